"""What was told of health, of a pain, or of a limit.

All three in one room, for each is looked at after nearly every answer: two files would be opened
where one is now.
"""

from __future__ import annotations

from collections.abc import Mapping

from skill.coach import meanings, safety, training
from skill.coach.question import Ids, Question
from skill.knowledge.model import Knowledge
from skill.talk.before import Before, is_of_soreness, worked_in
from skill.talk.kinds import TIPS, TRAINED
from skill.talk.steps import of_training
from skill.talk.steps.of_training import OF_MUSCLES

#: What is a limit to who has just been given something to do.
_LIMITS: Mapping[str, str] = {"pram": "pram", "dog": "dog", "backpack": "rucksack"}
#: Kinds that tell of health.
_HURTING = frozenset(("soreness", "pain"))
_OF_HEALTH = _HURTING | {"caution"}
#: What needs care of somebody who has just told of their health.
_NEEDING_CARE = frozenset(("how_to", "advice", "caution", "how_heavy"))
#: The sign of who works hard, and no more than that.
OUT_OF_BREATH = "out_of_breath"
#: What a walker has whose muscles hurt there.
_TROUBLES: Mapping[str, str] = {
    **dict.fromkeys(("back", "lower_back", "erector_spinae"), "back_problems"),
    **dict.fromkeys(("knees", "quadriceps"), "knee_problems"),
    "hips": "hip_problems",
}
#: What two ways of walking are weighed for, for who has trouble there.
_AIMS: Mapping[str, str] = {"knee_problems": "knees", "balance_problems": "balance"}
#: Whose shoes must suit them; who may not train what is not healed.
_FEET, _HEALING = "foot_problems", "recent_injury"
#: The load that "how heavy" is asked of.
_PACK = "backpack"
#: The sign of a joint that hurts.
_JOINT = "joint_pain"
#: Signs of what aches.
_ACHES = safety.JOINTS | {safety.ACHING, safety.SORENESS}
#: Signs with which one may train, or stretch.
_TRAINABLE = safety.JOINTS | {safety.ACHING, "cramp", "clicking", "stiffness", "painless"}
#: What is said to who feels their muscles burn, and whether that is bad.
_BURNING, _BURNING_BAD = "burning_uphill", "burning_bad"
#: What is known of the cause of a sign, and of how it stays away.
_CAUSES: Mapping[str, str] = {
    **dict.fromkeys((_BURNING, _BURNING_BAD), "burning_muscles"),
    "stitch": "why_stitch",
    "puffy_hands": "why_puffy_hands",
    "cramp": "why_night_cramp",
    **dict.fromkeys(("stiffness", "stiff_now"), "why_stiff"),
}
_KEPT_AWAY: Mapping[str, str] = {"stitch": "no_stitch"}
#: What is said to who is stiff, and of why; what is said of the care of feet, and of whose.
_STIFF = frozenset(("stiffness", "why_stiff"))
_STIFF_NOW, _FOOT_CARE = "stiff_now", "foot_care"
_TENDER_FEET = frozenset(("diabetes", _FEET))
_IN_THE_FOOT = frozenset(("foot_intrinsics",))
#: Who has signs of their own to stop, what tells others, and whether a trouble passes.
_OWN_SIGNS = frozenset(("pregnancy", "heart_condition", "lung_condition", "diabetes"))
_BUILD_UP = "build_up"
_TOO_MUCH, _PASSES = "too_much_signs", "will_pass"
#: Who trains for steady legs, and with what.
_UNSTEADY = frozenset(("older_age", "balance_problems"))
_STEADY_LEGS = "legs_for_old"
#: Bad knees, and what is said of one that swells; a heel that hurts.
_BAD_KNEES, _SWOLLEN_KNEE, _HEEL = "knee_problems", "swollen_knee", "heel_spur"
#: What is no pain, and said of what was taken for one.
_PAINLESS = "painless"
#: What is said of how far to go.
_FAR: Mapping[str, str] = {"beginner": "beginner_distance", "older_age": "older_distance"}
#: What is said to who is sore: what to do now, and what to leave out until it passes.
_SORE_NOW, _SOFTLY = "sore_now", "rest_when_sore"
#: What is said of soreness itself.
_SORE_LATER = "sore_next_day"
#: What "instead" is asked after: the answer spoke against something, or for more.
_SPOKE_AGAINST = frozenset(("caution", "advice", "safe", "knees", "how_heavy", "tone"))
#: What holds the joint, or cramps, with most walkers: what is meant where none was named.
_USUALLY: Mapping[str, Ids] = {_JOINT: ("quadriceps",), "cramp": ("calves",)}
#: What says how much walking a week should hold.
_AMOUNTS = frozenset(
    ("target", "steps", "days_a_week", training.DAYS, "is_that_enough", "weekend", "one_go")
)
#: The limit that leaves out a way of walking.
_LEFT_OUT: Mapping[str, Ids] = {
    **dict.fromkeys(("uphill", "downhill"), ("no_hills",)),
    **dict.fromkeys(("stairs_up", "stairs_down"), ("no_stairs",)),
    **dict.fromkeys(("brisk", "interval"), ("not_faster",)),
    **dict.fromkeys(("backpack", "weighted_vest", "nordic_poles"), ("no_equipment",)),
}
#: Effort that those may make whose circumstance is no reason to ask a doctor before any tip.
_MILD = 2


