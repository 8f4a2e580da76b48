"""Records made by hand, with what a test does not care about filled in."""

import unicodedata

from consilience.extraction.visible_text import find_visible_text
from consilience.records.annotations import Annotations
from consilience.records.article import Article, Segment
from consilience.records.dossier import DOSSIER_VERSION, Dossier
from consilience.records.ids import ArticleId, MentionId, PageId, StoryId
from consilience.records.mention import EntityKind, Mention
from consilience.records.page import Page
from consilience.records.story import Story
from consilience.records.time_value import TimeValue


def make_page(text: str = "", *, name: str = "page", outlet: str | None = None) -> Page:
    return Page(
        id=PageId(f"id of {name}"),
        uri=f"/pages/{name}.txt",
        name=f"{name}.txt",
        media_type="text/plain",
        text=text,
        body=text.encode(),
        outlet=outlet,
    )


def make_html_page(html: str) -> Page:
    return Page(
        id=PageId("page"),
        uri="page.html",
        name="page.html",
        media_type="text/html",
        text=unicodedata.normalize("NFC", find_visible_text(html)),
        body=html.encode(),
    )


def make_day(day: str) -> TimeValue:
    return TimeValue(earliest=day, latest=day, precision="day", basis="explicit")


def make_article(
    text: str = "",
    *,
    name: str = "article",
    title: str = "",
    lang: str = "en",
    outlet: str | None = None,
    day: str | None = None,
    page_start: int = 0,
) -> Article:
    return Article(
        id=ArticleId(name),
        page_id=PageId(f"page of {name}"),
        title=title,
        text=text,
        lang=lang,
        outlet=outlet,
        published=make_day(day) if day else None,
        source_map=(Segment(start=0, page_start=page_start, length=len(text)),),
    )


def mark(
    article: Article,
    words: str,
    kind: EntityKind = "person",
    *,
    role: str | None = None,
    at: int = 0,
) -> Mention:
    """The mention of `words` where they first stand behind `at`."""
    start = article.text.index(words, at)
    return Mention(
        id=MentionId(f"{article.id}:{start}"),
        span=article.span(start, start + len(words)),
        kind=kind,
        form="name",
        role=role,
    )


def annotate_by_hand(article: Article, *mentions: Mention) -> Annotations:
    return Annotations(article_id=article.id, mentions=mentions)


def make_dossier(page: Page, article: Article, *mentions: Mention) -> Dossier:
    return Dossier(
        version=DOSSIER_VERSION,
        case="a case",
        pages=(page,),
        articles=(article,),
        dropped=(),
        annotations=(annotate_by_hand(article, *mentions),),
        stories=(Story(id=StoryId("story"), title=article.title, article_ids=(article.id,)),),
    )
