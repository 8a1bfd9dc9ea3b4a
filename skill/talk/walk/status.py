"""What somebody on a walk wants to know: where they are, how long it takes, why, what was said."""

from __future__ import annotations

from skill.coach import keys, texts
from skill.coach.answer import Answer, Part, offers, says
from skill.coach.question import Question
from skill.coach.walk.fitting import fitting
from skill.coach.walk.script import Cue
from skill.coach.walk.wordings import TIPS
from skill.knowledge.model import Knowledge
from skill.talk.going_on import Scene
from skill.talk.walk.open_walk import PAUSED, OpenWalk
from skill.talk.walk.phrases import length, pace, rounded, spoken
from skill.talk.walk.scene import Here, Outcome, after, closing, on_the_walk, played, stepping
from skill.talk.walk.steps import last_cue, next_phase, phase_of, repeated, silent

#: What is asked of a walk's time: all that goes on, or what is left.
NOW, LEFT = "now", "left"
#: Why a cue was said that is no tip.
_REASONS = {
    "start": texts.GUIDE_WHY_START,
    "warm": texts.GUIDE_WHY_START,
    "safety": texts.GUIDE_WHY_SAFETY,
    "easy": texts.GUIDE_WHY_EASY,
    "brisk": texts.WALKING_TARGET_ANSWER,
    "fast": texts.WALKING_TARGET_ANSWER,
    "hill": "conditions.uphill.why",
    "cool": texts.GUIDE_WHY_COOL,
    "half": texts.GUIDE_WHY_HALF,
    "time": texts.GUIDE_WHY_TIME,
    "farewell": texts.GUIDE_WHY_COOL,
}


@on_the_walk
def status(scene: Scene, asked: Question, place: Here) -> Outcome:
    """Tell where the walk is, and how much is left of it."""
    walk = place.walk
    left = length(walk.length - walk.at)
    if walk.state == PAUSED and walk.held:
        return Outcome(closing(says(texts.GUIDE_PAUSED_AT, left=left)))
    if asked.subject == LEFT:
        parts = [says(texts.GUIDE_LEFT, left=left, pace=pace(phase_of(walk).kind))]
    else:
        parts = _now(place)
        if next_phase(walk):
            parts.append(says(texts.GUIDE_TO_GO, left=left))
    step = None
    if walk.lost is not None:
        parts.insert(0, says(texts.GUIDE_SOUND_LOST, walked=rounded(walk.lost)))
        step = stepping(place, lambda found, *_: silent(found))
    if place.elsewhere and scene.player is not None:
        accept = Question("walk_control", subject="here")
        offer = offers(texts.OFFER_WALK_HERE, accept)
        parts.append(says(texts.GUIDE_ELSEWHERE))
        return Outcome(Answer(tuple(parts), offer=offer, content=False), step)
    return Outcome(closing(*parts), step)


def _now(place: Here) -> list[Part]:
    """Say what is walked now and for how long; without sound also the cue that goes with it."""
    walk = place.walk
    phase = phase_of(walk)
    left = length(phase.end - walk.at)
    parts = [says(texts.GUIDE_NOW, pace=pace(phase.kind), left=left)]
    if walk.way != "audio":
        parts += _tip(walk)
    return parts


def _tip(walk: OpenWalk) -> tuple[Part, ...]:
    """Return the newest tip of the phase, for who does not hear it by itself."""
    begun = phase_of(walk).start
    tips = [c for c in walk.script.cues if c.kind == "tip" and begun <= c.at <= walk.at]
    return spoken(tips[-1]) if tips else ()


@on_the_walk
def why(scene: Scene, asked: Question, place: Here) -> Outcome:
    """Say why the last cue was said: the finding behind a tip, the sense of anything else."""
    cue = last_cue(place.walk)
    if cue is None:
        return Outcome(closing(says(texts.GUIDE_NO_CUE)))
    return Outcome(closing(_reason(scene.knowledge, place, cue), says(texts.GUIDE_BACK)))


def _reason(knowledge: Knowledge, place: Here, cue: Cue) -> Part:
    if cue.kind == "tip":
        findings = _findings(knowledge, cue)
        return says(keys.finding(knowledge, findings[0]) if findings else texts.GUIDE_WHY_TIP)
    kind = phase_of(place.walk).kind if cue.kind == "change" else cue.kind
    return says(_REASONS[kind])


def _findings(knowledge: Knowledge, cue: Cue) -> tuple[str, ...]:
    """Return the findings behind a tip's clip: its own first, then those of the tip in full."""
    walk_tip = knowledge.walk_tips.get(cue.clip.split(".")[1])
    if walk_tip is None:
        return ()
    tip = knowledge.tips.get(walk_tip.tip or "")
    return keys.verified(knowledge, (*walk_tip.facts, *(tip.facts if tip else ())))


@on_the_walk
def again(scene: Scene, asked: Question, place: Here) -> Outcome:
    """Let the last cue be heard again: by the track, else in our own words."""
    cue = last_cue(place.walk)
    if cue is None:
        return Outcome(closing(says(texts.GUIDE_NO_CUE)))
    step = stepping(place, repeated)
    walk = after(step, scene)
    acts = played(scene, walk) if walk.way == "audio" else ()
    if not acts:
        return Outcome(closing(*spoken(cue)))
    return Outcome(closing(says(texts.GUIDE_AGAIN), acts=acts), step)


@on_the_walk
def another_tip(scene: Scene, asked: Question, place: Here) -> Outcome:
    """Give a tip that fits the phase, and that this walk has not given yet."""
    walk = place.walk
    kind, given = phase_of(walk).kind, {cue.clip for cue in walk.script.cues}
    clips = [
        f"{TIPS}.{name}.1"
        for name, tip in fitting(scene.knowledge, walk.ask).items()
        if kind in tip.phases
    ]
    fresh = [clip for clip in clips if clip not in given] or clips
    if not fresh:
        return Outcome(closing(says(texts.GUIDE_BACK)))
    cue = Cue(walk.at, "tip", scene.chance.choice(fresh), ())
    return Outcome(closing(*spoken(cue)))
