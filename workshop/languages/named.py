"""Which texts the code asks for by name: all but those that go by ids of the knowledge."""

from __future__ import annotations

from functools import cache

from skill.coach import texts
from skill.coach.walk import texts as walk_texts

#: The whole register.
ALL = tuple(t for at in (texts, walk_texts) for t in vars(at).values() if isinstance(t, texts.Text))
#: The placeholders that the code fills in, by the key of the text.
FILLED = {str(text): text.fills for text in ALL if text.fills}
#: Those of the texts that go by ids, by section: a topic begins with its yes or its no.
FILLED_IN = {"topics": frozenset(("sure",))}


@cache
def asked(section: str) -> frozenset[str]:
    """Return the keys of one of these sections that may be spoken.

    A reprompt has the name of the prompt or the offer that asks first.
    """
    sections = ("reprompts", "prompts", "offers") if section == "reprompts" else (section,)
    keys = (text.split(".") for text in ALL)
    return frozenset(key for of, key in keys if of in sections)
