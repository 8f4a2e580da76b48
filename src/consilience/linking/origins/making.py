"""An origin with its stretches and derivations, made of the sentences that rest on a source."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from consilience.linking.origins.links import Place
from consilience.linking.origins.naming import HouseNames
from consilience.linking.origins.sentences import SourcedSentence
from consilience.linking.origins.sources import Sourced
from consilience.linking.source_kinds import Source
from consilience.records.annotations import Annotations
from consilience.records.ids import ArticleId, DerivationId, EntityId, OriginId, make_id
from consilience.records.mention import Mention
from consilience.records.origin import Derivation, Origin, Passage
from consilience.records.span import Span


class Rest(NamedTuple):
    """A source on which a sentence rests, and how: the sentence's own words or another text."""

    source: Source
    sentence: SourcedSentence
    from_article: ArticleId | None = None


class OriginMaker:
    """Makes the origins of one story, whose articles have their sentences' sources."""

    def __init__(
        self,
        story: str,
        sourced: Sequence[Sourced],
        annotations: Mapping[ArticleId, Annotations],
    ) -> None:
        self.story = story
        self.sourced = sourced
        self.annotations = annotations
        self.houses = HouseNames([one.article for one in sourced])
        self.named = _read_named(
            mention
            for one in sourced
            if one.article.id in annotations
            for mention in annotations[one.article.id].mentions
        )

    def make(
        self, source: Source, held: Sequence[tuple[Place, Rest]]
    ) -> tuple[Origin, list[Derivation]]:
        """The origin that a source is, with `held`, the sentences that rest on it, and how."""
        by_article: dict[int, list[tuple[int, Rest]]] = defaultdict(list)
        for (at, number), rest in held:
            by_article[at].append((number, rest))
        origin_id = OriginId(
            make_id("origin", self.story, source.kind, source.channel, source.since, *source.key)
        )
        derivations = [
            derivation
            for at, rests in sorted(by_article.items())
            for derivation in self._make_derivations(origin_id, at, rests)
        ]
        origin = Origin(
            id=origin_id,
            kind=source.kind,
            name=self.houses.name(self._name(source)),
            entity_id=self._find_entity(source),
            article_ids=tuple(self.sourced[at].article.id for at in sorted(by_article)),
            derivation_ids=tuple(sorted(one.id for one in derivations)),
            channel=source.channel,
            stretches=tuple(
                span
                for at, rests in sorted(by_article.items())
                for span in join_sentences(self.sourced[at], [number for number, _ in rests])
            ),
        )
        return origin, derivations

    def _make_derivations(
        self, origin: OriginId, at: int, rests: Sequence[tuple[int, Rest]]
    ) -> Iterator[Derivation]:
        """One for the sentences that name the source, one for those that have it by default."""
        sourced = self.sourced[at]
        for kind in ("citation", "credit"):
            chosen = [
                (number, rest)
                for number, rest in rests
                if rest.sentence.basis != "own"
                and (rest.sentence.basis == "credit") == (kind == "credit")
            ]
            if not chosen:
                continue
            spans = join_sentences(self.sourced[at], [number for number, _ in chosen])
            length = sum(len(one.text) for one in spans)
            via = next((rest.sentence.via for _, rest in chosen if rest.sentence.via), ())
            yield Derivation(
                id=DerivationId(make_id(kind, sourced.article.id, origin)),
                article_id=sourced.article.id,
                source_id=origin,
                kind="citation" if kind == "citation" else "credit",
                passages=tuple(Passage(span=one) for one in spans),
                share=round(min(1.0, length / max(1, len(sourced.article.text))), 4),
                via=tuple(map(self.houses.name, via)),
            )

    def _name(self, source: Source) -> str:
        """The name as fully as it is printed: a person's with the first name.

        Of several bearers of a surname it is that of the one who is named most.
        """
        if source.kind != "statement" or len(source.key) > 1 or " " in source.key[0]:
            return source.name
        told = self.named.persons.get(source.key[0], ())
        bearers = Counter(entity for entity, _ in told if entity)
        person = min(bearers, key=lambda one: (-bearers[one], one), default=None)
        full = Counter(alias for entity, alias in told if entity == person)
        whole = {one: count for one, count in full.items() if " " in one} or full
        return min(whole, key=lambda one: (-whole[one], -len(one), one), default=source.name)

    def _find_entity(self, source: Source) -> EntityId | None:
        """The entity that most mentions of the holder's name belong to."""
        if source.kind == "unknown":
            return None
        wanted = {word for one in source.key for word in one.split()}
        known = min((self.named.entities.get(one, {}) for one in wanted), key=len, default={})
        counts: Counter[EntityId] = Counter()
        for (words, entity), count in known.items():
            if wanted <= words:
                counts[entity] += count
        return min(counts, key=lambda one: (-counts[one], one)) if counts else None


class _Named(NamedTuple):
    """The mentions of a story: how many of an entity have a word, by the word, with their words.

    `persons` are the entities of persons and how they are called, by the last word.
    """

    entities: Mapping[str, Mapping[tuple[frozenset[str], EntityId], int]]
    persons: Mapping[str, Sequence[tuple[EntityId | None, str]]]


def _read_named(mentions: Iterable[Mention]) -> _Named:
    entities: dict[str, Counter[tuple[frozenset[str], EntityId]]] = defaultdict(Counter)
    persons: dict[str, list[tuple[EntityId | None, str]]] = defaultdict(list)
    for mention in mentions:
        words = mention.span.text.lower().split()
        if mention.kind == "person" and words:
            persons[words[-1]].append((mention.entity_id, mention.span.text))
        if mention.entity_id:
            whole = frozenset(words)
            for word in whole:
                entities[word][whole, mention.entity_id] += 1
    return _Named(entities, persons)


def join_sentences(sourced: Sourced, numbers: Iterable[int]) -> list[Span]:
    """Spans of the sentences of an article with these numbers, neighbours as one."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [
        sourced.article.span(sourced.sentences[run[0]].start, sourced.sentences[run[-1]].end)
        for run in runs
    ]
