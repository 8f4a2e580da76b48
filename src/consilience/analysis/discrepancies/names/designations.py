"""Names behind one noun that differ: "Operation Quiet Harbour" and "Operation Grey Gull"."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from consilience.analysis.discrepancies.happenings import compare_context, find_article_words
from consilience.analysis.discrepancies.lone import MOST_SHORT, Filler, list_short
from consilience.analysis.discrepancies.parts import Difference, Version, sort_spans
from consilience.analysis.discrepancies.reading import Sentence, StoryText
from consilience.analysis.stems import find_stems
from consilience.language.designations import load_designators
from consilience.language.words import find_words
from consilience.records.ids import ArticleId

LEAST_LIKE = 0.05  # of the sentences, with those before them
MOST_DESIGNATED = 20  # names behind one noun in a story


def find_designation_differences(text: StoryText) -> tuple[Difference, ...]:
    """The one name behind a noun in each of two short reports, of which neither has the other's."""
    by_noun: dict[str, dict[ArticleId, list[Filler]]] = defaultdict(lambda: defaultdict(list))
    for sentence in list_short(text):
        for noun, one in _read_designations(sentence):
            by_noun[noun][one.article].append(one)
    words = find_article_words(text, capital=True) if by_noun else {}
    found = []
    for noun in sorted(by_noun):
        lone = {
            article: there
            for article, there in by_noun[noun].items()
            if len({one.key for one in there}) == 1
        }
        for first, second in combinations(sorted(lone)[:MOST_SHORT], 2):
            pair = (lone[first], lone[second])
            lacks = all(
                words[article].isdisjoint(there[0].key.split())
                for article, there in ((second, pair[0]), (first, pair[1]))
            )
            if lacks and _are_alike(text, *pair):
                found.append(_make_difference(*pair))
    return tuple(found)


def _read_designations(sentence: Sentence) -> Iterator[tuple[str, Filler]]:
    """The noun and the name behind it; the key is the name without the noun."""
    for match in _pattern().finditer(sentence.text):
        key = " ".join(find_words(match["name"]))
        if key:
            span = sentence.span(*match.span())
            yield match["noun"].lower(), Filler(sentence, span, key, span.text)


@cache
def _pattern() -> re.Pattern[str]:
    nouns = sorted(load_designators(), key=lambda word: (-len(word), word))
    printed = "|".join(re.escape(one.title()) for one in nouns)
    return re.compile(rf"\b(?P<noun>{printed}) (?P<name>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*)")


def _are_alike(text: StoryText, one: list[Filler], other: list[Filler]) -> bool:
    named = [stem for each in (one[0], other[0]) for stem in find_stems(each.value)]
    return any(
        compare_context(text, first.sentence, second.sentence, named) >= LEAST_LIKE
        for first in one[:MOST_DESIGNATED]
        for second in other[:MOST_DESIGNATED]
    )


def _make_difference(one: list[Filler], other: list[Filler]) -> Difference:
    pair = sorted((one, other), key=lambda there: there[0].value)
    versions = tuple(
        Version(there[0].value, sort_spans(each.span for each in there)) for there in pair
    )
    told = " or ".join(version.value for version in versions)
    return Difference("name", "conflict", versions, f"The articles give different names: {told}.")
