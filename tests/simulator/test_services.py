"""Alexa's services on loopback, as the SDK's own clients reach them; and no other host."""

from __future__ import annotations

import socket
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from alexa_desk import Alexa, Device
from tests.simulator.calling import Reply, fetch
from tests.simulator.kiosk import Skill, desk, says

TIMERS = "alexa::alerts:timers:skill:readwrite"
REMINDERS = "alexa::alerts:reminders:skill:readwrite"


def call(alexa_of: Callable[[Skill], Alexa], *calls: tuple[Any, ...]) -> list[Reply]:
    """What a skill gets for these calls, made while it answers one request."""
    replies: list[Reply] = []

    def answer(event: dict[str, Any]) -> dict[str, Any]:
        replies.extend(fetch(event, *each) for each in calls)
        return says("Done.")

    turn = alexa_of(Skill(answer)).say("any news today")
    assert turn.error is None
    return replies


def with_device(**more: Any) -> Callable[[Skill], Alexa]:
    return lambda skill: desk(skill, device=Device(**more))


def test_the_sdk_reaches_them() -> None:
    """The SDK's own clients work: they insist on HTTPS, and trust us while the skill runs."""
    from ask_sdk_core.api_client import DefaultApiClient  # noqa: PLC0415 - only here
    from ask_sdk_core.skill_builder import CustomSkillBuilder  # noqa: PLC0415 - only here

    builder = CustomSkillBuilder(api_client=DefaultApiClient())

    @builder.request_handler(lambda _: True)
    def zone(handler_input: Any) -> Any:
        clients = handler_input.service_client_factory
        device = handler_input.request_envelope.context.system.device.device_id
        found = clients.get_ups_service().get_system_time_zone(device)
        return handler_input.response_builder.speak(str(found)).response

    alexa = desk(builder.lambda_handler(), device=Device(time_zone="Europe/Rome"))
    assert alexa.say("any news today").speech == "Europe/Rome"


def test_a_skill_may_have_called_the_web_before() -> None:
    """`urlopen` trusts what it did at its first call: the services are reached all the same."""
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen("https://127.0.0.1:9/")
    zone = ("GET", "/v2/devices/DEVICE/settings/System.timeZone")
    assert call(with_device(time_zone="Asia/Tokyo"), zone) == [(200, "Asia/Tokyo")]


def test_settings_need_no_permission() -> None:
    """Time zone and units are the device's."""
    settings = "/v2/devices/DEVICE/settings/System."
    calls = [("GET", settings + name) for name in ("timeZone", "distanceUnits", "temperatureUnit")]
    device = with_device(time_zone="Asia/Tokyo", distance_units="IMPERIAL")
    assert [reply[1] for reply in call(device, *calls)] == ["Asia/Tokyo", "IMPERIAL", "CELSIUS"]


def test_profile_and_address_need_theirs() -> None:
    """Without the scope 403; with it the value, or 204 where nothing was ever set."""
    name, mail = (f"/v2/accounts/~current/settings/Profile.{each}" for each in ("name", "email"))
    home = "/v1/devices/DEVICE/settings/address"
    calls = (("GET", name), ("GET", mail), ("GET", home), ("GET", f"{home}/countryAndPostalCode"))
    assert [status for status, _ in call(with_device(), *calls)] == [403] * 4
    scopes = {"alexa::profile:name:read", "alexa::profile:email:read",
              "alexa::devices:all:address:full:read"}  # fmt: skip
    granted = with_device(permissions=frozenset(scopes), profile={"Profile.name": "Ann"},
                          address={"city": "Ulm", "countryCode": "DE"})  # fmt: skip
    replies = call(granted, *calls)
    assert [status for status, _ in replies] == [200, 204, 200, 200]
    assert replies[0][1] == "Ann"
    assert replies[3][1] == {"countryCode": "DE", "postalCode": None}


