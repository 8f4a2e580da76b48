"""What the site shows of a workspace: stories, articles and pages in the words of the report."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from jinja2 import Environment

from consilience.annotation import Annotated
from consilience.app.dossiers import read_conclusions
from consilience.codec import decode_record
from consilience.export.addresses import make_fragment
from consilience.export.html import make_environment, read_style
from consilience.export.index import Found, Index, make_index
from consilience.export.marking import Mark
from consilience.export.views.articles import ArticleView, view_article
from consilience.export.views.dossier import Switch, list_layers, list_names
from consilience.export.views.pages import PageView, view_page
from consilience.export.views.stories import StoryView, view_story
from consilience.export.wording import BASES, make_printable
from consilience.records.article import Article
from consilience.records.dossier import DOSSIER_VERSION, Dossier
from consilience.records.extraction import Extraction
from consilience.records.ids import ArticleId, PageId, StoryId
from consilience.records.page import Page
from consilience.records.story import Story
from consilience.store import Kept, Workspace

__all__ = [
    "BASES",
    "ArticleView",
    "OpenArticle",
    "OpenPage",
    "OpenStory",
    "PageView",
    "StoryView",
    "Switch",
    "list_switches",
    "make_fragment",
    "make_printable",
    "make_report_environment",
    "open_article",
    "open_page",
    "open_story",
    "read_report_style",
    "show_article",
    "show_story",
]


@dataclass(frozen=True, slots=True)
class OpenStory:
    """A story with its records by id; None for articles that are in no story yet."""

    story: Story | None
    dossier: Dossier
    index: Index


@dataclass(frozen=True, slots=True)
class OpenPage:
    """A page, what was made of it (None: it was not read yet), and both for a reader."""

    page: Page
    extraction: Extraction | None
    opened: OpenStory
    view: PageView


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """An article dated as its story dates it, with its story and its page."""

    article: Article
    opened: OpenStory
    page: OpenPage


def make_report_environment() -> Environment:
    """The report's templates, in which every value is escaped and a missing one is an error."""
    return make_environment()


def read_report_style() -> str:
    """The style sheet of the report."""
    return read_style()


def open_story(workspace: Workspace, story_id: StoryId) -> OpenStory:
    """What the page of a story shows; raises `UnknownIdError`."""
    outline = workspace.stories.read_outline(story_id)
    found = Found(
        tables=(outline.table,), claim_places=outline.claim_places, named_in=outline.named_in
    )
    dossier = outline.dossier
    return OpenStory(dossier.stories[0], dossier, make_index(dossier, found))


def open_whole_story(workspace: Workspace, story_id: StoryId) -> OpenStory:
    """A story with all that was found in its articles; raises `UnknownIdError`."""
    dossier = read_conclusions(workspace, story_id)
    return OpenStory(dossier.stories[0], dossier, make_index(dossier))


def show_story(opened: OpenStory) -> StoryView:
    """The story for a reader, its articles without their texts."""
    story = opened.story or opened.dossier.stories[0]
    return view_story(story, opened.dossier.articles, opened.index)


def open_article(workspace: Workspace, article_id: ArticleId) -> OpenArticle:
    """An article with its story, or by itself as long as it is in none; raises `UnknownIdError`."""
    kept = workspace.articles.read(article_id)
    page = open_page(workspace, kept.article.page_id)
    story_id = kept.story_id
    opened = open_whole_story(workspace, story_id) if story_id else _open_alone(kept, page)
    article = opened.index.articles.get(article_id, kept.article)
    return OpenArticle(article, opened, page)


def show_article(
    one: OpenArticle, *, found: tuple[int, int] | None = None, also: Iterable[Mark] = ()
) -> ArticleView:
    """The article for a reader; the characters `found` of its text get the address `span`."""
    marks = [*also]
    if found is not None:
        start, end = found
        marks.append(
            Mark(id="span", layer="found", start=start, end=end, target=None, note="", wraps=True)
        )
    return view_article(one.article, one.page.view, one.opened.index, also=marks)


def list_switches(one: OpenArticle) -> tuple[tuple[Switch, ...], tuple[Switch, ...]]:
    """Kinds of names, and layers besides them, that stand in the article."""
    opened = one.opened
    own = tuple(told for told in opened.dossier.annotations if told.article_id == one.article.id)
    alone = replace(opened.dossier, annotations=own)
    return list_names(alone), list_layers(alone, opened.index)


def open_page(workspace: Workspace, page_id: PageId) -> OpenPage:
    """A page with what was made of it; raises `UnknownIdError`."""
    page = workspace.pages.read(page_id, with_body=False)
    extraction = workspace.articles.read_extraction(page_id)
    made = extraction or Extraction(articles=(), dropped=())
    dossier = _make_dossier([page], made.articles, made)
    opened = OpenStory(None, dossier, make_index(dossier))
    return OpenPage(page, extraction, opened, view_page(page, opened.index))


def _open_alone(kept: Kept, page: OpenPage) -> OpenStory:
    """An article that waits for its story, with what annotation found in it, if it ran."""
    dossier = _make_dossier([page.page], [kept.article], None)
    if kept.annotated:
        told = decode_record(kept.annotated, Annotated).annotations
        dossier = replace(dossier, annotations=(told,))
    return OpenStory(None, dossier, make_index(dossier))


def _make_dossier(
    pages: Iterable[Page], articles: Iterable[Article], extraction: Extraction | None
) -> Dossier:
    return Dossier(
        version=DOSSIER_VERSION,
        case=None,
        pages=tuple(pages),
        articles=tuple(articles),
        dropped=extraction.dropped if extraction else (),
    )
