"""What a walker wants to know, in ids."""

from typing import Any, Literal, NamedTuple, get_args

#: The kinds of question there are; `skill.talk.kinds` has a row for each.
KindName = Literal[
    "about",
    "acknowledged",
    "action",
    "activity_differs",
    "activity_or_walking",
    "advice",
    "announce",
    "announce_off",
    "announce_refused",
    "another",
    "attachments",
    "beat",
    "benefit",
    "benefit_how",
    "brisk",
    "capabilities",
    "caution",
    "compare",
    "condition",
    "does_job",
    "exercise",
    "exercise_compare",
    "fallback",
    "feedback",
    "forget_me",
    "forgotten",
    "form",
    "form_why",
    "greeting",
    "guided_walk",
    "half_sentence",
    "harder",
    "harder_than",
    "hardest",
    "harmful",
    "help",
    "how_heavy",
    "how_much",
    "how_often",
    "how_to",
    "how_to_exercise",
    "job",
    "keep_walking",
    "knees",
    "launch",
    "lowers",
    "minutes",
    "moment",
    "more",
    "muscle_compare",
    "muscle_condition",
    "muscle_count",
    "no",
    "normal",
    "not_a_doctor",
    "not_forgotten",
    "one_of",
    "other_activity",
    "other_language",
    "other_way",
    "overview",
    "pain",
    "parts",
    "phase",
    "pointer",
    "progress",
    "publisher",
    "quiz",
    "raises",
    "ready",
    "reason",
    "reminder",
    "reminder_refused",
    "reminder_set",
    "reminders",
    "reminders_off",
    "repeat",
    "role",
    "rude",
    "safe",
    "safer",
    "shorter",
    "slower",
    "soreness",
    "source",
    "steady",
    "steps",
    "still_reminded",
    "stop",
    "stretch",
    "subject",
    "target",
    "thanks",
    "timing",
    "tip",
    "tone",
    "topic",
    "volume",
    "walk_again",
    "walk_change",
    "walk_control",
    "walk_for",
    "walk_status",
    "walk_summary",
    "walk_tip",
    "walk_why",
    "walked",
    "what_about",
    "what_you_know",
    "when",
    "where",
    "whether",
    "which_of_two",
    "why",
    "work_more",
    "works",
    "yes",
]
KIND_NAMES: frozenset[KindName] = frozenset(get_args(KindName))
#: No id is longer; what is came back damaged.
LONGEST_ID = 60
#: An attribute lists no more ids than this.
MOST_IDS = 6

#: The parts of a question that hold one id.
_NAMES = ("other", "subject", "circumstance", "tip")
#: Those that hold several.
_LISTS = ("muscles", "conditions", "limits", "wishes")
#: Those that hold a number.
_NUMBERS = ("minutes", "amount")

Ids = tuple[str, ...]


class Question(NamedTuple):
    """One question, free of language and of Alexa.

    `kind` names the sort of question; the rest are ids of the knowledge file in the order they
    were named. `other` is the second side of a comparison. `subject` is the id of a job, phase,
    benefit, exercise, goal, symptom or activity, of a measure ("how steep"), an ordinal ("the
    first") or a feeling ("too hard"), whatever the kind's row says. `circumstance` is what the
    walker says of themselves (pregnancy, bad knees), `tip` the tip that is meant, `limits`
    what they cannot or will not do (no hills, a pram). `wishes` are a guided walk's ground, level
    and goal, `minutes` its length; 0 and less are heard as well. Of a reminder they are its days,
    and the minutes from midnight. `amount` is another number that was named: the percent of a
    slope, the kilos of a load. `whether`: by which opening it was asked for yes or no, where it
    may be asked otherwise too: "whether", or "must"; of a pain, the kind of question that was asked
    of it in the same breath. `unknown` holds words that were heard where
    an id was expected.
    """

    kind: KindName
    muscles: Ids = ()
    conditions: Ids = ()
    other: str | None = None
    subject: str | None = None
    circumstance: str | None = None
    tip: str | None = None
    limits: Ids = ()
    wishes: Ids = ()
    minutes: int | None = None
    amount: int | None = None
    whether: str | None = None
    unknown: str | None = None

    def but(self, **changes: Any) -> "Question":
        """Return the same question with some parts changed."""
        return self._replace(**changes)

    @property
    def named(self) -> bool:
        """Whether the question itself names anything."""
        return bool(
            self.muscles
            or self.conditions
            or self.other
            or self.subject
            or self.circumstance
            or self.tip
            or self.limits
        )

    def to_attributes(self) -> dict[str, Any]:
        """Return a small JSON form, without empty parts, words heard, and how it was asked."""
        return {
            name: list(value[:MOST_IDS]) if type(value) is tuple else value
            for name, value in zip(self._fields[:-2], self[:-2], strict=True)
            if value is not None and value != ()
        }

    @staticmethod
    def from_attributes(attributes: object) -> "Question | None":
        """Return the question a JSON form holds, or None where it holds none."""
        if not isinstance(attributes, dict):
            return None
        kind = attributes.get("kind")
        if not isinstance(kind, str) or kind not in KIND_NAMES:
            return None
        named: dict[str, Any] = {
            name: value for name in _NAMES if (value := id_or_none(attributes.get(name)))
        }
        named |= {name: ids(value) for name in _LISTS if (value := attributes.get(name))}
        numbers = {name: attributes.get(name) for name in _NUMBERS}
        named |= {name: number for name, number in numbers.items() if type(number) is int}
        return Question(kind, **named)


def ids(value: object, most: int = MOST_IDS) -> Ids:
    """Return the ids of a JSON list, at most so many; of anything else none."""
    return tuple(filter(id_or_none, value[:most])) if isinstance(value, list) else ()


def id_or_none(value: object) -> str | None:
    """Return a JSON value that can be an id, else None."""
    if isinstance(value, str) and len(value) <= LONGEST_ID and value.isidentifier():
        return value
    return None
