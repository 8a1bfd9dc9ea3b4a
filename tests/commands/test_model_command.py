"""`walking-muscles model` builds and checks."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from commands import model


def run(*words: str) -> int:
    """Run the command as the command line would."""
    parser = argparse.ArgumentParser()
    model.add_parser(parser.add_subparsers(required=True))
    args = parser.parse_args(["model", *words])
    return int(args.run(args))


def test_build_writes_the_files_and_tells_what_is_in_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A line per file tells intents, samples, values and size."""
    assert run("build", str(tmp_path)) == 0

    lines = capsys.readouterr().out.splitlines()
    assert sorted(line.partition(":")[0] for line in lines) == sorted(
        path.name for path in tmp_path.glob("*.json")
    )
    assert all("intents" in line and "samples" in line and "KB" in line for line in lines)


def test_what_was_built_passes_the_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder without faults ends well."""
    run("build", str(tmp_path))

    capsys.readouterr()

    assert run("check", str(tmp_path)) == 0
    assert "error" not in capsys.readouterr().out


def test_check_ends_badly_on_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Faults are printed and the exit code is 1."""
    (tmp_path / "en-US.json").write_text("{")

    assert run("check", str(tmp_path)) == 1
    assert "en-US.json: it is not JSON" in capsys.readouterr().out
