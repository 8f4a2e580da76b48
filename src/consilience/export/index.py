"""The records of a dossier by id, so that no view searches a list."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from consilience.analysis.facts import FactTable, make_fact_tables
from consilience.analysis.timeline import Timeline, make_timelines
from consilience.export.article_names import ArticleName, make_name
from consilience.export.badges import Badge, make_badges
from consilience.export.evidence import gather_evidence, stands_in
from consilience.records.analysis import Brief, Corroboration, Discrepancy, Silence, TermChoice
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Claim
from consilience.records.dossier import Dossier
from consilience.records.entity import Entity
from consilience.records.extraction import Dropped
from consilience.records.failure import Failure
from consilience.records.ids import (
    ArticleId,
    ClaimId,
    DiscrepancyId,
    EntityId,
    EventId,
    MentionId,
    OriginId,
    PageId,
    StoryId,
)
from consilience.records.mention import Mention
from consilience.records.origin import Derivation, Origin
from consilience.records.page import Page
from consilience.records.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Each mapping holds all records of its kind; `mention_at` is by article, start and end.

    `marked` are the mentions that a text shows: names, and of nominals and pronouns those of
    which it is known for whom or what they stand, or which others stand for. `mention_at` holds
    those alone. `short_ids` are the beginnings of the articles' ids, long enough to tell them
    apart here. `evidence` are the words that conclusions lead to, each place once, in order;
    `claim_places` are the articles in whose text the deed of a claim is named, `named_in` how
    often an article mentions each entity, `names` what articles are called.
    """

    pages: Mapping[PageId, Page]
    articles: Mapping[ArticleId, Article]
    short_ids: Mapping[ArticleId, str]
    annotations: Mapping[ArticleId, Annotations]
    entities: Mapping[EntityId, Entity]
    mentions: Mapping[MentionId, Mention]
    marked: Set[MentionId]
    mention_at: Mapping[tuple[ArticleId, int, int], MentionId]
    dropped_from: Mapping[PageId, Sequence[Dropped]]
    articles_on: Mapping[PageId, Sequence[Article]]
    origins_of: Mapping[ArticleId, Sequence[Origin]]
    badges: Mapping[OriginId, Badge]
    derivations_of: Mapping[ArticleId, Sequence[Derivation]]
    corroborations: Mapping[tuple[StoryId, EventId | None], Corroboration]
    discrepancies_in: Mapping[StoryId, Sequence[Discrepancy]]
    shown_discrepancies: Mapping[DiscrepancyId, Discrepancy]
    briefs: Mapping[StoryId, Brief]
    silences: Mapping[StoryId, Sequence[Silence]]
    terms: Mapping[StoryId, Sequence[TermChoice]]
    failures_in: Mapping[StoryId, Sequence[Failure]]
    facts: Mapping[StoryId, FactTable]
    timelines: Mapping[StoryId, Timeline]
    evidence: Mapping[ArticleId, Sequence[Span]]
    claims: Mapping[ClaimId, Claim]
    claim_places: Mapping[ClaimId, ArticleId]
    named_in: Mapping[ArticleId, Mapping[EntityId, int]]
    names: Mapping[ArticleId, ArticleName]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found in annotations that a dossier no longer holds, as `Index` has it."""

    tables: Sequence[FactTable]
    claim_places: Mapping[ClaimId, ArticleId]
    named_in: Mapping[ArticleId, Mapping[EntityId, int]]


def make_index(dossier: Dossier, found: Found | None = None) -> Index:
    """The index of a dossier; `found` is what its annotations do not tell."""
    mentions = [mention for one in dossier.annotations for mention in one.mentions]
    marked = _find_marked(dossier, mentions)
    dropped_from: dict[PageId, list[Dropped]] = defaultdict(list)
    for dropped in dossier.dropped:
        dropped_from[dropped.page_id].append(dropped)
    articles_on: dict[PageId, list[Article]] = defaultdict(list)
    for article in dossier.articles:
        articles_on[article.page_id].append(article)
    origins_of: dict[ArticleId, list[Origin]] = defaultdict(list)
    for origin in dossier.origins:
        for name in dict.fromkeys(origin.article_ids):
            origins_of[name].append(origin)
    derivations_of: dict[ArticleId, list[Derivation]] = defaultdict(list)
    for derivation in dossier.derivations:
        derivations_of[derivation.article_id].append(derivation)
    discrepancies_in: dict[StoryId, list[Discrepancy]] = defaultdict(list)
    told = {one.id for one in dossier.stories}
    for discrepancy in dossier.discrepancies:
        if discrepancy.story_id in told:
            discrepancies_in[discrepancy.story_id].append(discrepancy)
    silences: dict[StoryId, list[Silence]] = defaultdict(list)
    for silence in dossier.silences:
        silences[silence.story_id].append(silence)
    terms: dict[StoryId, list[TermChoice]] = defaultdict(list)
    for choice in dossier.terms:
        terms[choice.story_id].append(choice)
    found = found or _find(dossier)
    pages = {page.id: page for page in dossier.pages}
    return Index(
        pages=pages,
        articles={article.id: article for article in dossier.articles},
        short_ids=_shorten([article.id for article in dossier.articles]),
        annotations={one.article_id: one for one in dossier.annotations},
        entities={entity.id: entity for entity in dossier.entities},
        mentions={mention.id: mention for mention in mentions},
        marked=marked,
        mention_at={
            (one.span.article, one.span.start, one.span.end): one.id
            for one in mentions
            if one.id in marked
        },
        dropped_from=dict(dropped_from),
        articles_on=dict(articles_on),
        origins_of=dict(origins_of),
        badges=make_badges(dossier),
        derivations_of=dict(derivations_of),
        corroborations={(one.story_id, one.event_id): one for one in dossier.corroborations},
        discrepancies_in=dict(discrepancies_in),
        shown_discrepancies={one.id: one for held in discrepancies_in.values() for one in held},
        briefs={one.story_id: one for one in dossier.briefs},
        silences=dict(silences),
        terms=dict(terms),
        failures_in={
            name: [one for one in dossier.failures if one.uri == name]
            for name in told & {one.uri for one in dossier.failures}
        },
        facts={one.story_id: one for one in found.tables},
        timelines={one.story_id: one for one in make_timelines(dossier)},
        evidence=gather_evidence(dossier, found.tables),
        claims={claim.id: claim for one in dossier.annotations for claim in one.claims},
        claim_places=found.claim_places,
        named_in=found.named_in,
        names={one.id: make_name(one, pages) for one in dossier.articles},
    )


def _find(dossier: Dossier) -> Found:
    return Found(
        tables=make_fact_tables(dossier),
        claim_places=_find_claims(dossier),
        named_in={
            one.article_id: Counter(
                mention.entity_id for mention in one.mentions if mention.entity_id
            )
            for one in dossier.annotations
        },
    )


def _find_claims(dossier: Dossier) -> dict[ClaimId, ArticleId]:
    """Claims whose words stand in the text of the article that they were found in."""
    articles = {one.id: one for one in dossier.articles}
    read = {one.article_id: one for one in dossier.annotations}
    return {
        claim.id: name
        for name, one in read.items()
        if name in articles
        for claim in one.claims
        if stands_in(claim.predicate.span, articles[name])
    }


def _shorten(ids: Sequence[ArticleId]) -> dict[ArticleId, str]:
    """Each id by as few of its first signs, from 6 up, as leave no two alike."""
    length = 6  # 16 million addresses: rarely more than these
    while len({one[:length] for one in ids}) < len(set(ids)):
        length += 1
    return {one: one[:length] for one in ids}


def _find_marked(dossier: Dossier, mentions: Sequence[Mention]) -> Set[MentionId]:
    marked = {one.id for one in mentions if one.form == "name" or one.entity_id or one.antecedents}
    marked.update(stood_for for one in mentions for stood_for in one.antecedents)
    marked.update(one for entity in dossier.entities for one in entity.mention_ids)
    return marked
