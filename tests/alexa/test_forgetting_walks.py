"""Who is forgotten leaves no walk behind, and who asks hears how many are kept."""

from __future__ import annotations

from tests.alexa.talk import request, speech
from tests.alexa.walker import USER, Somebody


def test_how_many_walks_are_kept() -> None:
    """The walks are among what the skill knows of somebody."""
    walker = Somebody()
    for walks in ("one walk", "2 walks"):
        walker.start()
        walker.later(600).say("EndWalkIntent")
        answer = walker.later(60).say("WhatYouKnowIntent")
        assert walks in speech({"response": answer})


def test_forget_me_in_the_middle_of_a_walk() -> None:
    """The walk that is on goes with those that are over."""
    walker = Somebody()
    walker.start()
    walker.later(600).say("EndWalkIntent")
    walker.start()
    asked = walker.handler(request("ForgetMeIntent", user=USER), None)
    assert "walks" in speech(asked)
    attributes = asked["sessionAttributes"]
    walker.handler(request("AMAZON.YesIntent", user=USER, new=False, attributes=attributes), None)
    found = walker.store.load(USER)
    assert found is None or not found.text
    assert "together yet" in speech({"response": walker.later(60).say("ProgressIntent")})
