"""A walk is changed on the way: tired, faster, a hill; the rest is planned anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import get_args

from skill.coach import texts
from skill.coach.answer import Act, Part, says
from skill.coach.question import Question
from skill.coach.texts import Text
from skill.coach.walk import texts as walk_texts
from skill.coach.walk.ask import Ask
from skill.coach.walk.plan import script
from skill.coach.walk.replan import Change, Length, replan
from skill.coach.walk.script import Script
from skill.knowledge.model import Knowledge
from skill.talk.scene import Scene
from skill.talk.walk.beginning import aim, ground, guided_walk, wished
from skill.talk.walk.open_walk import OpenWalk
from skill.talk.walk.phrases import MINUTE, length, pace
from skill.talk.walk.scene import Here, Outcome, after, closing, here, on_the_walk, played, stepping
from skill.talk.walk.steps import next_phase, paused, phase_of, replanned

#: What a change is kept as: a record holds nothing of how somebody felt.
REST = "rest"
#: Who winds down goes on after all.
ON = "on"
#: Less than this (seconds) before the end nothing is changed any more.
TOO_LATE = 60
_SAID: Mapping[str, Text] = {
    "tired": texts.GUIDE_TIRED,
    "cool": walk_texts.GUIDE_TIRED_AGAIN,
    "easier": walk_texts.GUIDE_EASIER,
    "faster": walk_texts.GUIDE_FASTER,
    "hill": walk_texts.GUIDE_HILL,
    "top": walk_texts.GUIDE_TOP,
    "downhill": walk_texts.GUIDE_DOWN,
    "stairs": walk_texts.GUIDE_STAIRS,
    "done": walk_texts.GUIDE_DONE,
}


@on_the_walk
def change(scene: Scene, asked: Question, place: Here) -> Outcome:
    """Plan the rest of the walk anew, as somebody wants or needs it now."""
    if asked.subject == ON:
        return _on(scene, place)
    wanted = _wanted(place, asked.subject)
    if place.walk.length - place.walk.at < TOO_LATE and wanted != "cool":
        return Outcome(closing(says(walk_texts.GUIDE_NO_CHANGE)))
    knowledge = scene.knowledge

    def step(walk: OpenWalk, moment: datetime, offset: int | None) -> OpenWalk:
        return changed(knowledge, walk, moment, offset, wanted)

    again = stepping(place, step)
    walk = after(again, scene)
    acts = played(scene, walk) if walk.way == "audio" else ()
    return Outcome(closing(_said(wanted, walk), acts=acts), again)


def for_another(scene: Scene, asked: Question) -> Outcome:
    """Go on as a walk for something else: a muscle, a goal, on another ground."""
    place = here(scene)
    if place is None or place.walk.over:
        return guided_walk(scene, asked.but(kind="guided_walk"))
    ask = wished(scene, asked, place.walk.ask)
    if ask == place.walk.ask:
        return Outcome(closing(says(walk_texts.GUIDE_KEPT)))
    what = ground(ask) if ask.goal == place.walk.ask.goal else aim(scene, ask)
    return anew(scene, place, ask, says(walk_texts.GUIDE_FROM_HERE, what=what))


def anew(scene: Scene, place: Here, ask: Ask, part: Part) -> Outcome:
    """Plan the rest of the walk by another wish, and say so; near its end nothing changes."""
    end = min(place.walk.length, ask.minutes * MINUTE)
    if end - place.walk.at < TOO_LATE:
        return Outcome(closing(says(walk_texts.GUIDE_NO_CHANGE)))
    again = stepping(place, wishing(scene.knowledge, ask, held=place.walk.held))
    return Outcome(closing(part, acts=acts_of(scene, after(again, scene))), again)


def wishing(
    knowledge: Knowledge, ask: Ask, *, held: bool
) -> Callable[[OpenWalk, datetime, int | None], OpenWalk]:
    """Return a step by which the rest of a walk goes by another wish; one that rests still does."""

    def step(walk: OpenWalk, moment: datetime, offset: int | None) -> OpenWalk:
        def plan(found: OpenWalk) -> Script:
            change: Length = "easier_length" if _is_eased(found) else "length"
            return replan(knowledge, ask, found.script, found.at, change)

        other = replanned(walk, moment, "length", plan, offset).but(ask=ask)
        return paused(other, moment) if held else other

    return step


def acts_of(scene: Scene, walk: OpenWalk) -> tuple[Act, ...]:
    """Return what lets a walk be heard as it is now; nothing where it rests or has no sound."""
    return played(scene, walk) if walk.way == "audio" and not walk.held else ()


def _is_eased(walk: OpenWalk) -> bool:
    """Tell whether its walker has wanted an easier rest, and nothing faster since."""
    paces = [name for _, name in walk.changes if name in (REST, "easier", "faster")]
    return bool(paces) and paces[-1] != "faster"


def _on(scene: Scene, place: Here) -> Outcome:
    """Go on after all, by the plan that the walk began with."""
    knowledge = scene.knowledge

    def plan(found: OpenWalk) -> Script:
        return replan(knowledge, found.ask, script(knowledge, found.ask), found.at, "top")

    def step(walk: OpenWalk, moment: datetime, offset: int | None) -> OpenWalk:
        return replanned(walk, moment, ON, plan, offset)

    again = stepping(place, step)
    walk = after(again, scene)
    part = says(walk_texts.GUIDE_RESUMED, left=length(walk.length - walk.at))
    return Outcome(closing(part, acts=played(scene, walk) if walk.way == "audio" else ()), again)


def changed(
    knowledge: Knowledge, walk: OpenWalk, moment: datetime, offset: int | None, wanted: Change
) -> OpenWalk:
    """Return the walk with its rest planned anew."""
    kept = REST if wanted == "tired" else wanted

    def plan(found: OpenWalk) -> Script:
        return replan(knowledge, found.ask, found.script, found.at, wanted)

    return replanned(walk, moment, kept, plan, offset)


def _wanted(place: Here, subject: str | None) -> Change:
    """Return the change that is meant: who was tired before goes home."""
    eased = any(name == REST for _, name in place.walk.changes)
    if subject == "tired" and eased:
        return "cool"
    return next((change for change in get_args(Change) if change == subject), "easier")


def _said(wanted: str, walk: OpenWalk) -> Part:
    if wanted != "skip":
        return says(_SAID[wanted])
    phase = phase_of(walk)
    if next_phase(walk) is None:
        return says(walk_texts.GUIDE_LAST_PART)
    return says(walk_texts.GUIDE_NEXT, pace=pace(phase.kind), left=length(phase.end - walk.at))
