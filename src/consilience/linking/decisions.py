"""What analysts decided on what belongs together, as linking needs it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from consilience.records.judgement import Judgement, JudgementKind, find_standing

Pairs = frozenset[tuple[str, str]]

FOR_SURE = 1e9  # in place of a similarity, whatever else is known of a pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """Pairs of ids that are one thing's (`same`) and that are not (`apart`), by kind.

    Each pair is in order: mentions for entities, claims for events, articles for stories.
    """

    same_mentions: Pairs = frozenset()
    apart_mentions: Pairs = frozenset()
    same_claims: Pairs = frozenset()
    apart_claims: Pairs = frozenset()
    same_articles: Pairs = frozenset()
    apart_articles: Pairs = frozenset()

    @property
    def mentions(self) -> frozenset[str]:
        """All mentions that somebody judged."""
        return frozenset(one for pair in self.same_mentions | self.apart_mentions for one in pair)


NO_DECISIONS = Decisions()


def read_decisions(judgements: Iterable[Judgement]) -> Decisions:
    """What the judgements that stand, in the order of their making, say together.

    Of two on one pair the later holds; "cannot tell" takes an earlier one back.
    """
    standing = find_standing(judgements)
    same_mentions, apart_mentions = _read(standing, "entity")
    same_claims, apart_claims = _read(standing, "event")
    same_articles, apart_articles = _read(standing, "story")
    return Decisions(
        same_mentions=same_mentions,
        apart_mentions=apart_mentions,
        same_claims=same_claims,
        apart_claims=apart_claims,
        same_articles=same_articles,
        apart_articles=apart_articles,
    )


def _read(judgements: Iterable[Judgement], kind: JudgementKind) -> tuple[Pairs, Pairs]:
    verdicts = {
        pair: one.verdict for one in judgements if one.kind == kind for pair in _list_pairs(one)
    }
    return (
        frozenset(pair for pair, verdict in verdicts.items() if verdict == "same"),
        frozenset(pair for pair, verdict in verdicts.items() if verdict == "not same"),
    )


def _list_pairs(judgement: Judgement) -> Iterator[tuple[str, str]]:
    """Neighbours where all are one, else each with each: subjects that are not the same."""
    subjects = judgement.subjects
    pairs = pairwise(subjects) if judgement.verdict == "same" else combinations(subjects, 2)
    for one, other in pairs:
        if one != other:
            yield min(one, other), max(one, other)
