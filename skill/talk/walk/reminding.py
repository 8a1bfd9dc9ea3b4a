"""To be reminded of a walk: asked back, said back, confirmed, set; listed and deleted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from skill.coach import texts
from skill.coach.answer import Act, Answer, Part, Quoted, Value, offers, says
from skill.coach.question import Ids, Question
from skill.coach.small_talk import fallback
from skill.coach.texts import Text
from skill.talk.going_on import Scene
from skill.talk.kinds import ALSO, CONSENTED, FROM_NOW, NEXT_WEEK
from skill.talk.reminders import (
    A_DAY,
    NOT_SO,
    TOMORROW,
    Listed,
    Reminder,
    Reminders,
    date_in,
    date_wish,
    days_of,
    in_part,
    named,
    on_its_day,
)
from skill.talk.walk.days import ZONES, time_zone
from skill.talk.walk.scene import Outcome, closing

_NO_CONSENT = (401,)
#: Minutes after midnight that have a name.
_NAMED: Mapping[int, Text] = {0: texts.REMINDERS_MIDNIGHT, 12 * 60: texts.REMINDERS_NOON}
#: No reminder is set for later, in minutes from now.
_FARTHEST = 365 * A_DAY
_FAILED: Mapping[int, Text] = {
    0: texts.REMINDERS_NO_ANSWER,
    400: texts.REMINDERS_REFUSED,
    403: texts.REMINDERS_FORBIDDEN,
    404: texts.REMINDERS_GONE,
    409: texts.REMINDERS_CHANGED,
    429: texts.REMINDERS_TOO_OFTEN,
    500: texts.REMINDERS_FAULT,
    503: texts.REMINDERS_DOWN,
    504: texts.REMINDERS_OFFLINE,
}


def remind(scene: Scene, asked: Question) -> Outcome:
    """Say back when to remind, and ask whether to; ask for the time and the days before.

    Where one of them was said and a reminder is set, it is that one's other that stays.
    """
    if scene.reminders is None:
        return Outcome(closing(says(texts.REMINDERS_NOT_HERE)))
    wanted = _wanted(scene, asked)
    if (missing := _missing(asked, wanted)) is not None:
        return missing
    parts: tuple[Part, ...] = ()
    if _first(scene, wanted) is None:
        if (day := date_in(wanted.days)) and day < _now(scene).date():
            return _asks(texts.REMINDERS_PAST, asked.but(minutes=wanted.minutes, wishes=()))
        parts, wanted = (says(texts.REMINDERS_OVER),), wanted._replace(days=(TOMORROW,))
    accept = Question("reminder_set", wishes=wanted.days, minutes=wanted.minutes)
    said = says(texts.REMINDERS_SAID_BACK, **_values(scene, wanted))
    offer = offers(texts.OFFER_REMIND, accept)
    return Outcome(Answer((*parts, said), offer=offer, content=False))


def when(scene: Scene, asked: Question) -> Outcome:
    """Take days, said by themselves, for those to remind on.

    A time alone is asked by nothing, nor are days among words that nobody knows.
    """
    if asked.wishes and asked.unknown is None:
        return remind(scene, asked.but(kind="reminder"))
    return Outcome(fallback(scene.context.misses))


def _missing(asked: Question, wanted: Reminder) -> Outcome | None:
    """Ask back for the time, or the days, that a reminder lacks; None where it has both."""
    if NOT_SO in asked.wishes:
        return _asks(texts.REMINDERS_NOT_SO, asked.but(wishes=()))
    if not 0 <= wanted.minutes < A_DAY:
        no_time = asked.minutes is not None and asked.subject != FROM_NOW
        key = texts.REMINDERS_NO_TIME if no_time else texts.REMINDERS_WHEN
        return _asks(key, Question("reminder", wishes=wanted.days or asked.wishes))
    if not wanted.days:
        key = texts.REMINDERS_WHICH_DAYS
        if NEXT_WEEK in asked.wishes:
            key = texts.REMINDERS_NEXT_WEEK
        return _asks(key, asked.but(minutes=wanted.minutes, subject=None))
    return None


def _wanted(scene: Scene, asked: Question) -> Reminder:
    """Return the reminder that is meant, as far as anybody knows; minutes below 0 for no time."""
    if asked.subject == FROM_NOW:
        return _from_now(scene, asked.minutes or 0)
    days, part = days_of(on_its_day(asked.wishes, _now(scene).date()), asked.subject)
    minutes = asked.minutes
    if (minutes is None) != (not days) and (before := _one_that_is_set(scene)):
        minutes = before.minutes if minutes is None else minutes
        days = _also(before.days, days) if asked.subject == ALSO else days or before.days
    return Reminder(-1 if minutes is None else in_part(minutes, part), days)


def _also(before: Ids, days: Ids) -> Ids:
    """Return days and those of a reminder that is set; of a single day nothing is repeated."""
    both = Reminder(0, before).weekly and Reminder(0, days).weekly
    return named(Reminder(0, (*before, *days)).weekly) if both else days


def _from_now(scene: Scene, minutes: int) -> Reminder:
    """Return a reminder in so many minutes; in so many whole days, one of no time yet."""
    now = _now(scene)
    moment = now + timedelta(minutes=max(1, min(minutes, _FARTHEST)))
    days = on_its_day((date_wish(moment.date()),), now.date())
    whole = minutes > 0 and minutes % A_DAY == 0
    return Reminder(-1 if whole else 60 * moment.hour + moment.minute, days)


def _one_that_is_set(scene: Scene) -> Reminder | None:
    service = scene.reminders
    found = service.all().reminders if service is not None and service.allowed else ()
    return _as_said(scene, found[0]) if found else None


def _as_said(scene: Scene, reminder: Reminder) -> Reminder:
    """Return a reminder with its one day as people say it: today, tomorrow, or by its date."""
    if reminder.on is None:
        return reminder
    days = on_its_day((date_wish(reminder.on),), _now(scene).date())
    return reminder._replace(days=days)


def put(scene: Scene, asked: Question) -> Outcome:
    """Set the reminder that was confirmed; without consent ask for it, once."""
    service, reminder = scene.reminders, Reminder(asked.minutes or 0, asked.wishes)
    if service is None or not asked.wishes:
        return Outcome(closing(says(texts.REMINDERS_NOT_HERE)))
    if not service.allowed and asked.subject != CONSENTED:
        return _consent(reminder)
    first = _first(scene, reminder)
    if first is None:
        return remind(scene, asked.but(kind="reminder", subject=None))
    zone = scene.zone or ZONES.get(scene.locale, "UTC")
    status = service.put(reminder, first, zone)
    if status in _NO_CONSENT:
        return refused(scene, asked) if asked.subject == CONSENTED else _consent(reminder)
    if status not in range(200, 300):
        return _failed(status)
    return Outcome(closing(says(texts.REMINDERS_DONE, **_values(scene, reminder))))


def refused(scene: Scene, asked: Question) -> Outcome:
    """Take that there is no consent: say where to give it, and send a card for it."""
    return Outcome(
        closing(says(texts.REMINDERS_NO_CONSENT), acts=(Act("consent_card", {"token": "remind"}),))
    )


def listed(scene: Scene, asked: Question) -> Outcome:
    """Say which reminder is set."""
    return _answered(scene, asked, lambda service: service.all(), _have)


def cleared(scene: Scene, asked: Question) -> Outcome:
    """Delete all reminders of ours."""
    return _answered(scene, asked, lambda service: service.clear(), _gone)


def _answered(
    scene: Scene,
    asked: Question,
    ask: Callable[[Reminders], Listed],
    say: Callable[[Scene, tuple[Reminder, ...]], Outcome],
) -> Outcome:
    """Ask the service, and say what it has; or why it has nothing. Without consent none is set."""
    service = scene.reminders
    if service is None:
        return Outcome(closing(says(texts.REMINDERS_NOT_HERE)))
    status, found = ask(service) if service.allowed else (200, ())
    if status not in range(200, 300):
        return refused(scene, asked) if status in _NO_CONSENT else _failed(status)
    return say(scene, found)


def _have(scene: Scene, found: tuple[Reminder, ...]) -> Outcome:
    if not found:
        offer = offers(texts.OFFER_REMINDER, Question("reminder"))
        return Outcome(Answer((says(texts.REMINDERS_NONE),), offer=offer, content=False))
    return Outcome(closing(says(texts.REMINDERS_HAVE, **_values(scene, _as_said(scene, found[0])))))


def _gone(scene: Scene, found: tuple[Reminder, ...]) -> Outcome:
    return Outcome(closing(says(texts.REMINDERS_CLEARED if found else texts.REMINDERS_NONE)))


def _asks(key: Text, waits: Question) -> Outcome:
    return Outcome(Answer((says(key),), asks=True, content=False, waits=("number", waits)))


def _consent(reminder: Reminder) -> Outcome:
    """Have Alexa ask for the consent; the token brings the reminder back with her answer."""
    token = f"remind.{'-'.join(reminder.days)}.{reminder.minutes}"
    act = Act("ask_consent", {"token": token})
    return Outcome(closing(says(texts.REMINDERS_CONSENT), acts=(act,)))


def _failed(status: int) -> Outcome:
    return Outcome(closing(says(_FAILED.get(status, texts.REMINDERS_FAULT))))


def _first(scene: Scene, reminder: Reminder) -> datetime | None:
    return reminder.first(_now(scene))


def _now(scene: Scene) -> datetime:
    """Return the moment by the walker's own clock."""
    return scene.moment.astimezone(time_zone(scene.zone, scene.locale)).replace(tzinfo=None)


