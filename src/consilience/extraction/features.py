"""Numbers about each line of a page in its surroundings, from which the cleaner judges it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from consilience.extraction.lines import Flags, Lines, Numbers
from consilience.extraction.trees import Matrix

KIND_GROUPS = {
    "closes": ("related", "tags", "author", "copyright", "comment"),
    "comment": ("comment",),
    "prompt": ("prompt", "advertisement", "cookie"),
    "widget": ("share", "navigation", "date", "byline"),
    "caption": ("caption",),
    "credit": ("credit",),
    "related": ("related",),
}


@dataclass(frozen=True, slots=True)
class Core:
    """The densest stretch of prose: lines `start:end`, and which lines of the page are prose."""

    start: int
    end: int
    prose: Flags


def find_core(lines: Lines) -> Core:
    """The stretch of lines with the largest sum of prose words less the words between.

    A line of other words costs 3, and a third of its words up to 20.
    """
    gains = np.where(lines.prose, lines.words, -3 - 0.35 * np.minimum(lines.words, 20))
    start, end = _find_best_run(gains)
    return Core(start, end, lines.prose)


def make_features(lines: Lines) -> tuple[tuple[str, ...], Matrix]:
    """The features' names, and one row a line."""
    core = find_core(lines)
    columns = _describe_lines(lines)
    columns |= _describe_context(lines, core)
    columns |= _describe_page(lines, core)
    return tuple(columns), stack_columns(columns)


def add_scores(
    names: tuple[str, ...], rows: Matrix, scores: Numbers
) -> tuple[tuple[str, ...], Matrix]:
    """The features with a first judgement of each line (0 to 1) and of its neighbours added."""
    core = _find_scored_core(np.expm1(rows[:, names.index("words")]), scores)
    columns = {"score": scores, "score_to_core": _share_to_core(scores, core)}
    for reach in (1, 2, 5, 10):
        columns[f"score_{reach}"] = average_around(scores, reach)
    for step in (-2, -1, 1, 2):
        columns[f"score_at_{step}"] = shift(scores, -step)
    columns["in_scored_core"] = np.zeros_like(scores)
    columns["in_scored_core"][core.start : core.end] = 1
    columns["score_above"] = np.maximum.accumulate(scores) if len(scores) else scores
    columns["score_below"] = np.maximum.accumulate(scores[::-1])[::-1] if len(scores) else scores
    return (*names, *columns), np.concatenate([rows, stack_columns(columns)], axis=1)


def stack_columns(columns: Mapping[str, Numbers]) -> Matrix:
    """The columns side by side, a row a line; each column stays in one piece, for the trees."""
    count = len(next(iter(columns.values())))
    stacked = np.empty((len(columns), count), dtype=np.float32)
    for at, values in enumerate(columns.values()):
        stacked[at] = values
    return stacked.T


def order_columns(names: Sequence[str], rows: Matrix, wanted: Sequence[str]) -> Matrix:
    """The columns that a model wants, in its order."""
    places = {name: at for at, name in enumerate(names)}
    return rows.T[[places[name] for name in wanted]].T


def _find_scored_core(words: Numbers, scores: Numbers) -> Core:
    """The stretch of lines with the largest sum of words, each counted for or against."""
    start, end = _find_best_run((scores - 0.5) * np.sqrt(words))
    return Core(start, end, scores >= 0.5)


def _find_best_run(gains: Numbers) -> tuple[int, int]:
    best, best_run, total, start = 0.0, (0, 0), 0.0, 0
    for at, gain in enumerate(gains.tolist()):
        if total <= 0:
            total, start = 0.0, at
        total += gain
        if total > best:
            best, best_run = total, (start, at + 1)
    return best_run


def _describe_lines(lines: Lines) -> dict[str, Numbers]:
    columns: dict[str, Numbers] = {
        "words": np.log1p(lines.words),
        "letters": lines.letters,
        "upper": lines.upper,
        "digits": lines.digits,
        "marks": lines.marks,
        "links": lines.links,
        "stops": np.minimum(lines.stops, 20),
        "capitals": lines.capitals,
        "function": lines.function,
        "function_rate": np.minimum(lines.function_rate, 2),
        "furniture": lines.furniture,
        "final": lines.final,
        "ellipsis": lines.ellipsis,
        "colon": lines.colon,
        "question": lines.question,
        "opens_lower": lines.opens_lower,
        "opens_quote": lines.opens_quote,
        "copies": np.minimum(lines.copies, 4),
        "prefix_copies": np.minimum(lines.prefix_copies, 4),
        "gap": lines.gap,
        "gap_below": shift(lines.gap, -1),
    }
    names = [kind.name if kind else "" for kind in lines.kinds]
    for group, kinds in KIND_GROUPS.items():
        columns[f"is_{group}"] = np.array([name in kinds for name in names], dtype=np.float32)
    return columns


