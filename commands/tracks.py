"""The tracks of walks on the desk: read line by line, where a device would play them."""

from __future__ import annotations

from skill.coach.walk.script import Script
from skill.languages.clips import words_of
from skill.languages.words import Languages

#: A host that nobody has.
_BASE = "https://desk.example/walks"
_LOCALE = "en-US"


class ReadTracks:
    """Gives each script an address, and tells by it how long it is and what is said in it."""

    def __init__(self) -> None:
        self._scripts: dict[str, tuple[Script, str]] = {}
        self._languages: Languages | None = None

    def open(self) -> None:
        """Get ready; nothing of it is slow."""

    def address(self, script: Script, locale: str) -> str:
        """Return the address of a script: nothing is fetched from it."""
        url = f"{_BASE}/{len(self._scripts) + 1}.mp3"
        self._scripts[url] = script, locale
        return url

    def seconds(self, url: str) -> float:
        """Return how long a track of ours is."""
        return float(self._scripts[url][0].seconds)

    def transcript(self, url: str) -> list[tuple[float, str]]:
        """Return what is said in a track of ours, each with its second."""
        script, locale = self._scripts[url]
        self._languages = self._languages or Languages(_LOCALE)
        words = self._languages.words(locale)
        return [(float(cue.at), words_of(cue.clip, words)) for cue in script.cues]
