"""The sides of a comparison: which they are, what each is said to work, how they are answered."""

from __future__ import annotations

from skill.coach import conditions, keys, texts
from skill.coach.answer import Answer, Part, Verdict, brief, says
from skill.coach.conditions import LEVEL
from skill.coach.question import Ids, Question
from skill.coach.weighing import DEMAND
from skill.knowledge.model import Knowledge
from skill.knowledge.queries import members

MOST_SIDES = 3
#: Ways of walking that say how fast, not where.
_PACES = frozenset(("slow", "brisk"))
#: Muscles named for a side.
_MOST_MUSCLES = 2
_PAIR = 2
#: How each of so many sides is said.
_SIDE_TEXTS = {
    1: (texts.COMPARE_SIDE,),
    2: (texts.COMPARE_SIDE, texts.COMPARE_OTHER),
    3: (texts.COMPARE_SIDE, texts.COMPARE_OTHER, texts.COMPARE_THIRD),
}
#: What two come to that ask the same.
ALIKE = "alike"


def sides_of(asked: Question) -> Ids:
    """Return the two or three conditions of a comparison; a missing second is level walking."""
    sides = _named_sides(asked)
    if len(sides) == 1:
        return (sides[0], LEVEL) if sides[0] != LEVEL else (LEVEL, "brisk")
    if len(sides) == MOST_SIDES and not _PACES.isdisjoint(sides):
        return tuple(side for side in sides if side != LEVEL)  # "fast on the flat" is one way
    return sides


def _named_sides(asked: Question) -> Ids:
    named = (*asked.conditions[:1], *((asked.other,) if asked.other else ()), *asked.conditions[1:])
    return tuple(dict.fromkeys(named))[:MOST_SIDES]


def depends(knowledge: Knowledge, sides: Ids) -> Verdict | None:
    """Say what it depends on which of two asks more: how steep a hill is; None where on nothing."""
    scales = tuple(knowledge.conditions[side].scale for side in sides)
    if None in scales or len(set(scales)) < 2:
        return None
    one, other = (f"scales.{scale}" for scale in scales)
    return Verdict(part=says(texts.COMPARE_SCALES, one=one, other=other), outcome="it_depends")


def alike_ways(knowledge: Knowledge, asked: Question, sides: Ids) -> Answer:
    """Say that ways of walking no harder than level walking are much alike."""
    special = next((side for side in sides if side != LEVEL), sides[0])
    sure = Verdict(part=says(texts.COMPARE_ALIKE), outcome=ALIKE)
    return answer_on(knowledge, asked, sides, sure, (says(f"conditions.{special}.compare"),))


def side_parts(knowledge: Knowledge, sides: Ids, most: int = _MOST_MUSCLES) -> tuple[Part, ...]:
    """Name the muscles of each side, so many of each, or those that all use."""
    other = tuple(side for side in sides if side != LEVEL) if len(sides) == 2 else sides
    named = {side: _named(knowledge, side) for side in other}
    if not all(named.values()):
        return (brief(f"conditions.{other[0]}.muscles"),)
    if len(named) > 1 and len({frozenset(targets) for targets in named.values()}) == 1:
        shared = _short(knowledge, named[other[0]])
        return (says(texts.COMPARE_SAME, muscles=shared, **both(other)),)
    most = 1 if len(named) == MOST_SIDES else most
    if most == 1:
        named = _told_apart(named)
    usual = tuple(c for c, targets in named.items() if _as_usual(knowledge, c, targets))
    named = {c: targets for c, targets in named.items() if c not in usual} or named
    spoken = _once({c: targets[:most] for c, targets in _unshared(named).items()})
    if overlap := _shared(knowledge, spoken):
        return (overlap,)
    parts = tuple(
        _side(knowledge, key, c, targets)
        for key, (c, targets) in zip(_SIDE_TEXTS[len(spoken)], spoken.items(), strict=True)
    )
    # Who strolls works no muscle more: what is said of it is that it is easier.
    easy = tuple(c for c in usual if c in _PACES and c not in spoken)
    return (*parts, *(brief(f"conditions.{c}.compare") for c in easy))


def _told_apart(named: dict[str, Ids]) -> dict[str, Ids]:
    """Put before the others what one side alone works, where the first muscles are the same."""
    if len({targets[0] for targets in named.values()}) == len(named):
        return named
    everywhere = [target for targets in named.values() for target in targets]
    return {
        side: tuple(sorted(targets, key=lambda target: everywhere.count(target) > 1))
        for side, targets in named.items()
    }


