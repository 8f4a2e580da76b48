"""When the report on an HTML page was published, by its metadata and by what it prints."""

from collections.abc import Sequence

from consilience.extraction.blocks import Block
from consilience.extraction.date_forms import find_date_forms
from consilience.extraction.dates import find_published
from consilience.extraction.found import Found
from consilience.extraction.zones import tell_locally
from consilience.records.time_value import TimeValue

UNSURE = ("minute", "year")  # metadata of these precisions are completed by what is printed


def date_report(
    stated: TimeValue | None, marked: Sequence[tuple[Block, bool]]
) -> tuple[TimeValue | None, Found | None]:
    """The date that the metadata state, else the printed one, with the words for it.

    The printed one goes before a stated date whose day and month are open, and a moment is told
    in the zone of the clock printed. `marked` are the page's lines and whether each is body.
    """
    if stated is not None and stated.precision not in UNSURE:
        return stated, None
    head, body, tail = divide(marked)
    inner = marked[len(head) : len(marked) - len(tail)]
    between = [block for block, is_body in inner if not is_body]
    printed = find_published(head, body, tail, between=between)
    if printed is None:
        return stated, None
    value, words = printed
    if stated is None or words is None:
        return printed
    if stated.precision == "minute":
        return _tell_locally(stated, words, [block for block, _ in marked]), None
    is_within = stated.first_day <= value.first_day and value.last_day <= stated.last_day
    return printed if is_within and value.precision != "year" else (stated, None)


def divide(
    marked: Sequence[tuple[Block, bool]],
) -> tuple[list[Block], list[Block], list[Block]]:
    """What stands above the first body line, the body, and what stands below its last line."""
    places = [at for at, (_, is_body) in enumerate(marked) if is_body] or [len(marked)]
    blocks = [block for block, _ in marked]
    body = [block for block, is_body in marked if is_body]
    return blocks[: places[0]], body, blocks[places[-1] + 1 :]


def _tell_locally(moment: TimeValue, words: Found, blocks: Sequence[Block]) -> TimeValue:
    line = next(block for block in blocks if block.start <= words.start < block.end)
    place = words.start - line.start
    # None where a dateline was cut off within the date: the whole line reads otherwise.
    form = next((one for one in find_date_forms(line.text) if one.start == place), None)
    return tell_locally(moment, form) if form else moment
