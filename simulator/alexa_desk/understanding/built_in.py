"""AMAZON's own intents: they have no samples in a model, everybody knows how to say them."""

from __future__ import annotations

from collections.abc import Sequence

from alexa_desk.model import InteractionModel
from alexa_desk.understanding.text import Reader, Token


class BuiltInIntents:
    """Recognises what is said for the built-in intents that a model declares."""

    def __init__(self, model: InteractionModel, reader: Reader) -> None:
        self._said = {
            " ".join(reader.keys(phrase)): intent
            for intent, phrases in reader.words.built_in.items()
            if model.declares(intent)
            for phrase in phrases
        }
        self._own = {
            " ".join(reader.keys(sample))
            for intent in model.intents.values()
            for sample in intent.samples
            if "{" not in sample
        }

    def find(self, tokens: Sequence[Token]) -> str | None:
        """The built-in intent of an utterance; None when it is none.

        A sentence that is a sample of the skill's own intents is left to them.
        """
        return None if self.is_own(tokens) else self._said.get(_text(tokens))

    def is_own(self, tokens: Sequence[Token]) -> bool:
        """Whether the words are a sample without slots of the skill's own intents."""
        return _text(tokens) in self._own


def _text(tokens: Sequence[Token]) -> str:
    return " ".join(token.key for token in tokens)
