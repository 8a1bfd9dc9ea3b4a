"""Do the settings of a language file, which are no texts, have the shape that the build needs?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from skill.knowledge.checks.nearest import advice
from skill.knowledge.locate import Document, Fault, Where

#: Each setting that must be there, and how it may look.
EXAMPLES = {
    "language": "language: en",
    "locales": "locales: [en-GB, en-US]",
    "lists": 'lists: {and: "{0} and {1}"}',
}
#: Settings whose words may differ between locales.
REGIONAL = ("words", "pronunciation")
#: Parts of a language file that are not spoken under a key of their own.
NOT_TEXTS = (*EXAMPLES, *REGIONAL)
#: What every locale takes that has no word of its own.
DEFAULT = "default"
#: A placeholder, or half of one.
HOLE = re.compile(r"\{[^{}]*\}|[{}]")


def settings_faults(words: Document) -> Iterator[Fault]:
    """Yield every setting that is missing, or that the build could make nothing of."""
    if not isinstance(words.data, dict):
        yield words.fault((), "the file holds no sections; start with `language:`")
        return
    for name, example in EXAMPLES.items():
        if name not in words.data:
            yield words.fault((), f"'{name}' is missing; add it, as in `{example}`")
        elif not _fits(words, name):
            yield words.fault((name,), f"{name}: this does not fit; write it as in `{example}`")
    yield from _foreign(words)
    for name in REGIONAL:
        yield from _regional(words, name, words.data.get(name))


def locale_faults(words: Document, where: Where, names: Iterable[object]) -> Iterator[Fault]:
    """Yield every name below `where` that is none of the file's locales."""
    known = _locales(words)
    place = ".".join(str(part) for part in where)
    for name in names:
        if known and name not in known:
            hint = advice(str(name), known, f"the locales are {', '.join(known)}")
            message = f"{place}: '{name}' is not a locale of this file; {hint}"
            yield words.fault((*where, str(name)), message)


def _locales(words: Document) -> list[str]:
    found = words.data.get("locales")
    return [name for name in found if isinstance(name, str)] if isinstance(found, list) else []


def _fits(words: Document, name: str) -> bool:
    """Tell whether a setting has the shape of its example."""
    value = words.data[name]
    if name == "language":
        return isinstance(value, str) and value != ""
    if name == "locales":
        return bool(value) and value == _locales(words)
    joined = value.get("and") if isinstance(value, dict) else None
    return isinstance(joined, str) and sorted(HOLE.findall(joined)) == ["{0}", "{1}"]


def _foreign(words: Document) -> Iterator[Fault]:
    """A copied file that still names the locales of its model would be built over them."""
    language = Path(words.file).stem
    for at, locale in enumerate(_locales(words)):
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
