"""The part of a page that belongs to one article: its blocks, and what each of them is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from consilience.extraction.blocks import Block, find_blocks
from consilience.extraction.boundaries import find_block, judge_starts
from consilience.extraction.bylines import is_byline
from consilience.extraction.credits import is_credit_line
from consilience.extraction.lines import Lines, Numbers, measure_lines
from consilience.extraction.plain_text import BODY, OTHER, label_blocks, score_lines
from consilience.extraction.posts import Post, find_posts
from consilience.extraction.signatures import is_signature
from consilience.extraction.split import find_starts
from consilience.language.furniture import load_furniture
from consilience.records.judgement import Judgement

POST, REPETITION = "post", "repetition"
BYLINE, CREDIT, DATE = "byline", "credit", "date"
STANDFIRST = 4  # lines with which prose begins, a standfirst and a byline among them
PROSE_WORDS = 12  # blanks in a line that is prose; above and below it a text may be signed
MOST_BLOCKS = 10_000  # bounds memory; the longest page of either cleaning set has 2,100 lines


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks in page order, with a label each, and the posts among them."""

    blocks: tuple[Block, ...]
    labels: tuple[str, ...]
    posts: tuple[Post, ...] = ()

    @property
    def body(self) -> tuple[Block, ...]:
        """The blocks of prose."""
        pairs = zip(self.blocks, self.labels, strict=True)
        return tuple(block for block, label in pairs if label == BODY)

    @property
    def head(self) -> tuple[Block, ...]:
        """What stands above the first block of prose."""
        return self.blocks[: self._find_ends()[0]]

    @property
    def tail(self) -> tuple[Block, ...]:
        """What stands below the last block of prose."""
        return self.blocks[self._find_ends()[1] :]

    @property
    def signed(self) -> tuple[Block, ...]:
        """Bylines and date lines right behind the first lines of prose, which are a standfirst."""
        start, end = self._find_ends()
        near = range(start, min(end, start + STANDFIRST))
        return tuple(self.blocks[at] for at in near if self.labels[at] in (BYLINE, DATE))

    def _find_ends(self) -> tuple[int, int]:
        if BODY not in self.labels:
            return len(self.labels), len(self.labels)
        return self.labels.index(BODY), len(self.labels) - self.labels[::-1].index(BODY)


def cut_text(text: str, judgements: Sequence[Judgement] = ()) -> tuple[Part, ...]:
    """The parts of a plain-text page, one an article, paragraphs printed twice kept once.

    `judgements` are those on its boundaries that stand.
    """
    blocks = find_blocks(text)
    if not blocks:
        return ()
    if len(blocks) > MOST_BLOCKS:
        return _drop_repeated([_mark_posts(blocks, tuple(_label_long(blocks)))])
    lines = measure_lines(blocks)
    scores = score_lines(lines)
    starts = judge_starts(blocks, find_starts(blocks, lines, scores), judgements)
    if len(starts) == 1:
        return _drop_repeated([_mark_posts(blocks, _label(blocks, lines, scores))])
    ends = (*starts[1:], len(blocks))
    pieces = [blocks[start:end] for start, end in zip(starts, ends, strict=True)]
    return _drop_repeated([_mark_posts(piece, _label(piece)) for piece in pieces])


def _label(
    blocks: Sequence[Block], lines: Lines | None = None, scores: Numbers | None = None
) -> tuple[str, ...]:
    """The blocks' labels, those of the lines taken off that sign the text at its two ends."""
    labels = label_blocks(blocks, lines, scores)
    prose = [
        at
        for at, label in enumerate(labels)
        if label == BODY and blocks[at].text.count(" ") >= PROSE_WORDS
    ]
    while prose and is_byline(blocks[prose[0]]):
        prose.pop(0)
    if not prose:
        return labels
    opening, tail = blocks[prose[0]].text, blocks[prose[-1] + 1 :]
    return tuple(
        label
        if label != BODY or prose[0] <= at <= prose[-1]
        else _name_signature(blocks[at], opening, tail if at < prose[0] else ()) or BODY
        for at, label in enumerate(labels)
    )


def _name_signature(block: Block, opening: str, tail: Sequence[Block]) -> str | None:
    """What a line at an end of the text is that only signs it, None for other lines."""
    if is_byline(block, opening) or is_signature(block, tail):
        return BYLINE
    return CREDIT if is_credit_line(block, opening) else None


def _label_long(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Labels of a page too long to be looked at whole, stretch by stretch; it is not split."""
    for start in range(0, len(blocks), MOST_BLOCKS):
        yield from label_blocks(blocks[start : start + MOST_BLOCKS])


def cut_markup(
    text: str,
    body: Sequence[tuple[int, int]],
    judgements: Sequence[Judgement] = (),
    *,
    starts: Sequence[int] = (),
) -> tuple[Part, ...]:
    """The parts of a page whose body is known as stretches of its text.

    It is one part, or several where further reports begin at `starts` (places in the text), or
    where `judgements`, those on its boundaries that stand, say so.
    """
    blocks: list[Block] = []
    labels: list[str] = []
    free = 0
    for start, end in sorted(body):
        start = max(start, free)
        if not text[start:end].strip():
            continue
        _add_other(text, free, start, blocks, labels)
        blocks.append(Block(start, end, text[start:end]))
        labels.append(BODY)
        free = end
    _add_other(text, free, len(text), blocks, labels)
    if not blocks:
        return ()
    firsts = {find_block(blocks, place) for place in starts}
    cuts = judge_starts(blocks, sorted({0, *firsts}), judgements)
    return _drop_repeated(
        [
            _mark_posts(tuple(blocks[start:end]), labels[start:end])
            for start, end in pairwise((*cuts, len(blocks)))
        ]
    )


def _add_other(text: str, start: int, end: int, blocks: list[Block], labels: list[str]) -> None:
    """The lines between two stretches of the body, each with the kind that its words tell."""
    lexicon = load_furniture()
    for block in find_blocks(text[start:end]):
        kind = lexicon.find_kind(block.text, len(block.text[:4000].split()))
        blocks.append(Block(start + block.start, start + block.end, block.text))
        labels.append(kind.name if kind else OTHER)


def _mark_posts(blocks: tuple[Block, ...], labels: Sequence[str]) -> Part:
    named = list(labels)
    posts = find_posts(blocks)
    for post in posts:
        named[post.start : post.end] = [POST] * (post.end - post.start)
    return Part(blocks, tuple(named), posts)


def _drop_repeated(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts without paragraphs that the page has printed as prose before."""
    seen: set[str] = set()
    return tuple(replace(part, labels=tuple(_label_repeated(part, seen))) for part in parts)


def _label_repeated(part: Part, seen: set[str]) -> Iterator[str]:
    for block, label in zip(part.blocks, part.labels, strict=True):
        if label != BODY:
            yield label
            continue
        wording = " ".join(block.text.split())
        yield REPETITION if wording in seen else BODY
        seen.add(wording)
