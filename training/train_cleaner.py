"""Train the plain-text cleaner and write its weights.

`python -m training.train_cleaner --data ../shared/bench/cleaning` (about 40 minutes on one core).
Prints three figures for each layout: folds by page over both sets, trained on WCXB alone and
measured on AEB, and the shipped weights on the pages that they were trained on.
"""

import argparse
import hashlib
import pickle
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from bench.pages import read_aeb, read_wcxb
from bench.scores import average, score_shingles
from catboost import CatBoostClassifier
from numpy.typing import NDArray

from consilience.extraction.features import Matrix, add_scores, make_features
from consilience.extraction.lines import Numbers, measure_lines
from consilience.extraction.plain_text import BODY, label_blocks
from training.html_model import export
from training.samples import Labelled, make_layouts

FOLDS = 5
WEIGHTS = Path(__file__).parents[1] / "src" / "consilience" / "extraction" / "weights"
# The layout that html-text gives counts double: it is nearest to what crawlers save.
LAYOUT_WEIGHT = {"html-text": 2.0}
SHOWN = ("html-text", "resiliparse", "nodes", "crowd", "wrap", "close_up")

Scores = dict[int, Numbers]


@dataclass(frozen=True, slots=True)
class Row:
    """A page in one layout with its features."""

    source: str
    page: Labelled
    names: tuple[str, ...]
    rows: Matrix


def main() -> None:
    """Measure and train; see the module's first lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, help="keeps the labelled pages between runs")
    parser.add_argument("--rounds", type=int, default=250)
    parser.add_argument("--skip-folds", action="store_true")
    asked = parser.parse_args()
    rows = [_featurise(source, page) for source, page in _load_pages(asked.data, asked.cache)]
    print(len(rows), "pages", len(rows[0].names), "features", flush=True)
    first = _score_out_of_fold(rows, asked.rounds)
    seconds = _add_first(rows, first)
    model_1, model_2 = _fit(rows, asked.rounds), _fit(seconds, asked.rounds)
    export(model_1, rows[0].names, WEIGHTS / "cleaner_first.npz")
    export(model_2, seconds[0].names, WEIGHTS / "cleaner_second.npz")
    shipped = _predict(model_1, enumerate(rows))
    _report("shipped, in sample", rows, _predict(model_2, enumerate(_add_first(rows, shipped))))
    if not asked.skip_folds:
        _report("stage 1, folds by page", rows, first)
        _report("stage 2, folds by page", rows, _score_out_of_fold(seconds, asked.rounds))
        _report("WCXB alone", rows, _score_transfer(rows, asked.rounds))


def _load_pages(data: Path, cache: Path | None) -> list[tuple[str, Labelled]]:
    if cache and cache.exists():
        loaded: list[tuple[str, Labelled]] = pickle.loads(cache.read_bytes())
        return loaded
    sets = (("aeb", read_aeb(data)), ("wcxb", read_wcxb(data)))
    pages = [(name, page) for name, one in sets for sample in one for page in make_layouts(sample)]
    if cache:
        cache.write_bytes(pickle.dumps(pages))
    return pages


def _featurise(source: str, page: Labelled) -> Row:
    lines = measure_lines(page.blocks)
    if page.layout == "foreign":
        zeros = np.zeros_like(lines.function)
        lines = replace(lines, function=zeros, furniture=zeros, kinds=(None,) * len(zeros))
    page = replace(page, lines=lines)
    return Row(source, page, *make_features(lines))


def _add_first(rows: Sequence[Row], first: Scores) -> list[Row]:
    return [
        Row(row.source, row.page, *add_scores(row.names, row.rows, first[at]))
        for at, row in enumerate(rows)
    ]


def _find_fold(row: Row) -> int:
    return int(hashlib.md5(row.page.name.encode()).hexdigest(), 16) % FOLDS


def _score_out_of_fold(rows: Sequence[Row], rounds: int) -> Scores:
    scores: Scores = {}
    for fold in range(FOLDS):
        started = time.time()
        model = _fit([row for row in rows if _find_fold(row) != fold], rounds)
        scores |= _predict(
            model, ((at, row) for at, row in enumerate(rows) if _find_fold(row) == fold)
        )
        print(f"fold {fold}: {time.time() - started:.0f} s", flush=True)
    return scores


def _score_transfer(rows: Sequence[Row], rounds: int) -> Scores:
    """Scores of AEB's pages by two stages that have seen only WCXB's."""
    known = [row for row in rows if row.source == "wcxb"]
    within = _score_out_of_fold(known, rounds)
    second = _fit(_add_first(known, within), rounds)
    first = _fit(known, rounds)
    aeb = [(at, row) for at, row in enumerate(rows) if row.source == "aeb"]
    scores = _predict(first, aeb)
    added = [
        (at, Row(row.source, row.page, *add_scores(row.names, row.rows, scores[at])))
        for at, row in aeb
    ]
    return _predict(second, added)


def _fit(rows: Sequence[Row], rounds: int) -> CatBoostClassifier:
    """Each page weighs the same; within it a line weighs the root of its words."""
    used = [row for row in rows if (row.page.share >= 0.5).any()]
    weights: list[NDArray[np.float32]] = []
    for row in used:
        weight = np.sqrt(row.page.lines.words)
        weights.append(weight * LAYOUT_WEIGHT.get(row.page.layout, 1.0) * 100 / weight.sum())
    model = CatBoostClassifier(
        iterations=rounds, depth=6, learning_rate=0.08, l2_leaf_reg=5, random_seed=1, rsm=0.3,
        border_count=64, bootstrap_type="Bernoulli", subsample=0.7, thread_count=1, verbose=0,
        allow_writing_files=False,
    )  # fmt: skip
    model.fit(
        np.concatenate([row.rows for row in used]),
        np.concatenate([row.page.share >= 0.5 for row in used]).astype(int),
        sample_weight=np.concatenate(weights),
    )
    return model


def _predict(model: CatBoostClassifier, rows: Iterable[tuple[int, Row]]) -> Scores:
    return {at: model.predict_proba(row.rows)[:, 1].astype(np.float32) for at, row in rows}


def _report(name: str, rows: Sequence[Row], scores: Scores) -> None:
    print(name)
    ways: dict[str, Callable[[Row, Numbers], NDArray[np.bool_]]] = {
        "threshold": lambda row, score: score >= 0.5,
        "shipped way": _label,
    }
    for source in ("aeb", "wcxb"):
        for layout in SHOWN:
            chosen = [
                (row, scores[at])
                for at, row in enumerate(rows)
                if at in scores and row.source == source and row.page.layout == layout
            ]
            if chosen:
                shown = [f"{way} {_score(chosen, keep)}" for way, keep in ways.items()]
                print(f"  {source:5} {layout:12}", "   ".join(shown), flush=True)


def _label(row: Row, score: Numbers) -> NDArray[np.bool_]:
    labels = label_blocks(row.page.blocks, row.page.lines, score)
    return np.array([label == BODY for label in labels], dtype=bool)


def _score(
    chosen: Sequence[tuple[Row, Numbers]], keep: Callable[[Row, Numbers], NDArray[np.bool_]]
) -> str:
    scores = []
    for row, score in chosen:
        kept = keep(row, score)
        body = "\n".join(
            block.text for block, is_kept in zip(row.page.blocks, kept, strict=True) if is_kept
        )
        scores.append(score_shingles(row.page.body, body))
    total = average(scores)
    return f"F1 {total.f1:.4f} P {total.precision:.3f} R {total.recall:.3f}"


if __name__ == "__main__":
    main()
