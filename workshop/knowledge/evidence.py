"""Does every number rest on a verified finding, and do the entries agree with each other?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workshop.documents import Document, Fault, Where

Entry = dict[str, Any]
NUMBERS = ("value", "low", "high")


def evidence_faults(document: Document) -> Iterator[Fault]:
    """Yield every claim without evidence and every contradiction between entries."""
    yield from _spoken_effects(document)
    yield from _numbers(document)
    yield from _sizes(document)
    yield from _spans(document)
    yield from _claims(document)
    yield from _cautions(document)
    yield from _muscles(document)


def _findings(document: Document) -> dict[str, Entry]:
    return {**document.section("effects"), **document.section("facts")}


def _list(entry: Entry, field: str) -> list[str]:
    value = entry.get(field)
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _spoken_effects(document: Document) -> Iterator[Fault]:
    """A condition speaks all its verified effects and no other."""
    effects, conditions = document.section("effects"), document.section("conditions")
    for key, condition in conditions.items():
        for at, name in enumerate(_list(condition, "effects")):
            if effects.get(name, {}).get("verified") is False:
                message = (
                    f"conditions.{key}.effects: '{name}' is not verified "
                    "and must not be spoken; take it out"
                )
                yield document.fault(("conditions", key, "effects", at), message)
    for name, effect in effects.items():
        own = conditions.get(str(effect.get("condition")))
        if effect.get("verified") is True and own and name not in _list(own, "effects"):
            message = (
                f"effects.{name}: nobody would hear of it; "
                f"add it to conditions.{effect['condition']}.effects"
            )
            yield document.fault(("effects", name), message)


def _numbers(document: Document) -> Iterator[Fault]:
    """A number to speak needs a verified finding."""
    findings = _findings(document)
    for section in ("counts", "targets"):
        for key, entry in document.section(section).items():
            behind = [str(entry.get("fact"))] if section == "counts" else _list(entry, "facts")
            spoken = any(name in entry for name in NUMBERS)
            verified = [name for name in behind if findings.get(name, {}).get("verified") is True]
            if spoken and not verified:
                message = (
                    f"{section}.{key}: a number without a verified finding; "
                    "name one, or take the number out"
                )
                yield document.fault((section, key), message)


def _sizes(document: Document) -> Iterator[Fault]:
    """Two levels side by side need both levels; a range goes upwards."""
    sized = (
        (section, key, entry["size"])
        for section in ("effects", "facts")
        for key, entry in document.section(section).items()
        if isinstance(entry.get("size"), dict)
    )
    for section, key, size in sized:
        if size.get("reading") == "to" and "compared_with" not in size:
            message = (
                f"{section}.{key}.size: 'to' tells two levels; "
                "add compared_with, the level of the baseline"
            )
            yield document.fault((section, key, "size"), message)
        yield from _range(document, (section, key, "size"), size.get("low"), size.get("high"))
    for section in ("counts", "targets"):
        for key, entry in document.section(section).items():
            yield from _range(document, (section, key), entry.get("low"), entry.get("high"))


def _spans(document: Document) -> Iterator[Fault]:
    for key, phase in document.section("phases").items():
        yield from _range(document, ("phases", key), phase.get("from"), phase.get("to"))
    for key, muscle in document.section("muscles").items():
        spans = muscle.get("active")
        for at, span in enumerate(spans if isinstance(spans, list) else ()):
            if isinstance(span, list) and len(span) == 2:
                yield from _range(document, ("muscles", key, "active", at), *span)


def _range(document: Document, where: Where, low: Any, high: Any) -> Iterator[Fault]:
    numbers = isinstance(low, int | float) and isinstance(high, int | float)
    if numbers and low > high:
        place = ".".join(part for part in where if isinstance(part, str))
        yield document.fault(where, f"{place}: {low} to {high} runs backwards; swap the two")


def _claims(document: Document) -> Iterator[Fault]:
    """What is said to be tested or measured names a finding."""
    for key, benefit in document.section("benefits").items():
        claimed = benefit.get("claim") not in (None, "none")
        if claimed != bool(benefit.get("facts")):
            change = (
                "name its findings, or claim none"
                if claimed
                else "say what kind of claim they make"
            )
            yield document.fault(
                ("benefits", key), f"benefits.{key}: claim and facts disagree; {change}"
            )
    for key, tip in document.section("tips").items():
        if tip.get("support") in ("direct", "indirect") and not tip.get("facts"):
            message = (
                f"tips.{key}: '{tip['support']}' support without a finding; "
                "name one, or say general"
            )
            yield document.fault(("tips", key), message)
        if tip.get("moments") and not tip.get("lasts"):
            message = (
                f"tips.{key}: it can be done at once, but not for how long; name what it lasts"
            )
            yield document.fault(("tips", key, "moments"), message)


def _cautions(document: Document) -> Iterator[Fault]:
    """What somebody should avoid warns them."""
    conditions = document.section("conditions")
    for key, circumstance in document.section("circumstances").items():
        for at, name in enumerate(_list(circumstance, "avoid")):
            if name in conditions and key not in _list(conditions[name], "cautions"):
                message = (
                    f"circumstances.{key}.avoid: '{name}' does not warn of it; "
                    f"add {key} to conditions.{name}.cautions"
                )
                yield document.fault(("circumstances", key, "avoid", at), message)


def _muscles(document: Document) -> Iterator[Fault]:
    """The jobs of a muscle name it, and its heads are as many as its parts."""
    jobs = document.section("jobs")
    for key, muscle in document.section("muscles").items():
        names = _names(document, key, muscle)
        for at, job in enumerate(_list(muscle, "jobs")):
            if job in jobs and names.isdisjoint(_list(jobs[job], "muscles")):
                message = (
                    f"muscles.{key}.jobs: jobs.{job} does not name it; "
                    "add it there, or take the job out"
                )
                yield document.fault(("muscles", key, "jobs", at), message)
        if "heads" in muscle and len(_list(muscle, "heads")) != muscle.get("parts"):
            message = f"muscles.{key}.heads: these are not as many as parts says; make them agree"
            yield document.fault(("muscles", key, "heads"), message)


def _names(document: Document, key: str, muscle: Entry) -> set[str]:
    """All that a muscle may be named by: itself, its whole, and the groups of either."""
    names = {key, str(muscle.get("part_of"))}
    groups = document.section("groups").items()
    return names | {name for name, group in groups if not names.isdisjoint(_list(group, "members"))}
