"""Pairs of mentions in common words, which say little without what else their sentences tell.

"Raise", "send", "leave", "carry": one affair has many happenings in such a word.
"""

from collections.abc import Iterable
from typing import Final

import numpy as np

from consilience.linking.clusters import Pair
from consilience.linking.events.mentions import EventMention
from consilience.linking.events.parties import have_other_targets, share_party, share_target
from consilience.linking.events.senses import befell_other_things
from consilience.linking.events.table import Table
from consilience.linking.events.weights import share_circumstance

COMMON: Final = 3.3  # inverse document frequency: in one of 27 articles or more
# Likeness of the sentences without the words themselves. Of 60 pairs of real articles drawn by lot
# none below .1 told one happening; on ECB+ every third below .2 does that has other objects.
STRANGE: Final = 0.1
UNLIKE: Final = 0.2
NOTHING: Final = 0.03
COUNTS: Final = 0.65
COUNTS_LEAST: Final = 0.5  # other objects, and nothing else in common


def compare_sentences(table: Table, pairs: Iterable[Pair]) -> dict[Pair, float]:
    """How like the sentences are (0 to 1) around those of the pairs that are in common words."""
    common = (table.common_rarity < COMMON).tolist()
    chosen = [pair for pair in pairs if common[pair[0]] and common[pair[1]]]
    if not chosen:
        return {}
    rows, columns = np.array(chosen, dtype=np.int64).T
    shared = table.sentences[rows].multiply(table.sentences[columns]).sum(axis=1)
    return dict(zip(chosen, np.asarray(shared).ravel().tolist(), strict=True))


def weigh_common(score: float, one: EventMention, other: EventMention, likeness: float) -> float:
    """The probability (0 to 1) of a pair in common words whose sentences are so like.

    Less where it was done to others, and where two articles share nothing around their words but
    who did it. A word that tells an act of a known type says more ("charged"): it counts less
    where both tell who did it, and to others, in sentences without a word in common, and where it
    was done to other things, neither of them named ("released a film", "released her ledgers").
    """
    others = have_other_targets(one, other)
    if one.act is not None or other.act is not None:
        is_other = others and likeness < NOTHING and _are_doers_told(one, other)
        is_other = is_other or (likeness < STRANGE and befell_other_things(one, other))
        return score * COUNTS if is_other else score
    if others:
        least = COUNTS_LEAST if likeness < STRANGE else COUNTS
        return score * least if likeness < UNLIKE else score
    if likeness >= STRANGE or one.article == other.article or share_circumstance(one, other):
        return score
    return score if share_party(one, other) is False or share_target(one, other) else score * COUNTS


def _are_doers_told(one: EventMention, other: EventMention) -> bool:
    return all(any(party.role == "actor" for party in each.parties) for each in (one, other))
