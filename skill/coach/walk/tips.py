"""Tips in a walk: which fit, how far apart they are, and which comes next."""

from __future__ import annotations

from collections.abc import Sequence

from skill.coach.walk.ask import GOALS, HILLY, STAIRS, Ask
from skill.coach.walk.cues import is_free
from skill.coach.walk.phases import HARD
from skill.coach.walk.script import Cue, Phase
from skill.coach.walk.wordings import TIPS, Clips
from skill.knowledge.model import Knowledge, WalkTip
from skill.knowledge.queries import NARROW, effects_for, groups_of, members

MOST = 20
#: Seconds between two tips: never less than the first two, more where tips are few. The rules ask
#: for 75 s and a 24th of the walk; rarer is better heard.
SHORTEST_GAP, GAPS_A_WALK = 100, 20
#: How many tips of a walk with even gaps fit, as a part of its seconds over the gap.
FILLED = 0.8
#: In the second half the gaps are this much longer, and tips at most this part of the first half's:
#: feedback that fades is kept better (Winstein 1991, Phys Ther 71:140).
LONGER, FADED = 1.6, 0.6
#: Seconds between two tips that turn the mind to the body.
INWARD_APART = 600
#: The parts of the tips that name a muscle, and that are for the muscle the walk is for.
NAMING, FOR_GOAL = 0.6, 0.5
#: Where the ground is not even: no place to feel for a muscle.
UNEVEN = (HILLY, STAIRS)
#: The group that every muscle belongs to.
WHOLE_BODY = "whole_body"
#: The seconds between two places looked at.
STEP = 5


class Tips:
    """The tips of one walk, given one after another."""

    def __init__(
        self, knowledge: Knowledge, ask: Ask, phases: Sequence[Phase], clips: Clips
    ) -> None:
        """Take what the walk is, and what was heard before."""
        self._phases = phases
        self._clips = clips
        self._seconds = phases[-1].end
        self._pool = fitting(knowledge, ask)
        self._goal = ask.goal
        self._for_goal = {n for n, tip in self._pool.items() if is_for(knowledge, tip, ask.goal)}
        self._gap = self._least_gap()
        self.given: list[Cue] = []

    def give(
        self,
        fixed: Sequence[Cue],
        said: Sequence[Cue] = (),
        begun: int = 0,
        silence: range = range(0),
    ) -> list[Cue]:
        """Return the tips from a second on.

        fixed: the other cues from there on. said: all cues before. silence: seconds without a tip.
        """
        self.given = [cue for cue in said if cue.kind == "tip"]
        before = len(self.given)
        for phase in self._phases:
            for second in range(max(begun, phase.start), phase.end, STEP):
                free = second not in silence and self._is_due(second)
                if free and is_free(second, fixed) and not self._give_at(second, phase):
                    break
        return self.given[before:]

    def _least_gap(self) -> float:
        """The seconds between two tips of the first half: more where few tips are there to give."""
        scarce = len(self._for_goal) / FOR_GOAL if self._has_goal() else len(self._pool)
        most = max(1, min(MOST, scarce))
        return max(SHORTEST_GAP, self._seconds / GAPS_A_WALK, FILLED * self._seconds / most)

    def _is_due(self, second: int) -> bool:
        """Tell whether the last tip is long enough ago, and half time leaves one to give."""
        if len(self.given) >= MOST:
            return False
        half = self._seconds / 2
        gap = self._gap
        if second >= half:
            late = sum(cue.at >= half for cue in self.given)
            left = int(FADED * (len(self.given) - late))
            if late >= left:
                return False
            gap = max(gap * LONGER, (half / (left + 1)) if late else 0)
        return not self.given or second - self.given[-1].at >= gap

    def _give_at(self, second: int, phase: Phase) -> bool:
        """Give the tip that was heard longest ago of those that fit here; False where none does."""
        names = [n for n, tip in self._pool.items() if phase.kind in tip.phases]
        clips = {f"{TIPS}.{name}.1": name for name in names if self._fits(name, second)}
        if not clips:
            return False
        oldest = min(map(self._clips.age, clips))
        best = [clip for clip in clips if self._clips.age(clip) == oldest]
        if phase.kind in HARD:
            best = [clip for clip in best if clips[clip] in self._for_goal] or best
        last = set(self.given[-1].muscles) if self.given else set()
        fresh = [clip for clip in best if last.isdisjoint(self._pool[clips[clip]].muscles)]
        chosen = self._clips.least(fresh or best)
        self._clips.hear(chosen)
        muscles = self._pool[clips[chosen]].muscles
        if clips[chosen] in self._for_goal and self._goal not in muscles:
            muscles = (*muscles, self._goal)
        self.given.append(Cue(second, "tip", chosen, muscles))
        return True

    def _fits(self, name: str, second: int) -> bool:
        """Tell whether a tip is new, and keeps the share of those on muscles."""
        tip = self._pool[name]
        names = [_name(cue) for cue in self.given]
        if name in names:
            return False
        if tip.inward and any(
            self._is_inward(cue) and second - cue.at < INWARD_APART for cue in self.given
        ):
            return False
        count = len(names) + 1
        naming = sum(bool(cue.muscles) for cue in self.given) + bool(tip.muscles)
        goal = sum(self._goal in cue.muscles for cue in self.given) + (name in self._for_goal)
        return naming >= NAMING * count and (not self._has_goal() or goal >= FOR_GOAL * count)

    def _has_goal(self) -> bool:
        return self._goal not in GOALS

    def _is_inward(self, cue: Cue) -> bool:
        tip = self._pool.get(_name(cue))
        return tip is not None and tip.inward


def fitting(knowledge: Knowledge, ask: Ask) -> dict[str, WalkTip]:
    """Return the tips that fit a walk's terrain and do not work against its goal."""
    against = ask.goal not in GOALS and eases(knowledge, ask.goal)
    return {
        name: tip
        for name, tip in knowledge.walk_tips.items()
        if not (tip.terrains and ask.terrain not in tip.terrains)
        and not (tip.push_off and against)
        and not (tip.inward and ask.terrain in UNEVEN)
    }


def eases(knowledge: Knowledge, goal: str) -> bool:
    """Tell whether a stronger push-off takes work off a muscle or group."""
    found = effects_for(knowledge, "push_off", goal)
    return any(effect.direction == "decrease" for effect in found)


def is_for(knowledge: Knowledge, tip: WalkTip, goal: str) -> bool:
    """Tell whether a tip names a muscle or group, a part of it, or a small group that holds it."""
    if goal == WHOLE_BODY:
        return bool(tip.muscles)
    own = set(members(knowledge, goal))
    holding = groups_of(knowledge, goal) if goal in knowledge.muscles else ()
    small = (name for name in holding if len(members(knowledge, name)) <= NARROW)
    near = {goal, *own, *small}
    return any(
        name in near or own.issuperset(members(knowledge, name) or (name,)) for name in tip.muscles
    )


def _name(cue: Cue) -> str:
    """The id of a tip, out of its clip."""
    return cue.clip.split(".")[1]
