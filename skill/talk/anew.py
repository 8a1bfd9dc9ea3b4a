"""Something new in the place of what the walker has just heard."""

from __future__ import annotations

from collections.abc import Iterator

from skill.coach import keys, texts
from skill.coach.answer import Answer, Part, brief, says
from skill.coach.question import Question
from skill.languages.words import Words
from skill.talk.around import UNWELL
from skill.talk.kinds import KINDS, TIPS
from skill.talk.scene import Scene

#: Kinds that are answered the same whenever they are asked, and tips, which know what was heard.
AS_ASKED = TIPS | {
    *("condition", "hardest", "overview", "about", "role", "where", "target", "steps", "stretch"),
    "form",
}
#: Measures that tell of the work of muscles.
_OF_WORK = frozenset(("emg", "force", "joint_work"))
#: Kinds that ask for something to do.
_DOING = frozenset(("tip", "moment", "how_to", "exercise", "help"))
#: Reasons that say nothing of the subject itself.
_EMPTY = frozenset((texts.NO_DIAGNOSIS, texts.TIP_IS_PRACTICE, texts.SORE_BECAUSE))


def anew(asked: Question, answer: Answer, scene: Scene, words: Words) -> Answer:
    """Return the answer with something else on its subject for what was said a moment ago.

    asked: as it was heard. Who asks by name, once more, hears the same; so does whoever is warned.
    Where nothing else is known, the answer stays as it is.
    """
    warns = answer.verdict is not None and answer.verdict.part.key == texts.RATHER_NOT
    if answer.ends or answer.asks or warns or not _goes_on(asked, answer, scene):
        return answer
    heard = {*scene.context.wordings, *(part.key for part in (scene.last or answer).parts)}
    fresh = tuple(part for part in answer.parts if part.key not in heard)
    if not fresh:
        others = _others(asked, answer, scene, words)
        fresh = tuple(part for part in others if part.key not in heard)[:1]
    return _of_what_it_says(answer.but(parts=fresh or answer.parts), scene)


def _of_what_it_says(answer: Answer, scene: Scene) -> Answer:
    """Return the answer with the finding that it is now, if it is one, and where that is from."""
    name = answer.parts[0].key.rpartition(".")[2] if answer.parts else ""
    if name in answer.findings[:1] or keys.known(scene.knowledge, name) is None:
        return answer
    return answer.but(
        findings=(name,),
        evidence=keys.sources_of(scene.knowledge, (name,)),
    )


def _goes_on(asked: Question, answer: Answer, scene: Scene) -> bool:
    """Whether it is one more question about what was talked about last."""
    last, topic = scene.context.last, answer.topic
    if last is None or topic is None:
        return False
    if asked.kind == "minutes":  # who names a time wants its figure
        return False
    which = (asked.kind, topic.kind, last.asked.kind) == ("condition",) * 3
    if topic.kind in AS_ASKED and not which:
        return False
    if (asked.kind, topic.kind) == ("why", "reason"):  # the cause in other words
        return False
    if topic.circumstance is not None and topic.circumstance == last.asked.circumstance:
        return True
    same = (topic.muscles, topic.conditions) == (last.asked.muscles, last.asked.conditions)
    return same and (topic.kind in UNWELL or not asked.named)


def _others(asked: Question, answer: Answer, scene: Scene, words: Words) -> Iterator[Part]:
    """What else there is to say: what is known, the cause, how it is done, what trains it.

    Who told of their health, or asks what to do, hears first how to walk so.
    """
    topic = answer.topic or Question("overview")
    if topic.kind in UNWELL:
        yield from (says(key) for key in answer.details if key == texts.PAIN_NEXT)
        return
    hows = tuple(brief(f"conditions.{name}.how") for name in topic.conditions[:1])
    if topic.circumstance is not None:
        yield from hows
        return
    if asked.kind in _DOING:
        yield from hows
    details = answer.details
    if topic.kind == "condition":  # which muscles is told by what was measured of them
        details = tuple(key for key in details if _of_muscles(key, scene))
    yield from (says(key) for key in words.expand(details))
    if topic.kind == "condition":
        return
    yield from (part for part in answer.why if part.key not in _EMPTY)
    yield from hows
    if topic.muscles and not KINDS[topic.kind].health:
        yield from scene.answer(Question("exercise", topic.muscles[:1])).parts


def _of_muscles(key: str, scene: Scene) -> bool:
    """Whether a finding tells of the work of muscles that it names."""
    effect = scene.knowledge.effects.get(key.rpartition(".")[2])
    return effect is not None and effect.measure in _OF_WORK and "whole_body" not in effect.muscles
