"""What every guided walk obeys, over as many random wishes as wanted: what is broken comes out.

`python -m tests.coach.walk.rules 10000 [SEED]` looks at so many walks, and at what becomes of each
when the walker changes it on the way.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import pairwise
from random import Random
from typing import get_args

from skill.coach.walk.ask import GOALS, LEVELS, LONGEST, SHORTEST, TERRAINS, Ask
from skill.coach.walk.fitting import eases, is_for
from skill.coach.walk.phases import EASY_STEPS, hardens
from skill.coach.walk.plan import script
from skill.coach.walk.replan import LENGTHS, Change, Length, replan
from skill.coach.walk.script import Cue, Phase, Script
from skill.coach.walk.wordings import CHANGES
from skill.knowledge.load import load
from skill.knowledge.model import Knowledge, WalkTip
from skill.languages.clips import words_of
from skill.languages.words import Words
from skill.languages.words import load as load_words

KNOWN = load()
HARD = ("brisk", "fast", "hill")
#: What a voice needs for a word and around a cue, in seconds: slower than any voice tried.
A_WORD, AROUND = 0.4, 0.5


def wish(chance: Random) -> Ask:
    """A wish that a walk can be made of."""
    goals = (*GOALS, *KNOWN.groups, *KNOWN.muscles)
    return Ask(
        minutes=chance.randint(5, 120),
        goal=chance.choice(goals),
        terrain=chance.choice(TERRAINS),
        level=chance.choice(LEVELS),
        beat=chance.random() < 0.8,
        cadence=chance.choice((None, None, 4 * chance.randint(20, 35))),
        seed=chance.randrange(10**9),
        earlier=chance.randrange(15),
    )


def faults(walk: Script, ask: Ask, words: Words, heard: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield each rule that a walk breaks, with what breaks it."""
    yield from phase_faults(walk, ask)
    yield from cue_faults(walk, ask, words)
    yield from tip_faults(walk, ask, heard)


def change_faults(
    walk: Script, new: Script, ask: Ask, at: int, change: Change | Length
) -> Iterator[str]:
    """Yield each rule that the rest of a changed walk breaks."""
    if new.phases[-1].kind != "cool" or new.phases[-1].end != new.seconds:
        yield "it does not end in a cool-down"
    if any(one.end != other.start for one, other in pairwise(new.phases)):
        yield "a gap between phases"
    before = [cue for cue in walk.cues if cue.at < at]
    rest = [cue for cue in new.cues if cue.at >= at]
    if [cue for cue in new.cues if cue.at < at] != before:
        yield "what was said before is not what it was"
    yield from end_faults(walk, new, ask, change)
    starts = [phase.start for phase in new.phases if phase.start >= at]
    said = {cue.at for cue in rest if cue.kind in ("start", "change", "half")}
    if starts[0] != at or not said.issuperset(starts):
        yield f"changes at {starts} are said at {said}"
    later = [phase for phase in new.phases if phase.start > at]
    if hardens(new.phases) and any(phase.kind in HARD for phase in later):
        yield "harder late, though nobody asked for it"
    if any(0 < phase.end - phase.start < 60 for phase in (*later, new.phases[-1])):
        yield "a phase of less than a minute"
    if not new.seconds - 12 <= rest[-1].at < new.seconds or rest[-1].kind != "farewell":
        yield "no farewell at the end"
    yield from spacing_faults(tuple(rest))
    yield from beat_faults(new.phases, ask)
    yield from tip_count_faults(new, at)
    yield from (f for cue in rest if cue.kind == "tip" for f in fit_faults(new, ask, cue))
    if len(halves := [cue for cue in new.cues if cue.kind == "half"]) > 1:
        yield f"half time twice: {halves}"


