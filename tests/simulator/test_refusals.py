"""What Alexa refuses in an answer: told by its rule, and never raised."""

from __future__ import annotations

from typing import Any

import pytest

from alexa_desk import Device, Viewport
from tests.simulator.kiosk import Skill, desk, says

SPEECH = {"type": "PlainText", "text": "Hello."}
PLAY = {
    "type": "AudioPlayer.Play",
    "playBehavior": "REPLACE_ALL",
    "audioItem": {"stream": {"url": "https://a.example/1.mp3", "token": "1"}},
}
DOCUMENT = {"type": "APL", "version": "2023.3", "mainTemplate": {"items": []}}
RENDER = {"type": "Alexa.Presentation.APL.RenderDocument", "token": "t", "document": DOCUMENT}
ASK = {"type": "Connections.SendRequest", "name": "AskFor"}
ENTITIES = {"type": "Dialog.UpdateDynamicEntities", "updateBehavior": "REPLACE"}


def ssml(text: str) -> dict[str, Any]:
    return {"outputSpeech": {"type": "SSML", "ssml": text}}


def stream(**more: Any) -> dict[str, Any]:
    return {"audioItem": {"stream": PLAY["audioItem"]["stream"] | more}}  # type: ignore[index]  # JSON


def directive(*directives: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"directives": list(directives), **more}


