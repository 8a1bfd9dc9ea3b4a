"""Slots are filled by what stands around them, also with values nobody wrote down."""

from __future__ import annotations

import pytest

from alexa_desk.model import parse_model
from alexa_desk.understanding.frames import Framer
from alexa_desk.understanding.tagging import Tagging, marked
from alexa_desk.understanding.text import Reader
from alexa_desk.understanding.words import words_of

_MODEL = parse_model(
    {
        "interactionModel": {
            "languageModel": {
                "invocationName": "big kitchen",
                "intents": [
                    {
                        "name": "OrderIntent",
                        "slots": [
                            {"name": "size", "type": "Size"},
                            {"name": "dish", "type": "Dish"},
                        ],
                        "samples": [
                            "order a {size} {dish}",
                            "i want a {size} {dish} please",
                            "get me a {dish}",
                            "order a {dish} for tonight",
                        ],
                    }
                ],
                "types": [
                    {"name": name, "values": [{"name": {"value": value}} for value in values]}
                    for name, values in {
                        "Size": ("small", "large", "huge"),
                        "Dish": ("pizza", "green salad", "soup", "onion tart"),
                    }.items()
                ],
            }
        }
    },
    "en-US",
)


@pytest.mark.parametrize(
    ("said", "slots"),
    [
        ("get me a moussaka", {"dish": "moussaka"}),
        ("order a moussaka for tonight", {"dish": "moussaka"}),
        ("i want a huge moussaka please", {"size": "huge", "dish": "moussaka"}),
        ("get me a 7", {"dish": "7"}),
    ],
)
def test_unknown_words_fill_the_slots_they_stand_for(said: str, slots: dict[str, str]) -> None:
    """As they were said, and without a value that they would be."""
    reader = Reader(words_of("en"))
    known = reader.all_keys(_MODEL.intents["OrderIntent"].samples)
    tagging = Tagging(_MODEL, reader, Framer.of(reader), None, known)
    frame = tagging.frame(_MODEL.intents["OrderIntent"], reader.read(said), ())
    assert frame is not None
    assert {place.slot: place.mentions[0].said for place in frame.places} == slots
    assert frame.free


def test_marks_tell_what_a_word_is_part_of() -> None:
    """Nothing is marked where nothing is named."""
    assert marked((), 2) == [frozenset(), frozenset()]
