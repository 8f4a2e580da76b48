"""The queue of discrepancies: filtered, read with their words, and judged in place."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Final, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import RedirectResponse, Response

from consilience.app import (
    ALARMS,
    RELATIONS,
    DiscrepancyRow,
    Workspace,
    describe_value,
    judge_discrepancy,
    make_fragment,
    tell_days,
)
from consilience.errors import UnknownIdError
from consilience.records.analysis import Discrepancy, Reading
from consilience.records.dossier import Dossier
from consilience.records.ids import DiscrepancyId, StoryId
from consilience.records.span import Span
from consilience.web.entity_reading import cut_around
from consilience.web.links import change_query, link_difference, link_words
from consilience.web.paging import ThePaging, make_next_address
from consilience.web.security import TheForm
from consilience.web.settings import TheSettings, TheWorkspace
from consilience.web.signing import read_field, read_note, read_signature
from consilience.web.templating import render

router = APIRouter(include_in_schema=False)
KINDS: Final = ("date", "place", "number", "name", "participant", "denial", "wording")
STATES: Final = {"open": False, "judged": True, "all": None}
ASKED: Final = {
    "real": "the accounts do differ",
    "rounding": "the same, rounded",
    "time zone": "the same, in two time zones",
    "reading error": "the program misread a page",
    "cannot tell": "cannot tell",
}
MOST_QUOTES: Final = 2  # of a reading; all are in the story


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which discrepancies are shown."""

    state: Literal["open", "judged", "all"]
    kind: str | None
    relation: str | None
    story: str | None


def read_filters(
    state: Annotated[Literal["open", "judged", "all"], Query()] = "open",
    kind: Annotated[str, Query(max_length=20)] = "",
    relation: Annotated[str, Query(max_length=20)] = "",
    story: Annotated[str, Query(max_length=200)] = "",
) -> Filters:
    """The filters of an address; a kind or relation that there is not is none."""
    return Filters(
        state=state,
        kind=kind if kind in KINDS else None,
        relation=relation if relation in RELATIONS else None,
        story=story.replace("\0", "") or None,
    )


TheFilters = Annotated[Filters, Depends(read_filters)]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteView:
    """The words of a reading with what stands around them, who printed them, and where."""

    href: str
    before: str
    words: str
    after: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """One version, the names of the origins behind it and its words."""

    value: str
    origins: tuple[str, ...]
    quotes: tuple[QuoteView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictView:
    """The verdict that stands, by whom and why; `href` undoes it."""

    words: str
    made_by: str
    made_at: str
    note: str
    undo: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """A discrepancy of the queue."""

    id: str
    key: DiscrepancyId
    kind: str
    relation: str
    alarm: bool
    explanation: str
    story_id: StoryId
    story: str
    href: str
    readings: tuple[ReadingView, ...]
    verdict: VerdictView | None


@router.get("/discrepancies")
def list_queue(
    request: Request,
    workspace: TheWorkspace,
    settings: TheSettings,
    filters: TheFilters,
    paging: ThePaging,
) -> Response:
    """Discrepancies story by story, those that wait for a verdict unless others are asked for."""
    story_id = StoryId(filters.story) if filters.story else None
    found = workspace.findings.list_discrepancies(
        story_id=story_id,
        kind=filters.kind,
        relation=filters.relation,
        is_judged=STATES[filters.state],
        cursor=paging.cursor,
        size=min(paging.size, 20),  # each with its words, from the outline of its story
    )
    return render(
        request,
        "discrepancies.html.j2",
        cards=list(_view_cards(workspace, found.rows)),
        total=found.total,
        filters=filters,
        story=workspace.stories.read(story_id) if story_id else None,
        all_stories=change_query(request, {"story": None}),
        kinds=KINDS,
        relations=RELATIONS,
        verdicts=ASKED,
        made_by=settings.made_by,
        query=change_query(request, {"done": None}).partition("?")[2],
        next=make_next_address(request, found.next),
    )


@router.post("/discrepancies/{discrepancy_id}")
def keep_verdict(
    request: Request,
    workspace: TheWorkspace,
    settings: TheSettings,
    discrepancy_id: str,
    form: TheForm,
) -> Response:
    """Keep a verdict, and show the queue where it was."""
    verdict = read_field(form, "verdict")
    judge_discrepancy(
        workspace,
        discrepancy_id,
        verdict,
        made_by=read_signature(form, settings),
        note=read_note(form),
    )
    kept = {**request.query_params, "done": verdict}
    return RedirectResponse(f"/discrepancies?{urlencode(kept)}", 303)


def _find(part: Dossier, discrepancy_id: DiscrepancyId) -> Discrepancy:
    for one in part.discrepancies:
        if one.id == discrepancy_id:
            return one
    raise UnknownIdError(f"the story tells of no difference {discrepancy_id}; load the page again")


def _view_cards(workspace: Workspace, rows: Iterable[DiscrepancyRow]) -> Iterable[CardView]:
    part: Dossier | None = None
    for row in rows:
        if part is None or part.stories[0].id != row.story_id:
            part = workspace.stories.read_outline(row.story_id).dossier
        yield CardView(
            id=make_fragment("d", row.id),
            key=row.id,
            kind=row.kind,
            relation=RELATIONS.get(row.relation, row.relation),
            alarm=row.relation in ALARMS,
            explanation=tell_days(row.explanation),
            story_id=row.story_id,
            story=part.stories[0].title,
            href=link_difference(row.story_id, row.id),
            readings=tuple(_view_reading(one, part) for one in _find(part, row.id).readings),
            verdict=_view_verdict(workspace, row),
        )


def _view_reading(reading: Reading, part: Dossier) -> ReadingView:
    names = {one.id: one.name or "source not known" for one in part.origins}
    return ReadingView(
        value=describe_value(reading.value),
        origins=tuple(dict.fromkeys(names[one] for one in reading.origins if one in names)),
        quotes=tuple(_view_quote(one, part) for one in reading.evidence[:MOST_QUOTES]),
    )


def _view_quote(span: Span, part: Dossier) -> QuoteView:
    article = next((one for one in part.articles if one.id == span.article), None)
    outlet = article.outlet if article else None
    before, after = cut_around(article.text, span) if article else ("", "")
    return QuoteView(
        href=link_words(span.article, span.start, span.end),
        before=before,
        words=span.text,
        after=after,
        source=outlet or (article.title if article else "") or "outlet unknown",
    )


def _view_verdict(workspace: Workspace, row: DiscrepancyRow) -> VerdictView | None:
    if row.verdict is None:
        return None
    standing = workspace.judgements.list(kind="discrepancy", subject=row.id, only_standing=True)
    (*_, last) = standing
    return VerdictView(
        words=f"{last.verdict}: {ASKED.get(last.verdict, last.verdict)}",
        made_by=last.made_by,
        made_at=describe_value(last.made_at[:10]),
        note=last.note,
        undo=f"/judgements/{last.id}/undo",
    )
