"""Attacks on the web door: whatever is made of a request, it is refused and nothing breaks."""

from __future__ import annotations

import base64
import gzip
import time
import zlib
from collections.abc import Callable
from datetime import timedelta
from posixpath import normpath
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skill.alexa.verification.refusal import Refusal, Step
from skill.alexa.verification.url import FOLDER, HOST, certificate_url
from tests.waiting import TOO_LONG
from tests.web.authority import NOW, URL, body_of, rsa_key
from tests.web.conftest import Door, refused

Event = dict[str, Any]
quick = settings(
    deadline=None,
    max_examples=100,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

GOOD_URLS = (
    URL,
    "https://s3.amazonaws.com:443/echo.api/echo-api-cert.pem",
    "HTTPS://S3.AmazonAWS.com/echo.api/echo-api-cert.pem",
    "https://s3.amazonaws.com/echo.api/../echo.api/echo-api-cert.pem",
    "https://s3.amazonaws.com/evil/../echo.api/./echo-api-cert.pem",
    "https://s3.amazonaws.com/echo.api/%2e%2E/echo.api/echo-api-cert.pem",
)
BAD_URLS = (
    *(
        "",
        " ",
        "x",
        "https:",
        "https://",
        "https:///echo.api/a.pem",
        "//s3.amazonaws.com/echo.api/a",
    ),
    *(f"{scheme}://{HOST}/echo.api/a.pem" for scheme in ("http", "ftp", "file", "httpss", "")),
    *(
        f"https://{host}/echo.api/a.pem"
        for host in (
            *("notamazon.com", "s3.amazonaws.com.evil.com", "evil-s3.amazonaws.com", "localhost"),
            *("s3.amazonaws.com.", ".s3.amazonaws.com", "s3.amazonaws.co", "s3-amazonaws.com"),
            *("bucket.s3.amazonaws.com", "s3.eu-west-1.amazonaws.com", "127.0.0.1", "[::1]"),
            *(
                "s3.amazonaws.com:563",
                "s3.amazonaws.com:80",
                "s3.amazonaws.com:",
                "s3.amazonaws.com:0443",
            ),
            *("s3.amazonaws.com:443:443", "s3.amazonaws.com:4430", "s3.amazonaws.com:-443"),
            *("user@s3.amazonaws.com", "s3.amazonaws.com@evil.com", "u:p@s3.amazonaws.com"),
            *(
                "s3.amazonaws.com:443@evil.com",
                "evil.com#@s3.amazonaws.com",
                "evil.com?@s3.amazonaws.com",
            ),
            *(
                "evil.com\\@s3.amazonaws.com",
                "s3.amazonaws.com\\.evil.com",
                "\u017f3.amazonaws.com",
            ),
            *(
                "s3%2eamazonaws.com",
                "s3.amazonaws.com%00.evil.com",
                "s3.amazonaws.com\t",
                " s3.amazonaws.com",
            ),
            *(
                "s3\u3002amazonaws.com",
                "\uff533.amazonaws.com",
                "s3.amazonaws.com:\u0664\u0664\u0663",
            ),
        )
    ),
    *(
        f"https://{HOST}{path}"
        for path in (
            *(
                "",
                "/",
                "/echo.api",
                "/echo.api/",
                "/EcHo.aPi/a.pem",
                "/ECHO.API/a.pem",
                "/invalid.path/a",
            ),
            *("/echo.api/../a.pem", "/echo.api/../../a.pem", "/echo.api/./../evil/a.pem"),
            *(
                "/echo.api/%2e%2e/evil/a.pem",
                "/echo.api/.%2E/evil/a.pem",
                "/echo.api/%252e%252e/evil/a",
            ),
            *("/echo.api/..%2fevil/a.pem", "/echo.api%2f..%2fevil/a.pem", "/echo.api%2fa.pem"),
            *(
                "/echo.api/..%5cevil/a.pem",
                "/echo.api/..\\evil\\a.pem",
                "\\echo.api\\a.pem",
                "/echo.api\\a",
            ),
            *(
                "//echo.api/a.pem",
                "/echo.api//a.pem",
                "/echo.api//../../evil/a.pem",
                "/evil//echo.api/a",
            ),
            *(
                "/echo.api/a.pem#",
                "/echo.api/a.pem#x",
                "/echo.api/a.pem?",
                "/echo.api/a.pem?x=/../..",
            ),
            *(
                "/echo.api/a.pem;x",
                "/echo.api/a.pem\n",
                "/echo.api/a.pem\r\nX: y",
                "/echo.api/a\x00.pem",
            ),
            *(
                "/echo.api/ a.pem",
                "/echo.api/a.pem ",
                "/echo.api/\u00e4.pem",
                "/echo.api/%C0%AE%C0%AE/evil",
            ),
            *(
                "/echo.api/..",
                "/echo.api/.",
                "/echo.api/a/..",
                "/echo.apix/a.pem",
                "/xecho.api/a.pem",
            ),
            *(
                "/./echo.api/../evil/a.pem",
                "/echo.api/\uff0e\uff0e/evil/a.pem",
                "/echo.api/" + "a" * 2000,
            ),
        )
    ),
    f"https://{HOST}/echo.api/a.pem,https://{HOST}/echo.api/a.pem",
    f"https:/{HOST}/echo.api/a.pem",
    f"https:\\\\{HOST}/echo.api/a.pem",
    f" {URL}",
    f"{URL}\u2028",
)


@pytest.mark.parametrize("url", GOOD_URLS)
def test_the_spellings_that_amazon_allows_lead_into_the_folder(url: str) -> None:
    """Case of scheme and host, the port of HTTPS, dots that come back."""
    assert certificate_url(url).startswith(f"https://{HOST}{FOLDER}echo-api-cert")


def test_every_other_url_is_refused_unfetched(door: Door, launch: Event) -> None:
    """Wrong host, port, user, path, or a spelling that others might read differently."""
    for url in BAD_URLS:
        with pytest.raises(Refusal):
            certificate_url(url)
        if url.isascii() and url.isprintable():
            answer = door.post(launch, headers={"SignatureCertChainUrl": url})
            assert (url, answer.status_code) == (url, 400)
            assert door.step in (Step.URL, Step.HEADERS)
            door.log.clear()
        assert (url, door.fetched) == (url, [])


PIECES = st.sampled_from(
    (
        *(
            "https://",
            "http://",
            "s3.amazonaws.com",
            "/echo.api/",
            "/",
            "//",
            "..",
            ".",
            "%2e",
            "%2E",
        ),
        *(
            "%2f",
            "%5c",
            "%252e",
            "\\",
            "@",
            ":443",
            ":80",
            "#",
            "?",
            "a.pem",
            "evil",
            "\n",
            "\x00",
            " ",
        ),
    )
)


@quick
@given(st.one_of(st.lists(PIECES, max_size=12).map("".join), st.text()))
def test_no_url_leads_out_of_the_folder(tail: str) -> None:
    """A URL is refused, or spelled in one way only: plain, absolute, inside."""
    for given_url in (tail, f"https://{HOST}{tail}", f"https://{HOST}/echo.api/{tail}"):
        try:
            url = certificate_url(given_url)
        except Refusal:
            continue
        path = url.removeprefix(f"https://{HOST}")
        assert path.startswith(FOLDER)
        assert path == normpath(path)
        assert not set(path) & set("%\\?#@: \n\x00")


@quick
@given(position=st.integers(min_value=0), bit=st.integers(0, 7))
def test_no_changed_bit_comes_through(position: int, bit: int, door: Door, launch: Event) -> None:
    """A body with one bit changed, and a signature with one bit changed."""
    body = bytearray(body_of(launch))
    signature = bytearray(base64.b64decode(door.alexa.sign(bytes(body))))
    body[position % len(body)] ^= 1 << bit
    refused(door, door.post(launch, sent=bytes(body)), Step.SIGNATURE)
    door.log.clear()
    signature[position % len(signature)] ^= 1 << bit
    changed = base64.b64encode(signature).decode()
    refused(door, door.post(launch, headers={"Signature-256": changed}), Step.SIGNATURE)
    door.log.clear()


HEADER = st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"))


@quick
@given(url=st.one_of(st.just(URL), HEADER), signature=HEADER, body=st.binary(max_size=500))
def test_noise_is_refused(url: str, signature: str, body: bytes, door: Door) -> None:
    """Any headers and any body: 400, nothing else."""
    headers = {"SignatureCertChainUrl": url, "Signature-256": signature}
    response = door.client.post("/alexa", data=body, headers=headers)
    assert (response.status_code, response.data) == (400, b"")


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
    max_leaves=8,
)


