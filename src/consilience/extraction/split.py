"""Where one article of a page ends and the next begins.

Boosted trees judge each gap between two lines of prose by what stands in it (a headline that
fits what follows, repeated lines, dates, datelines) and by how little the two sides share in
words, names and subject, taken by itself and beside the other gaps of the page.
"""

import re
from bisect import insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from consilience.extraction.alike_heads import find_alike_heads
from consilience.extraction.blocks import Block
from consilience.extraction.features import average_around, order_columns, stack_columns
from consilience.extraction.lines import Flags, Lines, Numbers
from consilience.extraction.plain_text import score_lines
from consilience.extraction.starts import (
    READ_CHARS,
    WORD,
    find_start,
    is_title_like,
    list_title_words,
)
from consilience.extraction.topics import embed_lines, weigh_word
from consilience.extraction.trees import load_trees, score_probabilities
from consilience.language.furniture import load_function_words

SPLITTER = "splitter"
SURE = 0.5  # F1 .89, 1.2 % of single articles cut, in folds: docs/explain/extraction.md
SURER = 0.8  # below a line that announces what follows
LEAST_SCORE = 0.1
LEAST_WORDS = 60  # of prose, in each part
WINDOW = 8  # lines of prose compared on both sides of a gap
MOST_LINES = 3000  # of prose; a page with more is no page of a few reports
BUCKETS = 1024  # columns that words share on a page with more of them
# "TEL AVIV (Reuters) — ", "LISBON, May 3 - ", "(Reuters) -"
DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}\b[^.!?—–]{0,40}"
    r"|[^.!?—–()]{0,40}\([A-Z][^()]{1,30}\))\s*(?:[—–:]|--| - )"
)
COMPARED = (
    "words_near", "words_far", "topic_3", "topic_8", "topic_all", "names_near", "topic_opening",
    "words_opening",
)  # fmt: skip
OPEN_END = (":", "：")  # of a line that announces what follows
LEAST_ANNOUNCING = 8  # words; "Read more:" stands before another report
FURNITURE = frozenset({"related", "tags", "comment", "copyright", "author", "credit", "share"})


@dataclass(frozen=True, slots=True)
class Gaps:
    """What lies between neighbouring lines of prose, whose places `prose` holds: one row a gap."""

    prose: tuple[int, ...]
    names: tuple[str, ...]
    rows: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Words:
    """The longer words of each line of prose, in first-seen columns, with a weight a column."""

    found: tuple[frozenset[str], ...]
    present: Flags
    weights: Numbers
    names: Numbers
    topics: Numbers


def find_starts(
    blocks: Sequence[Block], lines: Lines, scores: Numbers | None = None
) -> tuple[int, ...]:
    """The first block of each article's part of the page, headline included; the first is 0.

    `scores` are `score_lines(lines)` where the caller has them already.
    """
    if not blocks:
        return (0,)
    prose = _find_prose_places(lines, score_lines(lines) if scores is None else scores)
    too_short = lines.words[prose].sum() < 2 * LEAST_WORDS
    if too_short or not 2 <= len(prose) <= MOST_LINES:
        return (0,)
    gaps = _measure_all(blocks, lines, prose)
    trees = load_trees(SPLITTER)
    sure = score_probabilities(trees, order_columns(gaps.names, gaps.rows, trees.names))
    for gap in np.flatnonzero((sure >= SURE) & (sure < SURER)).tolist():
        if _is_announced(blocks, lines, find_start(blocks, lines, gaps.prose, gap)):
            sure[gap] = 0.0
    alike = find_alike_heads(blocks, lines, prose)
    sure[list(alike)] = 1.0
    chosen = choose_gaps(sure, [float(lines.words[at]) for at in gaps.prose])
    return (
        0,
        *(
            alike[gap] if gap in alike else find_start(blocks, lines, gaps.prose, gap)
            for gap in chosen
        ),
    )


def choose_gaps(sure: Numbers, words: Sequence[float], least: float = SURE) -> tuple[int, ...]:
    """The gaps to cut at, in order: the surest first, as long as each part keeps enough words.

    `words` are those of each line of prose; no gap under `least` is cut.
    """
    above = np.concatenate([[0.0], np.cumsum(words)])
    cuts = [0, len(words)]
    for gap in np.argsort(-sure, kind="stable").tolist():
        if sure[gap] < least:
            break
        low = max(cut for cut in cuts if cut <= gap + 1)
        high = min(cut for cut in cuts if cut >= gap + 1)
        parts = above[gap + 1] - above[low], above[high] - above[gap + 1]
        if min(parts) >= LEAST_WORDS:
            insort(cuts, gap + 1)
    return tuple(cut - 1 for cut in cuts[1:-1])


