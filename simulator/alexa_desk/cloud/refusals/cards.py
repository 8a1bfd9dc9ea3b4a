"""Cards for the companion app."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

LONGEST = 8000
LONGEST_URL = 2000

_TEXTS: Mapping[str, tuple[str, ...]] = {
    "Simple": ("title", "content"),
    "Standard": ("title", "text"),
    "LinkAccount": (),
    "AskForPermissionsConsent": (),
}


def card(body: Mapping[str, Any]) -> Iterator[str]:
    """The card of a response, if it has one."""
    content = body.get("card")
    if content is None:
        return
    if not isinstance(content, dict):
        yield "card is no object"
        return
    kind = content.get("type")
    if not isinstance(kind, str) or kind not in _TEXTS:
        yield f"the card's type is {kind!r}, not {' or '.join(_TEXTS)}"
        return
    texts = [content.get(key) for key in _TEXTS[kind]]
    if any(text is not None and not isinstance(text, str) for text in texts):
        yield f"the card's {' or '.join(_TEXTS[kind])} is no text"
    elif sum(len(text or "") for text in texts) > LONGEST:
        yield f"the card's texts together exceed {LONGEST} characters"
    if kind == "Standard" and content.get("image") is not None:
        yield from _image(content["image"])
    if kind == "AskForPermissionsConsent":
        yield from _permissions(content.get("permissions"))


def _permissions(scopes: Any) -> Iterator[str]:
    if not isinstance(scopes, list) or not scopes:
        yield "a card of type AskForPermissionsConsent needs a list of permissions"
        return
    for scope in scopes:
        if not isinstance(scope, str) or "alexa:" not in scope:
            yield f"the card asks for {scope!r}, which is no permission of Alexa's"


def _image(image: Any) -> Iterator[str]:
    if not isinstance(image, dict):
        yield "the card's image is no object"
        return
    for key in ("smallImageUrl", "largeImageUrl"):
        url = image.get(key)
        if url is None:
            continue
        if not isinstance(url, str) or not url.startswith("https://"):
            yield f"the card's {key} is {url!r}: https only"
        elif len(url) > LONGEST_URL:
            yield f"the card's {key} exceeds {LONGEST_URL} characters"
