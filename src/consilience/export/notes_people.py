"""The people and organisations of a story for notes, with their other names and their offices."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from consilience.export.notes_model import Block, Bullets, Heading, Item, Line, make_piece
from consilience.export.notes_sources import Sources
from consilience.export.views.stories import StoryView
from consilience.export.wording import count, describe_days, make_label
from consilience.records.article import Article
from consilience.records.entity import Alias, Entity, Office
from consilience.records.ids import ArticleId

KINDS: Final = ("person", "organisation")
MOST_ALIASES: Final = 4


def list_people(articles: Sequence[Article], view: StoryView, sources: Sources) -> Iterator[Block]:
    """Those of the story's people and organisations that it names most."""
    members = {one.id for one in articles}
    items = [
        _tell_entity(sources.entities[link], times, members, sources)
        for group in view.main
        if group.kind in KINDS
        for link, _, times in group.names
    ]
    if items:
        yield Heading(level=3, text="People and organisations")
        yield Bullets(items=tuple(items))


def _tell_entity(entity: Entity, times: int, members: set[ArticleId], sources: Sources) -> Item:
    """The name with the first mention in the story as its source."""
    mentions = (sources.index.mentions.get(one) for one in entity.mention_ids)
    here = (one.span for one in mentions if one and one.form == "name")
    also = _list_aliases(entity.name, entity.aliases)
    text = count(times, "mention") + (f"; also {also}" if also else "")
    name = make_piece(
        entity.name,
        sources=sources.cite((one for one in here if one.article in members), most=1),
        strong=True,
    )
    return Item(
        line=(name, make_piece(f"({make_label(text)})")),
        parts=tuple(_tell_office(one, sources) for one in entity.offices),
    )


def _list_aliases(name: str, aliases: Iterable[Alias]) -> str:
    others = [one.name for one in aliases if one.name != name]
    return ", ".join(others[:MOST_ALIASES])


def _tell_office(office: Office, sources: Sources) -> Line:
    of = f" ({office.of})" if office.of else ""
    known = office.earliest or office.latest
    seen = f", seen {describe_days(office.earliest, office.latest)}" if known else ""
    cited = sources.cite(office.evidence, most=2)
    return (make_piece(f"{office.title}{of}{seen}", sources=cited),)
