"""Which texts answer which question, what stays the topic, and what is behind it."""

from __future__ import annotations

from random import Random

import pytest

from skill.coach.answer import Answer, Quoted
from skill.coach.question import KindName, Question
from skill.talk.known import knows
from skill.talk.turn import Talk
from tests.chat import answer_of, spoken

Q = Question


def ask(coach: Talk, asked: Question) -> Answer:
    """The answer to a question that nothing was said before."""
    return answer_of(coach, asked)


def about(kind: KindName, *muscles: str, **rest: str) -> Question:
    """A question about muscles."""
    return Question(kind, muscles, **rest)


def of(kind: KindName, *conditions: str, **rest: str) -> Question:
    """A question about ways of walking."""
    return Question(kind, conditions=conditions, **rest)


WALKING = [
    (Q("overview"), ["overview.answer"]),
    (Q("hardest"), ["overview.hardest"]),
    (of("hardest", "level"), ["overview.hardest"]),
    (
        of("hardest", "uphill"),
        ["prompts.hardest_measured", "conditions.uphill.muscles"],
    ),
    (Q("phase"), ["stride.answer"]),
    (Q("phase", subject="stride"), ["stride.answer"]),
    (Q("phase", subject="heel_strike"), ["phases.heel_strike.answer"]),
    (Q("job", subject="push_off"), ["jobs.push_off.answer"]),
    (Q("job", subject="level_pelvis"), ["jobs.level_pelvis.answer"]),
    (Q("muscle_count"), ["muscle_count.answer"]),
    (Q("muscle_count", subject="two_hundred"), ["muscle_count.step"]),
    (Q("target"), ["walking_target.answer"]),
    (Q("brisk"), ["brisk.answer", "brisk.cadence"]),
    (Q("steps"), ["steps_a_day.answer"]),
    (Q("benefit"), ["benefits_overview.answer"]),
    (Q("benefit", subject="mood"), ["verdicts.is_so", "benefits.mood.answer"]),
    (
        Q("benefit", subject="mood", other="sleep"),
        ["benefits.mood.answer", "benefits.sleep.answer"],
    ),
]
CONDITIONS = [
    (of("condition", "uphill"), ["conditions.uphill.muscles"]),
    (of("condition", "sand", "uphill"), ["conditions.sand.muscles", "conditions.uphill.muscles"]),
    (of("condition", "nordic_poles", "uphill"), ["conditions.nordic_uphill.muscles"]),
    (of("condition", "uphill", "nordic_poles"), ["conditions.nordic_uphill.muscles"]),
    (of("condition", "uphill", "treadmill"), ["conditions.treadmill_incline.muscles"]),
    (of("how_to", "uphill"), ["conditions.uphill.how"]),
    (of("caution", "hand_weights"), ["conditions.hand_weights.caution"]),
    (
        of("caution", "hand_weights", circumstance="high_blood_pressure"),
        ["prompts.rather_not", "circumstances.high_blood_pressure.answer"],
    ),
    (Q("caution", circumstance="pregnancy"), ["circumstances.pregnancy.answer"]),
    (Q("caution"), ["prompts.leave_out"]),
]
MUSCLES = [
    (about("about", "soleus"), ["muscles.soleus.about"]),
    (about("about", "calves", "glutes"), ["groups.calves.about", "groups.glutes.about"]),
    (about("where", "soleus"), ["muscles.soleus.where"]),
    (about("attachments", "soleus"), ["muscles.soleus.attaches"]),
    (about("parts", "quadriceps"), ["groups.quadriceps.parts"]),
    (about("action", "gluteus_medius"), ["muscles.gluteus_medius.action"]),
    (about("role", "hamstrings"), ["groups.hamstrings.role"]),
    (about("timing", "glutes"), ["groups.glutes.timing"]),
    (Q("muscle_condition", ("soleus",), ("uphill",)), ["effects.up06"]),
    (Q("muscle_condition", ("soleus",), ("level",)), ["muscles.soleus.role"]),
    (about("muscle_condition", "soleus"), ["muscles.soleus.role"]),
    (of("muscle_condition", "sand"), ["conditions.sand.muscles"]),
    (
        Q("muscle_condition", ("sartorius",), ("sand",)),
        ["conditions.sand.muscles", "prompts.measured_together"],
    ),
    (
        Q("muscle_condition", ("trapezius",), ("stairs_up",)),
        ["muscles.trapezius.role", "prompts.not_measured"],
    ),
    (
        Q("works", ("trapezius",), ("stairs_up",)),
        ["prompts.cannot_say", "muscles.trapezius.role", "prompts.not_measured"],
    ),
    (about("work_more", "glutes"), ["prompts.best_ways", "effects.up01"]),
    (about("work_more", "sartorius"), ["exercise_lists.hip_flexors"]),
    (
        about("muscle_compare", "calves", other="glutes"),
        ["prompts.muscles_differ", "groups.calves.timing", "groups.glutes.timing"],
    ),
    (
        Q("muscle_compare", ("calves", "glutes"), ("uphill",)),
        ["prompts.muscle_wins", "effects.up01"],
    ),
]
TRAINING = [
    (about("tone", "calves"), ["verdicts.not_quite", "tone.calves.answer"]),
    (about("tone", "soleus"), ["verdicts.not_quite", "tone.calves.answer"]),
    (
        about("tone", "calves", "glutes"),
        ["verdicts.not_quite", "tone.calves.answer", "tone.glutes.answer"],
    ),
    (Q("tone"), ["verdicts.not_quite", "tone.whole_body.answer"]),
    (about("exercise", "glutes"), ["exercise_lists.glutes"]),
    (about("exercise", "soleus"), ["exercise_lists.calves"]),
    (Q("how_to_exercise", subject="heel_raises"), ["exercises.heel_raises.how"]),
    (Q("soreness"), ["soreness.general", "symptoms.soreness.answer"]),
    (about("soreness", "tibialis_anterior"), ["soreness.shins", "symptoms.soreness.answer"]),
    (
        Q("soreness", ("quadriceps",), ("downhill",)),
        ["soreness.hill", "symptoms.soreness.answer"],
    ),
    (
        Q("soreness", ("calves",), ("uphill",)),
        ["prompts.ache", "symptoms.soreness.answer"],
    ),
    (
        Q("soreness", ("sartorius",), ("sand",)),
        ["prompts.ache", "symptoms.soreness.answer"],
    ),
    (Q("pain", subject="chest_pain"), ["symptoms.chest_pain.answer"]),
    (Q("pain"), ["symptoms.sharp_pain.answer"]),
]
SMALL_TALK = [
    (Q("launch"), ["prompts.launch_first"]),
    (Q("capabilities"), ["prompts.capabilities"]),
    (
        Q("other_activity", subject="running"),
        ["prompts.walking_mostly", "activities.running.answer"],
    ),
    (Q("other_activity"), ["prompts.only_walking"]),
    (Q("quiz"), ["prompts.not_yet_quiz"]),
    (Q("thanks"), ["prompts.thanks"]),
    (Q("stop"), ["prompts.goodbye"]),
    (Q("what_you_know"), ["prompts.know_nothing"]),
    (Q("forget_me"), ["prompts.forget_explain"]),
]


