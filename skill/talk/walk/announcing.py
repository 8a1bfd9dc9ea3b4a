"""A walk without sound that timers announce: at most four, kept in step with its plan."""

from __future__ import annotations

from collections.abc import MutableMapping
from datetime import datetime, timedelta
from typing import Any

from skill.coach import texts
from skill.coach.answer import Act, says
from skill.coach.question import Question
from skill.coach.walk import texts as walk_texts
from skill.coach.walk.phases import HARD
from skill.coach.walk.script import Cue
from skill.talk.scene import Change, Scene, Step
from skill.talk.timers import Announcement, Timers
from skill.talk.walk.keeping import SETTINGS, open_walk
from skill.talk.walk.open_walk import WALKING, OpenWalk, Way, new_id
from skill.talk.walk.phrases import spoken
from skill.talk.walk.scene import (
    Here,
    Outcome,
    after,
    closing,
    here,
    on_the_walk,
    stepping,
)
from skill.talk.walk.steps import looked_at
from skill.talk.wishes import CONSENTED

#: No timer lasts longer, in seconds (vendor's guidelines).
LONGEST = 2 * 60 * 60
#: What a question for consent is known by; the subject of one that was not wanted.
CONSENT, DECLINED = "announce", "no"
#: In a record's settings: it was offered to have walks announced; it is not wanted any more.
OFFERED, UNWANTED = "announcing_offered", "no_announcing"


@on_the_walk
def announce(scene: Scene, asked: Question, place: Here) -> Outcome:
    """Have what is left of the walk announced; without consent ask for it."""
    service = scene.around.timers
    if service is None or place.walk.way == "audio":
        return Outcome(closing(says(walk_texts.GUIDE_CALL_ME_MUTE)))
    if not service.allowed and asked.subject != CONSENTED:
        act = Act(name="ask_consent", about={"token": CONSENT})
        return Outcome(closing(says(walk_texts.GUIDE_ANNOUNCE_CONSENT), acts=(act,)))
    step = stepping(place, looked_at)
    if left := service.clear(place.walk.timers):
        return _still_announced(Outcome(closing()), after(step, scene), step, left)
    walk = announced(scene, after(step, scene), consented=True)
    key = walk_texts.GUIDE_CALL_ME_MUTE if walk.way == "ask" else walk_texts.GUIDE_CALL_ME_ANNOUNCED
    return Outcome(closing(says(key)), _with_timers(step, walk), _setting(UNWANTED, value=False))


def nothing(scene: Scene, asked: Question) -> Outcome:
    """Announce nothing any more, on this walk and on later ones; what a track says stays."""
    if not scene.known:
        return Outcome(closing(says(texts.GUIDE_NOT_KEPT)))
    answer, change = closing(says(walk_texts.GUIDE_UNANNOUNCED)), _setting(UNWANTED, value=True)
    place = here(scene)
    if place is None or place.walk.over:
        return Outcome(answer, change=change)
    if place.walk.way == "audio":
        return Outcome(closing(says(walk_texts.GUIDE_WORDS_STAY)))
    step = stepping(place, looked_at)
    if left := scene.around.timers.clear(place.walk.timers) if scene.around.timers else ():
        return _still_announced(Outcome(closing(), None, change), after(step, scene), step, left)
    return Outcome(answer, lambda walk: unannounced(step(walk)), change)


def refused(scene: Scene, asked: Question) -> Outcome:
    """Take that nothing is to be announced: the walk is there to be asked for.

    Who has not even wanted to be asked for consent gets no card for it.
    """
    acts = (
        () if asked.subject == DECLINED else (Act(name="consent_card", about={"token": CONSENT}),)
    )
    return Outcome(closing(says(walk_texts.GUIDE_CALL_ME_MUTE), acts=acts))


def is_to_be_offered(scene: Scene) -> bool:
    """Tell whether a walker could grant announcements, and was never asked."""
    service = scene.around.timers
    settled = _is_set(scene, OFFERED) or _is_set(scene, UNWANTED)
    return service is not None and not service.allowed and not settled


def offered(record: MutableMapping[str, Any]) -> None:
    """Note in a record that announcements were offered."""
    _setting(OFFERED, value=True)(record)


def _is_set(scene: Scene, name: str) -> bool:
    return bool((scene.record.get(SETTINGS) or {}).get(name))


def _setting(name: str, *, value: bool) -> Change:
    """Return what keeps a setting in a record."""

    def change(record: MutableMapping[str, Any]) -> None:
        record[SETTINGS] = {**(record.get(SETTINGS) or {}), name: value}

    return change


