"""What is wished of a walk or a reminder: subjects of a question that no knowledge lists."""

from collections.abc import Mapping

#: The subject of a walk that begins although another one is on.
ANEW = "anew"
#: The subject of a reminder that Alexa has just had consent for.
CONSENTED = "consented"
#: Subjects of a reminder: its minutes count from now; its time is in a part of the day.
FROM_NOW = "from_now"
MORNING, LATER, NIGHT = "morning", "later", "night"
#: It rings on these days as well as on those that are set; another one is to be seen to first.
ALSO, ONE_BY_ONE = "also", "one_by_one"
#: Wishes beside those for its days: the one that is set is moved; it is one more, on any day.
MANNERS = MOVED, ONE_MORE = "moved", "one_more"
#: The wish that is a pronoun: "delete them".
THOSE = "those"
#: Subjects of the beat: to be there, not to be; its steps were asked for before.
BEAT_ON, BEAT_OFF, ONCE_MORE = "beat_on", "beat_off", "once_more"
#: What somebody asks of walks that nobody keeps: days in a row, getting better, a goal, a log.
STREAK, BETTER, OWN_GOAL, LOG = "streak", "better", "own_goal", "log"
#: The muscle of the cue heard last.
CUE_MUSCLE = "muscle"
#: The wish for a day by its date begins so; that for a day of the next week stands beside it.
ON_DATE = "on_"
NEXT_WEEK, WEEKENDS, DAILY = "next_week", "weekends", "daily"
#: What Alexa sends for parts of a day in the place of a time (AMAZON.TIME).
PARTS: Mapping[str, str] = {"MO": MORNING, "AF": LATER, "EV": LATER, "NI": NIGHT}
