"""How sessions live and end, and what travels with them."""

from __future__ import annotations

from typing import Any

import pytest

from alexa_desk.alexa import Alexa, UnknownLocaleError
from alexa_desk.model import parse_model
from tests.simulator.conftest import MakeAlexa


def _listening(event: dict[str, Any], _: object) -> dict[str, Any]:
    turns = event["session"]["attributes"].get("turns", 0) + 1
    return {"sessionAttributes": {"turns": turns}, "response": {"shouldEndSession": False}}


def test_a_launch_opens_a_session(alexa: Alexa) -> None:
    """Opening the skill by its name is a LaunchRequest in a new session."""
    turn = alexa.say("open tea shop")
    assert turn.request is not None
    assert (turn.intent, turn.request["session"]["new"]) == ("LaunchRequest", True)
    assert (
        turn.speech, turn.reprompt, turn.session_open,
    ) == ("Welcome & sit down.", "What else?", True)  # fmt: skip


@pytest.mark.parametrize(
    "said",
    ["open tea shop", "Alexa, open tea shop", "start the tea shop", "tea shop", "talk to tea shop",
     "please launch tea shop", "open teashop", "let's go to tea shop", "can you open the tea shop",
     "i want to talk to tea shop", "begin tea shop", "load tea shop", "use tea shop",
     "resume tea shop", "start playing tea shop", "turn on tea shop", "open the skill tea shop",
     "open the tea shop skill", "lets open tea shop", "fire up tea shop", "give me tea shop",
     "i want the tea shop"],
)  # fmt: skip
def test_ways_to_open(alexa: Alexa, said: str) -> None:
    """People open a skill in many words."""
    assert alexa.say(said).intent == "LaunchRequest"


def test_what_is_wished_for_in_a_session_is_no_launch(alexa: Alexa) -> None:
    """Whoever wants what the skill is named after means the thing, not the skill."""
    alexa.say("open tea shop")
    assert alexa.say("give me tea shop").intent != "LaunchRequest"


@pytest.mark.parametrize(
    ("locale", "name", "said"),
    [
        ("de-DE", "tee laden", ["ich möchte tee laden öffnen", "führe tee laden aus",
                                "lass uns zu tee laden gehen", "öffne den skill tee laden"]),
        ("es-ES", "tienda de té", ["vamos a jugar a tienda de té", "puedes abrir tienda de té"]),
        ("fr-FR", "boutique de thé", ["va à boutique de thé", "peux-tu ouvrir boutique de thé"]),
        ("it-IT", "negozio di tè", ["vai a negozio di tè", "puoi aprire negozio di tè"]),
        ("pt-BR", "loja de chá", ["vamos para loja de chá", "você pode abrir loja de chá"]),
        ("nl-NL", "thee winkel", ["ik wil thee winkel openen", "laten we thee winkel spelen"]),
        ("ja-JP", "お茶の店", ["お茶の店を再開して", "スキルお茶の店を開いて", "スキルお茶の店"]),
        ("hi-IN", "चाय की दुकान", ["चाय की दुकान पर जाओ", "क्या तुम चाय की दुकान खोल सकती हो"]),
        ("ar-SA", "متجر الشاي", ["اذهبي إلى متجر الشاي", "هل يمكنك فتح متجر الشاي"]),
    ],
)  # fmt: skip
def test_ways_to_open_in_every_language(locale: str, name: str, said: list[str]) -> None:
    """What leads to the name, and what follows it, is the opening and nothing more."""
    intents = [{"name": "OneIntent", "samples": ["how is the wind"]}]
    model = {"languageModel": {"invocationName": name, "intents": intents}}
    models = {locale: parse_model({"interactionModel": model}, locale)}
    for words in said:
        alexa = Alexa(lambda *_: {"version": "1.0", "response": {}}, models)
        assert alexa.say(words, locale).intent == "LaunchRequest", words


@pytest.mark.parametrize(
    "said",
    ["ask tea shop what is oolong", "alexa ask the tea shop to tell me about oolong",
     "open tea shop and tell me about oolong", "what is oolong", "what is oolong from tea shop"],
)  # fmt: skip
def test_one_shots(alexa: Alexa, said: str) -> None:
    """A question may come with the skill's name or without."""
    turn = alexa.say(said)
    assert turn.request is not None
    assert (turn.intent, turn.request["session"]["new"]) == ("AboutTeaIntent", True)


@pytest.mark.parametrize(
    ("said", "intent"),
    [("öffne kleiner teeladen", "LaunchRequest"), ("starte kleiner teeladen", "LaunchRequest"),
     ("frage kleiner teeladen wie schmeckt sencha", "AboutTeaIntent"),
     ("alexa frag kleiner teeladen woher kommt darjeeling", "OriginIntent")],
)  # fmt: skip
def test_german_ways_to_call(alexa: Alexa, said: str, intent: str) -> None:
    """A German skill is called in German."""
    assert intent == alexa.say(said, "de-DE").intent


def test_attributes_travel(alexa: Alexa) -> None:
    """What a response leaves in the session comes back with the next request."""
    alexa.say("open tea shop")
    second = alexa.say("what is oolong").request
    assert second is not None
    assert (second["session"]["new"], second["session"]["attributes"]) == (False, {"turns": 1})


