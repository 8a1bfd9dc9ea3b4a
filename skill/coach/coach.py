"""The coach: takes a question and what was said before, gives an answer. Pure and deterministic."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from random import Random

from skill.coach import (
    benefits,
    conditions,
    follow_up,
    muscles,
    safety,
    small_talk,
    sources,
    tips,
    training,
    walking,
)
from skill.coach.answer import Answer, Offer, says
from skill.coach.question import Question
from skill.coach.talk import Talk
from skill.knowledge.model import Knowledge

_Answering = Callable[[Knowledge, Question], Answer]


def _aspect(name: str) -> _Answering:
    return lambda knowledge, asked: muscles.aspect(knowledge, asked, name)


#: Questions that the knowledge alone answers.
_CONTENT: Mapping[str, _Answering] = {
    "overview": walking.overview,
    "hardest": conditions.hardest,
    "condition": conditions.muscles_in,
    "compare": conditions.compare,
    "how_to": conditions.how_to,
    "muscle_compare": muscles.compare,
    "about": _aspect("about"),
    "where": _aspect("where"),
    "attachments": _aspect("attaches"),
    "parts": _aspect("parts"),
    "action": _aspect("action"),
    "role": _aspect("role"),
    "timing": _aspect("timing"),
    "muscle_condition": muscles.in_condition,
    "work_more": muscles.work_more,
    "job": walking.job,
    "phase": walking.phase,
    "muscle_count": walking.count,
    "tone": training.tone,
    "exercise": training.exercise,
    "how_to_exercise": training.how_to_exercise,
    "benefit": benefits.benefit,
    "asked_fact": walking.asked_fact,
    "target": walking.target,
    "brisk": walking.brisk,
    "steps": walking.steps,
    "soreness": safety.soreness,
    "pain": safety.pain,
    "caution": safety.caution,
}
#: Where the ids of a question's second side and of its subject are described.
_OTHERS = ("muscles", "groups", "conditions", "benefits")
_SUBJECTS = (
    *("jobs", "phases", "benefits", "exercises", "goals", "symptoms", "activities"),
    "asked_facts",
)
_SMALL_TALK = frozenset(small_talk.SIMPLE)
#: Answers kept at most; a walker should not wait for what was answered before.
_REMEMBERED = 1024


class Coach:
    """Answers questions from one knowledge file."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        # An answer in keys depends on nothing but the question, for the knowledge never changes.
        self._content = lru_cache(_REMEMBERED)(lambda q: _CONTENT[q.kind](knowledge, q))

    def answer(
        self, asked: Question, talk: Talk, chance: Random, *, back_again: bool = False
    ) -> Answer:
        """Answer a question in the light of the talk so far.

        Never raises on ids it does not know: it asks back. `chance` chooses between tips that
        fit equally well; `back_again` tells a walker who was here before.
        """
        asked = follow_up.completed(asked, talk)
        if len(asked.muscles) > 1 and asked.kind != "which_of_two":
            asked = asked.but(muscles=muscles.narrowest(self.knowledge, asked.muscles))
        kind = asked.kind
        if asked.unknown:
            return small_talk.unknown(asked, _unknown_key(asked))
        if kind in _CONTENT:
            return self._content(asked)
        if kind == "tip":
            return tips.tip(self.knowledge, asked, talk, chance)
        if kind in _SMALL_TALK:
            return small_talk.simple(asked)
        if kind == "launch":
            return small_talk.launch(back_again=back_again)
        return self._going_on(asked, talk, chance)

    def knows(self, asked: Question) -> bool:
        """Tell whether all ids of a question, as it came back in a session, are known here."""
        knowledge = self.knowledge
        return (
            all(m in knowledge.muscles or m in knowledge.groups for m in asked.muscles)
            and all(c in knowledge.conditions for c in asked.conditions)
            and (asked.other is None or self._has(asked.other, _OTHERS))
            and (asked.subject is None or self._has(asked.subject, _SUBJECTS))
            and (asked.circumstance is None or asked.circumstance in knowledge.circumstances)
            and (asked.kind != "asked_fact" or asked.subject is not None)
        )

    def _has(self, name: str, sections: tuple[str, ...]) -> bool:
        return any(name in getattr(self.knowledge, section) for section in sections)

    def _going_on(self, asked: Question, talk: Talk, chance: Random) -> Answer:
        """Answer what hangs on the talk so far, or repair what was not understood."""
        knowledge = self.knowledge
        answering: Mapping[str, Callable[[], Answer]] = {
            "yes": lambda: self._accepted(talk, chance),
            "no": lambda: small_talk.no(talk),
            "help": lambda: self._help(talk, chance),
            "which_of_two": lambda: small_talk.which_of_two(asked, knowledge),
            "what_you_know": lambda: small_talk.what_you_know(talk),
            "forget_me": small_talk.forget_me,
            "other_activity": lambda: small_talk.other_activity(asked),
            "another": lambda: self.answer(follow_up.another(talk), talk, chance),
            "what_about": lambda: self._what_about(asked, talk, chance),
            "why": lambda: self._why(talk, chance),
            "more": lambda: self._more(talk, chance),
            "source": lambda: sources.source(self._last(talk, chance)),
        }
        return answering.get(asked.kind, lambda: small_talk.fallback(talk))()

    def _accepted(self, talk: Talk, chance: Random) -> Answer:
        offered = talk.offer
        return self.answer(offered, talk, chance) if offered else small_talk.yes_to_nothing()

    def _what_about(self, asked: Question, talk: Talk, chance: Random) -> Answer:
        """Answer the last question for what is named now: "with poles" goes with "uphill"."""
        meant = follow_up.substitute(asked, talk.topic)
        if talk.topic and len(talk.topic.conditions) == len(meant.conditions) == 1:
            both = (*talk.topic.conditions, *meant.conditions)
            joined = conditions.together(self.knowledge, both)
            meant = meant.but(conditions=joined) if len(joined) == 1 else meant
        return self.answer(meant, talk, chance)

    def _help(self, talk: Talk, chance: Random) -> Answer:
        """Help where the walker is; somebody unwell hears once more what to do."""
        if talk.topic is not None and talk.topic.kind == "pain":
            return self.answer(talk.topic, talk, chance)
        return small_talk.help_with(talk)

    def _last(self, talk: Talk, chance: Random) -> Answer | None:
        """Return the answer to the last topic once more; of a tip, the tip that was given."""
        topic = talk.topic
        if topic is None:
            return None
        if topic.kind == "tip":
            return tips.last(self.knowledge, topic, talk)
        return self.answer(topic, talk, chance)

    def _why(self, talk: Talk, chance: Random) -> Answer:
        last = self._last(talk, chance)
        if last is None or not last.why:
            return Answer((says("prompts.why_what"),), asks=True, content=False)
        return Answer(
            last.why,
            topic=last.topic,
            evidence=last.evidence,
            offer=Offer("offers.source", Question("source")),
            title=last.title,
        )

    def _more(self, talk: Talk, chance: Random) -> Answer:
        """Answer with the details of the last topic; the caller speaks the next ones untold."""
        last = self._last(talk, chance)
        if last is None:
            return walking.overview(self.knowledge, Question("overview"))
        return Answer(
            (),
            topic=last.topic,
            details=last.details,
            evidence=last.evidence,
            offer=Offer("offers.go_on", Question("more")),
            title=last.title,
        )


def _unknown_key(asked: Question) -> str:
    if asked.kind in ("condition", "compare", "how_to", "hardest"):
        return "prompts.unknown_condition"
    return "prompts.unknown_muscle"
