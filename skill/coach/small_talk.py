"""What is said around the questions: hello, help, thanks, goodbye, and what to do when lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from skill.coach import keys, texts
from skill.coach.answer import Answer, Part, Quoted, asks, offers, says
from skill.coach.question import Question
from skill.knowledge.model import Knowledge

#: What is said to one thing misunderstood after another.
FALLBACKS = (texts.FALLBACK_1, texts.FALLBACK_2, texts.FALLBACK_3)
#: One more thing misunderstood than this, and the skill leaves politely.
MOST_MISSES = len(FALLBACKS)


def asking(key: str) -> Callable[[Knowledge, Question], Answer]:
    """Return what answers with one text that ends in a question."""
    return lambda knowledge, asked: asks(key)


def parting(key: str) -> Callable[[Knowledge, Question], Answer]:
    """Return what answers with one text that says goodbye."""
    return lambda knowledge, asked: Answer(parts=(says(key),), ends=True, content=False)


@cache
def launch(*, back_again: bool) -> Answer:
    """Greet: the first time with what the skill is for and a word on safety, later in short."""
    return asks(texts.LAUNCH_BACK if back_again else texts.LAUNCH_FIRST)


def help_with(topic: Question | None) -> Answer:
    """Help where the walker is: on a topic, what can be asked about it; else two examples."""
    if topic is not None and topic.muscles:
        key = texts.HELP_MUSCLE
    elif topic is not None and topic.conditions:
        key = texts.HELP_CONDITION
    else:
        key = texts.HELP
    return asks(key)


def fallback(misses: int, near: str | None = None) -> Answer:
    """Repair: first say what the skill is for, then an example, then a choice of two, then go.

    near: the name of what was talked about last; the first repair goes on from it.
    """
    step = min(misses + 1, MOST_MISSES + 1)
    if near is not None and not misses:
        return Answer(parts=(says(texts.FALLBACK_NEAR, name=near),), asks=True, content=False)
    if step > MOST_MISSES:
        return Answer(parts=(says(texts.LEAVE_LOST),), ends=True, content=False)
    offer = offers(texts.OFFER_TIP_GENERAL, Question("tip")) if step == MOST_MISSES else None
    return Answer(
        parts=(says(FALLBACKS[step - 1]),), offer=offer, asks=offer is None, content=False
    )


def which_of_two(knowledge: Knowledge, asked: Question) -> Answer:
    """Ask which of two muscles was meant, where Alexa could not tell."""
    one, other = (f"{keys.target(knowledge, m)}.say" for m in asked.muscles[:2])
    question = says(texts.WHICH_OF_TWO, one=one, other=other)
    return Answer(parts=(question,), asks=True, choice=asked.muscles[:2], content=False)


def what_you_know(more: tuple[Part, ...] = (), *, known: bool) -> Answer:
    """Tell a walker what is kept of them; `more` is what is told beside the rest."""
    key = texts.KNOW_RECORD if known else texts.KNOW_NOTHING
    forget = Question("forget_me")
    return Answer(parts=(says(key), *more), title=texts.TITLE_MEMORY, waits=("name", forget))


def forget_me(knowledge: Knowledge, asked: Question) -> Answer:
    """Say what would be deleted, and ask whether to."""
    offer = offers(texts.OFFER_FORGET, Question("forgotten"))
    return Answer(parts=(says(texts.FORGET_EXPLAIN),), offer=offer, content=False)


def unknown(asked: Question, key: str) -> Answer:
    """Say that a name is not known, repeat it, and ask for another with an example."""
    return Answer(
        parts=(says(key, heard=Quoted(words=asked.unknown or "")),), asks=True, content=False
    )


def no(*, offered: bool) -> Answer:
    """Take a "no": after an offer ask what else, without one say goodbye."""
    if not offered:
        return Answer(parts=(says(texts.GOODBYE_KIND),), ends=True, content=False)
    return asks(texts.NO_OFFER)


def yes_to_nothing(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer a "yes" where nothing was offered."""
    return asks(texts.YES_TO_WHAT)
