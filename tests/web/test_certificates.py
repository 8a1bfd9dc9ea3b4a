"""Whose certificate it is, who vouches for it, and when: every wrong one is refused."""

from __future__ import annotations

import base64
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding

from skill.alexa.verification.chain import public_roots
from skill.alexa.verification.keys import KEPT, PLACES, REST, Keys, Lane
from skill.alexa.verification.known import EXPECTED, KnownUrls
from skill.alexa.verification.refusal import Refusal, Step
from skill.lambda_function import Handler
from tests.web.authority import NAME, NOW, URL, Authority, Identity, body_of, rsa_key
from tests.web.conftest import Door, refused

Event = dict[str, Any]
STRANGERS = PLACES[Lane.STRANGE]
Make = Callable[[Authority, Authority], Identity]

WRONG: dict[str, tuple[Make, Step]] = {
    "expired": (lambda own, _: own.leaf(days=(-30, -1)), Step.CHAIN),
    "not yet valid": (lambda own, _: own.leaf(days=(1, 30)), Step.CHAIN),
    "self-signed": (lambda own, _: own.self_signed(), Step.CHAIN),
    "wrong name": (lambda own, _: own.leaf(("api.amazon.com",)), Step.CHAIN),
    "longer name": (lambda own, _: own.leaf((f"{NAME}.example.com",)), Step.CHAIN),
    "wildcard": (lambda own, _: own.leaf(("*.amazon.com",)), Step.NAME),
    "no name": (lambda own, _: own.leaf(()), Step.CHAIN),
    "1024 bits": (lambda own, _: own.leaf(key=rsa_key("small", 1024)), Step.KEY),
    "intermediate missing": (lambda own, _: own.leaf(between=False), Step.CHAIN),
    "signed by a leaf": (lambda own, _: own.leaf(issuer=own.leaf()), Step.CHAIN),
    "unknown root": (lambda _, other: other.leaf(), Step.CHAIN),
    "unknown root, our intermediate": (
        lambda own, other: Identity(
            rsa_key("leaf"), other.leaf().certificate, (own.middle.certificate,)
        ),
        Step.CHAIN,
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_certificate_is_refused(
    case: str, door: Door, authority: Authority, stranger: Authority, launch: Event
) -> None:
    """Though its key signed the very body."""
    make, step = WRONG[case]
    refused(door, door.post(launch, by=door.serve(make(authority, stranger))), step)


def test_a_key_that_is_not_rsa_is_refused(door: Door, authority: Authority, launch: Event) -> None:
    """Alexa signs with RSA; the signature of another kind is not even looked at."""
    key = ec.generate_private_key(ec.SECP256R1())
    door.serve(authority.leaf(key=key))
    signed = base64.b64encode(key.sign(body_of(launch), ec.ECDSA(hashes.SHA256()))).decode()
    refused(door, door.post(launch, headers={"Signature-256": signed}), Step.KEY)


@pytest.mark.parametrize("between", [True, False])
def test_the_root_in_the_file_vouches_for_nobody(
    between: bool, door: Door, stranger: Authority, launch: Event
) -> None:
    """Trust comes from our own store, not from what somebody sends along."""
    leaf = stranger.leaf(between=between)
    chain = Identity(leaf.key, leaf.certificate, (*leaf.between, stranger.root.certificate))
    refused(door, door.post(launch, by=door.serve(chain)), Step.CHAIN)


def test_a_name_beside_others_is_found(door: Door, authority: Authority, launch: Event) -> None:
    """The name must be among the certificate's names, not alone."""
    leaf = door.serve(authority.leaf(("*.amazon.com", NAME)))
    assert door.post(launch, by=leaf).status_code == 200


@pytest.mark.parametrize(
    "pem",
    [b"", b"not a certificate", b"\x00\xff" * 99, b"-----BEGIN CERTIFICATE-----\nAAAA\n"],
)
def test_a_file_that_is_no_chain_is_refused(pem: bytes, door: Door, launch: Event) -> None:
    """Whatever lies at the URL."""
    door.files[URL] = pem
    refused(door, door.post(launch), Step.CHAIN)


def test_a_chain_without_end_is_refused(door: Door, launch: Event) -> None:
    """Nobody makes us build paths from a thousand certificates."""
    door.files[URL] = door.alexa.pem * 20
    refused(door, door.post(launch), Step.CHAIN)


def test_a_signature_of_another_hash_or_padding_is_refused(door: Door, launch: Event) -> None:
    """SHA-256 with PKCS 1 version 1.5, and no other."""
    key, body = door.alexa.key, body_of(launch)
    assert not isinstance(key, ec.EllipticCurvePrivateKey)
    pss = padding.PSS(padding.MGF1(hashes.SHA256()), 32)
    for signature in (
        key.sign(body, padding.PKCS1v15(), hashes.SHA512()),
        key.sign(body, pss, hashes.SHA256()),
    ):
        door.log.clear()
        signed = base64.b64encode(signature).decode()
        refused(door, door.post(launch, headers={"Signature-256": signed}), Step.SIGNATURE)


def test_a_chain_is_fetched_once_and_by_whatever_spelling(door: Door, launch: Event) -> None:
    """Spellings of one URL are one URL."""
    dots = URL.replace("echo.api/", "echo.api/../echo.api/%2E/")
    for url in (
        URL,
        URL.replace("https://s3", "HTTPS://S3"),
        dots,
        URL.replace(".com", ".com:443"),
    ):
        assert door.post(launch, headers={"SignatureCertChainUrl": url}).status_code == 200
    assert door.fetched == [URL]


def test_a_kept_chain_is_judged_anew_at_every_use(
    authority: Authority, skill: Handler, launch: Event
) -> None:
    """A certificate that was good yesterday and has ended is refused, and asked for anew."""
    door = Door(authority, skill)
    leaf = door.serve(authority.leaf(days=(-30, 0.5)))
    assert door.post(launch, by=leaf).status_code == 200
    door.now = NOW + timedelta(days=1)
    launch["request"]["timestamp"] = door.now.isoformat()
    assert door.post(launch, by=leaf).status_code == 400
    assert door.step == Step.CHAIN
    renewed = door.serve(authority.leaf())
    assert door.post(launch, by=renewed).status_code == 200
    assert door.fetched == [URL] * 3


def test_a_refused_chain_is_not_kept(door: Door, authority: Authority, launch: Event) -> None:
    """What was wrong once may be right the next time."""
    wrong = door.serve(authority.leaf(("*.amazon.com",)))
    assert door.post(launch, by=wrong).status_code == 400
    assert door.post(launch, by=door.serve(door.alexa)).status_code == 200


def test_the_cache_is_bounded(door: Door, launch: Event) -> None:
    """A thousand URLs do not fill the memory, and the latest are kept."""
    keys = Keys(lambda url: door.alexa.pem, door.authority.roots)
    for number in range(KEPT * 3):
        keys.get(f"{URL}{number}", NOW)
    assert len(keys._kept) == KEPT
    assert f"{URL}{KEPT * 3 - 1}" in keys._kept


def test_many_who_need_one_chain_share_one_fetch(door: Door) -> None:
    """All requests that find a place after a start: one fetch, a key for each."""
    go, calls = threading.Event(), []

    def fetch(url: str) -> bytes:
        calls.append(url)
        go.wait(5)
        return door.alexa.pem

    keys, found = Keys(fetch, door.authority.roots), []
    threads = [threading.Thread(target=lambda: found.append(keys.get(URL, NOW))) for _ in range(4)]
    for thread in threads:
        thread.start()
    go.set()
    for thread in threads:
        thread.join()
    assert (len(found), len(calls)) == (4, 1)


@pytest.mark.parametrize(
    ("urls", "places"), [(1, STRANGERS // 2), (STRANGERS, STRANGERS)], ids=["one URL", "many URLs"]
)
def test_strangers_urls_do_not_keep_all_threads_busy(urls: int, places: int, door: Door) -> None:
    """While as many as may wait for strangers' URLs, the next is refused; a known key works.

    So does one that Alexa is expected to use, though nobody has seen it yet.
    """
    hang, waiting = threading.Event(), threading.Semaphore(0)
    coming = EXPECTED[-1]

    def fetch(url: str) -> bytes:
        if url in (URL, coming):
            return door.alexa.pem
        hang.wait(5)
        raise Refusal(Step.FETCH, "404")

    keys = Keys(fetch, door.authority.roots, expected=EXPECTED)
    keys.get(URL, NOW)
    outcomes: list[str] = []

    def ask(number: int) -> None:
        waiting.release()
        try:
            keys.get(f"{URL}{number % urls}", NOW)
        except Refusal as refusal:
            outcomes.append(refusal.why)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(places)]
    for thread in threads:
        thread.start()
        assert waiting.acquire(timeout=5)
    while keys._busy[Lane.STRANGE] < places:
        time.sleep(0.01)
    ask(0)
    assert outcomes == ["too many at once"]
    assert keys.get(URL, NOW)
    assert keys.get(coming, NOW)
    with pytest.raises(Refusal, match="trusted root"):
        keys.get(URL, NOW + timedelta(days=9999))  # its time is over: it was fetched all the same
    assert keys.get(URL, NOW)
    hang.set()
    for thread in threads:
        thread.join()
    assert outcomes[1:] == ["404"] * places


def test_a_url_that_leads_to_nothing_is_asked_once_in_a_while(door: Door, launch: Event) -> None:
    """The next ones are refused without asking; later it may be there."""
    del door.files[URL]
    for _ in range(3):
        assert door.post(launch).status_code == 400
    assert door.fetched == [URL]
    door.files[URL] = door.alexa.pem
    door.now += REST
    assert door.post(launch).status_code == 200


def test_a_url_that_was_good_is_asked_however_often_it_fails(door: Door, launch: Event) -> None:
    """Amazon's server may stumble when a chain is to be fetched anew."""
    keys = Keys(door._fetch, door.authority.roots)
    keys.get(URL, NOW)
    del door.files[URL]
    keys._kept.clear()
    for _ in range(3):
        with pytest.raises(Refusal, match="404"):
            keys.get(URL, NOW)
    assert door.fetched == [URL] * 4


def test_nothing_is_fetched_for_who_does_not_know_our_skill(door: Door, launch: Event) -> None:
    """The skill's id is not public: a body without it costs Amazon's server nothing."""
    launch["context"]["System"]["application"]["applicationId"] = "amzn1.ask.skill.other"
    launch["session"]["application"]["applicationId"] = "amzn1.ask.skill.other"
    refused(door, door.post(launch), Step.SKILL)
    assert door.fetched == []


def test_what_was_good_is_fetched_at_the_next_start(
    authority: Authority, tmp_path: Path, launch: Event
) -> None:
    """URLs that led to Alexa's keys are kept beside the store; lines of others are passed over."""
    path = tmp_path / "walkers.db"
    fetched: list[str] = []

    def fetch(url: str) -> bytes:
        fetched.append(url)
        return authority.leaf().pem

    known = KnownUrls(path)
    assert known.read() == []
    Keys(fetch, authority.roots, known.write).get(URL, NOW)
    kept = path.with_name("walkers.db-certificates")
    kept.write_text(f"https://evil.example/echo.api/a.pem\n{kept.read_text()}")
    keys = Keys(fetch, authority.roots, known.write)
    keys.fetch_ahead(known.read(), NOW)
    assert fetched == [URL, URL]
    assert keys.get(URL, NOW, may_fetch=False)


def test_a_fresh_door_looks_where_alexas_certificates_are_expected(door: Door) -> None:
    """Nobody need ask first; what is not there is not asked again for a while."""
    there = EXPECTED[-1]
    asked, done = [], threading.Semaphore(0)

    def fetch(url: str) -> bytes:
        asked.append(url)
        done.release()
        if url == there:
            return door.alexa.pem
        raise Refusal(Step.FETCH, "404")

    keys = Keys(fetch, door.authority.roots, expected=EXPECTED)
    keys.fetch_ahead([], NOW)
    for _ in EXPECTED:
        assert done.acquire(timeout=5)
    assert sorted(asked) == sorted(EXPECTED)
    assert keys.get(there, NOW)
    with pytest.raises(Refusal):
        keys.get(EXPECTED[0], NOW)
    assert len(asked) == len(EXPECTED)


def test_beside_a_hundred_strangers_a_new_certificate_is_fetched_at_once(door: Door) -> None:
    """Each of them names another one that is missing; nobody has seen any good one before."""
    leave, came = threading.Event(), threading.Semaphore(0)

    def fetch(url: str) -> bytes:
        if url == URL:
            return door.alexa.pem
        came.release()
        leave.wait(5)
        raise Refusal(Step.FETCH, "404")

    keys = Keys(fetch, door.authority.roots)

    def ask(number: int) -> None:
        with suppress(Refusal):
            keys.get(f"{URL}{number}", NOW)

    strangers = [threading.Thread(target=ask, args=(number,)) for number in range(100)]
    for stranger in strangers:
        stranger.start()
    for _ in strangers:
        assert came.acquire(timeout=5)
    assert keys.get(URL, NOW)
    leave.set()
    for stranger in strangers:
        stranger.join()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"x\n" * 1000])
def test_a_list_of_urls_that_is_none_is_passed_over(content: bytes, tmp_path: Path) -> None:
    """A start never fails over it; and where nothing can be written, nothing is."""
    path = tmp_path / "walkers.db"
    path.with_name("walkers.db-certificates").write_bytes(content)
    assert KnownUrls(path).read() == []
    KnownUrls(tmp_path / "nowhere" / "walkers.db").write([URL])
    assert KnownUrls(None).read() == []


def test_the_public_roots_can_be_read() -> None:
    """Once, and without the warning about one old root's number."""
    assert public_roots() is public_roots()
