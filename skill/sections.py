"""Built files: JSON with one section a line, so that a section can be parsed when it is needed.

An answer needs a tenth of what the skill knows; parsing all of it cost 3 ms of each cold start,
the costliest section takes a third of a millisecond.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any


def text(sections: Mapping[str, object]) -> str:
    """Return sections as JSON, each on a line of its own."""
    lines = (
        f"{json.dumps(name)}:{json.dumps(content, ensure_ascii=False, separators=(',', ':'))}"
        for name, content in sections.items()
    )
    return "\n".join(("{", *([",\n".join(lines)] if sections else ()), "}", ""))


def read(path: str | os.PathLike[str]) -> dict[str, memoryview]:
    """Return the JSON of each section of a file, unparsed: views, for copies of it take as long
    as all else here.

    Raises OSError where the file cannot be read, ValueError where it is no file of sections.
    """
    with open(path, "rb") as file:
        data = file.read()
    begin, last = len(b"{\n"), len(data) - len(b"}\n")
    if not data.startswith(b"{\n") or not data.endswith(b"\n}\n"):
        raise ValueError("it was not written with a section in each line")
    view = memoryview(data)
    found: dict[str, memoryview] = {}
    while begin < last:
        end = data.index(b"\n", begin)
        colon = data.index(b":", begin, end)
        comma = data.endswith(b",", begin, end)
        found[json.loads(data[begin:colon])] = view[colon + 1 : end - comma]
        begin = end + 1
    return found


def parsed(section: memoryview) -> Any:
    """Return what the JSON of a section holds. Raises ValueError where it is none."""
    return json.loads(str(section, "utf-8"))
