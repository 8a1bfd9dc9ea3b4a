"""How well the simulator understands skills that are not ours, on two public data sets.

    python -m benchmarks.understanding intents clinc150.json.gz
    python -m benchmarks.understanding slots custom-intent-engines.json.gz

Intents (Larson et al. 2019, doi 10.18653/v1/D19-1131): `train`, `validation` and
`out_of_scope_validation`, each a list of [sentence, intent]. Told beside the nearest sample alone.
Slots (Coucke et al. 2018, arXiv 1805.10190): `sentences`, by intent `train` and `validation`, each
sentence a list of [text, slot or null]; `alexa_2017`, by intent `slot_f1` and `reached`, what Alexa
herself reached with the same samples. Neither data set is part of this project.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np

from alexa_desk import Understanding, parse_model
from alexa_desk.embedding import embedder
from alexa_desk.model import FALLBACK
from alexa_desk.understanding.understand import Understood

Pairs = Sequence[tuple[str, str]]
Sentence = Sequence[tuple[str, str | None]]

#: Where the threshold is moved to refuse so many of the foreign sentences.
_REFUSED = (0.7, 0.8, 0.88, 0.93)
_BUILT_IN = [{"name": f"AMAZON.{n}Intent"} for n in ("Fallback", "Stop", "Cancel", "Help")]


def intents(data: Mapping[str, Any], most: int) -> None:
    """Print the share of sentences given their intent, and of foreign ones that are refused."""
    train, inside = data["train"], data["validation"][:: _step(data["validation"], most)]
    outside = data["out_of_scope_validation"][:most]
    samples: dict[str, list[str]] = {}
    for text, intent in train:
        samples.setdefault(_name(intent), []).append(_flat(text))
    understanding = _understanding({"name": n, "samples": s} for n, s in samples.items())
    answers = [understanding.understand(text) for text, _ in inside]
    foreign = [understanding.understand(text) for text, _ in outside]
    wanted = [_name(name) for _, name in inside]
    right = mean(a.intent == name for a, name in zip(answers, wanted, strict=True))
    refused = mean(answer.intent == FALLBACK for answer in foreign)
    print(f"right {right:.1%}, foreign refused {refused:.1%}")
    for share in _REFUSED:
        least = sorted(answer.sure for answer in foreign)[round(share * len(foreign)) - 1]
        pairs = zip(answers, wanted, strict=True)
        found = mean(a.sure > least and _likeliest(a) == name for a, name in pairs)
        print(f"  where {share:.0%} of foreign are refused: right {found:.1%}")
    nearest = _nearest(train, inside)
    print(f"nearest sample alone {nearest:.1%} right, none refused: ratio {right / nearest:.2f}")


def _likeliest(answer: Understood) -> str:
    """The intent that was understood, or would have been had less been enough."""
    own = (name for name, _ in answer.candidates if name != FALLBACK)
    return answer.intent if answer.intent != FALLBACK else next(own, FALLBACK)


def slots(data: Mapping[str, Any], most: int) -> None:
    """Print for each intent the F1 of its slots and how many sentences reach it."""
    rows = []
    for intent, parts in data["sentences"].items():
        found = _slots(intent, parts["train"], parts["validation"][:most])
        alexa = data["alexa_2017"][intent]
        rows.append((*found, alexa["slot_f1"] / 100, alexa["reached"] / 100))
        print(f"{intent}: {_line(rows[-1])}")
    print(f"all: {_line([mean(column) for column in zip(*rows, strict=True)])}")


def _line(row: Sequence[float]) -> str:
    f1, reached, alexa_f1, alexa_reached = row
    return (
        f"slot F1 {f1:.1%} (Alexa {alexa_f1:.1%}, ratio {f1 / alexa_f1:.2f}), "
        f"reached {reached:.1%} (Alexa {alexa_reached:.1%}, ratio {reached / alexa_reached:.2f})"
    )


def _slots(name: str, train: Sequence[Sentence], cases: Sequence[Sentence]) -> tuple[float, float]:
    values: dict[str, dict[str, None]] = {}
    for sentence in train:
        for slot, texts in _spans(sentence).items():
            values.setdefault(slot, {}).update(dict.fromkeys(texts))
    types = [
        {"name": f"{slot}_type", "values": [{"name": {"value": value}} for value in texts]}
        for slot, texts in values.items()
    ]
    declared = [{"name": slot, "type": f"{slot}_type"} for slot in values]
    samples = list(dict.fromkeys(map(_sample, train)))
    intent = {"name": name, "slots": declared, "samples": samples}
    understanding = _understanding([intent], types)
    hits, heard, wanted, reached = Counter[str](), Counter[str](), Counter[str](), 0
    for sentence in cases:
        spans = _spans(sentence)
        understood = understanding.understand(_flat("".join(text for text, _ in sentence)))
        reached += understood.intent == name
        filled = understood.slots if understood.intent == name else {}
        heard.update(filled.keys())
        hits.update(s for s, v in filled.items() if _flat(v[0].said) in spans.get(s, ()))
        wanted.update({slot: len(texts) for slot, texts in spans.items()})
    every = heard.keys() | wanted.keys()
    return mean(2 * hits[s] / (heard[s] + wanted[s]) for s in every), reached / len(cases)


def _understanding(
    intents: Iterable[Mapping[str, Any]], types: Sequence[Mapping[str, Any]] = ()
) -> Understanding:
    language = {
        "invocationName": "big helper",
        "intents": [*intents, *_BUILT_IN],
        "types": [*types],
    }
    return Understanding(parse_model({"interactionModel": {"languageModel": language}}, "en-US"))


def _nearest(train: Pairs, cases: Pairs) -> float:
    """The share of sentences whose nearest sample, by its vector alone, is of their intent."""
    known, said = (embedder().embed([text for text, _ in pairs]) for pairs in (train, cases))
    nearest = np.argmax(said @ known.T, axis=1)
    return mean(float(train[n][1] == intent) for n, (_, intent) in zip(nearest, cases, strict=True))


def _spans(sentence: Sentence) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for text, slot in sentence:
        if slot and (said := _flat(text)):
            found.setdefault(_plain(slot), []).append(said)
    return found


def _sample(sentence: Sentence) -> str:
    """The sentence as a sample; what is said for a slot twice stays as it is."""
    times = Counter(slot for _, slot in sentence if slot)
    words = (
        f"{{{_plain(slot)}}}" if slot and times[slot] == 1 else _flat(text)
        for text, slot in sentence
    )
    return " ".join(filter(None, words))


def _name(text: str) -> str:
    return "".join(word.capitalize() for word in re.split(r"[^a-zA-Z]+", text)) + "Intent"


def _plain(slot: str) -> str:
    return re.sub(r"[^a-zA-Z]", "_", slot)


def _flat(text: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9' -]", " ", text.lower()).split())


def _step(cases: Sequence[object], most: int) -> int:
    return max(1, len(cases) // most)


def main() -> None:
    """Measure what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("what", choices=("intents", "slots"))
    parser.add_argument("data", type=Path, help="the data set, as gzipped JSON")
    parser.add_argument(
        "--most", type=int, default=100, help="sentences to try, an intent's or all"
    )
    args = parser.parse_args()
    data = json.loads(gzip.decompress(args.data.read_bytes()))
    (intents if args.what == "intents" else slots)(data, args.most)


if __name__ == "__main__":
    main()
