"""The shape of the knowledge: one frozen class per section of `muscles.yaml`.

Everything is an id or a number; no class carries a sentence of a language. Ids are lower snake
case. A *target* is the id of a muscle or of a group, a *finding* that of an effect or of a fact.
What each field may hold is described in `muscles.schema.json`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from skill.frozen import Frozen

if TYPE_CHECKING:  # findings are entries too, and what is told of health and themes
    from skill.knowledge.findings import Effect, Fact
    from skill.knowledge.health import Ache, BodyPart, Care, Circumstance, Symptom
    from skill.knowledge.themes import Pointer, Theme

Ids = tuple[str, ...]


class Source(Frozen):
    """Where a finding was published."""

    kind: str
    read: str
    """How much of the text was read, for instance "abstract"."""
    verified: bool
    """Whether author, year and title were seen in the text."""
    title: str
    authors: str | None = None
    publisher: str | None = None
    year: int | None = None
    people: int | None = None
    """How many people were measured; None when unknown or not a study."""
    url: str | None = None


class Group(Frozen):
    """Muscles that people name together."""

    members: Ids
    """Muscle ids; empty for `chest`, `whole_body`, `heart` and `knees`."""
    asked: bool
    """Whether people ask for it by name."""
    main: Ids = ()
    """The members that tell whether the group works, where the others mostly do another job."""
    because: str | None = None
    """The cause of what it does in walking: "why" is answered with that."""


class Muscle(Frozen):
    """One muscle, or one part of a muscle."""

    group: str
    region: str
    joints: Ids
    """The joints it crosses."""
    phases: Ids
    """Phases of the stride in which it works."""
    active: tuple[tuple[int, int], ...]
    """Spans in percent of the stride (0 = heel strike); empty where no reading exists."""
    jobs: Ids
    facts: Ids
    part_of: str | None = None
    parts: int | None = None
    """How many heads or parts it has; None when it is one piece."""
    heads: Ids = ()
    because: str | None = None
    """The cause of what it does in walking, as of a group."""


class Phase(Frozen):
    """A part of the stride, in percent of it (0 and 100 = heel strike of the same foot)."""

    start: int
    end: int
    muscles: Ids
    """Targets, the ones to name first."""
    facts: Ids


class Job(Frozen):
    """Something muscles have to do in walking."""

    muscles: Ids
    """Targets, the main one first."""
    facts: Ids


class Condition(Frozen):
    """A kind of walking: a place, a pace, a load, a technique."""

    baseline: str | None
    """The condition it is compared with; None for `level` itself."""
    demand: str | None
    """Work relative to easy level walking; None when not measured."""
    muscles: Ids
    """Targets to name first."""
    effects: Ids
    """Verified effects in the order to speak them."""
    facts: Ids
    cautions: Ids
    """Circumstances in which to warn."""
    opposite: str | None = None
    joins: tuple[Ids, ...] = ()
    """Pairs of conditions which, said together, mean this one."""
    scale: str | None = None
    """What makes it more or less work: how steep it is, how heavy."""
    gear: bool = False
    """It is taken along or worn, so it stays while the ground changes."""


class Tone(Frozen):
    """Whether walking tones or builds a group."""

    verdict: str
    facts: Ids
    exercises: Ids


class Exercise(Frozen):
    """An exercise besides walking; `stretch` where it lengthens the muscles.

    floor: whether one lies or kneels for it. seated: whether it can be done on a chair.
    """

    muscles: Ids
    support: str
    stretch: bool = False
    floor: bool = False
    seated: bool = False


class Benefit(Frozen):
    """Something walking is said to be good for."""

    facts: Ids
    claim: str


class Aim(Frozen):
    """What people compare ways of walking for: fitness, their knees."""

    facts: Ids
    ranks: Mapping[str, int] = {}
    """How well ways of walking serve it beside level walking; those that are not named, as well."""
    by_demand: int = 0
    """1 where more work serves it better, -1 where less does, for those without a rank."""
    measure: str | None = None
    """The measure that tells how well they serve it."""
    activities: Mapping[str, int] = {}
    """How well other sports serve it beside walking, on the scale of the ranks."""


class Subject(Frozen):
    """What people ask about besides muscles and ways of walking: socks, coffee, sciatica."""

    facts: Ids
    """Verified findings behind it."""
    verdict: str | None = None
    """Whether it goes with walking, or helps; None where a how or a how much is asked of it."""
    harm: str | None = None
    """Whether it does harm; None where its answer fits neither a yes nor a no to that."""
    everyday: bool = False
    """Whether it tells nothing of the walker's health."""
    trains: bool = False
    """Whether its answer names exercises: "every day" is asked of these then."""
    conditions: Ids = ()
    """The way of walking that it is about, if any: "which muscles is that" goes on from it."""
    muscles: Ids = ()
    """The muscles that it is about, if any: "how do i train it" goes on from them."""
    because: bool = False
    """Whether its cause has words of its own: "why" is answered with those."""
    hurts: str | None = None
    """The symptom that who asks about it has, if one: "is that dangerous" is asked of that."""
    part: str | None = None
    """Where it hurts, if that is known."""
    circumstance: str | None = None
    """What is true of who asks about it, if anything: "may i go uphill" is answered for that."""


