"""The first half of a bulk run: what was delivered is cut into shards, each of which is read alone.

Shards hold what was delivered as it came: whoever knows how makes pages of it where they are read.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import pyarrow as pa

from consilience.annotation import Annotated
from consilience.annotation.article import Parses
from consilience.codec import decode_record, encode_record
from consilience.linking.dating_marks import Mark, find_marks
from consilience.pipeline.batches import annotate_batch, make_failure, split
from consilience.pipeline.bulk_packing import (
    decode_columns,
    encode_columns,
    join_packed,
    pack,
    unpack,
)
from consilience.pipeline.bulk_place import Place
from consilience.pipeline.cache import ParseCache
from consilience.pipeline.extracting import extract_one
from consilience.records.article import Article
from consilience.records.extraction import Dropped
from consilience.records.failure import Failure
from consilience.records.ids import ArticleId
from consilience.records.page import Page

logger = logging.getLogger(__name__)

CUT = "work/cut"
READ = "work/read"
TRYING = "work/trying"
SHARD_BYTES = 64_000_000  # of what was delivered; a shard of large pages holds fewer
ARTICLES_AT_ONCE = 32
DELIVERED = pa.schema([pa.field("delivered", pa.binary(), nullable=False)])
INDEX = pa.schema(
    [
        pa.field("article", pa.string(), nullable=False),  # as JSON, without what is long in it
        pa.field("text", pa.string(), nullable=False),
        pa.field("start", pa.int64(), nullable=False),
        pa.field("end", pa.int64(), nullable=False),
    ]
)

MakePage = Callable[[bytes], Page | Failure]
FindUri = Callable[[bytes], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShardTask:
    """A shard to be read; a careful reading notes at which page it is, and leaves some out."""

    place: str
    shard: int
    careful: bool = False
    left_out: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An article as it was read, with all that linking needs to know."""

    article: Article
    annotated: Annotated
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPages:
    """Pages without their bytes, and what is left of them beside the articles."""

    pages: tuple[Page, ...]
    dropped: tuple[Dropped, ...]
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """An article with what grouping needs of it alone, and where all of it is kept."""

    article: Article
    shard: int
    start: int
    end: int


def name_shard(folder: str, shard: int, ending: str = ".parquet") -> str:
    """The file of a shard in a folder."""
    return f"{folder}/{shard:06}{ending}"


def cut_shards(
    place: Place, delivered: Iterable[bytes], size: int, report: Callable[[int], None]
) -> tuple[int, ...]:
    """Write what was delivered into shards of at most `size`; gives how many each holds."""
    place.remove(CUT)
    counts: list[int] = []
    for shard, batch in enumerate(_split(delivered, size)):
        body = encode_columns({"delivered": batch}, DELIVERED)
        place.write(name_shard(CUT, shard), body)
        counts.append(len(batch))
        report(sum(counts))
    return tuple(counts)


def _split(delivered: Iterable[bytes], size: int) -> Iterator[list[bytes]]:
    batch: list[bytes] = []
    weight = 0
    for one in delivered:
        batch.append(one)
        weight += len(one)
        if len(batch) == size or weight >= SHARD_BYTES:
            yield batch
            batch, weight = [], 0
    if batch:
        yield batch


def read_shard(task: ShardTask, make_page: MakePage, find_uri: FindUri) -> None:
    """Read the pages of a shard and keep what is found; the index comes last and says it is done.

    A page or article that cannot be taken is a failure. Of pages that are left out nothing but
    the address is looked at.
    """
    place = Place(task.place)
    delivered = decode_columns(place.read(name_shard(CUT, task.shard)))["delivered"]
    note = name_shard(TRYING, task.shard, "")
    place.write(note, b"")

    def watch() -> Iterator[Page | Failure]:
        for number, raw in enumerate(delivered):
            if number in task.left_out:
                yield _tell_deadly(find_uri(raw))
                continue
            if task.careful:
                place.write(note, str(number).encode())
            yield _make(raw, make_page, find_uri)

    try:
        at_once = 1 if task.careful else ARTICLES_AT_ONCE
        _put(place, task.shard, *read_pages(watch(), load_parses(), at_once=at_once))
    finally:  # only a death of the process leaves the note
        place.remove(note)


