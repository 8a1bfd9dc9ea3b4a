"""What the coach keeps in mind between two turns of one talk."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any, NamedTuple

from skill.coach.question import LONGEST_ID, Question

VERSION = 1
#: Tips and wordings kept in a talk; older ones fall out, so that the attributes stay small.
MOST_TIPS = 80
MOST_WORDINGS = 12
#: What tells of a walker's health is answered, and not kept when the talk is over.
_HEALTH_KIND = "pain"
_HEALTH_TEXTS = ("symptoms.", "circumstances.")


class Talk(NamedTuple):
    """The state of a talk, free of language.

    topic: the last question with content; told: how many of its details were spoken.
    offer: what a "yes" would ask for. misses: how often in a row nothing was understood.
    tips: ids of tips heard, oldest first. said: wording last used for a text key.
    recalled: the topic is from an earlier talk, so nothing but a plain "why" or "more" means it.
    """

    topic: Question | None = None
    told: int = 0
    offer: Question | None = None
    misses: int = 0
    tips: tuple[str, ...] = ()
    said: Mapping[str, int] | None = None
    recalled: bool = False

    def but(self, **changes: Any) -> Talk:
        """Return the same talk with some parts changed."""
        return self._replace(**changes)

    def heard(self, tip: str) -> Talk:
        """Return the talk after this tip was given."""
        kept = tuple(t for t in self.tips if t != tip)
        return self._replace(tips=(*kept, tip)[-MOST_TIPS:])

    def of_health(self) -> bool:
        """Tell whether the topic says something of the walker's health."""
        topic = self.topic
        return topic is not None and (topic.kind == _HEALTH_KIND or topic.circumstance is not None)

    def without_health(self, private_tips: Container[str]) -> Talk:
        """Return the talk as it may be kept: no topic, tip or wording that tells of health."""
        return self._replace(
            topic=None if self.of_health() else self.topic,
            told=0 if self.of_health() else self.told,
            offer=None,
            tips=tuple(tip for tip in self.tips if tip not in private_tips),
            said={k: n for k, n in (self.said or {}).items() if not k.startswith(_HEALTH_TEXTS)},
        )

    def to_attributes(self) -> dict[str, Any]:
        """Return a small, versioned JSON form; empty parts are left out."""
        found: dict[str, Any] = {"version": VERSION}
        if self.topic:
            found["topic"] = self.topic.to_attributes()
        if self.told:
            found["told"] = self.told
        if self.offer:
            found["offer"] = self.offer.to_attributes()
        if self.misses:
            found["misses"] = self.misses
        if self.tips:
            found["tips"] = list(self.tips)
        if self.said:
            found["said"] = _latest(self.said)
        return found

    @staticmethod
    def from_attributes(found: object) -> Talk:
        """Return the talk a JSON form holds; what is missing, odd or of another version is new."""
        if not isinstance(found, dict) or found.get("version") != VERSION:
            return Talk()
        tips = found.get("tips")
        said = found.get("said")
        return Talk(
            topic=Question.from_attributes(found.get("topic")),
            told=_count(found.get("told")),
            offer=Question.from_attributes(found.get("offer")),
            misses=_count(found.get("misses")),
            tips=tuple(filter(_is_id, tips))[-MOST_TIPS:] if isinstance(tips, list) else (),
            said={k: _count(n) for k, n in said.items() if len(k) <= LONGEST_ID and k.isprintable()}
            if isinstance(said, dict)
            else None,
        )


def _latest(said: Mapping[str, int]) -> dict[str, int]:
    return dict(said if len(said) <= MOST_WORDINGS else list(said.items())[-MOST_WORDINGS:])


def _is_id(found: object) -> bool:
    return isinstance(found, str) and len(found) <= LONGEST_ID and found.isidentifier()


def _count(found: object) -> int:
    return found if isinstance(found, int) and not isinstance(found, bool) and found > 0 else 0
