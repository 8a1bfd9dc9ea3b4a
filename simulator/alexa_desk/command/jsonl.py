"""`chat --jsonl`: a conversation with a program, one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import redirect_stdout
from dataclasses import asdict, dataclass, replace
from difflib import get_close_matches
from io import StringIO
from typing import Any, BinaryIO

from alexa_desk.alexa import DEFAULT_USER, UnknownLocaleError
from alexa_desk.command.desk import Desk
from alexa_desk.command.record import Recorder
from alexa_desk.services.shop import UnknownProductError
from alexa_desk.turn import Turn

_MARK = b"\xef\xbb\xbf"


#: What a line may hold; `expect` is what a recording keeps.
_KEYS = ("utterance", "locale", "user", "new_session", "advance", "own", "request", "expect")


class BadLineError(Exception):
    """A line that cannot be said; the message tells why. `user` is whose it was."""

    def __init__(self, message: str, user: str = DEFAULT_USER) -> None:
        super().__init__(message)
        self.user = user


@dataclass(frozen=True, slots=True)
class Line:
    """One line in: what is said or sent, where, by whom, after how many seconds, owning what."""

    utterance: str
    locale: str
    user: str
    new_session: bool = False
    advance: float | None = None
    own: tuple[str, ...] | None = None
    request: Mapping[str, Any] | str | None = None


def converse(
    desk: Desk,
    lines: Iterable[bytes],
    out: BinaryIO,
    locale: str,
    full: bool = False,
    recorder: Recorder | None = None,
) -> None:
    """Answer each line of `lines` with one line; no line ends the conversation, empty ones are
    skipped.

    `locale` is spoken where a line names none. `full` adds envelopes, notes and events.
    """
    for line in lines:
        if not line.removeprefix(_MARK).strip():
            continue
        turn = _answer(desk, line, locale, recorder or Recorder())
        text = json.dumps(turn.as_dict(full), ensure_ascii=False)
        out.write(text.encode("utf-8", "replace") + b"\n")
        out.flush()


def _answer(desk: Desk, raw: bytes, locale: str, recorder: Recorder) -> Turn:
    user = DEFAULT_USER
    try:
        line = parse(raw, locale)
        user = line.user
        # Whatever the skill prints must not stand between the lines of the conversation.
        with redirect_stdout(StringIO()):
            turn = desk.watch(lambda: turn_of(desk, line))
        recorder.keep(asdict(line), turn)
        return turn
    except BadLineError as error:
        return Turn(error=str(error), session_open=desk.alexa.session_open(error.user))
    except (UnknownLocaleError, UnknownProductError) as error:
        told = str(error)
    except Exception as error:  # a program reads the answers: it gets the fault as one of them
        told = f"The simulator failed with {type(error).__name__}: {error}"
    return Turn(error=told, session_open=desk.alexa.session_open(user))


def turn_of(desk: Desk, line: Line) -> Turn:
    """What comes of a line. Raises UnknownLocaleError and UnknownProductError."""
    alexa = desk.alexa
    if line.own is not None:
        alexa.own(*line.own, user=line.user)
    meanwhile = alexa.advance(line.advance) if line.advance is not None else []
    if line.request is not None:
        turn = alexa.send(line.request, line.locale, line.user)
    elif line.utterance.strip() or line.new_session:
        turn = alexa.say(line.utterance, line.locale, line.user, line.new_session)
    else:
        turn = Turn(session_open=alexa.session_open(line.user))
    return replace(turn, events=(*meanwhile, *turn.events))


def parse(raw: bytes, locale: str) -> Line:
    """Read one line. Raises BadLineError when it does not hold what it must."""
    try:
        # Some shells put a byte-order mark before what they pipe.
        entry = json.loads(raw.removeprefix(_MARK).decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise BadLineError(f"The line is not JSON: {error}") from error
    if not isinstance(entry, dict):
        raise BadLineError("The line is not a JSON object")
    try:
        return _line(entry, locale)
    except BadLineError as error:
        user = entry.get("user")
        raise BadLineError(str(error), user if isinstance(user, str) else DEFAULT_USER) from error


def _line(entry: dict[str, Any], locale: str) -> Line:
    for key in entry:
        if key not in _KEYS:
            near = get_close_matches(key, _KEYS, 1)
            hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(_KEYS)}"
            raise BadLineError(f"There is no key {key!r}: {hint}")
    new_session = entry.get("new_session")
    if not isinstance(new_session, bool | None):
        raise BadLineError("new_session must be true or false")
    request = entry.get("request")
    if not isinstance(request, dict | str | None):
        raise BadLineError("request must be an object or the name of a request's type")
    line = Line(
        _text(entry, "utterance", ""),
        _text(entry, "locale", locale),
        _text(entry, "user", DEFAULT_USER),
        bool(new_session),
        _seconds(entry.get("advance")),
        _names(entry.get("own")),
        request,
    )
    does = line.advance is not None or line.own is not None or request
    if not (line.utterance.strip() or line.new_session or does):
        raise BadLineError("utterance is missing or empty: put what the user says there")
    return line


def _seconds(value: Any) -> float | None:
    if value is None:
        return None
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or not 0 <= value < 1e9:
        raise BadLineError(f"advance must be a number of seconds, not {json.dumps(value)[:40]}")
    return float(value)


def _names(value: Any) -> tuple[str, ...] | None:
    if value is None:
        return None
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise BadLineError(f"own must be a list of products, not {json.dumps(value)[:40]}")
    return tuple(value)


def _text(entry: dict[str, Any], key: str, default: str) -> str:
    value = entry.get(key)
    if value is None:
        return default
    if not isinstance(value, str):
        raise BadLineError(f"{key} must be a text, not {json.dumps(value)[:40]}")
    # Half of a surrogate pair is a character nobody can say, and nobody can print.
    return value.encode("utf-8", "replace").decode("utf-8")
