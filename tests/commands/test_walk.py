"""`walking-muscles walk`: a script for people and for programs, and what a wrong call hears."""

from __future__ import annotations

import json

import pytest

from commands.main import main

GLUTES = ["walk", "--minutes", "20", "--goal", "glutes", "--terrain", "hilly"]


def test_times_and_words(capsys: pytest.CaptureFixture[str]) -> None:
    """Every line is a time and what is heard or begins then."""
    assert main(GLUTES) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "  0:00  [warm until   5:00]"
    assert "glutes" in "\n".join(lines)
    assert lines[-2].endswith("next time.") or "Twenty minutes." in lines[-2]
    assert lines[-1] == " 20:00  [end]"


def test_the_form_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    """Seconds, phases and what is said, each with its clip, words and muscles."""
    assert main([*GLUTES, "--level", "regular", "--seed", "7", "--locale", "de-DE", "--json"]) == 0
    walk = json.loads(capsys.readouterr().out)
    assert walk["seconds"] == 1200
    first = {"kind": "warm", "from": 0, "to": 300, "steps_a_minute": None}
    assert walk["phases"][0] == first
    assert set(walk["said"][0]) == {"at", "kind", "clip", "words", "muscles"}
    assert (walk["said"][0]["at"], walk["said"][0]["kind"]) == (0, "start")
    assert "Zwanzig Minuten." in walk["said"][-1]["words"]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (["--goal", "bum"], ["--goal", "glutes"]),
        (["--goal", "Brisk minutes"], ["--goal", "brisk"]),
        (["--goal", "gluteus-maximus"], ["--goal", "gluteus_maximus"]),
        (["--terrain", "hills"], ["--terrain", "hilly"]),
        (["--level", "beginner"], ["--level", "new"]),
    ],
)
def test_a_wish_as_people_say_it(
    said: list[str], meant: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """The words of the language mean what the ids mean."""
    outputs = []
    for words in (said, meant):
        assert main(["walk", "--minutes", "20", *words, "--json"]) == 0
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]


@pytest.mark.parametrize(
    ("call", "told"),
    [
        ([], "a walk needs its minutes; a walk has 5 to 120, as in --minutes 20"),
        (["--minutes", "3"], "3 minutes are too few; a walk has 5 to 120, as in --minutes 20"),
        (["--minutes=-3"], "-3 minutes are too few; a walk has 5 to 120, as in --minutes 20"),
        (["--minutes", "121"], "121 minutes are too many; a walk has 5 to 120, as in --minutes 20"),
        (
            ["--minutes", "?"],
            "'?' is no number of minutes; a walk has 5 to 120, as in --minutes 20",
        ),
        (
            ["--minutes", "20", "--goal", "glutse"],
            "no goal is called 'glutse'; did you mean 'glutes'?",
        ),
        (
            ["--minutes", "20", "--terrain", "hily"],
            "no terrain is called 'hily'; did you mean 'hilly'?",
        ),
        (["--minutes", "20", "--level", "pro"], "no level is called 'pro'; there are new, regular"),
    ],
)
def test_a_walk_that_is_none(
    call: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence on what is wrong and what to write, and exit code 2."""
    assert main(["walk", *call]) == 2
    assert capsys.readouterr().err == f"{told}\n"
