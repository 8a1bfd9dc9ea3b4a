"""When something hurts: stop, rest, who to turn to. Never a diagnosis, never a tip instead."""

from __future__ import annotations

from skill.coach import cares, conditions, held, keys, subjects, texts, tips
from skill.coach.answer import Answer, Part, Verdict, asks, brief, offers, says, verdict
from skill.coach.meanings import AGAINST, MAY
from skill.coach.muscles import LEGS
from skill.coach.question import Ids, Question
from skill.knowledge.health import Ache, Circumstance, Symptom
from skill.knowledge.model import Knowledge
from skill.knowledge.queries import effects_for, members

#: How grave the signs are after which nobody walks on; `ends_the_talk` tells which end the talk.
EMERGENCY = "emergency"
STOPPING = (EMERGENCY, "stop")
SORENESS, ACHING = "soreness", "ache"
#: What a pain without a name is treated as.
UNNAMED = "sharp_pain"
#: Who is worn out.
_TIRED = "tiredness"
#: What a way of walking asks that tires.
MORE = ("higher", "much_higher")
#: A part that hurts, where no sign is named.
JOINTS = frozenset(
    ("joint_pain", "foot_pain", "back_pain", "hip_pain", "ankle_pain", "neck_pain", "achilles_pain")
)
#: What hurts only in a way of walking may be walked on with, in a better way.
_BEARABLE = JOINTS | {ACHING}
_NECK, _BACK = "neck_pain", "back_pain"
#: Where soreness is none of a muscle's.
_NO_MUSCLES = frozenset(("joint_pain", "foot_pain", "ankle_pain", "achilles_pain"))
#: Signs that come and go, and are eased.
_HURTING = _BEARABLE | {UNNAMED, "cramp"}
#: Grounds and slopes, on which a better way to walk is a gentler one.
GROUNDS = frozenset(("uphill", "downhill", "stairs_up", "stairs_down", "uneven", "side_slope"))
#: Where the thighs brake, and load the knees.
_DOWN = frozenset(("downhill", "stairs_down"))
#: Ways of walking whose caution is what to do about a pain in them.
_LEFT_FOR_PAIN = frozenset(("long_steps",))
#: What is carried, and can be taken off or put down.
CARRIED = frozenset(
    (
        *("backpack", "shoulder_bag", "one_hand_load", "two_bags", "front_load", "carried_child"),
        *("weighted_vest", "hand_weights", "ankle_weights"),
    )
)
#: The ache that fits where no other does.
GENERAL = "general"
#: The effort of those who may make the least.
_LEAST = 1


