"""A walk begins: what is asked back, what is planned, how it is heard."""

from __future__ import annotations

from skill.coach import keys, texts
from skill.coach.answer import Answer, Part, Quoted, Value, offers, says
from skill.coach.question import Ids, Question
from skill.coach.walk import texts as walk_texts
from skill.coach.walk.ask import FLAT, GENERAL, NEW, UNKNOWN, Ask, AskError, check_minutes
from skill.coach.walk.plan import script
from skill.talk.scene import Scene
from skill.talk.walk.announcing import announced, is_to_be_offered, offered
from skill.talk.walk.keeping import (
    begun_before,
    level_before,
    minutes_before,
    tips_heard,
    with_beat,
)
from skill.talk.walk.open_walk import OpenWalk, new_id
from skill.talk.walk.phrases import length, minutes, spoken
from skill.talk.walk.scene import Here, Outcome, closing, here, played, track
from skill.talk.walk.steps import last_cue
from skill.talk.wishes import ANEW

_LONGEST_SEED = 1_000_000
#: The minutes proposed to who has not walked with us before.
USUAL = 20
#: The limit that keeps a walk on level ground, and what some limits rule out.
_NO_HILLS, _FREE_ARMS = "no_hills", "free_arms"
#: How minutes are asked back for, and how many are proposed; None: as many as last time.
_ASK_BACK = {
    "no_minutes": (walk_texts.GUIDE_HOW_MANY, None),
    "too_short": (walk_texts.GUIDE_TOO_SHORT, 10),
    "too_long": (walk_texts.GUIDE_TOO_LONG, 60),
}


def guided_walk(scene: Scene, asked: Question) -> Outcome:
    """Begin a walk; one that is on already is not lost without a word."""
    open_one = here(scene)
    if open_one and not open_one.walk.over and asked.subject != ANEW:
        return second(asked, open_one)
    unknown = _unknown_goal(asked)
    try:
        check_minutes(asked.minutes)
    except AskError as error:
        key, proposed = _ASK_BACK[error.reason]
        usual = proposed or minutes_before(scene.record) or USUAL
        parts = (*unknown, says(key, minutes=minutes(usual)))
        waits = asked.but(minutes=usual, unknown=None)
        return Outcome(Answer(parts=parts, asks=True, content=False, waits=("number", waits)))
    return _begun(scene, _wish(scene, asked), unknown, asked.limits)


def second(asked: Question, place: Here) -> Outcome:
    """Ask whether to keep the walk that is on."""
    part = says(walk_texts.GUIDE_WALK_ON, left=length(place.walk.length - place.walk.at))
    waits = asked.but(subject=ANEW)
    return Outcome(Answer(parts=(part,), asks=True, content=False, waits=("either", waits)))


def _unknown_goal(asked: Question) -> tuple[Part, ...]:
    """Say that there is no walk for what was named; the walk is one for everything."""
    if asked.unknown is None:
        return ()
    return (says(texts.GUIDE_UNKNOWN_GOAL, heard=Quoted(words=asked.unknown)),)


def _wish(scene: Scene, asked: Question) -> Ask:
    record = scene.record
    ask = Ask(
        minutes=asked.minutes or 0,
        level=level_before(record) or NEW,
        seed=scene.chance.randrange(_LONGEST_SEED),
        earlier=begun_before(record),
    )
    return with_beat(record, wished(scene, asked, ask))


def wished(scene: Scene, asked: Question, ask: Ask) -> Ask:
    """Return a wish with what was asked for: a muscle or goal, a ground, a level, free arms."""
    knowledge, limits = scene.knowledge, asked.limits
    goals = (*asked.muscles, *(wish for wish in asked.wishes if wish in knowledge.walk_goals))
    grounds = (*(w for w in asked.wishes if w in knowledge.terrains), *_grounds(limits))
    return ask._replace(
        goal=next(iter(goals), ask.goal),
        terrain=next(iter(grounds), ask.terrain),
        level=next((w for w in asked.wishes if w in knowledge.levels), ask.level),
        free_arms=ask.free_arms and not any(_holds(scene, limit) for limit in limits),
    )


def _grounds(limits: Ids) -> Ids:
    return (FLAT,) if _NO_HILLS in limits else ()


def _holds(scene: Scene, limit: str) -> bool:
    """Tell whether a limit keeps the arms from swinging: a pram, a dog."""
    return _FREE_ARMS in scene.knowledge.limits[limit].rules_out


def _begun(scene: Scene, wish: Ask, unknown: tuple[Part, ...], limits: Ids) -> Outcome:
    """Begin a walk: on the player where there is one, else without sound."""
    plan = script(scene.knowledge, wish, tips_heard(scene.record))
    moment = scene.around.moment
    walk = OpenWalk(
        new_id(scene.chance),
        moment,
        scene.locale,
        wish,
        plan,
        since=moment,
        last=moment,
        zone=scene.around.zone or "",
    )
    if track(scene, walk) is None:
        return _mute(scene, walk.but(unsure=True), unknown, limits)
    parts = (_plan(scene, wish, limits), *unknown, says(walk_texts.GUIDE_CALL_ME))
    return Outcome(closing(*parts, acts=played(scene, walk)), lambda _: walk)


def _mute(scene: Scene, walk: OpenWalk, unknown: tuple[Part, ...], limits: Ids) -> Outcome:
    """Begin a walk without sound: announced where that is granted, else to be asked for."""
    if not scene.known:
        return Outcome(closing(says(texts.GUIDE_NOT_KEPT)))
    walk = announced(scene, walk)
    first = last_cue(walk)
    key = walk_texts.GUIDE_CALL_ME_MUTE if walk.way == "ask" else walk_texts.GUIDE_CALL_ME_ANNOUNCED
    parts = (_plan(scene, walk.ask, limits), *unknown, says(key), *(spoken(first) if first else ()))
    if not is_to_be_offered(scene):
        return Outcome(closing(*parts), lambda _: walk)
    offer = offers(texts.OFFER_ANNOUNCE, Question("announce"))
    return Outcome(Answer(parts=parts, offer=offer, content=False), lambda _: walk, offered)


def _plan(scene: Scene, wish: Ask, limits: Ids) -> Part:
    """Say back what was understood: how long, where or within which limit, what for."""
    values: dict[str, Value] = {"minutes": minutes(wish.minutes)}
    if limits:
        values["ground"] = f"limits.{limits[0]}.name"
    elif wish.terrain != UNKNOWN:
        values["ground"] = ground(wish)
    if wish.goal != GENERAL:
        values["goal"] = aim(scene, wish)
    key = {
        (False, False): walk_texts.GUIDE_START,
        (True, False): walk_texts.GUIDE_START_GROUND,
        (False, True): walk_texts.GUIDE_START_GOAL,
        (True, True): walk_texts.GUIDE_START_BOTH,
    }["ground" in values, "goal" in values]
    return says(key, **values)


def ground(wish: Ask) -> str:
    """Return the key of how the ground of a walk is called."""
    return f"terrains.{wish.terrain}.name"


def aim(scene: Scene, wish: Ask) -> Value:
    """Return how it is said what a walk is for."""
    if wish.goal in scene.knowledge.walk_goals:
        return f"walk_goals.{wish.goal}.name"
    muscle = f"{keys.target(scene.knowledge, wish.goal)}.short"
    return says(walk_texts.GUIDE_START_MUSCLE, muscle=muscle)
