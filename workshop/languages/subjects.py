"""What a language's folder holds: which sections stand in which file, and what stands in those."""

from __future__ import annotations

from collections.abc import Mapping

#: Settings whose words may differ between locales.
REGIONAL = ("words", "pronunciation")
#: What is no text, spoken under a key of its own.
SETTINGS = ("locales", "marks", "lists", "articles", "no_names", *REGIONAL)

#: File of a language -> its sections. An editor finds a text by its subject.
SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "language": SETTINGS,
    "talk": (
        "prompts",
        "verdicts",
        "offers",
        "reprompts",
        "titles",
        "places",
        "openings",
        "worries",
    ),
    "walking": ("overview", "muscle_count", "walking_target", "brisk", "steps_a_day"),
    "muscles": ("muscles",),
    "groups": ("groups",),
    "stride": ("stride", "jobs", "phases"),
    "conditions": ("conditions",),
    "findings": ("effects", "facts"),
    "training": ("tone", "exercises", "exercise_lists"),
    "benefits": ("benefits_overview", "benefits"),
    "tips": ("tips", "goals", "moments", "limits", "durations"),
    "walk": ("walk", "walk_tips"),
    "health": ("soreness", "symptoms", "body_parts", "circumstances"),
    "cares": ("cares",),
    "activities": ("activities", "measures"),
    "aims": ("aims", "scales"),
    "subjects": ("subjects",),
    "pointers": ("pointers",),
    "forms": ("forms",),
    "topics": ("topics", "causes"),
    "sources": ("sources", "publishers"),
    "guide": ("guide", "terrains", "levels", "walk_goals"),
    "progress": ("progress",),
    "reminders": ("reminders", "reminder_days"),
}
#: The file of each section.
FILES: Mapping[str, str] = {section: file for file, own in SUBJECTS.items() for section in own}

_MUSCLE = (
    *("name", "say", "short", "number", "called"),
    *("about", "where", "parts", "attaches", "action", "role", "timing"),
)
_NAMED = ("name", "called")
_ANSWERED = (*_NAMED, "answer")

#: Section whose keys are ids of the knowledge -> the aspects each id needs; no aspect: the id
#: itself is the text.
ASPECTS: Mapping[str, tuple[str, ...]] = {
    "muscles": _MUSCLE,
    "groups": _MUSCLE,
    "conditions": ("name", "when", "called", "muscles", "compare", "why", "how", "caution"),
    "effects": (),
    "facts": (),
    "jobs": _ANSWERED,
    "phases": _ANSWERED,
    "tone": ("answer", "why"),
    "exercises": (*_NAMED, "how"),
    "exercise_lists": (),
    "benefits": (*_ANSWERED, "because"),
    "circumstances": _ANSWERED,
    "cares": (),
    "symptoms": _ANSWERED,
    "soreness": (),
    "body_parts": ("called",),
    "goals": _NAMED,
    "moments": _NAMED,
    "limits": _NAMED,
    "durations": (),
    "activities": (*_ANSWERED, "because"),
    "measures": _NAMED,
    "aims": (*_NAMED, "wins", "alike", "because", "best"),
    "scales": (),
    "causes": (),
    "subjects": _ANSWERED,
    "pointers": (),
    "forms": (*_ANSWERED, "because"),
    "terrains": _NAMED,
    "levels": _NAMED,
    "walk_goals": _NAMED,
    "reminder_days": _NAMED,
    "places": ("called",),
    "openings": ("called",),
    "worries": ("called",),
    "topics": ("answer",),
    "tips": ("say",),
    "walk_tips": (),
    "sources": (),
    "publishers": _NAMED,
}
#: Aspects that an id may have besides.
_OPTIONAL: Mapping[str, tuple[str, ...]] = {
    "muscles": ("more",),
    "groups": ("more",),
    "conditions": ("more",),
    "benefits": ("more",),
    "subjects": ("because",),
    "tips": ("safety",),
    "publishers": ("answer",),
}
#: Sections whose keys the code names, because they are no ids.
NAMED_SECTIONS = tuple(name for name in FILES if name not in SETTINGS and name not in ASPECTS)


def aspects(section: str) -> tuple[str, ...]:
    """Return every aspect that an id of a section may have."""
    needed = ASPECTS[section]
    called = ("called_in",) if "called" in needed else ()
    return (*needed, *called, *_OPTIONAL.get(section, ()))
