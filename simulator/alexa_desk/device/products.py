"""The products of a skill, read from the files that a skill package keeps of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from alexa_desk.device.device import Product


class ProductError(Exception):
    """A product cannot be read; the message says where and why."""


def load_products(path: Path | str, locale: str = "en-US") -> tuple[Product, ...]:
    """The products of a folder (`isps`) or of one file, called as in `locale`, else as anywhere.

    A file holds one product as `ask` deploys it, or what Alexa's service lists: `inSkillProducts`,
    with what the user has. Raises ProductError.
    """
    path = Path(path)
    files = sorted(path.rglob("*.json")) if path.is_dir() else [path]
    products = tuple(each for file in files for each in _products(file, locale))
    if not products:
        raise ProductError(f"{path}: holds no products: name a folder like isps, or a file")
    return products


def _products(file: Path, locale: str) -> Iterator[Product]:
    try:
        document = json.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ProductError(f"{file}: cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise ProductError(f"{file}: is not JSON ({error})") from error
    try:
        if "inSkillProducts" in document:
            yield from map(_listed, document["inSkillProducts"])
        else:
            yield _deployed(document, locale)
    except (AttributeError, KeyError, TypeError) as error:
        raise ProductError(
            f"{file}: is no product: it has no {error}; see the files in isps that `ask` deploys"
        ) from error


def _deployed(document: Any, locale: str) -> Product:
    """A product as it is deployed: what its id will be nobody knows yet."""
    reference = document["referenceName"]
    locales = document["publishingInformation"]["locales"]
    told: Any = locales.get(locale) or next(iter(locales.values()), {})
    return Product(
        id=f"amzn1.adg.product.{reference}",
        name=told.get("name", reference),
        kind=document["type"],
        reference=reference,
        summary=told.get("summary", ""),
        purchasable=document.get("purchasableState") != "NOT_PURCHASABLE",
    )


def _listed(entry: Any) -> Product:
    owned = entry.get("entitled") == "ENTITLED"
    return Product(
        id=entry["productId"],
        name=entry["name"],
        kind=entry["type"],
        reference=entry.get("referenceName", ""),
        summary=entry.get("summary", ""),
        bought=entry.get("activeEntitlementCount") or int(owned),
        purchasable=owned or entry.get("purchasable") != "NOT_PURCHASABLE",
    )
