"""An invented story of four articles on two known origins, for facts, briefs and timelines."""

from dataclasses import replace

from consilience.analysis.corroboration import count_corroboration
from consilience.records.analysis import Discrepancy, Reading
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Attribution, Claim, Participant, Predicate, Quantity
from consilience.records.dossier import DOSSIER_VERSION, Dossier
from consilience.records.event import Event, EventParticipant
from consilience.records.ids import (
    ClaimId,
    DiscrepancyId,
    EntityId,
    EventId,
    MentionId,
    OriginId,
    StoryId,
)
from consilience.records.mention import Mention
from consilience.records.origin import Origin
from consilience.records.quotation import Quotation
from consilience.records.span import Span
from consilience.records.story import Story
from consilience.records.time_expression import TimeExpression
from tests.making import make_article, make_day

STORY = StoryId("lease")
TORRENT = EntityId("torrent")

POST = make_article(
    "Ilva Torrent met Oren Malk in Sarn on 6 March. Torrent signed a lease of the harbour.",
    name="post",
    outlet="Corvian Post",
    day="2031-03-07",
)
HERALD = make_article(
    "Ilva Torrent met Oren Malk on 6 March. She signed a lease.",
    name="herald",
    outlet="The Herald",
    day="2031-03-08",
)
TODAY = make_article(
    "Minister Malk met Ilva Torrent on 7 March. “We met Torrent,” he said.",
    name="today",
    outlet="Tessaly Today",
    day="2031-03-08",
)
COURIER = make_article(
    "Forty dockers blocked the gate of Sarn harbour on Friday.\nTorrent met nobody.",
    name="courier",
)
ARTICLES = (POST, HERALD, TODAY, COURIER)
LEMMAS = {"met": "meet", "signed": "sign", "blocked": "block"}  # others stand for themselves


def cut(article: Article, words: str, at: int = 0) -> Span:
    start = article.text.index(words, at)
    return article.span(start, start + len(words))


def make_claim(article: Article, clause: str, verb: str, **fields: object) -> Claim:
    """The claim of a clause; its first words up to the verb are who does it, here Torrent."""
    span = cut(article, clause)
    predicate = cut(article, verb, span.start)
    actor = article.text[span.start : predicate.start].strip()
    claim = Claim(
        id=ClaimId(f"{article.id} {clause}"),
        span=span,
        predicate=Predicate(lemma=LEMMAS.get(verb, verb), span=predicate),
        event_type=None,
        participants=(
            Participant(role="actor", span=cut(article, actor, span.start), entity_id=TORRENT),
        ),
        when=None,
        where=None,
        quantities=(),
        factuality="occurred",
    )
    return replace(claim, **fields)  # type: ignore[arg-type]


def tell_day(article: Article, words: str, day: str) -> TimeExpression:
    return TimeExpression(span=cut(article, words), type="date", timex=day, value=make_day(day))


def make_event(name: str, title: str, *claims: Claim, **fields: object) -> Event:
    event = Event(
        id=EventId(name),
        story_id=STORY,
        title=title,
        event_type="CONSULT",
        when=next((one.when.value for one in claims if one.when), None),
        where=None,
        participants=(EventParticipant(role="actor", entity_id=TORRENT),),
        factuality="occurred",
        claim_ids=tuple(one.id for one in claims),
    )
    return replace(event, **fields)  # type: ignore[arg-type]


def make_origin(name: str, kind: str, *articles: Article) -> Origin:
    return Origin(
        id=OriginId(name),
        kind=kind,  # type: ignore[arg-type]
        name="" if kind == "unknown" else name,
        entity_id=None,
        article_ids=tuple(one.id for one in articles),
        derivation_ids=(),
        channel="statement" if kind == "statement" else "",
        stretches=tuple(one.span(0, len(one.text)) for one in articles),
    )


