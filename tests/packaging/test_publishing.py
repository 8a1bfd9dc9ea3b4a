"""The package goes to Amazon step by step; what she finds is told with where it is mended.

Against a stand-in of her API on loopback; `make rehearse` has ask-cli itself call that.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen
from zipfile import ZipFile

import pytest

from deployment.publishing.ask import Ask, AskError, Reply, no_account, not_installed
from deployment.publishing.findings import of_validation, place_of
from deployment.publishing.publish import Publication, Published
from deployment.publishing.stub import NEW_SKILL, Amazon, amazon
from tests.store.conftest import SKILL_ID

SKILL = f"/v1/skills/{SKILL_ID}"


class Direct(Ask):
    """ask-cli's calls without ask-cli: each command is a request."""

    def __init__(self, address: str) -> None:
        super().__init__("test")
        self._address = address

    def call(self, *words: str) -> Reply:
        name, options = words[0], dict(zip(words[1::2], words[2::2], strict=True))
        skill = f"/v1/skills/{options.get('--skill-id')}"
        stage = f"{skill}/stages/development/validations"
        method, path = {
            "create-upload-url": ("POST", "/v1/skills/uploads"),
            "create-skill-package": ("POST", "/v1/skills/imports"),
            "import-skill-package": ("POST", f"{skill}/imports"),
            "get-import-status": ("GET", f"/v1/skills/imports/{options.get('--import-id')}"),
            "submit-skill-validation": ("POST", stage),
            "get-skill-validations": ("GET", f"{stage}/{options.get('--validation-id')}"),
        }[name]
        try:
            with urlopen(Request(self._address + path, method=method)) as reply:
                return Reply(json.load(reply), reply.headers.get("Location", ""))
        except HTTPError as error:
            with error:
                raise AskError(f"{name}: {error.code}") from error


