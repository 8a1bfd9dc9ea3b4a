"""What is written down about faults, and what is kept: never who spoke, never what they said."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from random import Random
from typing import Any, NoReturn

import pytest

from skill.alexa.journal import Journal, to_stdout
from skill.lambda_function import make_handler
from tests import lawful
from tests.alexa.talk import Talk, request
from tests.conftest import ENVELOPES

NAMES = sorted(path.stem for path in ENVELOPES.glob("*.json"))
SECRET = "amzn1.ask.account.SECRET"
#: Keys of an envelope whose values say who spoke, with what rights, or what.
TELLING = frozenset(
    ("userId", "personId", "deviceId", "apiAccessToken", "accessToken", "sessionId", "value")
)


class BrokenChance(Random):
    """Chance that has run out, and says more about it than it should."""

    def random(self) -> NoReturn:
        raise RuntimeError(f"no chance left for {SECRET} who said elbow grease")


def telling(node: Any) -> set[str]:
    """Every user id, token and word in an envelope."""
    if isinstance(node, list):
        return {found for item in node for found in telling(item)}
    if not isinstance(node, dict):
        return set()
    own = {v for k, v in node.items() if k in TELLING and isinstance(v, str) and len(v) > 3}
    return own | {found for value in node.values() for found in telling(value)}


def test_faults_are_logged_without_the_walker(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    """Whatever envelope meets a fault, the log holds nothing of the envelope."""
    caplog.set_level(logging.DEBUG)
    handler = make_handler(":memory:", chance=BrokenChance())
    for name in NAMES:
        event = json.loads((ENVELOPES / f"{name}.json").read_text("utf-8"))
        handler(event, None)
        written = capfd.readouterr()
        logged = written.out + written.err + caplog.text
        assert (name, [s for s in telling(event) if s in logged]) == (name, [])
        assert SECRET not in logged


def test_a_fault_is_told_in_the_line_of_its_request(capfd: pytest.CaptureFixture[str]) -> None:
    """The line names the fault's class and its place, never its message."""
    make_handler(None, chance=BrokenChance())(request("OverviewIntent"), None)
    line = json.loads(capfd.readouterr().out)
    assert (line["outcome"], line["error"], line["where"]) == (
        "fault",
        "RuntimeError",
        "IntentRequest",
    )
    assert line["faults"] == 1


def test_a_fault_of_no_request_has_a_line_of_its_own(capfd: pytest.CaptureFixture[str]) -> None:
    """It is counted by CloudWatch like any other."""
    Journal(to_stdout, "walking-muscles-test").fault("KeyError", "memory.load")
    line = json.loads(capfd.readouterr().out)
    assert (line["error"], line["faults"], line["function"]) == (
        "KeyError",
        1,
        "walking-muscles-test",
    )
    (metrics,) = line["_aws"]["CloudWatchMetrics"]
    assert [metric["Name"] for metric in metrics["Metrics"]] == ["faults"]
    assert {name for names in metrics["Dimensions"] for name in names} <= line.keys()


def test_the_log_can_be_chosen() -> None:
    """Who runs the skill may say where faults are reported."""
    told: list[tuple[str, str]] = []
    handler = make_handler(
        None, chance=BrokenChance(), log=lambda fault, where: told.append((fault, where))
    )
    handler(request(), None)
    assert told == [("RuntimeError", "LaunchRequest")]


def test_a_fault_is_answered_kindly() -> None:
    """A walker who meets a fault of ours hears a sentence and a question, no stack trace."""
    answer = make_handler(None, chance=BrokenChance(), log=lambda *_: None)(
        request("OverviewIntent"), None
    )
    assert lawful.faults("IntentRequest", answer) == []
    assert not answer["response"]["shouldEndSession"]
    assert "RuntimeError" not in json.dumps(answer)


def test_every_request_has_one_line(capfd: pytest.CaptureFixture[str]) -> None:
    """A line tells what the request was and how it went, with figures for CloudWatch."""
    talk = Talk(make_handler(":memory:", chance=Random(7)))
    for intent in (None, "OverviewIntent", "AMAZON.StopIntent"):
        talk.ask(intent)
    lines = [json.loads(line) for line in capfd.readouterr().out.splitlines()]
    assert [line["intent"] for line in lines] == [None, "OverviewIntent", "AMAZON.StopIntent"]
    assert {line["outcome"] for line in lines} == {"answered"}
    assert all(line["milliseconds"] >= 0 and line["locale"] == "en-US" for line in lines)
    metrics = lines[0]["_aws"]["CloudWatchMetrics"][0]
    assert {metric["Name"] for metric in metrics["Metrics"]} <= lines[0].keys()
    assert {name for names in metrics["Dimensions"] for name in names} <= lines[0].keys()


def test_what_is_not_ours_is_logged_as_refused(capfd: pytest.CaptureFixture[str]) -> None:
    """An event without a request, or for another skill, leaves a line as well."""
    make_handler(None, skill_id="amzn1.ask.skill.other")(request("OverviewIntent"), None)
    make_handler(None)("nonsense", None)
    outcomes = [json.loads(line)["outcome"] for line in capfd.readouterr().out.splitlines()]
    assert outcomes == ["refused", "refused"]


def test_words_in_the_place_of_a_name_are_not_logged(capfd: pytest.CaptureFixture[str]) -> None:
    """Whatever stands where Alexa puts a name, a sentence is never written down."""
    event = request("OverviewIntent")
    event["request"]["locale"] = "my chest hurts"
    make_handler(None)(event, None)
    assert "chest" not in capfd.readouterr().out


def test_what_tells_of_health_is_not_kept(tmp_path: Path) -> None:
    """Pain, an illness and pregnancy are answered, and nothing of them is in the record."""
    path = tmp_path / "walkers.db"
    talk = Talk(make_handler(str(path), chance=Random(7)))
    talk.ask("PainIntent", symptom="chest_pain")
    talk.ask("CautionIntent", circumstance="pregnancy")
    talk.ask()
    talk.ask("CautionIntent", circumstance="pregnancy")
    talk.ask("AMAZON.YesIntent")
    talk.ask("AMAZON.StopIntent")
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    for word in (b"chest_pain", b"pregnancy", b"Stop", b"bump_friendly"):
        assert word not in kept


def test_a_weight_is_not_kept(tmp_path: Path) -> None:
    """Neither what a walker weighs, nor what they want to lose, nor what was counted of it."""
    talk = Talk(make_handler(str(tmp_path / "walkers.db"), chance=Random(7)))
    assert "37" in talk.ask("LoseWeightIntent", kilos="10")
    talk.ask("AMAZON.StopIntent")
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"weight_to_lose" in kept
    for word in (b"amount", b"37 weeks", b"brisk hour"):
        assert word not in kept


def test_words_nobody_knows_are_not_kept(tmp_path: Path) -> None:
    """What a walker said that we did not understand is said back once, and never stored."""
    talk = Talk(make_handler(str(tmp_path / "walkers.db"), chance=Random(7)), user=SECRET)
    assert "my_aunt_agatha" in talk.ask("AboutMuscleIntent", muscle="my_aunt_agatha").lower()
    talk.ask("TipIntent")
    talk.ask("AMAZON.StopIntent")
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"agatha" not in kept.lower()
    assert b"SECRET" not in kept


def test_the_session_does_not_carry_the_user() -> None:
    """Session attributes hold the talk, and not who has it."""
    answer = make_handler(":memory:", chance=Random(7))(
        request("OverviewIntent", new=False, user=SECRET), None
    )
    assert answer["sessionAttributes"]
    assert SECRET not in json.dumps(answer)
