"""What few words mean after something everyday is told of by a subject that there is."""

from skill.knowledge.model import Knowledge
from skill.talk.steps import of_everyday


def test_what_is_meant_is_known(knowledge: Knowledge) -> None:
    """Each subject and topic that a table names is one of the knowledge."""
    known = {**dict.fromkeys(("subject", "whether"), knowledge.subjects), "topic": knowledge.topics}
    answers = [question for there in of_everyday.THERE.values() for question in there.values()]
    told = [question for question in answers if question.subject]
    assert [question for question in told if question.subject not in known[question.kind]] == []


def test_each_room_is_told_of() -> None:
    """What a talk may be about has something that is told of it."""
    assert set(of_everyday.ROOMS.values()) <= set(of_everyday.THERE)


def test_each_subject_of_a_room_is_known(knowledge: Knowledge) -> None:
    """Whatever leads into a room is a subject, a topic or a kind of question."""
    names = {*knowledge.subjects, *knowledge.topics, *knowledge.benefits, *knowledge.forms}
    kinds = {"stretch", "steps", "brisk"}
    assert set(of_everyday.ROOMS) <= names | kinds
