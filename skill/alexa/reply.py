"""An answer in words to a response of Alexa's: speech, reprompt, card, and whether to listen."""

from __future__ import annotations

from typing import NamedTuple

from ask_sdk_model.response import Response
from ask_sdk_model.ui.reprompt import Reprompt
from ask_sdk_model.ui.simple_card import SimpleCard
from ask_sdk_model.ui.ssml_output_speech import SsmlOutputSpeech

from skill.alexa.ssml import speak
from skill.languages.words import Lexicon

#: Our own cap on one answer, far below the platform's 8000 characters.
MOST_CHARACTERS = 900


class Reply(NamedTuple):
    """What is said in one turn, in plain words.

    reprompt: said when the walker stays silent; None closes the session.
    card: title and text for the companion app, or None.
    """

    speech: str
    reprompt: str | None = None
    card: tuple[str, str] | None = None
    slowly: bool = False

    def response(self, lexicon: Lexicon) -> Response:
        """Return the SDK's response; it always says outright whether the session ends."""
        speech = _short(self.speech)
        return Response(
            output_speech=SsmlOutputSpeech(ssml=speak(speech, lexicon, self.slowly)),
            reprompt=None
            if self.reprompt is None
            else Reprompt(output_speech=SsmlOutputSpeech(ssml=speak(self.reprompt, lexicon))),
            card=None if self.card is None else SimpleCard(self.card[0], self.card[1]),
            should_end_session=self.reprompt is None,
        )


def _short(speech: str) -> str:
    """Cut what is too long at the end of a sentence."""
    if len(speech) <= MOST_CHARACTERS:
        return speech
    cut = speech[:MOST_CHARACTERS]
    return cut[: cut.rfind(". ") + 1] or cut
