"""Copies made on purpose from real reports: found or not, passages located, controls merged.

Seven kinds are made at run time from the articles in `stories`: the whole text, a trimmed one,
one with its paragraphs in another order, a reworded one, one whose credit was cut off, one made
of two reports of different outlets, and one that wraps a few paragraphs in a report of its own.
Controls are pairs that a reader took for independent, the originals and the copies made of them.
"""

import argparse
import json
import re
import time
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from statistics import fmean

from bench.affairs import Sample, read_collections
from consilience.linking.reuse import Reuse, find_reuse
from consilience.linking.sentences import find_sentences
from consilience.records.article import Article
from consilience.records.ids import ArticleId

EACH = 36  # copies of every kind
SHORTEST = 180  # words of an article that is copied
Extent = tuple[int, int]
SWAPS: Mapping[str, str] = tomllib.loads(
    (Path(__file__).parent / "derivations.toml").read_text("utf-8")
)["swaps"]
SWAPPED = re.compile(
    r"(?<![\w’'-])("
    + "|".join(sorted(map(re.escape, SWAPS), key=len, reverse=True))
    + r")(?![\w’'-])"
)
ASIDE = re.compile(r", [^,.“”\"]{8,60},(?= [a-z])")
CREDIT = re.compile(
    r"^(?:[A-Z][\w.,’' ]{2,40})?\s?\([^()]{2,30}\)\s?[-–—]?\s?|^[A-Z][A-Z ,.]{3,40}\s?[-–—]\s"
)
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph of a copy: its text, and where it stands in which original."""

    text: str
    source: Article | None = None
    extent: Extent = (0, 0)


@dataclass(frozen=True, slots=True)
class Copy:
    """A made article and the places that it has from originals: own extent, original, extent."""

    kind: str
    article: Article
    truth: tuple[tuple[Extent, ArticleId, Extent], ...]

    @property
    def sources(self) -> frozenset[ArticleId]:
        """The originals."""
        return frozenset(source for _, source, _ in self.truth)


def make_copies(samples: Sequence[Sample], each: int = EACH) -> list[Copy]:
    """`each` copies of every kind, of articles drawn by a hash of their names."""
    long = [one for one in samples if len(one.article.text.split()) >= SHORTEST]
    drawn = sorted(long, key=lambda one: _draw(one.article.id))
    copies = []
    for number, (kind, make) in enumerate(KINDS.items()):
        start = number * each % max(1, len(drawn))
        for sample in (drawn[start:] + drawn[:start])[:each]:
            other = _find_other(sample, drawn)
            pieces = make(sample.article, other.article if other else sample.article)
            copies.append(_assemble(kind, sample, pieces))
    return copies


def _draw(name: str) -> str:
    return blake2b(name.encode(), digest_size=8).hexdigest()


def _find_other(sample: Sample, drawn: Sequence[Sample]) -> Sample | None:
    """Another outlet's report on the same affair."""
    return next(
        (
            one
            for one in drawn
            if one.affair == sample.affair and one.article.outlet != sample.article.outlet
        ),
        None,
    )


def _paragraphs(article: Article) -> list[Piece]:
    pieces, start = [], 0
    for line in article.text.split("\n"):
        if line.strip():
            pieces.append(Piece(line, article, (start, start + len(line))))
        start += len(line) + 1
    if len(pieces) < 4:
        return [
            Piece(article.text[first:last], article, (first, last))
            for first, last in find_sentences(article.text)
        ]
    return pieces


def _copy_whole(article: Article, other: Article) -> list[Piece]:
    return _paragraphs(article)


