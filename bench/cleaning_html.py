"""HTML pages, measured: `python -m bench.cleaning_html --data ../shared/bench/cleaning`.

The models are trained on the development parts, so that figures on those are in-sample;
`python -m training.html_model --folds 5` gives those of pages that the models have not seen.
"""

import argparse
import json
import time
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import fmean

import trafilatura

from bench.pages import Sample, read_aeb, read_wcxb
from bench.scores import Row, Score, average, score_shingles, score_words
from consilience.extraction.html import HtmlReading, read_html
from consilience.extraction.visible_text import find_visible_text
from consilience.records.ids import PageId, make_id
from consilience.records.page import Page

PLAIN = str.maketrans("‘’“”–—‑", "''\"\"---")


@dataclass(frozen=True, slots=True)
class Facts:
    """Title, author and date as an extractor gives them, "" where it gives none."""

    title: str
    author: str
    published: str


def measure_html(data: Path) -> list[Row]:
    """Bodies of both sets by this library and by trafilatura, with pages a second of one core."""
    aeb, wcxb = read_aeb(data), read_wcxb(data)
    rows = []
    for name, extract in (("ours", _extract_body), ("trafilatura", _extract_by_trafilatura)):
        bodies, pages_per_s = _run(aeb, extract)
        rows.append(_score(f"AEB HTML, {name}", aeb, bodies, score_shingles))
        rows[-1].figures["pages/s"] = pages_per_s
        bodies, _ = _run(wcxb, extract)
        rows.append(_score(f"WCXB HTML, {name}", wcxb, bodies, score_words))
        rows[-1].figures["leaked"] = _share_printed([s.unwanted for s in wcxb], bodies)
        rows[-1].figures["wanted"] = _share_printed([s.wanted for s in wcxb], bodies)
    return rows


def measure_metadata(data: Path) -> list[Row]:
    """Title, author and date of WCXB's pages, exact, of those pages for which the set has one.

    Case, white space and the shapes of quotes and dashes do not count.
    """
    samples = read_wcxb(data)
    rows = []
    for name, read in (("ours", _read_facts), ("trafilatura", _read_facts_by_trafilatura)):
        facts = [read(sample) for sample in samples]
        pairs = {
            "title": [(s.title, one.title) for s, one in zip(samples, facts, strict=True)],
            "author": [(s.author, one.author) for s, one in zip(samples, facts, strict=True)],
            "date": [
                (s.published, one.published[: len(s.published or "")])
                for s, one in zip(samples, facts, strict=True)
            ],
        }
        figures = {
            field: fmean(_fold(true) == _fold(found) for true, found in both if true)
            for field, both in pairs.items()
        }
        rows.append(Row(f"WCXB metadata, {name}", figures))
    return rows


def make_html_page(sample: Sample) -> Page:
    """The page as intake would make it."""
    return Page(
        id=PageId(make_id(sample.html)),
        uri=sample.url or f"{sample.name}.html",
        name=sample.name,
        media_type="text/html",
        text=unicodedata.normalize("NFC", find_visible_text(sample.html)),
        body=sample.html.encode("utf-8", "replace"),
    )


def _run(samples: Sequence[Sample], extract: Callable[[Sample], str]) -> tuple[list[str], float]:
    extract(samples[0])  # loads models and modules
    start = time.process_time()
    bodies = [extract(sample) for sample in samples]
    return bodies, len(samples) / (time.process_time() - start)


def _extract_body(sample: Sample) -> str:
    page = make_html_page(sample)
    return "\n".join(page.text[start:end] for start, end in read_html(page).body)


def _extract_by_trafilatura(sample: Sample) -> str:
    return trafilatura.extract(sample.html, favor_precision=True, include_comments=False) or ""


def _score(
    name: str,
    samples: Sequence[Sample],
    bodies: Sequence[str],
    measure: Callable[[str, str], Score],
) -> Row:
    scores = [measure(sample.body, body) for sample, body in zip(samples, bodies, strict=True)]
    mean = average(scores)
    figures = {"precision": mean.precision, "recall": mean.recall, "F1": mean.f1}
    return Row(name, figures | {"F1 of pages": fmean(score.f1 for score in scores)})


def _share_printed(snippets: Sequence[Sequence[str]], bodies: Sequence[str]) -> float:
    found = [one in body for many, body in zip(snippets, bodies, strict=True) for one in many]
    return fmean(found) if found else 0.0


def _read_facts(sample: Sample) -> Facts:
    reading: HtmlReading = read_html(make_html_page(sample))
    published = reading.published.earliest if reading.published else ""
    return Facts(reading.title or "", reading.byline or "", published)


def _read_facts_by_trafilatura(sample: Sample) -> Facts:
    found = trafilatura.extract_metadata(sample.html, default_url=sample.url or None)
    author = (found.author or "").replace("; ", " and ")
    return Facts(found.title or "", author, found.date or "")


def _fold(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).translate(PLAIN).lower().split())


def main() -> None:
    """Print a table and one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds aeb/ and wcxb/")
    asked = parser.parse_args()
    rows = [*measure_html(asked.data), *measure_metadata(asked.data)]
    for row in rows:
        figures = "  ".join(f"{name} {value:.3f}" for name, value in row.figures.items())
        print(f"{row.name:28}", figures)
    print(json.dumps([asdict(row) for row in rows]))


if __name__ == "__main__":
    main()
