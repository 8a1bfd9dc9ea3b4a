"""What follows on a sign or an illness: how often then, how gently, whether it is the heart."""

from __future__ import annotations

from skill.coach import meanings
from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.talk.before import Before, is_of_soreness
from skill.talk.steps.of_burning import burns
from skill.talk.steps.of_health import HURTING, UNHEALED
from skill.talk.steps.of_old_age import UNSTEADY
from skill.talk.steps.of_pains import despite_the_pain, is_mild
from skill.talk.steps.of_training import HOLD

#: Signs of who works hard, and what makes a climb easier for them.
_OUT_OF_BREATH, _TIRED, _FOR_HILLS = "out_of_breath", "tiredness", "hills_start"
#: Ground that asks least, and ways to walk that ask less; what is said of both.
_LEVEL, _GENTLE = ("level",), frozenset(("slow", "short_steps"))
_FLAT_IS_BEST, _GENTLY = "flat_is_best", "go_gently"
#: The pace that not everybody may walk at.
_BRISK = "brisk"
#: A cramp, and what keeps it away.
_CRAMP, _NO_CRAMP = "cramp", "no_cramp"
#: Where it cramps with most walkers, what tells of balance, and ways of walking that climb.
_CALVES, _CLIMBS = ("calves",), frozenset(("uphill", "stairs_up", "treadmill_incline"))
_BALANCE = frozenset(("balance_exercise", "one_leg", "eyes_closed", "balance"))
#: What is worn against an ache, by where it aches; how that is heard.
_BRACES, _BRACE = {"knee": "knee_brace", "ankle": "knee_brace", "back": "back_brace"}, "tummy_brace"


