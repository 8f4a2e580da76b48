"""The dossier in one screen of a terminal: facts, differences and origins of each story."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final

from rich.console import Console
from rich.padding import Padding
from rich.table import Table

from consilience.app import order_stories, shorten_page_name, tell_retold
from consilience.cli.terminal import escape, make_safe, open_terminal
from consilience.records.analysis import Brief, Discrepancy
from consilience.records.article import Article
from consilience.records.dossier import Dossier
from consilience.records.entity import Entity
from consilience.records.ids import ArticleId, DiscrepancyId, EntityId, OriginId, PageId, StoryId
from consilience.records.mention import Mention
from consilience.records.origin import Origin
from consilience.records.page import Page
from consilience.records.story import Story
from consilience.records.time_value import TimeValue

MAIN_ENTITIES: Final = 6
MAIN_KINDS: Final = ("person", "organisation", "place")
MOST_FACTS: Final = 5
MOST_ORIGINS: Final = 5
MOST_DIFFERENCES: Final = 4
NO_TITLE: Final = "(no headline)"
INDENT: Final = (0, 0, 0, 2)
# Relations that a reader must know first; the others are no disagreement.
RELATIONS: Final = ("conflict", "denial", "update")
OF_WORDS: Final = frozenset({"name", "wording"})  # kinds of what differs in words alone


@dataclass(frozen=True, slots=True)
class _Records:
    """The records of a dossier by id."""

    pages: Mapping[PageId, Page]
    articles: Mapping[ArticleId, Article]
    entities: Mapping[EntityId, Entity]
    origins: Mapping[OriginId, Origin]
    mentions: Mapping[ArticleId, Sequence[Mention]]
    briefs: Mapping[StoryId, Brief]
    differences: Mapping[StoryId, Sequence[Discrepancy]]


def print_summary(dossier: Dossier, written: Sequence[str], *, to_stderr: bool) -> None:
    """Print each story with its facts, differences, origins, articles and names, then failures."""
    console = open_terminal(to_stderr=to_stderr)
    console.print(_headline(dossier), style="bold")
    records = _sort_records(dossier)
    for story, articles in order_stories(dossier):
        console.print()
        console.print(escape(story.title or NO_TITLE), style="bold")
        brief = records.briefs.get(story.id)
        _print_facts(console, brief, records)
        told = {one.discrepancy_id for one in brief.sentences} if brief else set()
        _print_differences(console, records.differences.get(story.id, ()), told)
        _print_origins(console, story, records)
        console.print(_make_table(articles, records))
        names = _name_entities(story, records)
        if names:
            console.print(Padding(escape(names), INDENT), style="dim")
    _print_failures(console, dossier)
    for path in written:
        console.print(f"wrote {escape(path)}")


def _sort_records(dossier: Dossier) -> _Records:
    differences: dict[StoryId, list[Discrepancy]] = {}
    for one in dossier.discrepancies:
        if one.relation in RELATIONS:
            differences.setdefault(one.story_id, []).append(one)
    return _Records(
        pages={one.id: one for one in dossier.pages},
        articles={one.id: one for one in dossier.articles},
        entities={one.id: one for one in dossier.entities},
        origins={one.id: one for one in dossier.origins},
        mentions={one.article_id: one.mentions for one in dossier.annotations},
        briefs={one.story_id: one for one in dossier.briefs},
        differences=differences,
    )


def _headline(dossier: Dossier) -> str:
    outlets = {one.outlet for one in dossier.articles if one.outlet}
    unknown = sum(one.outlet is None for one in dossier.articles)
    counts = [
        _count(len(dossier.stories), "story", "stories"),
        _count(len(dossier.articles), "article"),
        _count(len(dossier.pages), "page"),
        _count(len(outlets), "known outlet"),
    ]
    name = f"{escape(dossier.case)}: " if dossier.case else ""
    tail = f", {_count(unknown, 'article')} of unknown outlets" if unknown else ""
    return name + ", ".join(counts) + tail


def _print_facts(console: Console, brief: Brief | None, records: _Records) -> None:
    """The key facts, each with the articles and origins that stand behind it."""
    if brief is None or not brief.key_facts:
        return
    table = _make_list()
    for one in brief.key_facts[:MOST_FACTS]:
        backing = _count(len(one.articles), "article")
        origins = _count_origins(one.origins, records)
        counts = " · ".join(filter(None, (backing, origins, tell_retold(one))))
        _add_item(table, console, f"{escape(one.text)} [dim]({counts})[/dim]")
    _print_part(console, table, len(brief.key_facts) - MOST_FACTS, "fact")


def _count_origins(names: Sequence[OriginId], records: _Records) -> str:
    """Known origins, and unknown ones apart: they corroborate nothing."""
    kinds = [records.origins[one].kind for one in names if one in records.origins]
    unknown = kinds.count("unknown")
    if not kinds or unknown == len(kinds):
        return "origin unknown"
    known = _count(len(kinds) - unknown, "origin")
    return f"{known} + {unknown} unknown" if unknown else known


def _print_origins(console: Console, story: Story, records: _Records) -> None:
    """The known origins, the widest spread first, with the outlets that rest on each."""
    members = set(story.article_ids)
    rests = {
        one.id: [name for name in one.article_ids if name in members]
        for one in records.origins.values()
        if one.kind != "unknown"
    }
    known = [records.origins[one] for one, names in rests.items() if names]
    known.sort(key=lambda one: (-len(rests[one.id]), one.name, one.id))
    if not known:
        return
    table = _make_list()
    for one in known[:MOST_ORIGINS]:
        outlets = dict.fromkeys(_name_outlet(name, records) for name in rests[one.id])
        told = f"{escape(_name_origin(one))}: [dim]{escape(', '.join(outlets))}[/dim]"
        _add_item(table, console, told)
    console.print(Padding("resting on", INDENT), style="dim")
    _print_part(console, table, len(known) - MOST_ORIGINS, "origin")


def _print_differences(
    console: Console, found: Sequence[Discrepancy], told: Set[DiscrepancyId | None]
) -> None:
    """Conflicts first; of one relation those that the brief tells, and last names and quotes."""
    if not found:
        return
    ranked = sorted(
        found,
        key=lambda one: (
            RELATIONS.index(one.relation),
            one.id not in told,
            one.kind in OF_WORDS,
        ),
    )
    for one in ranked[:MOST_DIFFERENCES]:
        sign, style = ("↗", "") if one.relation == "update" else ("≠", "red")
        table = _make_list()
        words = escape(one.explanation)
        # `judge discrepancy` asks for the id.
        line = f"{one.kind}: {words} [dim]{escape(one.id)}[/dim]"
        _add_item(table, console, line, sign=sign, style=style)
        console.print(Padding(table, INDENT))
    _print_more(console, len(ranked) - MOST_DIFFERENCES, "difference")


def _print_part(console: Console, table: Table, others: int, noun: str) -> None:
    console.print(Padding(table, INDENT))
    _print_more(console, others, noun)


def _print_more(console: Console, others: int, noun: str) -> None:
    if others > 0:
        console.print(Padding(f"and {_count(others, f'more {noun}')}", INDENT), style="dim")


def _make_list() -> Table:
    """Items with a sign before them; lines that follow the first stand under it."""
    table = Table(box=None, show_header=False, padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    return table


def _add_item(
    table: Table, console: Console, told: str, *, sign: str = "•", style: str = ""
) -> None:
    plain = {"•": "-"}.get(sign, "!")
    table.add_row(sign if console.encoding.startswith("utf") else plain, told, style=style)


def _make_table(articles: Iterable[Article], records: _Records) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", expand=True)
    table.add_column("  published", no_wrap=True)
    table.add_column("outlet", ratio=3, overflow="fold")
    table.add_column("title", ratio=4)
    table.add_column("by", ratio=2)
    for article in articles:
        table.add_row(*(escape(cell) for cell in _describe(article, records)))
    return table


def _describe(article: Article, records: _Records) -> tuple[str, str, str, str]:
    title = article.title or NO_TITLE
    if article.lang != "en":
        title = f"{title} (not read: {article.lang})"
    by = ", ".join(filter(None, (article.byline, *article.credits)))
    outlet = _name_outlet(article.id, records)
    return f"  {describe_time(article.published)}", outlet, title, by


def _name_outlet(name: ArticleId, records: _Records) -> str:
    """The outlet, or that it is unknown with the page's name."""
    article = records.articles[name]
    page = records.pages.get(article.page_id)
    return article.outlet or (f"unknown ({shorten_page_name(page.name)})" if page else "unknown")


