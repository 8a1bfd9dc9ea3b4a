"""What comes back of a talk is answered, whatever somebody made of it."""

from __future__ import annotations

from random import Random
from typing import Any

from skill.knowledge.model import Knowledge
from skill.lambda_function import Handler
from skill.talk.hearing import SECTIONS
from skill.talk.kinds import KINDS, MEANINGS
from tests.alexa.talk import request

WORDS = (
    *("AMAZON.YesIntent", "AMAZON.NoIntent", "AMAZON.MoreIntent", "AMAZON.HelpIntent"),
    *("AMAZON.FallbackIntent", "WhyIntent", "SourceIntent", "OneOfIntent"),
    *("HowMuchIntent", "HowLongIntent", "HowOftenIntent", "TooHardIntent", "DoneIntent"),
    *("SafeIntent", "KeepWalkingIntent", "AnotherIntent", "CompareConditionsIntent"),
)
HOW = ("yes", "if_yes", "name", "one_of", "number", "either", "consent")


def test_ids_that_never_belonged_together_are_answered(
    handler: Handler, knowledge: Knowledge, reported: list[tuple[str, str]]
) -> None:
    """Each id is known, but the kind of question has no such subject, side or muscle."""
    chance = Random(20261128)
    sections = {section: None for slot in SECTIONS.values() for section in slot}
    ids = [name for section in sections for name in getattr(knowledge, section)]
    ids += [*MEANINGS, *knowledge.tips]

    def question() -> dict[str, Any]:
        parts = ("subject", "other", "circumstance", "tip")
        asked: dict[str, Any] = {
            name: chance.choice(ids) for name in parts if chance.random() < 0.4
        }
        asked["kind"] = chance.choice(tuple(KINDS))
        for name, section in (("muscles", knowledge.groups), ("conditions", knowledge.conditions)):
            asked[name] = chance.choices(tuple(section), k=chance.randrange(3))
        return asked

    for _ in range(1500):
        last = {"asked": question(), "outcome": chance.choice(ids)}
        expects = {"how": chance.choice(HOW), "then": question()}
        talk = {"version": 2, "last": last, "expects": expects}
        event = request(chance.choice(WORDS), new=False, attributes={"talk": talk})
        assert handler(event, None)["response"]["outputSpeech"]
    assert reported == []
