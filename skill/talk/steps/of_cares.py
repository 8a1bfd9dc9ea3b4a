"""What few words mean after a circumstance: how far with it, what to leave out, which signs.

Each is told once, and what was told already makes room for what may be meant besides.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from skill.coach import cares, meanings
from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.knowledge.queries import members
from skill.talk.before import Before
from skill.talk.steps import of_stairs
from skill.talk.steps.of_health import HURTING

#: What is asked of a circumstance by words that name nothing: what is meant first, then after it.
_TOO_MUCH = "topic.too_much"
_FAR, _SIGNS, _LEFT = ("far", "build"), ("signs", "leave"), ("leave", "signs")
_ASKS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(
        (
            *("how_much", "how_much.time", "target", "topic.start_gently"),
            *("one_of.first", "subject.child_distance", "subject.first_distance"),
            *("subject.older_distance", "subject.beginner_distance"),
        ),
        _FAR,
    ),
    **dict.fromkeys(("brisk", "subject.right_effort", f"feedback.{meanings.TOO_HARD}"), ("pace",)),
    **dict.fromkeys(("caution", f"caution.{meanings.AGAINST}"), _LEFT),
    **dict.fromkeys(
        (
            *(f"keep_walking.{meanings.TO_STOP}", "subject.stopping_signs"),
            "subject.too_much_signs",
        ),
        ("overdone", "signs"),
    ),
    **dict.fromkeys(("how_to", "safer"), _SIGNS),
    **dict.fromkeys(("subject.build_up", f"feedback.{meanings.TOO_EASY}"), ("build", "far")),
    "topic.shoes": ("shoes",),
    "topic.time_of_day": ("when",),
    "subject.until_i_am_back": ("back",),
    "why": ("why",),
    "benefit_how": ("good",),
    **dict.fromkeys(("how_often", "subject.times_a_day"), ("often",)),
    "pain": ("hurts",),
    "pain.tiredness": ("tired",),
    "pain.dizziness": ("dizziness",),
    "pain.numbness": ("numbness",),
    "subject.bad_days": ("bad_day",),
    "subject.if_worse": ("worse",),
    "subject.spare_it": ("rest",),
    "subject.safety_alone": ("alone",),
    "subject.whom_to_see": ("whom",),
    "hardest": ("muscles",),
    _TOO_MUCH: ("overdone", *_SIGNS),
    **dict.fromkeys(
        ("more", "another", "subject.does_more"),
        ("far", "signs", "leave", "often", "pace", "shoes", "good", "build"),
    ),
}
#: What is asked of it for yes or no.
_SURE: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("keep_walking", f"caution.{meanings.MAY}", "whether.until_i_am_back"), ("today",)
    ),
    "safe": _SIGNS,
    **dict.fromkeys(("advice", "benefit"), ("good",)),
    "topic.may_daily": ("often",),
    "whether.build_up": ("build",),
    "whether.gets_easier": ("good",),
    "topic.is_that_enough": ("enough",),
    **dict.fromkeys(("topic.doctor_checked", "whether.see_doctor"), ("doctor",)),
    "normal": ("normal",),
    "topic.stretching": ("stretch",),
    **dict.fromkeys(("benefit.joints", "benefit_how.joints", "tip.easy_on_joints"), ("knees",)),
    "whether.special_shoes": ("shoes",),
    **dict.fromkeys(("whether.spare_it", "whether.rest_days"), ("rest",)),
    "whether.safety_alone": ("alone",),
    **dict.fromkeys(("whether.bad_days", "topic.rest_day"), ("bad_day",)),
}
_ALL: Mapping[str, tuple[str, ...]] = {**_ASKS, **_SURE}
#: What goes on from nothing else than the circumstance itself, once something else was asked.
_AT_ANY_TIME = frozenset(("caution", f"keep_walking.{meanings.TO_STOP}", "topic.shoes"))
#: Whose trouble has a place of its own, above or below.
_BACK = "back_problems"
#: What is no few minutes any more.
_AN_HOUR = 60
#: What shoes are asked of by, and whom poles were tested on.
_SHOES, _TESTED = "shoes", ("knee_problems", "nordic_poles")
#: What is answered for a part that was named, before it is for the walker.
AFTER_OTHERS = frozenset(("safe",))
#: What is asked on the side of a circumstance, and leaves it to go on from; what goes on from that.
_ON_THE_SIDE = frozenset(
    (
        *("subject", "topic", "whether", "harmful", "normal"),
        *("other_activity", "activity_or_walking", "activity_differs"),
    )
)
_OF_THIS = frozenset(("why", "more", "another", "normal", "safe"))
#: What is true of who was told this.
_TOLD_BY: Mapping[str, str] = {
    "feel_afraid": "balance_problems",
    "back_walking": "back_problems",
    "feel_heavy": "beginner",
    "too_late": "older_age",
}
#: Who trains on a chair, for nothing ails their legs; and how that is heard.
_SEATED = frozenset(
    (
        *("heart_condition", "lung_condition", "high_blood_pressure"),
        *("beta_blockers", "medicine", "diabetes"),
    )
)
_TRAINED = frozenset(("exercise", "work_more"))
#: Who trains nothing until they are well.
_NOT_WELL = "after_illness"


def is_asked(asked: Question) -> bool:
    """Tell whether a question may be one of a circumstance."""
    named = asked.circumstance or asked.limits or asked.tip
    if asked.muscles:
        return not named and asked.kind == "what_about" and not asked.conditions
    if named or asked.conditions:
        return not named and asked.conditions[0] in cares.WAYS
    steps = asked.minutes is not None and asked.minutes > _AN_HOUR
    otherwise = asked.kind == "how_much" or asked.subject == _SHOES  # "is that a lot", "is it that"
    if steps or (asked.whether and otherwise):
        return False
    return _name(asked) in _ALL or asked.kind in _TRAINED


def told_of_it(
    asked: Question, talks: tuple[Before, ...], said: Collection[str], knowledge: Knowledge
) -> Question | None:
    """ "How long", "what should we look out for", of who has told of their health: that.

    said: the keys of what was told lately.
    """
    name = _name(asked)
    beside = bool(talks) and talks[0].asked.kind in _ON_THE_SIDE and not talks[0].trained
    talk = next((talk for talk in talks if _is_of_it(talk, name, beside)), None)
    ill = _ill(talk) if talk else None
    if talk is None or ill is None or talk.recalled:
        return None
    if asked.muscles:
        return _there(asked, ill, knowledge)
    if asked.conditions:
        ways = tuple(of_stairs.on_the_stairs(way, talk) for way in asked.conditions)
        return _in_that_way(asked.but(conditions=ways), ill)
    if asked.kind in _TRAINED:
        return _trained(asked, ill, said, knowledge)
    if name == _TOO_MUCH and _is_of_length(talk, knowledge):
        return Question("subject", subject="less_than_that")
    return _next_care(asked, ill, said, knowledge)


def _trained(
    asked: Question, ill: str, said: Collection[str], knowledge: Knowledge
) -> Question | None:
    """Return what trains who has an illness, on a chair; who is not well yet goes gently."""
    if asked.kind == "work_more" and ill == _NOT_WELL:
        return _next_care(Question("brisk"), ill, said, knowledge)
    seated = ill in _SEATED and not asked.named
    return Question("how_to_exercise", subject="chair_stands") if seated else None


def _is_of_length(talk: Before, knowledge: Knowledge) -> bool:
    """Tell whether a talk was of how far somebody may walk."""
    care = knowledge.cares.get(talk.asked.subject or "")
    return care is not None and care.asks in _FAR


def _next_care(
    asked: Question, ill: str, said: Collection[str], knowledge: Knowledge
) -> Question | None:
    """Return what is meant first of what was not told lately; who asks for more has heard it."""
    name = _name(asked)
    known = (cares.care_for(knowledge, ill, asks) for asks in _ALL[name])
    told = tuple(care for care in known if care is not None)
    fresh = next((care for care in told if f"cares.{care}" not in said), None)
    if not told or (fresh is None and asked.kind in ("more", "another")):
        return None
    sure = "whether" if name in _SURE or asked.whether else None
    return Question("caution", circumstance=ill, subject=fresh or told[0], whether=sure)


def _there(asked: Question, ill: str, knowledge: Knowledge) -> Question | None:
    """Return what to do when it hurts in the place of the trouble: "low down", of a bad back."""
    back = set(members(knowledge, "back")) if ill == _BACK else set()
    low = {m for name in asked.muscles for m in members(knowledge, name)}
    care = cares.care_for(knowledge, ill, "hurts") if low and low <= back else None
    return Question("caution", circumstance=ill, subject=care) if care else None


def _in_that_way(asked: Question, ill: str) -> Question | None:
    """Return what is told of a way of walking, of poles or a load, where that is asked alone."""
    kinds = ("advice", "what_about", "caution", "harder_than", "safe")
    ways, named = asked.conditions, asked.kind == "what_about"
    tested = (ill, ways[0]) == _TESTED and not named
    if asked.kind not in kinds or ways[1:] or asked.other or tested:
        return None
    against = meanings.AGAINST if asked.subject == meanings.AGAINST else None
    return Question("caution", conditions=ways, circumstance=ill, subject=against)


def _is_of_it(talk: Before, name: str, beside: bool) -> bool:
    """Tell whether a talk was of a circumstance, and these words go on from it."""
    kind = talk.asked.kind
    if name in _AT_ANY_TIME:
        return _ill(talk) is not None and kind not in HURTING and not talk.trained
    if name in _OF_THIS:
        return kind == "caution" and _ill(talk) is not None and not talk.aside
    told = kind in ("caution", "knees", "compare") or (
        kind == "pain" and talk.asked.circumstance is not None
    )
    told = told or (kind == "topic" and talk.asked.subject in _TOLD_BY)
    return told and _ill(talk) is not None and (beside or not talk.aside)


def _ill(talk: Before) -> str | None:
    """Return what is true of the walker, as they said it or by what they were told."""
    told = _TOLD_BY.get(talk.asked.subject or "") if talk.asked.kind == "topic" else None
    return talk.circumstance or told


def _name(asked: Question) -> str:
    return f"{asked.kind}.{asked.subject}" if asked.subject else asked.kind
