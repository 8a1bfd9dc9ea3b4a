"""The page for publishers: its table, its steps and its commands fit each other and the project.

`make nightly` follows it in a fresh clone.
"""

from __future__ import annotations

import re

from deployment.publishing.steps import BY_ACCOUNT, BY_PERSON, PAGE, steps

TEXT = PAGE.read_text("utf-8")
#: The rest tells what was tried.
INSTRUCTIONS = TEXT.partition("\n## What was tried")[0]
STEPS = [*steps(TEXT)]
#: A row of the table at its top: its number, and who does it.
ROWS = re.findall(r"^\| (\d+) \| .+? \| (.+?) \| .+? \|$", TEXT, re.MULTILINE)


def test_each_row_has_its_step() -> None:
    """Twelve of both, in one order."""
    assert [step.number for step in STEPS] == [int(number) for number, _ in ROWS]
    assert len(STEPS) == 12


def test_what_a_machine_does_is_a_command() -> None:
    """And nobody needs an account before the fifth step."""
    for step, (_, who) in zip(STEPS, ROWS, strict=True):
        if "your machine" in who:
            assert step.commands
        if step.number < 5:
            assert not any(each.startswith((*BY_ACCOUNT, *BY_PERSON)) for each in step.commands)


def test_each_command_is_followed() -> None:
    """In the table too there is none but those of the steps."""
    followed = {command for step in STEPS for command in step.commands}
    written = set(
        re.findall(r"(?:`|^ +)((?:make|cp|\.venv/bin/\S+) [^`\n#]*[^`\n# ])", INSTRUCTIONS, re.M)
    )
    assert written <= followed
    assert len(followed) > 8
