"""Small skills that nobody knows: their own samples win, whatever others are asked."""

from __future__ import annotations

import pytest

from alexa_desk.cloud.hearing import Hearing
from alexa_desk.understanding import Understanding
from tests.simulator.small_skill import SATURDAY, said, skill


def test_a_sample_wins_over_what_other_skills_are_asked() -> None:
    """A pizza skill understands the sentence it is made for, letter for letter."""
    pizza = skill({"OrderIntent": ["order a pizza", "i want pizza"]})
    assert said(pizza, "order a pizza") == ("OrderIntent", {})


@pytest.mark.parametrize(
    ("samples", "own", "foreign"),
    [
        (["order a pizza", "i want pizza"], "could you order me a pizza", "play some music"),
        (["what is the weather", "will it rain"], "is it going to rain", "order a pizza"),
        (["play a song", "play music"], "play me some music", "will it rain tomorrow"),
    ],
)
def test_a_skill_about_a_common_thing_is_heard_near_its_samples(
    samples: list[str], own: str, foreign: str
) -> None:
    """What is said to other skills is no obstacle where this skill is about just that."""
    understanding = skill({"OwnIntent": samples, "RulesIntent": ["tell me the rules", "rules"]})
    assert said(understanding, own) == ("OwnIntent", {})
    assert said(understanding, foreign) == ("AMAZON.FallbackIntent", {})


@pytest.mark.parametrize(
    ("kind", "sample", "utterance", "value"),
    [
        ("AMAZON.SearchQuery", "search for {x}", "search for red paint", "red paint"),
        ("AMAZON.SearchQuery", "look up {x}", "look up how to mend a kite with tape", None),
        ("AMAZON.Color", "paint it {x}", "paint it red", "red"),
        ("AMAZON.Color", "paint it {x}", "paint it puce", "puce"),
        ("AMAZON.FirstName", "my name is {x}", "my name is sarah", "sarah"),
        ("AMAZON.FirstName", "my name is {x}", "my name is zorblax", "zorblax"),
        ("AMAZON.US_STATE", "what is the capital of {x}", "what is the capital of ohio", "ohio"),
        ("AMAZON.Month", "fly in {x}", "fly in march", "march"),
        ("AMAZON.Animal", "feed the {x}", "feed the dogs", "dogs"),
        ("AMAZON.Ordinal", "take the {x} door", "take the third door", "3"),
        ("AMAZON.FOUR_DIGIT_NUMBER", "flown in {x}", "flown in nineteen eighty four", "1984"),
        ("AMAZON.NUMBER", "count to {x}", "count to minus two point five", "-2.5"),
        ("AMAZON.TIME", "ring at {x}", "ring at half past seven in the evening", "19:30"),
        ("AMAZON.DATE", "book it for {x}", "book it for november thirtieth", "2026-11-30"),
        ("AMAZON.DURATION", "wait for {x}", "wait for an hour and a half", "PT1H30M"),
        ("AMAZON.DURATION", "is {x} enough", "is ten minutes a day enough", "PT10M"),
    ],
)
def test_amazons_types_are_filled(
    kind: str, sample: str, utterance: str, value: str | None
) -> None:
    """What is said for a type is heard, whether or not a list knows it."""
    understanding = skill({"OneIntent": [sample], "OtherIntent": ["how is the wind"]}, {"x": kind})
    expected = value or utterance.removeprefix(sample.removesuffix("{x}"))
    assert said(understanding, utterance) == ("OneIntent", {"x": expected})


@pytest.mark.parametrize(
    ("utterance", "filled"),
    [
        ("get me two cakes", {}),
        ("get me two cakes at seven", {"time": "07:00"}),
        ("bake a cake at half past six please", {"time": "06:30"}),
        ("could you bake a cake for six", {"time": "06:00"}),
        ("may i have a cake", {}),
        ("bake one in may", {"day": "2027-05"}),
    ],
)
def test_a_number_is_an_hour_only_where_one_is_told(utterance: str, filled: dict[str, str]) -> None:
    """ "Two cakes" tells no time and "may i" no month, though a slot is open for them."""
    samples = ["bake a cake at {time}", "get me a cake at {time}", "bake one on {day}", "bake one"]
    samples += ["get me cakes", "can i have a cake"]
    understanding = skill(
        {"CakeIntent": samples, "NewsIntent": ["any news"]},
        {"time": "AMAZON.TIME", "day": "AMAZON.DATE"},
    )
    assert said(understanding, utterance) == ("CakeIntent", filled)


