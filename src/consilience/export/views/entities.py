"""Entities for a reader: names, offices, why names were merged, and where each is mentioned."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from consilience.export.addresses import make_fragment
from consilience.export.index import Index
from consilience.export.wording import KINDS, NO_TITLE, describe_days
from consilience.language.gazetteer import Country
from consilience.language.lexicon import load_entries
from consilience.records.dossier import Dossier
from consilience.records.entity import Alias, Entity, MergeReason, Office
from consilience.records.ids import ArticleId, EntityId
from consilience.records.mention import EntityKind, Mention
from consilience.records.span import Span

SHOWN_MENTIONS = 30  # of one entity, in their words; the others are counted by article
MAIN_NAMES = 8  # of one kind in one story
MAIN_KINDS: tuple[EntityKind, ...] = ("person", "organisation", "place", "group")
CONTEXT_CHARS = 36


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """A mention in the words around it."""

    href: str
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The mentions of an entity in one article; `count` is of those that `snippets` leave out."""

    href: str
    title: str
    outlet: str | None
    snippets: tuple[Snippet, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeView:
    """An office held, when it was seen, and the fragments of the words that say so."""

    title: str
    of: str | None
    seen: str | None
    hrefs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityView:
    """An entity; `more` are the mentions past `SHOWN_MENTIONS`, by article."""

    id: str
    kind: EntityKind
    name: str
    country: str | None
    aliases: tuple[Alias, ...]
    offices: tuple[OfficeView, ...]
    reasons: tuple[MergeReason, ...]
    mentions: int
    articles: int
    found: tuple[Found, ...]
    more: tuple[Found, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityGroup:
    """All entities of one kind, the most mentioned first."""

    id: str
    kind: EntityKind
    title: str
    entities: tuple[EntityView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MainNames:
    """The entities of one kind that a story names most: fragment, name, mentions in it."""

    kind: EntityKind
    title: str
    names: tuple[tuple[str, str, int], ...]
    others: int


def view_entities(dossier: Dossier, index: Index) -> tuple[EntityGroup, ...]:
    """All entities by kind."""
    order = sorted(dossier.entities, key=lambda one: (-len(one.mention_ids), one.name, one.id))
    groups = []
    for kind, (_, plural) in KINDS.items():
        if alike := tuple(_view_entity(one, index) for one in order if one.kind == kind):
            groups.append(
                EntityGroup(
                    id=make_fragment("kind", kind),
                    kind=kind,
                    title=plural.capitalize(),
                    entities=alike,
                )
            )
    return tuple(groups)


def find_main_names(article_ids: Sequence[ArticleId], index: Index) -> tuple[MainNames, ...]:
    """What the articles name most, by kind."""
    counts: Counter[EntityId] = Counter()
    for article_id in article_ids:
        counts.update(index.named_in.get(article_id, {}))
    named = [index.entities[one] for one in counts if one in index.entities]
    named.sort(key=lambda one: (-counts[one.id], one.name, one.id))
    main = []
    for kind in MAIN_KINDS:
        alike = [one for one in named if one.kind == kind]
        names = ((_link(one), one.name, counts[one.id]) for one in alike[:MAIN_NAMES])
        if alike:
            main.append(
                MainNames(
                    kind=kind,
                    title=KINDS[kind][1].capitalize(),
                    names=tuple(names),
                    others=max(len(alike) - MAIN_NAMES, 0),
                )
            )
    return tuple(main)


def _link(entity: Entity) -> str:
    return f"#{make_fragment('e', entity.id)}"


def _view_entity(entity: Entity, index: Index) -> EntityView:
    mentions = [index.mentions[one] for one in entity.mention_ids if one in index.mentions]
    articles = {one.span.article: number for number, one in reversed([*enumerate(mentions)])}
    mentions.sort(key=lambda one: (articles[one.span.article], one.span.start, one.id))
    return EntityView(
        id=make_fragment("e", entity.id),
        kind=entity.kind,
        name=entity.name,
        country=_name_country(entity.country) if entity.country else None,
        aliases=entity.aliases,
        offices=tuple(_view_office(office, index) for office in entity.offices),
        reasons=entity.reasons,
        mentions=len(entity.mention_ids),
        articles=len(articles),
        found=tuple(_find_in_articles(mentions[:SHOWN_MENTIONS], index)),
        more=tuple(_count_in_articles(mentions[SHOWN_MENTIONS:], index)),
    )


def _find_in_articles(mentions: Sequence[Mention], index: Index) -> Iterator[Found]:
    for article_id, group in groupby(mentions, key=lambda one: one.span.article):
        text = index.articles[article_id].text
        snippets = tuple(
            Snippet(
                href=f"#{make_fragment('m', one.id)}",
                before=_cut_before(text, one.span.start),
                words=one.span.text,
                after=_cut_after(text, one.span.end),
            )
            for one in group
        )
        yield _name_article(article_id, index, snippets=snippets)


def _count_in_articles(mentions: Sequence[Mention], index: Index) -> Iterator[Found]:
    for article_id, group in groupby(mentions, key=lambda one: one.span.article):
        yield _name_article(article_id, index, count=sum(1 for _ in group))


def _name_article(
    article_id: ArticleId, index: Index, *, snippets: tuple[Snippet, ...] = (), count: int = 0
) -> Found:
    article = index.articles[article_id]
    return Found(
        href=f"#{make_fragment('a', article.id)}",
        title=article.title or NO_TITLE,
        outlet=article.outlet,
        snippets=snippets,
        count=count,
    )


def _cut_before(text: str, end: int) -> str:
    """The words of the same paragraph before `end`, whole words only."""
    start = max(end - CONTEXT_CHARS, text.rfind("\n", 0, end) + 1)
    words = text[start:end]
    if start and text[start - 1] != "\n":
        words = "… " + words[words.find(" ") + 1 :]
    return words


def _cut_after(text: str, start: int) -> str:
    """The words of the same paragraph from `start` on, whole words only."""
    stop = text.find("\n", start)
    end = min(start + CONTEXT_CHARS, stop if stop >= 0 else len(text))
    words = text[start:end]
    if end < len(text) and text[end] != "\n":
        words = (words[: words.rfind(" ")] if " " in words else words) + " …"
    return words


def _view_office(office: Office, index: Index) -> OfficeView:
    seen = describe_days(office.earliest, office.latest)
    return OfficeView(
        title=office.title,
        of=office.of,
        seen=seen if office.earliest or office.latest else None,
        hrefs=tuple(dict.fromkeys(_locate(span, index) for span in office.evidence)),
    )


def _locate(span: Span, index: Index) -> str:
    """The mention that these words are, else the paragraph that holds them."""
    if found := index.mention_at.get((span.article, span.start, span.end)):
        return f"#{make_fragment('m', found)}"
    article = index.articles.get(span.article)
    number = article.text.count("\n", 0, span.start) + 1 if article else 1
    return f"#{make_fragment('p', span.article, number)}"


def _name_country(code: str) -> str:
    """The country's name with its code, or the code alone where nobody knows it."""
    name = _country_names().get(code)
    return f"{name} ({code})" if name else code


@cache
def _country_names() -> dict[str, str]:
    return {one.code: one.name for one in load_entries("places", "country", Country)}
