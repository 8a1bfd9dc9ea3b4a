"""What goes on from the talk so far: why, more, how much, where from, tips, and how they felt."""

from typing import Any

from skill.coach import (
    causes,
    keys,
    meanings,
    measures,
    moments,
    safety,
    sources,
    texts,
    tips,
    topics,
    training,
    walking,
    walking_on,
)
from skill.coach.answer import Answer, brief, offers, says, verdict
from skill.coach.answer import asks as asking
from skill.coach.question import Question
from skill.talk.around import UNWELL
from skill.talk.before import as_told, is_of_soreness, is_trained
from skill.talk.scene import Scene

#: Subjects that are of exercises, whatever those are.
_EXERCISES = frozenset(
    (training.DAYS, "holding_on", "watching_tv", "equipment", "sitting_often", "tip_often")
)
#: Kinds that tell of a muscle itself.
_OF_A_MUSCLE = frozenset(("about", "action", "role", "timing", "where"))
#: What is asked of a study itself.
_OF_THE_STUDY = frozenset((meanings.SIZE, meanings.PEOPLE, meanings.AGE))
#: Kinds whose answers come from practice where no study is named.
_PRACTISED = frozenset(
    (
        *("activity_or_walking", "activity_differs", "other_activity"),
        *("subject", "whether", "harmful", "normal", "topic", "pointer"),
        *("pain", "soreness", "caution", "stretch", "tip", "moment"),
    )
)
#: Ways of walking that are any walk, and the benefit that is asked of the knees.
_ANY_WALK, _JOINTS = frozenset(("level", "brisk")), "joints"
#: Subjects of an exercise that was not named: the first of a list, or one that is not.
ONE, ANOTHER = "one", "another"


def why(scene: Scene, asked: Question) -> Answer:
    """Answer with the reason of the last answer, or with more of it where that was the reason."""
    last = scene.last
    if last is None or not last.why:
        return asking(texts.WHY_WHAT)
    told = {part.key for part in last.why} <= {part.key for part in last.spoken}
    if told and not _is_reason(last):
        return more(scene, asked)
    # Who asks why once more hears what the muscle does; any other cause has other words.
    muscle = last.topic is not None and last.topic.kind in _OF_A_MUSCLE
    details = last.details if muscle else ()
    offer = offers(texts.OFFER_SOURCE, Question("source"))
    return _of(last, parts=last.why, details=details, offer=offer)


def _is_reason(last: Answer) -> bool:
    """Whether a cause was the answer: who asks once more hears it in other words, no figure."""
    return last.topic is not None and last.topic.kind == "reason"


def more(scene: Scene, asked: Question) -> Answer:
    """Answer with the details of the last answer; the turn speaks the next ones untold."""
    last = scene.last
    if last is None:
        return walking.overview(scene.knowledge, Question("overview"))
    offer = offers(texts.OFFER_GO_ON, Question("more"))
    return _of(last, parts=(), details=last.details, offer=offer)


def _of(last: Answer, **told: Any) -> Answer:
    """Return an answer that goes on from the last one: of its topic, and of the same studies."""
    return Answer(
        topic=last.topic, findings=last.findings, evidence=last.evidence, title=last.title, **told
    )


def source(scene: Scene, asked: Question) -> Answer:
    """Answer where the last answer comes from, how big that study is or how old.

    Where a muscle or a way of walking is named, that is asked of what is known of it.
    """
    if asked.subject in scene.knowledge.benefits:
        claim = _claimed(scene, asked)
        if not claim.evidence and asked.conditions:
            return claim
        told = sources.source(scene.knowledge, asked, claim, scene.now.year)
        return _of_named(told, claim.topic) if claim.evidence else claim
    if not asked.muscles and not asked.conditions:
        last = scene.last
        if last is not None and _is_practice(last) and asked.subject != meanings.TRUE:
            return Answer(parts=(says(texts.TIP_IS_PRACTICE),), title=texts.TITLE_SOURCE)
        spoken = _measured_there(scene, asked, _as_spoken(scene, last))
        return sources.source(scene.knowledge, asked, spoken, scene.now.year)
    known = Question("muscle_condition", asked.muscles, asked.conditions)
    behind = scene.answer(known)
    if not asked.muscles:  # of a way of walking, what speaks for it comes first
        advised = scene.answer(Question("advice", conditions=asked.conditions))
        behind = advised if advised.evidence else behind
    behind = behind.but(evidence=sources.studies_first(scene.knowledge, behind.evidence))
    return _of_named(sources.source(scene.knowledge, asked, behind, scene.now.year), known)


def _as_spoken(scene: Scene, last: Answer | None) -> Answer | None:
    """Return the last answer with the source of what it spoke, where that was put in its place."""
    spoken = scene.context.last.findings[:1] if scene.context.last else ()
    if last is None or spoken == last.findings[:1]:
        return last
    return last.but(evidence=keys.sources_of(scene.knowledge, spoken) or last.evidence)


