"""What people ask about besides muscles and ways of walking."""

from __future__ import annotations

from skill.coach import aims, calories, conditions, keys, measures, safety, subjects, texts
from skill.coach.answer import Answer, Part, Verdict, offers, says, verdict
from skill.coach.meanings import AGAINST, CALORIES, KINDER, TO_LOSE
from skill.coach.question import Ids, Question
from skill.knowledge.model import Knowledge, Topic

#: The intents that several topics share, each for another way of walking.
ADVICE = "AdviceIntent"
HOW_HEAVY = "HowHeavyIntent"
KNEES, KINDER_TO_KNEES = "KneesIntent", "KinderToKneesIntent"
#: The word that a topic begins with, by its verdict; one that hangs on something says so itself.
_SURE = {"yes": texts.SURELY, "no": texts.SURELY_NOT}
_OPPOSITE = {"yes": "no", "no": "yes"}
#: How a question begins that asks whether one must.
MUST = "must"
HOW_OFTEN = "HowOftenIntent"
#: How often one walks, and how often what strains the muscles.
DAYS_A_WEEK, STRAIN = "days_a_week", "how_often"
#: Whether so many days a week are enough.
SO_OFTEN = "times_enough"
STEADY = "SteadyGroundIntent"
#: Who carries a load, or walks on a slope or stairs, is kept upright by the muscles of that.
_OWN_MUSCLES = safety.CARRIED | {"uphill", "downhill", "stairs_up", "stairs_down"}
#: What somebody holds on to, wherever they walk.
_RAILS = "handrails"
#: What holds for a way of walking of which nobody measured the knees.
BAD_KNEES = "knee_problems"
#: What is counted for the numbers that were named.
_COUNTED = {CALORIES: calories.counted, TO_LOSE: calories.walked_off}


