"""Models are built from sentences, words and knowledge."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from skill.errors import ContentError
from workshop.model.build import ROOM, BuiltModel, Room, Sources, build_models, write_models

KNOWLEDGE = """
groups: {calves: {members: [soleus], asked: true}, whole_body: {members: [], asked: false}}
muscles: {soleus: {}, gastrocnemius: {}}
"""

WORDS = """
locales: [en-US, en-GB]
marks: {end: ".", ask: "?", between: " "}
lists: {and: "{0} and {1}", comma: ", "}
articles: [your, my]
no_names: [or, ten]
words: {bum: {default: bum, en-US: butt}}
muscles:
  soleus: {name: soleus, short: your deep calf, called: [sole us, Soleus], called_in: {en-GB: [kipper muscle]}}
  gastrocnemius: {name: gastrocnemius, called: ["{bum} of the leg"]}
groups:
  calves: {name: calves, called: [calf]}
"""  # noqa: E501 - a muscle a line reads as a table

SENTENCES = """
invocation: {default: walking muscles, en-GB: walker muscles}
expansions: {about: "(about|of)"}
intents:
  AboutMuscleIntent:
    slots: {muscle: {type: MuscleName, many: true, answers: ["the {muscle}"]}}
    example: tell me about my calves
    sentences: ["(tell|teach) me <about> [my] {muscle}"]
  MoreIntent:
    sentences: [go on, tell me more]
    only_in: {en-GB: [do go on]}
"""

Build = Callable[..., dict[str, BuiltModel]]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """A builder of models from three texts."""

    def from_texts(
        sentences: str = SENTENCES,
        words: str = WORDS,
        knowledge: str = KNOWLEDGE,
        room: Room = ROOM,
    ) -> dict[str, BuiltModel]:
        for folder, text in (("sentences", sentences), ("languages", words)):
            (tmp_path / folder / "en").mkdir(parents=True, exist_ok=True)
            (tmp_path / folder / "en" / "talk.yaml").write_text(text)
        (tmp_path / "muscles.yaml").write_text(knowledge)
        sources = Sources(tmp_path / "sentences", tmp_path / "languages", tmp_path / "muscles.yaml")
        return {model.locale: model for model in build_models(sources, room)}

    return from_texts


def intent(model: BuiltModel, name: str) -> dict[str, Any]:
    return next(found for found in model.intents if found["name"] == name)


def synonyms(model: BuiltModel, identifier: str) -> list[str]:
    values = model.types[0]["values"]
    found: list[str] = next(v["name"]["synonyms"] for v in values if v["id"] == identifier)
    return found


def test_an_intent_has_its_slots_and_all_its_samples(build: Build) -> None:
    """Samples are written out and sorted; a slot may take several values and has answers."""
    assert intent(build()["en-US"], "AboutMuscleIntent") == {
        "name": "AboutMuscleIntent",
        "slots": [
            {
                "name": "muscle",
                "type": "MuscleName",
                "samples": ["the {muscle}"],
                "multipleValues": {"enabled": True},
            }
        ],
        "samples": [
            "teach me about my {muscle}",
            "teach me about {muscle}",
            "teach me of my {muscle}",
            "teach me of {muscle}",
            "tell me about my {muscle}",
            "tell me about {muscle}",
            "tell me of my {muscle}",
            "tell me of {muscle}",
        ],
    }


def test_the_built_in_intents_are_there_without_samples(build: Build) -> None:
    """Alexa knows how people say stop; our own samples would change that."""
    assert intent(build()["en-US"], "AMAZON.StopIntent") == {
        "name": "AMAZON.StopIntent",
        "samples": [],
    }


def test_a_locale_has_its_own_name_sentences_and_words(build: Build) -> None:
    """What is said in one locale only is in that locale's model only."""
    models = build()
    american, british = models["en-US"], models["en-GB"]

    assert "kipper muscle" in synonyms(british, "SOLEUS")
    assert "kipper muscle" not in synonyms(american, "SOLEUS")
    assert "do go on" in intent(british, "MoreIntent")["samples"]
    assert "do go on" not in intent(american, "MoreIntent")["samples"]
    assert '"invocationName": "walker muscles"' in british.text
    assert '"invocationName": "walking muscles"' in american.text


def test_values_keep_the_order_of_the_knowledge_and_lose_possessives(build: Build) -> None:
    """Ids are upper case; a group nobody asks for has no value; "your" is no part of a name."""
    (slot_type,) = build()["en-GB"].types

    assert [value["id"] for value in slot_type["values"]] == ["SOLEUS", "GASTROCNEMIUS", "CALVES"]
    assert slot_type["values"][0]["name"] == {
        "value": "soleus",
        "synonyms": ["deep calf", "kipper muscle", "sole us"],
    }


