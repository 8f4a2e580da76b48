"""Titles that differ: one person called director here and president there."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice

from consilience.analysis.discrepancies.parts import Difference, Version, sort_spans
from consilience.analysis.discrepancies.reading import StoryText
from consilience.language.discrepancies import load_difference_words
from consilience.language.nominals import find_noun
from consilience.language.words import find_words
from consilience.linking.names import fold_name
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.mention import Mention
from consilience.records.span import Span

Title = tuple[str, str]  # a qualifier ("acting") or "", and the last word
Held = Mapping[str, Mapping[Title, list[Span]]]  # by article
MOST_MORE = 2  # words in front of a title: "deputy campaign"
NEAR = 60  # characters before a name that are looked at
CLAUSE = re.compile(r"[,.;:\n]")
PAST = "former"  # said of what somebody is no more
LONGEST = 120  # characters behind a name that are looked at
# Behind a name: ", then an assistant harbour master of", ", the port’s director,".
APPOSITION = re.compile(
    r", (?!who|whom|whose|which|where)(?:then |now )?"
    r"(?:the |an? |its |their |[^,.;\n]{0,40}['’]s? )?"
    r"(?:(?:former )?(?:[\w.&’'-]+ ){0,4}?[a-z-]+)(?=,| of | for | at | in | and |\.|—)"
)


def find_title_differences(text: StoryText) -> tuple[Difference, ...]:
    """Titles of one person of which only one can be right.

    A person is known by the full name, or by the last word of it where an article has no other
    of that name. An article that gives a person both titles, now one and now the other, is no
    party to the difference.
    """
    held: dict[str, dict[str, dict[Title, list[Span]]]] = defaultdict(lambda: defaultdict(dict))
    for article in text.articles:
        people = _find_people(text.annotations[article.id])
        for mention, name in people:
            for title in _read_titles(article, mention):
                held[name][article.id].setdefault(title, []).append(mention.span)
    return tuple(difference for name in sorted(held) for difference in _compare(held[name]))


def _find_people(annotations: Annotations) -> list[tuple[Mention, str]]:
    """The names of persons in an article, each with the first and last word of the full name."""
    named = [
        (one, _shorten(fold_name(one.span.text)))
        for one in annotations.mentions
        if one.kind == "person" and one.form == "name"
    ]
    full: dict[str, set[str]] = defaultdict(set)
    for _, name in named:
        if " " in name:
            full[name.split()[-1]].add(name)
    whole = {last: min(names) for last, names in full.items() if len(names) == 1}
    resolved = ((one, name if " " in name else whole.get(name, "")) for one, name in named)
    return [(one, name) for one, name in resolved if name]


def _shorten(name: str) -> str:
    """The first and last word, so that a second initial makes nobody another."""
    words = name.split()
    return " ".join((words[0], words[-1])) if len(words) > 1 else name


def _read_titles(article: Article, mention: Mention) -> Iterator[Title]:
    """The titles before a name and behind it."""
    start, end = mention.span.start, mention.span.end
    before = CLAUSE.split(article.text[max(0, start - NEAR) : start])[-1]
    match = APPOSITION.match(article.text, end, end + LONGEST)
    role = mention.role or _find_calling(before)
    for words, more in ((role, _find_more(before, role)), (match[0] if match else "", "")):
        title = find_words(words.partition(" of ")[0])
        if title:
            words_before = {*title, *find_words(more.replace("-", " "))}
            qualifiers = load_difference_words("qualifier") & words_before
            yield (min(qualifiers, default=""), title[-1])


def _find_calling(before: str) -> str:
    """The noun for a person right before a name: "the bank official" Ada Lund."""
    last = before.split()[-1:] if before.endswith(" ") else []
    found = find_noun(last[0]) if last and last[0].isalpha() and last[0].islower() else None
    return last[0] if found and "person" in found.kinds and not found.general else ""


def _find_more(before: str, role: str) -> str:
    """The words in front of a role and the names in it: "acting" White House chief of staff."""
    words = [one for one in before.split() if one.lower() not in find_words(role)]
    small = list(islice((one for one in reversed(words) if not one[0].isupper()), MOST_MORE))
    return " ".join(small[:1] + [one for one in small[1:] if one != PAST])


def _compare(held: Held) -> Iterator[Difference]:
    titles = sorted({title for there in held.values() for title in there})
    for number, one in enumerate(titles):
        for other in titles[number + 1 :]:
            if not _are_rivals(one, other):
                continue
            sides = [_find_only(held, one, other), _find_only(held, other, one)]
            if all(sides):
                yield _make_difference(sides, (one, other))


def _find_only(held: Held, title: Title, other: Title) -> list[Span]:
    """Where a title is given, by articles that do not give the other."""
    there = (held[at] for at in sorted(held) if title in held[at] and other not in held[at])
    return [span for titles in there for span in titles[title]]


def _are_rivals(one: Title, other: Title) -> bool:
    rivals = load_difference_words("rival")
    if one[0] == other[0]:
        return one[1] != other[1] and {one[1], other[1]} <= rivals
    short, long = sorted((one[1], other[1]), key=len)
    if PAST in {one[0], other[0]} and {one[1], other[1]} & load_difference_words("courtesy"):
        return False
    return "" in {one[0], other[0]} and (
        short == long or (len(short) > 2 and long.startswith(short))
    )


def _make_difference(spans: list[list[Span]], titles: tuple[Title, Title]) -> Difference:
    versions = tuple(
        Version(" ".join(filter(None, title)), sort_spans(there))
        for title, there in zip(titles, spans, strict=True)
    )
    told = " or ".join(one.value for one in versions)
    return Difference(
        "participant",
        "conflict",
        versions,
        f"{spans[0][0].text} is given different titles: {told}.",
    )
