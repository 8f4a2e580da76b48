"""The source of every sentence of one article, as far as the article itself tells it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from consilience.language.agencies import load_agencies
from consilience.language.furniture import load_function_words
from consilience.language.sources import (
    find_channel_kind,
    fold_outlet,
    is_issuer,
    load_own_report_pattern,
)
from consilience.linking.credits import Credit, find_all_credits
from consilience.linking.credits.context import Speakers
from consilience.linking.credits.names import Outlets, load_known_outlets
from consilience.linking.credits.patterns import load_opening_pattern
from consilience.linking.origins.carrying import carry_statements, tells_else
from consilience.linking.origins.defaults import (
    NAMED,
    Default,
    find_default,
    find_signing_houses,
)
from consilience.linking.origins.sentences import SourcedSentence, carry
from consilience.linking.reuse.words import Speech
from consilience.linking.sentences import find_sentences
from consilience.linking.source_kinds import (
    Source,
    find_issuer,
    is_agency,
    make_outlet_source,
)
from consilience.records.article import Article
from consilience.records.ids import ArticleId
from consilience.records.quotation import Quotation

LEAD = 3  # first sentences, which often go without the credit that the next one has
QUOTED = 0.5  # of a sentence's words in quotation marks: it goes on with the speech before it
SHORT_CODE = 2  # letters


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
    articles = sorted(articles, key=lambda one: one.id)
    for article in articles:
        issuer = find_issuer(article)
        for name in (article.outlet, *article.credits):
            if name and name != issuer and not is_issuer(name):
                known.setdefault(fold_outlet(name), name)
                names[name] = None
    codes = find_codes(names)
    houses = (*names, *find_signing_houses(articles))
    return Outlets(
        known | {fold_outlet(code): name for code, name in codes.items()},
        codes,
        map(fold_outlet, houses),
    )


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
    article: Article,
    known: Mapping[str, str],
    quotations: Sequence[Quotation] = (),
    speakers: Speakers | None = None,
) -> Sourced:
    """The source of each sentence: named in it, carried on from the one before, or the default.

    The default is the house that byline, dateline or tail credit, else the article's own outlet,
    else unknown. An uncredited lead has the statement that one of the next sentences names.
    """
    (found,) = find_all_sources([article], known, {article.id: quotations}, {article.id: speakers})
    return found


def find_all_sources(
    articles: Sequence[Article],
    known: Mapping[str, str],
    quotations: Mapping[ArticleId, Sequence[Quotation]],
    speakers: Mapping[ArticleId, Speakers | None],
) -> list[Sourced]:
    """As `find_sources` for each article, their texts read as one."""
    found = find_all_credits(articles, known, speakers)
    return [
        _read_sources(
            article, there, known, quotations.get(article.id, ()), speakers.get(article.id)
        )
        for article, there in zip(articles, found, strict=True)
    ]


def _read_sources(
    article: Article,
    found_credits: tuple[Credit, ...],
    known: Mapping[str, str],
    quotations: Sequence[Quotation],
    speakers: Speakers | None,
) -> Sourced:
    places = find_sentences(article.text)
    speech: Speech | None = None
    codes, houses = (known.codes, known.houses) if isinstance(known, Outlets) else ({}, frozenset())
    default = find_default(article, found_credits, codes, houses)
    by_sentence: dict[int, list[Credit]] = defaultdict(list)
    for one in found_credits:
        by_sentence[one.sentence].append(one)
    own, wording = (default.source,), _find_own_wording(article, default)
    voices = speakers.voices if speakers else ()
    sentences: list[SourcedSentence] = []
    for number, (start, end) in enumerate(places):
        named = by_sentence.get(number)
        found = _read_credits(article, (start, end), named, default) if named else None
        if found is None and sentences and sentences[-1].is_named:
            goes_on = _tell_by_opening(article.text[start:end])
            if goes_on is None:
                speech = speech or Speech(article, quotations)
                goes_on = speech.share(start, end) > QUOTED and not tells_else(
                    article, (start, end), sentences[-1].sources, voices
                )
            found = carry(sentences[-1], start, end, "goes on") if goes_on else None
        if found is None and wording is not None and wording.search(article.text, start, end):
            found = SourcedSentence(start, end, (make_outlet_source(article.outlet or ""),), "text")
        sentences.append(found or SourcedSentence(start, end, own, default.basis, default.via))
    carried = carry_statements(article, _credit_lead(article, sentences), found_credits, voices)
    return Sourced(
        article=article,
        sentences=tuple(carried),
        credits=found_credits,
        own=default.source,
    )


def _read_credits(
    article: Article, place: tuple[int, int], named: Sequence[Credit], default: Default
) -> SourcedSentence | None:
    """The sentence with the deepest sources that it names; those it has them through are `via`.

    An agency on which the whole report rests is one source with what it names itself.
    """
    statements = [one for one in named if one.kind in ("statement", "document")]
    outlets = [one for one in named if one.kind == "outlet" and one.strength >= NAMED]
    outlets = [one for one in outlets if one.channel not in ("carrier", "occasion")]
    unnamed = [one for one in named if one.kind == "unnamed" and not _is_given(one.name)]
    if not statements and not outlets and not unnamed:
        return None
    if statements:
        roots, passed = statements, [one.name for one in reversed(outlets)]
    elif outlets:
        roots, passed = outlets[-1:], [one.name for one in reversed(outlets[:-1])]
    else:
        roots, passed = unnamed, []
    own = default.source
    sources = (_make_source(one, article) for one in roots)
    return SourcedSentence(
        start=place[0],
        end=place[1],
        sources=tuple(dict.fromkeys(own if _is_outlet(one, own.key) else one for one in sources)),
        basis="text",
        via=tuple(dict.fromkeys((*passed, *default.via))),
        credits=tuple((one.start, one.end) for one in (*roots, *outlets)),
    )


def _find_own_wording(article: Article, default: Default) -> re.Pattern[str] | None:
    """The wordings of what the outlet added itself to a report that it credits to another."""
    outlet = article.outlet
    if default.basis == "own" or outlet is None or default.source == make_outlet_source(outlet):
        return None
    return load_own_report_pattern(outlet)


def _is_outlet(source: Source, key: tuple[str, ...]) -> bool:
    return source.kind == "outlet" and source.key == key


def _make_source(credit: Credit, article: Article) -> Source:
    if credit.kind == "unnamed":
        name = credit.name.removeprefix("According to ").removeprefix("according to ")
        return Source(kind="unknown", key=(article.id, name.lower()), name=name, channel="source")
    if credit.kind == "document":
        return Source(kind="unknown", key=credit.key, name=credit.name, channel=credit.channel)
    if credit.kind == "statement":
        return Source(kind="statement", key=credit.key, name=credit.name, channel=credit.channel)
    return make_outlet_source(credit.name, credit.channel)


def _is_given(name: str) -> bool:
    """Whether the words stand for an unnamed source that was spoken of before."""
    return name.lower().startswith("the ")


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
    keys = {
        one.key
        for one in sentences[named].sources
        if one.kind == "statement" and not find_channel_kind(one.channel).single
    }
    lead = [
        carry(sentences[named], one.start, one.end, "lead")
        if _names_holder(article.text[one.start : one.end], keys)
        else one
        for one in sentences[:named]
    ]
    return [*lead, *sentences[named:]]


def _names_holder(text: str, keys: Iterable[tuple[str, ...]]) -> bool:
    words = set(text.lower().replace("’", "'").replace("'s", " ").replace(",", " ").split())
    return any(len(set(key) & words) * 2 >= len(key) for key in keys)
