"""What is added to a complaint: where it sits, since when, what it came from. It stays that one."""

from __future__ import annotations

from skill.coach import safety
from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.talk.before import Before, is_of_soreness
from skill.talk.steps.of_burning import BURNING, burns_now
from skill.talk.steps.of_health import HURTING
from skill.talk.wishes import NIGHT

#: A cramp, pain at rest, and what is said of cramps at night.
_CRAMP, _AT_REST, _NIGHT_CRAMP = "cramp", "rest_pain", "night_cramp"
#: What is done about an ache on the way, and about one of the back.
_GENTLY, _BACK_HELP = "go_gently", "back_help"
_BACKS = frozenset(("back", "lower_back", "erector_spinae"))
#: Calves that went hard.
_HARD, _CALVES = "hard_calves", ("calves",)
#: What is said to who is sore: what to do now, and then what to leave out until it passes.
SORE_NOW, SOFTLY = "sore_now", "rest_when_sore"


def told_more(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "It started yesterday", "after twenty minutes", "at night", of what hurts: that, once more;
    of who is sore, what to do now.
    """
    if asked.muscles or asked.conditions or asked.other:
        return None
    if is_of_soreness(last.asked):
        return _next_of_soreness(last)
    if burns_now(last):
        return Question("topic", subject=BURNING)
    return last.asked if last.asked.kind in HURTING else None


def felt_again(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Only on the left", "when i push off", of what hurts: as what else was told of it."""
    return None if asked.subject else told_more(asked, last, knowledge)


def came_from(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "From the stairs yesterday", of who is sore: what to do now; of what hurts: that, there."""
    bare = not (asked.muscles or asked.other or asked.circumstance or asked.subject)
    if not (asked.conditions and bare):
        return None
    if is_of_soreness(last.asked):
        return _next_of_soreness(last)
    known = safety.answers_for(last.asked, asked.conditions[0])
    ways = asked.conditions[:1] if known else last.asked.conditions
    return last.asked.but(conditions=ways) if last.asked.kind == "pain" else None


def there_exactly(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "At the soles", "down in the small of my back", of what hurts there: that muscle's pain."""
    where = asked.muscles[:1] if not (asked.conditions or asked.limits) else ()
    trouble = knowledge.circumstances.get(last.asked.circumstance or "")
    ill = last.asked.kind == "caution" and trouble is not None and trouble.body_part is not None
    hurts = last.asked.kind == "pain" and last.asked.other is not None
    ache = Question("pain", where, subject=safety.ACHING)
    return ache if where and (ill or hurts) and not last.as_told else None


def loosened(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What can i do about it", of calves that went hard: to stretch them."""
    hard = last.asked.subject == _HARD and not asked.named
    return Question("stretch", _CALVES) if hard else None


def gone_gently(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What can i do", of a muscle that aches: to go slower and shorter; of a back, to hold it."""
    aches = last.asked.kind == "pain" and last.asked.subject == safety.ACHING
    if asked.named or not aches or last.asked.conditions:
        return None
    return gently(last)


def gently(last: Before) -> Question:
    """Return what is done about an ache on the way: slower and shorter; a back is held."""
    back = last.asked.subject == "back_pain" or not _BACKS.isdisjoint(last.muscles)
    return Question("subject", subject=_BACK_HELP if back else _GENTLY)


def at_night(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "At night", of what hurts: that it hurts at rest; of a cramp, what helps against those."""
    told = asked.subject == _AT_REST or asked.wishes == (NIGHT,)
    if not told or asked.other or last.asked.kind != "pain":
        return None
    cramps = last.asked.subject == _CRAMP
    return Question("subject", subject=_NIGHT_CRAMP) if cramps else last.asked.but(subject=_AT_REST)


def walked_less(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Should i walk less", of what hurts: whether to walk on."""
    hurts = asked.whether and last.asked.kind in HURTING
    return Question("keep_walking") if hurts else None


def _next_of_soreness(last: Before) -> Question:
    """Return what is said next to who is sore."""
    return Question("subject", subject=SOFTLY if last.asked.subject == SORE_NOW else SORE_NOW)