@quick
@given(where=st.sampled_from(("request", "context", "session", "version", "timestamp")), odd=JSON)
def test_odd_events_with_a_good_signature_break_nothing(
    where: str, odd: object, door: Door, envelope: Callable[[str], Event]
) -> None:
    """Answered or refused, whatever stands in an event."""
    event = envelope("launch_first_time_en-US")
    (event["request"] if where == "timestamp" else event)[where] = odd
    assert door.post(event).status_code in (200, 400)


@quick
@given(body=st.binary(max_size=200))
def test_signed_bytes_that_are_no_event_are_refused(body: bytes, door: Door) -> None:
    """Even if Alexa signed them."""
    assert door.post(body).status_code == 400


@pytest.mark.parametrize("name", ["SignatureCertChainUrl", "Signature-256"])
@pytest.mark.parametrize("value", [None, ""])
def test_a_header_missing_or_empty_is_refused(
    name: str, value: str | None, door: Door, launch: Event
) -> None:
    """Certification sends an empty one."""
    refused(door, door.post(launch, headers={name: value}), Step.HEADERS)


def test_header_names_have_no_case(door: Door, launch: Event) -> None:
    """HTTP says so, and proxies change it."""
    headers = {name.lower(): value for name, value in door.alexa.headers(body_of(launch)).items()}
    assert door.client.post("/alexa", data=body_of(launch), headers=headers).status_code == 200


