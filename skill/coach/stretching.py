"""How muscles are stretched after a walk."""

from __future__ import annotations

from skill.coach import texts, topics
from skill.coach.answer import Answer, offers, says
from skill.coach.muscles import single
from skill.coach.question import Ids, Question
from skill.coach.training import WIDE
from skill.knowledge.model import Knowledge

#: The intent that asks for it, and the topic that answers where no muscle has a stretch.
HOW_TO_STRETCH = "HowToStretchIntent"
_ALL = "how_to_stretch"
#: The subject of one that is to be done on a chair.
SEATED = "sitting"


def stretch(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer how a muscle is stretched; with none named, the three that a walk asks most of."""
    name = stretch_for(knowledge, asked.muscles, seated=asked.subject == SEATED)
    if name is None:
        return topics.topic(knowledge, asked.but(subject=_ALL)).but(topic=asked)
    return Answer(
        parts=(says(f"exercises.{name}.how"),),
        topic=asked,
        why=(says(texts.STRETCH_EASES),),
        offer=offers(texts.OFFER_EXERCISE, Question("exercise", asked.muscles)),
        title=f"exercises.{name}.name",
    )


def stretch_for(knowledge: Knowledge, muscles: Ids, *, seated: bool = False) -> str | None:
    """Return the stretch of the first muscle that has one; a wide group has none of its own.

    seated: one for a chair, where there is one.
    """
    every = {n: e for n, e in knowledge.exercises.items() if e.stretch}
    chairs = dict(sorted(every.items(), key=lambda one: one[1].seated != seated))
    stretches = {n: e.muscles for n, e in (chairs if seated else every).items()}
    for muscle in muscles:
        own = (n for n, targets in stretches.items() if muscle in targets)
        near = (n for n, targets in stretches.items() if _shared(knowledge, targets, muscle))
        found = next(own, None if muscle in WIDE else next(near, None))
        if found:
            return found
    return None


def next_stretched(knowledge: Knowledge, muscles: Ids) -> Ids:
    """Return the muscles of the stretch after that of these, in the knowledge file's order."""
    names = [name for name, exercise in knowledge.exercises.items() if exercise.stretch]
    here = stretch_for(knowledge, muscles)
    after = names[(names.index(here) + 1) % len(names) if here else 0]
    return knowledge.exercises[after].muscles[:1]


def _shared(knowledge: Knowledge, targets: Ids, muscle: str) -> bool:
    """Tell whether a stretch for these targets stretches the muscle, or a part of it."""
    parts = {part for target in targets for part in single(knowledge, target)}
    return not parts.isdisjoint(single(knowledge, muscle))
