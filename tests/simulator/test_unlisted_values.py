"""Values and names that nobody wrote down: heard whole, and no more than they are."""

from __future__ import annotations

import pytest

from alexa_desk.understanding import Understanding
from tests.simulator.small_skill import said, skill


def test_an_unknown_value_of_a_custom_type_is_heard() -> None:
    """Values are examples: another one is sent as it was said, and matches nothing."""
    kites = skill(
        {"KiteIntent": ["what is a {kite}"], "WindIntent": ["how is the wind"]},
        {"kite": "Kite"},
        [{"name": "Kite", "values": [{"name": {"value": "delta"}}, {"name": {"value": "sled"}}]}],
    )
    heard = kites.understand("what is a zephyr").slots["kite"][0]
    assert (heard.said, heard.matches, heard.type) == ("zephyr", (), "Kite")


@pytest.mark.parametrize(
    ("locale", "samples", "utterance", "filled"),
    [
        ("en-US", ["read {book}", "read {book} by {writer}"], "read kestrel", {"book": "kestrel"}),
        (
            "pt-BR",
            ["leia {book}", "leia {book} de {writer}"],
            "leia a casa amarela de nuno brandão",
            {"book": "a casa amarela", "writer": "nuno brandão"},
        ),
        (
            "nl-NL",
            ["lees {book}", "lees {book} van {writer}"],
            "lees wind en water van joke verweij",
            {"book": "wind en water", "writer": "joke verweij"},
        ),
    ],
)
def test_a_name_nobody_listed_may_be_longer_than_its_sample(
    locale: str, samples: list[str], utterance: str, filled: dict[str, str]
) -> None:
    """What Amazon's own lists hold is known to nobody: any name in a sample's place is one."""
    slots = {"book": "AMAZON.Book", "writer": "AMAZON.Author"}
    shelf = skill({"ReadIntent": samples, "ShelfIntent": ["news"]}, slots, locale=locale)
    assert said(shelf, utterance) == ("ReadIntent", filled)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("FirstName", "mary-lou"),
        ("City", "new york mills"),
        ("Artist", "zork and the blubs"),
        ("FirstName", "adam"),
    ],
)
def test_a_name_is_heard_whole_though_a_part_of_it_is_listed(kind: str, value: str) -> None:
    """ "New york" is a city, and "new york mills" another."""
    greeting = skill({"HelloIntent": ["say hello to {x}"]}, {"x": f"AMAZON.{kind}"})
    assert said(greeting, f"say hello to {value}") == ("HelloIntent", {"x": value})


def test_a_first_name_ends_where_somebody_says_more() -> None:
    """What people add about themselves is none of their name."""
    greeting = skill({"HelloIntent": ["my name is {x}"]}, {"x": "AMAZON.FirstName"})
    speech = "my name is adam and we both adore puddings"
    assert said(greeting, speech) == ("HelloIntent", {"x": "adam"})


@pytest.mark.parametrize(
    ("utterance", "tool"), [("put the rope under west", "rope"), ("drill flies to west", "drill")]
)
def test_a_value_that_was_named_is_not_given_up_for_an_unknown_word(
    utterance: str, tool: str
) -> None:
    """The rope is there to see, "under" is no tool."""
    tools = [{"name": {"value": v}} for v in ("ladder", "hammer", "rope", "saw", "drill", "chisel")]
    shelves = [{"name": {"value": value}} for value in ("north", "south")]
    shed = skill(
        {"PutIntent": ["put {tool} to {shelf}", "store {tool} {shelf}", "{tool} to {shelf}"]},
        {"tool": "Tool", "shelf": "Shelf"},
        [{"name": "Tool", "values": tools}, {"name": "Shelf", "values": shelves}],
    )
    assert said(shed, utterance) == ("PutIntent", {"tool": tool, "shelf": "west"})


def test_a_query_needs_the_words_of_its_sample() -> None:
    """A long speech about other things is no query, though its place would take any words."""
    stop = skill(
        {"StopIntent": ["board {stop}"], "TimesIntent": ["how is traffic"]},
        {"stop": "AMAZON.SearchQuery"},
    )
    speech = "who was the first on the moon and could somebody also say when that rocket came back"
    assert said(stop, speech) == ("AMAZON.FallbackIntent", {})
    assert said(stop, "board the old mill") == ("StopIntent", {"stop": "the old mill"})