def end_faults(walk: Script, new: Script, ask: Ask, change: Change | Length) -> Iterator[str]:
    """The end stays where it was, unless the walker wants it elsewhere."""
    if change in LENGTHS:
        wanted = new.seconds == ask.minutes * 60
    else:
        wanted = change in ("cool", "skip", "done") or 0 <= new.seconds - walk.seconds <= 60
    if not wanted:
        yield f"the end moves from {walk.seconds} to {new.seconds}"


def phase_faults(walk: Script, ask: Ask) -> Iterator[str]:
    phases = walk.phases
    if walk.seconds != ask.minutes * 60 or phases[0].start or phases[-1].end != walk.seconds:
        yield "the phases are not the minutes asked for"
    if any(one.end != other.start for one, other in pairwise(phases)):
        yield "a gap between phases"
    warm, cool = (phases[0], "warm"), (phases[-1], "cool")
    edges = (60, 60) if ask.minutes < 10 else (120, 120) if ask.minutes < 20 else (300, 180)
    for (phase, kind), seconds in zip((warm, cool), edges, strict=True):
        if (phase.kind, phase.end - phase.start) != (kind, seconds):
            yield f"{phase} should be {kind} for {seconds} s"
    yield from third_faults(walk, ask)
    yield from interval_faults(phases, ask)
    yield from beat_faults(phases, ask)


def third_faults(walk: Script, ask: Ask) -> Iterator[str]:
    """The last third is not harder than the middle, however a phase without a beat is taken."""
    easy = ask.cadence or EASY_STEPS[ask.level]
    brisk = easy + 10
    for name, steps in (
        ("as easy", lambda p: p.steps_a_minute or easy),
        ("hills as brisk", lambda p: p.steps_a_minute or (brisk if p.kind == "hill" else easy)),
        ("as none", lambda p: p.steps_a_minute or 0),
    ):
        means = []
        for third in (1, 2):
            lo, hi = walk.seconds * third / 3, walk.seconds * (third + 1) / 3
            inside = [(max(0, min(p.end, hi) - max(p.start, lo)), steps(p)) for p in walk.phases]
            means.append(sum(length * s for length, s in inside) / (hi - lo))
        if means[1] > means[0] + 2:
            yield f"harder late, phases without a beat taken {name}: {means}"


def interval_faults(phases: tuple[Phase, ...], ask: Ask) -> Iterator[str]:
    pairs = [
        (one.end - one.start, other.end - other.start)
        for one, other in pairwise(phases)
        if one.kind in HARD and other.kind == "easy"
    ]
    threes = sum(pair == (180, 180) for pair in pairs)
    if threes and (ask.level == "new" or ask.minutes < 20):
        yield "three and three for who is new, or in a short walk"
    if any(sum(one == work for one, _ in pairs) > 5 for work in (60, 180)):
        yield "more than five intervals"
    usual, least = ((60, 120), 10) if ask.level == "new" else ((180, 180), 20)
    if ask.goal != "easy" and ask.minutes >= least and usual not in pairs:
        yield f"no interval of {usual}"
    if ask.goal == "easy" and any(phase.kind in HARD for phase in phases):
        yield "work in an easy walk"
    if ask.goal != "easy" and not any(phase.kind in HARD for phase in phases):
        yield "no work at all"


def beat_faults(phases: tuple[Phase, ...], ask: Ask) -> Iterator[str]:
    own = ask.cadence or EASY_STEPS[ask.level]
    most = 115 if ask.level == "new" else 130
    for phase in phases:
        steps = phase.steps_a_minute
        if steps is None:
            continue
        if not ask.beat or phase.kind not in ("brisk", "fast"):
            yield f"a beat in {phase}"
        if steps > most or steps % 5 or steps < 0.9 * own:
            yield f"a beat of {steps} for {own}"
        if steps * 100 > own * (110 if phase.kind == "brisk" else 115):
            yield f"a beat of {steps} is too quick for {own}"


