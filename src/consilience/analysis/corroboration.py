"""How many articles, outlets, publishers and origins stand behind a story and its events."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from consilience.analysis.parties import Parties
from consilience.language.sources import find_publisher
from consilience.linking.origins import OriginIndex
from consilience.records.analysis import Corroboration, Level
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Claim
from consilience.records.entity import Entity
from consilience.records.event import Event
from consilience.records.ids import ArticleId, OriginId, StoryId
from consilience.records.origin import Origin
from consilience.records.story import Story

AFFIRMING = frozenset({"occurred", "planned", "ongoing", "alleged"})
INDEPENDENT = 2  # known origins that make an event corroborated


def count_corroboration(
    stories: Sequence[Story],
    articles: Sequence[Article],
    *,
    events: Sequence[Event] = (),
    annotations: Sequence[Annotations] = (),
    origins: Sequence[Origin] = (),
    entities: Sequence[Entity] = (),
) -> tuple[Corroboration, ...]:
    """One row a story, over all that it tells (`event_id` None), then one for each of its events.

    An article whose outlet is unknown adds to the articles and to no outlet: two unknown outlets
    may be one. An event rests on the origins of the sentences that tell it. Unknown origins are
    listed and corroborate nothing. `entities` tell whose words are those of a party to the event.
    """
    counter = _Counter(articles, annotations, origins, entities)
    rows = []
    for story in stories:
        rows.append(counter.count_story(story))
        rows.extend(counter.count_event(one) for one in events if one.story_id == story.id)
    return tuple(rows)


class _Counter:
    """Counts over one set of articles."""

    def __init__(
        self,
        articles: Sequence[Article],
        annotations: Sequence[Annotations],
        origins: Sequence[Origin],
        entities: Sequence[Entity],
    ) -> None:
        self._articles: Mapping[ArticleId, Article] = {one.id: one for one in articles}
        self._claims = {claim.id: claim for one in annotations for claim in one.claims}
        self._index = OriginIndex(origins)
        self._origins = {one.id: one for one in origins}
        self._parties = Parties(origins, entities)

    def count_story(self, story: Story) -> Corroboration:
        members = set(story.article_ids)
        rests = {one.id for one in self._origins.values() if members & set(one.article_ids)}
        row = self._count(story.id, story.article_ids)
        return replace(row, origins=tuple(sorted(rests)))

    def count_event(self, event: Event) -> Corroboration:
        claims = [self._claims[one] for one in event.claim_ids]
        found = {origin for one in claims for origin in self._index.find(one.predicate.span)}
        rests = tuple(sorted(found))
        row = self._count(event.story_id, sorted({one.span.article for one in claims}))
        own, others = self._parties.divide(event, claims, rests)
        return replace(
            row,
            event_id=event.id,
            origins=rests,
            level=self._find_level(rests, claims),
            party_origins=own,
            third_party_origins=others,
        )

    def _count(self, story: StoryId, names: Iterable[ArticleId]) -> Corroboration:
        told = [self._articles[one] for one in names]
        return Corroboration(
            story_id=story,
            event_id=None,
            articles=tuple(one.id for one in told),
            outlets=_known(one.outlet for one in told),
            publishers=_known(map(_find_publisher, told)),
            origins=(),
            level=None,
        )

    def _find_level(self, origins: Iterable[OriginId], claims: Sequence[Claim]) -> Level | None:
        if is_disputed(claims):
            return "disputed"
        known = sum(self._origins[one].kind != "unknown" for one in origins)
        if known >= INDEPENDENT:
            return "corroborated"
        return "single origin" if known else None


def is_disputed(claims: Sequence[Claim]) -> bool:
    """True where one claim affirms what another one denies or negates."""
    against = [one.negated or one.factuality == "denied" for one in claims]
    affirming = (
        one.factuality in AFFIRMING and not no for one, no in zip(claims, against, strict=True)
    )
    return any(against) and any(affirming)


def _find_publisher(article: Article) -> str | None:
    """The house named on the page, or known for the outlet, or else the outlet itself."""
    if article.publisher or not article.outlet:
        return article.publisher
    return find_publisher(article.outlet) or article.outlet


def _known(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name}))
