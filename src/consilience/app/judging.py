"""What analysts decide, and what it changes."""

from collections.abc import Iterable, Iterator

from consilience.app.adding import resume
from consilience.pipeline.runner import Progress
from consilience.records.ids import ArticleId, JudgementId, PageId, StoryId
from consilience.records.judgement import Judgement
from consilience.store import Workspace


def judge(
    workspace: Workspace, judgement: Judgement, *, progress: Progress | None = None
) -> Judgement:
    """Keep a judgement, make again the stories that it touches, and give it as kept.

    Its id is made from its content, and an empty `made_at` becomes the present. Raises
    `JudgementError` where it does not fit its kind or names what is not there.
    """
    kept = workspace.judgements.append(judgement)
    _make_again(workspace, [kept], progress)
    return kept


def undo_judgement(
    workspace: Workspace,
    judgement_id: JudgementId,
    *,
    made_by: str,
    note: str = "",
    progress: Progress | None = None,
) -> Judgement:
    """Retire a judgement; what was before it was made is again. Gives the undo as kept."""
    undo = workspace.judgements.undo(judgement_id, made_by=made_by, note=note)
    _make_again(workspace, [undo], progress)
    return undo


def import_judgements(
    workspace: Workspace, lines: Iterable[bytes], *, progress: Progress | None = None
) -> tuple[Judgement, ...]:
    """Keep judgements from JSON Lines, all or none; gives those that were not there."""
    fresh = workspace.judgements.import_lines(lines)
    if fresh:
        _make_again(workspace, fresh, progress)
    return fresh


def _make_again(
    workspace: Workspace, judgements: Iterable[Judgement], progress: Progress | None
) -> None:
    touched: set[StoryId] = set()
    pages: set[PageId] = set()
    for one in judgements:
        touched.update(_find_stories(workspace, one))
        if one.kind == "boundary":
            pages.add(PageId(one.subjects[0]))
    workspace.pages.set_stage(sorted(pages), "intake")
    resume(workspace, touched=touched, progress=progress)


def _find_stories(workspace: Workspace, judgement: Judgement) -> set[StoryId]:
    """The stories with what was judged in them; a boundary tells its own by what it moves."""
    articles = {one.article for one in judgement.evidence}
    if judgement.kind in ("story", "date"):
        articles.update(map(ArticleId, judgement.subjects))
    if judgement.kind in ("entity", "event") and not articles:
        articles.update(_find_holders(workspace, judgement.subjects))
    if judgement.kind == "discrepancy":
        return set(workspace.stories.find_discrepant(judgement.subjects))
    return set(workspace.stories.find_stories(articles).values())


def _find_holders(workspace: Workspace, subjects: Iterable[str]) -> Iterator[ArticleId]:
    """The articles with the mentions or claims; slow, for it reads all that was annotated."""
    wanted = [one.encode() for one in subjects]
    for kept in workspace.articles.read_all():
        if kept.annotated and any(one in kept.annotated for one in wanted):
            yield kept.article.id