@pytest.mark.parametrize(
    ("asked", "texts"), [*WALKING, *CONDITIONS, *MUSCLES, *TRAINING, *SMALL_TALK]
)
def test_which_texts_answer(coach: Talk, asked: Question, texts: list[str]) -> None:
    """Each question is answered with the texts written for it, in this order."""
    assert spoken(ask(coach, asked)) == texts


@pytest.mark.parametrize(
    ("asked", "more"),
    [
        (of("compare", "uphill", "downhill"), "uphill"),
        (of("compare", "downhill", other="uphill"), "uphill"),
        (of("compare", "stairs_down", other="stairs_up"), "stairs_up"),
        (of("compare", "brisk", other="sand"), "sand"),
    ],
)
def test_the_harder_of_two(coach: Talk, asked: Question, more: str) -> None:
    """A comparison says first which asks more."""
    first = ask(coach, asked).spoken[0]
    assert first.key == "prompts.compare_harder"
    assert first.values == {"more": f"conditions.{more}.name"}


@pytest.mark.parametrize(
    ("asked", "side", "outcome"),
    [
        (of("compare", "sand"), "sand", "sand"),
        (of("compare", "slow"), "slow", "level"),
        (of("compare", "level"), "brisk", "brisk"),
        (of("compare", "level", other="downhill"), "downhill", "it_depends"),
        (of("compare", "treadmill"), "treadmill", "it_depends"),
    ],
)
def test_beside_level_walking(coach: Talk, asked: Question, side: str, outcome: str) -> None:
    """One way alone is put beside level walking, in the words written for that."""
    answer = ask(coach, asked)
    assert spoken(answer) == [f"conditions.{side}.compare"]
    assert answer.verdict is not None
    assert answer.verdict.outcome == outcome


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        (of("harder_than", "sand", subject="harder"), "is_so"),
        (of("harder_than", "sand", other="level", subject="easier"), "is_not"),
        (of("harder_than", "treadmill", subject="harder"), "not_quite"),
        (of("harder_than", "downhill", subject="harder"), "it_depends"),
    ],
)
def test_yes_or_no_beside_level_walking(coach: Talk, asked: Question, verdict: str) -> None:
    """Yes or no comes first, then how it is beside level walking."""
    side = asked.conditions[0]
    assert spoken(ask(coach, asked)) == [f"verdicts.{verdict}", f"conditions.{side}.compare"]