def _trim(article: Article, other: Article) -> list[Piece]:
    pieces = _paragraphs(article)
    return [one for at, one in enumerate(pieces[: max(3, len(pieces) * 2 // 3)]) if at % 4 != 3]


def _reorder(article: Article, other: Article) -> list[Piece]:
    return sorted(_paragraphs(article), key=lambda one: _draw(one.text))


def _reword(article: Article, other: Article) -> list[Piece]:
    return [
        Piece(
            _reword_sentence(piece.text[first:last], number),
            article,
            (piece.extent[0] + first, piece.extent[0] + last),
        )
        for piece in _paragraphs(article)
        for number, (first, last) in enumerate(find_sentences(piece.text))
    ]


def _reword_sentence(sentence: str, number: int) -> str:
    """Every listed word swapped; in each third sentence an aside dropped; quotations kept."""
    parts = re.split(r"(“[^”]*”|\"[^\"]*\")", sentence)
    swapped = "".join(
        part if at % 2 else SWAPPED.sub(lambda match: SWAPS[match[0]], part)
        for at, part in enumerate(parts)
    )
    return ASIDE.sub("", swapped, count=1) if number % 3 == 1 else swapped


def _cut_credit(article: Article, other: Article) -> list[Piece]:
    first, *rest = _paragraphs(article)
    cut = CREDIT.match(first.text)
    begin = cut.end() if cut else 0
    assert first.source is not None
    lead = Piece(first.text[begin:], article, (first.extent[0] + begin, first.extent[1]))
    return [lead, *rest[:-1]] if len(rest) > 3 else [lead, *rest]


def _mix(article: Article, other: Article) -> list[Piece]:
    mine, theirs = _paragraphs(article), _paragraphs(other)
    return [*mine[: max(3, len(mine) // 2)], *theirs[len(theirs) // 2 :]]


def _wrap(article: Article, other: Article) -> list[Piece]:
    """Three or four paragraphs of an original inside a report with words of its own."""
    pieces = _paragraphs(article)
    start = len(pieces) // 3
    kept, words = [], 0
    for piece in pieces[start:]:
        kept.append(piece)
        words += len(piece.text.split())
        if len(kept) >= 3 and words >= 90:
            break
    return [Piece(OWN[0]), Piece(OWN[1]), *kept, Piece(OWN[2])]


OWN = (
    "Readers of this page have followed the matter from the start, and letters keep coming.",
    "What follows is what could be learned by the time we went to the printer on a wet evening.",
    "The next sitting is in a fortnight; until then the square belongs to the pigeons again.",
)
KINDS: Mapping[str, Callable[[Article, Article], list[Piece]]] = {
    "whole": _copy_whole,
    "trimmed": _trim,
    "reordered": _reorder,
    "reworded": _reword,
    "credit cut": _cut_credit,
    "two sources": _mix,
    "wrapped": _wrap,
}


def _assemble(kind: str, sample: Sample, pieces: Iterable[Piece]) -> Copy:
    lines, truth, start = [], [], 0
    for piece in pieces:
        if piece.source is not None:
            truth.append(((start, start + len(piece.text)), piece.source.id, piece.extent))
        lines.append(piece.text)
        start += len(piece.text) + 1
    article = replace(
        sample.article,
        id=ArticleId(f"{kind} of {sample.article.id}"),
        text="\n".join(lines),
        outlet=f"The {kind} gazette",
    )
    return Copy(kind, article, tuple(truth))


def score_copy(copy: Copy, reuses: Mapping[frozenset[ArticleId], Reuse]) -> Iterator[float | None]:
    """For each original the IoU of true and found words, both texts together; None if not found."""
    for source in sorted(copy.sources):
        reuse = reuses.get(frozenset((copy.article.id, source)))
        if reuse is None or not reuse.is_derived:
            yield None
            continue
        true = {(0, at) for own, name, _ in copy.truth if name == source for at in range(*own)}
        true |= {(1, at) for _, name, its in copy.truth if name == source for at in range(*its)}
        found: set[tuple[int, int]] = set()
        for passage in reuse.passages:
            for span in (passage.span, passage.source):
                assert span is not None
                side = int(span.article == source)
                found.update((side, at) for at in range(span.start, span.end))
        yield len(true & found) / len(true | found)


def read_independent(data: Path) -> frozenset[frozenset[str]]:
    """Pairs of articles that a reader took for independent, by their names."""
    path = data / "labelled" / "origins" / "pairs.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return frozenset(
        frozenset((row["a"], row["b"])) for row in rows if row["relation"] == "independent"
    )


@dataclass(slots=True)
class Tally:
    """What became of the copies of one kind and of their controls."""

    wanted: int = 0
    found: int = 0
    overlaps: list[float] = None  # type: ignore[assignment] # set in __post_init__
    controls: int = 0
    merged: int = 0

    def __post_init__(self) -> None:
        self.overlaps = []

    @property
    def f1(self) -> float:
        """Of derived or not, originals of copies against controls."""
        return 2 * self.found / max(1, self.wanted + self.found + self.merged)


def measure(
    samples: Sequence[Sample], independent: Set[frozenset[str]], each: int = EACH
) -> dict[str, Tally]:
    """A tally for every kind, each in one collection with all the originals."""
    originals = [one.article for one in samples]
    tallies = {}
    copies = make_copies(samples, each)
    for kind in KINDS:
        made = [one for one in copies if one.kind == kind]
        found = find_reuse([*originals, *(one.article for one in made)])
        reuses = {frozenset((one.article_id, one.source_id)): one for one in found}
        tallies[kind] = _tally(made, reuses, independent)
    return tallies


def _tally(
    copies: Sequence[Copy],
    reuses: Mapping[frozenset[ArticleId], Reuse],
    independent: Set[frozenset[str]],
) -> Tally:
    tally = Tally()
    for copy in copies:
        for overlap in score_copy(copy, reuses):
            tally.wanted += 1
            if overlap is not None:
                tally.found += 1
                tally.overlaps.append(overlap)
    controls = {frozenset(map(ArticleId, pair)) for pair in independent}
    for copy in copies:
        for pair in independent:
            for source in copy.sources & pair:
                (other,) = pair - {source}
                if all(frozenset((other, one)) in independent for one in copy.sources):
                    controls.add(frozenset((copy.article.id, ArticleId(other))))
    tally.controls = len(controls)
    tally.merged = sum(pair in reuses and reuses[pair].is_derived for pair in controls)
    return tally


def read_samples(data: Path) -> list[Sample]:
    """All articles of the two sets, named as the labels name them."""
    return [
        replace(one, article=replace(one.article, id=ArticleId(f"{name.split('/')[1]}/{one.path}")))
        for name, samples in read_collections(data).items()
        if name.startswith("stories/")
        for one in samples
    ]


def main() -> None:
    """Print a line for each kind and all together, and one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/bench"))
    data = parser.parse_args().data
    begun = time.process_time()
    tallies = measure(read_samples(data), read_independent(data))
    everything = Tally()
    for kind, one in tallies.items():
        everything.wanted += one.wanted
        everything.found += one.found
        everything.overlaps += one.overlaps
        everything.controls += one.controls
        everything.merged += one.merged
        _show(kind, one)
    _show("all", everything)
    seconds = time.process_time() - begun
    figures = {"f1": everything.f1, "iou": fmean(everything.overlaps or [0])}
    figures |= {"controls": everything.controls, "merged": everything.merged, "cpu_s": seconds}
    print(json.dumps({"bench": "derivations", **figures}))


def _show(name: str, tally: Tally) -> None:
    print(
        f"{name:12} originals {tally.wanted:4}  found {tally.found:4}  F1 {tally.f1:.3f}  "
        f"IoU {fmean(tally.overlaps or [0]):.3f}  "
        f"controls {tally.controls:4}  merged {tally.merged}"
    )


if __name__ == "__main__":
    main()
