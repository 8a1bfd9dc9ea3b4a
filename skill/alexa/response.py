"""A reply in words to a response of Alexa's: SSML, reprompt, card, and whether to listen."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from ask_sdk_model.response import Response

from skill.alexa.serializer import Json
from skill.languages.words import Lexicon, Words
from skill.talk.context import MOST_CHARACTERS
from skill.talk.turn import Reply

#: What may stand right beside a word, in any script; all of it becomes a space.
_TO_SPACES = str.maketrans(dict.fromkeys(".,?'-&;\n\u3002\uff1f\u3001\u0964\u060c\u061f", " "))
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
#: Alexa reads nothing that XML 1.0 forbids: a control character silences the whole answer.
#: Compiled when it is first met, as hardly any text is: 0.4 ms of a cold start.
_FORBIDDEN = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]"


def response(reply: Reply, words: Words) -> Response:
    """Return the SDK's response; it always says outright whether the session ends.

    What each of them holds is the JSON that Alexa gets: her speech and cards have no other form.
    """
    speech = words.marks.within(reply.speech, MOST_CHARACTERS)
    reprompt = reply.reprompt
    return Response(
        output_speech=_speech(speak(speech, words.lexicon, reply.slowly)),
        reprompt=_reprompt(speak(reprompt, words.lexicon)) if reprompt else None,
        card=_card(reply),
        directives=_directives(reply, words) if reply.acts else None,
        should_end_session=reprompt is None,
    )


def _speech(ssml: str) -> Any:
    return Json(type="SSML", ssml=ssml)


def _reprompt(ssml: str) -> Any:
    return Json(outputSpeech=_speech(ssml))


def _card(reply: Reply) -> Any:
    for act in reply.acts:
        if act.name == "consent_card":
            from skill.alexa.consent import card  # noqa: PLC0415 - only for who is asked for consent

            return card(act)
    if reply.card is None:
        return None
    title, content = reply.card
    return Json(type="Simple", title=title, content=content)


def _directives(reply: Reply, words: Words) -> list[Any] | None:
    asked = [act for act in reply.acts if act.name == "ask_consent"]
    if asked:
        from skill.alexa.consent import ask  # noqa: PLC0415 - only for who is asked for consent

        return [ask(act) for act in asked]
    audio = tuple(act for act in reply.acts if act.name != "consent_card")
    if not audio:
        return None
    from skill.alexa.audio_player import directives  # noqa: PLC0415 - only for who walks

    return directives(audio, words)


@lru_cache(maxsize=512)  # prompts and reprompts are few, and are said again and again
def speak(text: str, lexicon: Lexicon, slowly: bool = False) -> str:
    """Return `text` as one <speak> document, words of the lexicon with their IPA."""
    safe = _sounded(_safe(text), lexicon)
    if slowly:
        safe = f'<prosody rate="slow">{safe}</prosody>'
    return f"<speak>{safe}</speak>"


def _safe(text: str) -> str:
    """Escape what means something in XML, and drop what XML forbids."""
    if not text.isprintable():
        text = re.sub(_FORBIDDEN, "", text)
    for sign, escaped in _ESCAPES.items():
        text = text.replace(sign, escaped)
    return text


def _sounded(text: str, lexicon: Lexicon) -> str:
    """Return a text with the words of the lexicon in their IPA."""
    words = text.translate(_TO_SPACES).split(" ")
    known = {word: lexicon.get(word) or lexicon.get(word.lower()) for word in {*words}}
    if not any(known.values()):
        return text
    spoken: list[str] = []
    begin = 0
    for word in words:
        end = begin + len(word)
        ipa = known[word]
        spoken.append(f'<phoneme alphabet="ipa" ph="{ipa}">{word}</phoneme>' if ipa else word)
        spoken.append(text[end : end + 1])
        begin = end + 1
    return "".join(spoken)
