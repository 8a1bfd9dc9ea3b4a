"""How a built model is written: JSON in lines that a person can read the change of.

An intent's head is a line, a value with its synonyms is one, and samples that begin alike share
one: whoever adds a sentence changes a line or two of a model, and whoever adds a synonym one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any

#: Samples share a line up to this length, as they are written there.
LONGEST_LINE = 120
#: Without spaces: Alexa takes a file of so many bytes, and they are for sentences.
_SEPARATORS = (",", ":")


def model_text(model: dict[str, Any]) -> str:
    """Return the content of a model's file; the same model always gives the same text."""
    language_model = dict(model["interactionModel"]["languageModel"])
    intents, types = language_model.pop("intents"), language_model.pop("types")
    head = [f"{_json(key)}: {_json(value)}," for key, value in language_model.items()]
    lines = [
        '{"interactionModel": {"languageModel": {',
        *head,
        '"intents": [',
        *_joined(_entry(one, "samples", _lines(tuple(one["samples"]))) for one in intents),
        "],",
        '"types": [',
        *_joined(_entry(kind, "values", map(_json, kind["values"])) for kind in types),
        "]",
        "}}}",
    ]
    return "\n".join(lines) + "\n"


def _entry(entry: dict[str, Any], name: str, lines: Iterable[str]) -> str:
    """An entry whose last field, a list, is written in lines of its own."""
    head = _json({key: value for key, value in entry.items() if key != name}).removesuffix("}")
    body = ",\n".join(f"  {line}" for line in lines)
    return f'{head}, "{name}": [\n{body}\n]}}' if body else f'{head}, "{name}": []}}'


@lru_cache(maxsize=4096)  # the locales of a language have nearly all of them in common
def _lines(samples: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_sample_lines([(sample.split(), _quoted(sample)) for sample in samples], 0))


def _sample_lines(samples: Iterable[tuple[list[str], str]], place: int) -> Iterator[str]:
    """Yield sorted samples, those that begin with the same words in one line if it has room.

    samples: the words and the text of each, up to the word at a place the same in all.
    """
    for _, group in groupby(samples, key=lambda sample: sample[0][place : place + 1]):
        alike = list(group)
        line = ",".join([text for _, text in alike])
        if len(alike) > 1 and len(line) > LONGEST_LINE:
            yield from _sample_lines(alike, place + 1)
        else:
            yield line


@lru_cache(maxsize=65536)  # the locales of a language have nearly all of them in common
def _quoted(sample: str) -> str:
    return _json(sample)


def _joined(entries: Iterable[str]) -> Iterator[str]:
    texts = list(entries)
    yield from (f"{text}," for text in texts[:-1])
    yield from texts[-1:]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=_SEPARATORS)
