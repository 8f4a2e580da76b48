"""Full-text search: what was found, narrowed by facets, each snippet opening at its words."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Depends, Query, Request
from pydantic import AfterValidator
from starlette.responses import Response

from consilience.app import Facet, FacetName, Hit, Selection, Snippet, Workspace, describe_days
from consilience.errors import UnknownIdError
from consilience.records.ids import EntityId, OriginId, StoryId
from consilience.web.links import change_query, link_article, link_story, link_words
from consilience.web.paging import ThePaging, make_next_address
from consilience.web.settings import TheWorkspace
from consilience.web.templating import render

router = APIRouter(include_in_schema=False)
TITLES: Final[Mapping[FacetName, str]] = {
    "story": "Story",
    "month": "Month",
    "outlet": "Outlet",
    "origin": "Origin",
    "entity": "Person, organisation or place",
    "event_type": "Kind of event",
}
FEW: Final = 300  # articles found; the facets of more are counted apart, 50 ms for a thousand
MOST_HITS: Final = 20  # of one page: snippets are most of its time
NO_NULL: Final = r"^[^\x00]*$"
DAY: Final = r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"

Piece = tuple[str, bool]  # words, and whether the query found them
Field = Annotated[
    str | None,
    Query(max_length=1000, pattern=NO_NULL),
    AfterValidator(lambda typed: typed or None),
]
Day = Annotated[str | None, Query(pattern=DAY), AfterValidator(lambda typed: typed or None)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is searched for, as it was typed and chosen."""

    q: str
    story: str | None
    outlet: str | None
    origin: str | None
    entity: str | None
    event_type: str | None
    month: str | None
    earliest: str | None
    latest: str | None

    def select(self) -> Selection:
        """The articles among which is searched."""
        return Selection(
            story_id=StoryId(self.story) if self.story else None,
            outlet=self.outlet,
            origin_id=OriginId(self.origin) if self.origin else None,
            entity_id=EntityId(self.entity) if self.entity else None,
            event_type=self.event_type,
            earliest=self.earliest or self.month,
            latest=self.latest or self.month,
        )

    def list_chosen(self) -> list[tuple[FacetName, str]]:
        """The facets that are narrowed, with their values."""
        return [(name, value) for name in TITLES if (value := getattr(self, name)) is not None]


def read_asked(
    q: Annotated[str, Query(max_length=2000, pattern=NO_NULL)] = "",
    story: Field = None,
    outlet: Field = None,
    origin: Field = None,
    entity: Field = None,
    event_type: Field = None,
    month: Day = None,
    earliest: Day = None,
    latest: Day = None,
) -> Asked:
    """The search that an address asks for."""
    return Asked(
        q=q,
        story=story,
        outlet=outlet,
        origin=origin,
        entity=entity,
        event_type=event_type,
        month=month,
        earliest=earliest,
        latest=latest,
    )


TheAsked = Annotated[Asked, Depends(read_asked)]


