"""What was told of health, or of a limit: what it means for what is asked next."""

from __future__ import annotations

from collections.abc import Mapping

from skill.coach import cares, causes, meanings, safety, training
from skill.coach.question import Ids, Question
from skill.knowledge.model import Knowledge
from skill.talk.before import Before, worked_in
from skill.talk.kinds import TIPS, TRAINED
from skill.talk.steps import of_stairs, of_training

#: What is a limit to who has just been given something to do.
_LIMITS: Mapping[str, str] = {"pram": "pram", "dog": "dog", "backpack": "rucksack"}
#: Kinds that tell of health.
HURTING = frozenset(("soreness", "pain"))
_OF_HEALTH = HURTING | {"caution"}
#: What needs care of somebody who has just told of their health.
_NEEDING_CARE = frozenset(("how_to", "advice", "caution", "how_heavy"))
#: What a walker has whose muscles hurt there.
_TROUBLES: Mapping[str, str] = {
    **dict.fromkeys(("back", "lower_back", "erector_spinae"), "back_problems"),
    **dict.fromkeys(("knees", "quadriceps"), "knee_problems"),
    **dict.fromkeys(("hips", "gluteus_medius", "gluteus_minimus"), "hip_problems"),
}
#: What two ways of walking are weighed for, for who has trouble there.
_AIMS: Mapping[str, str] = {
    "knee_problems": "knees",
    "arthritis": "knees",
    "balance_problems": "balance",
}
#: Who has tips that spare the knees, and what those are good for.
_BAD_KNEES, _ON_JOINTS = "knee_problems", "easy_on_joints"
#: Whose shoes must suit them.
FEET = "foot_problems"
#: Who may not train what is not healed.
UNHEALED = "recent_injury"
_TO_HEAL = frozenset((UNHEALED, "achilles_problems"))
#: The load that "how heavy" is asked of.
_PACK = "backpack"
#: What is said of the care of feet, to whom, and the muscles that they are asked by.
_FOOT_CARE = "foot_care"
_TENDER_FEET = frozenset(("diabetes", FEET))
_IN_THE_FOOT = frozenset(("foot_intrinsics",))
#: Who has signs of their own to stop, and what tells others.
_OWN_SIGNS = frozenset(("pregnancy", "lung_condition"))
_BUILD_UP = "build_up"
_TOO_MUCH = "too_much_signs"
#: What is said of how far to go, and of what carried loads do for bones.
_DISTANCES = frozenset(("first_distance", "beginner_distance", "older_distance"))
_BRITTLE, _LOADED_BONES = "osteoporosis", "loads_and_bones"
#: What is asked of the work of a muscle, in a way of walking or at all.
_OF_WORK = frozenset(("works", "muscle_condition", "role", "action", "timing"))
#: What "instead" is asked after: the answer spoke against something, or for more.
_SPOKE_AGAINST = frozenset(
    (
        *("caution", "advice", "safe", "knees", "how_heavy", "tone"),
        *("condition", "hardest", "reason", "harder", "harder_than", "how_to"),
    )
)
#: What says how much walking a week should hold.
_AMOUNTS = frozenset(("target", "steps", "how_often", training.DAYS, "is_that_enough", "every_bit"))
#: The limit that leaves out a way of walking.
_LEFT_OUT: Mapping[str, Ids] = {
    **dict.fromkeys(("uphill", "downhill"), ("no_hills",)),
    **dict.fromkeys(("stairs_up", "stairs_down"), ("no_stairs",)),
    **dict.fromkeys(("brisk", "interval"), ("not_faster",)),
    **dict.fromkeys(("backpack", "weighted_vest", "nordic_poles"), ("no_equipment",)),
}
#: Who may carry as much as others.
_CARRYING = frozenset(("beginner",))
#: What weighs another sport against walking.
_WEIGHED = frozenset(("activity_or_walking", "activity_differs", "other_activity"))
#: Effort that those may make whose circumstance is no reason to ask a doctor before any tip.
_MILD = 2


