"""Ranks that differ: "the highest fine" in one account, "the third-highest fine" in another."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from consilience.analysis.discrepancies.parts import Difference, Version, sort_spans
from consilience.analysis.discrepancies.reading import Sentence, StoryText
from consilience.analysis.stems import find_stems
from consilience.language.claims import load_claim_words
from consilience.records.span import Span

# "The third-highest", "its second most important"; the thing and what it is the highest of.
RANKED = (
    r"\b(?:the|its|his|her|their|my|our)(?: world['’]s| country['’]s)? "
    r"(?:(?P<rank>{ordinals}|\d+(?:st|nd|rd|th))[- ])?"
    r"(?P<top>[a-z]{{3,}}est|worst|best|most [a-z]{{4,}}) (?P<thing>(?:[\w’'-]+ ){{0,3}}[\w’'-]+)"
)
SOFTENED = re.compile(r"\b(?:one|some|many) of $|\bamong $", re.IGNORECASE)
SHOWN = 10  # characters before a rank in which it is softened
NO_RANKS = frozenset({"west", "request", "interest", "guest", "rest", "latest", "best"})
FIRST = "1"


def find_rank_differences(text: StoryText) -> tuple[Difference, ...]:
    """Ranks of one sort of thing; none where an article gives it two, or both articles one."""
    told: dict[tuple[str, str], dict[str, dict[str, list[Span]]]] = defaultdict(dict)
    for sentence in text.sentences:
        for key, rank, span in _read_ranks(sentence):
            ranks = told[key].setdefault(sentence.article.id, defaultdict(list))
            ranks[rank].append(span)
    found = []
    for key in sorted(told):
        by_rank: dict[str, list[Span]] = defaultdict(list)
        for ranks in told[key].values():
            if len(ranks) == 1:
                for rank, spans in ranks.items():
                    by_rank[rank].extend(spans)
        if len(by_rank) > 1:
            found.append(_make_difference(by_rank))
    return tuple(found)


def _read_ranks(sentence: Sentence) -> Iterator[tuple[tuple[str, str], str, Span]]:
    """The superlative with the first word of the thing, the rank, and the words."""
    if "est" not in sentence.text and "most " not in sentence.text:
        return
    for match in _pattern().finditer(sentence.text):
        top, things = match["top"].lower(), find_stems(match["thing"])
        before = sentence.text[max(0, match.start() - SHOWN) : match.start()]
        if top not in NO_RANKS and things and not SOFTENED.search(before):
            rank = (match["rank"] or FIRST).lower()
            yield (top, things[0]), rank, sentence.span(*match.span())


@cache
def _pattern() -> re.Pattern[str]:
    ordinals = sorted(load_claim_words("ordinal", "claims_quantities"))
    return re.compile(RANKED.format(ordinals="|".join(map(re.escape, ordinals))), re.IGNORECASE)


def _make_difference(by_rank: dict[str, list[Span]]) -> Difference:
    versions = tuple(
        Version(sort_spans(by_rank[rank])[0].text, sort_spans(by_rank[rank]))
        for rank in sorted(by_rank)
    )
    told = " or ".join(f"“{one.value}”" for one in versions)
    return Difference("wording", "conflict", versions, f"The rank differs: {told}.")
