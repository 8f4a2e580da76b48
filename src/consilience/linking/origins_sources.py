"""The source of every sentence of one article, as far as the article itself tells it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from consilience.language.agencies import load_agencies
from consilience.language.furniture import load_function_words
from consilience.language.genres import is_release_wire
from consilience.language.lexicon import load_words
from consilience.language.outlets import looks_like_outlet
from consilience.language.sources import (
    fold_outlet,
    is_issuer,
    is_known_outlet,
    is_same_outlet,
    name_outlet,
)
from consilience.linking.credits import Credit, find_credits
from consilience.linking.credits_names import Outlets, fold_holder, load_known_outlets
from consilience.linking.credits_patterns import load_opening_pattern
from consilience.linking.reuse_words import Speech
from consilience.linking.sentences import find_sentences
from consilience.records.article import Article
from consilience.records.quotation import Quotation

NAMED = 0.6  # strength from which on a sentence rests on the outlet that it names
LEAD = 3  # first sentences, which often go without the credit that the next one has
QUOTED = 0.5  # of a sentence's words in quotation marks: it goes on with the speech before it
MAIN = 0.5  # of the credits of an article, weighed, that make it a retelling of another outlet
SHORT_CODE = 2  # letters
OWN_SOURCES = 2  # unnamed sources that show reporting of one's own

Kind = Literal["statement", "agency", "outlet", "unknown"]
Basis = Literal["text", "lead", "goes on", "credit", "own"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A root as one article names it; `key` with `kind` and `channel` tells it from others.

    `since` is the first day (ISO 8601) of the articles that name it, where weeks lie between
    some of them; it is set when all articles of a story are known.
    """

    kind: Kind
    key: tuple[str, ...]
    name: str
    channel: str
    since: str = ""


class SourcedSentence(NamedTuple):
    """Characters `start:end` of an article with their sources, and how these are known.

    `via` are the outlets that passed it on, from the source on. `credits` are the words that say
    so, as places in the article.
    """

    start: int
    end: int
    sources: tuple[Source, ...]
    basis: Basis
    via: tuple[str, ...] = ()
    credits: tuple[tuple[int, int], ...] = ()

    @property
    def is_named(self) -> bool:
        """True where the text itself names the source, near by or in the sentence."""
        return self.basis in ("text", "lead", "goes on")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """An article with the sources of its sentences, in reading order."""

    article: Article
    sentences: tuple[SourcedSentence, ...]
    credits: tuple[Credit, ...]
    own: Source


def collect_outlets(articles: Iterable[Article]) -> Outlets:
    """Folded name to name of all known outlets and those that the articles are of or credit.

    The articles are those of a story. A code that they credit ("PNA") stands for the one of
    these whose initials spell it, before the agency that it stands for elsewhere.
    """
    known = dict(load_known_outlets())
    names: dict[str, None] = {}
    for article in sorted(articles, key=lambda one: one.id):
        issuer = find_issuer(article)
        for name in (article.outlet, *article.credits):
            if name and name != issuer and not is_issuer(name):
                known.setdefault(fold_outlet(name), name)
                names[name] = None
    codes = find_codes(names)
    return Outlets(known | {fold_outlet(code): name for code, name in codes.items()}, codes)


def find_issuer(article: Article) -> str | None:
    """The body whose release an article prints; None for other articles and where it is unknown.

    A page of an outlet that prints a release without saying whose leaves that open.
    """
    if article.genre != "release":
        return None
    credited = [one for one in article.credits if not (is_release_wire(one) or is_agency(one))]
    if credited:
        return credited[-1]
    own = article.outlet
    return None if own is None or looks_like_outlet(own) or is_known_outlet(own) else own


def find_codes(names: Iterable[str]) -> dict[str, str]:
    """The name that each code among the names stands for, where its initials are of one alone.

    Of codes that are a known agency's, those of two letters stand for another agency alone:
    many an "Austin Post" prints the reports of AP.
    """
    spelled: dict[str, set[str]] = defaultdict(set)
    full = [one for one in names if " " in one]
    for name in full:
        for code in find_initials(name):
            spelled[code].add(name)
    return {
        code: min(found)
        for code in names
        if code.isupper() and len(found := spelled.get(code, set())) == 1
        if len(code) > SHORT_CODE or code not in load_agencies() or is_agency(min(found))
    }


