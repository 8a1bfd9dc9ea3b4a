"""Which intent a value is said for that people put in many ways, when several have such a slot."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from alexa_desk.model import InteractionModel
from alexa_desk.understanding.frames import Place
from alexa_desk.understanding.samples import Sample


class SlotHolder(NamedTuple):
    """An intent that a value may be said for, and its slot."""

    intent: str
    slot: str


class SlotHolders:
    """The intents of a model by the types of their slots, and how their samples begin."""

    def __init__(self, model: InteractionModel, samples: Sequence[Sample]) -> None:
        self._by_type: dict[str, list[SlotHolder]] = {}
        for intent in model.intents.values():
            for slot in intent.slots:
                self._by_type.setdefault(slot.type, []).append(SlotHolder(intent.name, slot.name))
        self._begun: dict[tuple[str, str], Counter[str]] = {}
        for sample in samples:
            # All after the first words is one value.
            if len(sample.types) == 1 and isinstance(sample.pieces[-1], Place):
                begun = self._begun.setdefault((sample.intent, *sample.types), Counter())
                begun[sample.words[0]] += 1

    def of(self, slot_type: str, first_word: str) -> SlotHolder:
        """The intent that has the largest share of samples that begin with a word, as a stem."""

        def share(holder: SlotHolder) -> float:
            begun = self._begun.get((holder.intent, slot_type), Counter())
            return begun[first_word] / (begun.total() or 1)

        return max(self._by_type[slot_type], key=share)
