"""AMAZON's own slot types: spoken forms and the value Alexa sends."""

from __future__ import annotations

from datetime import date

import pytest

from alexa_desk import slot_types
from alexa_desk.numbers import spell
from alexa_desk.understanding.text import Reader
from alexa_desk.understanding.words import words_of

MONDAY = date(2026, 10, 5)
READ = [
    f"AMAZON.{name}"
    for name in (
        *("NUMBER", "FOUR_DIGIT_NUMBER", "Ordinal", "PhoneNumber", "DATE", "TIME", "DURATION"),
        *("DayOfWeek", "Month"),
    )
]


@pytest.mark.parametrize(
    ("slot_type", "language", "said", "expected"),
    [
        ("NUMBER", "en", "five", "5"),
        ("NUMBER", "en", "2.5", "2.5"),
        ("NUMBER", "en", "two point five", "2.5"),
        ("NUMBER", "en", "minus three", "-3"),
        ("NUMBER", "en", "20 point 5", "20.5"),
        ("NUMBER", "en", "a hundred", "100"),
        ("NUMBER", "en", "one hundred and fifty", "150"),
        ("NUMBER", "en", "two and a half", "2.5"),
        ("NUMBER", "en", "-4", "-4"),
        ("FOUR_DIGIT_NUMBER", "en", "nineteen eighty four", "1984"),
        ("FOUR_DIGIT_NUMBER", "en", "1984", "1984"),
        ("FOUR_DIGIT_NUMBER", "en", "six oh four five", "6045"),
        ("FOUR_DIGIT_NUMBER", "en", "two thousand six", "2006"),
        ("FOUR_DIGIT_NUMBER", "en", "twenty twenty six", "2026"),
        ("FOUR_DIGIT_NUMBER", "en", "nineteen oh five", "1905"),
        ("Ordinal", "en", "twenty first", "21"),
        ("Ordinal", "en", "7th", "7"),
        ("PhoneNumber", "en", "two oh six five five five one two three four", "2065551234"),
        ("PhoneNumber", "en", "206-555-1234", "2065551234"),
        ("PhoneNumber", "en", "double five five three two one triple nine", "555321999"),
        ("NUMBER", "en", "one half", "0.5"),
        ("NUMBER", "en", "three quarters", "0.75"),
        ("NUMBER", "ar", "خمس", "5"),
        ("DURATION", "ar", "عشر دقائق", "PT10M"),
        ("TIME", "de", "18:45", "18:45"),
        ("TIME", "fr", "18:45", "18:45"),
        ("DATE", "en", "tomorrow", "2026-10-06"),
        ("DATE", "en", "monday", "2026-10-12"),
        ("DATE", "en", "in two days", "2026-10-07"),
        ("DATE", "en", "november seventh", "2026-11-07"),
        ("DATE", "en", "the third of may", "2027-05-03"),
        ("DATE", "en", "november 7", "2026-11-07"),
        ("DATE", "en", "may third twenty thirty", "2030-05-03"),
        ("DATE", "en", "next week", "2026-W42"),
        ("DATE", "en", "this weekend", "2026-W41-WE"),
        ("DATE", "en", "next month", "2026-11"),
        ("DATE", "en", "this year", "2026"),
        ("DATE", "en", "december", "2026-12"),
        ("DATE", "en", "next summer", "2027-SU"),
        ("DATE", "en", "winter", "2026-WI"),
        ("DATE", "en", "two weeks from now", "2026-10-19"),
        ("DATE", "en", "three days ago", "2026-10-02"),
        ("DATE", "en", "last friday", "2026-10-02"),
        ("DATE", "en", "next friday", "2026-10-09"),
        ("DATE", "en", "july twenty twenty", "2020-07"),
        ("DATE", "en", "the day after tomorrow", "2026-10-07"),
        ("TIME", "en", "half past seven in the evening", "19:30"),
        ("TIME", "en", "seven", "07:00"),
        ("TIME", "en", "seven thirty in the evening", "19:30"),
        ("TIME", "en", "7:30 pm", "19:30"),
        ("TIME", "en", "quarter to nine", "08:45"),
        ("TIME", "en", "twenty past six", "06:20"),
        ("TIME", "en", "ten minutes to five", "04:50"),
        ("TIME", "en", "noon", "12:00"),
        ("TIME", "en", "twenty thirty", "20:30"),
        ("TIME", "en", "midnight", "00:00"),
        ("TIME", "en", "twelve am", "00:00"),
        ("TIME", "en", "morning", "MO"),
        ("TIME", "en", "seven oh five", "07:05"),
        ("TIME", "en", "eighteen hundred hours", "18:00"),
        ("TIME", "en", "half six", "06:30"),
        ("DURATION", "en", "half an hour", "PT30M"),
        ("DURATION", "en", "an hour and a half", "PT1H30M"),
        ("DURATION", "en", "one and a half hours", "PT1H30M"),
        ("DURATION", "en", "two hours and fifteen minutes", "PT2H15M"),
        ("DURATION", "en", "three quarters of an hour", "PT45M"),
        ("DURATION", "en", "two weeks", "P2W"),
        ("DURATION", "en", "a fortnight", "P2W"),
        ("DURATION", "en", "eighteen months", "P18M"),
        ("DURATION", "en", "ninety seconds", "PT90S"),
        ("DURATION", "en", "ninety minutes", "PT90M"),
        ("DURATION", "en", "one and a half weeks", "P10DT12H"),
        ("NUMBER", "en", "a dozen", "12"),
        ("NUMBER", "en", "half a dozen", "6"),
        ("NUMBER", "de", "zu dritt", "3"),
        ("NUMBER", "de", "ein Dutzend", "12"),
        ("NUMBER", "fr", "une demi-douzaine", "6"),
        ("Ordinal", "en", "hundredth", "100"),
        ("Ordinal", "en", "one hundredth", "100"),
        ("Ordinal", "de", "hundertste", "100"),
        ("DayOfWeek", "en", "friday", "friday"),
        ("Month", "en", "june", "june"),
        ("NUMBER", "de", "fünfundzwanzig", "25"),
        ("NUMBER", "de", "zwei komma fünf", "2.5"),
        ("DURATION", "de", "anderthalb stunden", "PT1H30M"),
        ("DURATION", "de", "eine halbe stunde", "PT30M"),
        ("DURATION", "de", "zwei stunden und zehn minuten", "PT2H10M"),
        ("TIME", "de", "halb acht", "07:30"),
        ("TIME", "de", "halb acht abends", "19:30"),
        ("TIME", "de", "sieben uhr dreißig", "07:30"),
        ("TIME", "de", "viertel nach drei", "03:15"),
        ("DATE", "de", "übermorgen", "2026-10-07"),
        ("DATE", "de", "am dritten mai", "2027-05-03"),
        ("DATE", "de", "in zwei tagen", "2026-10-07"),
        ("DATE", "de", "nächste woche", "2026-W42"),
        ("NUMBER", "es", "treinta y cinco", "35"),
        ("NUMBER", "es", "ciento cincuenta", "150"),
        ("TIME", "es", "las siete y media", "07:30"),
        ("TIME", "es", "la una", "01:00"),
        ("TIME", "es", "las ocho de la tarde", "20:00"),
        ("DATE", "es", "el tres de mayo", "2027-05-03"),
        ("DATE", "es", "la próxima semana", "2026-W42"),
        ("DATE", "es", "el lunes", "2026-10-12"),
        ("DURATION", "es", "una hora y media", "PT1H30M"),
        ("DATE", "es", "en dos días", "2026-10-07"),
        ("TIME", "fr", "sept heures et demie", "07:30"),
        ("TIME", "fr", "huit heures du soir", "20:00"),
        ("TIME", "fr", "sept heures trente", "07:30"),
        ("DATE", "fr", "le trois mai", "2027-05-03"),
        ("DATE", "fr", "demain", "2026-10-06"),
        ("DATE", "fr", "dans deux jours", "2026-10-07"),
        ("DATE", "fr", "vendredi prochain", "2026-10-09"),
        ("DURATION", "fr", "une demi-heure", "PT30M"),
        ("DURATION", "fr", "une heure et demie", "PT1H30M"),
        ("NUMBER", "fr", "quatre-vingt-dix-sept", "97"),
        ("NUMBER", "it", "trentuno", "31"),
        ("TIME", "it", "alle sette e mezza", "07:30"),
        ("DURATION", "it", "un'ora e mezza", "PT1H30M"),
        ("DURATION", "it", "mezz'ora", "PT30M"),
        ("DATE", "it", "tra due giorni", "2026-10-07"),
        ("DATE", "it", "venerdì prossimo", "2026-10-09"),
        ("TIME", "pt", "sete e meia", "07:30"),
        ("TIME", "pt", "oito da noite", "20:00"),
        ("DATE", "pt", "amanhã", "2026-10-06"),
        ("DATE", "pt", "semana que vem", "2026-W42"),
        ("DURATION", "pt", "uma hora e meia", "PT1H30M"),
        ("TIME", "nl", "half acht", "07:30"),
        ("DATE", "nl", "over twee dagen", "2026-10-07"),
        ("DURATION", "nl", "anderhalf uur", "PT1H30M"),
        ("TIME", "ja", "午後七時半", "19:30"),
        ("TIME", "ja", "7時30分", "07:30"),
        ("DATE", "ja", "明日", "2026-10-06"),
        ("DATE", "ja", "五月三日", "2027-05-03"),
        ("DURATION", "ja", "三十分", "PT30M"),
        ("DURATION", "ja", "二時間", "PT2H"),
        ("NUMBER", "ja", "二十一", "21"),
        ("NUMBER", "hi", "इक्कीस", "21"),
        ("TIME", "hi", "साढ़े सात बजे", "07:30"),
        ("TIME", "hi", "शाम सात बजे", "19:00"),
        ("DATE", "hi", "कल", "2026-10-06"),
        ("DURATION", "hi", "दो घंटे", "PT2H"),
        ("TIME", "ar", "الساعة السابعة والنصف", "07:30"),
        ("TIME", "ar", "الثامنة مساء", "20:00"),
        ("DATE", "ar", "غدا", "2026-10-06"),
        ("DURATION", "ar", "نصف ساعة", "PT30M"),
        ("DURATION", "ar", "ساعتين", "PT2H"),
        ("NUMBER", "ar", "واحد وعشرون", "21"),
        ("NUMBER", "ar", "خمسة وعشرين", "25"),
        ("DURATION", "ar", "عشرين دقيقة", "PT20M"),
        ("DATE", "ar", "الأسبوع القادم", "2026-W42"),
        ("DATE", "ar", "بعد يومين", "2026-10-07"),
        ("NUMBER", "ar", "مئة وواحد وعشرون", "121"),
        ("NUMBER", "en", "-4.25", "-4.25"),
        ("NUMBER", "de", "anderthalb", "1.5"),
        ("NUMBER", "hi", "ढाई", "2.5"),
        ("NUMBER", "pt", "cento e vinte e um", "121"),
        ("Ordinal", "ja", "三番目", "3"),
        ("DURATION", "ja", "一時間半", "PT1H30M"),
        ("DURATION", "es", "hora y media", "PT1H30M"),
        ("PhoneNumber", "en", "206 555 0199", "2065550199"),
        ("PhoneNumber", "en", "+44 20 7946 0958", "442079460958"),
        ("PhoneNumber", "en", "one eight hundred five five five one two one two", "18005551212"),
        ("DURATION", "en", "two point five hours", "PT2H30M"),
        ("DURATION", "de", "eins komma fünf stunden", "PT1H30M"),
        ("TIME", "de", "8:15 Uhr", "08:15"),
        ("TIME", "de", "viertel acht", "07:15"),
        ("TIME", "en", "quarter past midnight", "00:15"),
        ("TIME", "nl", "zeven uur 's avonds", "19:00"),
        ("DATE", "en", "christmas", "2026-12-25"),
        ("DATE", "en", "new year's eve", "2026-12-31"),
        ("DATE", "en", "last christmas", "2025-12-25"),
        ("DATE", "en", "halloween twenty thirty", "2030-10-31"),
        ("DATE", "en", "easter", "2027-03-28"),
        ("DATE", "en", "thanksgiving", "2026-11-26"),
        ("DATE", "de", "Heiligabend", "2026-12-24"),
        ("DATE", "de", "Ostern", "2027-03-28"),
        ("DATE", "de", "am Pfingstmontag", "2027-05-17"),
        ("DATE", "es", "la próxima navidad", "2026-12-25"),
        ("DATE", "fr", "Noël prochain", "2026-12-25"),
        ("DATE", "it", "capodanno", "2027-01-01"),
        ("DATE", "pt", "na sexta-feira santa", "2027-03-26"),
        ("DATE", "nl", "eerste kerstdag", "2026-12-25"),
        ("DATE", "ja", "大晦日", "2026-12-31"),
        ("DATE", "hi", "गणतंत्र दिवस", "2027-01-26"),
        ("DATE", "ar", "رأس السنة", "2027-01-01"),
        ("DATE", "en", "right now", "PRESENT_REF"),
        ("DATE", "en", "this decade", "202X"),
        ("DATE", "de", "nächstes Jahrzehnt", "203X"),
        ("DATE", "de", "vorletzte Woche", "2026-W39"),
        ("DATE", "en", "the week after next", "2026-W43"),
        ("DATE", "de", "am übernächsten Montag", "2026-10-19"),
        ("DATE", "ja", "先月", "2026-09"),
        ("DATE", "ja", "再来週", "2026-W43"),
        ("DATE", "hi", "पंद्रह अगस्त", "2027-08-15"),
        ("TIME", "de", "um Mitternacht", "00:00"),
        ("DURATION", "en", "one minute thirty", "PT1M30S"),
        ("DURATION", "fr", "une heure trente", "PT1H30M"),
    ],
)
def test_spoken_values(slot_type: str, language: str, said: str, expected: str) -> None:
    """The whole of what is said is read, as the value Alexa would send."""
    words = Reader(words_of(language)).keys(said)
    assert (expected, len(words)) == slot_types.read(f"AMAZON.{slot_type}", words, language, MONDAY)


