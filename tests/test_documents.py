"""What the documents say is true: each command, setting, path, intent and number they name."""

from __future__ import annotations

import argparse
import json
import re

import pytest

from commands.main import _parser
from skill.knowledge.model import Knowledge
from workshop.paths import MODELS, ROOT

DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]
TEXTS = {path.name: path.read_text("utf-8") for path in DOCUMENTS}
#: Code in a text: between backticks, or in lines of its own.
CODE = re.compile(r"```.*?```|`[^`\n]+`|^ {4,}[^\n]*", re.S | re.M)
#: What a path of the project may begin with.
_TOPS = "|".join(
    re.escape(path.name) for path in ROOT.iterdir() if path.is_dir() and path.name[0] != "."
)
#: Folders that are there only after a command, or on somebody else's machine.
_MADE = ("build", "node_modules", "dist")


def found(pattern: str) -> dict[str, str]:
    """What a pattern finds in the documents, and in which of them."""
    return {match: name for name, text in TEXTS.items() for match in re.findall(pattern, text)}


def found_in_code(pattern: str) -> dict[str, str]:
    """What a pattern finds in the code of the documents, and in which of them."""
    code = {name: "\n".join(CODE.findall(text)) for name, text in TEXTS.items()}
    return {match: name for name, text in code.items() for match in re.findall(pattern, text)}


def test_each_make_target_exists() -> None:
    """Whoever types it gets what the document says."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.M))
    named = found_in_code(r"(?m)(?:^ *|`|&& )make ([a-z]+)")
    assert len(named) > 8
    assert {name: document for name, document in named.items() if name not in targets} == {}


def test_each_command_exists() -> None:
    """`walking-muscles X Y` is something that the command knows."""
    known = _commands(_parser())
    named = found(r"walking-muscles ([a-z]+(?: (?:build|check))?)(?![a-z-])")
    assert len(named) > 4
    assert {name: document for name, document in named.items() if name not in known} == {}


def _commands(parser: argparse.ArgumentParser, before: str = "") -> set[str]:
    names: set[str] = set()
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, inner in action.choices.items():
                names |= {before + name, *_commands(inner, f"{before}{name} ")}
    return names


def test_each_setting_is_read_and_each_that_is_read_is_named() -> None:
    """No setting is promised that nothing reads, and none is kept secret."""
    pattern = r"\b((?:WALKING_MUSCLES|ALEXA)_[A-Z_]+[A-Z])\b"
    code = [*(ROOT / "skill").rglob("*.py"), ROOT / "serverless.yml", ROOT / "Makefile"]
    read = {name for path in code for name in re.findall(pattern, path.read_text("utf-8"))}
    assert read == set(found(pattern))


def test_each_path_exists() -> None:
    """A file or folder that a document points to is there."""
    named = found(r"`((?!\.)[\w-]+/[\w./-]*\.(?:py|yaml|yml|json|md))`")
    named |= found(rf"[`(]((?:{_TOPS})/[\w./-]*\w)[`)]") | found(r"\]\((?!http)([\w./-]+)\)")
    missing = {
        path: document
        for path, document in named.items()
        if not path.startswith(_MADE)
        and not any((folder / path).exists() for folder in (ROOT, ROOT / "docs", ROOT / "skill"))
    }
    assert missing == {}
    assert len(named) > 20


def test_each_intent_exists() -> None:
    """An intent named in a document is one of the model, or a built-in one."""
    model = json.loads((MODELS / "en-US.json").read_text("utf-8"))
    known = {i["name"] for i in model["interactionModel"]["languageModel"]["intents"]}
    named = found(r"`([A-Z][A-Za-z]+Intent)`")
    assert {name: document for name, document in named.items() if name not in known} == {}


@pytest.mark.parametrize(
    ("pattern", "section"),
    [
        (r"It knows (\d+) muscles", "muscles"),
        (r"(\d+) ways of walking", "conditions"),
        (r"gives (\d+) tips", "tips"),
    ],
)
def test_each_number_of_the_readme_is_true(
    knowledge: Knowledge, pattern: str, section: str
) -> None:
    """What the README counts is what the knowledge holds."""
    (number,) = re.findall(pattern, TEXTS["README.md"])
    assert int(number) == len(getattr(knowledge, section))
