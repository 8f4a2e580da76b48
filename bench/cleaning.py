"""Cleaning and splitting, measured: `python -m bench.cleaning --data ../shared/bench/cleaning`."""

import argparse
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import fmean

from resiliparse.extract.html2text import extract_plain_text

from bench.joined import Joined, make_controls, make_joined, pick_articles
from bench.pages import (
    Sample,
    drop_blank_lines,
    make_page,
    read_aeb,
    read_wcxb,
    show_as_text,
    wrap_hard,
)
from bench.reading import measure_reading
from bench.scores import Row, average, score_boundaries, score_shingles, score_words
from consilience.extraction import extract_page
from consilience.extraction.blocks import find_blocks
from consilience.extraction.lines import measure_lines
from consilience.extraction.split import find_starts

PARTS = ("text", "titles", "splits", "html", "metadata", "reading")
RIGHT_TITLE = 0.8  # word F1; a subtitle or an outlet's name more or less is no error


def main() -> None:
    """Measure what is asked for, print a table and one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder that holds aeb/ and wcxb/")
    parser.add_argument("--only", choices=PARTS, action="append", help="one part, repeatable")
    asked = parser.parse_args()
    rows: list[Row] = []
    for part in asked.only or PARTS:
        rows += MEASURES[part](asked.data)
    for row in rows:
        print(
            f"{row.name:44}", "  ".join(f"{key} {value:.3f}" for key, value in row.figures.items())
        )
    print(json.dumps([asdict(row) for row in rows]))


def measure_text(data: Path) -> list[Row]:
    """Plain-text pages in several layouts, with everything kept as the anchor."""
    aeb, wcxb = read_aeb(data), read_wcxb(data)
    rows = [_measure_kept(aeb)]
    rows += [_measure_layout(f"AEB, {name}", aeb, show) for name, show in LAYOUTS.items()]
    rows += [_measure_words(f"WCXB, {name}", wcxb, show) for name, show in LAYOUTS.items()]
    return rows


def measure_titles(data: Path) -> list[Row]:
    """Headlines of WCXB's pages as text, with and without the line of the `<title>`."""
    samples = [sample for sample in read_wcxb(data) if sample.title]
    rows = []
    for name in ("html-text", "no <title> line"):
        found = [_extract(LAYOUTS[name](sample.html))[1] for sample in samples]
        right = [
            score_words(sample.title or "", title).f1 >= RIGHT_TITLE
            for sample, title in zip(samples, found, strict=True)
        ]
        given = [is_right for is_right, title in zip(right, found, strict=True) if title]
        figures = {
            "right": fmean(right),
            "given": fmean(map(bool, found)),
            "precision": fmean(given),
        }
        rows.append(Row(f"WCXB titles, {name}", figures))
    return rows


def measure_splits(data: Path) -> list[Row]:
    """Joined pages by layout, and how many single articles are cut."""
    articles = pick_articles((*read_aeb(data), *read_wcxb(data)))
    joined, controls = make_joined(articles), make_controls(articles)
    found = [find_boundaries(page) for page in joined]
    cut = [bool(find_boundaries(page)) for page in controls]
    rows = [_score_joined("Splits, all", joined, found)]
    rows[0].figures["false splits"] = fmean(cut)
    for layout in dict.fromkeys(page.layout for page in joined):
        for similar in (False, True):
            at = [
                number
                for number, page in enumerate(joined)
                if page.layout == layout and page.similar == similar
            ]
            name = f"Splits, {layout}, {'similar' if similar else 'random'}"
            row = _score_joined(name, [joined[one] for one in at], [found[one] for one in at])
            single = [
                is_cut for is_cut, page in zip(cut, controls, strict=True) if page.layout == layout
            ]
            row.figures["false splits"] = fmean(single)
            rows.append(row)
    return rows


def find_boundaries(page: Joined) -> tuple[int, ...]:
    """The boundaries that the library finds on a joined page, as body lines above each."""
    blocks = find_blocks(page.text)
    starts = find_starts(blocks, measure_lines(blocks))
    return tuple(page.count_above(blocks[start].start) for start in starts[1:])


def _score_joined(name: str, pages: Sequence[Joined], found: Sequence[tuple[int, ...]]) -> Row:
    score = score_boundaries([page.boundaries for page in pages], found)
    return Row(name, {"F1": score.f1, "precision": score.precision, "recall": score.recall})


def _extract(text: str) -> tuple[str, str]:
    """Body and title that the library makes of a page; all of its articles together."""
    articles = extract_page(make_page(text)).articles
    return "\n".join(one.text for one in articles), articles[0].title if articles else ""


def _measure_kept(samples: Sequence[Sample]) -> Row:
    score = average([score_shingles(one.body, show_as_text(one.html)) for one in samples])
    return Row(
        "AEB, everything kept",
        {"F1": score.f1, "precision": score.precision, "recall": score.recall},
    )


def _measure_layout(name: str, samples: Sequence[Sample], show: Callable[[str], str]) -> Row:
    texts = [show(sample.html) for sample in samples]
    started = time.process_time()
    bodies = [_extract(text)[0] for text in texts]
    spent_s = time.process_time() - started
    scores = [score_shingles(one.body, body) for one, body in zip(samples, bodies, strict=True)]
    score = average(scores)
    return Row(
        name,
        {
            "F1": score.f1,
            "precision": score.precision,
            "recall": score.recall,
            "pages under .6": fmean(one.f1 < 0.6 for one in scores),
            "pages/s": len(texts) / spent_s,
        },
    )


def _measure_words(name: str, samples: Sequence[Sample], show: Callable[[str], str]) -> Row:
    bodies = [_extract(show(sample.html))[0] for sample in samples]
    pairs = list(zip(samples, bodies, strict=True))
    kept = [snippet in body for sample, body in pairs for snippet in sample.wanted]
    leaked = [snippet in body for sample, body in pairs for snippet in sample.unwanted]
    return Row(
        name,
        {
            "word F1": fmean(score_words(sample.body, body).f1 for sample, body in pairs),
            "kept": fmean(kept) if kept else 0.0,
            "leaked": fmean(leaked) if leaked else 0.0,
        },
    )


def _show_resiliparse(html: str) -> str:
    return str(
        extract_plain_text(html, preserve_formatting=True, main_content=False, alt_texts=True)
    )


def _measure_html(data: Path) -> list[Row]:
    from bench.cleaning_html import measure_html

    return list(measure_html(data))


def _measure_metadata(data: Path) -> list[Row]:
    from bench.cleaning_html import measure_metadata

    return list(measure_metadata(data))


LAYOUTS: dict[str, Callable[[str], str]] = {
    "html-text": show_as_text,
    "resiliparse": _show_resiliparse,
    "no <title> line": lambda html: show_as_text(html).partition("\n")[2],
    "hard-wrapped at 70": lambda html: wrap_hard(show_as_text(html)),
    "no blank lines": lambda html: drop_blank_lines(show_as_text(html)),
}
MEASURES: dict[str, Callable[[Path], list[Row]]] = {
    "text": measure_text,
    "titles": measure_titles,
    "splits": measure_splits,
    "html": _measure_html,
    "metadata": _measure_metadata,
    "reading": measure_reading,
}

if __name__ == "__main__":
    main()
