"""How a talk goes: when it closes, what it ends in, what it leaves, how it goes on."""

from __future__ import annotations

import os
from typing import Any

import pytest

from skill.lambda_function import Handler, make_handler
from tests.alexa.talk import UPHILL, Talk, request, speech, statements
from tests.languages.wordings import key_of
from tests.lawful import plain

Envelope = dict[str, Any]

#: Complete questions, each of another kind.
QUESTIONS: list[tuple[str, dict[str, Any]]] = [
    ("OverviewIntent", {}),
    ("ConditionMusclesIntent", {"condition": "uphill"}),
    ("CompareConditionsIntent", {"condition": "sand", "other_condition": "grass"}),
    ("MuscleRoleIntent", {"muscle": ["calves", "glutes"]}),
    ("MuscleInConditionIntent", {"muscle": "soleus", "condition": "uphill"}),
    ("JobIntent", {"job": "level_pelvis"}),
    ("StridePhaseIntent", {"phase": "heel_strike"}),
    ("ToneIntent", {"muscle": "calves"}),
    ("ExerciseIntent", {"muscle": "glutes"}),
    ("BenefitIntent", {"benefit": "mood"}),
    ("WalkingTargetIntent", {}),
    ("SorenessIntent", {"muscle": "quadriceps", "condition": "downhill"}),
    ("CautionIntent", {"circumstance": "diabetes"}),
    ("TipIntent", {"condition": "sand"}),
    ("StanceShareFactIntent", {}),
]
SAFETY = [
    ("PainIntent", {"symptom": "chest_pain"}),
    ("PainIntent", {"symptom": "stroke_signs"}),
    ("PainIntent", {"body_part": "left_arm"}),
    ("PainIntent", {"symptom": "dizziness"}),
    ("PainIntent", {"symptom": "cramp", "body_part": "chest"}),
]


def reprompt(envelope: Envelope) -> str:
    return plain(envelope["response"]["reprompt"]["outputSpeech"]["ssml"])


#: Questions that tell of health: nothing of them may be kept, so the talk itself goes on.
OF_HEALTH = frozenset(("CautionIntent", "SorenessIntent"))


@pytest.mark.parametrize(("intent", "slots"), [q for q in QUESTIONS if q[0] in OF_HEALTH])
def test_a_one_shot_about_health_stays(
    handler: Handler, intent: str, slots: dict[str, Any]
) -> None:
    """It offers something, so that "why" or "and with weights" need no record of it."""
    answer = handler(request(intent, slots), None)
    assert not answer["response"]["shouldEndSession"]
    assert speech(answer).endswith("?")


@pytest.mark.parametrize(("intent", "slots"), [q for q in QUESTIONS if q[0] not in OF_HEALTH])
def test_a_one_shot_closes(handler: Handler, intent: str, slots: dict[str, Any]) -> None:
    """A complete question asked with the invocation is answered, and the session closes."""
    answer = handler(request(intent, slots), None)
    assert answer["response"]["shouldEndSession"]
    assert "reprompt" not in answer["response"]
    assert "?" not in speech(answer)
    assert not answer.get("sessionAttributes")


@pytest.mark.parametrize(("intent", "slots"), QUESTIONS)
def test_in_a_talk_an_answer_ends_in_a_question(
    handler: Handler, intent: str, slots: dict[str, Any]
) -> None:
    """In a talk each answer ends in one question, and silence gets another, shorter one."""
    answer = handler(request(intent, slots, new=False), None)
    said = speech(answer)
    assert not answer["response"]["shouldEndSession"]
    assert said.count("?") == 1
    assert said.endswith("?")
    assert reprompt(answer) not in said
    assert len(reprompt(answer).split()) < len(said.split())


@pytest.mark.parametrize("intent", ["AboutMuscleIntent", "ConditionMusclesIntent", "JobIntent"])
def test_an_incomplete_one_shot_stays_open(handler: Handler, intent: str) -> None:
    """A question that lacks a name is asked back even with the invocation."""
    answer = handler(request(intent), None)
    assert not answer["response"]["shouldEndSession"]
    assert speech(answer).endswith("?")


@pytest.mark.parametrize("new", [True, False], ids=["one-shot", "in a talk"])
@pytest.mark.parametrize(("intent", "slots"), SAFETY)
def test_emergencies_close(handler: Handler, intent: str, slots: dict[str, Any], new: bool) -> None:
    """Who is unwell is told what to do, and is asked nothing."""
    answer = handler(request(intent, slots, new=new), None)
    assert answer["response"]["shouldEndSession"]
    assert "?" not in speech(answer)


