"""To be reminded of a walk: asked back, said back, confirmed, set; listed and deleted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from skill.coach import texts
from skill.coach.answer import Act, Answer, Part, Quoted, Value, offers, says
from skill.coach.question import Question
from skill.coach.texts import Text
from skill.talk.going_on import Scene
from skill.talk.kinds import CONSENTED, FROM_NOW
from skill.talk.reminders import (
    A_DAY,
    TODAY,
    TOMORROW,
    Listed,
    Reminder,
    Reminders,
    days_of,
    in_part,
)
from skill.talk.walk.days import ZONES, time_zone
from skill.talk.walk.scene import Outcome, closing

_NO_CONSENT = (401,)
#: Minutes after midnight that have a name.
_NAMED: Mapping[int, Text] = {0: texts.REMINDERS_MIDNIGHT, 12 * 60: texts.REMINDERS_NOON}
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
    if not 0 <= wanted.minutes < A_DAY:
        return _asks(texts.REMINDERS_WHEN, asked.but(minutes=None))
    if not wanted.days:
        return _asks(texts.REMINDERS_WHICH_DAYS, asked.but(minutes=wanted.minutes, subject=None))
    parts: tuple[Part, ...] = ()
    if _first(scene, wanted) is None:
        parts, wanted = (says(texts.REMINDERS_OVER),), wanted._replace(days=(TOMORROW,))
    accept = Question("reminder_set", wishes=wanted.days, minutes=wanted.minutes)
    said = says(texts.REMINDERS_SAID_BACK, **_values(scene, wanted))
    offer = offers(texts.OFFER_REMIND, accept)
    return Outcome(Answer((*parts, said), offer=offer, content=False))


def _wanted(scene: Scene, asked: Question) -> Reminder:
    """Return the reminder that is meant, as far as anybody knows; minutes below 0 for no time."""
    if asked.subject == FROM_NOW:
        return _from_now(scene, asked.minutes or 0)
    days, part = days_of(asked.wishes, asked.subject)
    minutes = asked.minutes
    if (minutes is None) != (not days) and (before := _one_that_is_set(scene)):
        minutes = before.minutes if minutes is None else minutes
        days = days or before.days
    return Reminder(-1 if minutes is None else in_part(minutes, part), days)


def _from_now(scene: Scene, minutes: int) -> Reminder:
    """Return a reminder in so many minutes, if that is today or tomorrow; else of no time."""
    now = _now(scene)
    moment = now + timedelta(minutes=max(1, min(minutes, 2 * A_DAY)))
    days = {0: TODAY, 1: TOMORROW}.get((moment.date() - now.date()).days)
    return Reminder(60 * moment.hour + moment.minute, (days,)) if days else Reminder(-1, ())


def _one_that_is_set(scene: Scene) -> Reminder | None:
    service = scene.reminders
    found = service.all().reminders if service is not None and service.allowed else ()
    return _as_said(scene, found[0]) if found else None


def _as_said(scene: Scene, reminder: Reminder) -> Reminder:
    """Return a reminder with its one day as people say it: today, tomorrow, or once."""
    if reminder.on is None:
        return reminder
    days = {0: TODAY, 1: TOMORROW}.get((reminder.on - _now(scene).date()).days)
    return reminder._replace(days=(days,)) if days else reminder


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
    return {
        "days": tuple(f"reminder_days.{day}.name" for day in reminder.days),
        "time": clock(reminder.minutes, scene.locale),
    }


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