@pytest.mark.parametrize(
    ("utterance", "slots"),
    [
        ("weather in smallville tomorrow", {"city": "smallville", "day": "2026-11-29"}),
        ("weather tomorrow in little whinging", {"city": "little whinging", "day": "2026-11-29"}),
        ("weather in saint mary mead next week", {"city": "saint mary mead", "day": "2026-W49"}),
        ("weather in paris tomorrow", {"city": "paris", "day": "2026-11-29"}),
    ],
)
@pytest.mark.parametrize("together", [True, False])
def test_a_city_nobody_listed_is_heard_whole_beside_a_day(
    utterance: str, slots: dict[str, str], together: bool
) -> None:
    """Also where no sample has both."""
    samples = ["weather in {city} {day}", "weather {day} in {city}"] if together else []
    samples += ["weather in {city}", "what is the weather in {city}", "weather {day}"]
    sky = skill({"SkyIntent": samples}, {"city": "AMAZON.City", "day": "AMAZON.DATE"})
    assert said(sky, utterance) == ("SkyIntent", slots)


@pytest.mark.parametrize(
    ("utterance", "slots"),
    [
        ("how long do i sail from oakmoor to tern bay", {"port": "oakmoor", "other": "tern bay"}),
        (
            "tell us the miles between tern bay and oakmoor",
            {"port": "tern bay", "other": "oakmoor"},
        ),
    ],
)
def test_words_before_a_whole_sample_fill_none_of_its_slots(
    utterance: str, slots: dict[str, str]
) -> None:
    """What comes first is no port; the sample that the words end with tells the two."""
    ferry = skill(
        {
            "MilesIntent": ["from {port} to {other}", "miles between {port} and {other}"],
            "CrewIntent": ["who is on board", "call the crew"],
        },
        {"port": "AMAZON.City", "other": "AMAZON.City"},
    )
    assert said(ferry, utterance) == ("MilesIntent", slots)


def test_a_value_may_have_another_article_than_its_sample() -> None:
    """Spanish "la" where all samples say "el"."""
    coins = [{"name": {"value": value}} for value in ("florín", "ducado")]
    mint = skill(
        {"CoinIntent": ["qué brillo tiene el {coin} hoy", "pesa el {coin}"]},
        {"coin": "Coin"},
        [{"name": "Coin", "values": coins}],
        locale="es-ES",
    )
    said_today = said(mint, "qué brillo tiene la corona torcida hoy")
    assert said_today == ("CoinIntent", {"coin": "corona torcida"})


def test_of_samples_with_other_articles_the_first_counts() -> None:
    """Whichever process it is: "und am rot" where one says "der" of animals, and five of colors."""
    colors = [f"und {the} {{color}}" for the in ("zum", "beim", "im", "auf", "vom")]
    zoo = skill(
        {"AboutIntent": ["und der {animal}", *colors], "CloseIntent": ["mach das tor zu"]},
        {"animal": "Animals", "color": "Colors"},
        [{"name": name, "values": [{"name": {"value": "rot"}}]} for name in ("Animals", "Colors")],
        locale="de-DE",
    )
    assert said(zoo, "und am rot") == ("AboutIntent", {"animal": "rot"})


def test_a_number_is_read_whole_before_a_value_that_is_joined_to_it() -> None:
    """Japanese writes "three hundred" and what is counted as one."""
    units = [{"name": {"value": value}} for value in ("ミリリットル", "グラム")]
    scales = skill(
        {"WeighIntent": ["{many} {unit}", "{many} {unit} 量って"]},
        {"many": "AMAZON.NUMBER", "unit": "Unit"},
        [{"name": "Unit", "values": units}],
        locale="ja-JP",
    )
    assert said(scales, "三百ミリリットル") == (
        "WeighIntent",
        {"many": "300", "unit": "ミリリットル"},
    )


MARKETS = [
    ("en-US", "how much is the {coin}", "dollar", "how much is the canadian dollar"),
    ("de-DE", "was kostet der {coin}", "dollar", "was kostet der kanadische dollar"),
    ("es-ES", "cuánto vale el {coin}", "dólar", "cuánto vale el dólar canadiense"),
    ("fr-FR", "combien vaut le {coin}", "dollar", "combien vaut le dollar canadien"),
    ("it-IT", "quanto vale il {coin}", "dollaro", "quanto vale il dollaro canadese"),
    ("pt-BR", "quanto vale o {coin}", "dólar", "quanto vale o dólar canadense"),
    ("nl-NL", "wat kost de {coin}", "dollar", "wat kost de canadese dollar"),
    ("ja-JP", "{coin}はいくら", "ドル", "カナダドルはいくら"),
    ("hi-IN", "{coin} कितने का है", "डॉलर", "कनाडाई डॉलर कितने का है"),
    ("ar-SA", "كم سعر {coin}", "الدولار", "كم سعر الدولار الكندي"),
]


