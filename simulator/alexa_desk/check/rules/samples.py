"""Samples and the slots in them (I-09, I-10, I-51 to I-53)."""

from __future__ import annotations

from collections.abc import Iterator

from alexa_desk.check.rules.fault import Fault
from alexa_desk.check.rules.intents import NEEDED
from alexa_desk.check.rules.model import Model, place, slots_in, without_slots
from alexa_desk.check.rules.words import LEAVING

FEWEST_SAMPLES = 3


def bare_slots(model: Model) -> Iterator[Fault]:
    """A sample that is nothing but slots takes whatever anyone says."""
    for intent, sample in model.samples():
        if _bare(sample):
            remedy = "put words around the slot"
            yield model.fault(
                place(intent, sample), "the sample is nothing but slots", "I-09", remedy
            )


def slots_alone(model: Model) -> Iterator[Fault]:
    """Where several slots stand without words, nobody can say which value is whose."""
    for intent, sample in model.samples():
        if _bare(sample) and len(slots_in(sample)) > 1:
            problem = "the sample has several slots and no word"
            yield model.fault(place(intent, sample), problem, "I-68", "put words between them")


def slots_twice(model: Model) -> Iterator[Fault]:
    """A slot holds what is said at one place."""
    for where, phrase in model.phrases():
        names = slots_in(phrase)
        for name in sorted({name for name in names if names.count(name) > 1}):
            problem = f"the slot {{{name}}} stands twice in it"
            remedy = "give the intent a second slot, or let one take several values"
            yield model.fault(where, problem, "I-60", remedy)


def _bare(sample: str) -> bool:
    return bool(slots_in(sample)) and not without_slots(sample).strip()


def built_in_samples(model: Model) -> Iterator[Fault]:
    """Samples on a built-in intent change how Alexa hears it."""
    for intent in model.intents:
        if intent.built_in and intent.samples:
            where = place(intent, intent.samples[0])
            remedy = "leave the samples of Alexa's intents empty"
            yield model.fault(where, "a built-in intent has samples", "I-10", remedy)


def built_in_slots(model: Model) -> Iterator[Fault]:
    """Alexa fills no slot of her own intents, but for those that choose from a list."""
    for intent in model.intents:
        chooses = intent.name == "AMAZON.SelectIntent" or "<" in intent.name
        if intent.built_in and intent.slots and not chooses:
            remedy = "make an intent of your own for what needs one"
            yield model.fault(place(intent), "a built-in intent has slots", "I-73", remedy)


def said_to_leave(model: Model) -> Iterator[Fault]:
    """Stop, cancel and help are Alexa's: a sample of the same words is never or always heard."""
    said = dict(zip(LEAVING.get(model.language, "").split(), NEEDED, strict=False))
    for intent, sample in model.samples():
        if (name := said.get(sample.strip().casefold())) is not None:
            problem = f"{name} is asked for by the same word"
            yield model.fault(place(intent, sample), problem, "I-71", "say more in the sample")


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
        used = {name for phrase in phrases for name in slots_in(phrase)}
        used |= _asked_for(model, intent.name)
        for name in declared:
            if name not in used:
                remedy = f"write a sample with {{{name}}} or drop the slot"
                problem = f"the slot {name} is in no sample"
                yield model.fault(place(intent), problem, "I-52", remedy)


def _asked_for(model: Model, intent: str) -> set[str]:
    """The slots of an intent that its dialog is about."""
    return {
        slot["name"]
        for content in model.dialog.get("intents") or ()
        if content["name"] == intent
        for slot in content.get("slots") or ()
    }


def enough_samples(model: Model) -> Iterator[Fault]:
    """An intent with hardly any samples is hardly ever understood."""
    for intent in model.custom_intents:
        if len(intent.samples) < FEWEST_SAMPLES:
            problem = f"it has only {len(intent.samples)} samples"
            remedy = f"write at least {FEWEST_SAMPLES} ways people ask"
            yield model.fault(place(intent), problem, "I-53", remedy)
