"""Tips in a walk: how far apart they are, and which comes next."""

from __future__ import annotations

from collections.abc import Sequence

from skill.coach.walk.ask import GOALS, Ask
from skill.coach.walk.cues import APART, is_free
from skill.coach.walk.fitting import fitting, is_for
from skill.coach.walk.phases import HARD
from skill.coach.walk.script import Cue, Phase
from skill.coach.walk.wordings import TIPS, Clips
from skill.knowledge.model import Knowledge

MOST = 20
#: Between two tips lie as many seconds, and this part of the walk: rarer is better heard.
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
#: The seconds between two places looked at.
STEP = 5
#: After a change a walker first finds the pace, now for longer, now for less long, in seconds.
SETTLING = range(APART, APART + 30, STEP)


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
        self._goal = ask.goal if ask.goal not in GOALS else None
        self._for_goal = {n for n, tip in self._pool.items() if is_for(knowledge, tip, ask.goal)}
        self._ground = (ask.terrain,)
        self._gap = self._least_gap()
        self._given: list[Cue] = []

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
        self._given = [cue for cue in said if cue.kind == "tip"]
        before = len(self._given)
        for phase in self._phases:
            first = phase.start + self._clips.chance.choice(SETTLING)
            for second in range(max(begun, first), phase.end, STEP):
                free = second not in silence and self._is_due(second) and is_free(second, fixed)
                if free and not self._give_at(second, phase):
                    break
        return self._given[before:]

    def _least_gap(self) -> float:
        """The seconds between two tips of the first half: more where few tips are there to give."""
        scarce = len(self._for_goal) / FOR_GOAL if self._goal else len(self._pool)
        most = max(1, min(MOST, scarce))
        return max(SHORTEST_GAP, self._seconds / GAPS_A_WALK, FILLED * self._seconds / most)

    def _is_due(self, second: int) -> bool:
        """Tell whether the last tip is long enough ago, and half time leaves one to give."""
        gap, half = self._gap, self._seconds / 2
        if self._given and second - self._given[-1].at < gap:
            return False
        if second >= half:
            late = sum(cue.at >= half for cue in self._given)
            left = int(FADED * (len(self._given) - late))
            if late >= left:
                return False
            gap = max(gap * LONGER, half / (left + 1) if late else 0)
        enough = not self._given or second - self._given[-1].at >= gap
        return enough and len(self._given) < MOST

    def _give_at(self, second: int, phase: Phase) -> bool:
        """Give the tip heard longest ago of those that fit a phase; False where none does."""
        clips = {_clip(name): name for name in self._candidates(second, phase)}
        if not clips:
            return False
        names = [clips[clip] for clip in self._clips.oldest([*clips])]
        chosen = self._clips.least([_clip(name) for name in self._best(names, phase)])
        self._clips.hear(chosen)
        muscles = self._pool[clips[chosen]].muscles
        if self._goal and clips[chosen] in self._for_goal:
            muscles = tuple(dict.fromkeys((*muscles, self._goal)))
        self._given.append(Cue(second, "tip", chosen, muscles))
        return True

    def _best(self, names: list[str], phase: Phase) -> list[str]:
        """Of these tips those that serve the work, tell of the ground, and change the muscle."""
        last = self._pool.get(_name(self._given[-1])) if self._given else None
        if phase.kind in HARD:
            names = [name for name in names if name in self._for_goal] or names
        if last is None or not last.terrains:
            names = [name for name in names if self._pool[name].terrains == self._ground] or names
        before = set(last.muscles if last else ())
        return [name for name in names if before.isdisjoint(self._pool[name].muscles)] or names

    def _candidates(self, second: int, phase: Phase) -> list[str]:
        """The tips for a phase that are new, and keep the shares of those on muscles."""
        count = len(self._given) + 1
        naming = sum(bool(cue.muscles) for cue in self._given)
        goal = sum(self._goal in cue.muscles for cue in self._given)
        must_name = naming < NAMING * count
        must_serve = self._goal is not None and goal < FOR_GOAL * count
        names = {_name(cue) for cue in self._given}
        inward = [cue.at for cue in self._given if self._is_inward(cue)]
        outward = bool(inward) and second - inward[-1] < INWARD_APART
        return [
            name
            for name, tip in self._pool.items()
            if phase.kind in tip.phases
            and name not in names
            and not (must_name and not tip.muscles)
            and not (must_serve and name not in self._for_goal)
            and not (outward and tip.inward)
        ]

    def _is_inward(self, cue: Cue) -> bool:
        tip = self._pool.get(_name(cue))
        return tip is not None and tip.inward


def _clip(name: str) -> str:
    """The clip of a tip: there is one wording of each."""
    return f"{TIPS}.{name}.1"


def _name(cue: Cue) -> str:
    """The id of a tip, out of its clip."""
    return cue.clip.split(".")[1]
