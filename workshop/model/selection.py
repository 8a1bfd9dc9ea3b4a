"""Choosing which sentences of an intent go into the model when there are too many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from workshop.model.sentences import IntentPlan
from workshop.model.templates import Template


@dataclass(frozen=True)
class Selection:
    """The samples chosen for an intent, those that teach most first, of how many there are."""

    samples: list[str]
    of: int
    example_found: bool


#: Of one template; the words that more of them would swap are learned from other sentences.
SAMPLES_PER_TEMPLATE = 24


def select(intent: IntentPlan, locale: str, cap: int, values: Mapping[str, set[str]]) -> Selection:
    """Choose at most ``cap`` samples, in turn from each template and evenly within each.

    Args:
        intent: the intent with its templates.
        locale: which locale's templates to use.
        cap: the largest number of samples.
        values: what can fill a slot, by the slot's name; it lets the example be found and kept.
    """
    templates = intent.templates(locale)
    chosen: dict[str, None] = {}
    example = _example_sample(intent, templates, values)
    if example is not None:
        chosen[example] = None
    for sample in _in_turn(templates):
        if len(chosen) >= cap:
            break
        chosen[sample] = None
    size = sum(template.size for template in templates)
    return Selection(list(chosen), size, intent.example is None or example is not None)


def _in_turn(templates: tuple[Template, ...]) -> Iterator[str]:
    """Yield a sentence of each template in turn until all are used up.

    None gives more than SAMPLES_PER_TEMPLATE: a model has room for a megabyte and a half.
    """
    streams = [islice(template.spread(), SAMPLES_PER_TEMPLATE) for template in templates]
    while streams:
        for stream in list(streams):
            sentence = next(stream, None)
            if sentence is None:
                streams.remove(stream)
            elif sentence:
                yield sentence.lower()


def _example_sample(
    intent: IntentPlan, templates: tuple[Template, ...], values: Mapping[str, set[str]]
) -> str | None:
    if not intent.example:
        return None
    slots = {slot.name: values.get(slot.name, set()) for slot in intent.slots}
    # The form with the most slots first: it teaches Alexa the most.
    forms = sorted(slotted_forms(intent.example.lower(), slots), key=lambda f: (-f.count("{"), f))
    for form in forms:
        if any(template.matches(form) for template in templates):
            return form
    return None


def slotted_forms(utterance: str, slots: Mapping[str, set[str]]) -> set[str]:
    """Return the utterance with every choice of its slot values replaced by ``{slot}``."""
    forms = {utterance}
    for name, values in slots.items():
        for form in list(forms):
            forms.update(_replacements(form, name, values))
    return forms


def _replacements(form: str, name: str, values: set[str]) -> Iterator[str]:
    for value in values:
        if value in form:
            for match in re.finditer(rf"(?<![\w{{]){re.escape(value)}(?![\w}}])", form):
                yield form[: match.start()] + "{" + name + "}" + form[match.end() :]
