"""Who rests on whom: the origins of a story, and how each article came by its words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from consilience.export.addresses import make_fragment
from consilience.export.article_names import ArticleName
from consilience.export.badges import Badge
from consilience.export.index import Index
from consilience.export.views.quotes import Quote, name_article, quote_once
from consilience.export.wording import DIRECTIONS, UNKNOWN, name_origin_kind
from consilience.records.article import Article
from consilience.records.ids import ArticleId, OriginId
from consilience.records.origin import Derivation, Origin
from consilience.records.span import Span

MOST_QUOTES: Final = 3  # passages of one derivation; the others are counted
WAYS: Final = ("credit", "citation", "reuse", "retelling")  # the strongest first
# What of an article stands in another one, and in which words.
COPIES: Final = {
    "reuse": "of its words also stand in",
    "retelling": "of it tells in other words what is told in",
}
KINDS: Final = {
    "reuse": "same words",
    "retelling": "tells the same",
    "credit": "credits it",
    "citation": "names it",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """An article that has words in common with another, or tells the same in others.

    `directed` where it is known which of them was first.
    """

    kind: str
    what: str
    source: ArticleName
    share: str
    how: str
    quotes: tuple[tuple[Quote, Quote | None], ...]
    more: int
    directed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """An article under an origin; `share` is the part of its words that rest on it.

    `way` is the strongest way by which they reached it: "credit", "citation", "reuse", "own" or
    "" where none is known. `via` are the names of `chain` in one line.
    """

    article: ArticleName
    share: str
    percent: int
    how: str
    way: str
    via: str
    chain: tuple[str, ...]
    quotes: tuple[Quote, ...]
    more: int
    copies: tuple[Copy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginView:
    """An origin with the articles that rest on it; `id` is empty where it is shown before.

    `named` is False where no words name it.
    """

    id: str
    badge: Badge
    kind: str
    named: bool
    articles: tuple[Resting, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryOrigins:
    """The origins of a story, the widest spread first and unknown ones last."""

    views: tuple[OriginView, ...]
    known: int
    unknown: int


def view_origins(articles: Sequence[Article], index: Index, shown: set[OriginId]) -> StoryOrigins:
    """The origins on which these articles rest; those in `shown` have their address elsewhere.

    They are added to `shown`.
    """
    held = {one.id: one for name in articles for one in index.origins_of.get(name.id, ())}
    origins = sorted(held.values(), key=lambda one: (index.badges[one.id].rank, one.id))
    by_id = {one.id: one for one in articles}
    views = []
    for one in origins:
        views.append(_view_origin(one, by_id, index, new=one.id not in shown))
        shown.add(one.id)
    known = sum(one.kind != "unknown" for one in origins)
    return StoryOrigins(views=tuple(views), known=known, unknown=len(origins) - known)


def _view_origin(
    origin: Origin, articles: Mapping[ArticleId, Article], index: Index, *, new: bool
) -> OriginView:
    lengths: dict[ArticleId, int] = defaultdict(int)
    for span in origin.stretches:
        lengths[span.article] += span.end - span.start
    under = (articles[name] for name in dict.fromkeys(origin.article_ids) if name in articles)
    resting = sorted(under, key=lambda one: (-lengths[one.id], one.id))
    return OriginView(
        id=make_fragment("o", origin.id) if new else "",
        badge=index.badges[origin.id],
        kind=name_origin_kind(origin),
        named=bool(origin.name),
        articles=tuple(_view_resting(one, origin, lengths[one.id], index) for one in resting),
    )


def _view_resting(article: Article, origin: Origin, length: int, index: Index) -> Resting:
    """How the article came by what rests on the origin.

    Articles there with which it has such words in common tell it too, where it names nobody for
    these words or most of it rests on this origin.
    """
    own = index.derivations_of.get(article.id, ())
    cited = [one for one in own if one.source_id == origin.id]
    under = set(origin.article_ids)
    resting = [one for one in origin.stretches if one.article == article.id]
    copied = [
        one
        for one in own
        if one.kind in COPIES and one.source_id in under and _is_among(one, resting)
    ]
    if cited and 2 * length < len(article.text):
        copied = []
    passages = [passage.span for one in cited for passage in one.passages]
    quotes = tuple(quote_once(passages, index, MOST_QUOTES))
    share = length / len(article.text) if article.text else 0.0
    own_words = origin.kind in ("outlet", UNKNOWN) and not copied
    chain = tuple(_find_chain(cited, article, origin))
    return Resting(
        article=name_article(article.id, index),
        share=_percent(share),
        percent=min(round(share * 20) * 5, 100),
        how=" and ".join(dict.fromkeys(KINDS[one.kind] for one in cited))
        or ("own words" if own_words else ""),
        way=min(
            (one.kind for one in cited),
            key=WAYS.index,
            default=min(
                (one.kind for one in copied),
                key=WAYS.index,
                default="own" if own_words else "",
            ),
        ),
        via=" → ".join(chain),
        chain=chain,
        quotes=quotes,
        more=max(len(passages) - len(quotes), 0),
        copies=tuple(_view_copy(one, index) for one in copied),
    )


def _is_among(derivation: Derivation, stretches: Sequence[Span]) -> bool:
    """Whether a passage of it stands in one of the stretches."""
    return any(passage.span.overlaps(one) for passage in derivation.passages for one in stretches)


def _find_chain(cited: Sequence[Derivation], article: Article, origin: Origin) -> Sequence[str]:
    """The longest chain of those who passed it on, without the origin and the article's outlet."""
    own = {origin.name, article.outlet}
    chains = (tuple(one for one in each.via if one not in own) for each in cited)
    return max(chains, key=lambda one: (len(one), one), default=())


def _view_copy(derivation: Derivation, index: Index) -> Copy:
    longest = sorted(
        derivation.passages, key=lambda one: (one.span.start - one.span.end, one.span.start)
    )
    return Copy(
        kind=derivation.kind,
        what=COPIES[derivation.kind],
        source=name_article(ArticleId(derivation.source_id), index),
        share=_percent(derivation.share),
        how=DIRECTIONS[derivation.direction],
        quotes=tuple(
            (
                next(quote_once([one.span], index, 1)),
                next(quote_once([one.source], index, 1)) if one.source else None,
            )
            for one in longest[:MOST_QUOTES]
        ),
        more=max(len(longest) - MOST_QUOTES, 0),
        directed=derivation.direction != "unknown",
    )


def _percent(share: float) -> str:
    return f"{share:.0%}" if share >= 0.005 else "under 1%"
