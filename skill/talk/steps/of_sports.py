"""What is asked of another sport, once it was weighed against walking."""

from __future__ import annotations

from skill.coach import meanings, measures
from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.talk.before import Before
from skill.talk.steps import of_two_ways
from skill.talk.steps.of_calories import WEIGHED

#: Kinds that tell of another sport.
_SPORTS = frozenset(("activity_or_walking", "activity_differs", "other_activity"))
#: What is asked of what walking burns.
_BURNED = frozenset(("calories", "calories_in_cake", measures.ENERGY))
#: Which of two sports to do, and how much of one a week holds.
_EITHER, _MINUTES = "either_sport", "sport_minutes"


def next_activity(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And swimming", after another sport: weighed as that was, or told beside walking.

    Of the same sport it is asked what it works.
    """
    if last.asked.kind not in _SPORTS:
        return None
    if last.asked.kind == "activity_or_walking" and asked.subject != last.asked.subject:
        return asked.but(kind="activity_or_walking", other=last.asked.other)
    return asked.but(kind="activity_differs")


def its_muscles(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which muscles then", after another sport: those that it works."""
    sport = None if asked.named else _sport_of(last)
    return Question("activity_differs", subject=sport, other=meanings.USED) if sport else None


def for_that_muscle(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And for my back", after another sport: which asks more of that muscle."""
    sport = _sport_of(last)
    if sport is None or not asked.muscles or asked.conditions:
        return None
    return Question("activity_or_walking", asked.muscles[:1], subject=sport)


def for_the_back(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that better for the back", after another sport: which asks more of it."""
    return for_that_muscle(asked.but(muscles=("back",)), last, knowledge)


def in_a_week(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How much of it", "how often", after another sport: what a week holds of any."""
    bare = not (asked.muscles or asked.conditions)
    if asked == Question("how_much") and last.asked.other == "energy":
        return last.asked  # it tells how much more
    return Question("subject", subject=_MINUTES) if bare and _sport_of(last) else None


def _sport_of(last: Before) -> str | None:
    """Return the sport that was talked about, if any."""
    return last.asked.subject if last.asked.kind in _SPORTS else None


def burned_by_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that more than cycling", of calories or of weight: which burns or takes off more."""
    aim = "energy" if last.asked.subject in _BURNED else None
    aim = "weight" if last.asked.subject in WEIGHED else aim
    counted = aim and asked.other is None
    return asked.but(kind="activity_or_walking", other=aim) if counted else None


def against_the_sport(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which burns more", "and for my knees", after another sport: weighed by that."""
    sport = last.asked.kind in ("activity_or_walking", "other_activity")
    aim = of_two_ways.aim_of(asked) if sport and not asked.conditions else None
    if aim not in knowledge.aims or not last.asked.subject:
        return None
    return last.asked.but(kind="activity_or_walking", other=aim)


def than_the_sport(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that harder than walking", of another sport: which of them burns more."""
    sport = last.asked.kind in ("activity_or_walking", "other_activity") and last.asked.subject
    walking = asked.conditions in ((), ("level",)) and asked.other in (None, "level")
    if not sport or not walking:
        return None
    return Question("activity_or_walking", subject=last.asked.subject, other="energy")


def for_its_muscle(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Would cycling help", of what trains or works a muscle: for that muscle."""
    worked = last.trained or last.asked.kind in ("work_more", "tone")
    told = worked and last.muscles and not asked.muscles and asked.other is None
    return asked.but(muscles=last.muscles[:1]) if told else None


def mixed(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Then I'll do both", of another sport or of two ways of walking: that they go together."""
    both = last.asked.kind == "activity_or_walking" or last.sides
    return Question("subject", subject="both_ways") if both and not asked.named else None


def either(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which should I do then", of walking and another sport: the one that one keeps doing."""
    bare = not asked.named or asked == Question(asked.kind, subject=meanings.AGAINST)
    sport = last.asked.kind == "activity_or_walking" and bare
    return Question("subject", subject=_EITHER) if sport else None


def rather_walking(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Then I'd rather walk", of another sport: to do what one keeps doing."""
    return either(asked, last, knowledge) if asked.subject == meanings.AGAINST else None
