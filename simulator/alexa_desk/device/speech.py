"""What a response says, as plain text: SSML without its tags."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

_SUB = re.compile(r"""<sub\b[^>]*?\balias\s*=\s*(["'])(.*?)\1[^>]*>.*?</sub\s*>""", re.S | re.I)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
#: Tags between which a listener hears a pause: the words around them must not run together.
_PAUSING = re.compile(r"</?(?:p|s|break|audio|speak)\b[^>]*>", re.I)
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")
_SPACE_BEFORE_MARK = re.compile(r"\s+([,.;:!?])")


def plain(ssml: str) -> str:
    """The words of `ssml` as they are spoken: aliases instead of what they replace, no tags."""
    text = _COMMENT.sub("", ssml)
    text = _SUB.sub(lambda match: match.group(2), text)
    text = _TAG.sub("", _PAUSING.sub(" ", text))
    text = _SPACE.sub(" ", html.unescape(text)).strip()
    return _SPACE_BEFORE_MARK.sub(r"\1", text)


def spoken(output_speech: Mapping[str, Any] | None) -> str | None:
    """The plain text of an `outputSpeech` object; None where nothing is said."""
    if not output_speech:
        return None
    ssml = output_speech.get("ssml")
    if output_speech.get("type") == "PlainText" or not ssml:
        text = _SPACE.sub(" ", output_speech.get("text") or "").strip()
    else:
        text = plain(ssml)
    return text or None
