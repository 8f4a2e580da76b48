"""Fit the weights in `extraction/headline.py`; prints them and the figures of folds by page.

`python -m training.train_headline --data ../shared/bench/cleaning`. Truth are WCXB's titles: a
line is right when its words and the title's have an F1 of .8.
"""

import argparse
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from bench.pages import read_wcxb, show_as_text
from bench.scores import score_words
from resiliparse.extract.html2text import extract_plain_text
from sklearn.linear_model import LogisticRegression

from consilience.extraction.blocks import find_blocks
from consilience.extraction.headline import describe_lines
from consilience.extraction.plain_text import BODY, label_blocks
from consilience.extraction.titles import clean_title

RIGHT = 0.8
FOLDS = 5


@dataclass(frozen=True, slots=True)
class Case:
    """A page's candidate lines: their signs, and whether each is right."""

    name: str
    layout: str
    rows: tuple[tuple[float, ...], ...]
    right: tuple[bool, ...]


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    names: list[str] = []
    cases = list(_make_cases(parser.parse_args().data, names))
    _report(cases)
    model = _fit(cases)
    for name, weight in zip(names, model.coef_[0], strict=True):
        print(f'    "{name}": {weight:.2f},')
    print("bias", round(float(model.intercept_[0]), 2))


def _make_cases(data: Path, names: list[str]) -> Iterator[Case]:
    for sample in read_wcxb(data):
        full = show_as_text(sample.html)
        other = str(extract_plain_text(sample.html, preserve_formatting=True, alt_texts=True))
        layouts = (
            ("html-text", full),
            ("no title", full.partition("\n")[2]),
            ("resiliparse", other),
        )
        for layout, text in layouts:
            blocks = find_blocks(text)
            labels = label_blocks(blocks)
            if not sample.title or BODY not in labels:
                continue
            start = labels.index(BODY)
            body = [block for block, label in zip(blocks, labels, strict=True) if label == BODY]
            described = describe_lines(blocks[:start], labels[:start], body)
            names[:] = next(iter(described.values()), dict.fromkeys(names))
            right = tuple(
                score_words(sample.title, clean_title(blocks[at].text, None)).f1 >= RIGHT
                for at in described
            )
            yield Case(
                sample.name, layout, tuple(tuple(row.values()) for row in described.values()), right
            )


def _fit(cases: list[Case]) -> LogisticRegression:
    rows = [row for case in cases for row in case.rows]
    right = [one for case in cases for one in case.right]
    return LogisticRegression(C=3, max_iter=2000).fit(np.array(rows), np.array(right))


def _report(cases: list[Case]) -> None:
    chosen: dict[str, list[tuple[float, bool]]] = {}
    for fold in range(FOLDS):
        model = _fit([case for case in cases if _find_fold(case.name) != fold])
        for case in cases:
            if _find_fold(case.name) == fold:
                scores = (
                    model.predict_proba(np.array(case.rows))[:, 1] if case.rows else np.zeros(1)
                )
                best = int(scores.argmax())
                chosen.setdefault(case.layout, []).append(
                    (float(scores[best]), bool(case.right) and case.right[best])
                )
    for layout, pairs in chosen.items():
        print(layout, "right", round(np.mean([right for _, right in pairs]), 3))
        for least in (0.25, 0.35, 0.5):
            given = [right for score, right in pairs if score >= least]
            print(
                "   at",
                least,
                "given",
                round(len(given) / len(pairs), 3),
                "right of those",
                round(np.mean(given), 3),
            )


def _find_fold(name: str) -> int:
    return int(hashlib.md5(name.encode()).hexdigest(), 16) % FOLDS


if __name__ == "__main__":
    main()
