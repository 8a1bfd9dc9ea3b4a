"""What a question means by the answer it comes after. Pure, as `resolve` is."""

from __future__ import annotations

from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.talk.before import threads
from skill.talk.context import Context
from skill.talk.steps import of_cares, of_everyday, of_themes
from skill.talk.steps.order.by_kind import BY_KIND
from skill.talk.steps.order.by_subject import BY_SUBJECT

#: What is doubted is what was said last.
_OF_THE_LAST = frozenset(("topic.backed", "topic.made_up", "topic.our_sources"))


def next_step(asked: Question, context: Context, knowledge: Knowledge) -> Question | None:
    """Return what was asked as the next step after the last answer; None where it is none.

    Where it goes on from nothing said on the side, it goes on from the thread before it. After
    soreness or a pain "what helps" asks for what eases it, after a comparison "which burns
    more" for another scale, after an exercise "how do I do that" for its steps.
    """
    name = f"{asked.kind}.{asked.subject}"
    steps = (*BY_SUBJECT.get(name, ()), *BY_KIND.get(asked.kind, ()))
    everyday, care = of_everyday.is_asked(asked), of_cares.is_asked(asked)
    pointer = of_themes.is_asked(asked)
    talks = threads(context, knowledge) if steps or everyday or care or pointer else ()
    if name in _OF_THE_LAST:
        talks = talks[:1]
    told = of_everyday.told_there(asked, talks[0], knowledge) if talks and everyday else None
    told = told or (of_themes.pointed(asked, talks, knowledge) if pointer else None)
    cared = of_cares.told_of_it(asked, talks, context.wordings, knowledge) if care else None
    if told is None and asked.kind not in of_cares.AFTER_OTHERS:
        told = cared
    meant = (step(asked, talk, knowledge) for step in steps for talk in talks)
    return told or next((question for question in meant if question is not None), cared)
