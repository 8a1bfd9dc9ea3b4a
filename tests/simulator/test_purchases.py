"""In-skill products on the desk: Alexa asks, and the skill hears what came of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from alexa_desk import Device, Product, load_products
from alexa_desk.command.main import main
from alexa_desk.device.products import ProductError
from tests.simulator.calling import fetch
from tests.simulator.kiosk import Skill, desk, says
from tests.simulator.tea_shop import MODELS


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


DEPLOYED = {
    "type": "ENTITLEMENT",
    "referenceName": "map",
    "publishingInformation": {
        "locales": {"en-US": {"name": "the map"}, "de-DE": {"name": "die Karte"}}
    },
    "purchasableState": "PURCHASABLE",
}
LISTED = {
    "inSkillProducts": [
        {
            "productId": "amzn1.adg.product.1",
            "referenceName": "tokens",
            "type": "CONSUMABLE",
            "name": "tokens",
            "entitled": "ENTITLED",
            "activeEntitlementCount": 3,
            "purchasable": "PURCHASABLE",
        }
    ]
}


def test_products_are_read_as_they_are_deployed_and_as_they_are_listed(tmp_path: Path) -> None:
    """From a folder or a file, with the names of a locale."""
    (tmp_path / "entitlement").mkdir()
    (tmp_path / "entitlement" / "map.json").write_text(json.dumps(DEPLOYED))
    listed = tmp_path / "listed.json"
    listed.write_text(json.dumps(LISTED))
    card, tokens = load_products(tmp_path, "de-DE")
    assert (card.id, card.name, card.kind) == ("amzn1.adg.product.map", "die Karte", "ENTITLEMENT")
    assert load_products(listed) == (tokens,)
    assert (tokens.id, tokens.bought) == ("amzn1.adg.product.1", 3)


@pytest.mark.parametrize("content", ["{", "{}", "[]", '{"inSkillProducts": [{}]}'])
def test_a_file_that_holds_no_product_is_named(tmp_path: Path, content: str) -> None:
    """And so is a folder that holds no file."""
    path = tmp_path / "map.json"
    path.write_text(content)
    with pytest.raises(ProductError, match=r"map\.json"):
        load_products(path)
    path.unlink()
    with pytest.raises(ProductError, match="no products"):
        load_products(tmp_path)


SELLER = """
import json, urllib.request

def handler(event, context):
    system = event["context"]["System"]
    path = "/v1/users/~current/skills/~current/inSkillProducts?entitled=ENTITLED"
    headers = {"Authorization": "Bearer " + system["apiAccessToken"]}
    call = urllib.request.Request(system["apiEndpoint"] + path, headers=headers)
    with urllib.request.urlopen(call) as reply:
        owned = json.load(reply)["inSkillProducts"]
    text = " and ".join(each["name"] for each in owned) or "nothing"
    return {"version": "1.0", "response": {"outputSpeech": {"type": "PlainText", "text": text}}}
"""


def test_a_talk_tells_what_the_user_owns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On the command line, in a file of lines: other things, none, one that is not sold."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seller.py").write_text(SELLER)
    (tmp_path / "isps").mkdir()
    (tmp_path / "isps" / "map.json").write_text(json.dumps(DEPLOYED))
    (tmp_path / "isps" / "tokens.json").write_text(json.dumps(LISTED))
    talk = tmp_path / "talk.jsonl"
    lines = [{}, {"own": ["map", "tokens"]}, {"own": []}, {"own": ["moon"]}]
    talk.write_text("\n".join(json.dumps({"new_session": True} | line) for line in lines))
    skill = ["--handler", "seller.py", "--models", str(MODELS), "--products", "isps"]
    assert main(["replay", *skill, str(talk)]) == 1
    said = capsys.readouterr().out
    assert [line for line in said.splitlines() if not line.startswith(">")] == [
        "tokens",
        "the map and tokens",
        "nothing",
        "  ! there is no product 'moon': there are map, tokens",
        "4 turns, 1 with a difference or a fault",
    ]
