"""What a question means by the answer it comes after. Pure, as `resolve` is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from skill.coach import measures, muscles, tips, walking
from skill.coach.conditions import together
from skill.coach.question import Ids, Question
from skill.knowledge.model import Knowledge
from skill.knowledge.queries import effects_for
from skill.talk.context import Context
from skill.talk.substituting import substitute

#: Kinds that a tip answers, and those that an exercise does.
TIPS = frozenset(("tip", "moment"))
TRAINED = frozenset(("exercise", "how_to_exercise"))
#: Kinds that weigh two ways of walking.
_COMPARED = frozenset(("compare", "harder_than", "safer"))
#: What is a limit to who has just been given something to do.
_LIMITS: Mapping[str, str] = {"pram": "pram", "dog": "dog", "backpack": "rucksack"}
#: Topics on how to hold oneself: with a way of walking named, the same is asked of that.
_CARRIAGE = frozenset(
    ("lean_uphill", "lean_why", "posture", "look_ahead", "breathing", "hold_arms")
)
#: What is asked of the treadmill, of one's blood pressure and of the joints.
_SETTINGS, _PRESSURE, _JOINTS = "treadmill_settings", "blood_pressure", "joints"
#: Kinds that tell of health.
_OF_HEALTH = frozenset(("soreness", "pain", "caution"))
#: Kinds after which what is taken along is still with the walker.
_MEASURED = ("how_much", "raises", "lowers")
_ALONG = frozenset(
    ("condition", "how_to", "muscle_condition", "advice", "how_heavy", "knees", *_MEASURED)
)
#: Kinds that are asked of a muscle.
_OF_MUSCLES = frozenset(
    ("about", "action", "exercise", "role", "timing", "tone", "where", "work_more")
)
#: Ways of walking that are a pace, or have one that is known.
_PACED = frozenset(("level", "slow", "brisk", "interval", "treadmill", "treadmill_incline"))
#: Topics on every day of the week.
_DAILY = frozenset(("every_day", "may_daily"))
#: What needs care of somebody who has just told of their health.
_NEEDING_CARE = frozenset(("how_to", "advice", "caution"))
#: What "instead" is asked after: the answer spoke against something, or for more.
_SPOKE_AGAINST = frozenset(("caution", "advice", "safe", "knees", "how_heavy", "tone"))
#: The limit that leaves out a way of walking.
_LEFT_OUT: Mapping[str, Ids] = {
    **dict.fromkeys(("uphill", "downhill"), ("no_hills",)),
    **dict.fromkeys(("stairs_up", "stairs_down"), ("no_stairs",)),
    **dict.fromkeys(("brisk", "interval"), ("not_faster",)),
    **dict.fromkeys(("backpack", "weighted_vest", "nordic_poles"), ("no_equipment",)),
}
#: Effort that those may make whose circumstance is no reason to ask a doctor before any tip.
_MILD = 2
#: Ways of walking that "which of those" chooses from, at most.
_MOST_WAYS = 3


class Before(NamedTuple):
    """What was talked about last: its question, and the ways of walking and muscles of it.

    Those of a tip are what it is for. way: the one meant by "that", which is what won a comparison.
    reached: ways of walking talked about lately, the newest first. recalled: of an earlier session.
    """

    asked: Question
    conditions: Ids
    muscles: Ids
    way: Ids
    reached: Ids
    recalled: bool

    @property
    def sides(self) -> bool:
        """Whether it weighed two ways of walking."""
        return self.asked.kind in _COMPARED and len(self.conditions) > 1


def before(context: Context, knowledge: Knowledge) -> Before | None:
    """Return what a talk was about last; None where nothing is in reach."""
    if context.last is None:
        return None
    asked = context.last.asked
    tip = knowledge.tips.get(asked.tip or "")
    other = (asked.other,) if asked.other and asked.other in knowledge.conditions else ()
    conditions = (*asked.conditions, *other)
    conditions = conditions or (tip.conditions[:1] if tip else ())
    won = tuple(name for name in conditions if name == context.last.outcome)
    reached = tuple(e.id for e in context.focus if e.sort == "condition")
    if reached[1:] and conditions == ("handrails",):
        conditions = reached[1:2]  # what is done there is meant, not how it is held
    told = asked.muscles or (tip.muscles[:1] if tip else ())
    return Before(asked, conditions, told, won or conditions[:1], reached, context.recalled)


Step = Callable[[Question, Before, Knowledge], Question | None]


def next_step(asked: Question, context: Context, knowledge: Knowledge) -> Question | None:
    """Return what was asked as the next step after the last answer; None where it is none.

    After soreness or a pain "what helps" asks for what eases it, after a comparison "which burns
    more" for another scale, after an exercise "how do I do that" for its steps.
    """
    last = before(context, knowledge)
    if last is None:
        return None
    name = f"{asked.kind}.{asked.subject}"
    steps = (*_STEPS.get(name, ()), *_STEPS.get(asked.kind, ()))
    meant = (step(asked, last, knowledge) for step in steps)
    return next((question for question in meant if question is not None), None)


# What is asked of the way of walking that was talked about.


def _of_its_muscle(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Why more in the thighs": in the way talked about."""
    if not asked.muscles or asked.conditions or not last.way:
        return None
    return asked.but(conditions=last.way)


