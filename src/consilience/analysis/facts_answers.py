"""What articles that have no claim of a row give where accounts differ on what its title says."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from consilience.analysis.facts_sides import Row, gives
from consilience.records.analysis import Discrepancy, Reading
from consilience.records.ids import ArticleId
from consilience.records.span import Span

# Readings of these are values of one thing, so that whoever gives one tells of it.
VALUES: Final = frozenset({"date", "number", "place"})
RELATIONS: Final = frozenset({"conflict", "update"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Another value than the one of the title, where an article gives it.

    `differs`: the two exclude each other; of an update each was right in its time.
    """

    words: str
    span: Span
    dispute: Discrepancy

    @property
    def differs(self) -> bool:
        """Whether the row says otherwise."""
        return self.dispute.relation == "conflict"


def find_answers(
    row: Row, disputes: Sequence[Discrepancy], known: Collection[ArticleId]
) -> Mapping[ArticleId, Answer]:
    """The first answer of each article that is not `known`.

    One reading alone stands in the claims of which the title of the row is made; a number stands
    in the title, for its clause may count other things. Articles that give that reading have
    nothing else to say.
    """
    answers: dict[ArticleId, Answer] = {}
    for one in disputes:
        if one.kind in VALUES and one.relation in RELATIONS:
            for answer in _list_answers(one, row):
                article = answer.span.article
                if article not in known:
                    answers.setdefault(article, answer)
    return answers


def _list_answers(one: Discrepancy, row: Row) -> Iterator[Answer]:
    own = [each for each in one.readings if _is_titled(one, each, row)]
    if len(own) != 1:
        return
    ours = {span.article for span in own[0].evidence}
    for each in one.readings:
        for span in each.evidence if each is not own[0] else ():
            if span.article not in ours:
                yield Answer(words=each.value, span=span, dispute=one)


def _is_titled(one: Discrepancy, reading: Reading, row: Row) -> bool:
    if one.kind == "number" and not gives(row.title, reading):
        return False
    return any(span.overlaps(claim.span) for span in reading.evidence for claim in row.titled)
