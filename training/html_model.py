"""Train the two models of `extraction/html_body.py`, or measure them by cross-validation.

Reads scrapinghub/article-extraction-benchmark (MIT) and WCXB (CC BY 4.0, Murrough Foley) in the
layout of the benchmark folder; writes `extraction/weights/html.npz` and `html_context.npz`:

    python -m training.html_model --data ../shared/bench/cleaning [--folds 5]
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from bench.pages import Sample, read_aeb, read_wcxb
from bench.scores import Score, average, score_shingles, score_words
from catboost import CatBoostClassifier
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from consilience.extraction.html_body import choose_lines, make_context
from consilience.extraction.html_features import PlaceTable, make_html_features, tabulate_places
from consilience.extraction.markup import MarkupBlock, parse_markup, read_blocks
from consilience.extraction.metadata import read_metadata

OUT = Path(__file__).parents[1] / "src/consilience/extraction/weights"
TOKEN = re.compile(r"\w+")
INNER_FOLDS = 4  # the second model learns from scores of pages that the first has not seen
SEED = 7
FIRST = {"iterations": 240, "learning_rate": 0.07}
SECOND = {"iterations": 160, "learning_rate": 0.08}

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Labelled:
    """A page's lines, their features, and which of them are body."""

    kind: str
    sample: Sample
    blocks: list[MarkupBlock]
    table: PlaceTable
    names: tuple[str, ...]
    rows: Matrix
    labels: NDArray[np.bool_]


def read_pages(data: Path) -> list[Labelled]:
    """Both sets with a label for each line."""
    pages = []
    for kind, samples in (("aeb", read_aeb(data)), ("wcxb", read_wcxb(data))):
        for sample in samples:
            root = parse_markup(sample.html)
            blocks = [] if root is None else read_blocks(root)
            if root is None or not blocks:
                continue
            metadata = read_metadata(root)
            table = tabulate_places(blocks)
            names, rows = make_html_features(blocks, table, metadata.title or "", metadata.body)
            labels = label_lines([block.text for block in blocks], sample.body) >= 0.5
            pages.append(Labelled(kind, sample, blocks, table, names, rows, labels))
    return pages


def label_lines(lines: Sequence[str], body: str) -> NDArray[np.float64]:
    """For each line the share of its tokens that the longest common subsequence has in the body.

    Runs of fewer than three tokens count only where they are a whole line.
    """
    tokens: list[str] = []
    owners: list[int] = []
    for number, line in enumerate(lines):
        found = TOKEN.findall(line.lower())
        tokens += found
        owners += [number] * len(found)
    sizes, hits = Counter(owners), Counter[int]()
    for step in LCSseq.opcodes(tokens, TOKEN.findall(body.lower())):
        run = step.src_end - step.src_start
        if step.tag == "equal":
            hits.update(
                own for own in owners[step.src_start : step.src_end] if run >= min(3, sizes[own])
            )
    return np.array([hits[at] / max(sizes[at], 1) for at in range(len(lines))])


def fit(
    pages: Sequence[Labelled], rows: Sequence[Matrix], settings: dict[str, float]
) -> CatBoostClassifier:
    """A model of oblivious trees; each page has the same weight, a line the root of its words."""
    model = CatBoostClassifier(
        **settings, depth=6, l2_leaf_reg=5, rsm=0.4, bootstrap_type="Bernoulli", subsample=0.8,
        random_seed=SEED, thread_count=1, verbose=0, allow_writing_files=False,
    )  # fmt: skip
    model.fit(
        np.concatenate(rows),
        np.concatenate([page.labels for page in pages]).astype(int),
        sample_weight=np.concatenate([_weigh(page) for page in pages]),
    )
    return model


def _weigh(page: Labelled) -> NDArray[np.float64]:
    roots = np.sqrt([block.text.count(" ") + 1 for block in page.blocks])
    weights: NDArray[np.float64] = roots / roots.sum() * 100
    return weights


def score(model: CatBoostClassifier, rows: Matrix) -> Matrix:
    """Probabilities of the lines."""
    found: Matrix = model.predict_proba(rows)[:, 1].astype(np.float32)
    return found


def add_context(page: Labelled, scores: Matrix) -> Matrix:
    """The page's features with those of the second model."""
    return np.concatenate([page.rows, make_context(page.blocks, page.table, scores)[1]], axis=1)


