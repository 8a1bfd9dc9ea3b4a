"""What a talk remembers between two turns, and what was said last in it; and their JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Literal, get_args

from skill.coach.question import LONGEST_ID, Ids, Question, id_or_none, ids
from skill.frozen import Frozen
from skill.languages.words import Words

#: Our own cap on one answer, far below the platform's 8000 characters.
MOST_CHARACTERS = 900
VERSION = 2
#: The version before: one question, and no things beside it.
_VERSION_1 = 1
#: Things in reach of "it", "them" and "the other one".
MOST_FOCUS = 6
#: Characters that tips heard and wordings used may take together, tips first; the newest that
#: fit are kept, fewer while a question is set aside. A whole context stays under two kilobytes.
MOST_HISTORY = 1_516
MOST_WORDINGS = 12
#: How long a thing of an earlier session is what "it" means, and its answer what "why" asks of.
PRONOUN_SECONDS = 10 * 60
ANSWER_SECONDS = 24 * 60 * 60
#: Who speaks again so soon after a session closed is still in the same talk.
SAME_TALK_SECONDS = 45

Sort = Literal["muscle", "condition", "exercise", "tip", "benefit"]
SORTS: frozenset[Sort] = frozenset(get_args(Sort))
How = Literal["yes", "if_yes", "name", "one_of", "number", "either", "consent"]
_HOW: frozenset[How] = frozenset(get_args(How))
_PRIVATE = "private."


class Entity(Frozen):
    """Something a pronoun may mean. Named in a question of health, it is private: never kept."""

    sort: Sort
    id: str
    private: bool = False


class LastAnswer(Frozen):
    """What the last answer was, in ids.

    asked: its question, complete. findings: those it spoke. outcome: what its verdict came to.
    details: how many of its details were told. at: when, in seconds since 1970; None if unknown.
    """

    asked: Question
    findings: Ids = ()
    outcome: str | None = None
    details: int = 0
    at: int | None = None


class Expectation(Frozen):
    """What the next words may answer, beside any new question.

    how: what sort of answer it waits for; "if_yes" for what was not offered aloud. then: what is
    asked when it comes; a name fills its gap. choice: for "one_of", what can be chosen, in the
    order said.
    """

    how: How
    then: Question
    choice: tuple[Entity, ...] = ()


class Activity(Frozen):
    """Something that goes on beside the talk: a walk, a quiz."""

    kind: str
    id: str
    step: int = 0


class Context(Frozen):
    """A talk between two turns, free of language.

    focus: the things last talked about, newest first, each once. expects: what the next words may
    answer. set_aside: what they could before one other question came in between. misses: how often
    in a row nothing was understood. tips: ids of tips heard, oldest first. wordings: the wording
    last used for a text key, oldest first. circumstance: what the walker said of their health in
    this session; every tip obeys it, no record keeps it.
    thread: what was talked about before an answer on the side, about no muscle, no way of walking
    and nothing of health ("is it my shoes"); words that go on from nothing there go on from it.
    recalled: all this is of an earlier session.
    """

    last: LastAnswer | None = None
    focus: tuple[Entity, ...] = ()
    expects: Expectation | None = None
    set_aside: Expectation | None = None
    activity: Activity | None = None
    misses: int = 0
    tips: Ids = ()
    wordings: Mapping[str, int] = {}
    circumstance: str | None = None
    recalled: bool = False
    thread: Question | None = None

    def newest(self, sort: Sort) -> str | None:
        """Return the id of the thing of this sort that was talked about last."""
        return next((entity.id for entity in self.focus if entity.sort == sort), None)

    def in_reach(self, now: datetime) -> Context:
        """Return what of the context is still in reach: all of it, unless it is of earlier."""
        if not self.recalled or self.last is None:
            return self
        at = self.last.at
        age = 0 if at is None else now.timestamp() - at
        if age > ANSWER_SECONDS:
            return self.but(last=None, focus=(), thread=None)
        if at is not None and age <= SAME_TALK_SECONDS:
            return self.but(recalled=False)
        near = at is not None and age <= PRONOUN_SECONDS
        return self if near else self.but(focus=(), thread=None)

    def to_attributes(self) -> dict[str, Any]:
        """Return a small, versioned JSON form; empty parts are left out."""
        attributes = {"version": VERSION, **{name: part for name, part in self._small() if part}}
        waiting = (attributes[name] for name in ("set_aside", "thread") if name in attributes)
        room = MOST_HISTORY - sum(len(str(part)) for part in waiting)
        if self.tips:
            attributes["tips"] = " ".join(_newest_that_fit(self.tips, room))
            room -= len(attributes["tips"])
        if self.wordings:
            kept = _newest_that_fit(tuple(self.wordings)[-MOST_WORDINGS:], room)
            attributes["wordings"] = {key: self.wordings[key] for key in kept}
        return attributes

    def _small(self) -> Iterator[tuple[str, Any]]:
        """The parts that never grow, by name; those that are not there are empty."""
        yield "last", self.last and _last_to_attributes(self.last)
        yield "focus", _entities_to_attributes(self.focus)
        yield "expects", self.expects and _expectation_to_attributes(self.expects)
        activity = self.activity
        yield "activity", activity and [activity.kind, activity.id, activity.step]
        yield "misses", self.misses
        yield "circumstance", self.circumstance
        yield "set_aside", self.set_aside and _expectation_to_attributes(self.set_aside)
        yield "thread", self.thread and self.thread.to_attributes()

    @staticmethod
    def from_attributes(attributes: object) -> Context:
        """Return the context a JSON form of this or the version before holds.

        What is missing, odd or of another version counts as not there.
        """
        if not isinstance(attributes, dict):
            return EMPTY
        version = attributes.get("version")
        if version == _VERSION_1:
            return _of_version_1(attributes)
        if version != VERSION:
            return EMPTY
        return Context(
            last=_last(attributes.get("last")),
            focus=_entities(attributes.get("focus")),
            expects=_expectation(attributes.get("expects")),
            set_aside=_expectation(attributes.get("set_aside")),
            activity=_activity(attributes.get("activity")),
            misses=_count(attributes.get("misses")),
            tips=_tips(attributes.get("tips")),
            wordings=_wordings(attributes.get("wordings")),
            circumstance=id_or_none(attributes.get("circumstance")),
            thread=Question.from_attributes(attributes.get("thread")),
        )


#: The context of a talk that begins.
EMPTY = Context()


class State(Frozen):
    """A talk between two turns. speech and reprompt: what was said last, to be said again.

    visited: this session was counted as a visit.
    """

    context: Context = EMPTY
    speech: str | None = None
    reprompt: str | None = None
    visited: bool = False

    def to_attributes(self) -> dict[str, Any]:
        """Return the state as JSON; empty parts are left out."""
        attributes: dict[str, Any] = {"talk": self.context.to_attributes()}
        if self.speech:
            attributes["speech"] = self.speech
        if self.reprompt:
            attributes["reprompt"] = self.reprompt
        if self.visited:
            attributes["visited"] = True
        return attributes

    @staticmethod
    def from_attributes(attributes: object, words: Words) -> State:
        """Return the state that JSON holds; odd parts count as missing."""
        if not attributes or not isinstance(attributes, dict):
            return FRESH
        context = Context.from_attributes(attributes.get("talk"))
        visited = attributes.get("visited") is True
        speech, reprompt = attributes.get("speech"), attributes.get("reprompt")
        if not _as_we_said(speech, reprompt, words):
            speech = reprompt = None
        return State(context=context, speech=speech, reprompt=reprompt, visited=visited)


#: The state of a talk that begins.
FRESH = State()


def _as_we_said(speech: object, reprompt: object, words: Words) -> bool:
    """Tell whether these can be words of ours, to be said again: they came back from outside."""
    return (
        isinstance(speech, str)
        and isinstance(reprompt, str)
        and len(reprompt) <= len(speech) <= MOST_CHARACTERS
        and speech.isprintable()
        and reprompt.isprintable()
        and words.marks.asks_once(speech)
        and words.marks.asks_once(reprompt)
    )


def _last_to_attributes(last: LastAnswer) -> dict[str, Any]:
    attributes: dict[str, Any] = {"asked": last.asked.to_attributes()}
    if last.findings:
        attributes["findings"] = list(last.findings)
    if last.outcome:
        attributes["outcome"] = last.outcome
    if last.details:
        attributes["details"] = last.details
    if last.at is not None:
        attributes["at"] = last.at
    return attributes


def _last(attributes: object) -> LastAnswer | None:
    if not isinstance(attributes, dict):
        return None
    asked = Question.from_attributes(attributes.get("asked"))
    if asked is None:
        return None
    return LastAnswer(
        asked=asked,
        findings=ids(attributes.get("findings")),
        outcome=id_or_none(attributes.get("outcome")),
        details=_count(attributes.get("details")),
        at=_count(attributes.get("at")) or None,
    )


def _entities_to_attributes(entities: tuple[Entity, ...]) -> list[str]:
    return [f"{_PRIVATE if e.private else ''}{e.sort}.{e.id}" for e in entities]


def _entities(attributes: object) -> tuple[Entity, ...]:
    if not isinstance(attributes, list):
        return ()
    named = dict.fromkeys(value for value in attributes[:MOST_FOCUS] if isinstance(value, str))
    return tuple(entity for value in named if (entity := _entity(value)))


def _entity(value: str) -> Entity | None:
    sort, _, name = value.removeprefix(_PRIVATE).partition(".")
    if sort not in SORTS or id_or_none(name) is None:
        return None
    return Entity(sort=sort, id=name, private=value.startswith(_PRIVATE))


def _expectation_to_attributes(expects: Expectation) -> dict[str, Any]:
    attributes: dict[str, Any] = {"how": expects.how, "then": expects.then.to_attributes()}
    if expects.choice:
        attributes["of"] = _entities_to_attributes(expects.choice)
    return attributes


def _expectation(attributes: object) -> Expectation | None:
    if not isinstance(attributes, dict):
        return None
    how, then = attributes.get("how"), Question.from_attributes(attributes.get("then"))
    if then is None or not isinstance(how, str) or how not in _HOW:
        return None
    return Expectation(how=how, then=then, choice=_entities(attributes.get("of")))


def _activity(attributes: object) -> Activity | None:
    if not isinstance(attributes, list) or len(attributes) != 3:
        return None
    kind, name, step = attributes
    known = id_or_none(kind) and isinstance(name, str) and len(name) <= LONGEST_ID
    return Activity(kind=kind, id=name, step=_count(step)) if known else None


def _tips(attributes: object) -> Ids:
    if not isinstance(attributes, str):
        return ()
    names = attributes[-MOST_HISTORY:].split()
    return tuple(dict.fromkeys(filter(id_or_none, names)))


def _wordings(attributes: object) -> Mapping[str, int]:
    if not isinstance(attributes, dict):
        return {}
    keys = [k for k in attributes if len(k) <= LONGEST_ID and k.isprintable()]
    return {key: _count(attributes[key]) for key in keys[-MOST_WORDINGS:]}


def _of_version_1(attributes: Mapping[str, Any]) -> Context:
    """Read the version before: a topic, an offer, tips in a list."""
    asked = Question.from_attributes(attributes.get("topic"))
    offer = Question.from_attributes(attributes.get("offer"))
    return Context(
        last=LastAnswer(asked=asked, details=_count(attributes.get("told"))) if asked else None,
        focus=_named(asked) if asked else (),
        expects=Expectation(how="yes", then=offer) if offer else None,
        misses=_count(attributes.get("misses")),
        tips=ids(attributes.get("tips"), most=100),
        wordings=_wordings(attributes.get("said")),
    )


def _named(asked: Question) -> tuple[Entity, ...]:
    muscles = (Entity(sort="muscle", id=muscle) for muscle in asked.muscles)
    conditions = (Entity(sort="condition", id=condition) for condition in asked.conditions)
    return (*muscles, *conditions)[:MOST_FOCUS]


def _newest_that_fit(names: Ids, characters: int) -> Ids:
    """Return the last of these names that take no more room than so many characters."""
    first = len(names)
    while first and (characters := characters - len(names[first - 1]) - 1) >= 0:
        first -= 1
    return names[first:]


def _count(value: object) -> int:
    return value if type(value) is int and value > 0 else 0
