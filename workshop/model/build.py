"""Builds the files Alexa imports, one per locale, from sentences, words and knowledge."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from operator import itemgetter
from pathlib import Path
from typing import Any

from skill.errors import ContentError
from workshop.documents import BrokenContentError, read_document
from workshop.drafts import read_words
from workshop.languages.called import Names, called_faults
from workshop.languages.settings import settings_faults
from workshop.model.intents import SECOND, chosen
from workshop.model.layout import model_text
from workshop.model.sentences import IntentPlan, Sentences, SlotPlan, read_sentences
from workshop.model.slot_types import Value, build_types
from workshop.paths import KNOWLEDGE_FILE, LANGUAGES, MODELS, SENTENCES, languages

SENSITIVITY = "LOW"
SENSITIVITY_LANGUAGES = ("en", "de")

# Where Alexa takes several values in one slot; elsewhere a second slot takes the second value.
MULTIPLE_VALUES = ("en-AU", "en-CA", "en-GB", "en-US")

# Alexa knows how people say these: samples of our own would change that.
BUILT_INS = (
    "AMAZON.CancelIntent",
    "AMAZON.FallbackIntent",
    "AMAZON.HelpIntent",
    "AMAZON.NavigateHomeIntent",
    "AMAZON.NextIntent",
    "AMAZON.NoIntent",
    "AMAZON.PauseIntent",
    "AMAZON.PreviousIntent",
    "AMAZON.RepeatIntent",
    "AMAZON.ResumeIntent",
    "AMAZON.StartOverIntent",
    "AMAZON.StopIntent",
    "AMAZON.YesIntent",
)


@dataclass(frozen=True)
class Sources:
    """The folders and files a model is built from."""

    sentences: Path = SENTENCES
    languages: Path = LANGUAGES
    knowledge: Path = KNOWLEDGE_FILE


@dataclass(frozen=True)
class Room:
    """What a model may hold: samples of an intent at most, and bytes of its file (I-40).

    `likely` is how many samples of an intent there was room for in a locale much like it.
    """

    samples: int = 250
    file: int = 1_500_000
    likely: int = 0


#: What Alexa has room for.
ROOM = Room()


@dataclass
class BuiltModel:
    """A locale's model, its text as it goes to the file, and notes for who wrote the sources.

    `samples` is how many each of its intents has at most.
    """

    locale: str
    model: dict[str, Any]
    samples: int
    notes: list[str] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        """The content of the model's file."""
        return model_text(self.model)

    @property
    def size(self) -> int:
        """How many bytes its file has."""
        return len(self.text.encode())

    @property
    def intents(self) -> list[dict[str, Any]]:
        """The intents as Alexa gets them."""
        found: list[dict[str, Any]] = self.model["interactionModel"]["languageModel"]["intents"]
        return found

    @property
    def types(self) -> list[dict[str, Any]]:
        """The slot types as Alexa gets them."""
        found: list[dict[str, Any]] = self.model["interactionModel"]["languageModel"]["types"]
        return found

    def summary(self) -> str:
        """Tell in one line what the model holds."""
        samples = sum(len(intent["samples"]) for intent in self.intents)
        values = sum(1 + len(v["name"]["synonyms"]) for t in self.types for v in t["values"])
        size = self.size / 1024
        return (
            f"{self.locale}.json: {len(self.intents)} intents, {samples} samples, "
            f"{values} values and synonyms, {size:.0f} KB"
        )


def build_models(
    sources: Sources | None = None,
    room: Room = ROOM,
    progress: Callable[[float], None] = lambda share: None,
) -> list[BuiltModel]:
    """Build the model of every locale of the languages that have sentences.

    Args:
        sources: where to read; the project's own files when not given.
        room: how much each may hold.
        progress: is told which share is built.

    Raises:
        ContentError: a source is missing or has faults.
    """
    sources = sources or Sources()
    folders = languages(sources.sentences)
    if not folders:
        raise ContentError(f"{sources.sentences}: there are no sentences; write en/talk.yaml")
    models = []
    for done, folder in enumerate(folders, 1):
        progress(done / (len(folders) + 1))
        models += build_language(folder, sources, room)
    return models


def build_language(
    folder: Path, sources: Sources | None = None, room: Room = ROOM
) -> list[BuiltModel]:
    """Build the model of every locale of the language whose sentences are in a folder."""
    sentences = read_sentences(folder)
    knowledge, words = _words(sources or Sources(), sentences.language)
    both = words["lists"]["and"]
    models: list[BuiltModel] = []
    for locale in words["locales"]:
        spoken, names = _spoken_in(locale, sentences), Names(words, locale)
        models.append(build_locale(locale, spoken, names, knowledge, room, both))
        room = replace(room, likely=models[-1].samples)
    return models


