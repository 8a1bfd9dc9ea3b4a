"""What is said around the questions: hello, help, thanks, goodbye, and what to do when lost."""

from __future__ import annotations

from collections.abc import Callable

from skill.coach import keys
from skill.coach.answer import Answer, Offer, Quoted, asks, says
from skill.coach.question import Question
from skill.knowledge.model import Knowledge

#: What is said to one thing misunderstood after another.
FALLBACKS = ("prompts.fallback_1", "prompts.fallback_2", "prompts.fallback_3")
#: One more thing misunderstood than this, and the skill leaves politely.
MOST_MISSES = len(FALLBACKS)


def asking(key: str) -> Callable[[Knowledge, Question], Answer]:
    """Return what answers with one text that ends in a question."""
    return lambda knowledge, asked: asks(key)


def parting(key: str) -> Callable[[Knowledge, Question], Answer]:
    """Return what answers with one text that says goodbye."""
    return lambda knowledge, asked: Answer((says(key),), ends=True, content=False)


def launch(*, back_again: bool) -> Answer:
    """Greet: the first time with what the skill is for and a word on safety, later in short."""
    return asks("prompts.launch_back" if back_again else "prompts.launch_first")


def help_with(topic: Question | None) -> Answer:
    """Help where the walker is: on a topic, what can be asked about it; else two examples."""
    if topic is not None and topic.muscles:
        key = "prompts.help_muscle"
    elif topic is not None and topic.conditions:
        key = "prompts.help_condition"
    else:
        key = "prompts.help"
    return asks(key)


def fallback(misses: int) -> Answer:
    """Repair: first say what the skill is for, then an example, then a choice of two, then go."""
    step = min(misses + 1, MOST_MISSES + 1)
    if step > MOST_MISSES:
        return Answer((says("prompts.leave_lost"),), ends=True, content=False)
    offer = Offer("offers.tip_general", Question("tip")) if step == MOST_MISSES else None
    return Answer((says(FALLBACKS[step - 1]),), offer=offer, asks=offer is None, content=False)


def other_activity(knowledge: Knowledge, asked: Question) -> Answer:
    """Say honestly that only walking is known here, whatever other sport was named."""
    if asked.subject is None:
        return asks("prompts.only_walking")
    part = says("prompts.only_walking_not", activity=f"activities.{asked.subject}.name")
    return Answer((part,), asks=True, content=False)


def which_of_two(knowledge: Knowledge, asked: Question) -> Answer:
    """Ask which of two muscles was meant, where Alexa could not tell."""
    one, other = (f"{keys.target(knowledge, m)}.say" for m in asked.muscles[:2])
    question = says("prompts.which_of_two", one=one, other=other)
    return Answer((question,), asks=True, choice=asked.muscles[:2], content=False)


def what_you_know(*, known: bool) -> Answer:
    """Tell a walker what is kept of them."""
    key = "prompts.know_record" if known else "prompts.know_nothing"
    return Answer((says(key),), title="titles.memory")


def forget_me(knowledge: Knowledge, asked: Question) -> Answer:
    """Say what would be deleted, and ask whether to."""
    offer = Offer("offers.forget", Question("forgotten"))
    return Answer((says("prompts.forget_explain"),), offer=offer, content=False)


def unknown(asked: Question, key: str) -> Answer:
    """Say that a name is not known, repeat it, and ask for another with an example."""
    return Answer((says(key, heard=Quoted(asked.unknown or "")),), asks=True, content=False)


def no(*, offered: bool) -> Answer:
    """Take a "no": after an offer ask what else, without one say goodbye."""
    if not offered:
        return Answer((says("prompts.goodbye_kind"),), ends=True, content=False)
    return asks("prompts.no_offer")


def yes_to_nothing(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer a "yes" where nothing was offered."""
    return asks("prompts.yes_to_what")