def _market(locale: str, samples: list[str], *coins: str) -> Understanding:
    return skill(
        {"CoinIntent": samples, "NewsIntent": ["news"]},
        {"coin": "Coin"},
        [{"name": "Coin", "values": [{"name": {"value": coin}} for coin in coins]}],
        locale=locale,
    )


@pytest.mark.parametrize(("locale", "sample", "coin", "utterance"), MARKETS)
def test_a_word_beside_a_value_makes_it_another_one(
    locale: str, sample: str, coin: str, utterance: str
) -> None:
    """Who asks for the canadian dollar does not mean the one that the skill knows."""
    market = _market(locale, [sample, f"news {sample}"], coin)
    before, _, after = sample.partition("{coin}")
    whole = utterance.removeprefix(before).removesuffix(after)
    assert said(market, utterance) == ("CoinIntent", {"coin": whole})
    assert said(market, sample.format(coin=coin)) == ("CoinIntent", {"coin": coin.lower()})


@pytest.mark.parametrize(
    ("locale", "sample", "utterance", "coin"),
    [
        ("es-ES", "qué valor tiene el {coin} hoy", "qué valor tiene la libra", "libra"),
        ("de-DE", "wie steht der {coin} heute", "wie steht das pfund", "pfund"),
        ("en-US", "what is the {coin} worth today", "what is the guilder worth", "guilder"),
        ("fr-FR", "combien vaut le {coin} aujourd'hui", "combien vaut la livre", "livre"),
    ],
)
def test_a_value_nobody_listed_is_heard_where_its_sample_goes_on(
    locale: str, sample: str, utterance: str, coin: str
) -> None:
    """People leave out "today", and the value before it is the same."""
    assert said(_market(locale, [sample], "dollar"), utterance) == ("CoinIntent", {"coin": coin})


def test_a_word_that_tells_how_much_makes_no_value_another_one() -> None:
    """ "Super slow" is slow."""
    paces = [{"name": {"value": value}} for value in ("slow", "fast")]
    walks = skill(
        {"PaceIntent": ["what if i walk {pace}"], "NewsIntent": ["news"]},
        {"pace": "Pace"},
        [{"name": "Pace", "values": paces}],
    )
    assert said(walks, "what if i walk super slow") == ("PaceIntent", {"pace": "slow"})


def test_what_other_skills_are_asked_for_may_be_a_value() -> None:
    """Pounds are weighed as well, and a sample has the last word."""
    market = _market("de-DE", ["was kostet der {coin}"], "dollar")
    assert said(market, "was kostet das pfund") == ("CoinIntent", {"coin": "pfund"})


def test_a_value_that_is_known_speaks_for_its_sample() -> None:
    """Of "lunch for ananya" the name alone is strange."""
    meals = [{"name": {"value": value}} for value in ("lunch", "dinner")]
    kitchen = skill(
        {"DishIntent": ["{meal} for {name}", "what is {meal}"], "NewsIntent": ["news"]},
        {"meal": "Meal", "name": "AMAZON.FirstName"},
        [{"name": "Meal", "values": meals}],
    )
    assert said(kitchen, "lunch for ananya") == ("DishIntent", {"meal": "lunch", "name": "ananya"})


def test_a_query_keeps_its_article() -> None:
    """ "La défense" is a place, and "the who" a band."""
    trains = skill(
        {"TrainIntent": ["prochain train vers {stop}"], "NewsIntent": ["nouvelles"]},
        {"stop": "AMAZON.SearchQuery"},
        locale="fr-FR",
    )
    assert said(trains, "prochain train vers la garenne") == ("TrainIntent", {"stop": "la garenne"})


def test_a_value_that_is_somebodys_is_sent_as_it_is_written() -> None:
    """A restaurant is called "mick's"."""
    places = [{"name": {"value": value}} for value in ("Mick's", "Oak House")]
    guide = skill(
        {"GoIntent": ["how about {place}"], "NewsIntent": ["news"]},
        {"place": "Place"},
        [{"name": "Place", "values": places}],
    )
    assert said(guide, "how about mick's") == ("GoIntent", {"place": "mick's"})
