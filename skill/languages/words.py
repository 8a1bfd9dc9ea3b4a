"""The words of one locale: keys go in, spoken text comes out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from random import Random
from typing import TypeVar

from skill import sections
from skill.coach import texts
from skill.coach.answer import Offer, Part, Quoted, Value
from skill.errors import MissingTextError, NotBuiltError
from skill.frozen import Frozen
from skill.languages.sentences import Lists, Marks

#: A plain string: `pathlib` costs 3 ms of a cold start.
FOLDER = os.path.dirname(__file__)
Folder = str | os.PathLike[str]
#: The section of a built file that holds what is no text: lists, sequences, the lexicon.
SETTINGS = "settings"
#: Section of a language -> what people call its things -> id.
Called = Mapping[str, Mapping[str, str]]
#: What people call things lies apart from what is spoken: only few requests need it.
CALLED = "called"
Made = TypeVar("Made")
#: What stands within a sentence has one wording, and so has a cue or a number.
_NO_CHANCE = Random(0)
#: Words heard are said back no longer than this many characters.
MOST_HEARD = 40
#: Words of a name that nobody knows, at most, as it is said back.
MOST_NAMED = 4
#: Sections whose names are known among other words too, and the letters that such a name has.
_HELD: Mapping[str, int] = {
    "symptoms": 5,
    "conditions": 4,
    "muscles": 5,
    "groups": 5,
    "body_parts": 4,
    "circumstances": 6,
    "activities": 5,
}
#: What any walk is called says nothing among other words: "walking on the moon".
_ANY_WALK = "level"


class Spoken(Frozen):
    """Text to speak, and which wording of each key it took (so that the next is another)."""

    text: str
    wordings: Mapping[str, int]


#: The JSON of a section, unparsed: what its language has, and what a locale has of its own.
Parts = tuple[memoryview, ...]


class Lexicon(dict[str, str]):
    """Words and their IPA, never changed: can be a key, and is the same only as itself."""

    __hash__ = object.__hash__  # type: ignore[assignment]  # a dict has none
    __eq__ = object.__eq__


def section_of(key: str) -> str:
    """Return the section that holds a key: "muscles" has "muscles.soleus.name".

    Subjects are many: their names, which are seldom said, lie apart from what is answered about
    them, and that in halves, by the first letter of their ids.
    """
    section, _, rest = key.partition(".")
    if section != "subjects":
        return section
    if rest.endswith(".name"):
        return "subjects.name"
    return "subjects.a_m" if rest < "n" else "subjects.n_z"


class _Texts(dict[str, list[str]]):
    """The texts by key; a section is parsed when it is needed."""

    def __init__(self, unread: dict[str, Parts]) -> None:
        super().__init__()
        self._unread = unread

    def __missing__(self, key: str) -> list[str]:
        """Read the section of a key. Raises KeyError where it holds no such key."""
        section = section_of(key)
        unread = self._unread.get(section)
        if unread is not None:
            for part in unread:
                self.update(sections.parsed(part))  # first, for another thread may come in between
            self._unread.pop(section, None)
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: object) -> bool:
        try:
            return self[str(key)] is not None
        except KeyError:
            return False


class Words:
    """The texts of one locale, each under its dotted key in one or more wordings."""

    def __init__(
        self, locale: str, built: Mapping[str, Parts], called: Callable[[], Called] = dict
    ) -> None:
        """Take the sections that were built of a language's files for this locale.

        `called` reads what people call things; it is asked at most once, and only if need be.
        """
        self.locale = locale
        unread = dict(built)
        settings = sections.parsed(unread.pop(SETTINGS)[-1])
        self.lexicon = Lexicon(settings["pronunciation"])
        self._texts = _Texts(unread)
        self._reprompts: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        self._sequences: Mapping[str, int] = settings["sequences"]
        self.marks = Marks(**settings["marks"])
        self._articles = frozenset(settings["articles"])
        self._no_names = frozenset(settings["no_names"])
        self._lists = Lists(last=settings["lists"]["and"], comma=settings["lists"]["comma"])
        self._called: Callable[[], Called] = cache(called)

    def has(self, key: str) -> bool:
        """Tell whether there is a text under this key."""
        return key in self._texts

    def expand(self, keys: Iterable[str]) -> list[str]:
        """Return the keys that hold a text; a sequence ("...more") gives its items in order."""
        found: list[str] = []
        for key in keys:
            if key in self._texts:
                found.append(key)
            else:
                found.extend(f"{key}.{n}" for n in range(self._sequences.get(key, 0)))
        return found

    def text(
        self, key: str, said: Mapping[str, int] | None, chance: Random
    ) -> tuple[str, int | None]:
        """Return a wording of a text other than the one last said, and its number if it has more.

        Raises MissingTextError where the key has no text.
        """
        wordings = self.wordings(key)
        count = len(wordings)
        if count == 1:
            return wordings[0], None
        last = said.get(key) if said else None
        number = int(chance.random() * count) if last is None else (last + 1) % count
        return wordings[number], number

    def speak(
        self,
        parts: Iterable[Part | Offer],
        said: Mapping[str, int] | None = None,
        chance: Random = _NO_CHANCE,
    ) -> Spoken:
        """Return the parts as one text, each in a wording not said last time."""
        spoken: list[str] = []
        wordings: dict[str, int] = {}
        for part in parts:
            if part.wording is not None:
                known = self._texts[part.key]  # maybe fewer than in the language it was counted in
                text = known[min(part.wording, len(known)) - 1]
            else:
                text, number = self.text(part.key, said, chance)
                if number is not None:
                    wordings[part.key] = number
            if part.values:
                text = text.format_map({k: self._value(v) for k, v in part.values.items()})
                if text[:1].islower():  # a name that begins it
                    text = text[:1].upper() + text[1:]
            spoken.append(self.marks.first(text) if part.brief else text)
        return Spoken(text=self.marks.join(spoken), wordings=wordings)

    def reprompt(self, key: str) -> str:
        """Return what is asked again where nobody answers a prompt: its own, or the general one."""
        found = self._reprompts.get(key)
        if found is None:
            own = f"reprompts.{key.rpartition('.')[2]}"
            found = self._reprompts[key] = self.name(
                own if self.has(own) else texts.REPROMPT_GENERAL
            )
        return found

    def title(self, key: str) -> str:
        """Return a name as the title of a card, with a capital."""
        found = self._titles.get(key)
        if found is None:
            name = self.name(key)
            found = self._titles[key] = name[:1].upper() + name[1:]
        return found

    def name(self, key: str) -> str:
        """Return a text that has but one wording, such as a name or a title."""
        return self._texts[key][0]

    def wordings(self, key: str) -> Sequence[str]:
        """Return all wordings of a text, in their order.

        Raises MissingTextError where the key has no text.
        """
        try:
            return self._texts[key]
        except KeyError:
            raise MissingTextError(key, self.locale) from None

    def lookup(self, sections: Iterable[str], said: str) -> str | None:
        """Return the id that people call by these words in one of the sections, or None."""
        words = said.strip().lower()
        called = self._called()
        found = next((i for s in sections if (i := called.get(s, {}).get(words))), None)
        return found or next((i for s in sections if (i := self._held_in(s, words))), None)

    def _held_in(self, section: str, words: str) -> str | None:
        """Return what words name among others: "often a bit dizzy", "running on soft sand"."""
        least = _HELD.get(section)
        called = self._called().get(section, {}) if least else {}
        held = [
            name
            for name, known in called.items()
            if f" {name} " in f" {words} " and len(name) >= (least or 0) and known != _ANY_WALK
        ]
        return called[max(held, key=len)] if held else None

    def could_name(self, heard: str) -> bool:
        """Tell whether words that nobody knows look like a name: no small word, no number in it."""
        words = heard.lower().split()
        named = words[1:] if words[:1] and words[0] in self._articles else words
        plain = any(c.isdigit() for c in heard) or not self._no_names.isdisjoint(named)
        return 0 < len(named) <= MOST_NAMED and not plain

    def _value(self, value: Value) -> str:
        if isinstance(value, str):
            return self._texts[value][0]
        if isinstance(value, Part):
            return self.marks.inside(self.speak((value,)).text)
        if isinstance(value, Quoted):
            # A question mark of theirs would be a question of ours.
            return "".join(
                c for c in value.words[:MOST_HEARD] if c.isprintable() and c not in self.marks.ask
            )
        return self._lists.join([self._texts[key][0] for key in value])


def load(locale: str, folder: Folder = FOLDER) -> Words:
    """Read the words of a locale from the JSON built from its language's files.

    Raises NotBuiltError where that was not built.
    """
    called = partial(_called, os.path.join(folder, CALLED), locale)
    return _built(folder, locale, lambda found: Words(locale, found, called))


def shared(locale: str) -> str:
    """Return the name of the file of what all locales of a language say alike."""
    return f"{locale.split('-', maxsplit=1)[0]}.json"


def _called(folder: str, locale: str) -> Called:
    def parsed(found: Mapping[str, Parts]) -> Called:
        return {name: _joined(parts) for name, parts in found.items()}

    return _built(folder, locale, parsed)


def _joined(parts: Parts) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in parts:
        found |= sections.parsed(part)
    return found


def _built(folder: Folder, locale: str, make: Callable[[Mapping[str, Parts]], Made]) -> Made:
    """Make something of the sections of a locale: of each what its language has, then its own."""
    path = os.path.join(folder, f"{locale}.json")
    try:
        alike, own = sections.read(os.path.join(folder, shared(locale))), sections.read(path)
        names = dict.fromkeys((*alike, *own))
        return make({name: tuple(f[name] for f in (alike, own) if name in f) for name in names})
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise NotBuiltError(path, f"cannot be read ({error})") from error


class Languages:
    """The words of every locale, each read when it is first spoken."""

    def __init__(self, default: str, folder: Folder = FOLDER) -> None:
        self._folder = folder
        self._loaded: dict[str, Words] = {}
        files = (os.path.splitext(name) for name in os.listdir(folder))
        self._built = {stem for stem, ending in files if ending == ".json" and "-" in stem}
        self._default = default

    def words(self, locale: str | None) -> Words:
        """Return the words for a locale; for one we do not speak, its language, else default."""
        known = self._loaded.get(locale or self._default)
        if known is not None:
            return known
        nearest = self._nearest(locale or self._default)
        if nearest not in self._loaded:
            self._loaded[nearest] = load(nearest, self._folder)
        return self._loaded[nearest]

    def _nearest(self, locale: str) -> str:
        if locale in self._built:
            return locale
        language = locale.split("-", maxsplit=1)[0]
        same = sorted(name for name in self._built if name.startswith(f"{language}-"))
        return same[0] if same else self._default
