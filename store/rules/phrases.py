"""Example phrases and a tester's steps: understood word for word, and answered (P-01 to P-04)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from alexa_desk import Turn
from alexa_desk.command.desk import Desk
from store.manifest import tester_steps
from store.rules.fault import Fault, broken
from store.submission import Submission

_FALLBACK = "AMAZON.FallbackIntent"
_SLOT = re.compile(r"\\\{(\w+)\\\}")


def three(submission: Submission) -> Iterator[Fault]:
    """Three phrases, and none twice."""
    for document in submission.texts.values():
        phrases = document.data["phrases"]
        if len({phrase.lower() for phrase in phrases}) != 3 or len(phrases) != 3:
            problem = f"there are {len(phrases)} example phrases"
            yield broken(document, ("phrases",), "P-01", problem, "write three different ones")


def understood(submission: Submission, desk: Desk) -> Iterator[Fault]:
    """In each locale of its language a phrase opens the skill, or asks it what a sample asks."""
    for locale in submission.models:
        document = submission.texts.get(locale[:2])
        if document is None:
            continue
        for at, phrase in enumerate(document.data["phrases"]):
            turn = desk.say(phrase, locale, user=f"{locale} {at}", new_session=True)
            for rule, problem, remedy in _phrase(submission, locale, phrase, turn, opens=at == 0):
                yield broken(document, ("phrases", at), rule, f"{locale}: {problem}", remedy)


def steps_work(submission: Submission, desk: Desk) -> Iterator[Fault]:
    """What a tester is told to say is understood and answered, one after the other."""
    steps = submission.store.data["testing"]["steps"]
    for step in tester_steps(submission):
        turn = desk.say(step["say"], "en-US", user="tester")
        if turn.error or turn.intent == _FALLBACK:
            problem = f"{step['say']!r} is not understood: {turn.error or turn.intent}"
            where = ("testing", "steps", steps.index(step))
            yield broken(submission.store, where, "P-04", problem, "say what the model has")


def _phrase(
    submission: Submission, locale: str, phrase: str, turn: Turn, *, opens: bool
) -> Iterator[tuple[str, str, str]]:
    name = submission.invocation_name(locale)
    if name not in _plain(phrase) or opens != (turn.intent == "LaunchRequest"):
        remedy = f"the first opens {name!r}, the others ask it something"
        yield "P-02", f"{phrase!r} is a {turn.intent}", remedy
    elif turn.error or turn.intent == _FALLBACK or not turn.speech:
        yield "P-04", f"{phrase!r} is not answered: {turn.error or turn.intent}", "say another"
    elif not opens and not _is_sample(submission.models[locale], str(turn.intent), phrase, name):
        remedy = "build it from a sample, or add it to the sentences"
        yield "P-03", f"{phrase!r} is no sample of {turn.intent}", remedy


def _is_sample(model: dict[str, Any], intent: str, phrase: str, name: str) -> bool:
    """Whether what follows the name is, word for word, a sample with values in its slots."""
    language = model["interactionModel"]["languageModel"]
    values = {kind["name"]: _values(kind) for kind in language["types"]}
    (found,) = (each for each in language["intents"] if each["name"] == intent)
    slots = {slot["name"]: values.get(slot["type"]) for slot in found.get("slots", ())}
    asked = _plain(phrase).partition(name)[2].strip()
    # A connecting word ("for") may belong to the call, not to what is asked.
    forms = (asked, asked.partition(" ")[2])
    return any(_says(sample, form, slots) for sample in found["samples"] for form in forms)


def _says(sample: str, form: str, slots: Mapping[str, set[str] | None]) -> bool:
    """Whether words are a sample; a slot of Amazon's own takes any words."""

    def spoken(slot: re.Match[str]) -> str:
        known = slots[slot[1]]
        here = [value for value in known or () if value in form]
        return ".+" if known is None else f"(?:{'|'.join(map(re.escape, here)) or '$.'})"

    return bool(re.fullmatch(_SLOT.sub(spoken, re.escape(sample)), form))


def _values(kind: dict[str, Any]) -> set[str]:
    names = (value["name"] for value in kind["values"])
    return {text.lower() for name in names for text in (name["value"], *name["synonyms"])}


def _plain(phrase: str) -> str:
    """A phrase as it is heard: small letters, no marks."""
    return " ".join(re.sub(r"[^\w\s'-]", " ", phrase.lower()).split())
