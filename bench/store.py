"""A workspace of 20,000 made articles: adding, searching and reading it, and what it weighs."""

import argparse
import json
import re
import resource
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from bench.affairs import Sample, read_collections
from bench.corpus import make_corpus
from consilience.annotation import Annotated
from consilience.app import add_pages
from consilience.codec import encode_record
from consilience.linking.entities.bearers import Bearer
from consilience.linking.entities.names import Key
from consilience.linking.sentences import find_sentences
from consilience.linking.stories import group_stories
from consilience.linking.story_keys import find_keys
from consilience.records.analysis import Corroboration
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Claim, Predicate
from consilience.records.dossier import DOSSIER_VERSION, Dossier
from consilience.records.entity import Alias, Entity
from consilience.records.event import Event, EventParticipant
from consilience.records.extraction import Extraction
from consilience.records.ids import make_id
from consilience.records.mention import Mention
from consilience.records.origin import Origin
from consilience.records.page import Page
from consilience.records.quotation import Quotation
from consilience.records.story import Story
from consilience.store import Selection, Workspace

NAME = re.compile(r"\b[A-Z][^\W\d_]{4,}")
SPEECH = re.compile(r"“[^”]+”")
NAMES = 30  # entities of a story: its commonest capitalised words
EVENTS = 40  # of a story
TYPES = ("CONSULT", "ACCUSE", "AGREE", "ASSAULT", "AID")
BATCH = 200
ROUNDS = 200
ADDED = 20  # pages, one by one
WORDS = re.compile(r"[^\W\d_]{3,}")


def make_page(article: Article) -> Page:
    """A page that holds the article alone."""
    body = f"{article.title}\n\n{article.text}".encode()
    return Page(
        id=article.page_id,
        uri=f"https://{article.page_id}.example",
        name=article.page_id,
        media_type="text/plain",
        text=body.decode(),
        body=body,
        outlet=article.outlet,
    )


def make_part(story: Story, articles: Sequence[Article]) -> Dossier:
    """A story's dossier as rich as a real one: each name a mention, each sentence a claim."""
    story_id = story.id
    names = _find_names(articles)
    entity_of = {name: make_id("entity", name) for name in names}
    annotations = tuple(_annotate(one, entity_of) for one in articles)
    events = tuple(_make_events(story_id, annotations, tuple(entity_of.values())))
    outlets = tuple(sorted({one.outlet for one in articles if one.outlet}))
    return Dossier(
        version=DOSSIER_VERSION,
        case=None,
        pages=(),
        articles=tuple(articles),
        dropped=(),
        annotations=annotations,
        stories=(story,),
        entities=tuple(_make_entities(entity_of, annotations)),
        events=events,
        origins=tuple(_make_origins(articles)),
        corroborations=tuple(
            Corroboration(
                story_id=story_id,
                event_id=one.id,
                articles=tuple(article.id for article in articles),
                outlets=outlets,
                publishers=(),
                origins=(),
                level="single origin",
            )
            for one in events
        ),
    )


def _find_names(articles: Sequence[Article]) -> list[str]:
    counts: dict[str, int] = {}
    for one in articles:
        for name in NAME.findall(one.text):
            counts[name] = counts.get(name, 0) + 1
    return sorted(counts, key=lambda name: (-counts[name], name))[:NAMES]


def _annotate(article: Article, entity_of: dict[str, str]) -> Annotations:
    found = [one for one in NAME.finditer(article.text) if one.group() in entity_of]
    return Annotations(
        article_id=article.id,
        mentions=tuple(
            Mention(
                id=f"{article.id}:{one.start()}",
                span=article.span(one.start(), one.end()),
                kind="person",
                form="name",
                entity_id=entity_of[one.group()],
            )
            for one in found
        ),
        quotations=tuple(
            Quotation(
                id=f"{article.id}:{one.start()}",
                kind="direct",
                content=(span := article.span(one.start(), one.end()),),
                sentence=span,
                speaker_id=entity_of[found[at % len(found)].group()] if found else None,
            )
            for at, one in enumerate(SPEECH.finditer(article.text))
        ),
        claims=tuple(
            Claim(
                id=f"{article.id}:{first}",
                span=(span := article.span(first, last)),
                predicate=Predicate(lemma="tell", span=span),
                event_type=None,
                participants=(),
                when=None,
                where=None,
                quantities=(),
                factuality="occurred",
            )
            for first, last in find_sentences(article.text)
        ),
    )


