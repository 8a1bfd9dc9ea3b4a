"""Other sports beside walking: what they work, and which serves an aim better."""

from __future__ import annotations

from skill.coach import keys, texts
from skill.coach.aims import rank
from skill.coach.answer import Answer, Part, Value, Verdict, asks, brief, says, verdict
from skill.coach.meanings import USED
from skill.coach.muscles import named_in
from skill.coach.question import Ids, Question
from skill.coach.sides import ALIKE
from skill.knowledge.model import Knowledge
from skill.knowledge.queries import effects_for

#: Aims whose reason holds in any sport.
_IN_ANY_SPORT = frozenset(("energy", "fitness", "heart_rate", "weight"))
#: Aims that a sport serves by how it is done, whatever muscles it works.
_BY_HOW = frozenset(("knees", "ankles", "bones"))
#: How much a way of walking asks that is more than any walk.
_MORE = frozenset(("higher", "much_higher"))
#: What is no more than a faster walk: which muscles that is adds nothing.
_BRISK = "brisk"
#: What wins where the walking does.
WALKING = "walking"


def about(knowledge: Knowledge, asked: Question) -> Answer:
    """Say that walking is what is known here; then what another sport works beside it."""
    if asked.subject is None:
        return asks(texts.ONLY_WALKING)
    answer = _beside(knowledge, asked, asked.subject)
    return answer.but(parts=(says(texts.WALKING_MOSTLY), *answer.parts))


def differs(knowledge: Knowledge, asked: Question) -> Answer:
    """Say what tells another sport from walking; its muscles alone, where those are asked for."""
    if asked.subject is None:
        return asks(texts.ONLY_WALKING)
    if asked.other == USED and knowledge.activities[asked.subject].more:
        return _works(knowledge, asked, asked.subject)
    return _beside(knowledge, asked.but(kind="activity_or_walking"), asked.subject)


def or_walking(knowledge: Knowledge, asked: Question) -> Answer:
    """Weigh another sport, the subject, against walking for an aim, `other`, or for a muscle.

    Of neither it depends.
    """
    if asked.subject is None:
        return asks(texts.ONLY_WALKING)
    answer = _beside(knowledge, asked, asked.subject)
    if asked.other is None:
        in_that_way = _in_that_way(knowledge, asked, answer)
        works_more = _works_more(knowledge, asked, asked.subject)
        return in_that_way or answer.but(verdict=works_more or verdict("it_depends"))
    sure = _winner(knowledge, asked, asked.subject, asked.other)
    facts = keys.verified(knowledge, knowledge.aims[asked.other].facts)
    measured = next((fact for fact in answer.findings if fact in facts), None)
    because = (says(f"aims.{asked.other}.because"),)
    parts = because if asked.other in _IN_ANY_SPORT else answer.parts
    parts = answer.why if asked.other in _BY_HOW else parts
    if measured:
        parts = (says(keys.finding(knowledge, measured)),)
    evidence = keys.sources_of(knowledge, (measured,) if measured else ())
    return answer.but(
        parts=parts, verdict=sure, why=parts if measured else because, evidence=evidence
    )


def _in_that_way(knowledge: Knowledge, asked: Question, answer: Answer) -> Answer | None:
    """Weigh a sport against a way of walking that asks more: "uphill or running for my glutes".

    answer: what the sport works. Returns None where the way of walking is no more work than any.
    """
    way = next(iter(asked.conditions), None)
    if way is None or knowledge.conditions[way].demand not in _MORE:
        return None
    name = f"conditions.{way}.name"
    if not asked.muscles:
        worked = () if way == _BRISK else (brief(f"conditions.{way}.muscles"),)
        return answer.but(verdict=verdict("it_depends"), parts=(*worked, *answer.parts))
    muscle = asked.muscles[0]
    effects = effects_for(knowledge, way, muscle)
    rises = effects[0].direction == "increase" if effects else False
    if not rises and not named_in(knowledge, muscle, knowledge.conditions[way].muscles):
        return None
    short = f"{keys.target(knowledge, muscle)}.short"
    own = rises and muscle in effects[0].muscles
    told = brief(keys.finding(knowledge, effects[0].id)) if own else None
    parts = (told or brief(f"conditions.{way}.muscles"),)
    sport = str(asked.subject)
    if not named_in(knowledge, muscle, knowledge.activities[sport].more):
        part = says(texts.EXERCISE_WINS, exercise=name, muscle=short)
        return answer.but(verdict=Verdict(part=part, outcome=WALKING), parts=parts)
    both = says(texts.SPORT_BOTH, way=name, sport=f"activities.{sport}.name", muscle=short)
    return answer.but(verdict=Verdict(part=both, outcome=ALIKE), parts=parts)


def _works(knowledge: Knowledge, asked: Question, sport: str) -> Answer:
    """Say which muscles a sport asks more of than walking does, and of which less."""
    known = knowledge.activities[sport]
    values: dict[str, Value] = {
        "sport": f"activities.{sport}.name",
        "more": _short(knowledge, known.more),
    }
    part = says(texts.SPORT_MORE, **values)
    if known.less:
        part = says(texts.SPORT_MORE_OR_LESS, **values, less=_short(knowledge, known.less))
    return _beside(knowledge, asked.but(other=None), sport).but(parts=(part,))


def _short(knowledge: Knowledge, muscles: Ids) -> Ids:
    return tuple(f"{keys.target(knowledge, muscle)}.short" for muscle in muscles)


def _beside(knowledge: Knowledge, asked: Question, sport: str) -> Answer:
    """Say what a sport works, and what walking does beside it."""
    facts = keys.verified(knowledge, knowledge.activities[sport].facts)
    return Answer(
        parts=(says(f"activities.{sport}.answer"),),
        topic=asked,
        findings=facts,
        why=(says(f"activities.{sport}.because"),),
        evidence=keys.sources_of(knowledge, facts),
    )


def _works_more(knowledge: Knowledge, asked: Question, sport: str) -> Verdict | None:
    """Say which asks more of the muscle that was named; None where neither is known to."""
    known = knowledge.activities[sport]
    for muscle in asked.muscles[:1]:
        for targets, won, name in (
            (known.more, sport, f"activities.{sport}.name"),
            (known.less, WALKING, texts.WALKING),
        ):
            if named_in(knowledge, muscle, targets):
                short = f"{keys.target(knowledge, muscle)}.short"
                return Verdict(
                    part=says(texts.EXERCISE_WINS, exercise=name, muscle=short), outcome=won
                )
    return None


def _winner(knowledge: Knowledge, asked: Question, sport: str, aim: str) -> Verdict:
    """Say which serves the aim better: the sport, or walking in the way that was named."""
    way = next(iter(asked.conditions), None)
    walks = rank(knowledge, aim, way) if way else 0
    lead = knowledge.aims[aim].activities.get(sport, 0) - walks
    if not lead:
        return Verdict(part=says(f"aims.{aim}.alike"), outcome=ALIKE)
    if lead > 0:
        return Verdict(part=_wins(f"activities.{sport}.name", aim), outcome=sport)
    return Verdict(
        part=_wins(f"conditions.{way}.name" if way else texts.WALKING, aim), outcome=WALKING
    )


def _wins(name: str, aim: str) -> Part:
    return says(texts.AIM_WINS, more=name, wins=f"aims.{aim}.wins")
