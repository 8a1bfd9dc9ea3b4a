"""What few words mean after something everyday is told of by a subject that there is."""

from skill.knowledge.model import Knowledge
from skill.talk.steps import of_everyday


def test_what_is_meant_is_known(knowledge: Knowledge) -> None:
    """Each subject and topic that a table names is one of the knowledge."""
    known = {**dict.fromkeys(("subject", "whether"), knowledge.subjects), "topic": knowledge.topics}
    answers = [question for there in of_everyday.THERE.values() for question in there.values()]
    told = [question for question in answers if question.subject]
    assert [question for question in told if question.subject not in known[question.kind]] == []


def test_each_table_is_of_a_theme(knowledge: Knowledge) -> None:
    """What has a table of what is meant there is a theme of the knowledge."""
    assert set(of_everyday.THERE) <= {*knowledge.themes, "minutes", "exercise"}
