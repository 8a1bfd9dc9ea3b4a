"""What a player tells, in every state and order: answered lawfully, and minutes stay true."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from skill.talk.walk.events import token_of
from tests import lawful
from tests.alexa.walker import MORNING, Somebody

EVENTS = tuple(
    f"AudioPlayer.Playback{kind}"
    for kind in ("Started", "NearlyFinished", "Stopped", "Finished", "Failed")
)
BUTTONS = tuple(
    f"PlaybackController.{name}CommandIssued" for name in ("Play", "Pause", "Next", "Previous")
)
TOKENS = ("right", "stale", "w1.ZZZZZZZZ.1", "music.42", "", None, 7)
PLAY, STOP = "AudioPlayer.Play", "AudioPlayer.Stop"


def _nothing(walker: Somebody) -> str:
    walker.say("ConditionMusclesIntent")
    return "w1.AAAAAAAA.1"


def _walking(walker: Somebody) -> str:
    token = walker.start()
    walker.later(9).event(EVENTS[0], token)
    return token


def _paused(walker: Somebody) -> str:
    token = _walking(walker)
    walker.later(60).event(EVENTS[2], token, 60)
    return token


def _held(walker: Somebody) -> str:
    token = _walking(walker)
    walker.later(60).say("AMAZON.PauseIntent")
    return token


def _over(walker: Somebody) -> str:
    token = _walking(walker)
    walker.later(1200).event(EVENTS[3], token, 1200)
    return token


def _down(walker: Somebody) -> str:
    token = _walking(walker)
    walker.store.down = True
    return token


STATES = (_nothing, _walking, _paused, _held, _over, _down)


def kinds(response: dict[str, Any]) -> list[str]:
    """The types of a response's directives."""
    return [directive["type"] for directive in response.get("directives") or ()]


@pytest.mark.parametrize("state", STATES)
def test_every_event_in_every_state(state: Callable[[Somebody], str]) -> None:
    """No event is answered with a word, and a stop never with a stream."""
    for kind in (*EVENTS, *BUTTONS):
        for token in TOKENS if kind in EVENTS else ("right",):
            walker = Somebody()
            right = state(walker)
            sent = {"right": right, "stale": right[:-1] + "0"}.get(str(token), token)
            response = walker.later(30).event(kind, sent, 30)
            assert lawful.faults(kind, {"version": "1.0", "response": response}) == []
            answered = kind in BUTTONS or (token == "right" and kind in EVENTS[3:])
            assert answered or response == {}


def test_a_refused_answer_is_noted_and_changes_nothing() -> None:
    """Alexa refused an answer outside of a session: nothing is answered to that."""
    walker = Somebody()
    _walking(walker)
    before = walker.walk()
    error = {"type": "INVALID_RESPONSE", "message": "m"}
    body = {"type": "System.ExceptionEncountered", "error": error, "cause": {"requestId": "r"}}
    assert walker.send(body) == {}
    assert walker.walk() == before


def test_a_stream_that_fails_is_sent_once_more() -> None:
    """At the place the walk has reached; failing again within a minute the walk goes on mute."""
    walker = Somebody()
    token = _walking(walker)
    again = walker.later(100).event(EVENTS[4], token, 0)
    stream = again["directives"][0]["audioItem"]["stream"]
    assert again["directives"][0]["playBehavior"] == "REPLACE_ALL"
    assert (stream["token"], stream["offsetInMilliseconds"]) == (f"{token[:-1]}2", 100_000)
    assert walker.later(20).event(EVENTS[4], stream["token"], 100) == {}
    walker.player = {"playerActivity": "IDLE"}
    status = walker.later(60).say("WalkNowIntent")
    assert "sound" in status["outputSpeech"]["ssml"]
    assert "sound" not in walker.later(1).say("WalkNowIntent")["outputSpeech"]["ssml"]


def test_buttons_do_what_the_words_do() -> None:
    """Pause stops and keeps, play goes on, next and previous move; all without a word."""
    walker = Somebody()
    _walking(walker)
    assert kinds(walker.later(60).event(BUTTONS[1])) == [STOP]
    assert kinds(walker.later(60).event(BUTTONS[0])) == [PLAY]
    moved = walker.later(10).event(BUTTONS[2])["directives"][0]["audioItem"]["stream"]
    assert moved["offsetInMilliseconds"] == 300_000
    back = walker.later(10).event(BUTTONS[3])["directives"][0]["audioItem"]["stream"]
    assert back["offsetInMilliseconds"] == 299_000
    walk = walker.walk()
    assert walk is not None
    assert walk.seconds in range(78, 90)  # the track began nine seconds after the words


def test_an_event_that_two_servers_get_counts_once() -> None:
    """Alexa may send an event again, to another function that runs beside the first."""
    walker = Somebody()
    other = walker.another_server()
    token = _walking(walker)
    walker.later(300)
    for handler in (None, other, None, other):
        walker.event(EVENTS[2], token, 300, handler)
    walk = walker.walk()
    assert walk is not None
    assert walk.seconds == 300


def test_a_store_that_is_down_in_the_middle_loses_nothing() -> None:
    """What the next event tells is counted, as far as the clock and the plan allow."""
    walker = Somebody()
    token = _walking(walker)
    walker.store.down = True
    assert walker.later(300).event(EVENTS[2], token, 300) == {}
    answer = walker.later(5).say("TimeLeftIntent")
    assert "mind" in answer["outputSpeech"]["ssml"] or "memory" in answer["outputSpeech"]["ssml"]
    assert walker.event(EVENTS[0], token, 300) == {}
    walker.store.down = False
    walker.later(895).event(EVENTS[3], token, 1200)
    (entry,) = walker.record().walks.values()
    assert sum(entry["done"].values()) == 1200


def test_whatever_happens_minutes_are_true() -> None:
    """Words, events and buttons in any order: lawful answers, minutes within clock and plan."""
    chance = Random(11)
    words = ("Pause", "Resume", "Next", "Previous", "Repeat", "Stop", "StartOver")
    intents = (*(f"AMAZON.{word}Intent" for word in words), "TiredIntent", "HillAheadIntent",
               "WalkNowIntent", "WhyIntent", "TipIntent", "FasterPaceIntent")  # fmt: skip
    for _ in range(12):
        walker = Somebody()
        token = walker.start()
        for _ in range(25):
            walker.later(chance.choice((0, 1, 20, 60, 240)))
            walk = walker.walk()
            sent = chance.choice((token, token_of(walk) if walk else token))
            if chance.random() < 0.4:
                response = walker.say(chance.choice(intents))
            else:
                kind = chance.choice((*EVENTS, *BUTTONS))
                response = walker.event(kind, sent, chance.choice((0, 60, 300, 10**6)))
                envelope = {"version": "1.0", "response": response}
                assert lawful.faults(kind, envelope) == []
            assert_true(walker)
        walker.later(3 * 3600).say("WalkNowIntent")
        assert walker.walk() is None
        assert walker.faults == []


def assert_true(walker: Somebody) -> None:
    """No walk has more than the clock, and all are within their plans."""
    record, passed = walker.record(), (walker.now - MORNING).total_seconds()
    walk = walker.walk()
    seconds = walk.seconds if walk else 0
    assert walk is None or 0 <= walk.at <= walk.length
    assert seconds + sum(sum(e["done"].values()) for e in record.walks.values()) <= passed