def cue_faults(walk: Script, ask: Ask, words: Words) -> Iterator[str]:
    cues, ends = walk.cues, [phase.start for phase in walk.phases]
    if cues[0].at or cues[0].kind != "start" or cues[-1].kind != "farewell":
        yield "no start at the first second, or no farewell at the end"
    if not walk.seconds - 12 <= cues[-1].at < walk.seconds:
        yield "the farewell is not at the end"
    yield from spacing_faults(cues)
    said = {cue.at: cue for cue in cues}
    for start in ends[1:]:
        if start not in said or said[start].kind not in ("change", "half"):
            yield f"the change at {start} is not said"
    halves = [cue.at for cue in cues if cue.kind == "half"]
    wanted = ask.minutes >= 10 and ask.terrain != "treadmill"
    if len(halves) != wanted or any(abs(at - walk.seconds / 2) > 50 for at in halves):
        yield f"half time at {halves}"
    safety = sum("walk.safety." in cue.clip for cue in cues[:2])
    due = ask.terrain != "treadmill" and (ask.earlier < 3 or ask.earlier % 10 == 9)
    if safety != due:
        yield f"{safety} safety lines"
    yield from word_faults(walk, words)


def joined_faults(words: Words) -> Iterator[str]:
    """Whatever change half time is said with, the two are no more than twenty words."""
    half = max(len(text.split()) for text in words.wordings("walk.half_brief"))
    for first, again in CHANGES.values():
        for key in (first, again, "walk.easy_walk"):
            change = max(len(text.split()) for text in words.wordings(key))
            if half + change + len(words.wordings("walk.minutes")[19].split()) > 20:
                yield f"{words.locale}: half time with {key} is too long"


def spacing_faults(cues: tuple[Cue, ...]) -> Iterator[str]:
    for one, other in pairwise(cues):
        if other.at - one.at < 45:
            yield f"{one} and {other} are near each other"


def word_faults(walk: Script, words: Words) -> Iterator[str]:
    spoken = 0.0
    for cue in walk.cues:
        text = words_of(cue.clip, words)
        count = len(text.split())
        spoken += count * A_WORD + AROUND
        if count > 20:
            yield f"{count} words: {text}"
    if spoken > 0.12 * walk.seconds:
        yield f"{spoken:.0f} s of speech in {walk.seconds}"
    clips = [cue.clip for cue in walk.cues]
    if len(set(clips)) < len(clips):
        yield "a cue is said twice"
    minutes = f"walk.minutes.{walk.seconds // 60}"
    if minutes not in walk.cues[-1].clips:
        yield "the farewell does not say the minutes"


def tip_faults(walk: Script, ask: Ask, heard: tuple[str, ...]) -> Iterator[str]:
    tips = [cue for cue in walk.cues if cue.kind == "tip"]
    yield from tip_count_faults(walk)
    changes = [phase.start for phase in walk.phases]
    if any(0 <= change - tip.at < 25 for tip in tips for change in changes):
        yield "a tip just before a change"
    if sum(bool(tip.muscles) for tip in tips) < 0.6 * len(tips):
        yield "too few tips name a muscle"
    if ask.goal not in GOALS:
        named = sum(is_for(KNOWN, tip_of(tip), ask.goal) for tip in tips)
        if named < 0.5 * len(tips):
            yield f"{named} of {len(tips)} tips for {ask.goal}"
    for tip in tips:
        yield from fit_faults(walk, ask, tip)
    yield from heard_faults(walk, ask, tips, heard)