def _make_events(
    story_id: str, annotations: Sequence[Annotations], entities: Sequence[str]
) -> Iterator[Event]:
    for at in range(EVENTS):
        claims = [claim for one in annotations for claim in one.claims[at : at + 1]]
        if claims:
            yield Event(
                id=make_id("event", claims[0].id),
                story_id=story_id,
                title=claims[0].span.text[:80],
                event_type=TYPES[at % len(TYPES)],
                when=None,
                where=None,
                participants=(
                    EventParticipant(role="actor", entity_id=entities[at % len(entities)]),
                )
                if entities
                else (),
                factuality="occurred",
                claim_ids=tuple(claim.id for claim in claims),
            )


def _make_entities(
    entity_of: dict[str, str], annotations: Sequence[Annotations]
) -> Iterator[Entity]:
    for name, entity_id in entity_of.items():
        mentions = tuple(
            mention.id
            for one in annotations
            for mention in one.mentions
            if mention.entity_id == entity_id
        )
        aliases = (Alias(name=name, count=len(mentions)),)
        yield Entity(id=entity_id, kind="person", name=name, aliases=aliases, mention_ids=mentions)


def _make_origins(articles: Sequence[Article]) -> Iterator[Origin]:
    for outlet in sorted({one.outlet or "" for one in articles}):
        yield Origin(
            id=make_id("origin", outlet),
            kind="outlet",
            name=outlet,
            entity_id=None,
            article_ids=tuple(one.id for one in articles if (one.outlet or "") == outlet),
            derivation_ids=(),
        )


def fill(workspace: Workspace, samples: Sequence[Sample]) -> list[str]:
    """Pages, articles and stories as the program groups them, a story at a time; gives the ids."""
    by_id = {one.article.id: one.article for one in samples}
    stories = group_stories(list(by_id.values()))
    with workspace.holding():
        for story in stories:
            add(workspace, story, [by_id[one] for one in story.article_ids])
    return [one.id for one in stories]


def add(workspace: Workspace, story: Story, articles: Sequence[Article]) -> None:
    """The pages of a story, their articles, and its part."""
    workspace.pages.add(make_page(one) for one in articles)
    for one in articles:
        workspace.articles.put(one.page_id, Extraction(articles=(one,), dropped=()))
    part = make_part(story, articles)
    workspace.articles.put_annotated({one.article_id: _encode(one) for one in part.annotations})
    workspace.articles.put_keys({one.id: find_keys(one) for one in articles})
    workspace.stories.put_parts([part], bearers=_make_bearers(part), join=False)


def _encode(annotations: Annotations) -> bytes:
    """As the program keeps what annotation found, which knows no entities yet."""
    mentions = tuple(replace(one, entity_id=None) for one in annotations.mentions)
    quotations = tuple(replace(one, speaker_id=None) for one in annotations.quotations)
    plain = replace(annotations, mentions=mentions, quotations=quotations)
    return encode_record(Annotated(plain))


def _make_bearers(part: Dossier) -> Iterator[Bearer]:
    for one in part.entities:
        yield Bearer(
            story_id=part.stories[0].id,
            entity_id=one.id,
            keys=(Key("other", one.name.lower()),),
        )


def measure(work: Callable[[int], object], rounds: int = ROUNDS) -> dict[str, float]:
    """Milliseconds of wall and CPU time, the 95th of 100 and the mean."""
    walls, cpus = [], []
    for at in range(rounds):
        wall, cpu = time.perf_counter(), time.process_time()
        work(at)
        walls.append((time.perf_counter() - wall) * 1000)
        cpus.append((time.process_time() - cpu) * 1000)
    return {
        "p95_ms": sorted(walls)[int(rounds * 0.95)],
        "cpu_p95_ms": sorted(cpus)[int(rounds * 0.95)],
        "mean_ms": sum(walls) / rounds,
    }