def test_a_search_takes_words_that_another_intent_knows() -> None:
    """ "Search for" is the sample as it stands, though "order a cake" is near as well."""
    samples = {"SearchIntent": ["search for {x}"], "CakeIntent": ["order a cake", "get me a cake"]}
    model = skill(samples, {"x": "AMAZON.SearchQuery"}).model
    found = Hearing(model, meaning=False).understand("search for a good cake", SATURDAY)
    assert (found.intent, found.slots["x"][0].said) == ("SearchIntent", "a good cake")


def test_a_day_stays_where_a_number_is_looked_for() -> None:
    """What was named is kept where the tagger takes its place for another slot's."""
    samples = ["a table in {city} for {count}", "a table in {city} for {count} on {day} at {time}"]
    slots = {"city": "AMAZON.City", "count": "AMAZON.NUMBER"}
    slots |= {"day": "AMAZON.DATE", "time": "AMAZON.TIME"}
    understanding = skill({"TableIntent": samples, "NewsIntent": ["any news"]}, slots)
    heard = said(understanding, "a table in rome for tomorrow at eight")
    expected = {"city": "rome", "day": "2026-11-29", "time": "08:00"}
    assert heard == ("TableIntent", expected)


@pytest.mark.parametrize(
    ("locale", "utterance"),
    [
        ("en-US", "close the door"),
        ("en-US", "cancel my order"),
        ("en-US", "never mind the weather"),
        ("en-US", "can you help my brother"),
        ("en-US", "show me more cars"),
        ("de-DE", "hör auf zu rauchen"),
        ("de-DE", "storniere meine bestellung"),
        ("de-DE", "hilf der alten dame"),
        ("de-DE", "ende der welt"),
    ],
)
def test_a_sentence_with_words_of_its_own_is_no_built_in_intent(
    locale: str, utterance: str
) -> None:
    """ "Close" ends the talk, "close the door" asks for what this skill does not do."""
    understanding = skill({"WindIntent": ["wind", "is it windy"]}, locale=locale)
    assert said(understanding, utterance) == ("AMAZON.FallbackIntent", {})


@pytest.mark.parametrize(
    ("locale", "sample", "utterance", "value"),
    [
        ("hi-IN", "मुझे {count} दो", "मुझे सौ दो", "100"),
        ("hi-IN", "मुझे {count} दो", "मुझे दो दो", "2"),
        ("en-US", "give me {count} two times", "give me a hundred two times", "100"),
    ],
)
def test_a_number_leaves_the_sample_its_own_words(
    locale: str, sample: str, utterance: str, value: str
) -> None:
    """Hindi "two" is "give" as well, and "a hundred two" is a number."""
    gift = skill({"GiftIntent": [sample]}, {"count": "AMAZON.NUMBER"}, locale=locale)
    assert said(gift, utterance) == ("GiftIntent", {"count": value})


@pytest.mark.parametrize(
    ("locale", "sample", "kind", "value"),
    [
        ("de-DE", "wie war der {when}", "Month", "märz"),
        ("es-ES", "el bus del {when}", "DayOfWeek", "miércoles"),
        ("ja-JP", "{when} のバス", "DayOfWeek", "月曜日"),
    ],
)
def test_the_name_of_a_day_is_heard_as_it_was_said(
    locale: str, sample: str, kind: str, value: str
) -> None:
    """With its accents, and without blanks where the language has none."""
    bus = skill({"BusIntent": [sample]}, {"when": f"AMAZON.{kind}"}, locale=locale)
    assert said(bus, sample.replace("{when}", value)) == ("BusIntent", {"when": value})


@pytest.mark.parametrize(
    ("locale", "sample", "value"),
    [
        ("fr-FR", "note la liste {x}", "retour d'automne"),
        ("it-IT", "annota la lista {x}", "festa dell'uva"),
    ],
)
def test_a_word_that_leans_on_the_next_is_sent_as_it_is_written(
    locale: str, sample: str, value: str
) -> None:
    """ "D'automne" is read as two words, and no blank comes of it."""
    notes = skill({"NoteIntent": [sample]}, {"x": "AMAZON.SearchQuery"}, locale=locale)
    hearing = Hearing(notes.model, meaning=False)
    assert hearing.understand(sample.replace("{x}", value), SATURDAY).slots["x"][0].said == value