MET = (
    make_claim(
        POST,
        "Ilva Torrent met Oren Malk in Sarn on 6 March",
        "met",
        when=tell_day(POST, "6 March", "2031-03-06"),
    ),
    make_claim(
        HERALD,
        "Ilva Torrent met Oren Malk on 6 March",
        "met",
        when=tell_day(HERALD, "6 March", "2031-03-06"),
    ),
    make_claim(
        TODAY,
        "Minister Malk met Ilva Torrent on 7 March",
        "met",
        when=tell_day(TODAY, "7 March", "2031-03-07"),
    ),
)
SHE = MentionId("she")
SIGNED = (
    make_claim(POST, "Torrent signed a lease of the harbour", "signed"),
    make_claim(
        HERALD,
        "She signed a lease",
        "signed",
        participants=(
            Participant(role="actor", span=cut(HERALD, "She"), mention_id=SHE, entity_id=TORRENT),
        ),
    ),
)
BLOCKED = make_claim(
    COURIER,
    "Forty dockers blocked the gate of Sarn harbour on Friday",
    "blocked",
    quantities=(Quantity(span=cut(COURIER, "Forty"), lowest=40, highest=40, unit="dockers"),),
)
SAID = make_claim(TODAY, "We met Torrent", "met")

EVENTS = (
    make_event("blocked", "Forty dockers blocked the gate", BLOCKED, event_type=None),
    make_event("signed", "Torrent signed a lease of the harbour", *SIGNED),
    make_event("met", "Ilva Torrent met Oren Malk", *MET),
)
CLAIMS = (*MET, *SIGNED, BLOCKED, SAID)
ORIGINS = (
    make_origin("Torrent's office", "statement", POST, HERALD),
    make_origin("Tessalian ministry", "statement", TODAY),
    make_origin("gate", "unknown", COURIER),
)
DATES = Discrepancy(
    id=DiscrepancyId("dates"),
    story_id=STORY,
    event_id=EventId("met"),
    kind="date",
    readings=(
        Reading(
            value="2031-03-06",
            claim_ids=(MET[0].id, MET[1].id),
            origins=(OriginId("Torrent's office"),),
            evidence=(cut(POST, "6 March"), cut(HERALD, "6 March")),
        ),
        Reading(
            value="2031-03-07",
            claim_ids=(MET[2].id,),
            origins=(OriginId("Tessalian ministry"),),
            evidence=(cut(TODAY, "7 March"),),
        ),
    ),
    relation="conflict",
    explanation="The articles set the meeting on 6 or on 7 March.",
)


def make_story_dossier(
    events: tuple[Event, ...] = EVENTS,
    claims: tuple[Claim, ...] = CLAIMS,
    discrepancies: tuple[Discrepancy, ...] = (),
    articles: tuple[Article, ...] = ARTICLES,
) -> Dossier:
    """The dossier of these events, with the corroboration that follows from them."""
    story = Story(
        id=STORY,
        title="Torrent signs in Sarn",
        article_ids=tuple(sorted(one.id for one in articles)),
    )
    she = Mention(id=SHE, span=cut(HERALD, "She"), kind="person", form="pronoun", entity_id=TORRENT)
    said = Quotation(
        id="said",  # type: ignore[arg-type]
        kind="direct",
        content=(cut(TODAY, "“We met Torrent,”"),),
        sentence=cut(TODAY, "“We met Torrent,” he said."),
    )
    annotations = tuple(
        Annotations(
            article_id=one.id,
            mentions=(she,) if one is HERALD else (),
            quotations=(said,) if one is TODAY else (),
            claims=tuple(claim for claim in claims if claim.span.article == one.id),
        )
        for one in articles
    )
    return Dossier(
        version=DOSSIER_VERSION,
        case=None,
        pages=(),
        articles=articles,
        dropped=(),
        annotations=annotations,
        stories=(story,),
        events=events,
        origins=ORIGINS,
        corroborations=count_corroboration(
            [story], articles, events=events, annotations=annotations, origins=ORIGINS
        ),
        discrepancies=discrepancies,
    )


def attribute(claim: Claim, source: Span) -> Claim:
    return replace(claim, attribution=(Attribution(source=source),))
