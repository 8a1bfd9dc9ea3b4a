"""What is asked of a muscle by its place in a family: "and the small one", "and the deep one"."""

from __future__ import annotations

from collections.abc import Mapping

from skill.coach import meanings
from skill.coach.question import Question
from skill.coach.stretching import stretch_for
from skill.knowledge.model import Knowledge
from skill.talk.before import Before
from skill.talk.substituting import substitute

#: Families of muscles, and who is the small or deep one of each, the middle one, the big one.
_FAMILIES: tuple[Mapping[str, str], ...] = (
    {"small": "gluteus_minimus", "middle": "gluteus_medius", "big": "gluteus_maximus"},
    {"small": "soleus", "big": "gastrocnemius"},
)
#: By which place a muscle is named where it has no other name.
_PLACES: Mapping[str, str] = {
    muscle: place for family in _FAMILIES for place, muscle in family.items()
}
#: Groups whose families are meant by them.
_GROUPS: Mapping[str, int] = {"glutes": 0, "hips": 0, "calves": 1}
#: What tells that a muscle may be too weak.
_WEAK = frozenset(("telling_weakness",))


def of_its_family(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And the small one", "and the deep one", of a calf: that of its own family."""
    place = _PLACES.get(asked.muscles[0]) if len(asked.muscles) == 1 else None
    family = _family_of(last)
    if place is None or family is None or asked.conditions:
        return None
    meant = family.get(place)
    if meant is None or meant == asked.muscles[0]:
        return None
    return substitute(asked.but(kind="what_about", muscles=(meant,)), last.asked)


def _family_of(last: Before) -> Mapping[str, str] | None:
    """Return the family of the muscle that was talked about."""
    told = last.asked.muscles[:1]
    if not told:
        return None
    if told[0] in _GROUPS:
        return _FAMILIES[_GROUPS[told[0]]]
    return next((family for family in _FAMILIES if told[0] in family.values()), None)


def strengthened(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What can I do about it", of a muscle that may be weak: what trains it."""
    weak = last.asked.subject in _WEAK or last.asked.subject == meanings.WEAK
    muscles = last.asked.muscles[:1] or last.muscles_reached[:1]
    return Question("exercise", muscles) if weak and muscles and not asked.named else None


def stretched(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Which muscle is that", of a stretch: the one that it lengthens."""
    if last.asked.kind != "stretch" or asked.named:
        return None
    name = stretch_for(knowledge, last.asked.muscles)
    return Question("about", knowledge.exercises[name].muscles[:1]) if name else None