@pytest.mark.parametrize(
    ("utterance", "filled"),
    [
        ("paint bay g7 green", {"bay": "g7", "color": "green"}),
        ("paint bay g seven green", {"bay": "g seven", "color": "green"}),
        ("ochre for bay b2", {"color": "ochre", "bay": "b2"}),
    ],
)
def test_a_letter_with_a_number_is_said_apart(utterance: str, filled: dict[str, str]) -> None:
    """ "B2" is heard as "b two", and is the same value."""
    bays = [{"name": {"value": value}} for value in ("b2", "g7")]
    colors = [{"name": {"value": value}} for value in ("green", "ochre")]
    garage = skill(
        {"PaintIntent": ["paint bay {bay} {color}", "{color} for bay {bay}"]},
        {"bay": "Bay", "color": "Color"},
        [{"name": "Bay", "values": bays}, {"name": "Color", "values": colors}],
    )
    understood = garage.understand(utterance)
    assert said(garage, utterance) == ("PaintIntent", filled)
    assert all(heard[0].matches for heard in understood.slots.values())


def test_an_extended_type_keeps_its_ids() -> None:
    """Own values of Amazon's types are resolved, the others are heard."""
    animals = skill(
        {"AnimalIntent": ["shape of a {animal}"]},
        {"animal": "AMAZON.Animal"},
        [{"name": "AMAZON.Animal", "values": [
            {"id": "DRAGON", "name": {"value": "dragon", "synonyms": ["fire drake"]}}]}],
    )  # fmt: skip
    own = animals.understand("shape of a fire drake").slots["animal"][0]
    other = animals.understand("shape of a penguin").slots["animal"][0]
    assert ([value.id for value in own.matches], own.type) == (["DRAGON"], "AMAZON.Animal")
    assert (other.said, other.matches) == ("penguin", ())


def test_a_type_whose_values_lie_in_a_catalog_is_filled() -> None:
    """Nothing is known of its values, so whatever is said is one."""
    kites = skill({"KiteIntent": ["compare a {kite}"]}, {"kite": "Kite"}, [{"name": "Kite"}])
    assert said(kites, "compare a delta") == ("KiteIntent", {"kite": "delta"})


@pytest.mark.parametrize(
    ("locale", "sample", "value", "utterance"),
    [
        ("es-ES", "quiero {kite}", "cometa roja", "quiero cometas rojas"),
        ("fr-FR", "montre {kite}", "cerf volant", "montre cerfs volants"),
        ("it-IT", "mostra {kite}", "aquilone rosso", "mostra aquiloni rossi"),
        ("pt-BR", "mostre {kite}", "pipa vermelha", "mostre pipas vermelhas"),
        ("nl-NL", "toon {kite}", "vlieger", "toon vliegers"),
        ("hi-IN", "दिखाओ {kite}", "किताब", "दिखाओ किताबें"),
    ],
)
def test_a_value_is_known_by_its_plural(
    locale: str, sample: str, value: str, utterance: str
) -> None:
    """A word is the same word with another ending, in any language."""
    kites: dict[str, object] = {"name": "KITE", "values": [{"name": {"value": value}}]}
    shop = skill({"ShowIntent": [sample]}, {"kite": "KITE"}, [kites], locale)
    (heard,) = shop.understand(utterance).slots["kite"]
    assert [found.name for found in heard.matches] == [value]


@pytest.mark.parametrize(
    ("locale", "said_for_help", "said_to_stop"),
    [
        ("de-DE", "hilfe", "stopp"),
        ("es-ES", "ayuda", "para"),
        ("fr-FR", "de l'aide", "arrête"),
        ("it-IT", "aiuto", "basta"),
        ("pt-BR", "ajuda", "pare"),
        ("nl-NL", "hulp", "hou op"),
        ("ja-JP", "ヘルプ", "ストップ"),
        ("hi-IN", "मदद", "रुको"),
        ("ar-SA", "مساعدة", "توقفي"),
    ],
)
def test_help_and_stop_in_every_language(
    locale: str, said_for_help: str, said_to_stop: str
) -> None:
    """Amazon's own intents are understood wherever Alexa speaks."""
    empty = skill({}, locale=locale)
    assert said(empty, said_for_help) == ("AMAZON.HelpIntent", {})
    assert said(empty, said_to_stop) == ("AMAZON.StopIntent", {})


