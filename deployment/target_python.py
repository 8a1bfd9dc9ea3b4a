"""Finds the Python that the cloud runs: only its own bytecode is of use to it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from deployment.contents import PackageError

#: As `runtime` in serverless.yml.
WANTED = "3.13"

_ASK = "import sys; v = sys.version_info; print(f'{v.major}.{v.minor}', sys.implementation.name)"


class TargetPython(NamedTuple):
    """An interpreter: where it is, and its version ("3.13")."""

    path: str
    version: str


def examine(path: str) -> TargetPython | None:
    """Return what an interpreter says of itself; None where it does not run or is no CPython."""
    try:
        done = subprocess.run([path, "-c", _ASK], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    version, kind = done.stdout.split()
    return TargetPython(path, version) if kind == "cpython" else None


def find(named: str | None = None, *, any_version: bool = False) -> TargetPython:
    """Return the Python named, or the first of the wanted version on this machine.

    Raises PackageError where there is none, or where the one named is of another version; with
    any_version another will do, for a package that is tried here and never deployed.
    """
    for path in [named] if named else _candidates():
        found = examine(path)
        if found and (any_version or found.version == WANTED):
            return found
    looked = f"{named} is not one" if named else "none was found on this machine"
    raise PackageError(
        f"The package needs bytecode by Python {WANTED}, which the cloud runs; {looked}.\n"
        f"Install it (`pyenv install {WANTED}`, `uv python install {WANTED}`, or your system's "
        f"package), then `make clean package`, or name it:\n"
        f"`make clean package PYTHON={_example()}`."
    )


def _candidates() -> Iterable[str]:
    yield sys.executable
    on_path = shutil.which(f"python{WANTED}")
    if on_path:
        yield on_path
    yield from _kept_by_pyenv()


def _kept_by_pyenv() -> Iterator[str]:
    for path in sorted(Path.home().glob(f".pyenv/versions/{WANTED}*/bin/python{WANTED}")):
        yield str(path)


def _example() -> str:
    return f"/usr/local/bin/python{WANTED}"
