"""What the skill raises on purpose has one root, and carries its evidence."""

from __future__ import annotations

import ast
from pathlib import Path

import skill
from skill.errors import ContentError, MissingTextError, NotBuiltError, WalkingMusclesError
from workshop.documents import BrokenContentError, Fault

BUILT_IN = {"Exception", "BaseException", "ValueError", "TypeError", "RuntimeError", "OSError"}


def test_all_come_from_one_root() -> None:
    """Whoever runs the skill catches one class, and no class of the skill escapes it."""
    escaping = [
        f"{path.name}: {node.name}"
        for path in Path(skill.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
        and not BUILT_IN.isdisjoint(map(ast.unparse, node.bases))
        and node.name != "WalkingMusclesError"
    ]
    assert escaping == []


def test_an_error_carries_its_evidence() -> None:
    """What is wrong can be read by a program, not only by a person."""
    missing = MissingTextError("prompts.help", "en-GB")
    assert (missing.key, missing.locale) == ("prompts.help", "en-GB")
    assert str(missing) == "en-GB: no text under 'prompts.help'; write it in the language's folder"
    unbuilt = NotBuiltError("muscles.json", "the built knowledge is missing")
    assert (unbuilt.path, unbuilt.reason) == ("muscles.json", "the built knowledge is missing")
    fault = Fault("tips.yaml", 7, "the text is missing; write it")
    broken = BrokenContentError([fault])
    assert broken.faults == (fault,)
    assert str(broken) == "tips.yaml:7: the text is missing; write it"
    assert all(isinstance(e, ContentError) for e in (missing, unbuilt, broken))
    assert issubclass(ContentError, WalkingMusclesError)
