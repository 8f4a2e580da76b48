"""Two articles laid beside each other: the passages that they have in common, and of what kind."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from math import log
from typing import Literal

from rapidfuzz.distance import Indel, LCSseq

from consilience.language.lexicon import load_words
from consilience.language.words import count_articles_with, count_background_articles
from consilience.linking.reuse_align import Chain, Tile, find_tiles, join_tiles
from consilience.linking.reuse_words import (
    QUOTED_RUN,
    SENTENCE_WORDS,
    Extent,
    Run,
    Words,
    find_runs,
    find_telling,
)

Kind = Literal["prose", "speech"]

CHAIN = 8  # plain words in a chain of prose; below, two in five are chance, see docs
SPEECH = 8  # words of one quotation
SENTENCE = 0.55  # of the weight of two sentences' words, in order; best F1 on bench reuse
REWORDED = 0.4  # of them between two texts of which one was made from the other anyhow
DERIVED = (
    13  # plain words of prose in common; best F1 on bench origins, see docs/explain/origins.md
)
WORTH_WEIGHING = 0.3  # of the plain count of words; below, the weights never make it up
CONTENT_SHARED = 2  # telling words that two sentences share before they are compared
KNOWN = 0.8  # of a sentence that passages hold: nothing more is to be found in it
LOOK_BACK = 20  # passages before one that it may overlap
Speech = tuple[Sequence[bool], Sequence[bool]]  # which words of either article are speech


@dataclass(frozen=True, slots=True)
class Shared:
    """Words `one` of the first article and `other` of the second that say the same.

    `count` is how many equal words that are neither names nor numbers they hold; `whole` tells
    that they are one sentence in two wordings.
    """

    kind: Kind
    one: Extent
    other: Extent
    count: int
    whole: bool = False


def find_shared(one: Words, other: Words, public: Set[Run] = frozenset()) -> list[Shared]:
    """Passages in both articles, prose and speech apart, by place in the first.

    `public` holds runs of `QUOTED_RUN` words that are known to be somebody's speech; in neither
    article are they taken for prose.
    """
    tiles = find_tiles(one.keys, other.keys, other.seeds)
    speech_one, speech_other = _mask(one, public), _mask(other, public)
    prose, speech = _divide(tiles, speech_one, speech_other)
    found = [
        Shared("prose", chain.extent(0), chain.extent(1), count)
        for chain in join_tiles(prose)
        if (count := _count_plain(chain, one)) >= CHAIN
    ]
    found += [
        Shared("speech", chain.extent(0), chain.extent(1), chain.matched)
        for chain in join_tiles(speech)
        if chain.matched >= SPEECH
    ]
    speech_of = (speech_one, speech_other)
    found += _find_sentences(one, other, speech_of, SENTENCE, _cover(found, one))
    united = _unite(found)
    if count_prose(united) < DERIVED:
        return united
    loose = _find_sentences(one, other, speech_of, REWORDED, _cover(united, one))
    return _unite((*united, *loose))


def count_prose(shared: Iterable[Shared]) -> int:
    """Equal plain words of all passages of prose, those that stand in two passages once."""
    total = 0
    used: tuple[set[int], set[int]] = (set(), set())
    for passage in sorted(shared, key=lambda one: (-one.count, one.one, one.other)):
        if passage.kind == "prose":
            mine, theirs = set(range(*passage.one)), set(range(*passage.other))
            if 2 * len(mine & used[0]) < len(mine) and 2 * len(theirs & used[1]) < len(theirs):
                total += passage.count
                used[0].update(mine)
                used[1].update(theirs)
    return total


def find_quoted_runs(words: Words) -> frozenset[Run]:
    """All runs of `QUOTED_RUN` words inside the article's direct speech."""
    quoted = words.quoted
    return frozenset(
        run
        for at, run in enumerate(find_runs(words.keys, QUOTED_RUN))
        if quoted[at] and quoted[at + QUOTED_RUN - 1] and all(quoted[at : at + QUOTED_RUN])
    )


def _mask(words: Words, public: Set[Run]) -> Sequence[bool]:
    if not public:
        return words.quoted
    masked = list(words.quoted)
    for at in _find_public(words, public):
        masked[at : at + QUOTED_RUN] = [True] * QUOTED_RUN
    return masked


def _find_public(words: Words, public: Set[Run]) -> list[int]:
    return [at for at, run in enumerate(find_runs(words.keys, QUOTED_RUN)) if run in public]


def _divide(
    tiles: Iterable[Tile], speech_one: Sequence[bool], speech_other: Sequence[bool]
) -> tuple[list[Tile], list[Tile]]:
    """The parts of the tiles that are prose in both articles, and those that are speech in one."""
    parts: tuple[list[Tile], list[Tile]] = ([], [])
    for tile in tiles:
        start, before = 0, None
        for at in range(tile.size + 1):
            kind = (
                None
                if at == tile.size
                else speech_one[tile.one + at] or speech_other[tile.other + at]
            )
            if kind != before:
                if before is not None:
                    parts[before].append(Tile(tile.one + start, tile.other + start, at - start))
                start, before = at, kind
    return parts


