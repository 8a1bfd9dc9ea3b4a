"""How well wordings of our own questions are heard that nobody wrote down.

    python -m benchmarks.wordings en-US
    python -m benchmarks.wordings de-DE --part 3

A sixth of the sentence templates is held back, the model is built and learned without them, and
one sentence of each is said: its slots filled with a value, all drawn the same way each time.
Many intents answer nearly the same, so walkers are served better than these figures say; they
compare ways to understand.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import mean
from typing import NamedTuple

import yaml

from alexa_desk import Understanding, parse_model, slot_types
from alexa_desk.model import FALLBACK, Intent, InteractionModel
from workshop.model.build import build_language
from workshop.model.sentences import read_sentences
from workshop.paths import SENTENCES

PARTS = 6
#: An intent of few templates keeps them all: without one it would be another intent.
FEWEST = 7


class Case(NamedTuple):
    """What is said, and the intent and slots it is said for."""

    said: str
    intent: str
    slots: frozenset[str]


def held_back(folder: Path, part: int, kept: Path) -> dict[str, list[str]]:
    """Write a language's sentences without a part of the templates; return those by intent."""
    chance, held = random.Random(5), dict[str, list[str]]()
    kept.mkdir()
    for path in sorted(folder.glob("*.yaml")):
        content = yaml.safe_load(path.read_text("utf-8"))
        for name, intent in (content.get("intents") or {}).items():
            templates = intent.get("sentences") or []
            drawn = [chance.randrange(PARTS) == part for _ in templates]
            if len(templates) >= FEWEST and not all(drawn):
                pairs = [*zip(templates, drawn, strict=True)]
                held[name] = [text for text, out in pairs if out]
                intent["sentences"] = [text for text, out in pairs if not out]
                intent.pop("example", None)
        text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
        (kept / path.name).write_text(text, "utf-8")
    return held


def cases(folder: Path, held: dict[str, list[str]], model: InteractionModel) -> Iterator[Case]:
    """Yield a sentence of each template that was held back."""
    chance = random.Random(7)
    for plan in read_sentences(folder).intents:
        texts = {*held.get(plan.name, ())}
        for template in plan.sentences:
            if template.text in texts:
                sentence = template.pick(chance.randrange(template.size)).lower()
                slots = re.findall(r"\{(\w+)\}", sentence)
                said = filled(sentence, slots, model.intents[plan.name], model, chance)
                yield Case(said, plan.name, frozenset(slots))


def filled(
    sentence: str,
    slots: Iterable[str],
    intent: Intent,
    model: InteractionModel,
    chance: random.Random,
) -> str:
    """Return a sentence of an intent with a drawn value in place of each of these slots."""
    for slot in slots:
        value = _drawn_value(model, intent.slot(slot).type, chance)
        sentence = sentence.replace(f"{{{slot}}}", value, 1)
    return sentence


def _drawn_value(model: InteractionModel, kind: str, chance: random.Random) -> str:
    if kind in model.types:
        return chance.choice(chance.choice(model.types[kind].values).names)
    return chance.choice(list(slot_types.examples(kind, model.language)) or ["something"])


def main() -> None:
    """Print the shares of sentences that reach their intent, fill its slots, and are refused."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("locale", choices=("en-US", "de-DE"))
    parser.add_argument("--part", type=int, choices=range(PARTS), default=0)
    arguments = parser.parse_args()
    folder = SENTENCES / arguments.locale.split("-")[0]
    with tempfile.TemporaryDirectory() as temporary:
        kept = Path(temporary) / folder.name
        held = held_back(folder, arguments.part, kept)
        built = {each.locale: each.model for each in build_language(kept)}
    model = parse_model(built[arguments.locale], arguments.locale)
    said = [*cases(folder, held, model)]
    understanding = Understanding(model)
    answers = [understanding.understand(case.said) for case in said]
    pairs = [*zip(said, answers, strict=True)]
    right = mean(case.intent == answer.intent for case, answer in pairs)
    filled = mean(
        case.intent == answer.intent and case.slots <= answer.slots.keys() for case, answer in pairs
    )
    refused = mean(answer.intent == FALLBACK for answer in answers)
    print(f"{len(said)} sentences: intent {right:.1%}, with its slots {filled:.1%}", end=", ")
    print(f"refused {refused:.1%}")


if __name__ == "__main__":
    main()
