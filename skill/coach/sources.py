"""Where an answer comes from, said as a person would say it."""

from __future__ import annotations

from skill.coach import keys, texts
from skill.coach.answer import Answer, Offer, Part, asks, offers, says, verdict
from skill.coach.meanings import AGE, PEOPLE, SIZE, TRUE
from skill.coach.question import Ids, Question
from skill.knowledge.model import Knowledge, Source

#: A study is small up to so many people, and big beyond so many.
SMALL, BIG = 50, 500
#: How old a study is said to be: the first of these spans of years that holds its age.
_AGES = ((5, texts.SOURCE_NEW), (15, texts.SOURCE_TEN_YEARS), (30, texts.SOURCE_OLDER))
#: Kinds of sources that measured people.
_STUDIES = frozenset(
    ("peer_reviewed_study", "thesis", "student_poster", "student_project", "congress_poster",
     "preprint", "meta_analysis")
)  # fmt: skip


def source(knowledge: Knowledge, asked: Question, last: Answer | None, year: int) -> Answer:
    """Name up to two sources behind the last answer; without one, where all of it comes from.

    asked: its subject may ask for the size or the age of the first, or whether it is so. year: the
    one it is now.
    """
    if asked.subject == TRUE and last is not None:
        return _so_far(last)
    if last is None or not last.evidence:
        ours = Question("topic", subject="our_sources") if last is None else None
        general = (says(texts.SOURCE_GENERAL),)
        return Answer(parts=general, topic=ours, offer=_more(), title=texts.TITLE_SOURCE)
    first = last.evidence[0]
    if asked.subject == SIZE:
        return _size(knowledge.sources[first], first)
    if asked.subject == PEOPLE:
        return _size(knowledge.sources[first], first).but(verdict=None)
    if asked.subject == AGE:
        return _age(knowledge.sources[first], first, year)
    named = (texts.SOURCE_FIRST, texts.SOURCE_ALSO)
    parts = tuple(_from(key, s) for key, s in zip(named, last.evidence, strict=False))
    return Answer(parts=parts, offer=_more(), title=texts.TITLE_SOURCE)


def studies_first(knowledge: Knowledge, named: Ids) -> Ids:
    """Return these sources, those first that measured people."""
    return tuple(sorted(named, key=lambda name: knowledge.sources[name].kind not in _STUDIES))


def _so_far(last: Answer) -> Answer:
    """Say that it is so as far as it was measured, and by whom; or that nobody did."""
    if not last.evidence:
        return Answer(parts=(says(texts.SOURCE_UNTESTED),), title=texts.TITLE_SOURCE)
    parts = (says(texts.SOURCE_SO_FAR), _from(texts.SOURCE_FIRST, last.evidence[0]))
    return Answer(parts=parts, offer=_more(), title=texts.TITLE_SOURCE)


def publisher(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer what somebody says: in the words kept for them, or by what their study found."""
    if asked.subject is None:
        return asks(texts.WHICH_SOURCE)
    known = knowledge.publishers[asked.subject]
    findings = keys.verified(knowledge, known.facts)
    others = tuple(keys.finding(knowledge, name) for name in findings)
    if known.own_words:
        parts: tuple[Part, ...] = (says(f"publishers.{asked.subject}.answer"),)
    else:
        parts = (says(others[0]),)
        others = others[1:]
    return Answer(
        parts=parts,
        topic=asked,
        findings=findings,
        details=others,
        evidence=known.sources,
        offer=offers(texts.OFFER_SOURCE, Question("source")),
        title=texts.TITLE_SOURCE,
    )


def _size(study: Source, name: str) -> Answer:
    """Tell whether a source is a big study: by how many people it measured."""
    if study.kind not in _STUDIES:
        return _told(_from(texts.SOURCE_NO_STUDY, name))
    if study.people is None:
        return _told(_from(texts.SOURCE_UNCOUNTED, name))
    if study.people > BIG:
        return _told(_from(texts.SOURCE_BIG, name)).but(verdict=verdict("yes"))
    if study.people > SMALL:
        return _told(_from(texts.SOURCE_MIDDLING, name)).but(verdict=verdict("not_quite"))
    return _told(_from(texts.SOURCE_SMALL, name)).but(verdict=verdict("no"))


def _age(study: Source, name: str, year: int) -> Answer:
    """Tell roughly how old a source is."""
    if study.year is None:
        return _told(_from(texts.SOURCE_UNDATED, name))
    age = year - study.year
    key = next((text for most, text in _AGES if age <= most), texts.SOURCE_OLD)
    return _told(_from(key, name))


def _told(part: Part) -> Answer:
    return Answer(parts=(part,), offer=_more(), title=texts.TITLE_SOURCE)


def _from(key: str, source: str) -> Part:
    return says(key, source=f"sources.{source}")


def _more() -> Offer:
    return offers(texts.OFFER_GO_ON, Question("more"))