@pytest.mark.parametrize("slot_type", READ)
@pytest.mark.parametrize("language", ["en", "de", "fr"])
@pytest.mark.parametrize("said", ["", "tea", "and a half", "und"])
def test_other_words_are_no_values(slot_type: str, language: str, said: str) -> None:
    """What names no value is none, in any language."""
    assert slot_types.read(slot_type, said.split(), language, MONDAY) is None


@pytest.mark.parametrize(
    ("number", "language", "expected"),
    [(0, "en", "zero"), (200, "en", "two hundred"), (10_000, "en", "ten thousand"),
     (21, "de", "einundzwanzig"), (1, "de", "eins"), (150, "de", "einhundertfünfzig"),
     (7, "fr", "sept"), (2_000_000, "en", "2000000"), (7, "xx", "7")],
)  # fmt: skip
def test_numbers_in_words(number: int, language: str, expected: str) -> None:
    """Digits are read as the words samples are written in."""
    assert expected == spell(number, language)


@pytest.mark.parametrize(
    ("language", "said"), [("en", "twenty five o'clock"), ("de", "fünfundzwanzig Uhr")]
)
def test_an_hour_that_no_day_has(language: str, said: str) -> None:
    """It is no time of day, and no part of it is one: "?", as for all that Alexa cannot read."""
    words = Reader(words_of(language)).keys(said)
    assert slot_types.read("AMAZON.TIME", words, language, MONDAY) == ("?", len(words))
