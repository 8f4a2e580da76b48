"""Event mentions of one story as arrays, for scoring many pairs at once."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from consilience.language.furniture import load_function_words
from consilience.language.vectors import embed_texts
from consilience.language.words import (
    WORD,
    count_articles_with,
    count_background_articles,
    find_words,
)
from consilience.linking.events.deeds import Deed, read_deed
from consilience.linking.events.mentions import EventMention
from consilience.records.ids import ArticleId

Numbers: TypeAlias = NDArray[np.float32]
Weigh: TypeAlias = Callable[[str], float]

LEAD_CHARS = 400  # of title and text together; the lead says what an article is about


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One row a mention, but for `documents` and `leads`: one row an article.

    Vectors are of unit length, `documents`, `leads`, `sentences`, `capitals`, `parties` and
    `sides` rows of TF-IDF weights of unit length. `rarity` and `common_rarity` are inverse
    document frequencies of the lemma, with and without the articles at hand; `frequency` is its
    share of the mentions, `spread` of the articles.
    """

    mentions: tuple[EventMention, ...]
    deeds: tuple[Deed, ...]
    lemmas: tuple[str, ...]
    lemma: NDArray[np.int64]
    article: NDArray[np.int64]
    heads: Numbers
    words: Numbers
    sentence_vectors: Numbers
    party_vectors: Numbers
    event_vectors: Numbers
    documents: sparse.csr_matrix
    leads: sparse.csr_matrix
    sentences: sparse.csr_matrix
    capitals: sparse.csr_matrix
    parties: sparse.csr_matrix
    names: sparse.csr_matrix
    actors: sparse.csr_matrix
    others: sparse.csr_matrix
    rarity: Numbers
    common_rarity: Numbers
    frequency: Numbers
    spread: Numbers
    lemma_vectors: Numbers


def make_table(mentions: Sequence[EventMention], texts: Mapping[ArticleId, str]) -> Table:
    """The table of the mentions; `texts` are title and text of the articles that they are in."""
    names = sorted(texts)
    lemmas = sorted({one.lemma for one in mentions})
    at = {lemma: number for number, lemma in enumerate(lemmas)}
    lemma = np.array([at[one.lemma] for one in mentions], dtype=np.int64)
    told = [find_words(texts[name]) for name in names]
    weigh = _make_weights(told)
    printed = {one: find_words(one) for one in {one.sentence for one in mentions}}
    capitals = {one: _find_capitals(one) for one in printed}
    vectors = _embed(mentions, lemmas)
    frequency, spread = _count_lemmas(mentions, len(names))
    sides = _weigh(
        [_find_content(one, {"actor"}) for one in mentions]
        + [_find_content(one, {"recipient", "theme"}) for one in mentions],
        weigh,
    )
    return Table(
        mentions=tuple(mentions),
        deeds=tuple(read_deed(one) for one in mentions),
        lemmas=tuple(lemmas),
        lemma=lemma,
        article=_number_articles(mentions, names),
        heads=vectors[0][lemma],
        words=vectors[1],
        sentence_vectors=vectors[2],
        party_vectors=vectors[3],
        event_vectors=vectors[4],
        documents=_weigh(told, weigh),
        leads=_weigh([find_words(texts[name][:LEAD_CHARS]) for name in names], weigh),
        sentences=_weigh([_find_context(one, printed[one.sentence]) for one in mentions], weigh),
        capitals=_weigh([capitals[one.sentence] for one in mentions], weigh),
        parties=_weigh([_find_content(one) for one in mentions], weigh),
        names=_weigh([_find_content(one, named=True) for one in mentions], weigh),
        actors=sides[: len(mentions)],
        others=sides[len(mentions) :],
        rarity=_gather(weigh, lemmas, lemma),
        common_rarity=_gather(_weigh_common, lemmas, lemma),
        frequency=frequency,
        spread=spread,
        lemma_vectors=vectors[0],
    )


def _number_articles(mentions: Sequence[EventMention], names: Sequence[str]) -> NDArray[np.int64]:
    at = {name: number for number, name in enumerate(names)}
    return np.array([at[one.article] for one in mentions], dtype=np.int64)


