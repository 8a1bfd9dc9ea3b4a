"""What hangs on the talk so far: why, more, what about, another, yes and no, bare names."""

from __future__ import annotations

from datetime import timedelta

import pytest

from skill.coach.question import Question
from skill.talk.context import EMPTY, Context, LastAnswer
from skill.talk.turn import Talk, Walker
from tests.chat import NOON, Chat, about, answer_of, english, spoken

Q = Question
UPHILL = Question("condition", conditions=("uphill",))
CALVES = Question("role", ("calves",))
WHY, MORE, SOURCE, YES, NO = (Question(k) for k in ("why", "more", "source", "yes", "no"))
ANOTHER = Question("another")


@pytest.mark.parametrize(
    ("first", "reason"),
    [
        (UPHILL, ["conditions.uphill.why"]),
        (CALVES, ["causes.ankle_pushes"]),
        (Q("where", ("calves",)), ["causes.ankle_pushes"]),
        (Q("overview"), ["overview.why"]),
        (Q("tone", ("calves",)), ["tone.calves.why"]),
        (Q("compare", (), ("uphill",), "downhill"),
         ["conditions.uphill.why"]),  # of what won
        (Q("job", subject="push_off"), ["groups.calves.role"]),
    ],
)  # fmt: skip
def test_why(chat: Chat, first: Question, reason: list[str]) -> None:
    """ "Why" gives the reason of the last topic and keeps it."""
    before = chat.ask(first).topic
    assert spoken(chat.ask(WHY)) == reason
    assert chat.topic == before


def test_why_of_a_tip_is_the_finding_behind_that_tip(chat: Chat) -> None:
    """ "Why" after a tip explains the tip just given, and gives no other."""
    tip = chat.ask(Question("tip", ("calves",)))
    why = chat.ask(WHY)
    assert why.parts == tip.why
    assert why.tip is None


def test_why_without_a_topic_asks_back(chat: Chat) -> None:
    """Where nothing was said, "why" is answered with a question."""
    answer = chat.ask(WHY)
    assert spoken(answer) == ["prompts.why_what"]
    assert answer.asks


def test_more_has_only_details(chat: Chat) -> None:
    """ "Tell me more" has no text of its own: it goes through the details of the topic."""
    details = chat.ask(UPHILL).details
    answer = chat.ask(MORE)
    assert answer.parts == ()
    assert answer.details == details


def test_more_of_nothing_is_the_overview(chat: Chat) -> None:
    """Who wants more before anything was said hears which muscles walking uses."""
    assert spoken(chat.ask(MORE)) == ["overview.answer"]


def test_the_source_of_the_last_answer(chat: Chat) -> None:
    """Up to two sources are named, that of the main finding first."""
    chat.ask(UPHILL)
    answer = chat.ask(SOURCE)
    assert spoken(answer) == ["prompts.source_first", "prompts.source_also"]
    assert answer.parts[0].values == {"source": "sources.franz_kram_2012"}


def test_the_source_of_a_tip_is_the_source_of_that_tip(chat: Chat) -> None:
    """Asked where a tip comes from, the skill names the study behind it."""
    tip = chat.ask(Question("tip", ("calves",)))
    named = chat.ask(SOURCE).parts[0].values["source"]
    assert named == f"sources.{tip.evidence[0]}"


def test_the_source_of_everything(chat: Chat) -> None:
    """Before anything was said, the source is that of all of it."""
    assert spoken(chat.ask(SOURCE)) == ["prompts.source_general"]


