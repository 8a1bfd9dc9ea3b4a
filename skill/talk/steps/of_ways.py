"""What is asked of the way of walking, or of the tip, that was talked about."""

from __future__ import annotations

from collections.abc import Mapping

from skill.coach import meanings, measures, safety
from skill.coach.muscles import LEGS
from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.knowledge.queries import effects_for
from skill.talk.before import Before
from skill.talk.kinds import TIPS
from skill.talk.substituting import substitute

#: Kinds that tell how to hold oneself.
_CARRIAGE = frozenset(("form", "form_why"))
#: Kinds that tell how to walk.
_HOW = frozenset(("how_to", "moment", "tip", "advice"))
#: Kinds that tell of health.
_OF_HEALTH = frozenset(("soreness", "pain", "caution"))
#: Subjects that may be the cause of a pain: what is bad then is the pain.
_BLAMED = frozenset(("other_cause", "shoes_to_blame", "phone_to_blame"))
#: Kinds that tell of a subject.
_SUBJECTS = frozenset(("subject", "whether", "harmful"))
#: Kinds that tell of a way of walking, but not how it is done.
_WALKED = frozenset(("condition", "muscle_condition", "works", "safe", "harder"))
#: Ways of walking that are a pace, or have one that is known.
_PACED = frozenset(("level", "slow", "brisk", "interval", "treadmill", "treadmill_incline"))
#: What is asked of fat and weight, and where people think it sits.
_FAT = frozenset(
    ("spot_fat", "fat_how", "calories", "weight", "why_lose_weight", "minutes_for_weight")
)
_BELLY = frozenset(("abdominals", "rectus_abdominis", "core", "obliques"))
#: So large a number is one of steps.
_STEPS = 1000
#: Ways of walking that somebody sets a slope for.
_SLOPING = frozenset(("uphill", "treadmill", "treadmill_incline"))
#: How parts are held or set down, by the muscles that their names mean.
_HELD: Mapping[str, str] = {
    "foot_intrinsics": "feet",
    **dict.fromkeys(("shoulders", "back", "upper_back", "neck"), "posture"),
}
#: How fast to go uphill.
_UPHILL_PACE = "pace_uphill"
#: What calories come to.
_IN_CAKE = "calories_in_cake"
#: Stairs, and what the words for a slope mean on them.
_STAIRS = ("stairs_up", "stairs_down")
_SLOPES: Mapping[str, str] = {"uphill": "stairs_up", "downhill": "stairs_down"}


