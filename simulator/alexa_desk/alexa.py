"""Alexa on your desk: utterances in, a skill's answers out.

alexa = Alexa(handler, load_models(Path("interaction_model")))
turn = alexa.say("open tea shop")
print(turn.speech)
"""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from alexa_desk import envelopes
from alexa_desk.envelopes import Device, Envelope, Heard, Moment
from alexa_desk.invocation import Invocation
from alexa_desk.model import InteractionModel
from alexa_desk.responses import BadResponseError, checked
from alexa_desk.session import Ids, Session, Sessions
from alexa_desk.speech import spoken
from alexa_desk.understanding import Understanding, Understood

Handler = Callable[[Envelope, Any], Any]
Clock = Callable[[], datetime]

DEFAULT_LOCALE = "en-US"
DEFAULT_USER = "somebody"


class UnknownLocaleError(Exception):
    """There is no interaction model for a locale; the message says for which there are."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One utterance and what came of it.

    `speech` and `reprompt` are plain text, None where nothing is said. `intent` is the intent's
    name, or the request's type where that is not an IntentRequest, None when nothing was sent.
    `error` says in one sentence what went wrong; the session is closed then.
    """

    speech: str | None = None
    reprompt: str | None = None
    session_open: bool = False
    intent: str | None = None
    slots: Mapping[str, tuple[Heard, ...]] = field(default_factory=dict)
    request: Envelope | None = None
    response: Envelope | None = None
    error: str | None = None
    understood: Understood | None = None

    def as_dict(self, full: bool = False) -> dict[str, Any]:
        """What programs are told of a turn; `full` adds the two envelopes."""
        told: dict[str, Any] = {
            "speech": self.speech,
            "reprompt": self.reprompt,
            "session_open": self.session_open,
            "intent": self.intent,
            "error": self.error,
        }
        return told | {"request": self.request, "response": self.response} if full else told


@dataclass(slots=True)
class _Ears:
    """What hears one locale: built when the locale is first spoken."""

    understanding: Understanding
    invocation: Invocation


