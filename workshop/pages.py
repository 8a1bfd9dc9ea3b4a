"""Builds the privacy pages of the texts that people read: PRIVACY.md, PRIVACY.de.md."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from markdown_it import MarkdownIt

from skill.pages import FOLDER, PREFIX, SUFFIX
from workshop.documents import Fault
from workshop.paths import ROOT

#: The language of the page that the others are translations of; its file names none.
FIRST = "en"
#: What the operator's settings fill in.
HOLES = ("{operator}", "{contact}")
_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; }}
body {{ padding: 0 1rem; }}
table {{ border-collapse: collapse; }}
td, th {{ border: 1px solid; padding: .4rem .6rem; text-align: start; vertical-align: top; }}
</style>
</head>
<body>
{body}</body>
</html>
"""


def sources(folder: Path = ROOT) -> dict[str, Path]:
    """Return the texts by language, the first language first."""
    others = {path.name.split(".")[1]: path for path in sorted(folder.glob("PRIVACY.*.md"))}
    return {FIRST: folder / "PRIVACY.md", **others}


def build(folder: Path = ROOT, target: Path = FOLDER) -> list[Path]:
    """Write each language's page into a folder, and take away the others.

    Returns the paths written. Whether a text says all is told by `page_faults`.
    """
    texts = {language: path.read_text("utf-8") for language, path in sources(folder).items()}
    target.mkdir(exist_ok=True)
    for old in target.glob(f"{PREFIX}*{SUFFIX}"):
        old.unlink()
    written = []
    for language, text in texts.items():
        path = target / f"{PREFIX}{language}{SUFFIX}"
        path.write_text(page(text, language), "utf-8")
        written.append(path)
    return written


def page(text: str, language: str) -> str:
    """Return a text in Markdown as a whole page of HTML."""
    title = text.partition("\n")[0].lstrip("# ").strip()
    body = MarkdownIt("commonmark", {"html": False}).enable("table").render(text)
    return _PAGE.format(language=language, title=escape(title), body=body)


def page_faults(folder: Path = ROOT) -> Iterator[Fault]:
    """Yield each page that names no operator, or has other sections and rows than the first."""
    texts = {path: path.read_text("utf-8") for path in sources(folder).values()}
    original = next(iter(texts.values()))
    for path, text in texts.items():
        for hole in HOLES:
            if hole not in text:
                yield Fault(str(path), 1, f"{hole} is missing; say who publishes the skill")
        for what, start in (("sections", "## "), ("rows", "| "), ("points", "- ")):
            here, there = _count(text, start), _count(original, start)
            if here != there:
                message = f"{here} {what}, where PRIVACY.md has {there}; translate all"
                yield Fault(str(path), 1, message)


def _count(text: str, start: str) -> int:
    return sum(line.startswith(start) for line in text.splitlines())
