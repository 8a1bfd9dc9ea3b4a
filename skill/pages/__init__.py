"""Pages for browsers: built of texts, with the operator's name filled in when they are read."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path

FOLDER = Path(__file__).parent
PREFIX, SUFFIX = "privacy-", ".html"


def privacy_pages(operator: str, contact: str, folder: Path = FOLDER) -> Mapping[str, str]:
    """Return the privacy page of each language, in HTML.

    operator: who runs the skill. contact: an e-mail or web address, or any other way to reach them.
    Nothing is returned without both: a page that names nobody is none.
    """
    if not operator or not contact:
        return {}
    return {
        path.name.removeprefix(PREFIX).removesuffix(SUFFIX): path.read_text("utf-8")
        .replace("{operator}", escape(operator))
        .replace("{contact}", _reachable(contact))
        for path in sorted(folder.glob(f"{PREFIX}*{SUFFIX}"))
    }


def _reachable(contact: str) -> str:
    """Return a contact as HTML: an address as a link."""
    told = escape(contact)
    if contact.startswith("https://"):
        return f'<a href="{told}">{told}</a>'
    if "@" in contact and " " not in contact:
        return f'<a href="mailto:{told}">{told}</a>'
    return told
