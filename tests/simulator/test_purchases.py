"""In-skill products on the desk: Alexa asks, and the skill hears what came of it."""

from __future__ import annotations

from typing import Any

import pytest

from alexa_desk import Device, Product
from tests.simulator.calling import fetch
from tests.simulator.kiosk import Skill, desk, says


def connection(name: str, product: str) -> dict[str, Any]:
    """An answer that lets Alexa sell."""
    payload = {"InSkillProduct": {"productId": product}, "upsellMessage": "Want to hear more?"}
    directive = {"type": "Connections.SendRequest", "name": name, "token": "t", "payload": payload}
    return {"directives": [directive], "shouldEndSession": True}


@pytest.mark.parametrize(
    ("name", "product", "said", "result", "owned"),
    [
        ("Buy", "map", "yes", "ACCEPTED", ["map", "book"]),
        ("Buy", "map", "no", "DECLINED", ["book"]),
        ("Buy", "book", None, "ALREADY_PURCHASED", ["book"]),
        ("Buy", "nothing", None, "ERROR", ["book"]),
        ("Upsell", "map", "no", "DECLINED", ["book"]),
        ("Cancel", "book", "yes", "ACCEPTED", []),
        ("Cancel", "map", None, "NOT_ENTITLED", ["book"]),
    ],
)
def test_products_are_sold(
    name: str, product: str, said: str | None, result: str, owned: list[str]
) -> None:
    """Alexa asks where there is something to ask; the skill hears the result and sees it."""
    seen: list[str] = []

    def thanks(event: dict[str, Any]) -> dict[str, Any]:
        path = "/v1/users/~current/skills/~current/inSkillProducts?entitled=ENTITLED"
        _, found = fetch(event, "GET", path)
        seen.extend(each["productId"] for each in found["inSkillProducts"])
        return says("Thanks.")

    skill = Skill(connection(name, product), thanks)
    products = [Product("map", "the map"), Product("book", "the book", bought=1)]
    alexa = desk(skill, device=Device(products=products))
    turn = alexa.say("any news today")
    if said:
        assert "yes or no" in turn.notes[0]
        turn = alexa.say(said)
    assert turn.speech == "Thanks."
    request = skill.requests[-1]
    assert (request["type"], request["name"]) == ("Connections.Response", name)
    assert request["payload"] == {"purchaseResult": result, "productId": product}
    assert seen == owned


def test_a_purchase_fails_on_demand() -> None:
    """Then the skill hears ERROR, and nobody was asked."""
    skill = Skill(connection("Buy", "map"), says("A pity."))
    alexa = desk(skill, device=Device(products=[Product("map", "the map")]))
    alexa.services.fail("purchases", 503)
    assert alexa.say("any news today").speech == "A pity."
    assert skill.requests[-1]["payload"]["purchaseResult"] == "ERROR"
