"""Alexa on your desk: utterances in, a skill's answers out.

alexa = Alexa(handler, load_models("skill-package"))
turn = alexa.say("open tea shop")
print(turn.speech)
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from alexa_desk.cloud import envelopes
from alexa_desk.cloud.conversation import Cloud, Conversation
from alexa_desk.cloud.dialog import CONFIRM_INTENT, CONFIRM_SLOT
from alexa_desk.cloud.hearing import NO, PLAYBACK, YES, Hearing, hearing_of
from alexa_desk.cloud.sessions import Ids
from alexa_desk.cloud.skill import Handler, Skill
from alexa_desk.device.clock import Clock, Now
from alexa_desk.device.device import Device, StopHeard
from alexa_desk.device.echo import Account, Echo
from alexa_desk.device.player import HEARD, Player
from alexa_desk.model import InteractionModel
from alexa_desk.services.services import Services
from alexa_desk.turn import Turn
from alexa_desk.understanding import Understood

DEFAULT_LOCALE = "en-US"
DEFAULT_USER = "somebody"

#: How long Alexa listens before she says the reprompt, and again before she gives up.
SILENCE = timedelta(seconds=8)


#: When something happens, on which device, and what.
Happening = tuple[datetime, Echo, Callable[[Echo], Turn]]


#: So much may happen in one moment; what is more has no end.
_MOST_AT_ONCE = 100
_ENDLESS = (
    "the skill starts audio over and over: its answer to AudioPlayer.PlaybackStarted plays another "
    "stream at once; play it in answer to PlaybackFinished, or enqueue it"
)


class UnknownLocaleError(Exception):
    """There is no interaction model for a locale; the message says for which there are."""


class Alexa:
    """A device for each user, with one skill on it.

    `device` is what each user has unless `say` is given another. `clock` is where time comes from;
    `advance` moves it on. `ids` returns a new UUID as text each time: with it whole envelopes are
    predictable. `meaning` False leaves the embedding model out. The handler reaches no host but
    this machine and those of `allow_hosts`.
    """

    def __init__(
        self,
        handler: Handler,
        models: Mapping[str, InteractionModel],
        *,
        device: Device | None = None,
        clock: Now | datetime | None = None,
        ids: Ids = lambda: str(uuid.uuid4()),
        meaning: bool | None = None,
        allow_hosts: Sequence[str] = (),
    ) -> None:
        self._models = models
        self._device = device or Device()
        self.clock = clock if isinstance(clock, Clock) else Clock(clock) if clock else Clock()
        self.services = Services(self.clock, ids)
        self._cloud = Cloud(Skill(handler, allow_hosts), self.clock, ids, self.services)
        self._meaning = meaning
        self._accounts: dict[str, Account] = {}
        self._echoes: dict[tuple[str, str], Echo] = {}
        self._own: dict[str, Device] = {}
        self._hearings: dict[str, Hearing] = {}

    @property
    def locales(self) -> list[str]:
        """The locales there are models for."""
        return sorted(self._models)

    def known(self, locale: str) -> str:
        """Return a locale there is a model for. Raises UnknownLocaleError for another."""
        if locale not in self._models:
            raise UnknownLocaleError(self._no_model(locale))
        return locale

    def session_open(self, user: str = DEFAULT_USER, device: Device | None = None) -> bool:
        """Whether the skill still listens to `user`."""
        return self._echo(user, device).session is not None

    def say(
        self,
        utterance: str,
        locale: str = DEFAULT_LOCALE,
        user: str = DEFAULT_USER,
        new_session: bool = False,
        device: Device | None = None,
    ) -> Turn:
        """Say `utterance`; an open session goes on unless `new_session` ends it first.

        Nothing said with `new_session` opens the skill; nothing said in a session, or signs alone,
        is not heard. What happened on the device since the last turn is in the turn's `events`.
        Raises UnknownLocaleError when there is no model for `locale`.
        """
        hearing = self._hearing(locale)
        echo = self._echo(user, device)
        before = [turn for other, turn in self._catch_up() if other is echo]
        if hearing.silent(utterance) and not new_session:
            return Turn(session_open=echo.session is not None, events=tuple(before))
        echo.player.interrupt()
        before += self._happenings(echo)
        turn = self._speak(echo, hearing, utterance, new_session)
        if turn.session_open:
            # What begins to play while Alexa listens falls silent at once.
            echo.player.interrupt()
        elif echo.question is None:
            echo.player.go_on()
        after = [*turn.events, *self._happenings(echo)]
        return replace(turn, events=(*before, *after))

    def send(
        self,
        request: Mapping[str, Any] | str,
        locale: str = DEFAULT_LOCALE,
        user: str = DEFAULT_USER,
        device: Device | None = None,
    ) -> Turn:
        """Send any request: a whole envelope, a request's body, its type or an intent's name alone.

        A body is sent in the user's session where its type has one, and outside otherwise. An
        envelope goes out as it is, but for the address of Alexa's services, which is ours.
        """
        body = {"type": request} if isinstance(request, str) else dict(request)
        echo = self._echo(user, device)
        before = [turn for other, turn in self._catch_up() if other is echo]
        if isinstance(body.get("request"), Mapping):
            turn = self._conversation(echo, locale).forward(body)
        else:
            turn = self._send_body(echo, locale, body)
        if not turn.session_open:
            echo.player.go_on()
        events = (*before, *turn.events, *self._happenings(echo))
        return replace(turn, events=events)

    def press(
        self, button: str, locale: str = DEFAULT_LOCALE, user: str = DEFAULT_USER,
        device: Device | None = None,
    ) -> Turn:  # fmt: skip
        """Press a button for the audio: "play", "pause", "next" or "previous"."""
        kind = f"PlaybackController.{button.capitalize()}CommandIssued"
        return self.send(kind, locale, user, device)

    def advance(self, seconds: float) -> list[Turn]:
        """Let time pass; what happened meanwhile, in order: audio, timers, reminders, silence.

        An open session hears nobody then: after eight seconds the reprompt is said, after eight
        more the session ends. Raises ValueError for less than no time.
        """
        start = self.clock()
        with self.clock.held(start):
            until = start + timedelta(seconds=max(seconds, 0))
            turns = [turn for _, turn in self._catch_up(until, start)]
        self.clock.advance(seconds)
        return turns

    def silence(self, user: str = DEFAULT_USER, device: Device | None = None) -> Turn:
        """Say nothing for eight seconds: the reprompt, and the second time the session's end."""
        echo = self._echo(user, device)
        if echo.session is None:
            return Turn()
        echo.silent_since = self.clock.moved
        self.clock.advance(SILENCE.total_seconds())
        turn = self._fall_silent(echo)
        return replace(turn, events=tuple(self._happenings(echo)))

    def end(
        self, reason: str = "USER_INITIATED", user: str = DEFAULT_USER,
        device: Device | None = None,
    ) -> Turn:  # fmt: skip
        """End the user's session for one of Alexa's reasons."""
        echo = self._echo(user, device)
        error = {"type": "INTERNAL_SERVICE_ERROR", "message": ""} if reason == "ERROR" else None
        turn = self._conversation(echo).end(reason, error)
        echo.player.go_on()
        return replace(turn, events=tuple(self._happenings(echo)))

    def take(self, device: Device, user: str = DEFAULT_USER) -> None:
        """Give `user` another device in place of the one they had."""
        self._echoes.pop((user, self._device.name), None)
        self._own[user] = device

    def grant(self, *scopes: str, user: str = DEFAULT_USER) -> None:
        """Give the skill these permissions, as the user would in the app."""
        self._account(user).permissions |= set(scopes)

    def revoke(self, *scopes: str, user: str = DEFAULT_USER) -> None:
        """Take these permissions away again; all of them when none is named."""
        account = self._account(user)
        account.permissions -= set(scopes) if scopes else set(account.permissions)

    def own(self, *products: str, user: str = DEFAULT_USER) -> None:
        """Let `user` have these products, by id or reference name, and no others.

        Raises UnknownProductError for one that the skill does not sell.
        """
        self.services.shop.own(products, self._echo(user, None))

    def understand(self, utterance: str, locale: str = DEFAULT_LOCALE) -> Understood:
        """What `utterance` is understood as, without saying it to the skill."""
        hearing = self._hearing(locale)
        return hearing.understand(hearing.call(utterance, False).request, self._today())

    def _speak(self, echo: Echo, hearing: Hearing, utterance: str, new_session: bool) -> Turn:
        """The turn of an utterance that is heard."""
        locale = hearing.model.locale
        listening = echo.session is not None and not new_session
        call = hearing.call(utterance, listening)
        conversation = self._conversation(echo, locale)
        ended = []
        if echo.session and (new_session or call.by_name or echo.session.locale != locale):
            ended.append(conversation.end())
        echo.locale = locale
        turn = self._interpret(echo, hearing, utterance, call.request, call.by_name)
        return replace(turn, events=(*ended, *turn.events))

    def _interpret(
        self, echo: Echo, hearing: Hearing, utterance: str, request: str, by_name: bool
    ) -> Turn:
        conversation = self._conversation(echo)
        built_in = hearing.built_in(request)
        question, echo.question = echo.question, None
        if question is not None and built_in in (YES, NO):
            if built_in == YES:
                question.agreed()
            body = question.yes if built_in == YES else question.no
            return conversation.ask(body) if body else Turn()
        if hearing.silent(request):
            return conversation.launch()
        if hearing.exits(utterance):
            return conversation.end() if echo.session else Turn()
        own = built_in in hearing.model.intents and built_in != (
            hearing.understand(request, self._today()).intent
        )
        if echo.session is None and not by_name and built_in in PLAYBACK and not own:
            answered = self._playback(echo, built_in)
            if answered is not None:
                return answered
        eliciting = echo.dialog.eliciting if echo.dialog else None
        entities = echo.session.entities if echo.session else ()
        understood = hearing.understand(request, self._today(), eliciting, entities)
        asked = echo.dialog.asked if echo.dialog else None
        if asked and asked.kind in (CONFIRM_SLOT, CONFIRM_INTENT):
            said = [each for each in (built_in, understood.intent) if each in (YES, NO)]
            if said:
                return conversation.decide(said[0] == YES)
        return conversation.utter(understood)

    def _playback(self, echo: Echo, built_in: str) -> Turn | None:
        """A word for the audio that plays or played last: it needs no name of a skill."""
        if echo.player.activity == "IDLE":
            return None
        if built_in == "AMAZON.StopIntent" and echo.player.activity == "PAUSED":
            if echo.device.stop_heard is StopHeard.LOCAL:
                echo.player.stay()
                return Turn(notes=("The device stops by itself; the skill hears of it only "
                                   "by PlaybackStopped",))  # fmt: skip
            if echo.device.stop_heard is StopHeard.PAUSE:
                built_in = "AMAZON.PauseIntent"
        return self._conversation(echo).utter(Understood(built_in))

    def _send_body(self, echo: Echo, locale: str, body: dict[str, Any]) -> Turn:
        kind = str(body.get("type"))
        conversation = self._conversation(echo, locale)
        if kind.endswith("Intent"):
            return conversation.utter(Understood(kind))
        if not envelopes.in_session(kind):
            return conversation.tell(body)
        if kind == "SessionEndedRequest" and echo.session is not None:
            return conversation.end(str(body.get("reason", "USER_INITIATED")), body.get("error"))
        return conversation.ask(body)

    def _catch_up(
        self, until: datetime | None = None, silent: datetime | None = None
    ) -> Iterator[tuple[Echo, Turn]]:
        """Let all happen that was due, in order of time.

        `silent` is since when time is let pass and nobody speaks, if it is.
        """
        turns: list[tuple[Echo, Turn]] = []
        until = until or self.clock()
        at_once = Counter[datetime]()
        while (pending := self._pending(until, silent)) is not None:
            due, echo, happen = pending
            with self.clock.held(due):
                turns.append((echo, happen(echo)))
                at_once[due] += 1
                if at_once[due] == _MOST_AT_ONCE:
                    echo.player.silence()
                    turns.append((echo, Turn(error=_ENDLESS)))
        return iter(turns)

    def _happenings(self, echo: Echo) -> list[Turn]:
        return [turn for other, turn in self._catch_up() if other is echo]

    def _pending(self, until: datetime, silent: datetime | None) -> Happening | None:
        """The first thing that is due, and how it happens."""
        happenings = [
            happening
            for echo in self._echoes.values()
            for happening in self._agenda(echo, silent)
            if happening[0] <= until
        ]
        return min(happenings, key=lambda each: each[0], default=None)

    def _agenda(self, echo: Echo, silent: datetime | None) -> Iterator[Happening]:
        """What a device is waiting for."""
        due = echo.player.due()
        if due is not None:
            yield due, echo, self._tell_player_event
        ringing = self.services.alerts.due(echo)
        if ringing is not None:
            yield ringing, echo, self._ring
        arriving = self.services.messages.due(echo)
        if arriving is not None:
            yield arriving, echo, self._receive
        if silent is not None and echo.session is not None and echo.silent_since is not None:
            due = silent + SILENCE - (self.clock.moved - echo.silent_since)
            yield max(due, silent), echo, self._fall_silent

    def _tell_player_event(self, echo: Echo) -> Turn:
        event = echo.player.happen()
        if event.kind == HEARD:
            minutes, seconds = divmod(event.offset // 1000, 60)
            return Turn(speech=event.words, notes=(f"the track at {minutes}:{seconds:02}",))
        turn = self._conversation(echo).tell(event.body())
        echo.player.start_next()
        return turn

    def _ring(self, echo: Echo) -> Turn:
        ringing = self.services.alerts.ring(echo)
        echo.question = ringing.question
        listening = echo.session is not None
        return Turn(speech=ringing.speech, session_open=listening, notes=(ringing.note,))

    def _receive(self, echo: Echo) -> Turn:
        return self._conversation(echo).tell(self.services.messages.receive(echo))

    def _fall_silent(self, echo: Echo) -> Turn:
        """Nobody answers: the reprompt, then the end."""
        session = echo.session
        if session is None:
            return Turn()
        if echo.reprompted or session.reprompt is None:
            turn = self._conversation(echo).end("EXCEEDED_MAX_REPROMPTS")
            echo.player.go_on()
            return turn
        echo.reprompted = True
        if echo.silent_since is not None:
            echo.silent_since += SILENCE
        return Turn(speech=session.reprompt, reprompt=session.reprompt, session_open=True)

    def _hearing(self, locale: str) -> Hearing:
        if self.known(locale) not in self._hearings:
            names = tuple(model.invocation_name for model in self._models.values())
            self._hearings[locale] = hearing_of(self._models[locale], names, self._meaning)
        return self._hearings[locale]

    def _no_model(self, locale: str) -> str:
        broken = getattr(self._models, "broken", {}).get(locale)
        reason = f": {broken}" if broken else ""
        return f"there is no model for locale {locale!r}, only {', '.join(self.locales)}{reason}"

    def _conversation(self, echo: Echo, locale: str | None = None) -> Conversation:
        if locale is not None and echo.session is None:
            echo.locale = locale
        return Conversation(self._cloud, echo, self._models.get(echo.locale))

    def _account(self, user: str) -> Account:
        if user not in self._accounts:
            self._accounts[user] = Account(user, set(self._device.permissions))
        return self._accounts[user]

    def _echo(self, user: str, device: Device | None) -> Echo:
        device = device or self._own.get(user, self._device)
        key = (user, device.name)
        if key not in self._echoes:
            player = Player(self.clock, device.nearly_finished, device.length_of, device.transcript)
            echo = Echo(self._account(user), device, player, DEFAULT_LOCALE)
            self._echoes[key] = echo
        self._echoes[key].device = device
        return self._echoes[key]

    def _today(self) -> date:
        return self.clock().date()