def fit_both(pages: Sequence[Labelled]) -> tuple[CatBoostClassifier, CatBoostClassifier]:
    """Both models; the second one learns from out-of-fold scores of the first."""
    first = fit(pages, [page.rows for page in pages], FIRST)
    fold = np.random.RandomState(SEED).permutation(len(pages)) % INNER_FOLDS
    rows: dict[int, Matrix] = {}
    for held in range(INNER_FOLDS):
        inner = [page for at, page in enumerate(pages) if fold[at] != held]
        model = fit(inner, [page.rows for page in inner], FIRST)
        for at in np.flatnonzero(fold == held):
            rows[at] = add_context(pages[at], score(model, pages[at].rows))
    return first, fit(pages, [rows[at] for at in range(len(pages))], SECOND)


def validate(pages: Sequence[Labelled], folds: int) -> None:
    """Print the figures over pages that the models have not seen."""
    fold = np.random.RandomState(SEED).permutation(len(pages)) % folds
    scores: dict[int, Matrix] = {}
    for held in range(folds):
        first, second = fit_both([page for at, page in enumerate(pages) if fold[at] != held])
        for at in np.flatnonzero(fold == held):
            scores[at] = score(second, add_context(pages[at], score(first, pages[at].rows)))
        print(f"fold {held + 1} of {folds}", flush=True)
    for bound in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
        chosen = [choose_lines(page.blocks, scores[at], bound) for at, page in enumerate(pages)]
        print(bound, report(pages, chosen), flush=True)


def report(pages: Sequence[Labelled], chosen: Sequence[NDArray[np.bool_]]) -> str:
    """Figures of both sets for one choice of lines."""
    parts = []
    for kind, measure in (("aeb", score_shingles), ("wcxb", score_words)):
        scores: list[Score] = []
        leaks = snippets = 0
        for page, lines in zip(pages, chosen, strict=True):
            if page.kind == kind:
                kept = [block.text for block, keep in zip(page.blocks, lines, strict=True) if keep]
                text = "\n".join(kept)
                scores.append(measure(page.sample.body, text))
                leaks += sum(one in text for one in page.sample.unwanted)
                snippets += len(page.sample.unwanted)
        mean = average(scores)
        by_page = sum(one.f1 for one in scores) / len(scores)
        parts.append(
            f"{kind} P {mean.precision:.4f} R {mean.recall:.4f} F1 {mean.f1:.4f} page {by_page:.4f}"
        )
        parts.append(f"leaked {leaks / snippets:.4f}" if snippets else "")
    return " ".join(parts)


def export(model: CatBoostClassifier, names: Sequence[str], path: Path) -> None:
    """Write the trees as `extraction/trees.py` reads them."""
    with TemporaryDirectory() as folder:
        model.save_model(f"{folder}/model.json", format="json")
        found = json.loads(Path(f"{folder}/model.json").read_text())
    trees = found["oblivious_trees"]
    used = sorted({split["float_feature_index"] for tree in trees for split in tree["splits"]})
    column = {feature: at for at, feature in enumerate(used)}
    depth = max(len(tree["splits"]) for tree in trees)
    features = np.zeros((len(trees), depth), dtype=np.int16)
    borders = np.full((len(trees), depth), np.inf, dtype=np.float32)
    leaves = np.zeros((len(trees), 1 << depth), dtype=np.float32)
    for at, tree in enumerate(trees):
        for level, split in enumerate(tree["splits"]):
            features[at, level] = column[split["float_feature_index"]]
            borders[at, level] = split["border"]
        leaves[at, : len(tree["leaf_values"])] = tree["leaf_values"]
    scale, bias = found["scale_and_bias"]
    np.savez_compressed(
        path,
        names=np.array([names[feature] for feature in used]),
        features=features,
        borders=borders,
        leaves=(leaves * scale).astype(np.float32),
        bias=np.array(bias[0] if isinstance(bias, list) else bias, dtype=np.float32),
    )
    print(f"{path.name}: {len(trees)} trees, {len(used)} features, {path.stat().st_size} bytes")


def main() -> None:
    """Measure or train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=0, help="cross-validate, write nothing")
    options = parser.parse_args()
    pages = read_pages(options.data)
    if options.folds:
        return validate(pages, options.folds)
    first, second = fit_both(pages)
    context = make_context(
        pages[0].blocks, pages[0].table, np.zeros(len(pages[0].blocks), dtype=np.float32)
    )[0]
    export(first, pages[0].names, OUT / "html.npz")
    export(second, (*pages[0].names, *context), OUT / "html_context.npz")
    rows = [score(second, add_context(page, score(first, page.rows))) for page in pages]
    print(
        "in-sample",
        report(
            pages, [choose_lines(page.blocks, one) for page, one in zip(pages, rows, strict=True)]
        ),
    )
    return None


if __name__ == "__main__":
    main()