def with_care(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """Keep to what the walker told of their health, or of a risk."""
    told = last.asked
    load = asked.kind == "how_heavy"
    ways = asked.conditions[:1] or (told.conditions[:1] if load else ())
    if not last.circumstance or asked.kind not in _NEEDING_CARE or asked.circumstance:
        return None
    if not ways:  # "which walks should i avoid"
        bare = asked.kind == "caution" and not asked.named
        return Question("caution", circumstance=last.circumstance) if bare else None
    against = asked.subject if asked.subject == meanings.AGAINST else None
    care = Question("caution", told.muscles, ways, circumstance=last.circumstance)
    return care.but(subject=against)


def despite_the_pain(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "May I go for a walk then", "do poles help", "could it be my rucksack": for all the pain."""
    told, way = last.asked, asked.conditions[:1]
    if told.kind != "pain":
        return None
    if not way:
        return Question("keep_walking")
    if safety.answers_for(told, way[0]):
        return told.but(conditions=way)
    at_the_knee = told.subject == _JOINT and told.other in (None, "knee")
    if at_the_knee and knowledge.conditions[way[0]].gear:
        return Question("knees", conditions=way, subject=meanings.KINDER)
    return told  # nobody in pain is talked into a way of walking that nothing is known of


def in_another_way(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And on a slope", of who has told of their health: whether that suits them."""
    told = last.asked.kind == "caution" and last.circumstance and not asked.circumstance
    if not told or not asked.conditions or asked.muscles:
        return None
    return Question("caution", conditions=asked.conditions[:1], circumstance=last.circumstance)


def may_they_walk(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "May I walk at all", of who has told of their health: whether that suits them."""
    told = last.asked.kind == "caution" and last.asked.circumstance and asked.subject is None
    if not told:
        return None
    return Question("caution", circumstance=last.asked.circumstance, subject=meanings.MAY)


def carried(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How heavy may my rucksack be", of who had better carry none: that."""
    told = knowledge.circumstances.get(last.circumstance or "")
    if told is None or _PACK not in told.avoid:
        return None
    return Question("caution", conditions=(_PACK,), circumstance=last.circumstance)


def good_for_them(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is walking good for it", of a bad back: whether they may walk."""
    told = last.asked.kind == "caution" and last.circumstance and not asked.named
    if not told:
        return None
    return Question("caution", circumstance=last.circumstance, subject=meanings.MAY)


def far_enough(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How long should I go", of who is new to it or old: how far they had better go."""
    far = _FAR.get(last.circumstance or "") if last.asked.kind == "caution" else None
    if last.conditions:
        return None
    return Question("subject", subject=far) if far and not asked.conditions else None


def for_the_trouble(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Up or down", of who has bad knees: which is kinder to them."""
    aim = _AIMS.get(last.circumstance or "")
    bare = asked.conditions and not asked.muscles and asked.subject is None
    return asked.but(subject=aim) if aim and bare else None


def aches_of_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "My back aches a bit", of who is pregnant: what to mind then; other signs have their own."""
    told = knowledge.circumstances.get(last.circumstance or "")
    aches = asked.kind == "soreness" or asked.subject in _ACHES
    if told is None or not aches or not {asked.other, *asked.muscles}.intersection(told.aches):
        return None
    return Question("subject", subject=told.of_aches)


def still_hurting(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "It started yesterday", "only on the left", of what hurts: that pain, once more."""
    more = asked.kind in ("pain", "half_sentence") and not asked.named
    return last.asked if more and last.asked.kind in _HURTING else None


def around_the_knee(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which muscle is that", of a knee that hurts or clicks: those that support it."""
    knee = last.asked.kind == "pain" and (last.asked.other or "knee") == "knee"
    joint = last.asked.subject in (_JOINT, "clicking", _PAINLESS)
    if asked.named or not (knee and joint):
        return None
    return Question("job", subject="support_knee")


def without_pain(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "But it doesn't hurt", of what clicks: that place."""
    there = last.asked.kind in _HURTING and asked.subject == _PAINLESS and not asked.other
    return asked.but(other=last.asked.other, muscles=last.asked.muscles) if there else None


def it_aches(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Why does it ache", of a muscle that was told of: that one."""
    told = last.asked
    meant = told.kind in OF_MUSCLES and told.muscles and asked.subject == safety.ACHING
    if not meant or asked.muscles or asked.other:
        return None
    return asked.but(muscles=told.muscles[:1])


def sore_now(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What helps", of who is sore: what to do until it passes; a tip is for the next time."""
    sore = is_of_soreness(last.asked) and last.asked.subject != _SORE_NOW and not asked.named
    return Question("subject", subject=_SORE_NOW) if sore else None


def what_it_is(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What is that", of who is sore: what soreness is, and when it comes."""
    sore = last.asked.kind == "soreness" and not asked.named
    return Question("subject", subject=_SORE_LATER) if sore else None


def its_cause(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Why", "where does that come from", of what hurts or burns."""
    known = _CAUSES.get(last.asked.subject or "")
    if known is not None:
        return Question("subject", subject=known)
    hurts = last.asked.kind in _HURTING and asked.kind != "why"
    return Question("why") if hurts else None


def it_burns(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that bad", of muscles that burn on a hill."""
    burning = last.asked.subject == _BURNING and not asked.named
    return Question("whether", subject=_BURNING_BAD) if burning else None


def softly(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And uphill", "and with poles", of who is sore: what to leave out until it passes."""
    sore = last.asked.kind == "soreness" and not last.asked.conditions
    way = asked.conditions and not asked.muscles
    return Question("subject", subject=_SOFTLY) if sore and way else None


def too_much(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "When is it too much", of what hurts: whether to stop."""
    hurts = last.asked.kind in _HURTING and not asked.named
    return Question("keep_walking", subject=meanings.TO_STOP) if hurts else None


def in_their_shoes(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which shoes", of who has trouble with the feet: those that suit them."""
    return Question("caution", circumstance=_FEET) if last.circumstance == _FEET else None


def signs_to_stop(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What signs mean stop", after a circumstance: what is known of it besides."""
    told = last.asked.circumstance if last.asked.kind == "caution" else None
    if not told or asked.subject != meanings.TO_STOP:
        return None
    return Question("more") if told in _OWN_SIGNS else Question("subject", subject=_TOO_MUCH)


def until_it_passes(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How long until it's gone", of soreness: how many days that takes; else nobody knows."""
    if asked.conditions or asked.muscles:
        return None
    if is_of_soreness(last.asked):
        return Question("topic", subject=of_training.SORE_DAYS)
    trouble = knowledge.circumstances.get(last.asked.circumstance or "")
    lasting = last.asked.kind == "pain" or (trouble is not None and trouble.body_part is not None)
    return Question("subject", subject=_PASSES) if lasting else None


def some_is_better(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "I can't do that much", of what a week should hold: a little is better than nothing."""
    told = last.asked
    much = told.kind in _AMOUNTS or told.subject in _AMOUNTS
    if not much or asked.subject != meanings.TOO_HARD:
        return None
    return Question("subject", subject="less_than_that")


def under_the_load(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "My shoulders hurt from it", after a load: a pain that comes with carrying it."""
    load = tuple(way for way in last.conditions if way in safety.CARRIED)[:1]
    if not load or asked.conditions or asked.subject not in safety.JOINTS | {None, safety.ACHING}:
        return None
    return Question("pain", asked.muscles, load, subject=asked.subject or safety.ACHING)


def kept_away(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do i stop it next time", of a stitch: what keeps it away."""
    known = _KEPT_AWAY.get(last.asked.subject or "")
    return Question("subject", subject=known) if known and not asked.named else None


def helped(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What helps", of who has trouble with a part of the body: what trains it."""
    told = knowledge.circumstances.get(last.asked.circumstance or "")
    part = knowledge.body_parts.get(told.body_part or "") if told else None
    bare = last.asked.kind == "caution" and not asked.named
    return Question("exercise", part.muscles[:1]) if bare and part else None


def is_it_bad(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that dangerous", of who has told of their health: whether to walk is."""
    told = last.asked.circumstance if last.asked.kind == "caution" and not asked.named else None
    if not told or last.asked.conditions:
        return None
    return Question("caution", circumstance=told, subject=meanings.AGAINST)


def not_yet(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "When can i do more", of who is hurt, ill or old: how to build it up."""
    careful = last.circumstance is not None or last.asked.kind in _HURTING
    if asked.subject != meanings.TOO_EASY or not careful:
        return None
    return Question("subject", subject=_BUILD_UP)


def steadied(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What should i train", of who is old or unsteady: what makes the legs steady."""
    unsteady = last.circumstance in _UNSTEADY and not asked.named and not last.asked.muscles
    return Question("subject", subject=_STEADY_LEGS) if unsteady else None


def kept_steady(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What helps with that", of who is old or unsteady: steady legs, holding on."""
    told = last.asked
    unsteady = told.kind == "caution" and told.circumstance in _UNSTEADY
    bare = not asked.named and not told.conditions
    return Question("subject", subject=_STEADY_LEGS) if unsteady and bare else None


def swollen_later(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What if it swells up", of a bad knee: what to do with that knee."""
    knee = last.circumstance == _BAD_KNEES or last.asked.other == "knee"
    swells = asked.subject == "swelling" and asked.other in (None, "knee")
    return Question("subject", subject=_SWOLLEN_KNEE) if knee and swells else None


def on_a_sore_heel(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Can I still walk", of a heel that hurts: whether that suits sore feet."""
    bare = last.asked.subject == _HEEL and asked.subject is None
    return Question("caution", circumstance=_FEET, subject=meanings.MAY) if bare else None


def given_with_care(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "I've only got ten minutes", of who hurts: nothing but what suits that place."""
    if last.asked.kind != "pain" or not asked.named or asked.circumstance or asked.muscles:
        return None
    trouble = _trouble(last)
    return asked.but(circumstance=trouble) if trouble else last.asked


def eased(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What helps", of a joint that hurts a little: what is good for who has trouble there.

    Of muscles that burn it is to slow down.
    """
    if last.asked.subject in (_BURNING, _BURNING_BAD) and not asked.named:
        return Question("topic", subject=_BURNING)
    if asked.named or last.asked.kind != "pain" or not _mild(last.asked):
        return None
    trouble = _trouble(last)
    return Question("caution", circumstance=trouble) if trouble else None


def moved(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What helps", "what do I do now", of who is stiff: to move."""
    stiff = last.asked.subject in _STIFF and not asked.named
    return Question("subject", subject=_STIFF_NOW) if stiff else None


def spared_now(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Give me something for my calves", of who is in pain: what to do about that."""
    return last.asked.but(conditions=()) if last.asked.kind == "pain" else None


def cared_for(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What about the feet", of who has diabetes or trouble with them: how to look after them."""
    feet = bool(asked.muscles) and _IN_THE_FOOT.issuperset(asked.muscles)
    tender = last.circumstance in _TENDER_FEET and not asked.conditions
    return Question("subject", subject=_FOOT_CARE) if feet and tender else None


def healing(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What can I train then", after an injury or an operation: what to mind, and whom to ask."""
    unhealed = last.circumstance == _HEALING and not asked.named
    return Question("caution", circumstance=_HEALING) if unhealed else None


def trained_against(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What exercise helps", of a joint or a muscle that hurts a little: what strengthens it."""
    if asked.named or not _mild(last.asked):
        return None
    muscles = last.muscles or _USUALLY.get(last.asked.subject or "", ())
    return Question("exercise", muscles) if muscles else None


def stretched(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do I stretch it", of what hurts a little: the muscles there."""
    if asked.named or not _mild(last.asked):
        return None
    return Question("stretch", last.muscles) if last.muscles else None


def _mild(told: Question) -> bool:
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
    if told.subject == OUT_OF_BREATH:
        return Question("how_to", conditions=asked.conditions[:1])
    trouble = _trouble(last)
    if trouble is None:
        return despite_the_pain(asked, last, knowledge) if _geared(asked, knowledge) else _on(last)
    return Question("caution", conditions=asked.conditions[:1], circumstance=trouble)


def _geared(asked: Question, knowledge: Knowledge) -> bool:
    """Whether something to take along or to wear was named."""
    return knowledge.conditions[asked.conditions[0]].gear


def _on(last: Before) -> Question | None:
    """Whether to walk on, with a pain."""
    return Question("keep_walking") if last.asked.kind == "pain" else None


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
    most = knowledge.circumstances[asked.circumstance].most_effort
    asks_whether = asked.subject == meanings.MAY
    if last.asked.kind in TIPS and (most is None or most >= _MILD) and not asks_whether:
        subject = last.asked.subject if last.asked.kind == "moment" else None
        return last.asked.but(circumstance=asked.circumstance, tip=None, subject=subject)
    if not last.conditions or last.asked.kind in TIPS:
        return None
    return Question("caution", conditions=last.conditions[:2], circumstance=asked.circumstance)


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
    """ "What can I do instead", of what was spoken against."""
    told = last.asked
    if told.kind == "tone":
        return Question("exercise", told.muscles)
    if told.kind in TRAINED:
        return of_training.one_exercise(Question("another"), last, knowledge)
    if told.kind in _HURTING:
        return _spared(last, knowledge)
    other = len(last.reached) > 1 and not told.circumstance  # of two ways that one is meant
    if other or told.kind not in _SPOKE_AGAINST:
        return None
    limits = _LEFT_OUT.get(last.way[0], ()) if last.way else ()
    return Question("tip", told.muscles, circumstance=told.circumstance, limits=limits)


def _spared(last: Before, knowledge: Knowledge) -> Question:
    """What somebody does instead of what hurts: what spares that part, else what eases it."""
    trouble = _trouble(last)
    if trouble is None:
        return last.asked.but(conditions=())
    return Question("caution", circumstance=trouble)


def _trouble(last: Before) -> str | None:
    """The trouble that a pain is of, by the muscles there."""
    return next((_TROUBLES[name] for name in last.muscles if name in _TROUBLES), None)


def on_the_level(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And without a hill", after what works a muscle, or a tip: something to do on the flat."""
    if asked.conditions != ("level",) or asked.muscles:
        return None
    flat = Question("another", limits=("no_hills",))
    kinds = (*TIPS, "work_more", "exercise", "tone")
    working = last.asked.kind in kinds or (last.sides and bool(last.muscles))
    return within_a_limit(flat, last, knowledge) if working else None
