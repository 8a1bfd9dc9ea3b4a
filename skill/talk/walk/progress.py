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
from skill.talk.going_on import Scene
from skill.talk.walk.afterwards import none_yet, settled
from skill.talk.walk.days import WEEK, day_of, time_zone, week_of
from skill.talk.walk.phrases import MINUTE, amount, walks
from skill.talk.walk.scene import Outcome, here
from skill.talk.walk.summary import is_known
from skill.talk.walk.totals import Total, how_many, of_all, of_week

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
    if not how_many(record) and asked.subject != STEPS:
        return none_yet(scene)
    this = week_of(day_of(scene.moment, time_zone(scene.zone, scene.locale)), scene.locale)
    parts = _PARTS.get(asked.subject or "", _week)(scene, record, this)
    offer = offers(texts.OFFER_WALK_TODAY, Question("guided_walk"))
    return Outcome(Answer(parts, offer=offer, title=texts.TITLE_PROGRESS), step)


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
        return (says(texts.PROGRESS_THERE, brisk=amount(brisk)),)
    return (says(texts.PROGRESS_TO_GO, left=amount(left * MINUTE)),)


def _all(scene: Scene, record: Record, this: date) -> tuple[Part, ...]:
    found = of_all(record)
    parts = (
        says(
            texts.PROGRESS_COUNT,
            walks=walks(found.walks),
            minutes=amount(found.seconds),
            longest=amount(found.longest),
        ),
    )
    counted = found.muscles
    known = sorted((m for m in counted if is_known(scene, m)), key=lambda m: (-counted[m], m))
    named = tuple(f"{keys.target(scene.knowledge, m)}.short" for m in known[:_MUSCLES])
    return (*parts, says(texts.PROGRESS_MUSCLES, muscles=named)) if named else parts


def _steps(scene: Scene, record: Record, this: date) -> tuple[Part, ...]:
    week = of_week(record, this)
    parts = (says(texts.PROGRESS_NOT_MEASURED),)
    return (*parts, _said(week, _THIS)) if week.walks else parts


_THIS = (texts.PROGRESS_WEEK_NONE, texts.PROGRESS_WEEK_EASY, texts.PROGRESS_WEEK)
_LAST = (texts.PROGRESS_LAST_WEEK_NONE, texts.PROGRESS_LAST_WEEK_EASY, texts.PROGRESS_LAST_WEEK)


def _said(week: Total, keys_: tuple[texts.Text, texts.Text, texts.Text]) -> Part:
    """Say what the walks of a week add up to, with its own text for none and for easy ones."""
    none, easy, brisk = keys_
    if not week.walks:
        return says(none)
    values = {"walks": walks(week.walks), "minutes": amount(week.seconds)}
    if week.brisk < MINUTE:
        return says(easy, **values)
    return says(brisk, **values, brisk=amount(week.brisk))


_PARTS: Mapping[str, Callable[[Scene, Record, date], tuple[Part, ...]]] = {
    "week": _week,
    "last_week": _last_week,
    "all": _all,
    STEPS: _steps,
}
