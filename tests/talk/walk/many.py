"""Thousands of walks, a few in each test run and all of them at night.

`python -m tests.talk.walk.many 20000 10000 SEED`: so many true walks, so many random ones.
"""

from __future__ import annotations

import sys
from random import Random
from typing import NamedTuple

from tests.talk.walk.random_walks import a_random_walk
from tests.talk.walk.true_walks import Loss, a_true_walk, counted

#: More than so many seconds too much is too much.
TOO_MUCH = 30


class Errors(NamedTuple):
    """How far counted seconds are from those truly walked."""

    largest: int
    p95: int
    too_much: float
    all_unsure: bool


def true_walks(many: int, loss: Loss, seed: int) -> Errors:
    """Count true walks by what is told of them."""
    chance = Random(seed)
    errors, unsure = [], []
    for _ in range(many):
        true = a_true_walk(chance)
        walk = counted(true, loss, chance)
        errors.append(abs(walk.seconds - true.seconds))
        if walk.seconds - true.seconds > TOO_MUCH:
            unsure.append(walk.unsure)
    errors.sort()
    return Errors(errors[-1], errors[int(many * 0.95)], len(unsure) / many, all(unsure))


def random_walks(many: int, seed: int) -> None:
    """Let anything happen to walks; an assertion tells what is untrue."""
    chance = Random(seed)
    for _ in range(many):
        a_random_walk(chance)


def main(many_true: int, many_random: int, seed: int) -> None:
    """Print what became of all these walks. Raises AssertionError where minutes are untrue."""
    for loss in (Loss(), Loss(lost=0.02)):
        found = true_walks(many_true, loss, seed)
        print(f"{many_true} true walks, {loss}: {found}")
        assert_within(found, loss)
    random_walks(many_random, seed)
    print(f"{many_random} random walks: all true")


def assert_within(found: Errors, loss: Loss) -> None:
    """Without loss nobody has a minute too much; with loss few, and those are unsure."""
    if not loss.lost:
        assert found.largest <= 60
        assert found.too_much == 0
    assert found.p95 <= 5
    assert found.too_much <= 0.015
    assert found.all_unsure


if __name__ == "__main__":
    main(*map(int, sys.argv[1:4]))
