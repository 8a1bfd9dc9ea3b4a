"""`python -m deployment.licences`: docs/licences.md, under which terms all that ships is used."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

from deployment.contents import SDK

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "licences.md"
#: Locks of what leaves this machine, and where each goes.
SERVER = ROOT / "requirements" / "server.txt"
_NAME = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)
_CLASSIFIER = "License :: OSI Approved :: "


def page() -> str:
    """Return the page. Packages that are for another system than this one are not on it."""
    rows = [
        f"| {name} | {licence} | {'Lambda, server' if name in SDK else 'server'} |"
        for name, _ in _NAME.findall(SERVER.read_text("utf-8"))
        if (licence := _licence(name))
    ]
    return "\n".join(
        (
            "# Licences of what is shipped",
            "",
            "The skill itself is under Apache-2.0. This is what goes with it, into the Lambda",
            "package and onto a server by `make install-server`. `make lock` writes the page.",
            "",
            "| package | licence | goes to |",
            "| --- | --- | --- |",
            *rows,
            "",
        )
    )


def _licence(name: str) -> str:
    """Return the licence that a package names, "" for one that is not installed here."""
    try:
        found = metadata(name)
    except PackageNotFoundError:
        return ""
    if expression := found.get("License-Expression"):
        return expression
    classifiers = found.get_all("Classifier") or []
    named = [text.removeprefix(_CLASSIFIER) for text in classifiers if text.startswith(_CLASSIFIER)]
    return ", ".join(named) or found.get("License") or "not named"


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
    print(PAGE)
