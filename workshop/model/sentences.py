"""How people ask in one language, intent by intent."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hassil.expression import Expression

from workshop.documents import BrokenContentError
from workshop.drafts import read_asked
from workshop.model.check import sentence_faults
from workshop.model.templates import Expansions, Template, parse


@dataclass(frozen=True)
class SlotPlan:
    """A slot of an intent: its type, and whether a walker may name several at once."""

    name: str
    type: str
    many: bool
    answers: tuple[str, ...]


@dataclass(frozen=True)
class IntentPlan:
    """An intent of the skill with the templates people ask it by."""

    name: str
    slots: tuple[SlotPlan, ...]
    example: str | None
    sentences: tuple[Template, ...]
    only_in: Mapping[str, tuple[Template, ...]]

    def templates(self, locale: str) -> tuple[Template, ...]:
        """Return the templates heard in a locale."""
        return self.sentences + self.only_in.get(locale, ())


@dataclass(frozen=True)
class Sentences:
    """All that one language's folder of sentences says."""

    language: str
    invocation: Mapping[str, str]
    intents: tuple[IntentPlan, ...]

    def invocation_name(self, locale: str) -> str:
        """Return the name the skill is opened by in a locale."""
        return self.invocation.get(locale, self.invocation["default"])


def read_sentences(folder: Path) -> Sentences:
    """Read a language's folder of sentences.

    Raises BrokenContentError, with every fault, where something cannot be understood.
    """
    document = read_asked(folder)
    faults = sorted({*document.faults, *sentence_faults(document)})
    if faults:
        raise BrokenContentError(faults)
    content: dict[str, Any] = document.data
    written = content.get("expansions") or {}
    expansions = Expansions({name: _any_of(written, name) for name in written})
    return Sentences(
        language=folder.name,
        invocation=content["invocation"],
        intents=tuple(
            _intent(name, intent, expansions) for name, intent in content["intents"].items()
        ),
    )


def listed(content: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """Return the texts under a key; one text counts as a list of one."""
    value = content.get(key) or ()
    return (value,) if isinstance(value, str) else tuple(value)


def _any_of(expansions: Mapping[str, Any], name: str) -> Expression:
    """Return an expansion as one template; a list means "any of these"."""
    return parse("|".join(f"({text})" for text in listed(expansions, name)))


def _entries(content: Mapping[str, Any], key: str) -> Iterable[tuple[str, Any]]:
    return (content.get(key) or {}).items()


def _intent(name: str, content: Mapping[str, Any], expansions: Expansions) -> IntentPlan:
    def templates(of: Mapping[str, Any], key: str) -> tuple[Template, ...]:
        return tuple(Template(text, parse(text), expansions) for text in listed(of, key))

    only_in = content.get("only_in") or {}
    return IntentPlan(
        name=name,
        slots=tuple(
            SlotPlan(slot, plan["type"], bool(plan.get("many")), listed(plan, "answers"))
            for slot, plan in _entries(content, "slots")
        ),
        example=content.get("example"),
        sentences=templates(content, "sentences"),
        only_in={locale: templates(only_in, locale) for locale in only_in},
    )
