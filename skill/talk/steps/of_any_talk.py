"""What may be asked in any talk, "let me try one", "what does more": by what the talk is about."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from skill.coach import meanings
from skill.coach.question import Question
from skill.coach.training import RESULTS
from skill.knowledge.model import Knowledge
from skill.talk.before import Before, worked_in
from skill.talk.kinds import TIPS, TRAINED
from skill.talk.steps.of_health import HURTING
from skill.talk.steps.of_old_age import STEADY_LEGS, UNSTEADY

#: What a talk is about, as far as the words here tell it apart.
_PAIN, _CARE, _TRAINING, _TIP, _TWO_WAYS = "pain", "care", "training", "tip", "two ways"
_MUSCLE, _WAY, _ELSE = "muscle", "way", "else"
#: What ways of walking are weighed for, by what was asked about.
_AIMS: Mapping[str, str] = {
    "heart": "fitness",
    "spot_fat": "weight",
    "calories": "energy",
    "fat_how": "weight",
    "why_lose_weight": "weight",
    "joints": "knees",
    "strength": "toning",
}
#: What does most of it, where nothing narrower is known; and whether it is for nothing.
_DOES_MORE, _FOR_NOTHING = "does_more", "for_nothing"
#: Whether it is normal to feel nothing, and what is so in everyone.
_NOT_FELT, _FOR_EVERYONE = "feel_nothing", "same_for_all"
#: What is told of exercises without naming one.
_OF_ANY_EXERCISE = frozenset(
    (
        *("repetitions", "how_fast_exercise", "both_sides", "enough_reps"),
        *("strength_days_a_week", "exercise_fits"),
    )
)
#: How far one may exercise with a trouble.
_WITH_TROUBLE = "exercise_with_trouble"

#: What is said to who may not go at all.
_UNDECIDED = frozenset(
    (
        *("convince_me", "every_bit", "tiredness", "lazy_today", "motivation", "bad_days"),
        *("feel_low", "good_mood", "missed_days", "gave_up", "tired", "bad_night", "busy"),
    )
)

_Asks = Callable[[Before, Knowledge], Question | None]


def one_of_them(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Let me try one", "the easiest one": of what the talk is about."""
    return None if asked.named else _ONE[_sort(last)](last, knowledge)


