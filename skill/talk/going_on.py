"""What hangs on the talk so far: why, more, how much, where from, help, and repair."""

from collections.abc import Callable, Mapping, MutableMapping
from datetime import UTC, datetime
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

from skill.coach import (
    keys,
    measures,
    moments,
    safety,
    small_talk,
    sources,
    texts,
    tips,
    training,
    walking,
)
from skill.coach.answer import Answer, Part, offers, says
from skill.coach.answer import asks as asking
from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.talk.context import Context
from skill.talk.player import Player

if TYPE_CHECKING:  # read where somebody wants to be reminded, and nowhere else
    from skill.talk.reminders import Reminders
    from skill.talk.timers import Timers
    from skill.talk.walk.open_walk import OpenWalk

#: What an answer once more needs in the place of time: it is complete without it.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)

#: Makes a walk of the one that was open, or None; applied again where somebody wrote in between.
Step = Callable[["OpenWalk | None"], "OpenWalk | None"]
#: Changes a record, in JSON; again, where somebody else wrote it meanwhile.
Change = Callable[[MutableMapping[str, Any]], None]

#: Subjects of an exercise that was not named: the first of a list, or one that is not.
ONE, ANOTHER = "one", "another"
#: Kinds that tell of a pain: nobody is led on from it to something else.
_UNWELL = frozenset(("pain", "soreness"))
#: Kinds after which "how long" and "how many" ask of an exercise.
_TRAINED = frozenset(("exercise", "how_to_exercise"))


class Nearby:
    """What is around who speaks, asked for by walks alone: nothing, where no door knows better."""

    @property
    def moment(self) -> datetime:
        """When they spoke, in whole seconds."""
        return NEVER

    @property
    def player(self) -> Player | None:
        """The audio player of their device; None where it has none."""
        return None

    @property
    def zone(self) -> str | None:
        """The name of their time zone; None where nobody knows it."""
        return None

    @property
    def reminders(self) -> "Reminders | None":
        """What reminds them; None where none can be set."""
        return None

    @property
    def timers(self) -> "Timers | None":
        """What announces their walks; None where none can be set."""
        return None


NOWHERE = Nearby()


class Scene(NamedTuple):
    """What a question meets: the knowledge, the talk so far, the walker, time and chance.

    returning: this walker was here before. now: in UTC. answer: answers a complete question.

    What a guided walk needs as well: the record that is kept of the walker, and whether one could
    be had; the locale; what is around them.
    """

    knowledge: Knowledge
    context: Context
    returning: bool
    now: datetime
    chance: Random
    answer: Callable[[Question], Answer]
    record: Mapping[str, Any] = {}
    known: bool = True
    locale: str = ""
    around: Nearby = NOWHERE

    @property
    def reminders(self) -> "Reminders | None":
        """The reminders of who speaks; None where none can be set."""
        return self.around.reminders

    @property
    def timers(self) -> "Timers | None":
        """The timers of who speaks; None where none can be set."""
        return self.around.timers

    @property
    def zone(self) -> str | None:
        """The name of the walker's time zone, None where nobody knows it."""
        return self.around.zone

    @property
    def moment(self) -> datetime:
        """When the words were said, in whole seconds."""
        return self.around.moment

    @property
    def player(self) -> Player | None:
        """The audio player of the device, None where it has none."""
        return self.around.player

    @property
    def last(self) -> Answer | None:
        """The last answer once more, or None where nothing was said."""
        last = self.context.last
        return self.answer(last.asked) if last else None


def why(scene: Scene, asked: Question) -> Answer:
    """Answer with the reason of the last answer, or with more of it where that was the reason."""
    last = scene.last
    if last is None or not last.why:
        return asking(texts.WHY_WHAT)
    if {part.key for part in last.why} <= {part.key for part in last.spoken}:
        return more(scene, asked)
    return Answer(
        last.why,
        topic=last.topic,
        findings=last.findings,
        evidence=last.evidence,
        offer=offers(texts.OFFER_SOURCE, Question("source")),
        title=last.title,
    )


def more(scene: Scene, asked: Question) -> Answer:
    """Answer with the details of the last answer; the turn speaks the next ones untold."""
    last = scene.last
    if last is None:
        return walking.overview(scene.knowledge, Question("overview"))
    return Answer(
        (),
        topic=last.topic,
        findings=last.findings,
        details=last.details,
        evidence=last.evidence,
        offer=offers(texts.OFFER_GO_ON, Question("more")),
        title=last.title,
    )


def source(scene: Scene, asked: Question) -> Answer:
    """Answer where the last answer comes from, how big that study is or how old.

    Where a muscle or a way of walking is named, that is asked of what is known of it.
    """
    if asked.subject in scene.knowledge.benefits:
        claim = scene.answer(Question("benefit", subject=asked.subject))
        told = sources.source(scene.knowledge, asked, claim, scene.now.year)
        return _of_named(told, claim.topic) if claim.evidence else claim
    if not asked.muscles and not asked.conditions:
        last = scene.last
        if last is not None and not last.evidence and last.why == (says(texts.TIP_IS_PRACTICE),):
            return Answer(last.why, title=texts.TITLE_SOURCE)
        return sources.source(scene.knowledge, asked, last, scene.now.year)
    known = Question("muscle_condition", asked.muscles, asked.conditions)
    behind = scene.answer(known)
    if not asked.muscles:  # of a way of walking, what speaks for it comes first
        advised = scene.answer(Question("advice", conditions=asked.conditions))
        behind = advised if advised.evidence else behind
    return _of_named(sources.source(scene.knowledge, asked, behind, scene.now.year), known)


