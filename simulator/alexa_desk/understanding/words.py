"""The words of a language that people say to any skill: `words/<language>.yaml`."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from alexa_desk.documents import read_yaml

_FOLDER = Path(__file__).parent / "words"


class Words(NamedTuple):
    """One language's word list; a language without a file has an empty one and still works."""

    language: str
    hesitations: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    contractions: Mapping[str, str] = {}
    endings: Mapping[str, int] = {}
    elisions: bool = False
    silent: str = ""
    umlauts: bool = False
    answers: tuple[str, ...] = ()
    degrees: tuple[str, ...] = ()
    modifiers_follow: bool = False
    postpositions: bool = False
    wake_words: tuple[str, ...] = ()
    launch: tuple[str, ...] = ()
    ask: tuple[str, ...] = ()
    connectors: tuple[str, ...] = ()
    kept_connectors: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    opened: tuple[str, ...] = ()
    wishes: tuple[str, ...] = ()
    exit: tuple[str, ...] = ()
    built_in: Mapping[str, tuple[str, ...]] = {}
    elsewhere: tuple[str, ...] = ()


@lru_cache(maxsize=16)
def words_of(language: str) -> Words:
    """The word list of a language ("en"), empty when there is no file for it."""
    document = read_yaml(_FOLDER / f"{language}.yaml")
    return Words(language, **{key: _frozen(key, value) for key, value in document.items()})


def _frozen(key: str, value: Any) -> Any:
    if key == "built_in":
        return {intent: tuple(map(_text, said)) for intent, said in value.items()}
    return tuple(map(_text, value)) if isinstance(value, list) else value


def _text(value: object) -> str:
    # YAML reads a bare `yes`, `no`, `on` or `off` as a truth value: the words are meant.
    if isinstance(value, bool):
        raise ValueError("a bare yes, no, on or off in a word list: put it in quotes")
    return str(value)
