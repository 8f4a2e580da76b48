"""What analysts decide, and what it changes."""

from collections.abc import Iterable, Iterator, Sequence
from typing import cast, get_args

from consilience.app.adding import resume
from consilience.app.subjects import find_discrepancy_subjects, find_subjects
from consilience.errors import JudgementError
from consilience.pipeline.judged import read_value
from consilience.pipeline.progress import Progress
from consilience.records.ids import ArticleId, JudgementId, PageId, StoryId
from consilience.records.judgement import VERDICTS, Judgement, JudgementKind, Verdict
from consilience.records.span import PageSpan, Span
from consilience.store import Workspace
from consilience.store.rows import StoryRow


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


def judge_together(
    workspace: Workspace, ids: Sequence[str], verdict: str, *, made_by: str, note: str = ""
) -> Judgement:
    """Judge entities, events or articles (for their stories) "same", "not same" or "cannot tell".

    Raises `UnknownIdError` and `JudgementError`.
    """
    subjects = find_subjects(workspace, ids)
    return judge(
        workspace,
        _make(
            subjects[0].kind,
            tuple(one.id for one in subjects),
            verdict,
            made_by=made_by,
            note=note,
            evidence=tuple(span for one in subjects for span in one.evidence),
        ),
    )


def judge_date(
    workspace: Workspace, article_id: str, value: str, *, made_by: str, note: str = ""
) -> Judgement:
    """Judge when an article was published: ISO 8601 to the day, month or year, or "unknown"."""
    workspace.articles.read(ArticleId(article_id))
    if value == "unknown":
        made = _make("date", (article_id,), "cannot tell", made_by=made_by, note=note)
    elif read_value(value) is None:
        raise JudgementError(f"{value!r} is no date; give it like 2022-10-03, 2022-10 or 2022")
    else:
        made = _make("date", (article_id,), "date", made_by=made_by, note=note, value=value)
    return judge(workspace, made)


def judge_boundary(
    workspace: Workspace, page_id: str, place: int, verdict: str, *, made_by: str, note: str = ""
) -> Judgement:
    """Judge that another article begins at a character of a page's text ("split"), or not ("join").

    Raises `JudgementError` for a place outside the page.
    """
    page = workspace.pages.read(PageId(page_id), with_body=False)
    if not 0 <= place <= len(page.text):
        raise JudgementError(f"{place} is outside the page's {len(page.text)} characters")
    span = PageSpan(id=page.id, start=place, end=place)
    made = _make("boundary", (page_id,), verdict, made_by=made_by, note=note, place=span)
    return judge(workspace, made)


def judge_discrepancy(
    workspace: Workspace, discrepancy_id: str, verdict: str, *, made_by: str, note: str = ""
) -> Judgement:
    """Judge what a discrepancy is worth: "real", "rounding", "time zone", "reading error"."""
    subjects, evidence = find_discrepancy_subjects(workspace, discrepancy_id)
    return judge(
        workspace,
        _make("discrepancy", subjects, verdict, made_by=made_by, note=note, evidence=evidence),
    )


def _make(
    kind: JudgementKind,
    subjects: tuple[str, ...],
    verdict: str,
    *,
    made_by: str,
    note: str,
    value: str | None = None,
    place: PageSpan | None = None,
    evidence: tuple[Span, ...] = (),
) -> Judgement:
    if verdict not in get_args(Verdict):
        raise JudgementError(f"{verdict!r} is no verdict; give one of {', '.join(VERDICTS[kind])}")
    return Judgement(
        id=JudgementId(""),
        kind=kind,
        subjects=subjects,
        verdict=cast(Verdict, verdict),
        made_by=made_by,
        made_at="",
        note=note,
        value=value,
        place=place,
        evidence=evidence,
    )


def list_judged_stories(workspace: Workspace, judgement: Judgement) -> tuple[StoryRow, ...]:
    """The stories, as they are now, that hold what was judged; none for a boundary."""
    return tuple(workspace.stories.read(one) for one in sorted(_find_stories(workspace, judgement)))


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
    found = set(workspace.stories.find_stories(articles).values())
    if judgement.kind == "discrepancy":
        found.update(workspace.stories.find_discrepant(judgement.subjects))
    return found


def _find_holders(workspace: Workspace, subjects: Iterable[str]) -> Iterator[ArticleId]:
    """The articles with the mentions or claims; slow, for it reads all that was annotated."""
    wanted = [one.encode() for one in subjects]
    for kept in workspace.articles.read_all():
        if kept.annotated and any(one in kept.annotated for one in wanted):
            yield kept.article.id
