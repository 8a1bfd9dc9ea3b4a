"""Where the article that this skill began with was wrong, the skill is right: facts and words.

Every wording of a text is looked at, not only the one that is spoken first.
"""

from __future__ import annotations

import re

import pytest

from skill.coach.question import Question
from skill.knowledge.model import Knowledge
from skill.languages.words import Languages, Words
from skill.talk.turn import Talk
from tests.chat import answer_of
from tests.languages.wordings import texts, wordings

QUADRICEPS = ("rectus_femoris", "vastus_medialis", "vastus_lateralis", "vastus_intermedius")


@pytest.fixture(scope="module")
def english(languages: Languages) -> Words:
    """British English."""
    return languages.words("en-GB")


@pytest.mark.parametrize("muscle", ["gluteus_medius", "gluteus_minimus"])
def test_the_two_smaller_glutes_keep_the_pelvis_level(
    knowledge: Knowledge, english: Words, muscle: str
) -> None:
    """Gluteus medius and gluteus minimus, two muscles and not one twice, level the pelvis."""
    assert "level_pelvis" in knowledge.muscles[muscle].jobs
    assert muscle in knowledge.jobs["level_pelvis"].muscles
    for text in wordings(english, f"muscles.{muscle}.role"):
        assert re.search(r"pelvis level", text)


def test_who_keeps_the_pelvis_level(english: Words) -> None:
    """Asked what keeps the pelvis level, the skill names medius and minimus."""
    for text in wordings(english, "jobs.level_pelvis.answer"):
        assert "medius" in text
        assert "minimus" in text
        assert "maximus" not in text


def test_the_push_of_the_rear_leg_is_the_calves(knowledge: Knowledge, english: Words) -> None:
    """The calves push off; the big glute works on the front leg, just after landing."""
    assert knowledge.jobs["push_off"].muscles == ("calves",)
    assert "push_off" not in knowledge.muscles["gluteus_maximus"].jobs
    for text in wordings(english, "jobs.push_off.answer"):
        assert "calves" in text
        assert not re.search(r"glute|buttock", text)
    for key in ("role", "timing"):
        for text in wordings(english, f"muscles.gluteus_maximus.{key}"):
            assert re.search(r"land", text)
            assert not re.search(r"rear leg|pushes you off", text)


def test_all_four_quads_straighten_the_knee(knowledge: Knowledge, english: Words) -> None:
    """Each of the four straightens the knee: in the knowledge and in its own answer."""
    for muscle in QUADRICEPS:
        assert "straighten_knee" in knowledge.muscles[muscle].jobs
        for text in wordings(english, f"muscles.{muscle}.action"):
            assert re.search(r"straightens (the|your) knee|knee straightener", text)


def test_only_rectus_femoris_bends_the_hip(knowledge: Knowledge, english: Words) -> None:
    """Bending the hip is the work of one quad, and never said of another."""
    assert [m for m in QUADRICEPS if "hip" in knowledge.muscles[m].joints] == ["rectus_femoris"]
    assert all("rectus femoris" in text for text in wordings(english, "facts.an03"))
    for muscle in QUADRICEPS[1:]:
        for text in wordings(english, f"muscles.{muscle}.action"):
            assert not re.search(r"bends? the hip|lifts? (the|your) thigh", text)


def test_the_quads_are_brakes_in_walking(english: Words) -> None:
    """Their main job in walking is to cushion the landing, not to straighten the leg."""
    for text in wordings(english, "groups.quadriceps.role"):
        assert re.search(r"cushion|brake", text)


@pytest.mark.parametrize("locale", ["en-US", "en-GB", "de-DE"])
def test_vastus_medialis_is_spelt_right(locale: str) -> None:
    """The inner quad is the vastus medialis, nowhere "medalis"."""
    everything = " ".join(text for found in texts(locale).values() for text in found)
    assert "vastus medialis" in everything.lower()
    assert "medalis" not in everything.lower()


def test_both_calf_muscles_reach_the_heel(knowledge: Knowledge, english: Words) -> None:
    """Gastrocnemius and soleus both pull on the heel bone through the Achilles tendon."""
    assert knowledge.groups["calves"].members == ("gastrocnemius", "soleus")
    for key in ("muscles.gastrocnemius", "muscles.soleus", "groups.calves"):
        for text in wordings(english, f"{key}.attaches"):
            assert "heel bone" in text
            assert "Achilles tendon" in text


