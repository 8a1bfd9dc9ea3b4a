"""The words of a walk's clips: a clip is a text's key and the number of its wording, from 1."""

from __future__ import annotations

from collections.abc import Iterator

from skill.coach.walk.script import JOIN
from skill.coach.walk.wordings import TEXTS, TIPS
from skill.errors import MissingTextError
from skill.knowledge.model import Knowledge
from skill.languages.words import Words


def words_of(cue: str, words: Words) -> str:
    """Return the words of a cue's clip, or of its several clips one after another.

    Raises MissingTextError where a clip has no words.
    """
    return words.marks.join([_clip(name, words) for name in cue.split(JOIN)])


def all_clips(knowledge: Knowledge, words: Words) -> Iterator[tuple[str, str]]:
    """Yield every clip that a walk may join, with its words: what is to be recorded once."""
    for key in (*TEXTS, *(f"{TIPS}.{name}" for name in knowledge.walk_tips)):
        for number, wording in enumerate(words.wordings(key), start=1):
            yield f"{key}.{number}", wording


def _clip(name: str, words: Words) -> str:
    key, _, number = name.rpartition(".")
    wordings = words.wordings(key)
    if not number.isdecimal() or not 0 < int(number) <= len(wordings):
        raise MissingTextError(name, words.locale)
    return wordings[int(number) - 1]
