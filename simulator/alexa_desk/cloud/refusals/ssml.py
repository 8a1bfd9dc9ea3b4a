"""SSML: what is well formed, which tags Alexa knows, and which values their attributes take."""

import re
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from alexa_desk.documents import read_yaml

MOST_AUDIO = 5
LONGEST_BREAK = 10.0

_XML = "{http://www.w3.org/XML/1998/namespace}"
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


#: Tags that Alexa knows, with what their attributes take; "?" ends one that can be left out.
_TAGS: Mapping[str, Mapping[str, Values]] = {
    tag: {name: Values(**values) for name, values in attributes.items()}
    for tag, attributes in read_yaml(Path(__file__).with_suffix(".yaml")).items()
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
    for name, values in _TAGS[tag].items():
        called = name.removesuffix("?")
        value = element.get(called.replace("xml:", _XML))
        if value is None and called == name:
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
