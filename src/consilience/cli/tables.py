"""What a workspace lists, printed as tables."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rich.table import Table

from consilience.app import count
from consilience.cli.terminal import Terminal, escape, make_safe, open_terminal, quote
from consilience.records.entity import Entity
from consilience.records.failure import Failure
from consilience.records.ids import StoryId
from consilience.records.judgement import Judgement

if TYPE_CHECKING:
    from consilience.app import EntityRow, Hit, Listing, QuotationRow, StoryRow

MOST_FAILURES = 20
# What a page has behind it that came as far as a stage.
PASSED = {
    "intake": "kept, not read yet",
    "extraction": "searched for articles",
    "annotation": "read, in no story yet",
    "linking": "in a story, not compared yet",
    "analysis": "read to the end",
}
WRAPPED = frozenset({"title", "name", "subjects", "note"})  # columns as wide as is left


def print_stories(found: "Listing[StoryRow]") -> None:
    """One line a story, and how many more there are."""
    console = open_terminal()
    table = _make_table("id", "published", "articles", "origins", "differ", "title")
    for one in found.rows:
        days = _tell_days(one.earliest, one.latest)
        counts = map(str, (one.articles, one.known_origins, one.discrepancies))
        table.add_row(one.id, days, *counts, escape(one.title or "(no headline)"))
    console.print(table)
    _print_more(console, found, "stories")


def print_touched(stories: "Sequence[StoryRow]") -> None:
    """On standard error, the stories that a judgement touched, as they are now."""
    console = open_terminal(to_stderr=True)
    for one in stories:
        size = f"{one.articles} {'article' if one.articles == 1 else 'articles'}"
        console.print(f"story {one.id}, {size}: {escape(one.title or '(no headline)')}")


def print_hits(found: "Listing[Hit]") -> None:
    """Each article with the stretches that hold what was asked for, the words in bold."""
    console = open_terminal()
    for hit in found.rows:
        one = hit.article
        days = _tell_days(one.earliest, one.latest)
        told = " · ".join(filter(None, (one.outlet or "unknown outlet", days, one.id)))
        console.print(escape(one.title or "(no headline)"), style="bold")
        console.print(escape(told), style="dim")
        for snippet in hit.snippets:
            text = make_safe(snippet.text)
            pieces, at = [], 0
            for start, end in snippet.matches:
                start, end = start - snippet.start, end - snippet.start
                pieces += [escape(text[at:start]), f"[bold]{escape(text[start:end])}[/bold]"]
                at = end
            console.print(f"  … {''.join(pieces)}{escape(text[at:])} …")
        console.print()
    _print_more(console, found, "articles")


def print_entities(found: "Listing[EntityRow]") -> None:
    """One line an entity."""
    console = open_terminal()
    table = _make_table("id", "kind", "mentions", "stories", "name")
    for one in found.rows:
        table.add_row(one.id, one.kind, str(one.mentions), str(one.stories), escape(one.name))
    console.print(table)
    _print_more(console, found, "entities")


def print_entity(
    entity: Entity, stories: Mapping[StoryId, "StoryRow"], said: "Listing[QuotationRow]"
) -> None:
    """An entity with its other names and why they are its, offices, stories and quotations."""
    console = open_terminal()
    country = f", {entity.country}" if entity.country else ""
    console.print(f"[bold]{escape(entity.name)}[/bold]  {entity.kind}{country}  {entity.id}")
    for alias in entity.aliases:
        console.print(f"  {escape(alias.name)} [dim]{alias.count}[/dim]")
    for why in entity.reasons:
        console.print(f"  [dim]{escape(f'{why.name} = {why.other}: {why.reason}')}[/dim]")
    for office in entity.offices:
        days = _tell_days(office.earliest, office.latest)
        of = f" ({office.of})" if office.of else ""
        console.print(f"  {escape(office.title + of)} {days}".rstrip())
    for one in stories.values():
        console.print(f"  in {one.id}  {escape(one.title or '(no headline)')}")
    for quotation in said.rows:
        console.print(f"  {escape(quote(quotation.words))} [dim]{quotation.article_id}[/dim]")
    _print_more(console, said, "quotations")


def print_judgements(judgements: Sequence[Judgement], standing: set[str]) -> None:
    """One line a judgement, those that no longer hold struck out."""
    console = open_terminal()
    if not judgements:
        console.print("no judgements", style="dim")
        return
    table = _make_table("id", "made", "by", "what", "verdict", "subjects", "note")
    for one in judgements:
        row = (
            one.id,
            one.made_at[:19],
            one.made_by,
            one.kind,
            one.value or one.verdict,
            " ".join(one.subjects),
            one.note,
        )
        style = "" if one.id in standing else "strike dim"
        table.add_row(*map(escape, row), style=style)
    console.print(table)


def print_failures(failures: Sequence[Failure]) -> None:
    """What failed and why, on standard error."""
    console = open_terminal(to_stderr=True)
    for one in failures[:MOST_FAILURES]:
        console.print(escape(one.message), style="red")
    if len(failures) > MOST_FAILURES:
        console.print(f"and {count(len(failures) - MOST_FAILURES, 'more failure')}")


def print_health(
    broken: Sequence[str],
    stages: Mapping[str, int],
    failures: Sequence[Failure],
    unread: Sequence[str],
) -> None:
    """What `doctor` found."""
    console = open_terminal()
    console.print("the database is damaged" if broken else "the database is sound")
    for one in broken[:MOST_FAILURES]:
        console.print(f"  {escape(one)}", style="red")
    for stage, pages in stages.items():
        console.print(f"{count(pages, 'page')} {PASSED[stage]}")
    if unread or "intake" in stages:
        console.print(
            f"{count(len(unread), 'article')} to be read; `consilience add` goes on with what waits"
        )
    if failures:
        console.print(f"{count(len(failures), 'failure')}:")
        print_failures(failures)


def _make_table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for one in columns:
        numeric = one in {"articles", "origins", "differ", "mentions", "stories"}
        table.add_column(
            one,
            justify="right" if numeric else "left",
            no_wrap=one not in WRAPPED,
        )
    return table


def _print_more(console: Terminal, found: "Listing[Any]", what: str) -> None:
    rest = found.total - len(found.rows)
    if rest > 0:
        console.print(f"{rest} more {what}; ask for more with --most", style="dim")
    elif not found.total:
        console.print(f"no {what}", style="dim")


def _tell_days(earliest: str | None, latest: str | None) -> str:
    days = [one[:10] for one in (earliest, latest) if one]
    return "–".join(dict.fromkeys(days)) or "undated"
