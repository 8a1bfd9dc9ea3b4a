"""What may be answered to which request."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_SPOKEN = ("outputSpeech", "reprompt", "card")
_ANSWERS = ("YES", "NO", "MAYBE")

#: Requests whose answer may hold nothing but directives for the audio player.
_PLAYING = ("AudioPlayer.", "PlaybackController.")
#: Requests that are answered by nothing at all.
_EVENTS = ("AlexaSkillEvent.", "Messaging.", "Reminders.", "System.")


def occasion(body: Mapping[str, Any], kind: str) -> Iterator[str]:
    """Whether an answer fits the request it is for."""
    if kind == "SessionEndedRequest" and _speaks(body):
        yield "the skill answered a SessionEndedRequest, which is refused"
    elif kind.startswith(_EVENTS) and _speaks(body):
        yield f"{kind} may not be answered with speech, a reprompt or a card"
    elif kind.startswith(_PLAYING):
        yield from _playing(body, kind)
    elif kind == "CanFulfillIntentRequest":
        yield from _can_fulfill(body)


def _speaks(body: Mapping[str, Any]) -> bool:
    return any(body.get(key) for key in _SPOKEN)


def _playing(body: Mapping[str, Any], kind: str) -> Iterator[str]:
    if _speaks(body):
        yield f"{kind} may not be answered with speech, a reprompt or a card"
    if body.get("shouldEndSession") is False:
        yield f"an answer to {kind} may not have shouldEndSession set to false"
    entries = body.get("directives") or ()
    kinds = [str(entry.get("type")) for entry in entries if isinstance(entry, dict)]
    others = [each for each in kinds if not each.startswith("AudioPlayer.")]
    if others:
        yield f"{kind} may be answered with AudioPlayer directives only, not {', '.join(others)}"
    if kind == "AudioPlayer.PlaybackStopped" and kinds:
        yield f"{kind} may not be answered with directives"


def _can_fulfill(body: Mapping[str, Any]) -> Iterator[str]:
    if _speaks(body) or body.get("directives"):
        yield "CanFulfillIntentRequest may be answered with canFulfillIntent only"
    answer = body.get("canFulfillIntent")
    if not isinstance(answer, dict) or answer.get("canFulfill") not in _ANSWERS:
        yield f"canFulfillIntent.canFulfill is missing or none of {', '.join(_ANSWERS)}"
        return
    for name, slot in (answer.get("slots") or {}).items():
        known = isinstance(slot, dict) and slot.get("canUnderstand") in _ANSWERS
        if not known or slot.get("canFulfill") not in ("YES", "NO"):
            yield f"canFulfillIntent, slot {name}: canUnderstand or canFulfill is missing or wrong"
