"""The manifest: `skill.json`, of the texts, the models and what the code does."""

from __future__ import annotations

import re
from typing import Any

from skill.memory.record import Record
from store.icons import SIZES
from store.submission import Submission

#: Interfaces of the platform, by what the skill has when it uses them.
_CAN_FULFILL = "CanFulfillIntentRequest"
_PLAYING = frozenset(("AMAZON.PauseIntent", "AMAZON.ResumeIntent"))
#: Requests that are events, which must be subscribed to.
_EVENT = re.compile(r"(?:AlexaSkillEvent|Reminders)\.(\w+)")
_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])")


def manifest(submission: Submission) -> dict[str, Any]:
    """Return the manifest. What the publisher did not say yet is left out."""
    endpoints = _endpoints(submission)
    interfaces = [{"type": name} for name in interfaces_of(submission)]
    custom = {**endpoints, "interfaces": interfaces}
    events = events_of(submission)
    whole: dict[str, Any] = {
        "manifestVersion": "1.0",
        "publishingInformation": _publishing(submission),
        "privacyAndCompliance": _privacy(submission),
        "apis": {"custom": custom},
        "permissions": [{"name": scope} for scope in sorted(submission.scopes)],
    }
    if endpoints and events:
        subscriptions = [{"eventName": name} for name in events]
        whole["events"] = {**endpoints, "subscriptions": subscriptions}
    return {"manifest": whole}


def interfaces_of(submission: Submission) -> list[str]:
    """Return the interfaces that the skill uses, read from its handlers and its models."""
    found = []
    if all(submission.intents(locale) >= _PLAYING for locale in submission.models):
        found.append("AUDIO_PLAYER")
    if _CAN_FULFILL in submission.request_types:
        found.append("CAN_FULFILL_INTENT_REQUEST")
    return found


def events_of(submission: Submission) -> list[str]:
    """Return the events that the skill has a handler for, by their names in a manifest."""
    events = filter(None, map(_EVENT.fullmatch, sorted(submission.request_types)))
    return [_WORD.sub("_", event[1]).upper() for event in events]


def instructions_for_testers(submission: Submission) -> str:
    """Return what a tester is told: the steps whose interface the skill uses, numbered."""
    testing = submission.store.data["testing"]
    lines = [
        f"{number}. Say: {step['say']}. Then: {step['then']}."
        for number, step in enumerate(tester_steps(submission), 1)
    ]
    return "\n".join((testing["before"].strip(), *lines))


def tester_steps(submission: Submission) -> list[dict[str, str]]:
    """Return the steps for a tester that the skill can do."""
    used = interfaces_of(submission)
    steps: list[dict[str, str]] = submission.store.data["testing"]["steps"]
    return [step for step in steps if step.get("interface") in (None, *used)]


def _publishing(submission: Submission) -> dict[str, Any]:
    countries = submission.store.data["countries"]
    return {
        "locales": {
            locale: _texts(submission, locale)
            for locale in submission.models
            if locale[:2] in submission.texts
        },
        "isAvailableWorldwide": not countries,
        "distributionMode": "PUBLIC",
        "distributionCountries": countries,
        "testingInstructions": instructions_for_testers(submission),
        "category": submission.store.data["category"],
    }


def _texts(submission: Submission, locale: str) -> dict[str, Any]:
    texts = submission.texts[locale[:2]].data
    return {
        "name": texts["name"],
        "summary": texts["summary"],
        "description": texts["description"].strip(),
        "updatesDescription": texts["news"],
        "examplePhrases": texts["phrases"],
        "keywords": texts["keywords"],
        **{f"{name}IconUri": f"file://assets/images/{name}.png" for name in SIZES},
    }


def _privacy(submission: Submission) -> dict[str, Any]:
    """Return the answers to certification's questions, from the code where it knows them."""
    declares = submission.store.data["declares"]
    return {
        "allowsPurchases": submission.sells,
        "usesPersonalInfo": bool(Record._fields),
        "isChildDirected": declares["child_directed"],
        "isExportCompliant": declares["export_compliant"],
        "containsAds": declares["ads"],
        "usesHealthInfo": declares["health_info"],
        "locales": {locale: _pages(submission, locale) for locale in submission.models},
    }


def _pages(submission: Submission, locale: str) -> dict[str, str]:
    """Return the addresses of a locale's privacy page and terms, in its language."""
    publisher = submission.publisher
    addresses = {"privacyPolicyUrl": publisher.privacy, "termsOfUseUrl": publisher.terms}
    return {
        key: f"{address.rstrip('/')}/{locale[:2]}" for key, address in addresses.items() if address
    }


def _endpoints(submission: Submission) -> dict[str, Any]:
    """Return the default endpoint and those of the regions; nothing where there is none yet."""
    publisher = submission.publisher
    if not publisher.endpoint:
        return {}

    def endpoint(uri: str) -> dict[str, str]:
        secure = uri.startswith("https:")
        return {"uri": uri, **({"sslCertificateType": publisher.certificate} if secure else {})}

    regions = {name: {"endpoint": endpoint(uri)} for name, uri in publisher.regions.items()}
    return {"endpoint": endpoint(publisher.endpoint), **({"regions": regions} if regions else {})}
