"""What is said around the questions: hello, help, thanks, goodbye, and what to do when lost."""

from __future__ import annotations

from collections.abc import Mapping

from skill.coach import keys
from skill.coach.answer import Answer, Heard, Offer, says
from skill.coach.question import Question
from skill.coach.talk import Talk
from skill.knowledge.model import Knowledge

#: What is said to one thing misunderstood after another.
FALLBACKS = ("prompts.fallback_1", "prompts.fallback_2", "prompts.fallback_3")
#: One more thing misunderstood than this, and the skill leaves politely.
MOST_MISSES = len(FALLBACKS)

#: Small talk that one text answers: its key, and whether it ends in a question.
SIMPLE: Mapping[str, tuple[str, bool]] = {
    "capabilities": ("prompts.capabilities", True),
    "greeting": ("prompts.greeting", True),
    "ready": ("prompts.ready", True),
    "guided_walk": ("prompts.not_yet_walk", True),
    "reminder": ("prompts.not_yet_reminder", True),
    "progress": ("prompts.not_yet_progress", True),
    "quiz": ("prompts.not_yet_quiz", True),
    "thanks": ("prompts.thanks", False),
    "stop": ("prompts.goodbye", False),
    "forgotten": ("prompts.forgotten", False),
    "not_forgotten": ("prompts.not_forgotten", False),
}


def simple(asked: Question) -> Answer:
    """Answer with one text that either asks or says goodbye."""
    key, asks = SIMPLE[asked.kind]
    return Answer((says(key),), asks=asks, ends=not asks, content=False)


def launch(*, back_again: bool) -> Answer:
    """Greet: the first time with what the skill is for and a word on safety, later in short."""
    key = "prompts.launch_back" if back_again else "prompts.launch_first"
    return Answer((says(key),), asks=True, content=False)


def help_with(talk: Talk) -> Answer:
    """Help where the walker is: on a topic, what can be asked about it; else two examples."""
    topic = talk.topic
    if topic is not None and topic.muscles:
        key = "prompts.help_muscle"
    elif topic is not None and topic.conditions:
        key = "prompts.help_condition"
    else:
        key = "prompts.help"
    return Answer((says(key),), asks=True, content=False)


def fallback(talk: Talk) -> Answer:
    """Repair: first say what the skill is for, then an example, then a choice of two, then go."""
    step = min(talk.misses + 1, MOST_MISSES + 1)
    if step > MOST_MISSES:
        return Answer((says("prompts.leave_lost"),), ends=True, content=False)
    offer = Offer("offers.tip_general", Question("tip")) if step == MOST_MISSES else None
    return Answer((says(FALLBACKS[step - 1]),), offer=offer, asks=offer is None, content=False)


def other_activity(asked: Question) -> Answer:
    """Say honestly that only walking is known here, whatever other sport was named."""
    if asked.subject is None:
        return Answer((says("prompts.only_walking"),), asks=True, content=False)
    part = says("prompts.only_walking_not", activity=f"activities.{asked.subject}.name")
    return Answer((part,), asks=True, content=False)


def which_of_two(asked: Question, knowledge: Knowledge) -> Answer:
    """Ask which of two muscles was meant, where Alexa could not tell."""
    one, other = (f"{keys.target(knowledge, m)}.say" for m in asked.muscles[:2])
    return Answer((says("prompts.which_of_two", one=one, other=other),), asks=True, content=False)


def what_you_know(talk: Talk) -> Answer:
    """Tell a walker what is kept of them."""
    known = talk.tips or talk.topic
    key = "prompts.know_record" if known else "prompts.know_nothing"
    return Answer((says(key),), title="titles.memory")


def forget_me() -> Answer:
    """Say what would be deleted, and ask whether to."""
    offer = Offer("offers.forget", Question("forgotten"))
    return Answer((says("prompts.forget_explain"),), offer=offer, content=False)


def unknown(asked: Question, key: str) -> Answer:
    """Say that a name is not known, repeat it, and ask for another with an example."""
    return Answer(
        (says(key, heard=Heard(asked.unknown or "")),), topic=None, asks=True, content=False
    )


def no(talk: Talk) -> Answer:
    """Take a "no": after an offer ask what else, without one say goodbye."""
    if talk.offer is None:
        return Answer((says("prompts.goodbye_kind"),), ends=True, content=False)
    return Answer((says("prompts.no_offer"),), asks=True, content=False)


def yes_to_nothing() -> Answer:
    """Answer a "yes" where nothing was offered."""
    return Answer((says("prompts.yes_to_what"),), asks=True, content=False)