def test_a_session_keeps_its_id(alexa: Alexa) -> None:
    """All requests of a session share its id; the next session has another."""
    first, second = (alexa.say(said).request for said in ("open tea shop", "what is oolong"))
    alexa.say("stop")
    third = alexa.say("open tea shop").request
    assert first
    assert second
    assert third
    assert first["session"]["sessionId"] == second["session"]["sessionId"]
    assert third["session"]["sessionId"] != first["session"]["sessionId"]


@pytest.mark.parametrize("said", ["stop", "when are you open"])
def test_the_end_flag_closes(alexa: Alexa, said: str) -> None:
    """True closes the session; so does a response without the flag."""
    alexa.say("open tea shop")
    assert not alexa.say(said).session_open
    assert not alexa.session_open()


@pytest.mark.parametrize("flag", [False, None])
def test_the_flag_keeps_open(make_alexa: MakeAlexa, flag: bool | None) -> None:
    """False keeps the session open, and so does an explicit null."""
    alexa = make_alexa(lambda event, context: {"response": {"shouldEndSession": flag}})
    assert alexa.say("what is oolong").session_open


def test_exit_ends_without_an_answer(alexa: Alexa) -> None:
    """Exit is no intent: the skill is only told that the session is over."""
    alexa.say("open tea shop")
    turn = alexa.say("exit")
    assert turn.request is not None
    assert turn.request["request"]["reason"] == "USER_INITIATED"
    assert (turn.speech, turn.session_open, turn.error) == (None, False, None)


def test_exit_without_a_session_reaches_nobody(alexa: Alexa) -> None:
    """Where nothing is open nothing is sent."""
    assert alexa.say("quit").request is None


@pytest.mark.parametrize(
    ("said", "fresh"),
    [("what is oolong", True), ("open tea shop", False), ("ask tea shop what is oolong", False)],
)
def test_a_new_session_ends_the_open_one(make_alexa: MakeAlexa, said: str, fresh: bool) -> None:
    """A new session, asked for or called by name, tells the old one that it is over."""
    seen: list[str] = []

    def handler(event: dict[str, Any], context: object) -> dict[str, Any]:
        seen.append(event["request"]["type"])
        ended = seen[-1] == "SessionEndedRequest"
        return {"response": {}} if ended else _listening(event, context)

    alexa = make_alexa(handler)
    alexa.say("what is oolong")
    turn = alexa.say(said, new_session=fresh)
    assert seen[1] == "SessionEndedRequest"
    assert turn.request is not None
    assert (turn.request["session"]["new"], turn.request["session"]["attributes"]) == (True, {})


def test_users_have_their_own_sessions(alexa: Alexa) -> None:
    """Two users talk at the same time; each has one id, the same in every session."""
    alexa.say("open tea shop", user="ann")
    other = alexa.say("what is oolong", user="ben").request
    again = alexa.say("what is oolong", user="ann").request
    later = alexa.say("what is oolong", user="ann", new_session=True).request
    assert other
    assert again
    assert later
    assert [other["session"]["new"], again["session"]["new"]] == [True, False]
    ids = [each["session"]["user"]["userId"] for each in (again, later, other)]
    assert ids[0] == ids[1] != ids[2]


def test_a_failing_skill_is_told_and_the_device_goes_on(alexa: Alexa) -> None:
    """An exception is a sentence in `error`, closes the session, and nothing else breaks."""
    alexa.say("open tea shop")
    turn = alexa.say("i would like three cups of oolong")
    assert turn.error == "The skill raised RuntimeError: the kettle is broken"
    assert (turn.speech, turn.session_open, turn.intent) == (None, False, "OrderIntent")
    assert alexa.say("open tea shop").intent == "LaunchRequest"


@pytest.mark.parametrize(
    ("answer", "complaint"),
    [
        ("hello", "no response envelope"),
        ({"response": {"outputSpeech": {"ssml": "<speak>a</speak>"}}}, "no type"),
        ({"response": {"outputSpeech": {"type": "SSML", "ssml": "a" * 8001}}}, "8000"),
        ({"response": {}, "sessionAttributes": {"a": {1, 2}}}, "not JSON"),
        ({"response": {"card": {"text": "a" * 130_000}}}, "larger than"),
    ],
)
def test_what_alexa_refuses(make_alexa: MakeAlexa, answer: object, complaint: str) -> None:
    """A response that Alexa would refuse is an error here too."""
    turn = make_alexa(lambda event, context: answer).say("what is oolong")
    assert complaint in (turn.error or "")
    assert not turn.session_open


def test_a_handler_cannot_change_the_request(make_alexa: MakeAlexa) -> None:
    """The handler gets a copy: the request shown is the one that was sent."""

    def careless(event: dict[str, Any], _: object) -> dict[str, Any]:
        event["session"].clear()
        return {"response": {}}

    turn = make_alexa(careless).say("what is oolong")
    assert turn.request is not None
    assert turn.request["session"]["new"]


def test_an_unknown_locale_names_the_known_ones(alexa: Alexa) -> None:
    """Whoever asks for a locale without model is told which have one."""
    with pytest.raises(UnknownLocaleError, match="'fr-FR', only de-DE, en-US"):
        alexa.say("bonjour", "fr-FR")