class Form(Frozen):
    """How one holds and moves oneself on a walk: the arms, the eyes, the breath."""

    facts: Ids
    """Verified findings behind it."""
    verdict: str | None = None
    """Whether one should; None where only a how is asked of it."""
    conditions: Ids = ()
    """The way of walking that it is about, if any."""
    muscles: Ids = ()
    """The muscles that it is about, if any."""


class Tip(Frozen):
    """A tip for the walk; every field says what it fits."""

    muscles: Ids
    conditions: Ids
    goals: Ids
    support: str
    facts: Ids
    safety: bool
    """Whether its words carry a warning."""
    effort: int
    """How hard it is beside an easy walk: 1 hardly, 2 a little, 3 clearly harder."""
    circumstances: Ids = ()
    """Only for walkers in these circumstances; empty = for everybody."""
    lasts: str | None = None
    """The duration of something to do; None of what is a habit or good to know."""
    moments: Ids = ()
    """When it can be done at once."""
    needs: Ids = ()
    """What it cannot be done without: a hill, a faster pace, free arms."""
    suits: Ids = ()
    """Only for walkers with these limits, such as a pram; empty = for everybody."""


class WalkTip(Frozen):
    """A tip as it is said in a guided walk: one thing to do, and the muscle it is for."""

    muscles: Ids
    """Targets that its words name."""
    phases: Ids
    """Kinds of phases of a walk in which it fits."""
    facts: Ids
    """Findings that say why; those of its tip come after them."""
    tip: str | None = None
    """The tip that it says in short."""
    terrains: Ids = ()
    """Where it fits; empty = everywhere."""
    inward: bool = False
    """Whether it turns the mind to the body instead of to the ground."""
    push_off: bool = False
    """Whether it makes the push-off stronger, which takes work off the hips."""
    arms: bool = False
    """Whether it is done with the arms, which must be free."""


class Duration(Frozen):
    """How long a tip is done at a time."""

    seconds: int


class Setting(Frozen):
    """A moment in which somebody wants something to do, or a limit to what they can do."""

    rules_out: Ids
    """What no tip may need then."""


class Activity(Frozen):
    """Another sport than walking."""

    facts: Ids = ()
    """Verified findings that put it beside walking, in the order to speak."""
    more: Ids = ()
    """Muscles that it asks more of than walking does."""
    less: Ids = ()
    """Muscles that walking asks more of."""


class Topic(Frozen):
    """Something people ask about, by an intent that is its own, or shared."""

    intent: str
    facts: Ids
    """Verified findings behind it, in the order to speak."""
    upto: int | None = None
    """The most of what is counted that it answers for, where topics share an intent."""
    own_words: bool = False
    """Whether the language files answer it, not the texts of its findings."""
    verdict: str | None = None
    """What its answer begins with, where yes or no is asked."""
    whether: str | None = None
    """What comes before its answer where yes or no is asked, as it is asked for otherwise too."""
    must: str | None = None
    """The same where it is asked whether one must, if that is another word."""
    muscles: Ids = ()
    conditions: Ids = ()
    because: str | None = None
    """The cause that "why" is answered with; None where a finding is one, or practice all."""


class Publisher(Frozen):
    """Who published something, by the name that people ask for: the NHS, Franz and Kram."""

    sources: Ids
    """What they published, the most important first."""
    facts: Ids = ()
    """Verified findings of theirs, in the order to speak."""
    own_words: bool = False
    """Whether the language files say what they say, not the texts of their findings."""


class Count(Frozen):
    """A number of muscles: `value`, or from `low` to `high`."""

    fact: str
    """The finding behind it."""
    value: int | None = None
    low: int | None = None
    high: int | None = None
    claimed: int | None = None
    """What others say without proof."""


class Target(Frozen):
    """How much, how fast or how often; the unit is in its id, as in `brisk_speed_mph`."""

    facts: Ids
    value: float | None = None
    low: float | None = None
    high: float | None = None


class Knowledge:
    """Everything the skill knows, by id. It never changes, and is equal to itself alone."""

    version: int
    sources: Mapping[str, Source]
    groups: Mapping[str, Group]
    muscles: Mapping[str, Muscle]
    phases: Mapping[str, Phase]
    jobs: Mapping[str, Job]
    conditions: Mapping[str, Condition]
    effects: Mapping[str, Effect]
    facts: Mapping[str, Fact]
    tone: Mapping[str, Tone]
    exercises: Mapping[str, Exercise]
    benefits: Mapping[str, Benefit]
    circumstances: Mapping[str, Circumstance]
    cares: Mapping[str, Care]
    symptoms: Mapping[str, Symptom]
    aches: Mapping[str, Ache]
    body_parts: Mapping[str, BodyPart]
    tips: Mapping[str, Tip]
    walk_tips: Mapping[str, WalkTip]
    durations: Mapping[str, Duration]
    moments: Mapping[str, Setting]
    limits: Mapping[str, Setting]
    goals: Ids
    activities: Mapping[str, Activity]
    measures: Ids
    aims: Mapping[str, Aim]
    subjects: Mapping[str, Subject]
    themes: Mapping[str, Theme]
    pointers: Mapping[str, Pointer]
    forms: Mapping[str, Form]
    scales: Ids
    causes: Ids
    terrains: Ids
    levels: Ids
    walk_goals: Ids
    reminder_days: Ids
    places: Ids
    openings: Ids
    worries: Ids
    topics: Mapping[str, Topic]
    counts: Mapping[str, Count]
    targets: Mapping[str, Target]
    publishers: Mapping[str, Publisher]
