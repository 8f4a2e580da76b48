"""Titles that differ: one person called director here and president there."""

from collections import defaultdict
from collections.abc import Iterator

from consilience.analysis.discrepancies_parts import Difference, Version, sort_spans
from consilience.analysis.discrepancies_reading import StoryText
from consilience.language.discrepancies import load_difference_words
from consilience.language.words import find_words
from consilience.linking.names import fold_name
from consilience.records.span import Span

Title = tuple[str, str]  # a qualifier ("former") or "", and the last word


def find_title_differences(text: StoryText) -> tuple[Difference, ...]:
    """Titles of one person of which only one can be right.

    A person is known by the full name. An article that gives a person both titles, now one and
    now the other, is no party to the difference.
    """
    held: dict[str, dict[str, dict[Title, list[Span]]]] = defaultdict(lambda: defaultdict(dict))
    for article in text.articles:
        for mention in text.annotations[article.id].mentions:
            name = fold_name(mention.span.text)
            if mention.kind == "person" and mention.form == "name" and " " in name:
                for title in _read_title(mention.role or ""):
                    held[name][article.id].setdefault(title, []).append(mention.span)
    return tuple(difference for name in sorted(held) for difference in _compare(name, held[name]))


def _read_title(role: str) -> Iterator[Title]:
    words = find_words(role)
    if words:
        qualifiers = load_difference_words("qualifier") & set(words)
        yield (min(qualifiers, default=""), words[-1])


def _compare(name: str, held: dict[str, dict[Title, list[Span]]]) -> Iterator[Difference]:
    sure = {article: next(iter(there)) for article, there in held.items() if len(there) == 1}
    titles = sorted(set(sure.values()))
    for number, one in enumerate(titles):
        for other in titles[number + 1 :]:
            if _are_rivals(one, other):
                yield _make_difference(
                    [
                        [s for at in sorted(sure) if sure[at] == title for s in held[at][title]]
                        for title in (one, other)
                    ],
                    (one, other),
                )


def _are_rivals(one: Title, other: Title) -> bool:
    rivals = load_difference_words("rival")
    if one[0] == other[0]:
        return one[1] != other[1] and {one[1], other[1]} <= rivals
    short, long = sorted((one[1], other[1]), key=len)
    return "" in {one[0], other[0]} and (
        short == long or (len(short) > 2 and long.startswith(short))
    )


def _make_difference(spans: list[list[Span]], titles: tuple[Title, Title]) -> Difference:
    versions = tuple(
        Version(" ".join(filter(None, title)), sort_spans(there))
        for title, there in zip(titles, spans, strict=True)
    )
    told = " or ".join(one.value for one in versions)
    return Difference(
        "participant",
        "conflict",
        versions,
        f"{spans[0][0].text} is given different titles: {told}.",
    )