def test_the_old_signature_header_counts_for_nothing(door: Door, launch: Event) -> None:
    """SHA-1 is past."""
    signed = door.alexa.sign(body_of(launch))
    response = door.post(launch, headers={"Signature-256": None, "Signature": signed})
    refused(door, response, Step.HEADERS)


@pytest.mark.parametrize("name", ["SignatureCertChainUrl", "Signature-256"])
@pytest.mark.parametrize("first", [True, False])
def test_a_header_sent_twice_is_refused(name: str, first: bool, door: Door, launch: Event) -> None:
    """There is no first or last one to choose: servers join them with a comma."""
    good = door.alexa.headers(body_of(launch))
    other = "https://evil.example/a.pem" if "Url" in name else "AAAA"
    both = [good[name], other] if first else [other, good[name]]
    headers = [(key, value) for key, value in good.items() if key != name]
    headers += [(name, value) for value in both]
    assert door.client.post("/alexa", data=body_of(launch), headers=headers).status_code == 400


@pytest.mark.parametrize("change", ["=", "!", " ", "\u00e9", "AAA", "-_-_"])
def test_bad_base64_is_refused(change: str, door: Door, launch: Event) -> None:
    """No blank is overlooked, no padding forgiven, no other alphabet read."""
    signed = door.alexa.sign(body_of(launch))
    response = door.post(launch, headers={"Signature-256": f"{signed[:40]}{change}{signed[40:]}"})
    assert response.status_code == 400


def test_a_signature_by_another_key_is_refused(door: Door, launch: Event) -> None:
    """The chain is Alexa's, the key is not."""
    other = door.authority.leaf(key=rsa_key("other"))
    refused(door, door.post(launch, by=other), Step.SIGNATURE)


def test_the_signature_of_another_body_is_refused(door: Door, launch: Event) -> None:
    """Signed by Alexa, but not this."""
    other = launch | {"version": "1.1"}
    refused(door, door.post(launch, sent=body_of(other)), Step.SIGNATURE)


def test_the_raw_bytes_count_not_what_they_mean(door: Door, launch: Event) -> None:
    """The same JSON with one blank more is another body."""
    refused(door, door.post(launch, sent=body_of(launch) + b" "), Step.SIGNATURE)


def test_a_replay_is_refused_once_the_window_is_past(door: Door, launch: Event) -> None:
    """What was good stays good for 150 seconds."""
    assert door.post(launch).status_code == 200
    door.now = NOW + timedelta(seconds=151)
    refused(door, door.post(launch), Step.TIME)


@pytest.mark.parametrize("size", [256 * 1024 + 1, 5_000_000, 40_000_000])
def test_a_huge_body_is_refused_with_413(size: int, door: Door) -> None:
    """Signed or not, and without keeping it."""
    response = door.client.post("/alexa", data=b"x" * size, headers={"Signature-256": "AAAA"})
    refused(door, response, Step.BODY, 413)


def test_a_body_of_the_greatest_size_is_read(door: Door, launch: Event) -> None:
    """The cap itself is allowed."""
    body = body_of(launch)
    assert door.post(body + b" " * (256 * 1024 - len(body))).status_code == 200


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "gzip, gzip", "GZIP", "x"])
def test_a_packed_body_is_never_unpacked(coding: str, door: Door) -> None:
    """A bomb of a gigabyte in a few kilobytes stays what it is."""
    bomb = b"\x00" * 50_000_000
    packed = gzip.compress(bomb) if "gzip" in coding.lower() else zlib.compress(bomb)
    response = door.post(packed, headers={"Content-Encoding": coding})
    refused(door, response, Step.BODY)


def test_a_fault_in_verification_is_a_refusal(
    door: Door, launch: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever raises in there, the request is not proven: 400, and the class in the log."""

    def broken(event: Event, now: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("skill.alexa.verification.verifier.check_time", broken)
    refused(door, door.post(launch), Step.TIME)
    assert door.log[0]["error"] == "ZeroDivisionError"
    assert "secret" not in str(door.log)


def test_no_refusal_is_slow(door: Door, launch: Event) -> None:
    """A thousand of the dearest refusals (a signature that fails) are soon over."""
    headers = door.alexa.headers(body_of(launch))
    started = time.monotonic()
    for _ in range(1000):
        door.client.post("/alexa", data=b"{}", headers=headers)
    assert time.monotonic() - started < TOO_LONG
