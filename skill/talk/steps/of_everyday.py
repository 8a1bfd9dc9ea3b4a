"""What few words mean after something everyday: how long, how often, why, of that.

A stretch has its length, steps have their miles, shoes their years. Where nothing was named, the
subject that tells of it is meant, and not the walk.
"""

from __future__ import annotations

from collections.abc import Mapping

from skill.coach import meanings, training
from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.talk.before import Before
from skill.talk.steps.of_themes import theme_of
from skill.talk.wishes import DAILY, WEEKENDS


def _tells(subject: str, *asked: str) -> Mapping[str, Question]:
    """Return that these are answered with what is told of a subject."""
    return dict.fromkeys(asked, Question("subject", subject=subject))


def _is_it(subject: str, *asked: str) -> Mapping[str, Question]:
    """Return that these are answered with whether a subject is so."""
    return dict.fromkeys(asked, Question("whether", subject=subject))


#: How questions are heard that ask how long or far, how soon it shows, how often, and for more.
_LONG = ("how_much", "how_much.time")
_SOON = ("how_much.span", "topic.time_to_results", "topic.soreness_days", "whether.gets_easier")
_OFTEN = ("how_often", "topic.every_day", "subject.repetitions")
_BETTER = ("harder", "topic.too_much")
#: Whether to warm up, however it is asked.
_WARM = ("topic.start_gently", "topic.warm_up", "whether.warm_up")
#: "Before or after", where no stretch was named.
_FIRST_OR_LAST = ("subject.exercise_when", "whether.exercise_when")
#: What is meant there by what is asked.
THERE: Mapping[str, Mapping[str, Question]] = {
    "a_stretch": {
        **_tells("stretch_hold", *_LONG),
        **_tells("stretch_often", *_OFTEN, "when"),
        **_is_it("slight_pull", "normal", "normal.ache_normal"),
        **_tells("slight_pull", "pain", "pain.ache"),
        **_tells(
            "stretch_when", "soreness", "topic.meal_time", "topic.time_of_day", *_FIRST_OR_LAST
        ),
        **_is_it("stretch_for_soreness", "pain.soreness", "normal.soreness"),
        **_is_it("stretching_bad", "safe", "harmful"),
        **_is_it("warm_first", *_WARM),
        **_tells("stretch_results", "topic.time_to_results", "subject.noticing"),
        **dict.fromkeys(("advice", "walk_why", "action"), Question("why")),
    },
    "stretching": {
        **_tells("stretch_hold", *_LONG),
        **_tells("stretch_often", *_OFTEN, "when"),
        **_is_it("slight_pull", "normal", "normal.ache_normal"),
        **_tells("slight_pull", "pain", "pain.ache"),
        **_tells("stretch_when", "topic.meal_time", "topic.time_of_day", *_FIRST_OR_LAST),
        "topic.shoes": Question("topic", subject="how_to_stretch"),
        **_tells("why_not_stretch", "why"),
        **_tells("stretch_when", "soreness"),
        **_is_it("warm_first", *_WARM),
        **_tells("stretch_results", "topic.time_to_results", "subject.noticing"),
        **_is_it("stretch_for_soreness", "pain.soreness", "normal.soreness"),
        **_is_it("stretching_bad", "safe", "harmful"),
        **dict.fromkeys(
            ("condition", "hardest", "how_to_exercise"), Question("topic", subject="how_to_stretch")
        ),
        "one_of.instead": Question("topic", subject="start_gently"),
    },
    "warming_up": {
        **_tells("warm_up_time", *_LONG),
        **_tells("why_warm_up", "why"),
        **_tells("cool_down", "soreness", "half_sentence"),
        "how_to": Question("topic", subject="start_gently"),
    },
    "steps": {
        **_tells("time_for_steps", *_LONG, *_SOON),
        **_is_it("more_steps_better", *_BETTER),
    },
    "balance": {
        **_tells("one_leg", *_LONG),
        **_tells("noticing", *_SOON),
        **_tells("balance_often", *_OFTEN),
        **_tells("eyes_closed", "form.eyes"),
        **_is_it("exercise_shoes", "topic.shoes"),
    },
    "rest": {
        **_tells("how_many_rest_days", *_LONG, *_OFTEN),
        **_tells("rest_days", "how_to", "exercise", "moment", "tip", "help", "half_sentence"),
        **_is_it("rest_days", "keep_walking"),
        **_tells("why_rest_days", "why"),
        **_is_it("stretching_bad", "topic.stretching", "whether.stretch_an_ache"),
    },
    "shoes": {
        **_tells("old_shoes", *_LONG, *_SOON, *_OFTEN, "subject.stretch_hold"),
        **_tells("shoe_fit", "caution", "form.eyes", "timing.feel"),
    },
    "time_of_day": {
        **_tells("why_any_time", "why"),
        **_tells("does_it_matter", "more"),
        "how_much.time": Question("target"),
    },
    "minutes": {
        **_tells("time_for_miles", *_LONG),
        **_tells("steps_an_hour", "steps", "topic.steps_a_minute", "topic.step_rate"),
        "harder": Question("topic", subject="too_much"),
    },
    "exercise": {
        **_tells("how_fast_exercise", "brisk"),
        **_tells("stretch_when", "topic.meal_time"),
        **_is_it("mind_in_exercise", "safe"),
        **_is_it("warm_first", *_WARM),
        **_tells("how_deep", "how_much.slope"),
        **_tells("holding_on", "topic.balance_exercise"),
        **_tells("both_sides", "subject.which_leg_first"),
        **_is_it("enough_reps", "topic.is_that_enough"),
        **_is_it("exercises_daily", "when", "topic.may_daily"),
    },
    "too_much": {
        **_tells("too_much_signs", "timing.feel", "subject.noticing"),
        **_is_it("too_much_when_old", "topic.still_stronger"),
    },
    "pace": {
        "timing.feel": Question("topic", subject="steps_a_minute"),
        "topic.muscle_signal": Question("topic", subject="steps_a_minute"),
    },
    "drink": {
        **_tells("water_amount", *_LONG),
        **_tells("snack", "topic.meal_time", "subject.eating_first"),
    },
    "food": {
        **_tells("eating_first", "more", *_LONG, *_SOON),
        **_tells("water_amount", "subject.drinking"),
        **_tells("hungry_after", "soreness"),
    },
    "calories": {
        **_tells("steps_an_hour", "topic.steps_a_minute", "steps"),
        **_tells("food_for_weight", "subject.eating_first", "topic.meal_time"),
        "how_heavy": Question("topic", subject="calories"),
    },
    "weight": {
        **_tells("weight_speed", "how_much", *_SOON),
        **_tells("why_lose_weight", "why"),
        **_tells("food_for_weight", "subject.eating_first", "topic.meal_time"),
        **_tells("minutes_for_weight", "how_often", "how_to"),
        **_is_it("minutes_for_weight", "topic.every_day"),
        **_tells("lose_faster", "more", "exercise"),
        **_is_it("lose_faster", "harder", "subject.fast_or_long", "whether.fast_or_long"),
    },
    "hike": {
        **_tells("build_up", "tip"),
        **_tells("hike_training", "exercise", "how_to", "topic.downhill_practice"),
        **_tells("weeks_for_hike", *_LONG, *_SOON, "subject.warm_up_time", "topic.start_gently"),
        **dict.fromkeys(("hardest", "condition"), Question("condition", conditions=("uphill",))),
        **_tells("walk_kit", "topic.pack_placement"),
        **_tells("hike_plan", "topic.convince_me"),
    },
    "low_mood": _is_it("good_mood", "advice", "keep_walking", "subject.good_mood"),
    "sources": {
        **_tells("who_says", "source"),
        **_tells("study_people", "source.study_people", "source.study_size"),
        **_tells("how_sure", "advice"),
        **_tells("newest_study", "source.study_age"),
    },
    "arms": {
        **_tells("how_wide_arms", "phase.swing", "how_much"),
        **_is_it("arms_faster", "works", "progress.better"),
        **_is_it("arms_burn", "how_much.energy", "topic.calories"),
        **_is_it("arms_burn", "raises", "raises.energy"),
    },
}