@pytest.mark.parametrize(
    ("one", "other", "first"),
    [
        ("brisk", "nordic_poles", "prompts.compare_scales"),
        ("downhill", "brisk", "prompts.compare_depends"),
    ],
)
def test_two_that_simply_differ(coach: Talk, one: str, other: str, first: str) -> None:
    """Where two ask as much, or nobody measured one, none is called the harder."""
    answer = ask(coach, of("compare", one, other=other))
    assert spoken(answer) == [
        first,
        "prompts.compare_side",
        "prompts.compare_other",
    ]
    assert answer.verdict is not None
    assert answer.verdict.outcome == "it_depends"


def test_a_comparison_for_one_muscle(coach: Talk) -> None:
    """A comparison for a muscle speaks what was measured of it on either side."""
    asked = Question("compare", ("calves",), ("uphill", "downhill"))
    answer = ask(coach, asked)
    assert spoken(answer) == ["prompts.compare_harder_for", "effects.up05"]
    assert answer.verdict is not None
    assert answer.verdict.outcome == "uphill"


def test_several_subjects_get_a_sentence_each(coach: Talk) -> None:
    """Of several texts only the first sentence is spoken; of one alone all of it."""
    assert all(p.brief for p in ask(coach, about("about", "calves", "glutes")).parts)
    assert not any(p.brief for p in ask(coach, about("about", "calves")).parts)


@pytest.mark.parametrize("kind", ["about", "role", "where"])
def test_no_more_than_three(coach: Talk, kind: str) -> None:
    """Of many muscles named at once three are answered."""
    asked = about(kind, "calves", "glutes", "hamstrings", "core")
    assert len(ask(coach, asked).parts) == 3


@pytest.mark.parametrize(
    ("job", "muscle"),
    [
        ("level_pelvis", "gluteus_medius"),
        ("push_off", "calves"),
        ("lift_toes", "tibialis_anterior"),
    ],
)
def test_a_job_leads_to_its_muscle(coach: Talk, job: str, muscle: str) -> None:
    """After "what keeps my pelvis level" the talk is about the muscle that does it."""
    topic = ask(coach, Question("job", subject=job)).topic
    assert topic is not None
    assert topic.muscles == (muscle,)


@pytest.mark.parametrize(
    ("asked", "source"),
    [
        (of("condition", "uphill"), "franz_kram_2012"),
        (Q("muscle_condition", ("soleus",), ("uphill",)), "franz_kram_2012"),
        (about("work_more", "glutes"), "franz_kram_2012"),
        (about("tone", "calves"), "kubo_2008"),
        (of("condition", "sand"), "lejeune_1998"),
        (Q("target"), "who_2020"),
        (Q("job", subject="level_pelvis"), "anderson_pandy_2003"),
    ],
)
def test_the_main_source_comes_first(coach: Talk, asked: Question, source: str) -> None:
    """The study behind what was said stands first in the evidence."""
    assert ask(coach, asked).evidence[0] == source


