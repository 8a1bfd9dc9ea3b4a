"""A small sound model, and ways to change it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Model = dict[str, Any]
Change = Callable[[Model], None]

BUILT_IN = ["Cancel", "Fallback", "Help", "NavigateHome", "Stop"]


def sound() -> Model:
    """Return a small model without a fault."""
    about = {
        "name": "AboutMuscleIntent",
        "slots": [{"name": "muscle", "type": "MuscleName", "multipleValues": {"enabled": True}}],
        "samples": ["tell me about my {muscle}", "what is the {muscle}", "explain {muscle}"],
    }
    why = {"name": "WhyIntent", "samples": ["why", "how come", "why is that"]}
    built_in = [{"name": f"AMAZON.{name}Intent", "samples": []} for name in BUILT_IN]
    values = [
        {"id": "SOLEUS", "name": {"value": "soleus", "synonyms": ["deep calf"]}},
        {"id": "CALVES", "name": {"value": "calves", "synonyms": ["calf"]}},
    ]
    return {
        "interactionModel": {
            "languageModel": {
                "invocationName": "walking muscles",
                "modelConfiguration": {"fallbackIntentSensitivity": {"level": "LOW"}},
                "intents": [about, why, *built_in],
                "types": [{"name": "MuscleName", "values": values}],
            }
        }
    }


def language_model(model: Model) -> Model:
    return model["interactionModel"]["languageModel"]  # type: ignore[no-any-return]  # JSON


def sample(text: str, intent: int = 0) -> Change:
    """A change that adds a sample to AboutMuscleIntent (0) or WhyIntent (1)."""
    return lambda model: language_model(model)["intents"][intent]["samples"].append(text)


def synonym(text: str, value: int = 0) -> Change:
    return lambda model: language_model(model)["types"][0]["values"][value]["name"][
        "synonyms"
    ].append(text)


def name(text: str) -> Change:
    return lambda model: language_model(model).update(invocationName=text)


def intent(**content: Any) -> Change:
    """A change that adds an intent."""
    return lambda model: language_model(model)["intents"].append(
        {"samples": [f"{word} this" for word in ("do", "start", "try")]} | content
    )


def in_intent(number: int, **content: Any) -> Change:
    return lambda model: language_model(model)["intents"][number].update(content)


def in_slot(**content: Any) -> Change:
    return lambda model: language_model(model)["intents"][0]["slots"][0].update(content)


def in_value(number: int, **content: Any) -> Change:
    return lambda model: language_model(model)["types"][0]["values"][number].update(content)


def new_type(**content: Any) -> Change:
    return lambda model: language_model(model)["types"].append(content)


def second_slot(slot_type: str, *samples: str) -> Change:
    def change(model: Model) -> None:
        about = language_model(model)["intents"][0]
        about["slots"].append({"name": "words", "type": slot_type})
        about["samples"].extend(samples)

    return change


def dialog(**content: Any) -> Change:
    return lambda model: model["interactionModel"].update(dialog=content)


def all_of(*changes: Change) -> Change:
    def change(model: Model) -> None:
        for one in changes:
            one(model)

    return change


def slot(name: str, slot_type: str) -> list[Model]:
    return [{"name": name, "type": slot_type}]


PAIN = new_type(name="BodyPart", values=[{"id": "CALF", "name": {"value": "calf"}}])
