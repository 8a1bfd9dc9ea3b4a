"""What was heard, in names, to the question it asks: every door hands it in alike."""

import re
from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

from skill.coach import meanings
from skill.coach.question import Ids, KindName, Question
from skill.knowledge.model import Knowledge
from skill.talk import signs
from skill.talk.amounts import CLOCK, amount_of, minutes_of
from skill.talk.kind import Kind
from skill.talk.kinds import KINDS, OF_INTENT
from skill.talk.wishes import ALSO, FROM_NOW, MOVED, ON_DATE, ONE_MORE, PARTS, WEEKENDS

#: Where the words for a slot come from: sections of the knowledge and of the language files; none
#: for a slot of Amazon's types, a time as ISO 8601 has it or a number.
SECTIONS: Mapping[str, Ids] = {
    "muscle": ("muscles", "groups"),
    "other_muscle": ("muscles", "groups"),
    "condition": ("conditions",),
    "other_condition": ("conditions",),
    "third_condition": ("conditions",),
    "job": ("jobs",),
    "phase": ("phases",),
    "benefit": ("benefits",),
    "other_benefit": ("benefits",),
    "exercise": ("exercises",),
    "other_exercise": ("exercises",),
    "goal": ("goals",),
    "symptom": ("symptoms",),
    "other_symptom": ("symptoms",),
    "body_part": ("body_parts",),
    "circumstance": ("circumstances",),
    "other_circumstance": ("circumstances",),
    "moment": ("moments",),
    "limit": ("limits",),
    "activity": ("activities",),
    "publisher": ("publishers",),
    "measure": ("measures",),
    "aim": ("aims",),
    "subject": ("subjects",),
    "place": ("places",),
    "opening": ("openings",),
    "worry": ("worries",),
    "form": ("forms",),
    "terrain": ("terrains",),
    "level": ("levels",),
    "walk_goal": ("walk_goals",),
    "duration": (),
    "minutes": (),
    "percent": (),
    "degrees": (),
    "kilos": (),
    "pounds": (),
    "stone": (),
    "miles": (),
    "kilometers": (),
    "reminder_day": ("reminder_days",),
    "other_day": ("reminder_days",),
    "time": (),
    "date": (),
}
#: Told beside an illness it adds nothing: the illness says what to mind, at any age.
_AN_AGE = "older_age"
#: The slots that minutes are counted from.
_COUNTED = frozenset(("time", "duration", "minutes", "miles", "kilometers"))
#: The slots that say how a guided walk is wanted.
_WISHES = ("terrain", "level", "walk_goal", "reminder_day", "other_day")
#: The slot of the second side of a comparison, by the sort of thing it is.
_SECOND = {
    "muscle": "other_muscle",
    "condition": "other_condition",
    "benefit": "other_benefit",
    "exercise": "other_exercise",
    "aim": "aim",
    "body_part": "body_part",
}
#: What "what about" may name besides muscles and conditions, and the kind of question it asks.
_SUBJECTS = ("phase", "job", "benefit", "tip")
#: "And my knees" asks for no yes or no.
_NO_YES_OR_NO: Mapping[str, KindName] = {"benefit": "benefit_how"}
#: The kinds that tell days and times of reminders.
_OF_REMINDERS = frozenset(("reminder", "when", "reminders_off"))
#: Minutes of a time that was said: a bare number beyond them counts steps.
_LONGEST = 999
#: A day, and a time of day.
_DATE = r"\d{4}-\d{2}-\d{2}"
_WEEKEND = r"\d{4}-W\d{2}-WE"
#: The intent that asks for a yes where it does no harm.
_HARMLESS, _BENEFIT_OF_IT = "HarmlessIntent", "BenefitOfItIntent"
#: What "walking" alone may be heard as.
_USUAL = "brisk"
#: What holds whatever else was told of somebody's health.
_UNHEALED = "recent_injury"
#: Questions kept in mind at most.
_REMEMBERED = 1024


class Slot(NamedTuple):
    """What one slot holds: ids in the order said, words that matched nothing, rival ids.

    rivals: two ids for one word that could not be told apart.
    """

    ids: Ids = ()
    unknown: str | None = None
    rivals: Ids = ()


EMPTY = Slot()


class Heard(NamedTuple):
    """An intent and its slots by name, in the order sent: hashable, unlike a mapping."""

    intent: str
    slots: tuple[tuple[str, Slot], ...] = ()

    def slot(self, name: str) -> Slot:
        """Return what a slot holds; an absent one is EMPTY."""
        return next((slot for known, slot in self.slots if known == name), EMPTY)

    def first(self, name: str) -> str | None:
        """Return the first id in a slot, or None."""
        return next(iter(self.slot(name).ids), None)


