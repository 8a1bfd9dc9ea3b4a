"""A walk on a device without sound, announced by timers: in step with it, or honestly not."""

from __future__ import annotations

from collections import deque
from datetime import datetime, timedelta
from random import Random

import pytest

from skill.alexa.services import NO_ANSWER, Reply
from skill.alexa.timers import SCOPE
from skill.coach.walk.phases import HARD
from skill.talk.walk.open_walk import PAUSED, OpenWalk
from tests.alexa.alerts import AlertsService
from tests.alexa.test_walk_refusals import speech
from tests.alexa.walker import TWENTY, Somebody
from tests.languages.wordings import texts

#: What may be said on a walk, and the seconds that pass before it.
WORDS = ("TiredIntent", "EasierPaceIntent", "FasterPaceIntent", "HillAheadIntent", "HillTopIntent",
         "StairsAheadIntent", "SkipPartIntent", "PauseWalkIntent", "ResumeWalkIntent",
         "WalkNowIntent", "TimeLeftIntent", "CueAgainIntent", "AMAZON.NextIntent",
         "AMAZON.PauseIntent", "AMAZON.ResumeIntent", "AMAZON.RepeatIntent")  # fmt: skip
#: No answer, what the service declares, and nonsense.
REFUSALS = (NO_ANSWER, *map(Reply, (400, 401, 403, 404, 429, 500, 503, 504)),
            *(Reply(200, body) for body in (None, 7, {"id": 7}, {"timers": 7})))  # fmt: skip


def somebody(*, granted: bool = True, others: int = 0) -> tuple[Somebody, AlertsService]:
    """Somebody at a device without a player, and the timers of their account."""
    walker: Somebody
    service = AlertsService(lambda: walker.now)
    walker = Somebody(ask=service)
    walker.audio = False
    walker.scopes = {SCOPE} if granted else set()
    service.others = others
    return walker, service


def is_text(said: str, name: str) -> bool:
    """Tell whether an answer has one of the wordings of a text."""
    return any(text in said for text in texts("en-US")[f"guide.{name}"])


def in_step(walker: Somebody, service: AlertsService) -> bool:
    """Tell whether what will ring is what is before the walk: an effort at most, and all the rest.

    The rest is half time, the way down to the end, and the end.
    """
    walk = walker.walk()
    rings = {timer.rings for timer in service.on}
    if walk is None or walk.state == PAUSED:
        return not rings
    kinds = {phase.start: phase.kind for phase in walk.script.phases}
    efforts = {moment(walk, second) for second, kind in kinds.items() if kind in HARD}
    down = [second for second, kind in kinds.items() if kind == "cool"][-1:]
    marks = [cue.at for cue in walk.script.cues if cue.kind in ("half", "farewell")]
    later = {m for m in (moment(walk, at) for at in (*down, *marks)) if m > walker.now}
    return later <= rings and rings - later <= efforts and len(rings) == len(service.on) <= 4


def moment(walk: OpenWalk, second: int) -> datetime:
    """When a second of the plan is reached, if nothing comes in between."""
    return walk.since + timedelta(seconds=second - walk.at)


@pytest.mark.parametrize("minutes", [5, 9, 20, 45, 60, 120])
def test_a_walk_is_announced(minutes: int) -> None:
    """Four times at most, in the words of the walk, each under a name of its own."""
    walker, service = somebody()
    said = speech(walker.say("GuidedWalkIntent", {"duration": f"PT{minutes}M"}))
    assert is_text(said, "call_me_announced")
    assert in_step(walker, service)
    assert 3 - (minutes < 10) <= len(service.on) <= 4
    assert len({timer.label for timer in service.on}) == len(service.on)
    assert any(text in service.on[-1].says for text in texts("en-US")["walk.goodbye"])
    assert all(timer.label.startswith("Walking Muscles ") for timer in service.on)


@pytest.mark.parametrize("lists_others", [True, False])
@pytest.mark.parametrize("others", range(11))
def test_the_account_has_ten(others: int, lists_others: bool) -> None:
    """The walker's own are among them, told of or not; where four find no room, none is set."""
    walker, service = somebody(others=others)
    service.lists_others = lists_others
    said = speech(walker.say("GuidedWalkIntent", TWENTY))
    assert is_text(said, "call_me_announced" if others <= 6 else "call_me_mute")
    assert len(service.on) == (4 if others <= 6 else 0)


