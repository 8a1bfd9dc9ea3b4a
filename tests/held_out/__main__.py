"""`python -m tests.held_out [FILE ...] [-v] [--pin]`: the figures; every fault; write them down."""

from __future__ import annotations

import sys

from tests.held_out.examine import conversations, known_failures, pin, questions, share, walks

ASKS = {"conversations": conversations, "walks": walks}
PINNED = (
    *("questions_en", "facts_en", "conversations_en", "walks_en"),
    *("questions_de", "conversations_de", "walks_de"),
)
FILES = (*PINNED, "blind_en", "blind_de")


def main(arguments: list[str]) -> None:
    """Print a line for each set; with -v what went wrong; --pin makes that what is known to."""
    pinning = "--pin" in arguments
    files = [name for name in arguments if not name.startswith("-")]
    files = files or list(PINNED if pinning else FILES)
    failures = known_failures()
    for file in files:
        ask = ASKS.get(file.partition("_")[0], questions)
        verdicts = list(ask(file))
        for verdict in verdicts:
            if verdict.wrong and "-v" in arguments:
                print(f"{verdict.name}\n  said:  {verdict.said}\n  heard: {verdict.heard}")
                print(*(f"  wrong: {fault}" for fault in verdict.wrong), sep="\n")
        print(f"{file}: {share(verdicts):.1%} of {len(verdicts)}")
        failures[file] = [verdict.said for verdict in verdicts if verdict.wrong]
    if pinning:
        pin(failures)


if __name__ == "__main__":
    main(sys.argv[1:])
