"""A walk becomes longer or shorter on the way, or as long as somebody says."""

from __future__ import annotations

from datetime import datetime

from skill.coach.answer import Part, says
from skill.coach.question import Question
from skill.coach.small_talk import fallback
from skill.coach.walk import texts
from skill.coach.walk.ask import LONGEST, SHORTEST
from skill.coach.walk.replan import EASE
from skill.talk.scene import Scene
from skill.talk.walk.beginning import second
from skill.talk.walk.changes import acts_of, changed, wishing
from skill.talk.walk.open_walk import OpenWalk
from skill.talk.walk.phrases import MINUTE, length, minutes
from skill.talk.walk.scene import Here, Outcome, after, closing, here, no_walk, stepping

#: The subject of a walk that is to be longer; of any other one, shorter.
LONGER = "longer"
#: The walk is to end in so many minutes from now.
END_IN = "end_in"
#: So many minutes more or less, where nobody says how many.
USUAL = 5


def another_length(scene: Scene, asked: Question) -> Outcome:
    """Make the walk that is on longer or shorter, or as long as was said.

    Minutes that nobody asked for are most often misunderstood; where no walk is on, they are.
    """
    place = here(scene)
    if place is None or place.walk.over:
        return no_walk(scene) if asked.subject else Outcome(fallback(scene.context.misses))
    more = asked.minutes if asked.minutes is not None else USUAL
    if more <= 0:
        return Outcome(closing(says(texts.GUIDE_KEPT)))
    if asked.subject == END_IN:
        return _of_length(scene, place, round(place.walk.at / MINUTE) + more)
    if asked.subject:
        planned = round(place.walk.length / MINUTE)
        return _of_length(scene, place, planned + (more if asked.subject == LONGER else -more))
    if more > LONGEST or not _leaves_time(place.walk, more):
        return second(Question("guided_walk", minutes=more), place)
    return _of_length(scene, place, more)


def _leaves_time(walk: OpenWalk, wanted: int) -> bool:
    """Tell whether a walk of so many minutes is not about to end where this one is."""
    return wanted >= SHORTEST and wanted * MINUTE - walk.at >= EASE


def _of_length(scene: Scene, place: Here, wanted: int) -> Outcome:
    """Go on as a walk of so many minutes; of too few, cool down now."""
    before, knowledge = place.walk, scene.knowledge
    winds_down = not _leaves_time(before, wanted)
    whole = min(wanted, LONGEST)

    def step(walk: OpenWalk, moment: datetime, offset: int | None) -> OpenWalk:
        if winds_down:
            return changed(knowledge, walk, moment, offset, "cool")
        ask = walk.ask._replace(minutes=whole)
        return wishing(knowledge, ask, held=before.held)(walk, moment, offset)

    again = stepping(place, step)
    walk = after(again, scene)
    part = says(texts.GUIDE_TIRED_AGAIN) if winds_down else _said(before, walk, wanted)
    return Outcome(closing(part, acts=acts_of(scene, walk)), again)


def _said(before: OpenWalk, walk: OpenWalk, wanted: int) -> Part:
    """Say what has become of the walk, and how much of it is left."""
    left = length(walk.length - walk.at)
    if wanted > LONGEST:
        return says(texts.GUIDE_LONGEST, left=left)
    more = round((walk.length - before.length) / MINUTE)
    if more == 0:
        return says(texts.GUIDE_TO_GO, left=left)
    key = texts.GUIDE_LONGER if more > 0 else texts.GUIDE_SHORTER
    return says(key, minutes=minutes(abs(more)), left=left)
