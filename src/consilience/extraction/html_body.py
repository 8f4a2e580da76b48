"""Which lines of an HTML page are the report: two models, the second one seeing the first's view.

The first judges each line by its words and its place in the markup; the second sees how the
first judged the lines around it, the lines of the same element and those of elements alike.
"""

import re
from collections.abc import Hashable, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from consilience.extraction.features import average_around, order_columns, shift
from consilience.extraction.html_features import PlaceTable, make_html_features, tabulate_places
from consilience.extraction.lines import CLOSERS, FINAL, PROSE_WORDS, Numbers
from consilience.extraction.markup import MarkupBlock
from consilience.extraction.trees import Matrix, load_trees, score_probabilities
from consilience.language.furniture import is_call, load_furniture
from consilience.language.lexicon import load_words

BODY_SCORE = 0.45  # a line with a higher probability is body; see docs/explain/html.md

# Cross-validated: furniture that must score so high raises the F1 on AEB by .0025 and leaks a
# seventh less on WCXB; dates and copyright lines of these kinds are mostly body where they pass.
FURNITURE_SCORE = 0.95
STRAY_WORDS = 12  # a shorter line with
STRAY_GAP = 3  # as many dropped lines between it and the nearest prose is furniture; costs nothing
# In folds a sentence that the prose right above it keeps was body wherever that came up.
LEAST_SCORE, SENTENCE_WORDS = 0.2, 3
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LIST, ITEM = "ul", "li"
ADVERT_WORDS = 25  # blanks in the longest line that an element's mark alone drops
HINT_WORD = re.compile(r"[a-z]+")
KEPT_KINDS = ("date", "copyright", "byline")


def find_body_lines(blocks: Sequence[MarkupBlock], title: str, json_body: str) -> NDArray[np.bool_]:
    """For each line of a page whether it belongs to the report.

    `title` and `json_body` are what the metadata says, empty where they say nothing.
    """
    if not blocks:
        return np.zeros(0, dtype=np.bool_)
    table = tabulate_places(blocks)
    names, rows = make_html_features(blocks, table, title, json_body)
    first = _score("html", names, rows)
    context_names, context = make_context(blocks, table, first)
    both = np.concatenate([rows, context], axis=1)
    return choose_lines(blocks, _score("html_context", (*names, *context_names), both))


def _score(model: str, names: Sequence[str], rows: Matrix) -> Numbers:
    trees = load_trees(model)
    return score_probabilities(trees, order_columns(names, rows, trees.names))


def choose_lines(
    blocks: Sequence[MarkupBlock], scores: Numbers, bound: float = BODY_SCORE
) -> NDArray[np.bool_]:
    """The lines that score above `bound`; known furniture needs a higher score."""
    chosen = scores > bound
    for at in np.flatnonzero(chosen & (scores < FURNITURE_SCORE)).tolist():
        text = blocks[at].text
        kind = load_furniture().find_kind(text, text.count(" ") + 1)
        if kind and kind.name not in KEPT_KINDS:
            chosen[at] = False
    attached = _attach_sentences(blocks, scores, _drop_strays(blocks, chosen))
    for at in np.flatnonzero(attached).tolist():
        attached[at] = not is_call(blocks[at].text)
    plain = _drop_advertising(blocks, attached)
    return _drop_last_items(blocks, _drop_last_headings(blocks, plain))


