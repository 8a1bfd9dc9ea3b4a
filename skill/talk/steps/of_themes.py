"""What few words ask of what a talk is about: how hard, how fast, what to leave out, for whom.

What is told is a pointer of the knowledge file. Where a theme has none for what is asked, the words
mean what they mean without it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from skill.coach import meanings, measures
from skill.coach.question import Ids, Question
from skill.knowledge.model import Knowledge
from skill.talk.before import Before
from skill.talk.kinds import TIPS

#: What is asked of a theme, by how it is heard.
_ASKS: Mapping[str, str] = {
    "subject.right_effort": "effort",
    **dict.fromkeys(("brisk", "subject.how_fast_exercise"), "pace"),
    **dict.fromkeys(("caution", f"caution.{meanings.AGAINST}", "safer"), "leave"),
    f"feedback.{meanings.TOO_HARD}": "less",
    "how_much": "amount",
    **dict.fromkeys(("topic.calories", "how_much.energy"), "calories"),
    "subject.example": "example",
    "subject.easiest": "easiest",
    "subject.does_more": "else",
    "how_much.time": "long",
    "subject.build_up": "build",
    "subject.times_a_day": "times",
    f"keep_walking.{meanings.TO_STOP}": "stop",
    "work_more": "best",
    **dict.fromkeys(("subject.for_the_old", "subject.same_when_old"), "older"),
    "why": "why",
}
#: What is asked of it for yes or no.
_SURE: Mapping[str, str] = {
    "whether.breaks": "rest",
    "benefit.heart": "heart",
    "benefit.balance": "balance",
    **dict.fromkeys(("tone", "topic.bulky"), "bigger"),
    **dict.fromkeys(("whether.for_the_old", "whether.same_when_old"), "older"),
    "normal": "normal",
    "whether.build_up": "build",
    **dict.fromkeys(("subject.doing_it_right", "whether.doing_it_right"), "right"),
    **dict.fromkeys(("subject.gets_easier", "whether.gets_easier"), "eases"),
    "topic.backed": "proof",
}
#: Both.
ASKED: Mapping[str, str] = {**_ASKS, **_SURE}
#: What is asked of it by a way of walking.
_WAYS: Mapping[Ids, str] = {("uphill",): "up", ("downhill",): "down"}
_OLD = "older_age"
#: What is told of who is well: how much who is ill may do is told of their illness.
_OF_WHO_IS_WELL = frozenset(("amount", "best", "build", "effort", "else", "long", "pace"))
#: All that may be asked.
ASPECTS = frozenset((*ASKED.values(), *_WAYS.values()))
#: What names the muscles it is asked of, and may be asked of a theme all the same.
_OF_MUSCLES = frozenset(("tone", "topic"))


def is_asked(asked: Question) -> bool:
    """Tell whether a question may be one of a theme."""
    return _asks(asked) is not None


def pointed(asked: Question, talks: tuple[Before, ...], knowledge: Knowledge) -> Question | None:
    """ "How hard should it be", "what about older people", of what a talk is about: that."""
    wanted = _asks(asked)
    for talk in talks if wanted else ():
        over = talk.recalled or (wanted == "less" and talk.asked.tip is not None)
        theme = None if over else theme_of(talk, knowledge)
        ill = talk.circumstance is not None and wanted in _OF_WHO_IS_WELL
        if theme and ill and knowledge.themes[theme].strains:
            return None
        pointer = pointer_for(knowledge, theme, str(wanted)) if theme else None
        if pointer and pointer != talk.asked.subject:
            sure = "whether" if asked.whether or _name(asked) in _SURE else None
            return Question("pointer", talk.asked.muscles, subject=pointer, whether=sure)
        if talk.asked.kind != "pointer":
            return None
    return None


def pointer_for(knowledge: Knowledge, theme: str, wanted: str) -> str | None:
    """Return what is told of a theme when that is asked, None where nothing is."""
    told = ((name, known) for name, known in knowledge.pointers.items() if known.asks == wanted)
    return next((name for name, known in told if theme in known.of), None)


def _asks(asked: Question) -> str | None:
    """Return what a question may ask of a theme; nothing else may be named in it."""
    if asked.circumstance == _OLD and asked.kind == "caution" and not asked.conditions:
        return "older"
    if asked.kind == "what_about" and not asked.muscles:
        return _WAYS.get(asked.conditions)
    named = asked.conditions or asked.other or asked.circumstance or asked.limits or asked.minutes
    if named or (asked.muscles and asked.kind not in _OF_MUSCLES):
        return None
    if asked.kind == "benefit" and asked.whether != meanings.OF_IT:
        return None
    return ASKED.get(_name(asked))


def _name(asked: Question) -> str:
    return f"{asked.kind}.{asked.subject}" if asked.subject else asked.kind


#: Kinds whose subject is what they tell of, those whose subject is a measure, and a way's own.
_TOLD_OF = frozenset(
    (
        *("topic", "subject", "whether", "harmful", "normal"),
        *("form", "form_why", "benefit", "benefit_how"),
    )
)
_MEASURED = frozenset(("how_much", "raises", "lowers"))
_OF_HEALTH = frozenset(("pain", "soreness", "caution", "keep_walking"))
#: The topic that is asked with a number, and the most of them that are minutes.
_ENOUGH, _MINUTES_A_DAY = "is_that_enough", 999
#: What a tip may be wanted for.
_WEIGHT = frozenset(("weight",))


def theme_of(last: Before, knowledge: Knowledge) -> str | None:
    """Return the theme of a talk, None where it has none."""
    told = last.asked
    if told.kind == "pointer":
        pointer = knowledge.pointers.get(told.subject or "")
        return pointer.of[0] if pointer else None
    if told.subject == _ENOUGH:
        return "steps" if (told.minutes or 0) > _MINUTES_A_DAY else "minutes"
    if told.subject == measures.ENERGY and told.kind in _MEASURED:
        return "calories"
    if told.kind in TIPS and told.subject in _WEIGHT:
        return "weight"
    themes = _themes(knowledge)
    subjects = _TOLD_OF_IN.get(told.kind, ())
    named = (f"{section}.{told.subject}" for section in subjects)
    theme = next((themes[name] for name in named if name in themes), None)
    theme = theme or themes.get(f"kinds.{told.kind}")
    theme = theme or ("exercise" if last.trained else None)
    way = last.way[0] if last.way and told.kind not in _OF_HEALTH else ""
    return theme or themes.get(f"conditions.{way}")


#: Where the subjects of these kinds are named in a theme.
_TOLD_OF_IN: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(_TOLD_OF, ("subjects",)),
    **dict.fromkeys(("pain", "keep_walking"), ("symptoms",)),
    "moment": ("moments",),
}


@lru_cache(1)
def _themes(knowledge: Knowledge) -> Mapping[str, str]:
    """Return the theme of each name, "subjects.stretching": an answer has one."""
    return {
        f"{section}.{name}": theme
        for theme, known in knowledge.themes.items()
        for section in ("subjects", "kinds", "symptoms", "moments", "conditions")
        for name in getattr(known, section)
    }
