"""Other doors can have the talk: it needs nothing of Alexa's."""

from __future__ import annotations

import subprocess
import sys

USE = """
import sys
from datetime import UTC, datetime
from random import Random
from skill.knowledge.load import load
from skill.languages.words import Languages
import skill.talk
from skill.talk import FRESH, Heard, Hearing, Slot, Talk, Walker
knowledge = load()
talk, hearing = Talk(knowledge), Hearing(knowledge)
walker = Walker(words=Languages("en-US").words("en-US"))
asked = hearing.question(Heard("ConditionMusclesIntent", (("condition", Slot(("uphill",))),)))
turn = talk.respond(asked, FRESH, walker, datetime.now(UTC), Random(7), one_shot=False)
print(turn.reply.speech)
loaded = {name.split(".")[0] for name in sys.modules}
assert loaded.isdisjoint({"ask_sdk_core", "ask_sdk_model", "flask"})
assert sorted(skill.talk.__all__) == skill.talk.__all__
"""


def test_a_door_without_alexa() -> None:
    """A page or a home assistant asks, and hears an answer, without the SDK being imported."""
    done = subprocess.run([sys.executable, "-c", USE], capture_output=True, text=True, check=True)
    assert "uphill" in done.stdout.lower() or "hill" in done.stdout.lower()