def _embed(mentions: Sequence[EventMention], lemmas: Sequence[str]) -> list[Numbers]:
    """Vectors of lemmas, words, sentences, parties, and words and parties; each text once."""
    parties = [" ".join(party.words for party in one.parties) for one in mentions]
    kinds = [
        list(lemmas),
        [one.words for one in mentions],
        [one.sentence for one in mentions],
        parties,
        [f"{one.words} {told}" for one, told in zip(mentions, parties, strict=True)],
    ]
    texts = sorted({text for kind in kinds for text in kind})
    at = {text: number for number, text in enumerate(texts)}
    vectors = embed_texts(texts)
    return [vectors[np.array([at[text] for text in kind], dtype=np.int64)] for kind in kinds]


def _make_weights(bags: Sequence[Sequence[str]]) -> Weigh:
    """Inverse document frequency over these articles and the background sample together."""
    seen = Counter(word for bag in bags for word in set(bag))
    total = count_background_articles() + len(bags) + 1
    return lambda word: log(total / (count_articles_with(word) + seen[word] + 0.5))


def _weigh_common(word: str) -> float:
    return log((count_background_articles() + 1) / (count_articles_with(word) + 0.5))


def _gather(weigh: Weigh, lemmas: Sequence[str], lemma: NDArray[np.int64]) -> Numbers:
    return np.array([weigh(one) for one in lemmas], dtype=np.float32)[lemma]


def _weigh(bags: Sequence[Sequence[str]], weigh: Weigh) -> sparse.csr_matrix:
    """TF-IDF with sublinear term frequency, rows of unit length or of zeros."""
    words = sorted({word for bag in bags for word in bag})
    columns = {word: at for at, word in enumerate(words)}
    weights = np.array([max(weigh(word), 0.0) for word in words])
    rows = np.repeat(np.arange(len(bags)), list(map(len, bags)))
    cols = np.array([columns[word] for bag in bags for word in bag], dtype=np.int64)
    places, counts = np.unique(rows * len(words) + cols, return_counts=True)
    rows, cols = np.divmod(places, max(len(words), 1))
    factors = np.array([1 + log(n) for n in range(1, counts.max(initial=0) + 1)])
    values = factors[counts - 1] * weights[cols]
    starts = np.searchsorted(rows, np.arange(len(bags) + 1))
    matrix = sparse.csr_matrix((values, cols, starts), shape=(len(bags), len(words)))
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1))).ravel()
    scale = np.divide(1.0, norms, out=np.zeros_like(norms), where=norms > 0)
    return sparse.csr_matrix(sparse.diags(scale) @ matrix)


def _count_lemmas(mentions: Sequence[EventMention], articles: int) -> tuple[Numbers, Numbers]:
    """Each mention's lemma: its share of the mentions, and of the articles."""
    counts = Counter(one.lemma for one in mentions)
    seen_in: dict[str, set[str]] = defaultdict(set)
    for one in mentions:
        seen_in[one.lemma].add(one.article)
    frequency = [counts[one.lemma] / len(mentions) for one in mentions]
    spread = [len(seen_in[one.lemma]) / max(articles, 1) for one in mentions]
    return np.array(frequency, dtype=np.float32), np.array(spread, dtype=np.float32)


def _find_content(
    mention: EventMention, roles: Iterable[str] = (), *, named: bool = False
) -> list[str]:
    """Words of the parties in these roles (all if none is given), or of names alone."""
    chosen = [
        one
        for one in mention.parties
        if (not roles or one.role in roles) and (one.named or not named)
    ]
    small = load_function_words()
    return [word for one in chosen for word in find_words(one.words) if word not in small]


def _find_context(mention: EventMention, words: Iterable[str]) -> list[str]:
    """The words of its sentence without the predicate's own."""
    small, own = load_function_words(), set(find_words(mention.words))
    return [word for word in words if word not in small and word not in own]


def _find_capitals(sentence: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(sentence) if word[0].isupper()]
