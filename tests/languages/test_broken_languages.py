"""Language files that would break the skill: each fault is told with its line and what to do."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from shutil import copytree

import pytest

import commands.knowledge
from skill.knowledge.build import SOURCE_FILE
from skill.knowledge.check import check
from skill.languages.build import build, sources
from skill.languages.check import language_faults
from skill.languages.errors import LanguageError

LANGUAGES = commands.knowledge.LANGUAGES
MISSING = "the text is missing; write it"
NOBODY = "nobody asks for this text;"
QUOTES = "which is no text; put it in quotes"
EXAMPLE = 'lists: {and: "{0} and {1}"}'

#: The language, what stands there, what is written instead, and the faults: a piece of the line
#: that is named (none where the whole file lacks something), and how the message begins.
BROKEN = {
    "prompts misspelt": (
        *("en", "\nprompts:", "\npromptz:"),
        ("", "the section 'prompts' is missing; write it (ache, best_ways, capabilities, "),
        ("\npromptz:", "there is no section 'promptz'; did you mean 'prompts'?"),
    ),
    "muscles misspelt": (
        *("de", "\nmuscles:", "\nmusclez:"),
        ("", "the section 'muscles' is missing; write it (39 ids, from 'gastrocnemius' on)"),
        ("\nmusclez:", "there is no section 'musclez'; did you mean 'muscles'?"),
    ),
    "no keys": (
        *("de", "\nstride:", "\nstride: no keys\nspare:"),
        ("\nstride:", "stride: this must hold answer; write them as keys"),
        ("\nspare:", "there is no section 'spare'; take it out"),
    ),
    "a prompt misspelt": (
        *("en", "\n  launch_first:", "\n  launch_furst:"),
        ("\nprompts:", f"prompts.launch_first: {MISSING}"),
        ("\n  launch_furst:", f"prompts.launch_furst: {NOBODY} did you mean 'launch_first'?"),
    ),
    "a prompt misspelt in German": (
        *("de", "\n  help_muscle:", "\n  help_musle:"),
        ("\nprompts:", f"prompts.help_muscle: {MISSING}"),
        ("\n  help_musle:", f"prompts.help_musle: {NOBODY} did you mean 'help_muscle'?"),
    ),
    "a prompt with a placeholder misspelt": (
        *("en", "\n  best_ways:", "\n  best_wayz:"),
        ("\nprompts:", f"prompts.best_ways: {MISSING}"),
        ("\n  best_wayz:", f"prompts.best_wayz: {NOBODY} did you mean 'best_ways'?"),
    ),
    "an offer misspelt": (
        *("en", "\noffers:\n  tip:", "\noffers:\n  tpi:"),
        ("\noffers:", f"offers.tip: {MISSING}"),
        ("\n  tpi:", f"offers.tpi: {NOBODY} did you mean 'tip'?"),
    ),
    "a title misspelt": (
        *("de", "\ntitles:\n  walking:", "\ntitles:\n  wakling:"),
        ("\ntitles:", f"titles.walking: {MISSING}"),
        ("\n  wakling:", f"titles.wakling: {NOBODY} did you mean 'walking'?"),
    ),
    "the general reprompt": (
        *("en", "\nreprompts:\n  general:", "\nreprompts:\n  generall:"),
        ("\nreprompts:", f"reprompts.general: {MISSING}"),
        ("\n  generall:", f"reprompts.generall: {NOBODY} did you mean 'general'?"),
    ),
    "a text about walking in general": (
        *("en", "\n  hardest:", "\n  hardst:"),
        ("\noverview:", f"overview.hardest: {MISSING}"),
        ("\n  hardst:", f"overview.hardst: {NOBODY} did you mean 'hardest'?"),
    ),
    "a prompt left empty": (
        *("en", "\n  ache:\n", "\n  ache:\n  aches:\n"),
        ("\n  ache:", f"prompts.ache: {MISSING}"),
        ("\n  aches:", f"prompts.aches: {NOBODY} did you mean 'ache'?"),
    ),
    "an aspect left empty": (
        *("en", "\n  uphill:\n    name: ", "\n  uphill:\n    name:\n    # "),
        ("\n    name:\n    # ", f"conditions.uphill.name: {MISSING}"),
    ),
    "a placeholder of no sense": (
        *("de", "\nstride:\n  answer:\n", "\nstride:\n  answer:\n    - Ein {nonsense} mehr.\n"),
        ("{nonsense}", "stride.answer: nothing is filled in for {nonsense} here; take it out"),
    ),
    "a placeholder misspelt": (
        *("de", "Das gilt auch für {muscle}", "Das gilt auch für {muscel}"),
        ("{muscel}", "prompts.ache: nothing is filled in for {muscel} here; did you mean '{musc"),
    ),
    "a word of the region misspelt": (
        *("en", "Your {tummy} and back", "Your {tumy} and back"),
        ("{tumy}", "overview.more: nothing is filled in for {tumy} here; did you mean '{tummy}'?"),
    ),
    "half a placeholder": (
        *("de", "Das gilt auch für {muscle}", "Das gilt auch für {muscle"),
        ("für {muscle.", "prompts.ache: nothing is filled in for { here; "),
    ),
    "a placeholder in what people say": (
        *("en", "    called: [heart, ticker", "    called: ['{tummy}', ticker"),
        ("'{tummy}'", "body_parts.heart.called: nothing is filled in for {tummy} here; take it o"),
    ),
    "yes among the words": (
        *("en", "    called: [heart, ticker", "    called: [yes, ticker"),
        ("[yes,", f"body_parts.heart.called: YAML reads this as True, {QUOTES}"),
    ),
    "a number among the words of a place": (
        *("en", "      en-US: [up a grade,", "      en-US: [2012-12-13,"),
        (
            "[2012-12-13,",
            f"conditions.uphill.called_in.en-US: YAML reads this as 2012-12-13, {QUOTES}",
        ),
    ),
    "a number among the wordings": (
        *("de", "\nstride:\n  answer:\n", "\nstride:\n  answer:\n    - 12\n"),
        ("\n    - 12", f"stride.answer: YAML reads this as 12, {QUOTES}"),
    ),
    "a number for a text": (
        *("de", "\n    when: bergauf\n", "\n    when: 5\n"),
        ("\n    when: 5", f"conditions.uphill.when: YAML reads this as 5, {QUOTES}"),
    ),
    "a colon in a text": (
        *("en", "\nstride:\n  answer:\n", "\nstride:\n  answer:\n    - Note: heel first.\n"),
        ("Note:", "stride.answer: this must be a text; put it in quotes"),
    ),
    "one word for a list": (
        *("en", "    called: [heart, ticker, my ticker, the heart]", "    called: heart, ticker"),
        (": heart, ticker", "body_parts.heart.called: this must be a list, as in [one, two]"),
    ),
    "no language": (
        *("de", "\nlanguage: de", ""),
        ("", "'language' is missing; add it, as in `language: en`"),
    ),
    "no locales": (
        *("de", "\nlocales: [de-DE]", ""),
        ("", "'locales' is missing; add it, as in `locales: [en-GB, en-US]`"),
    ),
    "locales of another shape": (
        *("de", "\nlocales: [de-DE]", "\nlocales: de-DE"),
        ("\nlocales:", "locales: this does not fit; write it as in `locales: [en-GB, en-US]`"),
    ),
    "locales of the file that was copied": (
        *("de", "\nlocales: [de-DE]", "\nlocales: [en-US]"),
        ("\nlocales:", "locales: 'en-US' is none of de; write it as in de-XX"),
    ),
    "lists misspelt": (
        *("en", "\nlists:", "\nlist:"),
        ("", f"'lists' is missing; add it, as in `{EXAMPLE}`"),
        ("\nlist:", "there is no section 'list'; did you mean 'lists'?"),
    ),
    "lists of another shape": (
        *("en", '\nlists: {and: "{0} and {1}"}', "\nlists: [and, or]"),
        ("\nlists:", f"lists: this does not fit; write it as in `{EXAMPLE}`"),
    ),
    "a word of no default": (
        *("en", "  lift: {default: lift,", "  lift: {defualt: lift,"),
        ("  lift: {d", "words.lift: there is no default; write it as in {default: ...}"),
    ),
    "a place that is none": (
        *("en", "  lift: {default: lift, en-CA:", "  lift: {default: lift, en-UK:"),
        ("  lift: {d", "words.lift: 'en-UK' is not a locale of this file; did you mean 'en-"),
    ),
    "a quote left open": (
        *("en", "\n    muscles:\n      - Uphill your", '\n    muscles:\n      - "Uphill your'),
        ('- "A level treadmill', "this is not YAML: expected <block end>, but found '<scalar>'; "),
    ),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with copies of the real languages."""
    for language in sources(LANGUAGES):
        copytree(language, tmp_path / language.name)
    return tmp_path


