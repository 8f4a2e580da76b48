"""Numbers that differ because one was corrected: an update, and no conflict."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import cache
from typing import Final

from consilience.analysis.discrepancies.happenings import compare_context
from consilience.analysis.discrepancies.numbers.steps import (
    Step,
    list_counted,
    list_nouns,
    list_step_words,
    read_steps,
)
from consilience.analysis.discrepancies.numbers.tolled import find_tolls, read_tolls
from consilience.analysis.discrepancies.numbers.versions import (
    explain_later,
    explain_numbers,
    explain_revision,
)
from consilience.analysis.discrepancies.parts import Difference, Version, sort_spans
from consilience.analysis.discrepancies.reading import Sentence, StoryText
from consilience.analysis.quantities import Amount, do_agree, find_ratio, split_tokens
from consilience.analysis.quantities_reading import COUNT, find_amounts
from consilience.analysis.stems import stem_word
from consilience.language.discrepancies import load_difference_words, load_tolls
from consilience.language.lexicon import load_words
from consilience.records.ids import ArticleId
from consilience.records.span import Span

SIDES: Final = 2
LEAST_LIKE: Final = 0.1  # of the sentences that give the old number, with those before them
LIKE_SMALL: Final = 0.2  # the same of small numbers without a noun in common
NEAR: Final = 0.8  # the ratio of a rounded number and the exact one that it was to stand for
LARGE: Final = 1000.0  # from here on a number seldom meets by chance
Place = tuple[ArticleId, int]
Told = tuple[bool, tuple[Span, ...], tuple[Span, ...]]  # disputed or not, the old, the new ones


def tell_revised(text: StoryText, one: Difference) -> Difference:
    """A difference of numbers as an update where the later report knows more, in their order.

    A conflict of two is one if the later sentence or the one behind it says that a number was
    corrected, or if both follow the toll: nine coffins, then ten. All else stays as it is.
    """
    if one.kind != "number":
        return one
    if one.relation == "conflict" and len(one.versions) == SIDES and _is_update(text, one):
        one = replace(one, relation="update")
    return _put_in_order(text, one) if one.relation == "update" else one


def find_revised_differences(text: StoryText) -> tuple[Difference, ...]:
    """Numbers of which a report gives an old and a new one: "65, not 40 as first announced"."""
    return tuple(_make_difference(*told) for told in text.read(_find_told))


def are_of_step(text: StoryText, one: Span, other: Span) -> bool:
    """True for two numbers that a report tells as an old and a new one of one thing."""
    places = _find_place(one), _find_place(other)
    return any(
        set(places) <= {_find_place(span) for side in sides for span in side}
        for _, *sides in text.read(_find_told)
    )


def _find_place(span: Span) -> Place:
    return (span.article, span.start)


def _is_update(text: StoryText, one: Difference) -> bool:
    sides = [_list_sentences(text, version) for version in one.versions]
    days = [max((each.published_day for each in there), default="") for there in sides]
    if not min(days) or days[0] == days[1]:
        return False
    later = sides[days.index(max(days))]
    if any(_is_revised(text, each) for each in later):
        return True
    return _follows_toll(text, one) or _is_made_exact(one, days.index(min(days)))


def _is_made_exact(one: Difference, first: int) -> bool:
    """True for "about 90" in the earlier reports and 84 in the later ones."""
    old, new = one.versions[first], one.versions[1 - first]
    early, late = (
        [amount for span in each.evidence for amount in find_amounts(split_tokens(span.text))]
        for each in (old, new)
    )
    are_told = bool(early and late)
    return (
        are_told
        and all(each.bound == "about" for each in early)
        and all(each.bound == "exactly" for each in late)
        and find_ratio(early[0], late[0]) >= NEAR
    )


def _list_sentences(text: StoryText, version: Version) -> list[Sentence]:
    return [there for span in version.evidence if (there := text.find_at(span)) is not None]


def _is_revised(text: StoryText, sentence: Sentence) -> bool:
    near = (sentence, *text.list_sentences(sentence.article.id)[sentence.number + 1 :][:1])
    return any(map(_says_revised, near))


def _follows_toll(text: StoryText, one: Difference) -> bool:
    """True for counts that are two tolls of the story, the larger one only in later reports.

    Tolls themselves have their own rules.
    """
    spans = [span for version in one.versions for span in version.evidence]
    counts = [each for span in spans for each in _read_counts(text, span)]
    values = sorted({value for value, _ in counts})
    if len(values) != SIDES or len(counts) < len(spans):
        return False
    first = max(day for value, day in counts if value == values[0])
    last = min(day for value, day in counts if value == values[1])
    tolls = text.read(_list_toll_values)
    return "" < first < last and any(set(values) <= there for there in tolls.values())


def _read_counts(text: StoryText, span: Span) -> Iterator[tuple[float, str]]:
    """The number at a place, if it counts something and is no toll, and the day of its report."""
    sentence = text.find_at(span)
    if sentence is None:
        return
    tolls = {each.amount.start for each in read_tolls(sentence)}
    for amount in sentence.amounts:
        is_there = sentence.start + amount.start == span.start and amount.start not in tolls
        if is_there and amount.dimension == COUNT:
            yield amount.value, sentence.published_day


def _list_toll_values(text: StoryText) -> Mapping[str, Set[float]]:
    """The numbers that the articles give for each kind of toll."""
    found: dict[str, set[float]] = defaultdict(set)
    for one in find_tolls(text):
        found[one.kind].add(one.amount.value)
    return found


def _put_in_order(text: StoryText, one: Difference) -> Difference:
    """The versions of an update by the first day on which each was told."""
    if one.explanation != explain_numbers(one.versions):
        return one
    days = [
        min((each.published_day for each in _list_sentences(text, version)), default="")
        for version in one.versions
    ]
    if not all(days):
        return one
    order = sorted(range(len(days)), key=lambda at: (days[at], at))
    versions = tuple(one.versions[at] for at in order)
    return replace(
        one, versions=versions, explanation=explain_later([each.value for each in versions])
    )


def _says_revised(sentence: Sentence) -> bool:
    words = f" {' '.join(sentence.words)} "
    return any(f" {one} " in words for one in load_words("revisions", "revises"))


def _find_told(text: StoryText) -> tuple[Told, ...]:
    """The steps of a story with all places of both numbers, those of the same numbers once."""
    found: dict[tuple[bool, str, float, float], tuple[list[Span], list[Span]]] = {}
    for sentence in text.list_with(list_step_words()):
        for step in sentence.read(read_steps):
            sides = None if _is_toll(step) else _find_sides(text, step)
            if sides is not None:
                key = (step.is_disputed, step.new.dimension, step.old.value, step.new.value)
                olds, news = found.setdefault(key, ([], []))
                olds += sides[0]
                news += sides[1]
    return tuple(
        (is_disputed, sort_spans(olds), sort_spans(news))
        for (is_disputed, *_), (olds, news) in found.items()
    )


def _is_toll(step: Step) -> bool:
    """True for tolls, which have rules of their own, unless it is told how one was moved."""
    starts = {one.amount.start for one in read_tolls(step.sentence)}
    return step.sort != "moved" and not starts.isdisjoint((step.old.start, step.new.start))


def _find_sides(text: StoryText, step: Step) -> tuple[list[Span], list[Span]] | None:
    """All places of the old and the new number; None where no other report knows the old one.

    Of one that is called the earlier one none needs to.
    """
    sentence = step.sentence
    olds = list(_find_like(text, step, step.old, until=sentence.published_day))
    if step.sort != "revised" and not olds:
        return None
    news = [*_find_like(text, step, step.new), _span(sentence, step.new)]
    return [*olds, _span(sentence, step.old)], news


def _find_like(text: StoryText, step: Step, amount: Amount, until: str = "") -> Iterator[Span]:
    """Where other reports, none later than a day, give a number of the same thing."""
    sentence = step.sentence
    both = (step.old, step.new)
    nouns = frozenset[str]().union(*(list_nouns(sentence, one) for one in both))
    counted = frozenset[str]().union(*(list_counted(sentence, one) for one in both))
    for other in text.sentences:
        if other.article.id == sentence.article.id or (until and other.published_day > until):
            continue
        for each in other.amounts:
            if each.dimension != amount.dimension or not do_agree(each, amount):
                continue
            likeness = compare_context(text, sentence, other)
            there = list_counted(other, each)
            if amount.value < LARGE and _are_others(counted, there):
                continue
            is_telling = amount.value >= LARGE or bool(nouns & list_nouns(other, each))
            if likeness >= (LEAST_LIKE if is_telling else LIKE_SMALL):
                yield _span(other, each)
                break


def _are_others(some: Set[str], others: Set[str]) -> bool:
    """True for "two people" and "two of the tests"; "two dead" and "two people" may be one."""
    is_told = bool(some and others) and some.isdisjoint(others)
    return is_told and (some.isdisjoint(_stem_persons()) or others.isdisjoint(_stem_persons()))


@cache
def _stem_persons() -> frozenset[str]:
    words = load_difference_words("people") | load_difference_words("persons") | load_tolls().keys()
    return frozenset(map(stem_word, words))


def _span(sentence: Sentence, amount: Amount) -> Span:
    return sentence.span(amount.start, amount.end)


def _make_difference(is_disputed: bool, old: Sequence[Span], new: Sequence[Span]) -> Difference:
    versions = tuple(Version(_choose_words(side), tuple(side)) for side in (old, new))
    told = [one.value for one in versions]
    if is_disputed:
        return Difference("number", "conflict", versions, explain_numbers(versions))
    return Difference("number", "update", versions, explain_revision(told))


def _choose_words(side: Sequence[Span]) -> str:
    """The most exact and fullest words for it: "18 million euros" rather than "18 million"."""
    return min(side, key=_rank_words).text


def _rank_words(span: Span) -> tuple[bool, float, int, int]:
    amounts = list(find_amounts(split_tokens(span.text)))
    is_exact = len(amounts) == 1 and amounts[0].bound == "exactly"
    step = amounts[0].step if is_exact else 0.0
    return not is_exact, step, -len(span.text.split()), len(span.text)