@pytest.mark.parametrize(
    ("utterance", "leaves"),
    [
        ("is the shop closed today", False),
        ("when do you close", False),
        ("what is at the end of the street", False),
        ("i want you to stop now", True),
        ("would you end the session", True),
    ],
)
def test_nobody_is_thrown_out_for_a_word(utterance: str, leaves: bool) -> None:
    """A sentence that holds "close" or "end" is about something else; leaving is meant clearly."""
    one = skill({"OneIntent": ["how is the wind"], "TwoIntent": ["where is the shop"]}).model
    intent, _ = said(Understanding(one), utterance)
    assert (intent == "AMAZON.StopIntent") is leaves


@pytest.mark.parametrize("locale", ["en-US", "en-GB"])
def test_a_word_of_a_goodbye_is_none(locale: str) -> None:
    """Whoever says "tomorrow" has not said "see you tomorrow"."""
    empty = skill({"OneIntent": ["how is the wind"]}, locale=locale)
    assert said(empty, "tomorrow") == ("AMAZON.FallbackIntent", {})
    assert said(empty, "see you tomorrow") == ("AMAZON.StopIntent", {})


@pytest.fixture(scope="module")
def wind() -> Understanding:
    """A skill of one sentence."""
    return skill({"OneIntent": ["how is the wind"]})


@pytest.mark.parametrize(
    "utterance", ["", " ", "...", "\U0001fa81", "x" * 10_000, "\x00", "मदद", "風"]
)
def test_whatever_is_said_is_answered(wind: Understanding, utterance: str) -> None:
    """No utterance raises."""
    assert said(wind, utterance)[0]


@pytest.mark.parametrize(
    ("utterance", "intent", "opening"),
    [
        ("does the tea keep me awake", "TeaIntent", "does"),
        ("is the tea strong", "TeaIntent", "is"),
        ("and can the tea be iced", "TeaIntent", "can"),
        ("how long does the tea keep", "TeaIntent", None),
        ("where can i get the tea", "ShopIntent", None),
        ("where is the shop", "ShopIntent", None),
    ],
)
def test_the_word_a_question_begins_with_may_fill_a_slot_of_its_own(
    utterance: str, intent: str, opening: str | None
) -> None:
    """A slot that only ever begins samples holds the first word, and none from within."""
    words = ["is", "are", "does", "do", "can", "could", "will"]
    openings = {"name": "Opening", "values": [{"name": {"value": word}} for word in words]}
    samples = {
        "TeaIntent": [
            f"{{opening}} the tea {end}"
            for end in ("strong", "keep me awake", "be iced", "good in the evening", "keep")
        ]
        + ["how long does the tea keep", "what is the tea like", "how strong is the tea"],
        "ShopIntent": [
            *("where can i get the tea", "where is the shop", "when does the shop open"),
            *("is there a shop near me", "who sells it", "where do they sell the tea"),
        ],
    }
    understood = skill(samples, {"opening": "Opening"}, [openings]).understand(utterance)
    heard = understood.slots.get("opening", ())
    assert understood.intent == intent
    assert [each.said for each in heard] == ([opening] if opening else [])


@pytest.mark.parametrize(
    ("locale", "samples", "utterance", "intent"),
    [
        ("de-DE", ["wie genau"], "Wie bitte?", "AMAZON.RepeatIntent"),
        ("de-DE", ["wie genau"], "wie genau", "HowIntent"),
        ("de-DE", ["wie bitte"], "wie bitte", "HowIntent"),
        ("en-US", ["what then"], "what", "AMAZON.RepeatIntent"),
        ("en-US", ["you know nothing"], "nothing", "AMAZON.StopIntent"),
    ],
)
def test_what_is_said_for_a_built_in_intent_is_no_sample_that_has_more_words(
    locale: str, samples: list[str], utterance: str, intent: str
) -> None:
    """Words that say nothing ("genau", "you know") tell a sample from what people say to Alexa."""
    shop = skill({"HowIntent": [*samples, "how does the till work"]}, locale=locale)
    assert shop.understand(utterance).intent == intent
