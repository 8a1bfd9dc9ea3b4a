"""Intents: their names, the built-in ones, how many (I-20, 2.4, I-40)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from alexa_desk.check.rules.fault import Fault
from alexa_desk.check.rules.model import Model, place
from alexa_desk.check.rules.words import words_of

MOST_INTENTS = 250

NEEDED = ("AMAZON.CancelIntent", "AMAZON.HelpIntent", "AMAZON.StopIntent")
ADVISED = ("AMAZON.FallbackIntent", "AMAZON.NavigateHomeIntent")

BUILT_INS = frozenset(
    f"AMAZON.{name}Intent"
    for name in words_of(
        "Cancel Fallback Help LoopOff LoopOn More NavigateHome NavigateSettings Next No PageDown "
        "PageUp Pause Previous Repeat Resume ScrollDown ScrollLeft ScrollRight ScrollUp Select "
        "ShuffleOff ShuffleOn StartOver Stop Yes"
    )
)

_NAME = re.compile(r"[A-Za-z]\w*", re.ASCII)


def names(model: Model) -> Iterator[Fault]:
    """Names are letters and underscores, each is used once, and slots differ from intents."""
    seen: set[str] = set()
    intents = {intent.name.casefold() for intent in model.intents}
    for intent in model.intents:
        if not intent.built_in and not _NAME.fullmatch(intent.name):
            problem = "the name has other signs than letters, digits and underscores"
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
        problem = "the name has other signs than letters, digits and underscores"
        yield model.fault(where, problem, "I-20", "spell it with letters")
    if name in intents:
        yield model.fault(where, "an intent has the same name", "I-20", "rename the slot")
    if name in slots:
        yield model.fault(where, "the intent has it twice", "I-20", "drop one")


def needed(model: Model) -> Iterator[Fault]:
    """The built-in intents that certification asks every skill for are there."""
    yield from _lacking(model, NEEDED, "2.4")


def advised(model: Model) -> Iterator[Fault]:
    """The built-in intents that every skill does well to have are there."""
    yield from _lacking(model, ADVISED, "I-65")


def built_ins(model: Model) -> Iterator[Fault]:
    """There are no invented built-in intents."""
    for intent in model.intents:
        # "AMAZON.SearchAction<object@Movie>" and its like are composed.
        if intent.built_in and "<" not in intent.name and intent.name not in BUILT_INS:
            remedy = "mend the name or make it an intent of your own"
            yield model.fault(place(intent), "Alexa has no such intent", "I-66", remedy)


def own_intent(model: Model) -> Iterator[Fault]:
    """A model without a single sample is refused."""
    if not any(intent.samples for intent in model.intents):
        problem = "no intent has a sample"
        yield model.fault("", problem, "I-61", "add an intent with what people say for it")


def _lacking(model: Model, names: Iterable[str], rule: str) -> Iterator[Fault]:
    present = {intent.name for intent in model.intents}
    for name in names:
        if name not in present:
            remedy = "add it with empty samples"
            yield model.fault(f"intent {name}", "the model lacks it", rule, remedy)


def not_too_many(model: Model) -> Iterator[Fault]:
    """Alexa takes a limited number of intents."""
    if len(model.intents) > MOST_INTENTS:
        problem = f"there are {len(model.intents)} intents"
        yield model.fault("", problem, "I-40", f"keep to {MOST_INTENTS}")
