"""Comparisons for an aim: which way of walking is better for fitness, for the knees."""

from __future__ import annotations

from skill.coach import conditions, keys, texts
from skill.coach.answer import Answer, Part, Verdict, brief, says, verdict
from skill.coach.conditions import LEVEL, times
from skill.coach.question import Ids, Question
from skill.coach.sides import ALIKE, answer_on, depends
from skill.coach.weighing import DEMAND, side_by_side
from skill.knowledge.findings import Effect
from skill.knowledge.model import Knowledge

#: The aim that ways of walking have topics of their own for.
KNEES = "knees"
#: What two come to of which one was never measured for an aim.
_UNTESTED = Verdict(part=says(texts.AIM_UNTESTED), outcome=ALIKE)


def compare(knowledge: Knowledge, asked: Question, sides: Ids) -> Answer:
    """Answer which of these ways of walking serves an aim, the subject, best.

    Of no way of walking, what serves it best of all.
    """
    aim = str(asked.subject)
    if not sides:
        best = (says(f"aims.{aim}.best"),)
        why = (says(f"aims.{aim}.because"),)
        return Answer(parts=best, topic=asked, why=why, evidence=_sources(knowledge, aim))
    sure = _winner(knowledge, aim, sides)
    return _answer(knowledge, asked, sides, sure, (_beside(knowledge, aim, sides, sure),))


def _beside(knowledge: Knowledge, aim: str, sides: Ids, sure: Verdict) -> Part:
    """Say why a side won; of those that nobody compared, what is kind to the aim instead."""
    if sure.outcome == ALIKE and knowledge.aims[aim].by_demand <= 0:
        return says(f"aims.{aim}.best")
    measure = knowledge.aims[aim].measure
    if sure.outcome == "it_depends" and measure:  # what is known of the two
        known = (_measured(knowledge, side, measure) for side in sides)
        if told := next((effect for effect in known if effect), None):
            return brief(keys.finding(knowledge, told.id))
    return _reason(knowledge, aim, sides, sure)


def better(knowledge: Knowledge, asked: Question, sides: Ids) -> Answer:
    """Answer with yes or no whether the first way of walking serves an aim better."""
    aim = str(asked.subject)
    sure = _winner(knowledge, aim, sides)
    reason = _reason(knowledge, aim, sides, sure)
    if sure.outcome not in sides:
        return _answer(knowledge, asked, sides, sure, (reason,))
    word = verdict("yes" if sure.outcome == sides[0] else "no")
    answer = _answer(knowledge, asked, sides, word, (sure.part, reason))
    return answer.but(verdict=Verdict(part=word.part, outcome=sure.outcome))


