"""Dialogs: Alexa's own, the skill's, and what cannot be played."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from alexa_desk import parse_model
from tests.simulator.kiosk import Skill, desk, kiosk, says

DELEGATE: dict[str, Any] = {"directives": [{"type": "Dialog.Delegate"}]}


def delegating(event: dict[str, Any]) -> dict[str, Any]:
    """Delegate until the dialog is complete."""
    if event["request"].get("dialogState") == "COMPLETED":
        return says("Here you are.", ask=False)
    return DELEGATE


def states(skill: Skill) -> list[str | None]:
    return [request.get("dialogState") for request in skill.requests]


def test_alexa_leads_a_delegated_dialog_alone() -> None:
    """With auto delegation the skill hears of the intent once, when it is complete."""
    skill = Skill(says("Here you are.", ask=False))
    alexa = desk(skill, kiosk("ALWAYS"))
    said = [alexa.say(words).speech for words in
            ("buy a ticket", "to the lake", "three", "yes", "yes")]  # fmt: skip

    assert said == [
        "Where to?",
        "How many?",
        "3, right?",
        "3 tickets to the lake, shall i?",
        "Here you are.",
    ]
    (request,) = skill.requests
    assert (request["dialogState"], request["intent"]["confirmationStatus"]) == (
        "COMPLETED",
        "CONFIRMED",
    )
    assert request["intent"]["slots"]["count"]["confirmationStatus"] == "CONFIRMED"


@pytest.mark.parametrize("words", ["yes that's right", "yeah correct", "that is right", "yes yes"])
def test_yes_in_several_words_confirms(words: str) -> None:
    """People say yes twice, in other words; all of it is one yes."""
    alexa = desk(Skill(says("Here you are.", ask=False)), kiosk("ALWAYS"))
    for before in ("buy a ticket", "to the lake", "three"):
        alexa.say(before)
    assert alexa.say(words).speech == "3 tickets to the lake, shall i?"


def test_the_skill_delegates_turn_by_turn() -> None:
    """Without it the skill gets each turn with the dialog's state, and hands it on."""
    skill = Skill(delegating)
    alexa = desk(skill)
    first = alexa.say("buy a ticket")
    assert (first.speech, first.session_open, first.error) == ("Where to?", True, None)
    for words in ("castle", "two", "yes"):
        turn = alexa.say(words)
    assert turn.speech == "2 tickets to castle, shall i?"
    assert alexa.say("yes").speech == "Here you are."
    assert states(skill) == ["STARTED", *["IN_PROGRESS"] * 3, "COMPLETED"]


def test_a_dialog_without_confirmation_completes_by_itself() -> None:
    """Where nothing is left to ask, a delegation brings the complete intent at once."""
    skill = Skill(delegating)
    alexa = desk(skill, kiosk(confirmationRequired=False, slots=[]))
    assert alexa.say("a ticket to the lake").speech == "Here you are."
    assert states(skill) == ["STARTED", "COMPLETED"]


def test_prompts_take_turns() -> None:
    """The variations of a prompt are said one after the other."""
    alexa = desk(Skill(DELEGATE), kiosk("ALWAYS"))
    said = [alexa.say("buy a ticket").speech for _ in range(2)]
    assert said == ["Where to?", "Which place?"]


def test_a_value_that_is_not_valid_is_asked_for_again() -> None:
    """A validation speaks its prompt, and the slot is elicited anew."""
    skill = Skill(says("Here you are.", ask=False))
    alexa = desk(skill, kiosk("ALWAYS"))
    said = [alexa.say(words).speech for words in ("a ticket to the lake", "fifty", "five")]
    assert said == ["How many?", "Nine at most.", "5, right?"]