def _is_announced(blocks: Sequence[Block], lines: Lines, start: int) -> bool:
    """Whether the line above is a sentence that goes on here ("Here are some of the worst:")."""
    above = blocks[start - 1].text.rstrip() if start else ""
    return above.endswith(OPEN_END) and int(lines.words[start - 1]) >= LEAST_ANNOUNCING


def measure_gaps(blocks: Sequence[Block], lines: Lines, scores: Numbers) -> Gaps:
    """The signs of a boundary in each gap between two lines of prose, one row a gap.

    `scores` are the cleaner's: lines that it takes for furniture are no prose. Its choice of a
    body is not asked for, because on a page with two reports it may well leave one out.
    """
    return _measure_all(blocks, lines, _find_prose_places(lines, scores))


def _measure_all(blocks: Sequence[Block], lines: Lines, prose: Sequence[int]) -> Gaps:
    words = _read_words([blocks[at].text[:READ_CHARS] for at in prose])
    columns = _compare_words(words.present, {"words": words.weights, "names": words.names})
    columns |= _compare_topics(words.topics)
    columns |= _measure_between(blocks, lines, prose, words)
    columns |= _measure_sizes(lines, prose)
    columns |= _compare_with_page(columns)
    return Gaps(tuple(prose), tuple(columns), stack_columns(columns))


def _find_prose_places(lines: Lines, scores: Numbers) -> list[int]:
    """Lines of prose that are no captions and stand on the page once."""
    flags = lines.prose & (scores >= LEAST_SCORE) & (lines.copies == 0)
    return [at for at in np.flatnonzero(flags).tolist() if not lines.kinds[at]]


def _read_words(texts: Sequence[str]) -> _Words:
    small = load_function_words()
    names: set[str] = set()
    found = []
    for text in texts:
        shown = WORD.findall(text)
        found.append(_lower([word for word in shown if len(word) > 3]) - small)
        names |= _lower([word for word in shown[1:] if word[0].isupper()])
    columns = tuple(dict.fromkeys(word for line in found for word in sorted(line)))
    width = max(min(len(columns), BUCKETS), 1)
    places = {word: at % width for at, word in enumerate(columns)}
    # Of the words that share a column the last one gives it its weight.
    weights, is_name = np.ones(width, dtype=np.float32), np.zeros(width, dtype=np.float32)
    weights[list(places.values())] = [weigh_word(word) for word in columns]
    is_name[list(places.values())] = [word in names for word in columns]
    present = np.zeros((len(texts), width), dtype=bool)
    for at, line in enumerate(found):
        present[at, [places[word] for word in line]] = True
    return _Words(tuple(found), present, weights, weights * is_name, embed_lines(found))


def _lower(words: Sequence[str]) -> frozenset[str]:
    """The different words in lower case; to lower them at once is faster than one by one."""
    return frozenset(" ".join(words).lower().split())


def _compare_words(present: Flags, weighings: Mapping[str, Numbers]) -> dict[str, Numbers]:
    """How much of the words' weight the two sides of each gap share, once for each weighing.

    `far` looks at the whole page, `near` at `WINDOW` lines; `opening` is the part of the next two
    lines known from above; `depth` how far the near share lies under its highest on both sides
    (Hearst 1997, "TextTiling").
    """
    count = max(len(present) - 1, 0)
    sums = np.zeros((len(present) + 1, present.shape[1]), dtype=np.int32)
    np.cumsum(present, axis=0, out=sums[1:])
    at = np.arange(count) + 1
    above, below = sums[at] > 0, sums[-1] - sums[at] > 0
    near_above = sums[at] - sums[np.maximum(at - WINDOW, 0)] > 0
    near_below = sums[np.minimum(at + WINDOW, count + 1)] - sums[at] > 0
    opening = sums[np.minimum(at + 2, count + 1)] - sums[at] > 0
    columns: dict[str, Numbers] = {}
    for name, weights in weighings.items():
        near = _share(near_above, near_below, weights)
        known = (opening & above) @ weights
        columns |= {
            f"{name}_far": _share(above, below, weights),
            f"{name}_near": near,
            f"{name}_opening": known / np.maximum(opening @ weights, 1e-6),
            f"{name}_depth": _measure_depth(near),
        }
    return columns


def _share(above: Flags, below: Flags, weights: Numbers) -> Numbers:
    """The shared weight over that of the poorer side."""
    poorer = np.minimum(above @ weights, below @ weights)
    shared: Numbers = ((above & below) @ weights) / np.maximum(poorer, 1e-6)
    return shared


