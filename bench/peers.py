"""What other libraries do of the same work on the same data, beside ours: how well and how fast.

Peers that are not installed are skipped and named: `pip install textacy datasketch dateparser` into
an environment of its own. HeidelTime needs Java; its published figures are in docs/benchmarks.md.
Speeds are of one core by CPU time; times and quotations over texts that are parsed already.
"""

import argparse
import json
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

from spacy.tokens import Doc

from bench import derivations, quotations
from bench.cleaning_html import measure_html
from bench.scores import Row
from bench.timeml import MarkedText, read_folder
from bench.times import Hits, count_hits, parse
from bench.times import measure as measure_times
from consilience.annotation.quotations import FoundQuotation
from consilience.annotation.times import FoundTime
from consilience.annotation.times_meanings import Meaning
from consilience.linking.reuse import find_reuse
from consilience.records.article import Article

WORD = re.compile(r"\w+")
SHINGLE = 4  # words, as ours
PERMUTATIONS = 128  # datasketch's own default
LIKENESS = (0.2, 0.5)  # Jaccard indices at which datasketch is asked for pairs
Found = TypeVar("Found")
Pairs = set[frozenset[str]]


def measure(data: Path) -> Iterator[Row]:
    """All rows, each as soon as it is known; without figures where a peer is not installed."""
    yield from measure_html(data / "cleaning")  # trafilatura is among our own dependencies
    for peer, compare, place in (
        ("dateparser", compare_times, data / "times" / "te3-platinum"),
        ("textacy", compare_quotations, data / "quotes" / "polnear"),
        ("datasketch", compare_duplicates, data),
    ):
        if find_spec(peer) is None:
            yield Row(f"{peer}: skipped, it is not installed", {})
        else:
            yield from compare(place)


def compare_times(data: Path) -> Iterator[Row]:
    """Ours and dateparser's: F1 of extents, overlaps and TIMEX3 values; documents a second."""
    samples = read_folder(data)
    ours = measure_times(samples)
    names = ("strict F1", "relaxed F1", "value F1", "docs/s")
    yield Row("times, ours", {name: ours[name] for name in names})
    found, seconds = _take(lambda: [list(_find_dates(one)) for one in samples])
    hits = count_hits([(one.times, times) for one, times in zip(samples, found, strict=True)])
    told = _tell_hits(hits) | {"docs/s": len(samples) / seconds}
    yield Row("times, dateparser", told)
    _, seconds = _take(lambda: [parse(one) for one in samples])
    yield Row("times, the parser that ours needs", {"docs/s": len(samples) / seconds})


def _tell_hits(hits: Hits) -> dict[str, float]:
    return {
        "strict F1": hits.score(hits.strict).f1,
        "relaxed F1": hits.score(hits.relaxed).f1,
        "value F1": hits.score(hits.value).f1,
    }


def _find_dates(sample: MarkedText) -> Iterator[FoundTime]:
    """Days that `search_dates` finds, reckoned from the day of writing."""
    search_dates = import_module("dateparser.search").search_dates
    written = datetime.fromisoformat(sample.written[:10])
    at = 0
    settings = {"RELATIVE_BASE": written}
    for words, day in search_dates(sample.text, ["en"], settings=settings) or ():
        start = sample.text.find(words, at)
        if start >= 0:
            at = start + len(words)
            timex = day.date().isoformat()
            yield FoundTime(
                start=start,
                end=at,
                type="date",
                timex=timex,
                value=None,
                meaning=Meaning(timex=timex),
                paragraph=0,
            )


