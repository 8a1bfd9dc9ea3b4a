"""What is asked of the way of walking that was talked about."""

from __future__ import annotations

from skill.coach import meanings, safety
from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.knowledge.queries import effects_for
from skill.talk.before import Before, is_of_soreness, worked_in
from skill.talk.substituting import substitute

#: Kinds that tell of health.
_OF_HEALTH = frozenset(("soreness", "pain", "caution"))
#: Topics that tell of this skill's own answers.
_OF_OURS = frozenset(
    ("our_sources", "backed", "made_up", "who_wrote", "doctor_checked", "guidelines_agree")
)
#: Subjects that may be the cause of a pain: what is bad then is the pain.
_BLAMED = frozenset(("other_cause", "shoes_to_blame", "phone_to_blame"))
#: Kinds that tell of a subject.
_SUBJECTS = frozenset(("subject", "whether", "harmful"))
#: Kinds that tell of a way of walking, but not how it is done.
_WALKED = frozenset(("condition", "muscle_condition", "works", "safe", "harder"))
#: Kinds after which "what do I do now" means on that slope.
_DONE_THERE = frozenset(("works", "condition", "muscle_condition"))
#: Ways of walking that are a pace, or have one that is known.
_PACED = frozenset(("level", "slow", "brisk", "interval", "treadmill", "treadmill_incline"))
#: Ways of walking that not every ground is fit for.
_SOMEWHERE = frozenset((("barefoot",), ("backward",), ("minimal_shoes",), ("interval",)))
#: So many ways of walking ago something is still carried.
_LATELY = 3
#: So large a number is one of steps.
_STEPS = 1000
#: Ways of walking that somebody sets a slope for.
_SLOPING = frozenset(("uphill", "treadmill", "treadmill_incline"))
_BELTS = frozenset((("treadmill",), ("treadmill_incline",)))
#: Topics of a slope of so many percent.
_SLOPE = "slope_"
#: Slopes and stairs.
_SLOPES = frozenset((*meanings.STAIRS_OF, *meanings.STAIRS_OF.values()))
#: Ways down, which leave the thighs sore, and the flat, which leaves nothing.
_BRAKED = frozenset(("downhill", "stairs_down", "level"))
#: How fast to go uphill.
UPHILL_PACE = "pace_uphill"


