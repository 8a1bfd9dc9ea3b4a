"""`walking-muscles knowledge` as a person uses it."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from commands.knowledge import add_parser
from workshop.paths import KNOWLEDGE_FILE


def _run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    add_parser(parser.add_subparsers())
    args = parser.parse_args(["knowledge", *words])
    result: int = args.run(args)
    return result


def test_a_file_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    """A file of its own is checked without the languages, and said to have no faults."""
    assert _run("check", str(KNOWLEDGE_FILE)) == 0
    assert capsys.readouterr().out == f"{KNOWLEDGE_FILE}: no faults\n"


def test_faults_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each fault has a line of its own, their number comes last, and the exit code is 1."""
    file = tmp_path / "knowledge.yaml"
    file.write_text("- no\n", encoding="utf-8")
    assert _run("check", str(file)) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{file}:1: the file holds no sections; start with `version: 1`",
        "1 fault",
    ]


def test_a_missing_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A path that leads nowhere is no traceback."""
    assert _run("check", str(tmp_path / "nowhere.yaml")) == 1
    assert "there is no such file" in capsys.readouterr().out
