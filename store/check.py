"""Finds every fault in a submission, before Amazon does."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from alexa_desk.command.desk import Desk
from alexa_desk.progress import Progress, silent
from store.rules import addresses, icons, locales, phrases, platform, privacy, talk, texts
from store.rules.catalogue import Level
from store.rules.fault import Fault
from store.submission import Submission

RULES: tuple[Callable[[Submission], Iterable[Fault]], ...] = (
    locales.complete,
    texts.lengths,
    texts.keywords,
    texts.signs,
    texts.words,
    texts.disclaimer,
    texts.testing,
    phrases.three,
    icons.sizes,
    icons.contrast,
    addresses.operator,
    addresses.own,
    addresses.pages,
    addresses.endpoints,
    privacy.pages,
    privacy.kept,
    platform.known_to_the_platform,
)
#: Rules that try the skill itself.
TRIED: tuple[Callable[[Submission, Desk], Iterable[Fault]], ...] = (
    phrases.understood,
    phrases.steps_work,
    talk.every_state,
)


def check(
    submission: Submission, desk: Desk | None = None, progress: Progress = silent
) -> list[Fault]:
    """Return every fault, those that stop the package first.

    desk: the skill on the desk, with a memory; without it the skill itself is not tried.
    progress: is told which share of the rules was tried.
    """
    faults = [fault for rule in RULES for fault in rule(submission)]
    for done, tried in enumerate(TRIED if desk else (), 1):
        progress(done / (len(TRIED) + 1))
        faults += tried(submission, desk) if desk else ()
    order = list(Level)
    return sorted(dict.fromkeys(faults), key=lambda fault: order.index(fault.level))


def refused(faults: Iterable[Fault]) -> list[Fault]:
    """Return the faults for which no package is made."""
    return [fault for fault in faults if fault.level is Level.REFUSED]
