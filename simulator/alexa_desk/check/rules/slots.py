"""Slots and their types (I-04, I-05, 2.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from alexa_desk.check.rules.fault import Fault
from alexa_desk.check.rules.model import (
    SHARED,
    Intent,
    Model,
    Slot,
    place,
    slots_in,
    without_slots,
)
from alexa_desk.check.rules.words import words_of

SEARCH_QUERY = "AMAZON.SearchQuery"

#: Types whose values Alexa reads, and lists of names that she knows.
BUILT_IN_TYPES = frozenset(
    f"AMAZON.{name}"
    for name in words_of(
        "AlphaNumeric DATE DURATION FOUR_DIGIT_NUMBER NUMBER Ordinal PhoneNumber SearchQuery TIME "
        "Actor AdministrativeArea AggregateRating Airline Airport Anaphor Animal Artist Author "
        "Book BookSeries Broadcast BroadcastChannel CivicStructure City Color Comic Corporation "
        "Country CreativeWorkType DayOfWeek Dessert DeviceType Director Drink EducationalOrg "
        "EducationalOrganization EventType Festival FictionalCharacter FinancialService FirstName "
        "Food FoodEstablishment Game Genre Landform LandmarksOrHistoricalBuildings Language "
        "LocalBusiness LocalBusinessType MedicalOrganization Month Movie MovieSeries MovieTheater "
        "MusicAlbum MusicCreativeWorkType MusicEvent MusicGroup Musician MusicPlaylist "
        "MusicRecording MusicVenue MusicVideo Organization Person PostalAddress Professional "
        "ProfessionalType RadioChannel Region RelativePosition Residence Room ScreeningEvent "
        "Season Service SocialMediaPlatform SoftwareApplication SoftwareGame SpeedUnit Sport "
        "SportsEvent SportsTeam StreetAddress StreetName TelevisionChannel TVEpisode TVSeason "
        "TVSeries VideoGame VisualModeTrigger WeatherCondition WrittenCreativeWorkType "
        "DE_CITY DE_FIRST_NAME DE_REGION EUROPE_CITY GB_CITY GB_FIRST_NAME GB_REGION "
        "AT_CITY AT_REGION CA_CITY US_CITY US_FIRST_NAME US_LAST_NAME US_STATE"
    )
)

#: Types that Alexa reads by rules of her own: a model cannot give them values.
_READ = frozenset(
    f"AMAZON.{name}"
    for name in words_of(
        "AlphaNumeric DATE DURATION FOUR_DIGIT_NUMBER NUMBER Ordinal PhoneNumber SearchQuery TIME"
    )
)

#: Where several values in one slot are documented.
SEVERAL_VALUES = ("en-AU", "en-CA", "en-GB", "en-US")

_TYPE_NAME = re.compile(r"[A-Za-z]\w*", re.ASCII)

_BY_FOLDED = {name.casefold(): name for name in BUILT_IN_TYPES}
# Locales where a built-in type does not exist, and languages that lists of one country are in.
MISSING = {"AMAZON.AlphaNumeric": ("ar-SA", "nl-NL")}
_COUNTRIES = {"AT": "de", "CA": "en", "DE": "de", "EUROPE": "de en", "GB": "en", "US": "en"}


def same_type(model: Model) -> Iterator[Fault]:
    """A slot name means one type all over the model."""
    first: dict[str, tuple[str, str]] = {}
    for intent, slot, where in _slots(model):
        type_name, owner = first.setdefault(slot.name, (slot.type, intent.name))
        if slot.type != type_name:
            problem = f"it is of type {slot.type} here and of {type_name} in {owner}"
            yield model.fault(where, problem, "I-04", "give one of them another name")


def types_exist(model: Model) -> Iterator[Fault]:
    """Types used are defined, once, and have values."""
    defined = {slot_type.name for slot_type in model.types}
    for _, slot, where in _slots(model):
        if not slot.type.startswith("AMAZON.") and slot.type not in defined:
            problem = f"there is no type {slot.type}"
            yield model.fault(where, problem, "I-05", "define it or mend the name")
    seen = set()
    for slot_type in model.types:
        where = f"type {slot_type.name}"
        extends = slot_type.name.startswith("AMAZON.")
        if not slot_type.values and not slot_type.from_catalog and not extends:
            yield model.fault(where, "it has no values", "I-05", "give it at least one")
        if slot_type.name in _READ:
            problem = "Alexa reads this type by rules of her own, and takes no values for it"
            yield model.fault(where, problem, "2.5", "use a type of your own beside it")
        if slot_type.name in seen:
            yield model.fault(where, "it is defined twice", "I-05", "join the two")
        seen.add(slot_type.name)


def built_in_types(model: Model) -> Iterator[Fault]:
    """Built-in types are spelled right and exist in the locale."""
    used = [(where, slot.type) for _, slot, where in _slots(model)]
    used += [(f"type {slot_type.name}", slot_type.name) for slot_type in model.types]
    for where, name in used:
        if name == SHARED:
            continue
        if name.startswith("AMAZON.") and name not in BUILT_IN_TYPES:
            problem = f"Alexa has no type {name}"
            near = get_close_matches(name.casefold(), _BY_FOLDED, n=1)
            remedy = f"did you mean {_BY_FOLDED[near[0]]}?" if near else "see the slot types"
            yield model.fault(where, problem, "2.5", remedy)
        elif model.locale in MISSING.get(name, ()) or not _of_country(name, model.language):
            problem = f"{name} does not exist in {model.locale}"
            yield model.fault(where, problem, "2.5", "use a type of your own")


def _of_country(name: str, language: str) -> bool:
    """Whether a list of one country's names is in this language; all others are in any."""
    country = name.removeprefix("AMAZON.").partition("_")[0]
    return language in _COUNTRIES.get(country, language).split()


