"""Samples that take whatever is said: "look up {query}", and a slot alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from alexa_desk import slot_types
from alexa_desk.heard import Heard
from alexa_desk.model import FALLBACK, Intent, InteractionModel, Slot, slots_in
from alexa_desk.understanding import Understood
from alexa_desk.understanding.text import Reader, Token, joined
from alexa_desk.understanding.trimming import Trimming

_SEARCH = "AMAZON.SearchQuery"

Keys = tuple[str, ...]


class Queries:
    """The samples of a model that end an utterance which is none of its other sentences.

    A search query takes any words where its sample has some of its own. Any other open slot that
    is a sample alone does so only in a model without FallbackIntent, which would take them.
    """

    def __init__(self, model: InteractionModel, reader: Reader) -> None:
        self._model, self._reader = model, reader

    @cached_property
    def _samples(self) -> list[tuple[Intent, Slot, Keys, Keys]]:
        """Those with the most words of their own first; read when they are first needed."""
        samples = _samples(self._model, self._reader)
        return sorted(samples, key=lambda each: -len(each[2] + each[3]))

    def find(self, utterance: str, own_words: int) -> Understood | None:
        """The intent with the words in its slot; None where no sample has a place for them.

        The sample has at least so many words of its own; with 0 it may be the slot alone.
        """
        if not self._samples:
            return None
        for words in Trimming(self._reader).variants(self._reader.read(utterance)):
            for intent, slot, before, after in self._samples:
                own = len(before + after)
                if own >= own_words and (value := _between(words, before, after)):
                    said = joined(value) if own else utterance.strip()
                    known = slot.type if slot.type in self._model.types else None
                    return Understood(intent.name, {slot.name: (Heard(said, (), known),)})
        return None


def _samples(model: InteractionModel, reader: Reader) -> Iterator[tuple[Intent, Slot, Keys, Keys]]:
    for intent in model.intents.values():
        for slot in intent.slots:
            place = f"{{{slot.name}}}"
            alone = place in intent.samples and not slot_types.is_read(slot.type)
            if alone and not model.declares(FALLBACK):
                yield intent, slot, (), ()
            for sample in intent.samples if slot.type == _SEARCH else ():
                before, _, after = sample.partition(place)
                if slots_in(sample) == [slot.name] and sample != place:
                    yield intent, slot, reader.keys(before), reader.keys(after)


def _between(words: tuple[Token, ...], before: Keys, after: Keys) -> tuple[Token, ...]:
    """The words between these; none where they do not stand there."""
    keys = tuple(word.key for word in words)
    end = len(keys) - len(after)
    fits = len(before) < end and keys[: len(before)] == before and keys[end:] == after
    return words[len(before) : end] if fits else ()
