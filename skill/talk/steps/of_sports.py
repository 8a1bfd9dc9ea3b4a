"""What is asked of another sport, once it was weighed against walking."""

from __future__ import annotations

from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.talk.before import Before
from skill.talk.steps import of_two_ways

#: Which of two sports to do.
_EITHER = "either_sport"


def next_activity(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And swimming", after another sport was weighed."""
    sport = last.asked.kind == "activity_or_walking"
    return asked.but(kind="activity_or_walking", other=last.asked.other) if sport else None


def burned_by_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that more than cycling", of calories: which burns more."""
    counted = last.asked.subject == "calories" and asked.other is None
    return asked.but(other="energy") if counted else None


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


def mixed(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Then I'll do both", of another sport or of two ways of walking: that they go together."""
    both = last.asked.kind == "activity_or_walking" or last.sides
    return Question("subject", subject="both_ways") if both and not asked.named else None


def either(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which should I do then", of walking and another sport: the one that one keeps doing."""
    sport = last.asked.kind == "activity_or_walking" and not asked.named
    return Question("subject", subject=_EITHER) if sport else None
