"""Words as points in a small space of subjects, and how telling each word is."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from io import BytesIO
from math import log

import numpy as np
from numpy.typing import NDArray

from consilience.language.words import count_articles_with, count_background_articles

WEIGHTS = "topics.npz"


@lru_cache(maxsize=20_000)
def weigh_word(word: str) -> float:
    """How telling a lower-case word is, 0 (in every article) to 1 (in none of the background)."""
    articles = count_background_articles()
    return log((articles + 1) / (count_articles_with(word) + 1)) / log(articles + 1)


def embed_lines(lines: Sequence[Iterable[str]]) -> NDArray[np.float32]:
    """The sum of the vectors of each line's words, each weighed; unknown words add nothing."""
    table, vectors = _load()
    totals = np.zeros((len(lines), vectors.shape[1]), dtype=np.float32)
    for at, line in enumerate(lines):
        known = sorted([table[word] for word in line if word in table])
        totals[at] = vectors[known].sum(axis=0)
    return totals


@cache
def _load() -> tuple[dict[str, int], NDArray[np.float32]]:
    packed = files("consilience.extraction").joinpath("weights", WEIGHTS).read_bytes()
    with np.load(BytesIO(packed), allow_pickle=False) as arrays:
        words = str(arrays["words"]).split("\n")
        weights = np.array([weigh_word(word) for word in words], dtype=np.float32)
        vectors = arrays["vectors"].astype(np.float32) * weights[:, None] / 127
    return {word: at for at, word in enumerate(words)}, vectors
