"""Numbers about each line of an HTML page, from its words and from the markup around it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from consilience.extraction.features import average_around, shift
from consilience.extraction.lines import PROSE_WORDS, Numbers
from consilience.extraction.markup import MarkupBlock, Place
from consilience.extraction.trees import Matrix
from consilience.language.furniture import (
    LONGEST_WHOLE,
    load_function_words,
    load_furniture,
    plain_words,
)
from consilience.language.markup import find_hints, load_hint_names

Indices = NDArray[np.int64]

TAGS = (
    "p",
    "li",
    "td",
    "div",
    "figcaption",
    "blockquote",
    "pre",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "section",
    "dd",
)
AROUND = (
    "article",
    "main",
    "aside",
    "footer",
    "header",
    "nav",
    "form",
    "figure",
    "table",
    "ul",
    "ol",
    "blockquote",
    "section",
    "button",
    "dl",
)
WORD = re.compile(r"\w+")
TEXT_FEATURES = (
    "words", "word_chars", "upper", "digits", "capitals", "small", "commas", "stops", "signs",
    "final", "ellipsis", "colon", "opens_lower", "opens_quote",
)  # fmt: skip
FURNITURE = ("comment", "related", "author", "prompt", "share", "tags", "copyright", "navigation")
APART_TAGS = ("aside", "footer", "nav")
APART_HINTS = ("comment",)
APART_LEAVES = 60  # words of prose; where fewer are left, the whole page is marked like that
READ_CHARS = 2000  # of one line; its numbers hardly change after that
SHARE_CHARS = 120  # of one line, for shares of capitals and digits
SHARE_WORDS = 40  # of one line, for shares of words
FINAL = ".!?…。！？؟।"
CLOSERS = "\"'”’»“)]} "
OPENERS = "\"'“‘«„"
LINK_SIGNS = "|/>»›•·→#@_=+~"
LEVELS = 4  # ancestors whose share of the page's prose is told


@dataclass(frozen=True, slots=True)
class PlaceTable:
    """The places of a page, parents before children; `at` is the place of each block.

    `parents[i]` is the index of i's parent, the root's its own. `own` are the hints of a place's
    attributes, `near` those of it and its parent, `all` those of its whole line of ancestors;
    `tags` likewise holds one bit a tag of `AROUND`.
    """

    places: tuple[Place, ...]
    at: Indices
    parents: Indices
    depth: Indices
    own: Indices
    near: Indices
    all: Indices
    tags: Indices


def make_html_features(
    blocks: Sequence[MarkupBlock], table: PlaceTable, title: str, json_body: str
) -> tuple[tuple[str, ...], Matrix]:
    """The features' names, and one row a block.

    `title` is the page's headline as metadata gives it, `json_body` the article's text in its
    JSON-LD; either may be empty.
    """
    columns = _describe_words(blocks)
    links = _share_links(blocks)
    prose = columns["is_prose"] * (links < 0.5)
    columns["apart"] = _find_apart(table)
    main_prose = prose * (1 - columns["apart"])
    if (main_prose * columns["words"]).sum() >= APART_LEAVES:
        prose = main_prose
    columns |= _describe_surroundings(columns, prose, links)
    columns |= _describe_furniture(blocks, columns["words"])
    columns |= _describe_elements(blocks, table)
    columns |= _describe_containers(table, prose * columns["words"], columns["words"], links)
    columns |= _describe_votes(blocks, title, json_body)
    columns["words"] = np.log1p(columns["words"])
    rows = np.stack(list(columns.values()), axis=1).astype(np.float32)
    return tuple(columns), rows


def tabulate_places(blocks: Sequence[MarkupBlock]) -> PlaceTable:
    """The places of the blocks and all their ancestors."""
    seen: dict[Place, None] = {}
    for block in blocks:
        for place in block.place.lineage():
            if place in seen:
                break
            seen[place] = None
    places = sorted(seen, key=lambda place: place.depth)
    index = {place: number for number, place in enumerate(places)}
    parents = [index[place.parent] if place.parent else 0 for place in places]
    bits = {tag: 1 << number for number, tag in enumerate(AROUND)}
    own = [find_hints(place.hint) if place.hint else 0 for place in places]
    whole, tags = own.copy(), [bits.get(place.tag, 0) for place in places]
    for number, parent in enumerate(parents):
        if number:
            whole[number] |= whole[parent]
            tags[number] |= tags[parent]
    arrays = [np.array(one, dtype=np.int64) for one in (parents, own, whole, tags)]
    return PlaceTable(
        places=tuple(places),
        at=np.array([index[block.place] for block in blocks], dtype=np.int64),
        parents=arrays[0],
        depth=np.array([place.depth for place in places], dtype=np.int64),
        own=arrays[1],
        near=arrays[1] | arrays[1][arrays[0]],
        all=arrays[2],
        tags=arrays[3],
    )


def _find_apart(table: PlaceTable) -> Numbers:
    """1 for blocks in comments, asides, footers and navigation, which no report stands in."""
    tags = sum(1 << AROUND.index(tag) for tag in APART_TAGS)
    hints = sum(1 << load_hint_names().index(hint) for hint in APART_HINTS)
    apart = (table.tags & tags | table.all & hints) != 0
    marked: Numbers = apart.astype(np.float32)
    return marked[table.at]


def _describe_words(blocks: Sequence[MarkupBlock]) -> dict[str, Numbers]:
    small = load_function_words()
    seen = Counter(block.text for block in blocks)
    measured = {text: _measure_text(text[:READ_CHARS], small) for text in seen}
    rows = [measured[block.text] for block in blocks]
    columns = dict(zip(TEXT_FEATURES, np.array(rows, dtype=np.float32).T, strict=True))
    columns["copies"] = np.array([min(seen[b.text], 5) for b in blocks], dtype=np.float32)
    wordy = columns["words"] >= PROSE_WORDS
    usual = float(np.median(columns["small"][wordy])) if wordy.any() else 0.0
    # Where a page's language has no list of small words, their absence says nothing.
    spoken = columns["small"] >= min(0.6 * max(usual, 0.25), usual)
    columns["is_prose"] = (wordy & (columns["final"] > 0) & spoken).astype(np.float32)
    return columns


def _measure_text(text: str, small: frozenset[str]) -> tuple[float, ...]:
    """The numbers of `TEXT_FEATURES` for one line; shares are those of its beginning."""
    words = text.split()
    count = float(len(words))
    # Scripts that print no blanks: two characters for a word.
    if not text.isascii() and max(text) > "\u2e80":
        count += sum(char > "\u2e80" for char in text) / 2
    start, first = text[:SHARE_CHARS], words[:SHARE_WORDS]
    end = text.rstrip(CLOSERS)[-1:]
    return (
        count,
        len(text) / (count or 1),
        sum(map(str.isupper, start)) / len(start),
        sum(map(str.isdigit, start)) / len(start),
        sum([word[0].isupper() for word in first]) / len(first),
        sum([word in small for word in " ".join(first).lower().split()]) / len(first),
        text.count(",") / (count or 1),
        min(text.count(". ") + text.count("? ") + text.count("! "), 20),
        min(sum(map(start.count, LINK_SIGNS)), 10),
        end != "" and end in FINAL,
        text.endswith(("...", "…")),
        end == ":",
        text[0].islower(),
        text[0] in OPENERS,
    )


def _describe_surroundings(
    columns: dict[str, Numbers], prose: Numbers, links: Numbers
) -> dict[str, Numbers]:
    words = np.log1p(columns["words"])
    weight = prose * columns["words"]
    total = max(float(weight.sum()), 1.0)
    above = (np.cumsum(weight) - weight) / total
    found = {"prose": prose, "prose_above": above, "prose_below": 1 - above - weight / total}
    for reach in (1, 2, 5, 10):
        found[f"prose_{reach}"] = average_around(prose, reach)
    for name, values in (("words", words), ("links", links), ("final", columns["final"])):
        for reach in (1, 3):
            found[f"{name}_{reach}"] = average_around(values, reach)
        for step in (-2, -1, 1, 2):
            found[f"{name}_at_{step}"] = shift(values, -step)
    at = np.arange(len(prose))
    last = np.maximum.accumulate(np.where(prose > 0, at, -1))
    following = np.minimum.accumulate(np.where(prose > 0, at, 10**6)[::-1])[::-1]
    found["since_prose"] = np.minimum(at - last, 60)
    found["until_prose"] = np.minimum(following - at, 60)
    found["position"] = at / max(len(at), 1)
    return {name: values.astype(np.float32) for name, values in found.items()}


def _describe_furniture(blocks: Sequence[MarkupBlock], words: Numbers) -> dict[str, Numbers]:
    """Short lines that the furniture lexicon knows, and how many of them stand above and below."""
    whole = load_furniture().whole
    kinds = [
        whole.get(plain_words(block.text.lower())) if count <= LONGEST_WHOLE else None
        for block, count in zip(blocks, words.tolist(), strict=True)
    ]
    names = [kind.name if kind else "" for kind in kinds]
    columns: dict[str, Numbers] = {}
    for name in FURNITURE:
        known = np.array([one == name for one in names], dtype=np.float32)
        columns[f"is_{name}"] = known
        columns[f"{name}_above"] = np.minimum(np.cumsum(known), 5)
    closes = np.array([bool(kind and kind.closes) for kind in kinds], dtype=np.float32)
    columns["closed_above"] = np.minimum(np.cumsum(closes), 8)
    columns["closes_below"] = np.minimum(np.cumsum(closes[::-1])[::-1], 8)
    any_known = np.array([bool(name) for name in names], dtype=np.float32)
    columns["furniture_3"] = average_around(any_known, 3)
    return columns


def _share_links(blocks: Sequence[MarkupBlock]) -> Numbers:
    links = np.array([block.link_chars for block in blocks], dtype=np.float32)
    chars = np.array([len(block.text) for block in blocks], dtype=np.float32)
    return np.minimum(links / np.maximum(chars, 1), 1)


def _describe_elements(blocks: Sequence[MarkupBlock], table: PlaceTable) -> dict[str, Numbers]:
    at = table.at
    tags = [place.tag for place in table.places]
    columns: dict[str, Numbers] = {
        "link_share": _share_links(blocks),
        "bold_share": np.array([min(b.bold_chars / max(len(b.text), 1), 1) for b in blocks]),
        "link_count": np.array([min(block.links, 20) for block in blocks], dtype=np.float32),
        "images": np.array([min(block.images, 3) for block in blocks], dtype=np.float32),
        "depth": table.depth[at].astype(np.float32),
    }
    for tag in TAGS:
        columns[f"tag_{tag}"] = np.array([one == tag for one in tags], dtype=np.float32)[at]
    for number, tag in enumerate(AROUND):
        columns[f"in_{tag}"] = ((table.tags >> number) & 1).astype(np.float32)[at]
    for number, name in enumerate(load_hint_names()):
        for reach, bits in (("own", table.own), ("near", table.near), ("all", table.all)):
            columns[f"{reach}_{name}"] = ((bits >> number) & 1).astype(np.float32)[at]
    return columns


def _describe_containers(
    table: PlaceTable, prose_words: Numbers, words: Numbers, link_share: Numbers
) -> dict[str, Numbers]:
    at = table.at
    total = max(float(prose_words.sum()), 1.0)
    links = link_share * words
    counts = np.stack([prose_words, words, links, np.ones_like(words), (prose_words > 0)], axis=1)
    sums = _sum_subtrees(table, counts.astype(np.float32))
    columns: dict[str, Numbers] = {}
    level = at
    for step in range(LEVELS + 1):
        columns[f"prose_share_{step}"] = sums[level, 0] / total
        columns[f"prose_words_{step}"] = sums[level, 0] / np.maximum(sums[level, 1], 1)
        columns[f"links_{step}"] = sums[level, 2] / np.maximum(sums[level, 1], 1)
        columns[f"prose_blocks_{step}"] = np.log1p(sums[level, 4])
        columns[f"blocks_{step}"] = np.log1p(sums[level, 3])
        level = table.parents[level]
    columns |= _describe_top(table, prose_words)
    return columns


def _sum_subtrees(table: PlaceTable, counts: Numbers) -> Numbers:
    sums = np.zeros((len(table.parents), counts.shape[1]), dtype=np.float32)
    np.add.at(sums, table.at, counts)
    order = np.argsort(-table.depth, kind="stable")
    bounds = np.flatnonzero(np.diff(table.depth[order])) + 1
    for layer in np.split(order, bounds):  # deepest places first, one depth at a time
        if table.depth[layer[0]] > 0:
            np.add.at(sums, table.parents[layer], sums[layer])
    return sums


def _describe_top(table: PlaceTable, prose_words: Numbers) -> dict[str, Numbers]:
    """How each block lies to the place whose children hold the most prose."""
    at = table.at
    near = np.zeros(len(table.parents))
    np.add.at(near, table.parents[at], prose_words)
    np.add.at(near, at, prose_words * 0.5)
    top = int(near.argmax())
    steps = np.full(len(near), -1.0)
    place, step = top, 0.0
    while steps[place] < 0:  # the root is its own parent
        steps[place] = step
        place, step = int(table.parents[place]), step + 1
    joins = steps.tolist()
    for number, parent in enumerate(table.parents.tolist()):
        if joins[number] < 0:
            joins[number] = joins[parent]
    join = np.array(joins)
    below = table.depth - (table.depth[top] - join)
    inside = at[(join[at] == 0) & (prose_words > 0)]
    return {
        "join": join[at],
        "below_join": below[at].astype(np.float32),
        "top_prose": np.full(len(at), near[top] / max(float(prose_words.sum()), 1.0)),
        "top_blocks": np.full(len(at), np.log1p(len(inside))),
        "same_place_prose": near[at] / max(float(near[top]), 1.0),
        "parent_prose": near[table.parents[at]] / max(float(near[top]), 1.0),
    }


def _describe_votes(
    blocks: Sequence[MarkupBlock], title: str, json_body: str
) -> dict[str, Numbers]:
    folded = _fold(json_body)
    wanted = set(_fold(title).split())
    votes, titles = [], []
    for block in blocks:
        text = _fold(block.text[:400])
        votes.append(float(text in folded) if folded else np.nan)
        words = set(text.split())
        titles.append(len(words & wanted) / len(words | wanted) if words and wanted else 0.0)
    after = np.maximum.accumulate(np.array([0.0, *titles]) > 0.6)[1:]
    return {
        "json_vote": np.array(votes),
        "title_match": np.array(titles),
        "after_title": after.astype(np.float32),
        "blocks": np.full(len(blocks), np.log1p(len(blocks))),
    }


def _fold(text: str) -> str:
    return " ".join(WORD.findall(text.lower()))
