"""What the knowledge answers when it is asked."""

from __future__ import annotations

from skill.knowledge.model import Knowledge
from skill.knowledge.queries import (
    conditions_raising,
    effects_for,
    groups_of,
    members,
    tips_for,
)


def _ids(knowledge: Knowledge, condition: str, target: str) -> list[str]:
    return [effect.id for effect in effects_for(knowledge, condition, target)]


def test_a_muscle_brings_its_parts(knowledge: Knowledge) -> None:
    """Gastrocnemius stands for itself and its two heads."""
    assert members(knowledge, "gastrocnemius") == (
        "gastrocnemius",
        "gastrocnemius_medial",
        "gastrocnemius_lateral",
    )


def test_a_group_brings_its_muscles_then_their_parts(knowledge: Knowledge) -> None:
    """The calves are gastrocnemius and soleus."""
    assert members(knowledge, "calves")[:2] == ("gastrocnemius", "soleus")


def test_what_a_muscle_does_comes_before_what_the_body_spends(knowledge: Knowledge) -> None:
    """Calves work more at a brisk pace; the energy of the whole body is no answer for them."""
    assert knowledge.effects[_ids(knowledge, "brisk", "calves")[0]].measure == "emg"


def test_nothing_is_known_of_an_unknown_id(knowledge: Knowledge) -> None:
    """An unknown id gives nothing and breaks nothing."""
    assert members(knowledge, "tail") == groups_of(knowledge, "tail") == ()
    assert effects_for(knowledge, "on_the_moon", "calves") == ()
    assert conditions_raising(knowledge, "tail") == tips_for(knowledge, ("tail",)) == ()


def test_the_narrowest_group_comes_first(knowledge: Knowledge) -> None:
    """Soleus is of the calves, then of the lower legs, then of the legs."""
    assert groups_of(knowledge, "soleus") == ("calves", "lower_legs", "legs")
    assert groups_of(knowledge, "deltoid_middle")[0] == "shoulders"


def test_glutes_uphill(knowledge: Knowledge) -> None:
    """The big rise of gluteus maximus is told first."""
    assert _ids(knowledge, "uphill", "glutes")[0] == "up01"


def test_calves_uphill(knowledge: Knowledge) -> None:
    """A measured rise is told before a mere description."""
    assert _ids(knowledge, "uphill", "calves")[:2] == ["up05", "up06"]


def test_a_size_comes_before_a_description(knowledge: Knowledge) -> None:
    """Downhill two of the quadriceps were measured, the group as a whole was only described."""
    found = _ids(knowledge, "downhill", "quadriceps")
    assert set(found[:2]) == {"dn01", "dn02"}
    assert found.index("dn04") > 1


def test_a_finding_on_a_larger_group_fits_too(knowledge: Knowledge) -> None:
    """Uneven ground was measured on the legs, which hold the shin."""
    assert _ids(knowledge, "uneven", "tibialis_anterior") == ["su01"]


def test_an_incline_borrows_what_was_measured_uphill(knowledge: Knowledge) -> None:
    """Hills were measured on treadmills."""
    assert _ids(knowledge, "treadmill_incline", "soleus")[0] == "up06"


def test_unverified_findings_are_never_answered(knowledge: Knowledge) -> None:
    """No condition gives an effect that was not verified."""
    targets = (*knowledge.muscles, *knowledge.groups)
    for condition in knowledge.conditions:
        for target in targets:
            assert all(effect.verified for effect in effects_for(knowledge, condition, target))


def test_interval_training_has_facts_on_thighs(knowledge: Knowledge) -> None:
    """What interval walking builds over months is a fact, not an effect of a single walk."""
    interval = knowledge.conditions["interval"]
    of_thighs = [name for name in interval.facts if "quadriceps" in knowledge.facts[name].muscles]
    assert of_thighs == ["tr01", "tr06"]


def test_hills_work_the_glutes_most(knowledge: Knowledge) -> None:
    """Uphill first, then wide steps."""
    assert conditions_raising(knowledge, "glutes")[:2] == ("uphill", "wide_steps")


def test_downhill_is_no_work_for_the_hip_flexors(knowledge: Knowledge) -> None:
    """Rectus femoris brakes the knee downhill; that does not make it a walk for hip flexors."""
    assert "downhill" not in conditions_raising(knowledge, "hip_flexors")


def test_strength_gained_over_months_is_no_work_in_the_walk(knowledge: Knowledge) -> None:
    """Six months of thin shoes made feet stronger; a walk in them does not raise their work."""
    assert conditions_raising(knowledge, "foot_intrinsics") == ()


def test_a_multiple_of_the_baseline(knowledge: Knowledge) -> None:
    """By 345 percent is about four and a half times as much; a level is set beside its baseline."""
    rise, level = knowledge.effects["up01"].size, knowledge.effects["hw01"].size
    assert rise is not None
    assert rise.times == 4.45
    assert level is not None
    assert level.times is not None
    assert round(level.times, 2) == 1.14


def test_tips_for_a_muscle(knowledge: Knowledge) -> None:
    """A tip for the calves is one that works them."""
    best = tips_for(knowledge, ("calves",))[0]
    assert "calves" in knowledge.tips[best].muscles


def test_tips_fit_everything_asked_for(knowledge: Knowledge) -> None:
    """Asked for hills and easy joints, each tip is about both."""
    for name in tips_for(knowledge, conditions=("uphill",), goals=("easy_on_joints",)):
        assert "uphill" in knowledge.tips[name].conditions
        assert "easy_on_joints" in knowledge.tips[name].goals


def test_tips_for_anybody(knowledge: Knowledge) -> None:
    """Without a wish all tips fit but the stop signs and those for special walkers."""
    general = set(tips_for(knowledge))
    special = {n for n, tip in knowledge.tips.items() if tip.circumstances or tip.suits}
    assert special > {"bump_friendly_walking"}
    assert general == knowledge.tips.keys() - special - {"stop_signs"}


def test_special_tips_come_when_asked_for(knowledge: Knowledge) -> None:
    """The stop signs are for safety, the bump for pregnancy, and it comes first there."""
    assert "stop_signs" in tips_for(knowledge, goals=("safety",))
    assert tips_for(knowledge, circumstances=("pregnancy",))[0] == "bump_friendly_walking"


def test_every_goal_has_a_tip(knowledge: Knowledge) -> None:
    """Nobody who names a goal goes without."""
    assert [goal for goal in knowledge.goals if not tips_for(knowledge, goals=(goal,))] == []