def compare_quotations(data: Path) -> Iterator[Row]:
    """Ours and textacy's: F1 of direct quotations and of all attributions; articles a second."""
    direct_quotations = import_module("textacy.extract").direct_quotations
    pairs = list(quotations.read_pairs(data))
    docs = [quotations.parse(text) for text, _ in pairs]
    found, seconds = quotations.find_all(docs)
    theirs, their_seconds = _take(lambda: [_find_theirs(direct_quotations, doc) for doc in docs])
    for name, each, spent in (("ours", found, seconds), ("textacy", theirs, their_seconds)):
        samples = [
            quotations.Sample(text, attributions, tuple(those))
            for (text, attributions), those in zip(pairs, each, strict=True)
        ]
        rows = quotations.measure(samples)
        figures = {row.name: row.figures["F1"] for row in rows if "F1" in row.figures}
        yield Row(f"quotations, {name}", figures | {"articles/s": len(docs) / spent})


def _find_theirs(find: Callable[[Doc], Iterable[Any]], doc: Doc) -> tuple[FoundQuotation, ...]:
    try:
        return tuple(map(_as_quotation, find(doc)))
    except ValueError:  # it reads no text with a quote that is not closed
        return ()


def _as_quotation(found: Any) -> FoundQuotation:
    content = (found.content.start_char, found.content.end_char)
    speaker, cue = (words[0].idx for words in (found.speaker, found.cue))
    return FoundQuotation(
        kind="direct",
        content=(content,),
        sentence=content,
        rule="",
        confidence=1.0,
        cue=(cue, found.cue[-1].idx + len(found.cue[-1])),
        speaker=(speaker, found.speaker[-1].idx + len(found.speaker[-1])),
    )


def compare_duplicates(data: Path) -> Iterator[Row]:
    """Pairs of a made copy and its original: those made, found and given.

    What is given besides may well be copied too: reports of one affair are among the originals.
    """
    samples = derivations.read_samples(data)
    originals = [one.article for one in samples]
    copies = derivations.make_copies(samples)
    wanted = {frozenset((one.article.id, source)) for one in copies for source in one.sources}
    articles = [*originals, *(one.article for one in copies)]
    ways: dict[str, Callable[[Sequence[Article]], Pairs]] = {"ours, with passages": _find_ours}
    for likeness in LIKENESS:
        ways[f"datasketch, {likeness}"] = _make_finder(likeness)
    for name, find in ways.items():
        found, seconds = _take(lambda find=find: find(articles))  # type: ignore[misc]
        right = len(found & wanted)
        figures = {
            "wanted": len(wanted),
            "found": right,
            "given": len(found),
            "articles/s": len(articles) / seconds,
        }
        yield Row(f"copies, {name}", figures)


def _find_ours(articles: Sequence[Article]) -> Pairs:
    return {frozenset((one.article_id, one.source_id)) for one in find_reuse(articles)}


def _make_finder(likeness: float) -> Callable[[Sequence[Article]], Pairs]:
    """MinHash and locality-sensitive hashing, as datasketch's documentation puts them together."""

    def find(articles: Sequence[Article]) -> Pairs:
        peer = import_module("datasketch")
        index = peer.MinHashLSH(threshold=likeness, num_perm=PERMUTATIONS)
        pairs: Pairs = set()
        for one in articles:
            sketch = peer.MinHash(num_perm=PERMUTATIONS)
            sketch.update_batch(list(_shingle(one.text)))
            pairs |= {frozenset((one.id, other)) for other in index.query(sketch)}
            index.insert(one.id, sketch)
        return pairs

    return find


def _shingle(text: str) -> Iterable[bytes]:
    words = WORD.findall(text.lower())
    return {" ".join(words[at : at + SHINGLE]).encode() for at in range(len(words) - SHINGLE + 1)}


def _take(work: Callable[[], Found]) -> tuple[Found, float]:
    """What the work gives, and its CPU seconds."""
    begun = time.process_time()
    found = work()
    return found, time.process_time() - begun


def main() -> None:
    """Print a table and one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True, help="folder of all data sets")
    figures = {}
    for row in measure(parser.parse_args().data):
        told = (f"{name} {value:.3g}" for name, value in row.figures.items())
        print(f"{row.name:36}", *told, flush=True)
        figures[row.name] = row.figures
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
