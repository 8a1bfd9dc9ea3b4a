"""`python -m workshop.audio`: renders the clips of guided walks into build/audio."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from skill.audio.clip_library import FOLDER
from skill.errors import WalkingMusclesError
from workshop.audio.render import render
from workshop.audio.texts import Group, groups
from workshop.audio.voices import ENGINES, Voice, voice_for


def main(argv: Sequence[str] | None = None) -> int:
    """Render what has changed; return 1 where a clip has a fault or nobody can speak."""
    args = _parser().parse_args(argv)
    wanted = [group for group in groups() if args.locale in (None, *group.locales)]
    if not wanted:
        print(f"no language speaks {args.locale}", file=sys.stderr)
        return 2
    try:
        faults = [fault for group in wanted for fault in _render(group, args.voice, args.folder)]
    except WalkingMusclesError as error:
        print(error, file=sys.stderr)
        return 1
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m workshop.audio")
    parser.add_argument("--voice", choices=ENGINES, help="default: the best that is here")
    parser.add_argument("--locale", help="one locale, and those that share its voice")
    parser.add_argument("--folder", type=Path, default=Path(FOLDER), help=f"default: {FOLDER}")
    return parser


def _render(group: Group, wanted: str | None, folder: Path) -> Sequence[str]:
    voice = voice_for(group.locale, wanted)
    done = render(group, voice, folder, _tell if sys.stdout.isatty() else _nobody)
    print(f"{group.locale}: {done.clips} clips by {voice.id}, {done.made} of them new")
    if not voice.for_walkers:
        print(_warning(group, voice), file=sys.stderr)
    return done.faults


def _warning(group: Group, voice: Voice) -> str:
    return f"{group.locale} BY {voice.engine.upper()}: FOR TESTS, NOT FOR WALKERS"


def _tell(name: str) -> None:
    print(f"\r\033[K{name}", end="\r", flush=True)


def _nobody(name: str) -> None:
    """Take the name of a clip where nobody watches."""


if __name__ == "__main__":
    sys.exit(main())