class Hearing:
    """Makes questions of what was heard, in ids that the knowledge holds."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        # The same questions come again and again, and the knowledge never changes.
        self._remembered = lru_cache(_REMEMBERED)(self._question)

    @cached_property
    def _topics(self) -> Mapping[str, str]:
        """The first topic that an intent of the knowledge's asks for."""
        first: dict[str, str] = {}
        for name, topic in self._knowledge.topics.items():
            first.setdefault(topic.intent, name)
        return first

    def question(self, heard: Heard) -> Question:
        """Return the question that was heard; what no intent of ours asks is a fallback."""
        # Words nobody knows are a walker's own: they are not kept in mind.
        strange = any(slot.unknown for _, slot in heard.slots)
        return self._question(heard) if strange else self._remembered(heard)

    def knows(self, intent: str) -> bool:
        """Tell whether an intent of ours asks something."""
        return intent in OF_INTENT or intent in self._topics

    def known(self, heard: Heard) -> Heard:
        """Return what was heard; ids that the knowledge does not hold count as words."""
        slots = ((name, self._known_ids(slot, SECTIONS[name])) for name, slot in heard.slots)
        return heard._replace(slots=tuple(slots))

    def _question(self, heard: Heard) -> Question:
        heard = self.known(heard)
        row = OF_INTENT.get(heard.intent)
        if row is None and heard.intent in self._topics:
            return self._of_a_topic(heard)
        row = row or KINDS["fallback"]
        asked = _asked(row, heard)
        rivals = heard.slot("muscle").rivals
        if rivals:
            return Question("which_of_two", rivals, asked.conditions, subject=row.name)
        if row.name == "pain" and heard.intent not in row.means:
            asked = signs.pained(self._knowledge, asked, heard)
        elif row.name == "normal":
            asked = signs.normal(self._knowledge, asked, heard)
        elif row.name == "how_much":
            asked = self._far(asked, heard)
        elif row.name in _BY_WHAT_WAS_NAMED:
            asked = _BY_WHAT_WAS_NAMED[row.name](asked, heard)
        elif row.name in _OF_REMINDERS:
            asked = _when(asked, heard)
        if row.name == "guided_walk":  # a ground that nobody knows changes nothing
            unknown = (heard.slot(name).unknown for name in ("muscle", "walk_goal", "level"))
            goal = asked.muscles or heard.first("walk_goal")
            return asked if goal else asked.but(unknown=next(filter(None, unknown), None))
        if asked.named or row.unknown is None:
            return asked
        words = next((slot.unknown for _, slot in heard.slots if slot.unknown), None)
        return asked if words is None else asked.but(unknown=words)

    def _of_a_topic(self, heard: Heard) -> Question:
        """Ask about the topic that an intent stands for, with its minutes and its number."""
        minutes = minutes_of(heard)
        if minutes is not None and heard.first("duration"):
            minutes = min(minutes, _LONGEST)
        topic, whether = self._topics[heard.intent], heard.first("opening")
        amount = amount_of(heard)
        return Question("topic", subject=topic, minutes=minutes, amount=amount, whether=whether)

    def _far(self, asked: Question, heard: Heard) -> Question:
        """Ask how far to walk, where an age or an illness was named and nothing else."""
        ways = tuple(way for way in asked.conditions if way != _USUAL)
        named = asked.subject or heard.first("muscle") or ways
        if named or not asked.circumstance:
            return asked
        return asked.but(kind="caution", conditions=(), subject=meanings.FAR)

    def _known_ids(self, slot: Slot, sections: Ids) -> Slot:
        ids = tuple(i for i in slot.ids if not sections or self._has(sections, i))
        if ids == slot.ids and not slot.rivals:
            return slot
        rivals = slot.rivals if all(self._has(sections, i) for i in slot.rivals) else ()
        return Slot(ids, slot.unknown or (None if ids else slot.ids[0]), rivals)

    def _has(self, sections: Ids, name: str) -> bool:
        return any(name in getattr(self._knowledge, section) for section in sections)


def _asked(row: Kind, heard: Heard) -> Question:
    """Return the question of a kind with what was heard in the slots that it fills."""
    muscles, conditions = (heard.slot(name).ids for name in ("muscle", "condition"))
    subjects = heard.slot(row.subject or "").ids
    meant = row.means.get(heard.intent)
    second = heard.first(_SECOND.get(row.other or "", ""))
    if row.other == row.subject:
        second = second or next(iter(subjects[1:]), None)
    if row.other != "muscle":
        muscles = tuple(dict.fromkeys((*muscles, *heard.slot(_SECOND["muscle"]).ids)))
    if row.other != "condition":
        conditions = tuple(dict.fromkeys((*conditions, *heard.slot(_SECOND["condition"]).ids)))
    conditions = (*conditions, *heard.slot("third_condition").ids)
    return Question(
        row.name,
        muscles=muscles,
        conditions=conditions,
        other=second,
        subject=next(iter(subjects), meant),
        circumstance=_circumstance(heard),
        limits=heard.slot("limit").ids,
        wishes=tuple(wish for slot in _WISHES for wish in heard.slot(slot).ids),
        minutes=minutes_of(heard) if _COUNTED.intersection(dict(heard.slots)) else None,
        whether=heard.first("opening") or heard.first("worry"),
    )


