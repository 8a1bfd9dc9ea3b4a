"""A walk is over: what its walker asks about it, and how they mend its minutes."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import Any

from skill.coach import texts
from skill.coach.answer import Answer, Part, offers, says
from skill.coach.question import Question
from skill.coach.small_talk import fallback
from skill.coach.walk import texts as walk_texts
from skill.talk.scene import Scene, Step
from skill.talk.walk.finished import FinishedWalk, mend, mended, newest, tell
from skill.talk.walk.phrases import MINUTE, amount
from skill.talk.walk.scene import Here, Outcome, after_record, closing, here, stepping
from skill.talk.walk.status import status
from skill.talk.walk.steps import looked_at
from skill.talk.walk.summary import summary
from skill.talk.wishes import LOG


def how_it_was(scene: Scene, asked: Question) -> Outcome:
    """Say what the last walk leaves; of one that is still on, where it is."""
    place = here(scene)
    if place is not None and not place.walk.over:
        return status(scene, Question("walk_status", subject="now"))
    step, record = settled(scene, place)
    parts = summary(scene, record)
    if not parts:
        return none_yet(scene)
    return Outcome(_asking(*parts), step, tell)


def walked(scene: Scene, asked: Question) -> Outcome:
    """Mend the minutes of the last walk, once, within its plan and the clock.

    No number means all of them; one below zero is misheard, and changes nothing.
    """
    if asked.minutes is not None and asked.minutes < 0:
        return Outcome(fallback(scene.context.misses))
    place = here(scene)
    if place is not None and not place.walk.over and asked.subject != LOG:
        return status(scene, Question("walk_status", subject="now"))
    step, record = settled(scene, place)
    walk = newest(record)
    if walk is None or asked.subject == LOG:
        return Outcome(_asking(says(walk_texts.PROGRESS_NOT_OURS)))
    if not walk.plan:
        key = walk_texts.PROGRESS_MENDED_BEFORE
        return Outcome(_asking(says(key, walked=amount(walk.seconds))), step, tell)
    minutes, moment = asked.minutes, scene.around.moment

    def change(found: MutableMapping[str, Any]) -> None:
        mend(found, minutes, moment)

    after = mended(walk, minutes, moment)
    return Outcome(_asking(_mended(after, minutes)), step, change)


def none_yet(scene: Scene) -> Outcome:
    """Say that there is no walk to tell of; while the first is on, where it is."""
    place = here(scene)
    if place is not None and not place.walk.over:
        return status(scene, Question("walk_status", subject="now"))
    if not scene.known:
        return Outcome(closing(says(texts.GUIDE_NOT_KEPT)))
    offer = offers(texts.OFFER_WALK, Question("guided_walk"))
    return Outcome(Answer(parts=(says(walk_texts.PROGRESS_NO_WALK),), offer=offer, content=False))


def settled(scene: Scene, place: Here | None) -> tuple[Step | None, Mapping[str, Any]]:
    """Return the step that puts a walk away that has run out, and the record after it."""
    if place is None:
        return None, scene.record
    step = stepping(place, looked_at)
    return step, after_record(scene, step)


def _asking(*parts: Part) -> Answer:
    offer = offers(texts.OFFER_WALK_TODAY, Question("guided_walk"))
    return Answer(parts=parts, offer=offer, content=True, title=texts.TITLE_PROGRESS)


def _mended(walk: FinishedWalk, minutes: int | None) -> Part:
    """Say what is kept of a walk now; that it is less than was said, where it is."""
    seconds = amount(walk.seconds)
    if minutes is not None and walk.seconds < minutes * MINUTE:
        return says(walk_texts.PROGRESS_MENDED_CAPPED, walked=seconds)
    if walk.brisk < MINUTE:
        return says(walk_texts.PROGRESS_MENDED_EASY, walked=seconds)
    return says(walk_texts.PROGRESS_MENDED, walked=seconds, brisk=amount(walk.brisk))
