"""Filling an intent's slots from the frame of an utterance."""

from collections.abc import Mapping, Sequence

from alexa_desk.heard import Heard
from alexa_desk.model import Intent, SlotType
from alexa_desk.understanding.frames import Frame, Place
from alexa_desk.understanding.gazetteer import Mention

Filled = dict[str, tuple[Heard, ...]]


def fill(
    intent: Intent, frame: Frame, order: Sequence[str], types: Mapping[str, SlotType]
) -> Filled:
    """The values of each slot that is filled.

    Values of one type go to the slots of that type in the order the nearest sample has them: in
    "is {condition} harder than {other_condition}" the first one said is the condition. What that
    sample has no slot for goes to the intent's other slots of the type, or joins a list.
    """
    filled: Filled = {}
    for place in frame.places:
        name = _free_slot(intent, place, order, filled)
        if name is not None:
            filled[name] = filled.get(name, ()) + tuple(
                heard_of(mention, types) for mention in place.mentions
            )
    return filled


def _free_slot(intent: Intent, place: Place, order: Sequence[str], filled: Filled) -> str | None:
    if place.slot is not None:
        return place.slot
    declared = [slot.name for slot in intent.slots if slot.type == place.type]
    ordered = [name for name in order if name in declared]
    ordered += [name for name in declared if name not in ordered]
    free = [name for name in ordered if name not in filled]
    several = len(place.mentions) > 1
    fitting = [name for name in free if intent.slot(name).many or not several]
    more = [name for name in ordered if intent.slot(name).many]
    return next(iter([*fitting, *free, *more]), None)


def heard_of(mention: Mention, types: Mapping[str, SlotType]) -> Heard:
    """What Alexa sends for a mention: with a resolution where the model has values of the type."""
    resolved = mention.type in types or not mention.type.startswith("AMAZON.")
    return Heard(mention.said, mention.values, mention.type if resolved else None)
