"""The keys that Alexa signs with, by the URL of their chain: fetched once, judged at every use."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from threading import Lock

from cryptography.x509.verification import Store

from skill.alexa.verification.chain import Signer, signer
from skill.alexa.verification.refusal import Refusal, Step

#: Returns the file at a URL, soon. Raises Refusal.
Fetch = Callable[[str], bytes]
KEPT = 16
#: Strangers may name any URL of the folder: they shall not keep every thread busy with fetching.
FETCHES_AT_ONCE = 2
#: How long one request waits for a fetch that another one began.
WAIT_SECONDS = 2.2


class Keys:
    """Finds the key behind a URL. Keeps only keys of chains that were found good.

    A URL that led to such a key once is fetched again however many strangers' fetches go on.
    """

    def __init__(self, fetch: Fetch, roots: Store) -> None:
        self._fetch = fetch
        self._roots = roots
        self._lock = Lock()
        self._kept: OrderedDict[str, Signer] = OrderedDict()
        self._coming: dict[str, Future[Signer]] = {}
        self._proven: OrderedDict[str, None] = OrderedDict()

    def get(self, url: str, now: datetime) -> Signer:
        """Return the key behind a URL; raises Refusal unless it is Alexa's, and valid now.

        Roots, names and keys do not change under a parsed chain, only the time does: within the
        validity of all its certificates, a chain found good is good. Outside, it is fetched anew.
        """
        with self._lock:
            found = self._kept.get(url)
            if found is not None and found.is_valid(now):
                self._kept.move_to_end(url)
                return found
            self._kept.pop(url, None)
            coming = self._coming.get(url)
            crowded = len(self._coming) >= FETCHES_AT_ONCE and url not in self._proven
            if coming is None and crowded:
                raise Refusal(Step.FETCH, "too many at once")
            mine = None if coming else self._coming.setdefault(url, Future())
        if mine is not None:
            return self._fetched(url, now, mine)
        assert coming is not None
        return _waited(coming, now)

    def _fetched(self, url: str, now: datetime, waiting: Future[Signer]) -> Signer:
        """Fetch and judge a chain, and tell those who wait for the same one."""
        try:
            found = signer(self._fetch(url), self._roots, now)
        except BaseException as error:  # whatever ends it, those who wait must hear of it
            with self._lock:
                del self._coming[url]
            waiting.set_exception(error)
            raise
        with self._lock:
            del self._coming[url]
            self._kept[url] = found
            self._proven[url] = None
            for urls in (self._kept, self._proven):
                while len(urls) > KEPT:
                    urls.popitem(last=False)
        waiting.set_result(found)
        return found


def _waited(coming: Future[Signer], now: datetime) -> Signer:
    try:
        found = coming.result(WAIT_SECONDS)
    except Refusal as refusal:  # an exception of its own for every thread that raises it
        raise Refusal(refusal.step, refusal.why, status=refusal.status) from refusal
    except TimeoutError as error:
        raise Refusal(Step.FETCH, "another request's fetch takes too long") from error
    if not found.is_valid(now):
        raise Refusal(Step.CHAIN, "is not valid now")
    return found
