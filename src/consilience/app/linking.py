"""Articles of a workspace into stories: only those are made anew that new articles touch."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from consilience.annotation import Annotated
from consilience.codec import decode_record
from consilience.linking.dating_marks import find_marks
from consilience.linking.decisions import Decisions
from consilience.linking.link import Marks
from consilience.linking.stories import MANY, add_to_stories, group_stories
from consilience.linking.story_keys import SHARED, find_keys
from consilience.pipeline.judged import Judged, date_annotated, date_article
from consilience.pipeline.parts import Part, make_part_or_bare
from consilience.pipeline.progress import Progress
from consilience.records.article import Article
from consilience.records.ids import ArticleId, StoryId
from consilience.records.story import Story
from consilience.store import Kept, Workspace

ALL_AGAIN = 0.25  # new articles in all: with more of them, all stories are grouped again
NEAREST = 50  # articles whose stories a new one may join; docs/explain/stories.md
PARTS_AT_ONCE = 20  # in one transaction


@dataclass(frozen=True, slots=True)
class _Near:
    """Articles to be put into stories, the stories near to them and what these hold."""

    new: tuple[Article, ...]
    stories: tuple[Story, ...]
    members: tuple[Article, ...]
    size: int  # articles in all
    decisions: Decisions

    def group(self) -> tuple[Story, ...]:
        """All the articles in stories, which hang on nothing else."""
        return add_to_stories(
            self.stories, self.members, self.new, size=self.size, decisions=self.decisions
        )


@dataclass(frozen=True, slots=True)
class _Grouped:
    """Stories as they are to be, and those that were looked at for it."""

    stories: tuple[Story, ...]
    before: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What was read and found before it was needed; it counts where the same is read again.

    `told` is what annotation found, by the bytes that are kept; `stories` are those of `near`.
    """

    told: Mapping[bytes, Annotated] = field(default_factory=dict)
    near: _Near | None = None
    stories: tuple[Story, ...] = ()


NOTHING_SEEN = Seen()


def link_articles(
    workspace: Workspace,
    judged: Judged,
    *,
    touched: Iterable[StoryId] = (),
    seen: Seen = NOTHING_SEEN,
    progress: Progress,
) -> tuple[StoryId, ...]:
    """Put articles without a story into one, and make the stories that this changes.

    `touched` are stories that are grouped and made again in any case; `seen` is what `look_ahead`
    gave. Gives the stories made. Call it while `workspace.holding()`.
    """
    new = list(workspace.articles.list_unplaced())
    touched = set(touched)
    again = workspace.stories.read_members(touched)
    fresh = [*new, *chain.from_iterable(one.article_ids for one in again)]
    if not fresh and not touched:
        return ()
    workspace.articles.put_keys(
        {one.id: find_keys(one) for one in _read(workspace, new, judged).values()}
    )
    grouped = _group(workspace, fresh, again, judged, seen)
    same = {one.id for one in grouped.before} - {one.id for one in again}
    made = [one for one in grouped.stories if one.id not in same]
    kept = {one.id for one in grouped.stories} - {one.id for one in made}
    # A story whose articles are all gone has none that could be grouped again.
    gone = sorted({*touched, *(one.id for one in grouped.before)} - kept)
    _put(workspace, made, gone, _Maker(workspace, judged, seen), progress)
    return tuple(sorted(one.id for one in made))


def _read(
    workspace: Workspace, article_ids: Iterable[ArticleId], judged: Judged
) -> dict[ArticleId, Article]:
    """Articles as they were extracted, with the dates that somebody gave them."""
    found = workspace.articles.read_plain(article_ids)
    return {one.id: date_article(one, judged) for one in found}


def _group(
    workspace: Workspace,
    fresh: Sequence[ArticleId],
    again: Sequence[Story],
    judged: Judged,
    seen: Seen,
) -> _Grouped:
    """Stories of the fresh articles and of all that may be near to one of them."""
    size = workspace.articles.count()
    if _are_most(len(set(fresh)), size):
        before = workspace.stories.read_members()
        ids = {*fresh, *chain.from_iterable(one.article_ids for one in before)}
        articles = _read(workspace, sorted(ids), judged)
        stories = group_stories(list(articles.values()), decisions=judged.decisions)
        return _Grouped(stories, before)
    near = _read_near(workspace, fresh, judged, size)
    stories = seen.stories if near == seen.near else near.group()
    return _Grouped(stories, (*near.stories, *again))


def _are_most(fresh: int, size: int) -> bool:
    """Whether so many are new that all stories are grouped again."""
    return size - fresh < MANY or fresh > ALL_AGAIN * (size - fresh)


