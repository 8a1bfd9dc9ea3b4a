"""Keys become words: another wording each time, joined lists, words of the region."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from skill.coach.answer import Part, Quoted, brief, says
from skill.coach.texts import Text
from skill.errors import MissingTextError, NotBuiltError
from skill.languages.words import MOST_HEARD, Languages, Words
from tests.languages.wordings import wordings
from workshop.documents import BrokenContentError
from workshop.languages.build import build

ENGLISH = """
locales: [en-GB, en-US]
marks: {end: ".", ask: "?", between: " "}
lists: {and: "{0} and {1}", comma: ", "}
articles: []
no_names: [or]
words:
  pavement: {default: pavement, en-US: sidewalk}
pronunciation:
  soleus: {default: british, en-US: american}
walks:
  flat:
    name: the flat
    answer: ["Take the {pavement}. It is flat.", "The {pavement} is flat.", "Flat it is."]
    more: ["One more.", ["Two more.", "And two."]]
    called: [level ground]
    called_in: {en-US: [the boardwalk]}
  hill: {name: the hill, answer: Up you go., called: []}
  sand: {name: sand, answer: Soft., called: []}
greeting: {hello: ["{who} greets you."], list: ["You meet {who}."]}
"""
GERMAN = """
locales: [de-DE]
marks: {end: ".", ask: "?", between: " "}
lists: {and: "{0} und {1}", comma: ", "}
articles: []
no_names: []
walks: {flat: {name: das Flache, answer: [Flach., Eben.]}}
"""


def write(folder: Path, text: str) -> None:
    folder.mkdir()
    (folder / "language.yaml").write_text(text, "utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two small languages, built."""
    write(tmp_path / "en", ENGLISH)
    write(tmp_path / "de", GERMAN)
    build(tmp_path)
    return tmp_path


@pytest.fixture
def small(folder: Path) -> Languages:
    """The languages of that folder, British English where nothing fits."""
    return Languages("en-GB", folder)


@pytest.fixture
def british(small: Languages) -> Words:
    return small.words("en-GB")


def test_no_wording_twice_in_a_row(british: Words) -> None:
    """A text asked for again and again never comes in the wording just used."""
    said: dict[str, int] = {}
    heard = []
    for seed in range(50):
        found = british.speak([says("walks.flat.answer")], said, Random(seed))
        said.update(found.wordings)
        heard.append(found.text)
    assert all(one != other for one, other in pairwise(heard))
    assert len(set(heard)) == 3


def test_the_first_wording_is_left_to_chance(british: Words) -> None:
    """Two walkers need not hear the same words."""
    first = {british.text("walks.flat.answer", None, Random(seed))[0] for seed in range(30)}
    assert len(first) == 3


def test_one_wording_is_always_the_same(british: Words) -> None:
    """A text with one wording is spoken in it every time."""
    assert wordings(british, "walks.hill.answer") == ["Up you go."]


@pytest.mark.parametrize(
    ("names", "joined"),
    [
        (("flat",), "You meet the flat."),
        (("flat", "hill"), "You meet the flat and the hill."),
        (("flat", "hill", "sand"), "You meet the flat, the hill and sand."),
        ((), "You meet ."),
    ],
)
def test_lists_are_joined(british: Words, names: tuple[str, ...], joined: str) -> None:
    """Several names are joined with commas, and the last with "and"."""
    who = tuple(f"walks.{name}.name" for name in names)
    assert (
        british.speak([says(Text("greeting.list", "who"), who=who)], None, Random(1)).text == joined
    )


def test_a_sentence_starts_with_a_capital(british: Words) -> None:
    """A name filled in at the start of a text is spelled as a sentence starts."""
    spoken = british.speak(
        [says(Text("greeting.hello", "who"), who="walks.flat.name")], None, Random(1)
    )
    assert spoken.text == "The flat greets you."


@pytest.mark.parametrize(
    ("words", "said_back"),
    [("mud", "Mud greets you."), ("mud?", "Mud greets you."), ("{who}", "{who} greets you.")],
)
def test_words_heard_are_said_back(british: Words, words: str, said_back: str) -> None:
    """What was heard is repeated as it is, but never as a question of ours."""
    part = says(Text("greeting.hello", "who"), who=Quoted(words=words))
    assert british.speak([part], None, Random(1)).text == said_back


def test_endless_words_are_not_said_back_in_full(british: Words) -> None:
    """Of endless talk only the beginning is repeated."""
    part = says(Text("greeting.hello", "who"), who=Quoted(words="m" * 500))
    assert british.speak([part], None, Random(1)).text.lower().count("m") == MOST_HEARD


def test_brief_is_the_first_sentence(british: Words) -> None:
    """A part asked for in brief speaks its first sentence."""
    whole = {british.speak([Part(key="walks.flat.answer")], None, Random(n)).text for n in range(9)}
    short = {british.speak([brief("walks.flat.answer")], None, Random(n)).text for n in range(9)}
    assert "Take the pavement. It is flat." in whole
    assert short == {"Take the pavement.", "The pavement is flat.", "Flat it is."}


def test_parts_are_spoken_in_order(british: Words) -> None:
    """Several texts become one."""
    spoken = british.speak([says("walks.hill.answer"), says("walks.sand.answer")], None, Random(1))
    assert spoken.text == "Up you go. Soft."


def test_a_text_tells_which_wording_it_took(british: Words) -> None:
    """So that the next is another; a text of one wording has nothing to tell."""
    flat, sand = says("walks.flat.answer"), says("walks.sand.answer")
    assert "walks.flat.answer" in british.speak([flat], None, Random(1)).wordings
    assert british.speak([sand], None, Random(1)).wordings == {}


