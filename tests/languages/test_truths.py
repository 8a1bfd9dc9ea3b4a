"""What was once said wrongly: each text holds what was measured, in each wording and language."""

from __future__ import annotations

import re

import pytest

from skill.languages.words import Languages
from tests.languages.wordings import wordings

#: Locale, text, what each wording must hold, and what none may; "" where there is nothing.
TRUTHS = (
    # Sand was measured as a whole, its muscles were not.
    ("en-GB", "conditions.sand.muscles", "measured", "calves|glutes|hamstrings"),
    ("de-DE", "conditions.sand.muscles", "gemessen", "Waden|Gesäß"),
    # Nobody ranked the muscles of the stairs, the flat or uneven ground.
    ("en-GB", "conditions.stairs_up.muscles", "quads|thighs", "the most|hardest"),
    ("de-DE", "conditions.stairs_up.muscles", "Oberschenkel", "am meisten"),
    ("en-GB", "overview.hardest", "ranked", "work hardest in|lead"),
    ("de-DE", "overview.hardest", "verglichen", "arbeiten .* am meisten|führen"),
    ("en-GB", "overview.answer", "glutes", "the most|glutes most"),
    ("de-DE", "overview.answer", "Gesäß", "am meisten"),
    ("en-GB", "conditions.uneven.muscles", "sixty percent", "hardest"),
    ("de-DE", "conditions.uneven.muscles", "sechzig Prozent", "arbeiten .* am meisten"),
    # Grass and snow: no muscle was measured there.
    ("en-GB", "conditions.grass.muscles", "measured", ""),
    ("de-DE", "conditions.grass.muscles", "[Mm]essung|gemessen", ""),
    ("en-GB", "conditions.soft_ground.muscles", "foam.*[Ss]now|foam, not on snow", ""),
    ("de-DE", "conditions.soft_ground.muscles", "auf Schaumstoff", ""),
    # Hand weights and blood pressure go together.
    ("en-GB", "conditions.hand_weights.muscles", "blood pressure", ""),
    ("de-DE", "conditions.hand_weights.muscles", "[Bb]lutdruck|hochtreiben", ""),
    ("en-GB", "conditions.hand_weights.how", "blood pressure", ""),
    ("de-DE", "conditions.hand_weights.how", "[Bb]luthochdruck", ""),
    # A shoulder bag was compared with a rucksack; the legs were not looked at.
    ("en-GB", "conditions.shoulder_bag.muscles", "rucksack", "[Ll]egs|[Tt]highs"),
    ("de-DE", "conditions.shoulder_bag.muscles", "Rucksack", "Beine|Oberschenkel"),
    # Downhill the calf stays on longer.
    ("en-GB", "conditions.downhill.muscles", "brakes", "calves did no more"),
    ("de-DE", "conditions.downhill.muscles", "Bremse", "Waden taten nicht mehr"),
    ("en-GB", "effects.dn03", "showed no rise", "no more"),
    ("en-GB", "effects.dn02", "more than three times", ""),
    ("de-DE", "effects.dn02", "mehr als dreimal", ""),
    # The calves push off.
    ("en-GB", "phases.toe_off.answer", "push", "lets go"),
    ("de-DE", "phases.toe_off.answer", "[Ww]aden?", "lässt .* los"),
    ("en-GB", "jobs.push_off.answer", "[Cc]alves", ""),
    # A percentage is told of those in whom it was found.
    ("en-GB", "facts.tr01", "about sixty", ""),
    ("de-DE", "facts.tr01", "um die sechzig", ""),
    ("en-GB", "facts.tr02", "about sixty", ""),
    ("de-DE", "facts.tr02", "um die sechzig", ""),
    ("en-GB", "facts.tr03", "middle-aged and older", ""),
    ("de-DE", "facts.tr03", "mittleren Jahren", ""),
    ("en-GB", "facts.tr04", "sixty-five", ""),
    ("de-DE", "facts.tr04", "fünfundsechzig", ""),
    # Thicker takes more than half a year; stronger does not.
    ("en-GB", "facts.tr11", "Strength comes sooner", ""),
    # No finding ties a multiple to the tummy, or a lot to the stairs.
    ("en-GB", "conditions.nordic_poles.muscles", "poles", "tummy work several times"),
    ("en-GB", "groups.thighs.role", "brake", "stairs make them far busier"),
    # Quick strengthening was heard in "zügig".
    ("de-DE", "benefits_overview.answer", "fitter|Ausdauer", "hebt zügig die Fitness"),
)


@pytest.mark.parametrize(("locale", "key", "holds", "never"), TRUTHS)
def test_a_text_says_what_was_measured(
    languages: Languages, locale: str, key: str, holds: str, never: str
) -> None:
    """Every wording holds what must be said, and none what was never measured."""
    for text in wordings(languages.words(locale), key):
        assert re.search(holds, text), text
        assert not never or not re.search(never, text), text


#: What helps more than walking, by the muscle that is to be toned.
HELPS = {
    "calves": ("calf raises", "Wadenheben"),
    "quadriceps": ("squats or lunges|hills, squats", "Kniebeugen"),
    "hamstrings": ("leg curls or Romanian deadlifts", "Beinbeugen oder rumänisches Kreuzheben"),
    "glutes": ("squats, lunges", "Kniebeugen, Ausfallschritte"),
    "abdominals": ("planks", "Unterarmstütz"),
    "core": ("[Pp]lanks", "Unterarmstütz"),
}


@pytest.mark.parametrize("group", HELPS)
def test_what_tones_a_muscle_is_named_with_the_answer(languages: Languages, group: str) -> None:
    """In one breath: what walking does for it, and what does more."""
    for locale, helps in zip(("en-GB", "de-DE"), HELPS[group], strict=True):
        for text in wordings(languages.words(locale), f"tone.{group}.answer"):
            assert re.search(helps, text), text
            assert len(text.split()) <= 33, text
