"""What one locale hears: the skill's name, the built-in words, and what an utterance asks for."""

from __future__ import annotations

import itertools
import math
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial

from alexa_desk import cache, slot_types
from alexa_desk.cloud.invocation import Call, Invocation
from alexa_desk.cloud.queries import Queries
from alexa_desk.heard import Heard
from alexa_desk.model import FALLBACK, Intent, InteractionModel, SlotType, slots_in
from alexa_desk.progress import Notice
from alexa_desk.understanding import Understanding, Understood
from alexa_desk.understanding.kept import understanding_of
from alexa_desk.understanding.text import Reader
from alexa_desk.understanding.words import words_of

#: What reaches the skill whose audio plays without its name, declared or not.
PLAYBACK = frozenset(
    f"AMAZON.{name}Intent"
    for name in (
        *("Pause", "Resume", "Next", "Previous", "Repeat", "StartOver", "Cancel", "Stop"),
        *("LoopOn", "LoopOff", "ShuffleOn", "ShuffleOff"),
    )
)
YES, NO = "AMAZON.YesIntent", "AMAZON.NoIntent"
#: What is longer is no yes and no stop, though it may begin like one.
_LONGEST = 9
#: In "friday at nine" the nine is no count, though one is still to be asked for.
_NUMBERS = ("AMAZON.NUMBER", "AMAZON.FOUR_DIGIT_NUMBER")
LEAVING = ("AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.HelpIntent")


