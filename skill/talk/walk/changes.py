"""A walk is changed on the way: tired, faster, a hill; the rest is planned anew."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import get_args

from skill.coach import texts
from skill.coach.answer import Part, says
from skill.coach.question import Question
from skill.coach.texts import Text
from skill.coach.walk.plan import script
from skill.coach.walk.replan import Change, replan
from skill.coach.walk.script import Script
from skill.knowledge.model import Knowledge
from skill.talk.going_on import Scene
from skill.talk.walk.open_walk import OpenWalk
from skill.talk.walk.phrases import length, pace
from skill.talk.walk.scene import Here, Outcome, after, closing, on_the_walk, played, stepping
from skill.talk.walk.steps import next_phase, phase_of, replanned

#: What a change is kept as: a record holds nothing of how somebody felt.
REST = "rest"
#: Who winds down goes on after all.
ON = "on"
#: Less than this (seconds) before the end nothing is changed any more.
TOO_LATE = 60
_SAID: Mapping[str, Text] = {
    "tired": texts.GUIDE_TIRED,
    "cool": texts.GUIDE_TIRED_AGAIN,
    "easier": texts.GUIDE_EASIER,
    "faster": texts.GUIDE_FASTER,
    "hill": texts.GUIDE_HILL,
    "top": texts.GUIDE_TOP,
    "downhill": texts.GUIDE_DOWN,
    "stairs": texts.GUIDE_STAIRS,
    "done": texts.GUIDE_DONE,
}


@on_the_walk
def change(scene: Scene, asked: Question, place: Here) -> Outcome:
    """Plan the rest of the walk anew, as somebody wants or needs it now."""
    if asked.subject == ON:
        return _on(scene, place)
    wanted = _wanted(place, asked.subject)
    if place.walk.length - place.walk.at < TOO_LATE and wanted != "cool":
        return Outcome(closing(says(texts.GUIDE_NO_CHANGE)))
    knowledge = scene.knowledge

    def step(walk: OpenWalk, moment: datetime, offset: int | None) -> OpenWalk:
        return changed(knowledge, walk, moment, offset, wanted)

    again = stepping(place, step)
    walk = after(again, scene)
    acts = played(scene, walk) if walk.way == "audio" else ()
    return Outcome(closing(_said(wanted, walk), acts=acts), again)


def _on(scene: Scene, place: Here) -> Outcome:
    """Go on after all, by the plan that the walk began with."""
    knowledge = scene.knowledge

    def plan(found: OpenWalk) -> Script:
        return replan(knowledge, found.ask, script(knowledge, found.ask), found.at, "top")

    def step(walk: OpenWalk, moment: datetime, offset: int | None) -> OpenWalk:
        return replanned(walk, moment, ON, plan, offset)

    again = stepping(place, step)
    walk = after(again, scene)
    part = says(texts.GUIDE_RESUMED, left=length(walk.length - walk.at))
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
        return says(texts.GUIDE_LAST_PART)
    return says(texts.GUIDE_NEXT, pace=pace(phase.kind), left=length(phase.end - walk.at))
