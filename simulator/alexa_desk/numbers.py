"""Numbers as people say them, in every language of CLDR: words to numbers and back."""

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from alexa_desk import cache
from alexa_desk.documents import read_yaml
from alexa_desk.folding import fold, spaced
from alexa_desk.phrases import Phrase, Phrases

if TYPE_CHECKING:
    from unicode_rbnf import RbnfEngine

_LIMIT = 1_000_000
_SOFT_HYPHEN = "\u00ad"
#: "5th", "5te", "5ème", "5º", "5वां", as words are compared.
_ORDINAL = re.compile(
    r"(\d{1,3})(?:st|nd|rd|th|te[nmrs]?|s?te|de|e|er|re|ere|eme|[oaºª]|व\w?[^\w\s]*)"
)
_SCALES = (100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 1_000_000_000)
#: A lakh and a crore; elsewhere they are so many thousands and millions.
_INDIAN = (100_000, 10_000_000)
#: The words between the parts of a number: "two hundred and five", "vierundzwanzig".
_LINKS = frozenset(("and", "und", "en", "e", "et", "y", "و"))
#: In Arabic it is a part of the word that follows.
_AND = "و"
#: So is the article.
_THE = "ال"
#: "A hundred" is a number, "a" alone is none.
_A: Mapping[str, Phrase] = {"en": ("a",)}
#: How tens end, and how they end where they are not the subject.
_CASES = {"ar": ("ون", "ين")}
#: How an ordinal ends, and how it does of women and of several.
_SEXES: Mapping[str, Mapping[str, Phrase]] = {"hi": {"ा": ("ी", "े"), "वां": ("वीं", "वें")}}
#: What people leave out of "the one hundredth".
_ONE = {"de": "ein", "en": "one", "hi": "एक"}
#: What follows a number that tells which one of several: "三番目".
_COUNTED: Mapping[str, tuple[Phrase, ...]] = {"ja": (("番", "目"), ("つ", "目"), ("回", "目"))}
_LONGEST = 6
_HOURS, _HUNDRED = 24, 100


def spell(number: int | Decimal, language: str) -> str:
    """`number` in words: 200 is "two hundred"; digits beyond a million or in unknown languages."""
    engine = _engine(language)
    if engine is None or not -_LIMIT < number < _LIMIT:
        return str(number)
    if number < 0 and number % 1:
        # The engine leaves the decimals of a negative number out.
        return spell(-1, language).removesuffix(spell(1, language)) + spell(-number, language)
    return str(engine.format_number(number).text).replace(_SOFT_HYPHEN, "")


def words(text: str) -> Phrase:
    """The folded words of a spelled number."""
    parted = spaced(text.replace(_SOFT_HYPHEN, "")).replace("-", " ")
    return tuple(map(fold, parted.split()))


def read(said: Sequence[str], language: str) -> tuple[int, int] | None:
    """The whole number that folded words begin with, and how many words it takes."""
    lexicon = _tables(language).lexicon
    total = group = used = 0
    place = 0
    while part := lexicon.at(said, place):
        value, taken = part
        if not used:
            group = value
        elif value in _SCALES and 0 < group < value and taken == 1:
            group *= value
        # "Thirty one" is one word or was said for two numbers.
        elif group >= _HUNDRED and value and group % 10 ** len(str(value)) == 0:
            group += value
        elif not group and total and value < 1000:
            group = value
        else:
            break
        place = used = place + taken
        if value in _SCALES and value >= 1000:
            total, group = total + group, 0
        if place < len(said) and said[place] in _LINKS and total + group >= 20:
            place += 1
    return (total + group, used) if used else None


def scale(said: Sequence[str], language: str) -> tuple[int, int] | None:
    """The "thousand" or "million" that folded words begin with, and how many it takes."""
    found = _tables(language).lexicon.at(said, 0)
    return found if found and found[0] in _SCALES and found[0] >= 1000 else None


def begins(word: str, language: str) -> bool:
    """Whether a number, an ordinal or an hour can begin with a folded word."""
    tables = _tables(language)
    phrases = (tables.lexicon.phrases, tables.ordinals, tables.hours)
    written = _ORDINAL.fullmatch(word) is not None or tables.lexicon.at((word,), 0) is not None
    return written or word.startswith(_AND) or any(word in each.beginnings for each in phrases)


