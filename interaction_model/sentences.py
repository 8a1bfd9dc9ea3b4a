"""A language's sentences: how people ask, intent by intent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hassil.expression import Expression

from interaction_model.errors import ModelError
from interaction_model.sources import mapping, read_folder, texts
from interaction_model.templates import Template, parse


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
    only_in: dict[str, tuple[Template, ...]]

    def templates(self, locale: str) -> tuple[Template, ...]:
        """Return the templates heard in a locale."""
        return self.sentences + self.only_in.get(locale, ())


@dataclass(frozen=True)
class SentenceFile:
    """All that one language's folder of sentences says."""

    path: Path
    language: str
    locales: tuple[str, ...]
    invocation: dict[str, str]
    intents: tuple[IntentPlan, ...]

    def invocation_name(self, locale: str) -> str:
        """Return the name the skill is opened by in a locale."""
        return self.invocation.get(locale, self.invocation["default"])


def read_sentences(path: Path) -> SentenceFile:
    """Read a language's folder of sentences.

    Raises:
        ModelError: a file is missing or something in it cannot be understood.
    """
    content = read_folder(path)
    expansions = _expansions(mapping(content, "expansions", str(path)), path)
    intents = mapping(content, "intents", str(path))
    invocation = mapping(content, "invocation", str(path))
    if "default" not in invocation:
        raise ModelError(f"{path}: invocation needs a 'default' name to open the skill by.")
    return SentenceFile(
        path=path,
        language=str(content.get("language", path.name)),
        locales=tuple(texts(content, "locales", str(path))),
        invocation={locale: str(name) for locale, name in invocation.items()},
        intents=tuple(_intent(path, name, intents, expansions) for name in intents),
    )


def _expansions(content: dict[str, Any], path: Path) -> dict[str, Expression]:
    where = f"{path}: expansions"
    return {name: parse(_joined(content, name, where), where) for name in content}


def _joined(content: dict[str, Any], name: str, where: str) -> str:
    """Return an expansion as one template; a list means "any of these"."""
    return "|".join(f"({text})" for text in texts(content, name, where))


def _intent(
    path: Path, name: str, intents: dict[str, Any], expansions: dict[str, Expression]
) -> IntentPlan:
    where = f"{path}: intent {name}"
    content = mapping(intents, name, where)
    only_in = mapping(content, "only_in", where)

    def templates(lines: Iterable[str]) -> tuple[Template, ...]:
        return tuple(Template(line, parse(line, where), expansions, where) for line in lines)

    return IntentPlan(
        name=name,
        slots=_slots(mapping(content, "slots", where), where),
        example=content.get("example"),
        sentences=templates(texts(content, "sentences", where)),
        only_in={
            locale: templates(texts(only_in, locale, f"{where}, only_in")) for locale in only_in
        },
    )


def _slots(slots: dict[str, Any], where: str) -> tuple[SlotPlan, ...]:
    found = []
    for name in slots:
        content = mapping(slots, name, f"{where}, slots")
        if not isinstance(content.get("type"), str):
            raise ModelError(f"{where}, slot {name}: it needs a type, such as MuscleName.")
        answers = tuple(texts(content, "answers", f"{where}, slot {name}"))
        found.append(SlotPlan(name, content["type"], bool(content.get("many")), answers))
    return tuple(found)
