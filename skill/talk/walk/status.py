"""What somebody on a walk wants to know: where they are, and how long it takes."""

from __future__ import annotations

from skill.coach import texts
from skill.coach.answer import Answer, Part, offers, says
from skill.coach.question import Question
from skill.coach.walk import texts as walk_texts
from skill.talk.scene import Scene
from skill.talk.walk.open_walk import PAUSED, OpenWalk
from skill.talk.walk.phrases import length, pace, rounded, spoken
from skill.talk.walk.scene import Here, Outcome, closing, on_the_walk, stepping
from skill.talk.walk.steps import next_phase, phase_of, silent

#: What is asked of a walk's time: all that goes on, or what is left.
NOW, LEFT = "now", "left"


@on_the_walk
def status(scene: Scene, asked: Question, place: Here) -> Outcome:
    """Tell where the walk is, and how much is left of it."""
    walk = place.walk
    left = length(walk.length - walk.at)
    if walk.state == PAUSED and walk.held:
        return Outcome(closing(says(walk_texts.GUIDE_PAUSED_AT, left=left)))
    if asked.subject == LEFT:
        parts = [says(walk_texts.GUIDE_LEFT, left=left, pace=pace(phase_of(walk).kind))]
    else:
        parts = _now(place)
        if coming := next_phase(walk):
            parts.append(says(walk_texts.GUIDE_THEN, pace=pace(coming.kind)))
            parts.append(says(walk_texts.GUIDE_TO_GO, left=left))
    step = None
    if walk.lost is not None:
        parts.insert(0, says(walk_texts.GUIDE_SOUND_LOST, walked=rounded(walk.lost)))
        step = stepping(place, lambda found, *_: silent(found))
    if place.elsewhere and scene.around.player is not None:
        accept = Question("walk_control", subject="here")
        offer = offers(texts.OFFER_WALK_HERE, accept)
        parts.append(says(walk_texts.GUIDE_ELSEWHERE))
        return Outcome(Answer(parts=tuple(parts), offer=offer, content=False), step)
    return Outcome(closing(*parts), step)


def _now(place: Here) -> list[Part]:
    """Say what is walked now and for how long; without sound also the cue that goes with it."""
    walk = place.walk
    phase = phase_of(walk)
    left = length(phase.end - walk.at)
    parts = [says(walk_texts.GUIDE_NOW, pace=pace(phase.kind), left=left)]
    if walk.way != "audio":
        parts += _tip(walk)
    return parts


def _tip(walk: OpenWalk) -> tuple[Part, ...]:
    """Return the newest tip of the phase, for who does not hear it by itself."""
    begun = phase_of(walk).start
    tips = [c for c in walk.script.cues if c.kind == "tip" and begun <= c.at <= walk.at]
    return spoken(tips[-1]) if tips else ()
