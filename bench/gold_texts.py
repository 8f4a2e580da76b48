"""Our own annotated sentences and articles (tests/gold), read and checked."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from consilience.records.article import Article
from consilience.records.ids import ArticleId, PageId
from consilience.records.time_value import TimeValue

DATA = Path(__file__).parent.parent / "tests" / "gold"
REFERENCE = re.compile(r"(?:(?P<at>\d+): )?(?P<words>.+?)(?: #(?P<number>\d+))?")
MAIN = ("actor", "recipient", "theme")
FACTUALITIES = {"occurred", "planned", "ongoing", "alleged", "denied", "hypothetical"}
BOUNDS = {"exactly", "about", "at least", "more than", "up to", "less than", "nearly", "range"}
CLAIM_KEYS = {
    *("at", "predicate", "lemma", *MAIN, "when", "where", "quantities", "factuality"),
    *("negated", "sources", "reciprocal", "visit", "optional"),
}
QUANTITY_KEYS = {"words", "value", "to", "unit", "bound"}
ENTITY_KEYS = {"entity", "kind", "names", "introduced", "nominals", "pronouns", "members"}
FORMS = {"nominals": "nominal", "pronouns": "pronoun"}

Extent = tuple[int, int]  # characters start:end of the text, half open


@dataclass(frozen=True, slots=True)
class Amount:
    """A number's words and its value, `value` to `to` for a range, None for "thousands"."""

    extent: Extent
    value: float | None = None
    to: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """A claim as annotated; where several extents or words stand for one thing, each will do.

    `parts` are the main participants with their roles, `sources` the chain, outermost first.
    `free_roles`: reciprocal acts, and visits with their hosts.
    """

    predicate: tuple[Extent, ...]
    lemmas: tuple[str, ...] = ()
    parts: tuple[tuple[str, tuple[Extent, ...]], ...] = ()
    when: tuple[Extent, ...] = ()
    where: tuple[Extent, ...] = ()
    amounts: tuple[Amount, ...] = ()
    factuality: tuple[str, ...] = ("occurred",)
    sources: tuple[tuple[Extent, ...], ...] = ()
    negated: bool = False
    free_roles: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEntity:
    """The mentions of one entity; `asked` are its nominals and pronouns, with their form.

    `members`: for a pair or group, the entities in it.
    """

    name: str
    extents: frozenset[Extent]
    asked: tuple[tuple[str, Extent], ...] = ()
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldText:
    """One annotated sentence or article; of some parts (see tests/gold) errors are not read."""

    id: str
    kind: str
    part: str
    article: Article
    claims: tuple[GoldClaim, ...]
    entities: tuple[GoldEntity, ...]


def read_gold(data: Path = DATA) -> tuple[GoldText, ...]:
    """All texts under a folder, by file; the folder of a file names its part.

    Raises `ValueError` with the text and words at fault.
    """
    texts: list[GoldText] = []
    for path in sorted(data.rglob("*.toml")):
        file = tomllib.loads(path.read_text("utf-8"))
        texts += [read_text(one, part=path.parent.name) for one in file["text"]]
    return tuple(texts)


def read_text(given: dict[str, Any], *, part: str = "tuning") -> GoldText:
    """One `[[text]]` of a file: `text` of a sentence or `paragraphs` of an article."""
    kind = "articles" if "paragraphs" in given else "sentences"
    paragraphs = given["paragraphs"] if kind == "articles" else [given["text"]]
    try:
        claims = tuple(_read_claim(one, paragraphs) for one in given.get("claims", ()))
        entities = tuple(_read_entity(one, paragraphs) for one in given.get("entities", ()))
        _check_members(entities)
        article = _make_article(given, "\n".join(paragraphs))
    except (ValueError, KeyError) as error:
        raise ValueError(f"{given['id']}: {error}") from error
    return GoldText(given["id"], kind, part, article, claims, entities)


def find_words(reference: str, paragraphs: Sequence[str], at: int = 1) -> tuple[Extent, ...]:
    """Where words stand in the paragraphs joined by line breaks, an extent for each alternative.

    "her", "her #2" (the second in the paragraph), "3: her" (in paragraph 3), "her | the nurse".
    Raises `ValueError` for words that are not there, or stand there several times and have no
    number.
    """
    return tuple(_find_one(one, paragraphs, at) for one in reference.split(" | "))