@pytest.mark.parametrize("slots", [{"symptom": "injury"}, {"symptom": "numbness"}, {}])
def test_what_a_doctor_looks_at_later_leaves_room_for_questions(
    handler: Handler, slots: dict[str, Any]
) -> None:
    """ "Is that bad", "what can i do" come next, and are asked of that sign."""
    answer = handler(request("PainIntent", slots), None)
    assert not answer["response"]["shouldEndSession"]
    assert speech(answer).endswith("?")


def test_the_gravest_sign_is_answered(handler: Handler, says: Any) -> None:
    """A cramp named together with a pain in the chest is answered as pain in the chest."""
    answer = handler(request("PainIntent", {"symptom": "cramp", "body_part": "chest"}), None)
    assert says(speech(answer), "symptoms.chest_pain.answer")


@pytest.mark.parametrize(
    "intent", ["AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent"]
)
def test_stop_is_brief(talk: Talk, intent: str) -> None:
    """ "Stop" is obeyed in a word or two."""
    assert len(talk.ask(intent).split()) <= 2
    assert not talk.open


@pytest.mark.parametrize(
    ("intent", "slots", "key"),
    [
        ("OverviewIntent", {}, "overview.answer"),
        ("ConditionMusclesIntent", {"condition": "uphill"}, "conditions.uphill.muscles"),
        ("MuscleRoleIntent", {"muscle": "calves"}, "groups.calves.role"),
        ("ToneIntent", {"muscle": "glutes"}, "tone.glutes.answer"),
    ],
)
def test_the_same_question_twice(
    talk: Talk, says: Any, intent: str, slots: dict[str, Any], key: str
) -> None:
    """Asked again at once, the same facts come in other words, with another question."""
    first, second = (talk.ask(intent, **slots) for _ in range(2))
    assert says(first, key)
    assert says(second, key)
    assert statements(first) != statements(second)
    assert first.rsplit(". ", 1)[-1] != second.rsplit(". ", 1)[-1]


def test_a_card_has_title_and_text(handler: Handler) -> None:
    """An answer leaves a card with its subject and what was said, without the question."""
    answer = handler(request(*UPHILL, new=False), None)
    card = answer["response"]["card"]
    assert card["title"] == "Walking uphill"
    assert card["content"] == statements(speech(answer))


@pytest.mark.parametrize(("intent", "slots"), QUESTIONS)
def test_every_card_is_plain(handler: Handler, intent: str, slots: dict[str, Any]) -> None:
    """A card's title starts large, and its text asks nothing."""
    card = handler(request(intent, slots, new=False), None)["response"]["card"]
    assert card["title"][:1].isupper()
    assert card["content"].endswith(".")
    assert "?" not in card["content"]


@pytest.mark.parametrize("intent", [None, "AMAZON.HelpIntent", "ThanksIntent", "GreetingIntent",
                                    "AMAZON.FallbackIntent", "AboutMuscleIntent"])  # fmt: skip
def test_small_talk_leaves_no_card(handler: Handler, intent: str | None) -> None:
    """Greetings, help and repair are not worth a card."""
    assert "card" not in handler(request(intent, new=False), None)["response"]


def test_tell_me_more_goes_on_until_the_end(talk: Talk, says: Any) -> None:
    """Each "tell me more" tells something new, until the skill says that this is all."""
    heard = [key_of("en-US", statements(talk.ask(UPHILL[0], **UPHILL[1])))]
    for _ in range(30):
        answer = talk.ask("TellMeMoreIntent")
        assert talk.open
        if says(answer, "prompts.more_end"):
            break
        heard.append(key_of("en-US", statements(answer)))
    else:
        pytest.fail("it never ends")
    assert None not in heard
    assert len(heard) > 4
    assert len(set(heard)) == len(heard)


def test_why_in_between_does_not_start_more_again(talk: Talk) -> None:
    """A "why" between two "tell me more" does not bring back what was told."""
    talk.ask(UPHILL[0], **UPHILL[1])
    first = key_of("en-US", statements(talk.ask("TellMeMoreIntent")))
    talk.ask("WhyIntent")
    second = key_of("en-US", statements(talk.ask("TellMeMoreIntent")))
    assert None not in (first, second)
    assert first != second


