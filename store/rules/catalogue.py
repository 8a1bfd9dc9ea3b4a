"""What each rule demands, by whom, and what a fault in it stops.

The ids are the ones that faults name. Sources are pages of the platform's documentation below
developer.amazon.com/docs, letters of certification that developers made public, or this project.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Level(StrEnum):
    """What a fault stops: the package is not made, or not published yet."""

    REFUSED = "error"
    OPEN = "to do"


class Rule(NamedTuple):
    """A rule: what it stops, what it demands in one sentence, and where that is written."""

    level: Level
    demand: str
    source: str


_R, _O = Level.REFUSED, Level.OPEN
_MODEL = "ask-smapi-model"
_MANIFEST = "smapi/skill-manifest"
_CERTIFIED = "custom-skills/certification-requirements-for-custom-skills"
_POLICY = "custom-skills/policy-requirements-for-an-alexa-skill"
_WEB = "custom-skills/host-a-custom-skill-as-a-web-service"
_LAMBDA = "custom-skills/host-a-custom-skill-as-an-aws-lambda-function"
_LETTER = "letters of certification"
_WCAG = "WCAG 2.2, 1.4.11"

RULES = {
    "M-01": Rule(_R, "The manifest is one: known keys, known words.", _MODEL),
    "M-02": Rule(_R, "Every locale has texts and a model, no language is left over.", _MANIFEST),
    "T-01": Rule(_R, "Name 2 to 50 characters, summary 160, description, news 4000.", _MANIFEST),
    "T-02": Rule(_R, "Up to thirty keywords of 150 characters together, each once.", _MANIFEST),
    "T-03": Rule(_R, "Plain text: no markup, no emoji, no address.", _MANIFEST),
    "T-04": Rule(_R, "No words that are Amazon's own, or praise oneself.", _POLICY),
    "T-05": Rule(_R, "The description says what the skill is no substitute for.", _LETTER),
    "T-06": Rule(_R, "No promise that only medicine may make.", _POLICY),
    "T-07": Rule(_R, "Testing instructions have 4000 characters at most.", _CERTIFIED),
    "P-01": Rule(_R, "Three example phrases, each once.", _LETTER),
    "P-02": Rule(_R, "The first opens the skill, the others ask by its name.", _LETTER),
    "P-03": Rule(_R, "An example phrase is a sample of the model with its values.", _LETTER),
    "P-04": Rule(_R, "An example phrase is understood word for word, and answered.", _LETTER),
    "I-01": Rule(_R, "Icons are PNG of 108 and 512 pixels.", _MANIFEST),
    "I-02": Rule(_R, "The drawing is readable on light and on dark: 3 to 1.", _WCAG),
    "A-01": Rule(_O, "Somebody publishes the skill, and can be reached.", _POLICY),
    "A-02": Rule(_O, "Every locale has a privacy address, in its language.", _CERTIFIED),
    "A-03": Rule(_O, "There is an endpoint.", _MANIFEST),
    "A-04": Rule(_R, "An endpoint is a function's ARN, or https at port 443.", _WEB),
    "A-05": Rule(_R, "A function stands in the AWS region of what it is for.", _LAMBDA),
    "A-06": Rule(_R, "The endpoint answers this skill and no other.", _LAMBDA),
    "A-07": Rule(_R, "A skill's id looks like one.", _MANIFEST),
    "A-08": Rule(_R, "Privacy and terms are addresses with https.", _CERTIFIED),
    "A-09": Rule(_O, "Nothing of the example of a publisher is left.", "this project"),
    "D-01": Rule(_R, "Stop and Cancel end in every state, in a few words.", _CERTIFIED),
    "D-02": Rule(_R, "Help is there in every state, asks something and listens.", _CERTIFIED),
    "D-03": Rule(_R, "Who listens has asked something, and has a reprompt.", _CERTIFIED),
    "D-04": Rule(_R, "What is not understood is answered, too.", _CERTIFIED),
    "C-01": Rule(_R, "What is told of privacy is the same everywhere.", _CERTIFIED),
}
