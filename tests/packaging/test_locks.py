"""What is installed is named with version and hash, fits what is asked for, names no registry."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from deployment import audit, contents, licences

ROOT = Path(__file__).parents[2]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
#: What tests need.
TESTED = ("build", "web", "dynamodb", "audio", "deploy", "store", "test")
#: What installs, lists a release's parts or judges a container is no part of what is tested.
BESIDE = ("uv.txt", "release.txt", "hosting.txt")
PINNED = re.compile(r"^([a-z0-9-]+)(?:\[[a-z,]+\])?==(\S+)(?: ; [^\\]+)? \\$", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    return dict(PINNED.findall((ROOT / "requirements" / name).read_text()))


def asked(project: str, *extras: str) -> list[Requirement]:
    """What a project asks for, with its extras."""
    found = tomllib.loads((ROOT / project / "pyproject.toml").read_text())["project"]
    more = found.get("optional-dependencies", {})
    texts = [*found["dependencies"], *(text for extra in extras or more for text in more[extra])]
    return [Requirement(text) for text in texts]


@pytest.mark.parametrize(
    ("lock", "requirements"),
    [
        ("dev.txt", [*asked(".", *TESTED), *asked("simulator")]),
        ("desk.txt", [*asked(".", "build", "web"), *asked("simulator")]),
        ("server.txt", asked(".", "build", "web")),
        ("deploy.txt", asked(".", "deploy")),
        ("store.txt", asked(".", "store")),
        ("audio.txt", asked(".", "audio")),
        ("release.txt", asked(".", "release")),
        ("hosting.txt", asked(".", "hosting")),
    ],
)
def test_a_lock_fits_what_is_asked_for(lock: str, requirements: list[Requirement]) -> None:
    """Each requirement has a version in it that it allows; `make lock` writes it anew."""
    found = pins(lock)
    for requirement in requirements:
        name = canonicalize_name(requirement.name)
        assert name in found, f"{lock}: {name}"
        assert requirement.specifier.contains(found[name]), f"{lock}: {requirement}"


def test_locks_agree() -> None:
    """What is tested is what is shipped and served; tools that only judge are beside it."""
    tested = pins("dev.txt")
    for lock in LOCKS:
        found = pins(lock.name)
        known = found.keys() & tested.keys()
        assert all(found[name] == tested[name] for name in known), lock.name
        assert known == found.keys() or lock.name in BESIDE


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_line_is_a_pin_or_a_hash(lock: Path) -> None:
    """No address of a registry, no package without a hash."""
    packages = re.split(r"\n(?! )", lock.read_text().rstrip("\n"))
    for package in packages:
        first, *hashes = package.split("\n")
        assert PINNED.match(first + "\n"), first
        assert hashes
        assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line) for line in hashes)


@pytest.mark.parametrize("folder", [ROOT, ROOT / "deployment" / "publishing"])
def test_the_lock_of_npm_fits_and_names_no_registry(folder: Path) -> None:
    """Each package with what its content must be, and nothing of where it came from."""
    text = (folder / "package-lock.json").read_text()
    found = json.loads(text)["packages"]
    wanted = json.loads((folder / "package.json").read_text())["devDependencies"]
    assert found.pop("")["devDependencies"] == wanted
    assert all(package["integrity"].startswith("sha512-") for package in found.values())
    assert '"resolved"' not in text


def test_the_zip_comes_from_the_lock() -> None:
    """All that is shipped beside our own code, with hashes."""
    locked = contents.locked(ROOT)
    assert set(PINNED.findall(locked)) == {
        (name, pins("lambda.txt")[name]) for name in contents.SDK
    }
    assert locked.count("--hash=sha256:") >= len(contents.SDK)


def test_the_licences_of_all_that_ships_are_listed() -> None:
    """The page is what the packages say; each names one."""
    assert licences.PAGE.read_text("utf-8") == licences.page()
    assert "not named" not in licences.page()
    listed = set(re.findall(r"^\| ([a-z0-9-]+) \|", licences.page(), re.MULTILINE))
    assert listed >= {*contents.SDK, "gunicorn", "cryptography", "flask"}


def test_a_known_weakness_is_told() -> None:
    """What, where it is mended; a package that nobody could be asked about is counted."""
    weak = {"name": "a", "version": "1", "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.1"]}]}
    unknown = {"name": "b", "skip_reason": "not found"}
    assert audit.told([weak, unknown, {"name": "c", "version": "2", "vulns": []}]) == (
        ["a 1: PYSEC-1; mended in 1.1"],
        1,
    )
