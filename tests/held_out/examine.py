"""Puts the held-out questions to the skill through the simulator, and judges what is spoken."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from alexa_desk import Alexa
from alexa_desk.command.desk import Desk
from commands.desk import open_desk
from skill.alexa.services import NO_ANSWER
from tests import yaml_files
from tests.talks import desk as walks_desk

FOLDER = Path(__file__).parent
LOCALES = {"en": "en-US", "de": "de-DE"}
#: What a walker who is used to it says for that.
USED_TO_IT = {"en-US": "regular", "de-DE": "geübte"}
SECONDS_WALKED, SECONDS_RESTED = 7 * 60, 60
KNOWN_FAILURES = FOLDER / "known_failures.yaml"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One question or conversation: what was said and heard, and what is wrong (or nothing)."""

    name: str
    said: str
    heard: str
    wrong: tuple[str, ...]


def questions(file: str) -> Iterator[Verdict]:
    """Ask each question of a file in a session of its own, as somebody not met before."""
    for number, entry in enumerate(_read(file)):
        desk = _desk(number)
        turn = desk.say(entry["say"], entry["locale"], user=f"{file}-{number}", new_session=True)
        wrong = _wrong(entry, turn.speech or "", turn.session_open)
        if turn.error:
            wrong = (*wrong, turn.error)
        yield Verdict(
            f"{file}:{number} {entry.get('topic', '')} [{turn.intent}]",
            entry["say"],
            turn.speech or "",
            wrong,
        )


def conversations(file: str) -> Iterator[Verdict]:
    """Hold each conversation of a file; it is right when each of its turns is."""
    for number, entry in enumerate(_read(file)):
        yield _conversation(_desk(number), f"{file}-{number}", entry)


def walks(file: str) -> Iterator[Verdict]:
    """Say each sentence of a file on the walk that it is meant for, as a walker of its own."""
    locale = LOCALES[file.rpartition("_")[2]]
    number = 0
    for group in _read(file):
        for said in group["say"]:
            number += 1
            walker = f"{file}-{number}"
            turn = _on_a_walk(group["walk"], locale, walker).say(said, locale, walker, True)
            speech = turn.speech or ""
            wrong = _wrong(group, speech, turn.session_open)
            yield Verdict(f"{walker} {group['topic']} [{turn.intent}]", said, speech, wrong)


def known_failures() -> dict[str, list[str]]:
    """Return what is known to fail: file to what is said there."""
    found: dict[str, list[str]] = yaml_files.read(KNOWN_FAILURES)
    return found


def pin(failures: dict[str, list[str]]) -> None:
    """Write down what fails, under the comment that the file begins with."""
    head = KNOWN_FAILURES.read_text("utf-8").partition("\n\n")[0]
    body = yaml.safe_dump(failures, allow_unicode=True, sort_keys=True, width=1000)
    KNOWN_FAILURES.write_text(f"{head}\n\n{body}", "utf-8")


@cache
def _opened() -> tuple[Desk, Random]:
    chance = Random(7)
    return open_desk(":memory:", chance), chance


def _desk(number: int) -> Desk:
    """Return the one desk, with the same chance for an entry whatever was asked before it."""
    desk, chance = _opened()
    chance.seed(number)
    return desk


def _on_a_walk(on: str, locale: str, walker: str) -> Alexa:
    """Return the simulator with a walker in the brisk part of a walk; none, or one that rests."""
    walking = _walking()
    walking.chance.seed(walker)
    if on != "none":
        wish = {"duration": "PT20M", "level": USED_TO_IT[locale]}
        walking.alexa.send(_intent("GuidedWalkIntent", wish), locale, walker)
        walking.alexa.advance(SECONDS_WALKED)
        if on == "held":
            walking.alexa.send(_intent("AMAZON.PauseIntent", {}), locale, walker)
            walking.alexa.advance(SECONDS_RESTED)
    return walking.alexa


def _intent(name: str, values: Mapping[str, str]) -> dict[str, Any]:
    slots = {slot: {"name": slot, "value": value} for slot, value in values.items()}
    return {"type": "IntentRequest", "intent": {"name": name, "slots": slots}}


@cache
def _walking() -> walks_desk.Desk:
    return walks_desk.Desk(ask=lambda call: NO_ANSWER)


def share(verdicts: list[Verdict]) -> float:
    """Return how many of the verdicts are without fault, 0 to 1."""
    return sum(not verdict.wrong for verdict in verdicts) / len(verdicts)


def _conversation(desk: Desk, user: str, entry: dict[str, Any]) -> Verdict:
    heard: list[str] = []
    wrong: list[str] = []
    for number, step in enumerate(entry["turns"]):
        turn = desk.say(step["say"], entry["locale"], user=user, new_session=number == 0)
        speech = turn.speech or ""
        faults = [*_wrong(step, speech, turn.session_open), *_against(step, speech, heard)]
        heard.append(speech)
        wrong += [f"turn {number} [{turn.intent}] {speech!r}: {fault}" for fault in faults]
    said = " / ".join(step["say"] for step in entry["turns"])
    return Verdict(user, said, " / ".join(heard), tuple(wrong))


def _wrong(entry: dict[str, Any], speech: str, is_open: bool) -> tuple[str, ...]:
    """Return what is missing from a speech, and what should not be in it."""
    found = [f"lacks {p!r}" for p in entry.get("speaks", ()) if not _in(p, speech)]
    found += [f"has {p!r}" for p in entry.get("never", ()) if _in(p, speech)]
    if entry.get("open") is not None and entry["open"] != is_open:
        found.append(f"the session is {'open' if is_open else 'closed'}")
    return tuple(found)


def _against(step: dict[str, Any], speech: str, heard: list[str]) -> list[str]:
    """Return what is wrong beside the turns that this one repeats or must differ from."""
    found = []
    if "differs_from" in step and speech == heard[step["differs_from"]]:
        found.append("says the same words again")
    if "same_as" in step and _statements(speech) != _statements(heard[step["same_as"]]):
        found.append("does not repeat")
    return found


def _statements(speech: str) -> str:
    return " ".join(s for s in re.split(r"(?<=[.?])\s+", speech) if not s.endswith("?"))


def _in(pattern: str, speech: str) -> bool:
    return re.search(pattern, speech, re.IGNORECASE) is not None


def _read(file: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml_files.read(FOLDER / f"{file}.yaml")
    return found
