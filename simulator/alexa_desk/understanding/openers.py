"""How an utterance begins: "which muscles do poles use" is no "do poles use muscles"."""

from collections.abc import Sequence

import numpy as np

from alexa_desk.understanding.lexical import Scores
from alexa_desk.understanding.samples import Sample, numbered

#: A word opens questions of its own kind where samples of so many intents begin with it.
_WIDE, _FEWEST = 0.04, 3
#: A slot's value opens them as well, where such words are so much of what its type lists.
_MOSTLY = 0.3


class Openers:
    """How far the first word of a sentence is from that of each sample.

    Words are near that begin the same intents, "which" and "what" in most skills. A first word
    that few intents share ("order", "play") tells what is meant by itself, and is not compared.
    """

    def __init__(self, samples: Sequence[Sample]) -> None:
        words, self._word_of = numbered([(*sample.words, "")[0] for sample in samples])
        intents, intent_of = numbered([sample.intent for sample in samples])
        begun = np.zeros((len(words), len(intents)), dtype=np.float32)
        np.add.at(begun, (self._word_of, intent_of), 1)
        wide = (begun > 0).sum(axis=1) >= max(_FEWEST, _WIDE * len(intents))
        wide &= [not word.startswith("{") for word in words]
        numbers = {words[n]: n for n in np.flatnonzero(wide)}
        for place, values in {
            sample.words[0]: sample.begins for sample in samples if sample.begins
        }.items():
            known = [numbers[word] for word in values if word in numbers]
            if len(known) >= _MOSTLY * len(values):
                one = words.index(place)
                begun[known] += begun[one] / len(known)
                begun[one] = begun[known].sum(axis=0)
                wide[one] = True
        shares = np.sqrt(begun / begun.sum(axis=1, keepdims=True))
        self._far = np.where(np.outer(wide, wide), 1 - shares @ shares.T, 0).astype(np.float32)
        self._numbers = numbers

    def far(self, words: Sequence[str]) -> Scores:
        """For each sample 0 where it begins alike, 1 where no intent is begun with both words."""
        number = self._numbers.get(words[0]) if words else None
        if number is None:
            return np.zeros(len(self._word_of), dtype=np.float32)
        far: Scores = self._far[number][self._word_of]
        return far
