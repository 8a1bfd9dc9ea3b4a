"""What was learned of a model is kept, whole and apart from other models."""

from __future__ import annotations

import io
import os
from dataclasses import replace
from pathlib import Path

import pytest

from alexa_desk import InteractionModel, cache
from alexa_desk.command.main import main
from alexa_desk.progress import Notice, part
from alexa_desk.understanding.kept import understanding_of
from tests.simulator.tea_shop import MODELS

_SAID = "which part of the world does darjeeling grow in"


def _learns(model: InteractionModel, cache: Path) -> bool:
    """Whether a model has to be learned when it is asked for."""
    shares: list[float] = []
    understanding_of(model, meaning=False, folder=cache, progress=shares.append)
    return bool(shares)


def test_each_model_is_learned_once(models: dict[str, InteractionModel], tmp_path: Path) -> None:
    """A second model throws away nothing of the first one."""
    turns = [_learns(models[locale], tmp_path) for locale in ("en-US", "de-DE", "en-US", "de-DE")]
    assert turns == [True, True, False, False]


def test_a_model_that_changed_is_learned_anew(
    models: dict[str, InteractionModel], tmp_path: Path
) -> None:
    """One intent less makes another model of it."""
    model = models["en-US"]
    fewer = dict(list(model.intents.items())[1:])
    assert _learns(model, tmp_path)
    assert _learns(replace(model, intents=fewer), tmp_path)


def test_locales_with_the_same_sentences_share_what_was_learned(
    models: dict[str, InteractionModel], tmp_path: Path
) -> None:
    """Britain need not learn what America has, and keeps its own locale."""
    british = replace(models["en-US"], locale="en-GB")
    assert _learns(models["en-US"], tmp_path)
    assert not _learns(british, tmp_path)
    assert understanding_of(british, meaning=False, folder=tmp_path).model.locale == "en-GB"


def test_what_was_kept_understands_the_same(
    models: dict[str, InteractionModel], tmp_path: Path
) -> None:
    """With the same score, and the same candidates."""
    first, second = (
        understanding_of(models["en-US"], meaning=False, folder=tmp_path).understand(_SAID)
        for _ in range(2)
    )
    assert first == second


def test_a_file_that_is_not_whole_is_written_anew(
    models: dict[str, InteractionModel], tmp_path: Path
) -> None:
    """Cut off by a full disk, or changed by somebody else."""
    understanding_of(models["de-DE"], meaning=False, folder=tmp_path)
    (path,) = tmp_path.iterdir()
    content = path.read_bytes()
    for damaged in (content[:5000], content[:-1] + b"x", b""):
        path.write_bytes(damaged)
        assert _learns(models["de-DE"], tmp_path)
        assert not _learns(models["de-DE"], tmp_path)


def test_the_command_learns_ahead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each model has its file after it, or those that were named; what is not there is told."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("alexa_desk.embedding.model.LANGUAGES", ())
    for words, learned in ((["--locale", "de-DE"], {"de"}), ([], {"de", "en"})):
        assert main(["learn", str(MODELS), *words]) == 0
        kept = {path.name[:2] for path in (tmp_path / "alexa-desk").glob("*.understanding")}
        assert kept == learned
    assert main(["learn", str(tmp_path)]) == 1
    assert "no interaction model" in capsys.readouterr().err
    assert main(["learn", str(MODELS), "--locale", "fr-FR"]) == 1
    assert "no model of fr-FR here" in capsys.readouterr().err


def test_whoever_waits_longer_than_a_second_is_told() -> None:
    """A line for each tenth, none before the first second."""
    seconds, stream = iter((0.0, 0.5, 1.5, 1.6, 2.0)), io.StringIO()
    notice = Notice("learning", stream, lambda: next(seconds))
    for share in (0.1, 0.34, 0.45, 1.0):
        notice(share)
    assert stream.getvalue() == "learning: 30 %\nlearning: 40 %\nlearning: 100 %\n"


def test_a_part_of_the_work_is_told_as_a_share_of_the_whole() -> None:
    """Who waits sees one progress, however many parts the work has."""
    told: list[float] = []
    for begin, end in ((0.0, 0.4), (0.4, 1.0)):
        for share in (0.0, 0.5):
            part(told.append, begin, end)(share)
    assert told == pytest.approx([0.0, 0.2, 0.4, 0.7])


def test_what_was_used_last_stays_as_long_as_there_is_room(tmp_path: Path) -> None:
    """One large file costs the oldest ones, many small ones cost nothing; the newest stays."""
    small = [tmp_path / f"{number}.model" for number in range(4)]
    for age, path in enumerate(small):
        cache.write(path, [bytes(100)], room=1000)
        os.utime(path, (1000 + age, 1000 + age))
    assert all(path.exists() for path in small)
    large = tmp_path / "large.model"
    cache.write(large, [bytes(700)], room=1000)
    assert [path.exists() for path in (*small, large)] == [False, False, True, True, True]
    cache.write(large, [bytes(2000)], room=1000)
    assert sorted(tmp_path.iterdir()) == [large]
