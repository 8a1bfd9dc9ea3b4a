"""The Lambda door: a request envelope as a dict goes in, a response envelope comes out."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property
from random import Random
from typing import TYPE_CHECKING, Any

# Nothing that is loaded is garbage: to look for it again and again cost a tenth of a cold start.
_COLLECTING = gc.isenabled()
gc.disable()

from skill.alexa.app import App, build, unheard  # noqa: E402 - without the collector
from skill.alexa.journal import REFUSED, Journal, to_stdout  # noqa: E402 - without the collector
from skill.alexa.routes import EMPTY  # noqa: E402 - without the collector
from skill.alexa.walker import Clock, Log, Walkers, utc_now  # noqa: E402 - without the collector
from skill.knowledge.load import load  # noqa: E402 - without the collector
from skill.languages.words import Languages  # noqa: E402 - without the collector
from skill.talk.kinds import read_ahead  # noqa: E402 - without the collector
from skill.talk.player import no_track  # noqa: E402 - without the collector

if TYPE_CHECKING:  # read where a walk is asked for, and nowhere else
    from skill.alexa.services import Ask
    from skill.audio.tracks import Tracks
    from skill.coach.walk.script import Script
    from skill.talk.player import Track

DEFAULT_LOCALE = "en-US"

Handler = Callable[[Any, Any], dict[str, Any]]


def make_handler(  # noqa: PLR0913 - all but the first by name, and each has a default
    memory: str | Walkers | None = None,
    *,
    skill_id: str | None = None,
    chance: Random | None = None,
    log: Log | None = None,
    journal: Journal | None = None,
    clock: Clock = utc_now,
    languages: Languages | None = None,
    tracks: Tracks | None = None,
    ask: Ask | None = None,
) -> Handler:
    """Return a handler `(event, context) -> response envelope` that never raises on an event.

    memory: where walkers are remembered: "sqlite:PATH" or a path, ":memory:", "dynamodb:TABLE";
    None or "none" remembers nobody between two sessions. A store is opened when it is first used.
    Or what `open_walkers` returned, for whoever wants to know the state of the store.
    skill_id: refuse requests meant for another skill. chance: a seeded one makes talks repeat.
    journal: writes a line for each request; by default to standard output. log: told of faults
    instead, for whoever wants no lines. clock: tells the time, in UTC. languages: the words to
    speak in, those that were built when nothing is given. tracks: gives out the addresses of walks'
    tracks; without it walks are only told of when they are asked for. ask: asks Alexa's services,
    over HTTP when nothing is given. Raises NotBuiltError where nothing was built yet,
    StoreAddressError for a `memory` that means no store.
    """
    journal = journal or (None if log else Journal(to_stdout))
    missed = journal.missed if journal else unheard
    log = journal.fault if journal else log or unheard
    languages = languages or Languages(DEFAULT_LOCALE)
    languages.words(None)  # now, not in somebody's request
    walkers = (
        memory if isinstance(memory, Walkers) else open_walkers(memory, log, clock, missed=missed)
    )
    luck = chance or Random()
    note = journal.event if journal else unheard
    track = _track(tracks, log) if tracks else no_track
    skill = build(load(), languages, walkers, luck, log, clock, track=track, note=note, ask=ask)
    asleep = None if chance else luck
    return App(skill, log, skill_id=skill_id, journal=journal, asleep=asleep).answer


def _track(tracks: Tracks, log: Log) -> Track:
    """Return what gives the address of a walk's track, or None where it cannot be played."""

    def track(script: Script, locale: str) -> str | None:
        from skill.audio.tracks import NoTrackError  # noqa: PLC0415 - only for who walks

        try:
            return tracks.address(script, locale)
        except NoTrackError as error:
            log(type(error.__cause__ or error).__name__, "track")
            return None

    return track


def open_walkers(
    memory: str | None,
    log: Log,
    clock: Clock = utc_now,
    *,
    missed: Callable[[], None] = unheard,
    patience: float | None = None,
) -> Walkers:
    """Return what remembers walkers; a skill without a memory imports nothing for it.

    missed: told of each turn without memory. patience: how many seconds a request waits for what
    becomes of a walker who has left. Raises StoreAddressError, and SaltError for an empty salt.
    """
    if not memory or memory == "none":
        return Walkers(None, patience=patience)
    from skill.memory.keys import Salts  # noqa: PLC0415 - nothing without a store
    from skill.memory.opening import open_store  # noqa: PLC0415 - nothing without a store

    salts = Salts.of(os.environ.get("WALKING_MUSCLES_SALT"))
    store = open_store(memory, clock)
    return Walkers(
        store, salts.key, log, clock, older=salts.older, missed=missed, patience=patience
    )


def of_environment(environment: Mapping[str, str]) -> Handler:
    """Return the handler that a function's environment asks for; see docs/deploying.md.

    In the cloud a function that does not know its skill's id answers nobody, and says why in each
    line: it would speak to whatever skill calls it.
    """
    function = environment.get("AWS_LAMBDA_FUNCTION_NAME")
    journal = Journal(to_stdout, function or "none")
    skill_id = environment.get("ALEXA_SKILL_ID", "").strip() or None
    if function and skill_id is None:
        return _unasked(journal)
    walkers = open_walkers(
        environment.get("WALKING_MUSCLES_STORE"), journal.fault, missed=journal.missed
    )
    tracks = _FunctionTracks(environment)
    if environment.get("AWS_LAMBDA_INITIALIZATION_TYPE") == "snap-start":
        walkers.open()  # into the snapshot, not in somebody's turn
        tracks.open()
        read_ahead()
    return make_handler(walkers, skill_id=skill_id, journal=journal, tracks=tracks)


class _FunctionTracks:
    """The tracks that a function's environment asks for; nothing of audio is read before a walk."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment

    @cached_property
    def _opened(self) -> Tracks | None:
        from skill.audio.opening import open_tracks  # noqa: PLC0415 - nothing without a store

        return open_tracks(self._environment)

    def open(self) -> None:
        """Get ready what is slow the first time; where that fails, the first walk tells."""
        from skill.audio.tracks import NoTrackError  # noqa: PLC0415 - nothing without a store

        with suppress(NoTrackError):
            if self._opened:
                self._opened.open()

    def address(self, script: Script, locale: str) -> str | None:
        """Return the address of a walk's track, or None. Raises NoTrackError."""
        return self._opened.address(script, locale) if self._opened else None


def _unasked(journal: Journal) -> Handler:
    """Return a handler that answers nothing, because nobody said for which skill it is."""

    def handle(event: Any, context: Any = None) -> dict[str, Any]:
        entry = journal.begin()
        journal.fault("MissingSkillId", "ALEXA_SKILL_ID")
        journal.end(entry, event, REFUSED)
        return dict(EMPTY)

    return handle


handler = of_environment(os.environ)

gc.freeze()  # it stays: the collector need never look at it
if _COLLECTING:
    gc.enable()
