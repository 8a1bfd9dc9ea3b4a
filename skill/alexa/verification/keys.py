"""The keys that Alexa signs with, by the URL of their chain: fetched once, judged at every use."""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from datetime import datetime, timedelta
from enum import Enum
from threading import Lock, Thread
from typing import Any

from cryptography.x509.verification import Store

from skill.alexa.verification.chain import Signer, signer
from skill.alexa.verification.refusal import Refusal, Step

#: Returns the file at a URL, soon. Raises Refusal.
Fetch = Callable[[str], bytes]
#: Takes the URLs that led to Alexa's keys, the latest last.
Note = Callable[[Iterable[str]], None]
KEPT = 64
#: How long one request waits for a fetch that another one began.
WAIT_SECONDS = 2.2
#: For so long nobody asks again for a URL that led to no file, unless it led to a good chain once.
REST = timedelta(seconds=10)
#: So many of them are remembered in each lane.
MOST_RESTING = 256
#: Chains that are fetched at once before anybody needs them.
AHEAD = 8


class Lane(Enum):
    """Whose requests wait together for a chain: none takes a place of another lane's."""

    #: The URL led to a good chain before.
    PROVEN = "proven"
    #: Alexa's may have such a name. There are a few of them.
    EXPECTED = "expected"
    #: Anybody may have thought of it, and of ever-new ones.
    STRANGE = "strange"


#: Requests that may fetch a chain, or wait for one, at once; half of a lane's for one URL.
PLACES = {Lane.PROVEN: 64, Lane.EXPECTED: 64, Lane.STRANGE: 128}


class Keys:
    """Finds the key behind a URL. Keeps only keys of chains that were found good.

    A URL that led to such a key once is fetched again however many strangers' fetches go on, and
    however often it failed; one of those `expected` however many others do. `note` is told of
    the former when there is a new one.
    """

    def __init__(
        self,
        fetch: Fetch,
        roots: Store,
        note: Note = lambda urls: None,
        expected: Sequence[str] = (),
    ) -> None:
        self._fetch = fetch
        self._roots = roots
        self._note = note
        self._expected = tuple(expected)
        self._lock = Lock()
        self._kept: OrderedDict[str, Signer] = OrderedDict()
        self._coming: dict[str, Future[Signer]] = {}
        self._proven: OrderedDict[str, None] = OrderedDict()
        self._resting: dict[Lane, OrderedDict[str, datetime]] = defaultdict(OrderedDict)
        self._busy: Counter[Lane | str] = Counter()

    def fetch_ahead(self, known: Iterable[str], now: datetime) -> None:
        """Fetch chains before anybody needs them: of known URLs, where none is good those expected.

        Known are those that were good when somebody used them.
        """
        self._fetch_all(known, now)
        if not self._kept:
            for first in range(AHEAD):
                some = self._expected[first::AHEAD]
                Thread(target=self._fetch_all, args=(some, now), daemon=True).start()

    def _fetch_all(self, urls: Iterable[str], now: datetime) -> None:
        for url in urls:
            with suppress(Refusal):  # whoever needs it will see
                self.get(url, now)

    def get(self, url: str, now: datetime, *, may_fetch: bool = True) -> Signer:
        """Return the key behind a URL; raises Refusal unless it is Alexa's, and valid now.

        Roots, names and keys do not change under a parsed chain, only the time does: within the
        validity of all its certificates, a chain found good is good. Outside, it is fetched anew,
        unless `may_fetch` forbids it.
        """
        with self._lock:
            found = self._kept.get(url)
            if found is not None and found.is_valid(now):
                self._kept.move_to_end(url)
                return found
            self._kept.pop(url, None)
            if not may_fetch:
                raise Refusal(Step.SKILL, "is not ours, so nothing is fetched")
            lane = self._lane(url)
            self._admit(lane, url, now)
            self._busy.update((lane, url))
            begun = url in self._coming
            coming = self._coming.setdefault(url, Future())
        try:
            return _waited(coming, now) if begun else self._fetched(url, now, coming)
        finally:
            with self._lock:
                self._busy -= Counter((lane, url))

    def _lane(self, url: str) -> Lane:
        if url in self._proven:
            return Lane.PROVEN
        return Lane.EXPECTED if url in self._expected else Lane.STRANGE

    def _admit(self, lane: Lane, url: str, now: datetime) -> None:
        """Raise Refusal if it is not the turn of a URL."""
        failed = self._resting[lane].get(url)
        if failed is not None and abs(now - failed) < REST:
            raise Refusal(Step.FETCH, "it failed a moment ago")
        if self._busy[lane] >= PLACES[lane] or self._busy[url] >= PLACES[lane] // 2:
            raise Refusal(Step.FETCH, "too many at once")

    def _fetched(self, url: str, now: datetime, waiting: Future[Signer]) -> Signer:
        """Fetch and judge a chain, and tell those who wait for the same one."""
        try:
            found = signer(self._fetch(url), self._roots, now)
        except BaseException as error:  # whatever ends it, those who wait must hear of it
            with self._lock:
                del self._coming[url]
                lane = self._lane(url)
                failed = isinstance(error, Refusal) and error.step is Step.FETCH
                if failed and lane is not Lane.PROVEN:
                    _put(self._resting[lane], url, now, MOST_RESTING)
            waiting.set_exception(error)
            raise
        with self._lock:
            del self._coming[url]
            new = self._lane(url) is not Lane.PROVEN
            _put(self._kept, url, found, KEPT)
            _put(self._proven, url, None, KEPT)
            proven = tuple(self._proven)
        waiting.set_result(found)
        if new:
            self._note(proven)
        return found


def _put(entries: OrderedDict[str, Any], url: str, entry: object, most: int) -> None:
    """Put an entry last, and let the first ones go where there are too many."""
    entries[url] = entry
    entries.move_to_end(url)
    while len(entries) > most:
        entries.popitem(last=False)


def _waited(coming: Future[Signer], now: datetime) -> Signer:
    """Return the key that another request fetches."""
    try:
        found = coming.result(WAIT_SECONDS)
    except Refusal as refusal:  # an exception of its own for every thread that raises it
        raise Refusal(refusal.step, refusal.why, status=refusal.status) from refusal
    except TimeoutError as error:
        raise Refusal(Step.FETCH, "another request's fetch takes too long") from error
    if not found.is_valid(now):
        raise Refusal(Step.CHAIN, "is not valid now")
    return found
