"""Read YAML together with the place of every entry, so that a fault can name its line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from skill.errors import ContentError

#: Keys and positions from the top of the file, for instance ("effects", "up01", "muscles", 0).
Where = tuple[str | int, ...]
#: A file, and a line in it.
Place = tuple[str, int]

#: The loader written in C, where PyYAML was built with it.
FAST: Callable[[str], Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT = "tag:yaml.org,2002:str"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong in a file, and what to do about it. Prints as `file:line: message`."""

    file: str
    line: int
    """Counted from 1."""
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class BrokenContentError(ContentError):
    """What people edit has faults; nothing is built of it."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


@dataclass(frozen=True, slots=True)
class Document:
    """The data of a YAML file, the place of each entry, and what was wrong with the YAML itself.

    A folder of files is one document too: a section may stand in any of them, or in several.
    """

    file: str
    data: Any = None
    """None when the file could not be read; the faults say why."""
    places: dict[Where, Place] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def place(self, where: Where) -> Place:
        """The file and the line of the entry at `where`, or of what would contain it."""
        while where and where not in self.places:
            where = where[:-1]
        return self.places.get(where, (self.file, 1))

    def fault(self, where: Where, message: str) -> Fault:
        """A fault at the entry at `where`."""
        return Fault(*self.place(where), message)

    def section(self, name: str) -> dict[str, dict[str, Any]]:
        """The well-formed entries of a section by id; what is not well formed is left out."""
        entries = self.data.get(name) if isinstance(self.data, dict) else None
        if not isinstance(entries, dict):
            return {}
        return {key: item for key, item in entries.items() if isinstance(item, dict)}

    @property
    def is_folder(self) -> bool:
        """Whether the document is a folder of files."""
        return Path(self.file).is_dir()


def read_document(path: Path) -> Document:
    """Read a YAML file, or a folder of them as one document.

    Never raises: an unreadable file gives faults and no data.
    """
    if path.is_dir():
        return _merged(path, [read_document(file) for file in sorted(path.glob("*.yaml"))])
    file = str(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return _failed(file, 1, "there is no such file; check the path")
    except UnicodeDecodeError:
        return _failed(file, 1, "this is not UTF-8 text; save the file as UTF-8")
    except OSError as error:
        return _failed(file, 1, f"cannot be read: {error.strerror}; give a file that you may read")
    return _parse(file, text)


def _merged(folder: Path, parts: list[Document]) -> Document:
    """Return what the files of a folder hold together; no data where one of them has none."""
    whole = Document(str(folder), data={})
    if not parts:
        return _failed(whole.file, 1, "there is no YAML file in this folder; write language.yaml")
    for part in parts:
        whole.faults.extend(part.faults)
        if isinstance(part.data, dict):
            _add(part, whole)
        elif part.data is not None:
            whole.faults.append(part.fault((), "the file holds no sections; write it as keys"))
    readable = all(isinstance(part.data, dict) for part in parts)
    return whole if readable else replace(whole, data=None)


def _add(part: Document, whole: Document) -> None:
    """Add a file's sections; what stands in another file already is a fault."""
    for section, content in part.data.items():
        known = whole.data.setdefault(section, content)
        if known is content:
            continue
        both = isinstance(known, dict) and isinstance(content, dict)
        twice: list[Where] = [(section,)]
        if both:
            twice = [(section, key) for key in content if key in known]
        for where in twice:
            file, line = whole.place(where)
            first = f"first in {Path(file).name}, line {line}"
            message = f"'{where[-1]}' stands here a second time ({first}); keep one of the two"
            whole.faults.append(part.fault(where, message))
        if both:
            whole.data[section] = known | {k: item for k, item in content.items() if k not in known}
    for where, place in part.places.items():
        if where:
            whole.places.setdefault(where, place)


@lru_cache(maxsize=256)
def _parse(file: str, text: str) -> Document:
    """Return what a file holds. One that did not change is not parsed again; nobody changes it."""
    try:
        return _called(file, _content(text))
    except yaml.YAMLError:
        pass  # The loader in Python tells better what is wrong, and the same on every machine.
    except (ValueError, TypeError, RecursionError) as error:
        return _failed(file, 1, _not_yaml(error))
    try:
        return _called(file, _read_with(yaml.SafeLoader, text))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = error.problem or error.context or "it cannot be read"
        line = mark.line + 1 if mark else 1
        begun = error.context_mark.line + 1 if error.context_mark else line
        lines = "this line or the one above"
        if begun < line:
            lines += f", or what was begun in line {begun} (an open quote?)"
        return _failed(file, line, f"this is not YAML: {what}; mend {lines}")
    except yaml.YAMLError as error:
        return _failed(file, 1, _not_yaml(error))


@lru_cache(maxsize=256)
def _content(text: str) -> Document:
    """Return what a text holds, wherever it stands: a copy of a file is not parsed again."""
    return _read_with(FAST, text)


def _called(file: str, document: Document) -> Document:
    """Return what a file holds, with its name at each place and each fault."""
    places = {where: (file, line) for where, (_, line) in document.places.items()}
    faults = [replace(fault, file=file) for fault in document.faults]
    return replace(document, file=file, places=places, faults=faults)


def _read_with(kind: Callable[[str], Any], text: str) -> Document:
    """Return what a text holds, as if it stood in a file without a name."""
    loader = kind(text)
    node = loader.get_single_node()
    if node is None:
        return _failed("", 1, "the file is empty; write its sections")
    document = Document("")
    places = _walk(node, (), document)
    document.places.update((where, ("", line)) for where, line in places)
    return replace(document, data=loader.construct_document(node))


def _not_yaml(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "a value holds itself (`&` and `*`); write it out"
    return f"this is not YAML: {' '.join(str(error).split())}; mend the file"


def _failed(file: str, line: int, message: str) -> Document:
    return Document(file, faults=[Fault(file, line, message)])


def _walk(node: yaml.Node, where: Where, document: Document) -> Iterator[tuple[Where, int]]:
    """Yield the place and the line of every entry below `node`; report keys that cannot be used."""
    yield where, node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _walk(item, (*where, index), document)
    elif isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key, value in node.value:
            name, line = str(key.value), key.start_mark.line + 1
            document.faults.extend(_key_faults(document.file, key, seen))
            seen.setdefault(name, line)
            yield from _walk(value, (*where, name), document)
            yield (*where, name), line


def _key_faults(file: str, key: yaml.Node, seen: dict[str, int]) -> Iterator[Fault]:
    name, line = str(key.value), key.start_mark.line + 1
    if key.tag != _TEXT:
        yield Fault(file, line, f"YAML does not read '{name}' as a text here; put it in quotes")
    elif name in seen:
        first = f"first in line {seen[name]}"
        yield Fault(
            file, line, f"'{name}' stands here a second time ({first}); keep one of the two"
        )
