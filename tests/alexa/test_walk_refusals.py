"""A walk that cannot be as it was asked for: a clear sentence, and a way on."""

from __future__ import annotations

import re
from typing import Any

import pytest

from skill.coach.walk.script import Script
from tests import lawful
from tests.alexa.walker import TWENTY, NoClips, Somebody

PLAY = "AudioPlayer.Play"


def speech(response: dict[str, Any]) -> str:
    """What is said, as plain text; the answer is lawful."""
    assert lawful.faults("IntentRequest", {"version": "1.0", "response": response}) == []
    return lawful.plain(response["outputSpeech"]["ssml"])


def kinds(response: dict[str, Any]) -> list[str]:
    """The types of a response's directives."""
    return [directive["type"] for directive in response.get("directives") or ()]


@pytest.mark.parametrize(
    ("values", "heard"),
    [
        ({}, "twenty"),
        ({"duration": "?"}, "twenty"),
        ({"duration": ""}, "twenty"),
        ({"duration": "soon"}, "twenty"),
        ({"duration": "PT0S"}, "five minutes"),
        ({"duration": "PT3M"}, "five minutes"),
        ({"duration": "PT-5M"}, "twenty"),
        ({"minutes": "-5"}, "five minutes"),
        ({"minutes": "0"}, "five minutes"),
        ({"duration": "PT121M"}, "two hours"),
        ({"duration": "PT5H"}, "two hours"),
        ({"duration": "P1D"}, "two hours"),
        ({"duration": "P2W"}, "two hours"),
        ({"duration": "P9999Y"}, "two hours"),
        ({"minutes": "99999999999"}, "twenty"),
        ({"muscle": "flurbs"}, "flurbs"),
    ],
)
def test_minutes_and_goals_that_cannot_be(values: dict[str, str], heard: str) -> None:
    """They are asked back with an example, and nothing is kept; the answer begins the walk."""
    walker = Somebody()
    asked = walker.say("GuidedWalkIntent", values)
    assert heard in speech(asked).lower()
    assert asked["shouldEndSession"] is False
    assert kinds(asked) == []


def test_a_goal_that_nobody_knows_is_named() -> None:
    """The walk begins all the same, for everything, and says so in one breath."""
    started = Somebody().say("GuidedWalkIntent", {"duration": "PT20M", "muscle": "flurbs"})
    assert kinds(started) == [PLAY]
    assert re.search("flurbs.*(all of you|everything)", speech(started))
    assert len(speech(started).split()) <= 35


@pytest.mark.parametrize("duration", ["PT5M", "PT90M", "PT1H30M", "PT120M", "PT330S"])
def test_minutes_that_can_be(duration: str) -> None:
    """From five minutes to two hours."""
    started = Somebody().say("GuidedWalkIntent", {"duration": duration})
    assert kinds(started) == [PLAY]
    assert started["shouldEndSession"] is True
    assert "reprompt" not in started
    assert len(speech(started).split()) <= 30


def test_what_is_asked_back_is_completed() -> None:
    """A number, in the same session, begins the walk as it was wished."""
    walker = Somebody()
    handler, sent = walker.handler, {}

    def remember(event: Any, context: Any) -> Any:
        sent.update(handler(event, context))
        return sent

    walker.handler = remember
    walker.say("GuidedWalkIntent", {"muscle": "glutes", "terrain": "hills"})
    attributes = sent["sessionAttributes"]
    started = walker.say(
        "HowManyMinutesIntent", {"minutes": "20"}, new=False, attributes=attributes
    )
    assert re.search("twenty minutes, .*hills, .*glutes", speech(started).lower())
    assert kinds(started) == [PLAY]


def test_metadata_and_stream() -> None:
    """One stream, in the place of all others, from its beginning; a screen shows what it is."""
    walker = Somebody()
    for locale, title, length in (
        ("en-GB", "Walking Muscles", "Twenty minutes"),
        ("de-DE", "Gehende Muskeln", "Zwanzig Minuten"),
    ):
        walker = Somebody()
        (play,) = walker.say("GuidedWalkIntent", TWENTY, locale=locale)["directives"]
        item = play["audioItem"]
        assert play["playBehavior"] == "REPLACE_ALL"
        assert item["stream"]["offsetInMilliseconds"] == 0
        assert item["stream"]["url"].startswith("https://")
        assert item["stream"].keys() == {"url", "token", "offsetInMilliseconds"}
        assert (item["metadata"]["title"], item["metadata"]["subtitle"]) == (title, length)


