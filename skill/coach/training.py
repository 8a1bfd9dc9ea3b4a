"""What walking does to a muscle in the long run, and what trains it besides."""

from __future__ import annotations

from skill.coach import keys, moments, subjects, texts, tips
from skill.coach.answer import Answer, Part, Verdict, asks, brief, in_turn, offers, says, verdict
from skill.coach.meanings import WEAK
from skill.coach.muscles import LEGS, single
from skill.coach.question import Ids, Question
from skill.knowledge.model import Knowledge
from skill.knowledge.queries import effects_for, groups_of

WHOLE = "whole_body"
#: The limit of who will not get down on the floor.
OFF_THE_FLOOR = "no_floor"
#: Where a muscle has no entry of its own, the widest of these that holds it answers.
WIDE = ("legs", "core", "upper_body")
MOST_SPOKEN = 2
#: The topic that says on how many days muscles are trained.
DAYS = "strength_days"
#: How long it takes until training shows.
RESULTS = "time_to_results"
#: The finding that strength training builds more muscle than walking.
BEATS_WALKING = "tr12"
#: Exercises that nearly everybody can do, the gentlest first.
_GENTLE = ("chair_stands", "hip_bridges", "heel_raises", "wall_push_ups", "bird_dog")
#: What is said of training to who tells of their health.
_TOLD_WITH = {"recent_injury": "training_to_heal", "pregnancy": "exercise_pregnant"}
_GENTLE_ON_LEGS = "legs_for_old"
#: What "can walking tone it" comes to; what has no word here is "not quite".
_WORDS = {
    "some_growth": "partly",
    "not_known": "it_depends",
    "little": "no",
    "in_thin_shoes": "yes",
    "with_poles": "hardly",
}