def find_initials(name: str) -> frozenset[str]:
    """The first letters of a name's words in capitals, with and without the small words."""
    words = [one for one in re.split(r"[\s./-]+", name) if one[:1].isalpha()]
    small = load_function_words()
    parts = (words, [one for one in words if one.casefold() not in small])
    spelled = {"".join(word[0] for word in part).upper() for part in parts}
    return frozenset(one for one in spelled if len(one) >= SHORT_CODE)


def find_sources(
    article: Article, known: Mapping[str, str], quotations: Sequence[Quotation] = ()
) -> Sourced:
    """The source of each sentence: named in it, carried on from the one before, or the default.

    The default is the house that byline, dateline or tail credit, else the article's own outlet,
    else unknown. An uncredited lead has the statement that one of the next sentences names.
    """
    places = find_sentences(article.text)
    found_credits = find_credits(article, known)
    speech: Speech | None = None
    codes = known.codes if isinstance(known, Outlets) else {}
    own, basis, via = _find_default(article, found_credits, codes)
    by_sentence: dict[int, list[Credit]] = defaultdict(list)
    for one in found_credits:
        by_sentence[one.sentence].append(one)
    sentences: list[SourcedSentence] = []
    for number, (start, end) in enumerate(places):
        named = by_sentence.get(number)
        found = _read_credits(article, start, end, named, via) if named else None
        if found is None and sentences and sentences[-1].is_named:
            goes_on = _tell_by_opening(article.text[start:end])
            if goes_on is None:
                speech = speech or Speech(article, quotations)
                goes_on = speech.share(start, end) > QUOTED
            found = _carry(sentences[-1], start, end, "goes on") if goes_on else None
        sentences.append(
            found
            or SourcedSentence(
                start=start, end=end, sources=(own,), basis=basis, via=via, credits=()
            )
        )
    return Sourced(
        article=article,
        sentences=tuple(_credit_lead(article, sentences)),
        credits=found_credits,
        own=own,
    )


def _carry(before: SourcedSentence, start: int, end: int, basis: Basis) -> SourcedSentence:
    return SourcedSentence(
        start=start,
        end=end,
        sources=before.sources,
        basis=basis,
        via=before.via,
        credits=before.credits,
    )


def _read_credits(
    article: Article, start: int, end: int, named: Sequence[Credit], via: tuple[str, ...]
) -> SourcedSentence | None:
    """The sentence with the deepest sources that it names; those it has them through are `via`."""
    statements = [one for one in named if one.kind == "statement"]
    outlets = [one for one in named if one.kind == "outlet" and one.strength >= NAMED]
    outlets = [one for one in outlets if one.channel != "carrier"]
    unnamed = [one for one in named if one.kind == "unnamed" and not _is_given(one.name)]
    if not statements and not outlets and not unnamed:
        return None
    if statements:
        roots, passed = statements, [one.name for one in reversed(outlets)]
    elif outlets:
        roots, passed = outlets[-1:], [one.name for one in reversed(outlets[:-1])]
    else:
        roots, passed = unnamed, []
    return SourcedSentence(
        start=start,
        end=end,
        sources=tuple(dict.fromkeys(_make_source(one, article) for one in roots)),
        basis="text",
        via=tuple(dict.fromkeys((*passed, *via))),
        credits=tuple((one.start, one.end) for one in (*roots, *outlets)),
    )


def _make_source(credit: Credit, article: Article) -> Source:
    if credit.kind == "unnamed":
        name = credit.name.removeprefix("According to ").removeprefix("according to ")
        return Source(kind="unknown", key=(article.id, name.lower()), name=name, channel="source")
    if credit.kind == "statement":
        return Source(kind="statement", key=credit.key, name=credit.name, channel=credit.channel)
    return make_outlet_source(credit.name, credit.channel)


def _is_given(name: str) -> bool:
    """Whether the words stand for an unnamed source that was spoken of before."""
    return name.lower().startswith("the ")


