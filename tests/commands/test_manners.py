"""How both commands behave: versions, exit codes, faults, and nothing without a terminal."""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest

from alexa_desk.command import chat
from alexa_desk.command import main as desk
from alexa_desk.command.ask import ask
from alexa_desk.command.frame import CommandError, frame, run
from commands import main as muscles
from skill.errors import ContentError
from tests.commands.tea_desk import tea_desk

Main = Callable[[list[str]], int]
BOTH = [("walking-muscles", muscles.main), ("alexa-desk", desk.main)]


@pytest.mark.parametrize(("name", "main"), BOTH)
def test_the_version_is_that_of_the_package(
    name: str, main: Main, capsys: pytest.CaptureFixture[str]
) -> None:
    """As pip has it."""
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"{name} {version(name)}\n"


@pytest.mark.parametrize(("name", "main"), BOTH)
def test_the_help_tells_the_exit_codes(
    name: str, main: Main, capsys: pytest.CaptureFixture[str]
) -> None:
    """All four of them."""
    with pytest.raises(SystemExit):
        main(["--help"])
    told = capsys.readouterr().out
    assert all(f" {code} " in told.partition("exit codes:")[2] for code in (0, 1, 2, 130))


@pytest.mark.parametrize(("name", "main"), BOTH)
@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_a_shell_completes_every_command(
    name: str, main: Main, shell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is printed names the command and its commands."""
    assert main(["completion", shell]) == 0
    told = capsys.readouterr().out
    assert name in told
    assert all(word in told for word in ("replay", "chat", "--jsonl", "completion"))


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (CommandError("no such thing"), 1, "no such thing\n"),
        (ContentError("en.yaml:3: wrong"), 1, "en.yaml:3: wrong\n"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_how_a_command_ends(
    error: BaseException, code: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A fault of the caller's is its sentence, on the error output."""

    def fails(args: object) -> int:
        raise error

    parser, subparsers = frame("alexa-desk", "Tries.")
    subparsers.add_parser("try").set_defaults(run=fails)
    assert run(parser, ["try"], (ContentError,)) == code
    assert capsys.readouterr().err == told


def test_a_reader_that_has_gone_is_no_traceback() -> None:
    """`... | head -1`."""
    command = f"{sys.executable} -m commands.main walk --minutes 20 | head -1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


@pytest.mark.parametrize("command", [["ask", "hi"], ["chat"], ["chat", "--jsonl"]])
def test_a_locale_that_is_none_has_one_wording(
    command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Whichever command it is."""
    assert muscles.main([*command, "--locale", "fr-FR"]) == 1
    assert capsys.readouterr().err.startswith("there is no model for locale 'fr-FR', only de-DE,")


@pytest.mark.parametrize("question", ["", "  ", "\N{FLEXED BICEPS}", "?!"])
def test_a_question_without_words_is_none(question: str) -> None:
    """It opens nothing."""
    with pytest.raises(CommandError, match="nothing was asked: there is no word in"):
        ask(tea_desk(), question, "en-US", io.StringIO())


@pytest.mark.parametrize("memory", ["/nowhere/walkers.db", "/"])
def test_a_memory_that_cannot_be_used_is_told_at_the_start(
    memory: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """With its path, not in the first turn."""
    assert muscles.main(["chat", "--memory", memory]) == 1
    assert f"{memory}: cannot be" in capsys.readouterr().err


def test_without_a_terminal_nothing_is_printed_but_answers(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No greeting, no prompt."""
    monkeypatch.setattr("sys.stdin", io.StringIO("when are you open\n"))
    args = argparse.Namespace(locale=None, record=None, jsonl=False)
    assert chat.run(args, lambda _: tea_desk(), "Hello.") == 0
    assert capsys.readouterr().out.split("\n") == ["From nine to five.", "", ""]


@pytest.mark.parametrize(
    ("gone", "told"),
    [
        ("alexa_desk", "alexa-desk is missing: install simulator/ as well, or its wheel"),
        ("jsonschema", "jsonschema is missing: `make install` installs it"),
    ],
)
def test_what_is_not_installed_is_told_in_a_sentence(gone: str, told: str) -> None:
    """As a wheel without its extras has it."""
    code = (
        f"import sys; sys.modules[{gone!r}] = None\n"
        "from commands.main import main; sys.exit(main(['knowledge', 'check']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, told + "\n")


def test_a_server_has_the_command_without_the_desk(tmp_path: Path) -> None:
    """What understands is not there: the commands of a server are; nothing heavy is imported."""
    code = (
        "import sys, importlib.util as util\n"
        "find = util.find_spec\n"
        "util.find_spec = lambda name: None if name == 'onnxruntime' else find(name)\n"
        "from commands.main import main\n"
        f"code = main(['memory', 'stats', '--store', {str(tmp_path / 'walkers.db')!r}])\n"
        "print(code, sorted({'numpy', 'yaml', 'alexa_desk.alexa'} & sys.modules.keys()))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1] == "1 []", done.stderr
    assert "walkers.db" in done.stderr
