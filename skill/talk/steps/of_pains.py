"""What was told of a pain: what it means for what is asked next. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Mapping

from skill.coach import cares, meanings, safety
from skill.coach.question import Ids, Question
from skill.knowledge.model import Knowledge
from skill.knowledge.queries import members
from skill.talk.before import Before, is_of_soreness
from skill.talk.steps import of_complaints, of_training
from skill.talk.steps.of_burning import BURNING, burns, burns_now
from skill.talk.steps.of_complaints import SOFTLY, SORE_NOW
from skill.talk.steps.of_health import FEET, HURTING, UNHEALED, trouble_of
from skill.talk.steps.of_training import OF_MUSCLES

#: The sign of who works hard, and no more than that; that of a joint that hurts.
_OUT_OF_BREATH, _JOINT = "out_of_breath", "joint_pain"
#: Signs of what aches.
_ACHES = safety.JOINTS | {safety.ACHING, safety.SORENESS}
#: Signs with which one may train, or stretch.
_TRAINABLE = safety.JOINTS | {safety.ACHING, "cramp", "clicking", "stiffness", "painless"}
#: What is said to who is stiff, and of why.
_STIFF = frozenset(("stiffness", "why_stiff"))
_STIFF_NOW = "stiff_now"
#: What is said of how far to walk with an ache.
_FAR_WITH_IT = "far_with_pain"
#: What is said of whether a trouble passes.
_PASSES = "will_pass"
#: Bad knees, and what is said of one that swells; a heel that hurts.
_BAD_KNEES, _SWOLLEN_KNEE, _HEEL = "knee_problems", "swollen_knee", "heel_spur"
#: What is said of a way of walking, or of gear, that nobody tried with such a pain.
_WHEN_EASED, _GEAR = "when_eased", "gear_for_ache"
#: What is said of training to who is not healed yet.
_TO_HEAL = "training_to_heal"
#: What is done on the way, and a cramp.
_WALKING, _CRAMP = "walking", "cramp"
#: Where one keeps still.
_STILL = frozenset(("sitting", "waiting"))
#: What is no pain, and said of what was taken for one.
_PAINLESS = "painless"
NO_PAIN = frozenset(("clicking", _PAINLESS))
#: What holds the joint, or cramps, with most walkers: what is meant where none was named.
_USUALLY: Mapping[str, Ids] = {
    **dict.fromkeys((_JOINT, "clicking"), ("quadriceps",)),
    "cramp": ("calves",),
}


def despite_the_pain(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "May I go for a walk then", "do poles help", "could it be my rucksack": for all the pain."""
    told, way = last.asked, asked.conditions[:1]
    against = asked.subject == meanings.AGAINST and not way
    if told.kind == "soreness" and (against or way):
        return Question("subject", subject=SOFTLY)
    if told.kind != "pain" or against:
        return told if against and told.kind == "pain" else None
    if not way or told.subject in NO_PAIN:
        stops = asked.subject == meanings.AGAINST
        return Question("keep_walking", subject=meanings.TO_STOP if stops else None)
    with_an_illness = told.circumstance and told.subject == _OUT_OF_BREATH
    return None if with_an_illness else _in_that_way(asked, last, knowledge)


def _in_that_way(asked: Question, last: Before, knowledge: Knowledge) -> Question:
    """Return whether a way of walking, or gear, suits who is in pain."""
    way = asked.conditions[0]
    sore, geared = trouble_of(last), knowledge.conditions[way].gear
    if sore and not geared:
        return Question("caution", conditions=(way,), circumstance=sore, subject=asked.subject)
    if asked.subject == meanings.AGAINST and not geared and is_mild(last.asked):
        return Question("keep_walking", subject=meanings.TO_STOP)
    if asked.kind == "advice" and way in safety.GROUNDS and is_mild(last.asked):
        return Question("subject", subject=_WHEN_EASED)
    return _walked_so(way, last, knowledge)


def left_out_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Should i avoid it then", of what hurts in a way of walking: whether to leave that out."""
    ways = last.asked.conditions[:1] if last.asked.kind in HURTING and asked.whether is None else ()
    against = Question("advice", conditions=ways, subject=meanings.AGAINST)
    return despite_the_pain(against, last, knowledge) if ways else None


