"""What a slot holds: Alexa's matches, our own look at the words, or the words themselves."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest

from skill.alexa.hearing import MOST_VALUES
from skill.alexa.hearing import slot as read
from skill.lambda_function import Handler
from skill.languages.words import Languages
from skill.talk.hearing import EMPTY, Slot
from tests.alexa.talk import request, speech

STATIC = "amzn1.er-authority.echo-sdk.amzn1.ask.skill.test.MuscleName"
DYNAMIC = "amzn1.er-authority.echo-sdk.dynamic.amzn1.ask.skill.test.MuscleName"
#: What our own look at words knows.
OWN = {"calf muscle": "calves", "bum": "glutes"}


def authority(code: str, *ids: str, name: str = STATIC) -> dict[str, Any]:
    """What one of Alexa's resolvers says of a word."""
    found: dict[str, Any] = {"authority": name, "status": {"code": code}}
    if ids:
        found["values"] = [{"value": {"name": i.lower(), "id": i}} for i in ids]
    return found


def match(*ids: str, name: str = STATIC) -> dict[str, Any]:
    return authority("ER_SUCCESS_MATCH", *ids, name=name)


NO_MATCH = authority("ER_SUCCESS_NO_MATCH")


def value(words: object, *authorities: dict[str, Any]) -> dict[str, Any]:
    """A word as it was heard, with what Alexa's resolvers say of it."""
    return {"value": words, "resolutions": {"resolutionsPerAuthority": list(authorities)}}


def several(*values: dict[str, Any]) -> dict[str, Any]:
    """A slot that holds a list."""
    entries = [{"type": "Simple", **one} for one in values]
    return {"slotValue": {"type": "List", "values": entries}}


def filled(slot: dict[str, Any]) -> Slot:
    """What we read in a slot."""
    return read({"name": "muscle", **slot}, lambda words: OWN.get(words.strip()))


@pytest.mark.parametrize(
    ("slot", "ids"),
    [
        (value("calves", match("CALVES")), ("calves",)),
        (value("wadl", match("CALVES")), ("calves",)),
        (value("calves", NO_MATCH, match("CALVES", name=DYNAMIC)), ("calves",)),
        (value("calves", match("CALVES"), match("SOLEUS", name=DYNAMIC)), ("soleus",)),
        (value("calves", match("SOLEUS", name=DYNAMIC), match("CALVES")), ("soleus",)),
        ({"slotValue": {"type": "Simple", **value("calves", match("CALVES"))}}, ("calves",)),
        (several(value("calves", match("CALVES"))), ("calves",)),
        (several(value("bum", match("GLUTES")), value("a", match("CALVES"))), ("glutes", "calves")),
        (several(value("a", match("CALVES")), value("b", match("CALVES"))), ("calves",)),
        (several(value("a", match("CALVES")), value("mud", NO_MATCH)), ("calves",)),
    ],
)
def test_what_alexa_matched(slot: dict[str, Any], ids: tuple[str, ...]) -> None:
    """Matches are read in the order said, each once; dynamic entities before the static ones."""
    assert filled(slot).ids == ids


@pytest.mark.parametrize(
    "resolved",
    [
        [authority("ER_ERROR_TIMEOUT")],
        [authority("ER_ERROR_EXCEPTION")],
        [NO_MATCH],
        [match()],
        [],
        [authority("ER_OF_TOMORROW")],
        [
            "ER_SUCCESS_MATCH",
            {"status": "ER_SUCCESS_MATCH"},
            {**match(), "values": [7, {"value": 7}]},
        ],
    ],
    ids=["timeout", "exception", "no match", "match without values", "nothing", "unknown", "odd"],
)
def test_our_own_look_at_the_words(resolved: list[dict[str, Any]]) -> None:
    """Where Alexa's resolver failed or found nothing, our own synonyms are tried."""
    assert filled(value("calf muscle", *resolved)) == Slot(("calves",))


@pytest.mark.parametrize(
    "slot",
    [
        {},
        {"value": None},
        value(""),
        value("   "),
        value("?"),
        value(7),
        several(),
        several(value("?"), value("")),
        {"slotValue": "calves"},
        {"slotValue": {"type": "List", "values": ["calves", None]}},
        {"slotValue": {"type": "Tomorrow", "value": "calves"}},
    ],
)
def test_nothing_was_said(slot: dict[str, Any]) -> None:
    """Blanks, and the question mark for what was not understood, count as nothing."""
    assert filled(slot) == EMPTY


