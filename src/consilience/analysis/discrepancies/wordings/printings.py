"""Places where two printings of a quotation differ: those of one passage are told together."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import Opcode

from consilience.analysis.discrepancies.parts import group_linked
from consilience.records.article import Article
from consilience.records.ids import ArticleId
from consilience.records.span import Span

NEAR = 80  # characters between two places that a reader sees at one glance
LEAST_PRINTED = 4  # words that an article has elsewhere too, and not by chance
STRAY, FAR = 2, 6  # words that are alike by chance, and those between them and the rest
MOST_SITES = 20  # of one passage that are compared
Part = tuple[Span, str, Span]  # the words that differ, these folded, and their passage


@dataclass(frozen=True)
class Site:
    """Where two printings of a quotation differ: the words of each, with a like word around.

    `near` are the folded words of each with two on either side. A quotation of few words, which
    may be taken from another, is not `full`.
    """

    spans: tuple[Span, Span]
    words: tuple[str, str]
    passages: tuple[Span, Span]
    near: tuple[str, str] = ("", "")
    full: tuple[bool, bool] = (True, True)


def drop_printed_too(sites: Sequence[Site], printed: Mapping[ArticleId, str]) -> Iterator[Site]:
    """Without sites of which one article quotes both words: it was said twice.

    `printed` are the folded words of all quotations of an article, a blank around each.
    """
    texts = sorted(printed.items())
    for site in sites:
        ways = zip(site.near, reversed(site.spans), reversed(site.full), strict=True)
        is_own = any(
            is_full and _is_printed(words, printed[span.article]) for words, span, is_full in ways
        )
        own = {span.article for span in site.spans}
        is_both = any(
            _are_apart(site.near, there) for article, there in texts if article not in own
        )
        if not (is_own or is_both):
            yield site


def _is_printed(words: str, printed: str) -> bool:
    return len(words.split()) >= LEAST_PRINTED and f" {words} " in printed


def _are_apart(near: tuple[str, str], printed: str) -> bool:
    """True where two quotations have the one and the other words."""
    if not all(_is_printed(words, printed) for words in near):
        return False
    pieces = printed.split("|")
    first, second = (
        {at for at, one in enumerate(pieces) if _is_printed(words, one)} for words in near
    )
    return len(first | second) > 1


def trim_stray(equal: Sequence[Opcode]) -> Sequence[Opcode]:
    """Without a word or two far from the rest, which two quotations share by chance."""
    at = 0
    while at + 1 < len(equal):
        one, other = equal[at], equal[at + 1]
        gap = max(
            _tell_gap(one.src_start, one.src_end, other.src_start, other.src_end),
            _tell_gap(one.dest_start, one.dest_end, other.dest_start, other.dest_end),
        )
        if one.src_end - one.src_start > STRAY or gap <= FAR:
            break
        at += 1
    return equal[at:]


def _tell_gap(start: int, end: int, other_start: int, other_end: int) -> int:
    """Words between two stretches, in whatever order they stand."""
    return max(start, other_start) - min(end, other_end)


def group_sites(sites: Sequence[Site]) -> list[list[Site]]:
    """Sites that have the words of an article in common, or stand near in one passage."""
    held: list[tuple[Span, Site]] = []
    by_passage: dict[tuple[Span, Span], list[Site]] = defaultdict(list)
    for site in sites:
        by_passage[site.passages].append(site)
        held += [(span, site) for span in site.spans]
    links = [(site, site) for site in sites]
    held.sort(key=lambda each: (each[0].article, each[0].start, each[0].end))
    widest: tuple[Span, Site] | None = None
    for span, site in held:
        if widest is not None and widest[0].overlaps(span):
            links.append((widest[1], site))
        if widest is None or widest[0].article != span.article or span.end > widest[0].end:
            widest = (span, site)
    for there in by_passage.values():
        links += [pair for pair in combinations(there[:MOST_SITES], 2) if _are_near(*pair)]
    return group_linked(links)


def _are_near(one: Site, other: Site) -> bool:
    return all(
        max(first.start, second.start) - min(first.end, second.end) <= NEAR
        for first, second in zip(one.spans, other.spans, strict=True)
    )


def list_versions(
    group: Sequence[Site], articles: Mapping[ArticleId, Article]
) -> dict[str, list[Span]]:
    """The spans of each printing by its words; those near in one quotation are one span."""
    there: dict[ArticleId, dict[tuple[int, int], Part]] = defaultdict(dict)
    for site in group:
        for span, words, passage in zip(site.spans, site.words, site.passages, strict=True):
            there[span.article].setdefault((span.start, span.end), (span, words, passage))
    versions: dict[str, list[Span]] = defaultdict(list)
    for article in sorted(there):
        for parts in _divide([there[article][place] for place in sorted(there[article])]):
            end = max(span.end for span, _, _ in parts)
            words = _join_words(parts)
            versions[words].append(articles[article].span(parts[0][0].start, end))
    return versions


def _join_words(parts: Sequence[Part]) -> str:
    """The words of parts in order; what two of them have in common stands once."""
    joined: list[str] = []
    last = 0
    for span, words, _ in parts:
        own = words.split()
        if joined and span.start < last:
            own = [] if span.end <= last else own[_count_common(joined, own) :]
        elif joined:
            own = ["…", *own]
        joined += own
        last = max(last, span.end)
    return " ".join(joined)


def _count_common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many of the last words of one are the first of the other."""
    counts = range(min(len(one), len(other)), 0, -1)
    return next((count for count in counts if one[-count:] == other[:count]), 0)


def _divide(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Parts of one article in order, those together that are near in one quotation."""
    group: list[Part] = []
    for part in parts:
        if group and not _is_next(group[-1], part):
            yield group
            group = []
        group.append(part)
    if group:
        yield group


def _is_next(one: Part, other: Part) -> bool:
    return other[0].start - one[0].end <= NEAR and one[2].overlaps(other[2])