@pytest.mark.parametrize(("day", "valid"), [("tomorrow", True), ("next year", False)])
def test_a_year_is_judged_by_its_first_day(day: str, valid: bool) -> None:
    """Where a day within a month is asked for, next year is none."""
    validation = {"type": "isInDuration", "prompt": "Too.Many", "start": "P0D", "end": "P30D"}
    slot = {"name": "count", "type": "AMAZON.DATE", "elicitationRequired": True,
            "prompts": {"elicitation": "Ask.Count"}, "validations": [validation]}  # fmt: skip
    intent = {"name": "DayIntent", "slots": [slot], "samples": ["pick a day"]}
    document = {
        "languageModel": {"invocationName": "day shop", "intents": [intent]},
        "dialog": {"delegationStrategy": "ALWAYS", "intents": [intent | {"prompts": {}}]},
        "prompts": [{"id": name, "variations": [{"type": "PlainText", "value": name}]}
                    for name in ("Ask.Count", "Too.Many")],
    }  # fmt: skip
    models = {"en-US": parse_model({"interactionModel": document}, "en-US")}
    alexa = desk(Skill(says("Fine.", ask=False)), models, clock=datetime(2026, 10, 5, tzinfo=UTC))
    alexa.say("pick a day")
    assert alexa.say(day).speech == ("Fine." if valid else "Too.Many")


@pytest.mark.parametrize(
    ("answer", "day"),
    [
        ("the end of the month", "2026-10"),
        ("friday at nine", "2026-10-09"),
        ("tonight at eight if you can", "2026-10-05"),
        ("no idea", "?"),
    ],
)
def test_a_day_is_heard_in_an_answer_that_says_more(answer: str, day: str) -> None:
    """What else is said fills no count, and only what names no day at all is none."""
    kinds = {"day": "AMAZON.DATE", "count": "AMAZON.NUMBER"}
    slots = [{"name": name, "type": kind} for name, kind in kinds.items()]
    asked = [
        slot | {"elicitationRequired": True, "prompts": {"elicitation": f"Ask.{slot['name']}"}}
        for slot in slots
    ]
    samples = ["rent a boat", "a boat for {count}", "a boat on {day}"]
    intent = {"name": "BoatIntent", "slots": slots, "samples": samples}
    document = {
        "languageModel": {"invocationName": "boat house", "intents": [intent]},
        "dialog": {"intents": [{"name": "BoatIntent", "slots": asked, "prompts": {}}]},
        "prompts": [{"id": f"Ask.{name}", "variations": [{"type": "PlainText", "value": name}]}
                    for name in kinds],
    }  # fmt: skip
    models = {"en-US": parse_model({"interactionModel": document}, "en-US")}
    skill = Skill(DELEGATE)
    alexa = desk(skill, models, clock=datetime(2026, 10, 5, tzinfo=UTC))
    alexa.say("rent a boat")
    turn = alexa.say(answer)
    assert {name: heard[0].said for name, heard in turn.slots.items()} == {"day": day}


def test_an_answer_that_is_no_number_keeps_the_dialog() -> None:
    """Alexa asks again by herself; a skill that asked gets "?" for the slot."""
    alexa = desk(Skill(says("Here you are.", ask=False)), kiosk("ALWAYS"))
    said = [alexa.say(words).speech for words in ("a ticket to the lake", "bananas", "three")]
    assert said == ["How many?", "How many?", "3, right?"]

    elicit = says("How many?", directives=[{"type": "Dialog.ElicitSlot", "slotToElicit": "count"}])
    skill = Skill(elicit)
    alexa = desk(skill)
    alexa.say("buy a ticket")
    assert alexa.say("a handful of them").intent == "TicketIntent"
    assert skill.requests[-1]["intent"]["slots"]["count"]["value"] == "?"
    assert alexa.say("any news today").intent == "NewsIntent"


