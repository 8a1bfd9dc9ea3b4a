"""The talk as a tester tries it: stop, help and a way on in every state (D-01 to D-04)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from alexa_desk import Turn
from alexa_desk.command.desk import Desk
from store.rules.fault import Fault, broken
from store.submission import Submission

MOST_GOODBYE_WORDS = 8
_STOPS = ("AMAZON.StopIntent", "AMAZON.CancelIntent")
_LOST = "AMAZON.FallbackIntent"
_HELP = "AMAZON.HelpIntent"


def every_state(submission: Submission, desk: Desk) -> Iterator[Fault]:
    """After every intent, with its slots and without, the skill can be left, asked and helped."""
    for locale in _one_a_language(submission):
        for state in _states(submission.models[locale]):
            for rule, problem in _state_faults(desk, locale, state):
                name, filled = state["name"], "" if not _values(state) else " with its slots"
                told = f"{locale}: after {name}{filled}: {problem}"
                yield broken(
                    submission.store, (), rule, told, "mend its row in skill/talk/kinds.py"
                )


def _state_faults(desk: Desk, locale: str, state: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Look into one state: what an intent leaves behind in a session that was opened before."""
    turn = _reach(desk, locale, state)
    yield from _listening(turn)
    if not turn.session_open:
        return
    for stop in _STOPS:
        _reach(desk, locale, state)
        left = _send(desk, locale, {"name": stop})
        if left.session_open or left.error or len((left.speech or "").split()) > MOST_GOODBYE_WORDS:
            yield "D-01", f"{stop} says {left.error or left.speech!r}"
    _reach(desk, locale, state)
    helped = _send(desk, locale, {"name": _HELP})
    if not helped.session_open:
        yield "D-02", f"help closes: {helped.error or helped.speech!r}"
    yield from _listening(helped)
    lost = _send(desk, locale, {"name": _LOST})
    if not lost.speech or lost.error:
        yield "D-04", f"what is not understood is not answered: {lost.error}"


def _listening(turn: Turn) -> Iterator[tuple[str, str]]:
    """Whoever listens has asked something, and asks it again in other words."""
    if turn.error:
        yield "D-04", turn.error
    elif turn.session_open and not (turn.speech or "").rstrip().endswith("?"):
        yield "D-03", f"it listens, and asks nothing: {turn.speech!r}"
    elif turn.session_open and turn.reprompt in (None, turn.speech):
        yield "D-03", f"there is no other reprompt: {turn.speech!r}"


def _reach(desk: Desk, locale: str, state: dict[str, Any]) -> Turn:
    desk.say("", locale, user="tester", new_session=True)
    return _send(desk, locale, state)


def _send(desk: Desk, locale: str, intent: dict[str, Any]) -> Turn:
    request = {"type": "IntentRequest", "intent": {"confirmationStatus": "NONE", **intent}}
    return desk.watch(lambda: desk.alexa.send(request, locale, user="tester"))


def _states(model: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield each intent of a model: with empty slots, and with the first value in each."""
    language = model["interactionModel"]["languageModel"]
    first = {kind["name"]: kind["values"][0] for kind in language["types"]}
    for intent in language["intents"]:
        slots = {slot["name"]: slot["type"] for slot in intent.get("slots", ())}
        yield {"name": intent["name"], "slots": {name: {"name": name} for name in slots}}
        if slots:
            filled = {name: _filled(name, kind, first) for name, kind in slots.items()}
            yield {"name": intent["name"], "slots": filled}


def _filled(name: str, kind: str, first: dict[str, Any]) -> dict[str, Any]:
    value = first.get(kind)
    if value is None:
        return {"name": name, "value": "5"}
    match = {"value": {"name": value["name"]["value"], "id": value["id"]}}
    authority = {
        "authority": kind,
        "status": {"code": "ER_SUCCESS_MATCH"},
        "values": [match],
    }
    return {
        "name": name,
        "value": value["name"]["value"],
        "resolutions": {"resolutionsPerAuthority": [authority]},
    }


def _values(state: dict[str, Any]) -> bool:
    return any("value" in slot for slot in state["slots"].values())


def _one_a_language(submission: Submission) -> list[str]:
    """The locales of a language share their talk: one of each is tried."""
    return list({locale[:2]: locale for locale in submission.models}.values())
