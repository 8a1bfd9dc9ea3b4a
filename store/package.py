"""Writes the package as ask-cli takes it: all of it, or nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from skill.pages import privacy_pages
from store.manifest import manifest
from store.submission import Submission
from workshop.paths import MODELS, STORE_PACKAGE

_VERSION = "2020-03-31"


def files(submission: Submission, profile: str = "default") -> Mapping[str, bytes]:
    """Return the files of the package by their path.

    profile: of ask-cli, which looks its own up in `ask-resources.json`.
    """
    where = {"skillMetadata": {"src": "./skill-package"}}
    resources = {"askcliResourcesVersion": _VERSION, "profiles": {profile: where}}
    found = {
        "ask-resources.json": _json(resources),
        "skill-package/skill.json": _json(manifest(submission)),
    }
    for locale in submission.models:
        model = (MODELS / f"{locale}.json").read_bytes()
        found[f"skill-package/interactionModels/custom/{locale}.json"] = model
    for name, png in submission.icons.items():
        found[f"skill-package/assets/images/{name}.png"] = png
    return found


def pages(submission: Submission) -> Mapping[str, bytes]:
    """Return the privacy pages by their path below the privacy address."""
    found = privacy_pages(submission.publisher.operator, submission.publisher.contact)
    return {f"{language}/index.html": page.encode() for language, page in found.items()}


def write(content: Mapping[str, bytes], folder: Path = STORE_PACKAGE) -> None:
    """Write the files into a folder that holds nothing else; the old ones stay until all is there.

    Raises OSError where that cannot be done.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    new = Path(mkdtemp(dir=folder.parent))
    try:
        for name, data in content.items():
            path = new / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        new.chmod(0o755)
        if folder.exists():
            rmtree(folder)
        new.rename(folder)
    finally:
        rmtree(new, ignore_errors=True)


def _json(content: object) -> bytes:
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode()
