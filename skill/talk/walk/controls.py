"""The words that stop a walk, and let it go on: pause, resume, next, end, here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from skill.coach import texts
from skill.coach.answer import Act, Answer, Part, offers, says
from skill.coach.question import Question
from skill.coach.walk import texts as walk_texts
from skill.talk.scene import Scene
from skill.talk.walk.announcing import announce
from skill.talk.walk.beginning import guided_walk
from skill.talk.walk.open_walk import PAUSED, WALKING, OpenWalk
from skill.talk.walk.phrases import MINUTE, length, pace, rounded
from skill.talk.walk.scene import (
    Here,
    Outcome,
    after,
    closing,
    here,
    no_walk,
    played,
    ran_out,
    stepping,
)
from skill.talk.walk.steps import ended, next_phase, paused, phase_of, resumed, skipped
from skill.talk.wishes import ANEW

STOP = Act(name="stop")
#: The limit of who begins anew without free arms.
_PUSHING = "hands_full"
#: Who walked for less (seconds) is not praised for it.
WELL_WALKED = 3 * MINUTE


def control(scene: Scene, asked: Question) -> Outcome:
    """Do what a word for the player, or for the walk as a whole, means on this walk."""
    if asked.subject == "new":
        return guided_walk(scene, Question("guided_walk"))
    place = here(scene)
    if place is None:
        return _without(scene, asked)
    if place.walk.over:
        return _over(scene, asked, place)
    return CONTROLS[asked.subject or ""](scene, place)


def volume(scene: Scene, asked: Question) -> Outcome:
    """Say whose the volume is: no skill can set it."""
    return Outcome(closing(says(walk_texts.GUIDE_VOLUME)))


def _without(scene: Scene, asked: Question) -> Outcome:
    """Answer where no walk is on: what may still play falls silent."""
    if asked.subject not in ("pause", "stop", "end") or not scene.known:
        return no_walk(scene)
    return Outcome(closing(says(walk_texts.GUIDE_NO_WALK), acts=_silence(scene)))


def _over(scene: Scene, asked: Question, place: Here) -> Outcome:
    """Say how a walk ended that nobody ended; who says stop hears no more than goodbye."""
    told = ran_out(scene, place.walk)
    if asked.subject not in ("pause", "stop"):
        return told
    return told._replace(answer=closing(says(texts.GOODBYE), acts=_silence(scene)))


def _silence(scene: Scene) -> tuple[Act, ...]:
    return (STOP,) if scene.around.player is not None else ()


def _pause(scene: Scene, place: Here) -> Outcome:
    return _silenced(scene, place, says(walk_texts.GUIDE_PAUSED), paused)


def _stop(scene: Scene, place: Here) -> Outcome:
    part = says(walk_texts.GUIDE_STOPPED, walked=rounded(place.walk.seconds))
    return _silenced(scene, place, part, paused)


def _silenced(
    scene: Scene,
    place: Here,
    part: Part,
    step: Callable[[OpenWalk, datetime, int | None], OpenWalk],
) -> Outcome:
    """Stop the player; one of another device nobody can stop from here, and that is said."""
    parts = (part, says(walk_texts.GUIDE_PLAYS_ON)) if place.elsewhere else (part,)
    return Outcome(closing(*parts, acts=_silence(scene)), stepping(place, step))


def _resume(scene: Scene, place: Here) -> Outcome:
    step = stepping(place, resumed)
    walk = after(step, scene)
    part = says(walk_texts.GUIDE_RESUMED, left=length(walk.length - walk.at))
    acts = played(scene, walk) if walk.way == "audio" else ()
    return Outcome(closing(part, acts=acts), step)


def _next(scene: Scene, place: Here) -> Outcome:
    if next_phase(place.walk) is None:
        return Outcome(closing(says(walk_texts.GUIDE_LAST_PART)))
    step = stepping(place, skipped)
    walk = after(step, scene)
    phase = phase_of(walk)
    part = says(walk_texts.GUIDE_NEXT, pace=pace(phase.kind), left=length(phase.end - walk.at))
    return Outcome(closing(part, acts=played(scene, walk) if walk.way == "audio" else ()), step)


def _restart(scene: Scene, place: Here) -> Outcome:
    """Ask whether to begin again: what was walked stays, the place in the plan is lost."""
    wish = place.walk.ask
    wishes = tuple(w for w in (wish.terrain, wish.level, wish.goal) if w in _known(scene))
    muscles = () if wish.goal in scene.knowledge.walk_goals else (wish.goal,)
    limits = () if wish.free_arms else (_PUSHING,)
    anew = Question(
        "guided_walk", muscles, limits=limits, subject=ANEW, wishes=wishes, minutes=wish.minutes
    )
    seconds = place.walk.seconds
    part = says(walk_texts.GUIDE_TO_GO, left=length(place.walk.length - place.walk.at))
    if seconds >= MINUTE:
        part = says(walk_texts.GUIDE_RESTART, walked=rounded(seconds))
    return Outcome(Answer(parts=(part,), offer=offers(texts.OFFER_WALK_AGAIN, anew), content=False))


def _known(scene: Scene) -> frozenset[str]:
    knowledge = scene.knowledge
    return frozenset((*knowledge.terrains, *knowledge.levels, *knowledge.walk_goals))


def _one_way(scene: Scene, place: Here) -> Outcome:
    return Outcome(closing(says(walk_texts.GUIDE_ONE_WAY)))


def _keep(scene: Scene, place: Here) -> Outcome:
    return Outcome(closing(says(walk_texts.GUIDE_KEPT)))


def _end(scene: Scene, place: Here) -> Outcome:
    seconds = place.walk.seconds
    key = walk_texts.GUIDE_ENDED if seconds >= WELL_WALKED else walk_texts.GUIDE_ENDED_SOON
    return _silenced(scene, place, says(key, walked=rounded(seconds)), ended)


def _ask_end(scene: Scene, place: Here) -> Outcome:
    offer = offers(texts.OFFER_WALK_END, Question("walk_control", subject="end"))
    part = says(walk_texts.GUIDE_TO_GO, left=length(place.walk.length - place.walk.at))
    return Outcome(Answer(parts=(part,), offer=offer, content=False))


def _here(scene: Scene, place: Here) -> Outcome:
    if scene.around.player is None and place.walk.state == WALKING:
        return announce(scene, Question("announce"))
    if place.walk.state == PAUSED or place.plays or scene.around.player is None:
        return _resume(scene, place)
    step = stepping(place, resumed)
    walk = after(step, scene).but(way="audio")
    return Outcome(closing(says(walk_texts.GUIDE_HERE), acts=played(scene, walk)), step)


def _help(scene: Scene, place: Here) -> Outcome:
    return Outcome(closing(says(walk_texts.GUIDE_HELP)))


def _lost(scene: Scene, place: Here) -> Outcome:
    return Outcome(closing(says(walk_texts.GUIDE_LOST_WORDS)))


def _launch(scene: Scene, place: Here) -> Outcome:
    part = says(walk_texts.GUIDE_LAUNCH, left=length(place.walk.length - place.walk.at))
    return Outcome(Answer(parts=(part,), asks=True, content=False))


CONTROLS: Mapping[str, Callable[[Scene, Here], Outcome]] = {
    "pause": _pause,
    "stop": _stop,
    "resume": _resume,
    "next": _next,
    "restart": _restart,
    "one_way": _one_way,
    "keep": _keep,
    "end": _end,
    "ask_end": _ask_end,
    "here": _here,
    "help": _help,
    "lost": _lost,
    "launch": _launch,
}
