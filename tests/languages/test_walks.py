"""What is said in a guided walk: clips that a walker out of breath takes in, and may believe."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from skill.knowledge.load import load
from tests.languages.wordings import LOCALES, texts

KNOWN = load()
#: Promises that no study makes, and what is no good on a street.
FORBIDDEN = re.compile(
    r"\b(tone|toned|toning|burn\w*|guarantee\w*|sculpt\w*|shape|calories"
    r"|close your eyes|look down|count aloud"
    r"|straff\w*|verbrenn\w*|garantier\w*|form(e|st|t)|kalorien"
    r"|schließ die augen|schau nach unten|zähl laut)\b",
    re.IGNORECASE,
)
PUSH_OFF = re.compile(
    r"push off|spring off|big toe|push the (ground|belt)|zeh\b|federe|schieb", re.IGNORECASE
)


def clips(locale: str, section: str) -> Iterator[tuple[str, str]]:
    """The key and the words of each clip of a section."""
    for key, wordings in texts(locale).items():
        if key.startswith(f"{section}."):
            yield from ((key, text) for text in wordings)


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_is_promised_or_dangerous(locale: str) -> None:
    said = (*clips(locale, "walk"), *clips(locale, "walk_tips"))
    assert [clip for clip in said if FORBIDDEN.search(clip[1])] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_a_tip_is_one_thing_to_do_and_why(locale: str) -> None:
    """The action in one breath, then at most one sentence."""
    broken = []
    for key, text in clips(locale, "walk_tips"):
        action, *reason = re.split(r"(?<=\.) ", text)
        if len(action.split()) > 12 or len(reason) > 1:
            broken.append((key, text))
    assert broken == []


@pytest.mark.parametrize("locale", ["en-US", "de-DE"])
def test_what_makes_the_push_off_stronger_is_marked(locale: str) -> None:
    """A walk for the glutes must not hear of it."""
    heard = {key.split(".")[1] for key, text in clips(locale, "walk_tips") if PUSH_OFF.search(text)}
    marked = {name for name, tip in KNOWN.walk_tips.items() if tip.push_off}
    assert heard - marked == set()


def test_a_tip_fits_where_its_conditions_are() -> None:
    """A tip for hills comes on hills, one for a pace at that pace, one for stairs near stairs."""
    conditions = {
        "uphill": "hill",
        "brisk": "pace",
        "stairs_up": "stairs",
        "treadmill": "treadmill",
    }
    broken = []
    for name, tip in KNOWN.walk_tips.items():
        needs = set(KNOWN.tips[tip.tip].needs if tip.tip else ())
        effects = (KNOWN.effects[fact] for fact in tip.facts if fact in KNOWN.effects)
        needs |= {conditions.get(e.condition, "") for e in effects if e.direction == "increase"}
        phases, terrains = set(tip.phases), set(tip.terrains)
        holds = {
            "hill": phases == {"hill"} or terrains in ({"hilly"}, {"stairs"}, {"treadmill"}),
            "pace": phases <= {"brisk", "fast"} or terrains == {"treadmill"},
            "stairs": terrains == {"stairs"} or phases == {"hill"},
            "treadmill": terrains == {"treadmill"},
        }
        broken += [(name, need) for need in needs & holds.keys() if not holds[need]]
    assert broken == []


def test_every_reason_is_a_verified_finding_or_a_tip() -> None:
    """Nothing is said in a walk that the knowledge does not hold."""
    findings = {**KNOWN.effects, **KNOWN.facts}
    assert [n for n, tip in KNOWN.walk_tips.items() if not tip.tip and not tip.facts] == []
    spoken = [(n, fact) for n, tip in KNOWN.walk_tips.items() for fact in tip.facts]
    assert [pair for pair in spoken if not findings[pair[1]].verified] == []