def _compare_topics(topics: Numbers) -> dict[str, Numbers]:
    """Cosines between the subjects above and below each gap, over several distances."""
    count = max(len(topics) - 1, 0)
    sums = np.concatenate([np.zeros((1, topics.shape[1])), np.cumsum(topics, axis=0)])
    at = np.arange(count) + 1
    columns = {}
    for name, reach in (("1", 1), ("3", 3), ("8", WINDOW), ("all", count + 1)):
        above = sums[at] - sums[np.maximum(at - reach, 0)]
        below = sums[np.minimum(at + reach, count + 1)] - sums[at]
        columns[f"topic_{name}"] = _cosine(above, below)
    opening = sums[np.minimum(at + 2, count + 1)] - sums[at]
    columns["topic_opening"] = _cosine(sums[at], opening)
    columns["topic_depth"] = _measure_depth(columns["topic_3"])
    return columns


def _cosine(one: Numbers, other: Numbers) -> Numbers:
    size = np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1)
    cosines: Numbers = (one * other).sum(axis=1) / np.maximum(size, 1e-6)
    return cosines


def _measure_depth(near: Numbers) -> Numbers:
    """How far the value lies under its highest within the window above and that below."""
    if not len(near):
        return near
    edge = np.full(WINDOW, -1.0)
    highest = sliding_window_view(np.concatenate([edge, near, edge]), WINDOW + 1).max(axis=1)
    depth: Numbers = np.minimum(highest[: len(near)], highest[WINDOW:]) - near
    return depth


def _measure_between(
    blocks: Sequence[Block], lines: Lines, prose: Sequence[int], words: _Words
) -> dict[str, Numbers]:
    count = max(len(prose) - 1, 0)
    names = ("title", "title_above", "title_below", "repeated", "caption", "dated", "byline",
             "closed", "dateline", "between", "gap", "quote")  # fmt: skip
    found = np.zeros((len(names), count))
    usual = float(np.median(lines.gap)) if len(lines.gap) else 0.0
    spaces, wordy = lines.gap.tolist(), (lines.words >= 4).tolist()
    for gap in range(count):
        inside = range(prose[gap] + 1, prose[gap + 1])
        kinds = {kind.name for at in inside if (kind := lines.kinds[at])}
        texts = [blocks[at].text for at in inside if wordy[at]]
        opening = blocks[prose[gap + 1]].text
        found[:, gap] = (
            *_rate_titles(blocks, lines, inside, gap, words.found),
            min(len(texts) - len(set(texts)), 3),
            "caption" in kinds,
            "date" in kinds,
            "byline" in kinds,
            bool(kinds & FURNITURE),
            bool(DATELINE.match(opening[:100])),
            np.log1p(len(inside)),
            max(*spaces[prose[gap] + 1 : prose[gap + 1] + 1], usual) - usual,
            opening[0] in "\"'“‘«",
        )
    return dict(zip(names, found, strict=True))


def _rate_titles(
    blocks: Sequence[Block],
    lines: Lines,
    inside: range,
    gap: int,
    words: Sequence[frozenset[str]],
) -> tuple[float, float, float]:
    """Whether a headline stands in the gap, and how its words fit what is above and below."""
    best = (0.0, 0.0, 0.0)
    likely = [at for at in inside[-60:] if is_title_like(blocks, lines, at)]
    titles = [title for at in likely if len(title := list_title_words(blocks[at].text)) > 1]
    if not titles:
        return best
    above = frozenset().union(*words[max(0, gap + 1 - WINDOW) : gap + 1])
    below = frozenset().union(*words[gap + 1 : gap + 5])
    for title in titles:
        rated = (1.0, len(title & above) / len(title), len(title & below) / len(title))
        if rated[2] - rated[1] > best[2] - best[1] or not best[0]:
            best = rated
    return best


def _measure_sizes(lines: Lines, prose: Sequence[int]) -> dict[str, Numbers]:
    counts = np.array([lines.words[at] for at in prose], dtype=np.float32)
    above = np.cumsum(counts)[:-1]
    below = counts.sum() - above
    near = average_around(np.log1p(counts), 3)[: len(counts)]
    return {"above": np.log1p(above), "below": np.log1p(below), "length": near[1:]}


def _compare_with_page(columns: Mapping[str, Numbers]) -> dict[str, Numbers]:
    """Each gap's shared words and subject beside those of the page's other gaps."""
    values = np.stack([columns[name] for name in COMPARED], axis=1)
    if not len(values):
        values = np.zeros((0, len(COMPARED)))
        usual = lowest = next_lowest = np.zeros(len(COMPARED))
    else:
        ordered = np.sort(values, axis=0)
        lowest, next_lowest = ordered[0], ordered[min(1, len(values) - 1)]
        usual = np.median(values, axis=0)
    ways = {
        "usual": values - usual,
        "least": values - lowest,
        "others": values - np.where(values == lowest, next_lowest, lowest),
    }
    added = {
        f"{name}_{way}": beside[:, at]
        for at, name in enumerate(COMPARED)
        for way, beside in ways.items()
    }
    return added | {"gaps": np.full(len(values), np.log1p(len(values)))}
