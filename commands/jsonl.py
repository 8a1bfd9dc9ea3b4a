"""`walking-muscles chat --jsonl`: a conversation with a program, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from typing import Any, BinaryIO

from alexa_desk.alexa import DEFAULT_USER, Turn, UnknownLocaleError
from commands.desk import Desk


class BadLineError(Exception):
    """A line that cannot be said; the message tells why."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line in: what is said, where, by whom."""

    utterance: str
    locale: str
    user: str
    new_session: bool


def converse(
    desk: Desk, lines: Iterable[bytes], out: BinaryIO, locale: str, full: bool = False
) -> None:
    """Answer each line of `lines` with one line; no line ends the conversation.

    `locale` is spoken where a line names none. `full` adds the request and response envelopes.
    """
    for line in lines:
        answer = _answer(desk, line, locale).as_dict(full)
        text = json.dumps(answer, ensure_ascii=False)
        out.write(text.encode("utf-8", "replace") + b"\n")
        out.flush()


def _answer(desk: Desk, raw: bytes, locale: str) -> Turn:
    try:
        line = parse(raw, locale)
        # Whatever the skill prints must not stand between the lines of the conversation.
        with redirect_stdout(StringIO()):
            return desk.say(line.utterance, line.locale, line.user, line.new_session)
    except (BadLineError, UnknownLocaleError) as error:
        return Turn(error=str(error))
    except Exception as error:  # a program reads the answers: it gets the fault as one of them
        return Turn(error=f"The simulator failed with {type(error).__name__}: {error}")


def parse(raw: bytes, locale: str) -> Line:
    """Read one line. Raises BadLineError when it does not hold what it must."""
    try:
        entry = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise BadLineError(f"The line is not JSON: {error}") from error
    if not isinstance(entry, dict):
        raise BadLineError("The line is not a JSON object")
    utterance = _text(entry, "utterance", "")
    if not utterance.strip():
        raise BadLineError("utterance is missing or empty: put what the walker says there")
    new_session = entry.get("new_session")
    if not isinstance(new_session, bool | None):
        raise BadLineError("new_session must be true or false")
    user = _text(entry, "user", DEFAULT_USER)
    return Line(utterance, _text(entry, "locale", locale), user, bool(new_session))


def _text(entry: dict[str, Any], key: str, default: str) -> str:
    value = entry.get(key)
    if value is None:
        return default
    if not isinstance(value, str):
        raise BadLineError(f"{key} must be a text, not {json.dumps(value)[:40]}")
    # Half of a surrogate pair is a character nobody can say, and nobody can print.
    return value.encode("utf-8", "replace").decode("utf-8")
