"""A page as it came: what was kept of its text, what was left out, and why."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from consilience.export.addresses import find_link, make_fragment
from consilience.export.index import Index
from consilience.export.wording import NO_TITLE
from consilience.records.article import Article
from consilience.records.citation import Citation
from consilience.records.page import Page

MOST_KEPT: Final = 160  # characters of kept text that are printed a second time
KEPT_FRONT: Final = 80
KEPT_BACK: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Characters from `start` on; `label` says what became of them, `href` where they went."""

    id: str
    start: int
    end: int
    kept: bool
    label: str
    text: str = ""
    href: str | None = None

    @property
    def words(self) -> str:
        """The text; of long text that stands in a report, the beginning and the end."""
        if not self.kept or self.href is None or len(self.text) <= MOST_KEPT:
            return self.text
        return f"{self.text[:KEPT_FRONT].rstrip()} […] {self.text[-KEPT_BACK:].lstrip()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageView:
    """A page with its text in order; `left_out` counts the stretches of each kind dropped."""

    id: str
    name: str
    uri: str
    link: str | None
    stretches: tuple[Stretch, ...]
    left_out: tuple[tuple[str, int], ...]
    starts: tuple[int, ...]

    def find_stretch(self, start: int) -> str | None:
        """The fragment of the stretch that holds the character at `start`."""
        at = bisect_right(self.starts, start) - 1
        return f"#{self.stretches[at].id}" if at >= 0 else None


def view_page(page: Page, index: Index) -> PageView:
    """The page with every character that is not white space in one of its stretches."""
    dropped = index.dropped_from.get(page.id, ())
    articles = index.articles_on.get(page.id, ())
    claimed = chain(
        chain.from_iterable(_kept(article, several=len(articles) > 1) for article in articles),
        chain.from_iterable(_cited(article) for article in articles),
        (
            Stretch(id="", start=one.start, end=one.end, kept=False, label=one.kind)
            for one in dropped
        ),
    )
    ordered = sorted(claimed, key=lambda one: (one.start, one.end, one.label))
    stretches = tuple(_fill(page, _join_alike(ordered)))
    return PageView(
        id=make_fragment("page", page.id[:16]),
        name=page.name,
        uri=page.uri,
        link=find_link(page.uri),
        stretches=stretches,
        left_out=tuple(sorted(Counter(one.kind for one in dropped).items())),
        starts=tuple(one.start for one in stretches),
    )


def _kept(article: Article, *, several: bool) -> Iterator[Stretch]:
    """The article's prose, each stretch with the paragraph that it became."""
    label = f"kept: {article.title or NO_TITLE}" if several else "kept"
    paragraph, read = 0, 0
    for segment in article.source_map:
        paragraph += article.text.count("\n", read, segment.start)
        read = max(read, segment.start)
        yield Stretch(
            id="",
            start=segment.page_start,
            end=segment.page_start + segment.length,
            kept=True,
            label=label,
            href=f"#{make_fragment('p', article.id, paragraph + 1)}",
        )


def _cited(article: Article) -> Iterator[Stretch]:
    for citation in article.citations:
        yield Stretch(
            id="",
            start=citation.page.start,
            end=citation.page.end,
            kept=True,
            label=name_citation(citation),
            href=f"#{make_fragment('a', article.id)}",
        )


def name_citation(citation: Citation) -> str:
    """What kind of citation it is, in words."""
    return "embedded post" if citation.kind == "post" else "credit"


def _join_alike(ordered: Sequence[Stretch]) -> Iterator[Stretch]:
    """Neighbours that were dropped for one reason as one stretch."""
    last: Stretch | None = None
    for one in ordered:
        if last and not one.kept and not last.kept and one.label == last.label:
            last = replace(last, end=max(last.end, one.end))
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def _fill(page: Page, claimed: Iterator[Stretch]) -> Iterator[Stretch]:
    """The stretches with their words, none twice, and what none of them claims between them."""
    done = 0
    for one in chain(claimed, (_unclaimed(page, len(page.text), len(page.text)),)):
        if page.text[done : one.start].strip():
            yield _give_words(page, _unclaimed(page, done, one.start))
        start, end = max(done, one.start), min(one.end, len(page.text))
        if page.text[start:end].strip():
            yield _give_words(page, replace(one, start=start, end=end))
        done = max(done, end)


def _unclaimed(page: Page, start: int, end: int) -> Stretch:
    return Stretch(id="", start=start, end=end, kept=False, label="not accounted for")


def _give_words(page: Page, one: Stretch) -> Stretch:
    fragment = make_fragment("w", page.id[:16], one.start)
    return replace(one, id=fragment, text=page.text[one.start : one.end].strip("\n"))