def measure_reading(
    workspace: Workspace, samples: Sequence[Sample], stories: Sequence[str]
) -> dict[str, dict[str, float]]:
    """What a web page of each kind costs the store."""
    random = Random(1)
    queries = []
    for _ in range(ROUNDS):
        words = WORDS.findall(random.choice(samples).article.text) or ["nothing"]
        queries.append(" ".join(random.choices(words, k=random.randint(1, 3))))
    listed = workspace.findings.list_entities(size=ROUNDS).rows
    print(f"most frequent entity: in {listed[0].stories} stories, {listed[0].mentions} mentions")

    def show_story(at: int) -> None:
        story_id = stories[at * 7 % len(stories)]
        workspace.stories.read(story_id)
        workspace.stories.read_part(story_id)
        workspace.judgements.list(only_standing=True)

    def show_entity(at: int) -> None:
        entity_id = listed[at % len(listed)].id
        workspace.findings.list_entity_parts(entity_id)
        workspace.findings.count_names(entity_id)
        workspace.findings.list_events(entity_id=entity_id)
        workspace.findings.list_quotations(speaker_id=entity_id)
        workspace.articles.list(Selection(entity_id=entity_id))

    return {
        "search": measure(lambda at: workspace.search.find(queries[at], size=20)),
        "search, narrowed by outlet": measure(
            lambda at: workspace.search.find(
                queries[at], Selection(outlet=samples[at].article.outlet), size=20
            )
        ),
        "facets": measure(lambda at: workspace.search.count_facets(queries[at]), 60),
        "story page": measure(show_story),
        "entity page": measure(show_entity),
        "list of stories": measure(lambda at: workspace.stories.list(), 50),
        "list of entities": measure(lambda at: workspace.findings.list_entities(), 20),
        "entities by name": measure(lambda at: workspace.findings.list_entities(listed[at].name)),
        "discrepancies": measure(lambda at: workspace.findings.list_discrepancies(), 20),
    }


def measure_adding(workspace: Workspace, samples: Sequence[Sample]) -> dict[str, float]:
    """`consilience add` of one page: of a story that is there, a few words changed."""
    random = Random(2)
    chosen = random.sample(range(len(samples)), ADDED)

    def add_one(at: int) -> None:
        old = samples[chosen[at]].article
        words = old.text.split(" ")
        words[len(words) // 2] = f"{at} more"
        fresh = replace(old, page_id=f"new {at}", text=" ".join(words))
        add_pages(workspace, [make_page(fresh)])

    add_pages(workspace, [make_page(replace(samples[0].article, page_id="new"))])  # loads models
    return measure(add_one, ADDED)


def main() -> None:
    """Print the times, and one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/bench"))
    parser.add_argument("--size", type=int, default=20_000)
    arguments = parser.parse_args()
    found = read_collections(arguments.data)
    samples = make_corpus([one for name in sorted(found) for one in found[name]], arguments.size)
    with tempfile.TemporaryDirectory() as folder:
        with Workspace.create(folder, who="the benchmark") as workspace:
            begun = time.process_time()
            stories = fill(workspace, samples)
            workspace.stories.join_entities()
            seconds = time.process_time() - begun
        size = sum(path.stat().st_size for path in Path(folder).iterdir()) / 1e6
        print(
            f"{len(samples)} articles in {len(stories)} stories: {seconds:.0f} s CPU, {size:.0f} MB"
        )
        with Workspace.open(folder, who="the benchmark") as workspace:
            rows = measure_reading(workspace, samples, stories)
            rows["one more article"] = measure_adding(workspace, samples)
    for name, row in rows.items():
        print(f"{name:28}" + "".join(f"{key:>12} {value:8.1f}" for key, value in row.items()))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        json.dumps(
            {"bench": "store", "fill_cpu_s": seconds, "megabytes": size, "peak_mb": peak, **rows}
        )
    )


if __name__ == "__main__":
    main()
