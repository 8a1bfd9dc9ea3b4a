"""`python -m deployment.build`: makes build/lambda.zip, the very file that Lambda gets.

The same input gives the same bytes: sorted names, fixed dates and modes, bytecode without times.
All code goes in as bytecode alone, which halves it; a traceback still names file and line.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from deployment import bytecode, contents, target_python
from deployment.contents import PackageError
from deployment.target_python import TargetPython
from workshop import drafts
from workshop.paths import LANGUAGES

ROOT = Path(__file__).resolve().parent.parent
ZIP = ROOT / "build" / "lambda.zip"
#: The zip may be no larger (bytes).
LIMIT = 3_500_000
#: Where Lambda unpacks it: the path that tracebacks show.
TASK_ROOT = "/var/task"

_PLATFORMS = ("manylinux_2_28_aarch64", "manylinux2014_aarch64")
_DATE = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644
_UNIX = 3
_LARGEST = 5


class Entry(NamedTuple):
    """A file in the zip: its path, its size there and unpacked (bytes)."""

    name: str
    packed: int
    size: int


class Package(NamedTuple):
    """A zip that was made: where, for which Python, what is in it."""

    path: Path
    python: TargetPython
    entries: tuple[Entry, ...]
    sha256: str

    @property
    def size(self) -> int:
        """The size of the zip in bytes."""
        return self.path.stat().st_size

    def report(self) -> str:
        """Return what a publisher wants to know, as text."""
        tops: dict[str, list[Entry]] = {}
        for entry in self.entries:
            tops.setdefault(entry.name.split("/", 1)[0], []).append(entry)
        largest = sorted(self.entries, key=lambda entry: (-entry.packed, entry.name))[:_LARGEST]
        rows = [
            (
                f"{top} ({len(found)} files)",
                sum(e.packed for e in found),
                sum(e.size for e in found),
            )
            for top, found in tops.items()
        ]
        rows.sort(key=lambda row: -row[1])
        unpacked = sum(entry.size for entry in self.entries)
        return "\n".join(
            (
                f"{self.path}: {self.size / 1e6:.2f} MB, {len(self.entries)} files, "
                f"unpacked {unpacked / 1e6:.2f} MB, python{self.python.version}",
                *(_row(*row) for row in rows),
                "largest files:",
                *(_row(*entry) for entry in largest),
                f"SHA-256 {self.sha256}",
            )
        )


def _row(name: str, packed: int, size: int) -> str:
    return f"  {name:56} {packed / 1e3:8.0f} kB, unpacked {size / 1e3:8.0f} kB"


def build(
    target: Path = ZIP, python: TargetPython | None = None, ours: Mapping[str, bytes] | None = None
) -> Package:
    """Make the zip and return what it is.

    ours: what goes in beside the SDK, this skill where nothing else is said. Raises PackageError
    with what is wrong and what to do; an older zip is then gone, so that nobody deploys it.
    """
    target.unlink(missing_ok=True)
    python = python or target_python.find()
    ours = contents.ours(ROOT) if ours is None else ours
    with TemporaryDirectory() as name:
        sdk, stage = Path(name, "sdk"), Path(name, "stage")
        _install_sdk(sdk, python)
        _stage(ours, sdk, stage)
        _compile(stage, python)
        target.parent.mkdir(parents=True, exist_ok=True)
        entries = _zip(stage, target)
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    package = Package(target, python, entries, digest)
    if package.size > LIMIT:
        report = package.report()
        target.unlink()
        raise PackageError(f"{report}\nThe zip is larger than {LIMIT / 1e6} MB: ship less.")
    return package


def _install_sdk(folder: Path, python: TargetPython) -> None:
    """Install the SDK as the lock has it, in wheels for the machine that will run it."""
    locked = folder.with_name("locked.txt")
    locked.write_text(contents.locked(ROOT), "utf-8")
    platforms = [f"--platform={platform}" for platform in _PLATFORMS]
    command = [
        *(sys.executable, "-m", "pip", "install", "-qq", "--disable-pip-version-check"),
        *("--no-input", "--no-deps", "--no-compile", "--target", str(folder)),
        *("--python-version", python.version, "--implementation", "cp", "--only-binary=:all:"),
        *platforms,
        *("--require-hashes", "--requirement", str(locked)),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PackageError(f"pip could not install the SDK:\n{done.stderr.strip()}")


def _stage(ours: Mapping[str, bytes], sdk: Path, stage: Path) -> None:
    theirs = {path.relative_to(sdk).as_posix(): path.read_bytes() for path in contents.sdk(sdk)}
    for name, content in {**theirs, **ours}.items():
        path = stage / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    rmtree(sdk)


def _compile(stage: Path, python: TargetPython) -> None:
    """Put each source's bytecode in its place."""
    jobs = [
        (str(path), str(path.with_suffix(".pyc")), f"{TASK_ROOT}/{name}")
        for path in sorted(stage.rglob("*.py"))
        for name in (path.relative_to(stage).as_posix(),)
    ]
    done = subprocess.run(
        [python.path, "-I", "-W", "ignore", bytecode.__file__],
        input=json.dumps(jobs),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise PackageError(f"{python.path} could not compile the code:\n{done.stderr.strip()}")
    for source, _, _ in jobs:
        Path(source).unlink()


def _zip(stage: Path, target: Path) -> tuple[Entry, ...]:
    files = (path for path in stage.rglob("*") if path.is_file())
    paths = {path.relative_to(stage).as_posix(): path for path in files}
    with ZipFile(target, "w") as file:
        for name in sorted(paths):
            info = ZipInfo(name, _DATE)
            info.compress_type = ZIP_DEFLATED
            info.create_system = _UNIX
            info.external_attr = _MODE << 16
            file.writestr(info, paths[name].read_bytes(), compresslevel=9)
        return tuple(Entry(i.filename, i.compress_size, i.file_size) for i in file.infolist())


def main() -> int:
    """Make the zip and print what it is; return 1 where that is not possible."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m deployment.build")
    parser.add_argument("--target", type=Path, default=ZIP, help=f"default: {ZIP}")
    parser.add_argument("--python", help=f"the Python {target_python.WANTED} that compiles")
    parser.add_argument(
        "--any-python", action="store_true", help="any version will do: to try it here, not there"
    )
    args = parser.parse_args()
    try:
        python = target_python.find(args.python, any_version=args.any_python)
        package = build(args.target, python)
    except PackageError as error:
        print(error, file=sys.stderr)
        return 1
    print(package.report())
    for draft in drafts.drafts(LANGUAGES):
        print(
            f"left out: {draft.name}, a draft; `walking-muscles languages list` says how far it is"
        )
    if python.version != target_python.WANTED:
        print(f"NOT FOR THE CLOUD: its bytecode is for Python {python.version}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
