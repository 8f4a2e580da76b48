"""A dossier as lines with numbered sources: the one model of all formats for pasting into notes."""

from collections.abc import Iterator

from consilience.export.index import make_index
from consilience.export.notes_model import (
    Block,
    Bullets,
    Heading,
    Item,
    Notes,
    Paragraph,
    make_piece,
)
from consilience.export.notes_people import list_people
from consilience.export.notes_silence import tell_silence
from consilience.export.notes_sources import Sources
from consilience.export.notes_story import (
    tell_brief,
    tell_differences,
    tell_facts,
    tell_origins,
    tell_timeline,
)
from consilience.export.order import order_stories
from consilience.export.views.dossier import DossierView, view_dossier
from consilience.export.views.stories import StoryView
from consilience.export.wording import UNKNOWN, count, make_label
from consilience.records.article import Article
from consilience.records.dossier import Dossier
from consilience.records.story import Story


def make_notes(dossier: Dossier) -> Notes:
    """The dossier in reading order; the same dossier gives the same notes.

    Every line that tells what a page says has sources, numbered in the order in which they are
    first named; a span has one number throughout.
    """
    index, view = make_index(dossier), view_dossier(dossier)
    sources = Sources(index)
    blocks: list[Block] = [
        Heading(level=1, text=make_label(view.title)),
        Paragraph(line=(make_piece(_count_all(view)),)),
    ]
    for (story, articles), shown in zip(order_stories(dossier), view.stories, strict=True):
        blocks.extend(_tell_story(story, articles, shown, sources))
    blocks.extend(_list_failures(view))
    return Notes(blocks=tuple(blocks), sources=tuple(sources.list()))


def _count_all(view: DossierView) -> str:
    return " · ".join(f"{one.number:,} {one.noun}" for one in view.counts if one.number)


def _tell_story(
    story: Story, articles: tuple[Article, ...], view: StoryView, sources: Sources
) -> Iterator[Block]:
    yield Heading(level=2, text=make_label(view.title))
    yield Paragraph(line=(make_piece(_tell_frame(view)),))
    for words in view.failed:
        yield Paragraph(line=(make_piece(words),))
    yield from tell_brief(story.id, view, sources)
    yield from tell_facts(story.id, view, sources)
    yield from tell_differences(story.id, view, sources)
    yield from tell_origins(articles, view, sources)
    yield from tell_silence(story.id, view, sources)
    yield from tell_timeline(story.id, view, sources)
    yield from list_people(articles, view, sources)


def _tell_frame(view: StoryView) -> str:
    """Dates and counts: "Published 3 to 5 October 2022. 4 articles, 2 known outlets, 3 origins."""
    origins = view.origins
    counts = [*view.facts, *([count(origins.known, "origin")] if origins.known else [])]
    if origins.unknown:
        counts.append(count(origins.unknown, "unknown origin"))
    happened = f" Happened {view.happened}." if view.happened else ""
    published = f"Published {view.dates}." if view.dates != UNKNOWN else "No article is dated."
    return f"{published}{happened} {', '.join(counts).capitalize()}."


def _list_failures(view: DossierView) -> Iterator[Block]:
    if view.failures:
        yield Heading(level=2, text="Not read")
        yield Bullets(
            items=tuple(
                Item(line=(make_piece(f"{one.name}: {one.message}"),)) for one in view.failures
            )
        )
