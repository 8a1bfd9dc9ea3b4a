"""A walk becomes longer or shorter on the way, or as long as somebody says."""

from __future__ import annotations

from datetime import datetime

from skill.coach import texts
from skill.coach.answer import Act, Part, says
from skill.coach.question import Question
from skill.coach.small_talk import fallback
from skill.coach.walk.ask import LONGEST, SHORTEST
from skill.coach.walk.replan import EASE, Length, replan
from skill.coach.walk.script import Script
from skill.talk.going_on import Scene
from skill.talk.walk.beginning import second
from skill.talk.walk.changes import REST, changed
from skill.talk.walk.open_walk import OpenWalk
from skill.talk.walk.phrases import MINUTE, length, minutes
from skill.talk.walk.scene import Here, Outcome, after, closing, here, no_walk, played, stepping
from skill.talk.walk.steps import paused, replanned

#: The subject of a walk that is to be longer; of any other one, shorter.
LONGER = "longer"
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

        def plan(found: OpenWalk) -> Script:
            change: Length = "easier_length" if _is_eased(found) else "length"
            return replan(knowledge, ask, found.script, found.at, change)

        longer = replanned(walk, moment, "length", plan, offset).but(ask=ask)
        return paused(longer, moment) if before.held else longer

    again = stepping(place, step)
    walk = after(again, scene)
    part = says(texts.GUIDE_TIRED_AGAIN) if winds_down else _said(before, walk, wanted)
    return Outcome(closing(part, acts=_acts(scene, walk)), again)


def _acts(scene: Scene, walk: OpenWalk) -> tuple[Act, ...]:
    return played(scene, walk) if walk.way == "audio" and not walk.held else ()


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


def _is_eased(walk: OpenWalk) -> bool:
    """Tell whether its walker has wanted an easier rest, and nothing faster since."""
    paces = [name for _, name in walk.changes if name in (REST, "easier", "faster")]
    return bool(paces) and paces[-1] != "faster"
