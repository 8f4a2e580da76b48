"""One article's text on a terminal, with what was marked drawn beneath its lines."""

import textwrap
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from rich.text import Text

from consilience.app import CORE, LAYERS, Entry, Layer, Note, Shown, list_entries
from consilience.cli.drawing import ASCII, BOX, LABEL_ROOM, Bracket, Signs, draw_rows, wrap
from consilience.cli.summary import describe_time
from consilience.cli.terminal import Terminal, escape, make_safe, open_terminal, quote
from consilience.records.article import Article
from consilience.records.failure import Failure

COLOURS: Final[dict[Layer, str]] = {
    "mentions": "blue",
    "times": "green",
    "quotations": "magenta",
    "claims": "yellow",
}
WEIGHTS: Final[dict[Layer, str]] = {
    "mentions": "bold",
    "times": "underline",
    "quotations": "italic",
    "claims": "bold underline",
}
GUTTER: Final = 6
WIDEST: Final = 100  # columns of text; longer lines are hard to read
NARROWEST: Final = 20
MOST_WORDS: Final = 60  # characters of a quoted note; the text above has all
MOST_OPEN: Final = 60  # marks that go on from line to line; the notes tell of the others
MOST_PIECES: Final = 3  # of one quotation
_PLAIN: Final = frozenset({"words", "kind", "type", "form", "factuality", "predicate"})


@dataclass(slots=True)
class Choice:
    """The articles asked for by `name`: a number, an id, its first 4 signs or more; None is all.

    `seen` counts the articles that were asked about.
    """

    name: str | None
    seen: int = 0

    def __call__(self, number: int, article: Article) -> bool:
        """Whether this article is one of them."""
        self.seen = number
        name = self.name
        return name in (None, str(number)) or (len(name) >= 4 and article.id.startswith(name))


def print_articles(shown: Iterable[Shown | Failure], layers: Sequence[Layer]) -> tuple[int, int]:
    """Print each as it comes, failures on standard error; how many were shown, how many failed."""
    terminal, errors = open_terminal(), open_terminal(to_stderr=True)
    articles, failures = 0, 0
    for one in shown:
        if isinstance(one, Failure):
            failures += 1
            errors.print(f"consilience: {escape(one.uri)}: {escape(one.message)}", soft_wrap=True)
            continue
        if not articles:
            print_legend(terminal, layers)
        articles += 1
        print_article(terminal, one, layers)
    return articles, failures


def print_legend(terminal: Terminal, layers: Sequence[Layer]) -> None:
    """What the signs under the lines mean."""
    signs = _choose_signs(terminal)
    line = Text("marked: ")
    for layer in layers:
        line.append(f"{layer[0].upper()} {layer}", style=f"bold {COLOURS[layer]}").append("  ")
    line.append(f"{signs.left}{signs.line * 2}{signs.right} words")
    if "claims" in layers:
        line.append(f"  {signs.core * 4} predicate")
    terminal.print(line)


def print_article(terminal: Terminal, shown: Shown, layers: Sequence[Layer]) -> None:
    """Headline and fields, then paragraph by paragraph the lines, their rows and their notes."""
    article, annotations = shown.article, shown.annotations
    entries = [one for layer in layers for one in list_entries(article, annotations, layer)]
    for line in (*_describe(shown), _name_state(shown, entries, layers)):
        terminal.print(line)
    width = min(max(terminal.width - GUTTER - LABEL_ROOM, NARROWEST), WIDEST)
    for line in draw_text(article.text, entries, width, _choose_signs(terminal)):
        terminal.print(line, no_wrap=True, crop=False, overflow="ignore")


def draw_text(
    text: str, entries: Sequence[Entry], width: int, signs: Signs = BOX
) -> Iterator[Text]:
    """The lines of a text, of at most `width` columns, each with its rows of brackets.

    Under each paragraph stand the notes of the entries that begin in it; those without a place
    come last. Time and memory grow with the text and the number of entries alone.
    """
    brackets = sorted(_make_brackets(entries), key=lambda one: (one.start, -one.end, one.group))
    placed = sorted((one for one in entries if one.parts), key=_find_start)
    safe, open_, told, start = make_safe(text), list[Bracket](), 0, 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        if paragraph.strip():
            yield Text()
        for line in wrap(safe, start, end, width) if paragraph.strip() else ():
            coming = bisect_left(brackets, line[1], key=lambda one: one.start)
            new = brackets[bisect_left(brackets, line[0], key=lambda one: one.start) : coming]
            yield from _draw_line(safe, line, [*open_, *new], signs)
            open_ = [one for one in (*open_, *new) if one.end > line[1]][:MOST_OPEN]
        first, told = told, bisect_left(placed, end + 1, key=_find_start)
        yield from tell(placed[first:told], width + LABEL_ROOM)
        start = end + 1
    if homeless := [one for one in entries if not one.parts]:
        yield Text("\nwithout a place in the text:")
        yield from tell(homeless, width + LABEL_ROOM)