@pytest.fixture
def there() -> Iterator[Amazon]:
    with amazon() as state:
        yield state


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A package of one locale."""
    models = tmp_path / "interactionModels" / "custom"
    models.mkdir(parents=True)
    (models / "en-US.json").write_text("{}")
    _manifest(tmp_path, "Walk.")
    return tmp_path


def _manifest(folder: Path, summary: str) -> None:
    locales = {"en-US": {"summary": summary}}
    content = {"manifest": {"publishingInformation": {"locales": locales}}}
    (folder / "skill.json").write_text(json.dumps(content))


def publish(there: Amazon, package: Path, skill_id: str = SKILL_ID) -> Published:
    publication = Publication(Direct(there.address), lambda told: None, every=0)
    return publication.publish(package, skill_id, ["en-US"])


def test_a_package_is_uploaded_imported_and_validated(there: Amazon, package: Path) -> None:
    """In this order, waiting for each; what arrives is the package."""
    done = publish(there, package)
    assert (done.skill_id, done.findings, done.good) == (SKILL_ID, (), True)
    assert there.calls == [
        "POST /v1/skills/uploads",
        "PUT /upload",
        f"POST {SKILL}/imports",
        "GET /v1/skills/imports/i1",
        "GET /v1/skills/imports/i1",
        f"POST {SKILL}/stages/development/validations",
        f"GET {SKILL}/stages/development/validations/v1",
        f"GET {SKILL}/stages/development/validations/v1",
    ]
    with ZipFile(io.BytesIO(there.package)) as file:
        assert file.namelist() == ["interactionModels/custom/en-US.json", "skill.json"]


def test_without_an_id_a_new_skill_is_made(there: Amazon, package: Path) -> None:
    """Its id is what came of it."""
    assert publish(there, package, "").skill_id == NEW_SKILL
    assert "POST /v1/skills/imports" in there.calls


def test_what_amazon_refuses_is_told_with_its_place(there: Amazon, package: Path) -> None:
    """Nothing is validated of a package that was not imported."""
    _manifest(package, "walk " * 40)
    done = publish(there, package)
    (finding,) = done.findings
    assert not done.good
    assert "of size 200 exceeds the maximum of 160" in finding.told
    assert finding.place == "store/languages/en.yaml: summary"
    assert not any("validations" in call for call in there.calls)


def test_what_a_validation_finds_is_told(there: Amazon, package: Path) -> None:
    """What must be mended, and what is advice; what succeeded is not told."""
    there.validations = [
        {"title": "Example phrases", "locale": "de-DE", "importance": "REQUIRED",
         "description": "The phrase is not an utterance", "status": "FAILED"},
        {"title": "Keywords", "locale": "en-US", "importance": "RECOMMENDED", "status": "FAILED"},
        {"title": "Icons", "importance": "REQUIRED", "status": "SUCCESSFUL"},
    ]  # fmt: skip
    done = publish(there, package)
    assert [(each.required, each.place) for each in done.findings] == [
        (True, "store/languages/de.yaml: phrases"),
        (False, "store/languages/en.yaml"),
    ]
    assert not done.good
    assert "mend it in" in str(done.findings[0])


@pytest.mark.parametrize("path", ["uploads", "upload$", "imports$", "imports/", "validations$"])
def test_a_refused_step_ends_it(there: Amazon, package: Path, path: str) -> None:
    """Nothing after it is tried."""
    there.refused = {path: 403}
    with pytest.raises(AskError):
        publish(there, package)
    assert re.search(path, there.calls[-1])


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ('"$.manifest.publishingInformation.locales.de-DE.updatesDescription"', "de.yaml: news"),
        ('"$.manifest.privacyAndCompliance.locales.en-GB.privacyPolicyUrl"', "publisher.yaml"),
        ('"$.manifest.privacyAndCompliance.containsAds"', "store.yaml: declares"),
        ('"$.manifest.apis.custom.endpoint.uri"', "publisher.yaml: endpoint"),
        ('"$.manifest.publishingInformation.locales.en-US.largeIconUri"', "walker.svg"),
        ("InvalidIntentSamplePhraseSlot in en-IN", "skill/languages/en: called"),
        ("de-DE: the invocation name is taken", "sentences/de/language.yaml"),
        ("testing instructions are missing", "store/store.yaml: testing"),
        ("Something new", "the package"),
    ],
)
def test_each_finding_has_a_place(told: str, place: str) -> None:
    """By the path in the manifest, or by what the words speak of."""
    assert place in place_of(told)


def test_a_validation_without_a_result_finds_nothing() -> None:
    """Amazon leaves out what is empty."""
    assert list(of_validation({"status": "SUCCESSFUL"})) == []


@pytest.mark.parametrize(
    ("notes", "told"),
    [
        (None, "ask-cli knows no account"),
        ("no json", "ask-cli knows no account"),
        ({"profiles": {}}, "PROFILE 'mine' is none of ask-cli's (none)"),
        ({"profiles": {"other": {}}}, "PROFILE 'mine' is none of ask-cli's (other)"),
        ({"profiles": {"mine": {}}}, "PROFILE 'mine' has no vendor"),
    ],
)
def test_without_an_account_nothing_begins(tmp_path: Path, notes: Any, told: str) -> None:
    """What is missing, and the command that makes it."""
    if notes is not None:
        (tmp_path / ".ask").mkdir()
        text = notes if isinstance(notes, str) else json.dumps(notes)
        (tmp_path / ".ask" / "cli_config").write_text(text)
    (sentence,) = no_account("mine", tmp_path)
    assert told in sentence
    assert "make account PROFILE=mine" in sentence


def test_ask_cli_missing_is_told(tmp_path: Path) -> None:
    """Where it should be, and how it gets there."""
    (sentence,) = not_installed(tmp_path / "ask.js")
    assert "ask-cli is missing" in sentence
    assert "npm ci" in sentence


def test_a_call_that_fails_tells_what_ask_cli_said(tmp_path: Path) -> None:
    """A program that is none: node's own words."""
    with pytest.raises(AskError, match="ask create-upload-url"):
        Ask("mine", tmp_path / "nothing.js").call("create-upload-url")