@pytest.mark.parametrize("why", ["no player", "no clips", "no address"])
def test_no_sound(why: str) -> None:
    """Without a player, clips or an address the walk is there to be asked for."""

    class Nowhere(NoClips):
        def address(self, script: Script, locale: str) -> str | None:
            return None

    tracks = {"no clips": NoClips(), "no address": Nowhere()}.get(why)
    walker = Somebody(tracks)
    walker.audio = why != "no player"
    started = walker.say("GuidedWalkIntent", TWENTY)
    assert kinds(started) == []
    assert "ask walking muscles" in speech(started).lower()
    assert len(speech(started).split()) <= 30
    left = speech(walker.later(300).say("TimeLeftIntent"))
    assert "fifteen minutes" in left.lower()


def test_no_memory_and_no_sound() -> None:
    """A walk that cannot be kept is not begun; what plays by itself is."""
    walker = Somebody()
    walker.say("ConditionMusclesIntent")
    walker.store.down = True
    assert kinds(walker.say("GuidedWalkIntent", TWENTY)) == [PLAY]
    walker.audio = False
    assert "minute" in speech(walker.say("GuidedWalkIntent", TWENTY))
    assert "again" in speech(walker.later(30).say("GuidedWalkIntent", TWENTY))


def test_a_walk_that_is_over() -> None:
    """Every word for it says so, and offers a new one."""
    for intent in ("AMAZON.ResumeIntent", "TimeLeftIntent", "TiredIntent", "WhyCueIntent"):
        walker = Somebody()
        walker.start()
        answer = walker.later(7200).say(intent)
        assert re.search("over|[Ee]nded", speech(answer))
        assert answer["shouldEndSession"] is False
        assert walker.walk() is None


def test_an_offset_beyond_the_end() -> None:
    """It counts for no more than the clock, and the walk stays within its plan."""
    walker = Somebody()
    token = walker.start()
    walker.player = {"playerActivity": "IDLE"}
    walker.later(60).event("AudioPlayer.PlaybackStopped", token, 10**7)
    walk = walker.walk()
    assert walk is not None
    assert (walk.seconds, walk.at) == (60, 60)


def test_pain_leaves_no_trace() -> None:
    """It stops the walk, is answered as ever, and the record says nothing of it."""
    walker = Somebody()
    walker.start()
    answer = walker.later(300).say("PainIntent", {"symptom": "chest pain"})
    assert kinds(answer) == ["AudioPlayer.Stop"]
    assert "paused" in speech(answer)
    assert answer["shouldEndSession"] is True
    assert not re.search("pain|chest|symptom", walker.record().to_text())
    walker.later(10).say("PainIntent", {"symptom": "tired"})
    assert not re.search("pain|tired|symptom", walker.record().to_text())


def test_a_question_in_between_changes_nothing() -> None:
    """It is answered as without a walk, closed, and the walk is as it was."""
    walker, other = Somebody(), Somebody()
    walker.start()
    before = walker.later(100).walk()
    for intent, values in (
        ("ConditionMusclesIntent", {"condition": "uphill"}),
        ("BriskIntent", {}),
        ("WalkingTargetIntent", {}),
        ("OverviewIntent", {}),
    ):
        answer = walker.say(intent, values)
        assert answer.keys() == other.say(intent, values).keys()
        if answer["shouldEndSession"]:
            assert kinds(answer) == []
    for intent in ("WalkNowIntent", "TimeLeftIntent", "WhyCueIntent", "ConditionMusclesIntent"):
        answer = walker.say(intent)
        assert answer["shouldEndSession"] is True
        assert kinds(answer) == []
    assert walker.walk() == before


def test_nobody_walks_twice_by_repeating() -> None:
    """Minutes walked again count again, but never more than the clock."""
    walker = Somebody()
    walker.start()
    for _ in range(5):
        walker.later(60).say("AMAZON.PreviousIntent")
    walk = walker.walk()
    assert walk is not None
    assert walk.seconds <= 300


def test_stop_ends_in_every_state() -> None:
    """Of a walk that has run out nobody is told who says stop, and what plays falls silent."""
    walker = Somebody()
    walker.start()
    answer = walker.later(7200).say("AMAZON.StopIntent")
    assert answer["shouldEndSession"] is True
    assert kinds(answer) == ["AudioPlayer.Stop"]
    walker.start()
    walker.store.down = True
    answer = walker.later(60).say("AMAZON.StopIntent")
    assert answer["shouldEndSession"] is True
    assert kinds(answer) == ["AudioPlayer.Stop"]
