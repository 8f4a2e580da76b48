"""The dossier in one screen of a terminal."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.table import Table

from consilience.cli.terminal import escape, open_terminal
from consilience.records.article import Article
from consilience.records.dossier import Dossier
from consilience.records.entity import Entity
from consilience.records.ids import EntityId, PageId
from consilience.records.mention import Mention
from consilience.records.page import Page
from consilience.records.story import Story
from consilience.records.time_value import TimeValue

MAIN_ENTITIES = 6
MAIN_KINDS = ("person", "organisation", "place")


def print_summary(dossier: Dossier, written: Sequence[str], *, to_stderr: bool) -> None:
    """Print a table of articles a story, with outlets, dates and main entities, then failures."""
    console = open_terminal(to_stderr=to_stderr)
    console.print(_headline(dossier), style="bold")
    pages = {page.id: page for page in dossier.pages}
    by_id = {article.id: article for article in dossier.articles}
    read = {annotations.article_id: annotations for annotations in dossier.annotations}
    entities = {entity.id: entity for entity in dossier.entities}
    for story in dossier.stories:
        console.print()
        console.print(_make_table(story, [by_id[one] for one in story.article_ids], pages))
        mentions = (mention for one in story.article_ids for mention in read[one].mentions)
        console.print(f"  {escape(_name_entities(mentions, entities))}", style="dim")
    _print_failures(console, dossier)
    for path in written:
        console.print(f"wrote {escape(path)}")


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
    tail = f", {unknown} articles of unknown outlets" if unknown else ""
    return name + ", ".join(counts) + tail


def _make_table(story: Story, articles: Sequence[Article], pages: Mapping[PageId, Page]) -> Table:
    title = f"{escape(story.title)}  ({_count(len(articles), 'article')})"
    table = Table(title=title, title_justify="left", title_style="bold", expand=True)
    table.add_column("published", no_wrap=True)
    table.add_column("outlet", ratio=2)
    table.add_column("title", ratio=4)
    table.add_column("by, credits", ratio=2)
    for article in sorted(articles, key=_publication_order):
        table.add_row(*(escape(cell) for cell in _describe(article, pages[article.page_id])))
    return table


def _publication_order(article: Article) -> tuple[str, str]:
    return (article.published.earliest if article.published else "9999", article.id)


def _describe(article: Article, page: Page) -> tuple[str, str, str, str]:
    outlet = article.outlet or f"unknown ({page.name})"
    title = article.title or "(no headline)"
    if article.lang != "en":
        title = f"{title} (not read: {article.lang})"
    by = ", ".join(filter(None, (article.byline, *article.credits)))
    return describe_time(article.published), outlet, title, by


def describe_time(value: TimeValue | None) -> str:
    """The day, or the first and last day, as ISO dates; "unknown" where nothing is known."""
    if value is None:
        return "unknown"
    earliest, latest = value.earliest[:10], value.latest[:10]
    return earliest if earliest == latest else f"{earliest} to {latest}"


def _name_entities(mentions: Iterable[Mention], entities: Mapping[EntityId, Entity]) -> str:
    counts = Counter(one.entity_id for one in mentions if one.entity_id)
    named = [entities[one] for one in counts if entities[one].kind in MAIN_KINDS]
    named.sort(key=lambda one: (-counts[one.id], one.name))
    return ", ".join(_with_count(one, counts[one.id]) for one in named[:MAIN_ENTITIES])


def _with_count(entity: Entity, count: int) -> str:
    return f"{entity.name} ({count})"


def _print_failures(console: Console, dossier: Dossier) -> None:
    if dossier.failures:
        console.print(f"\n{_count(len(dossier.failures), 'failure')}", style="bold red")
    for one in dossier.failures:
        console.print(f"  {escape(one.uri)}: {one.stage}, {escape(one.message)}")


def _count(number: int, singular: str, plural: str | None = None) -> str:
    return f"{number} {singular if number == 1 else plural or singular + 's'}"