def with_care(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """Keep to what the walker told of their health, or of a risk."""
    told = last.asked
    against = asked.subject if asked.subject == meanings.AGAINST else None
    load = asked.kind == "how_heavy"
    ways = asked.conditions[:1] or (told.conditions[:1] if load else ())
    if not last.circumstance or asked.kind not in _NEEDING_CARE or asked.circumstance:
        return None
    if load and last.circumstance in _CARRYING:
        return None
    if not ways:  # "which walks should i avoid"
        may = meanings.MAY if asked.subject == meanings.MAY else None
        bare = asked.kind == "caution" and (bool(may) or not asked.named)
        bare = bare or (bool(against) and told.kind == "caution")
        care = Question("caution", circumstance=last.circumstance, subject=against or may)
        return care if bare else None
    care = Question("caution", told.muscles, ways, circumstance=last.circumstance)
    return care.but(subject=against)


def good_with_care(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is a vest good for my bones", of who had better leave it out: that."""
    told = knowledge.circumstances.get(last.circumstance or "")
    left = told and asked.subject and set(told.avoid).intersection(asked.conditions[:1])
    if not left:
        return None
    return Question("caution", conditions=asked.conditions[:1], circumstance=last.circumstance)


def in_another_way(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And on a slope", of who has told of their health: whether that suits them."""
    far = last.asked.subject in _DISTANCES
    told = (last.asked.kind == "caution" or far) and last.circumstance and not asked.circumstance
    if not told or not asked.conditions or asked.muscles:
        return None
    trouble = knowledge.circumstances.get(last.circumstance or "")
    avoided = trouble.avoid if trouble else ()
    worst = next((way for way in asked.conditions if way in avoided), asked.conditions[0])
    way = of_stairs.on_the_stairs(worst, last)
    return Question("caution", conditions=(way,), circumstance=last.circumstance)


def may_they_walk(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "May I walk at all", of who has told of their health: whether that suits them."""
    told = last.asked.kind == "caution" and last.asked.circumstance and asked.subject is None
    if not told:
        return None
    return Question("caution", circumstance=last.asked.circumstance, subject=meanings.MAY)


def safest(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What is the safer choice then", of who has told of their health: what suits them."""
    told = last.asked.kind == "caution" and last.circumstance and not asked.named
    return Question("caution", circumstance=last.circumstance) if told else None


def brittle_under_the_load(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that good for my bones", of a load: what is known of it; whose are brittle, not to."""
    if safety.CARRIED.isdisjoint(last.way):
        return None
    brittle = last.circumstance == _BRITTLE
    told = Question("caution", conditions=last.way, circumstance=_BRITTLE)
    return told if brittle else Question("subject", subject=_LOADED_BONES)


def carried(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How heavy may my rucksack be", of who had better carry none: that."""
    told = knowledge.circumstances.get(last.circumstance or "")
    if told is None or _PACK not in told.avoid:
        return None
    return Question("caution", conditions=(_PACK,), circumstance=last.circumstance)


def good_for_them(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is walking good for it", of a bad back: whether they may walk."""
    if asked.named:
        return None
    if last.asked.kind == "caution" and last.circumstance:
        return Question("caution", circumstance=last.circumstance, subject=meanings.MAY)
    told = knowledge.subjects.get(last.asked.subject or "")
    ill = told is not None and told.verdict == "yes" and not told.everyday
    return Question("whether", subject=last.asked.subject) if ill else None


def for_the_trouble(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Up or down", of who has bad knees: which is kinder to them."""
    aim = _AIMS.get(last.circumstance or "")
    bare = asked.conditions and not asked.muscles and asked.subject is None
    return asked.but(subject=aim) if aim and bare else None


def too_much(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "When is it too much", of what hurts: whether to stop."""
    hurts = last.asked.kind in HURTING and not asked.named
    return Question("keep_walking", subject=meanings.TO_STOP) if hurts else None


def in_their_shoes(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which shoes", of who has trouble with the feet, or hurts there: those that suit them."""
    hurts = last.asked.kind == "pain" and last.asked.subject == "foot_pain"
    troubled = last.circumstance == FEET or hurts
    return Question("caution", circumstance=FEET) if troubled else None


def signs_to_stop(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What signs mean stop", after a circumstance: what is known of it besides."""
    told = last.asked.circumstance if last.asked.kind == "caution" else None
    if not told or asked.subject != meanings.TO_STOP:
        return None
    return Question("more") if told in _OWN_SIGNS else Question("subject", subject=_TOO_MUCH)


def some_is_better(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "I can't do that much", of what a week should hold, or does for one: a little is better."""
    told = last.asked
    much = told.kind in (*_AMOUNTS, "benefit", "caution") or told.subject in _AMOUNTS
    if not much or asked.subject != meanings.TOO_HARD:
        return None
    return Question("subject", subject="less_than_that")


def built_up(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do I get there", of what a week or a day should hold: how fast to build up."""
    told = last.asked
    much = told.kind in _AMOUNTS or told.subject in (*_AMOUNTS, "less_than_that")
    return Question("subject", subject=_BUILD_UP) if much else None


def walking_for_them(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "I've got bad knees though", after running was weighed against walking: to walk."""
    weighed = last.asked.kind in _WEIGHED and last.asked.subject == "running"
    if not weighed or not asked.circumstance or asked.conditions or asked.subject:
        return None
    care = cares.care_for(knowledge, asked.circumstance, "run")
    return Question("caution", circumstance=asked.circumstance, subject=care)


def under_the_load(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "My shoulders hurt from it", after a load, a pram or poles: a pain that comes with those."""
    aches = safety.JOINTS | {None, safety.ACHING, safety.SORENESS}
    loads = safety.CARRIED.union(causes.FROM_IT)
    load = tuple(way for way in last.conditions if way in loads)[:1]
    if not load or asked.conditions or asked.subject not in aches:
        return None
    sign = asked.subject if asked.subject in safety.JOINTS else safety.ACHING
    return Question("pain", asked.muscles, load, other=asked.other, subject=sign)


def helped(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What helps", of who has trouble with a part of the body: what trains it."""
    told = knowledge.circumstances.get(last.asked.circumstance or "")
    part = knowledge.body_parts.get(told.body_part or "") if told else None
    bare = last.asked.kind == "caution" and not asked.named
    return Question("exercise", part.muscles[:1]) if bare and part else None


def not_yet(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "When can i do more", of who is hurt, ill or old: how to build it up."""
    careful = last.circumstance is not None or last.asked.kind in HURTING
    if asked.subject != meanings.TOO_EASY or not careful:
        return None
    return Question("subject", subject=_BUILD_UP)


def given_with_care(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "I've only got ten minutes", of who hurts: nothing but what suits that place."""
    if last.asked.kind != "pain" or not asked.named or asked.circumstance or asked.muscles:
        return None
    trouble = trouble_of(last)
    return asked.but(circumstance=trouble) if trouble else last.asked


def cared_for(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What about the feet", of who has diabetes or trouble with them: how to look after them."""
    feet = bool(asked.muscles) and _IN_THE_FOOT.issuperset(asked.muscles)
    tender = last.circumstance in _TENDER_FEET and not asked.conditions
    return Question("subject", subject=_FOOT_CARE) if feet and tender else None


def with_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Give me something to do with it", of what is with the walker: a pram, a dog."""
    if asked.named or not last.way or last.way[0] not in _LIMITS:
        return None
    return asked.but(limits=(_LIMITS[last.way[0]],))


def unseen(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "People are staring", at who does a tip: one that nobody sees."""
    if last.asked.kind not in TIPS:
        return None
    moment = last.asked.subject if last.asked.kind == "moment" else None
    return Question("moment", subject=moment, limits=("unseen",))


def with_the_risk(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "On the treadmill", after a risk."""
    risky = last.asked.kind == "caution"
    return last.asked.but(conditions=("treadmill",)) if risky else None


def of_a_walker(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And with bad knees": whether the way talked about suits them; another tip that does."""
    if not asked.circumstance or asked.conditions or asked.muscles:
        return None
    if last.asked.kind == "caution" and asked.subject is None and last.asked.circumstance:
        return None  # another illness is told of
    most = knowledge.circumstances[asked.circumstance].most_effort
    asks_whether = asked.subject == meanings.MAY
    if last.asked.kind in TIPS and (most is None or most >= _MILD) and not asks_whether:
        subject = last.asked.subject if last.asked.kind == "moment" else None
        return last.asked.but(circumstance=asked.circumstance, tip=None, subject=subject)
    if not last.conditions or last.asked.kind in TIPS:
        return None
    against = asked.subject if asked.subject == meanings.AGAINST else None
    care = Question("caution", conditions=last.conditions[:2], circumstance=asked.circumstance)
    return care.but(subject=against)


def within_a_limit(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """What was given last once more, within a limit that is told of now."""
    told = last.asked
    met = tuple(_LIMITS[name] for name in asked.conditions[:1] if name in _LIMITS)
    limits = asked.limits or met
    if not limits or asked.muscles or (asked.conditions and not met) or asked.subject:
        return None
    if told.kind in TIPS:
        subject = told.subject if told.kind == "moment" else None
        limits = tuple(dict.fromkeys((*told.limits, *limits)))
        return told.but(limits=limits, tip=None, subject=subject)
    if asked.kind not in ("another", "what_about") or met:
        return None
    muscles = last.muscles or worked_in(last.way, knowledge)
    if muscles and told.kind not in _OF_HEALTH:
        return Question("tip", muscles[:1], limits=limits)
    return None


def instead(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What can I do instead", of what was spoken against, and of a muscle with little to do."""
    told = last.asked
    if told.kind == "tone":
        return Question("exercise", told.muscles)
    if told.subject == of_training.KIND_TO_KNEES:
        return Question("how_to_exercise", subject=of_training.SPARES_KNEES)
    if told.kind in TRAINED:
        return of_training.one_exercise(Question("another"), last, knowledge)
    if told.kind in HURTING:
        return _spared(last, knowledge)
    if told.kind in _OF_WORK and told.muscles:
        return Question("work_more", told.muscles[:1])
    return _in_its_place(asked, last) if told.kind in _SPOKE_AGAINST else None


def _in_its_place(asked: Question, last: Before) -> Question | None:
    """Return a tip in the place of a way of walking; of two ways that were named the other one."""
    told = last.asked
    if len(last.reached) > 1 and not (told.circumstance or asked.subject == meanings.INSTEAD):
        return None
    if told.circumstance in _TO_HEAL:  # no tip for what is to heal first
        return Question("caution", circumstance=told.circumstance)
    limits = _LEFT_OUT.get(last.way[0], ()) if last.way else ()
    if told.kind == "knees":  # what spares them
        return Question("tip", subject=_ON_JOINTS, circumstance=_BAD_KNEES, limits=limits)
    return Question("tip", told.muscles, circumstance=told.circumstance, limits=limits)


def spared(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What should i leave out", of what hurts: what spares that part."""
    hurts = last.asked.kind in HURTING and not asked.named
    return _spared(last, knowledge) if hurts else None


def _spared(last: Before, knowledge: Knowledge) -> Question:
    """What somebody does instead of what hurts: what spares that part, else what eases it."""
    trouble = trouble_of(last)
    if trouble is None:
        return last.asked.but(conditions=())
    return Question("caution", circumstance=trouble)


def trouble_of(last: Before) -> str | None:
    """The trouble that a pain is of, by the muscles there; a joint without a name is a knee."""
    joint = last.asked.kind == "pain" and last.asked.subject == "joint_pain"
    muscles = last.muscles or (("knees",) if joint else ())
    return next((_TROUBLES[name] for name in muscles if name in _TROUBLES), None)


def on_the_level(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And without a hill", after what works a muscle, or a tip: something to do on the flat."""
    if asked.conditions != ("level",) or asked.muscles:
        return None
    flat = Question("another", limits=("no_hills", "no_stairs"))
    kinds = (*TIPS, "work_more", "exercise", "tone")
    working = last.asked.kind in kinds or (last.sides and bool(last.muscles))
    return within_a_limit(flat, last, knowledge) if working else None


def no_lot(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that a lot", of how far somebody had better go: that less than it counts too."""
    told = last.asked.subject in _DISTANCES or last.asked.subject in knowledge.cares
    far = asked.whether and (last.asked.kind == "target" or told)
    return Question("whether", subject="less_than_that") if far and not asked.named else None


def other_sport(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And cycling", of who is hurt or was operated on: who says when."""
    unhealed = last.circumstance == UNHEALED
    return Question("subject", subject="sport_with_care") if unhealed else None


def good_for_that_back(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is walking good for it", of what a back has: whether one may walk with it."""
    told = knowledge.subjects.get(last.asked.subject or "")
    ill = told.circumstance if told is not None else None
    return Question("caution", circumstance=ill, subject=meanings.MAY) if ill else None
