"""The command `alexa-desk`, with a skill in a file of its own, as a stranger has it."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from alexa_desk.command.handler import HandlerError, load_handler
from alexa_desk.command.main import main
from alexa_desk.services import hosted
from tests.simulator.tea_shop import MODELS

SKILL = '''
def handler(event, context):
    """A skill in a dozen lines."""
    kind = event["request"]["type"]
    if kind == "SessionEndedRequest":
        return {"version": "1.0", "response": {}}
    name = event["request"].get("intent", {}).get("name", kind)
    speech = {"type": "PlainText", "text": f"You said {name}."}
    return {"version": "1.0", "response": {"outputSpeech": speech, "shouldEndSession": False}}

broken = 5
'''


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stranger's folder: a skill and its models, one locale of which is broken."""
    (tmp_path / "stranger_skill.py").write_text(SKILL, encoding="utf-8")
    custom = tmp_path / "skill-package" / "interactionModels" / "custom"
    custom.mkdir(parents=True)
    (custom / "en-US.json").write_bytes((MODELS / "en-US.json").read_bytes())
    (custom / "fr-FR.json").write_text('{"intents": []}', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.delitem(sys.modules, "stranger_skill", raising=False)
    return tmp_path


def run(command: str, *words: str) -> int:
    return main([command, "--handler", "stranger_skill:handler", "--models", ".", *words])


def test_ask(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One question, one answer; the locale that is broken is named."""
    assert run("ask", "when are you open") == 0
    told = capsys.readouterr()
    assert told.out == "You said OpeningHoursIntent.\n"
    assert "left out" in told.err
    assert "fr-FR.json" in told.err


def test_a_talk_is_recorded_and_replayed(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept is said again; the same answers are no difference, others are."""
    typed = iter(["when are you open", "what is oolong", "/quit"])
    monkeypatch.setattr("builtins.input", lambda prompt: next(typed))
    assert run("chat", "--record", "talk.jsonl") == 0
    assert run("replay", "talk.jsonl") == 0
    assert "2 turns, 0 with" in capsys.readouterr().out

    record = project / "talk.jsonl"
    record.write_text(record.read_text("utf-8").replace("AboutTea", "OldTea"), encoding="utf-8")
    assert run("replay", "talk.jsonl") == 1
    assert "intent was 'OldTeaIntent', is 'AboutTeaIntent'" in capsys.readouterr().out


def test_replaying_a_file_of_the_platforms_own(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that `ask dialog` replays will do."""
    file = {"locale": "en-US", "type": "text", "userInput": ["open tea shop", "help", ".quit"]}
    (project / "ask.json").write_text(json.dumps(file), encoding="utf-8")
    assert run("replay", "ask.json") == 0
    assert "You said LaunchRequest." in capsys.readouterr().out


@pytest.mark.parametrize("content", ["{", '{"utterance": 5}', "[]"])
def test_a_file_that_is_no_recording(
    project: Path, content: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The line is named."""
    (project / "bad.jsonl").write_text(content, encoding="utf-8")
    assert run("replay", "bad.jsonl") == 1
    assert "line 1" in capsys.readouterr().err
    assert run("replay", "missing.jsonl") == 1


def test_check(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A project's folder is checked; what Alexa refuses ends badly."""
    assert main(["check", "."]) == 1
    assert "error: fr-FR.json" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("no_such_module:handler", "no module no_such_module"),
        ("stranger_skill:nothing", "has no nothing"),
        ("stranger_skill:broken", "is no handler"),
        ("raising_skill:handler", "cannot be loaded: ZeroDivisionError"),
        ("needing_skill:handler", "needs the module not_installed_anywhere"),
        (
            "calling_skill:handler",
            "reaches for example.org while it is loaded",
        ),
    ],
)
def test_a_handler_that_cannot_be_had(project: Path, name: str, complaint: str) -> None:
    """The message says why."""
    (project / "raising_skill.py").write_text("1 / 0")
    (project / "needing_skill.py").write_text("import not_installed_anywhere")
    (project / "calling_skill.py").write_text(
        "import socket; socket.create_connection(('example.org', 443))"
    )
    with pytest.raises(HandlerError, match=complaint):
        load_handler(name)


def test_ways_to_name_a_handler(project: Path) -> None:
    """A file or package will do, the folder that is deployed, and a usual name, beside a log's."""
    (project / "lambda").mkdir()
    (project / "lambda" / "lambda_function.py").write_text("def handler(e, c): return {}")
    assert load_handler("lambda")({}, None) == {}
    os.chdir(project)
    (project / "code" / "packed_skill").mkdir(parents=True)
    (project / "code" / "packed_skill" / "answers.py").write_text("def handler(e, c): return {}")
    (project / "code" / "packed_skill" / "__init__.py").write_text(
        "from packed_skill.answers import handler"
    )
    for path in ("code/packed_skill/__init__.py", "code/packed_skill"):
        assert load_handler(str(project / path))({}, None) == {}
    os.chdir(project)
    (project / "logging_skill.py").write_text(
        "import logging\nhandler = logging.StreamHandler()\n"
        "def lambda_handler(event, context): return {}"
    )
    assert load_handler("logging_skill")({}, None) == {}
    for name in ("stranger_skill", "stranger_skill.py:handler", str(project / "stranger_skill.py")):
        assert callable(load_handler(name))


_TABLES = """
class DynamoDbAdapter:
    def __init__(self, table_name, partition_keygen):
        self.table_name, self.partition_keygen = table_name, partition_keygen
        self.__create_table_if_not_exists()

    def __create_table_if_not_exists(self):
        raise RuntimeError("there is no table in the cloud")
"""
_COUNTING = """
import sys
from ask_sdk_dynamodb.adapter import DynamoDbAdapter

print("a log")
log, table = sys.stdout, DynamoDbAdapter(None, lambda event: event["user"])

def handler(event, context):
    print("a line of it", file=log)
    kept = table.get_attributes(event)
    table.save_attributes(event, {"times": kept.get("times", 0) + 1})
    return kept
"""


def test_what_a_skill_keeps_in_a_table_is_kept_on_the_desk(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The adapter needs no table in the cloud; what a skill logs stands in nobody's way."""
    (project / "ask_sdk_dynamodb").mkdir()
    (project / "ask_sdk_dynamodb" / "adapter.py").write_text(_TABLES)
    (project / "counting_skill.py").write_text(_COUNTING)
    monkeypatch.syspath_prepend(project)
    handler = load_handler("counting_skill")
    answers = [handler({"user": user}, None) for user in ("ann", "ann", "bob")]
    assert answers == [{}, {"times": 1}, {}]
    hosted.forget()
    assert handler({"user": "ann"}, None) == {}
    assert not capsys.readouterr().out


def test_a_skill_that_amazon_hosts_finds_what_its_environment_names(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it keeps things is named there, and read while it is loaded."""
    monkeypatch.delenv("S3_PERSISTENCE_BUCKET", raising=False)
    (project / "kept_skill.py").write_text(
        "import os\nbucket = os.environ['S3_PERSISTENCE_BUCKET']\n"
        "def handler(event, context): return {'bucket': bucket}"
    )
    monkeypatch.syspath_prepend(project)
    assert load_handler("kept_skill")({}, None)["bucket"]


def test_what_cannot_be_opened_ends_with_one(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither a traceback nor a silent end."""
    assert main(["ask", "--handler", "gone:handler", "--models", ".", "hi"]) == 1
    assert "no module gone" in capsys.readouterr().err
    assert run("chat", "--locale", "fr-FR") == 1
    assert "there is no model for locale 'fr-FR', only en-US" in capsys.readouterr().err
