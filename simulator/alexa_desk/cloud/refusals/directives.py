"""Directives: that they are known, fit the device and hold what they must."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from alexa_desk.device.device import SCREEN, Device
from alexa_desk.documents import read_yaml
from alexa_desk.model import InteractionModel, ModelError, value_of

LONGEST_TOKEN = 1024
LONGEST_URL = 8000
MOST_ENTITIES = 100
LONGEST_VALUE = 140

#: Each directive with the interface a device must have for it; "" where none is needed.
KNOWN: Mapping[str, str] = {
    name: interface
    for interface, names in read_yaml(Path(__file__).with_suffix(".yaml")).items()
    for name in names
}

_DIALOG = "Dialog."
_CONFIRMATIONS = ("NONE", "CONFIRMED", "DENIED", None)
#: What Alexa does for a skill, by the names of Connections.SendRequest.
_REQUESTS = (
    *("AskFor", "Buy", "Cancel", "Charge", "Print", "PrintImage", "PrintPDF", "PrintWebPage"),
    *("ScheduleFoodEstablishmentReservation", "ScheduleTaxiReservation", "Setup", "Upsell"),
)
#: A task of Amazon's or of a skill's, with its version; who provides it may follow.
_TASK = re.compile(
    r"connection://(?:AMAZON|amzn1\.ask\.skill\.[\w-]+)\.\w+/\d+(?:\?\S+)?", re.ASCII
)


def directives(
    body: Mapping[str, Any], device: Device, model: InteractionModel | None
) -> Iterator[str]:
    """The directives of a response."""
    entries = body.get("directives")
    if entries is None:
        return
    if not isinstance(entries, list):
        yield "directives is no list"
        return
    kinds = [entry.get("type") if isinstance(entry, dict) else None for entry in entries]
    for entry, kind in zip(entries, kinds, strict=True):
        if not isinstance(kind, str) or kind not in KNOWN:
            yield f"Alexa knows no directive {kind!r}"
            continue
        yield from _fits(kind, device)
        if kind in _CONTENT:
            yield from _CONTENT[kind](entry, model)
    yield from _together([kind for kind in kinds if isinstance(kind, str)], body)


def _fits(kind: str, device: Device) -> Iterator[str]:
    interface = KNOWN[kind]
    if interface and interface not in device.supported_interfaces():
        lack = "no screen" if interface == SCREEN else f"no interface {interface}"
        yield f"{kind}: the device has {lack}; look at supportedInterfaces before"


def _together(kinds: list[str], body: Mapping[str, Any]) -> Iterator[str]:
    dialog = [kind for kind in kinds if kind.startswith(_DIALOG)]
    if len(dialog) > 1:
        yield f"{' and '.join(dialog)}: no other Dialog directive may stand beside one"
    if "Dialog.Delegate" in kinds and (body.get("outputSpeech") or body.get("reprompt")):
        yield "there is speech beside Dialog.Delegate: Alexa speaks then, the skill may not"
    if kinds.count("AudioPlayer.Play") > 1:
        yield "there is more than one AudioPlayer.Play"
    if "VideoApp.Launch" in kinds and "shouldEndSession" in body:
        yield "VideoApp.Launch allows no shouldEndSession"


def _play(directive: Mapping[str, Any], model: InteractionModel | None) -> Iterator[str]:
    behaviour = directive.get("playBehavior")
    if behaviour not in ("REPLACE_ALL", "ENQUEUE", "REPLACE_ENQUEUED"):
        yield f"AudioPlayer.Play has the playBehavior {behaviour!r}"
    item = directive.get("audioItem")
    stream = item.get("stream") if isinstance(item, dict) else None
    if not isinstance(stream, dict):
        yield "AudioPlayer.Play has no audioItem.stream"
        return
    yield from _address(stream.get("url"))
    token = stream.get("token")
    # A number is taken for its digits.
    whole = isinstance(token, int) and not isinstance(token, bool)
    if not (whole or (isinstance(token, str) and 0 < len(token) <= LONGEST_TOKEN)):
        yield f"the stream's token is no text of 1 to {LONGEST_TOKEN} characters"
    offset = stream.get("offsetInMilliseconds", 0)
    if not isinstance(offset, int) or isinstance(offset, bool) or offset < 0:
        yield f"the stream's offsetInMilliseconds is {offset!r}, no number of milliseconds"
    expected = stream.get("expectedPreviousToken")
    if (behaviour == "ENQUEUE") is (expected is None):
        need = "needs" if behaviour == "ENQUEUE" else "allows no"
        yield f"playBehavior {behaviour} {need} expectedPreviousToken"


def _address(url: Any) -> Iterator[str]:
    if not isinstance(url, str) or not url.startswith("https://"):
        yield f"the stream's url is {url!r}: https only"
    elif len(url) > LONGEST_URL:
        yield f"the stream's url exceeds {LONGEST_URL} characters"
    elif urlsplit(url).hostname is None:
        yield f"the stream's url {url!r} names no host"


def _clear_queue(directive: Mapping[str, Any], model: InteractionModel | None) -> Iterator[str]:
    if directive.get("clearBehavior") not in ("CLEAR_ALL", "CLEAR_ENQUEUED"):
        yield f"AudioPlayer.ClearQueue has the clearBehavior {directive.get('clearBehavior')!r}"


def _render(directive: Mapping[str, Any], model: InteractionModel | None) -> Iterator[str]:
    document = directive.get("document")
    if not isinstance(document, dict):
        yield f"{directive['type']} has no document"
    elif not str(document.get("type", "")).startswith(("APL", "Link")):
        yield f"the document of {directive['type']} has the type {document.get('type')!r}"
    elif document["type"] != "Link" and not isinstance(document.get("mainTemplate"), dict):
        yield f"the document of {directive['type']} has no mainTemplate"
    for key, kind in (("token", str), ("datasources", dict)):
        if directive.get(key) is not None and not isinstance(directive[key], kind):
            yield f"the {key} of {directive['type']} is {directive[key]!r}"


def _commands(directive: Mapping[str, Any], model: InteractionModel | None) -> Iterator[str]:
    if not isinstance(directive.get("commands"), list):
        yield f"{directive['type']} has no list of commands"
    if not isinstance(directive.get("token"), str):
        yield f"{directive['type']} has no token of a document that is shown"


def _slot(directive: Mapping[str, Any], model: InteractionModel | None) -> Iterator[str]:
    key = "slotToElicit" if directive["type"] == "Dialog.ElicitSlot" else "slotToConfirm"
    if not isinstance(directive.get(key), str):
        yield f"{directive['type']} has no {key}"
    yield from _updated(directive, model)


def _updated(directive: Mapping[str, Any], model: InteractionModel | None) -> Iterator[str]:
    updated = directive.get("updatedIntent")
    if updated is None:
        return
    slots = updated.get("slots") if isinstance(updated, dict) else None
    if not isinstance(updated, dict) or not isinstance(updated.get("name"), str):
        yield f"the updatedIntent of {directive['type']} is no intent"
        return
    if slots is not None and not (
        isinstance(slots, dict) and all(isinstance(slot, dict) for slot in slots.values())
    ):
        yield f"the slots of {directive['type']}'s updatedIntent are no objects by name"
        return
    for each in (updated, *(slots or {}).values()):
        if each.get("confirmationStatus", "NONE") not in _CONFIRMATIONS:
            told = f"has the confirmationStatus {each['confirmationStatus']!r}"
            yield f"{each.get('name')} in {directive['type']}'s updatedIntent {told}"


def _entities(directive: Mapping[str, Any], model: InteractionModel | None) -> Iterator[str]:
    behaviour = directive.get("updateBehavior")
    if behaviour not in ("REPLACE", "CLEAR"):
        yield f"Dialog.UpdateDynamicEntities has the updateBehavior {behaviour!r}"
    types = directive.get("types")
    if behaviour == "CLEAR" and not types:
        return
    if not isinstance(types, list) or not types:
        yield "Dialog.UpdateDynamicEntities has no list of types"
        return
    words = 0
    for entry in types:
        values = entry.get("values") if isinstance(entry, dict) else None
        if not isinstance(values, list) or not isinstance(entry.get("name"), str):
            yield "a type of Dialog.UpdateDynamicEntities has no name or no list of values"
            continue
        yield from _type_exists(entry["name"], model)
        for value in values:
            try:
                read = value_of(value)
            except ModelError as error:
                yield f"a dynamic entity of {entry['name']} is wrong: {error}"
                continue
            words += 1 + len(read.synonyms)
            if any(len(word) > LONGEST_VALUE for word in (read.name, *read.synonyms)):
                yield f"a dynamic entity of {entry['name']} exceeds {LONGEST_VALUE} characters"
    if words > MOST_ENTITIES:
        yield f"there are {words} dynamic entities with their synonyms, at most {MOST_ENTITIES}"


def _type_exists(name: str, model: InteractionModel | None) -> Iterator[str]:
    if model is None or name in model.types:
        return
    used = {slot.type for intent in model.intents.values() for slot in intent.slots}
    if name not in used:
        yield f"Dialog.UpdateDynamicEntities names the type {name}, which the model has not"


def _connection(directive: Mapping[str, Any], model: InteractionModel | None) -> Iterator[str]:
    name = directive.get("name")
    if not isinstance(name, str) or not isinstance(directive.get("payload"), dict):
        yield "Connections.SendRequest has no name or no payload"
    elif name not in _REQUESTS:
        yield f"Connections.SendRequest has the name {name!r}, not {', '.join(_REQUESTS)}"


def _start(directive: Mapping[str, Any], model: InteractionModel | None) -> Iterator[str]:
    uri = directive.get("uri")
    if not isinstance(uri, str):
        yield "Connections.StartConnection has no uri"
    elif not _TASK.fullmatch(uri):
        form = "connection://AMAZON.PrintPDF/1"
        yield f"the uri of Connections.StartConnection is {uri!r}, not of the form {form}"
    after = directive.get("onCompletion")
    if after not in (None, "RESUME_SESSION", "SEND_ERRORS_ONLY"):
        yield f"Connections.StartConnection has the onCompletion {after!r}"


def _video(directive: Mapping[str, Any], model: InteractionModel | None) -> Iterator[str]:
    item = directive.get("videoItem")
    source = item.get("source") if isinstance(item, dict) else None
    if not isinstance(source, str) or not source.startswith("https://"):
        yield f"the videoItem of VideoApp.Launch has the source {source!r}: https only"


_CONTENT: Mapping[str, Callable[[Mapping[str, Any], InteractionModel | None], Iterator[str]]] = {
    "AudioPlayer.Play": _play,
    "AudioPlayer.ClearQueue": _clear_queue,
    f"{SCREEN}.RenderDocument": _render,
    f"{SCREEN}.ExecuteCommands": _commands,
    "Alexa.Presentation.APLA.RenderDocument": _render,
    "Dialog.ElicitSlot": _slot,
    "Dialog.ConfirmSlot": _slot,
    "Dialog.ConfirmIntent": _updated,
    "Dialog.Delegate": _updated,
    "Dialog.UpdateDynamicEntities": _entities,
    "Connections.SendRequest": _connection,
    "Connections.StartConnection": _start,
    "VideoApp.Launch": _video,
}
