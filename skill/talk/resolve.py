"""Fills what a question left out from what was talked about before. Pure: a table of tests."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from skill.coach.meanings import AGAINST, INSTEAD
from skill.coach.question import Ids, Question
from skill.knowledge.model import Knowledge
from skill.talk.context import SORTS, Context, Entity, Expectation, LastAnswer, Sort
from skill.talk.kinds import KINDS, TIPS
from skill.talk.wishes import (
    ALSO,
    ANEW,
    DAILY,
    FROM_NOW,
    MANNERS,
    NEXT_WEEK,
    ONE_BY_ONE,
    ONE_MORE,
    THOSE,
)

#: Kinds that a name said by itself is heard as.
BARE = frozenset(("about", "condition", "what_about"))
#: Which of the things in reach "the first" and "the other one" mean.
FIRST, SECOND, OTHER = "first", "second", "other"
#: Kinds that tell a number, of minutes as of steps.
_LENGTHS = frozenset(("minutes", "beat"))
#: "Rather not", as it is heard.
_RATHER_NOT = Question("advice", subject=AGAINST)
#: Kinds that tell a time.
_WHEN = frozenset(("reminder", "when"))
#: Who is asked whether the walk that is on goes on, and says so.
_GOING_ON = Question("walk_control", subject="resume")
#: The topic that is asked by a length too: "half an hour" may be the answer to "how many minutes".
_ENOUGH = "is_that_enough"
_LENGTHS_ASKED = frozenset((_ENOUGH, "every_bit"))
#: What "how long is it" is heard as, by who is asked for the minutes of a walk.
_HOW_LONG = frozenset(("time", "time_to_results", "soreness_days"))
#: The topic that "every day" may be heard as, where a reminder waits for its days.
_MAY_DAILY = "may_daily"
_PLACES = {FIRST: 0, SECOND: 1, OTHER: 1, INSTEAD: 1}


def resolve(asked: Question, context: Context, knowledge: Knowledge) -> Question:
    """Return the question that was meant, its gaps filled from what is in reach.

    What the last answer waited for comes first, or a reminder before it, then the next step after
    it and what goes on from it ("what about", "another one", "the first"), then what "it" and
    "them" stand for. What cannot be filled is left as it is: the coach asks back.
    """
    expected = _expected(asked, context.expects) if context.expects else None
    if expected is None and context.set_aside and asked.kind == "when":
        expected = _expected(asked, context.set_aside)
    if expected is not None:
        return resolve(expected, context.but(expects=None, set_aside=None), knowledge)
    following = _following(asked, context, knowledge)
    if following is not None:
        return following
    if asked.kind == "what_about" or _is_a_way(asked):
        about = asked.but(kind="what_about")
        return _substituted(about, context.last.asked if context.last else None)
    if asked.kind == "another":
        return _another(context.last)
    if asked.kind == "one_of":
        return _one_of(asked, context, knowledge)
    return _with_things(asked, context)


def things(asked: Question) -> tuple[Entity, ...]:
    """Return the things a question is about, in the order named, that a pronoun may mean."""
    row = KINDS[asked.kind]
    private = row.health or asked.circumstance is not None
    named: list[tuple[Sort, str]] = []
    if asked.tip:
        named.append(("tip", asked.tip))
    if asked.subject and row.subject in SORTS:
        named.append((row.subject, asked.subject))
    named += [("condition", name) for name in asked.conditions]
    named += [("muscle", name) for name in asked.muscles]
    if asked.other and row.other in SORTS:
        named.append((row.other, asked.other))
    return tuple([Entity(sort=sort, id=name, private=private) for sort, name in named])


def _following(asked: Question, context: Context, knowledge: Knowledge) -> Question | None:
    """Return what was asked as the next step after the last answer; None where it is none."""
    if context.last is None:
        return None
    from skill.talk.next_steps import next_step  # noqa: PLC0415 - only after an answer

    return next_step(asked, context, knowledge)


def _is_a_way(asked: Question) -> bool:
    """Whether a way of walking alone was named where it might hurt: "from the stairs"."""
    named = asked.subject or asked.other or asked.muscles or asked.circumstance
    return asked.kind == "pain" and bool(asked.conditions) and not named


def _substituted(asked: Question, topic: Question | None) -> Question:
    """Return what "what about ..." asks."""
    from skill.talk.substituting import substitute  # noqa: PLC0415 - only for who says so

    return substitute(asked, topic)


def _expected(asked: Question, expects: Expectation) -> Question | None:
    """Return the question that these words complete, or None where they are no answer to it."""
    if expects.then.kind in _OWN_ANSWERS and asked.kind != "yes":
        return _OWN_ANSWERS[expects.then.kind](asked, expects.then)
    walk = expects.then.kind == "guided_walk"
    if expects.how in ("yes", "if_yes", "consent"):
        wished = _for_the_walk(asked, expects) if walk else None
        return expects.then if asked.kind == "yes" else wished
    if walk and expects.how in ("number", "either"):
        return _for_the_walk(asked, expects)
    if expects.how == "one_of" and asked.kind == "one_of" and asked.subject in _PLACES:
        place = _PLACES[asked.subject]
        return _filled(expects.then, expects.choice[place : place + 1])
    if asked.kind in BARE and (asked.muscles or asked.conditions):
        return _named(asked, expects)
    return None


def _for_the_reminder(asked: Question, reminder: Question) -> Question | None:
    """Return the reminder that is wanted, with what was asked back for, or said otherwise now."""
    if asked.kind == "minutes" and asked.minutes is not None:
        return reminder.but(kind="reminder", minutes=60 * asked.minutes)
    if asked.kind == "guided_walk" and reminder.minutes is None and asked.minutes is not None:
        return reminder.but(minutes=asked.minutes, subject=FROM_NOW)  # "in an hour"
    if asked.kind == "reminders":
        return reminder.but(kind="reminder")  # which one: the one that is being set
    if asked.subject == _MAY_DAILY:
        asked = Question("when", wishes=(DAILY,))
    if asked.kind not in _WHEN:
        return None
    if ONE_MORE in asked.wishes:
        return reminder.but(kind="reminder", subject=ONE_BY_ONE)
    minutes = reminder.minutes if asked.minutes is None else asked.minutes
    subject = asked.subject or reminder.subject
    days = tuple(wish for wish in asked.wishes if wish not in MANNERS)
    before = tuple(wish for wish in reminder.wishes if wish not in MANNERS)
    wishes = days or before
    if NEXT_WEEK in before or asked.subject == ALSO:
        wishes = tuple(dict.fromkeys((*before, *days)))
    wishes += tuple(wish for wish in reminder.wishes if wish in MANNERS)
    return asked.but(kind="reminder", minutes=minutes, wishes=wishes, subject=subject)


def _for_the_record(asked: Question, forget: Question) -> Question | None:
    """Return that all is to be forgotten, where "delete them" comes after what is kept."""
    return forget if asked.kind == "reminders_off" and THOSE in asked.wishes else None


def _for_the_beat(asked: Question, beat: Question) -> Question | None:
    """Return the beat that is wanted, with the steps that were asked for."""
    number = _no_clock(asked)
    return beat.but(minutes=number.minutes) if number.kind in _LENGTHS else None


def _for_the_walk(asked: Question, expects: Expectation) -> Question | None:
    """Return the walk that is to begin, with what was asked back for: minutes, a muscle, a yes.

    Who was asked for a number and says none takes the one that was proposed.
    """
    walk = expects.then
    if asked.kind == "guided_walk":
        minutes = walk.minutes if asked.minutes is None else asked.minutes
        return asked.but(
            muscles=asked.muscles or walk.muscles,
            limits=asked.limits or walk.limits,
            wishes=asked.wishes or walk.wishes,
            minutes=minutes,
            subject=walk.subject,
        )
    asked = _no_clock(asked)
    if asked.kind == "minutes" or asked.subject in _LENGTHS_ASKED:
        return walk if asked.minutes is None else walk.but(minutes=asked.minutes)
    if asked.kind in BARE and asked.muscles:
        return walk.but(muscles=asked.muscles)
    if expects.how == "number" and asked.kind in ("yes", "acknowledged", "walk_status", "ready"):
        return walk
    if expects.how == "number" and (asked.kind == "fallback" or asked.subject in _HOW_LONG):
        return walk.but(minutes=None)  # asked once more
    return Question("no") if asked == _RATHER_NOT else _anew(asked, walk)


def _anew(asked: Question, walk: Question) -> Question | None:
    """Return the walk that is to begin although one is on, or that the old one is kept."""
    if walk.subject != ANEW:
        return None
    if asked.kind == "walk_control" and asked.subject == "new":
        return walk
    keeps = asked.kind in ("yes", "no") or asked == _GOING_ON
    return Question("walk_control", subject="keep") if keeps else None


def _no_clock(asked: Question) -> Question:
    """Return a bare number that was taken for a time of day as the number it is."""
    if asked.kind not in _WHEN or asked.minutes is None or asked.wishes:
        return asked
    return Question("minutes", minutes=asked.minutes // 60)


def _named(asked: Question, expects: Expectation) -> Question | None:
    """Return what was asked back for, with the name that was given now."""
    gap = KINDS[expects.then.kind].needs
    if gap == "muscle" and asked.muscles:
        return expects.then.but(muscles=asked.muscles)
    if gap == "condition" and asked.conditions:
        return expects.then.but(conditions=(*expects.then.conditions, *asked.conditions))
    return None


def _filled(asked: Question, entities: tuple[Entity, ...]) -> Question | None:
    return _about(asked, entities[0].sort, (entities[0].id,)) if entities else None


def _another(last: LastAnswer | None) -> Question:
    """Return what "another one" asks for: a tip after a tip or of nothing, else more."""
    if last is None:
        return Question("tip")
    return last.asked.but(tip=None) if last.asked.kind in TIPS else Question("more")


def _one_of(asked: Question, context: Context, knowledge: Knowledge) -> Question:
    """Return the question for the first, the second or the other of the things in reach.

    "The other one" is the thing before the one last talked about; "the first" counts as they
    were named. Who has no stairs, and says so first, is told what trains their muscles elsewhere.
    """
    last = context.last
    if last is None and asked.conditions:
        from skill.talk.before import worked_in  # noqa: PLC0415 - only for who begins so

        return Question("exercise", worked_in(asked.conditions, knowledge)[:1])
    if last and last.asked.kind in TIPS:
        return _tip_of(asked, context) or _another(last)
    named = things(last.asked) if last else ()
    if asked.subject == OTHER or len(named) < 2:
        named = tuple(e for e in context.focus if e.sort == context.focus[0].sort)
    place = _PLACES.get(asked.subject or "", len(named))
    if place >= len(named):
        return asked
    entity = named[place]
    if last and len(things(last.asked)) == 1:
        return _substituted(_of_thing(entity, "what_about"), last.asked)
    return _of_thing(entity, "condition" if entity.sort == "condition" else "about")


def _tip_of(asked: Question, context: Context) -> Question | None:
    """Return the first or second of the tips that were given, once more; None of a single one."""
    given = [entity.id for entity in context.focus if entity.sort == "tip"][::-1]
    place = _PLACES.get(asked.subject or "", len(given))
    return Question("tip", tip=given[place]) if len(given) > 1 and place < len(given) else None


def _of_thing(entity: Entity, kind: str) -> Question:
    """Return a question of this kind about one thing; of what has no such kind, its own."""
    if entity.sort == "exercise":
        return Question("how_to_exercise", subject=entity.id)
    if entity.sort == "benefit":
        return Question("benefit", subject=entity.id)
    if entity.sort == "tip":
        return Question("tip", tip=entity.id)
    base = Question("what_about" if kind == "what_about" else "about")
    if entity.sort == "muscle":
        return base.but(muscles=(entity.id,))
    return base.but(
        kind=base.kind if kind == "what_about" else "condition", conditions=(entity.id,)
    )


def _with_things(asked: Question, context: Context) -> Question:
    """Give a question the things that "it", "that" and "them" mean in it."""
    row = KINDS[asked.kind]
    if row.pairs:
        return _paired(asked, context)
    beside = row.takes == ("muscle",) and "condition" in row.varies and not row.health
    if asked.muscles or asked.circumstance or asked.tip or (asked.conditions and not beside):
        return asked
    if asked.subject and (row.alone or row.subject in SORTS):
        return asked
    for sort in row.takes:
        names = _just_named(sort, context) if row.alone else _meant(sort, context)
        if names and row.whole and sort == "condition":
            asked = asked.but(muscles=_of_last("muscle", context))
        if names:
            return _about(asked, sort, names)
    return asked


def _meant(sort: Sort, context: Context) -> Ids:
    """Return what a pronoun for this sort means: what won, else all of the last question's."""
    if sort == "tip":  # a tip is only meant as long as it was the last thing said
        return _of_last(sort, context)
    newest = context.newest(sort)
    if newest is None or (context.last and context.last.outcome == newest):
        return (newest,) if newest else ()
    return _of_last(sort, context) or (newest,)


