"""Dialog and prompts fit the rest of the model (I-58)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from interaction_model.rules.fault import Fault
from interaction_model.rules.model import Model


def dialog(model: Model) -> Iterator[Fault]:
    """Dialog intents and slots exist with the same type, and so do the prompts they name."""
    intents = {intent.name: intent for intent in model.intents}
    for content in model.dialog.get("intents", []):
        where = f"dialog, intent {content['name']}"
        yield from _prompts(model, content, where)
        intent = intents.get(content["name"])
        if intent is None:
            remedy = "add the intent or take it out of the dialog"
            yield model.fault(where, "the model has no such intent", "I-58", remedy)
            continue
        types = {slot.name: slot.type for slot in intent.slots}
        for slot in content.get("slots", []):
            yield from _slot(model, slot, types, where)


def _slot(model: Model, slot: dict[str, Any], types: dict[str, str], where: str) -> Iterator[Fault]:
    place = f"{where}, slot {slot['name']}"
    declared = types.get(slot["name"])
    if declared != slot["type"]:
        problem = f"the intent has the type {declared} for it, not {slot['type']}"
        yield model.fault(place, problem, "I-58", "write the same slot and type in both")
    yield from _prompts(model, slot, place)


def _prompts(model: Model, content: dict[str, Any], where: str) -> Iterator[Fault]:
    known = {prompt["id"] for prompt in model.prompts}
    named = list(content.get("prompts", {}).values())
    named += [item["prompt"] for item in content.get("validations", []) if "prompt" in item]
    for prompt in named:
        if prompt not in known:
            problem = f'there is no prompt "{prompt}"'
            yield model.fault(where, problem, "I-58", "add it to the prompts")
