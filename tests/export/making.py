"""Dossiers made by hand for the tests of reports, and a reader of the HTML they become."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from consilience.analysis.brief import make_briefs
from consilience.records.analysis import (
    Brief,
    BriefSentence,
    Corroboration,
    Discrepancy,
    Reading,
)
from consilience.records.annotations import Annotations
from consilience.records.article import Article, FieldEvidence, Segment
from consilience.records.citation import Citation
from consilience.records.claim import Attribution, Claim, Participant, Predicate, Quantity
from consilience.records.dossier import DOSSIER_VERSION, Dossier
from consilience.records.entity import Alias, Entity, MergeReason, Office
from consilience.records.event import Event
from consilience.records.extraction import Dropped
from consilience.records.failure import Failure
from consilience.records.ids import (
    ArticleId,
    ClaimId,
    DerivationId,
    DiscrepancyId,
    EntityId,
    EventId,
    MentionId,
    OriginId,
    PageId,
    QuotationId,
    StoryId,
)
from consilience.records.mention import EntityKind, Mention
from consilience.records.origin import Derivation, Origin, Passage
from consilience.records.page import Page
from consilience.records.quotation import Quotation
from consilience.records.span import PageSpan, Span
from consilience.records.story import Story
from consilience.records.time_expression import TimeExpression
from consilience.records.time_value import TimeValue
from tests.analysis.facts_making import DATES, make_story_dossier

VOID = frozenset({"meta", "link", "input", "br", "img", "hr", "wbr", "source", "base"})

BODY = (
    "Ilva Torrent, the shipping minister of Corvia, met Oren Malk in Sarn on Thursday.",
    "Torrent said the lease of the harbour would hold for 30 years.",
)
PAGE_TEXT = "\n".join(
    (
        "SHARE",
        "Torrent signs in Sarn",
        "By Anna Reil",
        "7 March 2031",
        BODY[0],
        "Subscribe to our newsletter",
        BODY[1],
        "A quay is a quay. — Dock Watch (@dockwatch)",
        "Copyright 2029 Sarn Courier",
    )
)
HOSTILE = (
    '</style></title></script><script>alert("x")</script><img src=x onerror=alert(1)>'
    "\u202e\u2066\x01\ud800 \"'><a href=javascript:alert(2)>&lt;b&gt;{{ 7*7 }}{% raw %}"
)


def make_page(text: str, name: str, *, uri: str | None = None) -> Page:
    return Page(
        id=PageId(f"{name:0<16}"),
        uri=uri or f"/pages/{name}.txt",
        name=f"{name}.txt",
        media_type="text/plain",
        text=text,
    )


def make_article(page: Page, paragraphs: Sequence[str], **fields: object) -> Article:
    """An article of whole stretches of the page; other fields as given."""
    segments, start = [], 0
    for words in paragraphs:
        segments.append(Segment(start=start, page_start=page.text.index(words), length=len(words)))
        start += len(words) + 1
    article = Article(
        id=ArticleId(f"article-{page.name[:-4]}"),
        page_id=page.id,
        title="",
        text="\n".join(paragraphs),
        lang="en",
        source_map=tuple(segments),
    )
    return replace(article, **fields)  # type: ignore[arg-type]


def make_day(day: str) -> TimeValue:
    return TimeValue(earliest=day, latest=day, precision="day", basis="explicit")


def mark(
    article: Article,
    words: str,
    kind: EntityKind = "person",
    *,
    entity: str | None = None,
    role: str | None = None,
    at: int = 0,
) -> Mention:
    start = article.text.index(words, at)
    return Mention(
        id=MentionId(f"{article.id}-{kind}-{start}-{len(words)}"),
        span=article.span(start, start + len(words)),
        kind=kind,
        form="name",
        role=role,
        entity_id=EntityId(entity) if entity else None,
    )


def make_entity(name: str, mentions: Sequence[Mention], **fields: object) -> Entity:
    entity = Entity(
        id=mentions[0].entity_id or EntityId(name),
        kind=mentions[0].kind,
        name=name,
        aliases=(Alias(name=name, count=len(mentions)),),
        mention_ids=tuple(one.id for one in mentions),
    )
    return replace(entity, **fields)  # type: ignore[arg-type]


def drop(page: Page, words: str, kind: str) -> Dropped:
    start = page.text.index(words)
    return Dropped(page_id=page.id, kind=kind, start=start, end=start + len(words))


def stand(page: Page, words: str) -> PageSpan:
    start = page.text.index(words)
    return PageSpan(id=page.id, start=start, end=start + len(words))


def make_dossier() -> Dossier:
    """Three pages: a full report, one in a language that is not read, one with no report."""
    courier = make_page(PAGE_TEXT, "courier", uri="https://courier.example/torrent")
    phare = make_page("Torrent signe à Sarn.", "phare")
    empty = make_page("Menu\nSearch", "empty")
    report = make_article(
        courier,
        BODY,
        title="Torrent signs in Sarn",
        outlet="Sarn Courier",
        byline="Anna Reil",
        credits=("Eastwire",),
        published=make_day("2031-03-07"),
        citations=(
            Citation(
                kind="post",
                text="A quay is a quay.",
                page=stand(courier, "A quay"),
                author="Dock Watch (@dockwatch)",
                url="https://posts.example/1",
            ),
        ),
        evidence=(
            FieldEvidence(
                field="published",
                provenance="text",
                text="7 March 2031",
                page=stand(courier, "7 March"),
            ),
            FieldEvidence(field="outlet", provenance="list", text="Sarn Courier"),
        ),
    )
    signe = make_article(phare, ["Torrent signe à Sarn."], lang="fr")
    torrent = [
        mark(report, "Ilva Torrent", entity="torrent", role="shipping minister"),
        mark(report, "Torrent", entity="torrent", at=20),
    ]
    sarn = [mark(report, "Sarn", "place", entity="sarn")]
    return Dossier(
        version=DOSSIER_VERSION,
        case="The Sarn lease",
        pages=(courier, phare, empty),
        articles=(report, signe),
        dropped=(
            drop(courier, "SHARE", "share"),
            drop(courier, "Torrent signs in Sarn", "headline"),
            drop(courier, "By Anna Reil", "byline"),
            drop(courier, "7 March 2031", "date"),
            drop(courier, "Subscribe to our newsletter", "prompt"),
            drop(courier, "— Dock Watch (@dockwatch)", "author"),
            drop(courier, "Copyright 2029 Sarn Courier", "copyright"),
            drop(empty, "Menu\nSearch", "navigation"),
        ),
        annotations=(
            Annotations(article_id=report.id, mentions=(*torrent, *sarn)),
            Annotations(article_id=signe.id, read=False),
        ),
        stories=(
            Story(
                id=StoryId("lease"),
                title="Torrent signs in Sarn",
                article_ids=(report.id, signe.id),
                outlets=("Sarn Courier",),
                earliest="2031-03-07",
                latest="2031-03-07",
            ),
        ),
        entities=(
            make_entity(
                "Ilva Torrent",
                torrent,
                offices=(
                    Office(
                        title="shipping minister",
                        of="Corvia",
                        earliest="2031-03-07",
                        latest="2031-03-07",
                        evidence=(torrent[0].span,),
                    ),
                ),
                reasons=(
                    MergeReason(name="Torrent", other="Ilva Torrent", reason="surname in full"),
                ),
            ),
            make_entity("Sarn", sarn, country="AZ"),
        ),
        failures=(
            Failure(uri="/pages/photo.txt", stage="intake", code="image", message="a PNG image"),
        ),
    )


LAYERED = (
    "On Thursday the ministry said in a statement that Ilva Torrent had signed a lease of two "
    "quays in Sarn, Eastwire reported.",
    "She denied that “the union was ‘never asked’ by anyone”, and will not travel to Oster.",
    "“It holds for 30 years.",
    "Nobody will lose his place,” Torrent added.",
)


def make_layers(article: Article) -> Annotations:
    """Every layer over the text `LAYERED`: nested, crossing, in pieces, over paragraphs."""

    def cut(words: str, at: int = 0) -> Span:
        start = article.text.index(words, at)
        return article.span(start, start + len(words))

    def say(name: str, kind: str, *content: Span, **fields: object) -> Quotation:
        quotation = Quotation(
            id=QuotationId(name),
            kind=kind,  # type: ignore[arg-type]
            content=content,
            sentence=content[0],
            rule="clause",
            confidence=0.86,
        )
        return replace(quotation, **fields)  # type: ignore[arg-type]

    def report(name: str, words: str, **fields: object) -> Claim:
        claim = Claim(
            id=ClaimId(name),
            span=cut(words),
            predicate=Predicate(lemma=words, span=cut(words)),
            event_type=None,
            participants=(),
            when=None,
            where=None,
            quantities=(),
            factuality="occurred",
        )
        return replace(claim, **fields)  # type: ignore[arg-type]

    torrent = mark(article, "Ilva Torrent", entity="torrent")
    she = replace(mark(article, "She"), form="pronoun", antecedents=(torrent.id,))
    thursday = TimeExpression(
        span=cut("Thursday"), type="date", timex="2031-03-06", value=make_day("2031-03-06")
    )
    length = TimeExpression(span=cut("30 years"), type="duration", timex="P30Y")
    chain = (
        Attribution(source=cut("Eastwire"), cue=cut("reported")),
        Attribution(source=cut("the ministry"), cue=cut("said")),
    )
    return Annotations(
        article_id=article.id,
        mentions=(
            mark(article, "ministry", "organisation"),
            torrent,
            mark(article, "Sarn", "place", entity="sarn"),
            she,
            mark(article, "Torrent", entity="torrent", at=she.span.start),
        ),
        times=(thursday, length),
        quotations=(
            say(
                "statement",
                "indirect",
                cut("that Ilva Torrent had signed a lease of two quays in Sarn"),
                cue=cut("said"),
                speaker=cut("the ministry"),
                via=cut("a statement"),
            ),
            say(
                "denial",
                "mixed",
                cut("that “the union was ‘never asked’ by anyone”"),
                cue=cut("denied"),
                speaker=cut("She"),
            ),
            say("inner", "direct", cut("‘never asked’")),
            say(
                "pieces",
                "direct",
                cut("“It holds for 30 years."),
                cut("Nobody will lose his place,”"),
                cue=cut("added"),
                speaker=cut("Torrent", cut("place,”").start),
            ),
            say("crossing", "direct", cut("30 years.\nNobody will lose")),
        ),
        claims=(
            report(
                "signing",
                "signed",
                participants=(
                    Participant(role="actor", span=cut("Ilva Torrent"), mention_id=torrent.id),
                    Participant(role="theme", span=cut("a lease of two quays")),
                ),
                quantities=(Quantity(span=cut("two quays"), lowest=2, highest=2, unit="quays"),),
                when=thursday,
                where=cut("Sarn"),
                factuality="alleged",
                attribution=chain,
                event_type="AGREE",
                act="CONSULT",
            ),
            report("lease", "lease", attribution=chain[:1], reciprocal=True),
            report(
                "travel",
                "travel",
                participants=(Participant(role="actor", span=cut("She"), mention_id=she.id),),
                where=cut("Oster"),
                factuality="planned",
                negated=True,
                cue=cut("will"),
            ),
        ),
    )


def make_layered_dossier() -> Dossier:
    """The first dossier, with an article more that has every layer."""
    page = make_page("\n".join(LAYERED), "layers")
    article = make_article(page, LAYERED, title="Torrent has signed", outlet="Sarn Courier")
    dossier = make_dossier()
    (story,) = dossier.stories
    return replace(
        dossier,
        pages=(*dossier.pages, page),
        articles=(*dossier.articles, article),
        annotations=(*dossier.annotations, make_layers(article)),
        stories=(replace(story, article_ids=(*story.article_ids, article.id)),),
    )


def make_silent_dossier() -> Dossier:
    """The same, with a long article of an unknown outlet that is silent on most of it."""
    dossier = make_told_dossier()
    tide = "Boats lay at the quay and gulls cried over them while the tide came in. " * 8
    articles = tuple(
        one if one.outlet else replace(one, text=f"{one.text}\n{tide.strip()}")
        for one in dossier.articles
    )
    return replace(dossier, articles=articles)


def make_unsure_dossier() -> Dossier:
    """The same, with a sentence in that article that may tell of the lease."""
    dossier = make_silent_dossier()
    told = "The harbour of Sarn has been leased out, as a paper with her signature shows."
    articles = tuple(
        one if one.outlet else replace(one, text=f"{one.text}\n{told}") for one in dossier.articles
    )
    return replace(dossier, articles=articles)


def make_told_dossier() -> Dossier:
    """A story with all conclusions: facts, a brief, a difference, origins and a reprint."""
    dossier = make_story_dossier(discrepancies=(DATES,))
    post, herald, today, _ = dossier.articles
    office, ministry, _ = dossier.origins
    derivations = (
        Derivation(
            id=DerivationId("cited"),
            article_id=post.id,
            source_id=office.id,
            kind="citation",
            passages=(Passage(span=post.span(0, 45)),),
            share=0.6,
            via=("Corvian Post", "Eastwire"),
        ),
        Derivation(
            id=DerivationId("reused"),
            article_id=herald.id,
            source_id=post.id,
            kind="reuse",
            passages=(Passage(span=herald.span(0, 29), source=post.span(0, 29)),),
            share=0.5,
            direction="date",
        ),
        Derivation(
            id=DerivationId("credited"),
            article_id=today.id,
            source_id=ministry.id,
            kind="credit",
            passages=(Passage(span=today.span(0, 12)),),
            share=0.001,
        ),
    )
    pages = tuple(replace(make_page(one.text, one.id), id=one.page_id) for one in dossier.articles)
    told = replace(dossier, pages=pages, derivations=derivations)
    return replace(told, briefs=make_briefs(told))


TOLLS = (  # day of publication, words, the number in them, letter of the origin
    ("2031-03-06", "Four dockers died.", "Four", 4.0, "wire"),
    ("2031-03-07", "At least seven died.", "At least seven", 7.0, "wire"),
    ("2031-03-07", "Seven dockers are dead.", "Seven", 7.0, "ministry"),
    ("2031-03-09", "Eleven dockers are dead.", "Eleven", 11.0, "unknown"),
    (None, "Twelve dockers are dead.", "Twelve", 12.0, "unknown"),
)


def make_toll_dossier() -> Dossier:
    """A story of five articles in which the number of dead rises with publication."""
    pages, articles, annotations, readings = [], [], [], []
    for number, (day, words, value, bound, origin) in enumerate(TOLLS):
        page = make_page(f"HARBOUR NEWS\n{words}", f"toll{number}")
        article = make_article(
            page,
            [words],
            title=f"Toll {number}",
            outlet=f"Outlet {number}",
            published=make_day(day) if day else None,
        )
        span = article.span(0, len(value))
        claim = make_toll_claim(article, Quantity(span=span, lowest=bound, highest=bound))
        reading = Reading(
            value=value, claim_ids=(claim.id,), origins=(OriginId(origin),), evidence=(span,)
        )
        pages.append(page)
        articles.append(article)
        annotations.append(Annotations(article_id=article.id, claims=(claim,)))
        readings.append(reading)
    rose = Discrepancy(
        id=DiscrepancyId("toll"),
        story_id=StoryId("harbour"),
        event_id=None,
        kind="number",
        readings=tuple(readings),
        relation="update",
        explanation="The number of dead rose: four, then seven, then eleven.",
    )
    return Dossier(
        version=DOSSIER_VERSION,
        case="The harbour",
        pages=tuple(pages),
        articles=tuple(articles),
        dropped=(),
        annotations=tuple(annotations),
        stories=(
            Story(
                id=StoryId("harbour"),
                title="Dockers die",
                article_ids=tuple(one.id for one in articles),
            ),
        ),
        origins=tuple(
            make_toll_origin(
                name, [one.id for one, row in zip(articles, TOLLS, strict=True) if row[4] == name]
            )
            for name in ("wire", "ministry", "unknown")
        ),
        discrepancies=(rose,),
    )


def make_toll_claim(article: Article, quantity: Quantity) -> Claim:
    return Claim(
        id=ClaimId(f"claim-{article.id}"),
        span=article.span(0, len(article.text)),
        predicate=Predicate(lemma="die", span=quantity.span),
        event_type=None,
        participants=(),
        when=None,
        where=None,
        quantities=(quantity,),
        factuality="occurred",
    )


def make_toll_origin(name: str, articles: Sequence[ArticleId]) -> Origin:
    kinds = {"wire": "agency", "ministry": "statement"}
    return Origin(
        id=OriginId(name),
        kind=kinds.get(name, "unknown"),  # type: ignore[arg-type]
        name=name if name in kinds else "",
        entity_id=None,
        article_ids=tuple(articles),
        derivation_ids=(),
    )


def _conclude_badly(article: Article, claim: Claim) -> dict[str, tuple[object, ...]]:
    """Conclusions of which every word, id and place is hostile."""
    whole = article.span(0, len(article.text))
    outside = replace(whole, article=ArticleId("none"))
    story, event, origin = StoryId(HOSTILE), EventId(HOSTILE), OriginId(HOSTILE)
    discrepancy = Discrepancy(
        id=DiscrepancyId(HOSTILE),
        story_id=story,
        event_id=event,
        kind="name",
        readings=(
            Reading(value=HOSTILE, claim_ids=(claim.id,), origins=(origin,), evidence=(whole,)),
            Reading(value=HOSTILE, claim_ids=(), origins=(), evidence=(outside,)),
        ),
        relation="conflict",
        explanation=HOSTILE,
    )
    sentence = BriefSentence(
        text=HOSTILE,
        event_ids=(event, EventId("none")),
        evidence=(whole, outside),
        articles=(article.id,),
        origins=(origin, OriginId("none")),
    )
    lost = replace(sentence, discrepancy_id=DiscrepancyId("none"), event_ids=())
    return {
        "events": (
            Event(
                id=event,
                story_id=story,
                title=HOSTILE,
                event_type=HOSTILE,
                when=replace(make_day(HOSTILE), latest="2031"),
                where=None,
                participants=(),
                factuality="occurred",
                claim_ids=(claim.id, ClaimId("none")),
            ),
        ),
        "origins": tuple(
            Origin(
                id=one,
                kind="statement",
                name=HOSTILE,
                entity_id=None,
                article_ids=names,
                derivation_ids=(),
                channel=HOSTILE,
                stretches=(whole, outside),
            )
            for one, names in (
                (origin, (article.id, article.id, ArticleId("none"))),
                (OriginId("elsewhere"), (ArticleId("none"),)),
            )
        ),
        "derivations": tuple(
            Derivation(
                id=DerivationId(HOSTILE),
                article_id=article.id,
                source_id=source,
                kind="reuse",
                passages=(Passage(span=whole, source=outside),),
                share=7.0,
                via=(HOSTILE,),
                direction="unknown",
            )
            for source in (article.id, origin)
        ),
        "discrepancies": (discrepancy, replace(discrepancy, id="other", story_id="none")),
        "briefs": (Brief(story_id=story, sentences=(sentence, sentence, lost)),),
        "corroborations": (
            Corroboration(
                story_id=story,
                event_id=event,
                articles=(article.id,),
                outlets=(),
                publishers=(),
                origins=(origin, OriginId("none")),
                level="disputed",
            ),
        ),
    }


def make_hostile_dossier() -> Dossier:
    """Every field that a page, a list or a file name can fill, filled to break the report."""
    page = make_page(f"{HOSTILE} kept\n{HOSTILE} left", "bad", uri="javascript:alert(3)")
    words = f"{HOSTILE} kept"
    article = make_article(
        page,
        [words],
        title=HOSTILE,
        outlet=HOSTILE,
        publisher=f"of {HOSTILE}",
        byline=HOSTILE,
        credits=(HOSTILE,),
        lang='en" onmouseover="alert(4)',
        published=replace(make_day("2031-03-07"), latest=HOSTILE),
        citations=(
            Citation(
                kind="post",
                text=HOSTILE,
                page=stand(page, "left"),
                author=HOSTILE,
                url="javascript:alert(5)",
            ),
        ),
        evidence=(FieldEvidence(field="title", provenance="metadata", text=HOSTILE),),
    )
    dated = make_article(make_page("Fine.", "fine"), ["Fine."], published=make_day("2031-03-07"))
    dated = replace(dated, page_id=page.id, source_map=(), title=HOSTILE, outlet=HOSTILE)
    mention = mark(article, "script", entity=HOSTILE, role=HOSTILE)
    whole = article.span(0, len(article.text))
    time = TimeExpression(span=mention.span, type="date", timex=HOSTILE, value=make_day(HOSTILE))
    quotation = Quotation(
        id=QuotationId(HOSTILE),
        kind="direct",
        content=(whole, mention.span),
        sentence=whole,
        cue=whole,
        speaker=whole,
        via=article.span(3, 3),
        rule=HOSTILE,
    )
    claim = Claim(
        id=ClaimId(HOSTILE),
        span=whole,
        predicate=Predicate(lemma=HOSTILE, span=article.span(2, 30)),
        event_type=HOSTILE,
        participants=(Participant(role="actor", span=article.span(20, 40)),),
        when=time,
        where=whole,
        quantities=(Quantity(span=whole, lowest=1, highest=2, unit=HOSTILE),),
        factuality="alleged",
        attribution=(Attribution(source=whole, cue=whole),),
        mode=HOSTILE,
        cue=whole,
    )
    return Dossier(
        version=DOSSIER_VERSION,
        case=HOSTILE,
        pages=(replace(page, name=HOSTILE),),
        articles=(article, dated),
        dropped=(drop(page, f"{HOSTILE} left", HOSTILE),),
        annotations=(
            Annotations(
                article_id=article.id,
                read=False,
                mentions=(mention,),
                times=(time, time),
                quotations=(quotation, quotation),
                claims=(claim, claim),
            ),
        ),
        stories=(Story(id=StoryId(HOSTILE), title=HOSTILE, article_ids=(article.id, dated.id)),),
        entities=(
            make_entity(
                HOSTILE,
                [mention],
                country=HOSTILE,
                offices=(
                    Office(title=HOSTILE, of=HOSTILE, earliest=HOSTILE, latest=None, evidence=()),
                ),
                reasons=(MergeReason(name=HOSTILE, other=HOSTILE, reason=HOSTILE),),
            ),
        ),
        failures=(Failure(uri=HOSTILE, stage="intake", code=HOSTILE, message=HOSTILE),),
        **_conclude_badly(article, claim),  # type: ignore[arg-type]
    )


@dataclass
class Element:
    """An element of a report with all text inside it."""

    tag: str
    attributes: dict[str, str]
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.parts)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.parts.append(data)


def read_elements(html: str) -> list[Element]:
    """All elements in order; an end tag that fits no start tag fails the test."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open
    return reader.elements


def find(html: str, css_class: str) -> Iterator[Element]:
    return (one for one in read_elements(html) if css_class in one.classes)
