"""What each rule demands. The ids are the ones that faults and documentation name.

I-01 to I-43, C-03 and the two numbered sections are Alexa's own rules or experience with them;
I-50 onwards are this project's, for models that work but answer badly.
"""

from __future__ import annotations

RULES = {
    "I-01": "Only keys and values that Alexa knows.",
    "I-02": "Only validations that Alexa knows.",
    "I-04": "The same slot name has the same type in every intent.",
    "I-05": "Every slot type used exists, and a type of one's own has values.",
    "I-06": "A value or synonym has at most 140 characters.",
    "I-07": "No two intents share a sample, nor a nearly equal one.",
    "I-08": "No fixed sample beside the slotted one it would fill: it wins, the slot stays empty.",
    "I-09": "No sample that is nothing but one slot.",
    "I-10": "No samples of one's own on Alexa's built-in intents.",
    "I-11": "All locales have the same intents with the same slots.",
    "I-20": "Names of intents and slots: letters and underscores, each once.",
    "I-21": "Samples: letters, spaces, apostrophes, hyphens, periods in abbreviations, slots.",
    "I-22": "Japanese: a plain space between slot and text, no full-width signs.",
    "I-23": "Umlauts and accents are single letters (Unicode form NFC).",
    "I-30": "An invocation name has two words or more, in lower case letters.",
    "I-31": "An invocation name of two words has no article or preposition.",
    "I-32": "An invocation name has no launch, connecting or wake word.",
    "I-34": "An invocation name has 2 to 50 characters.",
    "2.4": "Cancel, Fallback, Help, NavigateHome and Stop are there; built-in intents exist.",
    "2.5": "Built-in slot types exist in the locale and are used as Alexa allows.",
    "I-40": "At most 250 intents, 1.5 MB and 50 000 values and synonyms.",
    "I-42": "Sensitivity of the fallback intent only in English and German.",
    "I-43": "The file is named after a locale that Alexa builds.",
    "C-03": "No wake word and no launch phrase in a sample.",
    "I-50": "The file is JSON of the right shape.",
    "I-51": "A slot in a sample is declared by its intent.",
    "I-52": "A declared slot is in at least one sample.",
    "I-53": "An intent has at least three samples.",
    "I-54": "Values and synonyms are not empty.",
    "I-55": "A value has an id of its own: upper case, digits, underscores.",
    "I-56": "A word belongs to only one value of its type.",
    "I-57": "A type has the same ids in all locales.",
    "I-58": "Dialog and prompts name intents, slots and prompts that exist.",
}
