"""What hurts or burns: where that comes from, what it is, and what keeps it away."""

from __future__ import annotations

from collections.abc import Mapping

from skill.coach import safety, tips
from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.talk.before import Before, is_of_soreness
from skill.talk.steps.of_burning import BURNING, BURNING_BAD, burns
from skill.talk.steps.of_health import HURTING
from skill.talk.steps.of_pains import NO_PAIN, is_mild

#: What is known of the cause of a sign.
_CAUSES: Mapping[str, str] = {
    **dict.fromkeys((BURNING, BURNING_BAD), "burning_muscles"),
    "stitch": "why_stitch",
    "tiredness": "tire_fast",
    "puffy_hands": "why_puffy_hands",
    "cramp": "why_night_cramp",
    "night_cramp": "why_night_cramp",
    **dict.fromkeys(("stiffness", "stiff_now"), "why_stiff"),
    "clicking": "why_clicking",
    "muscle_or_joint": "makes_it_worse",
}
#: The sign that such a cause is of.
_SIGNS: Mapping[str, str] = {cause: sign for sign, cause in _CAUSES.items()}
#: What keeps it away.
_KEPT_AWAY: Mapping[str, str] = {
    "stitch": "no_stitch",
    "blister": "socks",
    **dict.fromkeys(("cramp", "night_cramp", "why_night_cramp"), "no_cramp"),
}
#: What is asked to keep it away.
_PREVENTED = "prevent_it"
#: What is said of soreness itself.
_SORE_LATER = "sore_next_day"
#: What an ache without a known cause often comes with.
_OFTEN_FROM = "makes_it_worse"
#: What is worn on the feet.
_BOOTS = ("boots",)
#: What is said of shoes that may be the cause, of a pack's straps, and how those are heard.
_SHOES, _STRAPS, _STRAP = "shoes_to_blame", "straps_on_shoulders", "shoulder_bag"


def its_cause(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Why", "where does that come from", of what hurts or burns."""
    known = _CAUSES.get(last.asked.subject or "")
    if known is not None:
        return Question("subject", subject=known)
    if asked.kind == "why" and last.aside:
        return None  # why of what was said since
    if asked.kind == "why" and last.asked.kind == "pain" and is_mild(last.asked):
        bare = not last.asked.conditions and last.asked.subject not in NO_PAIN
        return Question("subject", subject=_OFTEN_FROM) if bare else None
    if asked.kind == "why" and _has_trouble(last, knowledge):
        return Question("subject", subject=_OFTEN_FROM)
    hurts = last.asked.kind in HURTING and asked.kind != "why"
    return Question("why") if hurts else None


def _has_trouble(last: Before, knowledge: Knowledge) -> bool:
    """Whether a part of the body that gives trouble was told of, and no way of walking."""
    told = knowledge.circumstances.get(last.asked.circumstance or "")
    return told is not None and told.body_part is not None and not last.asked.conditions


def harm_of_it(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that dangerous", of the cause of a sign: whether that sign is."""
    sign = knowledge.symptoms.get(_SIGNS.get(last.asked.subject or "", ""))
    bare = asked.kind == "safe" and not asked.named
    return Question("harmful", subject=sign.normal) if bare and sign and sign.normal else None


def what_it_is(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What is that", of who is sore: what soreness is, and when it comes; of a pain, whether
    its cause is known.
    """
    if asked.named or last.asked.kind not in HURTING:
        return None
    if last.asked.kind == "soreness":
        return Question("subject", subject=_SORE_LATER)
    why = Question("why")
    return its_cause(why, last, knowledge) or why


def kept_away(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do i stop it next time", of a stitch or a cramp: what keeps it away.

    Of a sore muscle it is a tip; it is heard as a wish for one too.
    """
    known = _KEPT_AWAY.get(last.asked.subject or "")
    if known and asked.subject in (None, _PREVENTED):
        return Question("subject", subject=known)
    sore = is_of_soreness(last.asked) and last.muscles and asked.subject == _PREVENTED
    return tips.against_soreness(Question("soreness", last.muscles)) if sore else None


def its_shoes(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Can it be the shoes", of what hurts: they may be the cause."""
    trouble = last.asked.kind == "caution" and bool(last.muscles)
    hurts = last.asked.kind in HURTING or burns(last) or trouble
    meant = asked.whether or asked.conditions == _BOOTS
    return Question("whether", subject=_SHOES) if hurts and meant else None


def its_straps(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Could it be the straps", of what hurts from a load: what those do."""
    loaded = last.asked.kind in HURTING and not safety.CARRIED.isdisjoint(last.asked.conditions)
    straps = asked.conditions == (_STRAP,) or asked.subject == "pole_straps"
    return Question("subject", subject=_STRAPS) if loaded and straps else None


def from_doing_much(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Could it be from walking too much", of what hurts: that it often is."""
    hurts = last.asked.kind in HURTING and not last.recalled
    return Question("subject", subject=_OFTEN_FROM) if hurts else None


def muscle_to_blame(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is it the muscles", of what hurts: whether that can be told from here."""
    hurts = last.asked.kind == "pain" and not (asked.muscles or asked.conditions)
    return Question("subject", subject="muscle_or_joint") if hurts else None


def getting_better(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How will I know it's working", of what hurts or a sick joint: when it hurts less."""
    hurts = last.asked.kind in HURTING or _has_trouble(last, knowledge)
    return Question("subject", subject="pain_eases") if hurts and not last.trained else None


def not_enough(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is that enough", of what eases a pain: what to do if it is not."""
    hurts = last.asked.kind in HURTING and asked.minutes is None
    return Question("subject", subject="if_not_better") if hurts else None