def make_outlet_source(name: str, channel: str = "report") -> Source:
    """The source that an outlet or agency is, by any of its names."""
    full = name_outlet(name)
    if is_issuer(name):
        return Source(kind="statement", key=fold_holder(name), name=name, channel="statement")
    kind: Kind = "agency" if channel == "agency" or is_agency(name) else "outlet"
    return Source(kind=kind, key=(fold_outlet(full),), name=full, channel="report")


def is_agency(name: str) -> bool:
    """Whether a house sends its reports to others: a known agency, or one with such a name."""
    return name in load_agencies() or not load_words("sources", "agency_words").isdisjoint(
        fold_outlet(name).split()
    )


def _tell_by_opening(text: str) -> bool | None:
    """Whether a sentence goes on with the source of the one before it, None for untold."""
    if load_opening_pattern("aside").match(text):
        return False
    return True if load_opening_pattern("going_on").match(text) else None


def _credit_lead(article: Article, sentences: list[SourcedSentence]) -> list[SourcedSentence]:
    """The first sentences with the statement that the first named one after them rests on.

    They must name its holder, and none of them may begin as the author's own aside.
    """
    named = next((at for at, one in enumerate(sentences[: LEAD + 1]) if one.is_named), None)
    if named is None or not any(one.kind == "statement" for one in sentences[named].sources):
        return sentences
    keys = {one.key for one in sentences[named].sources if one.kind == "statement"}
    lead = [
        _carry(sentences[named], one.start, one.end, "lead")
        if _names_holder(article.text[one.start : one.end], keys)
        else one
        for one in sentences[:named]
    ]
    return [*lead, *sentences[named:]]


def _names_holder(text: str, keys: Iterable[tuple[str, ...]]) -> bool:
    words = set(text.lower().replace("’", "'").replace("'s", " ").replace(",", " ").split())
    return any(len(set(key) & words) * 2 >= len(key) for key in keys)


def _find_default(
    article: Article, named: Sequence[Credit], codes: Mapping[str, str]
) -> tuple[Source, Basis, tuple[str, ...]]:
    """What sentences without a source of their own rest on, how that is known, and via whom."""
    if (issuer := find_issuer(article)) is not None:
        return _rest_on_issuer(article, issuer)
    houses = [
        one
        for one in (codes.get(credit, credit) for credit in article.credits)
        if not _is_cited_in_text(one, named)
        and not (article.outlet and is_same_outlet(one, article.outlet))
    ]
    carriers = [one.name for one in named if one.channel == "carrier"]
    if not houses and article.outlet is None:
        houses = list(dict.fromkeys(carriers))
    outlet = article.outlet
    if houses:
        passed = (*reversed(houses[:-1]), *((outlet,) if outlet else ()))
        root = houses[-1]
        full = next((one for one in carriers if is_short_form(root, one)), root)
        source = make_outlet_source(full)
        if source.kind == "outlet" and not looks_like_outlet(full) and not is_known_outlet(full):
            source = replace(source, kind="agency")  # a house that others credit, and no outlet
        return source, "credit", tuple(dict.fromkeys(passed))
    if (retold := _find_retold(named)) is not None:
        return make_outlet_source(retold), "credit", (outlet,) if outlet else ()
    if outlet is not None:
        return make_outlet_source(outlet), "own", ()
    unknown = Source(kind="unknown", key=(article.id,), name="", channel="")
    return unknown, "own", ()


def _rest_on_issuer(article: Article, issuer: str) -> tuple[Source, Basis, tuple[str, ...]]:
    """A release rests on its issuer's statement, through those who print or send it out."""
    source = Source(kind="statement", key=fold_holder(issuer), name=issuer, channel="statement")
    carriers = (*reversed(article.credits), article.outlet)
    passed = tuple(one for one in carriers if one is not None and one != issuer)
    return source, "own" if article.outlet == issuer else "credit", passed


def _is_cited_in_text(house: str, named: Sequence[Credit]) -> bool:
    """Whether a credit is one for single sentences ("X reported"), not for the whole report."""
    key = (fold_outlet(name_outlet(house)),)
    return any(
        one.kind == "outlet"
        and one.key == key
        and one.strength >= NAMED
        and one.channel != "carrier"
        for one in named
    )


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