def _measured_there(scene: Scene, asked: Question, last: Answer | None) -> Answer | None:
    """Return the last answer; of one without a study what was measured in its way of walking,
    where it is asked how big that study is, or how old.
    """
    way = last.topic.conditions[:1] if last is not None and last.topic else ()
    if last is None or last.evidence or not way or asked.subject not in _OF_THE_STUDY:
        return last
    return last.but(evidence=scene.answer(Question("condition", conditions=way)).evidence)


def _claimed(scene: Scene, asked: Question) -> Answer:
    """Return what is known of a benefit; of one that a way of walking has, what was measured in it.

    Where nothing was, no study of something else is named for it.
    """
    claim = scene.answer(Question("benefit", subject=asked.subject))
    ways = tuple(way for way in asked.conditions if way not in _ANY_WALK)
    if not ways:
        return claim
    if asked.subject == _JOINTS:
        knees = Question("knees", conditions=ways, subject=meanings.KINDER)
        claim = scene.answer(knees).but(topic=knees)
    way = scene.knowledge.conditions[ways[0]]
    found = tuple(f for f in claim.findings if f in (*way.facts, *way.effects))
    if found:
        return claim.but(evidence=keys.sources_of(scene.knowledge, found))
    parts = (says(texts.SOURCE_NONE), brief(f"conditions.{ways[0]}.muscles"))
    known = Question("condition", conditions=ways[:1])
    return Answer(parts=parts, topic=known, title=texts.TITLE_SOURCE)


def _is_practice(last: Answer) -> bool:
    """Tell whether what was said is known from practice alone: no study is behind it."""
    told = last.topic is not None and last.topic.kind in _PRACTISED
    return not last.evidence and (told or last.why == (says(texts.TIP_IS_PRACTICE),))


def _of_named(answer: Answer, topic: Question | None) -> Answer:
    """Return the first source of what was named, as a walker says it who was asked for one."""
    parts = tuple(
        part.but(key=texts.SOURCE_NAMED) if part.key == texts.SOURCE_FIRST else part
        for part in answer.parts[:1]
    )
    return answer.but(parts=parts, topic=topic)


def how_much(scene: Scene, asked: Question) -> Answer:
    """Answer with a figure: of what was spoken last, or of what is named; how long a tip takes."""
    tip = scene.knowledge.tips.get(asked.tip or "")
    trained = any(_of_exercises(scene, told) for told in _threads(scene))
    if asked.subject == meanings.TIME:
        told = moments.how_long(scene.knowledge, asked, trained=trained)
        return told if scene.context.last else told.but(topic=asked)
    if asked.subject == meanings.SPAN and not asked.conditions:
        return topics.topic(scene.knowledge, Question("topic", subject=training.RESULTS))
    if tip:
        asked = asked.but(tip=None, conditions=tip.conditions[:1])
    if asked.whether and _just_begun(scene):
        return scene.answer(Question("whether", subject="little_to_begin"))
    if asked.subject == measures.ENERGY:  # it is the whole walker's
        asked = asked.but(muscles=())
    last = scene.context.last
    same = (asked.muscles, asked.conditions)
    goes_on = last is not None and (last.asked.muscles, last.asked.conditions) == same
    spoken = last.findings if last and goes_on else ()
    told = measures.how_much(scene.knowledge, asked, spoken)
    return measures.is_it_much(scene.knowledge, asked, told) if asked.whether else told


def _just_begun(scene: Scene) -> bool:
    """Tell whether it was just said for how long to go to begin with."""
    return texts.HOW_LONG_TO_BEGIN in tuple(scene.context.wordings)[-2:]


def tip(scene: Scene, asked: Question) -> Answer:
    """Give a tip that this walker has not heard; the one that is meant, where one is.

    What the walker said of their health in this session holds for every tip of it.
    """
    if asked.tip is not None and asked.tip in scene.knowledge.tips:
        return tips.give(scene.knowledge, asked, asked.tip)
    return tips.tip(scene.knowledge, _careful(scene, asked), scene.context.tips, scene.chance)


def moment(scene: Scene, asked: Question) -> Answer:
    """Give something to do now that this walker has not heard, within what they can do."""
    if asked.tip is not None and asked.tip in scene.knowledge.tips:
        return tips.give(scene.knowledge, asked, asked.tip)
    if training.OFF_THE_FLOOR in asked.limits and asked.subject is None:
        return scene.answer(Question("exercise", asked.muscles, limits=asked.limits))
    told = moments.moment(scene.knowledge, _careful(scene, asked), scene.context.tips, scene.chance)
    if not asked.conditions and _of_other_muscles(scene, asked, told):
        return scene.answer(Question("exercise", asked.muscles))
    if _of_another_way(scene, asked, told):
        return scene.answer(Question("how_to", conditions=asked.conditions))
    # Who says that they walk, and asks something of it, is given what to do, and no yes.
    there = asked.whether and asked.subject != moments.WALKING and told.verdict is None
    return told.but(verdict=verdict("yes")) if there and not told.asks else told


