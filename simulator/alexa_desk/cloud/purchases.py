"""Buying by voice: Alexa asks, takes no money, and tells the skill what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from alexa_desk.cloud.envelopes import Envelope
from alexa_desk.device.echo import Echo, Question
from alexa_desk.services.shop import Shop, product_of

PURCHASES = ("Buy", "Upsell", "Cancel")


def purchase(directive: Mapping[str, Any], echo: Echo, shop: Shop) -> Question:
    """Alexa's question whether to buy or to cancel; settled where there is nothing to ask."""
    action, payload = str(directive["name"]), directive.get("payload") or {}
    product_id = str((payload.get("InSkillProduct") or {}).get("productId"))

    def answer(result: str) -> Envelope:
        return {
            "type": "Connections.Response",
            "name": action,
            "status": {"code": "200", "message": "OK"},
            "token": directive.get("token", ""),
            "payload": {"purchaseResult": result, "productId": product_id},
        }

    product, hindrance = product_of(echo, product_id), shop.hindrance(action, product_id, echo)
    if product is None or hindrance is not None:
        result = hindrance or "ERROR"
        return Question(answer(result), settled=True, note=f"{action}: {result}")
    offer = payload.get("upsellMessage") if action == "Upsell" else None
    note = f"{offer or f'{action} {product.name}?'} (Alexa asks; yes or no answers her)"
    agreed = partial(shop.sell, product_id, echo.account, -1 if action == "Cancel" else 1)
    return Question(answer("ACCEPTED"), answer("DECLINED"), agreed=agreed, note=note)
