"""Articles side by side: claims aligned, differences marked, and the words that they share."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count
from string import ascii_lowercase
from typing import Final

from consilience.analysis.facts import Fact, FactTable, make_fact_tables
from consilience.app.showing import OpenStory, open_article
from consilience.export.addresses import make_fragment
from consilience.export.badges import COLOURS
from consilience.export.evidence import name_place
from consilience.export.marking import Mark, Piece, cut_paragraphs, has_words
from consilience.export.views.articles import ArticleHead, view_head
from consilience.export.views.differences import DifferenceView, view_differences
from consilience.export.views.facts import FactTableView, view_facts
from consilience.export.views.quotes import Quote, quote
from consilience.records.analysis import Discrepancy
from consilience.records.article import Article
from consilience.records.ids import ArticleId, StoryId
from consilience.records.span import Span
from consilience.store import Workspace

MOST_FACTS: Final = 400  # rows; a story of five articles has fewer
MOST_TIES: Final = 52  # passages that are tied, the longest first; the others are counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A passage that two of the articles have in common, in a letter and a colour of its own."""

    id: str
    letter: str
    css: str
    left: Quote
    right: Quote
    speech: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What articles of one story have to do with each other.

    `alone` counts happenings that one of them alone tells, `ties_left_out` the shorter passages.
    """

    story_id: StoryId
    title: str
    columns: tuple[ArticleId, ...]
    table: FactTableView
    alone: int
    differences: tuple[DifferenceView, ...]
    ties: tuple[Tie, ...]
    ties_left_out: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """An article with its paragraphs in pieces; `starts` are where they begin in its text."""

    head: ArticleHead
    story_id: StoryId | None
    paragraphs: tuple[tuple[str, int, tuple[Piece, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The articles in the order asked for; `shared` by story, those with two of them or more."""

    columns: tuple[Column, ...]
    shared: tuple[Shared, ...]
    opened: tuple[OpenStory, ...]


def compare_articles(workspace: Workspace, article_ids: Sequence[ArticleId]) -> Comparison:
    """Articles side by side; raises `UnknownIdError`."""
    stories: dict[StoryId, OpenStory] = {}
    found: list[tuple[Article, OpenStory]] = []
    for name in article_ids:
        kept = workspace.articles.read(name)
        opened = stories.get(kept.story_id) if kept.story_id else None
        if opened is None:
            opened = open_article(workspace, name).opened
        if opened.story:
            stories[opened.story.id] = opened
        found.append((opened.index.articles[name], opened))
    marks: dict[ArticleId, list[Mark]] = {name: [] for name in article_ids}
    shared = tuple(_share(stories[one], found, marks) for one in _find_common(found))
    columns = tuple(_make_column(one, opened, marks[one.id]) for one, opened in found)
    return Comparison(
        columns=columns,
        shared=shared,
        opened=tuple({id(one): one for _, one in found}.values()),
    )


def _find_common(found: Iterable[tuple[Article, OpenStory]]) -> list[StoryId]:
    """The stories of two or more of the articles, in their order."""
    ids = [opened.story.id for _, opened in found if opened.story]
    return [one for one in dict.fromkeys(ids) if ids.count(one) > 1]


def _share(
    opened: OpenStory,
    found: Iterable[tuple[Article, OpenStory]],
    marks: Mapping[ArticleId, list[Mark]],
) -> Shared:
    """What the articles share; the marks of it are added to `marks`."""
    chosen = [article.id for article, own in found if own is opened]
    table = _restrict(opened, chosen)
    facts = [one for one in table.facts if _is_told_by_two(one)]
    both = replace(table, facts=tuple(facts), others=0)
    differing = tuple(_find_differing(opened, chosen))
    ties = list(_list_ties(opened, chosen))
    placed = tuple(_place_ties(ties[:MOST_TIES], opened, marks))
    _mark_facts(facts, opened, marks)
    _mark_differences(differing, marks)
    story = opened.story
    rows = {name: fact.event_id for fact in facts for name in fact.discrepancy_ids}
    return Shared(
        story_id=story.id if story else StoryId(""),
        title=story.title if story else "",
        columns=tuple(chosen),
        table=view_facts(both, opened.index),
        alone=len(table.facts) - len(facts),
        differences=view_differences(differing, rows, opened.index),
        ties=placed,
        ties_left_out=max(len(ties) - MOST_TIES, 0),
    )


def _restrict(opened: OpenStory, chosen: Sequence[ArticleId]) -> FactTable:
    """The table of what these articles tell, its columns in their order."""
    dossier = opened.dossier
    told = tuple(one for one in dossier.annotations if one.article_id in chosen)
    claims = {claim.id for one in told for claim in one.claims}
    stories = tuple(replace(one, article_ids=tuple(chosen)) for one in dossier.stories)
    own = replace(
        dossier,
        stories=stories,
        articles=tuple(one for one in dossier.articles if one.id in chosen),
        annotations=told,
        events=tuple(one for one in dossier.events if not claims.isdisjoint(one.claim_ids)),
    )
    (table,) = make_fact_tables(own, most=MOST_FACTS)
    place = {name: at for at, name in enumerate(chosen)}
    columns = sorted(table.columns, key=lambda one: place[one.article_id])
    facts = (
        replace(one, cells=tuple(sorted(one.cells, key=lambda cell: place[cell.article_id])))
        for one in table.facts
    )
    return replace(table, columns=tuple(columns), facts=tuple(facts))


