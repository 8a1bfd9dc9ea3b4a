"""`python -m deployment.release VERSION`: everything of a release, in dist/VERSION.

The version goes into both projects and into the changelog; then the wheels, the zip for Lambda, the
package for the store, what is new, a bill of materials and checksums are made. Where anything
fails, the files are as they were before and nothing of it is left.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from deployment import build
from deployment.contents import PackageError
from deployment.publishing.publish import zipped

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
PROJECTS = (Path("pyproject.toml"), Path("simulator/pyproject.toml"))
CHANGELOG = Path("CHANGELOG.md")
#: Bills of materials: of what runs in the cloud, and on a server.
BILLS = {"lambda": "requirements/lambda.txt", "server": "requirements/server.txt"}
_VERSION = re.compile(r"\d+\.\d+\.\d+")
_IN_PROJECT = re.compile(r'^version = "(.+)"$', re.MULTILINE)
_HEADING = re.compile(r"^## (\d+\.\d+\.\d+)", re.MULTILINE)
_UNRELEASED = re.compile(r"^## Unreleased\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)


class ReleaseError(Exception):
    """There can be no release; the message says why and what to do."""


def prepared(version: str, today: date, root: Path = ROOT) -> Mapping[Path, str]:
    """Return the text of each file that names the version, with the new one in it.

    Raises ReleaseError for a version that cannot be the next, or a changelog that says nothing.
    """
    if not _VERSION.fullmatch(version):
        raise ReleaseError(f"VERSION {version!r} is none: it looks like 0.2.0")
    texts = {path: (root / path).read_text("utf-8") for path in (*PROJECTS, CHANGELOG)}
    known = [match[1] for path in PROJECTS if (match := _IN_PROJECT.search(texts[path]))]
    released = _HEADING.findall(texts[CHANGELOG])
    if any(_number(version) < _number(each) for each in known) or version in released:
        raise ReleaseError(f"VERSION {version} is not new: this is {max(known, key=_number)}")
    news = _UNRELEASED.search(texts[CHANGELOG])
    if news is None or not news[1].strip():
        raise ReleaseError(f"{CHANGELOG}: there is nothing under '## Unreleased'; say what is new")
    heading = f"## Unreleased\n\n## {version} - {today.isoformat()}\n"
    changed = texts[CHANGELOG].replace("## Unreleased\n", heading, 1)
    line = f'version = "{version}"'
    return {
        **{path: _IN_PROJECT.sub(line, texts[path], count=1) for path in PROJECTS},
        CHANGELOG: changed,
    }


def news_of(version: str, changelog: str) -> str:
    """Return what a changelog says of a version, as a text of its own."""
    _, _, rest = changelog.partition(f"## {version}")
    return f"# {version}{re.split(r'(?m)^## ', rest)[0].rstrip()}\n"


@contextmanager
def written(texts: Mapping[Path, str], root: Path = ROOT) -> Iterator[None]:
    """Write the texts; where what follows fails, they are as they were before."""
    before = {path: (root / path).read_text("utf-8") for path in texts}
    try:
        for path, text in texts.items():
            (root / path).write_text(text, "utf-8")
        yield
    except BaseException:
        for path, text in before.items():
            (root / path).write_text(text, "utf-8")
        raise


def make(version: str, folder: Path, changelog: str) -> None:
    """Make all files of a release in a folder. Raises ReleaseError where one cannot be made."""
    print("the wheels", flush=True)
    _wheels(folder)
    print("the zip for Lambda", flush=True)
    try:
        build.build(folder / "lambda.zip")
    except PackageError as error:
        raise ReleaseError(str(error)) from error
    print("the package for the store", flush=True)
    _run(sys.executable, "-m", "commands.main", "store", "build")
    (folder / "skill-package.zip").write_bytes(zipped(ROOT / "build" / "skill-package"))
    for name, lock in BILLS.items():
        print(f"the bill of materials of {name}", flush=True)
        _bill(lock, folder / f"{name}.cdx.json")
    (folder / "NEWS.md").write_text(news_of(version, changelog), "utf-8")
    (folder / "SHA256SUMS").write_text(checksums(folder), "utf-8")


def checksums(folder: Path) -> str:
    """Return a line for each file of a folder, as `sha256sum --check` reads them."""
    files = sorted(path for path in folder.iterdir() if path.is_file())
    return "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files
    )


def _wheels(folder: Path) -> None:
    """Build both wheels; what an earlier build left behind would get into them."""
    leftovers = (ROOT / "build" / "lib", ROOT / "simulator" / "build")
    for path in leftovers:
        rmtree(path, ignore_errors=True)
    command = (sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check")
    options = ("--no-deps", "--no-build-isolation", "--wheel-dir", str(folder))
    _run(*command, *options, ".", "./simulator")
    for path in leftovers:
        rmtree(path, ignore_errors=True)


def _bill(lock: str, target: Path) -> None:
    """Write the bill of materials of a lock, in the form of CycloneDX."""
    options = ("--pyproject", "pyproject.toml", "--output-reproducible", "--of", "JSON")
    program = (sys.executable, "-W", "ignore", "-m", "cyclonedx_py", "requirements", lock)
    _run(*program, *options, "--output-file", str(target))


def _run(*command: str) -> None:
    time = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    environment = os.environ | {"SOURCE_DATE_EPOCH": time.stdout.strip()}
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, env=environment, check=False
    )
    if done.returncode:
        raise ReleaseError(f"{' '.join(command[2:5])} failed:\n{done.stdout}{done.stderr}".strip())


def _changed() -> str:
    """Return what git has not been told of."""
    done = subprocess.run(
        ["git", "status", "--porcelain"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _release(version: str) -> None:
    target = DIST / version
    if changed := _changed():
        raise ReleaseError(f"a release is made of what is committed; commit this first:\n{changed}")
    if target.exists():
        raise ReleaseError(f"{target} is there already: take it away first")
    texts = prepared(version, date.today())
    DIST.mkdir(exist_ok=True)
    new = Path(mkdtemp(dir=DIST))
    try:
        with written(texts):
            make(version, new, texts[CHANGELOG])
        new.chmod(0o755)
        new.rename(target)
    finally:
        rmtree(new, ignore_errors=True)
    print((target / "SHA256SUMS").read_text("utf-8"), end="")
    print(f'{target}: now `git commit -am "Release {version}" && git tag v{version}`')


def main() -> int:
    """Make a release; return 1 where that is not possible, having changed nothing."""
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m deployment.release")
    parser.add_argument("version", help="the version to make, like 0.2.0")
    try:
        _release(parser.parse_args().version)
    except ReleaseError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
