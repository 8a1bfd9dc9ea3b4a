"""How well sentences are heard that strangers wrote for each intent and each subject.

    python -m benchmarks.strangers en-US
    python -m benchmarks.strangers de-DE

The sentences stand in `benchmarks/said/<language>.tsv`, an intent or a subject and what people may
say for it, by writers who were told to put it otherwise than our own sentences do. Never copy one
of them into those: then they would measure nothing. Neighbours answer nearly the same, so walkers
are served better than these figures say.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from pathlib import Path

from alexa_desk import Understanding, load_models
from alexa_desk.model import FALLBACK, InteractionModel
from alexa_desk.understanding.understand import Understood
from benchmarks.wordings import filled
from workshop.paths import MODELS

SAID = Path(__file__).parent / "said"


def sentences(model: InteractionModel) -> list[tuple[str, str]]:
    """What a sentence was written for, and the sentence with a drawn value in each slot."""
    chance = random.Random(11)
    found = []
    for line in (SAID / f"{model.language}.tsv").read_text("utf-8").splitlines():
        meant, text = line.split("\t")
        slots = set(re.findall(r"\{(\w+)\}", text))
        if slots:
            text = filled(text, sorted(slots), model.intents[meant], model, chance)
        found.append((meant, text))
    return found


def is_reached(meant: str, heard: Understood) -> bool:
    """Whether an intent was heard, or a subject as the value of a slot."""
    if meant.endswith("Intent"):
        return heard.intent == meant
    values = (value for said in heard.slots.get("subject", ()) for value in said.matches)
    return any((value.id or "").lower() == meant for value in values)


def main() -> None:
    """Print the shares of sentences that reach what they were written for, and are refused."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("locale", choices=("en-US", "de-DE"))
    model = load_models(MODELS)[parser.parse_args().locale]
    understanding = Understanding(model)
    total, right, refused = Counter[str](), Counter[str](), Counter[str]()
    for meant, text in sentences(model):
        sort = "intent" if meant.endswith("Intent") else "subject"
        heard = understanding.understand(text)
        total[sort] += 1
        right[sort] += is_reached(meant, heard)
        refused[sort] += heard.intent == FALLBACK
    for sort, count in total.items():
        reached, none = right[sort] / count, refused[sort] / count
        print(f"{count} sentences for one {sort}: reached {reached:.1%}, refused {none:.1%}")


if __name__ == "__main__":
    main()
