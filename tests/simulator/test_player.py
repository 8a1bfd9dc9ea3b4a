"""The audio player: its queue, its offsets, and what it tells the skill as the clock moves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from alexa_desk import Alexa, Device, Turn
from tests.simulator.kiosk import Skill, desk, says

MINUTE = 60.0


def play(token: str, behaviour: str = "REPLACE_ALL", after: str | None = None, offset: int = 0,
         **more: Any) -> dict[str, Any]:  # fmt: skip
    """A response that plays a stream, and closes the session."""
    stream = {"url": f"https://audio.example/{token}.mp3", "token": token,
              "offsetInMilliseconds": offset}  # fmt: skip
    if after is not None:
        stream["expectedPreviousToken"] = after
    directive = {"type": "AudioPlayer.Play", "playBehavior": behaviour,
                 "audioItem": {"stream": stream}}  # fmt: skip
    return {"directives": [directive], "shouldEndSession": True, **more}


STOP = {"directives": [{"type": "AudioPlayer.Stop"}], "shouldEndSession": True}


def speaker(profile: str = "start", **more: Any) -> Device:
    return Device(nearly_finished=profile, track_seconds=MINUTE, **more)


def told(turns: Sequence[Turn]) -> list[tuple[str, str, int]]:
    """What the player told the skill: kind, token, offset in seconds."""
    events = []
    for turn in turns:
        request = (turn.request or {}).get("request", {})
        if "offsetInMilliseconds" in request:
            kind = request["type"].removeprefix("AudioPlayer.Playback")
            events.append((kind, request["token"], round(request["offsetInMilliseconds"] / 1000)))
    return events


def playing(*later: dict[str, Any], profile: str = "start", **more: Any) -> tuple[Alexa, Skill]:
    """A desk on which stream "one" has just begun."""
    skill = Skill(play("one"), *(later or ({},)))
    alexa = desk(skill, device=speaker(profile, **more))
    turn = alexa.say("any news today")
    assert told(turn.events) == [("Started", "one", 0)]
    return alexa, skill


@pytest.mark.parametrize(
    ("profile", "events"),
    [
        ("start", [("NearlyFinished", "one", 0), ("Finished", "one", 60)]),
        ("end", [("NearlyFinished", "one", 60), ("Finished", "one", 60)]),
        ("after", [("Finished", "one", 60), ("NearlyFinished", "one", 60)]),
    ],
)
def test_devices_say_differently_that_a_stream_ends(
    profile: str, events: list[tuple[str, str, int]]
) -> None:
    """NearlyFinished comes at the start, at the end, or after Finished."""
    alexa, _ = playing(profile=profile)
    assert told(alexa.advance(2 * MINUTE)) == events


@pytest.mark.parametrize("profile", ["start", "end", "after"])
def test_an_enqueued_stream_plays_next(profile: str) -> None:
    """What is enqueued at NearlyFinished begins when the first is over, on every device."""

    def enqueue(event: dict[str, Any]) -> dict[str, Any]:
        request = event["request"]
        nearly = request["type"] == "AudioPlayer.PlaybackNearlyFinished"
        if not nearly or request["token"] != "one":
            return {}
        return {"directives": play("two", "ENQUEUE", "one")["directives"]}

    skill = Skill(play("one"), enqueue)
    alexa = desk(skill, device=speaker(profile))
    alexa.say("any news today")
    events = told(alexa.advance(MINUTE + 10))
    assert ("Started", "two", 0) in events
    assert events.index(("Started", "two", 0)) > events.index(("Finished", "one", 60))


def test_a_stream_that_does_not_follow_is_ignored() -> None:
    """ENQUEUE names the stream before it; on a mismatch the device says nothing and plays on."""
    skill = Skill(play("one"), play("two", "ENQUEUE", "nine"))
    alexa = desk(skill, device=speaker())
    alexa.say("any news today")
    alexa.advance(1)
    turn = alexa.say("any news today")
    assert "ignores the stream 'two'" in turn.notes[0]
    assert ("Started", "two", 0) not in told(alexa.advance(2 * MINUTE))


def test_replace_enqueued_keeps_what_plays() -> None:
    """REPLACE_ENQUEUED changes what comes after."""
    answers = (play("one"), play("two", "ENQUEUE", "one"), play("three", "REPLACE_ENQUEUED"))
    alexa = desk(Skill(*answers), device=speaker())
    for _ in answers:
        alexa.say("any news today")
    events = told(alexa.advance(1.5 * MINUTE))
    assert [token for kind, token, _ in events if kind == "Started"] == ["three"]


def test_a_question_interrupts_and_it_plays_on_by_itself() -> None:
    """The audio falls silent for the talk, and goes on where it was when the talk is over."""
    alexa, _ = playing(says("Nothing.", ask=False))
    alexa.advance(20)
    turn = alexa.say("any news today")
    assert told(turn.events) == [("Stopped", "one", 20), ("Started", "one", 20)]
    player = (turn.request or {})["context"]["AudioPlayer"]
    assert (player["token"], player["playerActivity"]) == ("one", "PAUSED")
    assert told(alexa.advance(MINUTE)) == [("Finished", "one", 60)]


def test_it_stays_silent_while_the_skill_listens() -> None:
    """An open question holds the audio; silence ends the session and lets it go on."""
    alexa, _ = playing(says("What?"))
    alexa.advance(20)
    turn = alexa.say("any news today")
    assert told(turn.events) == [("Stopped", "one", 20)]
    events = alexa.advance(20)
    assert [event.intent for event in events][-1] == "AudioPlayer.PlaybackStarted"
    assert told(events) == [("Started", "one", 20)]


def test_what_begins_in_an_open_session_waits_for_its_end() -> None:
    """With shouldEndSession false the stream starts, falls silent, and plays after the talk."""
    skill = Skill(play("one") | {"shouldEndSession": False})
    alexa = desk(skill, device=speaker())
    turn = alexa.say("any news today")
    assert told(turn.events) == [("Started", "one", 0), ("Stopped", "one", 0)]
    assert told(alexa.advance(10))[0] == ("Started", "one", 0)


def test_stopping_is_told_once_and_lasts() -> None:
    """A pause that stops the player leaves it stopped; the offset is kept for a resumption."""
    alexa, skill = playing(STOP, play("one", offset=20_000))
    alexa.advance(20)
    turn = alexa.say("pause")
    assert turn.intent == "AMAZON.PauseIntent"
    assert told(turn.events) == [("Stopped", "one", 20)]
    assert alexa.advance(MINUTE) == []
    assert told(alexa.say("resume").events) == [("Started", "one", 20)]
    assert skill.requests[-1]["type"] == "AudioPlayer.PlaybackStarted"


@pytest.mark.parametrize(
    ("heard", "intent"), [("pause", "AMAZON.PauseIntent"), ("stop", "AMAZON.StopIntent")]
)
def test_stop_while_audio_plays(heard: str, intent: str) -> None:
    """Most devices make it a pause; the profile says."""
    alexa, _ = playing(STOP, stop_heard=heard)
    alexa.advance(5)
    assert alexa.say("stop").intent == intent


def test_a_device_may_stop_by_itself() -> None:
    """Then the skill hears of it by PlaybackStopped alone."""
    alexa, skill = playing(stop_heard="local")
    alexa.advance(5)
    turn = alexa.say("stop")
    assert (turn.intent, told(turn.events)) == (None, [("Stopped", "one", 5)])
    assert alexa.advance(MINUTE) == []
    assert skill.kinds[-1] == "PlaybackStopped"


def test_replacing_what_plays() -> None:
    """REPLACE_ALL stops the one and starts the other."""
    alexa, _ = playing(play("two", offset=5000))
    alexa.advance(30)
    turn = alexa.say("any news today")
    assert told(turn.events) == [("Stopped", "one", 30), ("Started", "two", 5)]


def test_audio_that_starts_itself_without_end_is_an_error() -> None:
    """A skill that answers each beginning with another stream: told, and silenced."""
    alexa = desk(Skill(lambda event: play("one")), device=speaker())
    turn = alexa.say("any news today")
    assert "over and over" in (turn.events[-1].error or "")
    assert alexa.advance(MINUTE) == []


def test_buttons_reach_the_skill_without_a_session() -> None:
    """Next on the device is PlaybackController, and may be answered with a stream."""
    alexa, _ = playing(play("two"))
    alexa.advance(1)
    turn = alexa.press("next")
    assert turn.intent == "PlaybackController.NextCommandIssued"
    assert "session" not in (turn.request or {})
    assert ("Started", "two", 0) in told(turn.events)


@pytest.mark.parametrize(
    ("answer", "complaint"),
    [
        (says("Hello."), "may not be answered with speech"),
        ({"shouldEndSession": False}, "shouldEndSession set to false"),
        ({"directives": [{"type": "Dialog.Delegate"}]}, "AudioPlayer directives only"),
    ],
)
def test_what_may_not_be_answered_to_audio(answer: dict[str, Any], complaint: str) -> None:
    """The refusal is told, and the skill gets an ExceptionEncountered."""
    skill = Skill(play("one"), lambda event: answer, {})
    alexa = desk(skill, device=speaker())
    (event,) = alexa.say("any news today").events
    assert complaint in (event.error or "")
    assert skill.kinds == ["IntentRequest", "PlaybackStarted", "ExceptionEncountered"]


def test_two_devices_of_one_user_play_apart() -> None:
    """Each device has a player and a session of its own, and the user one id."""
    kitchen = Device(name="kitchen", track_seconds=MINUTE)
    alexa, skill = playing(says("Hi."))
    turn = alexa.say("any news today", device=kitchen)
    request = turn.request or {}
    assert request["context"]["AudioPlayer"] == {"playerActivity": "IDLE"}
    assert told(turn.events) == []
    first = alexa.say("any news today").request or {}
    assert first["session"]["user"] == request["session"]["user"]
    ids = [each["context"]["System"]["device"]["deviceId"] for each in (first, request)]
    assert ids[0] != ids[1]
    assert len(skill.requests) > 0
