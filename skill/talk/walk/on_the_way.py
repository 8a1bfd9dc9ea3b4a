"""What words mean to somebody who is on a walk: "why" is asked of the cue, "faster" of the pace."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from skill.coach import meanings, texts
from skill.coach.answer import Answer, says
from skill.coach.question import Question
from skill.talk.scene import Scene
from skill.talk.walk.controls import STOP
from skill.talk.walk.events import Token
from skill.talk.walk.open_walk import PAUSED, OpenWalk
from skill.talk.walk.scene import Here, Outcome, here, stepping
from skill.talk.walk.steps import last_said, paused, phase_of
from skill.talk.wishes import CUE_MUSCLE

#: Kinds that mean a control of the walk, by what they are asked with; None: with anything else.
_CONTROLS: Mapping[str, Mapping[str | None, str]] = {
    "stop": {None: "stop", "pause": "pause"},
    "ready": {None: "restart"},
    "help": {None: "help"},
    "capabilities": {None: "help"},
    "fallback": {None: "lost"},
    "launch": {None: "launch"},
}
#: Those that mean it even while a session is open.
_ALWAYS = frozenset(("stop", "ready"))
#: A sign that changes the pace, where every other one stops the walk.
TIREDNESS = "tiredness"
#: Topics that end a walk.
FINISHED = "finished_walk"
#: What somebody meets, by the way of walking that is named with it.
_MET = {
    "uphill": "hill",
    "stairs_up": "stairs",
    "stairs_down": "stairs",
    "downhill": "downhill",
}
#: What a "no" to an offer means, by the kind of what was offered; else the walk goes on as it is.
_DECLINED: Mapping[str, Question] = {"announce": Question("announce_refused", subject="no")}
#: Questions about the cue heard last, where they name nothing and nothing was asked since.
_OF_THE_CUE: Mapping[str, Question] = {
    "condition": Question("walk_why", subject=CUE_MUSCLE),
    **dict.fromkeys(
        ("more", "why", "reason", "benefit", "benefit_how", "action", "role", "works"),
        Question("walk_why"),
    ),
}
#: Kinds after which no walk of ours plays on.
_SILENCING = frozenset(("stop", "forgotten", "still_reminded"))
#: What it means that somebody is done, by what they had met.
_OVERCOME = {"stairs": "done", "hill": "top"}
#: A player that somebody speaks to is silent for no longer.
A_QUESTION = timedelta(seconds=20)
_FELT = {meanings.TOO_HARD: "tired", meanings.TOO_EASY: "faster"}


def meant(asked: Question, scene: Scene, *, one_shot: bool) -> Question:
    """Return what a question means on the walk that is on; itself where it means the same."""
    place = here(scene)
    if place is None:
        return asked
    found = _of_the_walk(asked, scene, place, one_shot=one_shot)
    if found is not None:
        return found
    if asked.kind == "more" and not one_shot and scene.context.last is None:
        return _control("resume" if place.walk.held else "keep")  # "go on", of nothing but it
    if place.walk.over or not one_shot:
        return asked
    return (
        _of_the_pace(asked)
        or _of_the_way(asked, place)
        or _of_the_time(asked)
        or _of_the_cue(asked, scene, place)
    )


def _of_the_walk(asked: Question, scene: Scene, place: Here, *, one_shot: bool) -> Question | None:
    """What is meant for the walk as a whole, one that has just run out as well."""
    lost = place.walk.over and asked.kind in ("help", "fallback")
    by_itself = one_shot or asked.kind in _ALWAYS or asked.kind == "launch"
    if asked.kind in _CONTROLS and by_itself and not lost:
        names = _CONTROLS[asked.kind]
        return _control(names.get(asked.subject) or names[None])
    if asked.kind == "another" and asked.subject == "next" and one_shot:
        # People say "go on" for both; while the walk rests there is only one way on.
        return _control("resume" if place.walk.held or place.walk.over else "next")
    if asked.kind == "no" and (expects := scene.context.expects) is not None:
        return _DECLINED.get(expects.then.kind, _control("keep"))
    if asked.kind == "pain" and asked.subject == TIREDNESS:
        return _change("tired")
    if asked.kind == "yes" and one_shot and place.walk.held:
        return _control("resume")
    return None


def _of_the_pace(asked: Question) -> Question | None:
    """Easier and faster, however it is said."""
    if asked.kind == "slower":
        return _change("easier")
    if asked.kind == "feedback" and asked.subject in _FELT:
        return _change(_FELT[asked.subject])
    if asked.kind == "moment" and asked.subject == meanings.HARDER and not asked.limits:
        return _change("faster")
    if asked.kind == "tip" and asked.subject == "speed" and not asked.muscles:
        return _change("faster")
    return None


def _of_the_way(asked: Question, place: Here) -> Question | None:
    """What the walker meets, has done, or wants to go on with."""
    if asked.kind == "moment" and not asked.muscles:
        met = next((_MET[c] for c in asked.conditions if c in _MET), None)
        if met or asked.subject == "hilltop":
            return _change(met or "top")
    if asked.kind == "feedback" and asked.subject == meanings.DONE:
        met = _met(place.walk)
        return _change(_OVERCOME[met]) if met in _OVERCOME else _control("ask_end")
    if asked.kind == "topic" and asked.subject == FINISHED:
        return _control("end")
    if asked.kind == "more" and (_rests(place) or _winds_down(place.walk)):
        return _change("on") if _winds_down(place.walk) else _control("resume")
    if asked.kind == "walk_control" and asked.subject == "resume" and _winds_down(place.walk):
        return _change("on")
    return None


def _of_the_time(asked: Question) -> Question | None:
    """How far it is, and with fewer words; and what no walk is asked."""
    if asked.kind == "progress":
        return Question("walk_status", subject="now")
    if asked.kind == "how_much" and not asked.named:
        return Question("walk_status", subject="left")
    if asked.kind == "shorter":
        return Question("announce_off")
    return _control("lost") if asked.kind == "caution" and not asked.named else None


def _of_the_cue(asked: Question, scene: Scene, place: Here) -> Question:
    """What was heard last, by the coach or by us."""
    if asked.kind == "another" or (asked.kind in ("tip", "how_to") and not asked.named):
        return Question("walk_tip")
    if asked.kind == "repeat":
        return Question("walk_again")
    but = asked.but(muscles=()) if asked.kind == "reason" else asked  # "why my calves"
    if but.named or asked.kind not in _OF_THE_CUE or _answered_since(scene, place):
        return asked
    return _OF_THE_CUE[asked.kind]


def _answered_since(scene: Scene, place: Here) -> bool:
    """Tell whether an answer of ours is newer than the last cue."""
    last, cue = scene.context.last, last_said(place.walk)
    if last is None or last.at is None or cue is None:
        return last is not None and last.at is not None
    begun = place.moment - timedelta(seconds=place.walk.at - cue.at)
    return last.at > begun.timestamp()


def _met(walk: OpenWalk) -> str | None:
    """Return what was met in this phase and may not be over yet: a hill, stairs."""
    begun = phase_of(walk).start
    return next((name for at, name in reversed(walk.changes) if at >= begun), None)


def _rests(place: Here) -> bool:
    """Tell whether the walk rests, and not only while the player waits for our answer."""
    walk = place.walk
    return walk.held or (walk.state == PAUSED and place.moment - walk.since > A_QUESTION)


def _winds_down(walk: OpenWalk) -> bool:
    """Tell whether the walk cools down before its time, because the walker was tired."""
    return bool(walk.changes) and walk.changes[-1][1] == "cool"


def _control(name: str) -> Question:
    return Question("walk_control", subject=name)


def _change(name: str) -> Question:
    return Question("walk_change", subject=name)


def beside(scene: Scene, asked: Question, answer: Answer) -> Outcome:
    """Return an answer as it is given on a walk: who is in pain walks no further.

    Who says stop, or is forgotten, hears nothing more, even where nobody knows of the walk.
    """
    player = scene.around.player
    if asked.kind in _SILENCING and player is not None and Token.of(player.token):
        return Outcome(answer.but(acts=(STOP,)))
    place = here(scene)
    if asked.kind != "pain" or place is None or place.walk.over:
        return Outcome(answer)
    parts = (*answer.parts, says(texts.GUIDE_PAIN))
    acts = (STOP,) if player is not None else ()
    stopped = answer.but(parts=parts, acts=acts, ends=True, offer=None)
    return Outcome(stopped, stepping(place, paused))
