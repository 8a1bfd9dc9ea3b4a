"""What a walker's walks add up to: this week, the last one, the longest, and for which muscles.

Never a comparison with anybody, and never a word of what was not walked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from skill.coach import keys, texts
from skill.coach.answer import Answer, Part, offers, says
from skill.coach.question import Question
from skill.coach.walk import texts as walk_texts
from skill.talk.scene import Scene
from skill.talk.walk.afterwards import none_yet, settled
from skill.talk.walk.days import WEEK, day_of, time_zone, week_of
from skill.talk.walk.phrases import MINUTE, amount, walks
from skill.talk.walk.scene import Outcome, here
from skill.talk.walk.summary import is_known
from skill.talk.walk.totals import Total, how_many, of_all, of_week
from skill.talk.wishes import BETTER, OWN_GOAL, STREAK

#: The brisk minutes a week that are advised (the finding behind `walking_target`).
GOAL = 150
#: What is asked for that nobody measures here.
STEPS = "steps"
#: So many muscles are named.
_MUSCLES = 2

Record = Mapping[str, Any]


def progress(scene: Scene, asked: Question) -> Outcome:
    """Say what the walks of who speaks add up to, the one that has just run out among them."""
    step, record = settled(scene, here(scene))
    if not how_many(record) and asked.subject not in _NOT_KEPT:
        return none_yet(scene)
    this = week_of(
        day_of(scene.around.moment, time_zone(scene.around.zone, scene.locale)), scene.locale
    )
    parts = _PARTS.get(asked.subject or "", _week)(scene, record, this)
    offer = offers(texts.OFFER_WALK_TODAY, Question("guided_walk"))
    return Outcome(Answer(parts=parts, offer=offer, title=texts.TITLE_PROGRESS), step)


def _week(scene: Scene, record: Record, this: date) -> tuple[Part, ...]:
    week = of_week(record, this)
    return (_said(week, _THIS), *_to_go(scene, record, this)[: bool(week.walks)])


def _last_week(scene: Scene, record: Record, this: date) -> tuple[Part, ...]:
    """Say what last week was, and this one beside it: nothing is called more or less."""
    parts = (_said(of_week(record, this - WEEK), _LAST),)
    week = of_week(record, this)
    return (*parts, _said(week, _THIS)) if week.walks else parts


def _to_go(scene: Scene, record: Record, this: date) -> tuple[Part, ...]:
    brisk = of_week(record, this).brisk
    left = GOAL - round(brisk / MINUTE)
    if left <= 0:
        return (says(walk_texts.PROGRESS_THERE, brisk=amount(brisk)),)
    return (says(walk_texts.PROGRESS_TO_GO, left=amount(left * MINUTE)),)


def _all(scene: Scene, record: Record, this: date) -> tuple[Part, ...]:
    found = of_all(record)
    parts = (
        says(
            walk_texts.PROGRESS_COUNT,
            walks=walks(found.walks),
            minutes=amount(found.seconds),
            longest=amount(found.longest),
        ),
    )
    counted = found.muscles
    known = sorted((m for m in counted if is_known(scene, m)), key=lambda m: (-counted[m], m))
    named = tuple(f"{keys.target(scene.knowledge, m)}.short" for m in known[:_MUSCLES])
    return (*parts, says(walk_texts.PROGRESS_MUSCLES, muscles=named)) if named else parts


def _steps(scene: Scene, record: Record, this: date) -> tuple[Part, ...]:
    return says(walk_texts.PROGRESS_NOT_MEASURED), *_walked(scene, record, this)


_THIS = (walk_texts.PROGRESS_WEEK_NONE, walk_texts.PROGRESS_WEEK_EASY, walk_texts.PROGRESS_WEEK)
_LAST = (
    walk_texts.PROGRESS_LAST_WEEK_NONE,
    walk_texts.PROGRESS_LAST_WEEK_EASY,
    walk_texts.PROGRESS_LAST_WEEK,
)


def _said(week: Total, keys_: tuple[texts.Text, texts.Text, texts.Text]) -> Part:
    """Say what the walks of a week add up to, with its own text for none and for easy ones."""
    none, easy, brisk = keys_
    if not week.walks:
        return says(none)
    values = {"walks": walks(week.walks), "minutes": amount(week.seconds)}
    if week.brisk < MINUTE:
        return says(easy, **values)
    return says(brisk, **values, brisk=amount(week.brisk))


def _streak(scene: Scene, record: Record, this: date) -> tuple[Part, ...]:
    return says(walk_texts.PROGRESS_NO_STREAK), *_walked(scene, record, this)


def _better(scene: Scene, record: Record, this: date) -> tuple[Part, ...]:
    """Say that nobody measures it, and put this week beside the last one."""
    last = of_week(record, this - WEEK)
    before = (_said(last, _LAST),) if last.walks else ()
    return says(walk_texts.PROGRESS_NOT_BETTER), *before, *_walked(scene, record, this)


def _own_goal(scene: Scene, record: Record, this: date) -> tuple[Part, ...]:
    return says(walk_texts.PROGRESS_NO_GOAL), *_to_go(scene, record, this)


def _walked(scene: Scene, record: Record, this: date) -> tuple[Part, ...]:
    """Say what this week has, if it has any."""
    week = of_week(record, this)
    return (_said(week, _THIS),) if week.walks else ()


_PARTS: Mapping[str, Callable[[Scene, Record, date], tuple[Part, ...]]] = {
    "week": _week,
    "last_week": _last_week,
    "all": _all,
    STEPS: _steps,
    STREAK: _streak,
    BETTER: _better,
    OWN_GOAL: _own_goal,
}
#: What is answered to somebody too who has not walked with us.
_NOT_KEPT = (STEPS, STREAK, BETTER, OWN_GOAL)
