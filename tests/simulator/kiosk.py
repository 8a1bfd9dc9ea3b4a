"""A kiosk that sells tickets: a model with dialogs, and handlers that answer as a test says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from alexa_desk import Alexa, InteractionModel, parse_model

Body = dict[str, Any]
Answer = Callable[[Body], Body]

BUILT_IN = ("Cancel", "Fallback", "Help", "Stop")


_TICKET: Body = {
    "name": "TicketIntent",
    "confirmationRequired": True,
    "prompts": {"confirmation": "Confirm"},
    "slots": [
        {
            "name": "place",
            "type": "Place",
            "elicitationRequired": True,
            "prompts": {"elicitation": "Ask.Place"},
        },
        {
            "name": "count",
            "type": "AMAZON.NUMBER",
            "elicitationRequired": True,
            "confirmationRequired": True,
            "prompts": {"elicitation": "Ask.Count", "confirmation": "Confirm.Count"},
            "validations": [{"type": "isLessThan", "prompt": "Too.Many", "value": "10"}],
        },
    ],
}
_PROMPTS = {
    "Confirm": ["{count} tickets to {place}, shall i?"],
    "Ask.Place": ["Where to?", "Which place?"],
    "Ask.Count": ["How many?"],
    "Confirm.Count": ["{count}, right?"],
    "Too.Many": ["Nine at most."],
}
_CONTENT: Body = {
    "invocationName": "ticket kiosk",
    "intents": [
        *({"name": f"AMAZON.{name}Intent", "samples": []} for name in BUILT_IN),
        {
            "name": "TicketIntent",
            "slots": [
                {"name": "place", "type": "Place", "samples": ["to {place}"]},
                {"name": "count", "type": "AMAZON.NUMBER", "samples": ["{count} tickets"]},
            ],
            "samples": ["buy a ticket", "a ticket to {place}", "{count} tickets to {place}"],
        },
        {"name": "NewsIntent", "samples": ["what is new", "any news today"]},
    ],
    "types": [
        {
            "name": "Place",
            "values": [
                {"id": "LAKE", "name": {"value": "the lake", "synonyms": ["lake"]}},
                {"id": "CASTLE", "name": {"value": "castle"}},
            ],
        }
    ],
}


def kiosk(strategy: str = "SKILL_RESPONSE", **dialog: Any) -> Mapping[str, InteractionModel]:
    """The kiosk's model, its dialog led by `strategy`; `dialog` changes the ticket's dialog."""
    prompts = [
        {"id": name, "variations": [{"type": "PlainText", "value": text} for text in texts]}
        for name, texts in _PROMPTS.items()
    ]
    document = {
        "interactionModel": {
            "languageModel": _CONTENT,
            "dialog": {"delegationStrategy": strategy, "intents": [_TICKET | dialog]},
            "prompts": prompts,
        }
    }
    return {"en-US": parse_model(document, "en-US")}


def says(text: str, *, ask: bool = True, **more: Any) -> Body:
    """A response that says something, and listens on."""
    speech = {"type": "PlainText", "text": text}
    return {"outputSpeech": speech, "shouldEndSession": not ask, **more}


class Skill:
    """A handler that remembers its requests and answers each with the next of its `answers`.

    The last answer is given again and again; an answer may be a function of the request, which
    alone is asked about what the audio player tells: that is answered with nothing otherwise.
    """

    def __init__(self, *answers: Body | Answer) -> None:
        self._answers = list(answers)
        self.requests: list[Body] = []

    def __call__(self, event: Body, context: Any) -> Body:
        request = event["request"]
        self.requests.append(request)
        if request["type"] == "SessionEndedRequest":
            return {"version": "1.0", "response": {}}
        if request["type"].startswith("AudioPlayer.") and not callable(self._answers[0]):
            return {"version": "1.0", "response": {}}
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        body = answer(event) if callable(answer) else answer
        return {"version": "1.0", "sessionAttributes": {"kept": True}, "response": body}

    @property
    def kinds(self) -> list[str]:
        """The types of the requests so far, without what is before their last dot."""
        return [request["type"].rpartition(".")[2] for request in self.requests]


def desk(skill: Skill, models: Mapping[str, InteractionModel] | None = None, **more: Any) -> Alexa:
    """An Alexa with the kiosk's model."""
    return Alexa(skill, models or kiosk(), meaning=False, **more)