def _good_for_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Will that help my calves"; who asks it of walking itself names walking."""
    return _of_its_muscle(asked, last, knowledge) if asked.subject == muscles.GOOD else None


def _of_the_tip(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """What is asked of a tip is asked of the way of walking that it is for."""
    if asked.named or last.asked.tip is None:
        return None
    if asked.kind == "condition" and last.muscles:
        muscle = last.muscles[0]
        effects = effects_for(knowledge, last.way[0], muscle) if last.way else ()
        rises = effects and effects[0].direction == "increase"
        worked = Question("role", (muscle,), tip=last.asked.tip)
        return worked.but(kind="muscle_condition", conditions=last.way) if rises else worked
    return asked.but(conditions=last.way) if last.way else None


def _on_the_treadmill(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What is that on my treadmill", after a slope: the number to set."""
    sloping = last.asked.kind == "how_much" and last.asked.subject == measures.SLOPE
    return last.asked.but(conditions=asked.conditions) if _is_treadmill(asked) and sloping else None


def _is_treadmill(asked: Question) -> bool:
    return asked.conditions == ("treadmill",)


def _for_the_joints(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And my knees": in the way of walking talked about."""
    return Question("knees", conditions=last.way) if last.way else None


def _for_the_pressure(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    if not last.way:
        return None
    return Question("raises", conditions=last.way, subject=_PRESSURE)


def _worth_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is it worth it", of a way of walking; who told of their age means walking at their pace."""
    if asked.conditions or last.asked.kind == "pain":
        return None
    if last.way:
        return Question("advice", conditions=last.way)
    slowly = last.asked.circumstance is not None and not asked.named
    return Question("advice", conditions=("slow",)) if slowly else None


def _on_another_scale(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which burns more", after two ways of walking: they are weighed by that."""
    if asked.subject not in knowledge.measures or not last.sides or asked.conditions:
        return None
    both = last.conditions[:2]
    return Question("compare", conditions=both[:1], other=both[1], subject=asked.subject)


def _of_those(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which of those is hardest", after several ways of walking, each asked of by itself."""
    ways = last.reached[:_MOST_WAYS][::-1]
    one = last.asked.kind == "condition" and len(last.conditions) == 1 and not last.recalled
    if asked.named or not one or len(ways) < 2:
        return None
    return Question("compare", conditions=(ways[0], *ways[2:]), other=ways[1])


def _back(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And back down", by its contrast in the knowledge."""
    opposite = knowledge.conditions[last.way[0]].opposite if last.way else None
    if opposite is None:
        return None
    return substitute(Question("what_about", conditions=(opposite,)), last.asked)


# What goes on from an exercise, a muscle, a number.


def _of_training(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How often", of what was trained; of a way of walking, as it is known."""
    if asked.conditions:
        return None
    if last.asked.kind in TRAINED or last.asked.kind in ("tone", "work_more"):
        return Question("topic", subject="strength_days")
    daily = asked.subject in _DAILY
    return Question("how_often", conditions=last.way) if last.way and not daily else None


def _time_of_training(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    return Question("topic", subject="time_to_results") if last.asked.kind == "tone" else None


def _enough(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that enough", after what works a muscle: to tone it."""
    aimed = last.muscles and last.asked.kind not in ("topic", "soreness", "pain")
    return Question("tone", last.muscles[:1]) if aimed and asked.minutes is None else None


def _one_exercise(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Give me one", "another": of the exercises talked about; after a tip the next of those."""
    later = asked.kind == "another"
    if last.asked.kind in ("exercise", "tone") or (later and last.asked.kind in TRAINED):
        return Question(
            "how_to_exercise", last.asked.muscles, subject="another" if later else "one"
        )
    if later and last.asked.tip and last.asked.kind not in TIPS:
        return Question("moment")
    if later or asked.named or last.asked.kind in TRAINED:
        return None
    if last.asked.kind in TIPS:
        return last.asked.but(tip=None)
    return Question("tip", conditions=last.way) if last.way else None


def _better_than_walking(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What is better for that", after toning."""
    if asked.named:
        return None
    return Question("exercise", last.muscles) if last.asked.kind == "tone" else None


def _number_of_muscles(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How many are there really", "do you believe it": of the muscles that were counted."""
    believed = asked.kind == "topic"
    if last.asked.kind != "muscle_count" or (asked.named and not believed):
        return None
    return Question("muscle_count", subject=walking.CLAIM if believed else None)


def _next_activity(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    sport = last.asked.kind == "activity_or_walking"
    return asked.but(kind="activity_or_walking") if sport else None


def _easing(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What helps", of what hurts."""
    told = last.asked
    if asked.named or told.kind not in ("soreness", "pain"):
        return None
    return told if told.kind == "pain" else tips.against_soreness(told)


def _the_way(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do I do that", of what was named, unless that is a way of walking."""
    told = last.asked
    if asked.named:
        return None
    if told.kind == "exercise":
        return Question("more")
    if told.kind == "tone":
        return Question("exercise", told.muscles)
    return Question("tip", tip=told.tip) if told.tip else None


# What was told of health, and limits.


def _with_care(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """Keep to what the walker told of their health, or of a risk."""
    told = last.asked
    if told.kind == "pain" and asked.kind == "advice":
        return told
    if told.circumstance and asked.kind in _NEEDING_CARE and asked.conditions:
        return told.but(conditions=asked.conditions[:1], tip=None, kind="caution")
    return None


def _with_the_risk(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "On the treadmill", after a risk."""
    risky = last.asked.kind == "caution"
    return last.asked.but(conditions=("treadmill",)) if risky else None


def _of_a_walker(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And with bad knees": whether the way talked about suits them; another tip that does."""
    if not asked.circumstance or asked.conditions or asked.muscles:
        return None
    most = knowledge.circumstances[asked.circumstance].most_effort
    if last.asked.kind in TIPS and (most is None or most >= _MILD):
        subject = last.asked.subject if last.asked.kind == "moment" else None
        return last.asked.but(circumstance=asked.circumstance, tip=None, subject=subject)
    if not last.conditions or last.asked.kind in TIPS:
        return None
    return Question("caution", conditions=last.conditions[:2], circumstance=asked.circumstance)


def _within_a_limit(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
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
    if last.muscles and told.kind not in _OF_HEALTH:
        return Question("tip", last.muscles[:1], limits=limits)
    return None


def _instead(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What can I do instead", of what was spoken against."""
    told = last.asked
    if told.kind == "tone":
        return Question("exercise", told.muscles)
    if told.kind in TRAINED:
        return _one_exercise(Question("another"), last, knowledge)
    if told.kind not in _SPOKE_AGAINST:
        return None
    limits = _LEFT_OUT.get(last.way[0], ()) if last.way else ()
    return Question("tip", told.muscles, circumstance=told.circumstance, limits=limits)


def _on_foot(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And when I walk", after an exercise; another half sentence asks for more."""
    if last.asked.kind in TRAINED or last.asked.kind == "tone":
        return Question("work_more", last.asked.muscles) if last.asked.muscles else None
    if asked.kind == "what_about" or last.recalled:
        return None
    return Question("more") if last.conditions or last.muscles else None


def _on_the_level(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And without a hill", after what works a muscle, or a tip: something to do on the flat."""
    if asked.conditions != ("level",) or asked.muscles:
        return None
    flat = Question("another", limits=("no_hills",))
    working = last.asked.kind in TIPS or last.asked.kind in ("work_more", "exercise", "tone")
    return _within_a_limit(flat, last, knowledge) if working else None


def _seen_from_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Where do i feel it", of a way of walking: the muscles that it works."""
    if asked.named or last.muscles or not last.way or last.asked.kind in _OF_HEALTH:
        return None
    return Question("condition", conditions=last.way)


def _how_fast(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How fast", of a way of walking with no pace of its own: how to walk so."""
    paced = not last.way or last.way[0] in _PACED or last.asked.kind in _OF_HEALTH
    return None if paced else Question("how_to", conditions=last.way)


def _when_in_the_step(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    return Question("timing", last.asked.muscles) if last.asked.muscles else None


def _for_the_muscle(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And at the bus stop", after a muscle: something to do for it there."""
    told = last.asked
    if asked.muscles or asked.conditions or not asked.subject or told.kind not in _OF_MUSCLES:
        return None
    return asked.but(muscles=told.muscles) if told.muscles else None


def _of_this(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Who tested that", after what was found: that finding's source."""
    return Question("source") if last.conditions or last.muscles else None


def _counted(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And if i go faster", after so many minutes: whether that is worth it."""
    minutes = last.asked.kind == "topic" and last.asked.minutes is not None
    one = len(asked.conditions) == 1 and not asked.muscles
    return Question("advice", conditions=asked.conditions) if minutes and one else None


def _along(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And downhill", with poles: what is taken along stays, until another thing is named."""
    ways = knowledge.conditions
    gear = tuple(way for way in last.conditions if ways[way].gear)[:1]
    going = len(asked.conditions) == 1 and not ways[asked.conditions[0]].gear
    kind = last.asked.kind
    if not (gear and going) or asked.muscles or asked.conditions == ("level",):
        return None
    if kind not in _ALONG or len(last.conditions) > len(gear) + 1 or last.sides:
        return None
    joined = together(knowledge, (*asked.conditions, *gear))
    if kind in _MEASURED and len(joined) > 1:
        return None
    kept = kind if kind in ("how_to", "muscle_condition", *_MEASURED) else "condition"
    subject = last.asked.subject if kind in _MEASURED else None
    return Question(kept, last.asked.muscles, joined, subject=subject)


def _so_held(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And with a rucksack", after how to hold oneself: how to walk with it."""
    carriage = last.asked.subject in _CARRIAGE and asked.conditions and not asked.muscles
    return Question("how_to", conditions=asked.conditions) if carriage else None


#: What the words may mean, by the kind of question, or by a subject of it; the first that fits.
_STEPS: Mapping[str, tuple[Step, ...]] = {
    "reason": (_of_its_muscle, _of_the_tip),
    "works": (_good_for_it,),
    "condition": (_of_the_tip, _on_the_treadmill, _along),
    "compare": (_better_than_walking,),
    "knees": (_of_the_tip,),
    "harder": (_better_than_walking, _of_the_tip),
    "benefit.joints": (_for_the_joints,),
    "benefit.blood_pressure": (_for_the_pressure,),
    "topic.convince_me": (_worth_it,),
    "advice": (_with_care, _worth_it),
    **dict.fromkeys(("how_much", "raises", "lowers"), (_on_another_scale,)),
    "hardest": (_of_those,),
    "other_way": (_back,),
    **dict.fromkeys(
        ("topic.days_a_week", "topic.how_often", "topic.every_day", "topic.may_daily", "how_often"),
        (_of_training,),
    ),
    "how_much.time": (_time_of_training,),
    "topic.is_that_enough": (_enough,),
    "how_to": (_with_care, _easing, _the_way),
    "how_to_exercise": (_easing, _one_exercise),
    "tip": (_within_a_limit, _easing),
    "exercise": (_easing,),
    "parts": (_number_of_muscles,),
    "topic.made_up": (_number_of_muscles,),
    "topic.backed": (_number_of_muscles, _of_this),
    **dict.fromkeys(("where", "action", "role", "about"), (_seen_from_it,)),
    "brisk": (_how_fast,),
    "phase.stride": (_when_in_the_step,),
    "other_activity": (_next_activity,),
    f"topic.{_SETTINGS}": (_with_the_risk,),
    "caution": (_with_care, _of_a_walker),
    "moment": (_within_a_limit, _for_the_muscle),
    "another": (_within_a_limit, _one_exercise),
    "one_of.other": (_instead,),
    "half_sentence": (_on_foot,),
    "what_about": (
        *(_on_the_treadmill, _of_a_walker, _within_a_limit, _on_the_level),
        *(_so_held, _counted, _along),
    ),
}
