"""Readings of a number made whole: all who give it, what is counted, and who revised it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from consilience.analysis.discrepancies.numbers.revisions import find_revision
from consilience.analysis.discrepancies.numbers.versions import (
    explain_later,
    explain_numbers,
    explain_revision,
)
from consilience.analysis.discrepancies.parts import Version, sort_spans
from consilience.analysis.discrepancies.telling import tell_gap, tell_phrase
from consilience.analysis.quantities import split_tokens
from consilience.analysis.quantities_reading import find_amounts
from consilience.analysis.stems import find_stems
from consilience.linking.origins import OriginIndex
from consilience.linking.sentences import find_sentences
from consilience.records.analysis import Discrepancy, Reading
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Claim, Quantity
from consilience.records.dossier import Dossier
from consilience.records.ids import ArticleId, ClaimId, StoryId
from consilience.records.span import Span

SIDES: Final = 2
MOST_WITNESSES: Final = 200  # claims with one number in a story that are looked at
JOINTS: Final = (" or ", ", then ")  # between the values in an explanation
OPEN: Final = frozenset({"conflict", "update"})
_CAPITAL: Final = re.compile(r"[A-Z][a-z]")


@dataclass(frozen=True, slots=True)
class _Counted:
    """A reading with the claim, the value and the words, with their noun, that are of it."""

    reading: Reading
    claim: Claim
    value: float
    words: Span


def complete_numbers(dossier: Dossier) -> tuple[Discrepancy, ...]:
    """The discrepancies of a dossier, in their order, those of numbers completed.

    A reading has every article of the story that gives its number of the same thing, and says what
    is counted. Where one of them tells that the number was revised, it is an update and no
    conflict. Ids stay as they are.
    """
    if not any(one.kind == "number" for one in dossier.discrepancies):
        return dossier.discrepancies
    index = _Index(dossier)
    return tuple(
        index.complete(one) if one.kind == "number" and one.relation in OPEN else one
        for one in dossier.discrepancies
    )


class _Index:
    """The numbers of a dossier by story and value."""

    def __init__(self, dossier: Dossier) -> None:
        self._articles: Mapping[ArticleId, Article] = {one.id: one for one in dossier.articles}
        self._claims: Mapping[ClaimId, Claim] = {
            claim.id: claim for one in dossier.annotations for claim in one.claims
        }
        self._rests = OriginIndex(dossier.origins)
        stories = {name: one.id for one in dossier.stories for name in one.article_ids}
        self._by_value: dict[tuple[StoryId, float], list[tuple[Claim, Quantity]]] = defaultdict(
            list
        )
        for story, claim, quantity in _list_numbers(dossier.annotations, stories):
            if quantity.lowest is not None:
                self._by_value[story, quantity.lowest].append((claim, quantity))

    def complete(self, one: Discrepancy) -> Discrepancy:
        """The discrepancy with all its witnesses, told in full."""
        counted = [self._find_counted(reading) for reading in one.readings]
        known = [each for each in counted if each is not None]
        if len(known) == len(one.readings) >= SIDES and one.relation == "conflict":
            one = self._add_witnesses(one, known)
            one = self._tell_revision(one, known)
        return _tell_counted(one, known, self._name_by_sentence(one))

    def _name_by_sentence(self, one: Discrepancy) -> str | None:
        """The words next to a number of the widest reading, with a gap for it."""
        for reading in sorted(one.readings, key=lambda each: -len(each.evidence)):
            for span in reading.evidence:
                article = self._articles.get(span.article)
                sentence = _find_sentence(article, span) if article else None
                if sentence is not None and (told := tell_phrase(sentence, span)):
                    return told
        return None

    def _find_counted(self, reading: Reading) -> _Counted | None:
        """The first claim of a reading that holds its words; its quantity tells the noun."""
        for name in reading.claim_ids:
            claim = self._claims.get(name)
            words = _find_own(reading, claim) if claim else None
            if claim is None or words is None:
                continue
            for quantity in claim.quantities:
                if quantity.span.start == words.start and _is_exact(quantity):
                    return _Counted(reading, claim, quantity.lowest or 0.0, quantity.span)
            amounts = list(find_amounts(split_tokens(words.text)))
            if len(amounts) == 1 and amounts[0].bound == "exactly":
                return _Counted(reading, claim, amounts[0].value, words)
        return None

    def _add_witnesses(self, one: Discrepancy, counted: Sequence[_Counted]) -> Discrepancy:
        """Claims of further articles with one of the numbers and words common to all readings."""
        common = frozenset.intersection(*(_find_words(each.claim, each.words) for each in counted))
        taken = {span.article for reading in one.readings for span in reading.evidence}
        found: dict[ArticleId, dict[int, tuple[Claim, Quantity]]] = defaultdict(dict)
        for at, each in enumerate(counted):
            values = self._by_value.get((one.story_id, each.value), [])
            for claim, quantity in values[:MOST_WITNESSES]:
                if claim.span.article not in taken and common & _find_words(claim, quantity.span):
                    found[claim.span.article].setdefault(at, (claim, quantity))
        readings = list(one.readings)
        for _, sides in sorted(found.items()):
            if len(sides) == 1:  # who gives both numbers is no witness of one
                ((at, (claim, quantity)),) = sides.items()
                readings[at] = self._add(readings[at], claim, quantity)
        return replace(one, readings=tuple(readings))

    def _add(self, reading: Reading, claim: Claim, quantity: Quantity) -> Reading:
        origins = {*reading.origins, *self._rests.find(claim.predicate.span)}
        return replace(
            reading,
            claim_ids=tuple(dict.fromkeys((*reading.claim_ids, claim.id))),
            origins=tuple(sorted(origins)),
            evidence=sort_spans((*reading.evidence, quantity.span)),
        )

    def _tell_revision(self, one: Discrepancy, counted: Sequence[_Counted]) -> Discrepancy:
        """An update, in the order of the counts, where an article tells that it was revised."""
        values = [each.value for each in counted]
        for reading in one.readings:
            for span in reading.evidence:
                article = self._articles.get(span.article)
                order = find_revision(article, span, values) if article else None
                if order is not None and len(values) == SIDES:
                    readings = tuple(one.readings[at] for at in order)
                    told = explain_revision([reading.value for reading in readings])
                    return replace(one, relation="update", readings=readings, explanation=told)
        return one


def _list_numbers(
    annotations: Iterable[Annotations], stories: Mapping[ArticleId, StoryId]
) -> Iterator[tuple[StoryId, Claim, Quantity]]:
    """Exact numbers of claims, by article and place."""
    for notes in sorted(annotations, key=lambda one: one.article_id):
        story = stories.get(notes.article_id)
        for claim in notes.claims if story is not None else ():
            for quantity in claim.quantities:
                if story is not None and _is_exact(quantity):
                    yield story, claim, quantity


def _is_exact(quantity: Quantity) -> bool:
    return quantity.lowest is not None and quantity.lowest == quantity.highest


def _find_own(reading: Reading, claim: Claim) -> Span | None:
    """The words of a reading that stand in a claim."""
    held = (
        span
        for span in reading.evidence
        if span.article == claim.span.article
        and claim.span.start <= span.start
        and span.end <= claim.span.end
    )
    return next(held, None)


def _find_words(claim: Claim, number: Span) -> frozenset[str]:
    """The words of a clause but for the number and its noun."""
    return frozenset(find_stems(claim.span.text)) - frozenset(find_stems(number.text))


def _find_sentence(article: Article, place: Span) -> Span | None:
    around = (
        article.span(start, end)
        for start, end in find_sentences(article.text)
        if start <= place.start and place.end <= end
    )
    return next(around, None)


def _tell_counted(one: Discrepancy, counted: Sequence[_Counted], phrase: str | None) -> Discrepancy:
    """The readings in lower case and with their nouns, and the explanation with them."""
    values = [reading.value for reading in one.readings]
    words = {each.reading.value: " ".join(each.words.text.split()) for each in counted}
    whole = one.relation == "conflict" and all(
        words.get(value, "").startswith(f"{value} ") for value in values
    )
    told = [_lower(words[value] if whole else value) for value in values]
    explanation = _retell(one.explanation, values, told)
    plain = explain_numbers([Version(value, ()) for value in values])
    # Without an event it does not say yet what was counted.
    matter = _name_matter(counted) or phrase
    if one.explanation in (plain, explain_revision(values), explain_later(values)) and matter:
        head, _, tail = explanation.partition(": ")
        explanation = f"{head} for “{matter}”: {tail}"
    readings = tuple(
        replace(reading, value=value) for reading, value in zip(one.readings, told, strict=True)
    )
    return replace(one, readings=readings, explanation=explanation)


def _name_matter(counted: Sequence[_Counted]) -> str | None:
    """A clause of the widest reading with a gap for the number; None where all are long."""
    for each in sorted(
        counted,
        key=lambda one: (-len(one.reading.evidence), len(one.claim.span.text), one.claim.id),
    ):
        if gap := tell_gap(each.claim.span, each.words):
            return gap
    return None


def _retell(explanation: str, values: Sequence[str], told: Sequence[str]) -> str:
    """The explanation with its list of values in their new words."""
    for joint in JOINTS:
        for turned in (False, True):
            old, new = (list(each)[::-1] if turned else list(each) for each in (values, told))
            tail = f"{joint.join(old)}."
            if explanation.endswith(f": {tail}"):
                return f"{explanation.removesuffix(tail)}{joint.join(new)}."
    return explanation


def _lower(value: str) -> str:
    """A value as it stands within a sentence: "nine", "at least four", but "US troops"."""
    return f"{value[0].lower()}{value[1:]}" if _CAPITAL.match(value) else value
