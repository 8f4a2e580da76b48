"""Quotations against PolNeAR-like attributions: `python -m bench.quotations --data DIR`.

`DIR` holds `text/NAME.txt` and `attributions/NAME_ANNOTATOR.ann` (brat stand-off); of several
annotators of one article the first by name counts. An attribution is one event line (`E`) with a
content; its source and cue may be missing. Pieces of one part, joined by ";" or given as
`Content2`, count as one set of characters.

What is counted:

- *Overlap* of two contents is the IoU of their sets of characters, quotation marks and inner
  spaces included. The one-to-one match has the greatest number of pairs at or above a threshold,
  and among those the greatest sum of IoU (`scipy.optimize.linear_sum_assignment`, per article).
- *all*: every attribution against every quotation found, nested ones too (the annotators marked
  next to none), at IoU 0.3 and 0.8.
- *direct*: the attributions and the finds whose content begins with a quotation mark
  (a straight single one only before a capital), at IoU 0.8.
- *speaker*: of the pairs matched in *all* at 0.3 whose attribution has a source, the share whose
  found speaker shares a character with it; *speaker .5* asks for an IoU of 0.5.
- *cost*: CPU seconds of finding quotations, as a share of those of parsing the same articles.

An article is parsed as the program parses it, paragraph by paragraph. `--half 1` and `--half 2`
take every other article in the order of names, so that one half can be read and the other not.
"""

import argparse
import json
import re
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment
from spacy.tokens import Doc

from bench.scores import Row, Score
from consilience.annotation.paragraphs import join_parses, split_pieces
from consilience.annotation.pipeline import load_pipeline
from consilience.annotation.quotations import FoundQuotation, find_quotations
from consilience.records.article import Article
from consilience.records.ids import ArticleId, PageId

LOOSE, STRICT, SAME_SPEAKER = 0.3, 0.8, 0.5
OPENING = re.compile(r"[\"“”„«»‹›‘]|''|``|'(?=[A-Z])")  # other "'" are mostly apostrophes
Pieces = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """What the annotators marked: pieces of content, cue and source as characters."""

    content: Pieces
    cue: Pieces = ()
    source: Pieces = ()


@dataclass(frozen=True, slots=True)
class Sample:
    """One article: its text, the attributions in it, and what was found."""

    text: str
    attributions: tuple[Attribution, ...]
    found: tuple[FoundQuotation, ...] = ()


