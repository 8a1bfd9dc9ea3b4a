"""One JSON line for each request: what it was, how it went, how long it took.

Nothing of the walker is in it. The same line carries its figures in CloudWatch's embedded metric
format, so that Lambda's log is all the monitoring needs: no agent, and no call in a walker's time.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from contextvars import ContextVar
from functools import lru_cache
from io import UnsupportedOperation
from json.encoder import encode_basestring_ascii
from select import select
from typing import TextIO

NAMESPACE = "WalkingMuscles"
ANSWERED = "answered"
REFUSED = "refused"
FAULT = "fault"

Write = Callable[[str], None]
#: Takes an outcome ("" for a fault of no request), milliseconds, faults, and whether a walker's
#: memory was missed.
Observe = Callable[[str, float, int, bool], None]
Seconds = Callable[[], float]


def _metrics(*names: tuple[str, str]) -> str:
    """Return what CloudWatch makes of figures: one for a function, and one for each locale."""
    directive = {
        "Namespace": NAMESPACE,
        "Dimensions": [["function"], ["function", "locale"]],
        "Metrics": [{"Name": name, "Unit": unit} for name, unit in names],
    }
    return f'"CloudWatchMetrics": {json.dumps([directive])}'


_FAULTS = ("faults", "Count")
_METRICS = _metrics(("milliseconds", "Milliseconds"), _FAULTS, ("unremembered", "Count"))
_FAULT_METRICS = _metrics(_FAULTS)
#: Names longer than this are not Alexa's, and may hold anything.
_LONGEST_NAME = 120
#: What stands for a name that is missing, and for a locale: metrics need one.
_NULL, _NONE = "null", '"none"'


class Entry:
    """The line of one request while it runs: when it began, and the faults told meanwhile.

    `unremembered`: the walker's memory was needed, and could not be had. `event`: what became of a
    device's event, where it was one.
    """

    __slots__ = ("began", "ended", "event", "faults", "unremembered")

    def __init__(self, began: float) -> None:
        self.began = began
        self.ended = False
        self.unremembered = False
        self.event = ""
        self.faults: list[tuple[str, str]] = []


#: The request that runs: a server answers several walkers at once, a helper thread one of them.
_RUNNING: ContextVar[Entry | None] = ContextVar("_RUNNING", default=None)


class Journal:
    """Writes the lines. Faults told while a request runs go into its line, others have their own.

    `write` takes a line; `function` is whose lines they are, for metrics; `now` tells seconds
    since 1970, `ticks` seconds since some beginning. `observe` counts, for who has no CloudWatch.
    """

    def __init__(
        self,
        write: Write,
        function: str = "none",
        *,
        now: Seconds = time.time,
        ticks: Seconds = time.perf_counter,
        observe: Observe | None = None,
    ) -> None:
        self._observe = observe
        self._write = write
        self._function = encode_basestring_ascii(function)
        self._now = now
        self._ticks = ticks

    def fault(self, fault: str, where: str) -> None:
        """Take a fault: its class and its place. A message could hold a walker's words."""
        entry = _RUNNING.get()
        if entry is None or entry.ended:
            told = {"outcome": FAULT, "error": fault, "where": where, "locale": "none", "faults": 1}
            self._put(json.dumps(told)[1:-1], _FAULT_METRICS)
            if self._observe:
                self._observe("", 0.0, 1, False)
        else:
            entry.faults.append((fault, where))

    def missed(self) -> None:
        """Take that the request which runs goes without its walker's memory."""
        entry = _RUNNING.get()
        if entry is not None:
            entry.unremembered = True

    def event(self, fate: str) -> None:
        """Take what became of a device's event: applied, stale, late, twice, or what it refused."""
        entry = _RUNNING.get()
        if entry is not None:
            entry.event = fate

    def begin(self) -> Entry:
        """Begin the line of a request."""
        entry = Entry(self._ticks())
        _RUNNING.set(entry)
        return entry

    def end(self, entry: Entry, event: object, outcome: str) -> None:
        """End the line of a request, and write it."""
        entry.ended = True
        faults = entry.faults
        milliseconds = (self._ticks() - entry.began) * 1000
        error = ""
        if faults:
            outcome = FAULT
            last, where = (encode_basestring_ascii(text) for text in faults[-1])
            error = f', "error": {last}, "where": {where}'
        if entry.event:
            error += f', "event": {encode_basestring_ascii(entry.event)}'
        # Put together by hand: `json.dumps` takes three times as long for the same text.
        self._put(
            f'{_described(event)}, "milliseconds": {milliseconds:.2f}, "outcome": "{outcome}"'
            f', "faults": {len(faults)}{error}, "unremembered": {entry.unremembered:d}',
            _METRICS,
        )
        if self._observe:
            self._observe(outcome, milliseconds, len(faults), entry.unremembered)

    def _put(self, fields: str, metrics: str) -> None:
        self._write(
            f'{{{fields}, "function": {self._function}'
            f', "_aws": {{"Timestamp": {int(self._now() * 1000)}, {metrics}}}}}'
        )


def to_stdout(text: str) -> None:
    """Write a line, in one piece, where Lambda takes its log from.

    A log that cannot be written (full, closed, never there) costs nobody an answer; nor does one
    that would have to be waited for: a pipe whose reader is stuck takes no line.
    """
    try:
        if takes_a_line(sys.stdout):
            sys.stdout.write(f"{text}\n")
            sys.stdout.flush()
    except (OSError, ValueError, AttributeError):
        return


def takes_a_line(stream: TextIO) -> bool:
    """Tell whether a stream takes a line at once; a file always does."""
    try:
        return bool(select([], [stream.fileno()], [], 0)[1])
    except UnsupportedOperation:  # it is no file: nothing to wait for
        return True
    except (OSError, ValueError, AttributeError):  # closed, or never there
        return False


def _described(event: object) -> str:
    """Return what a request is, in Alexa's names: its id, type, intent and locale."""
    request = event.get("request") if isinstance(event, dict) else None
    request = request if isinstance(request, dict) else {}
    intent = request.get("intent")
    intent_name = intent.get("name") if isinstance(intent, dict) else None
    kind, locale = request.get("type"), request.get("locale")
    return (
        f'"requestId": {_name(request.get("requestId")) or _NULL}, "type": {_common(kind) or _NULL}'
        f', "intent": {_common(intent_name) or _NULL}, "locale": {_common(locale) or _NONE}'
    )


def _name(found: object) -> str | None:
    """Return a name as Alexa makes them, in JSON; anything else could be words of a walker's."""
    if not isinstance(found, str) or not 0 < len(found) <= _LONGEST_NAME or " " in found:
        return None
    quoted = encode_basestring_ascii(found)
    return quoted if len(quoted) == len(found) + 2 else None  # longer: something was escaped


_few_names = lru_cache(256)(_name)


def _common(found: object) -> str | None:
    """Return one of the few names that come again and again, in JSON."""
    return _few_names(found) if isinstance(found, str) and len(found) <= _LONGEST_NAME else None
