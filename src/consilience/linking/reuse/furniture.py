"""Lines that an outlet prints under all its reports: no news, and no sign that one was copied."""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from itertools import islice, pairwise

from consilience.records.article import Article
from consilience.records.ids import ArticleId

HOLDERS = 3  # reports of one outlet, each with a text of its own, that hold the line
ALIKE = 0.4  # of the lines of two reports; two that share more are versions of one report
LOOKED_AT = 50  # holders of one line that are compared


def find_house_lines(articles: Sequence[Article]) -> dict[ArticleId, frozenset[str]]:
    """For each article the lines that unlike reports of its outlet hold too.

    Only articles of a known outlet can have some. `articles` are in a fixed order.
    """
    by_outlet: dict[str, dict[str, Article]] = defaultdict(dict)
    for one in articles:
        if one.outlet is not None:
            by_outlet[one.outlet].setdefault(one.text, one)
    house = {outlet: _find_repeated(list(texts)) for outlet, texts in by_outlet.items()}
    return {
        one.id: frozenset(found.intersection(_lines(one.text)))
        for one in articles
        if one.outlet is not None and (found := house[one.outlet])
    }


def _find_repeated(texts: Sequence[str]) -> frozenset[str]:
    lines = [frozenset(_lines(text)) for text in texts]
    holders: dict[str, list[int]] = defaultdict(list)
    for at, held in enumerate(lines):
        for line in held:
            holders[line].append(at)
    return frozenset(
        line
        for line, found in holders.items()
        if len(found) >= HOLDERS and _are_unlike([lines[at] for at in islice(found, LOOKED_AT)])
    )


def _lines(text: str) -> Iterable[str]:
    return filter(None, map(str.strip, text.split("\n")))


def _are_unlike(holders: Sequence[Set[str]]) -> bool:
    """Whether most neighbours have few lines in common."""
    alike = [len(one & other) / min(len(one), len(other)) for one, other in pairwise(holders)]
    return sum(share < ALIKE for share in alike) * 2 > len(alike)