def announced(scene: Scene, walk: OpenWalk, *, consented: bool = False) -> OpenWalk:
    """Return the walk with timers that announce what is left of it; where none can be set, to be
    asked for. A walk that rests has none, and gets them when it goes on.
    """
    service = scene.around.timers
    wanted = consented or (service is not None and service.allowed and not _is_set(scene, UNWANTED))
    if service is None or not wanted:
        return walk.but(way="ask", timers=())
    marks = _marks(walk, walk.at) if walk.state == WALKING else ()
    words = tuple(Announcement(cue.at - walk.at, spoken(cue)) for cue in marks)
    ids = service.put(words, new_id(scene.chance)) if words else ()
    failed = bool(words) and not ids
    return walk.but(way="ask" if failed else "timers", timers=ids)


def in_step(scene: Scene, outcome: Outcome) -> Outcome:
    """Keep the announcements in step with what becomes of the walk that is on.

    Where new ones cannot be set, or old ones not be deleted, the answer says so.
    """
    before, step, service = open_walk(scene.record), outcome.step, scene.around.timers
    if before is None or service is None:
        return outcome
    if before.way != "timers":
        return _rid(outcome, before, service) if before.timers else outcome
    walk = step(before) if step else None
    if step is None or walk is None or _is_as_before(before, walk, outcome):
        return outcome
    left = service.clear(before.timers)
    if walk.id != before.id:
        return outcome
    if left:
        return _still_announced(outcome, walk, step, left)
    return _announced_anew(scene, outcome, walk, step)


def _announced_anew(scene: Scene, outcome: Outcome, walk: OpenWalk, step: Step) -> Outcome:
    if _plays(outcome):
        return outcome._replace(step=_with_timers(step, walk.but(way="audio", timers=())))
    walk, answer = announced(scene, walk), outcome.answer
    if walk.way == "ask":
        answer = answer.but(parts=(*answer.parts, says(walk_texts.GUIDE_NOT_ANNOUNCED)))
    return outcome._replace(answer=answer, step=_with_timers(step, walk))


def _still_announced(
    outcome: Outcome, walk: OpenWalk, step: Step, left: tuple[str, ...]
) -> Outcome:
    """Say that what could not be deleted may be announced yet, and keep it to be deleted later."""
    parts = (*outcome.answer.parts, says(walk_texts.GUIDE_STILL_ANNOUNCED))
    way: Way = "audio" if _plays(outcome) else "ask"
    return outcome._replace(
        answer=outcome.answer.but(parts=parts),
        step=_with_timers(step, walk.but(way=way, timers=left)),
    )


def _rid(outcome: Outcome, before: OpenWalk, service: Timers) -> Outcome:
    """Delete what could not be deleted before."""
    left, step = service.clear(before.timers), outcome.step

    def again(found: OpenWalk | None) -> OpenWalk | None:
        walk = step(found) if step else found
        return walk.but(timers=left) if walk and walk.id == before.id else walk

    return outcome if left == before.timers else outcome._replace(step=again)


def unannounced(walk: OpenWalk | None) -> OpenWalk | None:
    """Return the walk without announcements: it is there to be asked for."""
    return walk.but(way="ask", timers=()) if walk and walk.way == "timers" else walk


def silence(walk: OpenWalk | None, service: Timers | None) -> None:
    """Delete the announcements of a walk."""
    if walk is not None and walk.timers and service is not None:
        service.clear(walk.timers)


def _is_as_before(before: OpenWalk, walk: OpenWalk, outcome: Outcome) -> bool:
    """Tell whether what is announced is still right, or was seen to."""
    same_walk = walk.id == before.id and not _plays(outcome)
    seen_to = walk.timers != before.timers
    return same_walk and (seen_to or _due(before, walk.at) == _due(walk, walk.at))


def _plays(outcome: Outcome) -> bool:
    return any(act.name == "play" for act in outcome.answer.acts)


def _with_timers(step: Step, walk: OpenWalk) -> Step:
    """Return a step after which the walk is announced as `walk` is."""

    def again(found: OpenWalk | None) -> OpenWalk | None:
        stepped = step(found)
        return stepped and stepped.but(way=walk.way, timers=walk.timers)

    return again


def _due(walk: OpenWalk, second: int) -> tuple[tuple[datetime, str], ...]:
    """Return what is to be announced after a second of the plan, and when; nothing at rest."""
    if walk.state != WALKING:
        return ()
    return tuple(
        (walk.since + timedelta(seconds=cue.at - walk.at), cue.clip) for cue in _marks(walk, second)
    )


def _marks(walk: OpenWalk, second: int) -> tuple[Cue, ...]:
    """Return the cues that are announced after a second of the plan: at most four.

    The next effort, half time, the way down to the end, and the farewell.
    """
    begins = {phase.start: phase.kind for phase in walk.script.phases}
    later = [cue for cue in walk.script.cues if second < cue.at <= second + LONGEST]
    effort = [cue for cue in later if begins.get(cue.at) in HARD][:1]
    half = [cue for cue in later if cue.kind == "half"]
    cool = [cue for cue in later if begins.get(cue.at) == "cool"][-1:]
    farewell = [cue for cue in later if cue.kind == "farewell"]
    return tuple(sorted({*effort, *half, *cool, *farewell}))
