"""Articles to annotations: parse the paragraphs, run the components, make records."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from consilience.annotation.making import Annotated, make_annotations
from consilience.annotation.mentions import MentionFinder
from consilience.annotation.paragraphs import join_parses, split_pieces
from consilience.annotation.pipeline import load_pipeline
from consilience.records.annotations import Annotations
from consilience.records.article import Article

ARTICLES_AT_ONCE = 32  # a paragraph printed by several of them is parsed once
PIECES_AT_ONCE = 32


def annotate(article: Article) -> Annotations:
    """All that the components find in one article, in reading order.

    An article in a language without a pipeline comes back unread (`read` is False).
    """
    return next(annotate_articles([article])).annotations


def annotate_articles(articles: Iterable[Article]) -> Iterator[Annotated]:
    """Annotations of each article, in the order of the articles.

    Memory does not grow with their number; what is found in one does not depend on the others.
    """
    waiting = iter(articles)
    while batch := tuple(islice(waiting, ARTICLES_AT_ONCE)):
        yield from _annotate_batch(batch)


def _annotate_batch(articles: Sequence[Article]) -> Iterator[Annotated]:
    parses = {lang: _parse(lang, articles) for lang in sorted({one.lang for one in articles})}
    for article in articles:
        parsed = parses[article.lang]
        if parsed is None or not article.text:
            yield Annotated(Annotations(article_id=article.id, read=parsed is not None))
        else:
            doc = join_parses([parsed[piece] for piece in split_pieces(article)])
            yield make_annotations(article, MentionFinder()(doc))


def _parse(lang: str, articles: Sequence[Article]) -> dict[str, Doc] | None:
    """The parse of every piece of the articles in a language, each text once."""
    nlp = load_pipeline(lang)
    if nlp is None:
        return None
    pieces = [piece for one in articles if one.lang == lang for piece in split_pieces(one)]
    unique = list(dict.fromkeys(pieces))
    return dict(zip(unique, _pipe(nlp, unique), strict=True))


def _pipe(nlp: Language, pieces: list[str]) -> Iterator[Doc]:
    return nlp.pipe(pieces, batch_size=PIECES_AT_ONCE)
