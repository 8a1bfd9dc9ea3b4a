"""`python -m tests.held_out [FILE ...] [-v]`: the figures, and with -v every fault."""

from __future__ import annotations

import sys

from tests.held_out.examine import conversations, questions, share

FILES = (
    *("questions_en", "facts_en", "conversations_en", "questions_de", "conversations_de"),
    *("blind_en", "blind_de"),
)


def main(arguments: list[str]) -> None:
    """Print a line for each set; with -v what went wrong as well."""
    files = [name for name in arguments if not name.startswith("-")] or list(FILES)
    for file in files:
        ask = conversations if file.startswith("conversations") else questions
        verdicts = list(ask(file))
        for verdict in verdicts:
            if verdict.wrong and "-v" in arguments:
                print(f"{verdict.name}\n  said:  {verdict.said}\n  heard: {verdict.heard}")
                print(*(f"  wrong: {fault}" for fault in verdict.wrong), sep="\n")
        print(f"{file}: {share(verdicts):.1%} of {len(verdicts)}")


if __name__ == "__main__":
    main(sys.argv[1:])
