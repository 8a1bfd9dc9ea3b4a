"""The package is in the layout that ask-cli takes, and says of the skill what the code does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from store import icons
from store.manifest import instructions_for_testers, manifest
from store.package import files, write
from store.submission import Submission, scopes_in
from workshop.paths import MODELS, ROOT

PAUSE, RESUME = {"name": "AMAZON.PauseIntent"}, {"name": "AMAZON.ResumeIntent"}


@pytest.fixture
def found(submission: Submission) -> dict[str, Any]:
    whole: dict[str, Any] = manifest(submission)["manifest"]
    return whole


def test_the_layout(submission: Submission) -> None:
    """What ask-cli reads first, the manifest, a model for each locale, both icons."""
    content = files(submission, "mine")
    resources = json.loads(content["ask-resources.json"])
    assert resources["profiles"] == {"mine": {"skillMetadata": {"src": "./skill-package"}}}
    models = {f"skill-package/interactionModels/custom/{path.name}" for path in _models()}
    pictures = {f"skill-package/assets/images/{name}.png" for name in icons.SIZES}
    expected = {"ask-resources.json", "skill-package/skill.json", *models, *pictures}
    assert content.keys() == expected
    for path in _models():
        assert content[f"skill-package/interactionModels/custom/{path.name}"] == path.read_bytes()


def _models() -> list[Path]:
    return list(MODELS.glob("*-*.json"))


def test_each_file_that_the_manifest_names_is_there(submission: Submission) -> None:
    """Icons are named by their place in the package."""
    content = files(submission)
    texts = manifest(submission)["manifest"]["publishingInformation"]["locales"]
    for locale in texts.values():
        for key in ("smallIconUri", "largeIconUri"):
            assert locale[key].replace("file://", "skill-package/") in content


def test_each_locale_has_its_pages(found: dict[str, Any]) -> None:
    """Texts, a privacy page in its language, and no locale too many."""
    locales = {path.stem for path in _models()}
    assert found["publishingInformation"]["locales"].keys() == locales
    pages = found["privacyAndCompliance"]["locales"]
    assert pages.keys() == locales
    assert pages["de-DE"]["privacyPolicyUrl"] == "https://muscles.example.com/privacy/de"


def test_what_the_code_does_is_what_is_asked_for(found: dict[str, Any]) -> None:
    """Events it handles, interfaces it uses, permissions it names."""
    events = ("SKILL_DISABLED", "SKILL_PERMISSION_ACCEPTED", "SKILL_PERMISSION_CHANGED")
    assert found["events"]["subscriptions"] == [{"eventName": name} for name in events]
    assert found["permissions"] == [{"name": scope} for scope in sorted(scopes_in(ROOT / "skill"))]
    interfaces = [each["type"] for each in found["apis"]["custom"]["interfaces"]]
    assert "CAN_FULFILL_INTENT_REQUEST" in interfaces


def test_a_guided_walk_is_announced_where_there_is_one(submission: Submission) -> None:
    """Models that can be paused belong to a skill that plays; a tester is told of it then."""
    silent = submission._replace(models={"en-US": _model()})
    playing = submission._replace(models={"en-US": _model(PAUSE, RESUME)})
    told = {"type": "AUDIO_PLAYER"}
    assert told not in manifest(silent)["manifest"]["apis"]["custom"]["interfaces"]
    assert "five minute walk" not in instructions_for_testers(silent)
    assert told in manifest(playing)["manifest"]["apis"]["custom"]["interfaces"]
    assert "five minute walk" in instructions_for_testers(playing)


def _model(*intents: dict[str, str]) -> dict[str, Any]:
    return {"interactionModel": {"languageModel": {"intents": list(intents), "types": []}}}


def test_permissions_are_read_from_the_code(tmp_path: Path) -> None:
    """A scope between quotes is one that is used."""
    (tmp_path / "code.py").write_text('ASK = "alexa::alerts:timers:skill:readwrite"\n')
    assert scopes_in(tmp_path) == {"alexa::alerts:timers:skill:readwrite"}


def test_icons_are_drawn_of_one_picture() -> None:
    """Both sizes, the same bytes every time."""
    first, again = icons.render(), icons.render()
    assert first == again
    assert {name: icons.size_of(png) for name, png in first.items()} == {
        "small": (108, 108),
        "large": (512, 512),
    }


def test_all_is_written_or_nothing(tmp_path: Path) -> None:
    """A file that cannot be written leaves the package of before as it was, and no rubbish."""
    folder = tmp_path / "package"
    write({"a/b.txt": b"old"}, folder)
    with pytest.raises(OSError, match="a"):
        write({"a": b"file", "a/b.txt": b"no folder"}, folder)
    assert (folder / "a/b.txt").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["package"]
    write({"c.txt": b"new"}, folder)
    assert [path.name for path in folder.rglob("*")] == ["c.txt"]
