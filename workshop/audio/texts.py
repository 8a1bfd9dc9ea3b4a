"""What has to be spoken: every wording of every text of a walk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from workshop.audio.voices import LIKE
from workshop.drafts import whole
from workshop.languages.build import localised, read
from workshop.paths import LANGUAGES

#: The sections of a language that are heard in a track; all others are Alexa's own to say.
SECTIONS = ("walk", "walk_tips")


class Group(NamedTuple):
    """Locales that hear the same clips: in the words of the first, by the names of the clips."""

    locale: str
    locales: tuple[str, ...]
    texts: Mapping[str, str]


def groups(folder: Path = LANGUAGES) -> Iterator[Group]:
    """Yield all groups of all whole languages. Raises BrokenContentError for files with faults."""
    for source in whole(folder):
        language = read(source)
        members: dict[str, list[str]] = {}
        for locale in language["locales"]:
            members.setdefault(LIKE.get(locale, locale), []).append(locale)
        for locale, locales in members.items():
            sections = localised(language, locale)
            yield Group(locale, tuple(locales), dict(_clips(sections)))


def _clips(sections: Mapping[str, Mapping[str, list[str]]]) -> Iterator[tuple[str, str]]:
    for section in SECTIONS:
        for key, wordings in sections.get(section, {}).items():
            for number, text in enumerate(wordings, 1):
                yield f"{key}.{number}", text
