"""The HTTPS door, for hosting the skill oneself: only what Alexa signed comes in.

`make serve` runs it under gunicorn (`skill.web_server`), behind a server that speaks TLS.
There is no switch, header or variable that turns verification off.
"""

from __future__ import annotations

import json
import math
import os
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from ipaddress import ip_address
from threading import Thread

from cryptography.x509.verification import Store as Roots
from flask import Flask, Response, request
from prometheus_client import CONTENT_TYPE_LATEST
from werkzeug.exceptions import HTTPException

from skill.alexa.journal import Journal, to_stdout
from skill.alexa.routes import EMPTY
from skill.alexa.verification.body import SECONDS, read_body
from skill.alexa.verification.chain import public_roots
from skill.alexa.verification.deadlines import Deadlines
from skill.alexa.verification.fetch import Fetcher
from skill.alexa.verification.keys import Fetch, Keys
from skill.alexa.verification.known import EXPECTED, KnownUrls
from skill.alexa.verification.refusal import Refusal
from skill.alexa.verification.verifier import Clock, Verifier, utc_now
from skill.audio.door import DoorTracks
from skill.lambda_function import Handler, make_handler, open_walkers
from skill.memory.opening import file_of, open_store
from skill.memory.outage import PATIENCE_SECONDS, in_time
from skill.pages import privacy_pages
from skill.web_audio import audio_view
from skill.web_metrics import METRICS, Metrics
from skill.web_pages import privacy
from skill.web_settings import Settings

HEALTH_SECONDS = 5.0
#: A request waits no longer for a walker to be forgotten who has left: its thread has others.
FORGETTING_SECONDS = 0.05
#: Alexa reads no NaN; whoever sent one gets an empty answer.
_JSON = json.JSONEncoder(allow_nan=False)
#: Takes one line of the log, as what is to become JSON.
Tell = Callable[[Mapping[str, object]], None]


class StoreState:
    """Tells whether the store works: "open", "failing", or "none" where there is none.

    It fails where `seen` (what the skill saw of it last) says so, or where it cannot be read: it
    is asked by a key that no walker has, and not at every question, for anybody may ask.
    """

    def __init__(self, address: str | None, seen: Callable[[], str] = lambda: "open") -> None:
        self._store = open_store(address)
        self._seen = seen
        self._asked = -math.inf
        self._state = "none"

    def __call__(self) -> str:
        """Return the state."""
        if self._store is not None and time.monotonic() - self._asked > HEALTH_SECONDS:
            self._asked = time.monotonic()
            try:
                store = self._store
                in_time(lambda: store.load("health"), PATIENCE_SECONDS)
                self._state = "open"
            except Exception:  # whatever is wrong, it does not work
                self._state = "failing"
        return "failing" if self._seen() == "failing" else self._state


def create_app(  # noqa: PLR0913 - by name, and each has a default
    settings: Settings | None = None,
    *,
    handler: Handler | None = None,
    fetch: Fetch | None = None,
    roots: Roots | None = None,
    clock: Clock = utc_now,
    tell: Tell | None = None,
    metrics: Metrics = METRICS,
    expected: Sequence[str] = EXPECTED,
) -> Flask:
    """Return the WSGI application. All arguments are for tests; settings come from the environment.

    Raises SettingError where ALEXA_SKILL_ID is not set, TracksAddressError where tracks are to be
    played from nowhere.
    """
    settings = settings or Settings.of(os.environ)
    own = (handler, StoreState(settings.store)) if handler else skill_of(settings, metrics)
    handler, state = own
    known = KnownUrls(file_of(settings.store))
    roots = roots if roots is not None else public_roots()
    keys = Keys(fetch or Fetcher(), roots, known.write, expected)
    Thread(target=lambda: keys.fetch_ahead(known.read(), clock()), daemon=True).start()
    verifier = Verifier(settings.skill_id, keys, clock)
    app = Flask("walking-muscles", static_folder=None)
    route = partial(app.add_url_rule, provide_automatic_options=False)
    alexa = _alexa(verifier, handler, tell or tell_stdout, metrics)
    for path in ("/", "/alexa"):
        route(path, "alexa", alexa, methods=["POST"])
    if isinstance(settings.tracks, DoorTracks):
        route("/audio/<name>", "audio", audio_view(settings.tracks), methods=["GET"])
    pages = privacy(privacy_pages(settings.operator, settings.contact))
    for path in ("/privacy", "/privacy/<language>"):
        route(path, "privacy", pages, methods=["GET"])
    app.add_url_rule("/health", "health", _health(_version(), state), methods=["GET"])
    app.add_url_rule("/metrics", "metrics", _figures(metrics, settings.metrics), methods=["GET"])
    app.register_error_handler(HTTPException, _nothing)
    app.after_request(_nowhere)
    return app


def _alexa(
    verifier: Verifier, handler: Handler, tell: Tell, metrics: Metrics
) -> Callable[[], Response]:
    """Return the view that answers what Alexa signed, and refuses the rest saying nothing."""
    deadlines = Deadlines(SECONDS)

    def alexa() -> Response:
        environ = request.environ
        try:
            event = verifier.verify(
                read_body(environ, deadlines),
                environ.get("HTTP_SIGNATURECERTCHAINURL"),
                environ.get("HTTP_SIGNATURE_256"),
            )
        except Refusal as refusal:
            tell(refusal.to_line())
            metrics.refuse(refusal.step)
            return Response(status=refusal.status)
        try:
            text = _JSON.encode(handler(event, None))
        except Exception as error:  # a walker never hears of it
            tell({"outcome": "fault", "error": type(error).__name__, "where": "web"})
            text = json.dumps(EMPTY)
        return Response(text, mimetype="application/json")

    return alexa


def _health(release: str, state: Callable[[], str]) -> Callable[[], dict[str, str]]:
    """Return the view that tells what runs, and whether it remembers: no memory is no outage."""
    return lambda: {"version": release, "store": state()}


def _figures(metrics: Metrics, audience: str) -> Callable[[], Response]:
    """Return the view of the figures: for this machine alone, for anybody, or for nobody."""

    def figures() -> Response:
        here = ip_address(request.remote_addr or "::").is_loopback
        if audience == "none" or (audience == "loopback" and not here):
            return Response(status=404)
        return Response(metrics.page(), content_type=CONTENT_TYPE_LATEST)

    return figures


def skill_of(settings: Settings, metrics: Metrics = METRICS) -> tuple[Handler, StoreState]:
    """Return the skill as the settings want it, with a line for each request, and its store."""
    journal = Journal(to_stdout, observe=metrics.observe)
    walkers = open_walkers(
        settings.store, journal.fault, missed=journal.missed, patience=FORGETTING_SECONDS
    )
    walkers.settle()
    handler = make_handler(
        walkers, skill_id=settings.skill_id, journal=journal, tracks=settings.tracks
    )
    return handler, StoreState(settings.store, lambda: walkers.state)


def tell_stdout(line: Mapping[str, object]) -> None:
    """Write one line of JSON to the log."""
    to_stdout(json.dumps(line))


def _nothing(error: HTTPException) -> Response:
    """Return an error's status without a page around it."""
    response = Response(status=error.code)
    for name, value in error.get_headers():
        if name == "Allow":
            response.headers[name] = value
    return response


def _nowhere(response: Response) -> Response:
    """Refuse where Flask would send a client somewhere else, by a host of its own choice."""
    return Response(status=400) if 300 <= response.status_code < 400 else response


def _version() -> str:
    try:
        return version("walking-muscles")
    except PackageNotFoundError:  # run from its folder, not installed
        return "unknown"