def test_there_is_no_slot() -> None:
    """An absent slot holds nothing."""
    assert read(None, OWN.get) == EMPTY


@pytest.mark.parametrize("slot", [value(" mud ", NO_MATCH), several(value("mud", NO_MATCH))])
def test_words_nobody_knows(slot: dict[str, Any]) -> None:
    """Words that neither Alexa nor we know are kept as words."""
    assert filled(slot) == Slot(unknown="mud")


def test_one_word_for_two_muscles() -> None:
    """Two ids for one word are rivals; the first counts where the second is not asked about."""
    found = filled(value("hip muscle", match("GLUTEUS_MEDIUS", "ILIOPSOAS")))
    assert found.ids == ("gluteus_medius",)
    assert found.rivals == ("gluteus_medius", "iliopsoas")


def test_the_same_id_twice_is_no_rival() -> None:
    """A word matched twice to the same thing is not ambiguous."""
    assert filled(value("calves", match("CALVES", "CALVES"))).rivals == ()


def test_endless_lists_are_cut() -> None:
    """Of a long list the first values are read."""
    many = [value(str(n), match(f"M{n}")) for n in range(20)]
    assert len(filled(several(*many)).ids) == MOST_VALUES


def ask(handler: Handler, slot: dict[str, Any], intent: str = "AboutMuscleIntent") -> Any:
    """The response to an intent whose slot came like this."""
    event = request(intent, {"muscle": "soleus"})
    event["request"]["intent"]["slots"]["muscle"] = {"name": "muscle", **slot}
    return handler(event, None)


def test_an_ambiguous_word_is_asked_about(handler: Handler, languages: Languages) -> None:
    """The skill asks which of the two was meant, and waits for the answer."""
    answer = ask(handler, value("hip muscle", match("GLUTEUS_MEDIUS", "ILIOPSOAS")))
    words = languages.words("en-US")
    assert words.name("muscles.gluteus_medius.say") in speech(answer)
    assert words.name("muscles.iliopsoas.say") in speech(answer)
    assert not answer["response"]["shouldEndSession"]


@pytest.mark.parametrize(
    ("heard", "said_back"),
    [
        ("elbow grease", "elbow grease"),
        ("<b>elbow</b> & 'co'", "<b>elbow</b> & 'co'"),
        ('the "thing"', 'the "thing"'),
        ("elbow?", "elbow"),
        ("el\x00bow", "elbow"),
    ],
)
def test_unknown_words_are_said_back(handler: Handler, heard: str, said_back: str) -> None:
    """Words nobody knows are repeated, harmless in the markup, with another question."""
    answer = ask(handler, value(heard, NO_MATCH))
    assert said_back.lower() in speech(answer).lower()
    ElementTree.fromstring(answer["response"]["outputSpeech"]["ssml"])
    assert not answer["response"]["shouldEndSession"]


def test_an_id_of_a_newer_model_is_not_trusted(handler: Handler) -> None:
    """An id that the knowledge does not hold is treated as a word, not as a fault."""
    answer = ask(handler, value("elbow muscle", match("ELBOW_MUSCLE")))
    assert "elbow_muscle" in speech(answer).lower()
    assert not answer["response"]["shouldEndSession"]


def test_the_skill_knows_words_alexa_was_not_taught(handler: Handler) -> None:
    """When Alexa's resolver is down, the muscle is found all the same."""
    answer = ask(handler, value("calves", authority("ER_ERROR_TIMEOUT")))
    assert answer == ask(handler, value("calves", match("CALVES"))) or (
        "calves" in speech(answer).lower()
    )
    assert answer["response"]["shouldEndSession"]


@pytest.mark.parametrize(
    ("intent", "slots"),
    [
        ("CompareConditionsIntent", {"condition": "sand", "other_muscle": "glutes"}),
        ("CompareMusclesIntent", {"muscle": "calves", "other_condition": "stairs_up"}),
    ],
)
def test_a_slot_of_another_intent_is_no_fault(
    handler: Handler, reported: list[tuple[str, str]], intent: str, slots: dict[str, Any]
) -> None:
    """What a model of another version fills is not taken for what it is not."""
    assert speech(handler(request(intent, slots), None))
    assert reported == []
