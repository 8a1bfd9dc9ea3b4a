"""What came back of a talk that this version of the knowledge no longer holds."""

from __future__ import annotations

from skill.coach.question import KindName, Question
from skill.knowledge.model import Knowledge
from skill.talk.context import Context, Entity
from skill.talk.hearing import SECTIONS
from skill.talk.kinds import KINDS, MEANINGS
from skill.talk.wishes import MANNERS, ON_DATE

#: Where the ids of subjects are described, for every kind.
_SUBJECTS = (
    *("topics", "cares", "pointers"),
    *{s: None for row in KINDS.values() for s in SECTIONS.get(row.subject or "", ())},
)
_WISHES = ("terrains", "levels", "walk_goals", "reminder_days")


def still_known(knowledge: Knowledge, context: Context) -> Context:
    """Drop what of a context this version of the knowledge no longer holds."""
    if context.last and not _is_answered(knowledge, context.last.asked):
        context = context.but(last=None)
    if context.expects and not _is_asked(knowledge, context.expects.then):
        context = context.but(expects=None)
    if context.set_aside and not _is_asked(knowledge, context.set_aside.then):
        context = context.but(set_aside=None)
    if context.thread and not _is_answered(knowledge, context.thread):
        context = context.but(thread=None)
    if context.circumstance and context.circumstance not in knowledge.circumstances:
        context = context.but(circumstance=None)
    focus = tuple(entity for entity in context.focus if _is_thing(knowledge, entity))
    return context if focus == context.focus else context.but(focus=focus)


def knows(knowledge: Knowledge, asked: Question) -> bool:
    """Tell whether all ids of a question, as it came back in a session, are known here."""
    return (
        all(_can_be_named(knowledge, name) for name in asked.muscles)
        and all(c in knowledge.conditions for c in asked.conditions)
        and (asked.other is None or _is_other(knowledge, asked.kind, asked.other))
        and (asked.subject is None or _is_subject(knowledge, asked.kind, asked.subject))
        and (asked.circumstance is None or asked.circumstance in knowledge.circumstances)
        and (asked.tip is None or asked.tip in knowledge.tips)
        and all(limit in knowledge.limits for limit in asked.limits)
        and all(_is_wish(knowledge, wish) for wish in asked.wishes)
        and (asked.kind != "topic" or asked.subject is not None)
        and (asked.kind != "which_of_two" or len(asked.muscles) > 1)
    )


def _is_answered(knowledge: Knowledge, asked: Question) -> bool:
    """Tell whether a question is one that can be answered once more."""
    row = KINDS[asked.kind]
    return bool(row.answer or row.goes_on) and knows(knowledge, asked)


def _is_asked(knowledge: Knowledge, asked: Question) -> bool:
    """Tell whether a question is one that other words may stand for; "repeat" is none."""
    row = KINDS[asked.kind]
    return bool(row.answer or row.goes_on or row.walks) and knows(knowledge, asked)


def _can_be_named(knowledge: Knowledge, target: str) -> bool:
    """Tell whether people ask for a muscle or group; the heart and the knees have no name here."""
    group = knowledge.groups.get(target)
    return target in knowledge.muscles or (group is not None and group.asked)


def _is_thing(knowledge: Knowledge, entity: Entity) -> bool:
    groups = entity.sort == "muscle" and entity.id in knowledge.groups
    return groups or entity.id in getattr(knowledge, f"{entity.sort}s")


def _is_other(knowledge: Knowledge, kind: KindName, name: str) -> bool:
    """Tell whether this is the second side of a question of the kind."""
    return _has(knowledge, name, SECTIONS.get(KINDS[kind].other or "", ()))


def _is_subject(knowledge: Knowledge, kind: KindName, name: str) -> bool:
    """Tell whether this is a subject of the kind; one that has no slot for it looks up nothing."""
    row = KINDS[kind]
    if kind == "topic":
        return name in knowledge.topics
    if row.subject is None:
        return name in KINDS or name in MEANINGS or _has(knowledge, name, _SUBJECTS)
    return name in row.means.values() or _has(knowledge, name, SECTIONS[row.subject])


def _is_wish(knowledge: Knowledge, name: str) -> bool:
    return name in MANNERS or name.startswith(ON_DATE) or _has(knowledge, name, _WISHES)


def _has(knowledge: Knowledge, name: str, sections: tuple[str, ...]) -> bool:
    return any(name in getattr(knowledge, section) for section in sections)
