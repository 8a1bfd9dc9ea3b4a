"""The beat of walks: by the steps that a walker counted, and whether there is one at all."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import Any

from skill.coach import texts
from skill.coach.answer import Answer, Part, Quoted, says
from skill.coach.question import Question
from skill.coach.walk import texts as walk_texts
from skill.coach.walk.ask import cadence_of, count_of
from skill.talk.scene import Scene
from skill.talk.walk.changes import anew
from skill.talk.walk.keeping import CADENCE, NO_BEAT, SETTINGS, with_beat
from skill.talk.walk.scene import Outcome, closing, here
from skill.talk.wishes import BEAT_OFF, BEAT_ON, ONCE_MORE

#: From here on a number is no count of 15 seconds but the steps of a whole minute.
_A_MINUTE = 80


def beat(scene: Scene, asked: Question) -> Outcome:
    """Set the beat by the steps counted, or do without; ask for the count, twice at most."""
    if asked.subject in (BEAT_ON, BEAT_OFF):
        key = walk_texts.GUIDE_BEAT_ON if asked.subject == BEAT_ON else walk_texts.GUIDE_BEAT_OFF
        return _set(scene, says(key), {NO_BEAT: asked.subject == BEAT_OFF})
    if asked.minutes is None:
        return _count(walk_texts.GUIDE_COUNT_STEPS, asked)
    cadence = _cadence(asked.minutes)
    if cadence is not None:
        part = says(walk_texts.GUIDE_OWN_BEAT, steps=Quoted(words=str(cadence)))
        return _set(scene, part, {CADENCE: cadence, NO_BEAT: False})
    if asked.subject == ONCE_MORE:
        return Outcome(closing(says(walk_texts.GUIDE_BEAT_AS_IT_IS)))
    return _count(walk_texts.GUIDE_COUNT_AGAIN, asked.but(minutes=None, subject=ONCE_MORE))


def _count(key: texts.Text, waits: Question) -> Outcome:
    return Outcome(Answer(parts=(says(key),), asks=True, content=False, waits=("number", waits)))


def _cadence(number: int) -> int | None:
    """Return the steps a minute of a count of 15 seconds, or of a whole minute."""
    return cadence_of(count_of(number) if number >= _A_MINUTE else number)


def _set(scene: Scene, part: Part, wanted: Mapping[str, Any]) -> Outcome:
    """Keep what is wanted for all walks, and plan the rest of the one that is on by it."""

    def change(record: MutableMapping[str, Any]) -> None:
        record[SETTINGS] = {**(record.get(SETTINGS) or {}), **wanted}

    if not scene.known:
        return Outcome(closing(says(texts.GUIDE_NOT_KEPT)))
    place = here(scene)
    if place is None or place.walk.over:
        return Outcome(closing(part), change=change)
    record = {**scene.record}
    change(record)
    return anew(scene, place, with_beat(record, place.walk.ask), part)._replace(change=change)
