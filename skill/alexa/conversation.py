"""One turn of talk: from a question to words, and what is remembered of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from random import Random

from skill.alexa.reply import Reply
from skill.alexa.state import State
from skill.coach.answer import Answer, Part
from skill.coach.coach import Coach
from skill.coach.question import Question
from skill.coach.talk import Talk
from skill.languages.words import Spoken, Words

#: How many details one "tell me more" tells.
_MOST_DETAILS = 1
#: What is asked where an answer proposes nothing.
_ANYTHING = "offers.anything"
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
        answer = self._coach.answer(asked, state.talk, self._chance, back_again=back_again)
        parts, told = self._parts(answer, state.talk, words)
        spoken = words.speak(parts, state.talk.said, self._chance)
        talk = _after(asked, answer, state.talk, told)
        reply, talk = self._closing(answer, spoken, talk, words, one_shot=one_shot)
        return reply, State(talk, reply.speech, reply.reprompt)

    def _parts(self, answer: Answer, talk: Talk, words: Words) -> tuple[tuple[Part, ...], int]:
        """Return the parts to speak; an answer without parts tells the next untold details."""
        if answer.parts:
            return answer.parts, 0
        untold = words.expand(answer.details)[talk.told : talk.told + _MOST_DETAILS]
        if not untold:
            return (Part("prompts.more_end"),), talk.told
        return tuple(Part(key) for key in untold), talk.told + len(untold)

    def _closing(
        self, answer: Answer, spoken: Spoken, talk: Talk, words: Words, *, one_shot: bool
    ) -> tuple[Reply, Talk]:
        """Close after a finished one-shot, else end in exactly one question."""
        card = _card(answer, spoken, words)
        if answer.asks:
            reprompt = self._reprompt(answer.parts[-1].key, words)
            return Reply(spoken.text, reprompt, card), _said(talk, spoken.wordings)
        if answer.ends or (one_shot and answer.content and not answer.stays):
            return Reply(spoken.text, None, card), _said(talk, spoken.wordings)
        key = answer.offer.key if answer.offer else _ANYTHING
        values = answer.offer.values if answer.offer else {}
        asking = words.speak((Part(key, values),), talk.said, self._chance)
        accept = answer.offer.accept if answer.offer else None
        talk = _said(talk, {**spoken.wordings, **asking.wordings}, accept)
        return Reply(f"{spoken.text} {asking.text}", self._reprompt(key, words), card), talk

    def _reprompt(self, key: str, words: Words) -> str:
        """Return the reprompt for a prompt: its own, or the general one."""
        own = f"reprompts.{key.rsplit('.', 1)[-1]}"
        return words.name(own if words.has(own) else "reprompts.general")

    def _again(self, kind: str, state: State, words: Words) -> tuple[Reply, State]:
        """Say the last thing again: as it was, slowly, or its first sentence alone."""
        if state.speech is None or not (state.reprompt or _statements(state.speech)):
            asking = words.speak((Part("prompts.repeat_what"),), state.talk.said, self._chance)
            return Reply(asking.text, words.name("reprompts.general")), state
        speech = state.speech if state.reprompt else _statements(state.speech)
        if kind == "shorter":
            speech = _shorter(speech, state.reprompt)
        return Reply(speech, state.reprompt, slowly=kind == "slower"), state


def _after(asked: Question, answer: Answer, talk: Talk, told: int) -> Talk:
    """Return the talk after an answer: its topic, tips and misses."""
    if asked.kind == "fallback":
        return talk._replace(misses=talk.misses + 1)
    topic = answer.topic or talk.topic
    if topic == talk.topic and answer.parts:
        told = talk.told  # "why" does not start "tell me more" again
    talk = Talk(topic, told, talk.offer, tips=talk.tips, said=talk.said)
    return talk.heard(answer.tip) if answer.tip else talk


def _said(talk: Talk, wordings: Mapping[str, int], offer: Question | None = None) -> Talk:
    """Return the talk with what was said now coming last, for the oldest are forgotten first."""
    before = {key: n for key, n in (talk.said or {}).items() if key not in wordings}
    return talk.but(offer=offer, said={**before, **wordings})


def _card(answer: Answer, spoken: Spoken, words: Words) -> tuple[str, str] | None:
    """Return the title and text of the card that goes with content."""
    if not answer.content:
        return None
    name = words.name(answer.title or "titles.walking")
    return name[:1].upper() + name[1:], spoken.text


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