def _drop_advertising(
    blocks: Sequence[MarkupBlock], chosen: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """The choice without short lines of elements that are marked as advertising."""
    kept = chosen.copy()
    for at in np.flatnonzero(chosen).tolist():
        is_short = blocks[at].text.count(" ") < ADVERT_WORDS
        kept[at] = not (is_short and _is_advertising(blocks[at]))
    return kept


def _is_advertising(block: MarkupBlock) -> bool:
    marks = load_words("markup", "advertising")
    near = islice(block.place.lineage(), 2)
    return any(not marks.isdisjoint(HINT_WORD.findall(place.hint)) for place in near)


def _drop_last_headings(
    blocks: Sequence[MarkupBlock], chosen: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """The choice without headings at its end, below which nothing of the report stands.

    A number makes a heading the last of a list.
    """
    kept = chosen.copy()
    for at in reversed(np.flatnonzero(chosen).tolist()):
        text = blocks[at].text
        is_told = text.rstrip(CLOSERS)[-1:] in FINAL or text[0].isdecimal()
        if blocks[at].place.tag not in HEADINGS or is_told:
            break
        kept[at] = False
    return kept


def _drop_last_items(blocks: Sequence[MarkupBlock], chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The choice without items, behind its last prose, of a list with others that are not chosen.

    Lists belong to a report or do not; short items that are no sentences are headlines of others.
    """
    kept = chosen.copy()
    left = {
        id(blocks[at].place.parent)
        for at in np.flatnonzero(~chosen).tolist()
        if _is_item(blocks[at])
    }
    for at in reversed(np.flatnonzero(chosen).tolist()):
        text = blocks[at].text
        if text.count(" ") + 1 >= PROSE_WORDS:
            break
        is_told = text.rstrip(CLOSERS)[-1:] in FINAL
        is_apart = _is_item(blocks[at]) and id(blocks[at].place.parent) in left
        kept[at] = is_told or not is_apart
    return kept


def _is_item(block: MarkupBlock) -> bool:
    """Whether a line is an item of a list without numbers; references have numbers."""
    place = block.place
    return place.tag == ITEM and place.parent is not None and place.parent.tag == LIST


def _attach_sentences(
    blocks: Sequence[MarkupBlock], scores: Numbers, chosen: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """The choice with full sentences right behind a chosen line, in an element beside and like its.

    They are the last paragraphs of short reports ("Tickets are sold out.").
    """
    grown = chosen.copy()
    for at in np.flatnonzero(~chosen & (scores > LEAST_SCORE)).tolist():
        if at and grown[at - 1] and _goes_on(blocks[at - 1], blocks[at]):
            grown[at] = True
    return grown


def _goes_on(above: MarkupBlock, block: MarkupBlock) -> bool:
    place, other = block.place, above.place
    is_beside = place.parent is other.parent and (place.tag, place.hint) == (other.tag, other.hint)
    words = block.text.count(" ") + 1
    told = words >= SENTENCE_WORDS and block.text.rstrip(CLOSERS)[-1:] in FINAL
    is_plain = is_beside and told and not block.links
    return is_plain and load_furniture().find_kind(block.text, words) is None


def _drop_strays(blocks: Sequence[MarkupBlock], chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The choice without short lines that dropped lines part from all prose chosen."""
    words = np.array([block.text.count(" ") + 1 for block in blocks])
    prose = np.flatnonzero(chosen & (words >= PROSE_WORDS))
    if not len(prose):
        return chosen
    dropped = np.cumsum(~chosen)
    after = np.minimum(np.searchsorted(prose, np.arange(len(blocks))), len(prose) - 1)
    before = np.maximum(after - 1, 0)
    apart = [np.abs(dropped[prose[side]] - dropped) >= STRAY_GAP for side in (before, after)]
    strays = (words < STRAY_WORDS) & apart[0] & apart[1]
    kept: NDArray[np.bool_] = chosen & ~strays
    return kept


def make_context(
    blocks: Sequence[MarkupBlock], table: PlaceTable, scores: Numbers
) -> tuple[tuple[str, ...], Matrix]:
    """Names and columns of what the first model's scores (0 to 1) say around each line."""
    words = np.array([block.text.count(" ") + 1 for block in blocks], dtype=np.float32)
    weighted = scores * words
    total = max(float(weighted.sum()), 1e-9)
    columns: dict[str, Numbers] = {
        "score": scores,
        "score_above": (np.cumsum(weighted) - weighted) / total,
        "score_total": np.full(len(scores), np.log1p(total), dtype=np.float32),
    }
    for step in (-2, -1, 1, 2):
        columns[f"score_at_{step}"] = shift(scores, -step)
    for reach in (2, 5, 10):
        columns[f"score_{reach}"] = average_around(scores, reach)
    for reach in (2, 5):
        around = np.maximum(average_around(words, reach), np.float32(1e-9))
        columns[f"score_words_{reach}"] = np.divide(average_around(weighted, reach), around)
    for name, group in _group_lines(table).items():
        count, share = np.bincount(group), np.bincount(group, words)
        means = {
            f"score_words_{name}": np.bincount(group, weighted) / np.maximum(share, 1),
            f"score_mean_{name}": np.bincount(group, scores) / np.maximum(count, 1),
            f"count_{name}": np.log1p(count),
        }
        columns |= {column: mean.astype(np.float32)[group] for column, mean in means.items()}
    return tuple(columns), np.stack(list(columns.values()), axis=1).astype(np.float32)


def _group_lines(table: PlaceTable) -> dict[str, NDArray[np.int64]]:
    """Numbers of the groups that lines belong to: one element, its parents, elements alike."""
    at, parents = table.at, table.parents
    kinds = [(place.tag, place.hint) for place in table.places]
    with_parent = [(kind, kinds[parent]) for kind, parent in zip(kinds, parents, strict=True)]
    return {
        "place": at,
        "parent": parents[at],
        "grandparent": parents[parents[at]],
        "kind": _number([kinds[place] for place in at]),
        "kinds": _number([with_parent[place] for place in at]),
    }


def _number(keys: Sequence[Hashable]) -> NDArray[np.int64]:
    numbers: dict[Hashable, int] = {}
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.int64)
