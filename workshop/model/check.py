"""Find every fault in how people ask, each with its line and with what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from hassil.expression import Expression

from workshop.documents import Document, Fault, Where
from workshop.model.slot_types import TYPES
from workshop.model.templates import TemplateError, expansions_in, parse, slots_in
from workshop.nearest import advice
from workshop.paths import SENTENCES_SCHEMA
from workshop.shape import shape_faults


def sentence_faults(sentences: Document) -> Iterator[Fault]:
    """Yield what is wrong with a language's sentences; nothing of what could not be read."""
    if not isinstance(sentences.data, dict):
        return
    shape = list(shape_faults(sentences, SENTENCES_SCHEMA))
    yield from shape
    if not shape:
        yield from _Checker(sentences).faults()


class _Checker:
    """Looks into the templates of a folder whose shape is right."""

    def __init__(self, sentences: Document) -> None:
        self._document = sentences
        self._known: Mapping[str, Any] = sentences.data.get("expansions") or {}
        self._faults: list[Fault] = []

    def faults(self) -> list[Fault]:
        """Return the faults of all templates."""
        self._expansions()
        for name, intent in self._document.data["intents"].items():
            slots = intent.get("slots") or {}
            for slot, plan in slots.items():
                where: Where = ("intents", name, "slots", slot)
                self._type((*where, "type"), plan["type"])
                self._templates((*where, "answers"), plan.get("answers"), slots)
            self._templates(("intents", name, "sentences"), intent.get("sentences"), slots)
            for locale, templates in (intent.get("only_in") or {}).items():
                self._templates(("intents", name, "only_in", locale), templates, slots)
        return self._faults

    def _fault(self, where: Where, message: str) -> None:
        name = ".".join(part for part in where if isinstance(part, str))
        self._faults.append(self._document.fault(where, f"{name}: {message}"))

    def _expansions(self) -> None:
        """Each expansion can be read, and none leads back to itself."""
        uses: dict[str, set[str]] = {}
        for name, templates in self._known.items():
            parsed = self._templates(("expansions", name), templates, None)
            uses[name] = {used for expression in parsed for used in expansions_in(expression)}
        for name, direct in uses.items():
            reached: set[str] = set()
            waiting = set(direct)
            while waiting:
                used = waiting.pop()
                reached.add(used)
                waiting |= uses.get(used, set()) - reached
            if name in reached:
                self._fault(("expansions", name), f"<{name}> uses itself; write it out")

    def _type(self, where: Where, name: str) -> None:
        if name not in TYPES and not name.startswith("AMAZON."):
            hint = advice(name, TYPES, f"the types are {', '.join(TYPES)}")
            self._fault(where, f"there is no type '{name}'; {hint}")

    def _templates(
        self, where: Where, templates: str | list[str] | None, slots: Mapping[str, Any] | None
    ) -> list[Expression]:
        """Report what is wrong with templates, and return those that can be read."""
        parsed = []
        for at, text in enumerate([templates] if isinstance(templates, str) else templates or []):
            place = where if isinstance(templates, str) else (*where, at)
            try:
                expression = parse(text)
            except TemplateError as error:
                self._fault(place, str(error))
                continue
            parsed.append(expression)
            self._references(place, text, expression, slots)
        return parsed

    def _references(
        self, where: Where, text: str, expression: Expression, slots: Mapping[str, Any] | None
    ) -> None:
        for used in sorted(set(expansions_in(expression)) - self._known.keys()):
            hint = advice(used, self._known, "add it to the expansions")
            self._fault(where, f'the template "{text}" uses <{used}>, which is none; {hint}')
        if slots is None:
            return
        for slot in sorted(set(slots_in(expression)) - slots.keys()):
            hint = advice(slot, slots, "add it to the slots of the intent")
            self._fault(where, f'the template "{text}" uses {{{slot}}}, which is no slot; {hint}')