def _describe_context(lines: Lines, core: Core) -> dict[str, Numbers]:
    prose, words = core.prose.astype(np.float32), np.log1p(lines.words)
    prose_words = prose * lines.words
    closes = np.array([bool(kind and kind.closes) for kind in lines.kinds], dtype=np.float32)
    comments = np.array(
        [bool(kind and kind.name == "comment") for kind in lines.kinds], dtype=np.float32
    )
    columns = {"prose": prose, "run": _measure_runs(core.prose)}
    averaged = {
        "prose": (prose, (1, 2, 3, 5, 10)),
        "words": (words, (1, 2, 5)),
        "capitals": (lines.capitals, (1, 3)),
        "furniture": (lines.furniture, (1, 3)),
        "final": (lines.final, (1, 3)),
        "digits": (lines.digits, (1, 3)),
        "gap": (lines.gap, (1, 3)),
        "closes": (closes, (5,)),
        "comments": (comments, (3,)),
    }
    columns |= _average_all(averaged)
    for step in (-2, -1, 1, 2):
        columns[f"words_at_{step}"] = shift(words, -step)
        columns[f"prose_at_{step}"] = shift(prose, -step)
        columns[f"final_at_{step}"] = shift(lines.final, -step)
        columns[f"capitals_at_{step}"] = shift(lines.capitals, -step)
        columns[f"closes_at_{step}"] = shift(closes, -step)
    total = max(float(prose_words.sum()), 1.0)
    above = (np.cumsum(prose_words) - prose_words) / total
    columns |= {
        "prose_above": above,
        "prose_below": 1 - above - prose_words / total,
        "closed_above": np.minimum(_count_above(closes, core.start), 10),
        "closes_below": np.minimum(_count_below(closes, core.end), 10),
        "comments_above": np.minimum(np.cumsum(comments) - comments, 20),
        "since_close": _measure_since(closes),
        "until_prose": _measure_since(prose[::-1])[::-1],
        "since_prose": _measure_since(prose),
        "gap_change": lines.gap - shift(lines.gap, 1),
    }
    return columns


def _describe_page(lines: Lines, core: Core) -> dict[str, Numbers]:
    count = len(lines.words)
    at = np.arange(count, dtype=np.float32)
    inside = (at >= core.start) & (at < core.end)
    prose = core.prose.astype(np.float32)
    prose_words = float((prose * lines.words).sum())
    before = np.maximum(core.start - at, 0)
    after = np.maximum(at - (core.end - 1), 0)
    full = np.ones(count, dtype=np.float32)
    return {
        "position": at / max(count - 1, 1),
        "in_core": inside.astype(np.float32),
        "before_core": np.log1p(before),
        "after_core": np.log1p(after),
        "prose_to_core": _share_to_core(prose, core),
        "words_to_core": _share_to_core(lines.words / 20, core),
        "core_prose": full * (prose[core.start : core.end].mean() if core.end > core.start else 0),
        "core_words": full * np.log1p(prose_words),
        "core_share": full * prose_words / max(float(lines.words.sum()), 1.0),
        "lines": full * np.log1p(count),
        "shared": _share_vocabulary(lines, core),
        "near_shared": _share_nearby(lines),
        **_describe_title(lines),
        "page_gap": full * lines.gap.mean(),
        "core_gap": full
        * (lines.gap[core.start : core.end].mean() if core.end > core.start else 0),
        "core_length": full
        * (np.log1p(lines.words[core.start : core.end]).mean() if core.end > core.start else 0),
        "function_page": full
        * (float(np.median(lines.function[core.prose])) if core.prose.any() else 0),
    }


def _describe_title(lines: Lines) -> dict[str, Numbers]:
    """How far the page's first line, mostly its `<title>`, is spoken of near each line.

    `title_near`: the share of its words found in the line and six lines below; `since_title`:
    how many lines ago it was printed again; `is_title`: the line prints it.
    """
    count = len(lines.words)
    title = lines.content[0] if count and 3 <= lines.words[0] <= 30 else frozenset()
    size = max(len(title), 1)
    shared = np.array([len(title & words) for words in lines.content], dtype=np.float32)
    longer = np.array([max(size, len(words)) for words in lines.content], dtype=np.float32)
    same = (shared >= 2) & (shared >= 0.6 * longer) & (lines.words <= 30)
    same[:1] = False
    is_title = same.astype(np.float32)
    sums = np.concatenate([[0.0], np.cumsum(shared, dtype=np.float64)])
    ahead = np.minimum(np.arange(count) + 7, count)
    return {
        "title_share": shared / size,
        "title_near": ((sums[ahead] - sums[:-1]) / size).astype(np.float32),
        "since_title": _measure_since(is_title),
        "is_title": is_title,
    }