@pytest.mark.parametrize("reply", REFUSALS)
@pytest.mark.parametrize(("method", "before"), [("GET", 0), ("POST", 0), ("POST", 2), ("POST", 3)])
def test_what_fails_falls_back_in_the_same_answer(method: str, before: int, reply: Reply) -> None:
    """The walk begins all the same, to be asked for, and nothing is left that would ring."""
    walker, service = somebody()
    service.fails[method] = deque([*[None] * before, reply])
    said = speech(walker.say("GuidedWalkIntent", TWENTY))
    assert is_text(said, "call_me_mute")
    assert service.on == []
    found = walker.walk()
    assert found is not None
    assert (found.way, found.timers) == ("ask", ())


@pytest.mark.parametrize("seed", range(12))
def test_announcements_keep_in_step(seed: int) -> None:
    """Whatever is said, what will ring is what the walk has before it, and nothing else."""
    walker, service = somebody()
    chance = Random(seed)
    walker.say("GuidedWalkIntent", {"duration": "PT45M"})
    for _ in range(12):
        walker.later(chance.randrange(1, 300))
        walker.say(chance.choice(WORDS))
        assert in_step(walker, service)
    walker.say("EndWalkIntent")
    assert service.on == []


@pytest.mark.parametrize(
    "intent", ["AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.PauseIntent", "EndWalkIntent"]
)
def test_who_stops_hears_nothing_more(intent: str) -> None:
    """And who goes on again hears the rest."""
    walker, service = somebody()
    walker.say("GuidedWalkIntent", TWENTY)
    walker.later(60).say(intent)
    assert service.on == []
    walker.later(60).say("ResumeWalkIntent")
    assert in_step(walker, service)


def test_who_is_in_pain_hears_nothing_more() -> None:
    """The walk stops, and so do its announcements."""
    walker, service = somebody()
    walker.say("GuidedWalkIntent", TWENTY)
    walker.later(60).say("PainIntent")
    assert service.on == []


def test_another_walk_has_its_own() -> None:
    """Those of the old one are gone."""
    walker, service = somebody()
    walker.say("GuidedWalkIntent", TWENTY)
    walker.later(60).say("GuidedWalkIntent", {"duration": "PT10M"})
    walker.say("NewWalkIntent", new=False, attributes=walker.session)
    assert in_step(walker, service)
    assert len(service.on) <= 4


def test_a_change_that_cannot_be_announced() -> None:
    """It is said, the old ones are gone, and the walk is there to be asked for."""
    walker, service = somebody()
    walker.say("GuidedWalkIntent", TWENTY)
    service.fails["POST"] = deque([NO_ANSWER])
    assert is_text(speech(walker.later(400).say("TiredIntent")), "not_announced")
    assert service.on == []
    assert not is_text(speech(walker.later(60).say("FasterPaceIntent")), "not_announced")


@pytest.mark.parametrize("intent", ["TiredIntent", "StopAnnouncingIntent"])
def test_what_cannot_be_deleted(intent: str) -> None:
    """It is said that it may ring yet, and the next word deletes it."""
    walker, service = somebody()
    walker.say("GuidedWalkIntent", TWENTY)
    service.fails["DELETE"] = deque([NO_ANSWER] * 4)
    assert is_text(speech(walker.later(60).say(intent)), "still_announced")
    assert len(service.on) == 4
    assert not is_text(speech(walker.later(60).say("WalkNowIntent")), "still_announced")
    assert service.on == []
    assert (found := walker.walk()) is not None
    assert (found.way, found.timers) == ("ask", ())


def test_who_is_forgotten_hears_nothing_more() -> None:
    """Before the record is deleted that knows of them."""
    walker, service = somebody()
    walker.say("GuidedWalkIntent", TWENTY)
    walker.say("ForgetMeIntent", new=True)
    walker.say("AMAZON.YesIntent", new=False, attributes=walker.session)
    assert service.on == []