@pytest.mark.parametrize(
    ("first", "about", "texts"),
    [
        (UPHILL, Q("what_about", (), ("downhill",)), ["conditions.downhill.muscles"]),
        (Q("how_to", (), ("uphill",)), Q("what_about", (), ("sand",)), ["conditions.sand.how"]),
        (CALVES, Q("what_about", ("glutes",)), ["groups.glutes.role"]),
        (Q("where", ("calves",)), Q("what_about", ("soleus",)), ["muscles.soleus.where"]),
        (Q("tone", ("calves",)), Q("what_about", ("glutes",)),
         ["verdicts.not_quite", "tone.glutes.answer"]),
        (UPHILL, Q("what_about", ("soleus",)), ["verdicts.is_so", "effects.up06"]),
        (Q("role", ("soleus",)), Q("what_about", (), ("uphill",)),
         ["effects.up06"]),
        (Q("overview"), Q("what_about", ("calves",)), ["groups.calves.role"]),
        (Q("overview"), Q("what_about", (), ("sand",)), ["conditions.sand.muscles"]),
        (Q("benefit", subject="mood"), Q("benefit", subject="sleep"),
         ["verdicts.is_so", "benefits.sleep.answer"]),
        (UPHILL, Q("what_about", circumstance="pregnancy"),
         ["prompts.rather_yes", "cares.up_pregnant"]),
        (UPHILL, Q("what_about", ("soleus",), ("uphill",)), ["effects.up06"]),
    ],
)  # fmt: skip
def test_what_about(chat: Chat, first: Question, about: Question, texts: list[str]) -> None:
    """ "What about" puts what it names in the place of the old, and asks the same of it."""
    chat.ask(first)
    assert spoken(chat.ask(about)) == texts


@pytest.mark.parametrize(
    ("about", "texts"),
    [
        (Q("what_about", ("calves",)), ["groups.calves.about"]),
        (Q("what_about", (), ("sand",)), ["conditions.sand.muscles"]),
        (Q("what_about", ("soleus",), ("uphill",)), ["effects.up06"]),
        (Q("what_about"), ["prompts.which_condition"]),
    ],
)
def test_what_about_without_a_topic(chat: Chat, about: Question, texts: list[str]) -> None:
    """Without a topic the most natural question is taken, or one is asked back."""
    assert spoken(chat.ask(about)) == texts


def test_a_comparison_goes_on(chat: Chat) -> None:
    """ "What about" after a comparison keeps the first side and changes the second."""
    chat.ask(Question("compare", conditions=("sand",), other="uphill"))
    topic = chat.ask(Question("what_about", conditions=("brisk",))).topic
    assert topic is not None
    assert (topic.kind, topic.conditions, topic.other) == ("compare", ("sand",), "brisk")


def test_a_comparison_with_the_topic(chat: Chat) -> None:
    """ "Is it harder than sand" compares what was talked about with sand."""
    chat.ask(UPHILL)
    topic = chat.ask(Question("compare", conditions=("sand",))).topic
    assert topic is not None
    assert (topic.conditions, topic.other) == (("uphill",), "sand")


@pytest.mark.parametrize(
    ("first", "bare", "texts"),
    [
        (Q("where"), Q("about", ("calves",)), ["groups.calves.where"]),
        (Q("parts"), Q("about", ("quadriceps",)), ["groups.quadriceps.parts"]),
        (Q("work_more"), Q("about", ("glutes",)), ["prompts.best_ways", "effects.up01"]),
        (Q("condition"), Q("condition", (), ("sand",)), ["conditions.sand.muscles"]),
    ],
)
def test_a_bare_name_answers_the_question_asked_back(
    chat: Chat, first: Question, bare: Question, texts: list[str]
) -> None:
    """After "which muscle do you mean" the name alone completes the question."""
    assert chat.ask(first).asks
    assert spoken(chat.ask(bare)) == texts


def test_a_bare_name_is_a_new_question_where_nothing_was_asked_back(chat: Chat) -> None:
    """Where the last question was complete, a name alone asks about the thing named."""
    chat.ask(Question("where", ("calves",)))
    assert spoken(chat.ask(Question("about", ("glutes",)))) == ["groups.glutes.about"]


def test_another_after_a_tip_is_another_tip(chat: Chat) -> None:
    """ "Another one" after a tip gives the next one that fits the same."""
    first = chat.ask(Question("tip", ("calves",)))
    second = chat.ask(ANOTHER)
    assert second.tip not in (None, first.tip)
    assert first.topic is not None
    assert second.topic == first.topic.but(tip=second.tip)


def test_another_after_an_answer_is_more_of_it(chat: Chat) -> None:
    """ "Another one" after any other answer tells more of the topic."""
    details = chat.ask(UPHILL).details
    assert chat.ask(ANOTHER).details == details


