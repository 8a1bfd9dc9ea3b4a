"""Every text that the code asks for by name, and what it fills in: the register of these texts.

Texts that go by ids of the knowledge (`muscles.soleus.role`) are asked for by their id.
"""

from __future__ import annotations


class Text(str):
    """The key of a text, and the names of the placeholders that must be filled in it."""

    fills: frozenset[str]

    def __new__(cls, key: str, *fills: str) -> Text:
        """Return the key "section.name"; `fills` are the names of its placeholders."""
        text = super().__new__(cls, key)
        text.fills = frozenset(fills)
        return text


ACHE = Text("prompts.ache", "muscle")
BEST_WAYS = Text("prompts.best_ways", "muscle", "ways")
CAPABILITIES = Text("prompts.capabilities")
CAUTION = Text("prompts.caution")
COMPARE_DIFFER = Text("prompts.compare_differ", "one", "other")
COMPARE_HARDER = Text("prompts.compare_harder", "more", "less")
COMPARE_HARDER_FOR = Text("prompts.compare_harder_for", "more", "muscle")
COMPARE_MOST = Text("prompts.compare_most", "more")
COMPARE_SAME = Text("prompts.compare_same", "muscles")
COMPARE_SIDE = Text("prompts.compare_side", "when", "muscles")
COMPARE_THREE = Text("prompts.compare_three")
DONE = Text("prompts.done")
FALLBACK_1 = Text("prompts.fallback_1")
FALLBACK_2 = Text("prompts.fallback_2")
FALLBACK_3 = Text("prompts.fallback_3")
FAULT = Text("prompts.fault")
FORGET_EXPLAIN = Text("prompts.forget_explain")
FORGOTTEN = Text("prompts.forgotten")
GOODBYE = Text("prompts.goodbye")
GOODBYE_KIND = Text("prompts.goodbye_kind")
GREETING = Text("prompts.greeting")
HELP = Text("prompts.help")
HELP_CONDITION = Text("prompts.help_condition")
HELP_MUSCLE = Text("prompts.help_muscle")
HOW_MUCH_WHAT = Text("prompts.how_much_what")
IT_DEPENDS = Text("prompts.it_depends")
KEEP_WALKING = Text("prompts.keep_walking")
KEEP_WALKING_GENTLY = Text("prompts.keep_walking_gently")
KEEP_WALKING_NO = Text("prompts.keep_walking_no")
KNOW_NOTHING = Text("prompts.know_nothing")
KNOW_RECORD = Text("prompts.know_record")
LAUNCH_BACK = Text("prompts.launch_back")
LAUNCH_FIRST = Text("prompts.launch_first")
LEAVE_LOST = Text("prompts.leave_lost")
MORE_END = Text("prompts.more_end")
MUSCLE_WINS = Text("prompts.muscle_wins", "muscle")
MUSCLES_DIFFER = Text("prompts.muscles_differ")
NO_DIAGNOSIS = Text("prompts.no_diagnosis")
NO_FIGURE = Text("prompts.no_figure")
NO_MEASUREMENT = Text("prompts.no_measurement", "muscle", "when")
NO_OFFER = Text("prompts.no_offer")
NOT_FORGOTTEN = Text("prompts.not_forgotten")
NOT_YET_PROGRESS = Text("prompts.not_yet_progress")
NOT_YET_QUIZ = Text("prompts.not_yet_quiz")
NOT_YET_REMINDER = Text("prompts.not_yet_reminder")
NOT_YET_WALK = Text("prompts.not_yet_walk")
ONLY_WALKING = Text("prompts.only_walking")
ONLY_WALKING_NOT = Text("prompts.only_walking_not", "activity")
READY = Text("prompts.ready")
REPEAT_WHAT = Text("prompts.repeat_what")
SOURCE_ALSO = Text("prompts.source_also", "source")
SOURCE_FIRST = Text("prompts.source_first", "source")
SOURCE_GENERAL = Text("prompts.source_general")
THANKS = Text("prompts.thanks")
TIP_IS_PRACTICE = Text("prompts.tip_is_practice")
TIPS_AGAIN = Text("prompts.tips_again")
TOO_EASY = Text("prompts.too_easy")
TOO_EASY_TIP = Text("prompts.too_easy_tip")
TOO_HARD = Text("prompts.too_hard")
TOO_HARD_TIP = Text("prompts.too_hard_tip")
UNKNOWN_CONDITION = Text("prompts.unknown_condition", "heard")
UNKNOWN_MUSCLE = Text("prompts.unknown_muscle", "heard")
WHICH_COMPARE = Text("prompts.which_compare")
WHICH_CONDITION = Text("prompts.which_condition")
WHICH_EXERCISE = Text("prompts.which_exercise")
WHICH_JOB = Text("prompts.which_job")
WHICH_MUSCLE = Text("prompts.which_muscle")
WHICH_OF_TWO = Text("prompts.which_of_two", "one", "other")
WHY_WHAT = Text("prompts.why_what")
YES_TO_WHAT = Text("prompts.yes_to_what")

