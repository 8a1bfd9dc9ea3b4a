"""How an utterance begins: "which muscles do poles use" is no "do poles use muscles"."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

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
        self._numbers = {words[n]: int(n) for n in np.flatnonzero(wide)}
        for place, values in {s.words[0]: s.begins for s in samples if s.begins}.items():
            known = [self._numbers[value] for value in values if value in self._numbers]
            if len(known) >= _MOSTLY * len(values):
                self._share(begun, words.index(place), known)
                wide[words.index(place)] = True
        shares = np.sqrt(begun / begun.sum(axis=1, keepdims=True))
        self._far = np.where(np.outer(wide, wide), 1 - shares @ shares.T, 0).astype(np.float32)

    @staticmethod
    def _share(begun: Scores, place: int, values: Sequence[int]) -> None:
        """Let a slot that comes first begin what its values begin, and these what it begins."""
        begun[values] += begun[place] / len(values)
        begun[place] = begun[values].sum(axis=0)

    def far(self, words: Sequence[str], samples: NDArray[np.intp]) -> Scores | None:
        """For each of these samples 0 where it begins alike, 1 where no intent has both beginnings.

        None where the first word tells nothing.
        """
        number = self._numbers.get(words[0]) if words else None
        return None if number is None else self._far[number][self._word_of[samples]]
