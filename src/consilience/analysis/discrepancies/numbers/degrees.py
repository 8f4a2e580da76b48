"""How badly somebody was hurt: serious injuries in one account, slight ones in another."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from consilience.analysis.discrepancies.parts import (
    Difference,
    Version,
    group_linked,
    sort_spans,
)
from consilience.analysis.discrepancies.reading import Sentence, StoryText
from consilience.analysis.quantities import Token
from consilience.language.discrepancies import load_degrees, load_difference_words
from consilience.records.span import Span

NEAR, FAR = 4, 8  # words behind: "serious head injuries", "serious, but not deadly injuries"
JOINS = frozenset({",", "and", "but"})
NOT = 4  # words before the degree in which it is denied: "non-life-threatening"
NEGATIVE = ("n't", "n’t", "non")
LEAST_LIKE, LEAST_SHARED = 0.15, 2  # of the sentences, and their words beside the degrees

Graded = tuple[Sentence, str, Span]  # with the degree


def find_degree_differences(text: StoryText) -> tuple[Difference, ...]:
    """Degrees of harm that cannot both be right, in sentences on the same people.

    An article that gives both degrees is no party to the difference.
    """
    by_article: dict[str, list[Graded]] = defaultdict(list)
    for sentence in text.list_with(load_difference_words("harm")):
        by_article[sentence.article.id].extend(read_degrees(sentence))
    graded = [
        one
        for article in sorted(by_article)
        for one in by_article[article]
        if len({degree for _, degree, _ in by_article[article]}) == 1
    ]
    rivals = [[one for one in graded if one[1] == degree] for degree in sorted(load_degrees())]
    links = [
        (one, other)
        for number, there in enumerate(rivals)
        for one in there
        for rest in rivals[number + 1 :]
        for other in rest
        if one[0].article.id != other[0].article.id and _is_one_harm(text, one, other)
    ]
    return tuple(_make_difference(group) for group in group_linked(links))


def read_degrees(sentence: Sentence) -> Iterator[Graded]:
    """The degrees of harm in a sentence, each with its words."""
    harm = load_difference_words("harm")
    if harm.isdisjoint(sentence.words):
        return
    tokens = sentence.tokens
    for at in range(len(tokens)):
        degree, first = _find_degree(tokens, at)
        near = FAR if at + 1 < len(tokens) and tokens[at + 1].lower in JOINS else NEAR
        behind = range(at + 1, min(at + 1 + near, len(tokens))) if degree else ()
        last = next((one for one in behind if tokens[one].lower in harm), None)
        if last is not None:
            yield sentence, degree, sentence.span(tokens[first].start, tokens[last].end)


def _find_degree(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """The degree that a word gives, and where it begins; "not serious" is slight."""
    found = next((name for name, words in load_degrees().items() if tokens[at].lower in words), "")
    for before in range(max(0, at - NOT), at) if found else ():
        word = tokens[before].lower
        if word in load_difference_words("turning") or word.endswith(NEGATIVE):
            return ("slight" if found == "grave" else "", before)
    return found, at


def _is_one_harm(text: StoryText, one: Graded, other: Graded) -> bool:
    stems = set(one[0].stems) & set(other[0].stems)
    return len(stems) >= LEAST_SHARED and text.compare(one[0].stems, other[0].stems) >= LEAST_LIKE


def _make_difference(group: Sequence[Graded]) -> Difference:
    spans: dict[str, list[Span]] = defaultdict(list)
    for _, degree, span in group:
        spans[degree].append(span)
    versions = tuple(
        Version(sort_spans(spans[degree])[0].text, sort_spans(spans[degree]))
        for degree in sorted(spans)
    )
    told = " or ".join(f"“{one.value}”" for one in versions)
    return Difference("wording", "conflict", versions, f"How bad the harm was differs: {told}.")