def _just_named(sort: Sort, context: Context) -> Ids:
    """Return the last question's things of a sort; none of an earlier session."""
    return () if context.recalled else _of_last(sort, context)


def _of_last(sort: Sort, context: Context) -> Ids:
    last = context.last
    return tuple(e.id for e in things(last.asked) if e.sort == sort) if last else ()


def _about(asked: Question, sort: Sort, names: Ids) -> Question:
    """Return the question about these things."""
    if sort == "muscle":
        return asked.but(muscles=names)
    if sort == "condition":
        return asked.but(conditions=names)
    return asked.but(tip=names[0]) if sort == "tip" else asked.but(subject=names[0])


def _paired(asked: Question, context: Context) -> Question:
    """Return a comparison with both its sides: those named, else the newest two of one sort.

    A pair is sought first in the sort that was named. "Is it harder than sand" names the second
    side; "is sand harder" the first, and takes the other of this very talk alone.
    """
    row = KINDS[asked.kind]
    named = asked.muscles if row.other == "muscle" else asked.conditions
    sides = dict.fromkeys((*named, *((asked.other,) if asked.other else ())))
    if len(sides) == 1:
        return _beside(asked, next(iter(sides)), context)
    if sides:
        return asked
    if asked.muscles:
        return _for_muscles(asked, context)
    pairs = ((sort, _newest_two(sort, context)) for sort in row.pairs)
    sort, pair = next((p for p in pairs if len(p[1]) == 2), (None, ()))
    if sort is None:  # "is that harder", of one way of walking: than walking on the flat
        alone = _just_named("condition", context) if "condition" in row.takes else ()
        return asked.but(conditions=alone[:1])
    if sort == "muscle":
        return Question("muscle_compare", pair, asked.conditions)
    return asked.but(conditions=pair[:1], other=pair[1])