def held_up(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And the head", after how to hold the arms or oneself: where to look."""
    return Question("form", subject="eyes") if _of_carriage(last) else None


def _of_carriage(last: Before) -> bool:
    """Whether it was told how to hold oneself, or what to wear: a way that is named is asked so."""
    return last.asked.kind in _CARRIAGE or last.asked.subject == "shoes"


def on_that_slope(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What do I do now", after how to walk somewhere: something to do there."""
    there = last.asked.kind == "how_to" and last.way and not asked.named
    return asked.but(conditions=last.way) if there else None


def of_its_muscle(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Why more in the thighs": in the way talked about."""
    if not asked.muscles or asked.conditions or not last.way:
        return None
    return asked.but(conditions=last.way)


def in_that_way(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "More for the glutes or the thighs", of a way of walking: which works harder in it."""
    both = asked.muscles and asked.other and not asked.conditions
    return asked.but(conditions=last.way) if both and last.way else None


def good_for_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Will that help my calves"; who asks it of walking itself names walking."""
    return of_its_muscle(asked, last, knowledge) if asked.subject == meanings.GOOD else None


def done_gently(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "That's too hard", "how do I make it easier", of a way of walking: how to walk so."""
    hard = asked.subject == meanings.TOO_HARD and last.asked.kind in _WALKED
    return Question("how_to", conditions=last.way) if hard and last.way else None


def steep_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What setting", of a way of walking that is worth it: for no one muscle."""
    bare = not (asked.muscles or asked.conditions)
    advised = last.asked.kind == "advice" and last.way
    return asked.but(conditions=last.way) if bare and advised else None


def set_steeper(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How much should I put it up", of a hill or a treadmill: how steep."""
    if asked.named or not last.way or last.way[0] not in _SLOPING:
        return None
    return Question("how_much", conditions=last.way, subject=meanings.SLOPE)


def why_tiring(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Why", of who is tired on a hill: why that is hard."""
    tired = last.asked.kind == "pain" and last.asked.subject == "tiredness"
    return Question("reason", conditions=last.way) if tired and last.way else None


def aching_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Why do my calves ache", of a way of walking that works them more: in that way."""
    if asked.subject != safety.ACHING or not asked.muscles or asked.conditions or not last.way:
        return None
    effects = effects_for(knowledge, last.way[0], asked.muscles[0])
    more = bool(effects) and effects[0].direction == "increase"
    return asked.but(conditions=last.way) if more else None


def at_work(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Does that mean it's working", of a muscle in a way of walking: whether it works more.

    Of a way of walking alone it is whether that asks more.
    """
    if asked.named or not last.way:
        return None
    if not last.muscles:
        return Question("harder", conditions=last.way)
    return asked.but(muscles=last.muscles[:1], conditions=last.way)


def of_the_tip(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """What is asked of a tip is asked of the way of walking that it is for."""
    if asked.named or last.asked.tip is None:
        return None
    if asked.kind == "condition" and last.muscles:
        muscle = last.muscles[0]
        effects = effects_for(knowledge, last.way[0], muscle) if last.way else ()
        rises = effects and effects[0].direction == "increase"
        if last.way and muscle == LEGS:
            return asked.but(conditions=last.way)
        worked = Question("role", (muscle,), tip=last.asked.tip)
        return worked.but(kind="muscle_condition", conditions=last.way) if rises else worked
    if last.way:
        return asked.but(conditions=last.way)
    return Question("overview", tip=last.asked.tip) if asked.kind == "condition" else None


def of_the_subject(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which muscles is that", "why", "how", of living on the fifth floor: of the stairs it is
    about.

    Whether it does harm, or helps, is asked of the subject itself.
    """
    if last.asked.kind not in _SUBJECTS or asked.named or asked.subject:
        return None
    if asked.kind in ("safe", "normal") and last.asked.subject in _BLAMED:
        return None
    if asked.kind == "safe":
        return asked.but(kind="harmful", subject=last.asked.subject)
    if asked.kind in (*_SUBJECTS, "normal"):
        return asked.but(subject=last.asked.subject)
    return asked.but(conditions=last.way) if last.way else None


def whether_so(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that true", of what others say: whether it is."""
    said = knowledge.subjects.get(last.asked.subject or "")
    sure = last.asked.kind == "subject" and said is not None and said.verdict
    return last.asked.but(kind="whether") if sure else None


def tilted(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And sloping", of the treadmill: set to a slope, not across one."""
    belt = last.way == ("treadmill",) and asked.conditions == ("side_slope",) and not asked.muscles
    return Question("condition", conditions=("treadmill_incline",)) if belt else None


def of_any_walk(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which muscles then", after what is about no way of walking: those of walking."""
    return Question("overview") if _of_nothing(asked, last) else None


def of_a_week(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How much do i need then", of toning, or of no way of walking: what a week holds."""
    toned = last.asked.kind == "tone" and not last.conditions and not asked.named
    return Question("target") if toned or _of_nothing(asked, last) else None


def _of_nothing(asked: Question, last: Before) -> bool:
    """Whether neither the question nor the talk before it names a way of walking or a muscle."""
    return not (asked.named or last.way or last.reached or last.asked.muscles)


def on_the_treadmill(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What is that on my treadmill", after a slope: the number to set."""
    sloping = last.asked.kind == "how_much" and last.asked.subject == meanings.SLOPE
    return last.asked.but(conditions=asked.conditions) if _is_treadmill(asked) and sloping else None


def _is_treadmill(asked: Question) -> bool:
    return asked.conditions == ("treadmill",)


def worth_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is it worth it", of a way of walking; who told of their age means walking at their pace."""
    if asked.conditions or last.asked.kind == "pain":
        return None
    if last.way:
        against = asked.subject if asked.subject == meanings.AGAINST else None
        return Question("advice", conditions=last.way, subject=against)
    slowly = last.asked.circumstance is not None and not asked.named
    return Question("advice", conditions=("slow",)) if slowly else None


def down_the_stairs(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And going down", on the stairs: these stairs, not a hill; so with the rail there."""
    stairs = knowledge.conditions[last.way[0]].opposite if last.way else None
    if not last.way or last.way[0] not in _STAIRS or asked.muscles:
        return None
    if asked.conditions == ("handrails",):
        return Question("caution", conditions=last.way)
    other = _SLOPES.get(asked.conditions[0]) == stairs if len(asked.conditions) == 1 else False
    return (
        substitute(Question("what_about", conditions=(str(stairs),)), last.asked) if other else None
    )


def on_the_stairs(way: str, last: Before) -> str:
    """Return what the words for a slope mean where the talk is of stairs: those stairs."""
    return _SLOPES.get(way, way) if last.way and last.way[0] in _STAIRS else way


def back(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And back down", by its contrast in the knowledge."""
    opposite = knowledge.conditions[last.way[0]].opposite if last.way else None
    if opposite is None:
        return None
    return substitute(Question("what_about", conditions=(opposite,)), last.asked)


def seen_from_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Where do i feel it", of a way of walking: the muscles that it works."""
    if asked.named or last.muscles or not last.way or last.asked.kind in _OF_HEALTH:
        return None
    return Question("condition", conditions=last.way)


def how_fast(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How fast", of a way of walking with no pace of its own: how to walk so; of a hill, how
    much slower.
    """
    if not last.way or last.way[0] in _PACED or last.asked.kind in _OF_HEALTH:
        return None
    if last.way == ("uphill",):
        return Question("subject", subject=_UPHILL_PACE)
    return Question("how_to", conditions=last.way)


def much_of_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that a lot", of calories: what they come to."""
    asks = not asked.named or asked.kind == "topic"
    return Question("subject", subject=_IN_CAKE) if asks and _of_calories(last) else None


def begun(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do i begin", of a way of walking: how to walk so, then for how long."""
    if not last.way or last.way == ("level",) or last.asked.kind in _OF_HEALTH:
        return None
    if last.asked.kind == "how_to":
        return Question("how_much", subject=meanings.TIME, conditions=last.way)
    return Question("how_to", conditions=last.way)


def told_by_the_breath(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How can i tell", of a pace: whether it is brisk; of a benefit, when it shows."""
    if asked.subject != meanings.FEEL or asked.muscles:
        return None
    if last.asked.kind == "benefit":
        return Question("topic", subject="time_to_results")
    return Question("brisk") if last.asked.kind == "brisk" else None


def of_this(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Who tested that", after what was found: that finding's source."""
    return Question("source") if last.conditions or last.muscles else None


def where_no_tip_is(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And on ice", after a tip: how to walk there, where no tip is for that."""
    there = asked.conditions[:1]
    if last.asked.kind not in TIPS or not there or asked.muscles or asked.circumstance:
        return None
    known = any(there[0] in tip.conditions for tip in knowledge.tips.values())
    return None if known or there == ("level",) else Question("how_to", conditions=there)


def leaning_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Should i lean forward", of a way down: how to lean there."""
    down = last.way in (("downhill",), ("stairs_down",)) and not asked.conditions
    return Question("subject", subject="lean_downhill") if down else None


def steps_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Short steps or long ones", of a slope or stairs: which to take there."""
    both = {*asked.conditions, asked.other} == {"short_steps", "long_steps"}
    there = bool(last.way) and last.way[0] in (*_SLOPES, *_STAIRS)
    return Question("subject", subject="short_or_long_steps") if both and there else None


def with_the_hands(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And my hands", after how to walk: where the arms go; what they hold has muscles."""
    told = last.asked
    walking = told.kind in _HOW or _of_carriage(last) or told.subject == "short_or_long_steps"
    held = bool(last.way) and knowledge.conditions[last.way[0]].gear
    if asked.muscles not in (("forearms",), ("arms",)) or asked.conditions or held or not walking:
        return None
    return Question("form", subject="arms")


def held_so(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And my feet", "and my shoulders", after how to hold oneself: how to hold those."""
    form = _HELD.get(asked.muscles[0]) if len(asked.muscles) == 1 else None
    if form is None or asked.conditions or last.asked.kind not in _CARRIAGE:
        return None
    return last.asked.but(subject=form)


def counted(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And if i go faster", after so many minutes: whether that is worth it."""
    minutes = last.asked.kind == "topic" and last.asked.minutes is not None
    one = len(asked.conditions) == 1 and not asked.muscles
    return Question("advice", conditions=asked.conditions) if minutes and one else None


def counted_again(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that too little", of a few steps a day: what was said of them."""
    steps = last.asked.kind == "topic" and (last.asked.minutes or 0) >= _STEPS
    return last.asked if steps and asked.minutes is None else None


def of_its_use(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What is that for", of a tip: what the muscle it is for does."""
    tip = last.asked.tip
    if asked.named or tip is None or not last.muscles:
        return None
    return Question("role", last.muscles[:1], tip=tip)


def what_it_does(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What do they do for me", of poles or a rucksack: the muscles that they work."""
    gear = tuple(way for way in last.way if knowledge.conditions[way].gear)
    return Question("condition", conditions=gear) if gear and not asked.named else None


def done_so(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And in the rain", after a tip, of a way of walking that no tip is for: how to walk so."""
    way = asked.conditions[:1]
    tipped = any(way[0] in tip.conditions for tip in knowledge.tips.values()) if way else True
    if last.asked.tip is None or tipped or asked.muscles or len(asked.conditions) > 1:
        return None
    return Question("how_to", conditions=way)


def so_held(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And with a rucksack", after how to hold oneself: how to walk with it."""
    held = _of_carriage(last) or last.asked.subject == _UPHILL_PACE or last.asked.kind == "brisk"
    carriage = held and asked.conditions and not asked.muscles
    return Question("how_to", conditions=asked.conditions) if carriage else None


def burned(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And uphill", after calories: what walking so costs."""
    if not _of_calories(last) or asked.muscles or not asked.conditions:
        return None
    return Question("how_much", conditions=asked.conditions[:1], subject=measures.ENERGY)


def burned_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Does it use up more calories", of a way of walking whose energy was measured."""
    if (asked.named and asked.subject is None) or not last.way:
        return None
    there = knowledge.conditions[last.way[0]].effects
    known = any(knowledge.effects[name].measure == measures.ENERGY for name in there)
    return Question("raises", conditions=last.way, subject=measures.ENERGY) if known else None


def _of_calories(last: Before) -> bool:
    """Whether it was told what walking burns."""
    energy = last.asked.kind == "how_much" and last.asked.subject == measures.ENERGY
    return energy or last.asked.subject in ("calories", _IN_CAKE)


def no_one_place(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And my belly", after fat or weight: it goes from no one place."""
    belly = not _BELLY.isdisjoint(asked.muscles)
    return Question("topic", subject="spot_fat") if belly and last.asked.subject in _FAT else None
