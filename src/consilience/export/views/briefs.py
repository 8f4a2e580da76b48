"""The brief of a story: sentences with what stands behind each of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from consilience.export.addresses import make_fragment
from consilience.export.evidence import name_place, stands_in
from consilience.export.index import Index
from consilience.export.views.differences import tell_days
from consilience.export.views.facts import count_backing, find_voice, name_event
from consilience.export.views.quotes import name_article
from consilience.records.analysis import Brief, BriefSentence
from consilience.records.ids import EventId, StoryId, make_id
from consilience.records.span import Span

MOST_MARKS: Final = 5  # behind a sentence; the table has all


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A way to words of an article, with the name of its outlet."""

    href: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceView:
    """A sentence; `href` leads to the row or the difference that it tells.

    `doors` lead to its words, `retold` to those of articles that tell much of it.
    """

    id: str
    text: str
    counts: str
    differs: bool
    href: str | None
    doors: tuple[Door, ...]
    retold: tuple[Door, ...]


def view_brief(brief: Brief | None, rows: set[EventId], index: Index) -> tuple[SentenceView, ...]:
    """The sentences of the paragraph; `rows` are the events that have an address."""
    if brief is None:
        return ()
    seen: set[str] = set()
    views = []
    for one in brief.sentences:
        name = make_fragment("b", make_id(brief.story_id, one.text))
        views.append(_view_sentence(one, "" if name in seen else name, brief.story_id, rows, index))
        seen.add(name)
    return tuple(views)


def view_key_facts(
    brief: Brief | None, rows: set[EventId], index: Index
) -> tuple[SentenceView, ...]:
    """The main facts that are no sentence of the paragraph."""
    if brief is None:
        return ()
    told = {one.text for one in brief.sentences}
    return tuple(
        _view_sentence(
            one,
            make_fragment("b", make_id(brief.story_id, one.text)),
            brief.story_id,
            rows,
            index,
        )
        for one in brief.key_facts
        if one.text not in told
    )


def count_sentence(one: BriefSentence, story: StoryId, index: Index) -> str:
    """How many stand behind a sentence of a brief, and whom all of them quote; "" if none."""
    if not one.articles:
        return ""
    row = index.corroborations.get((story, one.event_ids[0])) if one.event_ids else None
    if one.discrepancy_id or row is None:
        return count_backing(len(one.articles), one.origins, index)
    told = count_backing(len(one.articles), one.origins, index, voice=find_voice(row, index))
    return f"{told} · disputed" if row.level == "disputed" else told


def tell_retold(one: BriefSentence) -> str:
    """How many further articles tell much of a sentence; "" if none does."""
    return f"much of it in {len(one.retold):,} more" if one.retold else ""


def _view_sentence(
    one: BriefSentence, name: str, story: StoryId, rows: set[EventId], index: Index
) -> SentenceView:
    href = next((f"#{name_event(event)}" for event in one.event_ids if event in rows), None)
    known = {other.id for other in index.discrepancies_in.get(story, ())}
    if one.discrepancy_id in known:
        href = f"#{make_fragment('d', one.discrepancy_id)}"
    return SentenceView(
        id=name,
        # A sentence about a difference is our own; all others are the words of articles.
        text=tell_days(one.text) if one.discrepancy_id else one.text,
        counts=" · ".join(filter(None, (count_sentence(one, story, index), tell_retold(one)))),
        differs=one.discrepancy_id is not None,
        href=href,
        doors=_list_doors(one.evidence, index),
        retold=_list_doors(one.retold, index),
    )


def _list_doors(spans: Iterable[Span], index: Index) -> tuple[Door, ...]:
    """One way into each of the first articles."""
    doors: dict[str, Door] = {}
    for span in spans:
        article = index.articles.get(span.article)
        if article is not None and stands_in(span, article):
            href = f"#{name_place(index.short_ids[article.id], span)}"
            doors.setdefault(article.id, Door(href=href, name=name_article(article.id, index).name))
    return tuple(doors.values())[:MOST_MARKS]