def entities(*values: Any, name: str = "Place") -> dict[str, Any]:
    return directive(ENTITIES | {"types": [{"name": name, "values": list(values)}]})


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"outputSpeech": "hello"}, "outputSpeech is no object"),
    ({"outputSpeech": {"text": "hello"}}, "no type SSML or PlainText"),
    ({"outputSpeech": {"type": "PlainText", "text": 5}}, "no text in 'text', but 5"),
    ({"outputSpeech": {"type": "SSML", "text": "hello"}}, "no text in 'ssml'"),
    ({"outputSpeech": SPEECH | {"playBehavior": "NOW"}}, "playBehavior 'NOW'"),
    ({"outputSpeech": SPEECH | {"text": "a" * 8001}}, "exceeds 8000"),
    ({"reprompt": "well?"}, "reprompt is no object"),
    ({"reprompt": {"outputSpeech": {"type": "Foo"}}}, "the reprompt's outputSpeech"),
    ({"reprompt": {}}, "reprompt has no outputSpeech"),
    ({"reprompt": {"text": "Well?"}}, "reprompt has no outputSpeech"),
    ({"reprompt": {"outputSpeech": SPEECH, "directives": [PLAY]}}, "the reprompt's directives"),
    ({"reprompt": {"outputSpeech": SPEECH, "directives": "play"}}, "the reprompt's directives"),
    (ssml("hello"), "no speak element"),
    (ssml("<speaking>hello</speaking>"), "no speak element"),
    (ssml("<speak>salt & pepper</speak>"), "not well formed"),
    (ssml("<speak>hello"), "not well formed"),
    (ssml('<speak>one <break time="1s"> two</speak>'), "not well formed"),
    (ssml("<speak><b>bold</b></speak>"), "<b>, which Alexa does not know"),
    (ssml('<speak><break time="11s"/></speak>'), "at most 10 seconds"),
    (ssml('<speak><break time="long"/></speak>'), "break of 'long'"),
    (ssml('<speak><audio src="http://a.example/1.mp3"/></speak>'), "https only"),
    (ssml("<speak>" + '<audio src="https://a.example/1.mp3"/>' * 6 + "</speak>"), "at most 5"),
    (ssml('<speak><break strength="huge"/></speak>'), '<break strength="huge">, not none, x-weak'),
    (ssml('<speak><prosody rate="quick">a</prosody></speak>'), "or a percentage from 20%"),
    (ssml('<speak><prosody rate="10%">a</prosody></speak>'), 'rate="10%"'),
    (ssml('<speak><prosody pitch="+80%">a</prosody></speak>'), "from -33.3% to +50%"),
    (ssml('<speak><prosody pitch="20%">a</prosody></speak>'), 'pitch="20%"'),
    (ssml('<speak><prosody volume="11">a</prosody></speak>'), "decibels like +2dB"),
    (ssml('<speak><say-as interpret-as="shout">a</say-as></speak>'), "not characters, spell-out"),
    (ssml("<speak><say-as>a</say-as></speak>"), "<say-as> without interpret-as"),
    (ssml('<speak><say-as interpret-as="date" format="long">1</say-as></speak>'), 'format="long"'),
    (ssml('<speak><emphasis level="high">a</emphasis></speak>'), "not strong, moderate, reduced"),
    (ssml('<speak><amazon:effect name="echo">a</amazon:effect></speak>'), "not whispered"),
    (ssml('<speak><amazon:emotion name="angry" intensity="low">a</amazon:emotion></speak>'),
     "not excited, disappointed"),
    (ssml('<speak><amazon:emotion name="excited">a</amazon:emotion></speak>'), "without intensity"),
    (ssml('<speak><amazon:domain name="sport">a</amazon:domain></speak>'), "not conversational"),
    (ssml('<speak><voice name="Bob">a</voice></speak>'), '<voice name="Bob">'),
    (ssml('<speak><lang xml:lang="french">a</lang></speak>'), 'xml:lang="french"'),
    (ssml('<speak><phoneme alphabet="arpabet" ph="a">a</phoneme></speak>'), "not ipa, x-sampa"),
    (ssml('<speak><phoneme alphabet="ipa">a</phoneme></speak>'), "<phoneme> without ph"),
    (ssml('<speak><w role="noun">a</w></speak>'), '<w role="noun">'),
    (ssml("<speak><sub>a</sub></speak>"), "<sub> without alias"),
    (ssml("<speak><audio/></speak>"), "<audio> without src"),
    (directive({"type": "Connections.StartConnection", "input": {}}), "has no uri"),
    (directive({"type": "Connections.StartConnection", "uri": "https://a.example"}), "of the form"),
    (directive({"type": "Connections.SendRequest", "name": "Rent", "payload": {}}), "name 'Rent'"),
    (directive({"type": "GameEngine.StopInputHandler"}), "no interface GameEngine"),
    (ssml("<speak><speak>a</speak></speak>"), "<speak> inside <speak>"),
    (ssml('<speak><amazon:domain name="fun"><p><amazon:emotion name="excited" intensity="low">a'
          "</amazon:emotion></p></amazon:domain></speak>"), "<amazon:emotion> inside"),
    ({"card": "a card"}, "card is no object"),
    ({"card": {"type": "Fancy"}}, "card's type is 'Fancy'"),
    ({"card": {"type": "Simple", "content": 7}}, "is no text"),
    ({"card": {"type": "Simple", "title": "a", "content": "a" * 8000}}, "exceed 8000"),
    ({"card": {"type": "Standard", "text": "a", "image": "x"}}, "image is no object"),
    ({"card": {"type": "Standard", "text": "a",
               "image": {"smallImageUrl": "http://a.example/1.png"}}}, "https only"),
    ({"card": {"type": "AskForPermissionsConsent"}}, "needs a list of permissions"),
    ({"card": {"type": "AskForPermissionsConsent", "permissions": ["my name"]}}, "for 'my name'"),
    ({"directives": {}}, "directives is no list"),
    (directive({"type": "Foo.Bar"}), "no directive 'Foo.Bar'"),
    ({"directives": ["AudioPlayer.Stop"]}, "no directive None"),
    (directive(PLAY | {"playBehavior": "NEXT"}), "playBehavior 'NEXT'"),
    (directive(PLAY | {"audioItem": {}}), "no audioItem.stream"),
    (directive(PLAY | stream(url="http://a.example/1.mp3")), "https only"),
    (directive(PLAY | stream(url="https://" + "a" * 8000)), "exceeds 8000"),
    (directive(PLAY | stream(token=None)), "token"),
    (directive(PLAY | stream(token="a" * 1025)), "1 to 1024"),
    (directive(PLAY | stream(offsetInMilliseconds="0")), "offsetInMilliseconds"),
    (directive(PLAY | stream(expectedPreviousToken="0")), "allows no expectedPreviousToken"),
    (directive(PLAY | {"playBehavior": "ENQUEUE"}), "needs expectedPreviousToken"),
    (directive(PLAY, PLAY), "more than one AudioPlayer.Play"),
    (directive({"type": "AudioPlayer.ClearQueue"}), "clearBehavior None"),
    (directive(RENDER), "the device has no screen"),
    (directive({"type": "VideoApp.Launch"}), "no interface VideoApp"),
    (directive({"type": "VideoApp.Launch", "videoItem": {"source": "http://a.example/1.mp4"}}),
     "source 'http://a.example/1.mp4': https only"),
    (directive({"type": "Dialog.Delegate"}, outputSpeech=SPEECH), "speech beside Dialog.Delegate"),
    (directive({"type": "Dialog.Delegate"}, ENTITIES | {"updateBehavior": "CLEAR"}),
     "no other Dialog directive"),
    (directive({"type": "Dialog.ConfirmSlot"}), "no slotToConfirm"),
    (directive({"type": "Dialog.Delegate", "updatedIntent": "Ticket"}), "is no intent"),
    (directive({"type": "Dialog.Delegate",
                "updatedIntent": {"name": "TicketIntent", "confirmationStatus": "MAYBE"}}),
     "TicketIntent in Dialog.Delegate's updatedIntent has the confirmationStatus 'MAYBE'"),
    (directive({"type": "Connections.StartConnection", "uri": "connection://AMAZON.PrintPDF/1",
                "onCompletion": "ALWAYS"}), "onCompletion 'ALWAYS'"),
    (directive(ENTITIES | {"updateBehavior": "ADD"}), "updateBehavior 'ADD'"),
    (directive(ENTITIES), "no list of types"),
    (entities({"name": {"value": "a" * 141}}), "exceeds 140"),
    (entities({"name": "moon"}), "is wrong"),
    (entities({"name": {"value": "moon"}}, name="Planet"), "the type Planet, which the model"),
    (entities(*[{"name": {"value": f"moon {n}"}} for n in range(101)]), "at most 100"),
    (directive(ASK), "no name or no payload"),
    ({"shouldEndSession": "false"}, 'shouldEndSession is "false"'),
]  # fmt: skip