def pain(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer a walker who is unwell now: what to do, by how grave the sign is."""
    symptom = _grave(knowledge, asked.muscles) or asked.subject or UNNAMED
    if symptom == SORENESS and (joint := _joint(knowledge, asked.other)):
        symptom, asked = joint, asked.but(subject=joint)
    told = knowledge.circumstances.get(asked.circumstance or "")
    if care := cares.of_sign(knowledge, asked.circumstance, symptom):
        return cares.told(knowledge, asked.but(subject=symptom), care)
    if told and told.of_aches and symptom in _BEARABLE and _aches_of_it(knowledge, asked, told):
        ache = Question("subject", subject=told.of_aches, circumstance=asked.circumstance)
        return subjects.about(knowledge, ache)
    if symptom == SORENESS:
        muscles = _aching(knowledge, asked)
        return soreness(knowledge, asked.but(kind="soreness", muscles=muscles, subject=None))
    if symptom == ACHING:
        asked = asked.but(muscles=_aching(knowledge, asked))
    if symptom in _BEARABLE and (first := _first_on_the_way(knowledge, asked, symptom)):
        return _on_the_way(knowledge, asked, first)
    if symptom == ACHING:
        symptom = _of_a_part(knowledge, asked.muscles) or symptom
    known = knowledge.symptoms[symptom]
    closing = ends_the_talk(known)
    return Answer(
        parts=_what_to_do(knowledge, symptom, asked),
        topic=asked.but(subject=symptom),
        details=(
            *((texts.PAIN_NEXT,) if symptom in _HURTING else ()),
            *(keys.finding(knowledge, f) for f in known.facts),
        ),
        why=(says(texts.NO_DIAGNOSIS),),
        evidence=keys.sources_of(knowledge, known.facts),
        ends=closing,
        offer=None if closing else offers(texts.OFFER_ANYTHING, Question("ready")),
        title=texts.TITLE_SAFETY,
    )


def answers_for(told: Question, way: str) -> bool:
    """Tell whether there is something to do about a pain that comes in a way of walking."""
    return told.subject in _BEARABLE and way in (*CARRIED, *GROUNDS)


def _aching(knowledge: Knowledge, asked: Question) -> Ids:
    """Return the muscles that ache: those that were named, else those of the part."""
    part = knowledge.body_parts.get(asked.other or "")
    return asked.muscles or (part.muscles if part else ())


def _aches_of_it(knowledge: Knowledge, asked: Question, told: Circumstance) -> bool:
    """Tell whether what aches often does in a circumstance, as a back in pregnancy."""
    known = knowledge.symptoms.get(asked.subject or "")
    part = known.part if known else None
    return not {part, asked.other, *asked.muscles}.isdisjoint(told.aches)


def _of_a_part(knowledge: Knowledge, muscles: Ids) -> str | None:
    """Return the sign of a back, a hip or a neck, where what aches is a muscle of it."""
    aching = {m for name in muscles for m in members(knowledge, name)}
    for part in knowledge.body_parts.values():
        own = {m for name in part.muscles for m in members(knowledge, name)}
        if part.symptom in JOINTS - _NO_MUSCLES and aching and aching <= own:
            return part.symptom
    return None


def _joint(knowledge: Knowledge, part: str | None) -> str | None:
    """Return the sign of a joint or a foot that is sore, which is no muscle that has worked."""
    sore = knowledge.body_parts.get(part or "")
    return sore.symptom if sore and sore.symptom in _NO_MUSCLES else None


def _first_on_the_way(knowledge: Knowledge, asked: Question, symptom: str) -> str | None:
    """Return what is said first of a pain that comes in a way of walking, None where nothing is.

    Of a load it is to put it down; of a muscle, that this works it more, else how to walk so,
    which a neck has nothing of, nor a back of rough ground: nobody in pain is told how to walk
    faster, or with more.
    """
    if not asked.conditions:
        return None
    way = asked.conditions[0]
    if way in CARRIED:
        return texts.SET_IT_DOWN
    if way in _LEFT_FOR_PAIN:
        return f"conditions.{way}.caution"
    effects = effects_for(knowledge, way, asked.muscles[0]) if asked.muscles else ()
    if effects and effects[0].direction == "increase":
        return keys.finding(knowledge, effects[0].id)
    helps = way in GROUNDS and symptom != _NECK and (symptom, way) != (_BACK, "uneven")
    trunk = symptom in (_NECK, _BACK)
    holds = held.feels(knowledge, way, _aching(knowledge, asked), trunk=trunk)
    return f"conditions.{way}.how" if helps or holds else None


def _on_the_way(knowledge: Knowledge, asked: Question, first: str) -> Answer:
    """Answer a pain that comes in a way of walking, and when to have it seen."""
    facts = knowledge.symptoms[ACHING].facts
    return Answer(
        parts=(brief(first), says(texts.PAIN_STAYS)),
        topic=asked.but(subject=asked.subject or ACHING),
        details=(
            texts.PAIN_NEXT,
            *(keys.finding(knowledge, f) for f in keys.verified(knowledge, facts)),
        ),
        why=(_why_there(asked),),
        evidence=keys.sources_of(knowledge, facts),
        offer=offers(texts.OFFER_ANYTHING, Question("ready")),
        title=texts.TITLE_SAFETY,
    )


def _why_there(asked: Question) -> Part:
    """Return the cause of a pain that comes in a way of walking; a knee is braked on going down."""
    way = asked.conditions[0]
    knee = asked.other == "knee" or asked.subject == "joint_pain"
    braked = knee and way in _DOWN
    return says(texts.KNEES_BRAKE if braked else f"conditions.{way}.why")


def _what_to_do(knowledge: Knowledge, symptom: str, asked: Question) -> tuple[Part, ...]:
    """Say what to do about a sign; an ache names the muscle, so that the walker is heard.

    Whoever is tired by a way of walking that asks more hears first why it does.
    """
    way = asked.conditions[0] if asked.conditions else None
    if symptom == _TIRED and way and (way in GROUNDS or knowledge.conditions[way].demand in MORE):
        return says(f"conditions.{way}.why"), brief(f"symptoms.{symptom}.answer")
    if symptom != ACHING or not asked.muscles:
        return (says(f"symptoms.{symptom}.answer"),)
    return (says(texts.ACHE_IN, muscle=f"{keys.target(knowledge, asked.muscles[0])}.short"),)


def soreness(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer why muscles ache after a walk, and when an ache is a reason to stop."""
    if grave := _grave(knowledge, asked.muscles):
        return pain(knowledge, Question("pain", subject=grave))
    reason, findings = _reason(knowledge, asked)
    ache = knowledge.symptoms[SORENESS]
    return Answer(
        parts=(*reason[:1], says(f"symptoms.{SORENESS}.answer")),
        topic=asked,
        details=tuple(
            keys.finding(knowledge, f) for f in keys.verified(knowledge, (*findings, *ache.facts))
        ),
        why=_cause(knowledge, asked),
        evidence=keys.sources_of(knowledge, (*findings, *ache.facts)),
        offer=offers(texts.OFFER_TIP_SORE, tips.against_soreness(asked)),
        title=texts.TITLE_SORENESS,
    )


def caution(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer whether a walk, a way of walking or a tip is safe for this walker: one warning."""
    if asked.tip is not None and asked.tip in knowledge.tips:
        return _caution_of_tip(knowledge, asked, asked.tip)
    if care := cares.meant(knowledge, asked):
        return cares.told(knowledge, asked, care).but(verdict=_sure_of(knowledge, asked, care))
    facts: Ids = ()
    asks_whether = asked.kind != "caution"  # what to mind is no question for yes or no
    word = "no" if asked.subject == AGAINST else "it_depends"
    sure = verdict(word) if asks_whether else None
    part = says(texts.CAUTION if asks_whether or asked.subject else texts.LEAVE_OUT)
    if asked.circumstance:
        part = says(f"circumstances.{asked.circumstance}.answer")
        facts = knowledge.circumstances[asked.circumstance].facts
        sure = _suits(knowledge, asked, asked.circumstance)
        sure = _as_asked(knowledge, asked, sure)
    elif asked.conditions:
        part = says(f"conditions.{asked.conditions[0]}.caution")
        facts = knowledge.conditions[asked.conditions[0]].facts
        sure = verdict("it_depends") if asks_whether else None
    facts = keys.verified(knowledge, facts)
    return Answer(
        parts=(part,),
        topic=asked,
        verdict=sure,
        findings=facts,
        details=tuple(keys.finding(knowledge, f) for f in facts),
        why=tuple(says(keys.finding(knowledge, f)) for f in facts[:1])
        or (says(texts.NO_DIAGNOSIS),),
        evidence=keys.sources_of(knowledge, facts),
        title=texts.TITLE_SAFETY,
    )


def _sure_of(knowledge: Knowledge, asked: Question, care: str) -> Verdict | None:
    """Say whether what is told of a circumstance is so: of a way of walking always."""
    own, ill = knowledge.cares[care].verdict, str(asked.circumstance)
    if not asked.conditions:
        return verdict(own) if own and asked.whether else None
    sure = verdict(own) if own else _suits(knowledge, asked, ill)
    return _as_asked(knowledge, asked, sure)


def _suits(knowledge: Knowledge, asked: Question, circumstance: str) -> Verdict | None:
    """Say whether a way of walking suits a walker, or which of two does; None without one."""
    ways = asked.conditions
    avoid = knowledge.circumstances[circumstance].avoid
    left = tuple(way for way in ways if way not in avoid)
    if not left:
        if not ways:
            return None
        rather_not = says(texts.RATHER_NOT, when=f"conditions.{ways[0]}.when")
        return Verdict(part=rather_not, outcome="no")
    when = f"conditions.{left[0]}.when"
    if len(left) < len(ways):
        return Verdict(part=says(texts.RATHER_THIS, when=when), outcome=left[0])
    if left[0] == conditions.LEVEL or knowledge.conditions[left[0]].demand == "lower":
        return verdict("yes")
    if circumstance in knowledge.conditions[left[0]].cautions:
        gently = texts.GENTLY_IN_IT if asked.subject in (MAY, AGAINST) else texts.WITH_CARE_IN_IT
        return Verdict(part=says(gently, when=when), outcome="it_depends")
    return Verdict(part=says(texts.RATHER_YES, when=when), outcome="yes")


def _as_asked(knowledge: Knowledge, asked: Question, sure: Verdict | None) -> Verdict | None:
    """Return the verdict in the form asked for: a walk that may be taken is not a bad one.

    It depends, where a walker may make the least effort only.
    """
    if asked.subject not in (MAY, AGAINST) or (sure is not None and sure.outcome != "yes"):
        return sure
    if knowledge.circumstances[str(asked.circumstance)].most_effort <= _LEAST:
        return verdict("it_depends")
    return verdict("no") if asked.subject == AGAINST else sure or verdict("yes")


def safer(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer which of two ways of walking is safer: it depends, and what to mind in each."""
    sides = tuple(dict.fromkeys((*asked.conditions, *((asked.other,) if asked.other else ()))))
    if len(sides) < 2:
        return asks(texts.WHICH_COMPARE, asked) if not sides else caution(knowledge, asked)
    pair = sides[:2]
    answer = conditions.about(
        knowledge,
        asked.but(conditions=pair[:1], other=pair[1]),
        tuple(brief(f"conditions.{condition}.caution") for condition in pair),
    )
    return answer.but(verdict=Verdict(part=says(texts.IT_DEPENDS), outcome="it_depends"))


def _cause(knowledge: Knowledge, asked: Question) -> tuple[Part, ...]:
    """Say why it aches: by the way of walking, else by the one that such an ache is known from."""
    name = next(n for n, ache in knowledge.aches.items() if _fits(knowledge, ache, asked))
    ways = asked.conditions or knowledge.aches[name].conditions
    if ways[:1] == ("uneven",):  # a hike: what is unusual, not the bumps
        ways = ()
    return (says(f"conditions.{ways[0]}.why"),) if ways else (says(texts.SORE_BECAUSE),)


def how_bad(knowledge: Knowledge, told: Question) -> Answer:
    """Answer whether it is bad: soreness and a dull ache as a rule are not; else what to do."""
    sore = told.kind == SORENESS
    if not sore and told.subject not in _BEARABLE:
        harmless = knowledge.symptoms[told.subject or UNNAMED].normal
        sign = Question("harmful", subject=harmless)
        return subjects.harmful(knowledge, sign) if harmless else pain(knowledge, told)
    return Answer(
        parts=(),
        verdict=Verdict(
            part=says(texts.SORENESS_PASSES if sore else texts.ACHE_PASSES), outcome="no"
        ),
        topic=told,
        why=(says(texts.NO_DIAGNOSIS),),
        evidence=keys.sources_of(knowledge, knowledge.symptoms[SORENESS].facts),
        offer=offers(texts.OFFER_TIP_SORE, tips.against_soreness(told)) if sore else None,
        title=texts.TITLE_SORENESS if sore else texts.TITLE_SAFETY,
    )


def comes_first(knowledge: Knowledge, asked: Question) -> bool:
    """Tell whether what hurts is too grave for any other question: what to do comes first."""
    symptom = _grave(knowledge, asked.muscles) or asked.subject or UNNAMED
    return knowledge.symptoms[symptom].severity in STOPPING


def ends_the_talk(sign: Symptom) -> bool:
    """Tell whether a sign ends the talk: one that may become an emergency; what a doctor looks at
    later leaves room for questions.
    """
    return sign.severity in STOPPING and not sign.see_professional


def _caution_of_tip(knowledge: Knowledge, asked: Question, name: str) -> Answer:
    """Answer whether a tip is safe: with its own warning, or with what holds for any walk."""
    tip = knowledge.tips[name]
    facts = keys.verified(knowledge, tip.facts)
    return Answer(
        parts=(brief(texts.CAUTION), says(f"tips.{name}.safety"))
        if tip.safety
        else (says(texts.CAUTION),),
        topic=asked,
        findings=facts,
        why=(says(texts.NO_DIAGNOSIS),),
        evidence=keys.sources_of(knowledge, facts),
        offer=offers(texts.OFFER_ANOTHER_TIP, Question("another")),
        title=texts.TITLE_SAFETY,
    )


def _grave(knowledge: Knowledge, muscles: tuple[str, ...]) -> str | None:
    """Return the sign of an emergency that an ache in one of these places may be: the chest."""
    for muscle in muscles:
        part = knowledge.body_parts.get(muscle)
        if part and knowledge.symptoms[part.symptom].severity == EMERGENCY:
            return part.symptom
    return None


def _reason(knowledge: Knowledge, asked: Question) -> tuple[tuple[Part, ...], tuple[str, ...]]:
    """Return why it aches, and the findings behind it."""
    name = next(n for n, ache in knowledge.aches.items() if _fits(knowledge, ache, asked))
    findings = knowledge.aches[name].facts
    reason = (_ache(knowledge, name, asked),)
    if findings or not (asked.muscles and asked.conditions):
        return reason, findings
    effects = effects_for(knowledge, asked.conditions[0], asked.muscles[0])
    if effects and effects[0].direction == "increase":
        return (*reason, brief(f"effects.{effects[0].id}")), (effects[0].id,)
    return reason, ()


def _ache(knowledge: Knowledge, name: str, asked: Question) -> Part:
    """Say an ache; the general one names the muscle, so that the walker knows it was heard."""
    if name != GENERAL or not asked.muscles:
        return says(f"soreness.{name}")
    muscle = f"{keys.target(knowledge, asked.muscles[0])}.short"
    return says(texts.ACHE, muscle=muscle)


def _fits(knowledge: Knowledge, ache: Ache, asked: Question) -> bool:
    """Tell whether an ache is about what was named; what was not named counts as fitting."""
    # What makes thighs sore makes whole legs sore, yet neither calves nor feet.
    parts = (() if t == LEGS else members(knowledge, t) for t in ache.muscles)
    targets = {*ache.muscles, *(m for part in parts for m in part)}
    muscles_fit = not ache.muscles or not targets.isdisjoint(asked.muscles)
    if not ache.conditions:
        return muscles_fit
    unsaid = not asked.muscles
    return (muscles_fit or unsaid) and not set(ache.conditions).isdisjoint(asked.conditions)
