"""What a sentence is: each language owns the marks that end one, that ask, and that list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from skill.frozen import Frozen


class Marks(Frozen):
    """The marks of a language, as its `language.yaml` has them."""

    end: str = "."
    """What may end a sentence: any of these signs."""
    ask: str = "?"
    """What may end a question: any of these signs."""
    between: str = " "
    """What stands between two sentences."""
    open: str = ""
    """What may begin a question or an exclamation: any of these signs."""

    def sentences(self, text: str) -> list[str]:
        """Return the sentences of a text, each with its mark."""
        return list(self._split(text))

    def first(self, text: str) -> str:
        """Return the first sentence of a text, with its mark."""
        return next(self._split(text), text)

    def is_question(self, text: str) -> bool:
        """Tell whether a text ends by asking something."""
        return text.endswith(tuple(self.ask))

    def asks_once(self, text: str) -> bool:
        """Tell whether a text ends in a question, and asks no other."""
        return self.is_question(text) and sum(map(text.count, self.ask)) == 1

    def statements(self, text: str) -> str:
        """Return a text without the questions in it."""
        return self.join(s for s in self._split(text) if not self.is_question(s))

    def join(self, sentences: Iterable[str]) -> str:
        """Return sentences as one text."""
        return self.between.join(sentences)

    def inside(self, sentence: str) -> str:
        """Return a sentence as it is said within another: without its mark, and begun small."""
        bare = sentence.rstrip(self.end + self.ask)
        return bare[:1].lower() + bare[1:]

    def within(self, text: str, characters: int) -> str:
        """Return a text, cut at the end of a sentence where it is longer than this."""
        if len(text) <= characters:
            return text
        cut = text[:characters]
        end = max(cut.rfind(sign) for sign in self.end + self.ask)
        return cut[: end + 1] or cut

    def _split(self, text: str) -> Iterator[str]:
        ends = self.end + self.ask
        begin = 0
        for at, sign in enumerate(text, 1):
            if sign in ends and at < len(text) and text.startswith(self.between, at):
                yield text[begin:at]
                begin = at + len(self.between)
        if begin < len(text):
            yield text[begin:]


class Lists(Frozen):
    """How a language joins names to a list."""

    last: str = "{0} and {1}"
    """Joins the last name to those before."""
    comma: str = ", "
    """Joins those before."""

    def join(self, names: list[str]) -> str:
        """Join names as people do: "a", "a and b", "a, b and c"."""
        if len(names) < 2:
            return "".join(names)
        return self.last.format(self.comma.join(names[:-1]), names[-1])