#: Of what it is asked how long, it is asked of the walk.
_ANY_WALK = frozenset(("time_of_day", "food"))
#: Whatever may mean something else after something everyday.
_ASKED = frozenset(name for told in THERE.values() for name in told)


def is_asked(asked: Question) -> bool:
    """Tell whether a question may mean something else after something everyday."""
    return _name(asked) in _ASKED


def told_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How long", "why", "how often", of something everyday: what is told of it."""
    if last.recalled or asked.muscles or asked.circumstance or asked.limits or asked.minutes:
        return None
    named = asked.conditions and (asked.kind, asked.conditions) != ("works", ("brisk",))
    if asked.kind == "when" and asked.wishes != (DAILY,):
        return None
    theme = theme_of(last, knowledge) or ""
    if theme in _ANY_WALK and last.circumstance and _name(asked) in _LONG:
        return None  # how long who is ill walks
    if theme == "exercise" and last.asked.kind == "exercise" and asked.subject == _ENOUGH:
        return None  # a list of exercises is weighed against walking
    meant = None if named else THERE.get(theme, {}).get(_name(asked))
    told = meant is not None and meant.subject and meant.subject == last.asked.subject
    return None if told else meant


def _name(asked: Question) -> str:
    return f"{asked.kind}.{asked.subject}" if asked.subject else asked.kind