def test_household_lists() -> None:
    """Lists are read and written with their scopes, an item at a time."""
    lists = "/v2/householdlists"
    assert call(desk, ("GET", lists))[0][0] == 403
    replies: list[Reply] = []

    def answer(event: dict[str, Any]) -> dict[str, Any]:
        (status, all_lists) = fetch(event, "GET", lists)
        items = f"{lists}/{all_lists['lists'][0]['listId']}/items"
        replies.append((status, None))
        (status, item) = fetch(event, "POST", items, {"value": "boots"})
        one = f"{items}/{item['id']}"
        done = {"value": "boots", "status": "completed"}
        for method, path, body in (("PUT", one, done), ("GET", one, None), ("DELETE", one, None),
                                   ("GET", one, None), ("POST", items, None)):  # fmt: skip
            replies.append(fetch(event, method, path, body))
        return says("Done.")

    scopes = {"read::alexa:household:list", "write::alexa:household:list"}
    assert desk(Skill(answer), device=Device(permissions=scopes)).say("any news today").speech
    assert [status for status, _ in replies] == [200, 200, 200, 200, 404, 400]
    assert replies[2][1]["status"] == "completed"


def test_unknown_tokens_and_paths_are_refused() -> None:
    """A token of nobody is 401, a service that is none 404."""

    def answer(event: dict[str, Any]) -> dict[str, Any]:
        assert fetch(event, "GET", "/v9/nothing")[0] == 404
        event["context"]["System"]["apiAccessToken"] = "stolen"
        assert fetch(event, "GET", "/v1/alerts/timers")[0] == 401
        return says("Done.")

    assert desk(Skill(answer)).say("any news today").error is None


def test_a_progressive_response_is_heard_first() -> None:
    """What the skill has said while it works comes before its answer."""
    alexa = desk(Skill(says("x")))

    def answer(event: dict[str, Any]) -> dict[str, Any]:
        body = {
            "header": {"requestId": event["request"]["requestId"]},
            "directive": {"type": "VoicePlayer.Speak", "speech": "One moment."},
        }
        assert fetch(event, "POST", "/v1/directives", body)[0] == 204
        return says("Here.")

    alexa = desk(Skill(answer))
    turn = alexa.say("any news today")
    assert ([event.speech for event in turn.events], turn.speech) == (["One moment."], "Here.")


def test_a_skill_sends_a_message_to_itself() -> None:
    """It comes back as a request of its own, without a session, when it has travelled."""
    replies: list[Reply] = []

    def answer(event: dict[str, Any]) -> dict[str, Any]:
        if event["request"]["type"] == "Messaging.MessageReceived":
            return {"version": "1.0", "response": {}}
        user = event["session"]["user"]["userId"]
        for to, body in ((user, {"data": {"kite": "delta"}}), ("nobody", {"data": {}}), (user, {})):
            replies.append(fetch(event, "POST", f"/v1/skillmessages/users/{to}", body))
        return says("Done.")

    skill = Skill(answer)
    alexa = desk(skill)
    alexa.say("any news today")
    assert [status for status, _ in replies] == [202, 404, 400]
    (turn,) = alexa.advance(1)
    assert turn.error is None
    assert skill.requests[-1]["type"] == "Messaging.MessageReceived"
    assert skill.requests[-1]["message"] == {"kite": "delta"}
    assert [turn.intent for turn in alexa.advance(60)] == ["SessionEndedRequest"]


def timer(**operation: Any) -> dict[str, Any]:
    return {
        "duration": "PT5M",
        "timerLabel": "walk",
        "creationBehavior": {"displayExperience": {"visibility": "VISIBLE"}},
        "triggeringBehavior": {
            "operation": operation,
            "notificationConfig": {"playAudible": True},
        },
    }


def calling(alexa: list[Alexa], *calls: tuple[Any, ...]) -> list[Reply]:
    """Make calls in a session of a desk that is kept in `alexa`."""
    replies: list[Reply] = []

    def answer(event: dict[str, Any]) -> dict[str, Any]:
        if event["request"]["type"] == "IntentRequest":
            replies.extend(fetch(event, *each) for each in calls)
        return says("Done.", ask=False)

    made = desk(Skill(answer))
    made.grant(TIMERS, REMINDERS)
    alexa.append(made)
    assert made.say("any news today").error is None
    return replies


