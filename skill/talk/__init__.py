"""The talk: from a question and what was said before to words and what is remembered.

Pure: time, chance and the walker's words come in. Knows no Alexa, so that every door can use it.
"""

from skill.talk.context import FRESH, State
from skill.talk.hearing import Heard, Hearing, Slot
from skill.talk.turn import Reply, Talk, Turn, Walker

__all__ = ["FRESH", "Heard", "Hearing", "Reply", "Slot", "State", "Talk", "Turn", "Walker"]
