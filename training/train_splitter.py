"""Train the splitter and write its weights.

`python -m training.train_splitter --data ../shared/bench/cleaning` (about 10 minutes on one core).
Prints boundary F1 and false splits for folds by article; the cleaner, whose weights have seen
these pages, chooses the lines that are compared.
"""

import argparse
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from bench.joined import Joined, make_controls, make_joined, pick_articles
from bench.pages import Sample, read_aeb, read_wcxb, show_as_text
from bench.scores import score_boundaries
from catboost import CatBoostClassifier
from numpy.typing import NDArray

from consilience.extraction.blocks import Block, find_blocks
from consilience.extraction.lines import Lines, measure_lines
from consilience.extraction.plain_text import score_lines
from consilience.extraction.split import SURE, Gaps, choose_gaps, measure_gaps
from training.html_model import export

FOLDS = 5
PAGES_EACH = 120
WEIGHTS = Path(__file__).parents[1] / "src" / "consilience" / "extraction" / "weights"


@dataclass(frozen=True, slots=True)
class Case:
    """A page, its gaps, and for each gap which boundaries a cut in it would find."""

    fold: int
    page: Joined
    blocks: tuple[Block, ...]
    lines: Lines
    gaps: Gaps
    hits: tuple[frozenset[int], ...]

    @property
    def labels(self) -> NDArray[np.bool_]:
        """Whether a cut in each gap is right."""
        return np.array([bool(hits) for hits in self.hits], dtype=bool)


def main() -> None:
    """Measure and train; see the module's first lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=400)
    parser.add_argument("--skip-folds", action="store_true")
    asked = parser.parse_args()
    samples = (*read_aeb(asked.data), *read_wcxb(asked.data))
    cases = [case for case in _make_cases(samples) if len(case.gaps.rows)]
    print(len(cases), "pages", len(cases[0].gaps.names), "features", flush=True)
    if not asked.skip_folds:
        _report(cases, _score_folds(cases, asked.rounds))
    export(_fit(cases, asked.rounds), cases[0].gaps.names, WEIGHTS / "splitter.npz")


def _make_cases(samples: Sequence[Sample]) -> Iterator[Case]:
    articles = pick_articles(samples)
    for fold in range(FOLDS):
        some = [article for article in articles if _find_fold(article.name) == fold]
        short = pick_articles([_shorten(article) for article in some])
        for articles_of_fold in (some, short):
            for page in make_joined(articles_of_fold, seed=fold, pages=PAGES_EACH):
                yield _make_case(fold, page)
            for page in make_controls(articles_of_fold, seed=fold):
                yield _make_case(fold, page)
    for sample in samples:
        text = show_as_text(sample.html)
        page = Joined("whole page", False, (sample.name,), text, ((0,),))
        yield _make_case(_find_fold(sample.name), page)


def _shorten(article: Sample) -> Sample:
    """The article's first lines, 3 to 10 of them: the sets' reports are longer than most."""
    most = 3 + int(hashlib.md5(article.name.encode()).hexdigest(), 16) % 8
    lines = [line for line in article.body.split("\n") if line.strip()]
    return replace(article, body="\n".join(lines[:most]))


def _make_case(fold: int, page: Joined) -> Case:
    blocks = find_blocks(page.text)
    lines = measure_lines(blocks)
    gaps = measure_gaps(blocks, lines, score_lines(lines))
    hits = []
    for first, last in zip(gaps.prose, gaps.prose[1:], strict=False):
        reached = {page.count_above(blocks[at].start) for at in range(first + 1, last + 1)}
        hits.append(frozenset(reached & set(page.boundaries)))
    return Case(fold, page, blocks, lines, gaps, tuple(hits))


def _find_fold(name: str) -> int:
    return int(hashlib.md5(name.encode()).hexdigest(), 16) % FOLDS


def _fit(cases: Sequence[Case], rounds: int) -> CatBoostClassifier:
    model = CatBoostClassifier(
        iterations=rounds, depth=6, learning_rate=0.06, l2_leaf_reg=5, rsm=0.4, random_seed=1,
        bootstrap_type="Bernoulli", subsample=0.7, thread_count=1, verbose=0,
        allow_writing_files=False,
    )  # fmt: skip
    model.fit(
        np.concatenate([case.gaps.rows for case in cases]),
        np.concatenate([case.labels for case in cases]).astype(int),
    )
    return model


def _score_folds(cases: Sequence[Case], rounds: int) -> list[NDArray[np.float32]]:
    scores = [np.zeros(0, dtype=np.float32)] * len(cases)
    for fold in range(FOLDS):
        model = _fit([case for case in cases if case.fold != fold], rounds)
        for at, case in enumerate(cases):
            if case.fold == fold:
                scores[at] = model.predict_proba(case.gaps.rows)[:, 1]
    return scores


def _report(cases: Sequence[Case], scores: Sequence[NDArray[np.float32]]) -> None:
    for least in (0.3, 0.4, 0.5, 0.6, 0.7):
        found = [_cut(case, score, least) for case, score in zip(cases, scores, strict=True)]
        pairs = list(zip(cases, found, strict=True))
        joined = [one for one in pairs if len(one[0].page.names) > 1]
        single = [bool(places) for case, places in pairs if len(case.page.names) == 1]
        print(f"at {least}", _score(joined), f"single cut {np.mean(single):.4f}")
    found = [_cut(case, score) for case, score in zip(cases, scores, strict=True)]
    pairs = list(zip(cases, found, strict=True))
    joined = [(case, places) for case, places in pairs if len(case.page.names) > 1]
    print("joined pages", _score(joined))
    for layout in ("repeated", "byline", "raw", "title", "bare"):
        for similar in (False, True):
            some = [
                one
                for one in joined
                if (one[0].page.layout, one[0].page.similar) == (layout, similar)
            ]
            print(f"  {layout}, {'similar' if similar else 'random'}", _score(some))
    for layout in ("repeated", "byline", "raw", "title", "bare", "whole page"):
        single = [
            bool(places)
            for case, places in pairs
            if len(case.page.names) == 1 and case.page.layout == layout
        ]
        print(f"  single articles cut, {layout}: {np.mean(single):.4f} of {len(single)}")


def _cut(case: Case, score: NDArray[np.float32], least: float = SURE) -> tuple[int, ...]:
    """The boundaries found, as body lines above each; one that is wrong counts as -1 - gap."""
    words = [float(case.lines.words[at]) for at in case.gaps.prose]
    return tuple(min(case.hits[gap], default=-1 - gap) for gap in choose_gaps(score, words, least))


def _score(pairs: Sequence[tuple[Case, tuple[int, ...]]]) -> str:
    score = score_boundaries(
        [case.page.boundaries for case, _ in pairs], [places for _, places in pairs]
    )
    return f"F1 {score.f1:.3f} P {score.precision:.3f} R {score.recall:.3f}"


if __name__ == "__main__":
    main()
