"""Articles to annotations: parse the paragraphs, run the components, make records."""

from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from itertools import islice

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from consilience.annotation.annotated import Annotated
from consilience.annotation.making import make_annotations
from consilience.annotation.mentions import MentionFinder
from consilience.annotation.paragraphs import join_parses, split_pieces
from consilience.annotation.parsing import parse_texts
from consilience.annotation.pipeline import load_pipeline
from consilience.records.annotations import Annotations
from consilience.records.article import Article

ARTICLES_AT_ONCE = 32  # a paragraph printed by several of them is parsed once

# The parser's own vectors are more than half of a parse's memory, and no component reads them.
NO_TENSOR = np.zeros((0,), dtype="float32")

Parses = MutableMapping[tuple[str, str], Doc]  # by language and text of a piece


def annotate(article: Article) -> Annotations:
    """All that the components find in one article, in reading order.

    An article in a language without a pipeline comes back unread (`read` is False).
    """
    return next(annotate_articles([article])).annotations


def annotate_articles(
    articles: Iterable[Article], *, parses: Parses | None = None
) -> Iterator[Annotated]:
    """Annotations of each article, in the order of the articles.

    Memory does not grow with their number; what is found in one does not depend on the others.
    Pieces that are in `parses` are not parsed again, and others are put there; without it, a
    piece is parsed once for every `ARTICLES_AT_ONCE` articles.
    """
    waiting = iter(articles)
    while batch := tuple(islice(waiting, ARTICLES_AT_ONCE)):
        yield from _annotate_batch(batch, {} if parses is None else parses)


def _annotate_batch(articles: Sequence[Article], parses: Parses) -> Iterator[Annotated]:
    parsed = {
        lang: _parse(lang, articles, parses) for lang in sorted({one.lang for one in articles})
    }
    for article in articles:
        found = parsed[article.lang]
        if found is None or not article.text:
            yield Annotated(Annotations(article_id=article.id, read=found is not None))
        else:
            doc = join_parses([found[piece] for piece in split_pieces(article)])
            yield make_annotations(article, MentionFinder()(doc))


def _parse(lang: str, articles: Sequence[Article], parses: Parses) -> dict[str, Doc] | None:
    """The parse of every piece of the articles in a language, each text once."""
    nlp = load_pipeline(lang)
    if nlp is None:
        return None
    pieces = dict.fromkeys(
        piece for one in articles if one.lang == lang for piece in split_pieces(one)
    )
    known = {piece: parses.get((lang, piece)) for piece in pieces}
    found = {piece: parse for piece, parse in known.items() if parse is not None}
    missing = [piece for piece, parse in known.items() if parse is None]
    for piece, parse in zip(missing, _pipe(nlp, missing), strict=True):
        found[piece] = parses[lang, piece] = parse
    return found


def _pipe(nlp: Language, pieces: list[str]) -> Iterator[Doc]:
    for parse in parse_texts(nlp, pieces):
        parse.tensor = NO_TENSOR
        yield parse
