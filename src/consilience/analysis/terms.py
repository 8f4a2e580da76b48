"""Names and nouns on which accounts of a story differ for one and the same referent."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from consilience.analysis.facts_reading import Reading, read_dossier
from consilience.analysis.terms_places import group_names
from consilience.language.terms import (
    LONGEST_TERM,
    Term,
    TermKind,
    cut_phrase,
    find_place_terms,
    find_term_at_end,
    find_term_before,
    find_term_behind,
    load_term_sets,
)
from consilience.records.analysis import TermChoice, TermUse, TermVariant
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.dossier import Dossier
from consilience.records.entity import Entity
from consilience.records.event import Event
from consilience.records.ids import ArticleId, EntityId, EventId
from consilience.records.mention import Mention
from consilience.records.span import Span
from consilience.records.story import Story

FEWEST_ACCOUNTS: Final = 2  # that must use the terms, and not the same ones
PARTIES: Final = frozenset({"actor", "recipient", "theme"})


@dataclass(frozen=True, slots=True, order=True)
class _Referent:
    """Whom or what terms of one set stand for: an entity, or an event or a part in it.

    `number` is that of the set; -1 for the names of an entity that are in none.
    """

    kind: TermKind
    number: int
    entity_id: EntityId | None = None
    event_id: EventId | None = None
    role: str = ""

    @property
    def order(self) -> tuple[str, int, str, str, str]:
        return self.kind, self.number, self.entity_id or "", self.event_id or "", self.role


@dataclass(frozen=True, slots=True)
class _Use:
    """A term in an article; `entity_id` is that of the mention it is in, where that is known."""

    referent: _Referent
    term: str
    span: Span
    entity_id: EntityId | None = None


def find_terms(dossier: Dossier, reading: Reading | None = None) -> tuple[TermChoice, ...]:
    """The choices of each story, in their order, those of most uses first.

    Terms count together where the referent is surely one: names of one place; nouns beside a
    name, or of mentions that are one entity; nouns for those who have one part in one event; and
    words for one event. Two accounts (outlets, or articles of unknown outlets) must use terms
    that are not the same, outside direct speech.
    `reading` is that of the dossier, where it is at hand.
    """
    reading = reading or read_dossier(dossier)
    notes = {one.article_id: one for one in dossier.annotations}
    entities = {one.id: one for one in dossier.entities}
    return tuple(
        choice
        for story in dossier.stories
        for choice in _find_in_story(story, reading, notes, entities)
    )


def rename_terms(
    terms: Iterable[TermChoice], entity_of: Mapping[EntityId, EntityId]
) -> tuple[TermChoice, ...]:
    """The choices with the ids that their entities have among all stories."""
    return tuple(
        replace(one, entity_id=entity_of.get(one.entity_id, one.entity_id))
        if one.entity_id
        else one
        for one in terms
    )


def _find_in_story(
    story: Story,
    reading: Reading,
    notes: Mapping[ArticleId, Annotations],
    entities: Mapping[EntityId, Entity],
) -> list[TermChoice]:
    uses: dict[_Referent, list[_Use]] = defaultdict(list)
    for name in sorted(set(story.article_ids)):
        article = reading.articles.get(name)
        if article is not None and name in notes:
            for use in _find_in_mentions(article, notes[name].mentions, entities):
                uses[use.referent].append(use)
    events = {one.id: one for one in reading.events.get(story.id, ())}
    for event in events.values():
        for use in _find_in_event(event, reading):
            uses[use.referent].append(use)
    found = [
        choice
        for referent in sorted(uses, key=lambda one: one.order)
        if (choice := _make_choice(story, referent, uses[referent], reading)) is not None
    ]
    named = (_name(one, entities, events) for one in found)
    return sorted(named, key=lambda one: (-_count(one), one.kind, one.name, _list_terms(one)))


def _find_in_mentions(
    article: Article, mentions: Iterable[Mention], entities: Mapping[EntityId, Entity]
) -> Iterator[_Use]:
    for one in mentions:
        entity = entities.get(one.entity_id) if one.entity_id else None
        if one.form == "name":
            yield from _find_names(article, one, entity)
        if entity is None:
            continue
        if one.form == "name":
            yield from _find_beside(article, one, entity)
        elif one.form == "nominal":
            for term in find_term_at_end(one.span.text, "noun"):
                referent = _Referent("noun", term.number, entity_id=entity.id)
                yield _Use(referent, term.name, _cut(article, one.span.start, term))


def _find_names(article: Article, mention: Mention, entity: Entity | None) -> Iterator[_Use]:
    """Names of places; of those in no set the entity tells which are names of one place."""
    terms = find_place_terms(mention.span.text)
    for term in terms:
        span = _cut(article, mention.span.start, term)
        yield _Use(_Referent("place", term.number), term.name, span, mention.entity_id)
    if not terms and entity is not None and entity.kind == mention.kind == "place":
        groups = group_names(tuple(one.name for one in entity.aliases))
        if len(set(groups.values())) > 1 and mention.span.text in groups:
            referent = _Referent("place", -1, entity_id=entity.id)
            yield _Use(referent, groups[mention.span.text], mention.span)


def _find_beside(article: Article, mention: Mention, entity: Entity) -> Iterator[_Use]:
    """Nouns next to a name that stand for its bearer or its people: "the militant group X"."""
    start, end = mention.span.start, mention.span.end
    first = max(0, start - LONGEST_TERM)
    before = [(first, term) for term in find_term_before(article.text[first:start])]
    behind = [(end, term) for term in find_term_behind(article.text[end : end + LONGEST_TERM])]
    sets = load_term_sets("noun")
    for at, term in (*before, *behind):
        if entity.kind in sets[term.number].beside:
            referent = _Referent("noun", term.number, entity_id=entity.id)
            yield _Use(referent, term.name, _cut(article, at, term))


def _find_in_event(event: Event, reading: Reading) -> Iterator[_Use]:
    """Words for the event itself, and for those in it who are no known entity."""
    for claim in reading.claims_of(event):
        article = reading.articles.get(claim.span.article)
        if article is None:
            continue
        end = claim.predicate.span.end
        first = max(0, end - LONGEST_TERM)
        for term in find_term_at_end(article.text[first:end], "deed"):
            referent = _Referent("deed", term.number, event_id=event.id)
            yield _Use(referent, term.name, _cut(article, first, term))
        for one in claim.participants:
            if one.role in PARTIES and one.entity_id is None:
                for term in find_term_at_end(cut_phrase(one.span.text), "noun"):
                    referent = _Referent("noun", term.number, event_id=event.id, role=one.role)
                    yield _Use(referent, term.name, _cut(article, one.span.start, term))


def _cut(article: Article, at: int, term: Term) -> Span:
    return article.span(at + term.start, at + term.end)


def _make_choice(
    story: Story, referent: _Referent, uses: Sequence[_Use], reading: Reading
) -> TermChoice | None:
    """The uses as a choice, None where no two accounts differ in them."""
    by_term: dict[str, dict[ArticleId, dict[tuple[int, int], Span]]] = defaultdict(dict)
    profiles: dict[str, set[str]] = defaultdict(set)
    for one in uses:
        held = by_term[one.term].setdefault(one.span.article, {})
        held[one.span.start, one.span.end] = one.span
        if not reading.is_quoted(one.span):
            article = reading.articles[one.span.article]
            profiles[article.outlet or article.id].add(one.term)
    told = {frozenset(one) for one in profiles.values()}
    if len(profiles) < FEWEST_ACCOUNTS or len(told) < FEWEST_ACCOUNTS:
        return None
    used = {term for one in told for term in one}
    if referent.number >= 0:
        sets = load_term_sets(referent.kind)
        if not sets[referent.number].is_telling(used):
            return None
    variants = [_make_variant(term, by_term[term], reading) for term in by_term]
    return TermChoice(
        story_id=story.id,
        entity_id=referent.entity_id or _find_main_entity(uses),
        event_id=referent.event_id,
        name="",
        kind=referent.kind,
        variants=tuple(sorted(variants, key=lambda one: (-one.count, one.term))),
    )


def _find_main_entity(uses: Iterable[_Use]) -> EntityId | None:
    """The entity of most of the mentions; names of one place may be entities apart."""
    numbers = Counter(one.entity_id for one in uses if one.entity_id)
    return min(numbers, key=lambda one: (-numbers[one], one), default=None)


def _make_variant(
    term: str, places: Mapping[ArticleId, Mapping[tuple[int, int], Span]], reading: Reading
) -> TermVariant:
    uses = []
    for name in sorted(places):
        spans = tuple(span for _, span in sorted(places[name].items()))
        uses.append(
            TermUse(
                article_id=name,
                outlet=reading.articles[name].outlet,
                quoted=sum(reading.is_quoted(one) for one in spans),
                spans=spans,
            )
        )
    count = sum(len(one.spans) - one.quoted for one in uses)
    return TermVariant(term=term, count=count, uses=tuple(uses))


def _name(
    choice: TermChoice, entities: Mapping[EntityId, Entity], events: Mapping[EventId, Event]
) -> TermChoice:
    """The choice with what its referent is called."""
    if choice.event_id is not None:
        return replace(choice, name=events[choice.event_id].title)
    if choice.entity_id is not None and choice.entity_id in entities:
        return replace(choice, name=entities[choice.entity_id].name)
    return replace(choice, name=choice.variants[0].term)


def _count(choice: TermChoice) -> int:
    return sum(one.count for one in choice.variants)


def _list_terms(choice: TermChoice) -> tuple[str, ...]:
    return tuple(one.term for one in choice.variants)
