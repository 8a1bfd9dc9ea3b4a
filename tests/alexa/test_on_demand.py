"""The SDK's packages loaded on demand change nothing but how much is loaded.

Each side runs in a process of its own: what a process has imported cannot be taken back.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from skill.alexa.on_demand import module_name
from tests.alexa.talk import request

ROOT = Path(__file__).parents[2]
#: Imports the door (with the argument "eagerly" the SDK first), then answers every envelope.
SCRIPT = """
import json, sys
from datetime import UTC, datetime
from pathlib import Path
from random import Random
sources = []
sys.addaudithook(lambda name, of: name == "compile" and sources.append(of))
if sys.argv[1] == "eagerly":
    import ask_sdk_model
from skill.lambda_function import make_handler
modules = sorted(sys.modules)
compiled = [str(source, "utf-8") for source, file in sources if file == "<string>"]
noon = lambda: datetime(2026, 10, 5, 12, tzinfo=UTC)
handler = make_handler(":memory:", chance=Random(7), log=lambda *_: None, clock=noon)
files = sorted(Path("tests/envelopes").glob("*.json"))
answers = {file.stem: handler(json.loads(file.read_text("utf-8")), None) for file in files}
after = sorted(sys.modules)
print(json.dumps({"modules": modules, "compiled": compiled, "answers": answers, "after": after}))
"""
#: Uses what is left unread until it is called in each way that code may use it.
USES = """
import sys
from skill.alexa import on_demand
on_demand.install()
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_core.utils import get_locale, is_intent_name
from ask_sdk_core.view_resolvers import *
from ask_sdk_model.interfaces.display import PlainText
import six.moves.urllib.parse
given = HandlerInput(None)
assert "experiment_trigger_response" not in " ".join(sys.modules)
assert given.response_builder.speak("Hello").response.output_speech.ssml == "<speak>Hello</speak>"
class Mine(DefaultSerializer):
    pass
assert Mine().serialize(given.response_builder.response)["outputSpeech"]["type"] == "SSML"
assert callable(is_intent_name("WhyIntent")) and LRUCache and FileSystemTemplateLoader
assert get_locale.__name__ == "get_locale" and six.moves.urllib.parse.quote(" ") == "%20"
try:
    from ask_sdk_core.response_helper import NoSuchThing
except ImportError:
    print("as it should be")
"""
#: Answers one question about muscles, of somebody who is on no walk.
QUESTION = """
import json, sys
from skill.lambda_function import make_handler
answer = make_handler(":memory:", log=lambda *_: None)(json.load(sys.stdin), None)
print(json.dumps([answer["response"]["outputSpeech"]["ssml"], sorted(sys.modules)]))
"""
#: What only somebody needs who walks with us, or wants to be reminded of it.
OF_WALKS = (
    *("skill.talk.walk", "skill.coach.walk", "skill.audio", "zoneinfo"),
    *("skill.talk.reminders", "skill.talk.reminder_days", "skill.talk.timers"),
    *("skill.alexa.walks", "skill.alexa.services"),
)
#: What a Lambda function has no use for, and must not wait for.
HEAVY = ("flask", "boto3", "botocore", "requests", "urllib3", "yaml", "jsonschema", "sqlite3")


class Run(NamedTuple):
    """What a process had loaded and compiled when it was ready, what it answered, what then."""

    modules: list[str]
    compiled: list[str]
    answers: dict[str, Any]
    after: list[str]


def run(how: str) -> Run:
    command = [sys.executable, "-W", "ignore", "-c", SCRIPT, how]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return Run(**json.loads(done.stdout))


@pytest.fixture(scope="module")
def on_demand() -> Run:
    """The skill as it runs."""
    return run("on demand")


@pytest.fixture(scope="module")
def eagerly() -> Run:
    """The skill when the SDK was imported as a whole before it."""
    return run("eagerly")


def test_every_answer_is_the_same(on_demand: Run, eagerly: Run) -> None:
    """All 99 envelopes are answered the same either way."""
    assert len(on_demand.answers) == 99
    assert on_demand.answers == eagerly.answers


def test_what_is_left_unread_works_when_used() -> None:
    """Called, built upon, imported with a star: the code of others finds what it looks for."""
    command = [sys.executable, "-W", "ignore", "-c", USES]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout == "as it should be\n", done.stderr


def test_much_less_is_loaded(on_demand: Run, eagerly: Run) -> None:
    """Not half of the modules are loaded before the first request, and few of the SDK's."""
    assert len(on_demand.modules) < len(eagerly.modules) * 0.6
    sdk = [name for name in on_demand.modules if name.startswith("ask_sdk_model")]
    whole = [name for name in eagerly.after if name.startswith("ask_sdk_model")]
    assert len(sdk) < len(whole) / 3


def test_no_annotation_is_compiled(on_demand: Run) -> None:
    """The fields of a tuple have types, not texts: typing compiles each text as it begins."""
    assert [source for source in on_demand.compiled if not source.startswith("lambda _cls")] == []


@pytest.mark.parametrize("module", HEAVY)
def test_nothing_heavy_is_imported(on_demand: Run, module: str) -> None:
    """No web server, cloud client, YAML or database is loaded to answer a walker."""
    assert module not in on_demand.modules


def test_a_question_reads_nothing_of_walks() -> None:
    """No plan, no sound, no service of Alexa's: a walk costs nobody else a module."""
    event = request("ConditionMusclesIntent", {"condition": "uphill"})
    command = [sys.executable, "-W", "ignore", "-c", QUESTION]
    done = subprocess.run(
        command, cwd=ROOT, input=json.dumps(event), capture_output=True, text=True, check=True
    )
    speech, modules = json.loads(done.stdout)
    assert "uphill" in speech.lower() or "hill" in speech.lower()
    read = [name for name in modules for part in OF_WALKS if f"{name}.".startswith(f"{part}.")]
    assert read == []


@pytest.mark.parametrize(
    ("name", "module"),
    [
        ("Slot", "slot"),
        ("SlotValue", "slot_value"),
        ("IntentRequest", "intent_request"),
        ("SsmlOutputSpeech", "ssml_output_speech"),
        ("CanFulfillIntentValues", "can_fulfill_intent_values"),
        ("APLInterface", "apl_interface"),
    ],
)
def test_the_rule_for_modules(name: str, module: str) -> None:
    """A class of the SDK stands in the module named after it."""
    assert module_name(name) == module
