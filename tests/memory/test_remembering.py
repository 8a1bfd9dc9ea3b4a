"""What a walker notices of being remembered, and of being forgotten."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from ask_sdk_model.request_envelope import RequestEnvelope

from skill.alexa.app import build
from skill.alexa.walker import Log, Walkers
from skill.knowledge.model import Knowledge
from skill.lambda_function import Handler, make_handler
from skill.languages.words import Languages, Words
from skill.memory.store import Store, Stored, StoreError
from tests.alexa.talk import Talk, request, speech
from tests.chat import NOON
from tests.languages.wordings import texts, wordings

DISABLED = "amzn1.ask.account.FAKEUSER0001"
Envelopes = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="module")
def english(languages: Languages) -> Words:
    return languages.words("en-US")


@pytest.fixture
def talk(handler: Handler) -> Talk:
    return Talk(handler)


def is_told(answer: str, words: Words, key: str) -> bool:
    """Tell whether an answer holds one of the wordings of a text."""
    return any(text in answer for text in wordings(words, key))


def tip(answer: str) -> str:
    """The id of the tip that an answer gives."""
    found = texts("en-US").items()
    return next(k for k, says in found if k.endswith(".say") and k.startswith("tips.")
                if any(say in answer for say in says))  # fmt: skip


def test_who_comes_back_is_greeted_differently(talk: Talk, english: Words) -> None:
    """The first launch explains the skill, the second only says hello again."""
    assert is_told(talk.ask(), english, "prompts.launch_first")
    talk.ask("AMAZON.StopIntent")
    assert is_told(talk.ask(), english, "prompts.launch_back")


def test_who_asked_before_is_greeted_as_known(talk: Talk, english: Words) -> None:
    """A one-shot question is a visit too."""
    talk.ask("ConditionMusclesIntent", condition="uphill")
    assert is_told(talk.ask(), english, "prompts.launch_back")


def test_without_a_memory_everybody_is_new(english: Words) -> None:
    """A skill without a store greets each launch as the first, and works."""
    talk = Talk(make_handler(None, chance=Random(7)))
    for _ in range(2):
        assert is_told(talk.ask(), english, "prompts.launch_first")
        talk.ask("AMAZON.StopIntent")


def test_two_walkers_share_nothing(handler: Handler, english: Words) -> None:
    """What one walker asked is not known when another comes."""
    Talk(handler, user="one").ask("ConditionMusclesIntent", condition="uphill")
    other = Talk(handler, user="other")
    assert is_told(other.ask(), english, "prompts.launch_first")
    other.ask("AMAZON.StopIntent")
    assert is_told(other.ask("WhyIntent"), english, "prompts.why_what")


def test_tips_are_not_repeated_over_sessions(talk: Talk) -> None:
    """A walker who asks for a tip each day hears a new one each day."""
    heard = [tip(talk.ask("TipIntent")) for _ in range(40)]
    assert not talk.open
    assert len(set(heard)) == 40


def test_another_tip_next_day(talk: Talk) -> None:
    """ "Another one" in a new session gives another tip for the same thing."""
    first = tip(talk.ask("TipIntent", muscle="calves"))
    assert tip(talk.ask("AnotherIntent")) != first


def test_a_tip_in_a_talk_is_remembered_at_once(handler: Handler) -> None:
    """A session that breaks off without a goodbye does not lose the tip given in it."""
    talk = Talk(handler)
    talk.ask()
    first = tip(talk.ask("TipIntent", muscle="calves"))
    assert tip(Talk(handler).ask("TipIntent", muscle="calves")) != first


def test_why_goes_on_from_the_last_session(talk: Talk, english: Words) -> None:
    """ "Alexa, ask Walking Muscles why" after a one-shot explains that answer."""
    talk.ask("ConditionMusclesIntent", condition="uphill")
    assert not talk.open
    assert is_told(talk.ask("WhyIntent"), english, "conditions.uphill.why")


def test_repeat_goes_on_from_the_last_session(talk: Talk) -> None:
    """ "Repeat that" after a one-shot says the same again."""
    first = talk.ask("ConditionMusclesIntent", condition="uphill")
    assert talk.ask("AMAZON.RepeatIntent") == first


def test_a_launch_starts_afresh(talk: Talk, english: Words) -> None:
    """After a launch the old topic is gone, but not the tips."""
    talk.ask("ConditionMusclesIntent", condition="uphill")
    talk.ask()
    assert is_told(talk.ask("WhyIntent"), english, "prompts.why_what")


def test_what_is_known_of_a_stranger(talk: Talk, english: Words) -> None:
    """Who was never here hears that nothing is known."""
    assert is_told(talk.ask("WhatYouKnowIntent"), english, "prompts.know_nothing")


def test_what_is_known_of_a_guest(talk: Talk, english: Words) -> None:
    """Who had a tip hears what is kept."""
    talk.ask("TipIntent")
    assert is_told(talk.ask("WhatYouKnowIntent"), english, "prompts.know_record")


def test_forgetting_needs_a_yes(talk: Talk, english: Words) -> None:
    """ "Forget me" first says what would go, and "yes" deletes it."""
    talk.ask("TipIntent")
    assert is_told(talk.ask("ForgetMeIntent"), english, "prompts.forget_explain")
    assert talk.open
    assert is_told(talk.ask("AMAZON.YesIntent"), english, "prompts.forgotten")
    assert not talk.open
    assert is_told(talk.ask("WhatYouKnowIntent"), english, "prompts.know_nothing")
    assert is_told(talk.ask(), english, "prompts.launch_first")


def test_a_no_forgets_nothing(talk: Talk, english: Words) -> None:
    """Who says "no" after "forget me" is still known."""
    talk.ask("TipIntent")
    talk.ask("ForgetMeIntent")
    talk.ask("AMAZON.NoIntent")
    talk.ask("AMAZON.StopIntent")
    assert is_told(talk.ask(), english, "prompts.launch_back")


@pytest.mark.parametrize(
    ("event", "greeting"),
    [
        ("event_skill_disabled_not_persisted", "prompts.launch_first"),
        ("event_skill_disabled_persisted", "prompts.launch_back"),
    ],
)
def test_leaving_the_skill(
    handler: Handler, envelope: Envelopes, english: Words, event: str, greeting: str
) -> None:
    """Who disables the skill is forgotten, unless Alexa says that the data is to stay."""
    Talk(handler, user=DISABLED).ask("TipIntent")
    assert handler(envelope(event), None)["response"] == {}
    assert is_told(Talk(handler, user=DISABLED).ask(), english, greeting)


def test_leaving_forgets_nobody_else(handler: Handler, envelope: Envelopes, english: Words) -> None:
    """Another walker's record stays when one leaves."""
    Talk(handler, user="other").ask("TipIntent")
    handler(envelope("event_skill_disabled_not_persisted"), None)
    assert is_told(Talk(handler, user="other").ask(), english, "prompts.launch_back")


