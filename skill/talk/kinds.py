"""Every kind of question: one row says all that is known of it."""

from __future__ import annotations

from collections.abc import Mapping

from skill.coach import meanings, small_talk, texts
from skill.coach.question import KindName
from skill.talk import around, wishes
from skill.talk.context import Sort
from skill.talk.kind import Answering, Kind, Late

_MUSCLE: frozenset[Sort] = frozenset(("muscle",))
_CONDITION: frozenset[Sort] = frozenset(("condition",))
_BOTH: frozenset[Sort] = _MUSCLE | _CONDITION
_UNKNOWN_CONDITION = texts.UNKNOWN_CONDITION


def _aspect(kind: KindName, intent: str, text: str | None = None) -> Kind:
    """Return the row of a question for one aspect of a muscle."""
    name, aspect = text or kind, Late("coach.muscles.aspect")
    return Kind(
        name=kind,
        answer=lambda knowledge, asked: aspect(knowledge, asked, name),
        intents=(intent,),
        needs="muscle",
        takes=("muscle",),
        varies=_MUSCLE,
    )


def _small(kind: KindName, answer: Answering, *intents: str, reads: bool = False) -> Kind:
    """Return the row of small talk: it goes on from nothing, and leaves nothing to remember."""
    return Kind(name=kind, answer=answer, intents=intents, kept=False, reads=reads)


def _walk(kind: KindName, where: str, *intents: str, **means: str) -> Kind:
    """Return the row of a guided walk, and the function of it, named "module.function"."""
    walks = Late(f"talk.walk.{where}")
    heard = (*intents, *means)
    return Kind(name=kind, walks=walks, intents=heard, means=means, kept=False, unknown=None)


