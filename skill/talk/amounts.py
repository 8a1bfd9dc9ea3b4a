"""Numbers and times that were heard: minutes, percent of a slope, kilos."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what was heard is counted from by who heard it
    from skill.talk.hearing import Heard

#: A time: years, months, weeks, days, hours, minutes, seconds; how many seconds each has.
_TIME = (
    r"P(?:(\d{1,4})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,4})D)?"
    r"(?:T(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:(\d{1,6})S)?)?"
)
_UNITS = (31_536_000, 2_592_000, 604_800, 86_400, 3_600, 60, 1)
_NUMBER = r"-?\d{1,6}"
#: A time of day.
CLOCK = r"([01]\d|2[0-3]):([0-5]\d)(?::\d\d)?"
_UPRIGHT = 90  # degrees of a wall
#: What nobody weighs.
_MOST_STONE = 40
#: Minutes of a mile and a kilometer at three and a half miles an hour, which is the pace of the
#: calories that are told (2011 Compendium, brisk walking).
_A_BRISK = {"miles": 60 / 3.5, "kilometers": 60 / 3.5 / 1.609}


def minutes_of(heard: Heard) -> int | None:
    """Return the minutes that were said, of a time of day those from midnight.

    None where no time was said, or none that can be understood.
    """
    time = heard.first("time")
    if time is not None and (clock := re.fullmatch(CLOCK, time)):
        return 60 * int(clock[1]) + int(clock[2])
    time, number = heard.first("duration"), heard.first("minutes")
    if time is not None and (match := re.fullmatch(_TIME, time)):
        parts = (int(part or 0) for part in match.groups())
        return sum(n * seconds for n, seconds in zip(parts, _UNITS, strict=True)) // 60
    if number is None:
        return _minutes_of_a_way(heard)
    return int(number) if re.fullmatch(_NUMBER, number) else None


def _minutes_of_a_way(heard: Heard) -> int | None:
    """Return the minutes of a brisk walk of the miles or kilometers said; None where none are."""
    for slot, minutes in _A_BRISK.items():
        number = heard.first(slot)
        if number is not None and re.fullmatch(_NUMBER, number):
            return round(minutes * int(number))
    return None


def amount_of(heard: Heard) -> int | None:
    """Return a slope in percent or a load in kilos, in whole ones; None where none was named."""
    for slot, whole in _AMOUNTS.items():
        number = heard.first(slot)
        if number is not None and re.fullmatch(_NUMBER, number):
            return whole(int(number))
    return None


def _percent(degrees: int) -> int:
    """Return a slope in percent; what is upright or beyond has none, and gets the steepest."""
    return round(100 * math.tan(math.radians(min(degrees, _UPRIGHT - 1))))


def _kilos_of_stone(stone: int) -> int:
    """Return a weight in kilos; what nobody weighs in stone was said of kilos, and misheard."""
    return stone if stone > _MOST_STONE else round(stone * 6.35)


#: The slots of an amount, and what makes whole percent or kilos of their number.
_AMOUNTS: Mapping[str, Callable[[int], int]] = {
    "percent": int,
    "degrees": _percent,
    "kilos": int,
    "pounds": lambda pounds: round(pounds * 0.4536),
    "stone": _kilos_of_stone,
}
