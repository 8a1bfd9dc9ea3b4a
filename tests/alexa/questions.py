"""Every question there is, as intents with ids in their slots."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from skill.knowledge.model import Knowledge
from skill.talk.kinds import OF_INTENT


def questions(
    knowledge: Knowledge, one_in: int = 1
) -> Iterator[tuple[str, dict[str, str | list[str]]]]:
    """Every intent bare, with every id of each slot, and with pairs.

    one_in: of the pairs of a muscle and a condition one in so many, each of either among them.
    """
    muscles = [*knowledge.muscles, *(g for g, group in knowledge.groups.items() if group.asked)]
    conditions = list(knowledge.conditions)
    ids = {
        "muscle": muscles,
        "condition": conditions,
        "job": list(knowledge.jobs),
        "phase": list(knowledge.phases),
        "benefit": list(knowledge.benefits),
        "exercise": list(knowledge.exercises),
        "goal": list(knowledge.goals),
        "symptom": list(knowledge.symptoms),
        "body_part": list(knowledge.body_parts),
        "circumstance": list(knowledge.circumstances),
        "activity": list(knowledge.activities),
        "publisher": list(knowledge.publishers),
        "form": list(knowledge.forms),
        "measure": list(knowledge.measures),
    }
    for intent, row in OF_INTENT.items():
        yield intent, {}
        for slot in SLOTS.get(row.name, ()):
            yield from ((intent, {slot: name}) for name in ids[slot])
    shifted = conditions[7:] + conditions[:7]
    for one, other, muscle in zip(conditions, shifted, itertools.cycle(muscles), strict=False):
        yield "CompareConditionsIntent", {"condition": one, "other_condition": other}
        yield "CompareConditionsIntent", {"condition": one, "muscle": muscle}
        yield "ConditionMusclesIntent", {"condition": [one, other]}
        yield "MuscleInConditionIntent", {"muscle": [muscle, "calves"], "condition": one}
        yield "CompareMusclesIntent", {"muscle": muscle, "other_muscle": "glutes"}
        yield "SorenessIntent", {"muscle": muscle, "condition": one}
    for number, muscle in enumerate(muscles):
        for condition in conditions[number % one_in :: one_in]:
            yield "MuscleInConditionIntent", {"muscle": muscle, "condition": condition}


#: The slots that each kind of question reads.
SLOTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("hardest", "condition", "how_to"), ("condition",)),
    **dict.fromkeys(("about", "where", "attachments", "parts", "action", "role"), ("muscle",)),
    **dict.fromkeys(("timing", "work_more", "exercise"), ("muscle",)),
    **dict.fromkeys(("compare", "soreness", "tone"), ("muscle", "condition")),
    "job": ("job",),
    "phase": ("phase",),
    "benefit": ("benefit",),
    "how_to_exercise": ("exercise",),
    "pain": ("symptom", "body_part"),
    "caution": ("circumstance", "condition"),
    "tip": ("muscle", "condition", "goal"),
    "what_about": ("muscle", "condition", "benefit", "goal"),
    "other_activity": ("activity",),
    "publisher": ("publisher",),
    **dict.fromkeys(("form", "form_why"), ("form",)),
    "how_much": ("measure", "condition", "muscle"),
}