def _unshared(named: dict[str, Ids]) -> dict[str, Ids]:
    """Leave out of a side what another consists of: poles and weights both work the shoulders."""
    whole = {side: {*targets} for side, targets in named.items()}
    return {
        side: tuple(t for t in targets if not any(t in w < whole[side] for w in whole.values()))
        for side, targets in named.items()
    }


def _shared(knowledge: Knowledge, named: dict[str, Ids]) -> Part | None:
    """Say what two sides both work, a muscle and the group it is of, and what each has besides."""
    if len(named) != _PAIR:
        return None
    (one, first), (other, second) = named.items()
    own = {m for name in second for m in members(knowledge, name)}
    both_work = tuple(t for t in first if not own.isdisjoint(members(knowledge, t)))
    told = {m for name in both_work for m in members(knowledge, name)}
    wider = tuple(t for t in second if not told.isdisjoint(members(knowledge, t)))
    left = tuple(t for t in first if t not in both_work), tuple(t for t in second if t not in wider)
    if not both_work or not all(left):
        return None
    return says(
        texts.COMPARE_SHARED,
        shared=_short(knowledge, max(both_work, wider, key=lambda of: _size(knowledge, of))),
        one=f"conditions.{one}.when",
        first=_short(knowledge, left[0]),
        other=f"conditions.{other}.when",
        second=_short(knowledge, left[1]),
    )


def _size(knowledge: Knowledge, targets: Ids) -> int:
    return sum(len(members(knowledge, target)) for target in targets)


def _once(named: dict[str, Ids]) -> dict[str, Ids]:
    """Leave out a side that would be said with the same muscles as one before it."""
    first: dict[Ids, str] = {}
    for side, targets in named.items():
        first.setdefault(targets, side)
    return {side: targets for targets, side in first.items()}


def _as_usual(knowledge: Knowledge, condition: str, targets: Ids) -> bool:
    """Tell whether a side asks of all the legs what any walk does: nothing to be said of it."""
    asks = DEMAND.get(knowledge.conditions[condition].demand or "", 0)
    return targets == ("legs",) and asks <= DEMAND["same"]


def most(sure: Verdict) -> int:
    """Return how many muscles of a side fit the breath that a verdict leaves."""
    return 1 if sure.part.key == texts.COMPARE_SCALES else _MOST_MUSCLES


def _side(knowledge: Knowledge, key: texts.Text, condition: str, targets: Ids) -> Part:
    """Name the muscles of one side; where they are all of the legs, whether those do more."""
    when = f"conditions.{condition}.when"
    if targets != ("legs",):
        return says(key, when=when, muscles=_short(knowledge, targets))
    usual = _as_usual(knowledge, condition, targets)
    return says(texts.COMPARE_LEGS if usual else texts.COMPARE_LEGS_MORE, when=when)


def both(sides: Ids) -> dict[str, str]:
    """Return where the first two sides are, as a text's placeholders."""
    return {"one": f"conditions.{sides[0]}.when", "other": f"conditions.{sides[1]}.when"}


def _named(knowledge: Knowledge, condition: str) -> Ids:
    """Return the muscles to name for a condition, those that have a name of their own."""
    targets = knowledge.conditions[condition].muscles
    known = (t for t in targets if t in knowledge.muscles or knowledge.groups[t].asked)
    return tuple(known)[:_MOST_MUSCLES]


def _short(knowledge: Knowledge, targets: Ids) -> Ids:
    return tuple(f"{keys.target(knowledge, target)}.short" for target in targets)


def answer_on(
    knowledge: Knowledge,
    asked: Question,
    sides: Ids,
    sure: Verdict,
    parts: tuple[Part, ...],
    finding: str | None = None,
) -> Answer:
    """Return a comparison; a finding that compares the sides themselves takes the parts' place."""
    one, other, *third = sides
    # Level walking that nobody named is no thing to go on from.
    named = len(_named_sides(asked)) > 1
    topic = asked.but(conditions=(one, *third), other=other if named else None)
    spoken = (brief(f"effects.{finding}"),) if finding else parts
    answer = conditions.about(knowledge, topic, spoken)
    findings = tuple(dict.fromkeys((*((finding,) if finding else ()), *answer.findings)))
    if sure.outcome in sides:
        answer = answer.but(why=(says(f"conditions.{sure.outcome}.why"),))
    return answer.but(verdict=sure, findings=findings)
