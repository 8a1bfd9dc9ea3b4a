"""Do the settings of a language, which are no texts, have the shape that the build needs?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from workshop.documents import Document, Fault, Where
from workshop.languages.subjects import REGIONAL
from workshop.nearest import advice

#: What every locale takes that has no word of its own.
DEFAULT = "default"
#: A placeholder, or half of one.
HOLE = re.compile(r"\{[^{}]*\}|[{}]")


class Setting(NamedTuple):
    """A setting that must be there: how it may look, and whether a value has that shape."""

    example: str
    fits: Callable[[Any], bool]


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _holds(value: Any, *keys: str, optional: str = "") -> bool:
    """Tell whether a value holds texts under just these keys, and perhaps under one more."""
    return (
        isinstance(value, dict)
        and value.keys() - {optional} == set(keys)
        and all(isinstance(item, str) for item in value.values())
    )


SETTINGS: Mapping[str, Setting] = {
    "locales": Setting("locales: [en-GB, en-US]", lambda value: value != [] and _are_texts(value)),
    "marks": Setting(
        'marks: {end: ".", ask: "?", between: " "}',
        lambda value: (
            _holds(value, "end", "ask", "between", optional="open")
            and value["end"]
            and value["ask"]
        ),
    ),
    "lists": Setting(
        'lists: {and: "{0} and {1}", comma: ", "}',
        lambda value: (
            _holds(value, "and", "comma") and sorted(HOLE.findall(value["and"])) == ["{0}", "{1}"]
        ),
    ),
    "articles": Setting("articles: [the, a, an]", _are_texts),
    "no_names": Setting("no_names: [and, or, ten, minutes]", _are_texts),
}


def settings_faults(words: Document) -> Iterator[Fault]:
    """Yield every setting that is missing, or that the build could make nothing of."""
    if not isinstance(words.data, dict):
        yield words.fault((), "the file holds no sections; start with `locales:`")
        return
    for name, setting in SETTINGS.items():
        if name not in words.data:
            message = f"'{name}' is missing; add it to language.yaml, as in `{setting.example}`"
            yield words.fault((), message)
        elif not setting.fits(words.data[name]):
            message = f"{name}: this does not fit; write it as in `{setting.example}`"
            yield words.fault((name,), message)
    yield from _foreign(words)
    for name in REGIONAL:
        yield from _regional(words, name, words.data.get(name))


def locales(words: Document) -> list[str]:
    """Return the locales that a language is spoken in; what is no locale is left out."""
    named = words.data.get("locales")
    return [name for name in named if isinstance(name, str)] if isinstance(named, list) else []


def locale_faults(words: Document, where: Where, names: Iterable[object]) -> Iterator[Fault]:
    """Yield every name below `where` that is none of the language's locales."""
    known = locales(words)
    place = ".".join(str(part) for part in where)
    for name in names:
        if known and name not in known:
            hint = advice(str(name), known, f"the locales are {', '.join(known)}")
            message = f"{place}: '{name}' is not a locale of this language; {hint}"
            yield words.fault((*where, str(name)), message)


def _foreign(words: Document) -> Iterator[Fault]:
    """A copied folder that still names the locales of its model would be built over them."""
    language = Path(words.file).stem
    for at, locale in enumerate(locales(words)):
        if not re.fullmatch(rf"{re.escape(language)}-[A-Z]{{2}}", locale):
            message = f"locales: '{locale}' is none of {language}; write it as in {language}-XX"
            yield words.fault(("locales", at), message)


def _regional(words: Document, setting: str, entries: Any) -> Iterator[Fault]:
    """Each word has a form for every locale: its own, or the default."""
    if entries is not None and not isinstance(entries, dict):
        yield words.fault((setting,), f"{setting}: this must hold words; write them as keys")
        return
    for name, forms in (entries or {}).items():
        where = (setting, str(name))
        if setting == "pronunciation" and isinstance(forms, str):
            continue
        if not isinstance(forms, dict) or DEFAULT not in forms:
            message = f"{setting}.{name}: there is no default; write it as in {{default: ...}}"
            yield words.fault(where, message)
        else:
            yield from locale_faults(words, where, (form for form in forms if form != DEFAULT))
