"""What analysts found of the discrepancies that the program told them."""

from collections.abc import Iterable
from dataclasses import replace

from consilience.records.analysis import Discrepancy
from consilience.records.judgement import Judgement, Verdict

NO_DIFFERENCE: frozenset[Verdict] = frozenset({"rounding", "time zone", "reading error"})


def apply_verdicts(
    discrepancies: Iterable[Discrepancy], judgements: Iterable[Judgement]
) -> tuple[Discrepancy, ...]:
    """The discrepancies with what was judged of them; the last judgement on one holds.

    A judgement names the discrepancy and then its claims: where new pages have given it another
    id, the claims tell which it is. One that is none stays in the dossier and disputes nothing.
    """
    verdicts = list(judgements)
    if not verdicts:
        return tuple(discrepancies)
    return tuple(_apply(one, verdicts) for one in discrepancies)


def _apply(discrepancy: Discrepancy, judgements: Iterable[Judgement]) -> Discrepancy:
    claims = {str(claim) for one in discrepancy.readings for claim in one.claim_ids}
    found = None
    for one in judgements:
        own, *others = one.subjects
        if own == discrepancy.id or (others and set(others) == claims):
            found = one
    if found is None or found.verdict == "cannot tell":
        return discrepancy
    relation = discrepancy.relation
    if found.verdict in NO_DIFFERENCE:
        relation = "rounding" if found.verdict == "rounding" else "dismissed"
    return replace(discrepancy, relation=relation, verdict=found.verdict)
