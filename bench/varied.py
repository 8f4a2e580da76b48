"""A workspace of many real parts: a few affairs are annotated and linked, the others vary them.

To annotate 20,000 articles takes an hour, so some affairs of `bench.corpus` go through the whole
program, and each of the others is one of these with other words: every name and telling word for
another one of as many letters, every id for another. So each story holds mentions, claims, events
and conclusions as the program makes them, at their places in its own texts, and its words meet
those of other stories as those of `bench.corpus` do. Words of everyday and lemmas stay.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest
from pathlib import Path
from random import Random
from typing import Any

import msgspec

from bench.affairs import Sample, read_collections
from bench.corpus import make_corpus
from bench.store import make_page
from consilience.annotation import Annotated
from consilience.codec import encode_record
from consilience.linking.stories import group_stories
from consilience.linking.story_keys import find_keys
from consilience.pipeline.parts import Part, make_part
from consilience.pipeline.workers import annotate_many
from consilience.records.article import Article, Segment
from consilience.records.extraction import Extraction
from consilience.records.ids import make_id
from consilience.store import Workspace

ANNOTATED = 600  # articles
EVERYDAY = 0.1  # of the reports have a word that stays as it is
KEPT = 0.1  # of the telling words stay
NEW_NAMES = 0.5  # of the names are made of halves of two others
STORIES_AT_ONCE = 10
WORD = re.compile(r"[^\W\d_]+")
ID = re.compile(r"[0-9a-f]{16}")
MARK = re.compile(rb'"@@(\d+)@@"')
# Members that hold words; those of the others are ids, or one of a few values.
WORDED = frozenset(
    {"title", "name", "other", "of", "term", "explanation", "text", "speaker", "byline"}
)
LISTED = frozenset({"titles", "names"})


@dataclass(frozen=True, slots=True)
class Affair:
    """A story with all that the program makes of it."""

    part: Part
    articles: tuple[Article, ...]
    annotated: tuple[Annotated, ...]


@dataclass(frozen=True, slots=True)
class Pool:
    """Words in lower case by their length; `everyday` ones stay."""

    telling: Mapping[int, Sequence[str]]
    names: Mapping[int, Sequence[str]]
    is_name: frozenset[str]
    everyday: frozenset[str]


def make_affairs(samples: Sequence[Sample], size: int = ANNOTATED) -> list[Affair]:
    """About so many articles of the corpus, annotated, by story."""
    articles = [_place(one.article) for one in make_corpus(samples, size)]
    by_id = {one.id: one for one in articles}
    found = annotate_many(articles)
    annotated = {one.id: told.annotated for one, told in zip(articles, found, strict=True)}
    affairs = []
    for story in group_stories(articles):
        members = [by_id[one] for one in story.article_ids]
        notes = [annotated[one.id] for one in members]
        affairs.append(Affair(make_part(story, members, notes), tuple(members), tuple(notes)))
    return affairs


def make_pool(samples: Sequence[Sample]) -> Pool:
    """The words of real reports."""
    seen: dict[str, int] = defaultdict(int)
    capital: dict[str, int] = defaultdict(int)
    for one in samples:
        found = set(WORD.findall(one.article.text))
        for word in {each.lower() for each in found}:
            seen[word] += 1
        for word in found:
            capital[word.lower()] += 1 if word.istitle() else -1
    everyday = frozenset(one for one, count in seen.items() if count >= EVERYDAY * len(samples))
    telling: dict[int, list[str]] = defaultdict(list)
    names: dict[int, list[str]] = defaultdict(list)
    for word in sorted(seen.keys() - everyday):
        if len(word.lower()) == len(word):
            (names if capital[word] > 0 else telling)[len(word)].append(word)
    is_name = frozenset(chain.from_iterable(names.values()))
    return Pool(telling, names, is_name, everyday)


@dataclass(frozen=True, slots=True)
class Pattern:
    """An affair as JSON, cut where a variation has something of its own.

    `cuts` are the pieces of JSON between the `gaps`: an id, words, or a place in a text.
    """

    texts: Mapping[str, str]
    cuts: Sequence[bytes]
    gaps: Sequence["Gap"]


Gap = tuple[str, str, int, int]  # what it is, its text, and of a place where it begins and ends


def make_pattern(affair: Affair) -> Pattern:
    """What all variations of an affair are written from."""
    gaps: dict[Gap, int] = {}
    texts = {str(one.id): one.text for one in affair.articles}
    marked = _Marker(texts, gaps).mark(msgspec.to_builtins(affair))
    pieces = MARK.split(msgspec.json.encode(marked))
    kept = list(gaps)
    return Pattern(texts, pieces[::2], [kept[int(one)] for one in pieces[1::2]])


def vary(pattern: Pattern, pool: Pool, number: int) -> Affair:
    """The affair with other words and other ids; the same for the same number."""
    words = _Words(pool, Random(f"variation {number}"))
    texts = {one: words.swap(text) for one, text in pattern.texts.items()}
    known: dict[Gap, bytes] = {}

    def fill(gap: Gap) -> bytes:
        sort, text, start, end = gap
        if sort == "id":
            return msgspec.json.encode(make_id(text, number))
        told = texts[text][start:end] if sort == "place" else words.swap(text)
        return msgspec.json.encode(told)

    written = []
    for cut, gap in zip_longest(pattern.cuts, pattern.gaps):
        written.append(cut)
        if gap is not None:
            written.append(known[gap] if gap in known else known.setdefault(gap, fill(gap)))
    return msgspec.json.decode(b"".join(written), type=Affair)


@dataclass(frozen=True, slots=True)
class _Marker:
    """Records with a mark in place of all that a variation has of its own."""

    texts: Mapping[str, str]
    gaps: dict[Gap, int]

    def mark(self, value: Any, name: str = "") -> Any:
        """The value with marks that number the gaps."""
        if isinstance(value, dict):
            return self._mark_members(value)
        if isinstance(value, (list, tuple)):
            return [self.mark(one, name if name in LISTED else "") for one in value]
        if not isinstance(value, str):
            return value
        if ID.fullmatch(value) or value in self.texts:
            return self._put(("id", value, 0, 0))
        if name in WORDED or name in LISTED:
            return self._put(("words", value, 0, 0))
        return value

    def _mark_members(self, members: dict[str, Any]) -> dict[str, Any]:
        marked = {name: self.mark(one, name) for name, one in members.items()}
        if "article" in members and "start" in members:  # a span
            place = ("place", members["article"], members["start"], members["end"])
            marked["text"] = self._put(place)
        return marked

    def _put(self, gap: Gap) -> str:
        return f"@@{self.gaps.setdefault(gap, len(self.gaps))}@@"


class _Words:
    """Other words for words, always the same for the same."""

    def __init__(self, pool: Pool, random: Random) -> None:
        self._pool = pool
        self._random = random
        self._other: dict[str, str] = {}

    def swap(self, text: str) -> str:
        """The text, as long as it was."""
        return WORD.sub(self._swap, text)

    def _swap(self, found: re.Match[str]) -> str:
        word = found[0]
        small = word.lower()
        if small in self._pool.everyday or len(small) != len(word):
            return word
        other = self._other.get(small)
        if other is None:
            other = self._other[small] = self._choose(small)
        return other.upper() if word.isupper() else other.title() if word[0].isupper() else other

    def _choose(self, word: str) -> str:
        random, size = self._random, len(word)
        if word in self._pool.is_name:
            one, other = (random.choice(self._pool.names[size]) for _ in range(2))
            half = (size + 1) // 2
            return one if random.random() >= NEW_NAMES else one[:half] + other[half:]
        if random.random() < KEPT or size not in self._pool.telling:
            return word
        return random.choice(self._pool.telling[size])


def fill_varied(workspace: Workspace, data: Path, size: int) -> Iterator[Affair]:
    """Put about so many articles into a workspace, their entities joined; gives what was put."""
    found = read_collections(data)
    samples = [one for name in sorted(found) for one in found[name]]
    affairs = [make_pattern(one) for one in make_affairs(samples, min(size, ANNOTATED))]
    pool = make_pool(samples)
    made = 0
    batch: list[Affair] = []
    with workspace.holding():
        for number in range(size):
            batch.append(one := vary(affairs[number % len(affairs)], pool, number))
            yield one
            made += len(one.articles)
            if len(batch) == STORIES_AT_ONCE or made >= size:
                _put(workspace, batch)
                batch = []
            if made >= size:
                break
        workspace.stories.join_entities()


def _put(workspace: Workspace, affairs: Sequence[Affair]) -> None:
    articles = [one for affair in affairs for one in affair.articles]
    annotated = [one for affair in affairs for one in affair.annotated]
    workspace.pages.add(make_page(one) for one in articles)
    for one in articles:
        workspace.articles.put(one.page_id, Extraction(articles=(one,), dropped=()))
    told = {one.annotations.article_id: encode_record(one) for one in annotated}
    workspace.articles.put_annotated(told)
    workspace.articles.put_keys({one.id: find_keys(one) for one in articles})
    workspace.stories.put_parts(
        [one.part.dossier for one in affairs],
        bearers=[bearer for one in affairs for bearer in one.part.bearers],
        join=False,
    )


def _place(article: Article) -> Article:
    """The article at its place on the page that `bench.store` makes of it, with ids like ours."""
    title = len(article.title) + 2
    return replace(
        article,
        id=make_id("article", article.id),
        page_id=make_id("page", article.page_id),
        source_map=(Segment(start=0, page_start=title, length=len(article.text)),),
    )
