"""How many articles, outlets, publishers and origins stand behind a story and its events."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TypedDict

from consilience.analysis.agreement import list_agreeing
from consilience.analysis.agreement_sure import is_asked, is_of_day, list_sure, list_worded_alike
from consilience.analysis.alike import is_denied, may_tell_one_deed
from consilience.analysis.corroboration_titles import is_statement
from consilience.analysis.parties import Parties
from consilience.analysis.put_off import find_put_off
from consilience.analysis.voices import Voices
from consilience.analysis.witnesses import Witnesses
from consilience.language.sources import find_publisher
from consilience.linking.origins import OriginIndex
from consilience.records.analysis import Corroboration, Level
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Claim
from consilience.records.entity import Entity
from consilience.records.event import Event
from consilience.records.ids import ArticleId, ClaimId, EntityId, OriginId
from consilience.records.origin import Origin
from consilience.records.story import Story

AFFIRMING = frozenset({"occurred", "planned", "ongoing", "alleged"})
DONE = AFFIRMING - {"planned"}
INDEPENDENT = 2  # known origins that make an event corroborated
NO_WITNESSES = frozenset({"opinion"})  # genres that argue from what others report
Speakers = Mapping[ClaimId, EntityId | None]


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
    may be one. An event rests on the origins of the sentences that tell it; opinion pieces are
    no witnesses, and add origins only where nobody else tells it. Nor are denials, offers and
    wishes of what others tell, and plans of what others tell as done; nor who tells another
    number than the event's title, or nothing but its verb (`list_agreeing`). What several outlets
    attribute to one speaker is one voice, and so are the same words of whomever. Unknown origins
    are listed and corroborate nothing.
    `entities` tell whose words are those of a party to the event.
    """
    counter = _Counter(articles, annotations, origins, entities)
    rows = []
    for story in stories:
        rows.append(counter.count_story(story))
        rows.extend(counter.count_event(one) for one in events if one.story_id == story.id)
    return tuple(rows)


class _Tellers(TypedDict):
    articles: tuple[ArticleId, ...]
    outlets: tuple[str, ...]
    publishers: tuple[str, ...]


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
        self._texts = {one.id: one.text for one in articles}
        self._claims = {claim.id: claim for one in annotations for claim in one.claims}
        self._index = OriginIndex(origins)
        self._origins = {one.id: one for one in origins}
        self._parties = Parties(origins, entities)
        self._voices = Voices(annotations)
        self._witnesses = Witnesses(self._index, origins, entities, self._voices, self._texts)
        self._put_off = find_put_off(annotations)

    def count_story(self, story: Story) -> Corroboration:
        members = set(story.article_ids)
        rests = {one.id for one in self._origins.values() if members & set(one.article_ids)}
        return Corroboration(
            story_id=story.id,
            event_id=None,
            **self._list_tellers(story.article_ids),
            origins=tuple(sorted(rests)),
            level=None,
        )

    def count_event(self, event: Event) -> Corroboration:
        claims = [self._claims[one] for one in event.claim_ids]
        supporting = list_supporting(event, claims, self._put_off)
        told = self._choose_witnesses(supporting)
        rests = {one.id: self._index.find(one.predicate.span) for one in told}
        speakers = self._voices.find_speakers(told)
        origins = tuple(sorted({origin for held in rests.values() for origin in held}))
        own, others = self._parties.divide(event, told, origins, self._find_quoted(rests, speakers))
        known = {one for one in speakers.values() if one}
        return Corroboration(
            story_id=event.story_id,
            event_id=event.id,
            **self._list_tellers(sorted({one.span.article for one in supporting})),
            origins=origins,
            level=self._find_level(event, claims, told, origins),
            party_origins=own,
            third_party_origins=others,
            speakers=tuple(sorted(known)) if all(speakers.values()) else (),
        )

    def _choose_witnesses(self, claims: Sequence[Claim]) -> Sequence[Claim]:
        """The claims of reports; of an event that opinion pieces alone tell, all."""
        reports = [
            one for one in claims if self._articles[one.span.article].genre not in NO_WITNESSES
        ]
        return reports or claims

    def _find_quoted(
        self, rests: Mapping[ClaimId, Sequence[OriginId]], speakers: Speakers
    ) -> Mapping[OriginId, frozenset[EntityId]]:
        """Origins of which every claim is attributed, with those to whom."""
        quoted: dict[OriginId, set[EntityId | None]] = defaultdict(set)
        for claim, origins in rests.items():
            for origin in origins:
                quoted[origin].add(speakers[claim])
        return {
            origin: frozenset(one for one in held if one)
            for origin, held in quoted.items()
            if None not in held
        }

    def _list_tellers(self, names: Iterable[ArticleId]) -> _Tellers:
        told = [self._articles[one] for one in names]
        return _Tellers(
            articles=tuple(one.id for one in told),
            outlets=_known(one.outlet for one in told),
            publishers=_known(map(_find_publisher, told)),
        )

    def _find_level(
        self,
        event: Event,
        claims: Sequence[Claim],
        told: Sequence[Claim],
        origins: Sequence[OriginId],
    ) -> Level | None:
        """None also where several may tell it, and it is not sure that they tell the same.

        Nor is any where the title states nothing that can be vouched for.
        """
        if is_disputed(claims):
            return "disputed"
        known = sum(self._origins[one].kind != "unknown" for one in origins)
        if known < INDEPENDENT or self._witnesses.count(told) < INDEPENDENT:
            return "single origin" if known else None
        if self._is_unsettled(event, claims, told):
            return None
        if not is_statement(event, told, self._texts):
            return None
        sure = list_worded_alike(list_sure(event, told, self._texts))
        return "corroborated" if self._witnesses.count(sure) >= INDEPENDENT else None

    def _is_unsettled(self, event: Event, claims: Sequence[Claim], told: Sequence[Claim]) -> bool:
        """Whether somebody asks what the others tell, or puts off what they tell as planned."""
        if any(is_asked(one, self._texts[one.span.article]) for one in told):
            return True
        if event.factuality != "planned":
            return False
        return any(one.id in self._put_off or not is_of_day(event, one) for one in claims)


def list_supporting(
    event: Event, claims: Sequence[Claim], put_off: AbstractSet[ClaimId] = frozenset()
) -> Sequence[Claim]:
    """The claims that tell what the event's title says; all of one that nobody tells to be so.

    A denial speaks against it, and an offer or a wish does not tell it. That something is planned
    supports a plan, and not that it was done; what was `put_off` supports neither.
    """
    if len(claims) == 1:
        return claims
    affirming = list_affirming(event, claims)
    told = [one for one in affirming if one.id not in put_off]
    return list_agreeing(event, told or affirming or claims)


def list_affirming(event: Event, claims: Sequence[Claim]) -> Sequence[Claim]:
    """The claims that tell the event to be done, or of a plan to be planned or done."""
    affirming = DONE if event.factuality in DONE else AFFIRMING
    return [one for one in claims if one.factuality in affirming and not one.negated]


def is_disputed(claims: Sequence[Claim]) -> bool:
    """True where one claim affirms what another one denies or negates, and not another deed."""
    against = [one for one in claims if is_denied(one)]
    if not against:
        return False
    affirming = [one for one in claims if one.factuality in AFFIRMING and not is_denied(one)]
    return any(may_tell_one_deed(one, other) for one in affirming for other in against)


def _find_publisher(article: Article) -> str | None:
    """The house named on the page, or known for the outlet, or else the outlet itself."""
    if article.publisher or not article.outlet:
        return article.publisher
    return find_publisher(article.outlet) or article.outlet


def _known(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name}))
