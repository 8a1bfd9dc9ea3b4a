"""What is said to who was not understood, wants it again, slower or shorter, or asks for help."""

from __future__ import annotations

from typing import Any

import pytest

from skill.lambda_function import Handler
from tests.alexa.talk import UPHILL, Talk, request, speech, statements


def test_the_repair_ladder(talk: Talk, says: Any) -> None:
    """Not understood: first what the skill is for, then an example, then a choice, then goodbye."""
    steps = ["prompts.fallback_1", "prompts.fallback_2", "prompts.fallback_3", "prompts.leave_lost"]
    for step in steps:
        assert talk.open
        assert says(talk.ask("AMAZON.FallbackIntent"), step)
    assert not talk.open


def test_an_answer_resets_the_ladder(talk: Talk, says: Any) -> None:
    """Once something was understood, repair starts at its first step again."""
    talk.ask("AMAZON.FallbackIntent")
    talk.ask("AMAZON.FallbackIntent")
    talk.ask("OverviewIntent")
    assert says(talk.ask("AMAZON.FallbackIntent"), "prompts.fallback_1")


def test_the_choice_of_the_third_step_can_be_taken(talk: Talk, says: Any) -> None:
    """The third step offers a tip, and "yes" gives it."""
    for _ in range(3):
        talk.ask("AMAZON.FallbackIntent")
    answer = talk.ask("AMAZON.YesIntent")
    assert says(answer, "offers.another_tip")


def test_repair_leaves_the_topic_alone(talk: Talk, says: Any) -> None:
    """After a misunderstanding "why" still means what was talked about before."""
    talk.ask(UPHILL[0], **UPHILL[1])
    talk.ask("AMAZON.FallbackIntent")
    assert says(talk.ask("WhyIntent"), "conditions.uphill.why")


@pytest.mark.parametrize("intent", ["AMAZON.RepeatIntent", "AMAZON.PreviousIntent"])
def test_repeat(talk: Talk, intent: str) -> None:
    """ "Repeat" says the same words again, question and all, as often as asked."""
    first = talk.ask(UPHILL[0], **UPHILL[1])
    assert [talk.ask(intent), talk.ask(intent)] == [first, first]
    assert talk.open


def test_slower(handler: Handler) -> None:
    """ "Slower" says the same words slowly; the next answer comes at the usual pace."""
    first = handler(request(*UPHILL, new=False), None)
    state = first["sessionAttributes"]
    slow = handler(request("SlowerIntent", new=False, attributes=state), None)
    assert speech(slow) == speech(first)
    assert '<prosody rate="slow">' in slow["response"]["outputSpeech"]["ssml"]
    state = slow["sessionAttributes"]
    again = handler(request("AMAZON.RepeatIntent", new=False, attributes=state), None)
    assert "prosody" not in again["response"]["outputSpeech"]["ssml"]


def test_shorter(talk: Talk) -> None:
    """ "Shorter" says the first sentence and a question, and repeating gives the whole again."""
    first = talk.ask("WalkingTargetIntent")
    short = talk.ask("ShorterIntent")
    sentence = first.split(". ")[0]
    assert short.startswith(sentence)
    assert statements(short) == f"{sentence}."
    assert short.count("?") == 1
    assert talk.ask("AMAZON.RepeatIntent") == first


@pytest.mark.parametrize("intent", ["AMAZON.RepeatIntent", "SlowerIntent", "ShorterIntent"])
def test_there_is_nothing_to_repeat(handler: Handler, says: Any, intent: str) -> None:
    """Where nothing was said yet, the skill says so and asks."""
    talk = Talk(handler)
    assert says(talk.ask(intent), "prompts.repeat_what")
    assert talk.open


@pytest.mark.parametrize(
    ("before", "prompt"),
    [
        (None, "prompts.help"),
        (UPHILL, "prompts.help_condition"),
        (("MuscleRoleIntent", {"muscle": "calves"}), "prompts.help_muscle"),
        (("JobIntent", {"job": "push_off"}), "prompts.help_muscle"),
        (("WalkingTargetIntent", {}), "prompts.help"),
    ],
)
def test_help_depends_on_the_topic(
    talk: Talk, says: Any, before: tuple[str, dict[str, Any]] | None, prompt: str
) -> None:
    """Help names what can be asked where the walker is."""
    if before:
        talk.ask(before[0], **before[1])
    assert says(talk.ask("AMAZON.HelpIntent"), prompt)
    assert talk.open