def tone(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer honestly whether walking tones or builds muscles, or a way of it that works them."""
    entries = _entries(knowledge, asked.muscles) or (WHOLE,)
    spoken = tuple(f"tone.{e}.answer" for e in entries[:MOST_SPOKEN])
    facts = tuple(f for e in entries for f in knowledge.tone[e].facts)
    worked = _worked(knowledge, asked)
    facts = (*worked, *facts)
    word = "not_quite" if worked else _WORDS.get(knowledge.tone[entries[0]].verdict, "not_quite")
    told = tuple(brief(keys.finding(knowledge, finding)) for finding in worked)
    return Answer(
        parts=(*told, says(texts.TONE_UNSHOWN)) if worked else in_turn(spoken),
        topic=asked,
        verdict=verdict(word),
        details=tuple(keys.finding(knowledge, f) for f in keys.verified(knowledge, facts)),
        why=tuple(says(f"tone.{e}.why") for e in entries[:1]),
        evidence=keys.sources_of(knowledge, facts),
        offer=offers(texts.OFFER_EXERCISE, Question("exercise", muscles=asked.muscles)),
        title=f"{keys.target(knowledge, asked.muscles[0])}.name" if asked.muscles else None,
    )


def _worked(knowledge: Knowledge, asked: Question) -> Ids:
    """Return the finding that a way of walking works a muscle more, if one was asked of."""
    if not asked.muscles or not asked.conditions:
        return ()
    effects = effects_for(knowledge, asked.conditions[0], asked.muscles[0])
    return tuple(e.id for e in effects[:1] if e.direction == "increase")


def exercise(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer which exercises strengthen muscles, those of a way of walking, or weak ones."""
    if asked.circumstance and not asked.muscles:
        return _with_care(knowledge, asked, asked.circumstance)
    if OFF_THE_FLOOR in asked.limits:
        return _standing(knowledge, asked.but(limits=()))
    if asked.muscles in ((), (LEGS,)) and asked.conditions:
        named = _apart(knowledge, knowledge.conditions[asked.conditions[0]].muscles)
        return exercise(knowledge, asked.but(muscles=named[:MOST_SPOKEN], conditions=()))
    entries = _entries(knowledge, asked.muscles) or (WHOLE,)
    spoken = tuple(f"exercise_lists.{e}" for e in entries[:MOST_SPOKEN])
    own = _own_exercise(knowledge, asked.muscles)
    if own is not None:
        spoken = (f"exercises.{own}.how",)
    parts = in_turn(spoken)
    if asked.subject == WEAK and asked.muscles:
        role = brief(f"{keys.target(knowledge, asked.muscles[0])}.role")
        parts = (says(texts.WEAK_MUSCLE), role, brief(spoken[0]))
    others = (move for move in moves(knowledge, asked.muscles) if move != own)
    facts = tuple(f for e in entries for f in knowledge.tone[e].facts)
    return Answer(
        parts=parts,
        topic=asked.but(subject=None),
        details=tuple(f"exercises.{move}.how" for move in others),
        why=tuple(says(f"tone.{e}.why") for e in entries[:1]),
        evidence=keys.sources_of(knowledge, facts),
        offer=offers(texts.OFFER_HOW, Question("more"))
        if own is None  # how it is done was just told
        else offers(texts.OFFER_TIP, Question("tip", muscles=asked.muscles)),
        title=texts.TITLE_EXERCISE,
    )


def _standing(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer with an exercise for which nobody lies or kneels, or one to do while waiting."""
    up = (move for move in moves(knowledge, asked.muscles) if not knowledge.exercises[move].floor)
    move = next(up, None)
    if move is None:
        tip = next(iter(moments.waiting(knowledge, asked.muscles)), None)
        return tips.give(knowledge, asked, tip) if tip else exercise(knowledge, asked)
    answer = exercise(knowledge, asked)
    others = tuple(key for key in answer.details if key != f"exercises.{move}.how")
    return answer.but(
        parts=(says(f"exercises.{move}.how"),),
        details=others,
        offer=offers(texts.OFFER_TIP, Question("tip", muscles=asked.muscles)),
    )


def _with_care(knowledge: Knowledge, asked: Question, circumstance: str) -> Answer:
    """Answer what somebody can train who has told of their health: for that part, or with care."""
    part = knowledge.body_parts.get(knowledge.circumstances[circumstance].body_part or "")
    told = _TOLD_WITH.get(circumstance)
    if part is not None and told is None:
        return exercise(knowledge, Question("exercise", part.muscles[:1], subject=asked.subject))
    return subjects.about(knowledge, Question("subject", subject=told or _GENTLE_ON_LEGS))


def moves(knowledge: Knowledge, muscles: tuple[str, ...]) -> tuple[str, ...]:
    """Return the exercises for these muscles, the best known first, each once."""
    entries = _entries(knowledge, muscles) or (WHOLE,)
    own = _own_exercise(knowledge, muscles)
    known = (move for entry in entries for move in knowledge.tone[entry].exercises)
    return tuple(dict.fromkeys((*((own,) if own else ()), *known)))


def gentler(knowledge: Knowledge, refused: str | None) -> str:
    """Return an exercise for the same muscles as one that was refused, the gentlest there is."""
    known = knowledge.exercises.get(refused or "")
    near = moves(knowledge, known.muscles[:1]) if known else ()
    others = [move for move in (*_GENTLE, *near) if move in near and move != refused]
    return next(iter(others), _GENTLE[0])


def how_to_exercise(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer how an exercise is done."""
    known = knowledge.exercises.get(asked.subject or "")
    if known is None:
        return asks(texts.WHICH_EXERCISE, asked)
    main = known.muscles[:1]
    entries = _entries(knowledge, main) or (WHOLE,)
    facts = tuple(f for e in entries for f in knowledge.tone[e].facts)
    stretched = Question("stretch", main) if known.stretch else asked.but(muscles=main)
    return Answer(
        parts=(says(f"exercises.{asked.subject}.how"),),
        topic=stretched,
        details=tuple(f"exercise_lists.{e}" for e in entries[:1]),
        why=tuple(says(f"tone.{e}.why") for e in entries[:1]),
        evidence=keys.sources_of(knowledge, facts),
        offer=offers(texts.OFFER_TIP, Question("tip", muscles=main)),
        title=f"exercises.{asked.subject}.name",
    )


def compare(knowledge: Knowledge, asked: Question) -> Answer:
    """Answer which of two exercises is better, for a muscle or in all; nobody tested that."""
    named = (asked.subject, asked.other)
    pair = tuple(name for name in named if name and name in knowledge.exercises)
    if len(pair) == 1 and (asked.conditions or not asked.muscles):
        return _against_walking(knowledge, asked, pair[0])
    if len(pair) == 1 and asked.muscles:
        return _for_muscle(knowledge, asked, pair[0])
    if len(pair) < 2 or pair[0] == pair[1]:
        return how_to_exercise(knowledge, asked.but(kind="how_to_exercise", other=None))
    muscle = asked.muscles[:1]
    fit = tuple(name for name in pair if muscle and _trains(knowledge, name, muscle[0]))
    sure, parts = _compared(knowledge, pair, fit, muscle)
    answer = how_to_exercise(knowledge, asked.but(subject=(fit or pair)[0]))
    return answer.but(topic=asked, verdict=sure, parts=parts, title=texts.TITLE_EXERCISE)


def _for_muscle(knowledge: Knowledge, asked: Question, name: str) -> Answer:
    """Answer with yes or no whether an exercise trains a muscle, and what it trains."""
    works = knowledge.exercises[name].muscles[:MOST_SPOKEN]
    word = "yes" if _trains(knowledge, name, asked.muscles[0]) else "not_quite"
    answer = how_to_exercise(knowledge, asked.but(kind="how_to_exercise", subject=name, other=None))
    side = _side(knowledge, texts.EXERCISE_SIDE, name, works)
    return answer.but(verdict=verdict(word), parts=(side,))


def _against_walking(knowledge: Knowledge, asked: Question, name: str) -> Answer:
    """Say that strength work does more for a muscle than a walk, if the exercise trains it."""
    muscle = asked.muscles[:1] or knowledge.exercises[name].muscles[:1]
    answer = how_to_exercise(knowledge, asked.but(subject=name))
    if not _trains(knowledge, name, muscle[0]):
        works = knowledge.exercises[name].muscles[:MOST_SPOKEN]
        side = _side(knowledge, texts.EXERCISE_SIDE, name, works)
        return answer.but(
            verdict=Verdict(part=says(texts.EXERCISES_DIFFER), outcome="it_depends"), parts=(side,)
        )
    won = says(texts.EXERCISE_WINS, exercise=_named(name), muscle=_short(knowledge, muscle))
    behind = (says(keys.finding(knowledge, BEATS_WALKING)),)
    sources = keys.sources_of(knowledge, (BEATS_WALKING,))
    sure = Verdict(part=won, outcome=name)
    return answer.but(topic=asked, verdict=sure, parts=behind, evidence=sources)


def _compared(
    knowledge: Knowledge, pair: Ids, fit: Ids, muscle: Ids
) -> tuple[Verdict, tuple[Part, ...]]:
    """Say which of a pair it is, of which these train the muscle, and what else they train."""
    one, other = (knowledge.exercises[name].muscles[:MOST_SPOKEN] for name in pair)
    if len(fit) == 1:
        spare = next(name for name in pair if name not in fit)
        won = says(texts.EXERCISE_WINS, exercise=_named(fit[0]), muscle=_short(knowledge, muscle))
        works = knowledge.exercises[spare].muscles[:MOST_SPOKEN]
        return Verdict(part=won, outcome=fit[0]), (
            _side(knowledge, texts.EXERCISE_SIDE, spare, works),
        )
    if set(one) == set(other):
        alike = says(texts.EXERCISES_ALIKE, muscles=_short(knowledge, one))
        return Verdict(part=alike, outcome="alike"), ()
    if fit:
        both = Verdict(
            part=says(texts.EXERCISES_BOTH, muscles=_short(knowledge, muscle)), outcome="alike"
        )
        return both, _besides(knowledge, pair, muscle[0])
    sides = (
        _side(knowledge, texts.EXERCISE_SIDE, pair[0], one),
        _side(knowledge, texts.EXERCISE_OTHER, pair[1], other),
    )
    return Verdict(part=says(texts.EXERCISES_DIFFER), outcome="it_depends"), sides


def _besides(knowledge: Knowledge, pair: Ids, muscle: str) -> tuple[Part, ...]:
    """Say what the first of a pair trains that the other does not, besides the muscle."""
    own = {name: knowledge.exercises[name].muscles for name in pair}
    shared = set(own[pair[0]]) & set(own[pair[1]])
    for name, targets in own.items():
        more = tuple(t for t in targets if t not in shared and not _holds(knowledge, t, muscle))
        if more:
            return (_side(knowledge, texts.EXERCISE_ADDS, name, more[:MOST_SPOKEN]),)
    return ()


def _side(knowledge: Knowledge, text: texts.Text, name: str, targets: Ids) -> Part:
    return says(text, exercise=_named(name), muscles=_short(knowledge, targets))


def _named(name: str) -> str:
    return f"exercises.{name}.name"


def _short(knowledge: Knowledge, targets: Ids) -> Ids:
    return tuple(f"{keys.target(knowledge, target)}.short" for target in targets)


def _trains(knowledge: Knowledge, name: str, muscle: str) -> bool:
    return any(_holds(knowledge, target, muscle) for target in knowledge.exercises[name].muscles)


def _holds(knowledge: Knowledge, target: str, muscle: str) -> bool:
    """Tell whether two targets share a muscle."""
    return not {*single(knowledge, target)}.isdisjoint(single(knowledge, muscle))


def _own_exercise(knowledge: Knowledge, muscles: tuple[str, ...]) -> str | None:
    """Return the exercise that is for one muscle first of all, where its group's list is wider."""
    if len(muscles) != 1 or muscles[0] in knowledge.tone:
        return None
    moves = {n: move for n, move in knowledge.exercises.items() if not move.stretch}
    return next((name for name, move in moves.items() if move.muscles[:1] == muscles), None)


def _entries(knowledge: Knowledge, muscles: tuple[str, ...]) -> tuple[str, ...]:
    """Return the tone entries that answer for these muscles, each once."""
    found: dict[str, None] = {}
    for muscle in muscles:
        found[_entry(knowledge, muscle)] = None
    return tuple(found)


def _apart(knowledge: Knowledge, muscles: Ids) -> Ids:
    """Return the first of these muscles and those that no exercise of its own trains as well."""
    trains = {muscle: {*knowledge.tone[_entry(knowledge, muscle)].exercises} for muscle in muscles}
    return tuple(m for m in muscles if m == muscles[0] or trains[m].isdisjoint(trains[muscles[0]]))


def _first_trains(knowledge: Knowledge, entry: str, muscle: str) -> bool:
    """Tell whether the first exercise of a tone entry trains a muscle."""
    first = knowledge.tone[entry].exercises[:1]
    return any(muscle in knowledge.exercises[name].muscles for name in first)


def _entry(knowledge: Knowledge, muscle: str) -> str:
    """Return the entry of a group, of a muscle's narrowest group that has one, or a wide one.

    That of a muscle whose first exercise trains this one as well comes before those.
    """
    if muscle in knowledge.tone:
        return muscle
    alike = (
        n for n in knowledge.tone if n in knowledge.muscles and _first_trains(knowledge, n, muscle)
    )
    if entry := next(alike, None):
        return entry
    groups = groups_of(knowledge, muscle)
    narrow = (g for g in groups if g in knowledge.tone and g not in WIDE)
    wide = (g for g in WIDE if g in groups)
    return next(narrow, next(wide, WHOLE))
