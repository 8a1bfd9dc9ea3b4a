"""What the coach answers: keys of texts, never words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from skill.coach import texts
from skill.coach.question import Ids, Question
from skill.coach.texts import Text
from skill.frozen import Frozen


class Quoted(Frozen):
    """Words of the walker, to be said back."""

    words: str


#: What fills a placeholder: a text key, several whose texts are joined to a list, words heard, or
#: another part, said within the sentence.
Value: TypeAlias = "str | Ids | Quoted | Part"

_NOTHING: Mapping[str, Value] = {}


class Part(Frozen):
    """One text to speak: its key in the language files, and what fills its placeholders.

    `brief` asks for the text's first sentence alone, for answers that join several texts. `wording`
    names one of its wordings, counted from 1, where they do not all say the same.
    """

    key: str
    values: Mapping[str, Value] = _NOTHING
    brief: bool = False
    wording: int | None = None


class Offer(Frozen):
    """What the skill proposes: a part to speak, and what a "yes" asks for, if anything."""

    key: str
    accept: Question | None
    values: Mapping[str, Value] = _NOTHING
    brief: bool = False
    wording: int | None = None


class Act(Frozen):
    """Something to be done beside speaking; the door that can do it knows how.

    name: "play", "stop", "remind", "time", "ask_consent"; about: what it takes, in plain values.
    """

    name: str
    about: Mapping[str, str | int] = {}


class Verdict(Frozen):
    """What an answer says first: the part that says it, and what it comes to.

    outcome: "yes", "no", "it_depends", "not_quite", "partly", "hardly", for a comparison "alike",
    or the id of what won it: "that" means it afterwards.
    """

    part: Part
    outcome: str


class Answer(Frozen):
    """An answer in keys.

    parts: what to speak, in order, after the verdict.
    topic: the question that "why", "more" and "what about" go on from, each of its gaps filled;
    None keeps the last one.
    verdict: what is said before all else, where the question has one.
    findings: ids of the findings behind what is spoken, the first one first.
    details: keys of further texts, one of which each "tell me more" speaks.
    why: the parts that answer "why".
    evidence: ids of the sources behind the answer, most important first.
    offer: what to propose where the session stays open.
    asks: the answer itself ends in a question, so the session stays open and offers nothing.
    choice: the ids that such a question lets choose from.
    waits: what such a question completes, and whether by a number, by one of two words or a name.
    ends: the session closes whatever came before.
    content: True where a card is worth sending (False for small talk).
    tip: the id of the tip this answer gives, to be remembered.
    acts: what is to be done beside speaking.
    """

    parts: tuple[Part, ...]
    topic: Question | None = None
    verdict: Verdict | None = None
    findings: Ids = ()
    details: Ids = ()
    why: tuple[Part, ...] = ()
    evidence: Ids = ()
    offer: Offer | None = None
    asks: bool = False
    choice: Ids = ()
    waits: tuple[Literal["number", "either", "name"], Question] | None = None
    ends: bool = False
    content: bool = True
    tip: str | None = None
    title: str | None = None
    acts: tuple[Act, ...] = ()

    @property
    def spoken(self) -> tuple[Part, ...]:
        """The parts to speak, the verdict first."""
        return self.parts if self.verdict is None else (self.verdict.part, *self.parts)


#: The words that answer a question for yes or no.
_VERDICTS = {
    "yes": texts.VERDICT_IS_SO,
    "no": texts.VERDICT_IS_NOT,
    "not_quite": texts.VERDICT_NOT_QUITE,
    "partly": texts.VERDICT_PARTLY,
    "hardly": texts.VERDICT_HARDLY,
    "it_depends": texts.VERDICT_IT_DEPENDS,
}


def verdict(outcome: str) -> Verdict:
    """Return the verdict that says yes, no, not quite, partly, hardly or that it depends."""
    return Verdict(part=says(_VERDICTS[outcome]), outcome=outcome)


def says(key: str, **values: Value) -> Part:
    """Return the part that speaks `key` with its placeholders filled.

    Raises TypeError where other placeholders are filled than the text has.
    """
    return Part(key=str(key), values=_all_filled(key, values))


def offers(key: Text, accept: Question | None, **values: Value) -> Offer:
    """Return the offer that asks `key` with its placeholders filled, and what a "yes" asks for.

    Raises TypeError where other placeholders are filled than the text has.
    """
    return Offer(key=str(key), accept=accept, values=_all_filled(key, values))


def _all_filled(key: str, values: Mapping[str, Value]) -> Mapping[str, Value]:
    """Return the values. A text that goes by ids has no placeholders to fill."""
    fills = key.fills if isinstance(key, Text) else frozenset()
    if values.keys() != fills:
        raise TypeError(f"{key} must be filled with {sorted(fills)}, not with {sorted(values)}")
    return values


def brief(key: str) -> Part:
    """Return the part that speaks only the first sentence of `key`."""
    return Part(key=str(key), brief=True)


def asks(key: str, topic: Question | None = None) -> Answer:
    """Return an answer that is one question back."""
    return Answer(parts=(says(key),), topic=topic, asks=True, content=False)


def in_turn(keys: Ids) -> tuple[Part, ...]:
    """Return the parts that speak these texts: one as a whole, several in a sentence each."""
    return (says(keys[0]),) if len(keys) == 1 else tuple(brief(key) for key in keys)
