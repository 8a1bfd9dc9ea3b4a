"""From plain words to a response of Alexa's."""

from __future__ import annotations

from ask_sdk_model.response import Response

from skill.alexa.response import response
from skill.talk.context import MOST_CHARACTERS
from skill.talk.turn import Reply
from tests.chat import english
from tests.lawful import plain


def spoken(sent: Response) -> str:
    """The plain words of a response."""
    return plain(sent.output_speech["ssml"])


def test_without_a_reprompt_the_session_closes() -> None:
    """A reply that expects nothing says outright that the session ends."""
    sent = response(Reply(speech="Goodbye."), english())
    assert (sent.should_end_session, sent.reprompt, sent.card) == (True, None, None)


def test_with_a_reprompt_the_session_stays_open() -> None:
    """A reply with a reprompt listens."""
    sent = response(Reply(speech="Which muscle?", reprompt="Which one?"), english())
    assert sent.should_end_session is False
    assert plain(sent.reprompt["outputSpeech"]["ssml"]) == "Which one?"


def test_a_card_is_sent_as_it_is() -> None:
    """A card holds plain words, even where the speech holds sounds."""
    card = response(
        Reply(speech="Your soleus.", reprompt=None, card=("Soleus", "Your soleus.")), english()
    ).card
    assert card == {"type": "Simple", "title": "Soleus", "content": "Your soleus."}


def test_endless_speech_is_cut_at_a_sentence() -> None:
    """What is too long ends with a whole sentence."""
    said = spoken(response(Reply(speech="A sentence of words. " * 200), english()))
    assert said.endswith("words.")
    assert MOST_CHARACTERS - 30 < len(said) <= MOST_CHARACTERS


def test_an_endless_sentence_is_cut_all_the_same() -> None:
    """Where there is no end of a sentence, the cap holds nevertheless."""
    assert len(spoken(response(Reply(speech="word " * 900), english()))) <= MOST_CHARACTERS
