"""SSML as plain text."""

from __future__ import annotations

from typing import Any

import pytest

from alexa_desk.device.speech import plain, spoken


@pytest.mark.parametrize(
    ("ssml", "expected"),
    [
        ("<speak>Hello.</speak>", "Hello."),
        ("<speak>Hot &amp; sweet, 1 &lt; 2</speak>", "Hot & sweet, 1 < 2"),
        ('<speak>One<break time="1s"/>two.</speak>', "One two."),
        ('<speak>One <break time="1s"/>.</speak>', "One."),
        ('<speak><sub alias="aluminium">Al</sub> pots</speak>', "aluminium pots"),
        ('<speak>The <phoneme alphabet="ipa" ph="u.long">oolong</phoneme>.</speak>', "The oolong."),
        ("<speak><p>One.</p><p>Two.</p></speak>", "One. Two."),
        ('<speak>so <amazon:effect name="whispered">quiet</amazon:effect></speak>', "so quiet"),
        ("<speak>a\n   b<!-- not said --></speak>", "a b"),
        ("no tags at all", "no tags at all"),
    ],
)
def test_only_what_is_spoken_is_left(ssml: str, expected: str) -> None:
    """Tags are gone, aliases are said, spaces are single."""
    assert expected == plain(ssml)


@pytest.mark.parametrize(
    ("speech", "expected"),
    [
        (None, None),
        ({}, None),
        ({"type": "SSML", "ssml": "<speak> </speak>"}, None),
        ({"type": "PlainText", "text": "1 < 2 &amp; so"}, "1 < 2 &amp; so"),
    ],
)
def test_what_a_response_says(speech: dict[str, Any] | None, expected: str | None) -> None:
    """Nothing said is None; plain text is left as it is."""
    assert expected == spoken(speech)
