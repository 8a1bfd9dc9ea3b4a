"""What a question may mean after an answer, by its kind alone: the first step that fits.

A step that a tip or a limit alone leads to stands before one of any talk.
"""

from __future__ import annotations

from collections.abc import Mapping

from skill.talk.before import Step
from skill.talk.steps.order.asked_on import ASKED_ON
from skill.talk.steps.order.asked_to_do import ASKED_TO_DO
from skill.talk.steps.order.asked_what import ASKED_WHAT
from skill.talk.steps.order.asked_whether import ASKED_WHETHER

BY_KIND: Mapping[str, tuple[Step, ...]] = {
    **ASKED_WHAT,
    **ASKED_WHETHER,
    **ASKED_TO_DO,
    **ASKED_ON,
}
