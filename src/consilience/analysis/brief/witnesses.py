"""Who stands behind a sentence of a brief: not those who count otherwise or give another day."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from consilience.analysis.brief.leads import weigh_words
from consilience.analysis.brief.rivals import VALUES
from consilience.analysis.corroboration import NO_WITNESSES
from consilience.analysis.facts_reading import Reading
from consilience.records.analysis import Discrepancy
from consilience.records.claim import Claim, Quantity
from consilience.records.event import Event
from consilience.records.ids import ArticleId, OriginId
from consilience.records.span import Span

SEVERAL = 2  # numbers of a sentence, all of which another account may hardly pass over
TOLD = frozenset({"exactly", "about"})  # bounds of numbers that another account has too


@dataclass(frozen=True, slots=True, kw_only=True)
class Witnesses:
    """The articles, by id, and the origins of what they tell, of which one may be unknown."""

    articles: tuple[ArticleId, ...]
    origins: tuple[OriginId, ...]


def find_witnesses(
    event: Event, words: Span, disputes: Iterable[Discrepancy], reading: Reading
) -> Witnesses:
    """The articles that tell the event as these words of one of them do, with their origins.

    An article that gives another number for it, or none of several, is left out, and one that
    gives another reading of one of `disputes` on which the words take a side. Without any such,
    all that corroborate the event.
    """
    claims = reading.list_supporting(event)
    others = {
        *_find_other_readings(words, disputes),
        *_find_other_counts(words, claims),
        *_find_countless(words, claims, reading),
        *_find_other_deeds(words, claims),
    } - {words.article}
    row = reading.corroborations.get(event.id)
    if row is not None and not others & set(row.articles):
        return Witnesses(articles=row.articles, origins=row.origins)
    kept = [one for one in claims if one.span.article not in others]
    reports = [one for one in kept if _is_report(one, reading)] or kept
    origins = {origin for one in reports for origin in reading.rests.find(one.predicate.span)}
    return Witnesses(
        articles=tuple(sorted({one.span.article for one in kept})),
        origins=tuple(sorted(origins)),
    )


def _is_report(claim: Claim, reading: Reading) -> bool:
    article = reading.articles.get(claim.span.article)
    return article is None or article.genre not in NO_WITNESSES


def _find_other_readings(words: Span, disputes: Iterable[Discrepancy]) -> Iterator[ArticleId]:
    """Articles of the other readings alone, where the words hold the evidence of one reading."""
    for one in disputes:
        if one.kind not in VALUES:
            continue
        own = [
            reading
            for reading in one.readings
            if any(_lies_in(span, words) for span in reading.evidence)
        ]
        if own:
            ours = {span.article for reading in own for span in reading.evidence}
            theirs = {span.article for reading in one.readings for span in reading.evidence}
            yield from theirs - ours


def _find_other_counts(words: Span, claims: Sequence[Claim]) -> Iterator[ArticleId]:
    """Articles that give another exact number of the same things, and the words' own nowhere."""
    own = [
        (claim.predicate.lemma, quantity)
        for claim in claims
        for quantity in claim.quantities
        if _lies_in(quantity.span, words)
    ]
    for article in sorted({one.span.article for one in claims}):
        theirs = [
            (claim.predicate.lemma, quantity)
            for claim in claims
            if claim.span.article == article
            for quantity in claim.quantities
        ]
        compared = [
            one.lowest == other.lowest
            for lemma, one in own
            for other_lemma, other in theirs
            if lemma == other_lemma and _are_comparable(one, other)
        ]
        if compared and not any(compared):
            yield article


def _find_countless(words: Span, claims: Sequence[Claim], reading: Reading) -> Iterator[ArticleId]:
    """Articles that have none of several numbers which the words give for the deed."""
    own = {
        quantity.lowest
        for claim in claims
        if _lies_in(claim.predicate.span, words)
        for quantity in claim.quantities
        if quantity.bound in TOLD and quantity.lowest is not None
    }
    if len(own) < SEVERAL:
        return
    for article in sorted({one.span.article for one in claims}):
        theirs = (
            quantity.lowest
            for claim in reading.claims_in.get(article, ())
            for quantity in claim.quantities
        )
        if own.isdisjoint(theirs):
            yield article


def _find_other_deeds(words: Span, claims: Sequence[Claim]) -> Iterator[ArticleId]:
    """Articles that tell of other parties and have no word in common with these but for the deed.

    "Weld regretted having spoken of rain" is not told by who writes of "a clerk, speaking by
    telephone". What has a word in common with a third article that has one with these is.
    """
    told = frozenset().union(
        *(_list_marks(one) for one in claims if _lies_in(one.predicate.span, words))
    )
    left = {one.span.article for one in claims if told} - {words.article}
    while near := {
        one.span.article: None
        for one in claims
        if one.span.article in left and not (one.participants and told.isdisjoint(_list_marks(one)))
    }:
        told = told.union(*(_list_marks(one) for one in claims if one.span.article in near))
        left -= near.keys()
    yield from sorted(left)


def _list_marks(claim: Claim) -> frozenset[str]:
    """The parties of a claim, its day, and the words that it has beside the deed."""
    deed = weigh_words(claim.predicate.span.text).keys()
    parties = {one.entity_id for one in claim.participants if one.entity_id}
    day = claim.when.value if claim.when else None
    days = {day.first_day} if day else set[str]()
    return frozenset({*(weigh_words(claim.span.text).keys() - deed), *parties, *days})


def _are_comparable(one: Quantity, other: Quantity) -> bool:
    """Both exact, of one unit; "eleven were treated" names none and may be any."""
    exact = one.bound == other.bound == "exactly"
    known = one.lowest is not None and other.lowest is not None
    return exact and known and (one.unit == other.unit or None in (one.unit, other.unit))


def _lies_in(span: Span, words: Span) -> bool:
    return span.article == words.article and words.start <= span.start and span.end <= words.end
