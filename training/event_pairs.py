"""Train the pair score of `linking/events/trees.py` on the train topics of ECB+.

Reads ECB+ (Cybulska & Vossen 2014, CC BY 3.0) in the layout of the benchmark folder and writes
`linking/weights/event_pairs.npz`; about two minutes on one core:

    python -m training.event_pairs --data ../shared/bench/coref/ecbplus
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from bench.ecbplus import Document, GoldMention, parse_documents, read_documents, read_mentions
from bench.ecbplus_events import make_mentions, read_parsed
from numpy.typing import NDArray

from consilience.linking.events.candidates import find_candidates
from consilience.linking.events.features import make_pair_features
from consilience.linking.events.mentions import EventMention
from consilience.linking.events.table import Numbers, make_table
from consilience.records.ids import ArticleId

OUT = Path(__file__).parents[1] / "src/consilience/linking/weights"
SEEDS = 2
KEPT_EASY = 0.15  # of the pairs unlike in form and meaning, which are no example of anything
UNLIKE = 0.3
LEFT_OUT = frozenset({"word_count_low", "negated", "untyped"})
SETTINGS: dict[str, Any] = {
    "objective": "binary", "n_estimators": 180, "learning_rate": 0.07, "num_leaves": 24,
    "min_child_samples": 60, "colsample_bytree": 0.6, "reg_lambda": 5, "verbose": -1, "n_jobs": 1,
    "deterministic": True, "force_row_wise": True,
}  # fmt: skip


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cache", type=Path, help="file that keeps the parses between runs")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    documents = read_documents(given.data, train=True)
    parsed = read_parsed(parse_documents(documents, given.cache))
    gold = read_mentions(given.data, "Event", documents)
    mentions = make_mentions(gold, parsed)
    texts = {name: one.doc.text for name, one in parsed.items()}
    models, names = fit_all(documents, gold, mentions, texts)
    export(models, names, given.out / "event_pairs.npz")


def fit_all(
    documents: Sequence[Document],
    gold: Sequence[GoldMention],
    mentions: Sequence[EventMention],
    texts: dict[ArticleId, str],
) -> tuple[list[lightgbm.Booster], tuple[str, ...]]:
    """Models of pairs in one true document cluster, and of pairs in one topic.

    The latter see happenings that look alike, and so forgive document clusters that are wrong.
    """
    models = []
    names: tuple[str, ...] = ()
    for level in ("subtopic", "topic"):
        label = {one.name: getattr(one, level) for one in documents}
        names, rows, same = make_rows(gold, mentions, texts, label)
        for seed in range(SEEDS):
            kept = thin_out(names, rows, same, seed)
            model = lightgbm.LGBMClassifier(**SETTINGS, random_state=seed)
            model.fit(rows[kept], same[kept])
            models.append(model.booster_)
    return models, names


def make_rows(
    gold: Sequence[GoldMention],
    mentions: Sequence[EventMention],
    texts: dict[ArticleId, str],
    label: dict[str, str],
) -> tuple[tuple[str, ...], Numbers, NDArray[np.bool_]]:
    """Feature names, the features of the candidate pairs in each cluster, and which are one."""
    parts, answers = [], []
    names: tuple[str, ...] = ()
    for cluster in sorted(set(label.values())):
        chosen = [at for at, one in enumerate(gold) if label[one.document] == cluster]
        if len(chosen) < 2:
            continue
        inside = {ArticleId(one): texts[ArticleId(one)] for one in label if label[one] == cluster}
        table = make_table([mentions[at] for at in chosen], inside)
        first, second = find_candidates(table)
        names, rows = make_pair_features(table, first, second)
        chains = np.array([gold[at].chain for at in chosen])
        parts.append(rows)
        answers.append(chains[first] == chains[second])
    kept = [at for at, name in enumerate(names) if name not in LEFT_OUT]
    return (
        tuple(names[at] for at in kept),
        np.concatenate(parts)[:, kept],
        np.concatenate(answers),
    )


def thin_out(
    names: Sequence[str], rows: Numbers, same: NDArray[np.bool_], seed: int
) -> NDArray[np.bool_]:
    """Which pairs to learn from: all but most of the easy negatives."""
    unlike = (rows[:, names.index("words")] < UNLIKE) & (rows[:, names.index("edits")] < UNLIKE)
    chance = np.random.RandomState(seed).random(len(rows))
    kept: NDArray[np.bool_] = same | ~unlike | (chance < KEPT_EASY)
    return kept


def export(models: Sequence[lightgbm.Booster], names: Sequence[str], path: Path) -> None:
    """Write all trees as one list of nodes; the score is the mean of the models' log-odds."""
    writer = _Writer()
    for model in models:
        for tree in model.dump_model()["tree_info"]:
            writer.roots.append(len(writer.nodes))
            writer.add(tree["tree_structure"], 1 / len(models), 0)
    nodes = np.array(writer.nodes, dtype=np.float64)
    path.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        path,
        names=np.array(names),
        roots=np.array(writer.roots, dtype=np.int32),
        features=nodes[:, 0].astype(np.int16),
        borders=nodes[:, 1].astype(np.float32),
        left=nodes[:, 2].astype(np.int32),
        right=nodes[:, 3].astype(np.int32),
        values=nodes[:, 4].astype(np.float32),
        depth=np.array(writer.depth),
    )
    print(f"{path.name}: {len(writer.roots)} trees, {len(names)} features, {path.stat().st_size} B")


class _Writer:
    """Lists the nodes of trees: feature, border, left, right, value."""

    def __init__(self) -> None:
        self.nodes: list[list[float]] = []
        self.roots: list[int] = []
        self.depth = 0

    def add(self, node: dict[str, Any], share: float, depth: int) -> int:
        """The number of the node, which is listed before those below it."""
        self.depth = max(self.depth, depth)
        place = len(self.nodes)
        value = float(node.get("leaf_value", 0.0)) * share
        self.nodes.append([0, 0, place, place, value])
        if "split_feature" in node:
            left = self.add(node["left_child"], share, depth + 1)
            right = self.add(node["right_child"], share, depth + 1)
            self.nodes[place] = [node["split_feature"], node["threshold"], left, right, 0]
        return place


if __name__ == "__main__":
    main()
