"""What the sentences of an article rest on that name no source of their own."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from typing import Literal, NamedTuple

from consilience.language.agencies import load_agencies
from consilience.language.outlets import is_part_of, looks_like_outlet
from consilience.language.sources import (
    fold_outlet,
    is_known_outlet,
    is_same_outlet,
    load_tail_patterns,
    name_outlet,
)
from consilience.linking.credits import Credit
from consilience.linking.credits.signing import find_signing_house
from consilience.linking.source_kinds import (
    Source,
    find_issuer,
    find_party,
    make_outlet_source,
    make_statement_source,
)
from consilience.records.article import Article
from consilience.records.span import PageSpan

NAMED = 0.6  # strength from which on a sentence rests on the outlet that it names
MAIN = 0.5  # of the credits of an article, weighed, that make it a retelling of another outlet
TAIL_CHARS = 80  # at the end of a text, in which it may credit a house
OWN_SOURCES = 2  # unnamed sources that show reporting of one's own


class Default(NamedTuple):
    """A source, how it is known ("credit": the page says so), and the outlets it came through."""

    source: Source
    basis: Literal["credit", "own"]
    via: tuple[str, ...] = ()


def find_default(
    article: Article,
    named: Sequence[Credit],
    codes: Mapping[str, str],
    known: Set[str] = frozenset(),
) -> Default:
    """What sentences without a source of their own rest on.

    That is the issuer of a release, the house that byline, dateline or tail credit, the outlet
    that the article mainly retells, the body whose paper it stands in, its own outlet; else it is
    unknown. A byline or the last
    words of the text are a house's only if its folded name is `known`.
    """
    if (issuer := find_issuer(article)) is not None:
        return _rest_on_issuer(article, issuer)
    houses = [
        one
        for one in (codes.get(credit, credit) for credit in article.credits)
        if not _is_cited_in_text(article, one, named)
        and not (article.outlet and _is_own(one, article.outlet))
    ]
    if not houses and (signing := find_signing_house(article)) and fold_outlet(signing) in known:
        houses = [codes.get(signing, signing)]
    if not houses and (tail := find_tail_house(article, known)) is not None:
        houses = [codes.get(tail, tail)]
    carriers = [one.name for one in named if one.channel == "carrier"]
    if not houses and article.outlet is None:
        houses = list(dict.fromkeys(carriers))
    outlet = article.outlet
    if houses:
        passed = (*reversed(houses[:-1]), *((outlet,) if outlet else ()))
        root = houses[-1]
        full = next((one for one in carriers if is_short_form(root, one)), root)
        source = make_outlet_source(full)
        if source.kind == "outlet" and _sends_reports(article, full):
            source = replace(source, kind="agency")
        return Default(source, "credit", tuple(dict.fromkeys(passed)))
    if (retold := _find_retold(named)) is not None:
        return Default(make_outlet_source(retold), "credit", (outlet,) if outlet else ())
    if (party := find_party(article)) is not None:
        return Default(make_statement_source(party), "own", (outlet,) if outlet else ())
    if outlet is not None:
        return Default(make_outlet_source(outlet), "own")
    return Default(Source(kind="unknown", key=(article.id,), name="", channel=""), "own")


def find_tail_house(article: Article, known: Set[str]) -> str | None:
    """The house that the last words of the text name, if its folded name is `known`, no own one."""
    end = article.text[-TAIL_CHARS:]
    found = (match["house"] for one in load_tail_patterns() for match in one.finditer(end))
    own = article.outlet
    houses = (one for one in found if fold_outlet(one) in known)
    return next((one for one in houses if not (own and _is_own(one, own))), None)


def _is_own(house: str, outlet: str) -> bool:
    """Whether a credited house is the outlet itself, also by one word of its name ("Post")."""
    is_word = " " not in house and house not in load_agencies() and is_part_of(house, outlet)
    return is_word or is_same_outlet(house, outlet)


def find_signing_houses(articles: Iterable[Article]) -> tuple[str, ...]:
    """The names of houses in the bylines of articles of several outlets."""
    outlets: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        if article.outlet and (name := find_signing_house(article)) is not None:
            outlets[name].add(fold_outlet(article.outlet))
    return tuple(name for name, found in outlets.items() if len(found) > 1)


def _sends_reports(article: Article, house: str) -> bool:
    """Whether a house that another's report credits is an agency, which no list need know.

    What stands in a dateline is one even where its name is that of a paper ("Coast Press").
    """
    if is_known_outlet(house):
        return False
    in_dateline = article.dateline and any(
        _overlap(article.dateline.page, one)
        for one in _find_credited(article, (fold_outlet(name_outlet(house)),))
    )
    return bool(in_dateline) or not looks_like_outlet(house)


def _rest_on_issuer(article: Article, issuer: str) -> Default:
    """A release rests on its issuer's statement, through those who print or send it out."""
    source = make_statement_source(issuer)
    carriers = (*reversed(article.credits), article.outlet)
    passed = tuple(one for one in carriers if one is not None and one != issuer)
    return Default(source, "own" if article.outlet == issuer else "credit", passed)


def _is_cited_in_text(article: Article, house: str, named: Sequence[Credit]) -> bool:
    """Whether a credit is one for single sentences ("X reported"), not for the whole report.

    An agency whose own report tells what it saw is credited elsewhere too: by byline, dateline,
    note or metadata.
    """
    key = (fold_outlet(name_outlet(house)),)
    cited = [
        article.page_span(one.start, one.end)
        for one in named
        if one.kind == "outlet"
        and one.key == key
        and one.strength >= NAMED
        and one.channel != "carrier"
    ]
    return bool(cited) and all(
        any(_overlap(one, place) for one in cited) for place in _find_credited(article, key)
    )


def _overlap(first: PageSpan | None, second: PageSpan | None) -> bool:
    return first is not None and second is not None and first.overlaps(second)


def _find_credited(article: Article, key: tuple[str, ...]) -> list[PageSpan | None]:
    """Where the page credits a house; None where no visible words do."""
    return [
        one.page
        for one in article.evidence
        if one.field == "credit" and (fold_outlet(name_outlet(one.text)),) == key
    ]


def _find_retold(named: Sequence[Credit]) -> str | None:
    """The outlet whose report the article mainly retells, None if it has others, or its own."""
    if sum(one.kind == "unnamed" for one in named) >= OWN_SOURCES:
        return None
    weights: Counter[str] = Counter()
    for one in named:
        if one.kind == "outlet" and one.channel != "carrier":
            weights[one.name] += one.strength  # type: ignore[assignment] # a float is as good
    if not weights:
        return None
    name = min(weights, key=lambda one: (-weights[one], one))
    others = sum(one.kind in ("statement", "open") for one in named)
    return name if weights[name] >= MAIN * (sum(weights.values()) + others + 2) else None


def is_short_form(short: str, name: str) -> bool:
    """Whether "SKW" can stand for "Skelda Wire": letters in order, each word's first among them."""
    letters, words = short.lower(), name.lower().split()
    if not short.isupper() or len(words) < 2 or not 2 <= len(short) <= 6:
        return short == name
    at = 0
    for word in words:
        if at >= len(letters) or word[0] != letters[at]:
            return False
        at += 1
        place = 1
        while at < len(letters) and (found := word.find(letters[at], place)) >= 0:
            if any(rest[0] == letters[at] for rest in words[words.index(word) + 1 :]):
                break
            at, place = at + 1, found + 1
    return at == len(letters)
