"""Claims and event mentions made by hand."""

from consilience.linking.events.mentions import EventMention, Party
from consilience.records.article import Article
from consilience.records.claim import Claim, Factuality, Participant, Predicate, Role
from consilience.records.ids import ArticleId, ClaimId, EntityId, MentionId
from consilience.records.mention import EntityKind
from consilience.records.span import Span
from consilience.records.time_expression import TimeExpression
from tests.making import make_day


def party(
    name: str, role: str = "actor", kind: EntityKind = "person", *, printed: bool = True
) -> Party:
    return Party(
        role=role, words=name, named=True, printed=printed, kind=kind, entity=EntityId(name)
    )


def make_mention(
    words: str,
    *parties: Party,
    article: str = "a",
    lemma: str | None = None,
    sentence: str | None = None,
    day: str | None = None,
    numbers: tuple[tuple[float, str], ...] = (),
    country: str | None = None,
    reciprocal: bool = False,
    act: str | None = None,
) -> EventMention:
    told = sentence if sentence is not None else " ".join([*(p.words for p in parties), words])
    return EventMention(
        id=f"{article}:{told}:{words}",
        article=ArticleId(article),
        lemma=lemma or words,
        words=words,
        sentence=told,
        parties=parties,
        when=make_day(day) if day else None,
        numbers=numbers,
        country=country,
        reciprocal=reciprocal,
        act=act,
    )


def make_claim(
    article: Article,
    predicate: str,
    lemma: str,
    *participants: tuple[Role, str, MentionId | None, EntityId | None],
    day: str | None = None,
    where: Span | None = None,
    factuality: Factuality = "occurred",
    act: str | None = None,
) -> Claim:
    span = find(article, predicate)
    parts = tuple(
        Participant(role=role, span=find(article, words), mention_id=mention, entity_id=entity)
        for role, words, mention, entity in participants
    )
    spans = [span, *(one.span for one in parts)]
    whole = article.span(min(one.start for one in spans), max(one.end for one in spans))
    when = TimeExpression(span=span, type="date", timex=day, value=make_day(day)) if day else None
    return Claim(
        id=ClaimId(f"{article.id}:{predicate}"),
        span=whole,
        predicate=Predicate(lemma=lemma, span=span),
        event_type=act,
        participants=parts,
        when=when,
        where=where,
        quantities=(),
        factuality=factuality,
        act=act,
    )


def find(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return article.span(start, start + len(words))
