"""Walks as they are planned, and the sound that they need: nothing in them is without a clip."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from shutil import which

import numpy as np
import pytest

from commands import walk_track
from commands.main import main
from skill.audio.clip_library import INDEX
from skill.audio.clips import Clips
from skill.audio.frames import check, frames_of
from skill.audio.score import compose, of_text, to_text
from skill.audio.track import track
from skill.coach.walk.ask import LEVELS, TERRAINS, Ask, goals
from skill.coach.walk.plan import script
from skill.coach.walk.script import Cue, Phase, Script
from skill.knowledge.model import Knowledge
from tests.audio.made import made_clips, spoken_clips, write_library
from workshop.audio import listening
from workshop.audio.listening import Ears, NoEarsError, Speech, hear_beats, hear_cues, samples_of
from workshop.audio.loops import STEPS, loops
from workshop.audio.pcm import Samples
from workshop.audio.texts import groups

needs_ffmpeg = pytest.mark.skipif(which("ffmpeg") is None, reason="ffmpeg is missing")


@pytest.fixture(scope="module")
def spoken() -> dict[str, Clips]:
    """Clips of three seconds for all that a group's texts ask for, by the group's locale."""
    return {group.locale: spoken_clips(group.locale) for group in groups()}


def test_locales_that_share_a_voice_are_one_group() -> None:
    assert {group.locale: group.locales for group in groups()} == {
        "de-DE": ("de-DE",),
        "en-GB": ("en-GB", "en-AU", "en-IN"),
        "en-US": ("en-US", "en-CA"),
    }


def test_every_walk_has_a_clip_for_all_that_is_heard_in_it(
    knowledge: Knowledge, spoken: dict[str, Clips]
) -> None:
    """Any walk, in any language: as long as it is planned to be, and short enough as an address."""
    chance = Random(7)
    for _ in range(60):
        ask = Ask(
            chance.randint(5, 120),
            chance.choice(goals(knowledge)),
            chance.choice(TERRAINS),
            chance.choice(LEVELS),
            seed=chance.randrange(10**6),
        )
        walk = script(knowledge, ask)
        for clips in spoken.values():
            score = compose(walk, clips.list)
            assert sum(piece.frames for piece in score) == frames_of(walk.seconds)
            text = to_text(score, clips.list)
            assert len(text) < 1400
            assert of_text(text, clips.list) == score


def test_the_beats_are_those_that_walks_are_planned_with(knowledge: Knowledge) -> None:
    walks = (
        script(knowledge, Ask(40, level=level, seed=seed)) for level in LEVELS for seed in (1, 2)
    )
    planned = {phase.steps_a_minute for walk in walks for phase in walk.phases} - {None}
    assert planned
    assert planned <= set(STEPS)


#: What only walks, their players and reminders need.
OF_WALKS = (
    *("skill.audio", "skill.coach.walk.", "skill.talk.walk.", "skill.memory"),
    *("skill.alexa.walks", "skill.alexa.services", "skill.alexa.handlers.player"),
)


@pytest.mark.parametrize("where", ["", "none", "s3:walks-of-ours/0123456789abcdef", "https://x"])
def test_a_question_loads_nothing_of_a_walk(where: str) -> None:
    """Nor does a start, wherever tracks are played from, and whatever somebody wrote there."""
    code = """if True:
        import json, sys
        from skill.lambda_function import handler
        event = json.load(open("tests/envelopes/intent_match_en-US.json"))
        assert "outputSpeech" in handler(event, None)["response"]
        of_walks = tuple(sys.argv[1:])
        print([name for name in sys.modules if name.startswith(of_walks)])
    """
    done = subprocess.run(
        [sys.executable, "-c", code, *OF_WALKS],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"WALKING_MUSCLES_AUDIO": where},
    )
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoken: dict[str, Clips]) -> Path:
    """A folder with clips for en-US, which the command takes."""
    write_library(tmp_path, spoken["en-US"])
    monkeypatch.setattr(walk_track, "FOLDER", str(tmp_path))
    return tmp_path


def run(*arguments: str) -> int:
    return main(["walk", "--minutes", "20", "--goal", "glutes", *arguments])


def test_the_command_writes_a_track(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "out.mp3"
    assert run("--audio", str(target)) == 0
    assert capsys.readouterr().out == f"{target}: 20:00, 7.2 MB\n"
    assert check(target.read_bytes()) == 50000


def test_the_command_says_what_it_needs(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--audio", str(tmp_path / "nowhere" / "out.mp3")) == 1
    assert "nowhere" in capsys.readouterr().err
    (library / INDEX).unlink()
    assert run("--audio", str(tmp_path / "out.mp3")) == 1
    assert "run `make audio`" in capsys.readouterr().err


def test_without_a_recogniser_it_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "find_spec", lambda name: None)
    with pytest.raises(NoEarsError, match="pip install faster-whisper"):
        Ears("en")


class Prompter(Ears):
    """A recogniser that is told what it hears, and where."""

    def __init__(self, speech: Sequence[Speech], words: Sequence[str]) -> None:
        self._speech, self._words = speech, list(words)

    def speech(self, sound: Samples) -> list[Speech]:
        return list(self._speech)

    def words(self, sound: Samples) -> str:
        return self._words.pop(0)


WORDS = {"a": "That's twenty minutes.", "b": "Easy now.", "c": "Nice and level."}


def test_what_is_heard_is_compared_word_by_word() -> None:
    """Digits are read, marks are not; a word too many, wrong or missing is an error each."""
    cues = tuple(Cue(at, "tip", name, ()) for at, name in ((0, "a"), (50, "b"), (100, "c")))
    walk = Script(150, (Phase("easy", 0, 150, None),), cues)
    ears = Prompter(
        [Speech(0.3, 2), Speech(3, 4), Speech(100.9, 102)], ["That's 20, minutes", "Nicer level"]
    )
    sound = np.zeros(150 * 16000, np.float32)
    sound[round(100.4 * 16000) :] = 0.1
    heard = list(hear_cues(sound, walk, lambda cue: WORDS[cue.clip], {20: "twenty"}, ears))
    assert [(cue.at, cue.second, cue.errors, cue.total) for cue in heard] == [
        (0, 0.3, 0, 3),
        (50, None, 2, 2),
        (100, 100.4, 2, 3),
    ]


@needs_ffmpeg
def test_a_beat_is_measured_where_nobody_speaks_for_long() -> None:
    """In a real track: 24 seconds of 100 a minute, with a cue before them and none after."""
    made = made_clips({"walk.a.1": 100})
    number = made.list.number("beat.100")
    walk = Script(
        40,
        (Phase("easy", 0, 10, None), Phase("brisk", 10, 40, 100)),
        (Cue(10, "change", "walk.a.1", ()),),
    )
    score = compose(walk, made.list)
    beat = next(frames for name, frames in loops() if name == "beat.100")
    place = made.list.clips[number].first * 144
    sound = bytearray(made.sound)
    sound[place : place + len(beat)] = beat
    clips = Clips(made.list, memoryview(bytes(sound)))
    (heard,) = hear_beats(samples_of(track(score, clips)), score, clips.list)
    assert heard.steps_a_minute == 100
    assert heard.heard == pytest.approx(100, abs=0.1)
    assert heard.level == pytest.approx(-40, abs=1)
