"""Builds the files Alexa imports, one per locale, from sentences, words and knowledge."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from skill.errors import ContentError
from workshop.documents import BrokenContentError, read_document
from workshop.drafts import read_words
from workshop.languages.called import Names, called_faults
from workshop.languages.settings import settings_faults
from workshop.model.layout import model_text
from workshop.model.selection import select
from workshop.model.sentences import IntentPlan, Sentences, SlotPlan, read_sentences
from workshop.model.slot_types import Value, build_types
from workshop.paths import KNOWLEDGE_FILE, LANGUAGES, MODELS, SENTENCES, languages

SAMPLES_PER_INTENT = 201
# What fits into the file of a locale whose samples are longest, English with a slot for each value.
SAMPLES_THAT_FIT = {"en-IN": 183}
# An intent without slots is learned from fewer: its other sentences only swap a word.
SAMPLES_WITHOUT_SLOT = 84
SENSITIVITY = "LOW"
SENSITIVITY_LANGUAGES = ("en", "de")

# Where Alexa takes several values in one slot; elsewhere a second slot takes the second value.
MULTIPLE_VALUES = ("en-AU", "en-CA", "en-GB", "en-US")
SECOND = {
    "muscle": "other_muscle",
    "condition": "other_condition",
    "benefit": "other_benefit",
    "reminder_day": "other_day",
}
# The share of an intent's samples that name one value where others name two.
ONE_VALUE_SHARE = 0.75

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


@dataclass
class BuiltModel:
    """A locale's model, its text as it goes to the file, and notes for who wrote the sources."""

    locale: str
    model: dict[str, Any]
    notes: list[str] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        """The content of the model's file."""
        return model_text(self.model)

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
        size = len(self.text.encode()) / 1024
        return (
            f"{self.locale}.json: {len(self.intents)} intents, {samples} samples, "
            f"{values} values and synonyms, {size:.0f} KB"
        )


def build_models(
    sources: Sources | None = None,
    cap: int = SAMPLES_PER_INTENT,
    progress: Callable[[float], None] = lambda share: None,
) -> list[BuiltModel]:
    """Build the model of every locale of the languages that have sentences.

    Args:
        sources: where to read; the project's own files when not given.
        cap: the largest number of samples of an intent.
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
        models += build_language(folder, sources, cap)
    return models


def build_language(
    folder: Path, sources: Sources | None = None, cap: int = SAMPLES_PER_INTENT
) -> list[BuiltModel]:
    """Build the model of every locale of the language whose sentences are in a folder."""
    sentences = read_sentences(folder)
    knowledge, words = _words(sources or Sources(), sentences.language)
    both = words["lists"]["and"]
    return [
        build_locale(
            locale,
            _spoken_in(locale, sentences),
            Names(words, locale),
            knowledge,
            min(cap, SAMPLES_THAT_FIT.get(locale, cap)),
            both,
        )
        for locale in words["locales"]
    ]


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
    cap: int,
    both: str,
) -> BuiltModel:
    """Build the model of one locale. both: how its language joins two names, "{0} and {1}"."""
    needed = {slot.type for intent in sentences.intents for slot in intent.slots}
    types = build_types(knowledge, names, needed)
    built = BuiltModel(locale, {})
    language_model: dict[str, Any] = {"invocationName": sentences.invocation_name(locale)}
    if sentences.language in SENSITIVITY_LANGUAGES:
        language_model["modelConfiguration"] = {"fallbackIntentSensitivity": {"level": SENSITIVITY}}
    intents = [
        _intent(intent, locale, cap, types, built.notes, both) for intent in sentences.intents
    ]
    intents += [{"name": name, "samples": []} for name in BUILT_INS]
    language_model["intents"] = sorted(intents, key=lambda intent: str(intent["name"]))
    language_model["types"] = [
        {"name": name, "values": [_value(value) for value in values]}
        for name, values in sorted(types.items())
    ]
    built.model = {"interactionModel": {"languageModel": language_model}}
    return built


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


def _intent(
    intent: IntentPlan,
    locale: str,
    cap: int,
    types: dict[str, list[Value]],
    notes: list[str],
    both: str,
) -> dict[str, Any]:
    words = {
        slot.name: {word for value in types.get(slot.type, []) for word in value.words}
        for slot in intent.slots
    }
    cap = cap if intent.slots else min(cap, SAMPLES_WITHOUT_SLOT)
    selection = select(intent, locale, cap, words)
    seconds = _seconds(intent, selection.samples)
    if seconds:
        selection = select(intent, locale, int(cap * ONE_VALUE_SHARE), words)
    where = f"intent {intent.name}"
    if selection.left_out:
        kept = len(selection.samples)
        notes.append(f"{where}: {kept} samples kept, {selection.left_out} left out")
    if not selection.example_found:
        notes.append(f'{where}: no sentence gives its example, "{intent.example}"')
    built: dict[str, Any] = {"name": intent.name}
    if intent.slots:
        built["slots"] = [_slot(slot) for slot in intent.slots]
    samples = (
        _with_two_values(selection.samples, seconds, both, cap) if seconds else selection.samples
    )
    return built | {"samples": samples}


def _seconds(intent: IntentPlan, samples: list[str]) -> dict[str, str]:
    """Return the slots of an intent that have a second one which no sample names."""
    names, spoken = {slot.name for slot in intent.slots}, " ".join(samples)
    return {
        first: second
        for first, second in SECOND.items()
        if {first, second} <= names and f"{{{second}}}" not in spoken
    }


def _with_two_values(samples: list[str], seconds: dict[str, str], both: str, cap: int) -> list[str]:
    """Return the samples, and after them as many as there is room for that name two values."""
    two = (
        sample.replace(f"{{{first}}}", both.format(f"{{{first}}}", f"{{{second}}}"))
        for sample in samples
        for first, second in seconds.items()
        if f"{{{first}}}" in sample
    )
    return sorted(dict.fromkeys((*samples, *islice(two, cap - len(samples)))))


def _slot(slot: SlotPlan) -> dict[str, Any]:
    built: dict[str, Any] = {"name": slot.name, "type": slot.type}
    if slot.answers:
        built["samples"] = sorted(slot.answers)
    if slot.many:
        built["multipleValues"] = {"enabled": True}
    return built


def _value(value: Value) -> dict[str, Any]:
    return {
        "id": value.id.upper(),
        "name": {"value": value.name, "synonyms": list(value.synonyms)},
    }