def test_more_is_a_sequence(british: Words) -> None:
    """ "More" holds texts to go through in order, each with wordings of its own."""
    keys = british.expand(["walks.flat.more", "walks.hill.answer", "walks.nowhere.more"])
    assert keys == ["walks.flat.more.0", "walks.flat.more.1", "walks.hill.answer"]
    assert len(wordings(british, "walks.flat.more.1")) == 2


@pytest.mark.parametrize(
    ("locale", "word", "sound"),
    [("en-GB", "pavement", "british"), ("en-US", "sidewalk", "american")],
)
def test_words_of_the_region(small: Languages, locale: str, word: str, sound: str) -> None:
    """Each region hears its own word in its own sound."""
    words = small.words(locale)
    assert word in " ".join(wordings(words, "walks.flat.answer"))
    assert dict(words.lexicon) == {"soleus": sound}


@pytest.mark.parametrize(
    ("locale", "said", "found"),
    [
        ("en-GB", "Level ground ", "flat"),
        ("en-GB", "the flat", "flat"),
        ("en-US", "the boardwalk", "flat"),
        ("en-GB", "the boardwalk", None),
        ("en-GB", "the moon", None),
    ],
)
def test_what_people_call_it(small: Languages, locale: str, said: str, found: str | None) -> None:
    """A name or a synonym of the region finds the id, whatever its capitals."""
    assert small.words(locale).lookup(("walks",), said) == found


@pytest.mark.parametrize(
    ("sections", "said", "found"),
    [
        (("conditions",), "running on soft sand", "sand"),
        (("conditions",), "all the stairs up to the church", "stairs_up"),
        (("muscles", "groups"), "the outer part of my calf muscles", "calves"),
        (("body_parts",), "the outside of my knee", "knee"),
        (("conditions",), "walking on mars", None),
        (("subjects",), "the shoes of my neighbour", None),
    ],
)
def test_a_name_among_other_words_is_known(
    sections: tuple[str, ...], said: str, found: str | None
) -> None:
    """What nobody listed is known by the longest name in it; what any walk is called is none."""
    assert Languages("en-US").words("en-US").lookup(sections, said) == found


@pytest.mark.parametrize(
    ("locale", "spoken"),
    [
        ("en-GB", "en-GB"),
        ("en-US", "en-US"),
        ("de-DE", "de-DE"),
        ("en-NZ", "en-GB"),
        ("de-AT", "de-DE"),
        ("fr-FR", "en-GB"),
        ("", "en-GB"),
        (None, "en-GB"),
    ],
)
def test_which_words_a_locale_gets(small: Languages, locale: str | None, spoken: str) -> None:
    """A locale we do not speak gets its language, and a language we do not speak the default."""
    assert small.words(locale).locale == spoken


def test_words_are_read_once(small: Languages) -> None:
    """Asked for again, the words of a locale are those already read."""
    assert small.words("en-US") is small.words("en-US")


def test_an_unknown_key_says_where_it_is_missing(british: Words) -> None:
    """A text that nobody wrote is a fault that names the key and the locale."""
    with pytest.raises(MissingTextError, match=r"en-GB: no text under 'walks\.moon\.answer'"):
        british.speak([says("walks.moon.answer")], None, Random(1))


def test_words_that_were_not_built_say_how(tmp_path: Path) -> None:
    """Without the built files the skill says how to build them."""
    with pytest.raises(NotBuiltError, match=r"en-GB.json: cannot be read .* `make install`"):
        Languages("en-GB", tmp_path).words("en-GB")


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("articles: []", r"xx:1: 'locales' is missing"),
        ("[", r"xx/language\.yaml:1: this is not YAML"),
        ("- xx", r"xx/language\.yaml:1: the file holds no sections"),
    ],
)
def test_a_broken_language_file_is_not_built(tmp_path: Path, source: str, complaint: str) -> None:
    """A language file that names no locale, or is no YAML, is refused with its line."""
    write(tmp_path / "xx", source)
    with pytest.raises(BrokenContentError, match=complaint):
        build(tmp_path)


@pytest.mark.parametrize(
    ("locale", "number"),
    [
        ("en-US", "nine one one"),
        ("en-CA", "nine one one"),
        ("en-GB", "nine nine nine"),
        ("en-AU", "triple zero"),
        ("en-IN", "one one two"),
        ("de-DE", "eins eins zwei"),
    ],
)
@pytest.mark.parametrize("symptom", ["chest_pain", "fainting", "stroke_signs"])
def test_the_emergency_number_is_that_of_the_place(
    languages: Languages, locale: str, number: str, symptom: str
) -> None:
    """Every wording for an emergency names the number to call there."""
    found = wordings(languages.words(locale), f"symptoms.{symptom}.answer")
    assert all(number in text for text in found)


@pytest.mark.parametrize(
    ("locale", "here", "elsewhere"),
    [
        ("en-US", "sidewalk", "pavement"),
        ("en-CA", "sidewalk", "footpath"),
        ("en-GB", "pavement", "sidewalk"),
        ("en-AU", "footpath", "sidewalk"),
        ("en-IN", "footpath", "pavement"),
    ],
)
def test_walkers_hear_their_own_word_for_the_pavement(
    languages: Languages, locale: str, here: str, elsewhere: str
) -> None:
    """What people walk on is called as they call it."""
    found = " ".join(wordings(languages.words(locale), "conditions.grass.muscles"))
    assert here in found
    assert elsewhere not in found
