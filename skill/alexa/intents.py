"""Which question each intent of the interaction model asks."""

from __future__ import annotations

from collections.abc import Mapping

#: Custom intents and what they ask. Every one of the model is here, and the reverse: tested.
KINDS: Mapping[str, str] = {
    "OverviewIntent": "overview",
    "HardestMuscleIntent": "hardest",
    "ConditionMusclesIntent": "condition",
    "CompareConditionsIntent": "compare",
    "CompareMusclesIntent": "muscle_compare",
    "AboutMuscleIntent": "about",
    "WhereIsMuscleIntent": "where",
    "MuscleAttachmentIntent": "attachments",
    "MusclePartsIntent": "parts",
    "MuscleActionIntent": "action",
    "MuscleRoleIntent": "role",
    "MuscleTimingIntent": "timing",
    "MuscleInConditionIntent": "muscle_condition",
    "WorkMuscleMoreIntent": "work_more",
    "JobIntent": "job",
    "StridePhaseIntent": "phase",
    "MuscleCountIntent": "muscle_count",
    "ToneIntent": "tone",
    "ExerciseIntent": "exercise",
    "HowToExerciseIntent": "how_to_exercise",
    "BenefitIntent": "benefit",
    "WalkingTargetIntent": "target",
    "BriskIntent": "brisk",
    "StepsADayIntent": "steps",
    "HowToIntent": "how_to",
    "SorenessIntent": "soreness",
    "PainIntent": "pain",
    "CautionIntent": "caution",
    "TipIntent": "tip",
    "AnotherIntent": "another",
    "TellMeMoreIntent": "more",
    "WhyIntent": "why",
    "WhatAboutIntent": "what_about",
    "SourceIntent": "source",
    "OtherActivityIntent": "other_activity",
    "GuidedWalkIntent": "guided_walk",
    "ReminderIntent": "reminder",
    "ProgressIntent": "progress",
    "QuizIntent": "quiz",
    "WhatYouKnowIntent": "what_you_know",
    "ForgetMeIntent": "forget_me",
    "CapabilitiesIntent": "capabilities",
    "ThanksIntent": "thanks",
    "GreetingIntent": "greeting",
    "SlowerIntent": "slower",
    "ShorterIntent": "shorter",
}

#: "OlderUphillFactIntent" asks for the fact "older_uphill" of the knowledge file.
_FACT_INTENT = "FactIntent"


def fact(intent_name: str) -> str | None:
    """Return the id of the fact that an intent asks for, or None for any other intent."""
    name = intent_name.removesuffix(_FACT_INTENT)
    if name in ("", intent_name):
        return None
    return "".join(f"_{c}" if c.isupper() else c for c in name).removeprefix("_").lower()


#: Alexa's own intents. Those that only an audio player or a screen would send end up in repair.
BUILT_IN: Mapping[str, str] = {
    "AMAZON.StopIntent": "stop",
    "AMAZON.CancelIntent": "stop",
    "AMAZON.NavigateHomeIntent": "stop",
    "AMAZON.PauseIntent": "stop",
    "AMAZON.HelpIntent": "help",
    "AMAZON.FallbackIntent": "fallback",
    "AMAZON.YesIntent": "yes",
    "AMAZON.NoIntent": "no",
    "AMAZON.RepeatIntent": "repeat",
    "AMAZON.PreviousIntent": "repeat",
    "AMAZON.NextIntent": "another",
    "AMAZON.MoreIntent": "more",
    "AMAZON.StartOverIntent": "ready",
}

#: The slot that holds each question's subject, where it is neither a muscle nor a condition.
SUBJECTS: Mapping[str, str] = {
    "job": "job",
    "phase": "phase",
    "benefit": "benefit",
    "how_to_exercise": "exercise",
    "tip": "goal",
    "pain": "symptom",
    "other_activity": "activity",
}
