"""A conversation with a person at the keyboard."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from alexa_desk.alexa import DEFAULT_USER
from alexa_desk.command.desk import Desk
from alexa_desk.command.record import Recorder
from alexa_desk.device.device import PROFILES
from alexa_desk.services.shop import UnknownProductError
from alexa_desk.turn import Turn

_HELP = """/why             how the last utterance was understood
/json            the request and response of the last turn
/new             start a new session with the next utterance
/clock +5m       let time pass: seconds (s), minutes (m), hours (h), days (d); without: the time
/silence         say nothing for eight seconds
/press BUTTON    play, pause, next or previous, on the device
/send TYPE       send a request: its type, its body in JSON, or an intent's name
/grant SCOPE     give the skill a permission; /revoke SCOPE takes it away
/own NAME ...    have these products and no others
/fault WHAT 503  let a service fail (timers, reminders, settings, ...); without: all work again
/device NAME     speak to another device (without NAME: which there are)
/locale NAME     speak another locale (without NAME: which there are)
/user NAME       be another person
/help            this
/quit            end"""

Ask = Callable[[str], str]
Tell = Callable[[str], None]

#: What begins to play does so when Alexa has spoken.
_BEGINS = "AudioPlayer.PlaybackStarted"
_SPAN = re.compile(r"(\d+(?:\.\d+)?)\s*([smhd]?)")
_SECONDS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86_400}


class Talk:
    """A conversation with a person."""

    def __init__(
        self, desk: Desk, locale: str, tell: Tell, recorder: Recorder | None = None
    ) -> None:
        self._desk = desk
        self._tell = tell
        self._recorder = recorder or Recorder()
        self._locale = locale
        self._user = DEFAULT_USER
        self._new = False
        self._last = Turn()
        self._commands: dict[str, Callable[[str], None]] = {
            "/why": self._why,
            "/json": self._json,
            "/new": self._begin,
            "/clock": self._pass,
            "/silence": lambda _: self._show(self._desk.alexa.silence(self._user)),
            "/press": self._press,
            "/send": self._send,
            "/grant": lambda scope: self._desk.alexa.grant(scope, user=self._user),
            "/revoke": lambda scope: self._desk.alexa.revoke(*scope.split(), user=self._user),
            "/own": self._own,
            "/fault": self._fault,
            "/device": self._take,
            "/locale": self._speak,
            "/user": self._be,
            "/help": lambda _: tell(_HELP),
        }

    def run(self, ask: Ask, hello: str = "") -> None:
        """Ask for utterances until the person leaves."""
        if hello:
            self._tell(hello)
        while (typed := self._typed(ask)) not in (None, "/quit"):
            if typed:
                self.hear(typed)

    def hear(self, typed: str) -> None:
        """Do a command, or say an utterance to the skill and tell its answer."""
        name, _, rest = typed.partition(" ")
        if name in self._commands:
            self._commands[name](rest.strip())
        elif name.startswith("/"):
            self._tell(f"There is no {name}.\n{_HELP}")
        else:
            self._say(typed)

    def _typed(self, ask: Ask) -> str | None:
        listening = self._desk.alexa.session_open(self._user) and not self._new
        try:
            return ask("… " if listening else "> ").strip()
        except (EOFError, KeyboardInterrupt):
            self._tell("")
            return None

    def _say(self, utterance: str) -> None:
        turn = self._desk.say(utterance, self._locale, self._user, self._new)
        line = {
            "utterance": utterance,
            "locale": self._locale,
            "user": self._user,
            "new_session": self._new,
        }
        self._recorder.keep(line, turn)
        self._new = False
        self._show(turn)

    def _show(self, turn: Turn) -> None:
        """Tell a turn, and what happened on the device before and after."""
        self._last = turn
        kinds = [event.intent for event in turn.events]
        begins = kinds.index(_BEGINS) if _BEGINS in kinds else len(kinds)
        for event in turn.events[:begins]:
            self._happened(event)
        if turn.speech:
            self._tell(turn.speech)
        for note in turn.notes:
            self._tell(f"[{note}]")
        if turn.error:
            self._tell(f"[{turn.error}]")
        elif not turn.speech and not turn.notes:
            self._tell("[nothing is said]")
        for event in turn.events[begins:]:
            self._happened(event)

    def _happened(self, turn: Turn) -> None:
        if turn.speech:
            self._tell(turn.speech)
        request = (turn.request or {}).get("request", {})
        offset = request.get("offsetInMilliseconds")
        at = f" at {offset / 1000:.0f} s" if offset is not None else ""
        for note in (f"{turn.intent}{at}" if turn.intent else None, *turn.notes, turn.error):
            if note:
                self._tell(f"[{note}]")

    def _why(self, _: str) -> None:
        understood = self._last.understood
        self._tell(f"intent: {self._last.intent}")
        for name, heard in self._last.slots.items():
            for one in heard:
                ids = ", ".join(match.id or match.name for match in one.matches)
                meaning = f" = {ids or 'no known value'}" if one.type else ""
                self._tell(f"{name}: {one.said!r}{meaning}")
        if understood and understood.candidates:
            near = ", ".join(f"{name} {score:.2f}" for name, score in understood.candidates)
            self._tell(f"nearest: {near}")

    def _json(self, _: str) -> None:
        envelopes = {"request": self._last.request, "response": self._last.response}
        self._tell(json.dumps(envelopes, indent=2, ensure_ascii=False))

    def _begin(self, _: str) -> None:
        self._new = True
        self._tell("The next utterance starts a new session.")

    def _pass(self, text: str) -> None:
        """Let time pass, and tell what happens meanwhile."""
        match = _SPAN.fullmatch(text.removeprefix("+").strip())
        if text and match is None:
            self._tell("Say how much: /clock +30s, +5m, +1h, +1d.")
            return
        if match is not None:
            for turn in self._desk.alexa.advance(float(match[1]) * _SECONDS[match[2]]):
                self._happened(turn)
        self._tell(f"It is {self._desk.alexa.clock():%Y-%m-%d %H:%M:%S %Z}.")

    def _press(self, button: str) -> None:
        if button not in ("play", "pause", "next", "previous"):
            self._tell("There are the buttons play, pause, next and previous.")
            return
        self._show(self._desk.alexa.press(button, self._locale, self._user))

    def _send(self, text: str) -> None:
        try:
            request = json.loads(text) if text.startswith("{") else text
        except ValueError as error:
            self._tell(f"That is not JSON: {error}")
            return
        if request:
            self._show(self._desk.alexa.send(request, self._locale, self._user))
        else:
            self._tell("Say what to send, like /send AudioPlayer.PlaybackStarted")

    def _own(self, names: str) -> None:
        try:
            self._desk.alexa.own(*names.split(), user=self._user)
        except UnknownProductError as error:
            self._tell(str(error))
        else:
            self._tell(f"You own: {names or 'nothing'}.")

    def _fault(self, text: str) -> None:
        services = self._desk.alexa.services
        if not text:
            services.heal()
            self._tell("All services work.")
            return
        service, _, status = text.partition(" ")
        try:
            services.fail(service, int(status or 503))
        except ValueError as error:
            self._tell(str(error))
        else:
            self._tell(f"{service} answers {status or 503} from now on.")

    def _take(self, name: str) -> None:
        if name in PROFILES:
            self._desk.alexa.take(self._desk.like_ours(PROFILES[name]), self._user)
            self._tell(f"Speaking to: {name}.")
        else:
            self._tell(f"There are {', '.join(PROFILES)}.")

    def _speak(self, locale: str) -> None:
        if locale in self._desk.alexa.locales:
            self._locale = locale
            self._tell(f"Speaking {locale}.")
        else:
            there_are = ", ".join(self._desk.alexa.locales)
            self._tell(f"Speaking {self._locale}; there are {there_are}.")

    def _be(self, user: str) -> None:
        self._user = user or DEFAULT_USER
        self._tell(f"You are {self._user}.")