def main() -> None:
    """Measure, print a table and one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True, help="holds text/ and attributions/")
    parser.add_argument("--half", type=int, choices=(1, 2), help="every other article only")
    parser.add_argument("--rules", action="store_true", help="precision and speakers rule by rule")
    asked = parser.parse_args()
    pairs = list(read_pairs(asked.data))
    if asked.half:
        pairs = pairs[asked.half - 1 :: 2]
    started = time.process_time()
    docs = [parse(text) for text, _ in pairs]
    parsed_s = time.process_time() - started
    found, found_s = find_all(docs)
    samples = [
        Sample(text, attributions, quotations)
        for (text, attributions), quotations in zip(pairs, found, strict=True)
    ]
    rows = measure(samples)
    rows.append(
        Row("cost", {"parsing s": parsed_s, "finding s": found_s, "share": found_s / parsed_s})
    )
    if asked.rules:
        rows += measure_rules(samples)
    for row in rows:
        print(
            f"{row.name:24}", "  ".join(f"{key} {value:.3f}" for key, value in row.figures.items())
        )
    print(json.dumps([asdict(row) for row in rows]))


def find_all(docs: Sequence[Doc]) -> tuple[list[tuple[FoundQuotation, ...]], float]:
    """The quotations of each document, and the CPU seconds spent; lexicons are read before."""
    find_quotations(docs[0])
    started = time.process_time()
    found = [find_quotations(doc) for doc in docs]
    return found, time.process_time() - started


def read_pairs(data: Path) -> Iterator[tuple[str, tuple[Attribution, ...]]]:
    """Text and attributions of each article, in the order of names."""
    annotated = {
        path.stem.rpartition("_")[0]: path for path in (data / "attributions").glob("*.ann")
    }
    for path in sorted((data / "text").glob("*.txt")):
        yield path.read_text("utf-8"), read_brat(annotated[path.stem].read_text("utf-8"))


def read_brat(lines: str) -> tuple[Attribution, ...]:
    """The attributions of one brat file, in file order; events without content are left out."""
    split = [line.partition("\t") for line in lines.splitlines()]
    places = {
        name: _read_places(rest.split("\t")[0].partition(" ")[2])
        for name, _, rest in split
        if name.startswith("T")
    }
    events: list[dict[str, Pieces]] = []
    for name, _, rest in split:
        if name.startswith("E"):
            parts: dict[str, Pieces] = {}
            for part in rest.split()[1:]:
                role, _, target = part.partition(":")
                role = role.rstrip("0123456789")
                parts[role] = tuple(sorted((*parts.get(role, ()), *places[target])))
            events.append(parts)
    return tuple(
        Attribution(parts["Content"], parts.get("Cue", ()), parts.get("Source", ()))
        for parts in events
        if "Content" in parts
    )


def parse(text: str) -> Doc:
    """The article as the program parses it."""
    nlp = load_pipeline("en")
    assert nlp is not None
    article = Article(id=ArticleId("a"), page_id=PageId("p"), title="", text=text, lang="en")
    return join_parses(list(nlp.pipe(split_pieces(article), batch_size=32)))


def measure(samples: Sequence[Sample]) -> list[Row]:
    """The rows of the table but for cost."""
    return [
        _score_row("direct, IoU .8", samples, STRICT, direct=True),
        _score_row("all, IoU .3", samples, LOOSE, direct=False),
        _score_row("all, IoU .8", samples, STRICT, direct=False),
        _speaker_row(samples),
    ]


def measure_rules(samples: Sequence[Sample]) -> list[Row]:
    """For each rule: finds, the share matched in *all* at .3, the share of right speakers."""
    right: dict[str, list[bool]] = defaultdict(list)
    speakers: dict[str, list[bool]] = defaultdict(list)
    for sample in samples:
        pairs = match(
            [one.content for one in sample.attributions],
            [one.content for one in sample.found],
            LOOSE,
        )
        matched = {found for _, found in pairs}
        for number, one in enumerate(sample.found):
            right[one.rule].append(number in matched)
        for wanted, found in pairs:
            source, one = sample.attributions[wanted].source, sample.found[found]
            if source:
                speakers[one.rule].append(_overlap_of_speaker(source, one) > 0)
    return [
        Row(
            f"  {rule}",
            {
                "finds": len(flags),
                "precision": sum(flags) / len(flags),
                "speaker": sum(speakers[rule]) / max(1, len(speakers[rule])),
            },
        )
        for rule, flags in sorted(right.items(), key=lambda item: -len(item[1]))
    ]


def match(wanted: Sequence[Pieces], found: Sequence[Pieces], least: float) -> list[tuple[int, int]]:
    """Pairs (place in `wanted`, place in `found`) of the best one-to-one match."""
    if not wanted or not found:
        return []
    worth = np.zeros((len(wanted), len(found)))
    others = [_characters(one) for one in found]
    for row, pieces in enumerate(wanted):
        characters = _characters(pieces)
        for column, other in enumerate(others):
            overlap = measure_overlap(characters, other)
            if overlap >= least:
                worth[row, column] = 1 + overlap / (1 + len(wanted))  # pairs first, then overlap
    rows, columns = linear_sum_assignment(worth, maximize=True)
    return [
        (int(row), int(column))
        for row, column in zip(rows, columns, strict=True)
        if worth[row, column] > 0
    ]


def measure_overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """IoU of two sets of characters; 0 where both are empty."""
    shared = len(one & other)
    return shared / (len(one) + len(other) - shared) if shared else 0.0


def is_direct(text: str, content: Pieces) -> bool:
    """True for a content that begins with a quotation mark."""
    return OPENING.match(text, content[0][0]) is not None


def _score_row(name: str, samples: Sequence[Sample], least: float, *, direct: bool) -> Row:
    right = wanted = given = 0
    for sample in samples:
        golds = [one.content for one in sample.attributions]
        finds = [one.content for one in sample.found]
        if direct:
            golds = [one for one in golds if is_direct(sample.text, one)]
            finds = [one for one in finds if is_direct(sample.text, one)]
        right += len(match(golds, finds, least))
        wanted += len(golds)
        given += len(finds)
    score = Score(right / given if given else 0.0, right / wanted if wanted else 0.0)
    return Row(
        name,
        {
            "F1": score.f1,
            "precision": score.precision,
            "recall": score.recall,
            "found": given,
            "annotated": wanted,
        },
    )


def _speaker_row(samples: Sequence[Sample]) -> Row:
    overlaps = []
    for sample in samples:
        golds, finds = sample.attributions, sample.found
        for wanted, found in match([g.content for g in golds], [f.content for f in finds], LOOSE):
            if golds[wanted].source:
                overlaps.append(_overlap_of_speaker(golds[wanted].source, finds[found]))
    count = max(1, len(overlaps))
    figures = {
        "right": sum(overlap > 0 for overlap in overlaps) / count,
        "IoU .5": sum(overlap >= SAME_SPEAKER for overlap in overlaps) / count,
        "pairs": len(overlaps),
    }
    return Row("speaker", figures)


def _overlap_of_speaker(source: Pieces, one: FoundQuotation) -> float:
    if one.speaker is None:
        return 0.0
    return measure_overlap(_characters(source), _characters((one.speaker,)))


def _characters(pieces: Pieces) -> frozenset[int]:
    return frozenset(at for start, end in pieces for at in range(start, end))


def _read_places(written: str) -> Pieces:
    pairs = (piece.split() for piece in written.split(";"))
    return tuple(sorted((int(start), int(end)) for start, end in pairs))


if __name__ == "__main__":
    main()
