"""What accounts leave out and what they alone tell, for notes."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from consilience.export.notes_model import (
    Block,
    Bullets,
    Heading,
    Item,
    Line,
    Paragraph,
    make_piece,
)
from consilience.export.notes_sources import Sources
from consilience.export.views.silence import SilenceView, ToldView
from consilience.export.views.stories import StoryView
from consilience.export.wording import count, make_label
from consilience.records.analysis import Silence, ToldEvent
from consilience.records.ids import StoryId

LEFT_OUT: Final = "Leaves out:"
ONLY_HERE: Final = "Only here:"
MEANING: Final = (
    "Left out is what articles of other origins tell and no sentence found here comes near; an"
    " article that came out before it could be known is not asked. To leave something out can"
    " have many reasons."
)


def tell_silence(story: StoryId, view: StoryView, sources: Sources) -> Iterator[Block]:
    """Each account of which there is something to tell, then why others are not asked."""
    rows = [one for one in sources.index.silences.get(story, ()) if one.excuse is None]
    telling = [one for one in rows if one.left_out or one.only_here]
    if not telling:
        return
    yield Heading(level=3, text="What each leaves out, and what only it has")
    yield Paragraph(line=(make_piece(MEANING),))
    pairs = zip(telling, view.silence.accounts, strict=True)
    yield Bullets(items=tuple(_tell_account(row, shown, sources) for row, shown in pairs))
    rest = " ".join(_tell_rest(view))
    if rest:
        yield Paragraph(line=(make_piece(rest),))


def _tell_account(row: Silence, shown: SilenceView, sources: Sources) -> Item:
    return Item(
        line=(make_piece(shown.outlet, strong=True),),
        parts=tuple(
            chain(
                _tell(LEFT_OUT, row.left_out, shown.left_out, sources),
                _tell(ONLY_HERE, row.only_here, shown.only_here, sources),
            )
        ),
    )


def _tell(
    head: str, told: Sequence[ToldEvent], shown: Sequence[ToldView], sources: Sources
) -> Iterator[Line]:
    for one, seen in zip(told, shown, strict=True):
        counts = (make_piece(f"({seen.counts})"),) if seen.counts else ()
        cited = sources.cite(one.evidence)
        yield (make_piece(head), make_piece(make_label(seen.title), sources=cited), *counts)


def _tell_rest(view: StoryView) -> Iterator[str]:
    found = view.silence
    if found.nothing:
        verb = "leaves" if found.nothing == 1 else "leave"
        own = "has" if found.nothing == 1 else "have"
        accounts = count(found.nothing, "more account")
        yield f"{accounts} {verb} out nothing of note and {own} nothing alone."
    if found.excused:
        named = ", ".join(f"{name.name} ({why})" for name, why in found.excused)
        yield f"Not asked: {named}."
