"""Every text of a walk becomes a clip; only what changed is made anew; what is wrong is named."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copytree, which

import numpy as np
import pytest

from skill.audio.clip_library import folder_library
from skill.audio.clips import HUSH
from skill.audio.frames import check, seconds_of
from tests.audio.test_loudness import RATE, after, tone
from workshop.audio.__main__ import main
from workshop.audio.ffmpeg import EncoderError, decode, encode
from workshop.audio.loops import LOOP_FRAMES, NAMES
from workshop.audio.pcm import Pcm, level, peak
from workshop.audio.render import Rendered, render
from workshop.audio.texts import Group
from workshop.audio.voices import NoVoiceError, Voice, voice_for

needs_ffmpeg = pytest.mark.skipif(which("ffmpeg") is None, reason="ffmpeg is missing")
needs_espeak = pytest.mark.skipif(which("espeak-ng") is None, reason="espeak-ng is missing")
TEXTS = {"walk.start.1": "Here we go.", "walk.start.2": "Off we go.", "walk_tips.tall.1": "Tall."}


def singing(make: Callable[[str], Pcm]) -> Voice:
    """A voice that hums what it is given."""
    return Voice("hum", "anna", make, "none")


def hum(text: str) -> Pcm:
    """A letter takes a tenth of a second, with silence around them all."""
    return after(0.4, tone(len(text) / 10, 0.05), 0.6)


HUMMING = singing(hum)


def rendered(folder: Path, texts: dict[str, str], voice: Voice = HUMMING) -> Rendered:
    group = Group("en-US", ("en-US", "en-CA"), texts)
    return render(group, voice, folder, lambda name: None)


@pytest.fixture(scope="module")
def loops_alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the loops are made, and nobody has spoken."""
    folder = tmp_path_factory.mktemp("loops")
    rendered(folder, {})
    return folder


@pytest.fixture
def folder(loops_alone: Path, tmp_path: Path) -> Path:
    """A folder to render into."""
    copytree(loops_alone / "cache", tmp_path / "cache")
    return tmp_path


@needs_ffmpeg
def test_each_text_becomes_a_clip_of_the_one_form(folder: Path) -> None:
    """As loud as all others, with a breath before it; both locales of the group hear it."""
    assert rendered(folder, TEXTS) == Rendered(3, 3, ())
    clips = folder_library(folder).of_locale("en-CA")
    assert set(clips.list.numbers) == {*TEXTS, *NAMES}
    for name, text in TEXTS.items():
        frames = bytes(clips.data(clips.list.number(name)))
        whole = decode(frames)
        assert whole.seconds == pytest.approx(seconds_of(check(frames)))
        assert whole.seconds == pytest.approx(len(text) / 10 + 0.5, abs=0.12)
        assert level(whole) == pytest.approx(-20, abs=1)
        first = np.flatnonzero(np.abs(whole.samples) > 0.02)[0] / whole.rate
        assert first == pytest.approx(0.27, abs=0.05)


@needs_ffmpeg
def test_only_what_changed_is_made_anew(folder: Path) -> None:
    rendered(folder, TEXTS)
    before = folder_library(folder).of_locale("en-US").list.version
    assert rendered(folder, TEXTS).made == 0
    assert folder_library(folder).of_locale("en-US").list.version == before
    assert rendered(folder, TEXTS | {"walk.start.2": "And off we go."}).made == 1
    assert folder_library(folder).of_locale("en-US").list.version != before
    assert rendered(folder, TEXTS, singing(hum)._replace(name="otto")).made == 3


@needs_ffmpeg
def test_what_is_wrong_is_told_with_its_key_and_nothing_is_replaced(folder: Path) -> None:
    """Too long, overdriven, silent; and told again the next time."""
    rendered(folder, TEXTS)
    before = (folder / "index.json").read_bytes()
    spiky = tone(1, 0.01)
    spiky.samples[::4800] = 1.0
    sounds = {"long": tone(8), "spiky": spiky, "silent": tone(1, 0.0)}
    voice = singing(lambda text: sounds.get(text, tone(1)))
    texts = {"walk.a.1": "long", "walk.b.1": "spiky", "walk.c.1": "silent", "walk.d.1": "fine"}
    for _ in range(2):
        faults = rendered(folder, texts, voice).faults
        assert "8.5 s long, 8 s at most" in faults[0]
        assert "overdriven by" in faults[1]
        assert {fault.split(" is ")[0] for fault in faults} == {
            *("en-US: walk.a.1", "en-US: walk.b.1", "en-US: walk.c.1"),
        }, faults
    assert (folder / "index.json").read_bytes() == before


@needs_ffmpeg
def test_the_beat_is_steady_soft_and_without_a_seam(loops_alone: Path) -> None:
    """115 steps a minute over three rounds; the hush is never digital silence."""
    clips = folder_library(loops_alone).of_locale("en-US")
    found = {name: bytes(clips.data(number)) for name, number in clips.list.numbers.items()}
    assert {name: check(frames) for name, frames in found.items()} == dict.fromkeys(
        NAMES, LOOP_FRAMES
    )
    rounds = decode(found["beat.115"] * 3)
    loud = np.flatnonzero(np.abs(rounds.samples) > 0.008) / rounds.rate
    onsets = loud[np.flatnonzero(np.diff(loud, prepend=-1.0) > 0.2)]
    assert len(onsets) == 3 * 46
    assert np.diff(onsets) == pytest.approx(60 / 115, abs=0.002)
    assert 18 <= -20 - level(rounds) <= 30
    assert peak(rounds) < -30
    hush = decode(found[HUSH] * 2).samples
    assert all(hush[at : at + RATE].any() for at in range(0, len(hush), RATE))


@needs_ffmpeg
def test_bytes_that_are_no_sound_are_told() -> None:
    with pytest.raises(EncoderError, match="ffmpeg: "):
        decode(b"hello")


def test_without_ffmpeg_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(EncoderError, match="apt-get install ffmpeg"):
        encode(tone(1))


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without programs, and without credentials."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("PATH", "/nowhere")


@pytest.mark.usefixtures("nobody")
def test_without_a_voice_it_says_which_to_install() -> None:
    with pytest.raises(NoVoiceError) as missing:
        voice_for("de-DE")
    for name in ("de-DE", "aws configure", "hibari-tts", "espeak-ng"):
        assert name in str(missing.value)


@needs_ffmpeg
@needs_espeak
def test_german_offline_is_for_tests_and_english_is_not() -> None:
    german, english = voice_for("de-DE", "hibari"), voice_for("en-GB", "hibari")
    assert (german.engine, german.for_walkers) == ("espeak", False)
    assert (english.engine, english.for_walkers) == ("hibari", True)
    for voice, text in ((german, "Los geht's."), (english, "Here we go.")):
        assert 0.4 < voice.speak(text).seconds < 3


@needs_ffmpeg
@needs_espeak
def test_the_command_says_what_it_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--voice", "espeak", "--locale", "fr-FR", "--folder", str(tmp_path)]) == 2
    assert capsys.readouterr().err == "no language speaks fr-FR\n"


@needs_ffmpeg
def test_the_list_names_voice_and_licence(folder: Path) -> None:
    rendered(folder, TEXTS)
    listed = json.loads((folder / "en-US" / "hum" / "clips.json").read_text())
    assert (listed["voice"], listed["licence"]) == ("hum anna", "none")
