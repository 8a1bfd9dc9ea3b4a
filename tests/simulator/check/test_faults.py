"""Faults as people read them, and models that are sound though unusual."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest
from model_changes import (
    Model,
    dialog,
    in_intent,
    in_slot,
    intent,
    language_model,
    sample,
    second_slot,
    sound,
)

from alexa_desk.check import check

Faults = Callable[..., list[str]]

ELICIT = {"id": "Elicit", "variations": [{"type": "PlainText", "value": "Which?"}]}


def test_a_fault_names_file_place_rule_and_remedy(faults: Faults) -> None:
    """People learn from one line what to do."""
    model = sound()
    sample("{muscle}")(model)

    assert faults(en_US=model) == [
        'advice: en-US.json: intent AboutMuscleIntent, sample "{muscle}": '
        "the sample is nothing but slots (I-09), put words around the slot"
    ]


def test_locales_must_have_the_same_intents_and_slots(faults: Faults) -> None:
    """An intent or slot that one locale lacks is told there (I-11)."""
    fewer, more, single = sound(), sound(), sound()
    language_model(fewer)["intents"].pop(1)
    intent(name="NewIntent")(more)
    in_slot(multipleValues={"enabled": False})(single)

    found = faults(en_US=sound(), en_GB=fewer, en_AU=more, en_CA=single)

    assert [line.partition(" (I-11)")[0].removeprefix("advice: ") for line in found] == [
        "en-AU.json: intent NewIntent: this locale has it, en-US does not",
        "en-CA.json: intent AboutMuscleIntent: its slots differ from those in en-US: muscle",
        "en-GB.json: intent WhyIntent: en-US has it, this locale does not",
    ]


def test_a_model_beside_those_of_the_locales_is_told(tmp_path: Path, faults: Faults) -> None:
    """A file that nobody checks, for it is named after no locale, is told (I-69)."""
    (tmp_path / "draft.json").write_text(json.dumps(sound()), encoding="utf-8")

    (told,) = faults(en_US=sound())

    assert told.endswith(
        "draft.json: names no locale; call it <locale>.json (I-69), it is not checked"
    )


def test_locales_must_have_the_same_ids(faults: Faults) -> None:
    """A value without words in one locale is told (I-57)."""
    fewer = sound()
    language_model(fewer)["types"][0]["values"].pop()

    (found,) = faults(en_US=sound(), en_GB=fewer)

    assert "en-GB.json: type MuscleName: its ids differ from those in en-US: CALVES (I-57)" in found


def test_a_fault_of_several_files_is_told_once(faults: Faults) -> None:
    """Five English files with one mistake give one line."""
    model = sound()
    sample("why?", 1)(model)

    (found,) = faults(en_US=model, en_GB=deepcopy(model))

    assert found.startswith("error: en-GB.json, en-US.json: intent WhyIntent")


def other_language(*samples: str) -> Model:
    """Return a sound model with samples of another language in WhyIntent."""
    model = sound()
    language_model(model).pop("modelConfiguration")
    in_slot(multipleValues={"enabled": False})(model)
    in_intent(1, samples=list(samples))(model)
    return model


def test_only_english_and_german_set_the_sensitivity(faults: Faults) -> None:
    """Other locales refuse the whole model for it (I-42)."""
    model = sound()
    in_slot(multipleValues={"enabled": False})(model)

    (found,) = faults(fr_FR=model)

    assert "(I-42)" in found


def test_several_values_are_for_some_english_locales(faults: Faults) -> None:
    """Elsewhere a slot with several values is not documented (I-44)."""
    (found,) = faults(en_IN=sound())

    assert found.startswith("warning: en-IN.json: multipleValues")


def test_a_file_is_named_after_a_locale(faults: Faults) -> None:
    """Alexa has a closed list of locales (I-43)."""
    found = faults(en_NZ=sound())

    assert any("no locale en-NZ (I-43)" in line for line in found)


def test_umlauts_are_german_letters_but_not_english_ones(faults: Faults) -> None:
    """Each language has its letters."""
    german = other_language("warum ist das schön", "weshalb", "wie heißt das")
    language_model(german)["invocationName"] = "gehende muskeln"

    assert faults(de_DE=german) == []
    german["interactionModel"]["languageModel"]["intents"][1]["samples"].append("warum č")
    assert ["(I-64)" in line for line in faults(de_DE=german)] == [True]


def test_japanese_has_rules_of_its_own(faults: Faults) -> None:
    """Slots stand apart from Japanese text, and signs are plain (I-22)."""
    japanese = other_language("なぜですか", "どうして", "なぜ")
    assert faults(ja_JP=japanese) == []

    sample("{muscle}を教えて", 0)(japanese)
    sample("なぜ\uff01", 1)(japanese)
    found = faults(ja_JP=japanese)
    assert any("touches Japanese text (I-22)" in line for line in found)
    assert any("full-width signs (I-22)" in line for line in found)


def test_some_built_in_types_are_missing_in_some_locales(faults: Faults) -> None:
    """A built-in type must exist where it is used (2.5)."""
    dutch = other_language("waarom", "hoezo", "waarom dan")
    second_slot("AMAZON.AlphaNumeric", "explain {words} muscles")(dutch)

    (found,) = faults(nl_NL=dutch)

    assert "AMAZON.AlphaNumeric does not exist in nl-NL (2.5)" in found


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[" * 100_000, b"[]", b"null", b"3"])
def test_a_file_that_is_no_model_is_a_fault_and_no_crash(tmp_path: Path, content: bytes) -> None:
    """Whatever the file holds, the checker tells it (I-50)."""
    (tmp_path / "en-US.json").write_bytes(content)

    assert [fault.rule for fault in check(tmp_path)] == ["I-50"]


def test_a_folder_without_models_is_a_fault(tmp_path: Path) -> None:
    """Checking nothing is not the same as finding nothing."""
    assert [fault.rule for fault in check(tmp_path)] == ["I-50"]


def test_values_may_come_from_a_catalog(faults: Faults) -> None:
    """A type whose values Alexa fetches elsewhere needs none in the file."""
    model = sound()
    slot_type = language_model(model)["types"][0]
    del slot_type["values"]
    slot_type["valueSupplier"] = {"type": "CatalogValueSupplier"}

    assert faults(en_US=model) == []


def test_a_sound_dialog_has_no_fault(faults: Faults) -> None:
    """Dialog, validations and prompts that fit together are accepted."""
    model = sound()
    muscle = {
        "name": "muscle",
        "type": "MuscleName",
        "elicitationRequired": True,
        "confirmationRequired": False,
        "prompts": {"elicitation": "Elicit"},
        "validations": [{"type": "hasEntityResolutionMatch", "prompt": "Elicit"}],
    }
    dialog(
        delegationStrategy="SKILL_RESPONSE",
        intents=[{"name": "AboutMuscleIntent", "prompts": {}, "slots": [muscle]}],
    )(model)
    model["interactionModel"]["prompts"] = [ELICIT]

    assert faults(en_US=model) == []


def test_what_exports_hold_beside_the_model_is_fine(faults: Faults) -> None:
    """A version, a null id, a null list: the console writes them."""
    model = sound()
    model["version"] = "3"
    language_model(model)["types"][0]["values"].append({"id": None, "name": {"value": "shin"}})
    in_intent(1, slots=None)(model)

    assert [line for line in faults(en_US=model) if not line.startswith("advice")] == []


def test_a_name_in_another_script_is_made_of_its_letters(faults: Faults) -> None:
    """Vowel signs are spoken, and Japanese writes no blanks."""
    hindi = other_language("क्यों", "कैसे", "किस लिए")
    japanese = other_language("なぜ", "どうして", "なんで")
    language_model(hindi)["invocationName"] = "पतंग की दुकान"
    language_model(japanese)["invocationName"] = "凧の店"

    assert faults(hi_IN=hindi) == []
    assert faults(ja_JP=japanese, hi_IN=hindi) == []


@pytest.mark.parametrize(
    ("locale", "name", "rule"),
    [
        ("es-ES", "el faro", "I-31"),
        ("fr-FR", "la boussole", "I-31"),
        ("it-IT", "il faro", "I-31"),
        ("pt-BR", "o farol", "I-31"),
        ("nl-NL", "de molen", "I-31"),
        ("es-ES", "abrir puerto viejo", "I-32"),
        ("fr-FR", "ouvre vieux port", "I-32"),
        ("it-IT", "apri porto vecchio", "I-32"),
        ("pt-BR", "abrir porto velho", "I-32"),
        ("nl-NL", "start oude haven", "I-32"),
        ("hi-IN", "पुराना बंदरगाह खोलो", "I-32"),
        ("ar-SA", "افتح ميناء قديم", "I-32"),
    ],
)
def test_a_name_has_no_article_alone_and_no_launch_word(
    faults: Faults, locale: str, name: str, rule: str
) -> None:
    """Whatever the language: who says the launch word is not heard to name the skill."""
    model = sound()
    language_model(model)["invocationName"] = name
    assert [line for line in faults(**{locale: model}) if rule in line]


def test_a_slot_may_be_only_asked_for(faults: Faults) -> None:
    """A slot of a dialog, or with answers of its own, need be in no sample (I-52)."""
    model = sound()
    second_slot("AMAZON.DATE")(model)
    language_model(model)["intents"][0]["slots"][1]["samples"] = ["on {words}"]

    assert faults(en_US=model) == []


def test_a_shared_type_is_known_by_its_id(faults: Faults) -> None:
    """A slot may name a type that is kept in the developer's account."""
    model = sound()
    slot = language_model(model)["intents"][0]["slots"][0]
    del slot["type"]
    slot["slotTypeReference"] = {"id": "amzn1.ask.interactionModel.slotType.x", "version": "1"}

    assert faults(en_US=model) == []


