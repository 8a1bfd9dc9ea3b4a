"""Every fault is found at once, with its line and with what to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests import yaml_files
from workshop.check import check

BROKEN = yaml_files.read(Path(__file__).with_name("broken.yaml"))
Case = dict[str, Any]


def _broken(whole: Path, case: Case, target: Path) -> Path:
    text = whole.read_text(encoding="utf-8")
    assert case["replace"] in text
    target.write_text(text.replace(case["replace"], case["by"], 1), encoding="utf-8")
    return target


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: str(case["case"]))
def test_a_broken_file_tells_its_faults(small: Path, tmp_path: Path, case: Case) -> None:
    """Each way to break the file gives exactly these messages, at these lines."""
    file = _broken(small, case, tmp_path / "knowledge.yaml")
    assert [str(fault) for fault in check(file)] == [f"{file}:{fault}" for fault in case["faults"]]


def test_a_whole_file_has_no_fault(small: Path) -> None:
    """The small file that the others are broken from is in order, whatever its words are."""
    assert check(small) == []


def test_all_faults_are_told_at_once(small: Path, tmp_path: Path) -> None:
    """Two mistakes give two messages, in the order of the lines."""
    file = tmp_path / "knowledge.yaml"
    text = small.read_text(encoding="utf-8")
    text = text.replace("asked: true", "asked: maybe").replace(
        "[soleus]\n    dir", "[solius]\n    dir"
    )
    file.write_text(text, encoding="utf-8")
    assert [fault.line for fault in check(file)] == [3, 23]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty; write its sections"),
        (b"- one\n- two\n", "the file holds no sections; start with `version: 1`"),
        (b"only words", "the file holds no sections; start with `version: 1`"),
        (b"\xff\xfe\x00", "this is not UTF-8 text; save the file as UTF-8"),
        (b"a: &a [*a]", "a value holds itself (`&` and `*`); write it out"),
        (b"a: 2012-13-45", "this is not YAML: month must be in 1..12; mend the file"),
    ],
)
def test_no_content_gives_a_traceback(tmp_path: Path, content: bytes, message: str) -> None:
    """What cannot be read at all is a fault in line 1."""
    file = tmp_path / "knowledge.yaml"
    file.write_bytes(content)
    assert [str(fault) for fault in check(file)] == [f"{file}:1: {message}"]


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    """The path is told, and that nothing is there."""
    file = tmp_path / "nowhere.yaml"
    assert [str(f) for f in check(file)] == [f"{file}:1: there is no such file; check the path"]


def test_a_missing_language_file_is_a_fault(small: Path, tmp_path: Path) -> None:
    """A language that cannot be read hides nothing of the knowledge."""
    file = tmp_path / "xx.yaml"
    faults = [str(fault) for fault in check(small, [file])]
    assert faults == [f"{file}:1: there is no such file; check the path"]