class Alexa:
    """A device for each user, with one skill on it.

    `clock` and `ids` may be replaced to make whole envelopes predictable; `ids` returns a new
    UUID as text each time. `cache` is where sample vectors are kept, `meaning` False leaves the
    embedding model out.
    """

    def __init__(
        self,
        handler: Handler,
        models: Mapping[str, InteractionModel],
        *,
        clock: Clock = lambda: datetime.now(UTC),
        ids: Ids = lambda: str(uuid.uuid4()),
        cache: Path | None = None,
        meaning: bool | None = None,
    ) -> None:
        self._handler = handler
        self._models = models
        self._clock = clock
        self._ids = ids
        self._cache = cache
        self._meaning = meaning
        self._sessions = Sessions(ids)
        self._ears: dict[str, _Ears] = {}

    @property
    def locales(self) -> list[str]:
        """The locales there are models for."""
        return sorted(self._models)

    def session_open(self, user: str = DEFAULT_USER) -> bool:
        """Whether the skill still listens to `user`."""
        return self._sessions.current(user) is not None

    def say(
        self,
        utterance: str,
        locale: str = DEFAULT_LOCALE,
        user: str = DEFAULT_USER,
        new_session: bool = False,
    ) -> Turn:
        """Say `utterance`; an open session goes on unless `new_session` ends it first.

        Raises UnknownLocaleError when there is no model for `locale`.
        """
        ears = self._listen(locale)
        call = ears.invocation.hear(utterance)
        session = self._sessions.current(user)
        if session and (new_session or call.by_name or session.locale != locale):
            self._end(user, session)
            session = None
        if ears.invocation.exits(utterance):
            return self._end(user, session) if session else Turn()
        session = session or self._sessions.begin(user, locale)
        if call.by_name and not call.request:
            return self._launch(user, session)
        return self._ask(user, session, ears.understanding.understand(call.request, self._today()))

    def understand(self, utterance: str, locale: str = DEFAULT_LOCALE) -> Understood:
        """What `utterance` is understood as, without saying it to the skill."""
        ears = self._listen(locale)
        return ears.understanding.understand(ears.invocation.hear(utterance).request, self._today())

    def _listen(self, locale: str) -> _Ears:
        if locale not in self._models:
            there_are = ", ".join(self.locales)
            raise UnknownLocaleError(f"there is no model for locale {locale!r}, only {there_are}")
        if locale not in self._ears:
            model = self._models[locale]
            understanding = Understanding(model, meaning=self._meaning, cache=self._cache)
            elsewhere = [other.invocation_name for other in self._models.values()]
            self._ears[locale] = _Ears(understanding, Invocation(model, elsewhere))
        return self._ears[locale]

    def _launch(self, user: str, session: Session) -> Turn:
        request = envelopes.launch(_device(user), session.state(), self._moment(session))
        return self._answered(user, request, Turn(intent="LaunchRequest", request=request))

    def _ask(self, user: str, session: Session, understood: Understood) -> Turn:
        model = self._models[session.locale]
        intent = model.intents.get(understood.intent)
        if intent is None:
            self._sessions.end(user)
            return Turn(
                error="Not understood, and the model declares no AMAZON.FallbackIntent.",
                understood=understood,
            )
        request = envelopes.intent_request(
            _device(user), session.state(), self._moment(session), intent, understood.slots
        )
        turn = Turn(
            intent=intent.name, slots=understood.slots, request=request, understood=understood
        )
        return self._answered(user, request, turn)

    def _end(self, user: str, session: Session) -> Turn:
        """Tell the skill that the user left."""
        request = envelopes.session_ended(_device(user), session.state(), self._moment(session))
        self._sessions.end(user)
        response, error = self._send(request)
        return Turn(intent="SessionEndedRequest", request=request, response=response, error=error)

    def _answered(self, user: str, request: Envelope, turn: Turn) -> Turn:
        """Send a request; `turn` with the answer."""
        response, error = self._send(request)
        if error is not None or response is None:
            self._fail(user, error or "")
            return replace(turn, response=response, error=error)
        body = response.get("response") or {}
        return replace(
            turn,
            speech=spoken(body.get("outputSpeech")),
            reprompt=spoken((body.get("reprompt") or {}).get("outputSpeech")),
            session_open=self._sessions.after(user, response),
            response=response,
        )

    def _fail(self, user: str, message: str) -> None:
        """End a session as Alexa does when a skill gives no usable answer."""
        session = self._sessions.current(user)
        if session is None:
            return
        self._sessions.end(user)
        fault = {"type": "INVALID_RESPONSE", "message": message}
        self._send(
            envelopes.session_ended(
                _device(user), session.state(), self._moment(session), "ERROR", fault
            )
        )

    def _send(self, request: Envelope) -> tuple[Envelope | None, str | None]:
        """The skill's answer and what is wrong with it, either of which may be None."""
        try:
            # A copy: what the handler does to its event must not change ours.
            answer = self._handler(json.loads(json.dumps(request)), None)
        except Exception as error:  # whatever a skill raises, Alexa plays an error tone
            return None, f"The skill raised {type(error).__name__}: {error}"
        try:
            return checked(answer, request["request"]["type"]), None
        except BadResponseError as error:
            return error.answer, str(error)

    def _moment(self, session: Session) -> Moment:
        request_id = f"amzn1.echo-api.request.{self._ids()}"
        return Moment(request_id, self._clock(), session.locale)

    def _today(self) -> date:
        return self._clock().date()


def _device(user: str) -> Device:
    """The same ids for the same user name, now and in the next process."""
    mark = hashlib.sha256(user.encode()).hexdigest()[:24].upper()
    return Device(f"amzn1.ask.account.{mark}", f"amzn1.ask.device.{mark}")