@pytest.mark.parametrize(("body", "rule"), REFUSED)
def test_a_body_that_alexa_refuses(body: dict[str, Any], rule: str) -> None:
    """The rule stands in `error`; the session ends with INVALID_RESPONSE."""
    skill = Skill({"shouldEndSession": False} | body)
    turn = desk(skill).say("any news today")
    assert rule in (turn.error or ""), turn.error
    assert (turn.speech, turn.session_open) == (None, False)
    assert skill.requests[-1]["error"]["type"] == "INVALID_RESPONSE"


@pytest.mark.parametrize(
    ("answer", "rule"),
    [
        (None, "no response envelope: null"),
        ("hello", "no response envelope"),
        ([], "no response envelope"),
        ({}, "it has no response"),
        ({"response": "hello"}, "response is no object"),
        ({"response": {}, "sessionAttributes": [1, 2]}, "sessionAttributes is no object"),
        ({"response": {}, "sessionAttributes": []}, "sessionAttributes is no object"),
        ({"response": {}, "version": 1}, "version is no text"),
        ({"response": {}, "sessionAttributes": {"a": {1}}}, "is not JSON"),
        ({"response": {}, "sessionAttributes": {"a": float("nan")}}, "is not JSON"),
        ({"response": {}, "sessionAttributes": {"a": "a" * 130_000}}, "larger than 122880"),
    ],
)
def test_an_envelope_that_alexa_refuses(answer: Any, rule: str) -> None:
    """What is no answer at all is told as well."""
    turn = desk(lambda event, context: answer).say("any news today")  # type: ignore[arg-type]  # no Skill on purpose
    assert rule in (turn.error or "")


def test_an_answer_without_a_version_is_heard_and_noted() -> None:
    """Alexa's reference calls for it; that an answer was refused for it, nobody has told."""
    turn = desk(lambda event, context: {"response": says("Hi.")}).say("any news today")  # type: ignore[arg-type]  # no Skill on purpose
    assert (turn.speech, turn.error) == ("Hi.", None)
    assert turn.notes == ('the answer has no version: Alexa\'s reference calls for "1.0"',)


def test_a_text_without_words_is_taken_and_noted() -> None:
    """Nobody hears anything, and the skill's developer learns why."""
    turn = desk(lambda event, context: {"version": "1.0", "response": says(" ")}).say("any news")  # type: ignore[arg-type]  # no Skill on purpose
    assert (turn.speech, turn.error) == (None, None)
    assert turn.notes == ("outputSpeech has an empty text: Alexa says nothing",)


