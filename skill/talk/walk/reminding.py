"""To be reminded of a walk: asked back, said back, confirmed, set."""

from __future__ import annotations

from datetime import timedelta

from skill.coach import texts
from skill.coach.answer import Act, Answer, offers, says
from skill.coach.question import Ids, Question
from skill.coach.small_talk import fallback
from skill.coach.texts import Text
from skill.coach.walk import texts as walk_texts
from skill.talk.reminder_days import (
    NOT_SO,
    ONCE,
    TOMORROW,
    date_in,
    date_wish,
    days_of,
    in_part,
    named,
    on_its_day,
    weekdays,
)
from skill.talk.reminders import A_DAY, Reminder
from skill.talk.scene import Scene
from skill.talk.walk.reminder_phrases import (
    NO_CONSENT,
    as_said,
    failed,
    no_consent,
    not_here,
    walkers_clock,
    when_it_rings,
)
from skill.talk.walk.scene import Outcome, closing
from skill.talk.wishes import ALSO, CONSENTED, FROM_NOW, MANNERS, NEXT_WEEK, ONE_BY_ONE, THOSE

#: No reminder is set for later, in minutes from now.
_FARTHEST = 365 * A_DAY
#: Wishes that are no day by themselves.
_NO_DAYS = frozenset((THOSE, ONCE))


def remind(scene: Scene, asked: Question) -> Outcome:
    """Say back when to remind, and ask whether to; ask for the time and the days before.

    Where one of them was said and one reminder is set, it is that one's other that stays.
    """
    if scene.around.reminders is None:
        return not_here()
    wanted = _wanted(scene, asked)
    if (missing := _missing(asked, wanted)) is not None:
        return missing
    manner = _manner(asked)
    parts = (says(walk_texts.REMINDERS_ONE_BY_ONE),) if asked.subject == ONE_BY_ONE else ()
    if wanted.first(walkers_clock(scene).now) is None:
        if (day := date_in(wanted.days)) and day < walkers_clock(scene).now.date():
            return _asks(
                walk_texts.REMINDERS_PAST, asked.but(minutes=wanted.minutes, wishes=manner)
            )
        parts, wanted = (says(walk_texts.REMINDERS_OVER),), wanted._replace(days=(TOMORROW,))
    accept = Question("reminder_set", wishes=(*wanted.days, *manner), minutes=wanted.minutes)
    said = says(walk_texts.REMINDERS_SAID_BACK, **when_it_rings(wanted, scene.locale))
    offer = offers(texts.OFFER_REMIND, accept)
    return Outcome(Answer(parts=(*parts, said), offer=offer, content=False))


def when(scene: Scene, asked: Question) -> Outcome:
    """Take days, said by themselves, for those to remind on.

    A time alone is asked by nothing, nor are days among words that nobody knows; "those" and
    "at once" name none.
    """
    if set(asked.wishes) - _NO_DAYS and asked.unknown is None:
        return remind(scene, asked.but(kind="reminder"))
    return Outcome(fallback(scene.context.misses))


def _missing(asked: Question, wanted: Reminder) -> Outcome | None:
    """Ask back for the time, or the days, that a reminder lacks; None where it has both."""
    if NOT_SO in asked.wishes:
        return _asks(walk_texts.REMINDERS_NOT_SO, asked.but(wishes=_manner(asked)))
    if not 0 <= wanted.minutes < A_DAY:
        no_time = asked.minutes is not None and asked.subject != FROM_NOW
        key = walk_texts.REMINDERS_NO_TIME if no_time else walk_texts.REMINDERS_WHEN
        days = (*wanted.days, *_manner(asked)) if wanted.days else asked.wishes
        return _asks(key, Question("reminder", wishes=days))
    if not wanted.days:
        key = walk_texts.REMINDERS_WHICH_DAYS
        if NEXT_WEEK in asked.wishes:
            key = walk_texts.REMINDERS_NEXT_WEEK
        return _asks(key, asked.but(minutes=wanted.minutes, subject=None))
    return None


def _manner(asked: Question) -> Ids:
    """Return the wishes that are none for a day: that it is one more, or the one set is moved."""
    return tuple(wish for wish in asked.wishes if wish in MANNERS)


def _wanted(scene: Scene, asked: Question) -> Reminder:
    """Return the reminder that is meant, as far as anybody knows; minutes below 0 for no time."""
    if asked.subject == FROM_NOW:
        return _from_now(scene, asked.minutes or 0)
    days, part = days_of(on_its_day(asked.wishes, walkers_clock(scene).now.date()), asked.subject)
    minutes = asked.minutes
    if (minutes is None) != (not days) and (before := _only_one(scene)):
        minutes = before.minutes if minutes is None else minutes
        days = _also(before.days, days) if asked.subject == ALSO else days or before.days
    return Reminder(-1 if minutes is None else in_part(minutes, part), days)


def _also(before: Ids, days: Ids) -> Ids:
    """Return days and those of a reminder that is set; of a single day nothing is repeated."""
    both = weekdays(before) and weekdays(days)
    return named(weekdays((*before, *days))) if both else days


def _from_now(scene: Scene, minutes: int) -> Reminder:
    """Return a reminder in so many minutes; in so many whole days, one of no time yet."""
    now = walkers_clock(scene).now
    moment = now + timedelta(minutes=max(1, min(minutes, _FARTHEST)))
    days = on_its_day((date_wish(moment.date()),), now.date())
    whole = minutes > 0 and minutes % A_DAY == 0
    return Reminder(-1 if whole else 60 * moment.hour + moment.minute, days)


def _only_one(scene: Scene) -> Reminder | None:
    """Return the reminder that is set, where one alone is."""
    service = scene.around.reminders
    found = service.all().reminders if service is not None and service.allowed else ()
    return as_said(found[0], walkers_clock(scene).now) if len(found) == 1 else None


def put(scene: Scene, asked: Question) -> Outcome:
    """Set the reminder that was confirmed; without consent ask for it, once."""
    manner = _manner(asked)
    days = tuple(wish for wish in asked.wishes if wish not in manner)
    service, reminder = scene.around.reminders, Reminder(asked.minutes or 0, days)
    if service is None or not days:
        return not_here()
    consented = asked.subject == CONSENTED
    if not service.allowed and not consented:
        return _consent(reminder)
    if reminder.first(walkers_clock(scene).now) is None:
        return remind(scene, asked.but(kind="reminder", subject=None))
    before = service.put(reminder, walkers_clock(scene), manner)
    if before.status == NO_CONSENT and not consented:
        return _consent(reminder)
    if not before.done:
        return failed(before.status)
    replaced = (says(walk_texts.REMINDERS_REPLACED),) if before.reminders else ()
    done = says(walk_texts.REMINDERS_DONE, **when_it_rings(reminder, scene.locale))
    return Outcome(closing(done, *replaced))


def refused(scene: Scene, asked: Question) -> Outcome:
    """Take that there is no consent: say where to give it."""
    return no_consent()


def _asks(key: Text, waits: Question) -> Outcome:
    return Outcome(Answer(parts=(says(key),), asks=True, content=False, waits=("number", waits)))


def _consent(reminder: Reminder) -> Outcome:
    """Have Alexa ask for the consent; the token brings the reminder back with her answer."""
    token = f"remind.{'-'.join(reminder.days)}.{reminder.minutes}"
    act = Act(name="ask_consent", about={"token": token})
    return Outcome(closing(says(walk_texts.REMINDERS_CONSENT), acts=(act,)))
