"""Words that mean something to Alexa, by language where they differ: `words.yaml`."""

from __future__ import annotations

from pathlib import Path

from alexa_desk.documents import read_yaml

_WORDS = read_yaml(Path(__file__).with_suffix(".yaml"))


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


def _by_language(key: str) -> dict[str, frozenset[str]]:
    return {language: words_of(text) for language, text in _WORDS[key].items()}


WAKE_WORDS = words_of(_WORDS["wake"])
LAUNCH_WORDS = _by_language("launch")
CONNECTING_WORDS = _by_language("connecting")
SMALL_WORDS = _by_language("small")
LEAVING: dict[str, str] = _WORDS["leaving"]
ARTICLES = _by_language("articles")
FILLERS = {
    language: ARTICLES[language] | more for language, more in _by_language("fillers").items()
}
