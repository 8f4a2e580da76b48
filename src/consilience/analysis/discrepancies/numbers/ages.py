"""Ages that differ: one person, by the full name, of two ages in two reports."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from rapidfuzz.distance import Indel

from consilience.analysis.discrepancies.parts import Difference, Version, group_linked, sort_spans
from consilience.analysis.discrepancies.reading import Sentence, StoryText, read_day
from consilience.analysis.quantities import Amount, Token
from consilience.analysis.quantities_reading import AGE
from consilience.language.lexicon import load_words
from consilience.language.units import load_units
from consilience.language.words import fold_word
from consilience.records.ids import ArticleId
from consilience.records.span import Span

SIGN: Final = re.compile(r", \d{1,3}(?!\d|,\d)|\byear|\baged? ")  # what every age has
FULL: Final = 2  # words of a name by which a person is known
LEAST_ALIKE: Final = 0.75  # letters of two spellings of one name
BETWEEN: Final = 3  # words between an age and the name behind it: "a 37-year-old deckhand, …"
YEAR_DAYS: Final = 366
MOST_YEARS: Final = 5  # from a deed to the verdict on it, where the days of reports are unknown
BIRTHDAY_DAYS: Final = 7  # between reports of which the later may tell of one year more


@dataclass(frozen=True, eq=False)
class Aged:
    """The age of somebody in years, with the words of the name."""

    sentence: Sentence
    amount: Amount
    name: tuple[str, ...]

    @property
    def years(self) -> int:
        """Full years."""
        return round(self.amount.value / load_units()["years"].factor)

    @property
    def span(self) -> Span:
        """The words of the age."""
        return self.sentence.span(self.amount.start, self.amount.end)

    @property
    def article(self) -> ArticleId:
        """The id of its article."""
        return self.sentence.article.id

    @property
    def key(self) -> tuple[str, int]:
        """Its place among all."""
        return (self.article, self.span.start)


def find_age_differences(text: StoryText) -> tuple[Difference, ...]:
    """Ages of one person of which only one can be right; none where a report gives two."""
    by_name: dict[str, list[Aged]] = defaultdict(list)
    for sentence in text.sentences:
        for one in sentence.read(read_ages):
            if len(one.name) >= FULL:
                for name in {one.name[0], one.name[-1]}:
                    by_name[name].append(one)
    links = [link for name in sorted(by_name) for link in _find_links(text, by_name[name])]
    return tuple(_make_difference(group) for group in group_linked(links))


def read_ages(sentence: Sentence) -> Iterator[Aged]:
    """The ages of a sentence that stand beside a name."""
    for amount in sentence.amounts if sentence.amounts and SIGN.search(sentence.text) else ():
        if amount.dimension == AGE and (name := find_bearer(sentence, amount)):
            yield Aged(sentence, amount, name)


def find_bearer(sentence: Sentence, amount: Amount) -> tuple[str, ...]:
    """The words, folded, of the name beside an age: "Lena Holt, 37", "37-year-old Lena Holt".

    Empty where none stands there.
    """
    tokens, first = sentence.tokens, amount.first
    if first and tokens[first - 1].lower in load_words("ages", "aged"):
        first -= 1
    before = tokens[first - 1].text if first else ""
    if before == "," and (name := _read_name_before(tokens, first - 1)):
        return name
    if before.lower() == "a" and first > 1 and tokens[first - 2].text == ",":
        return _read_name_before(tokens, first - 2)
    return _read_name_behind(tokens, amount.last + 1)


def _read_name_before(tokens: Sequence[Token], stop: int) -> tuple[str, ...]:
    """The words with a capital up to a place, those of a name in its order."""
    first = stop
    while first and _is_of_name(tokens[first - 1]):
        first -= 1
    return tuple(fold_word(one.lower) for one in tokens[first:stop])


def _read_name_behind(tokens: Sequence[Token], start: int) -> tuple[str, ...]:
    """The name behind "37-year" with at most a few small words between: "-old deckhand Lena"."""
    at = start
    while at < min(len(tokens), start + BETWEEN) and not _is_of_name(tokens[at]):
        if tokens[at].text[0] in ",.;:()" or tokens[at].lower == "and":
            return ()
        at += 1
    last = at
    while last < len(tokens) and _is_of_name(tokens[last]):
        last += 1
    return tuple(fold_word(one.lower) for one in tokens[at:last])


def _is_of_name(token: Token) -> bool:
    return token.text[0].isupper() and len(token.text) > 1


def do_name_others(one: Sequence[str], other: Sequence[str]) -> bool:
    """True for the names of two persons; "Holt" alone may be any Holt."""
    if not one or not other:
        return False
    firsts = set(one[:-1]), set(other[:-1])
    return one[-1] != other[-1] or bool(all(firsts) and firsts[0].isdisjoint(firsts[1]))


def _drop_undecided(ages: Sequence[Aged]) -> list[Aged]:
    """The ages of reports that give one last name only one."""
    given: dict[tuple[ArticleId, str], set[int]] = defaultdict(set)
    for one in ages:
        given[one.article, one.name[-1]].add(one.years)
    return [one for one in ages if len(given[one.article, one.name[-1]]) == 1]


def _find_links(text: StoryText, ages: Sequence[Aged]) -> Iterator[tuple[Aged, Aged]]:
    for one, other in combinations(_drop_undecided(ages), 2):
        if one.article == other.article or not _is_one_person(text, one, other):
            continue
        if abs(one.years - other.years) > _count_birthdays(one, other):
            yield one, other


def _is_one_person(text: StoryText, one: Aged, other: Aged) -> bool:
    if one.name[-1] == other.name[-1]:
        return not do_name_others(one.name, other.name)
    return _are_spellings(one.name, other.name) and not any(
        rival.name[-1] in map(fold_word, text.words[each.article])
        for each, rival in ((one, other), (other, one))
    )


def _are_spellings(one: Sequence[str], other: Sequence[str]) -> bool:
    """True for "Pavel Oster" and "Pavel Ostir": one name as two outlets spell it."""
    is_like = Indel.normalized_similarity(one[-1], other[-1]) >= LEAST_ALIKE
    return is_like and one[:-1] == other[:-1] and one[-1][0] == other[-1][0]


def _count_birthdays(one: Aged, other: Aged) -> int:
    """How many years older somebody can be in the later report."""
    days = [read_day(each.sentence.published_day) for each in (one, other)]
    if days[0] is None or days[1] is None:
        return MOST_YEARS
    apart = abs(days[0] - days[1])
    return 0 if apart <= BIRTHDAY_DAYS else 1 + apart // YEAR_DAYS


def _make_difference(group: Sequence[Aged]) -> Difference:
    by_years: dict[int, list[Aged]] = defaultdict(list)
    for one in sorted(group, key=lambda one: one.key):
        by_years[one.years].append(one)
    versions = tuple(
        Version(str(years), sort_spans(one.span for one in by_years[years]))
        for years in sorted(by_years)
    )
    name = _tell_name(by_years[min(by_years)][0])
    told = " or ".join(one.value for one in versions)
    return Difference(
        "number", "conflict", versions, f"The articles give different ages for {name}: {told}."
    )


def _tell_name(one: Aged) -> str:
    """The name as printed beside the age."""
    words = [token for token in one.sentence.tokens if fold_word(token.lower) in one.name]
    return " ".join(dict.fromkeys(token.text for token in words if _is_of_name(token)))
