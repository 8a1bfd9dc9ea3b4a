"""All steps of verification, in their order: W-02 to W-10 of the rulebook."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from skill.alexa.verification.event import check_skill, check_time, parse
from skill.alexa.verification.keys import Keys
from skill.alexa.verification.refusal import Refusal, Step
from skill.alexa.verification.url import certificate_url

#: Returns the present time, with its zone.
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Return the present time."""
    return datetime.now(UTC)


class Verifier:
    """Tells whether a request is Alexa's, of now, and for this skill."""

    def __init__(self, skill_id: str, keys: Keys, clock: Clock = utc_now) -> None:
        self._skill_id = skill_id
        self._named = skill_id.encode()
        self._keys = keys
        self._clock = clock

    def verify(self, body: bytes, chain_url: str | None, signature: str | None) -> dict[str, Any]:
        """Return the event in a body: the raw one, with what the two headers hold.

        Raises Refusal, and nothing else: whatever goes wrong in here, the request is not proven.
        """
        step = Step.HEADERS
        try:
            if not chain_url or not signature:
                raise Refusal(step, "one is missing or empty")
            signed = _decoded(signature)
            step = Step.URL
            url = certificate_url(chain_url)
            step = Step.CHAIN
            now = self._clock()
            # Our id is not public: nothing is fetched for those who do not know it.
            signer = self._keys.get(url, now, may_fetch=self._named in body)
            step = Step.SIGNATURE
            signer.check(signed, body)
            step = Step.JSON  # not a byte of it is read before
            event = parse(body)
            step = Step.TIME
            check_time(event, now)
            step = Step.SKILL
            check_skill(event, self._skill_id)
        except Refusal:
            raise
        except Exception as error:  # what was not foreseen is not proven
            raise Refusal(step, "an error that was not foreseen", error=error) from error
        return event


def _decoded(signature: str) -> bytes:
    try:
        return base64.b64decode(signature, validate=True)
    except ValueError as error:
        raise Refusal(Step.HEADERS, "the signature is no base64", error=error) from error
