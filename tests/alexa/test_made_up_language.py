"""A language nobody speaks: English backwards, with marks of its own, built of what people edit.

What answers every question in it leans on nothing of English: no period, no space, no comma.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml

from skill.knowledge.model import Knowledge
from skill.lambda_function import Handler, make_handler
from skill.languages.sentences import Marks
from skill.languages.words import Languages
from tests.alexa.questions import questions
from tests.alexa.talk import request, speech
from workshop.documents import read_document
from workshop.languages.build import build, read
from workshop.languages.spoken import spoken_faults
from workshop.languages.subjects import SETTINGS
from workshop.languages.wordings import SEQUENCE
from workshop.paths import LANGUAGES

LOCALE = "xx-XX"
ENGLISH = Marks()
MARKS = Marks(end="。", ask="\uff1f", between="")
OWN_SETTINGS = {
    "locales": [LOCALE],
    "marks": vars(MARKS),
    "lists": {"and": "{0}と{1}", "comma": "、"},
    "articles": [],
    "no_names": [],
}


def backwards(text: str) -> str:
    """A text with each sentence backwards and its mark at the end; placeholders stay whole."""
    return MARKS.join(map(_backwards, ENGLISH.sentences(text)))


def _backwards(sentence: str) -> str:
    body = sentence.rstrip(ENGLISH.end + ENGLISH.ask)
    mark = MARKS.ask if ENGLISH.is_question(sentence) else MARKS.end if body != sentence else ""
    return "".join(reversed(re.findall(r"\{\w+\}|.", body))).replace(",", "、") + mark


def _one_wording(value: Any, name: str = "") -> Any:
    """The content of a section with each text in one wording; sequences stay sequences."""
    if isinstance(value, Mapping):
        return {key: _one_wording(inner, key) for key, inner in value.items() if key != "called_in"}
    if isinstance(value, list) and name in (SEQUENCE, "called"):
        return [_one_wording(item) for item in value]
    return backwards(str(value[0] if isinstance(value, list) else value))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the language was written down and built."""
    folder = tmp_path_factory.mktemp("languages")
    english = read(LANGUAGES / "en")
    words = {name: forms["default"][::-1] for name, forms in english["words"].items()}
    content = {
        **OWN_SETTINGS,
        "words": {name: {"default": word} for name, word in words.items()},
        **{name: _one_wording(inner) for name, inner in english.items() if name not in SETTINGS},
    }
    (folder / "xx").mkdir()
    file = folder / "xx" / "language.yaml"
    file.write_text(yaml.dump(content, allow_unicode=True, Dumper=yaml.CSafeDumper), "utf-8")
    build(folder)
    return folder


@pytest.fixture
def handler(folder: Path, reported: list[tuple[str, str]]) -> Handler:
    """The skill, which speaks nothing but that language."""
    return make_handler(
        ":memory:",
        chance=Random(7),
        log=lambda fault, where: reported.append((fault, where)),
        languages=Languages(LOCALE, folder),
    )


def _faults(envelope: Mapping[str, Any]) -> list[str]:
    """What is wrong with an answer: it asks once and last where it listens, and nowhere else."""
    response = envelope["response"]
    text = speech(envelope)
    asked = text.count(MARKS.ask)
    found = [f"{sign} is of another language" for sign in ".?{}" if sign in text]
    if not text:
        found.append("nothing is spoken")
    if response["shouldEndSession"]:
        found += ["a closed session asks"] if asked else []
    elif asked != 1 or not MARKS.is_question(text):
        found.append("an open session must end in exactly one question")
    elif not MARKS.is_question(response["reprompt"]["outputSpeech"]["ssml"][: -len("</speak>")]):
        found.append("the reprompt asks nothing")
    return found


def test_every_question_is_answered(
    handler: Handler, knowledge: Knowledge, reported: list[tuple[str, str]]
) -> None:
    """Whatever is asked has an answer by the marks of the language, and so has what goes on."""
    wrong: dict[str, str] = {}
    for intent, slots in questions(knowledge, one_in=7):
        first = handler(request(intent, slots, locale=LOCALE, new=False), None)
        state = first.get("sessionAttributes")
        again = request("AMAZON.RepeatIntent", locale=LOCALE, new=False, attributes=state)
        for answer in (first, handler(again, None)):
            for fault in _faults(answer):
                wrong.setdefault(fault, f"{intent} {slots}: {speech(answer)}")
    assert wrong == {}
    assert reported == []


def test_the_check_takes_its_marks(folder: Path) -> None:
    """What can be spoken, and what asks, is judged by the marks of the language."""
    assert [str(fault) for fault in spoken_faults(read_document(folder / "xx"))] == []


def test_what_was_said_is_repeated(handler: Handler) -> None:
    """A repetition says the statements again, and knows them by their marks."""
    first = handler(request("AboutMuscleIntent", {"muscle": "soleus"}, locale=LOCALE), None)
    again = handler(request("AMAZON.RepeatIntent", locale=LOCALE), None)
    assert speech(again) == speech(first)


def test_a_short_answer_is_its_first_sentence(handler: Handler) -> None:
    """Two ways of walking are told in a sentence each."""
    slots = {"condition": ["uphill", "stairs_up"]}
    answer = handler(request("ConditionMusclesIntent", slots, locale=LOCALE), None)
    assert len(MARKS.sentences(speech(answer))) == 2
