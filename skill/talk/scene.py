"""What a question meets: the talk so far, the walker and what is around them, time and chance."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping
from datetime import UTC, datetime
from random import Random
from typing import TYPE_CHECKING, Any

from skill.coach.answer import Answer
from skill.coach.question import Question
from skill.frozen import Frozen
from skill.knowledge.model import Knowledge
from skill.talk.context import Context
from skill.talk.player import Player

if TYPE_CHECKING:  # read where somebody wants to be reminded, and nowhere else
    from skill.talk.reminders import Reminders
    from skill.talk.timers import Timers
    from skill.talk.walk.open_walk import OpenWalk

#: What an answer once more needs in the place of time and chance: it is complete without them.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
NO_CHANCE = Random(0)

#: Makes a walk of the one that was open, or None; applied again where somebody wrote in between.
Step = Callable[["OpenWalk | None"], "OpenWalk | None"]
#: Changes a record, in JSON; again, where somebody else wrote it meanwhile.
Change = Callable[[MutableMapping[str, Any]], None]


class Nearby:
    """What is around who speaks, asked for by walks alone: nothing, where no door knows better."""

    @property
    def moment(self) -> datetime:
        """When they spoke, in whole seconds."""
        return NEVER

    @property
    def player(self) -> Player | None:
        """The audio player of their device; None where it has none."""
        return None

    @property
    def zone(self) -> str | None:
        """The name of their time zone; None where nobody knows it."""
        return None

    @property
    def reminders(self) -> Reminders | None:
        """What reminds them; None where none can be set."""
        return None

    @property
    def timers(self) -> Timers | None:
        """What announces their walks; None where none can be set."""
        return None


NOWHERE = Nearby()


class Scene(Frozen):
    """What a question meets: the knowledge, the talk so far, the walker, time and chance.

    returning: this walker was here before. now: in UTC. answer: answers a complete question.

    What a guided walk needs as well: the record that is kept of the walker, and whether one could
    be had; the locale; what is around them.
    """

    knowledge: Knowledge
    context: Context
    answer: Callable[[Question], Answer]
    returning: bool = True
    now: datetime = NEVER
    chance: Random = NO_CHANCE
    record: Mapping[str, Any] = {}
    known: bool = True
    locale: str = ""
    around: Nearby = NOWHERE

    @property
    def last(self) -> Answer | None:
        """The last answer once more, or None where nothing was said."""
        last = self.context.last
        return self.answer(last.asked) if last else None
