"""The shop: what the skill sells, and what each user has bought."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qs, urlsplit

from alexa_desk.device.device import Product
from alexa_desk.device.echo import Account, Echo
from alexa_desk.services.call import Call, Reply, refused
from alexa_desk.services.faults import SERVICES, Faults

PRODUCTS = "/v1/users/~current/skills/~current/inSkillProducts"
SETTING = "/v1/users/~current/skills/~current/settings/voicePurchasing.enabled"
#: What the query may ask for, and the product's own name for it.
_FILTERS = {"purchasable": "purchasable", "entitled": "entitled", "productType": "type"}
_CONSUMABLE = "CONSUMABLE"


class UnknownProductError(Exception):
    """There is no such product; the message says which there are."""


class Shop:
    """Sells the products that devices name."""

    def __init__(self, faults: Faults) -> None:
        self._faults = faults
        #: What was bought since the start, less what was given back.
        self._bought: Counter[tuple[str, str]] = Counter()

    def answer(self, call: Call, echo: Echo) -> Reply:
        """The monetization service: all products, or one."""
        product = product_of(echo, call.parts[-1])
        if product is not None:
            return Reply(200, self._told(product, echo.account))
        if call.path != PRODUCTS:
            return refused(404, "NOT_FOUND", f"there is no product {call.parts[-1]}")
        asked = parse_qs(urlsplit(call.url).query)
        wanted = {key: asked[name][0] for name, key in _FILTERS.items() if name in asked}
        told = [self._told(product, echo.account) for product in echo.device.products]
        fitting = [each for each in told if all(each[key] == wanted[key] for key in wanted)]
        return Reply(200, {"inSkillProducts": fitting, "isTruncated": False, "nextToken": None})

    def hindrance(self, action: str, product_id: str, echo: Echo) -> str | None:
        """Why nobody is asked whether to "Buy" or "Cancel" it, as Alexa names it."""
        product = product_of(echo, product_id)
        if product is None or self._faults.meet(Call("POST", SERVICES["purchases"], None, "")):
            return "ERROR"
        owned = self._owned(product, echo.account)
        if action == "Cancel":
            return None if owned else "NOT_ENTITLED"
        if owned and product.kind != _CONSUMABLE:
            return "ALREADY_PURCHASED"
        return None if product.purchasable else "ERROR"

    def sell(self, product_id: str, account: Account, count: int = 1) -> None:
        """Give an account a product; with a `count` of -1 take it back."""
        self._bought[account.name, product_id] += count

    def own(self, names: Sequence[str], echo: Echo) -> None:
        """Give an account these products and no others. Raises UnknownProductError."""
        sold = echo.device.products
        known = {name for each in sold for name in (each.id, each.reference)}
        for name in names:
            if name not in known:
                there_are = ", ".join(each.reference or each.id for each in sold) or "none"
                raise UnknownProductError(f"there is no product {name!r}: there are {there_are}")
        for each in sold:
            owned = each.id in names or each.reference in names
            count = (each.bought or 1) if owned else 0
            self._bought[echo.account.name, each.id] = count - each.bought

    def _owned(self, product: Product, account: Account) -> int:
        return product.bought + self._bought[account.name, product.id]

    def _told(self, product: Product, account: Account) -> dict[str, Any]:
        owned = self._owned(product, account)
        on_sale = product.purchasable and (not owned or product.kind == _CONSUMABLE)
        return {
            "productId": product.id,
            "referenceName": product.reference or product.name,
            "type": product.kind,
            "name": product.name,
            "summary": product.summary,
            "entitled": "ENTITLED" if owned else "NOT_ENTITLED",
            "entitlementReason": "PURCHASED" if owned else "NOT_PURCHASED",
            "purchasable": "PURCHASABLE" if on_sale else "NOT_PURCHASABLE",
            "activeEntitlementCount": owned,
            "purchaseMode": "TEST",
        }


def product_of(echo: Echo, product_id: str) -> Product | None:
    """The product of this id that the skill sells on a device, if there is one."""
    return next((each for each in echo.device.products if each.id == product_id), None)


def voice_purchasing(call: Call, echo: Echo) -> Reply:
    """Whether the account buys by voice: here it does."""
    return Reply(200, True)
