"""Envelopes changed at random: whatever Alexa's cloud may send one day, and what it never will.

`python -m tests.web.mutations TIMES SEED` asks about so many of them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from copy import deepcopy
from itertools import islice
from random import Random
from typing import Any

from skill.alexa.services import NO_ANSWER
from skill.lambda_function import Handler, make_handler
from tests import lawful
from tests.conftest import ENVELOPES
from tests.web import SKILL

#: What stands where something else should.
ODD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 2**63, 1e308, "", " ", "x", "\x00", "\ud83d", "&<>'\""),
    *("?", "en-XX", "../../x", "IntentRequest", "AMAZON.YesIntent", "ER_SUCCESS_MATCH", "x" * 5000),
    *([], {}, [[]], [{}], {"": None}, ["x"] * 50, {"name": {"value": []}}),
)


def mutants(seed: int) -> Iterator[Any]:
    """Yield envelopes without end, each with one to four changes; a seed repeats them."""
    chance = Random(seed)
    texts = [path.read_text("utf-8") for path in sorted(ENVELOPES.glob("*.json"))]
    while True:
        event = json.loads(chance.choice(texts))
        for _ in range(chance.choice((1, 1, 2, 4))):
            _change(event, chance)
        yield event


def _change(event: Any, chance: Random) -> None:
    """Change one place, anywhere."""
    place = event
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not keys:
            return
        key = chance.choice(keys)
        if not isinstance(place[key], dict | list) or chance.random() < 0.15:
            break
        place = place[key]
    what = chance.randrange(5)
    if what == 0:
        del place[key]
    elif what == 1 and isinstance(place, dict):
        place[f"{key}x"] = place.pop(key)
    elif what == 2 and isinstance(place, list):
        place += deepcopy(place)
    elif what == 3 and isinstance(place[key], str):
        at = chance.randrange(len(place[key]) + 1)
        place[key] = place[key][:at] + chance.choice("xX\n\u0000\u00df9.") + place[key][at + 1 :]
    else:
        place[key] = deepcopy(chance.choice(ODD))


def faults(handler: Handler, event: Any) -> list[str]:
    """Return what is wrong with the answer to an event."""
    answer = handler(event, None)
    if answer == {"version": "1.0", "response": {}}:
        return []
    try:
        json.dumps(answer, allow_nan=False).encode()
    except ValueError as error:
        return [f"Alexa cannot read the answer: {error}"]
    return lawful.faults(event["request"]["type"], answer)


def main() -> int:
    """Ask about so many envelopes; print what was wrong with the first answers that were."""
    times, seed = int(sys.argv[1]), int(sys.argv[2])
    wrong = 0
    handler = make_handler(
        ":memory:", skill_id=SKILL, chance=Random(seed), log=_raise, ask=lambda call: NO_ANSWER
    )
    for event in islice(mutants(seed), times):
        found = faults(handler, event)
        if found and (wrong := wrong + 1) <= 5:
            print(found, json.dumps(event))
    print(f"{times} envelopes, {wrong} wrong answers")
    return int(wrong > 0)


def _raise(fault: str, where: str) -> None:
    raise AssertionError(f"{fault} in {where}")


if __name__ == "__main__":
    sys.exit(main())
