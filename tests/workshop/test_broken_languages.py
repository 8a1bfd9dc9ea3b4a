"""Words that would break the skill: each fault is told with its file, its line and what to do."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

import commands.knowledge
from workshop.documents import BrokenContentError
from workshop.languages.build import build

MISSING = "the text is missing; write it"
NOBODY = "nobody asks for this text;"
QUOTES = "which is no text; put it in quotes"
MARKS = 'marks: {end: ".", ask: "?", between: " "}'
LISTS = 'lists: {and: "{0} and {1}", comma: ", "}'
LONG = "go " * 18

#: What stands there, what is written instead, and the faults: a piece of the line that is named
#: (none where the whole language lacks something), and how the message begins.
BROKEN = {
    "a section misspelt": (
        *("\nprompts:", "\npromptz:"),
        (
            "",
            "the section 'prompts' is missing; write it into talk.yaml (ache, ache_in, ache_p",
        ),
        ("\npromptz:", "there is no section 'promptz'; did you mean 'prompts'?"),
    ),
    "a section of ids misspelt": (
        *("\nmuscles:", "\nmusclez:"),
        ("", "the section 'muscles' is missing; write it into muscles.yaml (1 ids, from 'soleus' "),
        ("\nmusclez:", "there is no section 'musclez'; did you mean 'muscles'?"),
    ),
    "no keys": (
        *("\nstride:", "\nstride: no keys\nmoreover:"),
        ("\nmoreover:", "there is no section 'moreover'; take it out"),
        ("\nstride:", "stride: this must hold answer; write them as keys"),
    ),
    "a prompt misspelt": (
        *("\n  launch_first:", "\n  launch_furst:"),
        ("\nprompts:", f"prompts.launch_first: {MISSING}"),
        ("\n  launch_furst:", f"prompts.launch_furst: {NOBODY} did you mean 'launch_first'?"),
    ),
    "an offer misspelt": (
        *("\n  tip:\n    - Go on?", "\n  tpi:\n    - Go on?"),
        ("\noffers:", f"offers.tip: {MISSING}"),
        ("\n  tpi:", f"offers.tpi: {NOBODY} did you mean 'tip'?"),
    ),
    "the general reprompt": (
        *("\n  general:\n    - Go on?", "\n  generall:\n    - Go on?"),
        ("\nreprompts:", f"reprompts.general: {MISSING}"),
        ("\n  generall:", f"reprompts.generall: {NOBODY} did you mean 'general'?"),
    ),
    "a prompt left empty": (
        *("\n  ache:\n", "\n  ache:\n  aches:\n"),
        ("\n  ache:", f"prompts.ache: {MISSING}"),
        ("\n  aches:", f"prompts.aches: {NOBODY} did you mean 'ache'?"),
    ),
    "an aspect left empty": (
        *("\n    when: uphill", "\n    when:"),
        ("\n    when:\n", f"conditions.uphill.when: {MISSING}"),
    ),
    "an aspect nobody wrote": (
        *("\n    attaches: [It holds the heel.]", ""),
        ("\n  soleus:", f"muscles.soleus.attaches: {MISSING}"),
    ),
    "an optional aspect misspelt": (
        *(", more: [One more.]", ", mor: [One more.]"),
        ("mor: [One", "groups.calves: there is no text 'mor'; did you mean 'more'?"),
    ),
    "an aspect misspelt": (
        *("\n    caution:", "\n    cautoin:"),
        ("\n  uphill:", f"conditions.uphill.caution: {MISSING}"),
        (
            "\n    cautoin:",
            "conditions.uphill: there is no text 'cautoin'; did you mean 'cautio",
        ),
    ),
    "a caution nobody wrote": (
        *("\n    caution: [Go slowly.]", ""),
        ("\n  uphill:", f"conditions.uphill.caution: {MISSING}"),
    ),
    "a warning nobody wrote": (
        *(", safety: Ease off.", ""),
        ("  take_the_hill:", f"tips.take_the_hill.safety: {MISSING}"),
    ),
    "an id misspelt": (
        *("  calf: {called", "  calve: {called"),
        ("\nbody_parts:", f"body_parts.calf: {MISSING} (called)"),
        ("  calve:", "body_parts.calve: the knowledge has no such id; did you mean 'calf'?"),
    ),
    "a source nobody names": (
        *("franz_kram_2012: a study", 'franz_kram_2012: ""'),
        ("franz_kram_2012:", f"sources.franz_kram_2012: {MISSING}"),
    ),
    "a text about nothing": (
        *("  gp04: [It", "  gp05: [It"),
        ("\nfacts:", f"facts.gp04: {MISSING}"),
        ("  gp05:", "facts.gp05: the knowledge has no such id; did you mean 'gp04'?"),
    ),
    "a text about what is not verified": (
        *("\neffects:", "\neffects:\n  up07: [It rises.]"),
        ("  up07:", "effects.up07: this is not verified and must not be spoken; take it out"),
    ),
    "a finding in the wrong section": (
        *("\neffects:", "\neffects:\n  gp04: [It rises.]"),
        ("  gp04: [It r", "effects.gp04: this stands in facts of the knowledge; move it there"),
    ),
    "a placeholder of no sense": (
        *("[It was new.]", "['It was {nonsense}.']"),
        ("{nonsense}", "soreness.general: nothing is filled in for {nonsense} here; take it out"),
    ),
    "a placeholder misspelt": (
        *("Go on {heard}", "Go on {herd}"),
        ("{herd}", "guide.unknown_goal: nothing is filled in for {herd} here; did you"),
    ),
    "a word of the region misspelt": (
        *("Your {tummy} works", "Your {tumy} works"),
        ("{tumy}", "conditions.uphill.muscles: nothing is filled in for {tumy} here; did you mean"),
    ),
    "half a placeholder": (
        *("Go on {heard}", "Go on {heard"),
        ("{heard.", "guide.unknown_goal: nothing is filled in for { here; "),
    ),
    "a placeholder in what people say": (
        *("called: [cramp]", "called: ['{tummy}']"),
        ("'{tummy}'", "symptoms.cramp.called: nothing is filled in for {tummy} here; take it out"),
    ),
    "yes among the words": (
        *("called: [cramp]", "called: [yes]"),
        ("[yes]", f"symptoms.cramp.called: YAML reads this as True, {QUOTES}"),
    ),
    "a number among the words of a place": (
        *("en-US: [a grade]", "en-US: [2012-12-13]"),
        ("[2012", f"conditions.uphill.called_in.en-US: YAML reads this as 2012-12-13, {QUOTES}"),
    ),
    "a number among the wordings": (
        *("[It was new.]", "[It was new., 12]"),
        (", 12", f"soreness.general: YAML reads this as 12, {QUOTES}"),
    ),
    "a number for a text": (
        *("\n    when: uphill\n", "\n    when: 5\n"),
        ("\n    when: 5", f"conditions.uphill.when: YAML reads this as 5, {QUOTES}"),
    ),
    "a colon in a text": (
        *("[It was new.]", "[Note: new.]"),
        ("Note:", "soreness.general: this must be a text; put it in quotes"),
    ),
    "one word for a list": (
        *("called: [cramp]", "called: cramp"),
        ("called: cramp", "symptoms.cramp.called: this must be a list, as in [one, two]"),
    ),
    "one word for two things": (
        *("called: [hill]", "called: [hill, flat]"),
        ("[hill, flat]", "conditions.uphill: 'flat' is written for level too; keep it at one of"),
    ),
    "one word for a muscle and a group": (
        *("called: [soleus]", "called: [the soleus, calf]"),
        ("  calves:", "groups.calves: 'calf' is written for soleus too; keep it at one of the two"),
    ),
    "a word longer than Alexa takes": (
        *("called: [cramp]", f"called: [{'very ' * 28}long cramp]"),
        ("long cramp", f"symptoms.cramp: '{'very ' * 28}long cramp' has 150 characters; Alexa ta"),
    ),
    "a tip longer than a breath": (
        *("[Take the hill.]", f"[{LONG.capitalize()}on. {LONG.capitalize()}on.]"),
        ("Go go go", "tips.take_the_hill.say: 38 words do not fit one breath; use at most 35"),
    ),
    "a sentence without an end in sight": (
        *("[It was new.]", f"[{LONG}go go go.]"),
        ("go go go", "soreness.general: a sentence of 21 words is hard to follow; use at most 20"),
    ),
    "digits": (
        *("[It was new.]", "[It was 2 days ago.]"),
        ("2 days", "soreness.general: '2' is a digit; write numbers as words"),
    ),
    "an abbreviation": (
        *("[It was new.]", "[Try e.g. a hill.]"),
        ("e.g.", "soreness.general: 'e.g.' is an abbreviation; write it out"),
    ),
    "a unit": (
        *("[It was new.]", "[Walk one km more.]"),
        ("one km", "soreness.general: 'km' is an abbreviation; write it out"),
    ),
    "a bracket": (
        *("[It was new.]", "[It (was new.]"),
        ("(was", "soreness.general: '(' cannot be spoken; say it in words"),
    ),
    "a question in an answer": (
        *("[It was new.]", "['Was it new? Yes.']"),
        ("Was it", "soreness.general: '?' cannot be spoken; say it in words"),
        ("Was it", "soreness.general: a question stands before the end; ask one thing, and ask it"),
    ),
    "an offer that asks nothing": (
        *("\n  tip:\n    - Go on?", "\n  tip:\n    - Ask no more."),
        ("    - Ask no", "offers.tip: this asks nothing; end it with a question"),
    ),
    "spaces": (
        *("[It was new.]", "[It  was new.]"),
        ("It  was", "soreness.general: a space or a mark is too many or missing; mend it"),
    ),
    "no locales": (
        *("\nlocales: [en-GB, en-US]", ""),
        ("", "'locales' is missing; add it to language.yaml, as in `locales: [en-GB, en-US]`"),
    ),
    "locales of another shape": (
        *("\nlocales: [en-GB, en-US]", "\nlocales: en-GB"),
        ("\nlocales:", "locales: this does not fit; write it as in `locales: [en-GB, en-US]`"),
    ),
    "locales of the folder that was copied": (
        *("\nlocales: [en-GB, en-US]", "\nlocales: [en-GB, en-US, de-DE]"),
        ("\nlocales:", "locales: 'de-DE' is none of en; write it as in en-XX"),
    ),
    "a setting misspelt": (
        *("\nlists:", "\nlist:"),
        ("", f"'lists' is missing; add it to language.yaml, as in `{LISTS}`"),
        ("\nlist:", "there is no section 'list'; did you mean 'lists'?"),
    ),
    "lists of another shape": (
        *('\nlists: {and: "{0} and {1}", comma: ", "}', "\nlists: [and, or]"),
        ("\nlists:", f"lists: this does not fit; write it as in `{LISTS}`"),
    ),
    "a mark misspelt": (
        *('ask: "?"', 'aks: "?"'),
        ("\nmarks:", f"marks: this does not fit; write it as in `{MARKS}`"),
    ),
    "a word of no default": (
        *("  lift: {default:", "  lift: {defualt:"),
        ("  lift: {d", "words.lift: there is no default; write it as in {default: ...}"),
    ),
    "a place that is none": (
        *("lift, en-US:", "lift, en-UK:"),
        ("  lift: {d", "words.lift: 'en-UK' is not a locale of this language; did you mean 'en-"),
    ),
    "a key twice": (
        *("\n  rude:", "\n  thanks:"),
        ("\nprompts:", f"prompts.rude: {MISSING}"),
        ("\n  thanks:\n    - Go on.\n  tip", "'thanks' stands here a second time (first in line "),
    ),
    "a key in two files": (
        *("\ngoals:", "\nmuscles:\n  soleus: {}\ngoals:"),
        ("\n  soleus: {}", "'soleus' stands here a second time (first in muscles.yaml, line 2)"),
    ),
    "a tab": (
        *("\n  calf:", "\n\tcalf:"),
        ("\n\tcalf:", "this is not YAML: found character '\\t' that cannot start any token; mend"),
    ),
}


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
            return f"{file.name}:{before.count(chr(10)) + (piece[0] == chr(10))}"
    return f"{language}:1"


def test_a_whole_language_has_no_fault(language: Path, faults: Callable[[Path], list[str]]) -> None:
    """The small language that the others are broken from is in order."""
    assert faults(language) == []


@pytest.mark.parametrize("case", BROKEN)
def test_what_would_break_the_skill_is_told(
    language: Path, faults: Callable[[Path], list[str]], case: str
) -> None:
    """Each way to break a language gives these faults and no others."""
    old, new, *expected = BROKEN[case]
    _break(language, old, new)
    lines = [f"{_place(language, piece)}: {message}" for piece, message in expected]
    found = zip(sorted(faults(language)), sorted(lines), strict=True)
    assert [fault[: len(line)] for fault, line in found] == sorted(lines)


def test_a_section_in_the_file_of_another_subject(
    language: Path, faults: Callable[[Path], list[str]]
) -> None:
    """Nobody would look for it there."""
    (language / "groups.yaml").rename(language / "bodies.yaml")
    message = "the section 'groups' belongs into groups.yaml; move it there"
    assert faults(language) == [f"bodies.yaml:1: {message}"]


def test_an_open_quote_is_told_where_it_begins(
    language: Path, faults: Callable[[Path], list[str]]
) -> None:
    """YAML gives up at the end of the file, far below."""
    _break(language, "\n  ache:\n    - Go", '\n  ache:\n    - "Go')
    (fault,) = faults(language)
    assert fault.startswith("talk.yaml:")
    assert fault.endswith("or what was begun in line 9 (an open quote?)")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "sources.yaml:1: the file is empty; write its sections"),
        (b"# later\n", "sources.yaml:1: the file is empty; write its sections"),
        (b"- one\n", "sources.yaml:1: the file holds no sections; write it as keys"),
        ("sources: {a: b}".encode("utf-16"), "sources.yaml:1: this is not UTF-8 text; save the"),
    ],
)
def test_a_file_without_sections(
    language: Path, faults: Callable[[Path], list[str]], content: bytes, message: str
) -> None:
    """A file that holds nothing is named, and hides no sense of the rest."""
    (language / "sources.yaml").write_bytes(content)
    (fault,) = faults(language)
    assert fault.startswith(message)


def test_a_byte_order_mark_is_no_fault(language: Path, faults: Callable[[Path], list[str]]) -> None:
    """Some editors write one before the text, where nobody sees it."""
    file = language / "sources.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert faults(language) == []


def test_the_command_tells_all_faults_at_once(
    language: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is wrong with each language is told in one go, and counted."""
    copytree(language, language.with_name("de"))
    _break(language, "\n  thanks:", "\n  tanks:")
    monkeypatch.setattr(
        commands.knowledge, "KNOWLEDGE_FILE", Path(__file__).with_name("small.yaml")
    )
    monkeypatch.setattr(commands.knowledge, "LANGUAGES", language.parent)
    monkeypatch.setattr(commands.knowledge, "SENTENCES", language)  # which holds no languages
    parser = argparse.ArgumentParser()
    commands.knowledge.add_parser(parser.add_subparsers())
    args = parser.parse_args(["knowledge", "check"])
    assert args.run(args) == 1
    *lines, number = capsys.readouterr().out.splitlines()
    places = [Path(line.split(":", 1)[0]).relative_to(language.parent).parts for line in lines]
    assert places == [*2 * [("de", "language.yaml")], *2 * [("en", "talk.yaml")]]
    assert number == "4 faults"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("\n  rude:", "\n  thanks:", "'thanks' stands here a second time (first in line"),
        ("\nlocales: [en-GB, en-US]", "", "'locales' is missing; add it"),
        ("\n  launch_first:\n", "\n  launch_first:\n    - 'oops\n", "this is not YAML: "),
    ],
)
def test_the_build_refuses_with_the_same_words(
    language: Path, old: str, new: str, message: str
) -> None:
    """What cannot be built is told as the check tells it, and nothing is written of it."""
    _break(language, old, new)
    with pytest.raises(BrokenContentError, match=rf"^{language}\S*:\d+: {re.escape(message)}"):
        build(language.parent)
    assert not (language.parent / "en-GB.json").exists()
