"""Requests that are no utterance, silence, names, and what is not heard."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from alexa_desk import Alexa, Device, parse_model
from tests.simulator.kiosk import BUILT_IN, Skill, desk, says

ENVELOPES = sorted((Path(__file__).parents[1] / "envelopes").glob("*.json"))


def test_any_envelope_can_be_sent() -> None:
    """A whole envelope goes out as it is, but the services it names are ours."""
    seen: list[dict[str, Any]] = []

    def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
        seen.append(event)
        fulfil = {"canFulfillIntent": {"canFulfill": "NO"}}
        can = event["request"]["type"] == "CanFulfillIntentRequest"
        return {"version": "1.0", "response": fulfil if can else {}}

    for path in ENVELOPES:
        envelope = json.loads(path.read_text("utf-8"))
        turn = desk(handler).send(envelope)  # type: ignore[arg-type]  # no Skill on purpose
        assert (path.stem, turn.error) == (path.stem, None)
        assert seen[-1]["request"] == envelope["request"]
        assert seen[-1]["context"]["System"]["apiEndpoint"].startswith("https://127.0.0.1:")


@pytest.mark.parametrize(
    ("kind", "session", "device"),
    [
        ("LaunchRequest", True, True),
        ("Alexa.Presentation.APL.UserEvent", True, True),
        ("Connections.Response", True, True),
        ("AudioPlayer.PlaybackFailed", False, True),
        ("PlaybackController.PlayCommandIssued", False, True),
        ("AlexaSkillEvent.SkillDisabled", False, False),
        ("Messaging.MessageReceived", False, False),
        ("Reminders.ReminderStarted", False, False),
    ],
)
def test_a_type_is_put_into_its_envelope(kind: str, session: bool, device: bool) -> None:
    """What belongs to a session has one, and what a device sends names it."""
    skill = Skill({})
    request = desk(skill).send(kind).request or {}
    assert ("session" in request, "device" in request["context"]["System"]) == (session, device)
    assert skill.requests[0]["type"] == kind


def test_an_intent_is_sent_by_its_name() -> None:
    """Whoever names an intent in a request's place means that intent."""
    skill = Skill(says("Hi."))
    turn = desk(skill).send("AMAZON.HelpIntent")
    assert (turn.intent, skill.requests[0]["type"]) == ("AMAZON.HelpIntent", "IntentRequest")


@pytest.mark.parametrize("reason", ["USER_INITIATED", "ERROR", "EXCEEDED_MAX_REPROMPTS"])
def test_a_session_may_end_for_each_reason(reason: str) -> None:
    """The skill is told which, and the session is over."""
    skill = Skill(says("Hi."))
    alexa = desk(skill)
    alexa.say("any news today")
    assert alexa.end(reason).intent == "SessionEndedRequest"
    assert skill.requests[-1]["reason"] == reason
    assert not alexa.session_open()


def test_silence_brings_the_reprompt_and_then_the_end() -> None:
    """Eight seconds, the reprompt; eight more, EXCEEDED_MAX_REPROMPTS."""
    reprompt = {"outputSpeech": {"type": "PlainText", "text": "Well?"}}
    skill = Skill(says("Hi.", reprompt=reprompt))
    alexa = desk(skill)
    alexa.say("any news today")
    first = alexa.silence()
    assert (first.speech, first.session_open) == ("Well?", True)
    assert alexa.silence().session_open is False
    assert skill.requests[-1]["reason"] == "EXCEEDED_MAX_REPROMPTS"


def test_silence_adds_up() -> None:
    """Seven seconds and nine are twice eight."""
    reprompt = {"outputSpeech": {"type": "PlainText", "text": "Well?"}}
    alexa = desk(Skill(says("Hi.", reprompt=reprompt)))
    alexa.say("any news today")
    assert alexa.advance(7) == []
    assert [turn.speech for turn in alexa.advance(8)] == ["Well?"]
    assert [turn.intent for turn in alexa.advance(1)] == ["SessionEndedRequest"]


def test_without_a_reprompt_silence_ends_at_once() -> None:
    """An open session listens once."""
    alexa = desk(Skill(says("Hi.")))
    alexa.say("any news today")
    assert alexa.silence().intent == "SessionEndedRequest"