def test_advice_is_given_on_demand_only(tmp_path: Path) -> None:
    """Without `strict` the checker tells what Alexa minds."""
    model = sound()
    in_intent(1, samples=["why"])(model)
    (tmp_path / "en-US.json").write_text(json.dumps(model), encoding="utf-8")

    assert check(tmp_path) == []
    assert [fault.rule for fault in check(tmp_path, strict=True)] == ["I-53"]


def test_a_skill_package_is_found(tmp_path: Path) -> None:
    """A project's folder will do."""
    folder = tmp_path / "skill-package" / "interactionModels" / "custom"
    folder.mkdir(parents=True)
    (tmp_path / "package.json").write_text("{}")
    (folder / "en-US.json").write_text(json.dumps(sound()))

    assert check(tmp_path, strict=True) == []


@pytest.mark.parametrize(
    ("locale", "slot_type", "told"),
    [("en_US", "US_STATE", 0), ("de_DE", "US_STATE", 1), ("de_DE", "DE_CITY", 0),
     ("fr_FR", "EUROPE_CITY", 1), ("de_DE", "City", 0)],
)  # fmt: skip
def test_lists_of_one_country_are_in_its_language(
    faults: Faults, locale: str, slot_type: str, told: int
) -> None:
    """The cities of Germany are no type in French (2.5)."""
    model = sound()
    second_slot(f"AMAZON.{slot_type}", "explain {words} muscles")(model)
    found = faults(**{locale: model})
    assert len([line for line in found if "does not exist in" in line]) == told


def test_a_hindi_letter_that_unicode_keeps_apart_is_no_fault(faults: Faults) -> None:
    """Some letters have no other form: written as one sign or as two, both are right."""
    model = sound()
    for letter in ("\u0958", "\u0915\u093c"):
        sample(f"{letter}लम के बारे में बताओ", 1)(model)

    assert not any("I-23" in line for line in faults(hi_IN=model))