def test_a_walk_that_cannot_be_kept_is_not_announced() -> None:
    """Nobody could ask for it, or stop it."""
    walker, service = somebody()
    walker.say("HelpIntent")
    record = walker.store.save

    def fail(key: str, text: str, expected: int | None) -> int:
        walker.store.down = True
        return record(key, text, expected)

    walker.store.save = fail  # type: ignore[method-assign]
    assert is_text(speech(walker.say("GuidedWalkIntent", TWENTY)), "not_kept")
    assert service.on == []


def test_consent_is_asked_for_once() -> None:
    """It is offered at the first start, asked for by Alexa, and then what is left is announced."""
    walker, service = somebody(granted=False)
    said = speech(walker.say("GuidedWalkIntent", TWENTY))
    assert is_text(said, "call_me_mute")
    assert said.endswith("?")
    (directive,) = walker.say("AMAZON.YesIntent", new=False, attributes=walker.session)[
        "directives"
    ]
    assert directive["payload"]["permissionScope"] == SCOPE
    walker.later(30)
    said = speech(walker.consents("ACCEPTED", directive["token"]))
    assert is_text(said, "call_me_announced")
    assert in_step(walker, service)
    walker.later(1300)
    assert not speech(walker.say("GuidedWalkIntent", TWENTY)).endswith("?")


@pytest.mark.parametrize("status", ["DENIED", "NOT_ANSWERED"])
def test_consent_is_refused(status: str) -> None:
    """The walk is there to be asked for, a card says where to change one's mind."""
    walker, service = somebody(granted=False)
    walker.say("GuidedWalkIntent", TWENTY)
    walker.say("AMAZON.YesIntent", new=False, attributes=walker.session)
    answer = walker.consents(status, "announce")
    assert is_text(speech(answer), "call_me_mute")
    assert answer["card"]["permissions"] == [SCOPE]
    assert service.on == []


def test_the_offer_is_declined() -> None:
    """Alexa is not even asked; announced on demand all the same."""
    walker, service = somebody(granted=False)
    walker.say("GuidedWalkIntent", TWENTY)
    answer = walker.say("AMAZON.NoIntent", new=False, attributes=walker.session)
    assert is_text(speech(answer), "call_me_mute")
    assert answer["shouldEndSession"] is True
    assert walker.say("MoveWalkIntent")["directives"][0]["payload"]["permissionScope"] == SCOPE
    walker.scopes = {SCOPE}
    assert is_text(speech(walker.say("MoveWalkIntent")), "call_me_announced")
    assert in_step(walker, service)


def test_consent_that_comes_too_late() -> None:
    """The walk is over: nothing is announced."""
    walker, service = somebody(granted=False)
    walker.say("GuidedWalkIntent", TWENTY)
    walker.later(3000)
    walker.consents("ACCEPTED", "announce")
    assert service.on == []


def test_a_permission_that_was_taken_back() -> None:
    """At the next change it is noticed, and said."""
    walker, _ = somebody()
    walker.say("GuidedWalkIntent", TWENTY)
    walker.scopes = set()
    assert is_text(speech(walker.later(400).say("TiredIntent")), "not_announced")


def test_from_another_device_it_is_heard() -> None:
    """A player takes the walk over, and nothing is said twice."""
    walker, service = somebody()
    walker.say("GuidedWalkIntent", TWENTY)
    walker.audio = True
    (directive,) = walker.later(60).say("MoveWalkIntent")["directives"]
    assert directive["type"] == "AudioPlayer.Play"
    assert service.on == []


@pytest.mark.parametrize("button", ["Play", "Pause", "Next", "Previous"])
def test_a_button_on_another_device_silences_them(button: str) -> None:
    """None is left that would ring at a wrong moment: the walk is there to be asked for."""
    walker, service = somebody()
    walker.say("GuidedWalkIntent", TWENTY)
    assert service.on != []
    walker.audio = True
    walker.later(90).event(f"PlaybackController.{button}CommandIssued")
    found = walker.walk()
    assert found is not None
    assert (found.way, found.timers, service.on) == ("ask", (), [])