def ordinal(said: Sequence[str], language: str) -> tuple[int, int] | None:
    """The ordinal that folded words begin with: "twenty first" is 21, and so is "21st"."""
    if said and (written := _ORDINAL.fullmatch(said[0])):
        return int(written[1]), 1
    if found := _tables(language).ordinals.at(said):
        return found
    counted = read(said, language)
    rest = said[counted[1] :] if counted else ()
    for counter in _COUNTED.get(language, ()):
        if counted and tuple(rest[: len(counter)]) == counter:
            return counted[0], counted[1] + len(counter)
    return _beyond_a_hundred(said, language) if counted else None


def _beyond_a_hundred(said: Sequence[str], language: str) -> tuple[int, int] | None:
    """ "Two hundredth" is 200, "hundred and twenty first" 121."""
    ordinals = _tables(language).ordinals
    for used in range(1, min(_LONGEST, len(said))):
        count = read(said[:used], language)
        last = ordinals.at(said, used + (said[used] in _LINKS))
        if count is None or count[1] < used or last is None:
            continue
        end = last[1]
        if last[0] in _SCALES and 1 < count[0] < last[0]:
            return count[0] * last[0], end
        if last[0] < _HUNDRED and count[0] and count[0] % _HUNDRED == 0:
            return count[0] + last[0], end
    return None


class _Lexicon(NamedTuple):
    """The phrases that are parts of numbers, and the same as parts of one long word."""

    phrases: Phrases[int]
    parts: Mapping[str, int]
    known: dict[str, int | None]

    def at(self, said: Sequence[str], place: int) -> tuple[int, int] | None:
        if place < len(said) and said[place].isascii() and said[place].isdigit():
            return int(said[place]), 1
        if phrase := self.phrases.at(said, place):
            return phrase[0], phrase[1] - place
        if place >= len(said):
            return None
        if said[place].startswith(_AND) and said[place] != _AND:
            rest = (said[place].removeprefix(_AND), *said[place + 1 :])
            if phrase := self.phrases.at(rest):
                return phrase
        value = self._compound(said[place])
        return None if value is None else (value, 1)

    def _compound(self, word: str) -> int | None:
        """A number written as one word: "zweihundertfuenfzig"."""
        if word not in self.known:
            values = self._split(word, 0)
            self.known[word] = _together(values) if values else None
        return self.known[word]

    def _split(self, word: str, start: int) -> list[int] | None:
        if start == len(word):
            return []
        for end in range(len(word), start, -1):
            part = word[start:end]
            rest = self._split(word, end) if part in self.parts or part in _LINKS else None
            if rest is not None:
                return [*([self.parts[part]] if part in self.parts else []), *rest]
        return None


def _together(values: Sequence[int]) -> int | None:
    total = group = 0
    for value in values:
        if value in _SCALES and group < value:
            group = max(group, 1) * value
            if value >= 1000:
                total, group = total + group, 0
        elif group % 10 ** len(str(value)) == 0:
            group += value
        else:
            return None
    return total + group


class _Tables(NamedTuple):
    """What a language's words for numbers mean."""

    lexicon: _Lexicon
    ordinals: Phrases[int]
    hours: Phrases[int]


@lru_cache(maxsize=32)
def _tables(language: str) -> _Tables:
    own = (Path(__file__).with_name(f"{name}.py") for name in ("numbers", "phrases", "folding"))
    recipe = (*own, _grammar(language))
    digest = zlib.crc32(b"".join(path.read_bytes() for path in recipe if path.is_file()))
    name = f"numbers-{language}-{cache.version_of('unicode-rbnf')}-{digest:08x}"
    return cache.kept(name, partial(_spelled_out, language))


def _grammar(language: str) -> Path:
    return Path(__file__).parent / "slot_types" / "grammar" / f"{language}.yaml"


def _spelled_out(language: str) -> _Tables:
    hours = Phrases(_hours(language))
    return _Tables(_lexicon(language), Phrases(_ordinals(language)), hours)


@lru_cache(maxsize=32)
def _engine(language: str) -> "RbnfEngine | None":
    from unicode_rbnf import RbnfEngine  # noqa: PLC0415 - slow, and mostly the cache does without

    try:
        return RbnfEngine.for_language(language)
    except ValueError:
        return None