def test_a_timer_announces_when_the_clock_comes_to_it() -> None:
    """ANNOUNCE speaks; before its time nothing is heard."""
    desks: list[Alexa] = []
    body = timer(type="ANNOUNCE", textToAnnounce=[{"locale": "en-US", "text": "Turn round."}])
    ((status, made), _) = calling(
        desks, ("POST", "/v1/alerts/timers", body), ("GET", "/v1/alerts/timers")
    )
    assert (status, made["status"], made["timerLabel"]) == (200, "ON", "walk")
    assert desks[0].advance(299) == []
    assert [turn.speech for turn in desks[0].advance(1)] == ["Turn round."]


def test_a_timer_may_launch_a_task() -> None:
    """LAUNCH_TASK asks, and a yes opens the skill with its task."""
    desks: list[Alexa] = []
    task = {"name": "amzn1.ask.skill.x.Resume", "version": "1", "input": {"a": 1}}
    question = [{"locale": "en-US", "text": "Go on?"}]
    body = timer(type="LAUNCH_TASK", textToConfirm=question, task=task)
    calling(desks, ("POST", "/v1/alerts/timers", body))
    assert [turn.speech for turn in desks[0].advance(300)] == ["Go on?"]
    request = (desks[0].say("yes").request or {})["request"]
    assert (request["type"], request["task"]["input"]) == ("LaunchRequest", {"a": 1})


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (timer(type="SHOUT"), 400),
        (timer(type="NOTIFY_ONLY") | {"duration": "soon"}, 400),
        (timer(type="NOTIFY_ONLY") | {"duration": "PT3H"}, 400),
        (timer(type="NOTIFY_ONLY"), 200),
    ],
)
def test_timers_have_rules(body: dict[str, Any], status: int) -> None:
    """Unknown operations, no durations and more than two hours are refused."""
    assert calling([], ("POST", "/v1/alerts/timers", body))[0][0] == status


def test_timers_pause_resume_and_go() -> None:
    """A paused timer keeps what is left; a deleted one never rings."""
    desks: list[Alexa] = []
    ((_, made),) = calling(desks, ("POST", "/v1/alerts/timers", timer(type="NOTIFY_ONLY")))
    alexa = desks[0]
    one = f"/v1/alerts/timers/{made['id']}"
    steps = iter([("POST", f"{one}/pause"), ("POST", f"{one}/resume"), ("DELETE", one)])
    replies: list[Reply] = []

    def answer(event: dict[str, Any]) -> dict[str, Any]:
        replies.append(fetch(event, *next(steps)))
        return says("Done.", ask=False)

    alexa._cloud.skill._handler = Skill(answer)
    alexa.say("any news today")
    assert alexa.advance(600) == []
    alexa.say("any news today")
    assert len(alexa.advance(299)) == 0
    alexa.say("any news today")
    assert alexa.advance(600) == []
    assert [status for status, _ in replies] == [200] * 3


def reminder(**trigger: Any) -> dict[str, Any]:
    content = [{"locale": "en-US", "text": "Walk!"}]
    return {
        "requestTime": "2026-10-05T08:30:00.000",
        "trigger": trigger,
        "alertInfo": {"spokenInfo": {"content": content}},
        "pushNotification": {"status": "ENABLED"},
    }


