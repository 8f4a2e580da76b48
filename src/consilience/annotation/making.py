"""What the components found in one article's document, as records."""

from collections.abc import Sequence

from spacy.tokens import Doc

from consilience.annotation.annotated import Annotated, FoundTime, cut_span, make_time
from consilience.annotation.claims import find_claims
from consilience.annotation.claims.parts import FoundClaim, FoundQuantity, FoundSource
from consilience.annotation.coreference import FoundMention, find_coreference
from consilience.annotation.quotations import FoundQuotation, find_quotations
from consilience.annotation.quotations.parts import Range
from consilience.annotation.times import find_times
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import (
    Attribution,
    Claim,
    Participant,
    Predicate,
    Quantity,
)
from consilience.records.ids import ClaimId, MentionId, QuotationId, make_id
from consilience.records.mention import Mention
from consilience.records.quotation import Quotation
from consilience.records.span import Span
from consilience.records.time_expression import TimeExpression


def make_annotations(article: Article, doc: Doc) -> Annotated:
    """The records of an article from its document, which has the names marked already.

    The document's text is the article's, white space made plain, and may be one space longer.
    """
    times = find_times(doc, article.published)
    quotations = find_quotations(doc)
    mentions = find_coreference(doc, quotations=quotations)
    maker = Maker(article, mentions)
    annotations = Annotations(
        article_id=article.id,
        mentions=maker.make_mentions(),
        times=tuple(map(maker.make_time, times)),
        quotations=tuple(map(maker.make_quotation, quotations)),
        claims=tuple(map(maker.make_claim, find_claims(doc, times=times, quotations=quotations))),
        citations=article.citations,
    )
    return Annotated(annotations, times)


class Maker:
    """Makes records of one article; `mentions` are what participants and sources are tied to."""

    def __init__(self, article: Article, mentions: Sequence[FoundMention] = ()) -> None:
        self._article = article
        self._mentions = mentions
        self._ids = [self._name(one) for one in mentions]
        self._by_words = {one.extent: at for at, one in enumerate(mentions)}
        self._by_head = {one.head: at for at, one in reversed(list(enumerate(mentions)))}
        self._spans: dict[Range, Span] = {}  # several records have the same words

    def make_mentions(self) -> tuple[Mention, ...]:
        """All mentions, in the order in which they were found."""
        return tuple(
            Mention(
                id=name,
                span=self._cut(one.extent),
                kind=one.kind,
                form=one.form,
                role=one.role,
                antecedents=tuple(self._ids[at] for at in one.antecedents),
            )
            for name, one in zip(self._ids, self._mentions, strict=True)
        )

    def make_time(self, found: FoundTime) -> TimeExpression:
        """A time as a record."""
        return make_time(found, self._cut((found.start, found.end)))

    def make_quotation(self, found: FoundQuotation) -> Quotation:
        """A quotation as a record; its speaker is tied to the mention that ends or holds it."""
        name = self._article.id
        return Quotation(
            id=QuotationId(make_id("quotation", name, found.kind, *found.content, found.rule)),
            kind=found.kind,
            content=tuple(self._cut(piece) for piece in found.content),
            sentence=self._cut(found.sentence),
            cue=self._cut(found.cue) if found.cue else None,
            speaker=self._cut(found.speaker) if found.speaker else None,
            via=self._cut(found.via) if found.via else None,
            speaker_mention_id=self._find_mention(found.speaker) if found.speaker else None,
            rule=found.rule,
            confidence=found.confidence,
        )

    def make_claim(self, found: FoundClaim) -> Claim:
        """A claim as a record."""
        parts = tuple(
            Participant(
                role=one.role, span=self._cut(one.range), mention_id=self._find_mention(one.head)
            )
            for one in found.parts
        )
        when = (found.when.start, found.when.end) if found.when else ()
        key = (*found.predicate, *(one.range for one in found.parts), *when)
        return Claim(
            id=ClaimId(make_id("claim", self._article.id, *key)),
            span=self._cut(found.span),
            predicate=Predicate(lemma=found.lemma, span=self._cut(found.predicate)),
            event_type=found.event_type,
            participants=parts,
            when=self.make_time(found.when) if found.when else None,
            where=self._cut(found.where) if found.where else None,
            quantities=tuple(map(self._make_quantity, found.quantities)),
            factuality=found.factuality,
            attribution=tuple(map(self._make_attribution, found.sources)),
            act=found.act,
            mode=found.mode,
            reciprocal=found.reciprocal,
            negated=found.negated,
            cue=self._cut(found.cue) if found.cue else None,
        )

    def _make_quantity(self, found: FoundQuantity) -> Quantity:
        return Quantity(
            span=self._cut(found.range),
            lowest=found.lowest,
            highest=found.highest,
            unit=found.unit,
            bound=found.bound,
        )

    def _make_attribution(self, found: FoundSource) -> Attribution:
        return Attribution(
            source=self._cut(found.range),
            cue=self._cut(found.cue) if found.cue else None,
            mention_id=self._find_mention(found.head),
        )

    def _find_mention(self, words: Range) -> MentionId | None:
        """The mention that is those words, or has them for its head."""
        at = self._by_words.get(words, self._by_head.get(words))
        return None if at is None else self._ids[at]

    def _name(self, one: FoundMention) -> MentionId:
        return MentionId(make_id("mention", self._article.id, one.form, *one.extent))

    def _cut(self, place: Range) -> Span:
        if (span := self._spans.get(place)) is None:
            span = self._spans[place] = cut_span(self._article, *place)
        return span
