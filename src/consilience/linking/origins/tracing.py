"""The roots on which articles rest, sentence by sentence, with the evidence for each."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from consilience.linking.clusters import group_connected
from consilience.linking.origins.identity import (
    are_weeks_apart,
    date_source,
    find_begins,
    find_same,
    order_source,
)
from consilience.linking.origins.links import Place, find_links
from consilience.linking.origins.making import OriginMaker, Rest, join_sentences
from consilience.linking.origins.persons import Persons
from consilience.linking.origins.retelling import Retelling, find_retellings
from consilience.linking.origins.sources import (
    Sourced,
    collect_outlets,
    find_all_sources,
)
from consilience.linking.origins.voices import find_speakers
from consilience.linking.reuse import Reuse, find_reuse, make_reuse_derivations
from consilience.linking.source_kinds import Source
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.ids import ArticleId, DerivationId, OriginId, make_id
from consilience.records.origin import Derivation, Origin, Passage
from consilience.records.span import Span
from consilience.records.story import Story

FARTHEST_HOPS = 6  # from text to text; real chains have four


def trace_origins(
    stories: Sequence[Story],
    articles: Sequence[Article],
    annotations: Sequence[Annotations] = (),
    *,
    reuses: Sequence[Reuse] | None = None,
) -> tuple[tuple[Origin, ...], tuple[Derivation, ...]]:
    """All origins in order of their ids, and the derivations that are the evidence for them.

    Each sentence of an article rests on what it names, else on what the sentence that it repeats
    of another article of the story names, else on the article's default (credited house, own
    outlet, unknown). One text in two articles is one origin, whichever outlets print it.
    `annotations` add quotations and entities; without them it works on the text alone.
    """
    ordered = sorted(articles, key=lambda one: one.id)
    by_article = {one.article_id: one for one in annotations}
    said = {one: notes.quotations for one, notes in by_article.items()}
    found = find_reuse(ordered, quotations=said, stories=stories) if reuses is None else reuses
    story_of = {one: story.id for story in stories for one in story.article_ids}
    groups: dict[str, list[Article]] = defaultdict(list)
    for one in ordered:
        groups[story_of.get(one.id, f"alone {one.id}")].append(one)
    repeated: dict[str, list[Reuse]] = defaultdict(list)
    for reuse in found:
        home = story_of.get(reuse.article_id)
        if home is not None and home == story_of.get(reuse.source_id):
            repeated[home].append(reuse)
    origins: list[Origin] = []
    derivations = list(make_reuse_derivations(found))
    for story, members in sorted(groups.items()):
        known = collect_outlets(members)
        speakers = {one.id: find_speakers(by_article.get(one.id)) for one in members}
        sourced = find_all_sources(members, known, said, speakers)
        tracer = _Tracer(story, sourced, repeated.get(story, ()), by_article)
        made, evidence = tracer.trace()
        origins += made
        derivations += evidence
    return (
        tuple(sorted(origins, key=lambda one: one.id)),
        tuple(sorted(derivations, key=lambda one: one.id)),
    )


class OriginIndex:
    """Which origins a place in an article rests on."""

    def __init__(self, origins: Iterable[Origin]) -> None:
        self.stretches: dict[ArticleId, list[tuple[int, int, OriginId]]] = defaultdict(list)
        for origin in origins:
            for span in origin.stretches:
                self.stretches[span.article].append((span.start, span.end, origin.id))
        for held in self.stretches.values():
            held.sort()
        self._longest = {
            name: max(end - start for start, end, _ in held)
            for name, held in self.stretches.items()
        }
        self._found: dict[tuple[ArticleId, int, int], tuple[OriginId, ...]] = {}

    def find(self, span: Span) -> tuple[OriginId, ...]:
        """The origins of the sentences that the span touches, in order of their ids."""
        place = (span.article, span.start, span.end)
        found = self._found.get(place)
        if found is None:
            held = self.stretches.get(span.article, [])
            first = bisect_left(held, (span.start - self._longest.get(span.article, 0),))
            near = islice(held, first, bisect_left(held, (span.end,)))
            there = {one for _, end, one in near if span.start < end}
            found = self._found[place] = tuple(sorted(there))
        return found


class _Tracer:
    """The articles of one story on the way from named sources to origins."""

    def __init__(
        self,
        story: str,
        sourced: Sequence[Sourced],
        reuses: Sequence[Reuse],
        annotations: Mapping[ArticleId, Annotations],
    ) -> None:
        self.story = story
        self.sourced = sourced
        self.annotations = annotations
        self.persons = Persons(
            annotations[one.article.id] for one in sourced if one.article.id in annotations
        )
        self.number = {one.article.id: at for at, one in enumerate(sourced)}
        self.reuses = reuses
        self.texts = tuple(one.article.text for one in sourced)
        self.rests: dict[Place, list[Rest]] = {
            (at, number): [
                Rest(self.persons.tell_apart(source), sentence) for source in sentence.sources
            ]
            for at, one in enumerate(sourced)
            for number, sentence in enumerate(one.sentences)
        }

    def trace(self) -> tuple[list[Origin], list[Derivation]]:
        """Origins and the derivations of kind credit and citation."""
        self._pass_on_named()
        self._pass_on_defaults()
        retold = self._pass_on_retellings()
        self._divide_by_days()
        same = self._identify()
        places: dict[Source, list[tuple[Place, Rest]]] = defaultdict(list)
        for place, rests in sorted(self.rests.items()):
            for rest in rests:
                places[same[rest.source]].append((place, rest))
        maker = OriginMaker(self.story, self.sourced, self.annotations)
        origins, derivations = [], list(retold)
        for source, held in places.items():
            origin, evidence = maker.make(source, held)
            origins.append(origin)
            derivations += evidence
        return origins, derivations

    def _pass_on_named(self) -> None:
        """Sources that one text names go to the same sentence in others that name none."""
        links: dict[Place, list[Place]] = defaultdict(list)
        for one, other, _ in find_links(self.sourced, self.reuses, self.number, derived=False):
            links[one].append(other)
            links[other].append(one)
        reached = [place for place in sorted(self.rests) if self._is_named(place)]
        for _ in range(FARTHEST_HOPS):
            fresh = []
            for place in reached:
                for beside in sorted(links[place]):
                    if not self._is_named(beside):
                        self._take_over(beside, place)
                        fresh.append(beside)
            reached = sorted(fresh)

    def _is_named(self, place: Place) -> bool:
        """Whether a sentence's sources are statements or outlets named for it, or an issuer's."""
        for source, sentence, from_article in self.rests[place]:
            if from_article is not None:
                return True
            basis = sentence.basis
            if basis == "own":
                if source.kind == "statement":
                    return True
            elif basis != "credit" and (source.kind != "unknown" or source.is_document):
                return True
        return False

    def _pass_on_defaults(self) -> None:
        """What a text made from another repeats of it rests on what that one rests on."""
        links = sorted(
            find_links(self.sourced, self.reuses, self.number, derived=True),
            key=lambda link: (link[1], link[0]),
        )
        for _ in range(FARTHEST_HOPS):
            changed = False
            for mine, theirs, reuse in links:
                first, second = self._order(mine, theirs, reuse)
                if not self._is_named(second) and self._sources(first) != self._sources(second):
                    self._take_over(second, first, mark=False)
                    changed = True
            if not changed:
                return

    def _pass_on_retellings(self) -> list[Derivation]:
        """What related articles tell in other words has one source; the evidence for that."""
        held: dict[tuple[int, int], list[Retelling]] = defaultdict(list)
        for one in find_retellings(self.sourced, self.reuses, self.number):
            if self._make_one(one):
                held[one.mine[0], one.theirs[0]].append(one)
        return [self._make_retelling(pair, found) for pair, found in sorted(held.items())]

    def _make_one(self, told: Retelling) -> bool:
        """Whether the two sentences now rest on one source that they did not share before.

        A statement goes before the outlet that passed it on. Which of two untold sources was first
        is known where one text was made from the other; else they have an unknown one in common.
        """
        mine, theirs = told.mine, told.theirs
        if set(self._sources(mine)) & set(self._sources(theirs)):
            return False
        derived = told.relation == "derived"
        named = [one for one in (mine, theirs) if self._is_named(one)]
        if len(named) == 2 and not (derived and self._rank(mine) != self._rank(theirs)):
            return False
        if named:
            first, second = sorted(
                (mine, theirs), key=lambda one: (one not in named, self._rank(one))
            )
            self._take_over(second, first)
        elif derived and told.reuse is not None:
            is_later = self.number[told.reuse.article_id] == mine[0]
            pair = (mine, theirs) if is_later else (theirs, mine)
            first, second = self._order(*pair, told.reuse)
            self._take_over(second, first, mark=False)
        else:
            articles = sorted(self.sourced[one[0]].article.id for one in (mine, theirs))
            common = Source(kind="unknown", key=("common", *articles), name="", channel="")
            for place in (mine, theirs):
                own = self.sourced[place[0]].sentences[place[1]]
                self.rests[place] = [Rest(common, own)]
        return True

    def _make_retelling(self, pair: tuple[int, int], found: Sequence[Retelling]) -> Derivation:
        """The sentences that two articles both tell, as taken by the later from the other."""
        reuse = found[0].reuse
        by_day = sorted(pair, key=lambda at: (self._day((at, 0)), self.sourced[at].article.id))
        later = self.number[reuse.article_id] if reuse else by_day[1]
        (source,) = set(pair) - {later}
        places = sorted(
            tuple(sorted((one.mine, one.theirs), key=lambda place: place[0] != later))
            for one in found
        )
        passages = tuple(
            Passage(span=self._span(mine), source=self._span(theirs)) for mine, theirs in places
        )
        article = self.sourced[later].article
        length = sum(len(one.text) for one in {passage.span for passage in passages})
        source_id = self.sourced[source].article.id
        return Derivation(
            id=DerivationId(make_id("retelling", article.id, source_id)),
            article_id=article.id,
            source_id=source_id,
            kind="retelling",
            passages=passages,
            share=round(min(1.0, length / max(1, len(article.text))), 4),
            direction=reuse.direction if reuse else "unknown",
        )

    def _span(self, place: Place) -> Span:
        (span,) = join_sentences(self.sourced[place[0]], [place[1]])
        return span

    def _order(self, mine: Place, theirs: Place, reuse: Reuse) -> tuple[Place, Place]:
        """The earlier sentence, and the one that rests on what it rests on.

        Where nobody knows which was first, a credited house outweighs an outlet, an outlet what
        is unknown.
        """
        if reuse.direction != "unknown":
            return theirs, mine
        ranked = sorted((mine, theirs), key=lambda place: (self._rank(place), place))
        return ranked[0], ranked[1]

    def _rank(self, place: Place) -> int:
        kinds = {"statement": 0, "agency": 1, "outlet": 2, "unknown": 3}
        return min(kinds[rest.source.kind] for rest in self.rests[place])

    def _sources(self, place: Place) -> list[Source]:
        return [rest.source for rest in self.rests[place]]

    def _take_over(self, place: Place, other: Place, *, mark: bool = True) -> None:
        article = self.sourced[other[0]].article.id
        own = self.sourced[place[0]].sentences[place[1]]
        self.rests[place] = [
            Rest(rest.source, own._replace(via=rest.sentence.via), article if mark else None)
            for rest in self.rests[other]
        ]

    def _identify(self) -> dict[Source, Source]:
        """For every source the one that stands for all names of the same root."""
        sources = sorted(
            {rest.source for rests in self.rests.values() for rest in rests}, key=order_source
        )
        same: dict[Source, Source] = {}
        pairs = [*find_same(sources, self.texts), *self.persons.find_same(sources)]
        for group in group_connected(sources, pairs):
            best = min(
                group,
                key=lambda one: (
                    one.kind != "agency",
                    -self.persons.count(one),
                    -len(one.name),
                    order_source(one),
                ),
            )
            same.update(dict.fromkeys(group, best))
        return same

    def _divide_by_days(self) -> None:
        """Statements of one holder that weeks lie between are set apart by their first day."""
        published = sorted(filter(None, (self._day((at, 0)) for at in range(len(self.sourced)))))
        if not published or not are_weeks_apart(published[0], published[-1]):
            return
        days: dict[Source, set[str]] = defaultdict(set)
        told, same = self._find_days(), self._identify()
        for place, rests in self.rests.items():
            for rest in rests:
                if rest.source.kind == "statement":
                    days[same[rest.source]].add(told[place])
        begins = {source: find_begins(found) for source, found in days.items()}
        if all(len(one) < 2 for one in begins.values()):
            return
        for place, rests in self.rests.items():
            self.rests[place] = [
                rest._replace(
                    source=date_source(rest.source, told[place], begins.get(same[rest.source], ()))
                )
                for rest in rests
            ]

    def _find_days(self) -> dict[Place, str]:
        """When each sentence was first published; words that are repeated weeks later are old."""
        links = [
            (one, other)
            for derived in (False, True)
            for one, other, _ in find_links(self.sourced, self.reuses, self.number, derived=derived)
        ]
        first = {}
        for group in group_connected(sorted(self.rests), links):
            days = sorted(filter(None, map(self._day, group)))
            first.update(dict.fromkeys(group, days[0] if days else ""))
        return first

    def _day(self, place: Place) -> str:
        published = self.sourced[place[0]].article.published
        return published.first_day if published else ""
