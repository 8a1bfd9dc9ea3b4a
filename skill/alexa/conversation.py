"""One turn of talk: from a question to words, and what is remembered of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from random import Random

from skill.alexa.reply import Reply
from skill.alexa.state import State
from skill.coach.answer import Answer, Offer, Part
from skill.coach.coach import Coach
from skill.coach.question import Question
from skill.coach.talk import Talk
from skill.languages.words import Spoken, Words

#: How many details one "tell me more" tells.
_MOST_DETAILS = 1
#: What is asked where an answer proposes nothing.
_ANYTHING = Offer("offers.anything", None)
_SENTENCE_END = r"(?<=[.?])\s+"


class Conversation:
    """Speaks one locale's words for the coach's answers."""

    def __init__(self, coach: Coach, chance: Random) -> None:
        self._coach = coach
        self._chance = chance

    def turn(
        self, asked: Question, state: State, words: Words, *, one_shot: bool, back_again: bool
    ) -> tuple[Reply, State]:
        """Answer a question; return what to say, and the state after it.

        `one_shot`: the question came with the invocation, so a complete answer closes the
        session. `back_again`: this walker was here before.
        """
        if asked.kind in ("repeat", "slower", "shorter"):
            return self._again(asked.kind, state, words)
        before = state.talk
        answer = self._coach.answer(asked, before, self._chance, back_again=back_again)
        parts, told = self._parts(answer, before, words)
        statement = words.speak(parts, before.said, self._chance)
        offer = _offer(answer, one_shot=one_shot)
        text, wordings = statement
        if offer is not None:
            asking = words.speak((offer,), before.said, self._chance)
            text, wordings = f"{text} {asking.text}", {**wordings, **asking.wordings}
        reprompt = _reprompt(answer, offer, words)
        reply = Reply(text, reprompt, _card(answer, statement, words))
        accept = offer.accept if offer else None
        talk = _after(asked, answer, before, told, accept, wordings)
        return reply, State(talk, text, reprompt)

    def _parts(self, answer: Answer, talk: Talk, words: Words) -> tuple[tuple[Part, ...], int]:
        """Return the parts to speak; an answer without parts tells the next untold details."""
        if answer.parts:
            return answer.parts, 0
        untold = words.expand(answer.details)[talk.told : talk.told + _MOST_DETAILS]
        if not untold:
            return (Part("prompts.more_end"),), talk.told
        return tuple(Part(key) for key in untold), talk.told + len(untold)

    def _again(self, kind: str, state: State, words: Words) -> tuple[Reply, State]:
        """Say the last thing again: as it was, slowly, or its first sentence alone."""
        if state.speech is None or not (state.reprompt or _statements(state.speech)):
            asking = words.speak((Part("prompts.repeat_what"),), state.talk.said, self._chance)
            return Reply(asking.text, words.name("reprompts.general")), state
        speech = state.speech if state.reprompt else _statements(state.speech)
        if kind == "shorter":
            speech = _shorter(speech, state.reprompt)
        return Reply(speech, state.reprompt, slowly=kind == "slower"), state


def _offer(answer: Answer, *, one_shot: bool) -> Offer | None:
    """Return what to propose; nothing where the answer asks itself, and where the session ends."""
    finished = answer.ends or (one_shot and answer.content and not answer.stays)
    return None if answer.asks or finished else answer.offer or _ANYTHING


def _reprompt(answer: Answer, offer: Offer | None, words: Words) -> str | None:
    """Return what is asked again when nobody answers; None where nothing was asked."""
    if offer is not None:
        return words.reprompt(offer.key)
    return words.reprompt(answer.parts[-1].key) if answer.asks else None


def _after(
    asked: Question,
    answer: Answer,
    before: Talk,
    told: int,
    accept: Question | None,
    wordings: Mapping[str, int],
) -> Talk:
    """Return the talk after an answer: its topic, its offer, and what the walker has heard."""
    topic = answer.topic or before.topic
    if topic == before.topic and answer.parts:
        told = before.told  # "why" does not start "tell me more" again
    misses = before.misses + 1 if asked.kind == "fallback" else 0
    tips = before.tips if answer.tip is None else before.heard(answer.tip).tips
    return Talk(topic, told, accept, misses, tips, _said(before, wordings))


def _said(talk: Talk, wordings: Mapping[str, int]) -> Mapping[str, int] | None:
    """Return what was said, the last at the end: the oldest are forgotten first."""
    if not wordings:
        return talk.said
    before = {key: n for key, n in (talk.said or {}).items() if key not in wordings}
    return {**before, **wordings}


def _card(answer: Answer, spoken: Spoken, words: Words) -> tuple[str, str] | None:
    """Return the title and text of the card that goes with content."""
    if not answer.content:
        return None
    return words.title(answer.title or "titles.walking"), spoken.text


def _statements(speech: str) -> str:
    """Leave the question out: nobody may be asked something when the session closes."""
    return " ".join(s for s in re.split(_SENTENCE_END, speech) if not s.endswith("?"))


def _shorter(speech: str, reprompt: str | None) -> str:
    """Return the first sentence, and the question where the session stays open."""
    sentences = speech.split(". ")
    first = sentences[0] if len(sentences) == 1 else f"{sentences[0]}."
    if reprompt is None or first.endswith("?"):
        return first
    return f"{first} {reprompt}"