@pytest.mark.parametrize(
    ("trigger", "status"),
    [
        ({"type": "SCHEDULED_RELATIVE", "offsetInSeconds": 60}, 200),
        ({"type": "SCHEDULED_RELATIVE", "offsetInSeconds": -1}, 400),
        ({"type": "SCHEDULED_ABSOLUTE", "scheduledTime": "2099-01-01T09:00:00"}, 200),
        ({"type": "SCHEDULED_ABSOLUTE", "scheduledTime": "2099-01-01T09:00:00Z"}, 400),
        ({"type": "SCHEDULED_ABSOLUTE", "scheduledTime": "2001-01-01T09:00:00"}, 400),
        ({"type": "SCHEDULED_ABSOLUTE", "scheduledTime": "2099-01-01T09:00:00",
          "timeZoneId": "Mars/North"}, 400),
        ({"type": "SCHEDULED_ABSOLUTE", "scheduledTime": "2099-01-01T09:00:00",
          "recurrence": {"recurrenceRules": ["FREQ=SOMETIMES;"]}}, 400),
        ({"type": "SCHEDULED_ABSOLUTE", "scheduledTime": "2099-01-01T09:00:00",
          "recurrence": {"recurrenceRules": ["FREQ=WEEKLY;BYDAY=XX;"]}}, 400),
    ],
)  # fmt: skip
def test_reminders_have_rules(trigger: dict[str, Any], status: int) -> None:
    """Times are local, to come, and in a zone that exists."""
    assert calling([], ("POST", "/v1/alerts/reminders", reminder(**trigger)))[0][0] == status


def test_a_daily_reminder_rings_every_day() -> None:
    """It is set in the walker's zone, and rings again until it is taken away."""
    replies: list[Reply] = []
    daily = reminder(
        type="SCHEDULED_ABSOLUTE",
        scheduledTime="2026-10-06T09:00:00",
        timeZoneId="Europe/Berlin",
        recurrence={"recurrenceRules": ["FREQ=DAILY;BYHOUR=9;BYMINUTE=0;BYSECOND=0;INTERVAL=1;"]},
    )

    def answer(event: dict[str, Any]) -> dict[str, Any]:
        replies.append(fetch(event, "POST", "/v1/alerts/reminders", daily))
        return says("Done.", ask=False)

    alexa = desk(Skill(answer), clock=lambda: datetime(2026, 10, 5, 7, 0, tzinfo=UTC))
    alexa.grant(REMINDERS)
    alexa.say("any news today")
    assert replies[0][0] == 200
    day = 24 * 3600
    assert [turn.speech for turn in alexa.advance(day - 1)] == []
    assert [turn.speech for turn in alexa.advance(1)] == ["Walk!"]
    assert [turn.speech for turn in alexa.advance(2 * day)] == ["Walk!", "Walk!"]


@pytest.mark.parametrize(
    ("rules", "days"),
    [
        (["FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYHOUR=9;BYMINUTE=0;BYSECOND=0;INTERVAL=1;"],
         (6, 7, 8, 9, 12, 13, 14, 15, 16, 19)),
        (["FREQ=WEEKLY;BYDAY=SA,SU;BYHOUR=9;BYMINUTE=0;BYSECOND=0;INTERVAL=1;"], (10, 11, 17, 18)),
        (["FREQ=WEEKLY;BYDAY=MO;BYHOUR=9;BYMINUTE=0;BYSECOND=0;INTERVAL=2;",
          "FREQ=WEEKLY;BYDAY=TH;BYHOUR=9;BYMINUTE=0;BYSECOND=0;"], (8, 15, 19)),
        (["FREQ=WEEKLY"], (6, 13)),
    ],
)  # fmt: skip
def test_a_reminder_rings_on_its_days(rules: list[str], days: tuple[int, ...]) -> None:
    """As its rules say, from its scheduled time on: the sixth of October 2026 is a Tuesday."""
    weekly = reminder(
        type="SCHEDULED_ABSOLUTE",
        scheduledTime="2026-10-06T09:00:00",
        timeZoneId="Europe/Berlin",
        recurrence={"recurrenceRules": rules},
    )

    def answer(event: dict[str, Any]) -> dict[str, Any]:
        assert fetch(event, "POST", "/v1/alerts/reminders", weekly)[0] == 200
        return says("Done.", ask=False)

    alexa = desk(Skill(answer), clock=lambda: datetime(2026, 10, 5, 7, 0, tzinfo=UTC))
    alexa.grant(REMINDERS)
    assert alexa.say("any news today").error is None
    rung = [
        alexa.clock().day for _ in range(14) for _ in range(len(alexa.advance(24 * 3600)))
    ]  # each day ends at nine in Berlin
    assert tuple(rung) == days


