"""Something to do now: within what the moment and the walker allow, and how it went."""

from __future__ import annotations

from random import Random

from skill.coach import texts, tips
from skill.coach.answer import Answer, offers, says
from skill.coach.meanings import HARDER, TOO_EASY, TOO_HARD
from skill.coach.question import Ids, Question
from skill.knowledge.model import Knowledge
from skill.knowledge.queries import NARROW, tips_for

#: The moment of who is walking and says no more.
WALKING = "walking"
#: The moment of who stands somewhere.
WAITING = "waiting"
#: The way of walking that is no relief to who finds it too hard.
BRISK = "brisk"
#: The moment of who is bored.
BORED = "bored"
#: What is said to a feeling: before a tip that mends it, where no tip does, and without one.
_FELT = {
    TOO_HARD: (texts.TOO_HARD_TIP, texts.TOO_HARD_HALF, texts.TOO_HARD),
    TOO_EASY: (texts.TOO_EASY_TIP, texts.TOO_EASY_AGAIN, texts.TOO_EASY),
}
#: Kinds that tell of an exercise or of how often to do it, and what is said to how that felt.
EXERCISES = frozenset(("exercise", "how_to_exercise", "tone", "topic", "subject", "whether"))
_EXERCISE_FELT = {TOO_HARD: texts.TOO_HARD_EXERCISE, TOO_EASY: texts.TOO_EASY_EXERCISE}


def moment(knowledge: Knowledge, asked: Question, heard: Ids, chance: Random) -> Answer:
    """Give something to do now that this walker has not heard.

    heard: ids of tips given before, oldest first.
    """
    choice = 1 if asked.muscles or asked.conditions or asked.limits else tips.CHOICE
    answer = tips.one_of(knowledge, asked, _fitting(knowledge, asked), heard, chance, choice)
    if asked.subject == BORED:
        answer = answer.but(parts=(says(texts.BORED), *answer.parts))
    return answer


def next_to_do(knowledge: Knowledge, asked: Question, heard: Ids, chance: Random) -> Answer:
    """Praise who has done what was spoken of, and give them something to do next."""
    answer = moment(knowledge, asked, heard, chance)
    return answer.but(parts=(says(texts.DONE), *answer.parts))


def feedback(knowledge: Knowledge, asked: Question, wish: Question, heard: Ids) -> Answer:
    """Answer how the last tip felt: with one of less or more effort, or praise and another one.

    wish: what that tip was given for. Where no tip fits it says what to change in the walk.
    """
    topic = wish.but(tip=asked.tip) if asked.tip else None
    offer = offers(texts.OFFER_ANOTHER_TIP, Question("another")) if asked.tip else None
    if asked.subject not in _FELT:
        return Answer(parts=(says(texts.DONE),), topic=topic, offer=offer, content=False)
    if wish.kind in EXERCISES:
        return Answer(parts=(says(_EXERCISE_FELT[asked.subject]),), topic=wish, content=False)
    before, same, without_tip = _FELT[asked.subject]
    chosen = _by_effort(knowledge, asked, wish, heard)
    if chosen is not None:
        tip = tips.give(knowledge, wish, chosen)
        return tip.but(parts=(says(before), *tip.parts))
    part = says(same if asked.tip or wish.kind != "tip" else without_tip)
    return Answer(parts=(part,), topic=topic, offer=offer, content=False)


def how_long(knowledge: Knowledge, asked: Question, *, trained: bool) -> Answer:
    """Answer for how long to do what is meant: a tip, an exercise that was trained, else a walk.

    The topic stays what it was.
    """
    known = knowledge.tips.get(asked.tip or "")
    if known is None:
        part = says(texts.HOW_MANY_TO_BEGIN if trained else texts.HOW_LONG_TO_BEGIN)
        return Answer(parts=(part,), why=(says(texts.BEGIN_BECAUSE),), title=texts.TITLE_TIP)
    part = says(f"durations.{known.lasts}" if known.lasts else texts.NO_SET_TIME)
    offer = offers(texts.OFFER_ANOTHER_TIP, Question("another"))
    return Answer(
        parts=(part,), why=(says(texts.TIP_IS_PRACTICE),), offer=offer, title=texts.TITLE_TIP
    )


def _by_effort(knowledge: Knowledge, asked: Question, wish: Question, heard: Ids) -> str | None:
    """Return a tip one step of effort away from the last, near to what that was for, if any."""
    last = knowledge.tips.get(asked.tip or "")
    if last is None:
        return None
    step = 1 if asked.subject == TOO_EASY else -1
    near = _fitting(knowledge, wish) if wish.kind == "moment" else tips.fitting(knowledge, wish)
    # Who stands or sits is not sent off on a walk.
    staying = wish.kind == "moment" and wish.subject not in (None, WALKING, HARDER, BORED)
    for names in (near,) if staying else (near, tips.everyday(knowledge, wish)):
        steps = {name: (knowledge.tips[name].effort - last.effort) * step for name in names}
        able = [name for name in names if steps[name] > 0 and knowledge.tips[name].lasts]
        if asked.subject == TOO_HARD:  # what is too hard is no faster than that
            able = [name for name in able if BRISK not in knowledge.tips[name].conditions]
        fresh = [name for name in able if name not in heard]
        if fresh:
            shared = {n: len({*knowledge.tips[n].muscles} & {*last.muscles}) for n in fresh}
            return min(fresh, key=lambda name: (steps[name], -shared[name]))
    return None


def waiting(knowledge: Knowledge, muscles: Ids) -> Ids:
    """Return the tips for muscles that can be done standing still."""
    return _at_once(knowledge, Question("moment", muscles), (WAITING,), muscles, ())


def _fitting(knowledge: Knowledge, asked: Question) -> Ids:
    """Return what can be done now, for all that was named, else for part of it, best first."""
    now = (asked.subject or WALKING,)
    here, muscles = asked.conditions, asked.muscles
    wishes: list[tuple[Ids, Ids, Ids]] = [(now, muscles, here)]
    if here:
        wishes.append(((), muscles, here))
    if muscles:
        wishes.append((now, muscles, ()))
        served = [name for wish in wishes for name in _at_once(knowledge, asked, *wish)]
        if served:  # where those of the place were heard, others for the muscle come
            return tuple(dict.fromkeys(served))
    wishes += [((), (), here)] * bool(here) + [(now, (), ())]
    each = (_at_once(knowledge, asked, *wish) for wish in wishes)
    return next((names for names in each if names), tips.everyday(knowledge, asked))


def _at_once(
    knowledge: Knowledge, asked: Question, moments: Ids, muscles: Ids, conditions: Ids
) -> Ids:
    """Return the tips for these that can be done in one of these moments, or in any.

    What a moment rules out is there all the same where a place was named.
    """
    ruled_out = {need for m in moments if not conditions for need in knowledge.moments[m].rules_out}
    names: Ids = tips_for(knowledge, muscles, conditions, (), (), asked.limits)
    if muscles:  # what is for these comes before what is for half of the body
        names = tuple(sorted(names, key=lambda name: len(knowledge.tips[name].muscles) >= NARROW))
    return tuple(
        name
        for name in tips.allowed(knowledge, names, asked)
        if (
            knowledge.tips[name].moments
            if not moments
            else {*moments} & {*knowledge.tips[name].moments}
        )
        and ruled_out.isdisjoint(knowledge.tips[name].needs)
    )
