"""What came back of a talk that this version of the knowledge no longer holds."""

from __future__ import annotations

from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.talk.context import Context, Entity
from skill.talk.hearing import SECTIONS
from skill.talk.kinds import KINDS, MANNERS, MEANINGS, ON_DATE

#: Where the ids of a question's second side and of its subject are described, for every kind.
_OTHERS = tuple({s: None for row in KINDS.values() if row.other for s in SECTIONS[row.other]})
_SUBJECTS = (
    "topics",
    *{s: None for row in KINDS.values() for s in SECTIONS.get(row.subject or "", ())},
)
_WISHES = ("terrains", "levels", "walk_goals", "reminder_days")


def still_known(knowledge: Knowledge, context: Context) -> Context:
    """Drop what of a context this version of the knowledge no longer holds."""
    if context.last and not knows(knowledge, context.last.asked):
        context = context.but(last=None)
    if context.expects and not knows(knowledge, context.expects.then):
        context = context.but(expects=None)
    if context.set_aside and not knows(knowledge, context.set_aside.then):
        context = context.but(set_aside=None)
    if context.circumstance and context.circumstance not in knowledge.circumstances:
        context = context.but(circumstance=None)
    focus = tuple(entity for entity in context.focus if _is_thing(knowledge, entity))
    return context if focus == context.focus else context.but(focus=focus)


def knows(knowledge: Knowledge, asked: Question) -> bool:
    """Tell whether all ids of a question, as it came back in a session, are known here."""
    return (
        all(m in knowledge.muscles or m in knowledge.groups for m in asked.muscles)
        and all(c in knowledge.conditions for c in asked.conditions)
        and (asked.other is None or _has(knowledge, asked.other, _OTHERS))
        and (asked.subject is None or _is_subject(knowledge, asked.subject))
        and (asked.circumstance is None or asked.circumstance in knowledge.circumstances)
        and (asked.tip is None or asked.tip in knowledge.tips)
        and all(limit in knowledge.limits for limit in asked.limits)
        and all(_is_wish(knowledge, wish) for wish in asked.wishes)
        and (asked.kind != "topic" or asked.subject is not None)
        and (asked.kind != "which_of_two" or len(asked.muscles) > 1)
    )


def _is_thing(knowledge: Knowledge, entity: Entity) -> bool:
    groups = entity.sort == "muscle" and entity.id in knowledge.groups
    return groups or entity.id in getattr(knowledge, f"{entity.sort}s")


def _is_subject(knowledge: Knowledge, name: str) -> bool:
    return name in KINDS or name in MEANINGS or _has(knowledge, name, _SUBJECTS)


def _is_wish(knowledge: Knowledge, name: str) -> bool:
    return name in MANNERS or name.startswith(ON_DATE) or _has(knowledge, name, _WISHES)


def _has(knowledge: Knowledge, name: str, sections: tuple[str, ...]) -> bool:
    return any(name in getattr(knowledge, section) for section in sections)
