"""A walk becomes a track: what is heard in each frame, whatever the walk."""

from __future__ import annotations

import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from skill.audio.clips import ClipList, ClipsError, read_clips
from skill.audio.frames import FRAME_BYTES, check, frames_of
from skill.audio.score import compose, of_text, to_text
from skill.audio.track import part, size, track
from skill.coach.walk.script import Cue, Phase, Script
from tests.audio.made import LOOP_FRAMES, SPEECH, made_clips, read_frame

CLIPS = made_clips()
LIST = CLIPS.list
#: Between words: the hush where a phase has no beat.
NAMES = list(LIST.numbers)


@some.composite
def scripts(draw: some.DrawFn) -> Script:
    """Walks of up to three minutes with any phases and cues, crowded ones too."""
    ends = draw(some.lists(some.integers(1, 180), min_size=1, max_size=6, unique=True))
    bounds = [0, *sorted(ends)]
    beats = some.sampled_from([None, *range(100, 135, 5)])
    phases = tuple(Phase("easy", a, b, draw(beats)) for a, b in itertools.pairwise(bounds))
    names = some.lists(some.sampled_from(sorted(SPEECH)), min_size=1, max_size=2)
    moments = sorted(draw(some.lists(some.integers(0, bounds[-1]), max_size=8)))
    cues = tuple(Cue(at, "tip", "+".join(draw(names)), ()) for at in moments)
    return Script(bounds[-1], phases, cues)


def heard(script: Script) -> list[tuple[str, int]]:
    """Return for each frame of a walk's track the clip, and which frame of it that is."""
    data = track(compose(script, LIST), CLIPS)
    marks = (read_frame(data[at : at + FRAME_BYTES]) for at in range(0, len(data), FRAME_BYTES))
    return [(NAMES[clip], number) for clip, number in marks]


@given(scripts())
def test_a_track_lasts_as_long_as_its_walk(script: Script) -> None:
    data = track(compose(script, LIST), CLIPS)
    assert check(data) == frames_of(script.seconds)


@given(scripts())
def test_every_cue_is_heard_whole_and_in_its_order(script: Script) -> None:
    """At its second, or when the one before has ended, or in time for its own end."""
    frames = heard(script)
    at = 0
    for cue in script.cues:
        lengths = [SPEECH[name] for name in cue.clips]
        at = max(at, min(frames_of(cue.at), len(frames) - sum(lengths)))
        for name, length in zip(cue.clips, lengths, strict=True):
            there = frames[at : at + length]
            assert there == [(name, number) for number in range(len(there))]
            assert len(there) == length or at + length > len(frames)
            at += len(there)


@given(scripts())
def test_between_cues_the_beat_of_the_phase_begins_with_its_first_tick(script: Script) -> None:
    before, last = "", 0
    for at, (name, number) in enumerate(heard(script)):
        if name not in SPEECH:
            phase = next(p for p in script.phases if at < frames_of(p.end))
            assert name == ("hush" if not phase.steps_a_minute else f"beat.{phase.steps_a_minute}")
            assert number == (0 if name != before else (last + 1) % LOOP_FRAMES)
        before, last = name, number


@given(scripts(), some.data())
def test_a_part_is_the_same_bytes_as_in_the_whole(script: Script, data: some.DataObject) -> None:
    score = compose(script, LIST)
    whole = track(score, CLIPS)
    begin = data.draw(some.integers(0, size(score)))
    end = data.draw(some.integers(begin, size(score)))
    assert b"".join(part(score, CLIPS, begin, end)) == whole[begin:end]


@given(scripts())
def test_a_score_survives_as_text(script: Script) -> None:
    score = compose(script, LIST)
    assert of_text(to_text(score, LIST), LIST) == score


@pytest.mark.parametrize("text", ["", "1.", "x", "1x", "g", "1.2x-3", "ffff", "1\n", "1.2x3x4"])
def test_a_text_that_is_no_score_means_none(text: str) -> None:
    assert of_text(text, LIST) is None


def test_a_cue_without_a_clip_is_named() -> None:
    script = Script(60, (Phase("easy", 0, 60, None),), (Cue(0, "start", "walk.start.9", ()),))
    with pytest.raises(ClipsError, match=r"no clip walk\.start\.9: run `make audio`"):
        compose(script, LIST)


def test_clips_are_read_from_a_folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("clips")
    with pytest.raises(ClipsError, match="no clips in"):
        read_clips(folder)
    places = {name: LIST.clips[number] for name, number in LIST.numbers.items()}
    (folder / "clips.json").write_text(json.dumps({"version": "made", "clips": places}))
    with pytest.raises(ClipsError, match="no sound in"):
        read_clips(folder)
    (folder / "clips.bin").write_bytes(CLIPS.sound)
    assert read_clips(folder).data(3) == CLIPS.data(3)


@pytest.mark.parametrize("text", ["", "{}", '{"version": "1", "clips": {}}', "[1]"])
def test_a_list_that_is_none_says_what_to_do(text: str) -> None:
    with pytest.raises(ClipsError, match="run `make audio`"):
        ClipList(text)