def _for_muscles(asked: Question, context: Context) -> Question:
    """Compare muscles named alone with the one talked about, else the conditions for them."""
    newest = context.newest("muscle")
    pair = _newest_two("condition", context)
    of_ways = len(pair) == 2 and context.last is not None and context.last.asked.conditions
    if newest is not None and newest not in asked.muscles and not of_ways:
        return Question("muscle_compare", (newest, *asked.muscles))
    return asked.but(conditions=pair[:1], other=pair[1]) if len(pair) == 2 else asked


def _beside(asked: Question, side: str, context: Context) -> Question:
    """Put the thing talked about beside the one side of a comparison that was named."""
    sort = KINDS[asked.kind].other
    if sort not in ("muscle", "condition", "exercise", "benefit"):
        return asked
    focus = tuple(entity.id for entity in context.focus if entity.sort == sort)
    near = focus if asked.other else _just_named(sort, context)
    mate = next((name for name in near if name != side), None)
    if mate is None or (not asked.other and side in near):
        return asked
    if sort == "muscle":
        return asked.but(muscles=(mate, side), other=None)
    if asked.kind == "harder_than" and not asked.other:
        return asked.but(conditions=(side,), other=mate)
    return asked.but(conditions=(mate,), other=side)


def _newest_two(sort: Sort, context: Context) -> Ids:
    """Return the two things of a sort talked about last, in the order they came up."""
    names = tuple(entity.id for entity in context.focus if entity.sort == sort)[:2]
    last = _of_last(sort, context)
    return last[:2] if set(last[:2]) == set(names) and len(names) == 2 else names[::-1]


#: What answers an expectation of its own kind: by the kind that it is for.
_OWN_ANSWERS: Mapping[str, Callable[[Question, Question], Question | None]] = {
    "reminder": _for_the_reminder,
    "reminder_set": _for_the_reminder,
    "beat": _for_the_beat,
    "forget_me": _for_the_record,
}
