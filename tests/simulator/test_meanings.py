"""Values whose names are whole questions: likened by what is said, not looked up by name."""

from __future__ import annotations

import pytest

from alexa_desk.understanding import Understanding
from tests.simulator.small_skill import SATURDAY, skill

#: What readers of a library ask, each in some wordings.
QUESTIONS = {
    "lost card": [
        "i lost my library card",
        "my card is gone what now",
        "replace a card that is lost",
        "somebody stole my library card",
    ],
    "late books": [
        "pay for books that are late",
        "what a late book costs me",
        "i bring a book back late",
        "the fine for overdue books",
    ],
    "opening on sundays": [
        "you are open on a sunday",
        "come in on sunday afternoon",
        "the hours at the weekend",
        "open on saturdays and sundays",
    ],
    "longer loans": [
        "keep a book for longer",
        "renew the books i have",
        "have another month with it",
        "my loan runs out tomorrow",
    ],
    "quiet room": [
        "find a quiet place to work",
        "study without any noise here",
        "book a room for silent reading",
        "where nobody talks while reading",
    ],
    "printing": [
        "print a page from my phone",
        "what printing one page costs",
        "use the copier in the hall",
        "get copies of an old paper",
    ],
    "children": [
        "leave my children here alone",
        "the story hour for little ones",
        "books for a child of four",
        "bring a baby in a pram",
    ],
    "coffee": [
        "drink coffee at the desks",
        "eat my lunch in the hall",
        "get something hot to drink",
        "bring my own sandwich inside",
    ],
    "wireless": [
        "connect my laptop to the network",
        "the password for the wireless",
        "get online with my phone",
        "the internet is very slow",
    ],
    "old newspapers": [
        "read a newspaper from the war",
        "see papers of my birthday",
        "search in very old newspapers",
        "look up a death notice",
    ],
}


@pytest.fixture(scope="module")
def library() -> Understanding:
    values = [{"name": {"value": k, "synonyms": names}} for k, names in QUESTIONS.items()]
    return skill(
        {
            "AskIntent": ["how do i {question}", "what about {question}", "i want to {question}"],
            "MayIntent": ["may i {question}", "can i {question}", "is it true that {question}"],
            "GreetIntent": ["hello there", "good morning", "hi library"],
        },
        {"question": "Question"},
        [{"name": "Question", "values": values}],
    )


@pytest.mark.parametrize(
    ("said", "intent", "meant"),
    [
        ("may i keep this book for a bit longer", "MayIntent", "longer loans"),
        ("how do i print pages", "AskIntent", "printing"),
        ("how late can books be and what does a late one cost", "AskIntent", "late books"),
        ("can i drink some coffee at my desk", "MayIntent", "coffee"),
        ("somebody has my library card because it is lost", "AskIntent", "lost card"),
        ("may i eat lunch", "MayIntent", "coffee"),
        ("my library card is lost", "AskIntent", "lost card"),
    ],
)
def test_another_wording_means_the_nearest_value(
    library: Understanding, said: str, intent: str, meant: str
) -> None:
    """The intent is the one whose samples begin so, the value the one with the likest names."""
    understood = library.understand(said, SATURDAY)
    heard = understood.slots["question"][0]
    assert (understood.intent, [each.name for each in heard.matches]) == (intent, [meant])


def test_a_value_that_is_named_is_heard_by_its_name(library: Understanding) -> None:
    """A sample with one of the names in its place is no guess: only the name fills the slot."""
    heard = library.understand("can i drink coffee at the desks", SATURDAY).slots["question"][0]
    assert heard.said == "drink coffee at the desks"


@pytest.mark.parametrize(
    ("said", "matches"),
    [("i want to replace a card i lost", ["lost card"]), ("i want to sing", [])],
)
def test_what_fills_a_slot_matches_the_value_that_it_surely_means(
    library: Understanding, said: str, matches: list[str]
) -> None:
    """A sample's own slot as well: words that are no name match what they are like, or nothing."""
    heard = library.understand(said, SATURDAY).slots["question"][0]
    assert [value.name for value in heard.matches] == matches


@pytest.mark.parametrize("said", ["what's the weather on mars", "play some jazz", "good morning"])
def test_other_things_mean_none_of_the_values(library: Understanding, said: str) -> None:
    """What no name is like stays what it was."""
    assert "question" not in library.understand(said, SATURDAY).slots


def test_short_names_are_a_list_as_before() -> None:
    """A type of names of a word or two is no type of meanings: another one matches nothing."""
    values = [{"name": {"value": name}} for name in ("red kite", "blue kite", "tiny delta")]
    kites = skill(
        {"KiteIntent": ["what is a {kite}"], "WindIntent": ["how is the wind"]},
        {"kite": "Kite"},
        [{"name": "Kite", "values": values}],
    )
    assert kites.understand("what is a zephyr", SATURDAY).slots["kite"][0].matches == ()
