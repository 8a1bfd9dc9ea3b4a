"""What is measured: a small launch, a question, and a question from a device with a screen."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
ENVELOPES = ROOT / "tests" / "envelopes"
#: The last is the largest question there is: an Echo Show tells much about itself.
CASES = {
    "launch (small)": "launch_first_time_en-US",
    "question": "intent_match_en-US",
    "question (large)": "intent_match_ar-SA",
}


def event(envelope: str) -> dict[str, Any]:
    """Return an envelope whose intent and locale are ours, so that the whole skill answers."""
    found: dict[str, Any] = json.loads((ENVELOPES / f"{envelope}.json").read_text("utf-8"))
    found["request"]["locale"] = "en-US"
    if "intent" in found["request"]:
        found["request"]["intent"]["name"] = "AboutMuscleIntent"
    return found
