"""Ten thousand envelopes changed at random: each is answered lawfully, without a fault."""

from __future__ import annotations

from itertools import islice
from random import Random

from skill.alexa.services import NO_ANSWER
from skill.lambda_function import make_handler
from tests.web import SKILL
from tests.web.mutations import faults, mutants

TIMES = 10_000


def test_no_envelope_breaks_the_door() -> None:
    """Whatever stands where; `make nightly` asks about a million."""
    reported: list[tuple[str, str]] = []
    handler = make_handler(
        ":memory:",
        skill_id=SKILL,
        chance=Random(7),
        log=lambda fault, where: reported.append((fault, where)),
        ask=lambda call: NO_ANSWER,
    )
    wrong = [
        (found, event) for event in islice(mutants(7), TIMES) if (found := faults(handler, event))
    ]
    assert wrong == []
    assert reported == []