def test_another_of_nothing_is_a_tip(chat: Chat) -> None:
    """ "Another one" at the start of a talk gives a tip."""
    assert chat.ask(ANOTHER).tip is not None


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (UPHILL, "tip"),
        (CALVES, "tip"),
        (Q("overview"), "phase"),
        (Q("tone", ("calves",)), "exercise"),
        (Q("benefit"), "target"),
        (Q("target"), "brisk"),
    ],
)
def test_yes_takes_what_was_offered(chat: Chat, first: Question, then: str) -> None:
    """ "Yes" asks what was offered, of the same subject."""
    offer = chat.ask(first).offer
    assert offer is not None
    assert offer.accept.kind == then
    answer = chat.ask(YES)
    assert answer.topic is not None
    assert answer.topic.kind == then
    assert set(answer.topic.muscles) <= set(first.muscles)


def test_yes_to_nothing_asks_back(chat: Chat) -> None:
    """ "Yes" where nothing was offered is answered with a question."""
    assert chat.ask(YES).asks


def test_no_to_an_offer_asks_what_else(chat: Chat) -> None:
    """ "No" after an offer keeps the session open."""
    chat.ask(UPHILL)
    answer = chat.ask(NO)
    assert (answer.asks, answer.ends) == (True, False)


def test_no_to_an_open_question_says_goodbye(chat: Chat) -> None:
    """ "No" where nothing was offered ends the talk."""
    chat.ask(Question("launch"))
    assert chat.ask(NO).ends


@pytest.mark.parametrize(
    ("topic", "prompt"),
    [
        (None, "prompts.help"),
        (CALVES, "prompts.help_muscle"),
        (UPHILL, "prompts.help_condition"),
        (Question("target"), "prompts.help"),
    ],
)
def test_help_knows_the_topic(coach: Talk, topic: Question | None, prompt: str) -> None:
    """Help says what can be asked about the thing just talked about."""
    assert spoken(answer_of(coach, Q("help"), about(topic) if topic else EMPTY)) == [prompt]


def recalled(topic: Question, **ago: float) -> Context:
    """The context that a new session finds of one that ended so long ago."""
    at = int((NOON - timedelta(**ago)).timestamp())
    context = about(topic, recalled=True)
    return context.but(last=LastAnswer(asked=topic, at=at))


def test_a_question_left_open_earlier_completes_nothing(coach: Talk) -> None:
    """A question that asked back days ago does not swallow the first name of a new talk."""
    record = {"talk": Context(last=LastAnswer(asked=Q("where"))).to_attributes()}
    state = coach.begin(Q("about", ("calves",)), Walker(words=english(), record=record))
    assert spoken(answer_of(coach, Q("about", ("calves",)), state.context)) == [
        "groups.calves.about"
    ]


def test_a_recalled_topic_is_not_compared_with(coach: Talk) -> None:
    """ "Is sand harder" in a new talk means harder than level walking."""
    talk = recalled(UPHILL, minutes=1)
    topic = answer_of(coach, Q("compare", conditions=("sand",)), talk).topic
    assert topic is not None
    assert (topic.conditions, topic.other) == (("sand",), None)


@pytest.mark.parametrize(
    ("ago", "texts"),
    [
        ({"minutes": 1}, ["conditions.uphill.why"]),
        ({"hours": 23}, ["conditions.uphill.why"]),
        ({"hours": 25}, ["prompts.why_what"]),
    ],
)
def test_why_reaches_back_a_day(coach: Talk, ago: dict[str, float], texts: list[str]) -> None:
    """A plain "why" in a new talk goes on from the last one, if that was of this day."""
    assert spoken(answer_of(coach, WHY, recalled(UPHILL, **ago))) == texts


@pytest.mark.parametrize(
    ("ago", "texts"),
    [
        ({"minutes": 9}, ["verdicts.it_depends", "conditions.uphill.caution"]),
        ({"minutes": 11}, ["verdicts.it_depends", "prompts.caution"]),
    ],
)
def test_a_pronoun_reaches_back_ten_minutes(
    coach: Talk, ago: dict[str, float], texts: list[str]
) -> None:
    """ "Is that safe" in a new talk means what was talked about in the last ten minutes."""
    assert spoken(answer_of(coach, Q("safe"), recalled(UPHILL, **ago))) == texts
