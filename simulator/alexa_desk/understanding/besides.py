"""Which of several slots of one type a value fills: by the words beside it in samples."""

from collections.abc import Iterator, Sequence

from alexa_desk.model import Intent, InteractionModel
from alexa_desk.understanding.examples import templates_of
from alexa_desk.understanding.frames import Frame, Place
from alexa_desk.understanding.text import Reader, Token

#: Words before (False) and behind (True) a place.
_Beside = set[tuple[bool, str]]


class Besides:
    """The words beside the slots of intents that have several of one type.

    "From {from} to {to}": what follows "to" is the second, though no first one is said. What lies
    between them and a value is an article at most. In a language with postpositions the words
    behind a value tell more.
    """

    def __init__(self, model: InteractionModel, reader: Reader) -> None:
        self._behind = reader.words.postpositions
        self._the = reader.all_keys(reader.words.determiners)
        self._rivals = {
            each.name: rivals for each in model.intents.values() if (rivals := dict(_rivals(each)))
        }
        self._seen: dict[tuple[str, str], _Beside] = {}
        for template in templates_of(model, reader) if self._rivals else ():
            for at, slot in enumerate(template.pieces):
                if isinstance(slot, str) and template.intent in self._rivals:
                    beside = self._beside(template.pieces, at, at + 1)
                    self._seen.setdefault((template.intent, slot), set()).update(beside)

    def settled(self, intent: str, frame: Frame, words: Sequence[Token]) -> Frame:
        """The frame of these words, its values in the slots that the words beside them tell."""
        rivals = self._rivals.get(intent, {})
        told = [
            self._told(intent, place, rivals[place.type], words) if place.type in rivals else None
            for place in frame.places
        ]
        slots = [slot or place.slot for slot, place in zip(told, frame.places, strict=True)]
        named = [slot for slot in slots if slot]
        if len(set(named)) < len(named):
            return frame
        of = iter(slots)
        pieces = (
            each._replace(slot=next(of)) if isinstance(each, Place) else each
            for each in frame.pieces
        )
        return frame._replace(pieces=tuple(pieces))

    def _told(
        self, intent: str, place: Place, rivals: Sequence[str], words: Sequence[Token]
    ) -> str | None:
        """The slot of which most of the words beside the value tell; None where two are as near."""
        said = self._beside(words, place.mentions[0].start, place.mentions[-1].end)
        worth = {
            slot: sum(1 + (side == self._behind) for side, _ in said & self._seen[intent, slot])
            for slot in rivals
            if (intent, slot) in self._seen
        }
        most = max(worth.values(), default=0)
        best = [slot for slot, much in worth.items() if much == most]
        return best[0] if len(best) == 1 else None

    def _beside(self, pieces: Sequence[Token | str], start: int, end: int) -> _Beside:
        before: _Beside = set()
        for piece in pieces[:start][::-1]:
            if isinstance(piece, str):
                break
            before.add((False, piece.key))
            if piece.key not in self._the:
                break
        behind = pieces[end] if end < len(pieces) else ""
        return before | ({(True, behind.key)} if isinstance(behind, Token) else set())


def _rivals(intent: Intent) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The types that several slots have, and these slots."""
    for slot_type in dict.fromkeys(slot.type for slot in intent.slots):
        names = tuple(slot.name for slot in intent.slots if slot.type == slot_type)
        if len(names) > 1:
            yield slot_type, names