def _values(scene: Scene, reminder: Reminder) -> dict[str, Value]:
    day = date_in(reminder.days)
    names = tuple(f"reminder_days.{name}.name" for name in reminder.days)
    return {
        "days": names if day is None else on_day(day),
        "time": clock(reminder.minutes, scene.locale),
    }


def on_day(day: date) -> Part:
    """Return a day as people say it: "on Thursday, the third of December"."""
    in_month = Part(str(texts.REMINDERS_DAY), wording=day.day)
    in_year = says(texts.REMINDERS_DATE, day=in_month)._replace(wording=day.month)
    return says(texts.REMINDERS_ON_DAY, date=in_year)._replace(wording=day.weekday() + 1)


def clock(minutes: int, locale: str) -> Part:
    """Return a time of day as people say it: of twelve hours in English, else of twenty-four."""
    if minutes in _NAMED:
        return says(_NAMED[minutes])
    hour, minute = divmod(minutes, 60)
    noon, evening = 12, 18
    key = texts.REMINDERS_MORNING if hour < noon else texts.REMINDERS_AFTERNOON
    key = texts.REMINDERS_EVENING if hour >= evening else key
    shown = (hour - 1) % noon + 1 if locale.startswith("en") else hour
    return says(key, time=Quoted(f"{shown}:{minute:02}" if minute else str(shown)))