def _read_near(
    workspace: Workspace, fresh: Sequence[ArticleId], judged: Judged, size: int
) -> _Near:
    new = _read(workspace, fresh, judged)
    near = _find_near(workspace, list(new.values()), judged.decisions)
    beside = tuple(one for one in near if not new.keys() & set(one.article_ids))
    members = _read(workspace, chain.from_iterable(one.article_ids for one in beside), judged)
    return _Near(tuple(new.values()), beside, tuple(members.values()), size, judged.decisions)


def _find_near(
    workspace: Workspace, articles: Sequence[Article], decisions: Decisions
) -> tuple[Story, ...]:
    """The stories with articles that share telling words with one of these, or are judged so."""
    near: set[ArticleId] = set()
    for one in articles:
        near.update(workspace.articles.find_sharing(find_keys(one), at_least=SHARED, most=NEAREST))
    own = {str(one.id) for one in articles}
    near.update(
        ArticleId(one) for pair in decisions.same_articles if own & set(pair) for one in pair
    )
    return workspace.stories.read_members(set(workspace.stories.find_stories(near).values()))


def _put(
    workspace: Workspace,
    stories: Sequence[Story],
    gone: Collection[StoryId],
    maker: "_Maker",
    progress: Progress,
) -> None:
    """Make the stories' parts, and keep them in place of those that are gone.

    Few are one transaction. Of many, what is gone goes first, so that a process that is killed
    between two leaves articles without a story, which the next one places.
    """
    batches = [stories[at : at + PARTS_AT_ONCE] for at in range(0, len(stories), PARTS_AT_ONCE)]
    are_few = len(batches) <= 1
    decisions = maker.judged.decisions
    if not are_few:
        workspace.stories.put_parts((), replaced=gone, decisions=decisions, join=False)
    done, total = 0, sum(len(one.article_ids) for one in stories)
    for batch in batches or [[]]:
        progress("linking", done, total)
        parts = [maker.make(one) for one in batch]
        workspace.stories.put_parts(
            [one.dossier for one in parts],
            replaced=gone if are_few else (),
            bearers=[bearer for one in parts for bearer in one.bearers],
            decisions=decisions,
            join=are_few,
        )
        done += sum(len(one.article_ids) for one in batch)
    progress("linking", done, total)
    workspace.stories.join_entities(decisions)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the parts of stories out of what is kept of their articles."""

    workspace: Workspace
    judged: Judged
    seen: Seen

    def make(self, story: Story) -> Part:
        """The part of one story; what fails in it is kept as a failure."""
        judged = self.judged
        kept = list(self.workspace.articles.read_many(story.article_ids))
        articles = [date_article(one.article, judged) for one in kept]
        annotated = [
            date_annotated(article, self._decode(one), judged)
            for article, one in zip(articles, kept, strict=True)
        ]
        marks = _find_marks(self.workspace, articles, judged)
        part = make_part_or_bare(story, articles, annotated, marks=marks, judged=judged)
        self.workspace.pages.set_failures(story.id, part.dossier.failures)
        return part

    def _decode(self, kept: Kept) -> Annotated:
        assert kept.annotated is not None, "only annotated articles come into a story"
        return self.seen.told.get(kept.annotated) or decode_record(kept.annotated, Annotated)


def look_ahead(workspace: Workspace, article_ids: Sequence[ArticleId], judged: Judged) -> Seen:
    """The stories that some new articles come into, and what is known of their other articles.

    The new ones need not be annotated yet.
    """
    size = workspace.articles.count()
    if _are_most(len(article_ids), size):
        return NOTHING_SEEN
    near = _read_near(workspace, article_ids, judged, size)
    stories = near.group()
    before = {one.id for one in near.stories}
    members = [one for story in stories if story.id not in before for one in story.article_ids]
    known = (one.annotated for one in workspace.articles.read_many(members) if one.annotated)
    return Seen({one: decode_record(one, Annotated) for one in known}, near, stories)


def _find_marks(workspace: Workspace, articles: Sequence[Article], judged: Judged) -> Marks:
    """The days around undated articles, whose pages alone are read for it."""
    ids = sorted({one.page_id for one in articles if one.published is None})
    pages = list(workspace.pages.read_many(ids))
    read = [workspace.articles.read_extraction(one) for one in ids]
    dropped = [stretch for one in read if one for stretch in one.dropped]
    on_pages = [date_article(article, judged) for one in read if one for article in one.articles]
    return find_marks(pages, on_pages, dropped)