def _count_plain(chain: Chain, words: Words) -> int:
    return sum(
        words.plain[at] for tile in chain.tiles for at in range(tile.one, tile.one + tile.size)
    )


def _find_sentences(
    one: Words, other: Words, speech: Speech, least: float, covered: Sequence[bool]
) -> Iterator[Shared]:
    """Sentences of prose that are one sentence with words changed, the likest for each.

    Those that passages have `covered` already are left out.

    Two that both tell what somebody said may have it from that somebody: they count only between
    texts that are known to be one made from the other (`least` below `SENTENCE`).
    """
    attributing = load_words("sources", "attributing")
    for first in one.sentences:
        if sum(covered[first[0] : first[1]]) > KNOWN * (first[1] - first[0]):
            continue
        telling = find_telling(one.keys, one.plain, first)
        alike = _alike(telling, other.rows) if len(telling) >= CONTENT_SHARED else ()
        mine = one.prose(first) if alike else []
        if len(mine) < SENTENCE_WORDS or _is_speech(speech[0], first):
            continue
        told = least >= SENTENCE and not attributing.isdisjoint(mine)
        best: tuple[float, Extent, list[str]] | None = None
        for second in alike:
            theirs = other.prose(second)
            if len(theirs) < SENTENCE_WORDS or _is_speech(speech[1], second):
                continue
            if told and not attributing.isdisjoint(theirs):
                continue
            score = compare_sentences(mine, theirs)
            if score >= least and (best is None or score > best[0]):
                best = (score, second, theirs)
        if best is not None:
            count = _count_common(mine, best[2], one, first)
            yield Shared("prose", first, best[1], count, whole=True)


def _cover(found: Iterable[Shared], one: Words) -> Sequence[bool]:
    """Which words of the first article passages of prose hold."""
    covered = [False] * len(one.keys)
    for passage in found:
        if passage.kind == "prose":
            first, last = passage.one
            covered[first:last] = [True] * (last - first)
    return covered


def _is_speech(speech: Sequence[bool], extent: Extent) -> bool:
    """Whether most of a sentence is somebody's words."""
    return 2 * sum(speech[extent[0] : extent[1]]) > extent[1] - extent[0]


def compare_sentences(one: Sequence[str], other: Sequence[str]) -> float:
    """How much two sentences say in the same words and order, 0 to 1, rare words weighing more.

    The longest common subsequence of the words, each weighted by its inverse document frequency.
    """
    if Indel.normalized_similarity(one, other, score_cutoff=WORTH_WEIGHING) == 0:
        return 0.0
    equal = (block for block in LCSseq.opcodes(one, other) if block.tag == "equal")
    common = [one[at] for block in equal for at in range(block.src_start, block.src_end)]
    total = sum(map(_weigh, one)) + sum(map(_weigh, other))
    return 2 * sum(map(_weigh, common)) / total if total else 0.0


@lru_cache(maxsize=100_000)
def _weigh(word: str) -> float:
    """Inverse document frequency in English news."""
    return log((count_background_articles() + 1) / (count_articles_with(word) + 1))


def _alike(telling: Iterable[str], rows: Mapping[str, Sequence[Extent]]) -> list[Extent]:
    """The sentences that share telling words, those that share most first, five at most."""
    counts = Counter(extent for word in telling for extent in rows.get(word, ()))
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [extent for extent, count in ranked[:5] if count >= CONTENT_SHARED]


def _count_common(mine: Sequence[str], theirs: Sequence[str], words: Words, extent: Extent) -> int:
    """Equal words of two sentences that are neither names nor numbers in the first."""
    plain = {words.keys[at] for at in range(*extent) if words.plain[at]}
    common = Counter(mine) & Counter(theirs)
    return sum(count for word, count in common.items() if word in plain)


def _unite(found: Iterable[Shared]) -> list[Shared]:
    """The passages with those of one kind that overlap in both articles made one."""
    united: list[Shared] = []
    for passage in sorted(found, key=lambda one: (one.one, one.other, one.kind)):
        at = _find_overlapping(united, passage)
        if at is None:
            united.append(passage)
        else:
            united[at] = _join(united[at], passage)
    return sorted(united, key=lambda one: (one.one, one.other, one.kind))


def _find_overlapping(united: Sequence[Shared], passage: Shared) -> int | None:
    last = max(0, len(united) - LOOK_BACK)
    return next(
        (
            at
            for at in range(len(united) - 1, last - 1, -1)
            if united[at].kind == passage.kind and _overlap(united[at], passage)
        ),
        None,
    )


def _join(one: Shared, other: Shared) -> Shared:
    return Shared(
        one.kind,
        (min(one.one[0], other.one[0]), max(one.one[1], other.one[1])),
        (min(one.other[0], other.other[0]), max(one.other[1], other.other[1])),
        max(one.count, other.count),
        whole=one.whole or other.whole,
    )


def _overlap(one: Shared, other: Shared) -> bool:
    return all(
        min(mine[1], theirs[1]) > max(mine[0], theirs[0])
        for mine, theirs in ((one.one, other.one), (one.other, other.other))
    )