def _lexicon(language: str) -> _Lexicon:
    phrases: dict[Phrase, int] = {}
    scales = [scale for scale in _SCALES if scale not in _INDIAN or language == "hi"]
    for number in (*range(100), *range(100, 1000, 100), *scales, 2000):
        for phrase in _spelled(language, number):
            phrases.setdefault(phrase, number)
    for scale in scales:
        for phrase in _bare(language, scale):
            phrases.setdefault(phrase, scale)
            phrases.setdefault((*_A.get(language, ()), *phrase), scale)
    # What CLDR has not: other spellings, dozens, and in German how many are together.
    also = read_yaml(_grammar(language)).get("numbers", {})
    phrases |= {words(text): number for number, texts in also.items() for text in texts}
    for ending, other in [_CASES[language]] if language in _CASES else []:
        tens = [each for each in phrases.items() if each[0][-1].endswith(ending)]
        phrases |= {(*p[:-1], p[-1].removesuffix(ending) + other): number for p, number in tens}
    parts = {"".join(phrase): value for phrase, value in phrases.items() if len(phrase) == 1}
    # Italian drops a vowel where two meet: "novecentottanta".
    parts |= {part[:-1]: value for part, value in parts.items() if part.endswith("ento")}
    return _Lexicon(Phrases(phrases), parts, {})


def _spelled(language: str, number: int) -> list[Phrase]:
    """All ways to write a number, the usual one first."""
    engine = _engine(language)
    if engine is None:
        return []
    formatted = engine.format_number(number)
    texts = [formatted.text]
    # "Eine", "una": as often an article as a number.
    if number != 1:
        texts += [t for name, t in formatted.text_by_ruleset.items() if "financial" not in name]
    return [phrase for phrase in dict.fromkeys(map(words, texts)) if phrase]


def _bare(language: str, scale: int) -> list[Phrase]:
    """The word for a hundred, a thousand, ... alone: what "three hundred" has more than "three"."""
    found = []
    for hundred_and_one in _spelled(language, scale + 1):
        found += [
            hundred_and_one[:-1] for one in _spelled(language, 1) if hundred_and_one[1:] == one
        ]
        # "Cento e um": what joins the two is part of neither.
        found += [
            hundred_and_one[: -len(one) - 1]
            for one in _spelled(language, 1)
            if hundred_and_one[-len(one) :] == one and hundred_and_one[-len(one) - 1] in _LINKS
        ]
    for count in (1, 3):
        for several in _spelled(language, count * scale):
            for one in _spelled(language, count):
                joined = "".join(one)
                if several[: len(one)] == one and len(several) > len(one):
                    found.append(several[len(one) :])
                elif several[0].startswith(joined) and several[0] != joined:
                    found.append((several[0][len(joined) :], *several[1:]))
    return found


def _ordinals(language: str, last: int = 100) -> dict[Phrase, int]:
    from unicode_rbnf import FormatPurpose  # noqa: PLC0415 - as above

    engine = _engine(language)
    if engine is None:
        return {}
    found: dict[Phrase, int] = {}
    for number in range(1, last + 1):
        formatted = engine.format_number(number, purpose=FormatPurpose.ORDINAL)
        for text in formatted.text_by_ruleset.values():
            found.setdefault(words(text), number)
            if number in _SCALES:
                found.setdefault(words(text.removeprefix(_ONE.get(language, ""))), number)
    bent = {other: n for said, n in found.items() for other in _bent(said, language)}
    also = read_yaml(_grammar(language)).get("ordinals", {})
    return bent | found | {words(text): n for n, texts in also.items() for text in texts}


def _bent(said: Phrase, language: str) -> Iterator[Phrase]:
    """An ordinal for one of the other sex, without its article, or in one word."""
    *first, last = said
    for ending, others in _SEXES.get(language, {}).items():
        if last.endswith(ending):
            yield from ((*first, last.removesuffix(ending) + other) for other in others)
    if language == "ar":
        yield (*first, last.removeprefix(_THE))
    if language == "es":
        yield ("".join(said),)


def hour(said: Sequence[str], language: str) -> tuple[int, int] | None:
    """An hour where it is an ordinal or bends like an article: "la una", "الساعة السابعة"."""
    return _tables(language).hours.at(said)


def _hours(language: str) -> dict[Phrase, int]:
    engine = _engine(language)
    if engine is None:
        return {}
    found: dict[Phrase, int] = {}
    for number in range(1, _HOURS + 1):
        for text in engine.format_number(number).text_by_ruleset.values():
            found.setdefault(words(text), number)
    # "Die siebte Stunde": in Arabic the usual way.
    return _ordinals(language, _HOURS) | found if language == "ar" else found