def test_the_session_attributes_are_small(talk: Talk, handler: Handler) -> None:
    """The talk travels as a small, versioned mapping of ids."""
    answer = handler(request(*UPHILL, new=False), None)
    kept = answer["sessionAttributes"]["talk"]
    assert kept["version"] == 2
    assert kept["last"]["asked"] == {"kind": "condition", "conditions": ["uphill"]}
    assert kept["focus"] == ["condition.uphill"]
    assert kept["expects"]["then"] == {"kind": "tip", "conditions": ["uphill"]}


@pytest.mark.parametrize(
    "kept",
    [
        {"version": 3, "topic": {"kind": "condition", "conditions": ["uphill"]}},
        {"version": 2, "last": {"asked": {"kind": "condition", "conditions": ["on_the_moon"]}}},
        {"version": 2, "last": {"asked": {"kind": "misspelt", "conditions": ["uphill"]}}},
        {"version": 2, "last": 7, "focus": {}, "expects": [], "tips": ["a"], "wordings": 1},
        {"version": 1, "topic": {"kind": "condition", "conditions": ["on_the_moon"]}},
        {"version": 1, "topic": {"kind": "about", "muscles": ["elbow_muscle"]}},
        {"version": 1, "topic": "uphill", "told": "twice", "tips": 7, "said": []},
        "uphill",
    ],
)
def test_a_talk_of_another_version_is_a_new_one(handler: Handler, says: Any, kept: object) -> None:
    """A session that goes on across an update loses its topic, and nothing else."""
    event = request("WhyIntent", new=False, attributes={"talk": kept})
    answer = handler(event, None)
    assert says(speech(answer), "prompts.why_what")
    assert not answer["response"]["shouldEndSession"]


def test_yes_gives_what_was_offered(talk: Talk, says: Any) -> None:
    """After an answer on hills "yes" gives a tip that fits hills."""
    talk.ask(UPHILL[0], **UPHILL[1])
    answer = talk.ask("AMAZON.YesIntent")
    assert says(answer, "tips.take_the_hill.say")


def test_no_then_no_says_goodbye(talk: Talk, says: Any) -> None:
    """The first "no" declines the offer, the second ends the talk."""
    talk.ask(UPHILL[0], **UPHILL[1])
    assert says(talk.ask("AMAZON.NoIntent"), "prompts.no_offer")
    assert talk.open
    assert says(talk.ask("AMAZON.NoIntent"), "prompts.goodbye_kind")
    assert not talk.open


@pytest.mark.parametrize(
    ("slots", "key"),
    [
        ({"benefit": "sleep"}, "benefits.sleep.answer"),
        ({"goal": "balance"}, "offers.anything"),
        ({"condition": "sand"}, "conditions.sand.muscles"),
        ({"muscle": "soleus"}, "effects.up06"),
    ],
)
def test_what_about_anything(talk: Talk, says: Any, slots: dict[str, str], key: str) -> None:
    """ "What about" may name a benefit, a goal, a way of walking or a muscle."""
    talk.ask(UPHILL[0], **UPHILL[1])
    assert says(talk.ask("WhatAboutIntent", **slots), key)


def test_thanks_ends_the_talk(talk: Talk, says: Any) -> None:
    """Thanks are taken kindly, and the session closes."""
    assert says(talk.ask("ThanksIntent"), "prompts.thanks")
    assert not talk.open


@pytest.mark.parametrize("locale", ["en-US", "en-GB", "en-AU", "en-CA", "en-IN", "de-DE", "fr-FR"])
def test_a_talk_in_every_locale(handler: Handler, locale: str) -> None:
    """A whole talk goes its way in each locale, and in English where we do not speak it."""
    talk = Talk(handler, locale=locale)
    heard = [talk.ask(), talk.ask(UPHILL[0], **UPHILL[1])]
    heard += [talk.ask(f"{name}Intent") for name in ("Why", "TellMeMore", "Source", "Tip")]
    assert talk.open
    assert len(set(heard)) == len(heard)
    talk.ask("AMAZON.StopIntent")
    assert not talk.open


@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_functions_restored_from_one_snapshot_draw_differently() -> None:
    """Lambda copies a function that was made ready: each copy has a chance of its own."""
    handler = make_handler(None, log=lambda *_: None)
    heard = set()
    for _ in range(12):
        reading, writing = os.pipe()
        copy = os.fork()
        if copy == 0:
            os.write(writing, str(handler(request("TipIntent"), None)).encode())
            os._exit(0)
        os.close(writing)
        with os.fdopen(reading, "rb") as said:
            heard.add(said.read())
        os.waitpid(copy, 0)
    assert len(heard) > 1