def _of_named(answer: Answer, topic: Question | None) -> Answer:
    """Return the first source of what was named, as a walker says it who was asked for one."""
    parts = tuple(
        part._replace(key=texts.SOURCE_NAMED) if part.key == texts.SOURCE_FIRST else part
        for part in answer.parts[:1]
    )
    return answer._replace(parts=parts, topic=topic)


def how_much(scene: Scene, asked: Question) -> Answer:
    """Answer with a figure: of what was spoken last, or of what is named; how long a tip takes."""
    tip = scene.knowledge.tips.get(asked.tip or "")
    trained = scene.context.last is not None and scene.context.last.asked.kind in _TRAINED
    if asked.subject == measures.TIME and (tip or trained or asked.conditions):
        how = asked.but(conditions=()) if trained else asked
        return moments.how_long(scene.knowledge, how)
    if tip:
        asked = asked.but(tip=None, conditions=tip.conditions[:1])
    last = scene.context.last
    same = (asked.muscles, asked.conditions)
    goes_on = last is not None and (last.asked.muscles, last.asked.conditions) == same
    spoken = last.findings if last and goes_on else ()
    return measures.how_much(scene.knowledge, asked, spoken)


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
    return moments.moment(scene.knowledge, _careful(scene, asked), scene.context.tips, scene.chance)


def how_to_exercise(scene: Scene, asked: Question) -> Answer:
    """Answer how an exercise is done; where muscles alone are named, one that was not spoken of."""
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
    trained = last is not None and (
        last.asked.kind in _TRAINED or last.asked.subject == training.DAYS
    )
    goes_on = last is not None and not trained and last.asked.kind not in _UNWELL
    if asked.subject == moments.DONE and asked.tip is None and goes_on:
        wish = _careful(scene, Question("moment"))
        return moments.next_to_do(scene.knowledge, wish, scene.context.tips, scene.chance)
    wish = _careful(scene, last.asked if last and (asked.tip or trained) else Question("tip"))
    return moments.feedback(scene.knowledge, asked, wish, scene.context.tips)


def _careful(scene: Scene, asked: Question) -> Question:
    return asked.but(circumstance=asked.circumstance or scene.context.circumstance)


def safe(scene: Scene, asked: Question) -> Answer:
    """Answer whether what was talked about is safe, or a pain that was told of bad."""
    last = scene.context.last
    if last is not None and last.asked.kind in ("soreness", "pain"):
        return safety.how_bad(scene.knowledge, last.asked)
    return safety.caution(scene.knowledge, asked)


def keep_walking(scene: Scene, asked: Question) -> Answer:
    """Answer whether to walk on, by the sign that was named last."""
    last = scene.context.last
    return safety.keep_walking(scene.knowledge, asked, last.asked if last else None)


def launch(scene: Scene, asked: Question) -> Answer:
    """Greet a walker."""
    return small_talk.launch(back_again=scene.returning)


def no(scene: Scene, asked: Question) -> Answer:
    """Take a "no": after an offer ask what else, without one say goodbye."""
    expects = scene.context.expects
    offered = expects is not None and expects.how != "if_yes"
    return small_talk.no(offered=offered)


def help_(scene: Scene, asked: Question) -> Answer:
    """Help where the walker is; somebody unwell hears once more what to do."""
    last = scene.context.last
    if last is not None and last.asked.kind == "pain":
        return scene.answer(last.asked)
    return small_talk.help_with(last.asked if last else None)


def fallback(scene: Scene, asked: Question) -> Answer:
    """Repair what was not understood, another way each time in a row; go on from what was said."""
    last = scene.context.last
    near = None
    if last is not None and not scene.context.recalled and last.asked.kind not in _UNWELL:
        near = _name(scene.knowledge, last.asked)
    return small_talk.fallback(scene.context.misses, near)


def _name(knowledge: Knowledge, asked: Question) -> str | None:
    """Return the key of the name of what was asked about: a way of walking, else a muscle."""
    if asked.conditions:
        return f"conditions.{asked.conditions[0]}.name"
    return f"{keys.target(knowledge, asked.muscles[0])}.name" if asked.muscles else None


def lost(scene: Scene, asked: Question) -> Answer:
    """Ask back: something was meant that nobody mentioned."""
    return asking(texts.WHY_WHAT)


def what_you_know(scene: Scene, asked: Question) -> Answer:
    """Tell a walker what is kept of them."""
    context = scene.context
    walked: tuple[Part, ...] = ()
    if scene.record.get("walks"):
        from skill.talk.walk.summary import number_of_walks  # noqa: PLC0415 - only for who walked

        walked = (number_of_walks(scene.record),)
    return small_talk.what_you_know(walked, known=bool(context.tips or context.last or walked))