@pytest.mark.parametrize(
    ("asked", "prompt"),
    [
        *((Q(kind), "prompts.which_muscle") for kind in
          ("about", "where", "attachments", "parts", "action", "role", "timing", "work_more",
           "muscle_compare")),
        *((Q(kind), "prompts.which_condition") for kind in
          ("condition", "muscle_condition")),
        (Q("compare"), "prompts.which_compare"),
        (Q("job"), "prompts.which_job"),
        (Q("how_to_exercise"), "prompts.which_exercise"),
        (about("which_of_two", "soleus", "gastrocnemius"), "prompts.which_of_two"),
        (about("which_of_two", "soleus", "calves"), "prompts.which_of_two"),
    ],
)  # fmt: skip
def test_what_is_missing_is_asked_for(coach: Talk, asked: Question, prompt: str) -> None:
    """A question without the name it needs is answered with a question, and nothing else."""
    answer = ask(coach, asked)
    assert spoken(answer) == [prompt]
    assert (answer.asks, answer.content) == (True, False)


@pytest.mark.parametrize(
    ("kind", "prompt"),
    [("about", "prompts.unknown_muscle"), ("condition", "prompts.unknown_condition")],
)
def test_unknown_words_are_said_back(coach: Talk, kind: str, prompt: str) -> None:
    """Words that name nothing here are repeated, and another name is asked for."""
    answer = ask(coach, Question(kind, unknown="elbow grease"))
    assert spoken(answer) == [prompt]
    assert answer.parts[0].values == {"heard": Quoted(words="elbow grease")}
    assert answer.asks


@pytest.mark.parametrize("symptom", ["chest_pain", "fainting", "stroke_signs", "dizziness", "fall"])
def test_grave_signs_end_the_talk(coach: Talk, symptom: str) -> None:
    """After a grave sign nothing is offered, and the walker is left in peace."""
    answer = ask(coach, Question("pain", subject=symptom))
    assert (answer.ends, answer.offer) == (True, None)


@pytest.mark.parametrize("symptom", ["cramp", "tiredness"])
def test_slight_signs_do_not_end_the_talk(coach: Talk, symptom: str) -> None:
    """A cramp is no reason to go silent, but nobody is offered a tip for it."""
    answer = ask(coach, Question("pain", subject=symptom))
    assert not answer.ends
    assert answer.offer is not None
    assert answer.offer.accept.kind == "ready"


def test_soreness_is_soreness_however_it_is_told(coach: Talk) -> None:
    """Told as a sign it gets the answer to soreness, with what eases it the next time."""
    assert ask(coach, Question("pain", subject="soreness")) == ask(coach, Question("soreness"))


@pytest.mark.parametrize("asked", [q for q, _ in [*WALKING, *CONDITIONS, *MUSCLES, *TRAINING]])
def test_what_an_answer_has_besides(coach: Talk, asked: Question) -> None:
    """Every content answer keeps a topic, a reason, and details that repeat nothing."""
    answer = ask(coach, asked)
    assert answer.topic is not None
    assert answer.why
    assert len(set(answer.details)) == len(answer.details)


def test_answers_are_the_same_each_time(coach: Talk) -> None:
    """The same question in the same talk has the same answer, whatever chance says."""
    questions = [q for q, _ in [*WALKING, *CONDITIONS, *MUSCLES, *TRAINING, *SMALL_TALK]]
    for asked in questions:
        first, second = (answer_of(coach, asked, chance=Random(seed)) for seed in (1, 2))
        assert first == second


def test_an_unknown_kind_is_no_question() -> None:
    """A kind of question from an older or newer version is none."""
    assert Question.from_attributes({"kind": "dream"}) is None


@pytest.mark.parametrize(
    "asked",
    [
        about("about", "elbow"),
        of("condition", "mud"),
        Q("benefit", subject="luck"),
        Q("caution", circumstance="monday"),
        of("compare", "sand", other="mud"),
        Q("topic"),
    ],
)
def test_ids_of_another_version_are_not_known(coach: Talk, asked: Question) -> None:
    """A question kept from a version that knew more is recognised as unknown."""
    assert not knows(coach.knowledge, asked)


@pytest.mark.parametrize("asked", [q for q, _ in [*WALKING, *CONDITIONS, *MUSCLES, *TRAINING]])
def test_ids_of_this_version_are_known(coach: Talk, asked: Question) -> None:
    """A question that can be asked here is known when it comes back in a session."""
    again = Question.from_attributes(asked.to_attributes())
    assert again is not None
    assert knows(coach.knowledge, again)


def test_two_that_were_measured_side_by_side(coach: Talk) -> None:
    """Sand was measured against grass: that is said, not what each is beside the flat."""
    assert spoken(ask(coach, of("compare", "grass", other="sand"))) == [
        "prompts.compare_harder",
        "effects.su05",
    ]
