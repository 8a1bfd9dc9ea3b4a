"""Dialog and prompts fit the rest of the model (I-58)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from alexa_desk.check.rules.fault import Fault
from alexa_desk.check.rules.model import SHARED, Model, slots_in


def dialog(model: Model) -> Iterator[Fault]:
    """Dialog intents and slots exist with the same type, and so do the prompts they name."""
    intents = {intent.name: intent for intent in model.intents}
    for content in model.dialog.get("intents") or ():
        where = f"dialog, intent {content['name']}"
        yield from _prompts(model, content, where)
        intent = intents.get(content["name"])
        if intent is None:
            remedy = "add the intent or take it out of the dialog"
            yield model.fault(where, "the model has no such intent", "I-58", remedy)
            continue
        types = {slot.name: slot.type for slot in intent.slots}
        for slot in content.get("slots") or ():
            yield from _slot(model, slot, types, where)


def _slot(model: Model, slot: dict[str, Any], types: dict[str, str], where: str) -> Iterator[Fault]:
    place = f"{where}, slot {slot['name']}"
    declared = types.get(slot["name"])
    if declared == SHARED:
        return
    if declared != slot["type"]:
        problem = f"the intent has the type {declared} for it, not {slot['type']}"
        yield model.fault(place, problem, "I-58", "write the same slot and type in both")
    yield from _prompts(model, slot, place)


def _prompts(model: Model, content: dict[str, Any], where: str) -> Iterator[Fault]:
    known = {prompt["id"] for prompt in model.prompts}
    for prompt in _named(content):
        if prompt not in known:
            problem = f'there is no prompt "{prompt}"'
            yield model.fault(where, problem, "I-58", "add it to the prompts")


def prompts_have_words(model: Model) -> Iterator[Fault]:
    """What is elicited or confirmed needs words to ask for it."""
    ids = [prompt["id"] for prompt in model.prompts]
    for twice in sorted({name for name in ids if ids.count(name) > 1}):
        yield model.fault(f"prompt {twice}", "it is there twice", "I-58", "join the two")
    for prompt in model.prompts:
        if not prompt["variations"] or not all(
            variation["value"].strip() for variation in prompt["variations"]
        ):
            where = f"prompt {prompt['id']}"
            yield model.fault(where, "it has a variation without words", "I-62", "write them")
    for content in model.dialog.get("intents") or ():
        where = f"dialog, intent {content['name']}"
        yield from _asked(model, content, where, ("confirmation",))
        for slot in content.get("slots") or ():
            place = f"{where}, slot {slot['name']}"
            yield from _asked(model, slot, place, ("elicitation", "confirmation"))


def prompts_speak_of_slots(model: Model) -> Iterator[Fault]:
    """A prompt names slots of the intent it is spoken for."""
    said = {prompt["id"]: prompt["variations"] for prompt in model.prompts}
    slots = {intent.name: {slot.name for slot in intent.slots} for intent in model.intents}
    for content in model.dialog.get("intents") or ():
        known = slots.get(content["name"])
        for prompt in _named(content, *(content.get("slots") or ())) if known is not None else ():
            text = " ".join(variation["value"] for variation in said.get(prompt, ()))
            for name in sorted(set(slots_in(text)) - (known or set())):
                where = f"dialog, intent {content['name']}, prompt {prompt}"
                problem = f"it speaks of {{{name}}}, which is no slot of the intent"
                yield model.fault(where, problem, "I-70", "mend the name")


def _named(*contents: dict[str, Any]) -> Iterator[str]:
    """The prompts that these parts of a dialog name."""
    for content in contents:
        yield from filter(None, (content.get("prompts") or {}).values())
        told = (item.get("prompt") for item in content.get("validations") or ())
        yield from filter(None, told)


def _asked(
    model: Model, content: dict[str, Any], where: str, kinds: tuple[str, ...]
) -> Iterator[Fault]:
    prompts = content.get("prompts") or {}
    for kind in kinds:
        if content.get(f"{kind}Required") and not prompts.get(kind):
            problem = f"the {kind} is required, but no prompt asks for it"
            yield model.fault(where, problem, "I-62", f'name one in prompts, "{kind}"')
    for validation in content.get("validations") or ():
        if not validation.get("prompt"):
            problem = f"the validation {validation['type']} has no prompt"
            yield model.fault(where, problem, "I-62", "name one that says what is wrong")
