"""A release names its version everywhere, says what is new, and leaves nothing half done."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from deployment.release import (
    CHANGELOG,
    PROJECTS,
    ReleaseError,
    checksums,
    news_of,
    prepared,
    written,
)

TODAY = date(2026, 11, 28)
HISTORY = "# Changelog\n\n## Unreleased\n\n- A new tip.\n\n## 0.1.0 - 2026-10-01\n\n- The first.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Two projects at 0.1.0, and a changelog."""
    (tmp_path / "simulator").mkdir()
    for path in PROJECTS:
        (tmp_path / path).write_text('[project]\nname = "x"\nversion = "0.1.0"\n')
    (tmp_path / CHANGELOG).write_text(HISTORY)
    return tmp_path


def test_the_version_is_written_everywhere(project: Path) -> None:
    """Both projects, and the changelog with its day; what comes next has a place."""
    texts = prepared("0.2.0", TODAY, project)
    assert all('version = "0.2.0"' in texts[path] for path in PROJECTS)
    heading = "## Unreleased\n\n## 0.2.0 - 2026-11-28\n\n- A new tip.\n\n## 0.1.0"
    assert heading in texts[CHANGELOG]
    assert news_of("0.2.0", texts[CHANGELOG]) == "# 0.2.0 - 2026-11-28\n\n- A new tip.\n"


@pytest.mark.parametrize(
    ("version", "told"),
    [
        ("", "VERSION '' is none"),
        ("v0.2.0", "VERSION 'v0.2.0' is none"),
        ("0.2", "VERSION '0.2' is none"),
        ("0.1.0", "VERSION 0.1.0 is not new"),
        ("0.0.9", "VERSION 0.0.9 is not new: this is 0.1.0"),
    ],
)
def test_a_version_that_cannot_be_the_next(project: Path, version: str, told: str) -> None:
    """No number, an old one, one that was released."""
    with pytest.raises(ReleaseError, match=told):
        prepared(version, TODAY, project)


def test_without_news_there_is_no_release(project: Path) -> None:
    """Nobody upgrades to nothing."""
    (project / CHANGELOG).write_text(HISTORY.replace("- A new tip.\n", ""))
    with pytest.raises(ReleaseError, match="nothing under '## Unreleased'"):
        prepared("0.2.0", TODAY, project)


def test_what_fails_leaves_all_as_it_was(project: Path) -> None:
    """The files, to the letter."""
    before = {path: (project / path).read_text() for path in (*PROJECTS, CHANGELOG)}
    with pytest.raises(ReleaseError):
        _fail_after_writing(project)
    assert {path: (project / path).read_text() for path in before} == before


def _fail_after_writing(project: Path) -> None:
    with written(prepared("0.2.0", TODAY, project), project):
        assert 'version = "0.2.0"' in (project / PROJECTS[0]).read_text()
        raise ReleaseError("the zip is too large")


def test_checksums_are_those_of_the_files(tmp_path: Path) -> None:
    """In the form that `sha256sum --check` reads."""
    (tmp_path / "a.zip").write_bytes(b"walk")
    digest = hashlib.sha256(b"walk").hexdigest()
    assert checksums(tmp_path) == f"{digest}  a.zip\n"
