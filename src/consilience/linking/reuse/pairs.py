"""Two articles laid beside each other: the passages that they have in common, and of what kind."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import groupby
from operator import or_
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel, LCSseq

from consilience.linking.reuse.align import Chain, Tile, find_tiles, join_tiles
from consilience.linking.reuse.words import (
    NO_RUNS,
    QUOTED_RUN,
    SENTENCE_WORDS,
    Extent,
    Words,
)
from consilience.linking.tokens import Hashes

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
Speech = tuple[bytes, bytes]  # 1 for the words of either article that are speech
FIRST_BITS = np.uint64(48)  # of 64, shifted out to leave the first


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


class Alike(NamedTuple):
    """Sentence number `one` of the first article and number `other` of the second may be one.

    `score` is more than `compare_sentences` says of them; `is_sentence`: that may be `SENTENCE`,
    and not both tell what somebody said.
    """

    one: int
    other: int
    score: float
    is_sentence: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look at two articles found: equal runs of words, and sentences that may be alike.

    None for `alike` where the articles are too long for a look: all sentences are compared.
    """

    runs: Sequence[Tile]
    alike: Sequence[Alike] | None


def find_shared(one: Words, other: Words, seen: Seen, public: Hashes = NO_RUNS) -> list[Shared]:
    """Passages in both articles, prose and speech apart, by place in the first.

    `seen` is from `choose_pairs`, without which two articles have nothing in common. `public` are
    hashes of runs of `QUOTED_RUN` words that are known to be somebody's speech; in neither article
    are they taken for prose.
    """
    tiles = find_tiles(seen.runs, one, other)
    marks = _mark_bits(public)
    speech_one, speech_other = _mask(one, public, marks), _mask(other, public, marks)
    prose, speech = _divide(tiles, speech_one, speech_other)
    found = [
        Shared("prose", joined.extent(0), joined.extent(1), count)
        for joined in join_tiles(prose)
        if (count := _count_plain(joined, one)) >= CHAIN
    ]
    found += [
        Shared("speech", joined.extent(0), joined.extent(1), joined.matched)
        for joined in join_tiles(speech)
        if joined.matched >= SPEECH
    ]
    speech_of = (speech_one, speech_other)
    likely = None if seen.alike is None else [cell for cell in seen.alike if cell.is_sentence]
    found += _find_sentences(one, other, speech_of, SENTENCE, _cover(found, one), likely)
    united = _unite(found)
    if count_prose(united) < DERIVED:
        return united
    covered = _cover(united, one)
    loose = _find_sentences(one, other, speech_of, REWORDED, covered, seen.alike)
    return _unite((*united, *loose))


def count_prose(shared: Sequence[Shared]) -> int:
    """Equal plain words of all passages of prose, those that stand in two passages once."""
    total = 0
    used_one, used_other = (
        bytearray(max((each[1] for each in side), default=0))
        for side in ([one.one for one in shared], [one.other for one in shared])
    )
    for passage in sorted(shared, key=_by_count):
        if passage.kind == "prose":
            (start, end), (first, last) = passage.one, passage.other
            is_fresh = 2 * used_one.count(1, start, end) < end - start
            if is_fresh and 2 * used_other.count(1, first, last) < last - first:
                total += passage.count
                used_one[start:end] = b"\1" * (end - start)
                used_other[first:last] = b"\1" * (last - first)
    return total


def _by_count(passage: Shared) -> tuple[int, Extent, Extent]:
    return -passage.count, passage.one, passage.other


def _mark_bits(hashes: Hashes) -> NDArray[np.bool_]:
    """Which first bits some of the hashes have; most others are told by them without a search."""
    marks = np.zeros(1 << 16, np.bool_)
    if len(hashes):
        marks[hashes >> FIRST_BITS] = True
    return marks


def _mask(words: Words, public: Hashes, marks: NDArray[np.bool_]) -> bytes:
    """Which words are speech, by the article itself or because their runs are `public`."""
    if not len(public) or not len(words.runs):
        return words.quoted
    found = np.flatnonzero(marks[words.runs >> FIRST_BITS])
    found = found[_stand_in(words.runs[found], public)] if len(found) else found
    if not len(found):
        return words.quoted
    masked = np.frombuffer(words.quoted, np.bool_).copy()
    for at in range(QUOTED_RUN):
        masked[found + at] = True
    return masked.tobytes()


def _stand_in(hashes: Hashes, others: Hashes) -> NDArray[np.bool_]:
    """Which of the hashes are among the others; np.isin takes thrice as long for so few."""
    ranked = np.sort(others)
    found: NDArray[np.bool_] = (
        ranked[np.minimum(np.searchsorted(ranked, hashes), len(ranked) - 1)] == hashes
    )
    return found


