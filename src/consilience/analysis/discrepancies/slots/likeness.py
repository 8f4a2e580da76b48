"""How alike two answers of different reports stand: what tells if they answer one question."""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from consilience.analysis.discrepancies.happenings import compare_context, find_acts, share_day
from consilience.analysis.discrepancies.reading import Sentence, StoryText
from consilience.analysis.discrepancies.slots.answers import Answer
from consilience.analysis.quantities import do_agree
from consilience.analysis.stems import find_stems
from consilience.language.vectors import embed_texts

LEAD = 2  # the first sentences tell what the report is about
MOST_NAMES = 2
NONE: NDArray[np.float32] = np.zeros((0, 1), dtype=np.float32)
SMALLEST = 2  # "two" is no number by which sentences are known
# What is measured of each pair, 0 to 1 (`sense` -1 to 1); the weights are in this order.
MEASURES = ("one", "words", "sense", "names", "act", "values", "lead", "own", "persons")


class Senses:
    """Vectors of the sentences of answers, each without its answer."""

    def __init__(self, answers: Iterable[Answer]) -> None:
        different = list({id(one): one for one in answers}.values())
        self._rows: Mapping[int, int] = {id(one): at for at, one in enumerate(different)}
        texts = [_leave_out(one) for one in different]
        self._vectors: NDArray[np.float32] = embed_texts(texts) if texts else NONE

    def compare(self, one: Answer, other: Answer) -> float:
        """Cosine of the two sentences, -1 to 1."""
        first, second = self._rows[id(one)], self._rows[id(other)]
        return float(self._vectors[first] @ self._vectors[second])


def _leave_out(one: Answer) -> str:
    start, end = one.span.start - one.sentence.start, one.span.end - one.sentence.start
    return f"{one.sentence.text[:start]} {one.sentence.text[end:]}"


def measure_pair(text: StoryText, senses: Senses, one: Answer, other: Answer) -> tuple[float, ...]:
    """What `MEASURES` names, in this order; the answers themselves are left out."""
    first, second = one.sentence, other.sentence
    named = frozenset(stem for each in (one, other) for stem in find_stems(each.span.text))
    acts = [find_acts([each.claim] if each.claim else []) for each in (one, other)]
    told = {
        "one": 1.0,
        "words": compare_context(text, first, second, named),
        "sense": senses.compare(one, other),
        "names": min(len((first.names & second.names) - named), MOST_NAMES) / MOST_NAMES,
        "act": bool(acts[0] & acts[1]),
        "values": _share_value(one, first, second),
        "lead": max(first.number, second.number) <= LEAD,
        "persons": one.counted is not None and not one.toll and not one.heads & other.heads,
        "own": one.kind == "date" and one.claim is not None and other.claim is not None,
    }
    return tuple(float(told[name]) for name in MEASURES)


def _share_value(one: Answer, first: Sentence, second: Sentence) -> bool:
    """True if both sentences have a number or, of other answers than times, a day in common."""
    if one.kind != "date" and share_day(first, second):
        return True
    return any(
        amount.dimension == rival.dimension and amount.value > SMALLEST and do_agree(amount, rival)
        for amount in first.amounts
        for rival in second.amounts
    )