def test_a_session_that_is_over_needs_no_answer() -> None:
    """Amazon's first templates return nothing there."""
    answers = iter([{"version": "1.0", "response": says("Hi.")}, None])
    alexa = desk(lambda event, context: next(answers))  # type: ignore[arg-type,return-value]  # no Skill on purpose
    assert alexa.say("any news today").session_open
    ended = alexa.say("exit")
    assert (ended.intent, ended.error) == ("SessionEndedRequest", None)


def test_an_answer_that_comes_late_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Alexa waits eight seconds; whoever debugs may take longer and still hears the answer."""
    times = iter([0.0, 9.5])
    monkeypatch.setattr("alexa_desk.cloud.skill.time.monotonic", lambda: next(times, 9.5))
    turn = desk(Skill(says("Hi."))).say("any news today")
    assert turn.error == "The skill took 9.5 seconds; Alexa waits 8"
    assert (turn.speech, turn.session_open) == ("Hi.", True)


@pytest.mark.parametrize("error", [KeyError("x"), SystemExit(1), RecursionError()])
def test_whatever_a_skill_raises_is_told(error: BaseException) -> None:
    """`say` never raises for the skill's sake."""

    def handler(event: object, context: object) -> dict[str, Any]:
        raise error

    turn = desk(handler).say("any news today")  # type: ignore[arg-type]  # no Skill on purpose
    assert (turn.error or "").startswith(f"The skill raised {type(error).__name__}")


@pytest.mark.parametrize(
    "body",
    [
        ssml('<speak>a <amazon:effect name="whispered">b</amazon:effect> &amp; c</speak>'),
        ssml('<speak version="1.0"><voice name="Brian"><s>a</s></voice></speak>'),
        ssml('<speak><audio src="soundbank://soundlibrary/a/b"/><break strength="weak"/></speak>'),
        ssml('<speak><prosody rate="85%" pitch="-33.3%" volume="+4dB">a</prosody>'
             '<prosody rate="x-fast" pitch="high" volume="soft">b</prosody><break time="10s"/>'
             '<say-as interpret-as="date" format="dmy">1</say-as><lang xml:lang="fr-FR">c</lang>'
             '<say-as interpret-as="date">????0922</say-as><w role="amazon:NN">d</w>'
             '<phoneme alphabet="x-sampa" ph="a">e</phoneme><emphasis>f</emphasis>'
             '<amazon:emotion name="excited" intensity="high">g</amazon:emotion>'
             '<amazon:domain name="long-form">h</amazon:domain></speak>'),
        {"card": {"type": "Standard", "title": "a", "text": "b",
                  "image": {"largeImageUrl": "https://a.example/1.png"}}},
        directive(PLAY),
        directive({"type": "AudioPlayer.ClearQueue", "clearBehavior": "CLEAR_ALL"}),
        entities({"id": "M", "name": {"value": "moon", "synonyms": ["luna"]}}),
        {"reprompt": {"outputSpeech": {"type": "PlainText", "text": None}}},
        {"card": {"type": "AskForPermissionsConsent",
                  "permissions": ["alexa::profile:name:read", "read::alexa:household:list"]}},
        {},
    ],
)  # fmt: skip
def test_what_alexa_takes(body: dict[str, Any]) -> None:
    """Sound answers are no errors."""
    assert desk(Skill(body)).say("any news today").error is None


def test_a_screen_takes_documents() -> None:
    """A device with a screen shows APL, names it in the context, and keeps the session."""
    skill = Skill(directive(RENDER), says("Ok."))
    alexa = desk(skill, device=Device(screen=Viewport()))
    turn = alexa.say("any news today")
    assert (turn.error, turn.session_open) == (None, True)
    context = (alexa.say("any news today").request or {})["context"]
    assert context["Alexa.Presentation.APL"] == {"token": "t"}
    assert context["Viewport"]["pixelWidth"] == 1280


def test_can_fulfill_is_answered_with_nothing_else() -> None:
    """A CanFulfillIntentRequest may not be spoken to."""
    answer = {"canFulfillIntent": {"canFulfill": "YES", "slots": {}}}
    body = {"type": "CanFulfillIntentRequest", "intent": {"name": "NewsIntent"}}
    assert desk(Skill(answer)).send(body).error is None
    assert "only" in (desk(Skill(answer | says("Yes."))).send(body).error or "")
    assert "missing" in (desk(Skill({})).send(body).error or "")