def serves(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer with yes or no whether a way of walking serves an aim; of none, what does best."""
    if not asked.conditions:
        return compare(knowledge, asked, ())
    aim, side = str(asked.subject), asked.conditions[0]
    gain = rank(knowledge, aim, side)
    if _untested(knowledge, aim, side):
        unsure = Verdict(part=says(texts.CANNOT_SAY), outcome="not_quite")
        because = says(f"aims.{aim}.because")
        return conditions.about(knowledge, asked, (because,)).but(verdict=unsure)
    word = "yes" if gain > 0 else "it_depends" if gain == 0 else "not_quite"
    won = Verdict(part=verdict(word).part, outcome=side if gain > 0 else word)
    if gain == 0 and knowledge.conditions[side].demand not in DEMAND:
        won = _UNTESTED
    wins = says(texts.AIM_WINS, more=f"conditions.{side}.name", wins=f"aims.{aim}.wins")
    parts = ((wins,) if gain > 0 else ()) + (_reason(knowledge, aim, (side,), won),)
    answer = conditions.about(knowledge, asked, parts)
    evidence = _sources(knowledge, aim) or answer.evidence
    return answer.but(verdict=won, evidence=evidence)


def _untested(knowledge: Knowledge, aim: str, side: str) -> bool:
    """Tell whether nothing is known of a way of walking for an aim that work does not serve."""
    entry = knowledge.aims[aim]
    return side != LEVEL and side not in entry.ranks and entry.by_demand == 0


def rank(knowledge: Knowledge, aim: str, side: str) -> int:
    """Return how well a way of walking serves an aim beside level walking, which is 0."""
    entry = knowledge.aims[aim]
    if side in entry.ranks:
        return entry.ranks[side]
    demand = DEMAND.get(knowledge.conditions[side].demand or "", DEMAND["same"])
    return entry.by_demand * (demand - DEMAND["same"])


def _winner(knowledge: Knowledge, aim: str, sides: Ids) -> Verdict:
    """Say which side serves an aim best; else what it depends on, or that they are alike."""
    ranks = {side: rank(knowledge, aim, side) for side in sides}
    best = [side for side in sides if ranks[side] == max(ranks.values())]
    won = _side_by_side(knowledge, aim, sides) or (best[0] if len(best) == 1 else None)
    if won is not None:
        part = says(texts.AIM_WINS, more=f"conditions.{won}.name", wins=f"aims.{aim}.wins")
        return Verdict(part=part, outcome=won)
    alike = Verdict(part=says(f"aims.{aim}.alike"), outcome=ALIKE)
    if knowledge.aims[aim].by_demand <= 0 or len(sides) > 2:
        return alike
    untested = None if all(_ranked(knowledge, aim, s) for s in sides) else _UNTESTED
    return _by_tests(knowledge, aim, sides) or depends(knowledge, sides) or untested or alike


def _ranked(knowledge: Knowledge, aim: str, side: str) -> bool:
    """Tell whether it is known how well a way of walking serves an aim."""
    return side in knowledge.aims[aim].ranks or knowledge.conditions[side].demand in DEMAND


def _side_by_side(knowledge: Knowledge, aim: str, sides: Ids) -> str | None:
    """Return the side that serves an aim better as the two were measured beside each other."""
    entry = knowledge.aims[aim]
    effect = side_by_side(knowledge, sides, (entry.measure,)) if entry.measure else None
    if effect is None or effect.direction not in ("increase", "decrease"):
        return None
    # More energy spent serves an aim that wants work; less load serves the knees.
    rising = effect.direction == "increase"
    return effect.condition if rising == (entry.by_demand > 0) else effect.baseline


def _by_tests(knowledge: Knowledge, aim: str, sides: Ids) -> Verdict | None:
    """Say which of two was measured to do more; one figure tells nothing of hills of any slope."""
    measure = knowledge.aims[aim].measure
    if measure is None:
        return None
    known = [_measured(knowledge, side, measure) for side in sides]
    one, other = (times(effect) if effect else None for effect in known)
    if one is None or other is None or one == other:
        return None
    if any(knowledge.conditions[side].demand == "much_higher" for side in sides):
        return None
    more = sides[0] if one > other else sides[1]
    return Verdict(part=says(texts.COMPARE_MEASURED, more=f"conditions.{more}.name"), outcome=more)


def _reason(knowledge: Knowledge, aim: str, sides: Ids, sure: Verdict) -> Part:
    """Say what was measured of the winner on the aim's scale; else why anything serves it."""
    measure = knowledge.aims[aim].measure
    if measure is None or sure.outcome not in sides:
        return says(f"aims.{aim}.because")
    direct = side_by_side(knowledge, sides, (measure,))
    measured = direct or _measured(knowledge, sure.outcome, measure)
    if measured is None:
        return says(f"aims.{aim}.because")
    return brief(keys.finding(knowledge, measured.id))


def _measured(knowledge: Knowledge, condition: str, measure: str) -> Effect | None:
    """Return the first verified effect of a condition on a measure, beside level walking."""
    known = (knowledge.effects[name] for name in knowledge.conditions[condition].effects)
    fits = (e for e in known if e.verified and (e.condition, e.measure) == (condition, measure))
    return next((e for e in fits if e.baseline == LEVEL and times(e) > 1), None)


def _answer(
    knowledge: Knowledge, asked: Question, sides: Ids, sure: Verdict, parts: tuple[Part, ...]
) -> Answer:
    """Return the comparison with an aim's own sources."""
    answer = answer_on(knowledge, asked, sides, sure, parts)
    evidence = _sources(knowledge, str(asked.subject))
    # What no side won has no side's cause.
    why = answer.why if sure.outcome in sides else (says(f"aims.{asked.subject}.because"),)
    return answer.but(evidence=evidence or answer.evidence, why=why)


def _sources(knowledge: Knowledge, aim: str) -> Ids:
    return keys.sources_of(knowledge, knowledge.aims[aim].facts)
