"""One JSON line for each request: what it was, how it went, how long it took.

Nothing of the walker is in it. The same line carries its figures in CloudWatch's embedded metric
format, so that Lambda's log is all the monitoring needs: no agent, and no call in a walker's time.
"""

from __future__ import annotations

import json
import sys
import time
from _thread import _local as local  # that of threading, without the rest of it: 0.6 ms
from collections.abc import Callable
from json.encoder import encode_basestring_ascii

NAMESPACE = "WalkingMuscles"
ANSWERED = "answered"
REFUSED = "refused"
FAULT = "fault"

Write = Callable[[str], None]
Seconds = Callable[[], float]

#: What CloudWatch makes of `milliseconds` and `faults`: a figure in all, and one for each locale.
_METRICS = json.dumps(
    [
        {
            "Namespace": NAMESPACE,
            "Dimensions": [["locale"], []],
            "Metrics": [
                {"Name": "milliseconds", "Unit": "Milliseconds"},
                {"Name": "faults", "Unit": "Count"},
            ],
        }
    ]
)
#: Names longer than this are not Alexa's, and may hold anything.
_LONGEST_NAME = 120
#: What stands for a name that is missing, and for a locale: metrics need one.
_NULL, _NONE = "null", '"none"'


class Journal:
    """Writes the lines. Faults told while a request runs go into its line, others have their own.

    `write` takes a line; `now` tells seconds since 1970, `ticks` seconds since some beginning.
    """

    def __init__(
        self, write: Write, *, now: Seconds = time.time, ticks: Seconds = time.perf_counter
    ) -> None:
        self._write = write
        self._now = now
        self._ticks = ticks
        self._request = local()  # a server answers several walkers at once

    def fault(self, fault: str, where: str) -> None:
        """Take a fault: its class and its place. A message could hold a walker's words."""
        faults = getattr(self._request, "faults", None)
        if faults is None:
            self._write(json.dumps({"outcome": FAULT, "error": fault, "where": where}))
        else:
            faults.append((fault, where))

    def begin(self) -> None:
        """Begin the line of a request."""
        self._request.faults = []
        self._request.began = self._ticks()

    def end(self, event: object, outcome: str) -> None:
        """End the line of a request, and write it."""
        faults: list[tuple[str, str]] = self._request.faults
        self._request.faults = None
        milliseconds = (self._ticks() - self._request.began) * 1000
        error = ""
        if faults:
            outcome = FAULT
            last, where = (encode_basestring_ascii(text) for text in faults[-1])
            error = f', "error": {last}, "where": {where}'
        metrics = f'"Timestamp": {int(self._now() * 1000)}, "CloudWatchMetrics": {_METRICS}'
        # Put together by hand: `json.dumps` takes three times as long for the same text.
        self._write(
            f'{{{_described(event)}, "milliseconds": {milliseconds:.2f}, "outcome": "{outcome}"'
            f', "faults": {len(faults)}{error}, "_aws": {{{metrics}}}}}'
        )


def to_stdout(text: str) -> None:
    """Write a line where Lambda takes its log from."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _described(event: object) -> str:
    """Return what a request is, in Alexa's names: its id, type, intent and locale."""
    request = event.get("request") if isinstance(event, dict) else None
    request = request if isinstance(request, dict) else {}
    intent = request.get("intent")
    named = _name(intent.get("name")) if isinstance(intent, dict) else _NULL
    locale = request.get("locale")
    return (
        f'"requestId": {_name(request.get("requestId"))}, "type": {_name(request.get("type"))}'
        f', "intent": {named}, "locale": {_NONE if not locale else _name(locale, _NONE)}'
    )


def _name(found: object, otherwise: str = _NULL) -> str:
    """Return a name as Alexa makes them, in JSON; anything else could be words of a walker's."""
    if not isinstance(found, str) or len(found) > _LONGEST_NAME or " " in found:
        return otherwise
    return encode_basestring_ascii(found) if found.isascii() and found.isprintable() else otherwise
