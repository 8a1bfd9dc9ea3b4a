"""Templates hold many sentences and give any of them."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from workshop.documents import BrokenContentError
from workshop.model.sentences import IntentPlan, read_sentences
from workshop.model.templates import Expansions, Template, TemplateError, parse


def template(text: str, **expansions: str) -> Template:
    parsed = {name: parse(body) for name, body in expansions.items()}
    return Template(text, parse(text), Expansions(parsed))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("tell me more", {"tell me more"}),
        ("(which|what) muscles", {"which muscles", "what muscles"}),
        ("tell me [a lot] more", {"tell me more", "tell me a lot more"}),
        ("muscle[s]", {"muscle", "muscles"}),
        ("where is my {muscle}'s end", {"where is my {muscle}'s end"}),
        ("what <use> {condition}", {"what do i use {condition}", "what works {condition}"}),
        ("(my calves;uphill) now", {"my calves uphill now", "uphill my calves now"}),
        ("(my|the|) {muscle}", {"my {muscle}", "the {muscle}", "{muscle}"}),
        ("why|how come", {"why", "how come"}),
    ],
)
def test_a_template_holds_these_sentences(text: str, sentences: set[str]) -> None:
    """Alternatives, optional parts, permutations and expansions are written out; slots stay."""
    made = template(text, use="(do i use|works)")

    assert set(made.spread()) == sentences
    assert made.size == len(sentences)
    assert all(made.matches(sentence) for sentence in sentences)
    assert not made.matches("something else")


def test_a_huge_template_is_cheap_and_its_first_sentences_differ_everywhere() -> None:
    """A template of a million sentences is never listed; a few picked ones show all its words."""
    made = template(" ".join(f"({letter}a|{letter}b)" for letter in "cdefghijklmnopqrstuv"))

    first = list(islice(made.spread(), 40))

    assert made.size == 2**20
    assert len(set(first)) == 40
    words = {word for sentence in first for word in sentence.split()}
    assert len(words) == 40


@pytest.mark.parametrize("text", ["(which|what muscles", "[which muscles", "{condition"])
def test_an_open_bracket_is_told_with_its_template(text: str) -> None:
    """A template that hassil cannot read is named in the error."""
    with pytest.raises(TemplateError, match="cannot be read") as error:
        template(text)
    assert text in str(error.value)


def read(folder: Path, text: str) -> tuple[IntentPlan, ...]:
    (folder / "talk.yaml").write_text("invocation: {default: walking muscles}\n" + text)
    return read_sentences(folder).intents


def test_a_locale_hears_its_own_sentences_besides_the_common_ones(tmp_path: Path) -> None:
    """What stands under only_in belongs to that locale alone."""
    (intent,) = read(
        tmp_path, "intents: {More: {sentences: [go on], only_in: {en-IN: [do go on]}}}"
    )

    assert [made.text for made in intent.templates("en-IN")] == ["go on", "do go on"]
    assert [made.text for made in intent.templates("en-US")] == ["go on"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("intents: [", "2: this is not YAML: "),
        ("intents: {A: {sentences: [x]}, A: {}}", "2: 'A' stands here a second time"),
        ("intents: {A: {sentences: [yes]}}", "2: intents.A.sentences: YAML reads this as True, wh"),
        ("intents: {A: {sentence: [x]}}", "2: intents.A: there is no field 'sentence'; did you m"),
        ("intents: {A: {slots: {muscle: {many: true}}}}", "2: intents.A.slots.muscle: 'type' is m"),
        (
            "intents: {A: {slots: {m: {type: MuscleNam}}}}",
            "2: intents.A.slots.m.type: there is no",
        ),
        ("intents: [A]", "2: intents: this must be a mapping"),
        ("intents:\n  A: {sentences: [x,\n  '(x']}", '4: intents.A.sentences: the template "(x"'),
        (
            "intents: {A: {sentences: [a <abc>]}}\nexpansions: {abd: x}",
            "<abc>, which is none; did ",
        ),
        ("intents: {A: {sentences: ['a {m}']}}", "uses {m}, which is no slot; add it to the slots"),
        ("expansions: {a: <b>, b: <a>}\nintents: {}", "2: expansions.a: <a> uses itself; write it"),
        ("intents: {}\nintens: {}", "3: there is no field 'intens'; did you mean 'intents'?"),
    ],
)
def test_a_mistake_in_sentences_is_told(tmp_path: Path, text: str, told: str) -> None:
    """Mistakes of people are told as sentences, with file and line."""
    with pytest.raises(BrokenContentError, match=rf"^{tmp_path}/talk\.yaml:\d+: ") as error:
        read(tmp_path, text)
    assert told in str(error.value)


def test_sentences_need_a_name_to_open_the_skill_by(tmp_path: Path) -> None:
    """Without an invocation name there is no model."""
    (tmp_path / "talk.yaml").write_text("intents: {}")
    with pytest.raises(BrokenContentError, match="'invocation' is missing"):
        read_sentences(tmp_path)
