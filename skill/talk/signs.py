"""Which sign was told of, where several were heard: the gravest, and where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from skill.coach.question import Ids, Question
from skill.knowledge.model import Knowledge

if TYPE_CHECKING:  # what was heard is told from by who heard it
    from skill.talk.hearing import Heard

#: Severities of a sign, the gravest first.
GRAVITY = {"emergency": 0, "stop": 1, "ease": 2}
MOST_GRAVE = 0
#: Where a stitch is; of "my hip hurts on one side" it is none.
_SIDE = "side"
#: A cramp, a pain that comes without walking, and the subject of both together.
_CRAMP, _AT_REST, _NIGHT_CRAMP = "cramp", "rest_pain", "night_cramp"
#: What shakes: a head is dizzy, legs are tired.
_DIZZY, _TIRED = "dizziness", "tiredness"
_LEGS = frozenset(("leg", "thigh", "calf", "hamstring", "shin"))
#: What may have a cramp; a back that seizes up is one that hurts.
_CRAMPED = _LEGS | {"foot", "toe"}
#: Pain that comes while walking, as a time tells of it too, and what is no pain.
_IN_WALKING, _OF_EFFORT = "walking_pain", frozenset((_TIRED, "out_of_breath"))
#: How many names one sign in one place has.
_THERE = 2
#: Where tired legs shake, and what is said of them there.
_DOWN, _SHAKY = frozenset(("downhill", "stairs_down")), "shaky_normal"


def pained(knowledge: Knowledge, asked: Question, heard: Heard) -> Question:
    """Ask about the gravest sign that was named, and where; a cramp at night is a subject."""
    sign = _gravest(knowledge, heard)
    if sign == _CRAMP and _AT_REST in map(heard.first, ("symptom", "other_symptom")):
        return Question("subject", subject=_NIGHT_CRAMP)
    if sign == _TIRED and heard.first("symptom") == _DIZZY and _DOWN.intersection(asked.conditions):
        return Question("subject", subject=_SHAKY)
    part = knowledge.symptoms[sign].part if sign else None
    other = part if part and asked.other == _SIDE else asked.other or part
    return asked.but(subject=sign, other=other)


def normal(knowledge: Knowledge, asked: Question, heard: Heard) -> Question:
    """Ask whether a sign, or what hurts in a part, is normal; of a grave one, what to do."""
    sign = _gravest(knowledge, heard)
    if sign is None:
        return asked
    known = knowledge.symptoms[sign].normal
    return asked.but(subject=known) if known else Question("pain", subject=sign)


def _gravest(knowledge: Knowledge, heard: Heard) -> str | None:
    """Return the gravest sign that was named, or that goes with a part that hurts.

    Of several as grave it is the first in the knowledge. Beside a sign that was named ("sore
    calves") a part counts only for an emergency.
    """
    where = heard.slot("body_part").ids
    parts = (knowledge.body_parts[part].symptom for part in where)
    named = (*heard.slot("symptom").ids, *heard.slot("other_symptom").ids)
    if _CRAMP in named:  # a cramp at night is no pain at rest
        named = tuple(sign for sign in named if sign != _AT_REST)
    if not where and _OF_EFFORT.intersection(named):  # "after ten minutes i'm worn out"
        named = tuple(sign for sign in named if sign != _IN_WALKING)
    if named == (_DIZZY,) and where and _LEGS.issuperset(where):  # "my thighs are wobbly"
        named = (_TIRED,)
    named += _together(knowledge, where, named)
    if named == (_CRAMP,) and where and _CRAMPED.isdisjoint(where):  # "my back seizes up"
        named = ()
    gravity = {s: GRAVITY[knowledge.symptoms[s].severity] for s in (*named, *parts)}
    signs = [s for s in gravity if s in named or not named or gravity[s] == MOST_GRAVE]
    rank = list(knowledge.symptoms)
    return min(signs, key=lambda sign: (gravity[sign], rank.index(sign)), default=None)


def _together(knowledge: Knowledge, where: Ids, named: Ids) -> Ids:
    """Return the signs that what was named is together: a back that hurts, and legs gone numb.

    A part alone with one sign is that sign there: of "my back is numb" nothing more is known.
    """
    told = frozenset(part for sign in named if (part := knowledge.symptoms[sign].part))
    beside = told | frozenset(where if len(where) + len(named) > _THERE else ())
    return tuple(
        name
        for name, sign in knowledge.symptoms.items()
        if sign.beside in beside and not set(named).isdisjoint(sign.signs)
    )
