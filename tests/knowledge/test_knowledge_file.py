"""What the shared knowledge file holds."""

from __future__ import annotations

import pytest

from skill.knowledge.model import Knowledge
from workshop.check import check
from workshop.paths import KNOWLEDGE_FILE

QUADRICEPS = ("rectus_femoris", "vastus_medialis", "vastus_lateralis", "vastus_intermedius")


def test_the_file_is_in_order() -> None:
    """No fault stands in the knowledge file."""
    assert [str(fault) for fault in check(KNOWLEDGE_FILE)] == []


@pytest.mark.parametrize(
    ("section", "least"),
    [("muscles", 35), ("conditions", 16), ("tips", 60), ("exercises", 20), ("sources", 100)],
)
def test_it_knows_enough(knowledge: Knowledge, section: str, least: int) -> None:
    """At least 35 muscles, 16 kinds of walking and 60 tips are known."""
    assert len(getattr(knowledge, section)) >= least


def test_everything_rests_on_a_source(knowledge: Knowledge) -> None:
    """Every finding names a source that the file describes."""
    named = {effect.source for effect in knowledge.effects.values()}
    named |= {fact.source for fact in knowledge.facts.values()}
    assert named <= set(knowledge.sources)


def test_only_rectus_femoris_bends_the_hip(knowledge: Knowledge) -> None:
    """All four quadriceps straighten the knee; only rectus femoris crosses the hip too."""
    assert knowledge.groups["quadriceps"].members == QUADRICEPS
    assert all("knee" in knowledge.muscles[name].joints for name in QUADRICEPS)
    assert all("straighten_knee" in knowledge.muscles[name].jobs for name in QUADRICEPS)
    assert [n for n in QUADRICEPS if "hip" in knowledge.muscles[n].joints] == ["rectus_femoris"]


def test_three_different_glutes(knowledge: Knowledge) -> None:
    """The glutes are maximus, medius and minimus; none is named twice."""
    assert knowledge.groups["glutes"].members == (
        "gluteus_maximus",
        "gluteus_medius",
        "gluteus_minimus",
    )


def test_the_small_glutes_keep_the_pelvis_level(knowledge: Knowledge) -> None:
    """Their job in walking is to level the pelvis, not to move the leg aside."""
    assert knowledge.jobs["level_pelvis"].muscles[:2] == ("gluteus_medius", "gluteus_minimus")


def test_gluteus_maximus_works_on_the_front_leg(knowledge: Knowledge) -> None:
    """It works just after landing; the push from the rear leg is the calves'."""
    assert knowledge.muscles["gluteus_maximus"].active == ((0, 12),)
    assert "push_off" not in knowledge.muscles["gluteus_maximus"].jobs
    assert knowledge.jobs["push_off"].muscles == ("calves",)


def test_soleus_crosses_the_ankle_alone(knowledge: Knowledge) -> None:
    """Soleus starts below the knee, gastrocnemius above it."""
    assert knowledge.muscles["soleus"].joints == ("ankle",)
    assert set(knowledge.muscles["gastrocnemius"].joints) == {"knee", "ankle"}


def test_the_shin_and_the_hip_flexors_are_there(knowledge: Knowledge) -> None:
    """The shin lifts the toes and the hip flexors swing the leg: both take part in walking."""
    assert knowledge.jobs["lift_toes"].muscles == ("tibialis_anterior",)
    assert knowledge.jobs["swing_leg"].muscles[0] == "iliopsoas"


def test_uphill_works_hamstrings_and_calves_too(knowledge: Knowledge) -> None:
    """Not only glutes and quadriceps rise uphill."""
    assert set(knowledge.conditions["uphill"].muscles) == {
        "glutes",
        "hamstrings",
        "quadriceps",
        "calves",
    }


def test_walking_makes_calves_stronger_not_bigger(knowledge: Knowledge) -> None:
    """No definition is promised."""
    assert knowledge.tone["calves"].verdict == "stronger_not_bigger"
    assert knowledge.tone["glutes"].verdict == "works_harder_only"


def test_two_hundred_muscles_are_only_claimed(knowledge: Knowledge) -> None:
    """The popular number has no verified finding, so it is no count of ours."""
    step = knowledge.counts["muscles_in_step"]
    assert (step.value, step.claimed) == (None, 200)
    assert not knowledge.facts[step.fact].verified


def test_ten_minutes_are_not_the_target(knowledge: Knowledge) -> None:
    """Ten brisk minutes count towards the 150 a week, with two days of strength."""
    assert knowledge.targets["daily_brisk_minutes"].value == 10
    assert knowledge.targets["weekly_minutes"].low == 150
    assert knowledge.targets["strength_days"].value == 2


def test_hand_weights_warn(knowledge: Knowledge) -> None:
    """They raise blood pressure, and nothing says that they work the forearms."""
    weights = knowledge.conditions["hand_weights"]
    assert {"high_blood_pressure", "heart_condition"} <= set(weights.cautions)
    assert weights.muscles == ("shoulders",)


def test_no_benefit_without_saying_how_it_is_known(knowledge: Knowledge) -> None:
    """Mood and sleep are attributed, longer life is only linked, about bones nothing was read."""
    claims = {name: benefit.claim for name, benefit in knowledge.benefits.items()}
    assert claims["mood"] == claims["sleep"] == "attributed"
    assert claims["long_life"] == "linked"
    assert claims["bones"] == claims["mind"] == "none"


@pytest.mark.parametrize("symptom", ["chest_pain", "fainting", "stroke_signs"])
def test_emergencies(knowledge: Knowledge, symptom: str) -> None:
    """Chest pain, fainting and signs of a stroke call for the emergency number."""
    assert knowledge.symptoms[symptom].severity == "emergency"


def test_a_pain_in_the_left_arm_counts_as_chest_pain(knowledge: Knowledge) -> None:
    """Where the heart may hurt is treated as chest pain."""
    for part in ("chest", "jaw", "throat", "left_arm", "shoulder_blade"):
        assert knowledge.body_parts[part].symptom == "chest_pain"
