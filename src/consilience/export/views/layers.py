"""What was marked in one article, layer by layer, in words: before any format."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from consilience.export.addresses import make_fragment
from consilience.export.marking import has_words
from consilience.export.wording import (
    KINDS,
    UNKNOWN,
    describe_quantity,
    describe_time,
    describe_when,
    make_label,
    shorten,
)
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Claim
from consilience.records.ids import EntityId, MentionId
from consilience.records.mention import Mention
from consilience.records.quotation import Quotation
from consilience.records.span import Span
from consilience.records.time_expression import TimeExpression

Layer = Literal["mentions", "times", "quotations", "claims"]
LAYERS: Final[tuple[Layer, ...]] = get_args(Layer)
SOURCE: Final = "according to"
MOST_WORDS: Final = 200  # of a quoted note: the place of the words leads to all of them
CORE: Final = "core"  # the part of an entry that it is named after, such as a claim's predicate


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Words of the article that belong to an entry, and as what: "speaker", "actor"."""

    label: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One thing told of an entry; `span` is where the words stand, None for our own words."""

    label: str
    words: str
    aside: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A mention, time, quotation or claim for a reader.

    `id` is its fragment, `key` its number in its layer ("T3", in reading order). `parts` are
    words of this article alone; one whose place is not in its text is left out.
    """

    id: str
    layer: Layer
    key: str
    kind: str
    parts: tuple[Part, ...]
    notes: tuple[Note, ...]


def list_entries(
    article: Article,
    annotations: Annotations,
    layer: Layer,
    *,
    names: Mapping[EntityId, str] | None = None,
) -> tuple[Entry, ...]:
    """The entries of one layer in the order of the records; `names` are those of entities."""
    match layer:
        case "mentions":
            drafts = _list_mentions(annotations.mentions, names or {})
        case "times":
            drafts = map(_describe_expression, annotations.times)
        case "quotations":
            drafts = map(_describe_quotation, annotations.quotations)
        case "claims":
            drafts = map(_describe_claim, annotations.claims)
    return tuple(_finish(draft, article, number) for number, draft in enumerate(drafts, 1))


def fits(span: Span, article: Article) -> bool:
    """Whether the span stands in the article's text and holds more than line breaks."""
    return (
        span.article == article.id
        and span.end <= len(article.text)
        and has_words(article.text, span.start, span.end)
    )


def _finish(draft: Entry, article: Article, number: int) -> Entry:
    """The entry with its number, without places that are not in the text."""
    return Entry(
        id=draft.id,
        layer=draft.layer,
        key=f"{draft.layer[0].upper()}{number}",
        kind=draft.kind,
        parts=tuple(part for part in draft.parts if fits(part.span, article)),
        notes=tuple(
            Note(label=note.label, words=note.words, aside=note.aside)
            if note.span and not fits(note.span, article)
            else note
            for note in draft.notes
        ),
    )


def _list_mentions(mentions: Iterable[Mention], names: Mapping[EntityId, str]) -> Iterator[Entry]:
    known = {one.id: one for one in mentions}
    return (_describe_mention(one, known, names) for one in known.values())


def _describe_mention(
    mention: Mention, known: Mapping[MentionId, Mention], names: Mapping[EntityId, str]
) -> Entry:
    notes = [_quote("words", mention.span), Note(label="kind", words=mention.kind)]
    if mention.form != "name":
        notes.append(Note(label="form", words=mention.form))
    if mention.role:
        notes.append(Note(label="role", words=make_label(mention.role)))
    found = (known.get(one) for one in mention.antecedents)
    notes += [_quote("stands for", one.span) for one in found if one]
    if name := names.get(mention.entity_id) if mention.entity_id else None:
        notes.append(Note(label="entity", words=make_label(name)))
    return Entry(
        id=make_fragment("m", mention.id),
        layer="mentions",
        key="",
        kind=mention.kind,
        parts=(Part(label=KINDS[mention.kind][0], span=mention.span),),
        notes=tuple(notes),
    )


