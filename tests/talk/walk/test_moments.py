"""What is answered on a walk at any moment: right to the second, in few words, whatever changes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import permutations
from random import Random
from typing import Any, get_args

import pytest

from skill.coach.answer import Answer, Part
from skill.coach.question import Question
from skill.coach.walk.ask import Ask
from skill.coach.walk.plan import script
from skill.coach.walk.replan import Change
from skill.knowledge.model import Knowledge
from skill.languages.words import Languages, Words
from skill.talk.context import FRESH
from skill.talk.player import Player
from skill.talk.scene import Nearby
from skill.talk.turn import Talk, Turn, Walker
from skill.talk.walk.events import Event, EventKind, applied, token_of
from skill.talk.walk.open_walk import OpenWalk
from skill.talk.walk.phrases import length, pace
from tests.coach.walk.rules import wish
from tests.talk.walk.true_walks import MORNING, begun

MOMENTS = 200
MOST_WORDS = 20
#: How far the end may move (seconds) where nobody asked for it.
ROOM = 60


class Somewhere(Nearby):
    """A moment, and a device."""

    def __init__(self, moment: datetime, player: Player | None) -> None:
        self._here = moment, player

    @property
    def moment(self) -> datetime:
        return self._here[0]

    @property
    def player(self) -> Player | None:
        return self._here[1]


@pytest.fixture(scope="module")
def talk(knowledge: Knowledge) -> Talk:
    """A talk about the knowledge of today."""
    return Talk(knowledge)


def on_a_walk(ask: Ask, knowledge: Knowledge, way: str = "audio") -> OpenWalk:
    """A walk that has just begun."""
    plan = script(knowledge, ask)
    return OpenWalk("K7Q2M4XA", MORNING, "en-US", ask, plan, since=MORNING, last=MORNING).but(
        way=way
    )


def asked(
    talk: Talk, kind: str, walk: OpenWalk, moment: datetime, words: Words, *, plays: bool = False
) -> Turn:
    """What somebody hears who asks something of a subject ("status left") at a moment."""
    name, _, subject = kind.partition(" ")
    question = Question(name, subject=subject or None)  # type: ignore[arg-type]  # see the tables
    player = Player(
        track=lambda script, locale: f"https://{script.seconds}",
        token=token_of(walk),
        offset=walk.at,
    )
    record: Mapping[str, Any] = {"walk": walk.to_attributes()}
    device = player if plays else None
    walker = Walker(words=words, record=record, around=Somewhere(moment, device))
    return talk.respond(question, FRESH, walker, moment, Random(1), one_shot=True)


def filled(turn: Turn, name: str) -> list[object]:
    """What the parts of an answer say for a placeholder."""
    answer: Answer | None = turn.answer
    assert answer is not None
    return [part.values[name] for part in answer.parts if name in part.values]


def test_without_sound_it_is_right_to_the_second(
    talk: Talk, knowledge: Knowledge, languages: Languages
) -> None:
    """At any moment of any walk: what is walked now, how long, how much is left, and a tip."""
    chance, words = Random(12), languages.words("en-US")
    for _ in range(MOMENTS):
        walk = on_a_walk(wish(chance), knowledge, "ask")
        second = chance.randrange(walk.length)
        phase = next(p for p in walk.script.phases if second < p.end)
        moment = MORNING + timedelta(seconds=second)
        now = asked(talk, "walk_status now", walk, moment, words)
        left = asked(talk, "walk_status left", walk, moment, words)
        to_go = length(walk.length - second)
        paces = [p.kind for p in walk.script.phases if p is phase or p.start > second][:2]
        assert filled(now, "pace") == [pace(kind) for kind in paces]
        assert filled(left, "pace") == [pace(phase.kind)]
        assert filled(now, "left")[0] == length(phase.end - second)
        assert filled(now, "left")[-1] == (
            to_go if phase.end < walk.length else length(phase.end - second)
        )
        assert filled(left, "left") == [to_go]
        tip = asked(talk, "walk_tip", walk, moment, words).answer
        assert tip is not None
        assert_fits(tip.parts[0], phase.kind, walk, knowledge)


def assert_fits(part: Part, kind: str, walk: OpenWalk, knowledge: Knowledge) -> None:
    """A tip is one for the phase, on the ground of the walk."""
    section, _, name = part.key.partition(".")
    if section != "walk_tips":  # no tip fits: on with the walk
        assert part.key == "guide.back"
        return
    tip = knowledge.walk_tips[name]
    assert kind in tip.phases
    assert not tip.terrains or walk.ask.terrain in tip.terrains


@pytest.mark.parametrize("locale", ["en-US", "de-DE"])
def test_a_change_is_answered_in_few_words_and_leaves_the_end_where_it_was(
    talk: Talk, knowledge: Knowledge, languages: Languages, locale: str
) -> None:
    """Each change, early, in the middle and late: at most twenty words, and a minute."""
    words = languages.words(locale)
    for n, change in enumerate(c for c in get_args(Change) if c != "cool"):
        for minutes, second in ((5, 70), (20, 400), (45, 1300), (45, 45 * 60 - 70)):
            walk = on_a_walk(Ask(minutes, level="regular", seed=n), knowledge)
            moment = MORNING + timedelta(seconds=second)
            turn = asked(talk, f"walk_change {change}", walk, moment, words, plays=True)
            assert len(turn.reply.speech.split()) <= MOST_WORDS, turn.reply.speech
            assert turn.step is not None
            after = turn.step(walk)
            assert after is not None
            if change not in ("done", "skip"):  # with nothing left but to cool down, it ends
                assert 0 <= after.length - walk.length <= ROOM
            assert after.part == walk.part + 1
            (play,) = turn.reply.acts
            assert (play.name, play.about["offset"]) == ("play", after.at)


def test_the_events_of_a_walk_in_every_order() -> None:
    """Late, in any order and twice: never less than nothing, nor more than clock and plan."""
    told: tuple[tuple[EventKind, int, int], ...] = (
        ("started", 0, 8),
        ("stopped", 200, 210),
        ("started", 200, 225),
        ("stopped", 600, 630),
        ("started", 600, 700),
        ("finished", 1200, 1300),
    )
    walk = begun()
    events = [
        Event(kind, token_of(walk), offset, MORNING + timedelta(seconds=at))
        for kind, offset, at in told
    ]
    for order in permutations(events):
        found: OpenWalk | None = walk
        for event in (*order, *order):
            found, _ = applied(found, event)
            assert found is not None
            clock = (max(found.last, found.since) - MORNING).total_seconds()
            assert 0 <= found.seconds <= min(clock, found.length)
        assert found is not None
        assert applied(found, events[0])[0] == found
