"""What is known of one kind of question: a row of the table in `kinds.py`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal

from skill.coach import texts
from skill.coach.answer import Answer
from skill.coach.question import KindName, Question
from skill.frozen import Frozen
from skill.knowledge.model import Knowledge
from skill.talk.context import Sort
from skill.talk.scene import Scene

if TYPE_CHECKING:  # read where a walk is asked for, and nowhere else
    from skill.talk.walk.scene import Outcome

Answering = Callable[[Knowledge, Question], Answer]
GoingOn = Callable[[Scene, Question], Answer]
Walking = Callable[[Scene, Question], "Outcome"]
#: What the second side of a question may be; no pronoun means an aim, or where it hurts.
Other = Sort | Literal["aim", "body_part"]


class Kind(Frozen):
    """One kind of question.

    name: what it is called. intents: the intents of the interaction model that ask it.
    answer: what answers it from the knowledge alone, or goes_on: what answers it from the talk
    as well, or walks: what answers it from the walk that is on. With none, the turn itself sees to
    it before anything is answered.

    subject: the slot that fills a question's subject. means: the subject that an intent stands
    for by itself ("how steep" asks for the slope). other: the sort of its second side.
    needs: what it asks back for where nothing of it was named.
    takes: sorts of things that "it" may mean in it, the likeliest first.
    pairs: sorts of which it takes two ("compare them").
    whole: with the way of walking it takes the muscles that it was about.
    alone: it means something without a name too, so it takes none of an earlier session.
    varies: sorts that "what about" may put in the place of the old.

    health: it tells of the walker's health, so nothing of it outlives the session.
    kept: worth a record when the session closes. reads: answered better with the walker's record.
    unknown: what is said to a name that nobody knows; None where the question does without one.
    whether: what its answer begins with where it is asked for yes or no, and says nothing of it.
    """

    name: KindName
    answer: Answering | None = None
    goes_on: GoingOn | None = None
    walks: Walking | None = None
    intents: tuple[str, ...] = ()
    subject: str | None = None
    means: Mapping[str, str] = {}
    other: Other | None = None
    needs: Sort | None = None
    takes: tuple[Sort, ...] = ()
    pairs: tuple[Sort, ...] = ()
    whole: bool = False
    alone: bool = False
    varies: frozenset[Sort] = frozenset()
    health: bool = False
    kept: bool = True
    reads: bool = True
    unknown: str | None = texts.UNKNOWN_MUSCLE
    whether: str | None = None


class Late:
    """A function of ours, as "room.module.name"; the module is read when it is first called."""

    def __init__(self, where: str) -> None:
        self._where = f"skill.{where}"

    @cached_property
    def function(self) -> Callable[..., Any]:
        """The function itself. Raises ImportError or AttributeError where there is none."""
        module, _, name = self._where.rpartition(".")
        found: Callable[..., Any] = getattr(import_module(module), name)
        return found

    def __call__(self, *asked: Any) -> Any:
        """Return what the function returns."""
        return self.function(*asked)