def tip_count_faults(walk: Script, begun: int = 0) -> Iterator[str]:
    """Tips are far apart, fewer in the second half, none twice, and seldom on the body itself.

    begun: the second from which on they were planned for this length.
    """
    tips = [cue for cue in walk.cues if cue.kind == "tip"]
    half = walk.seconds / 2
    first, late = [t for t in tips if t.at < half], [t for t in tips if t.at >= half]
    least = max(75, walk.seconds / 24)
    for one, other in pairwise(tips):
        if other.at >= begun and other.at - one.at < least * (1.6 if other.at >= half else 1):
            yield f"tips at {one.at} and {other.at}"
    new = [tip for tip in late if tip.at >= begun]
    if len(tips) > 20 or (new and len(late) > 0.6 * len(first)):
        yield f"{len(first)} tips, then {len(late)}"
    if len({tip.clip for tip in tips}) < len(tips):
        yield "a tip comes twice"
    inward = [tip.at for tip in tips if tip_of(tip).inward]
    if any(other - one < 600 for one, other in pairwise(inward)):
        yield "too much inward"


def fit_faults(walk: Script, ask: Ask, cue: Cue) -> Iterator[str]:
    tip = tip_of(cue)
    phase = next(p for p in walk.phases if p.start <= cue.at < p.end)
    if phase.kind not in tip.phases or (tip.terrains and ask.terrain not in tip.terrains):
        yield f"{cue} does not fit {phase} on {ask.terrain}"
    if tip.push_off and ask.goal not in GOALS and eases(KNOWN, ask.goal):
        yield f"{cue} works against {ask.goal}"


def heard_faults(walk: Script, ask: Ask, tips: list[Cue], heard: tuple[str, ...]) -> Iterator[str]:
    """A tip heard lately comes only where every fitting one was heard."""
    given = {cue.clip for cue in tips}
    for cue in tips if ask.goal in GOALS else ():
        phase = next(p for p in walk.phases if p.start <= cue.at < p.end)
        others = (
            f"walk_tips.{name}.1"
            for name, tip in KNOWN.walk_tips.items()
            if phase.kind in tip.phases
            and tip.muscles
            and not tip.inward
            and (not tip.terrains or ask.terrain in tip.terrains)
        )
        if cue.clip in heard and any(c not in heard and c not in given for c in others):
            yield f"{cue} was heard lately"


def tip_of(cue: Cue) -> WalkTip:
    return KNOWN.walk_tips[cue.clip.split(".")[1]]


def look(count: int, seed: int, knowledge: Knowledge = KNOWN) -> Iterator[str]:
    """Yield what is broken in so many random walks, each after three others of the same walker."""
    chance = Random(seed)
    words = [load_words(locale) for locale in ("en-GB", "de-DE")]
    for language in words:
        yield from joined_faults(language)
    heard: list[tuple[str, ...]] = []
    for number in range(count):
        ask = wish(chance)
        recent = tuple(clip for walk in heard[-3:] for clip in walk)
        walk = script(knowledge, ask, recent)
        yield from (f"{ask}: {fault}" for fault in faults(walk, ask, words[number % 2], recent))
        if walk != script(knowledge, ask, recent):
            yield f"{ask}: another walk the second time"
        yield from _changed(ask, walk, chance)
        heard.append(tuple(clip for cue in walk.cues for clip in cue.clips))


def _changed(ask: Ask, walk: Script, chance: Random) -> Iterator[str]:
    """Change a walk up to three times on the way."""
    at, told = 0, []
    for _ in range(3):
        at = chance.randrange(at, walk.seconds)
        fewest = max(SHORTEST, at // 60 + 3)
        lengths = LENGTHS if fewest <= LONGEST else ()
        change: Change | Length = chance.choice((*get_args(Change), *lengths))
        if change in LENGTHS:
            ask = ask._replace(minutes=chance.randint(fewest, LONGEST))
        told.append((at, change))
        new = replan(KNOWN, ask, walk, at, change)
        found = change_faults(walk, new, ask, at, change)
        yield from (f"{ask} after {told}: {fault}" for fault in found)
        walk = new


def main(count: str, seed: str = "1") -> int:
    """Look at so many walks; 1 where one of them breaks a rule."""
    found = list(look(int(count), int(seed)))
    for fault in found[:40]:
        print(fault)
    print(f"{count} walks, {len(found)} faults; seed {seed}")
    return bool(found)


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
