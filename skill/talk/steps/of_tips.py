"""What is asked of a tip, or of a way of walking after one."""

from __future__ import annotations

from skill.coach.muscles import LEGS
from skill.coach.question import Question
from skill.knowledge.model import Knowledge, Tip
from skill.knowledge.queries import effects_for
from skill.talk.before import Before
from skill.talk.kinds import TIPS

#: Slopes, the steps that are weighed there, and what is said of both.
_SLOPES = frozenset(("uphill", "downhill", "stairs_up", "stairs_down"))
_STEPS, _OF_STEPS = frozenset(("short_steps", "long_steps", "long_strides")), "short_or_long_steps"
_ARMS = ("arms",)
#: Where one stands or sits.
_STAYING = frozenset(("sitting", "waiting"))


def of_the_tip(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """What is asked of a tip is asked of the way of walking that it is for."""
    if asked.named or last.asked.tip is None:
        return None
    if asked.kind == "condition" and last.muscles:
        muscle = last.muscles[0]
        effects = effects_for(knowledge, last.way[0], muscle) if last.way else ()
        rises = effects and effects[0].direction == "increase"
        if last.way and muscle == LEGS:
            return asked.but(conditions=last.way)
        worked = Question("role", (muscle,), tip=last.asked.tip)
        return worked.but(kind="muscle_condition", conditions=last.way) if rises else worked
    if last.way:
        return asked.but(conditions=last.way)
    return Question("overview", tip=last.asked.tip) if asked.kind == "condition" else None


def for_example(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Give me an example", of a muscle or a way of walking: a tip for it."""
    return Question("tip", last.muscles[:1], last.way) if last.muscles or last.way else None


def where_no_tip_is(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And on ice", after a tip: how to walk there, where no tip is for that."""
    there = asked.conditions[:1]
    if last.asked.kind not in TIPS or not there or asked.muscles or asked.circumstance:
        return None
    known = any(there[0] in tip.conditions for tip in knowledge.tips.values())
    return None if known or there == ("level",) else Question("how_to", conditions=there)


def of_its_use(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What is that for", of a tip: what the muscle it is for does."""
    tip = last.asked.tip
    if asked.named or tip is None:
        return None
    known = knowledge.tips.get(tip)
    measured = known is not None and _in_its_way(known, knowledge) and not last.asked.muscles
    if measured or not last.muscles:
        return Question("why")
    return Question("role", last.muscles[:1], tip=tip)


def _in_its_way(tip: Tip, knowledge: Knowledge) -> bool:
    """Tell whether what stands behind a tip was measured where it is done."""
    effect = knowledge.effects.get(tip.facts[0]) if tip.facts else None
    return bool(tip.facts) and (effect is None or effect.condition in tip.conditions)


def done_so(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And in the rain", after a tip, of a way of walking that no tip is for: how to walk so."""
    way = asked.conditions[:1]
    tipped = any(way[0] in tip.conditions for tip in knowledge.tips.values()) if way else True
    if last.asked.tip is None or tipped or asked.muscles or len(asked.conditions) > 1:
        return None
    return Question("how_to", conditions=way)


def there_too(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What can i do", of a moment: something in that moment."""
    told = last.asked
    bare = not asked.named and asked.subject is None
    same = bare and told.kind == "moment" and told.subject
    return Question("moment", subject=told.subject) if same else None


def size_of_steps(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Bigger or smaller steps", on a slope: which of the two there."""
    sides = {*asked.conditions, *((asked.other,) if asked.other else ())}
    there = bool(_SLOPES.intersection((*last.way, *last.reached[:1])))
    weighed = sides and sides <= _STEPS and there
    return Question("subject", subject=_OF_STEPS) if weighed else None


def arms_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And my arms", on a slope of which a tip was given: how to hold them."""
    there = last.asked.kind in TIPS and not _SLOPES.isdisjoint(last.way)
    told = there or last.asked.subject == _OF_STEPS
    bare = asked.muscles == _ARMS and not asked.conditions
    return Question("form", subject="arms") if told and bare else None


def after_the_last(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And then", of the last minutes of a walk: what to do after it."""
    ending = last.asked.subject == "last_minutes"
    return Question("subject", subject="cool_down") if ending else None


def same_muscle(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And standing", of what a muscle was given to do sitting: something for it there."""
    told = last.asked
    moved = asked.subject in _STAYING and told.kind == "moment" and told.subject in _STAYING
    bare = not (asked.muscles or asked.conditions)
    return asked.but(muscles=told.muscles) if moved and bare and told.muscles else None


def felt_so(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How should that feel", of a tip for no muscle that was named: how much effort it is."""
    tipped = last.asked.tip is not None and not asked.muscles and not last.asked.muscles
    return Question("subject", subject="right_effort") if tipped else None