class Hearing:
    """Hears one locale. `names` are the skill's names in other locales of the model."""

    def __init__(
        self,
        model: InteractionModel,
        names: Iterable[str] = (),
        *,
        meaning: bool | None = None,
    ) -> None:
        self.model = model
        self._meaning = meaning
        self._reader = reader = Reader(words_of(model.language))
        self._invocation = Invocation(model, names)
        self._understandings: dict[tuple[SlotType, ...], Understanding] = {}
        self._elicitations: dict[tuple[str, str, tuple[SlotType, ...]], Understanding] = {}
        self._queries = Queries(model, reader)
        # What is said again is understood as before.
        self._understood = lru_cache(maxsize=1024)(self._understood_anew)
        name = f"said-{model.language}-{cache.recipe()[:16]}"
        self._built_in = cache.kept(name, partial(_built_in, reader))

    def call(self, utterance: str, listening: bool) -> Call:
        """Whether the skill is called by its name.

        While it listens, a sample of its own that happens to hold the name is no call, nor is a
        name that was only nearly said.
        """
        called = self._invocation.hear(utterance)
        if called.by_name and self._understanding(()).has_sample(utterance):
            exact = self._invocation.hear(utterance, nearly=False)
            return Call(False, utterance) if listening or not exact.by_name else exact
        return self._invocation.hear(utterance, nearly=False) if listening else called

    def exits(self, utterance: str) -> bool:
        """Whether the utterance ends a session without being an intent."""
        return self._invocation.exits(utterance)

    def silent(self, utterance: str) -> bool:
        """Whether nothing is said: signs and blanks alone."""
        return not any(unicodedata.category(sign)[0] in "LN" for sign in utterance)

    def built_in(self, utterance: str) -> str | None:
        """The built-in intent that these words are for, declared or not."""
        return self._said(self._reader.keys(utterance)[:_LONGEST])

    def _said(self, words: tuple[str, ...]) -> str | None:
        """What a phrase is said for, or several after each other: "yes that's right"."""
        if found := self._built_in.get(words):
            return found
        for place in range(1, len(words)):
            found = self._built_in.get(words[:place])
            if found and found == self._said(words[place:]):
                return found
        return None

    def understand(
        self,
        utterance: str,
        today: date,
        eliciting: tuple[str, str] | None = None,
        entities: tuple[SlotType, ...] = (),
    ) -> Understood:
        """What an utterance asks for; the slot that is asked for is tried first."""
        if eliciting and self.built_in(utterance) not in LEAVING:
            return self._answer(utterance, today, eliciting, entities)
        understood = self._understood(utterance, today, entities)
        if understood.sure == math.inf:
            return understood
        # "Search for ..." is a sample as it stands, whatever follows; "play ..." may be another.
        least = {FALLBACK: 0}.get(understood.intent, 2 - understood.intent.startswith("AMAZON."))
        return self._queries.find(utterance, least) or understood

    def _answer(
        self,
        utterance: str,
        today: date,
        eliciting: tuple[str, str],
        entities: tuple[SlotType, ...],
    ) -> Understood:
        """The utterance as an answer to the slot that is asked for.

        A value that nobody wrote down gives way to another intent of the skill; "?" stands for
        words of which Alexa can make no number, date or time.
        """
        name, asked = eliciting
        intent = self.model.intents[name]
        answer = self._elicitation(intent, asked, entities).understand(utterance, today)
        heard = answer.slots.get(asked, ()) if answer.intent == name else ()
        slot = intent.slot(asked)
        if heard and (slot_types.is_read(slot.type) or any(each.matches for each in heard)):
            return answer
        otherwise = self._understood(utterance, today, entities)
        bare = otherwise.intent == name and (
            self._bare(utterance, intent, otherwise)
            or bool(heard and otherwise.sure < math.inf and otherwise.slots.keys() <= {asked})
        )
        if self.built_in(utterance) or not (bare or otherwise.intent.startswith("AMAZON.")):
            return otherwise
        if heard:
            return answer
        if slot_types.is_read(slot.type):
            named = self._understanding(entities).named(utterance, slot.type, today)
            return Understood(name, {asked: (Heard(named or slot_types.UNREADABLE),)})
        if slot.type not in {*self.model.types, "AMAZON.SearchQuery"}:
            return otherwise
        known = slot.type if slot.type in self.model.types else None
        return Understood(name, {asked: (Heard(utterance.strip(), (), known),)})

    def _bare(self, utterance: str, intent: Intent, understood: Understood) -> bool:
        """Whether it is nothing but words for one slot, which are no value that is known there."""
        return any(
            self._reader.keys(heard.said) == self._reader.keys(utterance)
            and not heard.matches
            and not slot_types.is_read(intent.slot(slot).type)
            for slot, several in understood.slots.items()
            for heard in several
        )

    def _understood_anew(
        self, utterance: str, today: date, entities: tuple[SlotType, ...]
    ) -> Understood:
        return self._understanding(entities).understand(utterance, today)

    def _understanding(self, entities: tuple[SlotType, ...]) -> Understanding:
        if entities not in self._understandings:
            self._understandings[entities] = self._learned(entities)
        return self._understandings[entities]

    def _learned(self, entities: tuple[SlotType, ...]) -> Understanding:
        if entities:
            # What the skill adds for one session is not worth keeping.
            return Understanding(with_entities(self.model, entities), meaning=self._meaning)
        progress = Notice(f"learning the model of {self.model.locale}")
        return understanding_of(self.model, meaning=self._meaning, progress=progress)

    def _elicitation(
        self, intent: Intent, asked: str, entities: tuple[SlotType, ...]
    ) -> Understanding:
        key = (intent.name, asked, entities)
        if key not in self._elicitations:
            samples = (f"{{{asked}}}", *intent.slot(asked).samples, *self._put(intent, asked))
            used = {name for sample in samples for name in slots_in(sample)}
            fit = (slot.name in used or slot.type not in _NUMBERS for slot in intent.slots)
            slots = tuple(itertools.compress(intent.slots, fit))
            answers = intent._replace(samples=samples, slots=slots)
            model = replace(self.model, intents={intent.name: answers})
            self._elicitations[key] = Understanding(with_entities(model, entities), meaning=False)
        return self._elicitations[key]

    def _put(self, intent: Intent, asked: str) -> Iterator[str]:
        """How people put a name or a thing that they are asked for: "i'd like {topping}"."""
        kind = intent.slot(asked).type
        if kind != "AMAZON.SearchQuery" and not slot_types.is_read(kind):
            yield from (text.replace("{}", f"{{{asked}}}") for text in self._reader.words.answers)


def _built_in(reader: Reader) -> dict[tuple[str, ...], str]:
    """The built-in intent of each phrase that people say to any skill."""
    phrases = reader.words.built_in.items()
    return {reader.keys(phrase): intent for intent, said in phrases for phrase in said}


@lru_cache(maxsize=32)
def hearing_of(
    model: InteractionModel, names: tuple[str, ...], meaning: bool | None = None
) -> Hearing:
    """The hearing of a model, built once in a process however many talk to it."""
    return Hearing(model, names, meaning=meaning)


def with_entities(model: InteractionModel, entities: Sequence[SlotType]) -> InteractionModel:
    """The model with the values that the skill gave its types at run time."""
    if not entities:
        return model
    types = dict(model.types)
    for added in entities:
        own = types.get(added.name, SlotType(added.name, ()))
        types[added.name] = own._replace(values=(*added.values, *own.values))
    return replace(model, types=types)