def tell(entries: Sequence[Entry], width: int) -> Iterator[Text]:
    """A note for each entry; those of mentions, which say little, run on."""
    names = [one for one in entries if one.layer == "mentions"]
    if names:
        yield from _hang(
            "  ".join(f"{one.key} {_say(one)}" for one in names), "", "mentions", width
        )
    for layer in LAYERS[1:]:
        for one in entries:
            if one.layer == layer:
                yield from _hang(_say(one), one.key, layer, width)


def _describe(shown: Shown) -> Iterator[Text]:
    article = shown.article
    yield Text()
    title = make_safe(article.title) or "(no headline)"
    yield Text.assemble((f"{shown.number}  ", ""), (title, "bold"))
    fields = (
        f"article {make_safe(article.id)}",
        make_safe(article.outlet or f"unknown outlet ({shown.page.name})"),
        f"published {describe_time(article.published)}",
        make_safe(article.byline or ""),
    )
    yield Text(" · ".join(filter(None, fields)), style="dim")


def _name_state(shown: Shown, entries: Sequence[Entry], layers: Sequence[Layer]) -> Text:
    """Why nothing could be marked, or how much was."""
    lang = make_safe(shown.article.lang)
    if not shown.article.text.strip():
        return Text("This article has no text.", style="bold")
    if not shown.annotations.read:
        return Text(f"Not read: there is no parser for its language ({lang}).", style="bold")
    counts = dict.fromkeys(layers, 0)
    for one in entries:
        counts[one.layer] += 1
    told = (
        f"{number or 'no'} {layer[:-1] if number == 1 else layer}"
        for layer, number in counts.items()
    )
    return Text(", ".join(told), style="dim")


def _choose_signs(terminal: Terminal) -> Signs:
    return BOX if terminal.encoding.startswith("utf") else ASCII


def _make_brackets(entries: Iterable[Entry]) -> Iterator[Bracket]:
    """A bracket for each part; quotations and claims have rows of their own."""
    for one in entries:
        order, number = LAYERS.index(one.layer), int(one.key[1:])
        for part in one.parts:
            start, end, core = part.span.start, part.span.end, part.label == CORE
            if one.layer in ("mentions", "times"):
                full = f"{one.key} {part.label}"
                yield Bracket(start, end, (order, 0), one.key, full)
            elif one.layer == "quotations":
                yield Bracket(start, end, (order, number), one.kind if core else part.label)
            else:
                label = "" if core else part.label
                yield Bracket(start, end, (order, number), label, core=core)


def _find_start(entry: Entry) -> int:
    return entry.parts[0].span.start


def _draw_line(
    safe: str, line: tuple[int, int], brackets: Sequence[Bracket], signs: Signs
) -> Iterator[Text]:
    """The words, then a row after the other, the rows of one entry under its key."""
    words = Text(" " * GUTTER + safe[line[0] : line[1]].rstrip())
    for one in sorted(brackets, key=lambda one: one.start - one.end)[:MOST_OPEN]:
        layer = LAYERS[one.group[0]]
        if layer != "claims" or one.core:
            shift = GUTTER - line[0]
            style = f"{WEIGHTS[layer]} {COLOURS[layer]}"
            words.stylize(style, max(one.start + shift, GUTTER), one.end + shift)
    yield words
    rows, left_out = draw_rows(safe, line, brackets, signs)
    last = None
    for row in rows:
        layer = LAYERS[row.group[0]]
        key = f"{layer[0].upper()}{row.group[1]}" if row.group[1] and row.group != last else ""
        yield Text(f"{key:<{GUTTER}}{row.text}", style=COLOURS[layer])
        last = row.group
    if left_out:
        yield Text(f"{'':<{GUTTER}}and {left_out} more, in the notes", style="dim")


def _say(entry: Entry) -> str:
    """All notes in one sentence: the words, then each label with what is told under it."""
    said: list[str] = []
    for label, notes in groupby(entry.notes, key=lambda one: one.label):
        told = [_say_note(one) for one in notes]
        if label == "words":
            said.append(" … ".join(told[:MOST_PIECES]))
        else:
            said.append(f"{'' if label in _PLAIN else label + ' '}{', '.join(told)}")
    return " · ".join(said)


def _say_note(note: Note) -> str:
    """The note with what is said aside; words of the article stand in quotation marks."""
    words = _cut(note.words)
    if note.label == "words" or note.span:
        words = quote(words)
    return f"{words} ({make_safe(note.aside)})" if note.aside else words


def _cut(words: str) -> str:
    safe = make_safe(words)
    return safe if len(safe) <= MOST_WORDS else safe[: MOST_WORDS - 1].rstrip() + "…"


def _hang(sentence: str, key: str, layer: Layer, width: int) -> Iterator[Text]:
    """The sentence in lines behind its key."""
    for at, line in enumerate(textwrap.wrap(sentence, width)):
        yield Text.assemble((f"{key if at == 0 else '':<{GUTTER}}", COLOURS[layer]), line)
