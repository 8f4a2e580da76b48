"""Articles of a workspace into stories: only those are made anew that new articles touch."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
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
from consilience.pipeline.runner import Progress
from consilience.records.article import Article
from consilience.records.ids import ArticleId, StoryId
from consilience.records.story import Story
from consilience.store import Kept, Workspace

ALL_AGAIN = 0.25  # new articles in all: with more of them, all stories are grouped again
NEAREST = 50  # articles whose stories a new one may join; docs/explain/stories.md
PARTS_AT_ONCE = 20  # in one transaction


@dataclass(frozen=True, slots=True)
class _Grouped:
    """Stories as they are to be, and those that were looked at for it."""

    stories: tuple[Story, ...]
    before: tuple[Story, ...]


def link_articles(
    workspace: Workspace,
    judged: Judged,
    *,
    touched: Iterable[StoryId] = (),
    progress: Progress,
) -> tuple[StoryId, ...]:
    """Put articles without a story into one, and make the stories that this changes.

    `touched` are stories that are grouped and made again in any case. Gives the stories made.
    Call it while `workspace.holding()`.
    """
    new = list(workspace.articles.list_unplaced())
    again = workspace.stories.read_members(touched)
    fresh = [*new, *chain.from_iterable(one.article_ids for one in again)]
    if not fresh:
        return ()
    workspace.articles.put_keys(
        {one.id: find_keys(one) for one in _read(workspace, new, judged).values()}
    )
    grouped = _group(workspace, fresh, again, judged)
    same = {one.id for one in grouped.before} - {one.id for one in again}
    made = [one for one in grouped.stories if one.id not in same]
    kept = {one.id for one in grouped.stories} - {one.id for one in made}
    gone = [one.id for one in grouped.before if one.id not in kept]
    _put(workspace, made, gone, judged, progress)
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
) -> _Grouped:
    """Stories of the fresh articles and of all that may be near to one of them."""
    size = workspace.articles.count()
    known = size - len(set(fresh))
    if known < MANY or len(fresh) > ALL_AGAIN * known:
        before = workspace.stories.read_members()
        ids = {*fresh, *chain.from_iterable(one.article_ids for one in before)}
        articles = _read(workspace, sorted(ids), judged)
        stories = group_stories(list(articles.values()), decisions=judged.decisions)
        return _Grouped(stories, before)
    new = _read(workspace, fresh, judged)
    near = _find_near(workspace, list(new.values()), judged.decisions)
    beside = tuple(one for one in near if not new.keys() & set(one.article_ids))
    members = _read(workspace, chain.from_iterable(one.article_ids for one in beside), judged)
    stories = add_to_stories(
        beside,
        list(members.values()),
        list(new.values()),
        size=size,
        decisions=judged.decisions,
    )
    return _Grouped(stories, (*beside, *again))


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
    judged: Judged,
    progress: Progress,
) -> None:
    """Make the stories' parts, and keep them in place of those that are gone.

    Few are one transaction. Of many, what is gone goes first, so that a process that is killed
    between two leaves articles without a story, which the next one places.
    """
    batches = [stories[at : at + PARTS_AT_ONCE] for at in range(0, len(stories), PARTS_AT_ONCE)]
    are_few = len(batches) <= 1
    if not are_few:
        workspace.stories.put_parts((), replaced=gone, decisions=judged.decisions, join=False)
    done, total = 0, sum(len(one.article_ids) for one in stories)
    for batch in batches or [[]]:
        progress("linking", done, total)
        parts = [_make(workspace, one, judged) for one in batch]
        workspace.stories.put_parts(
            [one.dossier for one in parts],
            replaced=gone if are_few else (),
            bearers=[bearer for one in parts for bearer in one.bearers],
            decisions=judged.decisions,
            join=are_few,
        )
        done += sum(len(one.article_ids) for one in batch)
    progress("linking", done, total)
    workspace.stories.join_entities(judged.decisions)


def _make(workspace: Workspace, story: Story, judged: Judged) -> Part:
    kept = list(workspace.articles.read_many(story.article_ids))
    articles = [date_article(one.article, judged) for one in kept]
    annotated = [
        date_annotated(article, _decode(one), judged)
        for article, one in zip(articles, kept, strict=True)
    ]
    marks = _find_marks(workspace, articles, judged)
    part, failure = make_part_or_bare(story, articles, annotated, marks=marks, judged=judged)
    workspace.pages.add_failures([failure] if failure else [])
    return part


def _decode(kept: Kept) -> Annotated:
    assert kept.annotated is not None, "only annotated articles come into a story"
    return decode_record(kept.annotated, Annotated)


def _find_marks(workspace: Workspace, articles: Sequence[Article], judged: Judged) -> Marks:
    """The days around undated articles, whose pages alone are read for it."""
    ids = sorted({one.page_id for one in articles if one.published is None})
    pages = list(workspace.pages.read_many(ids))
    read = [workspace.articles.read_extraction(one) for one in ids]
    dropped = [stretch for one in read if one for stretch in one.dropped]
    on_pages = [date_article(article, judged) for one in read if one for article in one.articles]
    return find_marks(pages, on_pages, dropped)
