"""Claims as event mentions: their parties by entity, their sentence, their place."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from sys import maxsize

from consilience.language.coreference import find_cue_words
from consilience.language.lexicon import load_words
from consilience.language.times import find_time_words
from consilience.language.words import find_words
from consilience.linking.events.deeds import (
    find_carried,
    find_head_noun,
    find_head_words,
    is_count,
)
from consilience.linking.events.mentions import EventMention, Party
from consilience.linking.events.parties import ACTORS, TARGETS, make_singular
from consilience.linking.events.pieces import Piece
from consilience.linking.events.rivals import find_order
from consilience.linking.events.sides import NO_SIDE, Sides
from consilience.linking.events.table import LEAD_CHARS
from consilience.linking.events.telling import is_untensed
from consilience.linking.events.times import is_clock
from consilience.linking.events.titles import Title, write_title
from consilience.linking.sentences import find_sentences
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Claim, Participant
from consilience.records.entity import Entity
from consilience.records.ids import EntityId, MentionId
from consilience.records.mention import Mention
from consilience.records.span import Span

CLAUSE_END = re.compile(r"[.!?;:,\n]")
NEAR = 24  # characters before a time in which "since the beginning of" stands
ON_SIDES = frozenset({"place", "group", "organisation"})  # kinds of entities that are of a state
MOST_NAMES = 2  # that a title prints for "they"


class ClaimReader:
    """Makes event mentions of one article's claims; `entities` are all that there are, by id.

    `sides` are those of the article's story.
    """

    def __init__(
        self,
        article: Article,
        annotations: Annotations,
        entities: Mapping[EntityId, Entity],
        sides: Sides,
    ) -> None:
        self._article, self._text = article, article.text
        self._sides = sides
        self._told = article.published.first_day if article.published else ""
        self._counted = sorted(
            {
                (part.span.end, part.span.text)
                for claim in annotations.claims
                for part in claim.participants
                if is_count(part.span.text) and find_head_noun(find_head_words(part.span.text))
            }
        )
        self._sentences = find_sentences(article.text)
        self._starts = [start for start, _ in self._sentences]
        self._mentions = {one.id: one for one in annotations.mentions}
        self._places = [one for one in annotations.mentions if one.kind == "place"]
        self._entities = entities
        self._quoted = sorted(
            (piece.start, piece.end)
            for one in annotations.quotations
            if one.kind == "direct"
            for piece in one.content
        )
        self._parties: dict[Participant, tuple[Party, ...]] = {}
        self._roles: dict[EntityId, list[str]] = {}
        for mention in annotations.mentions:
            if mention.entity_id and mention.role:
                self._roles.setdefault(mention.entity_id, []).append(mention.role)

    def read(self, claim: Claim) -> EventMention:
        """The claim as an event mention of the same id."""
        start, end = self._find_sentence(claim.predicate.span.start, claim.predicate.span.end)
        place = self._find_place(claim.where) if claim.where else None
        actors = [one.span.text for one in claim.participants if one.role in ACTORS]
        carried = find_carried(claim.predicate.lemma, actors)
        parties = [party for one in claim.participants for party in self._find_parties(one)]
        return EventMention(
            id=claim.id,
            article=claim.span.article,
            lemma=carried or claim.predicate.lemma,
            words=carried or claim.predicate.span.text,
            sentence=self._text[start:end],
            offset=claim.predicate.span.start - start,
            parties=tuple(_place_around(parties) if carried else parties),
            when=claim.when.value if claim.when and not self._is_bound(claim.when.span) else None,
            where=claim.where.text if claim.where else None,
            place=place.id if place else None,
            country=place.country if place else None,
            numbers=tuple(_find_numbers(claim)),
            event_type=claim.event_type,
            act=claim.act,
            factuality=claim.factuality,
            negated=claim.negated,
            reciprocal=claim.reciprocal,
            told=self._told,
            leads=start + len(self._article.title or "") < LEAD_CHARS,
        )

    def write_title(self, claim: Claim, mention: EventMention) -> Title:
        """What the claim tells of the mention's parties, with names for "he" and "the two"."""
        pieces = [self._make_piece(one, mention) for one in claim.participants if one.span.text]
        if _is_plain(claim):
            pieces = [self._take_back(one) for one in pieces]
        predicate = claim.predicate.span
        own = Piece(
            start=predicate.start,
            end=predicate.end,
            words=predicate.text,
            predicate=True,
            participle=_is_participle(predicate.text.lower(), claim.predicate.lemma),
            bare=is_untensed(predicate.text, claim.predicate.lemma),
        )
        return write_title(self._text, [own, *pieces], negated=claim.negated)

    def _take_back(self, piece: Piece) -> Piece:
        """One name for "they" before a verb in the plural, taken back: they are others."""
        own = self._text[piece.start : piece.end]
        single = piece.words != own and " and " not in piece.words
        if not single or own.lower() not in load_words("event_titles", "several"):
            return piece
        return replace(piece, words=own, named=False)

    def _make_piece(self, participant: Participant, mention: EventMention) -> Piece:
        span = participant.span
        known = self._mentions.get(participant.mention_id) if participant.mention_id else None
        parties = [one for one in self._find_parties(participant) if one.entity]
        told = {one.entity for one in mention.parties}
        stands_for = known is not None and known.form != "name" and known.span == span
        names = [one.words for one in parties if one.entity in told]
        named = stands_for and 0 < len(names) <= MOST_NAMES and self._is_sure(known, parties)
        return Piece(
            start=span.start,
            end=span.end,
            words=" and ".join(names) if named else span.text,
            named=named or known is None or known.form != "pronoun",
            kept=not parties or any(one.entity in told for one in parties),
            undergoes=participant.role in TARGETS,
        )

    def _is_sure(self, mention: Mention | None, parties: Sequence[Party]) -> bool:
        """Whether a name may stand in a title for the words: no page may be made to say too much.

        A noun has to be one that a title, an office or the name of the entity has ("the minister");
        "he" and "it" in somebody's own words may be anybody.
        """
        if mention is None or mention.form == "name":
            return True
        if mention.form == "pronoun":
            own = mention.span.text.lower() in load_words("event_titles", "speaker")
            return own or not self._is_quoted(mention.span)
        if len(mention.antecedents) > 1:
            return True
        noun = find_head_noun(mention.span.text)
        return any(noun in self._find_title_words(one.entity) for one in parties if one.entity)

    def _find_title_words(self, name: EntityId) -> frozenset[str]:
        """The words of an entity's names, offices and titles, in the singular."""
        entity = self._entities[name]
        titles = [one.title for one in entity.offices]
        names = [one.name for one in entity.aliases] if entity.kind != "person" else []
        told = (*self._roles.get(name, ()), *titles, *names)
        return frozenset(make_singular(word) for words in told for word in find_words(words))

    def _is_quoted(self, span: Span) -> bool:
        at = bisect_right(self._quoted, (span.start, maxsize)) - 1
        return at >= 0 and span.end <= self._quoted[at][1]

    def _is_bound(self, time: Span) -> bool:
        """True for "since Monday" and "until autumn": a limit, not when it happened.

        "Not until Monday was the gate opened": then it was.
        """
        near = self._text[max(time.start - NEAR, 0) : time.start]
        before = find_words(CLAUSE_END.split(near)[-1])
        return not find_time_words("bound").isdisjoint(before[-2:]) and "not" not in before[-3:]

    def _find_place(self, where: Span) -> Entity | None:
        """The entity of the last place named in the words: "the capital of Lanvia" is Lanvia."""
        inside = [
            one.entity_id
            for one in self._places
            if where.start <= one.span.start and one.span.end <= where.end and one.entity_id
        ]
        return self._entities.get(inside[-1]) if inside else None

    def _find_sentence(self, start: int, end: int) -> tuple[int, int]:
        at = bisect_right(self._starts, start) - 1
        if at < 0 or self._sentences[at][1] < end:
            return start, end
        return self._sentences[at]

    def _find_parties(self, participant: Participant) -> tuple[Party, ...]:
        """The entity, the entities of a pair or group, or the words where there is none."""
        found = self._parties.get(participant)
        if found is None:
            found = self._parties[participant] = tuple(self._list_parties(participant))
        return found

    def _list_parties(self, participant: Participant) -> Iterator[Party]:
        mention = self._mentions.get(participant.mention_id) if participant.mention_id else None
        known = participant.entity_id or (mention.entity_id if mention else None)
        found = [known] if known else self._find_members(mention)
        entities = [self._entities[one] for one in found if one in self._entities]
        told = participant.span.text
        for entity in entities:
            yield Party(
                role=participant.role,
                words=entity.name,
                named=True,
                printed=mention is None or mention.form == "name",
                kind=entity.kind,
                entity=entity.id,
                sides=self._find_sides(entity.name, mention)
                if entity.kind in ON_SIDES
                else NO_SIDE,
            )
        if not entities and (mention is None or mention.form != "pronoun"):
            yield Party(
                role=participant.role,
                words=find_head_words(told),
                sides=self._find_sides(self._find_counted(participant.span), mention),
                order=find_order(told),
                definite=told.split()[0].lower() in find_cue_words("definite"),
            )

    def _find_sides(self, words: str, mention: Mention | None) -> frozenset[str]:
        """The sides that the words name, else the words before that they take up."""
        meant = (
            self._mentions.get(mention.antecedents[0]) if mention and mention.antecedents else None
        )
        found = self._sides.find(words, self._article.id)
        return found or (self._sides.find(meant.span.text, self._article.id) if meant else NO_SIDE)

    def _find_counted(self, span: Span) -> str:
        """The words of a participant; for a bare number those before it in the sentence.

        "Four Skeldish guards died and nine were wounded."
        """
        if find_head_noun(find_head_words(span.text)):
            return span.text
        start, _ = self._find_sentence(span.start, span.end)
        at = bisect_right(self._counted, (span.start, "")) - 1
        if at < 0 or self._counted[at][0] <= start:
            return span.text
        return self._counted[at][1]

    def _find_members(self, mention: Mention | None) -> list[EntityId]:
        names: tuple[MentionId, ...] = mention.antecedents if mention else ()
        members = (self._mentions.get(one) for one in names)
        return [one.entity_id for one in members if one is not None and one.entity_id]


def _place_around(parties: Sequence[Party]) -> Iterator[Party]:
    """The parties of a noun for a happening: where it was, and nobody who did it."""
    return (replace(one, role="other") for one in parties if one.role not in ACTORS)


def _is_plain(claim: Claim) -> bool:
    """Whether its verb stands in the present, as it does behind several: "they show"."""
    return is_untensed(claim.predicate.span.text.lower(), claim.predicate.lemma)


def _is_participle(word: str, lemma: str) -> bool:
    """Whether a word may be a past participle: no plain form, and none in -s or -ing."""
    return word != lemma and not word.endswith(("s", "ing"))


def _find_numbers(claim: Claim) -> Iterator[tuple[float, str]]:
    for one in claim.quantities:
        if is_clock(one):
            continue
        value = one.lowest if one.lowest is not None else one.highest
        if value is not None:
            yield value, (one.unit or "").lower()
