"""Alexa's services on loopback, as the SDK's own clients reach them; and no other host."""

from __future__ import annotations

import socket
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Any

import pytest

from alexa_desk import Alexa, Device
from tests.simulator.calling import Reply, call, fetch
from tests.simulator.kiosk import Skill, desk, says

TIMERS = "alexa::alerts:timers:skill:readwrite"
REMINDERS = "alexa::alerts:reminders:skill:readwrite"


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
