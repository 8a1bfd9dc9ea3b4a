"""Why a request is not answered: the step that it failed, and nothing of what it said."""

from __future__ import annotations

import json
from enum import StrEnum

from skill.errors import WalkingMusclesError


class Step(StrEnum):
    """The steps of verification, in their order."""

    HTTP = "http"
    BODY = "body"
    HEADERS = "headers"
    URL = "certificate url"
    FETCH = "certificate fetch"
    CHAIN = "certificate chain"
    NAME = "certificate name"
    KEY = "certificate key"
    SIGNATURE = "signature"
    JSON = "json"
    TIME = "timestamp"
    SKILL = "application id"


class Refusal(WalkingMusclesError):  # noqa: N818 - no error of ours
    """A request that failed a step. `why` is in our own words: never a part of the request.

    `error` is the class of the exception behind it, `status` what is answered.
    """

    def __init__(
        self, step: Step, why: str, *, error: BaseException | None = None, status: int = 400
    ) -> None:
        super().__init__(f"{step}: {why}")
        self.step = step
        self.why = why
        self.error = type(error).__name__ if error else None
        self.status = status

    def to_json(self) -> str:
        """Return the line of the log."""
        return json.dumps(self.to_line())

    def to_line(self) -> dict[str, object]:
        """Return what the log is told."""
        line: dict[str, object] = {
            "outcome": "refused",
            "step": str(self.step),
            "why": self.why,
            "status": self.status,
        }
        if self.error:
            line["error"] = self.error
        return line