_ROWS = (
    # Ways and places of walking.
    Kind(name="condition", answer=Late("coach.conditions.muscles_in"),
         intents=("ConditionMusclesIntent",),
         needs="condition", takes=("condition",), varies=_CONDITION, unknown=_UNKNOWN_CONDITION),
    Kind(name="hardest", answer=Late("coach.conditions.hardest"), intents=("HardestMuscleIntent",),
         takes=("condition",), alone=True, varies=_CONDITION, unknown=_UNKNOWN_CONDITION),
    Kind(name="compare", answer=Late("coach.comparing.compare"),
         intents=("CompareConditionsIntent", "SameAsIntent"),
         means={"SameAsIntent": meanings.SAME}, subject="aim",
         other="condition", needs="condition", pairs=("condition", "muscle"), varies=_BOTH,
         unknown=_UNKNOWN_CONDITION),
    Kind(name="harder_than", answer=Late("coach.comparing.harder_than"),
         intents=("HarderThanIntent", "EasierThanIntent"),
         means={"HarderThanIntent": meanings.HARDER, "EasierThanIntent": meanings.EASIER},
         subject="aim", other="condition", needs="condition", takes=("condition",),
         pairs=("condition",), varies=_CONDITION, unknown=_UNKNOWN_CONDITION),
    Kind(name="reason", answer=Late("coach.conditions.reason"), intents=("WhyConditionIntent",),
         needs="condition", takes=("condition",), varies=_CONDITION, unknown=_UNKNOWN_CONDITION),
    Kind(name="harder", answer=Late("coach.comparing.harder_than"), intents=("HarderIntent",),
         needs="condition", takes=("condition",), varies=_CONDITION, unknown=_UNKNOWN_CONDITION),
    Kind(name="safer", answer=Late("coach.safety.safer"), intents=("SaferIntent",),
         other="condition", needs="condition", pairs=("condition",), varies=_CONDITION,
         unknown=_UNKNOWN_CONDITION),
    Kind(name="how_to", answer=Late("coach.conditions.how_to"), intents=("HowToIntent",),
         needs="condition", takes=("condition",), varies=_CONDITION, unknown=_UNKNOWN_CONDITION),
    Kind(name="how_much", goes_on=Late("talk.going_on.how_much"),
         intents=("HowMuchIntent", "HowSteepIntent", "HowLongIntent", "HowSoonIntent"),
         means={"HowSteepIntent": meanings.SLOPE, "HowLongIntent": meanings.TIME,
                "HowSoonIntent": meanings.SPAN},
         subject="measure", takes=("tip", "condition", "muscle"), whole=True, varies=_BOTH,
         unknown=_UNKNOWN_CONDITION),
    Kind(name="raises", answer=Late("coach.measures.raises"), intents=("RaisesIntent",),
         subject="measure",
         takes=("condition", "muscle"), varies=_BOTH, unknown=_UNKNOWN_CONDITION),
    Kind(name="lowers", answer=Late("coach.measures.lowers"), intents=("LowersIntent",),
         subject="measure",
         takes=("condition", "muscle"), varies=_BOTH, unknown=_UNKNOWN_CONDITION),
    # Muscles.
    _aspect("about", "AboutMuscleIntent").but(
        intents=("AboutMuscleIntent", "IsMuscleIntent"), means={"IsMuscleIntent": meanings.IS}),
    _aspect("where", "WhereIsMuscleIntent"),
    _aspect("attachments", "MuscleAttachmentIntent", "attaches"),
    _aspect("parts", "MusclePartsIntent"),
    _aspect("action", "MuscleActionIntent"),
    _aspect("role", "MuscleRoleIntent").but(
        intents=("MuscleRoleIntent", "MuscleUsedIntent"),
        means={"MuscleUsedIntent": meanings.USED}, subject="phase"),
    Kind(name="timing", answer=Late("coach.muscles.timing"),
         intents=("MuscleTimingIntent", "FeelMuscleIntent"),
         means={"FeelMuscleIntent": meanings.FEEL}, subject="phase",
         needs="muscle", takes=("muscle",), varies=_MUSCLE, whether="yes"),
    Kind(name="muscle_condition", answer=Late("coach.comparing.in_conditions"),
         intents=("MuscleInConditionIntent",), other="condition", takes=("muscle",), alone=True,
         varies=_BOTH),
    Kind(name="works", answer=Late("coach.comparing.works"),
         intents=("WorksIntent", "WorksLessIntent", "GoodForIntent"),
         means={"WorksLessIntent": meanings.LESS, "GoodForIntent": meanings.GOOD}, subject="aim",
         other="condition", takes=("muscle",), alone=True, varies=_BOTH),
    Kind(name="muscle_compare", answer=Late("coach.for_muscles.compare_muscles"),
         intents=("CompareMusclesIntent",),
         other="muscle", needs="muscle", pairs=("muscle",), varies=_MUSCLE),
    Kind(name="work_more", answer=Late("coach.muscles.work_more"),
         intents=("WorkMuscleMoreIntent",), needs="muscle", takes=("muscle",), varies=_MUSCLE),
    Kind(name="muscle_count", answer=Late("coach.walking.count"),
         intents=("MuscleCountIntent", "TwoHundredMusclesIntent"),
         means={"TwoHundredMusclesIntent": meanings.CLAIM}),
    # Walking as a whole.
    Kind(name="overview", answer=Late("coach.walking.overview"), intents=("OverviewIntent",),
         whether="not_quite"),
    Kind(name="job", answer=Late("coach.walking.job"), intents=("JobIntent",), subject="job"),
    Kind(name="does_job", answer=Late("coach.walking.does_job"), intents=("DoesJobIntent",),
         subject="job"),
    Kind(name="phase", answer=Late("coach.walking.phase"), intents=("StridePhaseIntent",),
         subject="phase"),
    Kind(name="target", answer=Late("coach.walking.target"), intents=("WalkingTargetIntent",)),
    Kind(name="brisk", answer=Late("coach.walking.brisk"), intents=("BriskIntent",),
         whether="it_depends"),
    Kind(name="steps", answer=Late("coach.walking.steps"), intents=("StepsADayIntent",),
         whether="yes"),
    Kind(name="topic", answer=Late("coach.topics.topic")),
    Kind(name="subject", answer=Late("coach.subjects.about"), intents=("AskAboutIntent",),
         subject="subject", health=True, unknown=texts.UNKNOWN_SUBJECT),
    Kind(name="whether", answer=Late("coach.subjects.whether"), intents=("AskWhetherIntent",),
         subject="subject", health=True, unknown=texts.UNKNOWN_SUBJECT),
    Kind(name="harmful", answer=Late("coach.subjects.harmful"), intents=("AskHarmIntent",),
         subject="subject", health=True, unknown=texts.UNKNOWN_SUBJECT),
    Kind(name="normal", answer=Late("coach.subjects.normal"), intents=("NormalIntent",),
         subject="subject", health=True, unknown=None),
    Kind(name="pointer", answer=Late("coach.pointers.told"), health=True),
    Kind(name="form", answer=Late("coach.forms.form"), intents=("FormIntent",), subject="form",
         unknown=None),
    Kind(name="form_why", answer=Late("coach.forms.because"), intents=("FormWhyIntent",),
         subject="form", unknown=None),
    Kind(name="advice", answer=Late("coach.topics.advice"),
         intents=("AdviceIntent", "AdviceAgainstIntent"),
         means={"AdviceAgainstIntent": meanings.AGAINST},
         needs="condition", takes=("condition",), varies=_CONDITION, unknown=_UNKNOWN_CONDITION),
    Kind(name="steady", answer=Late("coach.topics.steady"), intents=("SteadyGroundIntent",),
         takes=("condition",), alone=True, varies=_CONDITION, unknown=None),
    Kind(name="how_heavy", answer=Late("coach.topics.how_heavy"), intents=("HowHeavyIntent",),
         takes=("condition",), varies=_CONDITION, unknown=_UNKNOWN_CONDITION),
    Kind(name="knees", answer=Late("coach.topics.knees"),
         intents=("KneesIntent", "KinderToKneesIntent"),
         means={"KinderToKneesIntent": meanings.KINDER},
         needs="condition", takes=("condition",), varies=_CONDITION, unknown=_UNKNOWN_CONDITION),
    Kind(name="how_often", answer=Late("coach.topics.how_often"), intents=("HowOftenIntent",),
         whether="yes",
         takes=("condition",), alone=True, varies=_CONDITION, unknown=None),
    Kind(name="benefit", answer=Late("coach.benefits.benefit"),
         intents=("BenefitIntent", "BenefitOfItIntent"), subject="benefit", other="benefit",
         unknown=None),
    Kind(name="benefit_how", answer=Late("coach.benefits.told"), intents=("BenefitHowIntent",),
         subject="benefit", other="benefit", unknown=None),
    # Training and tips.
    Kind(name="tone", answer=Late("coach.training.tone"), intents=("ToneIntent",),
         takes=("muscle",), alone=True, varies=_MUSCLE),
    Kind(name="exercise", answer=Late("coach.training.exercise"),
         intents=("ExerciseIntent", "WeakMuscleIntent"), means={"WeakMuscleIntent": meanings.WEAK},
         takes=("muscle",), varies=_MUSCLE, whether="yes"),
    Kind(name="how_to_exercise", goes_on=Late("talk.going_on.how_to_exercise"),
         intents=("HowToExerciseIntent",), subject="exercise", takes=("exercise",)),
    Kind(name="exercise_compare", answer=Late("coach.training.compare"),
         intents=("CompareExercisesIntent",),
         subject="exercise", other="exercise", takes=("muscle",), alone=True),
    Kind(name="stretch", answer=Late("coach.stretching.stretch"), intents=("HowToStretchIntent",),
         takes=("muscle",), varies=_MUSCLE),
    Kind(name="tip", goes_on=Late("talk.going_on.tip"), intents=("TipIntent",), subject="goal",
         takes=("condition", "muscle"), varies=_BOTH, unknown=None),
    Kind(name="moment", goes_on=Late("talk.going_on.moment"),
         intents=("MomentIntent", "SqueezeIntent", "MakeHarderIntent"), subject="moment",
         means={"SqueezeIntent": meanings.SQUEEZE, "MakeHarderIntent": meanings.HARDER},
         varies=_BOTH, unknown=None),
    Kind(name="feedback", goes_on=Late("talk.going_on.feedback"),
         intents=("TooHardIntent", "TooEasyIntent", "DoneIntent"),
         means={"TooHardIntent": meanings.TOO_HARD, "TooEasyIntent": meanings.TOO_EASY,
                "DoneIntent": meanings.DONE},
         takes=("tip",)),
    # Other sports.
    Kind(name="other_activity", answer=Late("coach.sports.about"), intents=("OtherActivityIntent",),
         subject="activity"),
    Kind(name="activity_or_walking", answer=Late("coach.sports.or_walking"),
         intents=("ActivityOrWalkingIntent",), subject="activity", other="aim"),
    Kind(name="activity_differs", answer=Late("coach.sports.differs"),
         intents=("ActivityDiffersIntent",), subject="activity", whether="partly"),
    # Health and safety.
    Kind(name="pain", answer=Late("coach.causes.pain"), subject="symptom", other="body_part",
         health=True, intents=("PainIntent", "AcheIntent", "EmergencyIntent", "DespairIntent"),
         means={"AcheIntent": "ache", "EmergencyIntent": "call_for_help",
                "DespairIntent": "despair"},
         unknown=None),
    Kind(name="soreness", answer=Late("coach.causes.soreness"), intents=("SorenessIntent",),
         other="body_part",
         takes=("muscle", "condition"), alone=True, varies=_BOTH, health=True, unknown=None),
    Kind(name="caution", answer=Late("coach.safety.caution"),
         intents=("CautionIntent", "MayWalkIntent", "CautionAgainstIntent"),
         means={"MayWalkIntent": meanings.MAY, "CautionAgainstIntent": meanings.AGAINST},
         takes=("condition",), alone=True, varies=_CONDITION),
    Kind(name="safe", goes_on=Late("talk.going_on.safe"), intents=("SafeIntent", "HarmlessIntent"),
         takes=("condition", "tip", "exercise"), varies=_CONDITION),
    Kind(name="keep_walking", goes_on=Late("talk.going_on.keep_walking"),
         intents=("KeepWalkingIntent", "ShouldStopIntent"),
         subject="symptom", means={"ShouldStopIntent": meanings.TO_STOP}, health=True,
         whether="it_depends",
         unknown=None),
    # What goes on from the last answer.
    Kind(name="why", goes_on=Late("talk.going_on.why"), intents=("WhyIntent",)),
    Kind(name="more", goes_on=Late("talk.going_on.more"),
         intents=("TellMeMoreIntent", "AMAZON.MoreIntent")),
    Kind(name="source", goes_on=Late("talk.going_on.source"),
         intents=("SourceIntent", "StudySizeIntent", "StudyPeopleIntent", "StudyAgeIntent"),
         means={"StudySizeIntent": meanings.SIZE, "StudyPeopleIntent": meanings.PEOPLE,
                "StudyAgeIntent": meanings.AGE},
         subject="benefit"),
    Kind(name="publisher", answer=Late("coach.sources.publisher"), intents=("SourceNamedIntent",),
         subject="publisher", unknown=texts.UNKNOWN_SOURCE),
    Kind(name="another", goes_on=Late("talk.going_on.more"),
         intents=("AnotherIntent", "AMAZON.NextIntent"), means={"AMAZON.NextIntent": "next"}),
    Kind(name="what_about", goes_on=around.lost, intents=("WhatAboutIntent",),
         unknown=texts.UNKNOWN_MUSCLE),
    Kind(name="other_way", answer=Late("coach.conditions.muscles_in"), intents=("OtherWayIntent",),
         unknown=_UNKNOWN_CONDITION),
    Kind(name="one_of", goes_on=around.lost,
         intents=("OneOfIntent",), subject="place", unknown=None),
    Kind(name="which_of_two", answer=small_talk.which_of_two),
    Kind(name="repeat", intents=("AMAZON.RepeatIntent", "AMAZON.PreviousIntent")),
    Kind(name="slower", intents=("SlowerIntent",)),
    Kind(name="shorter", intents=("ShorterIntent",)),
    # Small talk.
    Kind(name="launch", goes_on=around.launch),
    Kind(name="yes", answer=small_talk.yes_to_nothing, intents=("AMAZON.YesIntent",), kept=False,
         reads=False),
    Kind(name="no", goes_on=around.no, intents=("AMAZON.NoIntent",), kept=False, reads=False),
    Kind(name="help", goes_on=around.help_, intents=("AMAZON.HelpIntent",), kept=False),
    Kind(name="fallback", goes_on=around.fallback, intents=("AMAZON.FallbackIntent",), kept=False),
    Kind(name="stop", answer=small_talk.parting(texts.GOODBYE),
         intents=("AMAZON.StopIntent", "AMAZON.CancelIntent", "AMAZON.NavigateHomeIntent",
                  "AMAZON.PauseIntent"),
         means={"AMAZON.PauseIntent": "pause"}, kept=False),
    _small("thanks", small_talk.parting(texts.THANKS), "ThanksIntent"),
    _small("greeting", small_talk.asking(texts.GREETING), "GreetingIntent"),
    _small("capabilities", small_talk.asking(texts.CAPABILITIES), "CapabilitiesIntent",
           reads=True),
    _small("not_a_doctor", small_talk.asking(texts.NOT_A_DOCTOR), "DoctorIntent"),
    _small("ready", small_talk.asking(texts.READY), "AMAZON.StartOverIntent", reads=True),
    _small("acknowledged", small_talk.asking(texts.ACKNOWLEDGED), "AcknowledgeIntent", reads=True),
    _small("rude", small_talk.asking(texts.RUDE), "RudeIntent"),
    _small("other_language", small_talk.asking(texts.OTHER_LANGUAGE), "OtherLanguageIntent"),
    _small("half_sentence", small_talk.asking(texts.HALF_SENTENCE), "HalfSentenceIntent",
           reads=True),
    Kind(name="quiz", answer=small_talk.asking(texts.NOT_YET_QUIZ), intents=("QuizIntent",)),
    # A guided walk.
    _walk("guided_walk", "beginning.guided_walk", "GuidedWalkIntent", "WalkWithinIntent").but(
        unknown=texts.GUIDE_UNKNOWN_GOAL),
    _walk("minutes", "lengths.another_length", "HowManyMinutesIntent", LongerWalkIntent="longer",
          ShorterWalkIntent="shorter", EndInIntent="end_in"),
    _walk("walk_for", "changes.for_another", "WalkForIntent"),
    _walk("beat", "beat.beat", "OwnBeatIntent", BeatOnIntent=wishes.BEAT_ON,
          BeatOffIntent=wishes.BEAT_OFF),
    _walk("walk_status", "status.status", WalkNowIntent="now", TimeLeftIntent="left"),
    _walk("walk_why", "cue.why", "WhyCueIntent", WorkingNowIntent=wishes.CUE_MUSCLE),
    _walk("walk_again", "cue.again", "CueAgainIntent"),
    _walk("walk_tip", "cue.another_tip"),
    _walk("walk_change", "changes.change", TiredIntent="tired", EasierPaceIntent="easier",
          FasterPaceIntent="faster", HillAheadIntent="hill", HillTopIntent="top",
          GoingDownIntent="downhill", StairsAheadIntent="stairs", SkipPartIntent="skip"),
    _walk("walk_control", "controls.control", PauseWalkIntent="pause", ResumeWalkIntent="resume",
          EndWalkIntent="end", MoveWalkIntent="here", NewWalkIntent="new",
          **{"AMAZON.ResumeIntent": "resume", "AMAZON.LoopOnIntent": "one_way",
             "AMAZON.LoopOffIntent": "one_way", "AMAZON.ShuffleOnIntent": "one_way",
             "AMAZON.ShuffleOffIntent": "one_way"}),
    _walk("announce", "announcing.announce"),
    _walk("announce_refused", "announcing.refused"),
    _walk("announce_off", "announcing.nothing", "StopAnnouncingIntent"),
    _walk("volume", "controls.volume", "VolumeIntent"),
    # What walks leave.
    _walk("walk_summary", "afterwards.how_it_was", "WalkSummaryIntent"),
    _walk("walked", "afterwards.walked", "WalkedIntent", LogWalkIntent=wishes.LOG),
    _walk("progress", "progress.progress", ProgressIntent="week", LastWeekIntent="last_week",
          AllWalksIntent="all", StepCountIntent="steps", StreakIntent=wishes.STREAK,
          GettingBetterIntent=wishes.BETTER, OwnGoalIntent=wishes.OWN_GOAL),
    # To be reminded of a walk.
    _walk("reminder", "reminding.remind", "ReminderIntent", ChangeReminderIntent=wishes.MOVED),
    _walk("when", "reminding.when", "WhenIntent", AlsoOnIntent=wishes.ALSO),
    _walk("reminder_set", "reminding.put"),
    _walk("reminder_refused", "reminding.refused"),
    _walk("reminders", "reminder_list.listed", "RemindersIntent"),
    _walk("reminders_off", "reminder_list.cleared", "StopRemindersIntent"),
    # What is remembered of the walker.
    Kind(name="what_you_know", goes_on=around.what_you_know, intents=("WhatYouKnowIntent",),
         kept=False),
    _small("forget_me", small_talk.forget_me, "ForgetMeIntent"),
    _small("forgotten", small_talk.parting(texts.FORGOTTEN)),
    _small("not_forgotten", small_talk.parting(texts.NOT_FORGOTTEN)),
    _small("still_reminded", small_talk.parting(texts.STILL_REMINDED)),
)  # fmt: skip

KINDS: Mapping[KindName, Kind] = {row.name: row for row in _ROWS}
#: Which kind of question an intent of the interaction model asks.
OF_INTENT: Mapping[str, Kind] = {intent: row for row in _ROWS for intent in row.intents}
#: Kinds that a tip answers, and those that an exercise does.
TIPS: frozenset[KindName] = frozenset(("tip", "moment"))
TRAINED: frozenset[KindName] = frozenset(("exercise", "how_to_exercise"))
#: Subjects that are no ids of the knowledge: what intents stand for by themselves.
MEANINGS = frozenset(
    (
        wishes.ANEW,
        wishes.CONSENTED,
        wishes.FROM_NOW,
        wishes.ONCE_MORE,
        wishes.ONE_BY_ONE,
        *wishes.PARTS.values(),
        *(meaning for row in _ROWS for meaning in row.means.values()),
    )
)


def read_ahead() -> None:
    """Read what answers each kind now: for a snapshot, in which nobody waits for it."""
    for row in _ROWS:
        for each in (row.answer, row.goes_on, row.walks):
            if isinstance(each, Late):
                _ = each.function
