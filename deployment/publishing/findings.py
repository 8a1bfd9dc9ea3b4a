"""What Amazon finds in a package, each with where it is mended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

_TEXT_KEYS = {
    "name": "name",
    "summary": "summary",
    "description": "description",
    "updatesDescription": "news",
    "examplePhrases": "phrases",
    "keywords": "keywords",
}
_LOCALE = r"(?P<locale>[a-z]{2}-[A-Z]{2})"
_TEXT = re.compile(rf"locales\W+{_LOCALE}\W+(?P<key>\w+)")
_SENTENCES = "interaction_model/sentences/{language}"
#: What a finding names -> where that is mended, the first that fits.
_PLACES = (
    (re.compile(r"icon", re.I), "store/pictures/walker.svg"),
    (re.compile(r"privacyPolicy|termsOfUse|privacy polic", re.I), "publisher.yaml: privacy, terms"),
    (re.compile(r"privacyAndCompliance"), "store/store.yaml: declares"),
    (re.compile(r"testing ?instructions", re.I), "store/store.yaml: testing"),
    (re.compile(r"category|distributionCountries", re.I), "store/store.yaml"),
    (re.compile(r"endpoint|regions|certificate", re.I), "publisher.yaml: endpoint, regions"),
    (re.compile(r"events|permissions|interfaces"), "the code that uses it, under skill/alexa"),
    (re.compile(r"\bphrases?\b", re.I), "store/languages/{language}.yaml: phrases"),
    (re.compile(r"invocation", re.I), "interaction_model/sentences/{language}/language.yaml"),
    (re.compile(r"slot|type|synonym", re.I), "skill/languages/{language}: called"),
    (re.compile(r"interactionModel|intent|sample|utterance", re.I), _SENTENCES),
    (re.compile(r"summary|description|keyword|name", re.I), "store/languages/{language}.yaml"),
)  # fmt: skip


class Finding(NamedTuple):
    """What Amazon says, whether it must be mended, and where."""

    told: str
    required: bool
    place: str

    def __str__(self) -> str:
        return f"{'error' if self.required else 'advice'}: {self.told}\n  mend it in {self.place}"


def of_import(status: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield the errors and warnings of an import, and of each resource in it."""
    parts = [status, *((status.get("skill") or {}).get("resources") or ())]
    for part in parts:
        name = str(part.get("name", ""))
        for key, required in (("errors", True), ("warnings", False)):
            for entry in part.get(key) or ():
                told = f"{name}: {entry['message']}".removeprefix(": ")
                yield Finding(told, required, place_of(told))


def of_validation(result: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield the validations that failed."""
    for entry in (result.get("result") or {}).get("validations") or ():
        if entry.get("status") == "FAILED":
            locale = entry.get("locale") or ""
            told = ". ".join(filter(None, (entry.get("title"), entry.get("description"))))
            told = f"{locale}: {told}".removeprefix(": ")
            yield Finding(told, entry.get("importance") == "REQUIRED", place_of(told))


def place_of(told: str) -> str:
    """Return where the thing is mended that a finding speaks of."""
    locale = re.search(_LOCALE, told)
    language = locale["locale"][:2] if locale else "<language>"
    text = _TEXT.search(told)
    if text and text["key"] in _TEXT_KEYS:
        return f"store/languages/{language}.yaml: {_TEXT_KEYS[text['key']]}"
    for pattern, place in _PLACES:
        if pattern.search(told):
            return place.format(language=language)
    return "the package: build/skill-package"
