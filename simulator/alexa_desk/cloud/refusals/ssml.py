"""SSML: what is well formed, which tags Alexa knows, and which values their attributes take."""

import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple
from xml.etree import ElementTree

MOST_AUDIO = 5
LONGEST_BREAK = 10.0

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PREFIX = re.compile(r"(</?)(amazon|alexa):")
_TIME = re.compile(r"\+?(\d*\.?\d+)(ms|s)")


class Values(NamedTuple):
    """What an attribute takes: `words`, or what `pattern` matches, which `told` describes.

    A group of the pattern is a number from `least` to `most`.
    """

    words: str = ""
    pattern: str = ""
    told: str = ""
    least: float = 0.0
    most: float = float("inf")

    def hold(self, value: str) -> bool:
        """Whether a value is one of these."""
        match = re.fullmatch(self.pattern, value, re.S) if self.pattern else None
        numbers = [float(number) for number in match.groups()] if match else []
        return value in self.words.split() or (
            match is not None and all(self.least <= number <= self.most for number in numbers)
        )

    def __str__(self) -> str:
        return " or ".join(filter(None, (", ".join(self.words.split()), self.told)))


_VOICES = """
    Ivy Joanna Joey Justin Kendra Kimberly Matthew Salli Kevin Ruth Stephen Danielle Gregory
    Patrick Nicole Russell Olivia Amy Brian Emma Arthur Geraint Niamh Aditi Raveena Kajal Ayanda
    Aria Jasmine Hans Marlene Vicki Daniel Hannah Conchita Enrique Lucia Sergio Mia Andres Lupe
    Miguel Penelope Pedro Celine Céline Lea Léa Mathieu Remi Rémi Chantal Gabrielle Liam Isabelle
    Carla Giorgio Bianca Adriano Mizuki Takumi Kazuha Tomoko Vitoria Vitória Camila Ricardo Thiago
    Ines Inês Cristiano Lotte Ruben Laura Lisa Zeina Hala Zayd"""
_SPEEDS = "x-slow slow medium fast x-fast default"
_HEIGHTS = "x-low low medium high x-high default"
_LOUDNESS = "silent x-soft soft medium loud x-loud default"
_KINDS = """
    characters spell-out cardinal number ordinal digits fraction unit date time telephone address
    expletive interjection"""
_SENSES = "amazon:VB amazon:VBD amazon:NN amazon:DT amazon:IN amazon:JJ amazon:SENSE_1"

#: What the attributes of each tag take.
_ATTRIBUTES = {
    "alexa:name": {"type": Values("first"), "personId": Values("", ".+", "a person's id")},
    "amazon:domain": {"name": Values("conversational fun long-form music news")},
    "amazon:effect": {"name": Values("whispered drc"), "phonation": Values("soft")},
    "amazon:emotion": {
        "name": Values("excited disappointed"),
        "intensity": Values("low medium high"),
    },
    "audio": {"src": Values("", ".+", "an address")},
    "break": {"strength": Values("none x-weak weak medium strong x-strong")},
    "emphasis": {"level": Values("strong moderate reduced")},
    "lang": {_XML_LANG: Values("", "[a-z]{2,3}-[A-Z]{2}(?:-[A-Z]+)?", "a locale like fr-FR")},
    "phoneme": {
        "alphabet": Values("ipa x-sampa", "x-amazon-.+"),
        "ph": Values("", ".+", "what is spoken"),
    },
    "prosody": {
        "rate": Values(_SPEEDS, r"\+?(\d+(?:\.\d+)?)%", "a percentage from 20%", 20),
        "pitch": Values(
            _HEIGHTS, r"([+-]\d+(?:\.\d+)?)%", "a change from -33.3% to +50%", -33.3, 50
        ),
        "volume": Values(_LOUDNESS, r"[+-]\d+(?:\.\d+)?dB", "decibels like +2dB"),
    },
    "say-as": {
        "interpret-as": Values(_KINDS),
        "format": Values("mdy dmy ymd md dm ym my d m y"),
    },
    "sub": {"alias": Values("", ".*", "what is spoken")},
    "voice": {"name": Values(_VOICES)},
    "w": {"role": Values(_SENSES, "ivona:.+")},
}
#: Those that can be left out.
_OPTIONAL = {
    *(("amazon:effect", "name"), ("amazon:effect", "phonation"), ("break", "strength")),
    *(("emphasis", "level"), ("phoneme", "alphabet"), ("say-as", "format")),
    *(("prosody", "rate"), ("prosody", "pitch"), ("prosody", "volume")),
}
_TAGS = {
    *_ATTRIBUTES,
    *("speak", "p", "s", "mark", "metadata", "desc", "amazon:auto-breaths", "amazon:breath"),
}

#: Styles, with the sign that their prefix is read with: no text has two of them.
_STYLES = ("amazon.domain", "amazon.emotion")


def ssml(text: str, where: str) -> Iterator[str]:
    """What is wrong with a text in SSML."""
    stripped = text.strip()
    if not re.match(r"<speak[\s>/]", stripped):
        yield f"{where} has no speak element around its SSML"
        return
    try:
        # Prefixes that are declared nowhere: Alexa knows them, an XML parser does not.
        root = ElementTree.fromstring(_PREFIX.sub(r"\1\2.", stripped))
    except ElementTree.ParseError as error:
        yield f"{where} is SSML that is not well formed ({error}): escape & and <, close each tag"
        return
    yield from _nested(root, where)
    sources = []
    for element in root.iter():
        tag = str(element.tag).replace(".", ":", 1)
        if tag not in _TAGS:
            yield f"{where} has the SSML tag <{tag}>, which Alexa does not know"
            continue
        yield from _attributes(tag, element, where)
        if tag == "audio":
            sources.append(element.get("src", ""))
        elif tag == "break":
            yield from _break(element, where)
    yield from _audio(sources, where)


def _nested(root: ElementTree.Element, where: str) -> Iterator[str]:
    """Tags within tags that they exclude."""
    for outer, inner in product(_STYLES, _STYLES):
        if root.find(f".//{outer}//{inner}") is not None:
            tags = f"<{inner.replace('.', ':')}> inside <{outer.replace('.', ':')}>"
            yield f"{where} has {tags}: speech has one style"
    if root.find(".//speak") is not None:
        yield f"{where} has <speak> inside <speak>: it stands around the whole, once"


def _attributes(tag: str, element: ElementTree.Element, where: str) -> Iterator[str]:
    for name, values in _ATTRIBUTES.get(tag, {}).items():
        value, called = element.get(name), "xml:lang" if name == _XML_LANG else name
        if value is None and (tag, name) not in _OPTIONAL:
            yield f"{where} has <{tag}> without {called}: {values}"
        elif value is not None and not values.hold(value.strip()):
            yield f'{where} has <{tag} {called}="{value}">, not {values}'


def _break(element: ElementTree.Element, where: str) -> Iterator[str]:
    length = element.get("time")
    if length is None:
        return
    match = _TIME.fullmatch(length.strip())
    if match is None:
        yield f"{where} has a break of {length!r}: write it like 500ms or 2s"
    elif float(match[1]) / (1000 if match[2] == "ms" else 1) > LONGEST_BREAK:
        yield f"{where} has a break of {length}; at most {LONGEST_BREAK:g} seconds"


def _audio(sources: list[str], where: str) -> Iterator[str]:
    if len(sources) > MOST_AUDIO:
        yield f"{where} has {len(sources)} audio elements, at most {MOST_AUDIO}"
    for source in filter(None, sources):
        if not source.startswith(("https://", "soundbank://")):
            yield f"{where} plays audio from {source!r}: https only"
