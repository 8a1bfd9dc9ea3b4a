"""A walk from its first second to its last: the phases, and everything said in them."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from skill.coach.walk.ask import Ask, check
from skill.coach.walk.cues import marks
from skill.coach.walk.phases import phases
from skill.coach.walk.script import Script
from skill.coach.walk.tips import Tips
from skill.coach.walk.wordings import Clips
from skill.knowledge.model import Knowledge


def script(knowledge: Knowledge, ask: Ask, heard: Iterable[str] = ()) -> Script:
    """Return the script of a walk: the same for the same wish, to the last cue.

    heard: cues of this walker's last walks, oldest first; they come again only where nothing else
    fits. Raises AskError where no walk can be made of the wish.
    """
    check(knowledge, ask)
    clips = Clips(Random(ask.seed), heard)
    planned = phases(ask)
    fixed = marks(ask, planned, clips)
    tips = Tips(knowledge, ask, planned, clips).give(fixed)
    return Script(planned[-1].end, planned, tuple(sorted((*fixed, *tips))))
