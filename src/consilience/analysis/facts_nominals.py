"""Descriptions that only the sentences before explain ("the ministry"), and names for them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import dropwhile
from typing import Final

from consilience.language.lexicon import load_words
from consilience.language.titles import find_title_kinds
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.ids import EntityId, MentionId
from consilience.records.mention import Mention
from consilience.records.span import Span

DEFINITE: Final = "the"
BARE: Final = 2  # words of a description that tells nothing but the kind: "the ministry"
PARTIES: Final = frozenset({"person", "organisation"})
MOST_STEPS: Final = 8  # from a description to the name it stands for
BEFORE: Final = len("the ")
NEXT: Final = 20  # characters behind a description in which its next word stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Nominal:
    """A bare description of a person or body, with what the article names it; "" if nothing.

    `named` are the places of such names, `acts` tells that it does or says something.
    """

    span: Span
    name: str
    named: tuple[int, ...]
    acts: bool


def find_nominals(annotations: Annotations, article: Article | None) -> tuple[Nominal, ...]:
    """The bare descriptions of an article in their order."""
    if article is None:
        return ()
    known = {one.id: one for one in annotations.mentions}
    of_entity: dict[EntityId, list[Mention]] = defaultdict(list)
    for one in annotations.mentions:
        if one.form == "name" and one.entity_id:
            of_entity[one.entity_id].append(one)
    acting = set(_list_acting(annotations))
    found = []
    for one in sorted(annotations.mentions, key=lambda each: each.span.start):
        if one.form != "nominal" or not _is_bare(one, article.text):
            continue
        names = [*_follow(one, known), *of_entity.get(one.entity_id or EntityId(""), ())]
        nominal = Nominal(
            span=one.span,
            name=_write_name(names[0], article.text) if names else "",
            named=tuple(sorted({each.span.start for each in names})),
            acts=one.id in acting,
        )
        found.append(nominal)
    return tuple(found)


def find_full_names(annotations: Annotations) -> Mapping[str, str]:
    """The last names of people with the full names that the article has for them.

    What several people are called is left out.
    """
    called: dict[str, set[EntityId]] = defaultdict(set)
    full: dict[str, str] = {}
    for one in annotations.mentions:
        if one.form != "name" or one.kind != "person" or not one.entity_id:
            continue
        words = list(dropwhile(_is_title, one.span.text.split()))
        if words:
            called[words[-1]].add(one.entity_id)
            if len(words) > 1:
                full.setdefault(words[-1], " ".join(words))
    return {last: name for last, name in full.items() if len(called[last]) == 1}


def _is_title(word: str) -> bool:
    return bool(find_title_kinds(word.rstrip(".")))


def name_nominals(words: Span, nominals: Iterable[Nominal]) -> str | None:
    """The words with names for those `nominals` in them that another sentence names.

    None where somebody who acts or speaks in them is not named at all: "the ministry said" tells
    a reader of this sentence alone nothing.
    """
    text, end = [], words.start
    for one in nominals:
        inside = end <= one.span.start and one.span.end <= words.end
        if not inside or any(words.start <= at < words.end for at in one.named):
            continue
        if not one.name and one.acts:
            return None
        if one.name:
            text.append(words.text[end - words.start : one.span.start - words.start])
            text.append(one.name)
            end = one.span.end
    return "".join((*text, words.text[end - words.start :]))


def _list_acting(annotations: Annotations) -> Iterator[MentionId]:
    """The mentions that do something, and to whom something is attributed."""
    for claim in annotations.claims:
        sources = (one.mention_id for one in claim.attribution)
        actors = (one.mention_id for one in claim.participants if one.role == "actor")
        yield from (one for one in (*sources, *actors) if one)


def _is_bare(mention: Mention, text: str) -> bool:
    """True for "the ministry", not for "the ministry of trade" and what needs no name."""
    told = mention.span.text.split()
    if mention.kind not in PARTIES or len(told) != BARE or told[0].lower() != DEFINITE:
        return False
    noun = told[1].lower()
    if noun in load_words("event_titles", "unique") or not told[1].islower() or _is_several(noun):
        return False
    behind = text[mention.span.end : mention.span.end + NEXT].split("\n")[0].split()
    goes_on = load_words("event_titles", "preposition") | load_words("event_titles", "relative")
    return not behind or behind[0].lower() not in goes_on


def _is_several(noun: str) -> bool:
    ends = noun.endswith("s") and not noun.endswith("ss")
    return ends or noun in load_words("event_titles", "plural")


def _follow(mention: Mention, known: Mapping[MentionId, Mention]) -> Sequence[Mention]:
    """The names at the end of a chain of descriptions; none where it stands for several."""
    one = mention
    for _ in range(MOST_STEPS):
        above = [known[name] for name in one.antecedents if name in known]
        if len(above) != 1:
            return ()
        one = above[0]
        if one.form == "name":
            return (one,)
    return ()


def _write_name(name: Mention, text: str) -> str:
    """The name with the article that it has where it stands."""
    before = text[max(name.span.start - BEFORE, 0) : name.span.start].lower()
    has_article = name.kind != "person" and before.strip() == DEFINITE
    return f"{DEFINITE} {name.span.text}" if has_article else name.span.text
