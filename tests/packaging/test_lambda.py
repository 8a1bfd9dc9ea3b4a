"""The package answers as Lambda runs it: AWS's runtime client, the unpacked zip, nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from deployment.runtime_api import Function
from deployment.templates import SKILL_ID
from skill.lambda_function import of_environment
from tests import lawful
from tests.packaging.conftest import Lambda

Envelope = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="module")
def function(cloud: Lambda) -> Iterator[Function]:
    """A warm function of this skill, without a memory."""
    environment = {"ALEXA_SKILL_ID": SKILL_ID}
    with Function(cloud.package, cloud.client, environment=environment) as found:
        yield found


@pytest.mark.parametrize(
    "name",
    [
        "launch_first_time_en-US",
        "launch_screen_de-DE",
        "launch_returning_voice_profile_en-GB",
        "builtin_Help",
        "intent_two_authorities_both_match_en-US",
        "session_ended_user_initiated",
        "event_skill_enabled",
    ],
)
def test_it_answers_lawfully(name: str, function: Function, envelope: Envelope) -> None:
    """Launches, intents and events of every kind are answered as the platform wants it."""
    event = envelope(name)
    answer = function.invoke(event)
    assert answer.kind == "response"
    assert lawful.faults(event["request"]["type"], answer.body) == []


def test_a_question_is_answered_with_muscles(function: Function, envelope: Envelope) -> None:
    """Knowledge and words are in the package: uphill has muscles to name."""
    event = envelope("launch_first_time_en-US")
    event["request"] |= {
        "type": "IntentRequest",
        "intent": {"name": "ConditionMusclesIntent", "confirmationStatus": "NONE", "slots": {}},
    }
    assert "ssml" in function.invoke(event).body["response"]["outputSpeech"]


def test_words_that_alexa_could_not_resolve_are_known_there(
    function: Function, envelope: Envelope
) -> None:
    """What people call things goes into the cloud with it."""
    event = envelope("intent_match_en-US")
    slot = {"name": "condition", "value": "uphill"}
    event["request"]["intent"] = {"name": "ConditionMusclesIntent", "slots": {"condition": slot}}
    answer = function.invoke(event).body["response"]
    assert "uphill" in answer["outputSpeech"]["ssml"].lower()


def test_another_skill_is_turned_away(function: Function, envelope: Envelope) -> None:
    """The skill id of the environment counts: others get an empty answer."""
    answer = function.invoke(envelope("intent_wrong_skill_id_en-US"))
    assert answer.body == {"version": "1.0", "response": {}}


def test_without_a_skill_id_nobody_is_answered(
    envelope: Envelope, capfd: pytest.CaptureFixture[str]
) -> None:
    """In the cloud it would speak to any skill that calls it; each line says what is missing."""
    event = envelope("launch_first_time_en-US")
    for skill_id in ({}, {"ALEXA_SKILL_ID": " "}):
        handler = of_environment({"AWS_LAMBDA_FUNCTION_NAME": "walking-muscles", **skill_id})
        assert handler(event, None) == {"version": "1.0", "response": {}}
        line = json.loads(capfd.readouterr().out)
        assert (line["outcome"], line["where"]) == ("fault", "ALEXA_SKILL_ID")
    assert of_environment({})(event, None)["response"]["outputSpeech"]


def test_it_says_what_it_lacks(cloud: Lambda, envelope: Envelope) -> None:
    """A handler that is not there is told to Lambda, so the runtime API here is a true one."""
    with Function(cloud.package, cloud.client, handler="skill.absent.handler") as function:
        answer = function.invoke(envelope("launch_first_time_en-US"))
    assert answer.kind in ("init/error", "error")
    assert answer.body["errorType"] == "Runtime.ImportModuleError"


def test_nothing_of_this_machine_is_on_its_path(cloud: Lambda, envelope: Envelope) -> None:
    """The project's sources and site-packages are out of reach: the package stands alone."""
    (cloud.client / "look.py").write_text(
        "import sys\n"
        "import skill, ask_sdk_core\n"
        "def handler(event, context):\n"
        "    return {'path': sys.path, 'from': [skill.__file__, ask_sdk_core.__file__]}\n"
    )
    with Function(cloud.package, cloud.client, handler="look.handler") as function:
        found = function.invoke(envelope("launch_first_time_en-US")).body
    assert all(path.startswith(str(cloud.package)) for path in found["from"])
    assert not [path for path in found["path"] if "site-packages" in path]