VERDICT_IS_SO = Text("verdicts.is_so")
VERDICT_IS_NOT = Text("verdicts.is_not")
VERDICT_NOT_QUITE = Text("verdicts.not_quite")
VERDICT_IT_DEPENDS = Text("verdicts.it_depends")

OFFER_ANOTHER_TIP = Text("offers.another_tip")
OFFER_ANYTHING = Text("offers.anything")
OFFER_BRISK = Text("offers.brisk")
OFFER_EXERCISE = Text("offers.exercise")
OFFER_FORGET = Text("offers.forget")
OFFER_GO_ON = Text("offers.go_on")
OFFER_HOW = Text("offers.how")
OFFER_OVERVIEW = Text("offers.overview")
OFFER_SOURCE = Text("offers.source")
OFFER_STRIDE = Text("offers.stride")
OFFER_TARGET = Text("offers.target")
OFFER_TIP = Text("offers.tip")
OFFER_TIP_FOR = Text("offers.tip_for", "muscle")
OFFER_TIP_GENERAL = Text("offers.tip_general")
OFFER_TIP_SORE = Text("offers.tip_sore")

REPROMPT_GENERAL = Text("reprompts.general")

TITLE_BENEFITS = Text("titles.benefits")
TITLE_BRISK = Text("titles.brisk")
TITLE_COUNT = Text("titles.count")
TITLE_EXERCISE = Text("titles.exercise")
TITLE_MEMORY = Text("titles.memory")
TITLE_SAFETY = Text("titles.safety")
TITLE_SORENESS = Text("titles.soreness")
TITLE_SOURCE = Text("titles.source")
TITLE_STEPS = Text("titles.steps")
TITLE_STRIDE = Text("titles.stride")
TITLE_TARGET = Text("titles.target")
TITLE_TIP = Text("titles.tip")
TITLE_WALKING = Text("titles.walking")

OVERVIEW_ANSWER = Text("overview.answer")
OVERVIEW_HARDEST = Text("overview.hardest")
OVERVIEW_MORE = Text("overview.more")
OVERVIEW_WHY = Text("overview.why")

MUSCLE_COUNT_ANSWER = Text("muscle_count.answer")
MUSCLE_COUNT_MORE = Text("muscle_count.more")
MUSCLE_COUNT_STEP = Text("muscle_count.step")

WALKING_TARGET_ANSWER = Text("walking_target.answer")
WALKING_TARGET_MORE = Text("walking_target.more")
WALKING_TARGET_TEN_MINUTES = Text("walking_target.ten_minutes")

BRISK_ANSWER = Text("brisk.answer")
BRISK_CADENCE = Text("brisk.cadence")
BRISK_MORE = Text("brisk.more")

STEPS_A_DAY_ANSWER = Text("steps_a_day.answer")
STEPS_A_DAY_MORE = Text("steps_a_day.more")

STRIDE_ANSWER = Text("stride.answer")

BENEFITS_ANSWER = Text("benefits_overview.answer")
BENEFITS_MORE = Text("benefits_overview.more")

#: Each text of the register.
ALL = tuple(text for text in tuple(globals().values()) if isinstance(text, Text))
