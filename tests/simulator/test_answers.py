"""Answers to what a skill asks for, put as people put them: the value alone is heard."""

from __future__ import annotations

import pytest

from alexa_desk.cloud.hearing import Hearing
from tests.simulator.small_skill import SATURDAY, skill

ORDERS = [
    ("en-US", "order", "ham", "i want {}"),
    ("en-US", "order", "ham", "make it {}"),
    ("de-DE", "bestelle", "schinken", "ich hätte gern {}"),
    ("es-ES", "pide", "jamón", "quiero {}"),
    ("fr-FR", "commande", "jambon", "je voudrais du {}"),
    ("it-IT", "ordina", "prosciutto", "vorrei il {}"),
    ("pt-BR", "pede", "presunto", "eu quero {}"),
    ("nl-NL", "bestel", "ham", "doe maar {}"),
    ("ja-JP", "注文", "ハム", "{}をください"),
    ("hi-IN", "ऑर्डर", "पनीर", "मुझे {} चाहिए"),
    ("ar-SA", "اطلب", "جبن", "أريد {}"),
]
NAMES = [
    ("en-US", "my name is {}", "mary lou"),
    ("en-US", "i'm {}", "zorblax"),
    ("de-DE", "ich heiße {}", "anna lena"),
    ("es-ES", "me llamo {}", "ana maría"),
    ("fr-FR", "je m'appelle {}", "marie claire"),
    ("it-IT", "mi chiamo {}", "anna maria"),
    ("pt-BR", "é a {}", "fernanda"),
    ("nl-NL", "ik heet {}", "anna marie"),
    ("ja-JP", "私の名前は{}です", "太郎"),
    ("hi-IN", "मेरा नाम {} है", "राहुल"),
    ("ar-SA", "اسمي {}", "أحمد"),
]


def _asked(locale: str, order: str, known: str) -> Hearing:
    """A shop that asks for a thing that goes on top, or for a name."""
    tops = [{"name": "Topping", "values": [{"name": {"value": known}}]}]
    shop = skill(
        {"OrderIntent": [order, f"{order} {{top}}"], "NameIntent": [f"{order} {{name}}"]},
        {"top": "Topping", "name": "AMAZON.FirstName"},
        tops,
        locale=locale,
    )
    return Hearing(shop.model, meaning=False)


@pytest.mark.parametrize(("locale", "order", "top", "put"), ORDERS)
def test_a_value_is_heard_however_the_answer_is_put(
    locale: str, order: str, top: str, put: str
) -> None:
    """ "I want ham" is ham, and "i want turnip" a turnip that matches nothing."""
    shop = _asked(locale, order, top)
    for value, matches in ((top, 1), ("zorblax", 0)):
        answer = shop.understand(put.format(value), SATURDAY, ("OrderIntent", "top"))
        heard = answer.slots["top"][0]
        assert (answer.intent, heard.said, len(heard.matches)) == ("OrderIntent", value, matches)


@pytest.mark.parametrize(("locale", "put", "name"), NAMES)
def test_a_name_is_heard_however_it_is_told(locale: str, put: str, name: str) -> None:
    """Nobody is called "my name is"."""
    answer = _asked(locale, "call", "x").understand(
        put.format(name), SATURDAY, ("NameIntent", "name")
    )
    assert answer.intent == "NameIntent"
    assert [heard.said for heard in answer.slots["name"]] == [name]


def test_an_answer_stays_with_the_slot_that_was_asked_for() -> None:
    """Also where the intent's other samples take the words for nothing, or for another slot."""
    diets = [{"name": {"value": value}} for value in ("vegan", "vegetarian")]
    foods = [{"name": {"value": value}} for value in ("nuts", "milk")]
    cook = skill(
        {"MealIntent": ["i avoid {food} and i am {diet}", "i am {diet}", "find a meal"]},
        {"food": "Food", "diet": "Diet"},
        [{"name": "Food", "values": foods}, {"name": "Diet", "values": diets}],
    )
    answer = Hearing(cook.model, meaning=False).understand(
        "sesame", SATURDAY, ("MealIntent", "food")
    )
    assert [heard.said for heard in answer.slots["food"]] == ["sesame"]


def test_a_slot_that_all_samples_begin_with_is_heard_within_a_sentence_too() -> None:
    """ "{coin} price" is how the skill puts it, and "what's the guilder price" how people do."""
    coins = [{"name": {"value": value}} for value in ("guilder", "ducat")]
    mint = skill(
        {"CoinIntent": ["{coin} price", "{coin} rate"], "NewsIntent": ["read the news"]},
        {"coin": "Coin"},
        [{"name": "Coin", "values": coins}],
    )
    understood = mint.understand("tell me the current guilder price", SATURDAY)
    assert understood.intent == "CoinIntent"
    assert [value.name for value in understood.slots["coin"][0].matches] == ["guilder"]
