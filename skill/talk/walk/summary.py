"""What is said of a walk that is over: its minutes, its muscle, the week, and what to try next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from skill.coach import keys
from skill.coach.answer import Part, says
from skill.coach.texts import Text
from skill.coach.walk import texts
from skill.coach.walk.ask import HILLY, NEW, REGULAR, STAIRS, TREADMILL
from skill.talk.scene import Scene
from skill.talk.walk.days import day_of, time_zone, week_of
from skill.talk.walk.finished import FinishedWalk, newest
from skill.talk.walk.phrases import MINUTE, amount, walks
from skill.talk.walk.totals import how_many, of_week

#: From so many minutes on nobody is asked for longer walks.
LONG = 40


def summary(scene: Scene, record: Mapping[str, Any]) -> tuple[Part, ...]:
    """Return what is said of the newest walk of a record, in 35 words; nothing where none is over.

    What was counted by the clock alone says so, and how to mend it takes the place of what to try.
    """
    walk = newest(record)
    if walk is None:
        return ()
    parts = [minutes_of(walk)]
    if walk.muscle and is_known(scene, walk.muscle):
        muscle = f"{keys.target(scene.knowledge, walk.muscle)}.short"
        parts.append(says(texts.PROGRESS_MUSCLE, muscle=muscle))
    brisk = brisk_of_week(scene, record)
    none = says(texts.PROGRESS_THAT_MAKES_NONE)
    parts.append(says(texts.PROGRESS_THAT_MAKES, week=amount(brisk)) if brisk >= MINUTE else none)
    unsure = walk.unsure and walk.plan
    parts.append(says(texts.PROGRESS_UNSURE if unsure else to_try(walk)))
    return tuple(parts)


def number_of_walks(record: Mapping[str, Any]) -> Part:
    """Say how many walks are kept."""
    return says(texts.PROGRESS_KEPT, walks=walks(how_many(record)))


def minutes_of(walk: FinishedWalk) -> Part:
    """Say how long a walk was, and how many of its minutes were planned brisk."""
    walked, brisk = amount(walk.seconds), amount(walk.brisk)
    ended = walk.broke_off or walk.unsure
    if walk.brisk < MINUTE:
        key = texts.PROGRESS_ENDED_EASY if ended else texts.PROGRESS_WALKED_EASY
        return says(key, walked=walked)
    key = texts.PROGRESS_ENDED if ended else texts.PROGRESS_WALKED
    return says(key, walked=walked, brisk=brisk)


def to_try(walk: FinishedWalk) -> Text:
    """Return the one thing that this walk had not: brisk minutes, a hill, more minutes, a level."""
    if walk.brisk < MINUTE:
        return texts.PROGRESS_TRY_BRISK
    if walk.broke_off:
        return texts.PROGRESS_TRY_SHORTER
    if walk.terrain not in (HILLY, STAIRS, TREADMILL):
        return texts.PROGRESS_TRY_HILL
    if walk.minutes < LONG:
        return texts.PROGRESS_TRY_LONGER
    return texts.PROGRESS_TRY_MUSCLE if (walk.level or NEW) == REGULAR else texts.PROGRESS_TRY_LEVEL


def is_known(scene: Scene, muscle: str) -> bool:
    """Tell whether a muscle that a record names is one of today's, and has a name to be said.

    Some tips are for the heart, or for the whole body.
    """
    knowledge = scene.knowledge
    group = knowledge.groups.get(muscle)
    return muscle in knowledge.muscles or (group is not None and group.asked)


def brisk_of_week(scene: Scene, record: Mapping[str, Any]) -> int:
    """Return the seconds of this week that were planned brisk."""
    today = day_of(scene.around.moment, time_zone(scene.around.zone, scene.locale))
    return of_week(record, week_of(today, scene.locale)).brisk