def _average_all(
    averaged: Mapping[str, tuple[Numbers, Sequence[int]]],
) -> dict[str, Numbers]:
    """`average_around` of many columns, the columns of one reach at once."""
    columns: dict[str, Numbers] = {}
    for reach in sorted({reach for _, reaches in averaged.values() for reach in reaches}):
        names = [name for name, (_, reaches) in averaged.items() if reach in reaches]
        means = average_around(np.stack([averaged[name][0] for name in names], axis=1), reach)
        columns |= {f"{name}_{reach}": means[:, at] for at, name in enumerate(names)}
    return columns


def shift(values: Numbers, steps: int) -> Numbers:
    """The values moved down by `steps` lines (up if negative), 0 where none is."""
    moved = np.zeros_like(values)
    if steps >= 0:
        moved[steps:] = values[: len(values) - steps]
    else:
        moved[:steps] = values[-steps:]
    return moved


def average_around(values: Numbers, reach: int) -> Numbers:
    """The mean over each line and `reach` lines on both sides, lines off the page as 0.

    `values` has a number a line, or a row a line.
    """
    none = np.zeros((1, *values.shape[1:]))
    sums = np.concatenate([none, np.cumsum(values, axis=0, dtype=np.float64)])
    at = np.arange(len(values))
    high = np.minimum(at + reach + 1, len(values))
    low = np.maximum(at - reach, 0)
    means: Numbers = ((sums[high] - sums[low]) / (2 * reach + 1)).astype(np.float32)
    return means


def _measure_runs(flags: Flags) -> Numbers:
    """For each line the length of the run of equal lines that it stands in, in logarithms."""
    if not len(flags):
        return np.zeros(0, dtype=np.float32)
    edges = np.flatnonzero(np.diff(flags)) + 1
    lengths = np.diff(np.concatenate([[0], edges, [len(flags)]]))
    runs = np.repeat(np.log1p(lengths), lengths)
    return np.where(flags, runs, -runs).astype(np.float32)


def _measure_since(flags: Numbers) -> Numbers:
    """How many lines ago the last flagged line stood, in logarithms, 99 where none did."""
    at = np.arange(len(flags))
    last = np.maximum.accumulate(np.where(flags > 0, at, -100))
    since: Numbers = np.log1p(np.minimum(at - last, 99)).astype(np.float32)
    return since


def _count_above(flags: Numbers, start: int) -> Numbers:
    """Flagged lines between the core's start and each line below it."""
    counted = flags.copy()
    counted[:start] = 0
    return np.cumsum(counted) - counted


def _count_below(flags: Numbers, end: int) -> Numbers:
    counted = flags.copy()
    counted[end:] = 0
    total: Numbers = counted.sum() - np.cumsum(counted)
    return total


def _share_to_core(values: Numbers, core: Core) -> Numbers:
    """The mean of the values between each line and the core, both outer ends included."""
    sums = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
    at = np.arange(len(values))
    low = np.where(at < core.start, at, np.minimum(core.end, at))
    high = np.where(at < core.start, core.start, at + 1)
    inside = (at >= core.start) & (at < core.end)
    means = (sums[high] - sums[low]) / np.maximum(high - low, 1)
    return np.where(inside, 1.0, means).astype(np.float32)


def _share_vocabulary(lines: Lines, core: Core) -> Numbers:
    """The share of each line's longer words that other lines of the core use too."""
    once: set[str] = set()
    often: set[str] = set()
    for words in lines.content[core.start : core.end]:
        often |= once & words
        once |= words
    shares = [
        len(words & (often if core.start <= at < core.end else once)) / (len(words) or 1)
        for at, words in enumerate(lines.content)
    ]
    return np.array(shares, dtype=np.float32)


def _share_nearby(lines: Lines) -> Numbers:
    """The share of each line's longer words that the two lines above and below use too."""
    edge: tuple[frozenset[str], ...] = (frozenset(), frozenset())
    content = (*edge, *lines.content, *edge)
    shares = []
    for at, words in enumerate(lines.content):
        if not words:
            shares.append(0.0)
            continue
        own = words - content[at] - content[at + 1] - content[at + 3] - content[at + 4]
        shares.append((len(words) - len(own)) / len(words))
    return np.array(shares, dtype=np.float32)