def _break(language: Path, old: str, new: str) -> None:
    """Write something else into the one file of a language that holds a piece of text."""
    for file in language.iterdir():
        text = "\n" + file.read_text("utf-8")
        if old in text:
            file.write_text(text.replace(old, new, 1).removeprefix("\n"), "utf-8")
            return
    raise AssertionError(old)


def _place(language: Path, piece: str) -> str:
    """The file and the line in which a piece of text stands; without a piece the whole folder."""
    for file in language.iterdir() if piece else ():
        before, found, _ = ("\n" + file.read_text("utf-8")).partition(piece)
        if found:
            return f"{file}:{before.count(chr(10)) + (piece[0] == chr(10))}"
    return f"{language}:1"


@pytest.mark.parametrize("case", BROKEN)
def test_what_would_break_the_skill_is_told(folder: Path, case: str) -> None:
    """Each way to break a real file gives these faults and no others."""
    language, old, new, *faults = BROKEN[case]
    _break(folder / language, old, new)
    told = [str(fault) for fault in check(SOURCE_FILE, [folder / language], language_faults)]
    expected = [f"{_place(folder / language, piece)}: {message}" for piece, message in faults]
    assert [line[: len(message)] for line, message in zip(told, expected, strict=True)] == expected


def test_the_command_tells_all_faults_at_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is wrong with each language is told in one go, and counted."""
    _break(folder / "de", "\nlists:", "\nlast:")
    _break(folder / "en", "\n  thanks:", "\n  tanks:")
    monkeypatch.setattr(commands.knowledge, "LANGUAGES", folder)
    parser = argparse.ArgumentParser()
    commands.knowledge.add_parser(parser.add_subparsers())
    args = parser.parse_args(["knowledge", "check"])
    assert args.run(args) == 1
    *told, number = capsys.readouterr().out.splitlines()
    assert [Path(line.split(":", 1)[0]).relative_to(folder).parts for line in told] == [
        ("de",),
        ("de", "language.yaml"),
        ("en", "talk.yaml"),
        ("en", "talk.yaml"),
    ]
    assert number == "4 faults"


def test_an_open_quote_is_told_where_it_begins(folder: Path) -> None:
    """YAML gives up where the next quote closes it, here eighty lines below."""
    language = folder / "en"
    _break(language, "\n      - Uphill your glutes", '\n      - "Uphill your glutes')
    begun = int(_place(language, '\n      - "Uphill').rpartition(":")[2])
    (fault,) = check(SOURCE_FILE, [language], language_faults)
    assert fault.line > begun + 50
    assert fault.message.endswith(f"or what was begun in line {begun} (an open quote?)")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("\n  help:", "\n  thanks:", "'thanks' stands here a second time (first in line"),
        ("\nlocales: [de-DE]", "", "'locales' is missing; add it"),
        ("\nlists:", "\nlast:", "'lists' is missing; add it"),
        ("\n  launch_first:\n", "\n  launch_first:\n    - 'oops\n", "this is not YAML: "),
    ],
)
def test_the_build_refuses_with_the_same_words(
    folder: Path, old: str, new: str, message: str
) -> None:
    """A file that cannot be built is told as the check tells it, and nothing is written of it."""
    _break(folder / "de", old, new)
    with pytest.raises(
        LanguageError, match=rf"^{folder}/de(/\w+\.yaml)?:\d+: {re.escape(message)}"
    ):
        build(folder)
    assert not (folder / "de-DE.json").exists()
