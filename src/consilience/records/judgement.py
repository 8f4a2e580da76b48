"""An analyst's decision, which the machine keeps to."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Literal

from consilience.errors import JudgementError
from consilience.records.ids import JudgementId, make_id
from consilience.records.span import PageSpan, Span

JudgementKind = Literal["entity", "event", "story", "date", "boundary", "discrepancy"]
Verdict = Literal[
    "same",
    "not same",
    "cannot tell",
    "date",
    "split",
    "join",
    "real",
    "rounding",
    "time zone",
    "reading error",
    "undo",
]
SAMENESS: tuple[Verdict, ...] = ("same", "not same", "cannot tell")
VERDICTS: dict[JudgementKind, tuple[Verdict, ...]] = {
    "entity": SAMENESS,
    "event": SAMENESS,
    "story": SAMENESS,
    "date": ("date", "cannot tell"),
    "boundary": ("split", "join"),
    "discrepancy": ("real", "rounding", "time zone", "reading error", "cannot tell"),
}
TOGETHER = frozenset({"entity", "event", "story"})  # kinds that need two subjects


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What somebody decided, about what, when (ISO 8601) and why.

    `subjects` are ids that do not change when pages are added: mentions for an entity, claims
    for an event, articles for a story or a date, the page for a boundary; for a discrepancy its
    own id, then its claims. `value` is the right date (ISO 8601, any precision). `place` is
    where on the page one article ends and the next begins, `evidence` the words that were
    looked at. Nothing is ever changed: `retires` names an earlier judgement that no longer
    holds, with the verdict "undo" or a new one in its place.
    """

    id: JudgementId
    kind: JudgementKind
    subjects: tuple[str, ...]
    verdict: Verdict
    made_by: str
    made_at: str
    note: str = ""
    value: str | None = None
    place: PageSpan | None = None
    evidence: tuple[Span, ...] = ()
    retires: JudgementId | None = None


def make_judgement_id(judgement: Judgement) -> JudgementId:
    """The id that the content gives; two equal decisions at one moment are one."""
    parts = [getattr(judgement, field.name) for field in fields(judgement) if field.name != "id"]
    return JudgementId(make_id("judgement", *parts))


def check_judgement(judgement: Judgement) -> None:
    """Raise `JudgementError` where verdict, subjects, value and place do not fit its kind."""
    allowed = VERDICTS[judgement.kind]
    if judgement.verdict == "undo":
        if judgement.retires is None:
            raise JudgementError("an undo names no judgement; give its id in `retires`")
        return
    if judgement.verdict not in allowed:
        raise JudgementError(
            f"{judgement.verdict!r} is no verdict on a {judgement.kind}; give one of "
            + ", ".join(map(repr, allowed))
        )
    fewest = 2 if judgement.kind in TOGETHER else 1
    if len(set(judgement.subjects)) < fewest:
        raise JudgementError(
            f"a judgement on a {judgement.kind} names {len(set(judgement.subjects))} subjects; "
            f"give {fewest} or more"
        )
    if judgement.verdict == "date" and not judgement.value:
        raise JudgementError("a date is judged wrong and no right one is given; put it in `value`")
    if judgement.verdict in ("split", "join") and judgement.place is None:
        raise JudgementError(f"{judgement.verdict!r} needs the `place` on the page")


def find_standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Those that hold, in their order, which is that of their making; undos are left out.

    One that was retired holds again when what retired it was itself retired.
    """
    made = list(judgements)
    retired: set[JudgementId] = set()
    standing = []
    for one in reversed(made):  # what retires another was made after it
        if one.id in retired:
            continue
        if one.retires is not None:
            retired.add(one.retires)
        if one.verdict != "undo":
            standing.append(one)
    return tuple(reversed(standing))
