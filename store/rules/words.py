"""Words that certification refuses in the store's texts, by language."""

from __future__ import annotations

import re


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE)


#: Amazon's own words, praise of oneself, begging for reviews.
FORBIDDEN = {
    "en": _words(
        *("alexa (?:uses|recommends|approved|certified)", "alexa skill", "amazon", "echo"),
        *("best", "number one", "leading", "guaranteed", "official", "free trial"),
        *("five stars?", "rate (?:us|this)", "review"),
    ),
    "de": _words(
        *("alexa (?:nutzt|empfiehlt|geprüft|zertifiziert)", "alexa skill", "amazon", "echo"),
        *("beste[nrs]?", "nummer eins", "führende[nrs]?", "garantiert", "offiziell\\w*"),
        *("fünf sterne", "bewerte\\w*", "rezension\\w*"),
    ),
}
#: What only medicine may promise.
CLAIMS = {
    "en": _words(
        *("cures?", "heals?", "treats?", "prevents?", "diagnoses", "reliev\\w+", "rehabilitat\\w+"),
        *("lose weight", "burns? fat", "pain[- ]free", "clinically", "medically", "lowers? blood"),
    ),
    "de": _words(
        *("heilt", "heilen", "behandelt", "verhindert", "lindert", "beugt vor", "vorbeugt"),
        *("abnehmen", "fett verbrenn\\w+", "schmerzfrei", "klinisch", "medizinisch", "senkt"),
    ),
}
