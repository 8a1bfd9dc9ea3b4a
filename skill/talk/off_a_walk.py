"""What words for a guided walk mean to somebody who is on none. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from skill.coach import meanings
from skill.coach.question import Question
from skill.coach.training import DAYS
from skill.talk.before import Before, is_of_soreness
from skill.talk.context import Expectation
from skill.talk.kinds import KINDS, TIPS
from skill.talk.steps.of_any_talk import next_of_all
from skill.talk.wishes import CUE_MUSCLE, DAILY, LATER, MORNING, NIGHT

#: A way of walking in parts, each of its own length.
_INTERVAL = ("interval",)
#: "In the evening".
_PARTS_OF_A_DAY = frozenset((MORNING, LATER, NIGHT))
#: A walk that is no effort, as a wish.
_EASY, _SLOWLY = "easy", ("slow",)
#: The day after this one, as a wish.
_TOMORROW = "tomorrow"
#: Where there is a rail to hold on to.
_BELTS = frozenset((("treadmill",), ("treadmill_incline",)))
#: How many days soreness lasts.
_SORE_DAYS = Question("topic", subject="soreness_days")
#: What is asked of who may not walk on yet, or only gently.
_UNTIL_BACK = Question("subject", subject="until_i_am_back")
_UNWELL = frozenset(("pain", "soreness"))
#: What is asked on a walk that is on, and by who walks without one.
_WHAT_NOW = Question("walk_status", subject="now")
_ON_THE_FLAT = Question("moment", conditions=("level",))
_EASIER = Question("feedback", subject=meanings.TOO_HARD)
#: "You decide", of nothing that was asked back for.
_YOU_CHOOSE = Question("minutes")
#: What is told of the last minutes of a walk.
_ENDING, _FEW_MINUTES = "last_minutes", 15
#: What they mean by kind and subject, whatever was talked about.
_MEANT: Mapping[tuple[str, str | None], Question] = {
    ("walk_change", "hill"): Question("moment", conditions=("uphill",)),
    ("walk_change", "downhill"): Question("how_to", conditions=("downhill",)),
    ("walk_change", "stairs"): Question("moment", conditions=("stairs_up",)),
    ("walk_change", "top"): Question("topic", conditions=("uphill",), subject="feel_proud"),
    ("walk_change", "tired"): _EASIER,
    ("walk_change", "easier"): _EASIER,
    ("walk_change", "faster"): Question("feedback", subject=meanings.TOO_EASY),
    ("minutes", "end_in"): Question("subject", subject=_ENDING),
}


def without_a_walk(
    asked: Question, last: Before | None, expects: Expectation | None = None
) -> Question:
    """Return what words for a guided walk mean without one; others as they are.

    expects: what the last answer waits for. "You choose" wants a tip, unless that is a length.
    """
    if asked.kind == "walk_why":
        return _why(asked, last)
    if asked.subject == "end_in" and (asked.minutes or 0) > _FEW_MINUTES:
        return asked
    if asked == _YOU_CHOOSE and not _waits_for_more_than_yes(expects):
        return Question("tip")
    meant = _of_what_was_said(asked, last) if last is not None else None
    return meant or _MEANT.get((asked.kind, asked.subject), asked)


def _waits_for_more_than_yes(expects: Expectation | None) -> bool:
    """Tell whether the last answer asked for a length or a time, or offered a walk."""
    if expects is None:
        return False
    return expects.how not in ("yes", "if_yes") or KINDS[expects.then.kind].walks is not None


def _of_what_was_said(asked: Question, last: Before) -> Question | None:
    """Return what they mean after an answer: "can i hold on", "so can i go on", "for my calves".

    After soreness "how much longer" asks for its days, after intervals for that of their parts.
    """
    if asked.kind == "walk_status" and (more := _how_much_longer(last)):
        return more
    if asked.kind == "walk_for" and asked.muscles:
        return Question("what_about", asked.muscles)
    if (
        (asked.kind, asked.subject) == ("walk_change", "downhill")
        and last.way
        and not last.asked.tip
    ):
        down = "stairs_down" if last.way == ("stairs_up",) else "downhill"
        return Question("what_about", conditions=(down,))
    return _rested(asked, last) or _of_the_place(asked, last) or _after_advice(asked, last)


def _rested(asked: Question, last: Before) -> Question | None:
    """Return what "can we stop for a bit" means: to hold on to the rails, or to stand still."""
    if asked.subject == "pause" and last.way in _BELTS:
        return Question("advice", conditions=("handrails",))
    on_foot = not (last.recalled or KINDS[last.asked.kind].walks)
    pauses = (asked.kind, asked.subject) == ("walk_control", "pause") and on_foot
    return Question("whether", subject="short_stop") if pauses else None


def _of_the_place(asked: Question, last: Before) -> Question | None:
    """Return what "at the top", "it's flat", "and for the stairs" mean after a tip or exercises."""
    climbed = last.way == ("uphill",) or last.asked.subject == "out_of_breath"
    tipped = climbed or last.asked.kind in TIPS
    if (asked.kind, asked.subject) == ("walk_change", "top") and tipped:
        if last.asked.kind == "pain":
            return Question("subject", subject="short_stop")
        return Question("moment", subject="hilltop") if climbed else _ON_THE_FLAT
    exercised = last.trained or last.asked.subject == DAYS
    if (asked.kind, asked.subject) != ("walk_change", "stairs") or not exercised:
        return None
    if last.circumstance is not None:
        return Question("how_to_exercise", subject="chair_stands")
    return Question("exercise", conditions=("stairs_up",))


def _how_much_longer(last: Before) -> Question | None:
    """Return what "how much longer" asks of, by what was talked about."""
    if last.asked.subject == _SORE_DAYS.subject:
        return Question("more")
    if is_of_soreness(last.asked):
        return _SORE_DAYS
    if last.asked.kind == "keep_walking":
        return _UNTIL_BACK
    by_parts = last.asked.conditions == _INTERVAL
    return Question("how_to", conditions=_INTERVAL) if by_parts else None


def _of_a_time(asked: Question, last: Before) -> Question | None:
    """Return what "every day", "and tomorrow", "in the evening" mean, where nobody is reminded.

    Of a pain whether to walk on, of anything else whether that is for every day, or for then.
    """
    if asked.kind != "when" or asked.minutes is not None or KINDS[last.asked.kind].walks:
        return None
    if asked.subject in _PARTS_OF_A_DAY and not asked.wishes:
        return Question("topic", subject="time_of_day", wishes=(asked.subject,))
    if last.asked.kind in _UNWELL:
        return Question("keep_walking")
    a_day = asked.wishes in ((DAILY,), (_TOMORROW,))
    return Question("topic", subject="may_daily") if a_day else None


def _of_a_walk(asked: Question, last: Before) -> Question | None:
    """Return what "so can i go on", "go on", "rather slowly" mean where no walk is on."""
    if asked.subject in ("resume", "shorter"):
        if last.asked.kind in _UNWELL:
            return Question("keep_walking")
        if last.asked.tip:
            return next_of_all(last) or Question("another")
        return Question("another") if last.trained else None
    slowly = asked.kind == "walk_for" and asked.wishes == (_EASY,) and last.way
    if not slowly:
        return None
    return _EASIER if last.asked.tip else Question("what_about", conditions=_SLOWLY)


def _after_advice(asked: Question, last: Before) -> Question | None:
    """Return what "what now", "how far", a time and words of a walk mean."""
    if asked == _WHAT_NOW and (last.asked.kind == "phase" or last.asked.subject == _ENDING):
        return Question("more")  # what comes after that
    if asked == _WHAT_NOW:
        return next_of_all(last) or Question("moment")
    doing = last.trained or last.asked.tip or last.asked.kind == "caution"
    if (asked.kind, asked.subject) == ("walk_status", "left") and doing:
        return Question("how_much", subject=meanings.TIME)
    if (asked.kind, asked.subject) == ("progress", "steps") and last.asked.kind == "caution":
        return Question("how_much", conditions=last.way, subject=meanings.TIME)
    return _of_a_time(asked, last) or _of_a_walk(asked, last)


def _why(asked: Question, last: Before | None) -> Question:
    """Return what is asked of a cue without any: of a muscle, in the way of walking in reach."""
    if asked.subject == CUE_MUSCLE:
        return Question("overview")
    if asked.muscles:
        way = last.way if last is not None else ()
        return Question("muscle_condition" if way else "role", asked.muscles, way)
    if last is not None and last.asked.kind == "safe" and last.way:
        return Question("condition", conditions=last.way)  # what is safe, or not, is good for that
    return Question("why")
