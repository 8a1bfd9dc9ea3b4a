"""Words that mean something to Alexa, by language where they differ."""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


WAKE_WORDS = words_of("alexa amazon echo computer ziggy")

LAUNCH_WORDS = {
    "en": words_of(
        "launch ask tell load begin enable open start play run use resume talk launches"
    ),
    "de": words_of(
        "öffne starte start frage frag sag sage beginne lade spiele spiel aktiviere "
        "nutze verwende benutze"
    ),
}

CONNECTING_WORDS = {
    "en": words_of("to from by if and whether about using with in on for that"),
    "de": words_of("zu von durch ob und dass nach mit in auf für wenn"),
}

SMALL_WORDS = {
    "en": words_of("the a an for to of in on at by with from about into over under"),
    "de": words_of(
        "der die das den dem des ein eine einen einem einer für zu von in an auf mit bei"
    ),
}

#: Said to cancel, for help and to stop, to whatever skill.
LEAVING = {
    **{"en": "cancel help stop", "de": "abbrechen hilfe stopp", "es": "cancela ayuda para"},
    **{"fr": "annule aide stop", "it": "annulla aiuto stop", "pt": "cancele ajuda pare"},
    **{"nl": "annuleer help stop", "ja": "キャンセル ヘルプ ストップ"},
    **{"hi": "रद्द मदद रुको", "ar": "إلغاء مساعدة توقفي"},
}

# Articles and possessives: a value is the same value with another one before it.
ARTICLES = {
    "en": words_of("the a an my your"),
    # No datives: "nach einem herzinfarkt" is another thing than "ich habe einen herzinfarkt".
    "de": words_of("der die das den des ein eine einen mein meine meinen dein deine deinen"),
}

# Words that change nothing about what is asked.
FILLERS = {
    "en": ARTICLES["en"] | words_of("please really actually just exactly"),
    "de": ARTICLES["de"] | words_of("bitte denn eigentlich genau mal"),
}
