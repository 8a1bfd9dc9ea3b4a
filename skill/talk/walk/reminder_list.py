"""The reminders that are set: listed, and deleted, all of them or those of some days."""

from __future__ import annotations

from datetime import datetime

from skill.coach import texts
from skill.coach.answer import Answer, Quoted, offers, says
from skill.coach.question import Question
from skill.coach.small_talk import forget_me
from skill.coach.walk import texts as walk_texts
from skill.talk.reminder_days import days_of, named, on_its_day, weekdays
from skill.talk.reminders import A_DAY, Listed, Reminder, Reminders
from skill.talk.scene import Scene
from skill.talk.walk.reminder_phrases import (
    as_said,
    days,
    failed,
    not_here,
    walkers_clock,
    when_it_rings,
)
from skill.talk.walk.scene import Outcome, closing
from skill.talk.wishes import MORNING, THOSE

#: So many reminders are named beside the next one to ring.
_BESIDE = 2
_HALF_A_DAY = A_DAY // 2


def listed(scene: Scene, asked: Question) -> Outcome:
    """Say which reminders are set, the next one to ring first."""
    if scene.around.reminders is None:
        return not_here()
    found = _all(scene.around.reminders)
    return _have(scene, found.reminders) if found.done else failed(found.status)


def cleared(scene: Scene, asked: Question) -> Outcome:
    """Delete the reminders of some days; all where none are named.

    Without any "delete them" means what is kept of the walker.
    """
    service = scene.around.reminders
    those = THOSE in asked.wishes
    if service is None:
        return Outcome(forget_me(scene.knowledge, asked)) if those else not_here()
    if asked.unknown is not None:  # of which ones nobody knows
        return listed(scene, asked)
    if not those and (asked.wishes or asked.subject or asked.minutes is not None):
        found = _all(service)
        return _of_days(scene, asked, found) if found.done else failed(found.status)
    gone = service.clear(None, walkers_clock(scene)) if service.allowed else Listed(200)
    if not gone.done:
        return failed(gone.status)
    if those and not gone.reminders:
        return Outcome(forget_me(scene.knowledge, asked))
    return Outcome(
        closing(says(walk_texts.REMINDERS_CLEARED if gone.reminders else walk_texts.REMINDERS_NONE))
    )


def _all(service: Reminders) -> Listed:
    """Return what is set; without consent that is nothing."""
    return service.all() if service.allowed else Listed(200)


def _have(scene: Scene, found: tuple[Reminder, ...]) -> Outcome:
    if not found:
        offer = offers(texts.OFFER_REMINDER, Question("reminder"))
        return Outcome(Answer(parts=(says(walk_texts.REMINDERS_NONE),), offer=offer, content=False))
    now = walkers_clock(scene).now
    first, *others = (
        when_it_rings(as_said(one, now), scene.locale)
        for one in sorted(found, key=lambda one: one.first(now) or datetime.max)
    )
    parts = [says(walk_texts.REMINDERS_HAVE, **first)]
    for wording, one in enumerate(others[:_BESIDE], 1):
        parts.append(says(walk_texts.REMINDERS_HAVE_ALSO, **one).but(wording=wording))
    if more := others[_BESIDE:]:
        parts.append(says(walk_texts.REMINDERS_HAVE_MORE, number=Quoted(words=str(len(more)))))
    return Outcome(closing(*parts))


def _of_days(scene: Scene, asked: Question, found: Listed) -> Outcome:
    """Delete the reminders of the days that are meant.

    One that rings every week is deleted by the name of its day, or after a yes: Alexa hears
    "Saturday" as a date as well.
    """
    of, service = _meant(scene, asked, found.reminders), scene.around.reminders
    if of is None or service is None:
        return Outcome(closing(says(walk_texts.REMINDERS_NOT_THEN)))
    said = days(as_said(of, walkers_clock(scene).now))
    if asked.wishes and of.weekly and not weekdays(asked.wishes):
        accept = Question("reminders_off", wishes=of.days)
        offer = offers(texts.OFFER_DELETE_REMINDER, accept)
        part = says(walk_texts.REMINDERS_WEEKLY, days=said)
        return Outcome(Answer(parts=(part,), offer=offer, content=False))
    gone = service.clear(of, walkers_clock(scene))
    if not gone.done:
        return failed(gone.status)
    return Outcome(closing(says(walk_texts.REMINDERS_CLEARED_OF, days=said)))


def _rings_at(one: Reminder, minutes: int | None, part: str | None) -> bool:
    """Tell whether a reminder rings at a time of day, or in a part of it."""
    if minutes is None:
        return (one.minutes < _HALF_A_DAY) == (part == MORNING)
    return one.minutes % _HALF_A_DAY == minutes % _HALF_A_DAY


def _meant(scene: Scene, asked: Question, found: tuple[Reminder, ...]) -> Reminder | None:
    """Return the days that are meant: by their names, or by when a reminder rings on them."""
    now = walkers_clock(scene).now
    wished, part = days_of(on_its_day(asked.wishes, now.date()), asked.subject)
    if not wished:
        return next((one for one in found if _rings_at(one, asked.minutes, part)), None)
    by_name = Reminder(0, wished).dated(now)
    weekly = by_name.weekly or ((by_name.on.weekday(),) if by_name.on else ())
    once = (one for one in found if by_name.weekly and one.on and one.on.weekday() in weekly)
    meant = (by_name, Reminder(0, named(weekly)), *once)
    return next((of for of in meant if any(one.beside(of) != one for one in found)), None)
