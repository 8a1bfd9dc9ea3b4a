"""A language is begun with the English beside it, counted, and heard long before it is whole."""

from __future__ import annotations

import json
import re
from pathlib import Path
from shutil import copy, copytree, ignore_patterns

import pytest

from workshop.check import check
from workshop.documents import Fault, read_document
from workshop.drafts import drafts, lender_of, read_words, translated, whole
from workshop.languages import build as words
from workshop.model.build import Sources, build_language
from workshop.paths import KNOWLEDGE_FILE, LANGUAGES, SENTENCES
from workshop.skeleton import LanguageError, begin

#: Some subjects are enough to ask about.
ASKED = ("language.yaml", "conditions.yaml", "tips.yaml")
YAML_ONLY = ignore_patterns("*.json", "*.py", "called", "__pycache__")


class Begun:
    """A project with English, and Spanish just begun."""

    def __init__(self, folder: Path) -> None:
        self.words, self.sentences = folder / "words", folder / "sentences"

    def write(self, kind: str, file: str, old: str, new: str) -> None:
        """Replace the first place where the words stand in a file."""
        path = (self.words if kind == "words" else self.sentences) / "es" / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    def faults(self) -> list[Fault]:
        return check(KNOWLEDGE_FILE, [self.words / "es"], [self.sentences / "es"])


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Begun:
    project = Begun(tmp_path_factory.mktemp("begun"))
    copytree(LANGUAGES / "en", project.words / "en", ignore=YAML_ONLY)
    (project.sentences / "en").mkdir(parents=True)
    for name in ASKED:
        copy(SENTENCES / "en" / name, project.sentences / "en" / name)
    begin("es", ["es-ES", "es-MX"], project.words, project.sentences)
    return project


@pytest.fixture
def fresh(begun: Begun, tmp_path: Path) -> Begun:
    """One to write into."""
    copytree(begun.words.parent, tmp_path / "fresh")
    return Begun(tmp_path / "fresh")


def test_each_text_has_the_english_beside_it(begun: Begun) -> None:
    """The same files and keys; the English is a comment, what is to be written is empty."""
    for source in (begun.words / "en").glob("*.yaml"):
        text = (begun.words / "es" / source.name).read_text("utf-8")
        own = read_document(begun.words / "es" / source.name)
        assert own.faults == []
        if source.stem != "language":
            assert own.data.keys() == read_document(source).data.keys()
        written = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
        assert not any("walk" in line.partition(":")[2] for line in written)
    tips = (begun.words / "es" / "tips.yaml").read_text("utf-8")
    assert '    # Ease off if you can\'t talk.\n    safety: ""\n' in tips


def test_locales_are_those_that_were_named_and_no_word_is_lent_to_a_region(begun: Begun) -> None:
    """No synonym of another country."""
    settings = read_document(begun.words / "es" / "language.yaml").data
    assert settings["locales"] == ["es-ES", "es-MX"]
    everything = "".join(path.read_text("utf-8") for path in (begun.words / "es").glob("*.yaml"))
    assert "en-US" not in everything
    assert not re.search(r"called: \[[^]]", everything)


def test_what_is_to_be_translated_is_counted(begun: Begun) -> None:
    """Nothing at first, and there is much to do."""
    texts = translated(begun.words / "es", begun.words / "en")
    intents = translated(begun.sentences / "es", begun.sentences / "en")
    assert (texts.done, intents.done) == (0, 0)
    assert texts.all > 2000
    assert intents.all == len(read_document(begun.sentences / "en").data["intents"])


def test_a_draft_without_a_word_has_no_fault_and_can_be_built(begun: Begun, tmp_path: Path) -> None:
    """It speaks English then, in each of its locales."""
    assert begun.faults() == []
    built = words.build_language(begun.words / "es", tmp_path)
    assert {path.name for path in built} == {"es.json", "es-ES.json", "es-MX.json"}


def test_what_is_translated_is_spoken_and_heard(fresh: Begun, tmp_path: Path) -> None:
    """One text, one name, one question; all else stays as it was."""
    fresh.write("words", "language.yaml", 'open: ""', 'open: "¿"')
    fresh.write("words", "talk.yaml", "  help: []", '  help: ["¿Qué quieres saber?"]')
    fresh.write("words", "conditions.yaml", "called: []", "called: [en llano]")
    old, new = "sentences: []", "sentences: ['qué músculos uso {condition}']"
    fresh.write("sentences", "conditions.yaml", old, new)
    assert fresh.faults() == []
    spoken = json.loads(words.build_language(fresh.words / "es", tmp_path)[0].read_text("utf-8"))
    assert spoken["prompts"]["prompts.help"] == ["¿Qué quieres saber?"]
    assert "sorry" in spoken["prompts"]["prompts.fallback_3"][0].lower()
    fresh.write("words", "language.yaml", "locales: [es-ES, es-MX]", "locales: [es-ES]")
    (model,) = build_language(fresh.sentences / "es", Sources(fresh.sentences, fresh.words))
    assert all(intent["samples"] for intent in model.intents if "AMAZON" not in intent["name"])
    (asked,) = (each for each in model.intents if each["name"] == "ConditionMusclesIntent")
    assert "qué músculos uso {condition}" in asked["samples"]
    assert "en llano" in model.text
    assert translated(fresh.words / "es", fresh.words / "en").done == 1


def test_a_fault_in_what_is_translated_is_told(fresh: Begun) -> None:
    """With its file and line; what is lent has none."""
    fresh.write("words", "tips.yaml", 'say: ""', f"say: {'paso ' * 40}")
    (first, *_) = fresh.faults()
    assert "es/tips.yaml" in first.file
    assert first.line > 1


def test_a_draft_is_no_whole_language(fresh: Begun) -> None:
    """It goes neither into the zip nor into the store, until it says so no more."""
    assert [folder.name for folder in whole(fresh.words)] == ["en"]
    assert [folder.name for folder in drafts(fresh.words)] == ["es"]
    fresh.write("words", "language.yaml", "draft: en\n", "")
    assert lender_of(fresh.words / "es") is None
    assert "the text is missing" in "".join(fault.message for fault in fresh.faults())


def test_a_lender_must_be_whole(fresh: Begun) -> None:
    """Nobody lends what they borrowed."""
    fresh.write("words", "language.yaml", "draft: en", "draft: es")
    told = read_words(fresh.words / "es").faults
    assert any("'es' lends nothing" in fault.message for fault in told)


@pytest.mark.parametrize(
    ("language", "locales", "told"),
    [
        ("spanish", [], "'spanish' is no language"),
        ("ES", [], "'ES' is no language"),
        ("../x", [], "'../x' is no language"),
        ("fr", ["es-ES"], "'es-ES' is no locale of fr"),
        ("fr", ["fr-fr"], "'fr-fr' is no locale of fr"),
        ("es", [], "is there already"),
    ],
)
def test_what_cannot_be_begun_is_refused(
    begun: Begun, language: str, locales: list[str], told: str
) -> None:
    """And nothing is written."""
    before = sorted(path.name for path in begun.words.iterdir())
    with pytest.raises(LanguageError, match=re.escape(told)):
        begin(language, locales, begun.words, begun.sentences)
    assert sorted(path.name for path in begun.words.iterdir()) == before
