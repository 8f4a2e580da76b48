"""Fit how likely two answers of different reports are to one question.

Learned from our own pairs of reports (tests/pairs, the project's licence), and from what they agree
in: two answers of one sort with the same value are to one question, two of which one has its like
elsewhere in the other report are not. No difference that is expected is looked at.

    python -m training.slots
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from bench.pairs_texts import DATA, PARTS, SETS, read_pairs
from numpy.typing import NDArray

from consilience.analysis.discrepancies.reading import StoryText
from consilience.analysis.discrepancies.slots.differing import read_reports
from consilience.analysis.discrepancies.slots.lacking import Lacking, do_answers_agree
from consilience.analysis.discrepancies.slots.likeness import MEASURES, Senses, measure_pair
from consilience.analysis.discrepancies.slots.rivals import do_count_one
from consilience.annotation import annotate_articles
from consilience.linking.link import link
from consilience.pipeline.runner import extract_one
from consilience.records.ids import StoryId
from consilience.records.story import Story

WEIGHTS = Path("src/consilience/analysis/weights/slots.json")
# The held parts of the first, third and fourth sets are never read.
READ = (("first", PARTS[:1]), ("second", PARTS), ("third", PARTS[:1]), ("fourth", PARTS[:1]))
ROUNDS = 50
RIDGE = 1.0
Matrix = NDArray[np.float64]
Example = tuple[tuple[float, ...], bool]


def read_texts() -> Iterator[StoryText]:
    """Each pair of reports as one story."""
    pairs = [pair for name, parts in READ for pair in read_pairs(DATA / SETS[name], parts)]
    for pair in pairs:
        reads = [extract_one(page) for page in pair.make_pages()]
        articles = [one for read in reads for one in read.extraction.articles]
        ids = tuple(sorted(one.id for one in articles))
        story = Story(id=StoryId(pair.id), title=pair.id, article_ids=ids)
        linked = link(articles, list(annotate_articles(articles)), stories=[story])
        yield StoryText(linked.articles, {one.article_id: one for one in linked.annotations})


def list_examples(text: StoryText) -> Iterator[Example]:
    """What is measured of two answers, and whether they are to one question."""
    answers = read_reports(text)
    if len(answers) != 2:
        return
    lacking, short = Lacking(text, answers), list(answers)
    senses = Senses(one for there in answers.values() for one in there)
    lone = {
        id(one): lacking.lacks(other, one)
        for article, other in (short, short[::-1])
        for one in answers[article]
    }
    for one in answers[short[0]]:
        for other in answers[short[1]]:
            if (one.kind, one.sort) != (other.kind, other.sort) or one.kind == "name":
                continue
            is_same = do_answers_agree(one, other)
            is_open = not is_same and lone[id(one)] and lone[id(other)]
            if not is_open and do_count_one(one, other):
                yield measure_pair(text, senses, one, other), is_same


def fit(measures: Matrix, is_same: Matrix) -> Matrix:
    """Weights of a logistic model with a ridge on all but the first, by Newton's method."""
    ridge = np.full(measures.shape[1], RIDGE)
    ridge[0] = 0.01
    weights = np.zeros(measures.shape[1])
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-measures @ weights))
        slope = measures.T @ (likely - is_same) + ridge * weights
        bend = (measures * (likely * (1 - likely))[:, None]).T @ measures + np.diag(ridge)
        weights -= np.linalg.solve(bend, slope)
    return weights


def write_weights(weights: Sequence[float]) -> None:
    """Write the weights under the names of what they weigh."""
    told = {name: round(float(one), 2) for name, one in zip(MEASURES, weights, strict=True)}
    WEIGHTS.write_text(json.dumps(told, indent=1) + "\n", "utf-8")


def main() -> None:
    """Fit and write the weights, and print them."""
    examples = [one for text in read_texts() for one in list_examples(text)]
    measures = np.array([one for one, _ in examples])
    weights = fit(measures, np.array([float(same) for _, same in examples]))
    print(len(examples), "pairs of answers,", sum(same for _, same in examples), "to one question")
    print(dict(zip(MEASURES, weights.round(2).tolist(), strict=True)))
    write_weights(weights.tolist())


if __name__ == "__main__":
    main()
