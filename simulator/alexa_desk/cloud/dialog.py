"""Dialogs: what Alexa asks for an intent until it is complete.

A dialog has the intent as requests carry it, filled turn by turn. `Dialog.step` says what comes
next by the model: a slot to elicit, a value to validate, a slot or the intent to confirm.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from alexa_desk.cloud.validation import is_valid
from alexa_desk.device.speech import plain
from alexa_desk.heard import Heard
from alexa_desk.model import DialogIntent, DialogSlot, InteractionModel, slots_in
from alexa_desk.slot_types import UNREADABLE

Envelope = dict[str, Any]

STARTED, IN_PROGRESS, COMPLETED = "STARTED", "IN_PROGRESS", "COMPLETED"
ELICIT, CONFIRM_SLOT, CONFIRM_INTENT = "elicit", "confirm slot", "confirm intent"


class DialogError(Exception):
    """A dialog that cannot be played; the message says what is missing."""


class Step(NamedTuple):
    """What is asked next: how, for which slot, in which words (None: the skill's own)."""

    kind: str
    slot: str | None = None
    prompt: str | None = None


@dataclass(slots=True)
class Dialog:
    """The dialog of one intent.

    `asked` is what the user has been asked and not yet answered, `heard` what was said for slots.
    """

    model: InteractionModel
    intent: Envelope
    state: str = STARTED
    asked: Step | None = None
    heard: dict[str, tuple[Heard, ...]] = field(default_factory=dict)
    _times: dict[str, int] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The intent's name."""
        return str(self.intent["name"])

    @property
    def rules(self) -> DialogIntent:
        """What the model says about it. Raises DialogError where it has no such dialog."""
        try:
            return self.model.dialogs[self.name]
        except KeyError:
            raise DialogError(
                f"The intent {self.name} is not in the model's dialog: add it to dialog.intents"
            ) from None

    @property
    def eliciting(self) -> tuple[str, str] | None:
        """The intent and slot that an answer is expected for."""
        asked = self.asked
        if asked is None or asked.kind != ELICIT or asked.slot is None:
            return None
        return self.name, asked.slot

    def step(self, now: datetime) -> Step | None:
        """What is to be asked next; None when all is there. Raises DialogError."""
        rules = self.rules
        for slot in rules.slots:
            if step := self._slot_step(slot, now):
                return step
        if rules.confirmed and self.intent.get("confirmationStatus") == "NONE":
            prompt = self._prompt(rules.confirmation, f"the confirmation of {self.name}")
            return Step(CONFIRM_INTENT, prompt=prompt)
        return None

    def fill(self, slots: Mapping[str, Envelope]) -> None:
        """Take over the slots that were understood and hold something."""
        own = self.intent.setdefault("slots", {})
        own.update({name: dict(slot) for name, slot in slots.items() if has_value(slot)})
        self.asked = None
        self.state = IN_PROGRESS

    def decide(self, yes: bool) -> None:
        """Take over a yes or no to what was to be confirmed."""
        status = "CONFIRMED" if yes else "DENIED"
        asked, self.asked, self.state = self.asked, None, IN_PROGRESS
        if asked is None or asked.kind == CONFIRM_INTENT:
            self.intent["confirmationStatus"] = status
            self.state = COMPLETED
        elif asked.slot is not None:
            self.intent["slots"][asked.slot]["confirmationStatus"] = status

    def update(self, intent: Mapping[str, Any] | None) -> None:
        """Take over an intent that the skill changed. Raises DialogError where it cannot be."""
        if intent is None:
            return
        declared = self.model.intents.get(str(intent.get("name")))
        if declared is None:
            raise DialogError(f"updatedIntent names {intent.get('name')!r}, no intent of the model")
        names = {slot.name for slot in declared.slots}
        given = intent.get("slots") or {}
        for name in given:
            if name not in names:
                raise DialogError(f"updatedIntent has the slot {name!r}, {declared.name} has not")
        if declared.name != self.name:
            self.state = STARTED
        slots = {name: {"name": name, "confirmationStatus": "NONE"} for name in sorted(names)}
        slots |= {name: {"name": name, "confirmationStatus": "NONE"} | dict(slot)
                  for name, slot in given.items()}  # fmt: skip
        status = intent.get("confirmationStatus") or "NONE"
        self.intent = {"name": declared.name, "confirmationStatus": status}
        if slots:
            self.intent["slots"] = slots

    def demand(self, kind: str, slot: str | None) -> Step:
        """What a directive of the skill asks, in the skill's own words. Raises DialogError."""
        rules = self.rules
        if slot is not None and slot not in self.intent.get("slots", {}):
            raise DialogError(f"{rules.name} has no slot {slot!r} to {kind.partition(' ')[0]}")
        return Step(kind, slot)

    def _slot_step(self, rules: DialogSlot, now: datetime) -> Step | None:
        slot = self.intent.get("slots", {}).get(rules.name, {})
        if slot.get("confirmationStatus") == "DENIED":
            slot = self.intent["slots"][rules.name] = empty_slot(rules.name)
        if not has_value(slot) or (rules.elicited and slot.get("value") == UNREADABLE):
            return self._elicit(rules) if rules.elicited else None
        for validation in rules.validations:
            if not is_valid(slot, validation, now):
                what = f"the validation {validation.type} of slot {rules.name}"
                return Step(ELICIT, rules.name, self._prompt(validation.prompt, what))
        if rules.confirmed and slot.get("confirmationStatus", "NONE") == "NONE":
            prompt = self._prompt(rules.confirmation, f"the confirmation of slot {rules.name}")
            return Step(CONFIRM_SLOT, rules.name, prompt)
        return None

    def _elicit(self, rules: DialogSlot) -> Step:
        prompt = self._prompt(rules.elicitation, f"the elicitation of slot {rules.name}")
        return Step(ELICIT, rules.name, prompt)

    def _prompt(self, identifier: str | None, what: str) -> str:
        """The words of a prompt: its variations take turns."""
        variations = self.model.prompts.get(identifier or "", ())
        if identifier is None or not variations:
            named = f"the prompt {identifier!r}" if identifier else "a prompt"
            raise DialogError(f"The model lacks {named} for {what} ({self.name})")
        times = self._times[identifier] = self._times.get(identifier, -1) + 1
        text = variations[times % len(variations)]
        for name in slots_in(text):
            text = text.replace(f"{{{name}}}", spoken_value(self.intent, name))
        return plain(text)


def empty_slot(name: str) -> Envelope:
    """A slot that nobody filled."""
    return {"name": name, "confirmationStatus": "NONE"}


def has_value(slot: Mapping[str, Any]) -> bool:
    """Whether a request's slot holds something."""
    return bool(slot.get("value")) or bool((slot.get("slotValue") or {}).get("values"))


def spoken_value(intent: Mapping[str, Any], name: str) -> str:
    """The words of a slot, as a prompt repeats them."""
    slot = (intent.get("slots") or {}).get(name, {})
    if slot.get("value"):
        return str(slot["value"])
    values = (slot.get("slotValue") or {}).get("values") or ()
    return ", ".join(str(value.get("value")) for value in values)
