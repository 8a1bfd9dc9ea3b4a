"""What each rule demands, and how bad it is to break it.

The ids are the ones that faults and documentation name.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad a fault is: refused, handled badly, or merely not our advice."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its level, and what it demands in one sentence."""

    level: Level
    demand: str


_E, _W, _A = Level.ERROR, Level.WARNING, Level.ADVICE

RULES = {
    "I-01": Rule(_E, "Only values that Alexa knows."),
    "I-02": Rule(_E, "Only validations that Alexa knows."),
    "I-04": Rule(_E, "The same slot name has the same type in every intent."),
    "I-05": Rule(_E, "Every slot type used exists, and a type of one's own has values."),
    "I-06": Rule(_E, "A value or synonym has at most 140 characters."),
    "I-07": Rule(_W, "No two intents share a sample, nor a nearly equal one."),
    "I-08": Rule(_W, "No fixed sample beside the slotted one it would fill: the slot stays empty."),
    "I-09": Rule(_A, "No sample that is nothing but slots."),
    "I-10": Rule(_A, "No samples of one's own on Alexa's built-in intents."),
    "I-11": Rule(_A, "All locales have the same intents with the same slots."),
    "I-20": Rule(_E, "Names of intents and slots: letters, digits, underscores, each once."),
    "I-21": Rule(_E, "Samples: letters, spaces, apostrophes, hyphens, periods, slots."),
    "I-22": Rule(_W, "Japanese: a plain space between slot and text, no full-width signs."),
    "I-23": Rule(_W, "Umlauts and accents are single letters (Unicode form NFC)."),
    "I-30": Rule(_W, "An invocation name has two words or more."),
    "I-31": Rule(_W, "An invocation name of two words has no article or preposition."),
    "I-32": Rule(_W, "An invocation name has no launch, connecting or wake word."),
    "I-34": Rule(_E, "An invocation name has 2 to 50 characters."),
    "I-36": Rule(_E, "An invocation name is lower-case letters, spaces, apostrophes, periods."),
    "2.4": Rule(_W, "Cancel, Help and Stop are there."),
    "2.5": Rule(_E, "Built-in slot types exist in the locale and are used as Alexa allows."),
    "I-40": Rule(_E, "At most 250 intents, 1.5 MB and 50 000 values and synonyms."),
    "I-42": Rule(_E, "Sensitivity of the fallback intent only in English and German."),
    "I-43": Rule(_E, "The file is named after a locale that Alexa builds."),
    "I-44": Rule(_W, "Slots with several values only in en-AU, en-CA, en-GB and en-US."),
    "C-03": Rule(_W, "No wake word and no launch phrase in a sample."),
    "I-50": Rule(_E, "The file is JSON of the right shape."),
    "I-51": Rule(_E, "A slot in a sample is declared by its intent."),
    "I-52": Rule(_A, "A declared slot is in a sample, or the dialog asks for it."),
    "I-53": Rule(_A, "An intent has at least three samples."),
    "I-54": Rule(_E, "Samples, values and synonyms are not empty."),
    "I-55": Rule(_A, "A value has an id: upper case, digits, underscores."),
    "I-56": Rule(_W, "A word belongs to only one value of its type."),
    "I-57": Rule(_A, "A type has the same ids in all locales."),
    "I-58": Rule(_E, "Dialog and prompts name intents, slots and prompts that exist."),
    "I-59": Rule(_W, "Only keys that Alexa knows."),
    "I-60": Rule(_E, "No slot stands twice in one sample."),
    "I-61": Rule(_E, "There is an intent with a sample."),
    "I-62": Rule(_E, "What the dialog elicits or confirms has a prompt with words."),
    "I-63": Rule(_E, "The name of a type is letters, digits and underscores, without blanks."),
    "I-64": Rule(_A, "Samples are written with the language's own letters, one space between."),
    "I-65": Rule(_A, "Fallback and NavigateHome are there."),
    "I-66": Rule(_E, "Built-in intents exist."),
    "I-67": Rule(_W, "No two values of a type have the same id."),
    "I-68": Rule(_W, "A sample with several slots has words beside them."),
    "I-69": Rule(_W, "A locale has one file, named after it."),
    "I-70": Rule(_W, "A prompt speaks only of slots of its intent."),
    "I-71": Rule(_W, "What is said to stop, cancel or get help is no sample of another intent."),
    "I-72": Rule(_W, "Numbers in samples are written as words."),
    "I-73": Rule(_W, "Alexa's own intents have no slots."),
    "I-74": Rule(_W, "No type has the name of an intent."),
    "I-75": Rule(_W, "The id of a value is a text."),
}