def test_the_soleus_starts_below_the_knee(knowledge: Knowledge, english: Words) -> None:
    """The soleus hangs on the lower leg bones, not on the muscle above it."""
    assert knowledge.muscles["soleus"].joints == ("ankle",)
    for text in wordings(english, "muscles.soleus.attaches"):
        assert re.search(r"lower leg bones", text)


@pytest.mark.parametrize("muscle", ["calves", "glutes", "legs", "thighs", "core", None])
def test_no_tone_is_promised(coach: Talk, english: Words, muscle: str | None) -> None:
    """Asked whether walking tones, the skill never promises tone, shape or definition."""
    asked = Question("tone", (muscle,) if muscle else ())
    answer = answer_of(coach, asked)
    promises = r"\b(tone[sd]?|toning|sculpt\w*|defin\w+|shapely|absolutely|guarantee\w*)\b"
    for part in (*answer.parts, *answer.why):
        for text in wordings(english, part.key):
            assert not re.search(promises, text, re.IGNORECASE), text


def test_no_text_at_all_promises_tone() -> None:
    """Nowhere does the skill say that a walk tones, sculpts or defines."""
    promises = re.compile(r"\b(tones|toning|toned|sculpts?|definition)\b", re.IGNORECASE)
    found = texts("en-GB").items()
    assert [key for key, said in found if any(promises.search(text) for text in said)] == []


def test_stronger_calves_are_not_bigger_calves(knowledge: Knowledge, english: Words) -> None:
    """The one study that looked found stronger calves, not thicker ones; both are said."""
    assert knowledge.tone["calves"].verdict == "stronger_not_bigger"
    for text in wordings(english, "tone.calves.answer"):
        assert "stronger" in text
        assert re.search(r"not measurably thicker|without size", text)


def test_uphill_is_more_than_glutes_and_quads(english: Words) -> None:
    """Hamstrings and calves are named among the muscles that work harder uphill."""
    for text in wordings(english, "conditions.uphill.muscles"):
        assert re.search(r"glutes|buttocks", text)
        assert "hamstrings" in text
        assert "calves" in text


def test_hand_weights_come_with_a_warning(knowledge: Knowledge, english: Words) -> None:
    """Who asks about hand weights hears of blood pressure; forearms are not promised."""
    assert "high_blood_pressure" in knowledge.conditions["hand_weights"].cautions
    for text in wordings(english, "conditions.hand_weights.caution"):
        assert "blood pressure" in text
    for text in wordings(english, "conditions.hand_weights.muscles"):
        assert not re.search(r"forearm|lower arm", text)


@pytest.mark.parametrize("tip", ["weights_but_light", "weights_without_the_drop"])
def test_no_tip_for_hand_weights_without_a_warning(knowledge: Knowledge, tip: str) -> None:
    """Tips that put weights into hands carry a safety note."""
    assert knowledge.tips[tip].safety


def test_two_hundred_muscles_are_no_fact(knowledge: Knowledge, english: Words) -> None:
    """The two hundred are told as a claim without a source, and nowhere as a fact."""
    assert knowledge.counts["muscles_in_step"].value is None
    for text in wordings(english, "muscle_count.step"):
        assert "claim" in text
        assert re.search(r"no source|without a source", text)
    others = {
        k for k, said in texts("en-GB").items() if "two hundred muscles" in " ".join(said).lower()
    }
    assert others == {"muscle_count.step", "publishers.ted_ed.answer"}
    for text in wordings(english, "publishers.ted_ed.answer"):
        assert "TED-Ed" in text
        assert re.search(r"names no study|[Nn]obody has shown a source", text)


def test_ten_minutes_count_towards(english: Words) -> None:
    """Ten brisk minutes count towards the hundred and fifty, and are not said to meet them."""
    for key in ("walking_target.ten_minutes", "facts.bk02", "tips.ten_minutes_counts.say"):
        for text in wordings(english, key):
            assert "counts towards" in text
    for text in wordings(english, "walking_target.ten_minutes"):
        assert re.search(r"doesn't meet it", text)


def test_strength_work_belongs_to_the_target(english: Words) -> None:
    """The advice is a hundred and fifty minutes and two days of strength work."""
    for text in wordings(english, "walking_target.answer"):
        assert "hundred and fifty" in text
        assert "two days" in text


def test_the_shin_and_the_hip_flexors_are_not_left_out(english: Words) -> None:
    """The overview names the shin or the hip flexors, which the article forgot."""
    for text in wordings(english, "overview.answer"):
        assert re.search(r"[Ss]hins?|[Hh]ip flexors", text)
