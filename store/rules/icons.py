"""The icons: their size, and whether they can be seen (I-01, I-02)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.icons import DRAWING, SIZES, size_of
from store.rules.fault import Fault
from store.submission import Submission
from workshop.paths import ROOT

_FILE = str(DRAWING.relative_to(ROOT))
_COLOUR = re.compile(r"#([0-9a-f]{6})\b", re.IGNORECASE)
_LEAST_CONTRAST = 3.0


def sizes(submission: Submission) -> Iterator[Fault]:
    """Each icon is a PNG as large as the store wants it."""
    for name, size in SIZES.items():
        found = size_of(submission.icons.get(name, b""))
        if found != (size, size):
            what = f"{found[0]} by {found[1]} pixels" if found else "no PNG"
            problem = f"the {name} icon is {what}"
            yield Fault(_FILE, 1, problem, "I-01", f"make it {size} by {size}")


def contrast(submission: Submission) -> Iterator[Fault]:
    """The ground, drawn first, differs from white, from black and from all that is drawn on it."""
    ground, *figure = dict.fromkeys(_COLOUR.findall(DRAWING.read_text("utf-8")))
    for other in dict.fromkeys(("ffffff", "000000", *figure)):
        ratio = _contrast(ground, other)
        if ratio < _LEAST_CONTRAST:
            problem = f"#{ground} and #{other} have a contrast of {ratio:.1f}"
            yield Fault(_FILE, 1, problem, "I-02", f"choose colours with {_LEAST_CONTRAST}")


def _contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21, as WCAG defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return sum(weight * s for weight, s in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