def test_typing_slowly_is_no_silence() -> None:
    """An hour of real time ends nothing: only time that is let pass does, and it adds up."""
    now = [datetime(2026, 10, 5, tzinfo=UTC)]
    alexa = desk(Skill(says("Hi.")), clock=lambda: now[0])
    alexa.say("any news today")
    now[0] += timedelta(hours=1)
    assert alexa.advance(7) == []
    assert alexa.session_open()
    now[0] += timedelta(hours=1)
    assert [turn.intent for turn in alexa.advance(1)] == ["SessionEndedRequest"]


@pytest.mark.parametrize("signs", ["...", "?", "-", "", "  ", "\N{GRINNING FACE}"])
def test_signs_alone_are_not_heard(signs: str) -> None:
    """Nothing is sent and the session goes on."""
    skill = Skill(says("Hi."))
    alexa = desk(skill)
    alexa.say("any news today")
    turn = alexa.say(signs)
    assert (turn.intent, turn.error, turn.session_open) == (None, None, True)
    assert len(skill.requests) == 1


@pytest.mark.parametrize("signs", ["", "..."])
def test_nothing_said_in_a_new_session_is_the_launch(signs: str) -> None:
    """The skill is opened without a word."""
    assert desk(Skill(says("Hi."))).say(signs, new_session=True).intent == "LaunchRequest"


def named(name: str, *samples: str, fallback: bool = True, locale: str = "en-US") -> Alexa:
    """A desk with a skill of that name and these samples."""
    built_in = [each for each in BUILT_IN if fallback or each != "Fallback"]
    intents = [{"name": f"AMAZON.{each}Intent", "samples": []} for each in built_in]
    own = [{"name": "OwnIntent", "samples": list(samples)}]
    content = {"invocationName": name, "intents": [*intents, *own], "types": []}
    document = {"interactionModel": {"languageModel": content}}
    return desk(Skill(says("Hi.")), {locale: parse_model(document, locale)})


@pytest.mark.parametrize("name", ["my garden", "the old mill", "a quiet hour"])
def test_a_name_may_begin_with_a_small_word(name: str) -> None:
    """An article or possessive belongs to the name, and may be left out."""
    assert named(name, "what grows").say(f"open {name}").intent == "LaunchRequest"
    short = name.partition(" ")[2]
    assert " " not in short or named(name).say(f"launch {short}").intent == "LaunchRequest"


@pytest.mark.parametrize(
    ("locale", "name", "said"),
    [
        ("de-DE", "mein drachen", "starte meinen drachen"),
        ("fr-FR", "mon jardin", "ouvre mon jardin"),
        ("es-ES", "mi jardín", "abre mi jardin"),
        ("it-IT", "il mio orto", "apri il mio orto"),
        ("pt-BR", "minha horta", "abrir minha horta"),
        ("nl-NL", "mijn tuin", "open mijn tuin"),
        ("hi-IN", "पतंग की दुकान", "पतंग की दुकान खोलो"),
        ("hi-IN", "पतंग की दुकान", "ओपन पतंग की दुकान"),
        ("ja-JP", "凧の店", "凧の店を開いて"),
        ("ja-JP", "凧の店", "アレクサ、凧の店をスタート"),
        ("ja-JP", "凧の店", "凧の店"),
        ("ar-SA", "حديقة الزهور", "افتح حديقة الزهور"),
    ],
)
def test_a_skill_is_opened_in_every_language(locale: str, name: str, said: str) -> None:
    """The word that opens stands before the name, or after it."""
    alexa = named(name, "xyz abc", locale=locale)
    assert alexa.say(said, locale).intent == "LaunchRequest"


def test_a_question_may_follow_a_name_without_blanks() -> None:
    """Japanese asks the skill by its name in one word."""
    alexa = named("凧の店", "風を教えて", locale="ja-JP")
    assert alexa.say("凧の店で風を教えて", "ja-JP").intent == "OwnIntent"


def test_a_sample_near_the_name_is_no_launch() -> None:
    """In an open session the skill's own sentence wins over its name."""
    alexa = named("garden facts", "tell me a garden fact", "garden facts")
    alexa.say("open garden facts")
    for words in ("tell me a garden fact", "garden facts"):
        turn = alexa.say(words)
        assert (turn.intent, turn.events) == ("OwnIntent", ())
    assert alexa.say("open garden facts").intent == "LaunchRequest"


