"""Plain words become one valid document of speech markup."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from skill.alexa.response import speak
from skill.languages.words import Lexicon
from tests.lawful import plain

SOUNDS = Lexicon({"soleus": "SO-lee", "gluteus": "GLOO-tee"})
PHONEME = '<phoneme alphabet="ipa" ph="SO-lee">{}</phoneme>'


@pytest.mark.parametrize(
    "text", ["Walk on.", "", "Salt & pepper", "1 < 2 > 0", 'He said "go".', "it's", "<speak>"]
)
def test_words_stay_what_they_are(text: str) -> None:
    """What is spoken is the text itself, whatever signs are in it."""
    assert plain(speak(text, SOUNDS)) == text


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("a\x00b", "ab"),
        ("a\x1bb", "ab"),
        ("a\ud83db", "ab"),
        ("a\uffffb", "ab"),
        ("a\tb", "a\tb"),
        ("Füße", "Füße"),
        ("ふくらはぎ", "ふくらはぎ"),
    ],
)
def test_what_would_silence_alexa_is_dropped(text: str, spoken: str) -> None:
    """Control characters and halves of characters are left out, all other letters stay."""
    assert plain(speak(text, Lexicon())) == spoken


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("your soleus works", "soleus"),
        ("Soleus works", "Soleus"),
        ("your soleus.", "soleus"),
        ("your soleus, then", "soleus"),
        ("Do you mean the soleus?", "soleus"),
        ("a soleus-like muscle", "soleus"),
        ("the soleus's start", "soleus"),
    ],
)
def test_hard_words_have_their_sound(text: str, word: str) -> None:
    """A word of the lexicon gets its phoneme, whatever stands beside it."""
    ssml = speak(text, SOUNDS)
    assert PHONEME.format(word) in ssml
    assert plain(ssml) == text


def test_parts_of_words_are_left_alone() -> None:
    """A longer word that holds a word of the lexicon is spoken as it is."""
    assert "phoneme" not in speak("the soleuses", SOUNDS)


def test_every_occurrence_is_sounded() -> None:
    """Two hard words in one text both get their sound."""
    assert speak("gluteus and soleus and soleus", SOUNDS).count("<phoneme") == 3


def test_slowly() -> None:
    """Slow speech is one prosody tag around all of it."""
    root = ElementTree.fromstring(speak("Your soleus.", SOUNDS, slowly=True))
    assert [child.tag for child in root] == ["prosody"]
    assert root[0].attrib == {"rate": "slow"}
    assert "".join(root.itertext()) == "Your soleus."


def test_a_vowel_sign_belongs_to_its_word() -> None:
    """In Hindi "paira" is a foot and "pairon" feet: only the former is the word with its sound."""
    sounds = Lexicon({"\u092a\u0948\u0930": "per"})
    foot, feet = "\u092a\u0948\u0930", "\u092a\u0948\u0930\u094b\u0902"
    assert speak(f"{foot}\u0964 {feet}\u0964", sounds) == (
        f'<speak><phoneme alphabet="ipa" ph="per">{foot}</phoneme>\u0964 {feet}\u0964</speak>'
    )
