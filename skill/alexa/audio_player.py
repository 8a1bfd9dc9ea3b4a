"""The audio player in Alexa's words: what makes it play and stop, and what it tells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ask_sdk_model.interfaces.audioplayer.audio_item import AudioItem
from ask_sdk_model.interfaces.audioplayer.audio_item_metadata import AudioItemMetadata
from ask_sdk_model.interfaces.audioplayer.play_behavior import PlayBehavior
from ask_sdk_model.interfaces.audioplayer.play_directive import PlayDirective
from ask_sdk_model.interfaces.audioplayer.stop_directive import StopDirective
from ask_sdk_model.interfaces.audioplayer.stream import Stream

from skill.coach import texts
from skill.coach.answer import Act
from skill.languages.words import Words
from skill.talk.walk.phrases import minutes


def directives(acts: Iterable[Act], words: Words) -> list[Any]:
    """Return the directives that do what an answer does beside speaking."""
    return [StopDirective() if act.name == "stop" else _play(act, words) for act in acts]


def _play(act: Act, words: Words) -> PlayDirective:
    """Play one stream in the place of all others; a screen shows what and how long it is."""
    length = words.speak((minutes(int(act.about["minutes"])),)).text
    return PlayDirective(
        play_behavior=PlayBehavior.REPLACE_ALL,
        audio_item=AudioItem(
            stream=Stream(
                url=str(act.about["url"]),
                token=str(act.about["token"]),
                offset_in_milliseconds=1000 * int(act.about["offset"]),
            ),
            metadata=AudioItemMetadata(
                title=words.name(texts.GUIDE_TITLE), subtitle=length.rstrip(words.marks.end)
            ),
        ),
    )