@dataclass(frozen=True, slots=True, kw_only=True)
class SnippetView:
    """A stretch of an article that opens at the first of its matches."""

    href: str
    pieces: tuple[Piece, ...]
    cut_before: bool
    cut_after: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HitView:
    """An article that was found."""

    href: str
    title: tuple[Piece, ...]
    outlet: str | None
    published: str
    story: str | None
    snippets: tuple[SnippetView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceView:
    """A value to narrow by, or that was narrowed by; `href` does or undoes it."""

    label: str
    articles: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetView:
    """A facet with the commonest of its values; `others` are not shown, `counted` of `found`."""

    title: str
    choices: tuple[ChoiceView, ...]
    others: int
    counted: int


@router.get("/search")
def search(
    request: Request, workspace: TheWorkspace, asked: TheAsked, paging: ThePaging
) -> Response:
    """What was found, the best first, and the facets of all of it."""
    found = workspace.search.find(
        asked.q, asked.select(), cursor=paging.cursor, size=min(paging.size, MOST_HITS)
    )
    chosen = asked.list_chosen()
    counted = found.total <= FEW or "facets" in request.query_params
    facets = workspace.search.count_facets(asked.q, asked.select()) if counted else ()
    return render(
        request,
        "search.html.j2",
        asked=asked,
        total=found.total,
        hits=[_view_hit(one) for one in found.rows],
        next=make_next_address(request, found.next),
        chosen=[_view_chosen(request, workspace, name, value) for name, value in chosen],
        hidden=chosen,
        counted=counted,
        facets=list(_view_facets(request, asked, facets)),
        count_here=change_query(request, {"facets": "1"}),
        count_apart=change_query(request, {}, path="/search/facets"),
    )


@router.get("/search/facets")
def count_facets(request: Request, workspace: TheWorkspace, asked: TheAsked) -> Response:
    """The facets alone, which a script sets into the page where counting them takes long."""
    facets = workspace.search.count_facets(asked.q, asked.select())
    total = max((one.counted for one in facets), default=0)
    return render(
        request,
        "search_facets.html.j2",
        total=total,
        facets=list(_view_facets(request, asked, facets)),
    )


def cut_words(text: str, start: int, matches: tuple[tuple[int, int], ...]) -> tuple[Piece, ...]:
    """The text, which begins at `start`, in pieces; those of the matches are marked."""
    pieces: list[Piece] = []
    at = 0
    for first, last in matches:
        pieces.append((text[at : first - start], False))
        pieces.append((text[first - start : last - start], True))
        at = last - start
    pieces.append((text[at:], False))
    return tuple(one for one in pieces if one[0])


def _view_hit(hit: Hit) -> HitView:
    article = hit.article
    return HitView(
        href=link_article(article.id),
        title=cut_words(article.title, 0, hit.title_matches),
        outlet=article.outlet,
        published=describe_days(article.earliest, article.latest),
        story=link_story(article.story_id) if article.story_id else None,
        snippets=tuple(_view_snippet(hit, one) for one in hit.snippets),
    )


def _view_snippet(hit: Hit, snippet: Snippet) -> SnippetView:
    start, end = snippet.matches[0] if snippet.matches else (snippet.start, snippet.end)
    return SnippetView(
        href=link_words(hit.article.id, start, end),
        pieces=cut_words(snippet.text, snippet.start, snippet.matches),
        cut_before=snippet.start > 0,
        cut_after=snippet.end < hit.article.characters,
    )


def _view_chosen(request: Request, workspace: Workspace, name: FacetName, value: str) -> ChoiceView:
    label = _find_label(workspace, name, value)
    href = change_query(request, {name: None})
    return ChoiceView(label=f"{TITLES[name]}: {name_value(name, label)}", articles=0, href=href)


def _find_label(workspace: Workspace, name: FacetName, value: str) -> str:
    """What a chosen value is called; itself where nothing is known of it."""
    with suppress(UnknownIdError):
        match name:
            case "story":
                return workspace.stories.read(StoryId(value)).title
            case "entity":
                found = workspace.findings.list_entity_parts(EntityId(value), size=1)
                return found.rows[0].entity.name
            case "origin":
                origins = workspace.findings.list_origins(origin_id=OriginId(value), size=1)
                return origins.rows[0].name if origins.rows else value
    return value


def _view_facets(request: Request, asked: Asked, facets: Sequence[Facet]) -> Iterator[FacetView]:
    """Those that are not narrowed yet and have more than one value."""
    for name in TITLES:
        for one in facets:
            if one.name == name and one.total > 1 and getattr(asked, name) is None:
                yield _view_facet(request, one)


def _view_facet(request: Request, facet: Facet) -> FacetView:
    choices = tuple(
        ChoiceView(
            label=name_value(facet.name, one.label),
            articles=one.articles,
            href=change_query(request, {"facets": None, facet.name: one.value}, path="/search"),
        )
        for one in facet.values
    )
    return FacetView(
        title=TITLES[facet.name],
        choices=choices,
        others=facet.total - len(choices),
        counted=facet.counted,
    )


def name_value(facet: FacetName, label: str) -> str:
    """Months and kinds of events as people write them; an origin may have no name."""
    match facet:
        case "month":
            return describe_days(f"{label}-01", f"{label}-01").partition(" ")[2] or label
        case "event_type":
            return label.replace("_", " ").lower()
        case "origin" if not label.strip():
            return "unknown origin"
        case _:
            return label