def _name_origin(origin: Origin) -> str:
    if origin.kind == "statement":
        return f"{origin.channel or 'statement'} of {origin.name}"
    return f"{origin.name} ({origin.kind})"


def describe_time(value: TimeValue | None) -> str:
    """The day, or the first and last day, as ISO dates; "unknown" where nothing is known."""
    if value is None:
        return "unknown"
    earliest, latest = value.first_day, value.last_day
    return earliest if earliest == latest else f"{earliest} to {latest}"


def _name_entities(story: Story, records: _Records) -> str:
    """The entities that the story names most, with how often."""
    counts = Counter(_list_entities(story.article_ids, records))
    named = [records.entities[one] for one in counts if one in records.entities]
    main = [one for one in named if one.kind in MAIN_KINDS]
    main.sort(key=lambda one: (-counts[one.id], one.name))
    return ", ".join(f"{make_safe(one.name)} ({counts[one.id]})" for one in main[:MAIN_ENTITIES])


def _list_entities(articles: Iterable[ArticleId], records: _Records) -> Iterator[EntityId]:
    for name in articles:
        yield from (one.entity_id for one in records.mentions.get(name, ()) if one.entity_id)


def _print_failures(console: Console, dossier: Dossier) -> None:
    if dossier.failures:
        console.print(f"\n{_count(len(dossier.failures), 'failure')}", style="bold red")
    titles: dict[str, str] = {one.id: one.title or NO_TITLE for one in dossier.stories}
    for one in dossier.failures:
        name = titles.get(one.uri, one.uri)
        console.print(f"  {escape(name)}: {one.stage}, {escape(one.message)}")


def _count(number: int, singular: str, plural: str | None = None) -> str:
    return f"{number} {singular if number == 1 else plural or singular + 's'}"
