"""What was heard for a slot."""

from typing import NamedTuple

from alexa_desk.model import SlotValue


class Heard(NamedTuple):
    """One value heard for a slot.

    `said` holds the words as spoken (or the ISO value of a built-in type), `matches` the values of
    the slot type they stand for, none when the words are unknown. `type` is None for built-in
    types that the model does not extend: Alexa sends those without resolutions.
    """

    said: str
    matches: tuple[SlotValue, ...] = ()
    type: str | None = None
