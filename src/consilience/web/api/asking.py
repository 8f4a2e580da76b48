"""What a request may ask of the API: parameters with their bounds."""

from typing import Annotated, Final

from fastapi import Depends, HTTPException, Path, Query, Request
from pydantic import AfterValidator

from consilience.app import Selection
from consilience.records.ids import EntityId, OriginId, PageId, StoryId

PLAIN: Final = r"^[^\x00]*$"  # no database takes a null byte
DAY: Final = r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"  # a form sends "" for none
MOST_ROWS: Final = 500  # of one answer; more of them by `next`


def leave_empty(typed: str | None) -> str | None:
    """None for a field of a form that was left empty."""
    return typed or None


Empty = AfterValidator(leave_empty)
Id = Annotated[str, Path(min_length=1, max_length=200, pattern=PLAIN)]
Text = Annotated[str | None, Query(max_length=1000, pattern=PLAIN), Empty]
Cursor = Annotated[
    str | None,
    Query(max_length=4000, pattern=PLAIN, description="`next` of the piece before this one"),
    Empty,
]
Size = Annotated[int, Query(ge=1, le=MOST_ROWS, description="rows of this piece")]
Day = Annotated[
    str | None,
    Query(pattern=DAY, description="ISO 8601: a day, month or year, included"),
    Empty,
]


def read_selection(
    story_id: Text = None,
    page_id: Text = None,
    outlet: Text = None,
    origin_id: Text = None,
    entity_id: Text = None,
    event_type: Text = None,
    earliest: Day = None,
    latest: Day = None,
) -> Selection:
    """Articles for which all that is given holds; with a bound, none of unknown date."""
    return Selection(
        story_id=StoryId(story_id) if story_id else None,
        page_id=PageId(page_id) if page_id else None,
        outlet=outlet,
        origin_id=OriginId(origin_id) if origin_id else None,
        entity_id=EntityId(entity_id) if entity_id else None,
        event_type=event_type,
        earliest=earliest,
        latest=latest,
    )


Chosen = Annotated[Selection, Depends(read_selection)]


async def read_json(request: Request) -> bytes:
    """The body of a request that says it is JSON; no form of another site can say so."""
    return await _read_body(request, ("application/json",))


async def read_lines(request: Request) -> bytes:
    """The body of a request that says it is JSON Lines."""
    return await _read_body(request, ("application/jsonl", "application/x-ndjson"))


async def _read_body(request: Request, kinds: tuple[str, ...]) -> bytes:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in kinds:
        raise HTTPException(415, f"The body is {kind or 'of no kind'}; send {kinds[0]}.")
    return await request.body()


TheJson = Annotated[bytes, Depends(read_json)]
TheLines = Annotated[bytes, Depends(read_lines)]