def _describe_expression(time: TimeExpression) -> Entry:
    span = time.span
    notes = [_quote("words", span), Note(label="type", words=time.type, aside=time.timex)]
    if time.value is not None:
        when = describe_when(time.value)
        notes.append(Note(label="value", words=when.words, aside=when.how))
    elif time.type in ("date", "time"):
        notes.append(Note(label="value", words=UNKNOWN, aside="hangs on a date not known"))
    return Entry(
        id=make_fragment("t", span.article, span.start, span.end),
        layer="times",
        key="",
        kind=time.type,
        parts=(Part(label=time.type, span=span),),
        notes=tuple(notes),
    )


def _describe_quotation(quotation: Quotation) -> Entry:
    parts = [Part(label=CORE, span=piece) for piece in quotation.content]
    notes = [_quote("words", piece) for piece in quotation.content]
    notes.append(Note(label="kind", words=quotation.kind))
    asked = (("speaker", quotation.speaker), ("cue", quotation.cue), ("via", quotation.via))
    for label, span in asked:
        if span is not None:
            parts.append(Part(label=label, span=span))
            notes.append(_quote(label, span))
        elif label == "speaker":
            notes.append(Note(label=label, words=UNKNOWN))
    if quotation.rule:
        sure = f"right {quotation.confidence:.0%} of the time"
        notes.append(Note(label="found by", words=make_label(quotation.rule), aside=sure))
    return Entry(
        id=make_fragment("q", quotation.id),
        layer="quotations",
        key="",
        kind=quotation.kind,
        parts=tuple(parts),
        notes=tuple(notes),
    )


def _describe_claim(claim: Claim) -> Entry:
    notes = [*_tell_deed(claim), *_tell_circumstances(claim)]
    parts = [Part(label=CORE, span=claim.predicate.span)]
    for one in notes[1:]:
        if one.span is not None:
            label = "source" if one.label == SOURCE else one.label
            parts.append(Part(label=label, span=one.span))
    if claim.cue is not None:
        parts.append(Part(label="cue", span=claim.cue))
    parts += [Part(label="says", span=one.cue) for one in claim.attribution if one.cue]
    return Entry(
        id=make_fragment("cl", claim.id),
        layer="claims",
        key="",
        kind=claim.factuality,
        parts=tuple(parts),
        notes=tuple(notes),
    )


def _tell_deed(claim: Claim) -> Iterator[Note]:
    """What, who and to whom."""
    types = (claim.event_type, claim.mode, claim.act if claim.act != claim.event_type else None)
    lemma = claim.predicate.lemma
    inflected = lemma if lemma != claim.predicate.span.text.lower() else None
    about = [make_label(one) for one in (inflected, *types) if one]
    if claim.reciprocal:
        about.append("reciprocal")
    yield _quote("predicate", claim.predicate.span, " · ".join(about))
    for one in claim.participants:
        yield _quote(one.role, one.span)
    for number in claim.quantities:
        yield _quote("quantity", number.span, describe_quantity(number))


def _tell_circumstances(claim: Claim) -> Iterator[Note]:
    """When, where, how far it is a fact, and on whose word."""
    if claim.when is not None:
        value, dated = claim.when.value, claim.when.type in ("date", "time")
        told = describe_time(value) if value else UNKNOWN if dated else claim.when.timex
        yield _quote("when", claim.when.span, make_label(told))
    if claim.where is not None:
        yield _quote("where", claim.where)
    said = f"{claim.factuality}, negated" if claim.negated else claim.factuality
    yield Note(label="factuality", words=said, aside=_name_cue(claim.cue))
    for link in claim.attribution:
        yield _quote(SOURCE, link.source, _name_cue(link.cue))
    if not claim.attribution:
        yield Note(label=SOURCE, words="the article itself")


def _name_cue(cue: Span | None) -> str:
    return f"“{make_label(cue.text)}”" if cue else ""


def _quote(label: str, span: Span, aside: str = "") -> Note:
    words = make_label(span.text[: MOST_WORDS + 1])
    return Note(label=label, words=shorten(words, MOST_WORDS), aside=aside, span=span)
