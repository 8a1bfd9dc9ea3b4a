"""The cue heard last: why it was said, which muscle it is for, once more; and a tip besides."""

from __future__ import annotations

from skill.coach import keys
from skill.coach.answer import Part, says
from skill.coach.question import Question
from skill.coach.walk import texts
from skill.coach.walk.ask import GOALS
from skill.coach.walk.fitting import fitting
from skill.coach.walk.script import Cue
from skill.coach.walk.wordings import TIPS
from skill.knowledge.model import Knowledge
from skill.talk.scene import Scene
from skill.talk.walk.open_walk import OpenWalk
from skill.talk.walk.phrases import spoken
from skill.talk.walk.scene import Here, Outcome, after, closing, on_the_walk, played, stepping
from skill.talk.walk.steps import advised, last_cue, last_said, phase_of, repeated
from skill.talk.wishes import CUE_MUSCLE

#: Why a cue was said that is no tip.
_REASONS = {
    "start": texts.GUIDE_WHY_START,
    "warm": texts.GUIDE_WHY_START,
    "safety": texts.GUIDE_WHY_SAFETY,
    "easy": texts.GUIDE_WHY_EASY,
    "brisk": texts.GUIDE_WHY_BRISK,
    "fast": texts.GUIDE_WHY_BRISK,
    "hill": "conditions.uphill.why",
    "cool": texts.GUIDE_WHY_COOL,
    "half": texts.GUIDE_WHY_HALF,
    "time": texts.GUIDE_WHY_TIME,
    "farewell": texts.GUIDE_WHY_COOL,
}


@on_the_walk
def why(scene: Scene, asked: Question, place: Here) -> Outcome:
    """Say why the last cue was said: the finding behind a tip, the sense of anything else.

    Asked for the muscle, say which one it is for.
    """
    cue = last_said(place.walk)
    if cue is None:
        return Outcome(closing(says(texts.GUIDE_NO_CUE)))
    told = _muscle(scene, place.walk, cue) if asked.subject == CUE_MUSCLE else None
    reason = told or _reason(scene.knowledge, place, cue)
    return Outcome(closing(reason, says(texts.GUIDE_BACK)))


def _muscle(scene: Scene, walk: OpenWalk, cue: Cue) -> Part:
    """Say which muscles the last cue is for; of one for none, what the last tip or the walk is."""
    muscles = _names(scene.knowledge, cue.muscles)
    if muscles:
        return says(texts.GUIDE_FOR_MUSCLE, muscles=muscles)
    tips = (_names(scene.knowledge, c.muscles) for c in walk.script.cues if c.at <= walk.at)
    before = [names for names in tips if names]
    if cue.kind != "tip" and before:
        return says(texts.GUIDE_TIP_FOR_MUSCLE, muscles=before[-1])
    if walk.ask.goal not in GOALS:
        return says(texts.GUIDE_WALK_FOR_MUSCLE, muscles=_names(scene.knowledge, (walk.ask.goal,)))
    return says(texts.GUIDE_FOR_NO_MUSCLE)


def _names(knowledge: Knowledge, muscles: tuple[str, ...]) -> tuple[str, ...]:
    """Return how muscles are called; some tips are for the heart, which is none."""
    groups = knowledge.groups
    known = (m for m in muscles if m in knowledge.muscles or groups[m].asked)
    return tuple(f"{keys.target(knowledge, name)}.short" for name in known)


def _reason(knowledge: Knowledge, place: Here, cue: Cue) -> Part:
    if cue.kind == "tip":
        findings = _findings(knowledge, cue)
        return says(keys.finding(knowledge, findings[0]) if findings else texts.GUIDE_WHY_TIP)
    kind = phase_of(place.walk).kind if cue.kind == "change" else cue.kind
    return says(_REASONS[kind])


def _findings(knowledge: Knowledge, cue: Cue) -> tuple[str, ...]:
    """Return the findings behind a tip's clip: its own first, then those of the tip in full."""
    walk_tip = knowledge.walk_tips.get(_name(cue.clip))
    if walk_tip is None:
        return ()
    tip = knowledge.tips.get(walk_tip.tip or "")
    return keys.verified(knowledge, (*walk_tip.facts, *(tip.facts if tip else ())))


@on_the_walk
def again(scene: Scene, asked: Question, place: Here) -> Outcome:
    """Let the last cue be heard again: by the track, else in our own words."""
    cue = last_said(place.walk)
    if cue is None:
        return Outcome(closing(says(texts.GUIDE_NO_CUE)))
    if cue != last_cue(place.walk):  # the track does not hold it
        return Outcome(closing(*spoken(cue)))
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
    tips = {
        f"{TIPS}.{name}.1": tip
        for name, tip in fitting(scene.knowledge, walk.ask).items()
        if phase_of(walk).kind in tip.phases
    }
    given = {cue.clip for cue in (*walk.script.cues, *walk.told)}
    clips = [clip for clip in tips if clip not in given] or list(tips)
    if not clips:
        return Outcome(closing(says(texts.GUIDE_BACK)))
    clip = scene.chance.choice(clips)
    cue = Cue(walk.at, "tip", clip, tips[clip].muscles)
    return Outcome(closing(*spoken(cue)), stepping(place, lambda found, *_: advised(found, cue)))


def _name(clip: str) -> str:
    """The id of a tip, out of its clip."""
    return clip.split(".")[1]
