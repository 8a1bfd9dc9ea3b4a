"""What an intent means by itself: subjects of a question that are no ids of the knowledge."""

#: "Is it harder", "is it easier", "is it the same".
HARDER, EASIER, SAME = "harder", "easier", "same"
#: The measures of "how long should I do that", "how long until I am stronger", "how steep".
TIME, SPAN, SLOPE = "time", "span", "slope"
#: "How far may i walk with asthma".
FAR = "far"
#: "Does it work less in that", "is that good for it".
LESS, GOOD = "less", "good"
#: "Does walking use my back", "is the soleus a calf muscle", "how do i feel my glutes working".
USED, IS, FEEL = "used", "is", "feel"
#: "What if my glutes are weak".
WEAK = "weak"
#: "Do i use two hundred muscles".
CLAIM = "two_hundred"
#: "Should i stop", "may i walk".
TO_STOP, MAY = "to_stop", "may"
#: "Is it good for my heart", of what was talked about.
OF_IT = "of_it"
#: "Is it bad", "is it a waste of time": a yes is a no.
AGAINST = "against"
#: Whether it spares the knees, not whether it harms them.
KINDER = "kinder"
#: "What can i squeeze", for who wants something to do.
SQUEEZE = "squeeze"
#: How a tip felt.
TOO_HARD, TOO_EASY, DONE = "too_hard", "too_easy", "done"
#: Whether a study is big, how many people it measured, how old it is.
SIZE, PEOPLE, AGE = "study_size", "study_people", "study_age"
#: "Is that true".
TRUE = "true"
#: "What next".
NEXT = "next"
#: What the words for a slope mean on stairs.
STAIRS_OF = {"uphill": "stairs_up", "downhill": "stairs_down"}
#: What a walk burns, asked for in calories, what somebody says they weigh, and wants to lose.
CALORIES, WEIGHT, TO_LOSE = "calories", "my_weight", "weight_to_lose"
#: Topics whose number tells of a walker's own weight, so that no record keeps it.
OF_ONES_WEIGHT = frozenset((CALORIES, WEIGHT, TO_LOSE))
#: The topic of the exercises that make stairs easier.
FOR_STAIRS = "stairs_exercise"
#: What to do in the place of an exercise that was refused.
INSTEAD = "instead"
#: "As well", of a muscle in a way of walking; "which ones exactly".
ALSO, EXACTLY = "as_well", "exactly"
