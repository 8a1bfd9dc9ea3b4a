"""How many calories a walk takes, and how many hours of it a weight: of what was named."""

from __future__ import annotations

from skill.coach import texts
from skill.coach.answer import Answer, Quoted, says
from skill.coach.question import Question
from skill.knowledge.model import Knowledge

#: The finding behind it: how many times the energy of sitting a brisk walk takes.
BRISK = "en01"
#: The finding behind a weight to lose: how many calories a kilo of it holds.
FAT = "en06"
#: What somebody weighs who says nothing of it, in kilos; a weight outside these is none.
_USUAL, _LIGHTEST, _HEAVIEST = 70, 25, 300
#: Minutes of a walk; what is longer is no walk.
_HOUR, _DAY = 60, 1440
#: Times that are told of in words.
_IN_WORDS = {30: texts.CALORIES_HALF_HOUR, 60: texts.CALORIES_HOUR}
#: The most kilos that walking alone is counted for.
_MOST_TO_LOSE = 40


def counted(knowledge: Knowledge, asked: Question, answer: Answer) -> Answer:
    """Return the topic's answer, counted for the kilos and minutes named, where they can be.

    A MET is a calorie an hour for each kilo (2011 Compendium), so both are multiplied.
    """
    kilos, minutes = asked.amount, asked.minutes
    if kilos is None and minutes in _IN_WORDS:
        return answer.but(parts=(says(_IN_WORDS[minutes]),), topic=asked.but(whether=None))
    if (kilos, minutes) == (None, None) or not _likely(kilos, minutes):
        return answer
    used = _used(knowledge, kilos or _USUAL, minutes or _HOUR)
    if minutes is None:
        half = _used(knowledge, kilos or _USUAL, _HOUR // 2)
        part = says(texts.CALORIES_AT_WEIGHT, hour=_said(used), half=_said(half))
    elif kilos is None:
        part = says(texts.CALORIES_IN_TIME, calories=_said(used))
    else:
        part = says(texts.CALORIES_COUNTED, calories=_said(used))
    return answer.but(parts=(part,), topic=asked.but(whether=None))


def walked_off(knowledge: Knowledge, asked: Question, answer: Answer) -> Answer:
    """Return the topic's answer, counted for the kilos that are to be lost, where they can be.

    An hour of brisk walking uses as many calories as `counted` tells of the usual weight, a day has
    one, and no kilo is eaten again.
    """
    kilos, size = asked.amount, knowledge.facts[FAT].size
    if kilos is None or size is None or not 0 < kilos <= _MOST_TO_LOSE:
        return answer
    hours = kilos * (size.value or 0) / _used(knowledge, _USUAL, _HOUR)
    part = says(
        texts.WALKED_OFF, hours=_said(5 * round(hours / 5)), weeks=_said(max(2, round(hours / 7)))
    )
    return answer.but(parts=(part,), topic=asked.but(whether=None))


def _likely(kilos: int | None, minutes: int | None) -> bool:
    """Whether somebody can weigh so much, and walk for so long."""
    weighs = kilos is None or _LIGHTEST <= kilos <= _HEAVIEST
    return weighs and (minutes is None or 0 < minutes <= _DAY)


def _used(knowledge: Knowledge, kilos: int, minutes: int) -> int:
    """Return the calories of a brisk walk, rounded to tens as nobody knows them better."""
    size = knowledge.facts[BRISK].size
    mets = (size.times if size else None) or 0
    return max(10, 10 * round(mets * kilos * minutes / 600))


def _said(number: int) -> Quoted:
    return Quoted(words=str(number))
