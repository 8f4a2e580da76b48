"""Annotations of a text as the scorer of the gold set sees them, freed of records."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.gold_texts import Extent
from consilience.records.annotations import Annotations
from consilience.records.claim import Claim
from consilience.records.mention import Mention
from consilience.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundClaim:
    """A claim that was found, freed of records; `bounds` beside `amounts` are lowest, highest."""

    predicate: Extent
    lemma: str = ""
    parts: tuple[tuple[str, Extent], ...] = ()
    when: Extent | None = None
    where: Extent | None = None
    amounts: tuple[Extent, ...] = ()
    bounds: tuple[tuple[float | None, float | None], ...] = ()
    factuality: str = "occurred"
    sources: tuple[Extent, ...] = ()
    negated: bool = False


@dataclass(frozen=True, slots=True)
class FoundMention:
    """A pronoun or nominal, and the mention that it stands for in the end, if any was found."""

    extent: Extent
    form: str
    target: Extent | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in one text."""

    claims: tuple[FoundClaim, ...] = ()
    mentions: tuple[FoundMention, ...] = ()


def make_reading(annotations: Annotations) -> Reading:
    """What the scorer needs of annotations: the one place that knows their records."""
    mentions = annotations.mentions
    targets = _find_targets(mentions)
    return Reading(
        tuple(_make_claim(one) for one in annotations.claims),
        tuple(
            FoundMention(_extent(one.span), one.form, target)
            for one, target in zip(mentions, targets, strict=True)
            if one.form != "name"
        ),
    )


def _make_claim(claim: Claim) -> FoundClaim:
    return FoundClaim(
        predicate=_extent(claim.predicate.span),
        lemma=claim.predicate.lemma,
        parts=tuple((part.role, _extent(part.span)) for part in claim.participants),
        when=None if claim.when is None else _extent(claim.when.span),
        where=None if claim.where is None else _extent(claim.where),
        amounts=tuple(_extent(amount.span) for amount in claim.quantities),
        bounds=tuple((amount.lowest, amount.highest) for amount in claim.quantities),
        factuality=claim.factuality,
        sources=tuple(_extent(link.source) for link in claim.attribution),
        negated=claim.negated,
    )


def _find_targets(mentions: Sequence[Mention]) -> list[Extent | None]:
    """For each mention the end of its chain of antecedents, or the first name of its entity."""
    by_id: dict[str, Mention] = {one.id: one for one in mentions}
    firsts: dict[str, Mention] = {}
    for one in sorted(mentions, key=lambda one: one.form != "name"):
        if one.entity_id is not None:
            firsts.setdefault(one.entity_id, one)
    targets = []
    for one in mentions:
        last = _find_root(one, by_id)
        if last is one and one.entity_id is not None:
            last = firsts[one.entity_id]
        targets.append(None if last is one else _extent(last.span))
    return targets


def _find_root(mention: Mention, by_id: dict[str, Mention]) -> Mention:
    seen = {str(mention.id)}
    while mention.antecedents:
        before = by_id[mention.antecedents[0]]
        if before.id in seen:
            break
        seen.add(before.id)
        mention = before
    return mention


def _extent(span: Span) -> Extent:
    return span.start, span.end