def search_queries(model: Model) -> Iterator[Fault]:
    """A search query stands alone in its sample and has words around it."""
    for intent in model.custom_intents:
        queries = {slot.name for slot in intent.slots if slot.type == SEARCH_QUERY}
        for sample in intent.samples if queries else ():
            inside = slots_in(sample)
            if not queries.intersection(inside):
                continue
            where = place(intent, sample)
            if len(inside) > 1:
                problem = "a search query has another slot beside it"
                yield model.fault(where, problem, "2.5", "keep the query as the only slot")
            if not without_slots(sample).strip():
                problem = "a search query has no words around it"
                yield model.fault(where, problem, "2.5", "add words that lead to it")


def several_values(model: Model) -> Iterator[Fault]:
    """Several values in one slot are for some English locales only."""
    if model.locale in SEVERAL_VALUES:
        return
    names = sorted({slot.name for _, slot, _ in _slots(model) if slot.many})
    if names:
        problem = (
            f"several values in one slot are not documented for this locale: {', '.join(names)}"
        )
        yield model.fault("multipleValues", problem, "I-44", "use a slot for each value there")


def type_names(model: Model) -> Iterator[Fault]:
    """Names of types are letters, digits and underscores, and not those of intents."""
    intents = {intent.name.casefold() for intent in model.intents}
    for slot_type in model.types:
        if slot_type.name.casefold() in intents:
            where = f"type {slot_type.name}"
            yield model.fault(where, "an intent has the same name", "I-74", "rename the type")
        name = slot_type.name.removeprefix("AMAZON.")
        if not _TYPE_NAME.fullmatch(name):
            problem = "the name has other signs than letters, digits and underscores"
            yield model.fault(f'type "{slot_type.name}"', problem, "I-63", "mend the name")


def _slots(model: Model) -> Iterator[tuple[Intent, Slot, str]]:
    for intent in model.intents:
        for slot in intent.slots:
            yield intent, slot, f"{place(intent)}, slot {slot.name}"
