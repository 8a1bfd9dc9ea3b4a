"""What a walk says besides its tips: the start, each change, half time, the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from skill.coach.texts import Text
from skill.coach.walk import texts
from skill.coach.walk.ask import TREADMILL, Ask
from skill.coach.walk.script import MINUTE, Cue, CueKind, Phase
from skill.coach.walk.wordings import CHANGES, Clips, joined, minutes

#: The fewest seconds between the beginnings of two cues.
APART = 45
#: Half time this near to a change is said with it.
WITH_CHANGE = 50
#: The farewell begins so many seconds before the end.
FAREWELL = 10
#: Half time is said in walks of so many minutes, and "ten minutes to go" in longer ones.
HALF_FROM, TIME_FROM, TO_GO = 10, 30, 10
#: Walks that begin with the safety line: the first ones, then each of so many.
FIRST_WALKS, EACH_WALK = 3, 10


def marks(
    ask: Ask,
    phases: Sequence[Phase],
    clips: Clips,
    said: Sequence[Cue] = (),
    begun: int = 0,
    opening: Text | None = None,
) -> list[Cue]:
    """Return the cues of a walk from a second on, but for the tips, in their order.

    phases: of the whole walk. said: the cues before that second. opening: what is said then, if it
    is not what such a phase begins with.
    """
    end = phases[-1].end
    cues = _changes(phases, clips, begun, opening)
    kinds = {cue.kind for cue in said}
    if ask.minutes >= HALF_FROM and ask.terrain != TREADMILL and "half" not in kinds:
        _say_half(cues, end // 2, begun, clips)
    cues.append(Cue(end - FAREWELL, "farewell", _farewell(ask, end, clips), ()))
    to_go = end - TO_GO * MINUTE
    if ask.minutes >= TIME_FROM and to_go > begun and is_free(to_go, cues):
        cues.append(Cue(to_go, "time", clips.of(texts.WALK_TEN_TO_GO), ()))
    if is_safety_due(ask) and not any(texts.WALK_SAFETY in cue.clip for cue in said):
        _add_safety(cues, clips)
    return sorted(cues)


def is_free(second: int, cues: Iterable[Cue]) -> bool:
    """Tell whether something may be said at a second, far enough from all that is."""
    return all(abs(second - cue.at) >= APART for cue in cues)


def is_safety_due(ask: Ask) -> bool:
    """Tell whether this is one of the walks that remind of the traffic."""
    return ask.terrain != TREADMILL and (
        ask.earlier < FIRST_WALKS or (ask.earlier + 1) % EACH_WALK == 0
    )


def _changes(phases: Sequence[Phase], clips: Clips, begun: int, opening: Text | None) -> list[Cue]:
    """The cue at the beginning of each phase from a second on: what now, and how long."""
    cues = []
    before: set[str] = set()
    for phase, after in zip_longest(phases, phases[1:]):
        first, again = CHANGES[phase.kind]
        text = again if phase.kind in before else first
        if phase.kind == "easy" and after and after.kind == "cool":
            text = texts.WALK_EASY_WALK
        before.add(phase.kind)
        if phase.start < begun:
            continue
        opens = opening if phase.start == begun else None
        kind: CueKind = "change" if phase.start else "start"
        length = minutes(phase.end - phase.start) if phase.start and not opens else ""
        cues.append(Cue(phase.start, kind, joined(clips.of(opens or text), length), ()))
    return cues


def _say_half(cues: list[Cue], second: int, begun: int, clips: Clips) -> None:
    """Add half time, with the change that is near it if there is one."""
    nearest = min(cues, key=lambda cue: abs(cue.at - second))
    if abs(nearest.at - second) <= WITH_CHANGE:
        clip = joined(clips.of(texts.WALK_HALF_BRIEF), nearest.clip)
        cues[cues.index(nearest)] = nearest._replace(kind="half", clip=clip)
    elif second > begun:
        cues.append(Cue(second, "half", clips.of(texts.WALK_HALF), ()))


def _add_safety(cues: list[Cue], clips: Clips) -> None:
    """Add the safety line soon after the first cue; with the start where there is no room."""
    safety, at = clips.of(texts.WALK_SAFETY), cues[0].at + APART
    if is_free(at, cues):
        cues.append(Cue(at, "safety", safety, ()))
    elif cues[0].kind == "start":
        cues[0] = cues[0]._replace(clip=joined(cues[0].clip, safety))


def _farewell(ask: Ask, end: int, clips: Clips) -> str:
    walked = min(ask.minutes, end // MINUTE) * MINUTE
    return joined(clips.of(texts.WALK_FAREWELL), minutes(walked), clips.of(texts.WALK_GOODBYE))
