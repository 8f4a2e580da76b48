"""The differences that a brief tells: of those that matter to a reader the first ones."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from consilience.analysis.brief.hanging import points_back
from consilience.analysis.brief.leads import Leads, weigh_words
from consilience.analysis.brief.readings import tells_matter
from consilience.analysis.brief.rivals import MOST_RIVALS, takes_side
from consilience.analysis.facts_reading import Reading
from consilience.analysis.tolls import Toll, tells_difference
from consilience.language.numerals import read_numeral
from consilience.records.analysis import BriefSentence, Discrepancy

FEWEST_WORDS: Final = 5  # of an explanation that tells what is denied, not only by whom
SIDES: Final = 2
FEWEST_IN_GAP: Final = 3  # words with a meaning around a gap for a value
DENIED: Final = ": no"  # at the end of the value of who denies
OF_WORDS: Final = frozenset({"name", "wording"})  # kinds of what differs in words alone
MOST_NOTED: Final = MOST_RIVALS + 1  # readings of a difference that one sentence tells
# What a reader must know first: accounts that exclude each other, then denials, then rising tolls.
RELATIONS: Final = ("conflict", "denial", "update")

_GAP: Final = re.compile(r"“[^”]*…[^”]*”")


def list_differing(
    differences: Iterable[Discrepancy],
    facts: Sequence[BriefSentence],
    tolls: Sequence[Toll],
    leads: Leads,
    reading: Reading,
) -> Iterator[BriefSentence]:
    """The differences of a story as sentences, those first that matter most.

    Left out is what the tolls tell; what one of the `facts` notes comes last.
    """
    for one in sorted(differences, key=lambda each: (_is_noted(each, facts), *_rank(each, leads))):
        is_told = any(tells_difference(toll, one) or _is_part(one, toll) for toll in tolls)
        is_told = is_told or any(_is_denied_in(one, fact) for fact in facts)
        if _matters(one) and tells_matter(one, reading) and not is_told:
            yield _tell_difference(one)


def _is_denied_in(one: Discrepancy, fact: BriefSentence) -> bool:
    """Whether a fact is told in the very words of the denial."""
    return one.kind == "denial" and any(
        span.overlaps(fact.evidence[0])
        for each in one.readings
        if each.value.endswith(DENIED)
        for span in each.evidence
    )


def _is_part(one: Discrepancy, toll: Toll) -> bool:
    """Whether a number that rose is an earlier stretch of a toll that rose further."""
    if one.kind != "number" or one.relation != "update" or toll.last is None:
        return False
    values = {number for each in one.readings for number in _read_numbers(each.value)}
    counted = {each.value for each in toll.counts}
    return bool(values & counted) and max(values) <= toll.last.value


def _read_numbers(value: str) -> Iterator[float]:
    for word in value.lower().split():
        number = read_numeral([word], [0], 0)
        if number is not None:
            yield number.value


def _matters(one: Discrepancy) -> bool:
    """Whether its explanation tells a reader who has not read the articles what differs."""
    told = len(one.explanation.split()) >= FEWEST_WORDS and not points_back(one.explanation)
    sides = sum(bool(reading.evidence) for reading in one.readings)
    return one.relation in RELATIONS and told and sides >= SIDES and not _is_cut_off(one)


def _is_cut_off(one: Discrepancy) -> bool:
    """Whether the words with a gap in them are too few to tell of what the values are."""
    gap = _GAP.search(one.explanation)
    return gap is not None and len(weigh_words(gap[0])) < FEWEST_IN_GAP


def _is_noted(one: Discrepancy, facts: Sequence[BriefSentence]) -> bool:
    """Whether a sentence of the paragraph says what others give instead."""
    return len(one.readings) <= MOST_NOTED and any(
        takes_side(fact.evidence[0], one) for fact in facts
    )


def _rank(one: Discrepancy, leads: Leads) -> tuple[bool, float, int, int, str]:
    """What differs before how it is called and quoted, the matter of the story before the rest.

    Then by relation, then between origins before within one.
    """
    origins = {origin for reading in one.readings for origin in reading.origins}
    order = RELATIONS.index(one.relation) if one.relation in RELATIONS else len(RELATIONS)
    likeness = round(leads.measure(one.explanation), 1) if leads.is_rich else 0.0
    return one.kind in OF_WORDS, -likeness, order, -len(origins), one.id


def _tell_difference(one: Discrepancy) -> BriefSentence:
    spans = {
        (span.article, span.start, span.end): span
        for reading in one.readings
        for span in reading.evidence
    }
    return BriefSentence(
        text=one.explanation,
        event_ids=(one.event_id,) if one.event_id else (),
        evidence=tuple(span for _, span in sorted(spans.items())),
        articles=tuple(sorted({span.article for span in spans.values()})),
        origins=tuple(sorted({origin for reading in one.readings for origin in reading.origins})),
        discrepancy_id=one.id,
    )