def test_a_denied_slot_is_asked_for_again_and_a_denied_intent_is_told() -> None:
    """No to a slot asks for it again; no to the whole completes it, denied."""
    skill = Skill(says("Then not.", ask=False))
    alexa = desk(skill, kiosk("ALWAYS"))
    words = ("a ticket to the lake", "five", "no", "six", "yes", "no")
    said = [alexa.say(each).speech for each in words]
    assert said[2:] == ["How many?", "6, right?", "6 tickets to the lake, shall i?", "Then not."]
    assert skill.requests[0]["intent"]["confirmationStatus"] == "DENIED"


def test_the_slot_asked_for_is_tried_first() -> None:
    """A bare value, an answer sample, and a word nobody wrote down all fill it."""
    elicit = says("Where?", directives=[{"type": "Dialog.ElicitSlot", "slotToElicit": "place"}])
    for words, value in (("castle", "castle"), ("to lake", "lake"), ("atlantis", "atlantis")):
        skill = Skill(elicit)
        alexa = desk(skill)
        assert alexa.say("buy a ticket").speech == "Where?"
        alexa.say(words)
        slot = skill.requests[-1]["intent"]["slots"]["place"]
        assert slot["value"] == value
        assert skill.requests[-1]["dialogState"] == "IN_PROGRESS"
    assert slot["resolutions"]["resolutionsPerAuthority"][0]["status"]["code"] == (
        "ER_SUCCESS_NO_MATCH"
    )


def test_a_word_alone_is_for_the_slot_asked_for() -> None:
    """Nobody wrote it down, and another slot of the intent would take it as well."""
    slots = [{"name": "pet", "type": "AMAZON.Animal"}, {"name": "mood", "type": "Mood"}]
    intent = {"name": "PetIntent", "slots": slots, "samples": ["find a pet", "{pet}", "a {pet}"]}
    moods = {"name": "Mood", "values": [{"name": {"value": "calm"}}, {"name": {"value": "wild"}}]}
    language = {"invocationName": "pet shop", "intents": [intent], "types": [moods]}
    elicits = asked("Dialog.ElicitSlot", slotToElicit="mood")
    dialog = {"intents": [{"name": "PetIntent", "slots": slots, "prompts": {}}]}
    document = {"interactionModel": {"languageModel": language, "dialog": dialog}}
    alexa = desk(Skill(elicits), {"en-US": parse_model(document, "en-US")})
    alexa.say("find a pet")
    assert {name: heard[0].said for name, heard in alexa.say("playful").slots.items()} == {
        "mood": "playful"
    }


def test_stop_is_never_a_value() -> None:
    """While a slot is asked for, stop and help are themselves."""
    elicit = says("Where?", directives=[{"type": "Dialog.ElicitSlot", "slotToElicit": "place"}])
    alexa = desk(Skill(elicit, says("Bye.", ask=False)))
    alexa.say("buy a ticket")
    assert alexa.say("stop").intent == "AMAZON.StopIntent"


def test_another_intent_leaves_the_dialog() -> None:
    """Whoever asks something else is answered that."""
    alexa = desk(Skill(DELEGATE, says("Nothing new.")))
    alexa.say("buy a ticket")
    turn = alexa.say("any news today")
    assert (turn.intent, turn.speech) == ("NewsIntent", "Nothing new.")


def test_the_skill_may_change_the_intent() -> None:
    """updatedIntent fills slots, or goes over to another intent with a dialog."""
    slots = {"place": {"name": "place", "value": "the lake", "confirmationStatus": "NONE"}}
    updated = {"name": "TicketIntent", "confirmationStatus": "NONE", "slots": slots}
    skill = Skill({"directives": [{"type": "Dialog.Delegate", "updatedIntent": updated}]})
    turn = desk(skill).say("any news today")
    assert (turn.speech, turn.session_open) == ("How many?", True)