def picked(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which would you pick", of what was named together; two things in reach are weighed."""
    if asked.named:
        return None
    if last.sides:
        return _weighed_anew(last)
    several = len(last.reached) > 1 or len(last.muscles_reached) > 1
    if several and not last.trained:
        return None
    return (_MORE if _sort(last) == _ELSE else _ONE)[_sort(last)](last, knowledge)


def doing_more(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is there something that does more", "any other way": for what was talked about."""
    return _MORE[_sort(last)](last, knowledge)


def worked_otherwise(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Any other way", of what works a muscle more on a walk: what trains it."""
    again = last.asked.kind == "work_more" and not asked.named
    return _exercise(last, knowledge) if again else None


def of_no_muscle(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do I get more out of it", of what is about no muscle: what does more."""
    if asked.named or last.muscles or last.muscles_reached:
        return None
    return _MORE[_sort(last)](last, knowledge) or best_of_all(asked, last, knowledge)


def placed(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Where's the best place", of what is about no muscle: where to do it."""
    lies = asked.named or last.muscles or last.muscles_reached
    return None if lies else Question("subject", subject="where_to_do_it")


def noticed(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How would I notice", of what is about no muscle: what gets easier."""
    felt = asked.named and asked.subject != meanings.FEEL
    muscle = asked.muscles or last.muscles or last.muscles_reached
    return None if felt or muscle else Question("subject", subject="noticing")


def next_one(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What next": as "what now"; after a tip the next one."""
    if asked.subject != meanings.NEXT or last.asked.kind in TIPS:
        return None
    return next_of_all(last) or Question("moment")


def begun(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What do i do first", of what is about nothing to do: to put on one's shoes."""
    unsure = last.asked.subject in _UNDECIDED and not asked.conditions
    return Question("topic", subject="convince_me") if unsure else None


def best_of_all(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Let me try one", of a talk that is about nothing to try: what does most of all."""
    return None if asked.named else Question("subject", subject=_DOES_MORE)


def whether_so(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """What is a yes or no, whatever words were chosen for it."""
    return asked.but(kind="whether")


def worth_the_while(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Does it make a difference", of exercises that they do; of a way of walking, which."""
    if last.asked.kind in TRAINED:
        return Question("whether", subject="worth_training")
    weighed = last.way and last.way != ("level",) and last.asked.kind not in (*HURTING, "caution")
    return Question("works", last.asked.muscles[:1], last.way) if weighed else None


def which_part(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which bit of it", of a tip its muscle, of a way of walking the muscles it works."""
    if asked.named or last.asked.muscles:
        return None
    if last.muscles:
        return Question("about", last.muscles[:1])
    return Question("condition", conditions=last.way) if last.way else None


def not_felt(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that normal", of a muscle that nobody feels."""
    felt = last.asked.kind == "timing" and last.asked.subject == meanings.FEEL
    return asked.but(subject=_NOT_FELT) if felt and not asked.subject else None


def for_everyone(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that normal", of what is so in everyone who walks; of an illness, what to mind."""
    if asked.subject:
        return None
    ill = last.asked.circumstance
    return Question("caution", circumstance=ill) if ill else asked.but(subject=_FOR_EVERYONE)


def for_nothing(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that a waste of time", of what is no way of walking."""
    against = asked.subject == meanings.AGAINST and not asked.conditions
    of_a_way = bool(last.way) and _sort(last) != _TRAINING
    if not against or of_a_way or _sort(last) == _PAIN:
        return None
    return Question("harmful", subject=_FOR_NOTHING)


def worth_doing(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is it worth it", of whatever nothing else is known of: that what is kept up pays."""
    asks = asked.named or last.circumstance or _sort(last) == _PAIN
    return None if asks else Question("whether", subject="worth_it")


def done_properly(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do I do it properly", of an exercise: how it is done, not how one walks."""
    told = last.trained and not asked.named
    return Question("how_to_exercise", last.asked.muscles) if told else None


def of_its_measure(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "By how much", of what was said to rise or fall: that; of what helps, what more is known."""
    told = last.asked
    if asked.named:
        return None
    if told.kind in ("raises", "lowers") and told.subject:
        return asked.but(conditions=last.way, subject=told.subject)
    if told.kind in HURTING:
        return told
    if told.kind == "caution":  # how much to walk
        return asked.but(subject=meanings.TIME)
    helps = told.kind == "benefit" or told.subject == "calories"
    return Question("more") if helps else None


def steadied_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And if i'm eighty", of exercises: those that keep steady; "is that safe then", how far."""
    unsteady = asked.circumstance in UNSTEADY and not asked.conditions
    if not unsteady or _sort(last) != _TRAINING or last.circumstance in UNSTEADY:
        return None
    if asked.subject == meanings.MAY:
        return Question("whether", subject=_WITH_TROUBLE)
    return Question("subject", subject=STEADY_LEGS)


def next_of_all(last: Before) -> Question | None:
    """ "What now", off any walk: the next exercise or tip, a tip for what was talked about."""
    if last.asked.kind == "activity_or_walking":
        return None
    if last.asked.kind in TIPS:
        staying = last.asked.kind == "moment" and last.asked.subject
        return last.asked.but(tip=None, muscles=() if staying else last.asked.muscles)
    if _sort(last) == _TRAINING and last.asked.muscles:
        return Question("how_to_exercise", last.asked.muscles, subject="another")
    if _sort(last) == _TWO_WAYS:
        return Question("tip", conditions=last.way[:1])
    known = _sort(last) in (_MUSCLE, _WAY)
    return Question("tip", last.muscles[:1], last.way[:1]) if known else None


def _sort(last: Before) -> str:
    """Tell what a talk is about."""
    told = last.asked
    sorts = {
        _PAIN: told.kind in HURTING,
        _CARE: told.kind == "caution",
        _TRAINING: last.trained or told.kind == "tone" or told.subject == RESULTS,
        _TIP: told.kind in TIPS or told.tip is not None,
        _TWO_WAYS: last.sides,
        _MUSCLE: bool(told.muscles) and told.kind not in ("benefit", "topic"),
        _WAY: bool(last.way),
    }
    return next((sort for sort, met in sorts.items() if met), _ELSE)


def _as_it_was(last: Before, knowledge: Knowledge) -> Question | None:
    return last.asked


def _tip(last: Before, knowledge: Knowledge) -> Question | None:
    return Question("tip", last.muscles[:1], last.way[:1])


def _tip_there(last: Before, knowledge: Knowledge) -> Question | None:
    return Question("tip", conditions=last.way[:1])


def _another_tip(last: Before, knowledge: Knowledge) -> Question | None:
    return last.asked.but(tip=None) if last.asked.kind in TIPS else Question("moment")


def _exercise(last: Before, knowledge: Knowledge) -> Question | None:
    """The exercises of its muscles; of those that were named, another one."""
    if last.trained:
        muscles = last.asked.muscles
        return Question("how_to_exercise", muscles, subject="another") if muscles else None
    muscles = (last.muscles or worked_in(last.way, knowledge))[:1]
    return Question("exercise", muscles) if muscles else None


def _first_exercise(last: Before, knowledge: Knowledge) -> Question | None:
    """How an exercise is done that was named with others; one alone once more."""
    if last.asked.subject in _OF_ANY_EXERCISE:
        return Question("exercise")
    if not last.asked.muscles:
        return last.asked
    return Question("how_to_exercise", last.asked.muscles, subject="one")


def _on_a_walk(last: Before, knowledge: Knowledge) -> Question | None:
    """What works the muscle more on a walk; after that, what trains it."""
    if last.asked.kind == "work_more":
        return _exercise(last, knowledge)
    return Question("work_more", last.asked.muscles[:1])


def _for_those(last: Before, knowledge: Knowledge) -> Question | None:
    """What works the muscle more that two ways of walking were weighed for."""
    return _on_a_walk(last, knowledge) if last.asked.muscles else None


def _of_the_way(last: Before, knowledge: Knowledge) -> Question | None:
    """What trains the muscles of a way of walking; of a measure, what raises it most."""
    measured = last.asked.kind in ("raises", "lowers", "how_much")
    return _aimed(last, knowledge) if measured else _exercise(last, knowledge)


def _aimed(last: Before, knowledge: Knowledge) -> Question | None:
    """What serves best what was asked about: the heart, the weight, the calories burned."""
    told = last.asked.subject or ""
    aim = _AIMS.get(told, told)
    return Question("compare", subject=aim) if aim in knowledge.aims else None


def _weighed_anew(last: Before) -> Question | None:
    """Two ways of walking that were weighed for a muscle or an aim, weighed for no one."""
    one, other, *rest = last.conditions
    aimed = last.asked.muscles or last.asked.subject
    return Question("compare", conditions=(one, *rest), other=other) if aimed else None


_ONE: Mapping[str, _Asks] = {
    _PAIN: _as_it_was,
    _CARE: _another_tip,
    _TRAINING: _first_exercise,
    _TIP: _another_tip,
    _TWO_WAYS: _tip_there,
    _MUSCLE: _tip,
    _WAY: _tip,
    _ELSE: _another_tip,
}
_MORE: Mapping[str, _Asks] = {
    _PAIN: _as_it_was,
    _CARE: _another_tip,
    _TRAINING: _exercise,
    _TIP: _another_tip,
    _TWO_WAYS: _for_those,
    _MUSCLE: _on_a_walk,
    _WAY: _of_the_way,
    _ELSE: _aimed,
}
