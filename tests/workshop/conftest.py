"""A small knowledge and a small language, whole and cheap to check, to break in every way."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from workshop.check import check
from workshop.languages.named import FILLED, asked
from workshop.languages.subjects import FILES, NAMED_SECTIONS

HERE = Path(__file__).parent


@pytest.fixture
def small() -> Path:
    """A whole knowledge file of one entry per section."""
    return HERE / "small.yaml"


@pytest.fixture
def language(tmp_path: Path) -> Path:
    """The folder of a whole language for the small knowledge: all that the skill may speak."""
    folder = tmp_path / "en"
    folder.mkdir()
    sections = re.findall(r"^\w+:.*\n(?:^[ #].*\n)*", (HERE / "small_words.yaml").read_text(), re.M)
    sections += [_named(section) for section in NAMED_SECTIONS]
    for text in sections:
        name = FILES[text.partition(":")[0]]
        with (folder / f"{name}.yaml").open("a", encoding="utf-8") as file:
            file.write(text)
    return folder


def _named(section: str) -> str:
    """A section whose keys the code names, with a short text for each."""
    keys = ["general"] if section == "reprompts" else sorted(asked(section))
    mark = "?" if section in ("offers", "reprompts") else "."
    lines = [f"{section}:"]
    for key in keys:
        holes = "".join(f" {{{name}}}" for name in FILLED.get(f"{section}.{key}", ()))
        lines.append(f"  {key}:\n    - Go on{holes}{mark}")
    return "\n".join(lines) + "\n"


@pytest.fixture
def faults(small: Path) -> Callable[[Path], list[str]]:
    """What the check says of a language's folder, without the folder's name."""

    def lines(folder: Path) -> list[str]:
        return [str(fault).removeprefix(f"{folder}/") for fault in check(small, [folder])]

    return lines