def _divide(
    tiles: Iterable[Tile], speech_one: bytes, speech_other: bytes
) -> tuple[list[Tile], list[Tile]]:
    """The parts of the tiles that are prose in both articles, and those that are speech in one."""
    parts: tuple[list[Tile], list[Tile]] = ([], [])
    for tile in tiles:
        one = speech_one[tile.one : tile.one + tile.size]
        other = speech_other[tile.other : tile.other + tile.size]
        kinds = bytes(map(or_, one, other))
        start = 0
        for kind, length in ((kind, len(list(same))) for kind, same in groupby(kinds)):
            parts[kind].append(Tile(tile.one + start, tile.other + start, length))
            start += length
    return parts


def _count_plain(joined: Chain, words: Words) -> int:
    return sum(words.plain.count(1, tile.one, tile.one + tile.size) for tile in joined.tiles)


def _find_sentences(
    one: Words,
    other: Words,
    speech: Speech,
    least: float,
    covered: bytearray,
    likely: Sequence[Alike] | None,
) -> Iterator[Shared]:
    """Sentences of prose that are one sentence with words changed, the likest for each.

    Those that passages have `covered` already are left out; looked at are those that are `likely`.

    Two that both tell what somebody said may have it from that somebody: they count only between
    texts that are known to be one made from the other (`least` below `SENTENCE`).
    """
    numbers = range(len(one.sentences)) if likely is None else dict.fromkeys(c.one for c in likely)
    worth = None if likely is None else {(cell.one, cell.other) for cell in likely}
    for number in numbers:
        first, telling = one.sentences[number], one.telling[number]
        if covered.count(1, *first) > KNOWN * (first[1] - first[0]):
            continue
        mine = one.prose(first) if len(telling) >= CONTENT_SHARED else []
        if len(mine) < SENTENCE_WORDS or _is_speech(speech[0], first):
            continue
        told = least >= SENTENCE and _tells(mine, one)
        best: tuple[float, Extent, list[int]] | None = None
        for beside in _alike(telling, other):
            second = other.sentences[beside]
            if (worth is not None and (number, beside) not in worth) or _is_speech(
                speech[1], second
            ):
                continue
            theirs = other.prose(second)
            if len(theirs) < SENTENCE_WORDS or (told and _tells(theirs, other)):
                continue
            score = compare_sentences(mine, theirs, one.vocabulary.weights)
            if score >= least and (best is None or score > best[0]):
                best = (score, second, theirs)
        if best is not None:
            count = _count_common(mine, best[2], one, first)
            yield Shared("prose", first, best[1], count, whole=True)


def _tells(keys: Sequence[int], words: Words) -> bool:
    """Whether one of the words tells that somebody said something."""
    return bool(words.vocabulary.tells[keys].any())


def _cover(found: Iterable[Shared], one: Words) -> bytearray:
    """1 for the words of the first article that passages of prose hold."""
    covered = bytearray(len(one))
    for passage in found:
        if passage.kind == "prose":
            first, last = passage.one
            covered[first:last] = b"\1" * (last - first)
    return covered


def _is_speech(speech: bytes, extent: Extent) -> bool:
    """Whether most of a sentence is somebody's words."""
    return 2 * speech.count(1, *extent) > extent[1] - extent[0]


def compare_sentences(
    one: Sequence[int], other: Sequence[int], weights: NDArray[np.float64]
) -> float:
    """How much two sentences say in the same words and order, 0 to 1, rare words weighing more.

    The longest common subsequence of the words, each weighted by its inverse document frequency
    (`weights`, by the keys that stand for the words).
    """
    if Indel.normalized_similarity(one, other, score_cutoff=WORTH_WEIGHING) == 0:
        return 0.0
    equal = (block for block in LCSseq.opcodes(one, other) if block.tag == "equal")
    common = [one[at] for block in equal for at in range(block.src_start, block.src_end)]
    total = float(weights[one].sum() + weights[other].sum())
    return 2 * float(weights[common].sum()) / total if total else 0.0


def _alike(telling: Set[int], other: Words) -> list[int]:
    """The sentences that share telling words, those that share most first, five at most."""
    found = [
        (-count, number)
        for number, theirs in enumerate(other.telling)
        if (count := len(telling & theirs)) >= CONTENT_SHARED and other.is_long(number)
    ]
    return [number for _, number in sorted(found)[:5]]


def _count_common(mine: Sequence[int], theirs: Sequence[int], words: Words, extent: Extent) -> int:
    """Equal words of two sentences that are neither names nor numbers in the first."""
    keys = words.listed
    plain = {keys[at] for at in range(*extent) if words.plain[at]}
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
    """The last of the passages that overlaps another of its kind in both articles."""
    kind, (start, end), (first, last) = passage.kind, passage.one, passage.other
    for at in range(len(united) - 1, max(-1, len(united) - 1 - LOOK_BACK), -1):
        one = united[at]
        is_beside = one.one[0] < end and start < one.one[1]
        if is_beside and one.other[0] < last and first < one.other[1] and one.kind == kind:
            return at
    return None


def _join(one: Shared, other: Shared) -> Shared:
    return Shared(
        one.kind,
        (min(one.one[0], other.one[0]), max(one.one[1], other.one[1])),
        (min(one.other[0], other.other[0]), max(one.other[1], other.other[1])),
        max(one.count, other.count),
        whole=one.whole or other.whole,
    )
