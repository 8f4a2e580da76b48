"""The words that the conclusions of a dossier lead to, so that each has an address in its text."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain

from consilience.analysis.facts import FactTable
from consilience.export.addresses import make_fragment
from consilience.export.marking import has_words
from consilience.records.article import Article
from consilience.records.dossier import Dossier
from consilience.records.ids import ArticleId
from consilience.records.span import Span


def gather_evidence(
    dossier: Dossier, tables: Sequence[FactTable]
) -> dict[ArticleId, tuple[Span, ...]]:
    """The spans of each article by place, each place once; what is not in its text is left out."""
    articles = {one.id: one for one in dossier.articles}
    found: dict[ArticleId, dict[tuple[int, int], Span]] = defaultdict(dict)
    for span in _list_spans(dossier, tables):
        article = articles.get(span.article)
        if article is not None and stands_in(span, article):
            found[span.article].setdefault((span.start, span.end), span)
    return {
        name: tuple(span for _, span in sorted(spans.items(), key=lambda one: one[0]))
        for name, spans in found.items()
    }


def stands_in(span: Span, article: Article) -> bool:
    """Whether the span stands in the article's text and holds more than line breaks."""
    return (
        span.article == article.id
        and span.end <= len(article.text)
        and has_words(article.text, span.start, span.end)
    )


def name_place(short: str, span: Span) -> str:
    """The fragment of the words of a span; `short` is the short id of their article."""
    return make_fragment("v", short, span.start, span.end)


def _list_spans(dossier: Dossier, tables: Sequence[FactTable]) -> Iterator[Span]:
    for brief in dossier.briefs:
        for sentence in (*brief.sentences, *brief.key_facts):
            yield from (*sentence.evidence, *sentence.retold)
    for discrepancy in dossier.discrepancies:
        for reading in discrepancy.readings:
            yield from reading.evidence
    for silence in dossier.silences:
        for told in (*silence.left_out, *silence.only_here):
            yield from told.evidence
    for choice in dossier.terms:
        for variant in choice.variants:
            yield from chain.from_iterable(use.spans for use in variant.uses)
    passages = chain.from_iterable(one.passages for one in dossier.derivations)
    yield from chain.from_iterable((one.span, one.source or one.span) for one in passages)
    cells = (cell for table in tables for fact in table.facts for cell in fact.cells)
    yield from chain.from_iterable(cell.evidence for cell in cells)