def on_that_slope(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What do I do now", after how to walk somewhere or what works there: something to do."""
    sloping = bool(last.way) and last.way[0] in _SLOPES
    told = last.asked.kind == "how_to" or (sloping and last.asked.kind in _DONE_THERE)
    there = told and last.way and not asked.named
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
    """ "Will that help my calves", "is it good training"; of walking itself walking is named."""
    if asked.subject != meanings.GOOD:
        return None
    bare = not (asked.muscles or asked.conditions) and last.way
    return asked.but(conditions=last.way) if bare else of_its_muscle(asked, last, knowledge)


def done_gently(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "That's too hard", "how do I make it easier", of a way of walking: how to walk so."""
    hard = asked.subject == meanings.TOO_HARD and last.asked.kind in _WALKED
    return Question("how_to", conditions=last.way) if hard and last.way else None


def steep_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What setting", of a way of walking that is worth it: for no one muscle."""
    bare = not (asked.muscles or asked.conditions)
    advised = last.asked.kind == "advice" and last.way
    return asked.but(conditions=last.way) if bare and advised else None


def another_slope(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And if i go to ten", of a slope of so many percent: of that many."""
    sloping = (last.asked.subject or "").startswith(_SLOPE)
    return last.asked.but(amount=asked.minutes) if sloping and asked.minutes else None


def steep_enough(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that enough for my glutes", of a slope in percent: how steep for those."""
    slope = last.asked.kind == "how_much" and last.asked.subject == meanings.SLOPE
    good = asked.subject == meanings.GOOD and asked.muscles and not asked.conditions
    if not (slope and good):
        return None
    return Question("how_much", asked.muscles, last.way, subject=meanings.SLOPE)


def set_steeper(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How much should I put it up", of a hill or a treadmill: how steep."""
    if asked.named or not last.way or last.way[0] not in _SLOPING:
        return None
    ways = (*last.conditions, *last.reached[:_LATELY])
    gear = next((way for way in ways if knowledge.conditions[way].gear), None)
    if gear:  # it is carried up there
        return asked.but(conditions=(gear,))
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


def of_the_subject(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which muscles is that", "why", "how", of living on the fifth floor: of the stairs it is
    about.

    Whether it does harm, or helps, is asked of the subject itself.
    """
    if last.asked.kind not in _SUBJECTS or asked.named or asked.subject:
        return None
    sore = last.asked.subject in _BLAMED or is_of_soreness(last.asked)
    if asked.kind in ("safe", "normal") and sore:
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
    """ "And sloping", "and uphill", of the treadmill: set to a slope, not across one.

    After it was weighed against the ground, "with an incline" is asked of that alone.
    """
    sloping = asked.conditions in (("side_slope",), ("uphill",)) and not asked.muscles
    if last.sides and asked.conditions == ("treadmill_incline",) and not asked.muscles:
        muscles = last.asked.muscles
        return Question("muscle_condition" if muscles else "condition", muscles, asked.conditions)
    belt = last.way == ("treadmill",) and sloping
    if last.asked.subject == "treadmill_settings" and sloping:
        return Question("how_much", conditions=("treadmill_incline",), subject=meanings.SLOPE)
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
    if last.asked.subject == "every_bit":  # of the few minutes somebody has
        return Question("whether", subject="less_than_that")
    slowly = last.asked.circumstance is not None and not asked.named
    return Question("advice", conditions=("slow",)) if slowly else None


def that_steep(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that a lot", of a slope of so many percent: when it is too steep."""
    slope = last.asked.kind == "topic" and (last.asked.subject or "").startswith(_SLOPE)
    bare = asked.whether and not asked.named
    return Question("subject", subject="too_steep") if slope and bare else None


def against_the_flat(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How much more than on the flat", of another way of walking: how much more that is."""
    flat = asked.conditions == ("level",) and last.way and last.way != ("level",)
    return asked.but(muscles=asked.muscles or last.muscles, conditions=last.way) if flat else None


def on_the_belt_or_off(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "So which is better", of the treadmill and outdoors: the two compared."""
    told = last.asked.subject == "treadmill_or_outside" and not asked.conditions and not asked.other
    return asked.but(conditions=("treadmill",), other="level") if told else None


def bare_on_the_ground(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "On what ground", of walking barefoot: how to."""
    return Question("how_to", conditions=last.way) if last.way == ("barefoot",) else None


def deep_in_the_water(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How deep", of walking in water: of the water."""
    return Question("subject", subject="water_depth") if last.way == ("in_water",) else None


def bad_for_the_tendon(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Does that harm the Achilles", of a way of walking: what to mind in it."""
    return Question("safe", conditions=last.way) if last.way else None


def under_the_load(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that bad for my back", of what is carried: what to mind with it."""
    carried = bool(last.way) and last.way[0] in safety.CARRIED and not asked.conditions
    return Question("safe", conditions=last.way) if carried else None


def bad_for_a_part(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that bad for my back", of a way of walking, or of a subject: whether that is."""
    if not asked.muscles or asked.conditions or last.asked.kind in _OF_HEALTH:
        return None
    if last.asked.kind in _SUBJECTS:
        return Question("harmful", subject=last.asked.subject)
    return asked.but(conditions=last.way) if last.way else None


def back(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And back down", by its contrast in the knowledge."""
    opposite = knowledge.conditions[last.way[0]].opposite if last.way else None
    if opposite is None:
        return None
    return substitute(Question("what_about", conditions=(opposite,)), last.asked)


def seen_from_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Where do i feel it", of a way of walking: the muscles that it works; of gear, where."""
    if asked.named or last.muscles or not last.way or last.asked.kind in _OF_HEALTH:
        return None
    gear = last.asked.kind == "hardest" and knowledge.conditions[last.way[0]].gear
    if asked.kind == "where" and gear:
        return asked.but(muscles=worked_in(last.way, knowledge)[:1])
    return Question("condition", conditions=last.way)


def how_fast(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How fast", of a way of walking with no pace of its own: how to walk so; of a hill, how
    much slower.
    """
    sloping = last.way == ("uphill",) or (last.asked.subject or "").startswith(_SLOPE)
    if sloping and last.asked.kind not in ("how_to", *_OF_HEALTH):
        return Question("subject", subject=UPHILL_PACE)
    if not last.way or last.way[0] in _PACED or last.asked.kind in ("how_to", *_OF_HEALTH):
        return None
    return Question("how_to", conditions=last.way)


def begun(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do i begin", of a way of walking: how to walk so, then for how long."""
    if not last.way or last.way == ("level",) or last.asked.kind in _OF_HEALTH:
        return None
    if last.asked.kind == "how_to":
        return Question("how_much", subject=meanings.TIME, conditions=last.way)
    return Question("how_to", conditions=last.way)


def often_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How often should i do that", of when a muscle works in a way of walking: of that way."""
    told = last.asked.kind == "timing" and not last.way and not asked.named
    return asked.but(conditions=last.reached[:1]) if told and last.reached else None


def told_by_the_breath(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How can i tell", of a pace: whether it is brisk; of a benefit, when it shows."""
    if asked.subject != meanings.FEEL or asked.muscles:
        return None
    if last.asked.kind == "benefit":
        return Question("topic", subject="time_to_results")
    return Question("brisk") if last.asked.kind == "brisk" else None


def of_this(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that true", after what was found: as far as it was measured, and by whom."""
    return None if last.asked.subject in _OF_OURS else Question("source", subject=meanings.TRUE)


def steps_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Short steps or long ones", of a slope or stairs: which to take there."""
    both = {*asked.conditions, asked.other} == {"short_steps", "long_steps"}
    there = bool(last.way) and last.way[0] in _SLOPES
    return Question("subject", subject="short_or_long_steps") if both and there else None


def counted(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And if i go faster", after so many minutes: whether that is worth it."""
    minutes = last.asked.kind == "topic" and last.asked.minutes is not None
    one = len(asked.conditions) == 1 and not asked.muscles
    return Question("advice", conditions=asked.conditions) if minutes and one else None


def counted_again(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that too little", of a few steps a day: what was said of them."""
    steps = last.asked.kind == "topic" and (last.asked.minutes or 0) >= _STEPS
    return last.asked if steps and asked.minutes is None else None


def what_it_does(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What do they do for me", of poles or a rucksack: the muscles that they work."""
    gear = tuple(way for way in last.way if knowledge.conditions[way].gear)
    return Question("condition", conditions=gear) if gear and not asked.named else None


def used_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Does that train my arms", of poles or a pram: whether they work them, not any walk."""
    used = asked.subject == meanings.USED and asked.muscles and not asked.conditions
    gear = bool(last.way) and knowledge.conditions[last.way[0]].gear
    if not (used and gear):
        return None
    if effects_for(knowledge, last.way[0], asked.muscles[0]):
        return Question("works", asked.muscles, last.way)
    return Question("works", asked.muscles, last.way, subject=meanings.ALSO)


def without_that(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And if i have no stairs", of a way of walking: what trains its muscles elsewhere."""
    way = asked.conditions[:1]
    muscles = worked_in(way, knowledge)[:1]
    return Question("exercise", muscles) if way else None


def walked_where(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Where", of a way of walking that is worth it: where and how to walk so."""
    advised = last.asked.kind == "advice" and last.way[:1] in _SOMEWHERE and not asked.named
    return Question("how_to", conditions=last.way) if advised else None


def in_rounds(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How long each time", of intervals: how long a round of them is."""
    rounds = last.way == ("interval",) and not asked.conditions
    return Question("how_often", conditions=last.way) if rounds else None


def felt_after_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What will I feel tomorrow", of a way of walking that is no way down: what it works."""
    way = tuple(name for name in last.way[:1] if name not in _BRAKED)
    return Question("condition", conditions=way) if way else None


def speed_on_the_belt(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And which speed", of the slope of a treadmill: how to set it."""
    sloped = last.asked.kind == "how_much" and last.way[:1] in _BELTS
    paced = asked.conditions == ("brisk",) and not asked.muscles
    return Question("topic", subject="treadmill_settings") if sloped and paced else None
