"""Request envelopes have the shape Alexa sends, and the SDK reads them."""

from __future__ import annotations

import json
from typing import Any

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope

from alexa_desk.alexa import Alexa

AUTHORITY = "amzn1.er-authority.echo-sdk.amzn1.ask.skill.00000000-0000-4000-8000-000000000000."


def slot(alexa: Alexa, said: str, name: str) -> dict[str, Any]:
    request = alexa.say(said, new_session=True).request
    assert request is not None
    found: dict[str, Any] = request["request"]["intent"]["slots"][name]
    return found


def test_one_value(alexa: Alexa) -> None:
    """A single value stands in the slot itself and again as a simple slot value."""
    resolutions = {
        "resolutionsPerAuthority": [
            {
                "authority": f"{AUTHORITY}TeaName",
                "status": {"code": "ER_SUCCESS_MATCH"},
                "values": [{"value": {"name": "green tea", "id": "GREEN"}}],
            }
        ]
    }
    assert {
        "name": "tea",
        "confirmationStatus": "NONE",
        "source": "USER",
        "value": "sencha",
        "resolutions": resolutions,
        "slotValue": {"type": "Simple", "value": "sencha", "resolutions": resolutions},
    } == slot(alexa, "what is sencha", "tea")


def test_several_values(alexa: Alexa) -> None:
    """Several values are a list, and the slot itself has no value."""
    found = slot(alexa, "what is sencha and oolong", "tea")
    assert "value" not in found
    assert found["slotValue"]["type"] == "List"
    assert [each["value"] for each in found["slotValue"]["values"]] == ["sencha", "oolong"]


def test_no_match(alexa: Alexa) -> None:
    """An unknown word in a slot comes with its words and the code for no match."""
    found = slot(alexa, "how should lapsang be brewed", "tea")
    authority = found["resolutions"]["resolutionsPerAuthority"][0]
    assert (found["value"], authority["status"]["code"]) == ("lapsang", "ER_SUCCESS_NO_MATCH")
    assert "values" not in authority


def test_an_empty_slot(alexa: Alexa) -> None:
    """A slot nobody filled is there, with no value."""
    found = slot(alexa, "bring me a cup of oolong", "count")
    assert found == {"name": "count", "confirmationStatus": "NONE"}


def test_a_built_in_type(alexa: Alexa) -> None:
    """Values of Amazon's own types have no resolutions."""
    assert slot(alexa, "let it draw for twenty minutes", "time") == {
        "name": "time",
        "confirmationStatus": "NONE",
        "source": "USER",
        "value": "PT20M",
        "slotValue": {"type": "Simple", "value": "PT20M"},
    }


def test_the_whole_envelope(alexa: Alexa) -> None:
    """Clock and ids are passed in, so a whole envelope can be foretold."""
    request = alexa.say("open tea shop", user="ann").request
    assert request is not None
    system = request["context"]["System"]
    assert request["request"]["timestamp"] == "2026-10-05T08:30:00Z"
    assert request["request"]["requestId"].endswith("000000000002")
    assert request["session"]["user"] == system["user"]
    assert request["session"]["application"] == system["application"]
    assert system["apiEndpoint"].startswith("https://127.0.0.1:")


def test_the_sdk_reads_them(alexa: Alexa) -> None:
    """Every kind of request is one the SDK can deserialize."""
    for said in ("open tea shop", "what is sencha and oolong", "yes", "exit"):
        text = json.dumps(alexa.say(said).request)
        envelope = DefaultSerializer().deserialize(text, RequestEnvelope)
        assert envelope.request.object_type.endswith("Request")
