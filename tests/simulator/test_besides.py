"""Several slots of one type: the words beside a value tell which of them it fills."""

from __future__ import annotations

import pytest

from tests.simulator.small_skill import said, skill

JOURNEYS = [
    ("en-US", "go from {here} to {there}", "go from boston", "go to boston", "boston"),
    ("de-DE", "fahr von {here} nach {there}", "von ulm", "nach ulm", "ulm"),
    ("es-ES", "viajar de {here} a {there}", "viajar de toledo", "viajar a toledo", "toledo"),
    ("fr-FR", "aller de {here} à {there}", "aller de nantes", "aller à nantes", "nantes"),
    ("it-IT", "andare da {here} a {there}", "andare da roma", "andare a roma", "roma"),
    ("pt-BR", "ir de {here} para {there}", "de recife", "para recife", "recife"),
    ("nl-NL", "reis van {here} naar {there}", "van breda", "naar breda", "breda"),
    ("ja-JP", "{here}から{there}まで", "京都から", "京都まで", "京都"),
    ("hi-IN", "{here} से {there} तक", "दिल्ली से", "दिल्ली तक", "दिल्ली"),
    ("ar-SA", "السفر من {here} إلى {there}", "السفر من جدة", "السفر إلى جدة", "جدة"),
]


@pytest.mark.parametrize("listed", [True, False])
@pytest.mark.parametrize(("locale", "sample", "leaving", "arriving", "town"), JOURNEYS)
def test_one_of_two_values_fills_the_slot_it_is_said_for(
    locale: str, sample: str, leaving: str, arriving: str, town: str, *, listed: bool
) -> None:
    """Who says "to boston" alone names no town to start from, though that slot comes first."""
    kind = "Town" if listed else "AMAZON.City"
    types: list[dict[str, object]] = [{"name": "Town", "values": [{"name": {"value": town}}]}]
    trips = skill(
        {"TripIntent": [sample], "NewsIntent": ["news"]},
        {"here": kind, "there": kind},
        types if listed else [],
        locale=locale,
    )
    assert said(trips, leaving) == ("TripIntent", {"here": town})
    assert said(trips, arriving) == ("TripIntent", {"there": town})


def test_the_words_beside_values_count_more_than_their_order() -> None:
    """ "To ulm from rome" is the same journey as the other way round."""
    towns = [{"name": {"value": value}} for value in ("ulm", "rome")]
    trips = skill(
        {"TripIntent": ["i want to go from {here} to {there}"], "NewsIntent": ["news"]},
        {"here": "Town", "there": "Town"},
        [{"name": "Town", "values": towns}],
    )
    assert said(trips, "i want to go to ulm from rome") == (
        "TripIntent",
        {"here": "rome", "there": "ulm"},
    )
