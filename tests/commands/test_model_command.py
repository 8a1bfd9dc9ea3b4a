"""`walking-muscles model` builds and checks; the models that are checked in are fresh."""

from __future__ import annotations

import argparse
import subprocess
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pytest

from commands import model
from workshop.paths import MODELS, ROOT

LOCALES = ["de-DE", "en-AU", "en-CA", "en-GB", "en-IN", "en-US"]


class Built(NamedTuple):
    """A run of `model build`: where it wrote, its exit code, what it printed."""

    folder: Path
    code: int
    lines: list[str]
    notes: list[str]


def run(*words: str) -> int:
    """Run the command as the command line would."""
    parser = argparse.ArgumentParser()
    model.add_parser(parser.add_subparsers(required=True))
    args = parser.parse_args(["model", *words])
    return int(args.run(args))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """All models, built once, as the sources say now."""
    folder = tmp_path_factory.mktemp("models")
    out, notes = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(notes):
        code = run("build", str(folder))
    return Built(folder, code, out.getvalue().splitlines(), notes.getvalue().splitlines())


def test_build_writes_the_files_and_tells_what_is_in_them(built: Built) -> None:
    """A line per file tells intents, samples, values and size; there is a file per locale."""
    assert built.code == 0
    assert sorted(path.stem for path in built.folder.glob("*.json")) == LOCALES
    assert sorted(line.partition(".json:")[0] for line in built.lines) == LOCALES
    assert all("intents" in line and "samples" in line and "KB" in line for line in built.lines)


def test_the_checked_in_files_are_fresh(built: Built) -> None:
    """Building again gives the very same files; if not, run `make install`."""
    assert sorted(path.stem for path in MODELS.glob("*.json")) == LOCALES
    for path in built.folder.glob("*.json"):
        assert path.read_bytes() == (MODELS / path.name).read_bytes(), path.name


def test_a_commit_of_sources_has_the_models_built_of_them() -> None:
    """A checkout builds what is stale before it tests; then a model differs, and no source does."""
    command = ("git", "diff", "--name-only", "HEAD")
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    changed = {ROOT / line for line in done.stdout.splitlines()}
    stale = changed & {*MODELS.glob("*.json")}
    if changed == stale:
        assert stale == set(), "commit what `make install` built"


def test_the_files_keep_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    """Alexa would take them, and no two intents fight for the same words."""
    assert run("check", "--strict") == 0
    assert capsys.readouterr().out == f"{MODELS}: no faults\n"


def test_every_example_is_understood(built: Built) -> None:
    """The example of each intent is one of its samples with a real value in each slot."""
    assert [note for note in built.notes if "gives its example" in note] == []
    assert [note for note in built.notes if "have no sample" in note] == []


def test_the_first_word_of_a_question_is_said_first(built: Built) -> None:
    """One sample with it further on, and "why should i" would be heard as "should i"."""
    samples = [line for path in built.folder.glob("*.json") for line in path.read_text().split('"')]
    opened = [sample for sample in samples if "{opening}" in sample]
    assert opened
    assert [sample for sample in opened if not sample.startswith("{opening}")] == []


def test_check_ends_badly_on_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Faults are printed and the exit code is 1."""
    (tmp_path / "en-US.json").write_text("{")

    assert run("check", str(tmp_path)) == 1
    assert "en-US.json: it is not JSON" in capsys.readouterr().out
