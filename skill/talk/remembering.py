"""What a turn leaves in the context of a talk: the answer, what is in reach, what is expected."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from skill.coach.answer import Answer
from skill.coach.meanings import OF_ONES_WEIGHT
from skill.coach.question import Ids, Question
from skill.frozen import Frozen
from skill.knowledge.model import Knowledge
from skill.talk.context import FRESH, MOST_FOCUS, Context, Entity, Expectation, LastAnswer, State
from skill.talk.kinds import KINDS
from skill.talk.resolve import things

#: Kinds of question that wait for their answer although another one comes in between.
_PATIENT = frozenset(("reminder", "reminder_set"))
#: What is no question in between: it goes on with the reminder, or away from it.
_NO_OTHER = _PATIENT | {"yes", "no", "stop"}


#: Kinds that are a thread of their own, and those that may be said on the side.
_OF_ITSELF = frozenset(("pain", "soreness", "caution", "tip", "moment"))
_HURTS = frozenset(("pain", "soreness"))
#: What is asked on the side of a pain, whatever muscles or ways of walking it is of.
_OF_A_PAIN = frozenset(
    ("reason", "exercise", "stretch", "how_to_exercise", "about", "job", "form", "form_why")
)
#: Texts that are told once.
_TOLD_ONCE = ("cares.", "causes.", "pointers.")
_ASIDE = frozenset(("subject", "whether", "harmful", "topic", "form", "form_why", "pointer"))


class Said(Frozen):
    """What was spoken: the wordings it took, how many details by now, and whether it offers."""

    wordings: Mapping[str, int]
    details: int = 0
    offers: bool = False


def after(
    knowledge: Knowledge,
    asked: Question,
    answer: Answer,
    before: Context,
    said: Said,
    now: datetime,
) -> Context:
    """Return the context after an answer. A miss leaves all but its offer in reach.

    said: what of it was spoken. now: in UTC.
    """
    missed = asked.kind == "fallback"
    last, focus = before.last, before.focus
    if answer.topic is not None:
        last = _last(answer.topic, answer, before.last, said.details, int(now.timestamp()))
        focus = _focus(last, before)
    return Context(
        last=last,
        focus=focus,
        expects=_expects(asked, answer, said, before),
        set_aside=_set_aside(asked, before),
        activity=before.activity,
        misses=before.misses + 1 if missed else 0,
        tips=tips_heard(answer.tip, before.tips),
        wordings=_used(before.wordings, {**_told(answer), **said.wordings}),
        circumstance=asked.circumstance or before.circumstance,
        recalled=before.recalled and missed,
        thread=before.thread if answer.topic is None else _thread(knowledge, answer.topic, before),
    )


def _thread(knowledge: Knowledge, topic: Question, before: Context) -> Question | None:
    """Return what an answer on the side leaves to go on from; one on a thing is a new thread.

    Why a way of walking that hurts is hard, and what trains or stretches what hurts, is asked on
    the side of the pain.
    """
    last = before.last
    if topic.kind in _OF_A_PAIN and last is not None:
        talked = filter(None, (last.asked, before.thread))
        return next((q for q in talked if _hurts(q, knowledge)), None)
    if things(topic) or topic.circumstance or topic.kind in _OF_ITSELF:
        return None
    hurts = before.thread is not None and _hurts(before.thread, knowledge)
    if last is None or before.recalled or (hurts and last.asked.kind in _OF_A_PAIN):
        return before.thread
    aside = last.asked.kind in _ASIDE and not things(last.asked)
    return before.thread if aside and not _hurts(last.asked, knowledge) else last.asked


def _hurts(asked: Question, knowledge: Knowledge) -> bool:
    """Whether a pain was told of, or an ache was asked about as a subject."""
    if asked.kind not in _ASIDE:
        return asked.kind in _HURTS
    from skill.coach.safety import ACHING, JOINTS  # noqa: PLC0415 - only after a subject
    from skill.talk.before import as_told  # noqa: PLC0415 - as above

    told = as_told(asked, knowledge)
    return told is not None and told.subject in (ACHING, *JOINTS)


def _last(
    topic: Question, answer: Answer, last: LastAnswer | None, details: int, at: int
) -> LastAnswer:
    """Return what an answer leaves behind; one that goes on keeps what the last one spoke."""
    known = last if last is not None and topic == last.asked else LastAnswer(asked=topic)
    outcome = answer.verdict.outcome if answer.verdict else None
    return LastAnswer(
        asked=topic,
        findings=answer.findings[:MOST_FOCUS] or known.findings,
        outcome=outcome or known.outcome,
        details=details or known.details,
        at=at,
    )


def _focus(last: LastAnswer, before: Context) -> tuple[Entity, ...]:
    """Return the things in reach, the newest first; of a comparison the one that won."""
    named = things(last.asked)
    if len(named) > 1:
        named = tuple(sorted(named, key=lambda entity: entity.id != last.outcome))
    if before.focus:
        again = {(entity.sort, entity.id) for entity in named}
        named += tuple(e for e in before.focus if (e.sort, e.id) not in again)
    return named[:MOST_FOCUS]


def _expects(asked: Question, answer: Answer, said: Said, before: Context) -> Expectation | None:
    """Return what the next words may answer."""
    if answer.offer is not None and not answer.ends and answer.offer.accept is not None:
        return Expectation(how="yes" if said.offers else "if_yes", then=answer.offer.accept)
    if answer.waits is not None:
        how, then = answer.waits
        return Expectation(how=how, then=then)
    if answer.choice:
        kind = asked.subject if asked.subject in KINDS else "about"
        choice = tuple(Entity(sort="muscle", id=name) for name in answer.choice)
        return Expectation(
            how="one_of", then=asked.but(kind=kind, muscles=(), subject=None), choice=choice
        )
    row = KINDS[asked.kind]
    if answer.asks and row.needs and answer.topic is not None:
        return Expectation(how="name", then=answer.topic)
    if asked.kind == "fallback" and before.expects and before.expects.how in ("name", "one_of"):
        return before.expects
    return None


def _set_aside(asked: Question, before: Context) -> Expectation | None:
    """Return what was expected before this question came in between; for one question alone."""
    expects = before.expects
    patient = expects is not None and expects.then.kind in _PATIENT
    return expects if patient and asked.kind not in _NO_OTHER else None


def tips_heard(tip: str | None, before: Ids) -> Ids:
    """Return the tips heard, with this one as the newest, where it was one."""
    return before if tip is None else (*(known for known in before if known != tip), tip)


def _told(answer: Answer) -> Mapping[str, int]:
    """Return what was told that has one wording: of a circumstance or a theme, or why it is so."""
    return {part.key: 0 for part in answer.parts if part.key.startswith(_TOLD_ONCE)}


def _used(before: Mapping[str, int], wordings: Mapping[str, int]) -> Mapping[str, int]:
    """Return the wordings used, the last at the end: the oldest are forgotten first."""
    if not wordings:
        return before
    return {**{key: n for key, n in before.items() if key not in wordings}, **wordings}


def worth_keeping(asked: Question, before: State, after: Context, *, closed: bool) -> bool:
    """Tell whether a session would lose something: its thread when it closes, a tip, a visit."""
    if asked.kind == "launch":
        return before == FRESH
    if after.tips != before.context.tips:
        return True
    thread = before.context.last is not None and not before.context.recalled
    return closed and (KINDS[asked.kind].kept or thread)


def unweighed(asked: Question) -> Question:
    """Return a question without what the walker weighs, or wants to lose."""
    return asked.but(amount=None) if asked.subject in OF_ONES_WEIGHT else asked


def of_health(knowledge: Knowledge, asked: Question) -> bool:
    """Tell whether a question says something of the walker's health."""
    everyday = _is_everyday(knowledge, asked)
    return (KINDS[asked.kind].health and not everyday) or asked.circumstance is not None


def _is_everyday(knowledge: Knowledge, asked: Question) -> bool:
    """Tell whether a subject, or what is told of a theme, says nothing of the walker's health."""
    name = asked.subject or ""
    if asked.kind == "pointer":
        pointer = knowledge.pointers.get(name)
        return pointer is not None and not any(knowledge.themes[of].health for of in pointer.of)
    subject = knowledge.subjects.get(name) if KINDS[asked.kind].subject == "subject" else None
    return subject is not None and subject.everyday
