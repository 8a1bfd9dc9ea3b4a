"""What every command line of ours has: its version, its exit codes, and how it tells a fault."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec

#: All is well, something is wrong, somebody pressed Ctrl-C; argparse says 2 to a wrong call.
GOOD, WRONG, INTERRUPTED = 0, 1, 130
_CODES = """exit codes: 0 all is well, 1 something is wrong (said in a sentence),
            2 the call is wrong, 130 interrupted"""
_SHELLS = ("bash", "zsh", "tcsh")

Subparsers = argparse._SubParsersAction  # the type has no public name


class CommandError(Exception):
    """A command cannot do what it was asked; the message says why and what to do."""


def frame(prog: str, about: str) -> tuple[argparse.ArgumentParser, Subparsers]:  # type: ignore[type-arg]  # generic in stubs only
    """Return a parser that tells its version and exit codes, and where its commands go."""
    parser = argparse.ArgumentParser(
        prog=prog,
        description=about,
        epilog=_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    subparsers = parser.add_subparsers(metavar="COMMAND", required=True)
    if find_spec("shtab"):  # a server completes nothing
        _add_completion(parser, subparsers)
    return parser, subparsers


@contextmanager
def importing() -> Iterator[None]:
    """No look for garbage while commands are imported: there is none, and later looks skip it."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def run(
    parser: argparse.ArgumentParser,
    words: Sequence[str],
    faults: tuple[type[Exception], ...] = (),
) -> int:
    """Run the command that the words call, and return its exit code.

    faults: what else than CommandError is told by its message alone.
    """
    args = parser.parse_args(words)
    told: tuple[type[Exception], ...] = (CommandError, *faults)
    command: Callable[[argparse.Namespace], int] = args.run
    try:
        return command(args)
    except told as error:
        print(error, file=sys.stderr)
        return WRONG
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has left; Python must not complain about it while it ends.
        sys.stderr.close()
        return WRONG


def _add_completion(parser: argparse.ArgumentParser, subparsers: Subparsers) -> None:  # type: ignore[type-arg]  # argparse keeps it to itself
    """Add `completion`, which prints what a shell needs to complete all commands."""
    completion = subparsers.add_parser("completion", help="print a completion for your shell")
    completion.add_argument("shell", choices=_SHELLS, help="whose completion")

    def complete(args: argparse.Namespace) -> int:
        import shtab  # noqa: PLC0415 - no other command needs it

        print(shtab.complete(parser, args.shell))
        return GOOD

    completion.set_defaults(run=complete)


class _Version(argparse.Action):
    """Prints the version and ends the command."""

    def __call__(self, parser: argparse.ArgumentParser, *_args: object) -> None:
        print(f"{parser.prog} {_version(parser.prog)}")
        parser.exit()


def _version(distribution: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - a third of a start

    try:
        return version(distribution)
    except PackageNotFoundError:  # run from its folder, not installed
        return "unknown"