def test_without_permission_nothing_is_set() -> None:
    """401, until the user grants it; and again when it is taken away."""
    post = ("POST", "/v1/alerts/timers", timer(type="NOTIFY_ONLY"))
    assert call(desk, post)[0][0] == 401
    alexa = desk(Skill(says("x")))
    alexa.grant(TIMERS)
    alexa.revoke(TIMERS)
    user = (alexa.say("any news today").request or {})["context"]["System"]["user"]
    assert "permissions" not in user


def test_asking_for_a_permission_by_voice() -> None:
    """Alexa asks; yes grants it, and the skill gets the answer."""
    ask = {
        "type": "Connections.SendRequest",
        "name": "AskFor",
        "token": "t",
        "payload": {"@type": "AskForPermissionsConsentRequest", "@version": "1",
                    "permissionScope": TIMERS},
    }  # fmt: skip
    skill = Skill({"directives": [ask], "shouldEndSession": True}, says("Thanks."))
    alexa = desk(skill)
    assert "permission" in alexa.say("any news today").notes[0]
    turn = alexa.say("yes")
    assert turn.intent == "Connections.Response"
    assert skill.requests[-1]["payload"]["status"] == "ACCEPTED"
    scopes = (turn.request or {})["context"]["System"]["user"]["permissions"]["scopes"]
    assert scopes == {TIMERS: {"status": "GRANTED"}}


@pytest.mark.parametrize("status", [401, 403, 404, 429, 503])
def test_faults_on_demand(status: int) -> None:
    """A service fails as told, as often as told, and works again."""
    path = "/v2/devices/DEVICE/settings/System.timeZone"
    replies: list[int] = []

    def answer(event: dict[str, Any]) -> dict[str, Any]:
        replies.extend(fetch(event, "GET", path)[0] for _ in range(2))
        return says("Done.")

    alexa = desk(Skill(answer))
    alexa.services.fail("settings", status, times=1)
    alexa.say("any news today")
    assert replies == [status, 200]
    assert [served.reply.status for served in alexa.services.calls] == [status, 200]


def test_a_slow_service_is_slow() -> None:
    """Slow means as many seconds as told, before it answers as usual."""
    alexa = desk(Skill(lambda event: says(str(fetch(event, "GET", "/v1/endpoints")[0]))))
    waited: list[float] = []
    alexa.services.faults._wait = waited.append
    alexa.services.fail("/v1/endpoints", seconds=9)
    assert (alexa.say("any news today").speech, waited) == ("200", [9])


def test_an_unknown_service_has_no_fault() -> None:
    """Whoever mistypes is told the names there are."""
    with pytest.raises(ValueError, match="timers"):
        desk(Skill(says("x"))).services.fail("timer", 503)


@pytest.mark.parametrize("host", ["api.amazonalexa.com", "example.org", "192.0.2.7"])
def test_no_other_host_is_reached(host: str) -> None:
    """The attempt fails in the skill, and is told even where the skill hides it."""

    def answer(event: dict[str, Any]) -> dict[str, Any]:
        with pytest.raises(OSError, match="nothing leaves this machine"):
            socket.create_connection((host, 443), timeout=1)
        return says("Sorry.")

    turn = desk(Skill(answer)).say("any news today")
    assert host in (turn.error or "")
    assert (turn.speech, turn.session_open) == ("Sorry.", True)


def test_a_stand_in_on_this_machine_is_reached() -> None:
    """Databases and services that a test starts here are fine."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer(event: dict[str, Any]) -> dict[str, Any]:
            socket.create_connection(server.getsockname()).close()
            return says("Hello.")

        assert desk(Skill(answer)).say("any news today").error is None


def test_the_desk_itself_is_not_held_back() -> None:
    """Outside a handler nobody is refused."""
    desk(Skill(says("x"))).say("any news today")
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