def test_confirming_in_the_skills_words() -> None:
    """ConfirmSlot and ConfirmIntent ask in the skill's words; yes and no come back as statuses."""
    confirm = says("The lake?", directives=[
        {"type": "Dialog.ConfirmSlot", "slotToConfirm": "place"}])  # fmt: skip
    whole = says("All right?", directives=[{"type": "Dialog.ConfirmIntent"}])
    skill = Skill(confirm, whole, says("Bye.", ask=False))
    alexa = desk(skill)
    assert alexa.say("a ticket to the lake").speech == "The lake?"
    assert alexa.say("yes").speech == "All right?"
    alexa.say("no")
    assert skill.requests[1]["intent"]["slots"]["place"]["confirmationStatus"] == "CONFIRMED"
    assert skill.requests[2]["intent"]["confirmationStatus"] == "DENIED"


def asked(kind: str, **more: Any) -> dict[str, Any]:
    return says("What?", directives=[{"type": kind, **more}])


@pytest.mark.parametrize(
    ("said", "answer", "complaint"),
    [
        ("any news today", DELEGATE, "NewsIntent is not in the model's dialog"),
        ("any news today", asked("Dialog.ElicitSlot", slotToElicit="x"), "not in the model's"),
        ("buy a ticket", asked("Dialog.ElicitSlot", slotToElicit="hour"), "no slot 'hour'"),
        ("buy a ticket", asked("Dialog.ElicitSlot"), "no slotToElicit"),
        ("buy a ticket", asked("Dialog.ConfirmIntent", updatedIntent={"name": "Gone"}), "'Gone'"),
        ("buy a ticket", asked("Dialog.ConfirmIntent", updatedIntent={
            "name": "TicketIntent", "slots": {"hour": {}}}), "slot 'hour'"),
        ("buy a ticket", asked("Dialog.ElicitSlot", slotToElicit="place")
            | {"shouldEndSession": True}, "shouldEndSession is true"),
        ("open ticket kiosk", DELEGATE, "without updatedIntent"),
    ],
)  # fmt: skip
def test_a_dialog_that_cannot_be_played_is_an_error(
    said: str, answer: dict[str, Any], complaint: str
) -> None:
    """What is missing is told, and the session ends with the error."""
    skill = Skill(answer)
    turn = desk(skill).say(said)
    assert complaint in (turn.error or "")
    assert not turn.session_open
    assert skill.requests[-1]["error"]["type"] == "INVALID_RESPONSE"


def test_a_prompt_that_is_missing_is_an_error() -> None:
    """A dialog that must ask and has no words for it says so."""
    slots = [{"name": "place", "type": "Place", "elicitationRequired": True, "prompts": {}}]
    turn = desk(Skill(DELEGATE), kiosk(slots=slots)).say("buy a ticket")
    assert "lacks a prompt for the elicitation of slot place" in (turn.error or "")


def test_delegating_without_end_is_an_error() -> None:
    """A complete dialog has nothing more to delegate."""
    alexa = desk(Skill(DELEGATE), kiosk(confirmationRequired=False, slots=[]))
    assert "is complete" in (alexa.say("buy a ticket").error or "")


def test_dynamic_entities_are_heard_and_resolved() -> None:
    """Values that the skill adds are known until the session ends, under their own authority."""
    value = {"id": "MOON", "name": {"value": "moon", "synonyms": ["luna base"]}}
    entities = {
        "type": "Dialog.UpdateDynamicEntities",
        "updateBehavior": "REPLACE",
        "types": [{"name": "Place", "values": [value]}],
    }
    skill = Skill(says("Hi.", directives=[entities]), says("Ok."))
    alexa = desk(skill)
    alexa.say("open ticket kiosk")
    alexa.say("a ticket to luna base")
    slot = skill.requests[-1]["intent"]["slots"]["place"]
    dynamic, static = slot["resolutions"]["resolutionsPerAuthority"]
    assert dynamic["values"] == [{"value": {"name": "moon", "id": "MOON"}}]
    assert ".dynamic." in dynamic["authority"]
    assert static["status"]["code"] == "ER_SUCCESS_NO_MATCH"
