"""The keys that Alexa signs with, by the URL of their chain: fetched once, judged at every use."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import suppress
from datetime import datetime, timedelta
from threading import Lock
from typing import Any

from cryptography.x509.verification import Store

from skill.alexa.verification.chain import Signer, signer
from skill.alexa.verification.refusal import Refusal, Step

#: Returns the file at a URL, soon. Raises Refusal.
Fetch = Callable[[str], bytes]
#: Takes the URLs that led to Alexa's keys, the latest last.
Note = Callable[[Iterable[str]], None]
KEPT = 16
#: Requests that may fetch a chain, or wait for one, at once: so many for URLs that led to a good
#: one before, and so many for those that anybody may have thought of, half of them for one URL.
PLACES = 8
#: How long one request waits for a fetch that another one began.
WAIT_SECONDS = 2.2
#: For so long nobody asks for a stranger's URL again that led to no file; so many are remembered.
REST = timedelta(seconds=10)
MOST_RESTING = 256


class Keys:
    """Finds the key behind a URL. Keeps only keys of chains that were found good.

    A URL that led to such a key once is fetched again however many strangers' fetches go on, and
    however often it failed. `note` is told of these URLs when there is a new one.
    """

    def __init__(self, fetch: Fetch, roots: Store, note: Note = lambda urls: None) -> None:
        self._fetch = fetch
        self._roots = roots
        self._note = note
        self._lock = Lock()
        self._kept: OrderedDict[str, Signer] = OrderedDict()
        self._coming: dict[str, Future[Signer]] = {}
        self._proven: OrderedDict[str, None] = OrderedDict()
        self._resting: OrderedDict[str, datetime] = OrderedDict()
        self._busy: Counter[bool | str] = Counter()

    def fetch_known(self, urls: Iterable[str], now: datetime) -> None:
        """Fetch chains that were good when somebody used them, before anybody needs them."""
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
            proven = self._admitted(url, now)
            self._busy.update((proven, url))
            begun = url in self._coming
            coming = self._coming.setdefault(url, Future())
        try:
            return _waited(coming, now) if begun else self._fetched(url, now, coming)
        finally:
            with self._lock:
                self._busy -= Counter((proven, url))

    def _admitted(self, url: str, now: datetime) -> bool:
        """Tell whether a URL led to a good chain before; raises Refusal if it is not its turn."""
        proven = url in self._proven
        failed = self._resting.get(url)
        if not proven and failed is not None and abs(now - failed) < REST:
            raise Refusal(Step.FETCH, "it failed a moment ago")
        if self._busy[proven] >= PLACES or (not proven and self._busy[url] >= PLACES // 2):
            raise Refusal(Step.FETCH, "too many at once")
        return proven

    def _fetched(self, url: str, now: datetime, waiting: Future[Signer]) -> Signer:
        """Fetch and judge a chain, and tell those who wait for the same one."""
        try:
            found = signer(self._fetch(url), self._roots, now)
        except BaseException as error:  # whatever ends it, those who wait must hear of it
            with self._lock:
                del self._coming[url]
                if isinstance(error, Refusal) and error.step is Step.FETCH:
                    _put(self._resting, url, now, MOST_RESTING)
            waiting.set_exception(error)
            raise
        with self._lock:
            del self._coming[url]
            new = url not in self._proven
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
