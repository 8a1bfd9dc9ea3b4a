"""Built files: plain JSON to others, a section at a time to the skill."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from skill import sections
from skill.knowledge.load import BUILT_FILE, load
from skill.languages.words import FOLDER, Languages

SECTIONS = {"a": {"x": ["one\n two, three"]}, "b": [], "c": 1, "ü": "}\u2028"}


@pytest.mark.parametrize("written", [SECTIONS, {}])
def test_what_is_written_is_read(tmp_path: Path, written: dict[str, object]) -> None:
    """Whatever stands in a section, it comes back, and the file is plain JSON."""
    path = tmp_path / "built.json"
    path.write_text(sections.text(written), "utf-8")
    assert json.loads(path.read_text("utf-8")) == written
    found = sections.read(path)
    assert {name: sections.parsed(text) for name, text in found.items()} == written


@pytest.mark.parametrize(
    "text", ["", "{", "{}", "[]", '{"a":1}\n', '{\n"a":1\n}', "}\n", "{\nx\n}\n"]
)
def test_another_layout_is_refused(tmp_path: Path, text: str) -> None:
    """JSON that was laid out by somebody else is no file of sections."""
    path = tmp_path / "built.json"
    path.write_text(text, "utf-8")
    with pytest.raises(ValueError, match=r"."):
        sections.read(path)


def test_the_knowledge_reads_what_is_asked_for() -> None:
    """A section is made when it is asked for, once; other names are none."""
    knowledge = load(BUILT_FILE)
    assert "muscles" not in vars(knowledge)
    assert knowledge.muscles is knowledge.muscles
    assert {"muscles", "effects"} & vars(knowledge).keys() == {"muscles"}
    with pytest.raises(AttributeError, match="no section 'mussels'"):
        knowledge.mussels  # type: ignore[attr-defined]  # noqa: B018  # that there is none is the test


def test_no_section_keeps_a_walker_waiting() -> None:
    """No section is so long that parsing it in a request would be noticed: 9 us a kilobyte."""
    for path in (Path(BUILT_FILE), *Path(FOLDER).glob("*.json")):
        assert max(map(len, sections.read(path).values())) < 110_000, path.name


def test_an_unknown_text_is_no_text(languages: Languages) -> None:
    """A key is looked for in its section, wherever it has one."""
    words = languages.words("en-GB")
    assert words.has("muscles.soleus.name")
    assert not words.has("muscles.nobody.name")
    assert not words.has("nowhere.to.be.found")
