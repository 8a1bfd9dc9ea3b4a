"""The words of a walk's clips: a clip is a text's key and the number of its wording, from 1."""

from __future__ import annotations

from skill.coach.walk.script import JOIN
from skill.errors import MissingTextError
from skill.languages.words import Words


def words_of(cue: str, words: Words) -> str:
    """Return the words of a cue's clip, or of its several clips one after another.

    Raises MissingTextError where a clip has no words.
    """
    return words.marks.join([_clip(name, words) for name in cue.split(JOIN)])


def _clip(name: str, words: Words) -> str:
    key, _, number = name.rpartition(".")
    wordings = words.wordings(key)
    if not number.isdecimal() or not 0 < int(number) <= len(wordings):
        raise MissingTextError(name, words.locale)
    return wordings[int(number) - 1]
