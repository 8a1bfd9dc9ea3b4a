"""What goes into the package: our code, what runs of our data, the SDK; and what stays at home."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from workshop import drafts
from workshop.knowledge import build as knowledge
from workshop.languages import build as words

#: Of `skill/`: the other door.
LEFT_OUT = (
    "skill/web*",
    "skill/alexa/verification/*",
    "skill/audio/door.py",
    "skill/audio/names.py",
    "skill/pages/*",
)
#: The SDK, and what importing it needs: `dateutil` is imported by its service clients only.
SDK = ("ask-sdk-core", "ask-sdk-model", "ask-sdk-runtime", "python-dateutil", "six")
LOCK = "requirements/lambda.txt"
#: What these name as requirements, and why it is not shipped.
NOT_NEEDED = {
    "requests": "imported by the SDK's DefaultApiClient alone; with it go four more packages",
    "tzdata": "Lambda has the time zones; dateutil asks for none unless told to",
    "enum34": "Python 2",
    "typing": "Python 2",
}
#: Lambda's Python brings it.
RUNTIME_HAS = frozenset(("boto3", "botocore"))

_MODULES = frozenset(("ask_sdk_core", "ask_sdk_model", "ask_sdk_runtime", "dateutil", "six"))
_AVAILABLE = sys.stdlib_module_names | _MODULES | RUNTIME_HAS
#: Of a distribution's own notes: those that scanners for known weaknesses, and lawyers, read.
_NOTES_KEPT = ("METADATA", "LICEN[CS]E*", "NOTICE*", "licenses/*")
#: A package in a lock: its name, its version, and lines of hashes.
_ENTRY = re.compile(r"^[a-z].*\n(?:    .*\n?)*", re.MULTILINE)
_REQUIREMENT = re.compile(r"^Requires-Dist: *([A-Za-z0-9._-]+)(.*)$", re.MULTILINE)


class PackageError(Exception):
    """The package cannot be made as it should be; the message says why and what to do."""


def ours(root: Path) -> dict[str, bytes]:
    """Return our part of the package: path in the zip to content.

    Raises PackageError, with every fault, where a built file is missing or older than its source,
    or where code that goes in leans on something that does not.
    """
    code = {
        name: path.read_bytes()
        for path in sorted((root / "skill").rglob("*.py"))
        if not left_out(name := path.relative_to(root).as_posix())
    }
    data, faults = _data(root)
    faults += [fault for name in code for fault in _imports_missing(name, code, root)]
    if faults:
        raise PackageError("\n".join(faults))
    return code | data | {"LICENSE": (root / "LICENSE").read_bytes()}


def left_out(name: str) -> bool:
    """Tell whether a file of `skill/` stays at home."""
    return any(fnmatch(name, pattern) for pattern in LEFT_OUT)


def sdk(folder: Path) -> list[Path]:
    """Return the files to ship of a folder into which the SDK was installed.

    Raises PackageError where it is not what this module was written for: a requirement that
    nobody decided about, or a file compiled for one kind of machine.
    """
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    faults = [
        f"{path.relative_to(folder)} is compiled for one kind of machine: choose a pure wheel"
        for path in files
        if path.suffix in (".so", ".pyd")
    ]
    for path in files:
        if path.name == "METADATA":
            faults += _undecided(path)
    if faults:
        raise PackageError("\n".join(faults))
    return [path for path in files if _ships(path.relative_to(folder))]


def locked(root: Path) -> str:
    """Return the lines of the lock that name what is shipped, each with its version and hashes.

    Raises PackageError where it does not name all of that.
    """
    lock = (root / LOCK).read_text("utf-8")
    entries = {entry.partition("==")[0]: entry for entry in _ENTRY.findall(lock)}
    missing = [name for name in SDK if name not in entries]
    if missing:
        raise PackageError(f"{LOCK} does not name {', '.join(missing)}: run `make lock`")
    return "".join(entries[name] for name in SDK)


def _ships(path: Path) -> bool:
    top = path.parts[0]
    if top.endswith(".dist-info"):
        inside = path.relative_to(top).as_posix()
        return any(fnmatch(inside, pattern) for pattern in _NOTES_KEPT)
    return top.removesuffix(".py") in _MODULES and path.suffix not in (".pyi", ".pyc", ".typed")


def _undecided(metadata: Path) -> Iterator[str]:
    """Name the requirements of a distribution that are neither shipped nor known as not needed."""
    for name, rest in _REQUIREMENT.findall(metadata.read_text("utf-8")):
        if "extra ==" not in rest and name.lower().replace("_", "-") not in {*SDK, *NOT_NEEDED}:
            yield (
                f"{metadata.parent.name} requires {name}: put it into SDK or NOT_NEEDED "
                "in deployment/contents.py"
            )


def _data(root: Path) -> tuple[dict[str, bytes], list[str]]:
    """Return the built JSON files, and a fault for each that is not what its source says."""
    found: dict[str, bytes] = {}
    faults: list[str] = []
    for name, fresh in _built_anew(root).items():
        path = root / name
        found[name] = fresh
        if not path.is_file():
            faults.append(f"{name} was not built: run `make install`")
        elif path.read_bytes() != fresh:
            faults.append(f"{name} is not what its YAML says: run `make install`")
    return found, faults


def _built_anew(root: Path) -> Mapping[str, bytes]:
    """Build the JSON files elsewhere, and return them by their path in the project."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        source = root / "skill/knowledge/muscles.yaml"
        for language in drafts.whole(root / "skill/languages"):
            copytree(language, folder / "languages" / language.name)
        target = folder / "knowledge" / "muscles.json"
        target.parent.mkdir()
        built = (knowledge.build(source, target), *words.build(folder / "languages"))
        return {f"skill/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in built}


def _imports_missing(name: str, code: Mapping[str, bytes], root: Path) -> Iterator[str]:
    """Name each module that a file imports and the package would not have."""
    modules = sorted(set(_imported(ast.parse(code[name], name))))
    strangers = sorted({module.split(".", 1)[0] for module in modules} - _AVAILABLE - {"skill"})
    if strangers:
        yield (
            f"{name} imports {', '.join(strangers)}, which Lambda will not have: "
            "put the file into LEFT_OUT in deployment/contents.py"
        )
    for module in modules:
        at = module.replace(".", "/")
        for path in (f"{at}.py", f"{at}/__init__.py"):
            if path not in code and (root / path).is_file():
                yield f"{name} imports {module}, which is left out of the package"


def _imported(tree: ast.AST) -> Iterable[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            if node.module.split(".", 1)[0] == "skill":
                yield from (f"{node.module}.{alias.name}" for alias in node.names)