def topic(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer a topic, in its own words or in those of the findings behind it."""
    name = _for_amount(knowledge, asked, asked.subject or "")
    answer = _answer(knowledge, asked, name)
    counted = _COUNTED.get(name)
    return counted(knowledge, asked, answer) if counted else answer


def advice(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer whether to walk in a way, or with something; what it needs care of, if no more."""
    if _RAILS in asked.conditions:  # on a treadmill it is they that are asked of
        asked = asked.but(conditions=(_RAILS,))
    name = _of_condition(knowledge, asked, ADVICE)
    return _answer(knowledge, asked, name) if name else safety.caution(knowledge, asked)


def spares_knees(knowledge: Knowledge, asked: Question) -> bool:
    """Tell whether there is something to say of a way of walking that may spare the knees."""
    return _of_condition(knowledge, asked, KINDER_TO_KNEES) is not None


def knees(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer whether a way of walking harms or spares the knees; what bad ones need, if no more."""
    kinder = asked.subject == KINDER
    name = _of_condition(knowledge, asked, KINDER_TO_KNEES if kinder else KNEES)
    name = name or _of_condition(knowledge, asked, KINDER_TO_KNEES)
    if name:
        return _answer(knowledge, asked, name)
    if asked.conditions and not asked.circumstance and not kinder:
        return _of_no_test(knowledge, asked)
    if asked.conditions and not asked.circumstance and not _felt_by_knees(knowledge, asked):
        return _of_no_test(knowledge, asked)
    answer = safety.caution(knowledge, asked.but(circumstance=asked.circumstance or BAD_KNEES))
    # Nobody said that the knees are bad, so what is best left out with bad ones is not forbidden.
    worse = answer.verdict is not None and answer.verdict.outcome == "no"
    sure = verdict("not_quite" if kinder and worse else "it_depends")
    if kinder and asked.conditions and aims.rank(knowledge, aims.KNEES, asked.conditions[0]) > 0:
        parts = (says(f"conditions.{asked.conditions[0]}.compare"),)
        return answer.but(topic=asked, parts=parts, verdict=verdict("yes"))
    if kinder and not worse:
        sure = Verdict(part=says(texts.CANNOT_SAY), outcome="not_quite")
    return answer.but(topic=asked, verdict=sure)


def _felt_by_knees(knowledge: Knowledge, asked: Question) -> bool:
    """Tell whether a way of walking is known to be harder on the knees, or kinder to them."""
    return aims.rank(knowledge, aims.KNEES, asked.conditions[0]) != 0


def _of_no_test(knowledge: Knowledge, asked: Question) -> Answer:
    """Say that knees are loaded in a way of walking, or that nobody measured it, and what to do."""
    way = asked.conditions[0]
    sure = (
        Verdict(part=says(texts.CANNOT_SAY), outcome="not_quite")
        if asked.subject == KINDER
        else verdict("it_depends")
    )
    loaded = aims.rank(knowledge, aims.KNEES, way) < 0
    text = texts.KNEES_LOADED if loaded else texts.KNEES_UNMEASURED
    part = says(text, when=f"conditions.{way}.when")
    return conditions.about(knowledge, asked, (part,)).but(verdict=sure)


def how_often(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer how often to walk; in a way, or for a muscle, as it was studied or is advised."""
    if not asked.conditions and not asked.muscles:
        if not asked.whether:
            return _answer(knowledge, asked, DAYS_A_WEEK)
        told = subjects.about(knowledge, Question("subject", subject=SO_OFTEN))
        return told.but(verdict=verdict("it_depends"))
    name = _of_condition(knowledge, asked, HOW_OFTEN) if asked.conditions else None
    return _answer(knowledge, asked, name or STRAIN)


def steady(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer which muscles keep somebody upright: those of the load or slope, else of the ankle."""
    if asked.conditions and asked.conditions[0] in _OWN_MUSCLES:
        return conditions.muscles_in(knowledge, asked.but(kind="condition"))
    return _answer(
        knowledge, asked, next(n for n, t in knowledge.topics.items() if t.intent == STEADY)
    )


def how_heavy(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer how heavy a load may be, or was where it was measured."""
    name = _of_condition(knowledge, asked, HOW_HEAVY) if asked.conditions else None
    if name:
        return _answer(knowledge, asked, name)
    return measures.how_much(knowledge, asked.but(subject=measures.LOAD), ())


def _of_condition(knowledge: Knowledge, asked: Question, intent: str) -> str | None:
    """Return the topic that an intent has for the way of walking asked of.

    What holds for the knees uphill holds for them on a treadmill that goes uphill.
    """
    known = {t.conditions[:1]: name for name, t in knowledge.topics.items() if t.intent == intent}
    ways = asked.conditions[:1]
    if intent in (KNEES, KINDER_TO_KNEES) and ways == (measures.BELT_CLIMB,):
        ways = (measures.CLIMB,)
    return known.get(ways)


def _for_amount(knowledge: Knowledge, asked: Question, name: str) -> str:
    """Return the topic of the same intent that holds the number named; the last is for more."""
    amount = asked.minutes if asked.amount is None else asked.amount
    if amount is None:
        return name
    intent = knowledge.topics[name].intent
    rivals = [(n, t.upto) for n, t in knowledge.topics.items() if t.intent == intent]
    within = (n for n, upto in rivals if upto is not None and amount <= upto)
    return next(within, rivals[-1][0])


def _answer(knowledge: Knowledge, asked: Question, name: str) -> Answer:
    known = knowledge.topics[name]
    findings = keys.verified(knowledge, known.facts)
    others = tuple(keys.finding(knowledge, finding) for finding in findings)
    outcome = known.verdict
    if outcome is not None and asked.subject == AGAINST:
        outcome = _OPPOSITE.get(outcome, outcome)
    own = Part(
        key=f"topics.{name}.answer", values={"sure": _SURE[outcome]} if outcome in _SURE else {}
    )
    spoken = () if outcome else (own,) if known.own_words else tuple(map(says, others[:1]))
    first = Verdict(part=own, outcome=outcome) if outcome else None
    if outcome := _both_ways(known, asked):
        first = verdict(outcome)
    muscles = asked.muscles or known.muscles or keys.muscles_of(knowledge, next(iter(findings), ""))
    return Answer(
        parts=spoken,
        topic=asked.but(muscles=muscles[:1], conditions=(known.conditions or asked.conditions)[:1]),
        verdict=first,
        findings=findings,
        details=(*(others if known.own_words else others[1:]), texts.OVERVIEW_MORE),
        why=_why(known, others),
        evidence=keys.sources_of(knowledge, findings),
        offer=offers(texts.OFFER_SOURCE, Question("source")) if findings else None,
        title=texts.TITLE_WALKING,
    )


def _both_ways(known: Topic, asked: Question) -> str | None:
    """Return what comes before the answer of a topic that may be asked for yes or no."""
    if asked.whether == MUST and known.must:
        return known.must
    return known.whether if asked.whether else None


def _why(known: Topic, others: Ids) -> tuple[Part, ...]:
    """Return its cause, or what is behind it: a finding, good practice where no study is."""
    if known.because:
        return (says(f"causes.{known.because}"),)
    if known.conditions and known.intent in (ADVICE, KNEES, KINDER_TO_KNEES):
        return (says(f"conditions.{known.conditions[0]}.why"),)
    if not known.own_words:
        return (says(texts.OVERVIEW_WHY),)
    return (says(others[0] if others else texts.TIP_IS_PRACTICE),)
