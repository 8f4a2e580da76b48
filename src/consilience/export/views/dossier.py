"""The whole dossier for a reader."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from consilience.export.addresses import find_link, make_fragment
from consilience.export.index import Index, make_index
from consilience.export.views.entities import EntityGroup, view_entities
from consilience.export.views.pages import PageView, view_page
from consilience.export.views.stories import StoryView, view_stories
from consilience.export.wording import KINDS, NO_TITLE, count
from consilience.records.dossier import Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number with its noun, and the section that shows what was counted."""

    number: int
    noun: str
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """A kind of mark that can be switched on and off, with how often it stands in the texts."""

    kind: str
    title: str
    count: int
    on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FailureView:
    """What could not be read, and why; `name` is an address, or the title of a story."""

    id: str
    name: str
    link: str | None
    stage: str
    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierView:
    """Everything that a report shows; `bare_pages` are those on which no article was found.

    `names` switch kinds of mentions, `layers` all else that is marked.
    """

    title: str
    counts: tuple[Count, ...]
    origins_known: bool
    names: tuple[Switch, ...]
    layers: tuple[Switch, ...]
    stories: tuple[StoryView, ...]
    entities: tuple[EntityGroup, ...]
    bare_pages: tuple[PageView, ...]
    failures: tuple[FailureView, ...]


def view_dossier(dossier: Dossier) -> DossierView:
    """The dossier in words and links; takes time in proportion to its size."""
    index = make_index(dossier)
    pages = {page.id: view_page(page, index) for page in dossier.pages}
    return DossierView(
        title=dossier.case or f"A dossier of {count(len(dossier.pages), 'page')}",
        counts=tuple(_count(dossier)),
        origins_known=bool(dossier.origins),
        names=list_names(dossier),
        layers=list_layers(dossier, index),
        stories=view_stories(dossier, pages, index),
        entities=view_entities(dossier, index),
        bare_pages=tuple(
            pages[page.id] for page in dossier.pages if page.id not in index.articles_on
        ),
        failures=tuple(_view_failures(dossier)),
    )


def _count(dossier: Dossier) -> Iterator[Count]:
    outlets = {one.outlet for one in dossier.articles if one.outlet}
    unknown = sum(one.outlet is None for one in dossier.articles)
    yield _make_count(len(dossier.stories), "story", "stories", href="#stories")
    yield _make_count(len(dossier.articles), "article", "articles", href="#reports")
    yield _make_count(len(dossier.pages), "page", "pages")
    yield _make_count(len(outlets), "outlet known", "outlets known")
    if unknown:
        yield _make_count(unknown, "article of an unknown outlet", "articles of unknown outlets")
    yield _make_count(len(dossier.failures), "failure", "failures", href="#failures")


def _make_count(number: int, singular: str, plural: str, *, href: str | None = None) -> Count:
    return Count(number=number, noun=singular if number == 1 else plural, href=href)


def list_names(dossier: Dossier) -> tuple[Switch, ...]:
    """The kinds of names that stand in the texts, each with a switch."""
    counts = Counter(
        mention.kind
        for one in dossier.annotations
        for mention in one.mentions
        if mention.form == "name"
    )
    return tuple(
        Switch(kind=kind, title=plural, count=counts[kind], on=True)
        for kind, (_, plural) in KINDS.items()
        if counts[kind]
    )


def list_layers(dossier: Dossier, index: Index) -> tuple[Switch, ...]:
    """Layers besides the names; all of them at once would hide the text, so some wait."""
    annotations = dossier.annotations
    stand_ins = (
        mention.id in index.marked and mention.form != "name"
        for one in annotations
        for mention in one.mentions
    )
    switches = (
        _make_switch("origins", "origins", _count_origins(dossier, index), on=True),
        _make_switch("times", "times", sum(len(one.times) for one in annotations), on=True),
        _make_switch(
            "quotations", "quotations", sum(len(one.quotations) for one in annotations), on=True
        ),
        _make_switch("claims", "claims", sum(len(one.claims) for one in annotations), on=False),
        _make_switch("stand-ins", "pronouns and nominals", sum(stand_ins), on=False),
    )
    return tuple(one for one in switches if one.count)


def _count_origins(dossier: Dossier, index: Index) -> int:
    """The origins whose letters may stand in the texts of the dossier."""
    told = {one.article_id for one in dossier.annotations}
    return sum(
        one.id in index.badges and not told.isdisjoint(one.article_ids) for one in dossier.origins
    )


def _make_switch(kind: str, title: str, number: int, *, on: bool) -> Switch:
    return Switch(kind=kind, title=title, count=number, on=on)


def _view_failures(dossier: Dossier) -> Iterator[FailureView]:
    titles: dict[str, str] = {one.id: one.title for one in dossier.stories}
    for number, failure in enumerate(dossier.failures, 1):
        is_story = failure.uri in titles
        yield FailureView(
            id=make_fragment("f", number),
            name=(titles[failure.uri] or NO_TITLE) if is_story else failure.uri,
            link=f"#{make_fragment('s', failure.uri)}" if is_story else find_link(failure.uri),
            stage=failure.stage,
            code=failure.code,
            message=failure.message,
        )