class BrokenStore:
    """A store that has lost its disk, and is indiscreet about it."""

    keeps_time = False

    def open(self) -> None:
        """Seem to be ready."""

    def load(self, key: str) -> Stored | None:
        raise StoreError(f"cannot load {key}")

    def save(self, key: str, text: str, expected: int | None) -> int:
        raise StoreError(f"cannot save {key} {text}")

    def set_aside(self, key: str, found: Stored) -> int:
        raise StoreError(f"cannot set {key} aside")

    def forget(self, key: str) -> None:
        raise StoreError(f"cannot forget {key}")


def handler_with(store: Store, knowledge: Knowledge, languages: Languages, log: Log) -> Handler:
    """The handler of a skill that keeps its walkers in this store, under their own names."""
    skill = build(knowledge, languages, Walkers(store, log=log), Random(7), log, lambda: NOON)
    serializer: Any = skill.serializer

    def handle(event: Any, context: Any = None) -> dict[str, Any]:
        answer = skill.invoke(serializer.deserialize(event, RequestEnvelope), context)
        found: dict[str, Any] = serializer.serialize(answer)
        return found

    return handle


@pytest.fixture
def forgetful(
    knowledge: Knowledge, languages: Languages, reported: list[tuple[str, str]]
) -> Handler:
    """A skill whose store always fails."""
    return handler_with(
        BrokenStore(), knowledge, languages, lambda fault, where: reported.append((fault, where))
    )


def test_a_broken_store_costs_only_the_memory(forgetful: Handler, english: Words) -> None:
    """Every question is answered, and a talk goes on, while the store is down."""
    talk = Talk(forgetful)
    assert is_told(talk.ask(), english, "prompts.launch_first")
    assert is_told(
        talk.ask("ConditionMusclesIntent", condition="uphill"), english, "conditions.uphill.muscles"
    )
    assert is_told(talk.ask("WhyIntent"), english, "conditions.uphill.why")
    assert tip(talk.ask("TipIntent"))


def test_a_broken_store_is_logged_without_the_walker(
    forgetful: Handler, reported: list[tuple[str, str]]
) -> None:
    """The log tells once which part of the memory failed, and not whose."""
    forgetful(request("TipIntent", user="amzn1.ask.account.SECRET"), None)
    forgetful(request("TipIntent", user="amzn1.ask.account.SECRET"), None)
    assert reported == [("StoreError", "memory.load")]


def test_a_broken_store_does_not_claim_to_have_forgotten(
    forgetful: Handler, english: Words, reported: list[tuple[str, str]]
) -> None:
    """Where deleting failed, the walker is told so."""
    talk = Talk(forgetful)
    talk.ask("ForgetMeIntent")
    assert is_told(talk.ask("AMAZON.YesIntent"), english, "prompts.not_forgotten")
    assert reported[-1] == ("StoreError", "memory.forget")


def test_a_walker_without_an_id_is_answered(handler: Handler) -> None:
    """A request that names no user is answered, and nothing is kept."""
    event = request("TipIntent")
    del event["session"]["user"]
    del event["context"]["System"]["user"]
    assert tip(speech(handler(event, None)))


def test_the_file_does_not_hold_the_user_id(tmp_path: Any) -> None:
    """What lies on the disk names nobody."""
    path = tmp_path / "walkers.db"
    Talk(make_handler(str(path), chance=Random(7)), user="amzn1.ask.account.SECRET").ask(
        "TipIntent"
    )
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"tips" in kept
    assert b"SECRET" not in kept