def _spoken_in(locale: str, sentences: Sentences) -> Sentences:
    """Return the sentences with the slots that a locale can have."""
    if locale in MULTIPLE_VALUES:
        return sentences
    return replace(sentences, intents=tuple(map(_with_second_slots, sentences.intents)))


def _with_second_slots(plan: IntentPlan) -> IntentPlan:
    """Return an intent with a second slot for each that takes several values elsewhere."""
    names = {slot.name for slot in plan.slots}
    slots = [replace(slot, many=False) for slot in plan.slots]
    for slot in plan.slots:
        if slot.many and SECOND[slot.name] not in names:
            slots.append(SlotPlan(SECOND[slot.name], slot.type, False, ()))
    return replace(plan, slots=tuple(slots))


def _words(sources: Sources, language: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the knowledge and a language's words. Raises BrokenContentError for their faults."""
    knowledge = read_document(sources.knowledge)
    words = read_words(sources.languages / language)
    faults = [*knowledge.faults, *words.faults] or sorted(settings_faults(words))
    if not faults and not isinstance(knowledge.data, dict):
        faults = [knowledge.fault((), "the file holds no sections; start with `version: 1`")]
    faults = faults or sorted({*called_faults(knowledge, words)})
    if faults:
        raise BrokenContentError(faults)
    return knowledge.data, words.data


def build_locale(
    locale: str,
    sentences: Sentences,
    names: Names,
    knowledge: dict[str, Any],
    room: Room,
    both: str,
) -> BuiltModel:
    """Build the model of one locale, with as many samples of each intent as its file can hold.

    both: how its language joins two names, "{0} and {1}".
    """
    needed = {slot.type for intent in sentences.intents for slot in intent.slots}
    types = build_types(knowledge, names, needed)
    intents = [chosen(plan, locale, room.samples, types) for plan in sentences.intents]
    built_ins = [{"name": name, "samples": []} for name in BUILT_INS]
    head = _head(sentences, locale)
    values = [
        {"name": name, "values": [_value(value) for value in values]}
        for name, values in sorted(types.items())
    ]

    @cache
    def model(cap: int) -> BuiltModel:
        built = [*(intent.built(cap, both) for intent in intents), *built_ins]
        notes = [note for intent in intents for note in intent.notes(cap)]
        language_model = head | {
            "intents": sorted(built, key=itemgetter("name")),
            "types": values,
        }
        whole = {"interactionModel": {"languageModel": language_model}}
        return BuiltModel(locale, whole, cap, notes)

    return _largest_that_fits(model, room)


def _head(sentences: Sentences, locale: str) -> dict[str, Any]:
    """Return what a model says of itself, besides its intents and types."""
    head: dict[str, Any] = {"invocationName": sentences.invocation_name(locale)}
    if sentences.language in SENSITIVITY_LANGUAGES:
        head["modelConfiguration"] = {"fallbackIntentSensitivity": {"level": SENSITIVITY}}
    return head


def _largest_that_fits(model: Callable[[int], BuiltModel], room: Room) -> BuiltModel:
    """Return the model with the most samples an intent that there is room for."""

    def fits(most: int) -> bool:
        return model(most).size <= room.file

    if fits(room.samples):
        return model(room.samples)
    fewer = range(room.samples - 1, 0, -1)
    first, last = 0, len(fewer)
    if room.likely in fewer and fits(room.likely):
        last = fewer.index(room.likely)
        first = 0 if fits(room.likely + 1) else last
    found = bisect_left(fewer, True, first, last, key=fits)
    return model(fewer[min(found, len(fewer) - 1)])


def notes_told(built: list[BuiltModel]) -> Iterator[str]:
    """Yield a line per note; locales that share a note share the line."""
    locales: dict[str, list[str]] = {}
    for model in built:
        for note in model.notes:
            locales.setdefault(note, []).append(model.locale)
    for note, names in locales.items():
        yield f"{', '.join(names)}: {note}"


def write_models(built: list[BuiltModel], folder: Path = MODELS) -> list[Path]:
    """Write each model to ``<locale>.json`` in the folder and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for model in built:
        path = folder / f"{model.locale}.json"
        path.write_text(model.text, encoding="utf-8", newline="\n")
        written.append(path)
    return written


def _value(value: Value) -> dict[str, Any]:
    return {
        "id": value.id.upper(),
        "name": {"value": value.name, "synonyms": list(value.synonyms)},
    }
