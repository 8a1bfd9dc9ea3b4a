"""The shape of what is known of a walker's health: circumstances, cares, signs and where it hurts.

As in `model.py`, everything is an id or a number.
"""

from __future__ import annotations

from skill.frozen import Frozen
from skill.knowledge.model import Ids


class Circumstance(Frozen):
    """What may be true of a walker, such as pregnancy."""

    avoid: Ids
    """Conditions to leave out unless a professional agrees."""
    facts: Ids
    most_effort: int
    """The effort a tip may ask at most, as a tip's own `effort`."""
    rules_out: Ids = ()
    """What no tip may need, as a tip's own `needs`."""
    body_part: str | None = None
    """Where the trouble is, if it is in one place."""
    aches: Ids = ()
    """Parts of the body and targets that often ache of it."""
    of_aches: str | None = None
    """The subject that tells of those aches."""


class Care(Frozen):
    """What is told of a circumstance when it is asked for: how far, in which shoes, uphill."""

    asks: str
    """What of it is asked: `far`, `signs`, `shoes`, or a symptom that it brings."""
    facts: Ids
    """Verified findings behind it."""
    of: Ids = ()
    """The circumstances that it is told of; empty = every other."""
    verdict: str | None = None
    """Whether it is so, where that is asked; None where the walker's circumstance tells."""


class Symptom(Frozen):
    """Something a walker may feel. `severity` is `emergency`, `stop` or `ease`."""

    severity: str
    facts: Ids
    see_professional: bool = False
    part: str | None = None
    """The part of the body that its words name, if they do: "my feet hurt"."""
    normal: str | None = None
    """The subject that tells whether it is normal, if one does."""
    beside: str | None = None
    """The part of the body beside which one of its signs is this: a back, and numb legs."""
    signs: Ids = ()
    """The symptoms that are this beside that part."""


class Ache(Frozen):
    """Why muscles ache afterwards; an empty list fits everything."""

    muscles: Ids
    """Targets."""
    conditions: Ids
    facts: Ids


class BodyPart(Frozen):
    """A place that may hurt, the symptom to treat that as, and the muscles that hold or move it."""

    symptom: str
    muscles: Ids
