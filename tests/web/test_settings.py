"""What is set wrong is said before a server starts, in sentences."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from skill.web_settings import faults, notes
from tests.web import SKILL
from tests.web.test_served import GUNICORN


def environment(**more: str) -> dict[str, str]:
    return {"ALEXA_SKILL_ID": SKILL, "WALKING_MUSCLES_STORE": "none", **more}


def test_nothing_is_wrong(tmp_path: Path) -> None:
    """An id and a place for walkers are enough; the salt is asked for."""
    path = str(tmp_path / "walkers.db")
    assert faults(environment(WALKING_MUSCLES_STORE=path)) == []
    assert notes(environment(WALKING_MUSCLES_STORE=path))[0].startswith("WALKING_MUSCLES_SALT is")
    assert notes(environment(WALKING_MUSCLES_STORE=path, WALKING_MUSCLES_SALT="pepper")) == []
    assert notes(environment()) == []


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("ALEXA_SKILL_ID", "", "ALEXA_SKILL_ID is not set"),
        ("ALEXA_SKILL_ID", "hello", "ALEXA_SKILL_ID 'hello' is no skill's id"),
        ("ALEXA_SKILL_ID", SKILL.upper(), "ALEXA_SKILL_ID 'AMZN1"),
        ("WALKING_MUSCLES_STORE", "redis:foo", "'redis:foo' is no address of a store"),
        ("WALKING_MUSCLES_STORE", "dynamodb:T", "'dynamodb:T' names no table"),
        ("WALKING_MUSCLES_STORE", "/nowhere/x.db", "WALKING_MUSCLES_STORE: /nowhere/x.db: cannot"),
        ("WALKING_MUSCLES_STORE", "/", "WALKING_MUSCLES_STORE: /: cannot be used"),
        ("WALKING_MUSCLES_SALT", "", "WALKING_MUSCLES_SALT is empty"),
        ("WALKING_MUSCLES_SALT", "2:,1:old", "WALKING_MUSCLES_SALT is empty"),
    ],
)
def test_what_is_wrong_is_one_sentence(name: str, value: str, told: str) -> None:
    """It names the setting, or its value, first."""
    (found,) = faults(environment(**{name: value}))
    assert found.startswith(told)


def test_a_file_of_something_else_is_no_store(tmp_path: Path) -> None:
    """It is neither opened nor written over."""
    path = tmp_path / "letter.txt"
    path.write_text("Dear walker, " * 100)
    assert "letter.txt: cannot be used" in faults(environment(WALKING_MUSCLES_STORE=str(path)))[0]


def test_a_store_that_is_busy_is_no_fault(tmp_path: Path) -> None:
    """Somebody else holds it just now: that passes."""
    path = tmp_path / "walkers.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert faults(environment(WALKING_MUSCLES_STORE=str(path))) == []


def test_a_server_ends_with_the_sentences(tmp_path: Path) -> None:
    """All of them, and no traceback."""
    wrong = {"ALEXA_SKILL_ID": "hello", "WALKING_MUSCLES_STORE": "/nowhere/x.db"}
    done = subprocess.run(
        [sys.executable, *GUNICORN, "skill.web:create_app()"],
        capture_output=True,
        text=True,
        env=os.environ | wrong,
        timeout=30,
        check=False,
    )
    assert done.returncode == 1
    assert "ALEXA_SKILL_ID 'hello' is no skill's id" in done.stderr
    assert "/nowhere/x.db: cannot be used" in done.stderr
    assert "Traceback" not in done.stderr
