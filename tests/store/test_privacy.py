"""What the privacy page and the answers to certification say is what the code does."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from skill.alexa.services import Reply
from skill.knowledge.model import Knowledge
from skill.lambda_function import make_handler
from skill.memory.store import KEPT_FOR
from store.manifest import manifest
from store.submission import Submission
from tests.alexa.questions import questions
from tests.alexa.talk import request
from workshop.pages import page_faults, sources
from workshop.paths import ROOT

TEXTS = {language: path.read_text("utf-8") for language, path in sources().items()}
#: What begins a walk, ends it, and begins the next.
BEGIN = ("GuidedWalkIntent", {"minutes": "20"})
END: tuple[str, Mapping[str, Any]] = ("EndWalkIntent", {})
WALKED = (BEGIN, END, BEGIN, END, BEGIN)
#: So long is it between two of these.
LATER = timedelta(days=30)
#: Field of a record that is kept -> the words in which each page says so.
KEPT = {
    "talk": {"en": "which tips you heard", "de": "welche Tipps du gehört hast"},
    "last_speech": {"en": "what the skill said last", "de": "was der Skill zuletzt gesagt hat"},
    "walk": {"en": "the guided walk you are on", "de": "der geführte Spaziergang, auf dem du bist"},
    "walks": {"en": "walks that are over", "de": "beendeten Spaziergänge"},
    "past": {"en": "of older walks their sum alone", "de": "von älteren nur ihre Summe"},
    "settings": {"en": "the time zone of your device", "de": "die Zeitzone deines Geräts"},
    "visits": {"en": "how often", "de": "wie oft"},
    "last_visit": {"en": "when you last came", "de": "wann du zuletzt da warst"},
}


@pytest.fixture(scope="module")
def kept(knowledge: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The fields of a record that are filled after every intent was asked, and a walk was over."""
    path = tmp_path_factory.mktemp("kept") / "walkers.db"
    now = [datetime(2026, 11, 28, 8, tzinfo=UTC)]
    handler = make_handler(
        str(path),
        log=lambda fault, where: None,
        clock=lambda: now[0],
        ask=lambda call: Reply(200, "Europe/Berlin"),
    )
    for intent, slots in (*dict(questions(knowledge)).items(), *WALKED):
        event = request(intent, slots)
        event["context"]["System"] |= {"apiEndpoint": "https://api.example", "apiAccessToken": "t"}
        event["request"]["timestamp"] = f"{now[0]:%Y-%m-%dT%H:%M:%SZ}"
        handler(event, None)
        now[0] += LATER if (intent, slots) == END else timedelta(minutes=2)
    with closing(sqlite3.connect(path)) as database:
        (text,) = database.execute("SELECT record FROM walkers").fetchone()
    return {field for field, value in json.loads(text).items() if value and field != "version"}


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_all_that_is_kept_is_on_the_page(language: str, kept: set[str]) -> None:
    """A new field of a record needs a row in every language."""
    assert kept - KEPT.keys() == set(), "write a row for it into the pages, and its words here"
    assert {field for field in kept if KEPT[field][language] not in TEXTS[language]} == set()


def test_certification_is_told_what_is_kept(submission: Submission, kept: set[str]) -> None:
    """Something is kept, walks too; nothing is sold, nothing of it is health."""
    assert kept == KEPT.keys()
    answers = manifest(submission)["manifest"]["privacyAndCompliance"]
    assert answers["usesPersonalInfo"] is bool(kept)
    assert answers["allowsPurchases"] is False
    assert (answers["usesHealthInfo"], answers["containsAds"]) == (False, False)
    assert "no ads" in TEXTS["en"]
    assert "your health" in TEXTS["en"].lower().partition("what is not kept")[2]


@pytest.mark.parametrize(
    ("language", "numbers"),
    [
        ("en", ("fourteen days", "35 days", "Two years")),
        ("de", ("vierzehn Tagen", "35 Tage", "Zwei Jahre")),
    ],
)
def test_how_long_is_what_is_set(language: str, numbers: tuple[str, ...]) -> None:
    """The log's days, the table's backups (35 days by AWS), a walker's two years."""
    cloud = (ROOT / "serverless.yml").read_text("utf-8")
    assert "logRetentionInDays: 14" in cloud
    assert "PointInTimeRecoveryEnabled: true" in cloud
    assert KEPT_FOR.days == 2 * 365
    text = " ".join(TEXTS[language].split())
    assert [number for number in numbers if number not in text] == []


def test_a_translation_that_leaves_something_out_is_told(tmp_path: Path) -> None:
    """A section, a row and the operator are missing: each is a fault of that file."""
    assert list(page_faults()) == []
    (tmp_path / "PRIVACY.md").write_text(TEXTS["en"], "utf-8")
    short = re.sub(r"(?m)^## Wer\n[^#]*|^\| wie oft.*\n", "", TEXTS["de"])
    (tmp_path / "PRIVACY.de.md").write_text(short, "utf-8")
    told = [fault.message for fault in page_faults(tmp_path)]
    assert told == [
        "{operator} is missing; say who publishes the skill",
        "{contact} is missing; say who publishes the skill",
        "4 sections, where PRIVACY.md has 5; translate all",
        "10 rows, where PRIVACY.md has 11; translate all",
    ]
