"""What is said around the questions, as the talk stands: hello, help, and what to do when lost."""

from skill.coach import keys, small_talk, texts
from skill.coach.answer import Answer, Part
from skill.coach.answer import asks as asking
from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.talk.scene import Scene

#: Kinds that tell of a pain: nobody is led on from it to something else.
UNWELL = frozenset(("pain", "soreness"))


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
    last, thread = scene.context.last, scene.context.thread
    hurts = thread or (last.asked if last else None)
    if hurts is not None and hurts.kind == "pain":
        return scene.answer(hurts)
    return small_talk.help_with(last.asked if last else None)


def fallback(scene: Scene, asked: Question) -> Answer:
    """Repair what was not understood, another way each time in a row; go on from what was said."""
    last = scene.context.last
    near = None
    if last is not None and not scene.context.recalled and last.asked.kind not in UNWELL:
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
