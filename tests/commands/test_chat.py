"""Talking: by hand, and line by line for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

import pytest

from alexa_desk.cloud.skill import Handler
from alexa_desk.command.desk import Desk
from alexa_desk.command.jsonl import converse
from alexa_desk.command.talk import Talk
from tests.commands.tea_desk import tea_desk
from tests.simulator.tea_shop import MODELS


def answers(*lines: object, full: bool = False, desk: Desk | None = None) -> list[dict[str, Any]]:
    """What comes back for lines; what is not bytes yet goes in as JSON."""
    raw = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    out = BytesIO()
    converse(desk or tea_desk(), raw, out, "en-US", full)
    return [json.loads(line) for line in out.getvalue().decode("utf-8").splitlines()]


def test_a_line_for_a_line() -> None:
    """Exactly five things come back for an utterance."""
    assert answers({"utterance": "open tea shop"}) == [
        {
            "speech": "Welcome & sit down.",
            "reprompt": "What else?",
            "session_open": True,
            "intent": "LaunchRequest",
            "error": None,
        }
    ]


def test_full_adds_the_envelopes() -> None:
    """The whole turn has the request and the response as well."""
    (turn,) = answers({"utterance": "what is oolong"}, full=True)
    assert turn["request"]["request"]["intent"]["name"] == "AboutTeaIntent"
    assert turn["response"]["response"]["outputSpeech"]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        (b"nonsense", "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b"[" * 100_000, "not JSON"),
        ([1], "not a JSON object"),
        ({}, "utterance is missing"),
        ({"utterance": "  "}, "utterance is missing"),
        ({"utterence": "hi"}, "no key 'utterence': did you mean 'utterance'?"),
        ({"utterance": "hi", "speed": 2}, "no key 'speed': there are utterance, locale"),
        ({"utterance": 5}, "utterance must be a text"),
        ({"utterance": "hi", "user": 5}, "user must be a text"),
        ({"utterance": "hi", "new_session": "yes"}, "new_session must be"),
        ({"utterance": "hi", "advance": -1}, "advance must be"),
        ({"utterance": "hi", "advance": "soon"}, "advance must be"),
        ({"utterance": "hi", "locale": "fr-FR"}, "only de-DE, en-US"),
        ({"utterance": "i would like two cups of oolong"}, "the kettle is broken"),
    ],
)
def test_a_fault_is_a_line_and_the_talk_goes_on(line: object, complaint: str) -> None:
    """Whatever comes in, a line comes out, and the next one is answered."""
    fault, after = answers(line, {"utterance": "open tea shop"})
    assert complaint in fault["error"]
    assert (fault["speech"], fault["reprompt"], fault["session_open"]) == (None, None, False)
    assert after["intent"] == "LaunchRequest"


@pytest.mark.parametrize("empty", [b"\n", b"\r\n", b"  \r\n", b"\xef\xbb\xbf\n"])
def test_an_empty_line_is_skipped(empty: bytes) -> None:
    """Whatever ends it; the lines around it are answered."""
    turns = answers(empty, {"utterance": "open tea shop"}, empty, {"utterance": "stop"}, empty)
    assert [turn["intent"] for turn in turns] == ["LaunchRequest", "AMAZON.StopIntent"]


@pytest.mark.parametrize(
    "line",
    [b"nonsense", {"utterence": "hi"}, {"utterance": "hi", "locale": "fr-FR"}, {"advance": -1}],
)
def test_a_fault_tells_whether_a_session_is_open(line: object) -> None:
    """A line that cannot be said ends no session, and opens none."""
    _, fault, after = answers({"utterance": "open tea shop"}, line, {"utterance": "help"})
    assert fault["session_open"] is True
    assert after["intent"] == "AMAZON.HelpIntent"
    others = {"utterance": 5, "user": "ben"}
    assert answers({"utterance": "open tea shop"}, others)[1]["session_open"] is False


def test_locale_user_and_new_session() -> None:
    """Each line may say who speaks what, and whether a new session begins."""
    turns = answers(
        {"utterance": "öffne kleiner teeladen", "locale": "de-DE"},
        {"utterance": "what is oolong", "user": "ben"},
        {"utterance": "was ist oolong", "locale": "de-DE", "new_session": True},
        {"utterance": "was ist oolong", "locale": "de-DE", "new_session": None},
        full=True,
    )
    new = [turn["request"]["session"]["new"] for turn in turns]
    assert new == [True, True, True, False]


def test_nothing_said_in_a_new_session_opens_the_skill() -> None:
    """An empty utterance with a new session is the launch."""
    (turn,) = answers({"utterance": "", "new_session": True})
    assert turn["intent"] == "LaunchRequest"


def test_time_can_pass_before_a_line() -> None:
    """`advance` moves the clock on first; requests carry the new time."""
    first, later = answers(
        {"utterance": "what is oolong"},
        {"utterance": "what is oolong", "advance": 3600},
        full=True,
    )
    stamps = [datetime.fromisoformat(t["request"]["request"]["timestamp"]) for t in (first, later)]
    assert timedelta(hours=1) <= stamps[1] - stamps[0] < timedelta(hours=1, minutes=1)


def test_time_alone_may_pass() -> None:
    """A line may let time pass and say nothing: an open session ends in silence."""
    _, turn = answers({"utterance": "open tea shop"}, {"advance": 20}, full=True)
    assert (turn["intent"], turn["session_open"]) == (None, False)
    assert [event["intent"] for event in turn["events"]] == [None, "SessionEndedRequest"]
    assert turn["events"][0]["speech"] == "What else?"


def test_any_request_can_be_sent() -> None:
    """A line may hold a request in place of an utterance."""
    (turn,) = answers({"request": {"type": "LaunchRequest"}})
    assert turn["speech"] == "Welcome & sit down."


def test_a_byte_order_mark_is_skipped() -> None:
    """Some shells put one before the first line."""
    (turn,) = answers(b'\xef\xbb\xbf{"utterance": "open tea shop"}')
    assert turn["intent"] == "LaunchRequest"


def test_half_a_character_does_no_harm() -> None:
    """A lone surrogate can be in JSON, but not in UTF-8."""
    (turn,) = answers(b'{"utterance": "what is \\ud800"}', full=True)
    assert turn["error"] is None


def test_a_fault_the_skill_caught_is_told() -> None:
    """What a skill reports of its own faults stands in `error`, beside what it said."""

    def maker(log: Callable[[str, str], None]) -> Handler:
        def handler(event: object, context: object) -> dict[str, Any]:
            print("this must not stand between the lines")
            log("KeyError", "door")
            return {"response": {"outputSpeech": {"type": "PlainText", "text": "Sorry."}}}

        return handler

    (turn,) = answers({"utterance": "what is oolong"}, desk=Desk(maker, MODELS, meaning=False))
    assert (
        turn["speech"], turn["error"],
    ) == ("Sorry.", "The skill reports a fault: KeyError (door)")  # fmt: skip


def chat(*typed: str) -> str:
    """All that a person reads who types this and then Ctrl-D."""
    told: list[str] = []
    lines = iter(typed)

    def ask(prompt: str) -> str:
        try:
            return next(lines)
        except StopIteration:
            raise EOFError from None

    Talk(tea_desk(), "en-US", told.append).run(ask)
    return "\n".join(told)


def test_a_person_reads_the_speech() -> None:
    """An utterance is answered with what the skill says."""
    assert "Welcome & sit down." in chat("open tea shop")


def test_why_shows_intent_and_slots() -> None:
    """It can be seen how an utterance was understood."""
    said = chat("what is sencha", "/why")
    assert "intent: AboutTeaIntent" in said
    assert "tea: 'sencha' = GREEN" in said


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("/locale de-DE", "Speaking de-DE."),
        ("/locale xx", "there are de-DE, en-US"),
        ("/user ben", "You are ben."),
        ("/new", "starts a new session"),
        ("/clock", "It is "),
        ("/silence", "[nothing is said]"),
        ("/press", "play, pause, next and previous"),
        ("/press next", "The provided request is not an IntentRequest"),
        ("/send LaunchRequest", "Welcome & sit down."),
        ('/send {"type": "LaunchRequest"}', "Welcome & sit down."),
        ("/send {", "That is not JSON"),
        ("/send", "Say what to send"),
        ("/fault timers", "timers answers 503 from now on."),
        ("/fault sundials 503", "there is no service 'sundials'"),
        ("/fault", "All services work."),
        ("/device hub", "Speaking to: hub."),
        ("/device", "speaker"),
        ("/clock +5m", "It is "),
        ("/clock soon", "Say how much"),
        ("/help", "/why"),
        ("/nothing", "There is no /nothing."),
        ("/why", "intent: None"),
        ("i would like two cups of oolong", "the kettle is broken"),
    ],
)
def test_commands(typed: str, expected: str) -> None:
    """What begins with a slash is for the chat, not for the skill."""
    assert expected in chat(typed)


def test_what_happens_meanwhile_is_told() -> None:
    """The reprompt, and the session that ends in silence."""
    told = chat("open tea shop", "/clock +20s")
    assert "What else?" in told
    assert "[SessionEndedRequest]" in told


def test_permissions_are_given_and_taken() -> None:
    """What is granted stands in the next request."""
    scope = "alexa::profile:name:read"
    assert '"GRANTED"' in chat(f"/grant {scope}", "open tea shop", "/json")
    assert '"GRANTED"' not in chat(f"/grant {scope}", f"/revoke {scope}", "open tea shop", "/json")


def test_quit_ends() -> None:
    """After /quit nothing more is read."""
    assert "Welcome" not in chat("/quit", "open tea shop")


def test_json_shows_the_envelopes() -> None:
    """The last turn's envelopes can be read."""
    assert '"type": "LaunchRequest"' in chat("open tea shop", "/json")