def left_alone(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Should i leave hills then", of what hurts: whether they suit it."""
    bare = asked.conditions and not asked.muscles and not asked.circumstance
    return despite_the_pain(asked, last, knowledge) if bare else None


def in_that_position(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Can i do it sitting", of what hurts or burns: for its muscle so."""
    still = asked.subject in _STILL and not (asked.muscles or asked.conditions or asked.limits)
    there = is_mild(last.asked) or burns(last)
    muscle = (last.muscles or _USUALLY.get(last.asked.subject or "", ()))[:1]
    if not (still and there and muscle):
        return None
    worked = members(knowledge, muscle[0])
    fits = any(
        asked.subject in tip.moments
        and any(not set(members(knowledge, name)).isdisjoint(worked) for name in tip.muscles)
        for tip in knowledge.tips.values()
    )
    return asked.but(muscles=muscle) if fits else Question("stretch", muscle)


def _walked_so(way: str, last: Before, knowledge: Knowledge) -> Question:
    """Return what is asked of a way of walking, or of gear, by who is in pain.

    Nobody in pain is talked into a way of walking that nothing is known of.
    """
    told, trouble = last.asked, knowledge.circumstances.get(last.circumstance or "")
    if safety.answers_for(told, way):
        return told.but(conditions=(way,))
    if trouble is not None and way in trouble.avoid:
        return Question("caution", conditions=(way,), circumstance=last.circumstance)
    if not is_mild(told):
        return told
    if not knowledge.conditions[way].gear:
        return Question("subject", subject=_WHEN_EASED)
    if told.subject == _JOINT and told.other in (None, "knee"):
        return Question("knees", conditions=(way,), subject=meanings.KINDER)
    return Question("whether", subject=_GEAR)


def aches_of_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "My back aches a bit", of who is pregnant: what to mind then; other signs have their own."""
    told = knowledge.circumstances.get(last.circumstance or "")
    aches = asked.kind == "soreness" or asked.subject in _ACHES
    if told is None or not aches or not {asked.other, *asked.muscles}.intersection(told.aches):
        return None
    return Question("subject", subject=told.of_aches)


def around_the_knee(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which muscle is that", of a knee that hurts or clicks: those that support it."""
    knee = last.asked.kind == "pain" and (last.asked.other or "knee") == "knee"
    joint = last.asked.subject in (_JOINT, "clicking", _PAINLESS)
    if asked.named or not (knee and joint):
        return None
    return Question("job", subject="support_knee")


def without_pain(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "But it doesn't hurt", of what clicks: that place."""
    there = last.asked.kind in HURTING and asked.subject == _PAINLESS and not asked.other
    return asked.but(other=last.asked.other, muscles=last.asked.muscles) if there else None


def too_sore(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "I can't do that", of who is sore or hurts: to spare it, whatever else is too hard."""
    if asked.subject != meanings.TOO_HARD or last.asked.kind not in HURTING:
        return None
    sore = last.asked.kind == "soreness"
    return Question("subject", subject=SOFTLY) if sore else last.asked


def left_out(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What should I leave out", of who is sore or hurts: that."""
    if asked.named or last.asked.kind not in HURTING:
        return None
    trouble = None if last.asked.kind == "soreness" else trouble_of(last)
    spared = Question("subject", subject=SOFTLY)
    return Question("caution", circumstance=trouble) if trouble else spared


def where_it_was(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And if they already hurt", of what knees bear, or of a bad hip: what to mind with it."""
    hurts = asked.kind in HURTING or asked.subject is not None
    if not hurts or asked.other or asked.muscles or asked.conditions:
        return None
    if last.asked.kind == "knees":
        return Question("caution", conditions=last.way, circumstance=_BAD_KNEES)
    trouble = knowledge.circumstances.get(last.asked.circumstance or "")
    told = last.asked.kind == "caution" and trouble is not None and trouble.body_part is not None
    bearable = asked.kind == "soreness" or asked.subject in (None, *_ACHES)
    return last.asked.but(subject=None, conditions=()) if told and bearable else None


def worn_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Does that wear it out", of what hurts: whether that is bad."""
    return Question("safe") if last.asked.kind in HURTING else None


def it_aches(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Why does it ache", of a muscle that was told of: that one."""
    told = last.asked
    meant = told.kind in OF_MUSCLES and told.muscles and asked.subject == safety.ACHING
    if not meant or asked.muscles or asked.other:
        return None
    return asked.but(muscles=told.muscles[:1])


def sore_now(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What helps", of who is sore: what to do until it passes; a tip is for the next time."""
    sore = is_of_soreness(last.asked) and last.asked.subject != SORE_NOW and not asked.named
    return Question("subject", subject=SORE_NOW) if sore else None


def otherwise_sore(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What else could I do", of who is sore: what to do until it passes."""
    return Question("subject", subject=SORE_NOW) if last.asked.kind == "soreness" else None


def which_muscle(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which muscle is that", of where it hurts: the muscle there, and where it lies."""
    hurts = last.asked.kind in HURTING and last.asked.muscles
    return Question("about", last.asked.muscles) if hurts and not asked.named else None


def done_otherwise(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What should I do differently", of what hurts in a way of walking: how to walk so."""
    way = last.asked.conditions[:1]
    hurts = last.asked.kind in HURTING and way
    return Question("how_to", conditions=way) if hurts else None


def normal_sign(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that normal", of a sign: what is known of how common it is, else how bad it is."""
    told = last.asked
    if told.kind not in HURTING or asked.subject:
        return None
    sign = "soreness" if told.kind == "soreness" else told.subject
    known = knowledge.symptoms.get(sign or "")
    return asked.but(subject=known.normal) if known and known.normal else Question("safe")


def softly(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And uphill", "and with poles", of who is sore: what to leave out until it passes."""
    sore = last.asked.kind == "soreness" and not last.asked.conditions
    way = asked.conditions and not asked.muscles
    return Question("subject", subject=SOFTLY) if sore and way else None


def until_it_passes(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How long until it's gone", of soreness: how many days that takes; else nobody knows."""
    if asked.conditions or asked.muscles:
        return None
    if is_of_soreness(last.asked):
        return Question("topic", subject=of_training.SORE_DAYS)
    trouble = knowledge.circumstances.get(last.asked.circumstance or "")
    walking = asked.subject == meanings.TIME
    if walking and last.asked.kind == "pain" and last.asked.subject in _TRAINABLE:
        return Question("subject", subject=_FAR_WITH_IT)
    ill = trouble is not None and trouble.body_part is not None and not walking
    tired = last.asked.subject == "tiredness" and walking
    lasting = (last.asked.kind == "pain" and not tired) or ill
    return Question("subject", subject=_PASSES) if lasting else None


def healed_after(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How long until it's gone", of a sick part, whatever was asked since: nobody knows."""
    trouble = knowledge.circumstances.get(last.circumstance or "")
    ill = trouble is not None and (trouble.body_part is not None or last.circumstance == UNHEALED)
    sore = is_of_soreness(last.asked) or bool(asked.conditions or asked.muscles)
    return Question("subject", subject=_PASSES) if ill and not sore else None


def is_it_bad(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that dangerous", of who has told of their health: whether to walk is."""
    if last.as_told and last.asked.kind == "pain" and asked.kind == "safe":
        return asked
    told = last.asked.circumstance if last.asked.kind == "caution" and not asked.named else None
    if not told or last.asked.conditions:
        return None
    asks = meanings.MAY if asked.whether == meanings.MAY else meanings.AGAINST
    return Question("caution", circumstance=told, subject=asks)


def swollen_later(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What if it swells up", of a bad knee: what to do with that knee."""
    knee = last.circumstance == _BAD_KNEES or last.asked.other == "knee"
    swells = asked.subject == "swelling" and asked.other in (None, "knee")
    return Question("subject", subject=_SWOLLEN_KNEE) if knee and swells else None


def on_a_sore_heel(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Can I still walk", of a heel that hurts: whether that suits sore feet."""
    bare = last.asked.subject == _HEEL and asked.subject is None
    return Question("caution", circumstance=FEET, subject=meanings.MAY) if bare else None


def eased(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What helps", of a joint that hurts a little: what is good for who has trouble there.

    Of muscles that burn it is to slow down.
    """
    if burns_now(last) and not asked.named:
        return Question("topic", subject=BURNING)
    if asked.named or last.asked.kind != "pain" or not is_mild(last.asked):
        return None
    trouble = trouble_of(last)
    told = Question("caution", conditions=last.asked.conditions[:1], circumstance=trouble)
    there = cares.meant(knowledge, told)
    return Question("caution", circumstance=trouble, subject=there) if trouble else None


def moved(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What helps", "what do I do now", of who is stiff: to move."""
    stiff = last.asked.subject in _STIFF and not asked.named
    return Question("subject", subject=_STIFF_NOW) if stiff else None


def spared_now(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Give me something for my calves", of who is in pain: what to do about that; not of
    what was asked since of another place.
    """
    hurts = last.asked.kind == "pain"
    elsewhere = last.aside and asked.muscles and not _overlap(asked, last, knowledge)
    return last.asked.but(conditions=()) if hurts and not elsewhere else None


def _overlap(asked: Question, last: Before, knowledge: Knowledge) -> bool:
    """Whether muscles are named that are there where it hurts."""
    named = {m for name in asked.muscles for m in members(knowledge, name)}
    return any(not named.isdisjoint(members(knowledge, name)) for name in last.muscles)


def rested_first(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What can I train", "give me a tip", of who has to stop: what to do about that."""
    sign = knowledge.symptoms.get(last.asked.subject or "") if last.asked.kind == "pain" else None
    return last.asked.but(conditions=()) if sign and sign.severity == "stop" else None


def healing(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What can I train then", after an injury or an operation: whom to ask, and why."""
    unhealed = last.circumstance == UNHEALED and not asked.named
    return Question("subject", subject=_TO_HEAL) if unhealed else None


def trained_against(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What exercise helps", of a joint or a muscle that hurts a little: what strengthens it."""
    if asked.named or not is_mild(last.asked):
        return None
    muscles = last.muscles or _USUALLY.get(last.asked.subject or "", ())
    return Question("exercise", muscles, whether=asked.whether) if muscles else None


def stretched(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do I stretch it", of what hurts a little: the muscles there."""
    if asked.named or not is_mild(last.asked):
        return None
    return Question("stretch", last.muscles) if last.muscles else None


def is_mild(told: Question) -> bool:
    """Whether it was a pain that may be trained with, or stretched."""
    return told.kind == "soreness" or (told.kind == "pain" and told.subject in _TRAINABLE)


def again(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Can i go again tomorrow", of who is sore or in pain: whether to walk on."""
    hurts = last.asked.kind == "pain" or is_of_soreness(last.asked)
    return Question("keep_walking") if hurts else None


def where_it_hurts(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "It's only when i carry a bag", after a pain: that it comes there, and what to do then;
    else whether that suits who has trouble there."""
    told = last.asked
    if told.kind not in ("pain", "soreness") or not asked.conditions:
        return None
    if told.kind == "pain" and safety.answers_for(told, asked.conditions[0]):
        return told.but(conditions=asked.conditions[:1])
    if told.subject == _OUT_OF_BREATH:
        return Question("how_to", conditions=asked.conditions[:1])
    trouble = trouble_of(last)
    if trouble is None:
        return despite_the_pain(asked, last, knowledge) if _geared(asked, knowledge) else _on(last)
    return Question("caution", conditions=asked.conditions[:1], circumstance=trouble)


def _geared(asked: Question, knowledge: Knowledge) -> bool:
    """Whether something to take along or to wear was named."""
    return knowledge.conditions[asked.conditions[0]].gear


def _on(last: Before) -> Question | None:
    """Whether to walk on, with a pain."""
    return Question("keep_walking") if last.asked.kind == "pain" else None


def walked_on_with_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What can i do on the way", of what hurts a little: to go slower and shorter; of a back, how
    to hold it.
    """
    told = last.asked
    bare = not (asked.muscles or asked.conditions or asked.limits or asked.minutes)
    meant = asked.subject == _WALKING and bare and told.kind == "pain" and is_mild(told)
    if not meant or told.subject == _CRAMP:
        return None
    return of_complaints.gently(last)


def stopped_for_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Should i rather stand still", of what hurts: whether to stop."""
    hurts = last.asked.kind == "pain" and last.asked.subject != _OUT_OF_BREATH
    return Question("keep_walking", subject=meanings.TO_STOP) if hurts else None
