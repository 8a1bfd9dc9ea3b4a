"""Broken models are told, each by the rule it breaks."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from model_changes import (
    PAIN,
    Change,
    all_of,
    dialog,
    in_intent,
    in_slot,
    in_value,
    intent,
    language_model,
    name,
    new_type,
    sample,
    second_slot,
    slot,
    sound,
    synonym,
)

from alexa_desk.check.rules.catalogue import RULES

Faults = Callable[..., list[str]]

BROKEN: list[tuple[str, str, Change]] = [
    ("I-59", "no key", lambda model: language_model(model).update(intnets=[])),
    (
        "I-01",
        "HIGHEST",
        lambda model: language_model(model).update(
            modelConfiguration={"fallbackIntentSensitivity": {"level": "HIGHEST"}}
        ),
    ),
    ("I-01", "SOMETIMES", dialog(delegationStrategy="SOMETIMES")),
    (
        "I-01",
        "Text",
        lambda model: model["interactionModel"].update(
            prompts=[{"id": "a", "variations": [{"type": "Text", "value": "b"}]}]
        ),
    ),
    (
        "I-02",
        "isNice",
        dialog(
            intents=[
                {
                    "name": "AboutMuscleIntent",
                    "slots": [
                        {
                            "name": "muscle",
                            "type": "MuscleName",
                            "validations": [{"type": "isNice"}],
                        }
                    ],
                }
            ]
        ),
    ),
    (
        "I-04",
        "of type BodyPart here and of MuscleName",
        all_of(
            PAIN,
            intent(
                name="PainIntent",
                slots=slot("muscle", "BodyPart"),
                samples=["ouch my {muscle}", "sore {muscle}", "pain in {muscle}"],
            ),
        ),
    ),
    ("I-05", "no type MuscelName", in_slot(type="MuscelName")),
    ("I-05", "no values", lambda model: language_model(model)["types"][0].update(values=[])),
    ("I-05", "defined twice", new_type(name="MuscleName", values=[])),
    ("I-06", "141 characters", synonym("a" * 141)),
    ("I-07", "nearly the same", all_of(intent(
        name="MuscleIntent",
        slots=slot("other_muscle", "MuscleName"),
        samples=["please explain my {other_muscle}", "show {other_muscle}", "{other_muscle} news"],
    ))),
    ("I-07", "nearly the same", sample("How come", 0)),
    ("I-07", "AboutMuscleIntent has the same sample", sample("why", 0)),
    ("I-07", "AMAZON.CancelIntent has the same sample", all_of(
        in_intent(2, samples=["that will do"]),
        in_intent(6, samples=["that will do"]),
    )),
    ("I-07", "nearly the same", sample("please just why's that", 0)),
    ("I-07", 'with "deep calf" in its slot', sample("what's my deep calf", 1)),
    ("I-07", "twice", sample("why", 1)),
    (
        "I-07",
        'when the slot is "calf"',
        all_of(
            PAIN,
            intent(
                name="PainIntent",
                slots=slot("body_part", "BodyPart"),
                samples=["explain my {body_part}", "sore {body_part}", "pain in {body_part}"],
            ),
        ),
    ),
    ("I-08", "leave that slot empty", sample("explain the soleus")),
    ("I-09", "nothing but slots", sample("{muscle}")),
    ("I-10", "built-in intent", in_intent(2, samples=["never mind"])),
    ("I-20", "other signs", intent(name="Top-Intent")),
    ("I-20", "two of that name", intent(name="whyIntent")),
    ("I-20", "same name", in_slot(name="WhyIntent")),
    ("I-20", "twice", lambda model: language_model(model)["intents"][0]["slots"].append(
        {"name": "muscle", "type": "MuscleName"})),
    ("I-21", "it has ?", sample("why is it?", 1)),
    ("I-72", "it has 2", sample("why 2 muscles", 1)),
    ("I-71", "HelpIntent is asked for", sample("Help", 1)),
    ("I-73", "has slots", in_intent(2, slots=slot("muscle", "MuscleName"))),
    ("I-74", "same name", new_type(
        name="WhyIntent", values=[{"id": "LEG", "name": {"value": "leg"}}])),
    ("I-75", "is a number", in_value(0, id=7)),
    ("I-64", "it has ø", sample("why the røad", 1)),
    ("I-21", "it has \u2019", sample("why isn\u2019t it", 1)),
    ("I-64", "period", sample("so. why", 1)),
    ("I-64", "spaces too many", sample("so  why", 1)),
    ("I-54", "empty", sample("", 1)),
    ("I-21", "touches", sample("explain all{muscle}")),
    ("I-21", "it has { |", sample("explain {muscle|soleus} now")),
    ("I-21", "answer", in_slot(samples=["the {muscle}!"])),
    ("I-23", "two signs", sample(unicodedata.normalize("NFD", "why not naïve"), 1)),
    ("I-30", "single word", name("muscles")),
    ("I-36", "capitals", name("Walking muscles")),
    ("I-36", "not spoken", name("walking muscles 2")),
    ("I-31", '"the"', name("the muscles")),
    ("I-32", '"alexa"', name("alexa muscle walk")),
    ("I-32", '"open"', name("open muscle walk")),
    ("I-32", '"from"', name("muscles from walking")),
    ("I-32", '"skill"', name("muscle walking skill")),
    ("I-34", "51 characters", name("walking " + "m" * 43)),
    ("2.4", "lacks", lambda model: language_model(model)["intents"].pop()),
    ("I-65", "lacks", lambda model: language_model(model)["intents"].pop(3)),
    ("I-66", "no such intent", intent(name="AMAZON.ShoutIntent", samples=[])),
    ("2.5", "did you mean AMAZON.NUMBER", second_slot("AMAZON.Number", "explain {words} muscles")),
    ("2.5", "another slot", second_slot("AMAZON.SearchQuery", "{muscle} and {words}")),
    ("2.5", "no words around", second_slot("AMAZON.SearchQuery", "{words}")),
    ("I-40", "intents", lambda model: language_model(model)["intents"].extend(
        {"name": f"AMAZON.{number}", "samples": []} for number in range(250))),
    ("I-40", "bytes", lambda model: language_model(model)["intents"][1]["samples"].extend(
        ["why " + "a" * 500_000 for _ in range(3)])),
    ("I-40", "synonyms", in_value(
        0, name={"value": "soleus", "synonyms": ["a"] * 50_000})),
    ("C-03", '"alexa"', sample("alexa why", 1)),
    ("C-03", "by its name", sample("open walking muscles", 1)),
    ("C-03", "by its name", sample("ask walking muscles about my {muscle}")),
    ("C-03", "by its name", sample("walking muscles", 1)),
    ("I-50", '"intents" is missing', lambda model: language_model(model).pop("intents")),
    ("I-50", "is not a list", lambda model: language_model(model).update(intents={})),
    ("I-50", "is not text", in_intent(0, name=3)),
    ("I-50", "is not true or false", in_slot(multipleValues={"enabled": "yes"})),
    ("I-50", "is not an object", lambda model: model.update(interactionModel=[])),
    ("I-51", "no slot {muscel}", sample("explain my {muscel}")),
    ("I-52", "in no sample", second_slot("MuscleName")),
    ("I-53", "only 1 samples", in_intent(1, samples=["why"])),
    ("I-54", "empty", synonym(" ")),
    ("I-55", "'soleus'", in_value(0, id="soleus")),
    ("I-55", "None", lambda model: language_model(model)["types"][0]["values"][0].pop("id")),
    ("I-67", "same id", in_value(1, id="SOLEUS")),
    ("I-56", '"deep calf" also stands for SOLEUS', synonym("Deep  calf", 1)),
    ("I-56", "it is there twice", lambda model: language_model(model)["types"][0]["values"].append(
        language_model(model)["types"][0]["values"][0])),
    ("I-60", "{muscle} stands twice", sample("is the {muscle} over the {muscle}")),
    ("I-61", "no intent has a sample", lambda model: language_model(model).update(
        intents=language_model(model)["intents"][2:])),
    ("I-62", "elicitation is required", dialog(intents=[{
        "name": "AboutMuscleIntent",
        "slots": [{"name": "muscle", "type": "MuscleName", "elicitationRequired": True}]}])),
    ("I-62", "confirmation is required", dialog(
        intents=[{"name": "WhyIntent", "confirmationRequired": True}])),
    ("I-62", "isInSet has no prompt", dialog(intents=[{
        "name": "AboutMuscleIntent",
        "slots": [{"name": "muscle", "type": "MuscleName",
                   "validations": [{"type": "isInSet", "values": ["calves"]}]}]}])),
    ("I-62", "without words", lambda model: model["interactionModel"].update(
        prompts=[{"id": "Empty", "variations": [{"type": "PlainText", "value": " "}]}])),
    ("I-63", "other signs", new_type(
        name="MuscleGroup ", values=[{"id": "LEG", "name": {"value": "leg"}}])),
    ("I-68", "several slots", second_slot("AMAZON.NUMBER", "{muscle} {words}")),
    ("2.5", "by rules of her own", new_type(
        name="AMAZON.NUMBER", values=[{"id": "DOZEN", "name": {"value": "a dozen"}}])),
    ("I-58", "there twice", lambda model: model["interactionModel"].update(prompts=[
        {"id": "Ask", "variations": [{"type": "PlainText", "value": "Which?"}]}] * 2)),
    ("I-70", "speaks of {bone}", all_of(
        dialog(intents=[{"name": "WhyIntent", "prompts": {"confirmation": "Ask"}}]),
        lambda model: model["interactionModel"].update(prompts=[
            {"id": "Ask", "variations": [{"type": "PlainText", "value": "The {bone}?"}]}]))),
    ("I-58", "no such intent", dialog(intents=[{"name": "GoneIntent"}])),
    ("I-58", "has the type", dialog(
        intents=[{"name": "AboutMuscleIntent", "slots": slot("muscle", "BodyPart")}])),
    ("I-58", "no prompt", dialog(
        intents=[{"name": "AboutMuscleIntent", "prompts": {"confirmation": "Elicit.None"}}])),
]  # fmt: skip


def test_a_sound_model_has_no_fault(faults: Faults) -> None:
    """The model that the others are broken from is sound."""
    assert faults(en_US=sound()) == []


@pytest.mark.parametrize(("rule", "words", "change"), BROKEN)
def test_a_broken_model_is_told_by_its_rule(
    faults: Faults, rule: str, words: str, change: Change
) -> None:
    """Each break is told with the id of the rule, what is wrong and where."""
    model = sound()
    change(model)

    found = [line for line in faults(en_US=model) if f"({rule})" in line]

    assert any(words in line for line in found), found or faults(en_US=model)


def test_every_rule_is_in_the_catalogue_and_is_tried() -> None:
    """Each rule has its sentence in the catalogue, and each sentence a broken model."""
    tried = {rule for rule, _, _ in BROKEN}
    elsewhere = {"I-11", "I-22", "I-42", "I-43", "I-44", "I-57", "I-69"}

    assert tried | elsewhere == set(RULES)
