"""What Alexa is told when she asks whether we could answer, without opening the skill."""

from __future__ import annotations

from typing import Any

import pytest

from skill.lambda_function import Handler
from tests.alexa.talk import request


def verdict(handler: Handler, intent: str, **slots: str) -> dict[str, Any]:
    """The answer to "could you?" for an intent with these ids in its slots."""
    event = request(intent, slots)
    event["request"]["type"] = "CanFulfillIntentRequest"
    del event["session"]
    found: dict[str, Any] = handler(event, None)["response"]["canFulfillIntent"]
    return found


@pytest.mark.parametrize(
    ("intent", "slots"),
    [
        ("OverviewIntent", {}),
        ("AboutMuscleIntent", {"muscle": "soleus"}),
        ("CompareConditionsIntent", {"condition": "sand", "other_condition": "grass"}),
        ("StanceShareFactIntent", {}),
    ],
)
def test_what_we_can_answer(handler: Handler, intent: str, slots: dict[str, str]) -> None:
    """An intent of ours with names that we know can be fulfilled, and so can each slot."""
    found = verdict(handler, intent, **slots)
    assert found["canFulfill"] == "YES"
    assert {s["canUnderstand"] for s in found.get("slots", {}).values()} <= {"YES"}
    assert set(found.get("slots", {})) == set(slots)


@pytest.mark.parametrize(
    ("intent", "slots"),
    [
        ("AboutMuscleIntent", {"muscle": "elbow_muscle"}),
        ("BookTableIntent", {}),
        ("MoonWalkFactIntent", {}),
        ("AMAZON.StopIntent", {}),
    ],
)
def test_what_we_cannot_answer(handler: Handler, intent: str, slots: dict[str, str]) -> None:
    """Another skill's intent, or a name that we do not know, is politely left to others."""
    assert verdict(handler, intent, **slots)["canFulfill"] == "NO"