def _is_told_by_two(fact: Fact) -> bool:
    return sum(cell.state != "silent" for cell in fact.cells) > 1


def _find_differing(opened: OpenStory, chosen: Sequence[ArticleId]) -> Iterator[Discrepancy]:
    """Those on which the articles differ, with their readings alone."""
    for one in opened.dossier.discrepancies:
        readings = []
        for reading in one.readings:
            own = tuple(span for span in reading.evidence if span.article in chosen)
            if own:
                readings.append(replace(reading, evidence=own))
        articles = {span.article for reading in readings for span in reading.evidence}
        if len(readings) > 1 and len(articles) > 1:
            yield replace(one, readings=tuple(readings))


def _list_ties(opened: OpenStory, chosen: Sequence[ArticleId]) -> Iterator[tuple[Span, Span, bool]]:
    """Passages in common, the longest first, none of them twice, whichever of two was first."""
    pairs: dict[tuple[ArticleId, int, ArticleId, int], tuple[Span, Span, bool]] = {}
    in_words = (one for one in opened.dossier.derivations if one.kind != "retelling")
    for one in in_words:
        for passage in one.passages:
            left, right = passage.span, passage.source
            if right is None or left.article not in chosen or right.article not in chosen:
                continue
            if chosen.index(left.article) > chosen.index(right.article):
                left, right = right, left
            key = (left.article, left.start, right.article, right.start)
            pairs.setdefault(key, (left, right, passage.kind == "speech"))
    yield from sorted(
        pairs.values(), key=lambda one: (-len(one[0].text), one[0].start, one[0].article)
    )


def _place_ties(
    ties: Sequence[tuple[Span, Span, bool]],
    opened: OpenStory,
    marks: Mapping[ArticleId, list[Mark]],
) -> Iterator[Tie]:
    """Letters in the order of the first article, so that one reads them downward."""
    order = sorted(ties, key=lambda one: (one[0].article, one[0].start, one[1].article))
    for number, (left, right, speech) in enumerate(order):
        letter = _letter(number)
        name = f"tie-{letter}"
        css = f"o{number % COLOURS}"
        for side, span in enumerate((left, right)):
            marks[span.article].append(
                _wrap(f"{name}-{side}", f"tie {css}", span, f"#{name}", letter, name)
            )
        yield Tie(
            id=name,
            letter=letter,
            css=css,
            left=replace(quote(left, opened.index), href=f"#{name}-0"),
            right=replace(quote(right, opened.index), href=f"#{name}-1"),
            speech=speech,
        )


def _mark_facts(
    facts: Sequence[Fact], opened: OpenStory, marks: Mapping[ArticleId, list[Mark]]
) -> None:
    """The clauses of each row, with the address that quotations of them lead to."""
    for number, fact in enumerate(facts, 1):
        name = make_fragment("ev", fact.event_id)
        for cell in fact.cells:
            short = opened.index.short_ids[cell.article_id]
            for span in cell.evidence:
                marks[cell.article_id].append(
                    _wrap(name_place(short, span), "say", span, f"#{name}", str(number), name)
                )


def _mark_differences(
    differing: Sequence[Discrepancy], marks: Mapping[ArticleId, list[Mark]]
) -> None:
    for one in differing:
        name = make_fragment("d", one.id)
        numbers = count(1)
        for span in chain.from_iterable(reading.evidence for reading in one.readings):
            fragment = f"{name}-{next(numbers)}"
            marks[span.article].append(_wrap(fragment, "unlike", span, f"#{name}", "≠", name))


def _wrap(fragment: str, layer: str, span: Span, target: str, key: str, tied: str) -> Mark:
    """A mark that may hold others; `note` is the name of what it is tied to."""
    return Mark(
        id=fragment,
        layer=layer,
        start=span.start,
        end=span.end,
        target=target,
        note=tied,
        wraps=True,
        key=key,
    )


def _make_column(article: Article, opened: OpenStory, marks: Sequence[Mark]) -> Column:
    seen: set[str] = set()
    once = []
    for mark in marks:
        if has_words(article.text, mark.start, mark.end):
            once.append(replace(mark, id="") if mark.id in seen else mark)
            seen.add(mark.id)
    paragraphs, start = [], 0
    for number, pieces in enumerate(cut_paragraphs(article.text, once), 1):
        if pieces:
            fragment = make_fragment("p", article.id, number)
            paragraphs.append((fragment, start, tuple(pieces)))
        start += sum(len(piece.text) for piece in pieces) + 1
    return Column(
        head=view_head(article, opened.index),
        story_id=opened.story.id if opened.story else None,
        paragraphs=tuple(paragraphs),
    )


def _letter(number: int) -> str:
    """A to z, then a1 to z1, and so on."""
    turn, sign = divmod(number, len(ascii_lowercase))
    return ascii_lowercase[sign] + (str(turn) if turn else "")
