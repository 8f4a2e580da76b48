"""What the finder of claims hands on: claims as character ranges of the document."""

from dataclasses import dataclass, field

from consilience.annotation.times import FoundTime
from consilience.records.claim import Bound, Factuality, Role

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FoundPart:
    """A participant: its words, and its head: the name where it has one, else its main word."""

    role: Role
    range: Range
    head: Range


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """A number as printed, read as `lowest` to `highest` in `unit`, as in `records.Quantity`."""

    range: Range
    lowest: float | None
    highest: float | None
    unit: str | None = None
    bound: Bound = "exactly"


@dataclass(frozen=True, slots=True)
class FoundSource:
    """One link of a chain of sources, with its head as in `FoundPart`."""

    range: Range
    head: Range
    cue: Range | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundClaim:
    """What one article reports; all places are characters `(start, end)` of the document.

    `span` reaches over the predicate and all that is told with it. `sources` is the chain,
    outermost first; () is the article's own word. The other fields are those of `records.Claim`.
    """

    span: Range
    predicate: Range
    lemma: str
    parts: tuple[FoundPart, ...] = ()
    when: FoundTime | None = None
    where: Range | None = None
    quantities: tuple[FoundQuantity, ...] = ()
    factuality: Factuality = "occurred"
    cue: Range | None = None
    negated: bool = False
    sources: tuple[FoundSource, ...] = ()
    event_type: str | None = None
    act: str | None = None
    mode: str | None = None
    reciprocal: bool = False


@dataclass(slots=True)
class Draft:
    """A claim in the making, its words as places in the document.

    `carriers` are the words above the predicate that make one happening with it: "held" for
    "talks", "plans" for "fly". `parts` are pairs of role and head. Where one predicate makes
    several claims, `own` are the words of this one and `others` those of the others, and `thing`
    is its object. `fate` is the adjective behind the predicate that tells what happened: "is dead".
    """

    predicate: int
    carriers: tuple[int, ...] = ()
    parts: list[tuple[Role, int]] = field(default_factory=list)
    thing: int | None = None
    own: tuple[int, int] | None = None
    others: tuple[tuple[int, int], ...] = ()
    fate: int | None = None

    def holds(self, at: int) -> bool:
        """True if a word belongs to this claim and not to another one of the same predicate."""
        if self.own is not None:
            return self.own[0] <= at <= self.own[1]
        return not any(first <= at <= last for first, last in self.others)
