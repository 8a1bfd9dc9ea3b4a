"""Intents: their names, the built-in ones, how many (I-20, 2.4, I-40)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interaction_model.rules.fault import Fault
from interaction_model.rules.model import Model, place
from interaction_model.rules.words import words_of

MOST_INTENTS = 250

NEEDED = (
    "AMAZON.CancelIntent",
    "AMAZON.FallbackIntent",
    "AMAZON.HelpIntent",
    "AMAZON.NavigateHomeIntent",
    "AMAZON.StopIntent",
)

BUILT_INS = frozenset(
    f"AMAZON.{name}Intent"
    for name in words_of(
        "Cancel Fallback Help LoopOff LoopOn More NavigateHome NavigateSettings Next No PageDown "
        "PageUp Pause Previous Repeat Resume ScrollDown ScrollLeft ScrollRight ScrollUp Select "
        "ShuffleOff ShuffleOn StartOver Stop Yes"
    )
)

_NAME = re.compile(r"[A-Za-z_]+")


def names(model: Model) -> Iterator[Fault]:
    """Names are letters and underscores, each is used once, and slots differ from intents."""
    seen: set[str] = set()
    intents = {intent.name.casefold() for intent in model.intents}
    for intent in model.intents:
        if not intent.built_in and not _NAME.fullmatch(intent.name):
            problem = "the name has other signs than letters and underscores"
            yield model.fault(place(intent), problem, "I-20", "spell it with letters")
        if intent.name.casefold() in seen:
            yield model.fault(place(intent), "there are two of that name", "I-20", "join them")
        seen.add(intent.name.casefold())
        slots: set[str] = set()
        for slot in intent.slots:
            where = f"{place(intent)}, slot {slot.name}"
            yield from _slot_name(model, where, slot.name.casefold(), intents, slots)
            slots.add(slot.name.casefold())


def _slot_name(
    model: Model, where: str, name: str, intents: set[str], slots: set[str]
) -> Iterator[Fault]:
    if not _NAME.fullmatch(name):
        problem = "the name has other signs than letters and underscores"
        yield model.fault(where, problem, "I-20", "spell it with letters")
    if name in intents:
        yield model.fault(where, "an intent has the same name", "I-20", "rename the slot")
    if name in slots:
        yield model.fault(where, "the intent has it twice", "I-20", "drop one")


def built_ins(model: Model) -> Iterator[Fault]:
    """The built-in intents that every skill needs are there, and no invented ones."""
    present = {intent.name for intent in model.intents}
    for name in NEEDED:
        if name not in present:
            remedy = "add it with empty samples"
            yield model.fault(f"intent {name}", "the model lacks it", "2.4", remedy)
    for intent in model.intents:
        if intent.built_in and intent.name not in BUILT_INS:
            remedy = "mend the name or make it an intent of your own"
            yield model.fault(place(intent), "Alexa has no such intent", "2.4", remedy)


def not_too_many(model: Model) -> Iterator[Fault]:
    """Alexa takes a limited number of intents."""
    if len(model.intents) > MOST_INTENTS:
        problem = f"there are {len(model.intents)} intents"
        yield model.fault("", problem, "I-40", f"keep to {MOST_INTENTS}")
