"""Words of an article as evidence: in their sentence, with the way to their place."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from consilience.export.article_names import ArticleName
from consilience.export.evidence import name_place, stands_in
from consilience.export.index import Index
from consilience.export.wording import NO_TITLE, UNKNOWN, describe_days, shorten
from consilience.linking.sentences import find_sentences
from consilience.records.article import Article
from consilience.records.ids import ArticleId
from consilience.records.span import Span

MOST_OF_TITLE: Final = 32  # characters of a headline that tells articles apart
MOST_AROUND: Final = 120  # characters before and behind the words
BETWEEN: Final = ", "  # sources of words that several print alike
MOST_WORDS: Final = 420  # of the words themselves; the link leads to all of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words with what stands around them in their sentence; `href` is None where they are lost."""

    before: str
    words: str
    after: str
    href: str | None
    source: str
    lang: str | None = None


_NOBODY: Final = ArticleName(name=UNKNOWN, known=False, title=NO_TITLE, href=None)


def name_article(name: ArticleId, index: Index) -> ArticleName:
    """The outlet, or the page's name where the outlet is unknown."""
    return index.names.get(name, _NOBODY)


def tell_apart(names: Iterable[ArticleId], index: Index) -> dict[ArticleId, ArticleName]:
    """What the articles are called; with the day, then the title, where several have one name."""
    called = {one: name_article(one, index) for one in names}
    days = {name: tell_day(name, index) for name in called}
    titles = {name: shorten(one.title, MOST_OF_TITLE) for name, one in called.items()}
    return _add_where_shared(_add_where_shared(called, days), titles)


def _add_where_shared(
    called: Mapping[ArticleId, ArticleName], told: Mapping[ArticleId, str]
) -> dict[ArticleId, ArticleName]:
    shared = Counter(one.name for one in called.values())
    return {
        name: replace(one, name=f"{one.name}, {told[name]}")
        if shared[one.name] > 1 and told[name]
        else one
        for name, one in called.items()
    }


def tell_day(name: ArticleId, index: Index) -> str:
    """The day on which an article came out; "" if unknown."""
    article = index.articles.get(name)
    return (
        describe_days(article.published.first_day, article.published.last_day)
        if article and article.published
        else ""
    )


def quote(span: Span, index: Index) -> Quote:
    """The words of a span in their sentence."""
    source = name_article(span.article, index).name
    article = index.articles.get(span.article)
    if article is None or not stands_in(span, article):
        return Quote(before="", words=_cut(span.text), after="", href=None, source=source)
    start, end = _find_sentence(article, span)
    before, after = article.text[start : span.start], article.text[span.end : end]
    return Quote(
        before=_cut_front(before),
        words=_cut(span.text),
        after=_cut_back(after),
        href=f"#{name_place(index.short_ids[article.id], span)}",
        source=source,
    )


def quote_once(spans: Iterable[Span], index: Index, most: int) -> Iterator[Quote]:
    """The first of the spans, none inside one before it; what several print alike, once.

    Such a quote leads to the first of them, and its source names all.
    """
    shown: list[Span] = []
    quotes: dict[tuple[str, str, str], Quote] = {}
    for span in spans:
        inside = any(
            one.article == span.article and one.start <= span.start and span.end <= one.end
            for one in shown
        )
        if inside:
            continue
        found = quote(span, index)
        printed = (found.before, found.words, found.after)
        if printed in quotes:
            quotes[printed] = _join_sources(quotes[printed], found.source)
        elif len(shown) < most:
            shown.append(span)
            quotes[printed] = found
    yield from quotes.values()


def _join_sources(one: Quote, source: str) -> Quote:
    if source in one.source.split(BETWEEN):
        return one
    return replace(one, source=f"{one.source}{BETWEEN}{source}")


def _find_sentence(article: Article, span: Span) -> tuple[int, int]:
    """From the beginning of the sentence that the words begin in to the end of their last."""
    first = article.text.rfind("\n", 0, span.start) + 1
    last = article.text.find("\n", span.end)
    last = last if last >= 0 else len(article.text)
    bounds = [(first + a, first + b) for a, b in find_sentences(article.text[first:last])]
    starts = [start for start, _ in bounds if start <= span.start]
    ends = [end for _, end in bounds if end >= span.end]
    return max(starts, default=span.start), min(ends, default=span.end)


def _cut_front(words: str) -> str:
    """The last whole words of what stands before."""
    if len(words) <= MOST_AROUND:
        return words
    kept = words[-MOST_AROUND:]
    return f"… {kept[kept.find(' ') + 1 :]}"


def _cut_back(words: str) -> str:
    """The first whole words of what stands behind."""
    if len(words) <= MOST_AROUND:
        return words
    kept = words[:MOST_AROUND]
    return f"{kept[: max(kept.rfind(' '), 0)]} …"


def _cut(words: str) -> str:
    return words if len(words) <= MOST_WORDS else f"{words[: MOST_WORDS - 1].rstrip()}…"