def test_without_fallback_the_nearest_or_the_end() -> None:
    """Some intent of the skill's own, or a session that is told that it is over."""
    turn = named("garden facts", "what grows here", fallback=False).say("xylophone zebra")
    assert turn.intent == "OwnIntent" or turn.error


def test_the_nearest_intent_comes_with_what_was_said_for_its_slots() -> None:
    """Without a FallbackIntent nothing that was named is lost, whichever intent is nearest."""
    intents = [{"name": "AMAZON.StopIntent", "samples": []}]
    slots = [{"name": "port", "type": "Port"}, {"name": "day", "type": "AMAZON.DATE"}]
    samples = ["low tide {day} in {port}", "tides in {port}", "low tide {day}"]
    intents.append({"name": "TideIntent", "slots": slots, "samples": samples})
    ports = [{"name": {"value": name}} for name in ("whitby", "padstow")]
    language = {
        "invocationName": "sea wall",
        "intents": intents,
        "types": [{"name": "Port", "values": ports}],
    }
    document = {"interactionModel": {"languageModel": language}}
    alexa = desk(Skill(says("Well.")), {"en-US": parse_model(document, "en-US")})
    turn = alexa.say("tell sea wall that grandma sails from padstow tomorrow")
    assert turn.intent == "TideIntent"
    assert set(turn.slots) == {"port", "day"}


def test_the_device_is_told() -> None:
    """Person, account, permissions and interfaces are in the request."""
    device = Device(
        audio=False,
        person="ann",
        account_token="linked",
        permissions={"alexa::profile:name:read"},
        interfaces={"VideoApp": {}},
    )
    request = desk(Skill(says("Hi.")), device=device).say("any news today").request or {}
    system = request["context"]["System"]
    assert system["person"]["personId"].startswith("amzn1.ask.person.")
    assert system["user"]["accessToken"] == "linked"
    assert list(system["user"]["permissions"]["scopes"]) == ["alexa::profile:name:read"]
    assert system["device"]["supportedInterfaces"] == {"VideoApp": {}}
    assert "AudioPlayer" not in request["context"]


@pytest.mark.parametrize("fallback", [False, True])
def test_a_sample_that_is_a_slot_alone_takes_what_nothing_else_does(*, fallback: bool) -> None:
    """Skills that hand on whatever is said have no more than that; a FallbackIntent goes first."""
    names = ["Stop", "Help", *(["Fallback"] if fallback else [])]
    intents = [{"name": f"AMAZON.{name}Intent", "samples": []} for name in names]
    slots = [{"name": "query", "type": "AMAZON.Person"}]
    intents.append({"name": "QueryIntent", "slots": slots, "samples": ["{query}"]})
    language = {"invocationName": "wise owl", "intents": intents, "types": []}
    document = {"interactionModel": {"languageModel": language}}
    alexa = desk(Skill(says("Well.")), {"en-US": parse_model(document, "en-US")})
    alexa.say("open wise owl")
    turn = alexa.say("how far away is the moon")
    if fallback:
        assert turn.intent == "AMAZON.FallbackIntent"
    else:
        assert turn.slots["query"][0].said == "how far away is the moon"
    assert alexa.say("stop").intent == "AMAZON.StopIntent"


def test_a_search_query_takes_any_words_after_those_of_its_sample() -> None:
    """Also words that other samples have; what begins like no sample is none."""
    intents = [{"name": f"AMAZON.{name}Intent", "samples": []} for name in ("Stop", "Fallback")]
    slots = [{"name": "query", "type": "AMAZON.SearchQuery"}]
    intents.append({"name": "FindIntent", "slots": slots, "samples": ["find me {query}"]})
    intents.append({"name": "HeatIntent", "samples": ["make the water warm in the town hall"]})
    language = {"invocationName": "wise owl", "intents": intents, "types": []}
    document = {"interactionModel": {"languageModel": language}}
    alexa = desk(Skill(says("Well.")), {"en-US": parse_model(document, "en-US")})
    turn = alexa.say("could you find me the cheapest paddle in town")
    assert (turn.intent, turn.slots["query"][0].said) == (
        "FindIntent",
        "the cheapest paddle in town",
    )
    assert alexa.say("sing the song").intent == "AMAZON.FallbackIntent"
