"""`walking-muscles chat`: a conversation, for people at the keyboard or for a program."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable
from contextlib import suppress

from alexa_desk import Turn
from alexa_desk.alexa import DEFAULT_LOCALE, DEFAULT_USER
from alexa_desk.command.desk import Desk
from alexa_desk.command.jsonl import converse
from commands.desk import open_desk
from skill.errors import NotBuiltError

_HELLO = """Walking Muscles, on your desk: type what you would say to Alexa, for example
"which muscles do i use walking uphill". /help tells what else there is, Ctrl-D ends."""

_HELP = """/why           how the last utterance was understood
/json          the request and response of the last turn
/new           start a new session with the next utterance
/clock +5m     let time pass: seconds (s), minutes (m), hours (h); without: what time it is
/locale NAME   speak another locale (without NAME: which there are)
/user NAME     be another walker
/help          this
/quit          end"""

_SPAN = re.compile(r"(\d+(?:\.\d+)?)\s*([smh]?)")
_SECONDS = {"": 1, "s": 1, "m": 60, "h": 3600}

Ask = Callable[[str], str]
Tell = Callable[[str], None]


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `chat` to the command."""
    parser = subparsers.add_parser("chat", help="talk to the skill")
    parser.add_argument("--locale", default=DEFAULT_LOCALE, help=f"default: {DEFAULT_LOCALE}")
    parser.add_argument("--memory", metavar="FILE", default=":memory:",
                        help="keep what the skill remembers in this file")  # fmt: skip
    parser.add_argument("--jsonl", action="store_true", help="one JSON object a line, in and out")
    parser.add_argument("--full", action="store_true", help="with --jsonl: the envelopes as well")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Talk until the input ends; return 1 when the talk could not begin."""
    try:
        desk = open_desk(args.memory)
    except NotBuiltError as error:
        print(error, file=sys.stderr)
        return 1
    if args.locale not in desk.alexa.locales:
        print(f"no locale {args.locale!r}: {_locales(desk)}", file=sys.stderr)
        return 1
    if args.jsonl:
        converse(desk, sys.stdin.buffer, sys.stdout.buffer, args.locale, args.full)
        return 0
    with suppress(ImportError):
        import readline  # noqa: F401, PLC0415 - gives input() its history and line editing
    Chat(desk, args.locale, print).run(input)
    return 0


class Chat:
    """A conversation with a person."""

    def __init__(self, desk: Desk, locale: str, tell: Tell) -> None:
        self._desk = desk
        self._tell = tell
        self._locale = locale
        self._user = DEFAULT_USER
        self._new = False
        self._last = Turn()
        self._commands: dict[str, Callable[[str], None]] = {
            "/why": self._why,
            "/json": self._json,
            "/new": self._begin,
            "/clock": self._pass,
            "/locale": self._speak,
            "/user": self._be,
            "/help": lambda _: tell(_HELP),
        }

    def run(self, ask: Ask) -> None:
        """Ask for utterances until the person leaves."""
        self._tell(_HELLO)
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
        self._new = False
        self._last = turn
        for event in turn.events:
            self._happened(event)
        if turn.speech:
            self._tell(turn.speech)
        for note in turn.notes:
            self._tell(f"[{note}]")
        if turn.error:
            self._tell(f"[{turn.error}]")
        elif not turn.speech:
            self._tell("[nothing is said]")

    def _why(self, _: str) -> None:
        understood = self._last.understood
        self._tell(f"intent: {self._last.intent}")
        for name, heard in self._last.slots.items():
            for one in heard:
                ids = ", ".join(match.id or match.name for match in one.matches)
                self._tell(f"{name}: {one.said!r} = {ids or 'no known value'}")
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
            self._tell("Say how much: /clock +30s, +5m, +1h.")
            return
        if match is not None:
            for turn in self._desk.alexa.advance(float(match[1]) * _SECONDS[match[2]]):
                self._happened(turn)
        self._tell(f"It is {self._desk.alexa.clock():%Y-%m-%d %H:%M:%S %Z}.")

    def _happened(self, turn: Turn) -> None:
        if turn.speech:
            self._tell(turn.speech)
        for note in (turn.intent, *turn.notes, turn.error):
            if note:
                self._tell(f"[{note}]")

    def _speak(self, locale: str) -> None:
        if locale in self._desk.alexa.locales:
            self._locale = locale
            self._tell(f"Speaking {locale}.")
        else:
            self._tell(f"Speaking {self._locale}; {_locales(self._desk)}.")

    def _be(self, user: str) -> None:
        self._user = user or DEFAULT_USER
        self._tell(f"You are {self._user}.")


def _locales(desk: Desk) -> str:
    return f"there are {', '.join(desk.alexa.locales)}"
