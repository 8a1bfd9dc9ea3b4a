"""`walking-muscles walk`: a guided walk as a script, second by second."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from skill.coach.walk.ask import (
    GENERAL,
    GOALS,
    LEVELS,
    LONGEST,
    NEW,
    SHORTEST,
    TERRAINS,
    UNKNOWN,
    Ask,
    AskError,
    check_minutes,
    goals,
)
from skill.coach.walk.plan import script
from skill.coach.walk.script import Script
from skill.errors import WalkingMusclesError
from skill.knowledge.load import load
from skill.knowledge.model import Knowledge
from skill.languages.clips import words_of
from skill.languages.words import Languages, Words
from workshop.nearest import advice

LOCALE = "en-US"
#: The recogniser's own model.
ENGLISH = "english"
#: Names listed where none is near what was said, at most.
MOST_NAMED = 12


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add `walk` to the command."""
    parser = subparsers.add_parser("walk", help="write the script of a guided walk")
    parser.add_argument("--minutes", help="how long, 5 to 120")
    parser.add_argument(
        "--goal", default=GENERAL, help=f"{', '.join(GOALS)}, or a muscle or group: glutes"
    )
    parser.add_argument("--terrain", default=UNKNOWN, help=", ".join(TERRAINS))
    parser.add_argument("--level", default=NEW, help=" or ".join(LEVELS))
    parser.add_argument("--seed", type=int, default=1, help="another number, another walk")
    parser.add_argument("--locale", default=LOCALE, help="whose words (default: en-US)")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    parser.add_argument("--audio", type=Path, metavar="FILE", help="write the track into an mp3")
    parser.add_argument(
        "--listen",
        nargs="?",
        const=ENGLISH,
        metavar="MODEL",
        help="have a recogniser hear the track, and compare; other languages than English want the"
        " folder of a faster-whisper model",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Print the script of a walk. Returns 2, after a sentence on why, where there can be none."""
    knowledge = load()
    words = Languages(LOCALE).words(args.locale)
    try:
        walk = script(knowledge, wish(knowledge, words, args))
    except AskError as error:
        print(f"{error}; {_remedy(error, knowledge)}", file=sys.stderr)
        return 2
    if args.json:
        print(json.dumps(as_json(walk, words), ensure_ascii=False))
    elif not (args.audio or args.listen):
        print("\n".join(as_lines(walk, words)))
    return _sound(walk, words, args)


def _sound(walk: Script, words: Words, args: argparse.Namespace) -> int:
    """Write the track and have it heard, as asked for. Returns 1 where that cannot be done."""
    if not (args.audio or args.listen):
        return 0
    from commands import walk_track  # noqa: PLC0415 - a script is printed without it

    try:
        made = walk_track.make(walk, words.locale)
        if args.audio:
            print(walk_track.write(made, args.audio))
        if args.listen:
            model = None if args.listen == ENGLISH else Path(args.listen)
            for line in walk_track.listen(made, walk, words, model):
                print(line, flush=True)
    except (WalkingMusclesError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def wish(knowledge: Knowledge, words: Words, args: argparse.Namespace) -> Ask:
    """Return what was asked for, each thing named as people say it. Raises AskError."""
    try:
        minutes = None if args.minutes is None else int(args.minutes)
    except ValueError:
        raise AskError("no_minutes", f"'{args.minutes}' is no number of minutes") from None
    return Ask(
        check_minutes(minutes),
        _id(args.goal, goals(knowledge), ("walk_goals", "muscles", "groups"), words),
        _id(args.terrain, TERRAINS, ("terrains",), words),
        _id(args.level, LEVELS, ("levels",), words),
        seed=args.seed,
    )


def _id(said: str, known: Sequence[str], sections: Sequence[str], words: Words) -> str:
    """Return the id that is written, or meant by what people call it; else what was said."""
    plain = said.strip().lower().replace("_", " ").replace("-", " ")
    spelled = plain.replace(" ", "_")
    return spelled if spelled in known else words.lookup(sections, plain) or plain


def as_json(walk: Script, words: Words) -> dict[str, object]:
    """Return a script as plain data; every time is a second of the walk."""
    return {
        "seconds": walk.seconds,
        "phases": [
            {"kind": kind, "from": start, "to": end, "steps_a_minute": steps}
            for kind, start, end, steps in walk.phases
        ],
        "said": [
            {
                "at": cue.at,
                "kind": cue.kind,
                "clip": cue.clip,
                "words": words_of(cue.clip, words),
                "muscles": list(cue.muscles),
            }
            for cue in walk.cues
        ],
    }


def as_lines(walk: Script, words: Words) -> Iterator[str]:
    """Yield a script for people: each phase with its cues, a line each."""
    for phase in walk.phases:
        beat = f", {phase.steps_a_minute} steps a minute" if phase.steps_a_minute else ""
        yield f"{_clock(phase.start)}  [{phase.kind} until {_clock(phase.end)}{beat}]"
        for cue in walk.cues:
            if phase.start <= cue.at < phase.end:
                yield f"{_clock(cue.at)}  {words_of(cue.clip, words)}"
    yield f"{_clock(walk.seconds)}  [end]"


def _clock(seconds: int) -> str:
    return f"{seconds // 60:3}:{seconds % 60:02}"


def _remedy(error: AskError, knowledge: Knowledge) -> str:
    """Say what to write instead, the nearest name that there is if one is near."""
    known = {
        "unknown_goal": goals(knowledge),
        "unknown_terrain": TERRAINS,
        "unknown_level": LEVELS,
    }.get(error.reason)
    if known is None:
        return f"a walk has {SHORTEST} to {LONGEST}, as in --minutes 20"
    return advice(error.value, known, f"there are {', '.join(known[:MOST_NAMED])}")