def breath_seen(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Should i see a doctor", of who is out of breath: when that is looked at."""
    breath = last.asked.subject in (_OUT_OF_BREATH, "breath_normal", "breathlessness")
    bare = not (asked.muscles or asked.conditions)
    return asked.but(subject="breath_to_doctor") if breath and bare else None


def how_often(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How often", of who hurts or has told of their health: a little, and often."""
    if asked.named or last.trained:
        return None
    if last.asked.kind == "pain":
        return Question("subject", subject="often_with_pain")
    told = last.asked.kind == "caution" and last.asked.circumstance
    return Question("subject", subject="often_with_care") if told else None


def on_the_flat(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is the flat better", of who hurts or has told of their health: yes."""
    told = last.asked.kind == "pain" or (last.asked.kind == "caution" and last.circumstance)
    bare = asked.subject in (None, meanings.HARDER, meanings.EASIER) and not asked.muscles
    if not told or asked.conditions != _LEVEL or not bare:
        return None
    sure = asked.kind == "advice"
    return Question("whether" if sure else "subject", subject=_FLAT_IS_BEST)


def more_gently(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Should i slow down", of who hurts or burns: yes; who is out of breath hears why."""
    gently = bool(asked.conditions) and _GENTLE.issuperset(asked.conditions)
    hurts = (last.asked.kind == "pain" or burns(last)) and not asked.muscles
    return Question("whether", subject=_GENTLY) if gently and hurts else None


def braced(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Do i need a brace", of a knee or a back that hurts: one for that."""
    at_knee = last.asked.subject in ("clicking", "joint_pain")
    where = last.asked.other or ("knee" if at_knee else "")
    brace = _BRACES.get(where) if last.asked.kind == "pain" else None
    meant = brace and asked.conditions == (_BRACE,)
    return Question("whether", subject=brace) if meant else None


def cramped_now(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What can i do right now", of who has a cramp: to stretch that muscle."""
    cramps = last.asked.kind == "pain" and last.asked.subject == _CRAMP and not asked.named
    return Question("stretch", last.muscles[:1] or _CALVES) if cramps else None


def got_better_at(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do i get better at it", of who is out of breath: how to begin with hills; of balance
    or of a way of walking, how to practise that.
    """
    told = last.asked
    if told.kind == "pain" and told.subject == _OUT_OF_BREATH:
        return Question("subject", subject=_FOR_HILLS)
    if told.subject in _BALANCE or last.circumstance == "balance_problems":
        return Question("subject", subject="balance_often")
    if told.kind in (*HURTING, "caution") or not last.way or last.way == _LEVEL:
        return None
    if last.way[0] in _CLIMBS:
        return Question("subject", subject=_FOR_HILLS)
    if told.kind == "how_to":
        return Question("how_much", conditions=last.way, subject=meanings.TIME)
    return Question("how_to", conditions=last.way)


def of_the_heart(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Is it my heart", of who hurts or is out of breath: nobody knows from here."""
    hurts = last.asked.kind in HURTING and asked.other is None
    return Question("whether", subject="heart_to_blame") if hurts else None


def whether_stretched(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Should i stretch it", of what hurts a little: gently; against cramps many do."""
    if last.asked.subject == _CRAMP:
        return Question("whether", subject=_NO_CRAMP)
    mild = is_mild(last.asked) or is_of_soreness(last.asked)
    return Question("whether", subject="stretch_an_ache") if mild else None


def rested(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How long", of who is tired or out of breath, a rest: until they can talk; of who has a
    cramp, how long to stretch it.
    """
    if last.asked.subject == _CRAMP and not asked.conditions:
        return Question("subject", subject=HOLD)
    worn = last.asked.kind == "pain" and last.asked.subject == _OUT_OF_BREATH
    return Question("subject", subject="rest_now") if worn and not asked.conditions else None


def rested_with_pain(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How long should i rest", of what hurts: until it is quiet; sore muscles need none."""
    if is_of_soreness(last.asked):
        return Question("subject", subject="rest_when_sore")
    aches = is_mild(last.asked) and last.asked.subject != _CRAMP
    return Question("subject", subject="rest_with_pain") if aches else None


def worse_there(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Are hills worse", of who hurts or has told of their health: how to walk there with it."""
    if asked.other or asked.muscles or not asked.conditions:
        return None
    if last.asked.kind == "caution" and last.circumstance:
        return Question("caution", conditions=asked.conditions[:1], circumstance=last.circumstance)
    return despite_the_pain(asked, last, knowledge) if last.asked.kind == "pain" else None


def at_what_pace(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How fast", of who had better not walk briskly: slowly enough to talk."""
    told = knowledge.circumstances.get(last.circumstance or "")
    careful = told is not None and (_BRISK in told.avoid or last.circumstance == "pregnancy")
    bare = not asked.conditions and last.asked.kind == "caution"
    return Question("subject", subject="pace_with_care") if careful and bare else None


def how_far_of_them(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How far should he walk", of an old father, or of who else was told of: how far they may."""
    if not last.circumstance:
        return None
    if last.circumstance in UNSTEADY:
        return Question("subject", subject="older_distance")
    return Question("how_much", subject=meanings.TIME)


def breath_trained(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do i train for it", of who is out of breath: how to begin with hills."""
    puffed = last.asked.kind == "pain" and last.asked.subject == _OUT_OF_BREATH
    return Question("subject", subject=_FOR_HILLS) if puffed and not asked.named else None


def passes_or_not(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Does it get better", of what hurts: whether that passes; of what tires, that it does."""
    hurts = last.asked.kind == "pain" and last.asked.subject not in (_OUT_OF_BREATH, _TIRED)
    if not hurts or burns(last):
        return None
    return Question("subject", subject="will_pass")


def cause_of_pain(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Why do they burn", of what hurts in a way of walking: its cause there."""
    bare = asked.kind == "soreness" and not asked.named
    hurts = last.asked.kind == "pain" and bool(last.asked.conditions)
    return Question("why") if bare and hurts else None


def stood_up(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How do i do that", of what keeps old legs steady: how to rise from a chair."""
    steady = last.asked.subject == "legs_for_old" and not asked.named
    return Question("how_to_exercise", subject="chair_stands") if steady else None


def with_the_illness(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What should i watch out for", of who has told of their health: that."""
    told = last.asked.kind == "caution" and last.circumstance
    bare = not asked.named and asked.subject in (None, meanings.MAY)
    return Question("caution", circumstance=last.circumstance) if told and bare else None


def there_too(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "And my shins", of a muscle that hurts: those, as it was asked of the first."""
    aches = last.asked.kind == "pain" and bool(last.asked.muscles) and not last.as_told
    return (
        last.asked.but(muscles=asked.muscles[:1], other=None) if aches and asked.muscles else None
    )


def back_after_the_heart(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "How soon can i start", of who has a sick heart: as their team says."""
    heart = last.asked.kind == "caution" and last.circumstance == "heart_condition"
    return Question("subject", subject="heart_attack") if heart else None


def while_ill(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "Can i still go", with a cold: whether that is wise."""
    cold = last.asked.subject == "cold_flu" and asked.subject is None
    return Question("whether", subject="cold_flu") if cold else None


def so_long_ago(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "It was four weeks ago", of an injury or an operation: who says when it is healed."""
    unhealed = last.circumstance == UNHEALED and not asked.named
    return Question("subject", subject="until_i_am_back") if unhealed else None


def breath_with_lungs(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "What if i run out of breath", of who has weak lungs: to use the inhaler."""
    weak = last.circumstance == "lung_condition" and asked.circumstance is None
    breath = asked.subject in (_OUT_OF_BREATH, "breathlessness")
    return asked.but(circumstance="lung_condition") if weak and breath else None


def with_stockings(asked: Question, last: Before, knowledge: Knowledge) -> Question | None:
    """ "With stockings or without", of who has bad veins: those that press."""
    veins = last.asked.subject == "varicose_veins"
    return Question("subject", subject="compression_socks") if veins else None
