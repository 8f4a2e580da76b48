"""The one ship of two short reports under two names: "the ferry Torv Star", "the Lund Belle".

The name of a ship stands once in most reports, far from what happened. Where each report has but
one, and both call it by the same noun, it is the same ship.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product

from consilience.analysis.discrepancies.happenings import MOST_DAYS_APART, compare_context
from consilience.analysis.discrepancies.headlines import is_headline
from consilience.analysis.discrepancies.lone import MOST_SHORT, list_short
from consilience.analysis.discrepancies.names.bearers import is_spelling
from consilience.analysis.discrepancies.parts import Difference, Version, sort_spans
from consilience.analysis.discrepancies.reading import Sentence, StoryText, read_day
from consilience.language.designations import load_aboard, load_any_vessel, load_vessels
from consilience.language.gazetteer import find_common_place
from consilience.language.words import find_words
from consilience.records.ids import ArticleId
from consilience.records.span import Span

CALLED = re.compile(r"\b(?P<noun>[a-z]+) (?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})")
THE = re.compile(r"\b(?:[Tt]he) (?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})")
NO_SHIPS = frozenset({"person", "organisation", "group"})
NEAR = 12  # characters before "the" that hold "aboard"
LEAST_LIKE = 0.1  # of the two sentences on ships that are most alike
MOST_TOLD = 6  # sentences of a report with a word for a ship that are compared


@dataclass(frozen=True, eq=False)
class Ship:
    """The only ship that a report names: where it does, and the nouns right before the name."""

    spans: tuple[Span, ...]
    nouns: frozenset[str]

    @property
    def article(self) -> ArticleId:
        """The id of its report."""
        return self.spans[0].article

    @property
    def name(self) -> str:
        """As it is printed."""
        return self.spans[0].text


def find_vessel_differences(text: StoryText) -> tuple[Difference, ...]:
    """The name of the only ship in each of two short reports, where the names are no spellings."""
    ships = _read_ships([one for one in list_short(text) if not is_headline(one)])
    return tuple(
        _make_difference(one, other)
        for one, other in combinations(ships[:MOST_SHORT], 2)
        if _are_rivals(text, one, other) and _are_of_one(text, one, other)
    )


def _read_ships(sentences: Sequence[Sentence]) -> list[Ship]:
    """The ships of the reports that name but one, by report."""
    found: dict[ArticleId, dict[str, list[tuple[Span, str]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for sentence in sentences:
        for span, noun in _find_ships(sentence):
            found[span.article][span.text].append((span, noun))
    alone = (there for _, there in sorted(found.items()) if len(there) == 1)
    return [
        Ship(sort_spans(span for span, _ in named), frozenset(noun for _, noun in named if noun))
        for there in alone
        for named in there.values()
    ]


def _find_ships(sentence: Sentence) -> Iterator[tuple[Span, str]]:
    """Names with the noun for a ship before them, or with "the" beside a word like "aboard"."""
    vessels = load_vessels()
    if not vessels.isdisjoint(sentence.words):
        for match in CALLED.finditer(sentence.text):
            if match["noun"] in vessels:
                yield sentence.span(*match.span("name")), match["noun"]
    if _list_first_words().isdisjoint(sentence.words):
        return
    for match in THE.finditer(sentence.text):
        before = find_words(sentence.text[max(0, match.start() - NEAR) : match.start()])[-1:]
        behind = find_words(sentence.text[match.end() :][: 2 * NEAR])[:2]
        span = sentence.span(*match.span("name"))
        beside = {*before, *behind[:1], " ".join(behind)}
        if beside & load_aboard() and _can_be_ship(sentence, span):
            yield span, ""


@cache
def _list_first_words() -> frozenset[str]:
    return frozenset(one.split()[0] for one in load_aboard())


def _can_be_ship(sentence: Sentence, span: Span) -> bool:
    """False for names of one word, of people, bodies, and places of the world."""
    kinds = {one.kind for one in sentence.mentions if one.form == "name" and one.span == span}
    return " " in span.text and not kinds & NO_SHIPS and not find_common_place(span.text)


def _are_rivals(text: StoryText, one: Ship, other: Ship) -> bool:
    """True for two names of which neither report has a word of the other's that its own lacks."""
    words = [find_words(each.name) for each in (one, other)]
    first, second = (frozenset(each) for each in words)
    if first <= second or second <= first:
        return False
    known = text.capital_words
    if (first - second) & known[other.article] or (second - first) & known[one.article]:
        return False
    pairs = list(zip(*words, strict=False))
    are_one = len(words[0]) == len(words[1]) and all(a == b or is_spelling(a, b) for a, b in pairs)
    return not are_one


def _are_of_one(text: StoryText, one: Ship, other: Ship) -> bool:
    """True for reports of a few days that have one noun for a ship, in sentences that are alike.

    A ship that has its noun before the name must have it, or one for any ship, in both.
    """
    vessels = load_vessels()
    if not vessels & text.words[one.article] & text.words[other.article]:
        return False
    for each, rival in ((one, other), (other, one)):
        nouns = each.nouns - load_any_vessel()
        if nouns and nouns.isdisjoint(text.words[rival.article]):
            return False
    told = [
        [each for each in text.list_sentences(ship.article) if vessels & set(each.words)]
        for ship in (one, other)
    ]
    days = [read_day(there[0].published_day) for there in told]
    if days[0] is None or days[1] is None or abs(days[0] - days[1]) > MOST_DAYS_APART:
        return False
    pairs = product(*(there[:MOST_TOLD] for there in told))
    return max(compare_context(text, a, b) for a, b in pairs) >= LEAST_LIKE


def _make_difference(one: Ship, other: Ship) -> Difference:
    pair = sorted((one, other), key=lambda each: each.name)
    versions = tuple(Version(each.name, each.spans) for each in pair)
    told = " or ".join(each.value for each in versions)
    return Difference("name", "conflict", versions, f"The articles give different names: {told}.")