def _find_one(reference: str, paragraphs: Sequence[str], at: int) -> Extent:
    parts = REFERENCE.fullmatch(reference)
    if parts is None:
        raise ValueError(f"{reference!r} is no reference to words")
    at = int(parts["at"] or at)
    before = sum(len(one) + 1 for one in paragraphs[: at - 1])
    pattern = rf"(?<!\w){re.escape(parts['words'])}(?!\w)"
    places = [match.span() for match in re.finditer(pattern, paragraphs[at - 1])]
    number = int(parts["number"] or 1)
    if len(places) < number:
        raise ValueError(f"paragraph {at} has {len(places)} times {parts['words']!r}")
    if len(places) > 1 and not parts["number"]:
        raise ValueError(f"paragraph {at} has {parts['words']!r} {len(places)} times; number it")
    start, end = places[number - 1]
    return before + start, before + end


def _read_claim(given: dict[str, Any], paragraphs: Sequence[str]) -> GoldClaim:
    _check_keys(given, CLAIM_KEYS)
    at = given.get("at", 1)
    factuality = tuple(given.get("factuality", "occurred").split(" | "))
    if wrong := set(factuality) - FACTUALITIES:
        raise ValueError(f"{wrong} is no factuality; known: {sorted(FACTUALITIES)}")

    def find_all(references: Iterable[str]) -> tuple[Extent, ...]:
        return tuple(extent for one in references for extent in find_words(one, paragraphs, at))

    roles = [role for role in MAIN if role in given][:2]  # a theme counts if a side is not named
    return GoldClaim(
        predicate=find_words(given["predicate"], paragraphs, at),
        lemmas=tuple(given["lemma"].split(" | ")),
        parts=tuple((role, find_words(given[role], paragraphs, at)) for role in roles),
        when=find_all(given.get("when", ())),
        where=find_all(given.get("where", ())),
        amounts=tuple(_read_amount(one, paragraphs, at) for one in given.get("quantities", ())),
        factuality=factuality,
        sources=tuple(find_words(one, paragraphs, at) for one in given.get("sources", ())),
        negated=given.get("negated", False),
        free_roles=given.get("reciprocal", False) or given.get("visit", False),
        optional=given.get("optional", False),
    )


def _read_amount(given: dict[str, Any], paragraphs: Sequence[str], at: int) -> Amount:
    _check_keys(given, QUANTITY_KEYS)
    if (bound := given.get("bound", "exactly")) not in BOUNDS:
        raise ValueError(f"{bound!r} is no bound; known: {sorted(BOUNDS)}")
    (extent,) = find_words(given["words"], paragraphs, at)
    return Amount(extent, given.get("value"), given.get("to"))


def _read_entity(given: dict[str, Any], paragraphs: Sequence[str]) -> GoldEntity:
    _check_keys(given, ENTITY_KEYS)
    found = {
        key: [find_words(one, paragraphs)[0] for one in given.get(key, ())]
        for key in ("names", "introduced", "nominals", "pronouns")
    }
    return GoldEntity(
        name=given["entity"],
        extents=frozenset(extent for extents in found.values() for extent in extents),
        asked=tuple((form, extent) for key, form in FORMS.items() for extent in found[key]),
        members=tuple(given.get("members", ())),
    )


def _check_keys(given: dict[str, Any], known: set[str]) -> None:
    if unknown := sorted(set(given) - known):
        raise ValueError(f"unknown key {unknown[0]!r}; known: {sorted(known)}")


def _check_members(entities: Sequence[GoldEntity]) -> None:
    names = {entity.name for entity in entities}
    if unknown := {member for entity in entities for member in entity.members} - names:
        raise ValueError(f"members that are no entities of the text: {sorted(unknown)}")


def _make_article(given: dict[str, Any], text: str) -> Article:
    day, dateline = given.get("published"), given.get("dateline", "")
    name = given["id"]
    article = Article(
        id=ArticleId(name),
        page_id=PageId(f"page of {name}"),
        title="",
        text=text,
        lang="en",
        published=_make_day(day) if day else None,
    )
    if not text.startswith(dateline):
        raise ValueError(f"the text does not begin with the dateline {dateline!r}")
    return replace(article, dateline=article.span(0, len(dateline))) if dateline else article


def _make_day(day: str) -> TimeValue:
    return TimeValue(earliest=day, latest=day, precision="day", basis="metadata")
