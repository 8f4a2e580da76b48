"""What the pair score sees of two event mentions: likeness of words, parties, time and place."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein, Prefix
from scipy import sparse

from consilience.linking.events.deeds import compare_deeds
from consilience.linking.events.mentions import EventMention
from consilience.linking.events.table import Numbers, Table

Places: TypeAlias = NDArray[np.int64]
Column: TypeAlias = NDArray[np.floating]

UNKNOWN = -1.0  # a likeness of what one of the two does not tell


def make_pair_features(
    table: Table, rows: Places, columns: Places
) -> tuple[tuple[str, ...], Numbers]:
    """Names of the features, and one line a pair of the table's rows (`len(rows), features`).

    The order within a pair does not matter. Cosines run from -1 to 1; `UNKNOWN` stands where a
    side tells nothing; agreement is 1, 0 for unknown, -1 for disagreement.
    """
    features = dict(_compare_all(table, rows, columns))
    matrix = np.column_stack([np.asarray(one, dtype=np.float32) for one in features.values()])
    return tuple(features), matrix


def _compare_all(table: Table, rows: Places, columns: Places) -> Iterator[tuple[str, Column]]:
    for compare in (_compare_lemmas, _compare_meaning, _compare_counts, _compare_parties,
                    _compare_articles, _compare_circumstances):  # fmt: skip
        yield from compare(table, rows, columns)


def _compare_lemmas(table: Table, rows: Places, columns: Places) -> Iterator[tuple[str, Column]]:
    first, second = table.lemma[rows], table.lemma[columns]
    count = max(len(table.lemmas), 1)
    keys = np.minimum(first, second) * count + np.maximum(first, second)
    known, place = np.unique(keys, return_inverse=True)
    pairs = [(table.lemmas[key // count], table.lemmas[key % count]) for key in known.tolist()]
    measures: dict[str, Callable[[str, str], float]] = {
        "prefix_long": Prefix.normalized_similarity,
        "prefix_short": lambda one, other: (
            Prefix.similarity(one, other) / max(min(len(one), len(other)), 1)
        ),
        "edits": Levenshtein.normalized_similarity,
    }
    for name, measure in measures.items():
        yield name, np.array([measure(*pair) for pair in pairs], dtype=np.float32)[place]
    yield "same_lemma", first == second


def _compare_meaning(table: Table, rows: Places, columns: Places) -> Iterator[tuple[str, Column]]:
    yield "heads", _cosine(table.heads[rows], table.heads[columns])
    yield "words", _cosine(table.words[rows], table.words[columns])
    yield "sentences", _cosine(table.sentence_vectors[rows], table.sentence_vectors[columns])
    yield "events", _cosine(table.event_vectors[rows], table.event_vectors[columns])
    both = _tells(table.parties, rows) & _tells(table.parties, columns)
    likeness = _cosine(table.party_vectors[rows], table.party_vectors[columns])
    yield "parties", np.where(both, likeness, UNKNOWN)
    there = _cosine(table.heads[rows], table.sentence_vectors[columns])
    back = _cosine(table.heads[columns], table.sentence_vectors[rows])
    yield "head_in_sentence", np.maximum(there, back)
    there = _cosine(table.heads[rows], table.event_vectors[columns])
    back = _cosine(table.heads[columns], table.event_vectors[rows])
    yield "head_in_event", np.minimum(there, back)


def _compare_counts(table: Table, rows: Places, columns: Places) -> Iterator[tuple[str, Column]]:
    parties = np.array([len(one.parties) for one in table.mentions])
    tokens = np.array([one.words.count(" ") + 1 for one in table.mentions])
    for name, values in (
        ("rarity", table.rarity),
        ("common_rarity", table.common_rarity),
        ("frequency", table.frequency),
        ("spread", table.spread),
        ("party_count", parties),
        ("word_count", tokens),
    ):
        yield f"{name}_low", np.minimum(values[rows], values[columns])
        yield f"{name}_high", np.maximum(values[rows], values[columns])


def _compare_parties(table: Table, rows: Places, columns: Places) -> Iterator[tuple[str, Column]]:
    yield "party_words", _overlap(table.parties, table.parties, rows, columns)
    yield "party_names", _overlap(table.names, table.names, rows, columns)
    yield "actors", _overlap(table.actors, table.actors, rows, columns)
    yield "others", _overlap(table.others, table.others, rows, columns)
    there = _overlap(table.actors, table.others, rows, columns)
    yield "crossed", np.maximum(there, _overlap(table.others, table.actors, rows, columns))


def _compare_articles(table: Table, rows: Places, columns: Places) -> Iterator[tuple[str, Column]]:
    first, second = table.article[rows], table.article[columns]
    count = max(table.documents.shape[0], 1)
    known, place = np.unique(first * count + second, return_inverse=True)
    ones, others = known // count, known % count
    yield "documents", _dot(table.documents, table.documents, ones, others)[place]
    yield "leads", _dot(table.leads, table.leads, ones, others)[place]
    yield "same_article", first == second
    yield "sentence_words", _dot(table.sentences, table.sentences, rows, columns)
    yield "sentence_capitals", _dot(table.capitals, table.capitals, rows, columns)


def _compare_circumstances(
    table: Table, rows: Places, columns: Places
) -> Iterator[tuple[str, Column]]:
    mentions = table.mentions
    earliest = _read_days([one.when.earliest if one.when else None for one in mentions])
    latest = _read_days([one.when.latest if one.when else None for one in mentions])
    gap = np.maximum(earliest[rows] - latest[columns], earliest[columns] - latest[rows])
    known = ~np.isnan(gap)
    yield "time", np.where(known, np.where(gap <= 0, 1, -1), 0)
    days = np.log1p(np.maximum(np.nan_to_num(gap), 0))
    yield "days_between", np.where(known, days, UNKNOWN)
    deeds = table.deeds
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    yield "deed", np.array([compare_deeds(deeds[a], deeds[b]) for a, b in pairs], dtype=np.float32)
    for name, labels in (
        ("place", [(one.where or "").casefold() for one in mentions]),
        ("act", [one.act or "" for one in mentions]),
        ("event_type", [one.event_type or "" for one in mentions]),
    ):
        yield name, _agree(np.array(labels, dtype=object), rows, columns)
    untyped = np.array([one.act is None for one in mentions], dtype=np.float32)
    yield "untyped", untyped[rows] + untyped[columns]
    facts = np.array([one.factuality for one in mentions], dtype=object)
    yield "factuality", facts[rows] == facts[columns]
    negated = np.array([one.negated for one in mentions])
    yield "negated", negated[rows] == negated[columns]
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    yield "numbers", np.array([_agree_numbers(mentions[a], mentions[b]) for a, b in pairs])


def _agree_numbers(one: EventMention, other: EventMention) -> float:
    if not one.numbers or not other.numbers:
        return 0.0
    if set(one.numbers) & set(other.numbers):
        return 1.0
    units = {unit for _, unit in one.numbers} & {unit for _, unit in other.numbers}
    return -1.0 if units else 0.5


def _agree(labels: NDArray[np.object_], rows: Places, columns: Places) -> Column:
    first, second = labels[rows], labels[columns]
    known = (first != "") & (second != "")
    return np.where(known, np.where(first == second, 1.0, -1.0), 0.0)


def _read_days(days: Sequence[str | None]) -> Column:
    """Days since 1970, NaN for none."""
    stamps = np.array(
        [day.partition("T")[0] if day else "NaT" for day in days], dtype="datetime64[D]"
    )
    numbers = stamps.astype(np.float64)
    numbers[np.isnat(stamps)] = np.nan
    return numbers


def _cosine(first: Numbers, second: Numbers) -> Column:
    found: Column = np.einsum("ij,ij->i", first, second)
    return found


def _dot(
    first: sparse.csr_matrix, second: sparse.csr_matrix, rows: Places, columns: Places
) -> Column:
    return np.asarray(first[rows].multiply(second[columns]).sum(axis=1)).ravel()


def _overlap(
    first: sparse.csr_matrix, second: sparse.csr_matrix, rows: Places, columns: Places
) -> Column:
    both = _tells(first, rows) & _tells(second, columns)
    return np.where(both, _dot(first, second, rows, columns), UNKNOWN)


def _tells(matrix: sparse.csr_matrix, rows: Places) -> NDArray[np.bool_]:
    filled: NDArray[np.bool_] = np.diff(matrix.indptr) > 0
    return filled[rows]