def _circumstance(heard: Heard) -> str | None:
    """Return what was told of the walker's health: what is not healed yet, else what is no age."""
    told = (*heard.slot("circumstance").ids, *heard.slot("other_circumstance").ids)
    if _UNHEALED in told:
        return _UNHEALED
    return next((name for name in told if name != _AN_AGE), next(iter(told), None))


def _when(asked: Question, heard: Heard) -> Question:
    """Return a reminder with what was said of its time: a part of the day, or how long from now;
    and of its day, where that is a date.

    A time that is none, such as 25 o'clock, is no minute of a day.
    """
    time, date = heard.first("time"), heard.first("date")
    asked = asked.but(unknown=heard.slot("reminder_day").unknown)
    if asked.subject == MOVED:
        asked = asked.but(subject=None, wishes=(*asked.wishes, MOVED))
    if asked.subject == ALSO and asked.minutes is not None:
        asked = asked.but(subject=None, wishes=(*asked.wishes, ONE_MORE))
    if date is not None and (wish := _wished_date(date)):
        asked = asked.but(wishes=(*asked.wishes, wish))
    if time is None:
        return asked.but(subject=FROM_NOW) if asked.minutes is not None else asked
    if time in PARTS:
        return asked.but(subject=PARTS[time], minutes=None)
    return asked if re.fullmatch(CLOCK, time) else asked.but(minutes=-1)


def _wished_date(date: str) -> str | None:
    """Return the wish that a date of Alexa's stands for: a day or a weekend; None for others."""
    if re.fullmatch(_DATE, date):
        return ON_DATE + date.replace("-", "_")
    return WEEKENDS if re.fullmatch(_WEEKEND, date) else None


def _what_about(asked: Question, heard: Heard) -> Question:
    """Take what was named: muscles and conditions go on from the topic, the rest asks anew."""
    if asked.muscles or asked.conditions:
        return asked
    for kind in _SUBJECTS:
        row = KINDS[kind]  # type: ignore[index]  # the four names above are kinds
        subject = heard.first(row.subject or "")
        if subject:
            return asked.but(kind=_NO_YES_OR_NO.get(row.name, row.name), subject=subject)
    return asked


def _another(asked: Question, heard: Heard) -> Question:
    """Ask for another exercise in the place of one that was refused; else another of what was."""
    refused = heard.first("exercise")
    instead = Question("how_to_exercise", subject=refused, other=meanings.INSTEAD)
    return instead if refused else asked


def _how_often(asked: Question, heard: Heard) -> Question:
    """Ask on how many days to train, where an exercise was named."""
    trained = heard.first("exercise")
    return Question("subject", subject="strength_days_a_week") if trained else asked


def _rail(asked: Question, heard: Heard) -> Question:
    """Ask of the rail on the stairs, where stairs were named beside it: it is no treadmill's."""
    named = {*asked.conditions, asked.other or ""}
    if "handrails" not in named or named.isdisjoint(meanings.STAIRS_OF.values()):
        return asked
    harm = asked.subject == meanings.AGAINST
    return Question("harmful" if harm else "whether", subject="banister")


def _compared(asked: Question, heard: Heard) -> Question:
    """Ask of the stairs, where one way alone is one: "up or down the stairs", "up" is none."""
    up, down = meanings.STAIRS_OF["uphill"], meanings.STAIRS_OF["downhill"]
    ways = (*asked.conditions, asked.other)
    turned = dict.fromkeys(meanings.STAIRS_OF.get(way or "", way) for way in ways)
    pair = (up, down) if asked.muscles and ways == (down,) else tuple(turned)
    if {up, down}.intersection(ways) and {*pair} == {up, down}:
        return asked.but(conditions=pair[:1], other=pair[1])
    return _rail(asked, heard)


def _safe(asked: Question, heard: Heard) -> Question:
    """Ask whether it may be done, where that was said: "is it safe" is no "is it dangerous"."""
    asked = _rail(asked, heard)
    return asked.but(whether=meanings.MAY) if heard.intent == _HARMLESS else asked


def _benefit(asked: Question, heard: Heard) -> Question:
    """Ask it of what was talked about, where that was said and not "walking"."""
    return asked.but(whether=meanings.OF_IT) if heard.intent == _BENEFIT_OF_IT else asked


def _of_their_health(asked: Question, heard: Heard) -> Question:
    """Ask what to mind, where an age or an illness was told and no subject that is known."""
    told = asked.circumstance and not asked.subject and not asked.conditions
    return asked.but(kind="caution") if told else asked


#: Kinds that ask another kind of question by what was named in them.
_BY_WHAT_WAS_NAMED: Mapping[str, Callable[[Question, Heard], Question]] = {
    "what_about": _what_about,
    "another": _another,
    "how_often": _how_often,
    "compare": _compared,
    **dict.fromkeys(("subject", "whether", "harmful"), _of_their_health),
    "safe": _safe,
    "benefit": _benefit,
    **dict.fromkeys(("advice", "condition", "caution", "lowers"), _rail),
}