def _of_other_muscles(scene: Scene, asked: Question, told: Answer) -> bool:
    """Tell whether a muscle was named that no tip does anything for, though an exercise would.

    Who has told of their health keeps the tip, which was chosen with care.
    """
    ill = _careful(scene, asked).circumstance
    if told.tip is None or ill or not asked.muscles or asked.subject == moments.WALKING:
        return False
    served = any(tips.serves(scene.knowledge, tip, asked.muscles) for tip in scene.knowledge.tips)
    return not served and bool(training.moves(scene.knowledge, asked.muscles))


def _of_another_way(scene: Scene, asked: Question, told: Answer) -> bool:
    """Tell whether a way of walking was named alone, and the tip is for another."""
    tip = scene.knowledge.tips.get(told.topic.tip or "") if told.topic else None
    walking = asked.subject in (None, moments.WALKING)
    alone = len(asked.conditions) == 1 and not (asked.muscles or asked.limits) and walking
    if tip is None or not alone or asked.conditions[0] in _ANY_WALK:
        return False
    return asked.conditions[0] not in (*tip.conditions, *tip.suits)


def how_to_exercise(scene: Scene, asked: Question) -> Answer:
    """Answer how an exercise is done; where muscles alone are named, one that was not spoken of."""
    if asked.other == meanings.INSTEAD:
        other = training.gentler(scene.knowledge, asked.subject)
        return training.how_to_exercise(scene.knowledge, Question("how_to_exercise", subject=other))
    wanted = asked.muscles or asked.subject
    if wanted and asked.subject not in scene.knowledge.exercises:
        asked = asked.but(subject=_next_exercise(scene, asked))
    return training.how_to_exercise(scene.knowledge, asked)


def _next_exercise(scene: Scene, asked: Question) -> str:
    """Return the first exercise not explained yet; "another" passes over the first of a list."""
    moves = training.moves(scene.knowledge, asked.muscles)
    explained = [entity.id for entity in scene.context.focus if entity.sort == "exercise"]
    fresh = [move for move in moves if move not in explained] or [*moves]
    passing = asked.subject == ANOTHER and len(fresh) == len(moves) > 1
    return fresh[1 if passing else 0]


def feedback(scene: Scene, asked: Question) -> Answer:
    """Take how a tip or a walk felt: easier after "too hard", harder after "too easy"."""
    last = scene.context.last
    trained = any(_of_exercises(scene, told) for told in _threads(scene))
    goes_on = last is not None and not trained and last.asked.kind not in UNWELL
    if asked.subject == meanings.DONE and asked.tip is None and goes_on:
        wish = _careful(scene, Question("moment"))
        return moments.next_to_do(scene.knowledge, wish, scene.context.tips, scene.chance)
    wish = _careful(scene, last.asked if last and (asked.tip or trained) else Question("tip"))
    return moments.feedback(scene.knowledge, asked, wish, scene.context.tips)


def _of_exercises(scene: Scene, told: Question) -> bool:
    """Tell whether exercises were named, or how many and on how many days to do them."""
    return is_trained(told, scene.knowledge) or told.kind == "tone" or told.subject in _EXERCISES


def _careful(scene: Scene, asked: Question) -> Question:
    told = scene.context.circumstance
    return asked if asked.circumstance or not told else asked.but(circumstance=told)


def safe(scene: Scene, asked: Question) -> Answer:
    """Answer whether what was talked about is safe, or a pain that was told of bad."""
    told = _told(scene)
    if told is not None and told.kind in UNWELL:
        may = asked.whether == meanings.MAY
        return keep_walking(scene, asked) if may else safety.how_bad(scene.knowledge, told)
    if asked.muscles and not asked.circumstance:
        return causes.for_a_part(scene.knowledge, asked)
    return safety.caution(scene.knowledge, asked)


def keep_walking(scene: Scene, asked: Question) -> Answer:
    """Answer whether to walk on, by the sign that was named last."""
    return walking_on.keep_walking(scene.knowledge, asked, _told(scene))


def _threads(scene: Scene) -> tuple[Question, ...]:
    """What was talked about last, and before something that was said on the side."""
    last, thread = scene.context.last, scene.context.thread
    return tuple(filter(None, (last.asked if last else None, thread)))


def _told(scene: Scene) -> Question | None:
    """Return what was talked about last; a pain, where only something on the side came after it.

    What is said to who is sore is talk of the soreness.
    """
    thread, last = scene.context.thread, scene.context.last
    told = last.asked if last is not None else None
    hurts = as_told(thread, scene.knowledge) or thread if thread is not None else None
    if hurts is not None and (hurts.kind in UNWELL or is_of_soreness(hurts)):
        told = hurts
    if told is None or is_of_soreness(told):
        return told and Question("soreness", told.muscles)
    return as_told(told, scene.knowledge) or told
