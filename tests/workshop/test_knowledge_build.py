"""From the file people edit to the file that runs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from skill.errors import NotBuiltError
from skill.knowledge.load import load
from skill.knowledge.model import Knowledge
from tests import yaml_files
from workshop.documents import BrokenContentError
from workshop.knowledge.build import build
from workshop.paths import KNOWLEDGE_FILE


def test_the_json_says_the_same_as_the_yaml(tmp_path: Path, small: Path) -> None:
    """Building changes the form and nothing else."""
    built = build(small, tmp_path / "built.json")
    assert json.loads(built.read_text("utf-8")) == yaml_files.read(small)


def test_building_twice_gives_the_same_bytes(tmp_path: Path, small: Path) -> None:
    """The built file depends on nothing but its source."""
    one, other = build(small, tmp_path / "one.json"), build(small, tmp_path / "other.json")
    assert one.read_bytes() == other.read_bytes()


def test_the_own_file_is_built_and_loaded(knowledge: Knowledge) -> None:
    """What is loaded has the entries of the file, in its order."""
    raw = yaml_files.read(KNOWLEDGE_FILE)
    for section, entries in raw.items():
        if section != "version":
            assert list(getattr(knowledge, section)) == list(entries)


def test_the_knowledge_cannot_be_changed(knowledge: Knowledge) -> None:
    """Everybody shares one knowledge, so nobody may write to it."""
    with pytest.raises(AttributeError):
        knowledge.muscles["soleus"].group = "glutes"  # type: ignore[misc]  # that it is refused is the test


def test_loading_needs_the_standard_library_only() -> None:
    """A request must not pay for YAML or for a schema."""
    probe = "import sys, skill.knowledge.load, skill.knowledge.queries; print(*sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True, timeout=60
    )
    assert {"yaml", "jsonschema"}.isdisjoint(ran.stdout.split())


def test_a_missing_file_says_how_to_build_it(tmp_path: Path) -> None:
    """The message names the file and what builds it."""
    with pytest.raises(NotBuiltError, match=r"muscles\.json: .* run `make install`"):
        load(tmp_path / "muscles.json")


@pytest.mark.parametrize("text", ["", "[]", "{", '{"version": 1}', '{"version": 1, "sources": []}'])
def test_a_broken_file_is_no_traceback(tmp_path: Path, text: str) -> None:
    """Whatever stands in the built file, the error is one for people."""
    broken = tmp_path / "muscles.json"
    broken.write_text(text, encoding="utf-8")
    with pytest.raises(NotBuiltError, match="make install"):
        load(broken)


def test_broken_yaml_is_not_built(tmp_path: Path) -> None:
    """The error has the line, and nothing is written."""
    source, target = tmp_path / "muscles.yaml", tmp_path / "muscles.json"
    source.write_text("version: 1\nmuscles: [\n", encoding="utf-8")
    with pytest.raises(BrokenContentError, match=r"muscles\.yaml:3: this is not YAML"):
        build(source, target)
    assert not target.exists()
