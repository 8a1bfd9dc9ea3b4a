"""Samples and the slots in them (I-09, I-10, I-51 to I-53)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interaction_model.rules.fault import Fault
from interaction_model.rules.model import Model, place, slots_in

FEWEST_SAMPLES = 3

_BARE = re.compile(r"\s*\{[^{}]*\}\s*")


def bare_slots(model: Model) -> Iterator[Fault]:
    """A sample that is one slot and nothing else takes whatever anyone says."""
    for intent, sample in model.samples():
        if _BARE.fullmatch(sample):
            where = place(intent, sample)
            remedy = "put words around the slot"
            yield model.fault(where, "the sample is nothing but a slot", "I-09", remedy)


def built_in_samples(model: Model) -> Iterator[Fault]:
    """Samples on a built-in intent change how Alexa hears it."""
    for intent in model.intents:
        if intent.built_in and intent.samples:
            where = place(intent, intent.samples[0])
            remedy = "leave the samples of Alexa's intents empty"
            yield model.fault(where, "a built-in intent has samples", "I-10", remedy)


def slots_fit_samples(model: Model) -> Iterator[Fault]:
    """Slots in samples are declared, and declared slots are in samples."""
    for intent in model.custom_intents:
        declared = [slot.name for slot in intent.slots]
        phrases = [*intent.samples, *(text for slot in intent.slots for text in slot.samples)]
        for phrase in phrases:
            for name in slots_in(phrase):
                if name not in declared:
                    remedy = "declare the slot or mend its name"
                    problem = f"the intent declares no slot {{{name}}}"
                    yield model.fault(place(intent, phrase), problem, "I-51", remedy)
        used = {name for sample in intent.samples for name in slots_in(sample)}
        for name in declared:
            if name not in used:
                remedy = f"write a sample with {{{name}}} or drop the slot"
                problem = f"the slot {name} is in no sample"
                yield model.fault(place(intent), problem, "I-52", remedy)


def enough_samples(model: Model) -> Iterator[Fault]:
    """An intent with hardly any samples is hardly ever understood."""
    for intent in model.custom_intents:
        if len(intent.samples) < FEWEST_SAMPLES:
            problem = f"it has only {len(intent.samples)} samples"
            remedy = f"write at least {FEWEST_SAMPLES} ways people ask"
            yield model.fault(place(intent), problem, "I-53", remedy)
