"""Tips: fitting, never twice before all that fit were heard, with their warnings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from random import Random

import pytest

from skill.coach.answer import Answer
from skill.coach.question import Question
from skill.knowledge.load import load
from skill.knowledge.queries import tips_for
from skill.talk.context import EMPTY
from skill.talk.known import still_known
from skill.talk.remembering import tips_heard
from skill.talk.scene import Scene
from skill.talk.turn import Talk
from tests.chat import Chat, about, answer_of, spoken

ANY = Question("tip")
#: Tips that come only to who asks for their like.
ASKED_FOR = {
    "stop_signs": Question("tip", subject="safety"),
    "bump_friendly_walking": Question("tip", circumstance="pregnancy"),
    "pram_push": Question("tip", limits=("pram",)),
    "pram_tall": Question("tip", limits=("pram",)),
    "lead_swap": Question("tip", limits=("dog",)),
    "pack_tall": Question("tip", limits=("rucksack",)),
}
KNOWN = load()


def wishes() -> Iterator[Question]:
    """A tip for nothing in particular, and for each muscle, condition, goal and circumstance."""
    yield ANY
    asked = (g for g, group in KNOWN.groups.items() if group.asked)
    yield from (Question("tip", (name,)) for name in (*KNOWN.muscles, *asked))
    yield from (Question("tip", conditions=(name,)) for name in KNOWN.conditions)
    yield from (Question("tip", subject=name) for name in KNOWN.goals)
    yield from (Question("tip", circumstance=name) for name in KNOWN.circumstances)


@cache
def given(coach: Talk, asked: Question, seed: int = 1) -> list[Answer]:
    """The tips for one wish until the skill says that it starts again; that one is the last."""
    talk, answers = EMPTY, []
    scene = Scene(
        knowledge=KNOWN, context=talk, chance=Random(seed), answer=lambda q: coach.answer(q, scene)
    )
    for _ in range(len(KNOWN.tips) + 1):
        answer = coach.answer(asked, scene.but(context=talk))
        answers.append(answer)
        talk = talk.but(tips=tips_heard(answer.tip, talk.tips))
        if "prompts.tips_again" in spoken(answer):
            return answers
    raise AssertionError(f"{asked} never runs out of tips")


def test_no_tip_twice_and_all_that_fit(coach: Talk) -> None:
    """A wish is served with every tip that fits it, and with no other, each once; then the one
    heard longest ago comes.
    """
    for asked in wishes():
        *fresh, again = (answer.tip for answer in given(coach, asked))
        assert len(set(fresh)) == len(fresh), asked
        assert fresh[0] == again, asked
        if not asked.circumstance:
            goals = (asked.subject,) if asked.subject else ()
            fitting = set(tips_for(KNOWN, asked.muscles, asked.conditions, goals))
            assert set(fresh) == (fitting or set(tips_for(KNOWN))), asked


def test_warnings_are_spoken(coach: Talk) -> None:
    """A tip that carries a warning never comes without it, and no other has one."""
    for name, tip in KNOWN.tips.items():
        talk = about(ANY, tips=tuple(t for t in KNOWN.tips if t != name))
        answer = answer_of(coach, ASKED_FOR.get(name, ANY), talk, Random(7))
        assert answer.tip == name
        warning = [f"tips.{name}.safety"] if tip.safety else []
        assert spoken(answer) == [f"tips.{name}.say", *warning]


def test_the_tip_for_pregnancy_never_comes_unasked(coach: Talk) -> None:
    """Nobody is taken for pregnant; who says that she is hears that tip first."""
    own = "bump_friendly_walking"
    served = [q for q in wishes() if own in {a.tip for a in given(coach, q)}]
    assert served == [ASKED_FOR[own]]
    assert given(coach, ASKED_FOR[own])[0].tip == own


@pytest.mark.parametrize(("number", "name"), [*enumerate(KNOWN.circumstances)])
def test_every_tip_obeys_a_circumstance(
    coach: Talk, number: int, name: str, one_in: Callable[[int], int]
) -> None:
    """Who has a bad heart or back is given no tip that it rules out, whatever tip is wished for.

    With each circumstance another third of the wishes is tried; each night every one.
    """
    circumstance = KNOWN.circumstances[name]
    for wish in [*wishes()][number % one_in(3) :: one_in(3)]:
        tips = {a.tip for a in given(coach, wish.but(circumstance=name), seed=6)}
        for tip in (KNOWN.tips[tip] for tip in tips if tip):
            assert tip.effort <= circumstance.most_effort, (wish, tip)
            assert set(circumstance.avoid).isdisjoint(tip.conditions), (wish, tip)


def test_a_caution_holds_for_the_session(chat: Chat) -> None:
    """After "I have a heart condition" every tip of the session obeys it."""
    heart = KNOWN.circumstances["heart_condition"]
    chat.ask(Question("caution", conditions=("uphill",), circumstance="heart_condition"))
    for wish in (Question("tip"), *([Question("another")] * 8), ANY, Question("tip", ("calves",))):
        answer = chat.ask(wish)
        assert answer.tip is not None
        assert KNOWN.tips[answer.tip].effort <= heart.most_effort
        assert set(heart.avoid).isdisjoint(KNOWN.tips[answer.tip].conditions)


def test_the_stop_signs_come_only_for_safety(coach: Talk) -> None:
    """Signs to stop at are no cheerful tip; who asks for safety hears them."""
    served = [q for q in wishes() if "stop_signs" in {a.tip for a in given(coach, q)}]
    assert served == [Question("tip", subject="safety")]


def test_a_tip_for_a_muscle_is_the_best_one(coach: Talk) -> None:
    """Asked for something in particular, chance has no say: the best fitting tip is first."""
    best = tips_for(KNOWN, ("calves",))[0]
    wish = Question("tip", ("calves",))
    tips = {answer_of(coach, wish, chance=Random(n)).tip for n in range(9)}
    assert tips == {best}


def test_a_tip_for_nothing_in_particular_varies(coach: Talk) -> None:
    """Two walkers who just want a tip need not hear the same."""
    assert len({answer_of(coach, ANY, chance=Random(n)).tip for n in range(30)}) > 2


def test_tips_of_an_older_version_do_no_harm(coach: Talk) -> None:
    """A tip heard once that no longer exists is passed over."""
    gone = about(Question("tip", tip="gone_since"), tips=("gone_since",))
    talk = still_known(coach.knowledge, gone)
    assert answer_of(coach, ANY, talk, Random(7)).tip in KNOWN.tips
    assert answer_of(coach, Question("why"), talk, Random(7)).asks


def test_every_tip_has_a_reason(coach: Talk) -> None:
    """ "Why" after a tip names a finding, or what it is for, and that it is only good practice."""
    for answer in given(coach, ANY):
        finding = answer.evidence != ()
        practice = [part.key for part in answer.why] == ["prompts.tip_is_for"]
        assert finding != practice


def test_a_tip_offers_another(chat: Chat) -> None:
    """After a tip another one is offered, and "yes" gives it."""
    first = chat.ask(ANY)
    assert chat.ask(Question("yes")).tip not in (None, first.tip)
