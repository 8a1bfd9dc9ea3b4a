"""Who publishes, and where everything is: privacy pages and endpoints (A-01 to A-09)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from skill.web_settings import SKILL_ID
from store.publisher import EXAMPLE, FILE, REGIONS, Publisher
from store.rules.fault import Fault, broken
from store.submission import Submission
from workshop.documents import read_document
from workshop.paths import ROOT

_ARN = re.compile(
    r"arn:aws:lambda:(?P<region>[a-z0-9-]+):\d{12}:function:[A-Za-z0-9_-]+(:[A-Za-z0-9_$-]+)?"
)
_CERTIFICATES = ("Trusted", "Wildcard")
_COPY_IT = f"copy {EXAMPLE.relative_to(ROOT)} to {FILE.name} and fill it in"
#: What everybody has another of.
_OWN = ("operator", "contact", "skill_id", "privacy", "endpoint")


def operator(submission: Submission) -> Iterator[Fault]:
    """The privacy pages name somebody."""
    publisher = submission.publisher
    for name in ("operator", "contact"):
        if not getattr(publisher, name):
            yield broken(publisher.document, (name,), "A-01", f"there is no {name}", _COPY_IT)
    if publisher.skill_id and not SKILL_ID.fullmatch(publisher.skill_id):
        problem = f"skill_id {publisher.skill_id!r} is none"
        remedy = "it looks like amzn1.ask.skill.<a UUID>"
        yield broken(publisher.document, ("skill_id",), "A-07", problem, remedy)


def own(submission: Submission) -> Iterator[Fault]:
    """The example was filled in, not only copied."""
    publisher, example = submission.publisher, read_document(EXAMPLE).data
    for name in _OWN:
        if getattr(publisher, name) == example[name]:
            problem = f"{name} is the one of the example"
            remedy = "put your own in its place, or take it out until you know it"
            yield broken(publisher.document, (name,), "A-09", problem, remedy)


def pages(submission: Submission) -> Iterator[Fault]:
    """Privacy and terms are https addresses; nobody publishes without the first."""
    publisher = submission.publisher
    if not publisher.privacy:
        locales = ", ".join(submission.models)
        problem = f"{locales} have no privacy address"
        yield broken(publisher.document, ("privacy",), "A-02", problem, _COPY_IT)
    for name in ("privacy", "terms"):
        address = getattr(publisher, name)
        if address and not _is_https(address):
            problem = f"{name} {address!r} is no https address"
            yield broken(publisher.document, (name,), "A-08", problem, "start it with https://")


def endpoints(submission: Submission) -> Iterator[Fault]:
    """Alexa can reach the skill where it is said to be."""
    publisher = submission.publisher
    if not publisher.endpoint:
        remedy = f"run `make deploy`, or name it in {FILE.name}"
        yield broken(publisher.document, ("endpoint",), "A-03", "there is no endpoint", remedy)
        return
    yield from _endpoint(publisher, ("endpoint",), publisher.endpoint, None)
    for region, uri in publisher.regions.items():
        yield from _endpoint(publisher, ("regions", region), uri, region)
    if publisher.deployed_for not in ("", publisher.skill_id):
        problem = (
            f"the function was deployed for {publisher.deployed_for}, not {publisher.skill_id}"
        )
        remedy = "run `make deploy` with this SKILL_ID, or mend skill_id"
        yield broken(publisher.document, ("skill_id",), "A-06", problem, remedy)


def _endpoint(
    publisher: Publisher, where: tuple[str, ...], uri: str, region: str | None
) -> Iterator[Fault]:
    """Look at one endpoint, the default one where no region is named."""
    name, document = ".".join(where), publisher.document
    if region is not None and region not in REGIONS.values():
        problem = f"{name}: Alexa has no region {region!r}"
        yield broken(document, where, "A-05", problem, f"choose of {', '.join(REGIONS.values())}")
    arn = _ARN.fullmatch(uri)
    if arn:
        yield from _function(publisher, where, arn["region"], region)
    elif not _is_https(uri) or urlsplit(uri).port not in (None, 443):
        problem = f"{name} {uri!r} is neither a function's ARN nor an https address"
        remedy = "take the whole SkillEndpoint that `make deploy` prints, or https://HOST/alexa"
        yield broken(document, where, "A-04", problem, remedy)
    elif publisher.certificate not in _CERTIFICATES:
        problem = f"certificate {publisher.certificate!r} is none for a published skill"
        remedy = f"choose of {', '.join(_CERTIFICATES)}"
        yield broken(document, ("certificate",), "A-04", problem, remedy)


def _function(
    publisher: Publisher, where: tuple[str, ...], at: str, region: str | None
) -> Iterator[Fault]:
    """A function stands in a region that Alexa calls, and in the one that it is named for."""
    name = ".".join(where)
    remedy = f"deploy with REGION= one of {', '.join(f'{a} ({r})' for a, r in REGIONS.items())}"
    if at not in REGIONS:
        problem = f"{name} stands in {at}, where Alexa calls no function"
        yield broken(publisher.document, where, "A-05", problem, remedy)
    elif region is not None and REGIONS[at] != region:
        problem = f"{name} stands in {at}, which serves {REGIONS[at]}"
        yield broken(publisher.document, where, "A-05", problem, remedy)


def _is_https(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme == "https" and bool(parts.hostname) and "." in str(parts.hostname)
    except ValueError:
        return False
