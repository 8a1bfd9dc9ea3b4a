"""What a word on a walk meets: the walk, the moment, the player; and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from datetime import datetime
from functools import wraps
from typing import Any, NamedTuple

from skill.coach import texts
from skill.coach.answer import Act, Answer, Part, offers, says
from skill.coach.question import Question
from skill.coach.walk import texts as walk_texts
from skill.talk.scene import Change, Scene, Step
from skill.talk.walk.events import Token, token_of
from skill.talk.walk.finished import tell
from skill.talk.walk.keeping import keep, open_walk
from skill.talk.walk.open_walk import WALKING, OpenWalk
from skill.talk.walk.steps import looked_at
from skill.talk.walk.summary import summary

#: Answers what is asked of the walk that is on.
OnTheWalk = Callable[[Scene, Question, "Here"], "Outcome"]


class Outcome(NamedTuple):
    """What is answered, and what becomes of the walk; None: nothing that is worth keeping.

    change: what becomes of the walks that are over, after the step.
    """

    answer: Answer
    step: Step | None = None
    change: Change | None = None


class Here(NamedTuple):
    """An open walk as it stands at the moment somebody speaks.

    plays: the device that is spoken to plays it, or played it last. offset: how far, in seconds.
    """

    walk: OpenWalk
    moment: datetime
    plays: bool
    offset: int | None

    @property
    def elsewhere(self) -> bool:
        """Whether another device plays it."""
        return self.walk.way == "audio" and self.walk.state == WALKING and not self.plays


def here(scene: Scene) -> Here | None:
    """Return the open walk of who speaks; None where none is on."""
    walk = open_walk(scene.record)
    if walk is None:
        return None
    player = scene.around.player
    token = Token.of(player.token) if player else None
    plays = token is not None and token.walk == walk.id
    current = token is not None and plays and token.part == walk.part
    offset = player.offset if player and current else None
    return Here(looked_at(walk, scene.around.moment, offset), scene.around.moment, plays, offset)


def on_the_walk(answer: OnTheWalk) -> Callable[[Scene, Question], Outcome]:
    """Answer from the walk that is on; where none is, say so."""

    @wraps(answer)
    def answered(scene: Scene, asked: Question) -> Outcome:
        place = here(scene)
        return no_walk(scene) if place is None or place.walk.over else answer(scene, asked, place)

    return answered


def stepping(place: Here, step: Callable[[OpenWalk, datetime, int | None], OpenWalk]) -> Step:
    """Return a step that is taken at this place, however often it is applied."""

    def again(walk: OpenWalk | None) -> OpenWalk | None:
        return None if walk is None else step(walk, place.moment, place.offset)

    return again


def after(step: Step, scene: Scene) -> OpenWalk:
    """Return the walk after a step. Raises LookupError where none is open."""
    walk = step(open_walk(scene.record))
    if walk is None:
        raise LookupError("there is no walk to step in")
    return walk


def played(scene: Scene, walk: OpenWalk) -> tuple[Act, ...]:
    """Return what makes the device play a walk from where it is; nothing where it cannot."""
    url = track(scene, walk)
    if url is None:
        return ()
    return (play(walk, url),)


def play(walk: OpenWalk, url: str) -> Act:
    """Return what plays a walk's track from where the walk is."""
    stream: dict[str, str | int] = {"url": url, "token": token_of(walk), "offset": walk.at}
    return Act(name="play", about=stream | {"minutes": walk.ask.minutes})


def track(scene: Scene, walk: OpenWalk) -> str | None:
    """Return the address of a walk's track; None where the device cannot play it."""
    player = scene.around.player
    return player.track(walk.script, walk.locale) if player else None


def closing(*parts: Part, acts: tuple[Act, ...] = ()) -> Answer:
    """Return an answer that says something, does something, and ends the session."""
    return Answer(parts=parts, ends=True, content=False, acts=acts)


def no_walk(scene: Scene) -> Outcome:
    """Say that no walk is on, and offer one; of one that has just run out, how it ended."""
    walk = open_walk(scene.record)
    if not scene.known:
        return Outcome(closing(says(texts.GUIDE_NOT_KEPT)))
    if walk is None:
        offer = offers(texts.OFFER_WALK, Question("guided_walk"))
        return Outcome(Answer(parts=(says(walk_texts.GUIDE_NO_WALK),), offer=offer, content=False))
    return ran_out(scene, looked_at(walk, scene.around.moment))


def ran_out(scene: Scene, walk: OpenWalk) -> Outcome:
    """Say what a walk leaves that nobody ended, and put it away."""
    moment = scene.around.moment

    def settle(found: OpenWalk | None) -> OpenWalk | None:
        return None if found is None else looked_at(found, moment)

    offer = offers(texts.OFFER_WALK_TODAY, Question("guided_walk"))
    parts = summary(scene, after_record(scene, settle))
    return Outcome(Answer(parts=parts, offer=offer, content=False), settle, tell)


def after_record(scene: Scene, step: Step) -> MutableMapping[str, Any]:
    """Return the record as it will be after a step."""
    record = dict(scene.record)
    keep(record, step)
    return record
