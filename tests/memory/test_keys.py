"""Under which key a walker is kept: it tells nobody who it is."""

from __future__ import annotations

import pytest

from skill.memory.keys import walker_key

USER = "amzn1.ask.account.AHGT5FAKE"


def test_a_key_hides_who_it_is() -> None:
    """Nothing of the user id is in the key."""
    key = walker_key(USER, "salt")
    assert not any(part.lower() in key for part in USER.split("."))
    assert len(key) == 64


def test_a_key_is_always_the_same() -> None:
    """The same walker has the same key at every visit."""
    assert walker_key(USER, "salt") == walker_key(USER, "salt")


@pytest.mark.parametrize(
    ("user", "salt"),
    [("amzn1.ask.account.OTHER", "salt"), (USER, "pepper"), (USER, ""), ("", "salt")],
)
def test_another_walker_or_salt_is_another_key(user: str, salt: str) -> None:
    """Two walkers never share a key, and nobody can find one without the salt."""
    assert walker_key(user, salt) != walker_key(USER, "salt")


def test_an_odd_user_id_has_a_key_too() -> None:
    """Even half a character is hashed, not a fault."""
    assert len(walker_key("\ud83d", "salt")) == 64
