"""Under which key a walker is kept: it tells nobody who it is."""

from __future__ import annotations

import pytest

from skill.alexa.walker import Walkers
from skill.lambda_function import make_handler
from skill.memory.keys import SaltError, Salts, walker_key
from skill.memory.sqlite import SqliteStore
from tests.alexa.talk import Talk

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


@pytest.mark.parametrize("text", ["", "   ", "1:", "2:,1:old", "2:a,2:b"])
def test_a_salt_that_is_none_is_refused(text: str) -> None:
    """An empty one, and two of one number; the message names the setting."""
    with pytest.raises(SaltError, match="WALKING_MUSCLES_SALT"):
        Salts.of(text)


@pytest.mark.parametrize(
    ("text", "numbered"),
    [
        (None, ((1, ""),)),
        ("pepper", ((1, "pepper"),)),
        ("a:b,c", ((1, "a:b,c"),)),
        ("1:old, 2:new", ((2, "new"), (1, "old"))),
        ("10:c,9:b,1:", ((10, "c"), (9, "b"), (1, ""))),
    ],
)
def test_salts_have_numbers(text: str | None, numbered: tuple[tuple[int, str], ...]) -> None:
    """The highest number is used; one salt alone is the first. Who began without one may go on."""
    assert Salts.of(text).numbered == numbered


def walkers_of(store: SqliteStore, text: str | None) -> Walkers:
    salts = Salts.of(text)
    return Walkers(store, salts.key, older=salts.older)


@pytest.mark.parametrize("old", [None, "old"])
def test_a_new_salt_forgets_nobody(old: str | None) -> None:
    """A record moves when its walker comes: nothing stays under the older key."""
    store = SqliteStore(":memory:")
    Talk(make_handler(walkers_of(store, old))).ask("TipIntent")
    before = store._run("SELECT record FROM walkers")[0]
    both = walkers_of(store, f"2:new,1:{old or ''}")
    Talk(make_handler(both)).ask("WhatYouKnowIntent")
    assert store._run("SELECT record FROM walkers")[0] == before
    (key,) = store._run("SELECT group_concat(key) FROM walkers")[0] or ()
    assert key.startswith("2-")
    Talk(make_handler(walkers_of(store, "2:new"))).ask("TipIntent")
    assert store._run("SELECT count(*) FROM walkers")[0] == (1,)


def test_who_is_forgotten_is_forgotten_under_every_salt() -> None:
    """Also before the record has moved."""
    store = SqliteStore(":memory:")
    Talk(make_handler(walkers_of(store, "old"))).ask("TipIntent")
    talk = Talk(make_handler(walkers_of(store, "2:new,1:old")))
    talk.ask("ForgetMeIntent")
    talk.ask("AMAZON.YesIntent")
    assert store._run("SELECT count(*) FROM walkers")[0] == (0,)