def _make(raw: bytes, make_page: MakePage, find_uri: FindUri) -> Page | Failure:
    try:
        return make_page(raw)
    except Exception as error:
        logger.exception("a page cannot be made")
        return make_failure(find_uri(raw), "intake", error)


def _tell_deadly(uri: str) -> Failure:
    return Failure(
        uri=uri,
        stage="extraction",
        code="deadly",
        message="the process that read this page died each time; read it by itself to see why",
    )


@cache
def load_parses() -> ParseCache:
    """The parses of this process, kept from shard to shard."""
    return ParseCache()


def read_pages(
    found: Iterable[Page | Failure], parses: Parses, *, at_once: int = ARTICLES_AT_ONCE
) -> tuple[ReadPages, tuple[Kept, ...]]:
    """What is on pages, and the articles of them, annotated; nothing depends on other pages."""
    beside = _Beside()
    kept: list[Kept] = []
    for batch in split(_extract(found, beside), at_once):
        outcomes = annotate_batch([article for article, _ in batch], parses)
        for (article, marks), outcome in zip(batch, outcomes, strict=True):
            beside.failures += [outcome.failure] if outcome.failure else []
            kept.append(Kept(article=article, annotated=outcome.annotated, marks=marks))
    return beside.freeze(), tuple(kept)


class _Beside:
    """What is collected beside the articles."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.dropped: list[Dropped] = []
        self.failures: list[Failure] = []

    def freeze(self) -> ReadPages:
        return ReadPages(
            pages=tuple(self.pages), dropped=tuple(self.dropped), failures=tuple(self.failures)
        )


def _extract(
    found: Iterable[Page | Failure], beside: _Beside
) -> Iterator[tuple[Article, tuple[Mark, ...]]]:
    for page in found:
        if isinstance(page, Failure):
            beside.failures.append(page)
            continue
        try:
            yield from _extract_one(page, beside)
        except Exception as error:
            logger.exception("a page cannot be kept: %s", page.uri)
            beside.failures.append(make_failure(page.uri, "extraction", error))


def _extract_one(page: Page, beside: _Beside) -> Iterator[tuple[Article, tuple[Mark, ...]]]:
    """The articles of a page that can be written down.

    Half of a surrogate pair is no text in UTF-8, so that no file holds it.
    """
    bare = replace(page, body=b"")
    read = extract_one(page)
    articles = read.extraction.articles
    marks = find_marks([page], articles, read.extraction.dropped)
    pack((bare, articles))
    beside.pages.append(bare)
    beside.dropped += read.extraction.dropped
    beside.failures += [read.failure] if read.failure else []
    for article in articles:
        yield article, marks.get(article.id, ())


def _put(place: Place, shard: int, read: ReadPages, kept: Sequence[Kept]) -> None:
    body, places = join_packed(map(pack, kept))
    place.write(name_shard(READ, shard, ".articles"), body)
    place.write(name_shard(READ, shard, ".pages"), pack(read))
    index: dict[str, Sequence[Any]] = {
        "article": [encode_record(_shorten(one.article)).decode() for one in kept],
        "text": [one.article.text for one in kept],
        "start": [start for start, _ in places],
        "end": [end for _, end in places],
    }
    place.write(name_shard(READ, shard), encode_columns(index, INDEX))


def _shorten(article: Article) -> Article:
    """The article without its text, and without what grouping has no use for."""
    return replace(article, text="", source_map=(), citations=(), evidence=())


def read_index(place: Place, shard: int) -> Iterator[Kin]:
    """The articles of a shard that was read, in their order."""
    columns = decode_columns(place.read(name_shard(READ, shard)))
    for short, text, start, end in zip(*columns.values(), strict=True):
        article = replace(decode_record(short, Article), text=text)
        yield Kin(article=article, shard=shard, start=start, end=end)


def read_kept(place: Place, kin: Mapping[ArticleId, tuple[int, int, int]]) -> dict[ArticleId, Kept]:
    """Articles by shard, first byte and end of what is kept of them."""
    ranges = [
        (name_shard(READ, shard, ".articles"), start, end) for shard, start, end in kin.values()
    ]
    found = [unpack(one, Kept) for one in place.read_ranges(ranges)]
    return {one.article.id: one for one in found}


def read_rest(place: Place, shard: int) -> ReadPages:
    """The pages of a shard that was read."""
    read: ReadPages = unpack(place.read(name_shard(READ, shard, ".pages")), ReadPages)
    return read
