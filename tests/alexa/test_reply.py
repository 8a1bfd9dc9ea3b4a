"""From plain words to a response of Alexa's."""

from __future__ import annotations

from ask_sdk_model.response import Response

from skill.alexa.reply import MOST_CHARACTERS, Reply
from skill.languages.words import Lexicon
from tests.lawful import plain


def spoken(response: Response) -> str:
    """The plain words of a response."""
    return plain(response.output_speech.ssml)


def test_without_a_reprompt_the_session_closes() -> None:
    """A reply that expects nothing says outright that the session ends."""
    response = Reply("Goodbye.").response(Lexicon())
    assert (response.should_end_session, response.reprompt, response.card) == (True, None, None)


def test_with_a_reprompt_the_session_stays_open() -> None:
    """A reply with a reprompt listens."""
    response = Reply("Which muscle?", "Which one?").response(Lexicon())
    assert response.should_end_session is False
    assert plain(response.reprompt.output_speech.ssml) == "Which one?"


def test_a_card_is_sent_as_it_is() -> None:
    """A card holds plain words, even where the speech holds sounds."""
    card = (
        Reply("Your soleus.", None, ("Soleus", "Your soleus.")).response(Lexicon(soleus="x")).card
    )
    assert (card.title, card.content) == ("Soleus", "Your soleus.")


def test_endless_speech_is_cut_at_a_sentence() -> None:
    """What is too long ends with a whole sentence."""
    said = spoken(Reply("A sentence of words. " * 200).response(Lexicon()))
    assert said.endswith("words.")
    assert MOST_CHARACTERS - 30 < len(said) <= MOST_CHARACTERS


def test_an_endless_sentence_is_cut_all_the_same() -> None:
    """Where there is no end of a sentence, the cap holds nevertheless."""
    assert len(spoken(Reply("word " * 900).response(Lexicon()))) <= MOST_CHARACTERS