#: The topic that is asked with a number.
_ENOUGH = "is_that_enough"


#: What holds of an exercise and of what is done every day, for who is old.
_SAME_WHEN_OLD, _OLD = "same_when_old", "older_age"


def when_old(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And if i'm old", of something everyday: that it holds for them as well."""
    old = asked.circumstance == _OLD and not asked.conditions and not last.trained
    theme = theme_of(last, knowledge)
    if (
        theme not in THERE
        or not old
        or theme in ("balance", "hike", "weight", "exercise", "minutes")
    ):
        return None
    return Question("steps") if theme == "steps" else Question("subject", subject=_SAME_WHEN_OLD)


#: What is said of exercises to who tells of their health.
_WITH_CARE: Mapping[str, str] = {
    "pregnancy": "exercise_pregnant",
    **dict.fromkeys(("arthritis", "hip_problems", "back_problems"), "exercise_with_trouble"),
}


def exercised_with_care(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "I'm pregnant", "i've got arthritis", of an exercise: whether one may train so."""
    told = None if asked.conditions else _WITH_CARE.get(asked.circumstance or "")
    trained = last.trained or last.asked.kind == "stretch"
    sure = asked.whether or asked.subject == meanings.MAY
    if sure and asked.circumstance == _OLD and last.trained:
        return Question("whether", subject="exercise_when_old")
    return Question("whether" if sure else "subject", subject=told) if told and trained else None


def hurting_in_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "My back hurts when i do that", of an exercise: how far to go with it."""
    joints = asked.other in _JOINTS or asked.subject == "joint_pain"
    part = knowledge.body_parts.get(asked.other or "")
    plain = asked.subject in (None, "joint_pain", "ache", part.symptom if part else None)
    back = asked.subject == "ache" and asked.muscles[:1] in _BACKS
    hurts = last.trained and ((joints and plain) or back)
    return Question("subject", subject="exercise_with_trouble") if hurts else None


#: Parts of the body that an exercise may be too much for.
_JOINTS = frozenset(("knee", "hip", "back", "shoulder", "ankle", "wrist"))
_BACKS = (("back",), ("lower_back",))


#: Days that nobody can be reminded on: "twice a day", "every other day".
_NOT_SO = "not_so"


def so_itself(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Does that really help", of a subject that helps or does not: whether it does."""
    told = knowledge.subjects.get(last.asked.subject or "") if not asked.named else None
    answered = told is not None and told.verdict and last.asked.kind == "subject"
    return Question("whether", subject=last.asked.subject) if answered else None


def balanced(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And for my balance", after exercises: the one for that."""
    return Question("topic", subject="balance_exercise") if last.trained else None


def steps_meant(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "So how many should i do", of steps: how many a day are enough."""
    return Question("steps") if theme_of(last, knowledge) == "steps" and not asked.named else None


def not_reminded(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Twice a day", "and at weekends", of what is no reminder: that every bit counts."""
    if asked.wishes not in ((_NOT_SO,), (WEEKENDS,)) or asked.minutes is not None:
        return None
    if last.trained:
        return Question("topic", last.asked.muscles, subject=training.DAYS)
    return Question("topic", subject="every_bit")


def steps_of_theirs(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Does that go for older people", of steps: how many are enough for whom."""
    return Question("steps") if theme_of(last, knowledge) == "steps" else None