def test_regional_words_are_filled_in(build: Build) -> None:
    """A word in braces is the one of the locale."""
    models = build()

    assert synonyms(models["en-US"], "GASTROCNEMIUS") == ["butt of the leg"]
    assert synonyms(models["en-GB"], "GASTROCNEMIUS") == ["bum of the leg"]


def test_too_many_samples_are_thinned_out_evenly(build: Build) -> None:
    """The cap keeps the example and something of every template, and tells what it left out."""
    sentences = SENTENCES.replace(
        '"(tell|teach) me <about> [my] {muscle}"',
        '"(tell|teach) me <about> [my] {muscle}", "what is [my|the|a] {muscle}"',
    )
    model = build(sentences, room=Room(samples=6))["en-US"]

    samples = intent(model, "AboutMuscleIntent")["samples"]
    assert len(samples) == 6
    assert "tell me about my {muscle}" in samples
    assert sum(sample.startswith("what is") for sample in samples) in (2, 3)
    assert "intent AboutMuscleIntent: 6 samples kept, 6 left out" in model.notes


def test_a_file_that_would_be_too_large_gets_fewer_samples(build: Build) -> None:
    """Who adds a sentence to a full model takes one of an intent that has many, and no error."""
    sentences = SENTENCES.replace(
        '"(tell|teach) me <about> [my] {muscle}"',
        '"(tell|teach|show|read) (me|us) [all|something|more] (about|of|on) [my|the] {muscle}"',
    )
    whole = build(sentences)["en-US"]
    fitting = build(sentences, room=Room(file=whole.size - 1))["en-US"]

    samples = intent(fitting, "AboutMuscleIntent")["samples"]
    assert fitting.size < whole.size
    assert set(samples) < set(intent(whole, "AboutMuscleIntent")["samples"])
    assert "tell me about my {muscle}" in samples


def test_an_example_that_no_sentence_gives_is_noted(build: Build) -> None:
    """Examples end up in the shop, where they must be understood."""
    model = build(SENTENCES.replace("tell me about my calves", "explain my calves"))["en-US"]

    assert 'intent AboutMuscleIntent: no sentence gives its example, "explain my calves"' in (
        model.notes
    )


def test_files_are_the_same_every_time(build: Build, tmp_path: Path) -> None:
    """Order that means nothing is sorted, lines end in LF, and umlauts stay readable."""
    words = WORDS.replace("kipper muscle", "kippermüskel")
    models = list(build(words=words).values())
    paths = write_models(models, tmp_path / "one")
    again = write_models(list(build(words=words).values()), tmp_path / "two")

    assert [path.read_bytes() for path in paths] == [path.read_bytes() for path in again]
    content = (tmp_path / "one" / "en-GB.json").read_bytes()
    assert "kippermüskel".encode() in content
    assert b"\r" not in content
    assert content.endswith(b"}\n")
    assert content.startswith(b'{"interactionModel"')


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"words": WORDS.replace("sole us, Soleus", "x" * 141)}, "I-06"),
        ({"words": WORDS.replace("[calf]", "[calf, sole us]")}, "'sole us' is written for soleus"),
        ({"words": WORDS.replace("locales: [en-US, en-GB]", "")}, "'locales' is missing"),
        ({"words": "- a"}, "holds no sections"),
        ({"knowledge": "- a"}, "holds no sections"),
        ({"sentences": "intents: {}"}, "'invocation' is missing"),
    ],
)
def test_sources_that_cannot_be_used_are_refused(
    build: Build, change: dict[str, str], told: str
) -> None:
    """The error names what is wrong and where."""
    with pytest.raises(ContentError, match=told):
        build(**change)


def test_a_language_without_words_is_refused(build: Build, tmp_path: Path) -> None:
    """Sentences alone make no model."""
    build()
    (tmp_path / "languages" / "en").rename(tmp_path / "languages" / "fr")
    with pytest.raises(ContentError, match=r"languages/en:1: there is no such file"):
        build_models(
            Sources(tmp_path / "sentences", tmp_path / "languages", tmp_path / "muscles.yaml")
        )


def test_a_folder_without_sentences_is_refused(tmp_path: Path) -> None:
    """Nothing to build from is a mistake, not an empty model."""
    (tmp_path / "muscles.yaml").write_text("{}")
    with pytest.raises(ContentError, match="there are no sentences"):
        build_models(Sources(tmp_path / "none", tmp_path, tmp_path / "muscles.yaml"))
