"""Article records from the labelled blocks of a page."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from consilience.extraction.addresses import find_address_date
from consilience.extraction.blocks import Block, split_lines
from consilience.extraction.credits import Credits, read_credits
from consilience.extraction.dates import find_published, read_date
from consilience.extraction.found import Found, show_found
from consilience.extraction.genre import find_genre
from consilience.extraction.headline import find_headline, lift_headline
from consilience.extraction.parts import POST, REPETITION, Part, cut_markup, cut_text
from consilience.extraction.plain_text import BODY
from consilience.extraction.posts import Post
from consilience.extraction.readings import Reading, add_house, share_masthead
from consilience.extraction.releases import end_release, find_release, lift_head
from consilience.extraction.titles import clean_title
from consilience.language.genres import cut_legal_form, find_newsroom
from consilience.language.identify import identify_language
from consilience.language.outlets import is_imprint
from consilience.language.sources import is_issuer
from consilience.records.article import Article, Field, FieldEvidence, Segment
from consilience.records.citation import Citation
from consilience.records.extraction import Dropped, Extraction
from consilience.records.ids import ArticleId, make_id
from consilience.records.judgement import Judgement
from consilience.records.page import Page
from consilience.records.span import PageSpan
from consilience.records.time_value import TimeValue

HTML = "text/html"
MASTHEAD = "masthead"  # a line that is the outlet's name and no headline
IMPRINT = "copyright"  # the kind of lines that tell whose the page is


def extract_page(page: Page, judgements: Sequence[Judgement] = ()) -> Extraction:
    """The articles of a page, and everything that was left out of them, in page order.

    `judgements` are those on its boundaries that stand, in the order of their making.
    """
    if page.media_type == HTML:
        parts, readings = _read_markup(page, judgements)
    else:
        parts = tuple(lift_headline(lift_head(one)) for one in cut_text(page.text, judgements))
        readings = share_masthead(parts, tuple(_read_part(page, part) for part in parts))
    articles: list[Article] = []
    dropped: list[Dropped] = []
    for place, (part, reading) in enumerate(zip(parts, readings, strict=True)):
        listed = _add_listed(page, reading) if place == 0 else _add_outlet(page, reading)
        listed = _add_genre(page, part, listed)
        if listed.genre == "release":
            part = end_release(part)
        part = _cut_imprint(part, listed)
        if part.body:
            articles.append(_make_article(page, part, listed))
        dropped.extend(_list_dropped(page, _name_blocks(part, listed)))
    return Extraction(articles=tuple(articles), dropped=tuple(dropped))


def _cut_imprint(part: Part, reading: Reading) -> Part:
    """The part without a last line that names the outlet ("The Review is published by …")."""
    named = {one.page.start for one in reading.evidence if one.field == "outlet" and one.page}
    if len(part.body) < 2:
        return part
    is_told = bool(reading.outlet) and is_imprint(part.body[-1].text, reading.outlet or "")
    if not (is_told or part.body[-1].start in named):
        return part
    at = len(part.blocks) - len(part.tail) - 1
    return replace(part, labels=(*part.labels[:at], IMPRINT, *part.labels[at + 1 :]))


def _read_markup(
    page: Page, judgements: Sequence[Judgement]
) -> tuple[tuple[Part, ...], tuple[Reading, ...]]:
    """The part of an HTML page and its reading, those of a part split off from its own lines.

    lxml is imported here alone.
    """
    from consilience.extraction.html import read_html

    found = read_html(page)
    parts = tuple(
        map(lift_head, cut_markup(page.text, found.body, judgements, starts=found.starts))
    )
    reading = Reading(
        title=found.title or "",
        byline=found.byline,
        outlet=found.outlet,
        publisher=found.publisher,
        credits=found.credits,
        dateline=found.dateline,
        published=found.published,
        evidence=found.evidence,
        named=tuple(_find_named(found.evidence)),
        stated=found.stated,
    )
    own = tuple(
        add_house(_read_part(page, part, headlines=found.headlines), reading) for part in parts
    )
    return parts, own if found.starts else (reading, *own[1:])[: len(parts)]


def _find_named(evidence: Sequence[FieldEvidence]) -> Iterator[tuple[str, Found]]:
    names: dict[str, str] = {"title": "headline", "byline": "byline", "published": "date"}
    for one in evidence:
        if one.page and one.field in names:
            yield names[one.field], Found(one.text, one.page.start, one.page.end)


def _read_part(page: Page, part: Part, *, headlines: Sequence[int] = ()) -> Reading:
    """What the blocks around and in a report tell about it.

    `headlines` are the places of those that markup tells.
    """
    if not part.body:
        return Reading()
    credited = read_credits((*part.head, *part.signed), part.body, part.tail)
    published = find_published((*part.head, *part.signed), part.body, part.tail, listed=None)
    published = published or _find_address_date(part.head)
    outlet = credited.outlet.text if credited.outlet else None
    houses = credited.list_houses(page.outlet or outlet)
    found = list(_list_found(credited, houses, published[1] if published else None))
    title = ""
    release = find_release(part)
    marked = [at for at, block in enumerate(part.head) if block.start in headlines]
    at = release.headline if release else next(iter(marked), None)
    if at is None:
        labels = [
            MASTHEAD if block.text == outlet else label
            for block, label in zip(part.head, part.labels, strict=False)
        ]
        at = find_headline(part.head, labels, part.body)
    if at is not None:
        block = part.head[at]
        title = clean_title(" ".join(block.text.split()), page.outlet or outlet)
        found.insert(0, ("title", Found(block.text, block.start, block.end)))
    evidence = tuple(show_found(page, field, one) for field, one in found)
    return Reading(
        title=title,
        byline=credited.byline.text if credited.byline else None,
        outlet=outlet,
        publisher=credited.owner.text if credited.owner else None,
        credits=tuple(one.text for one in houses),
        dateline=credited.dateline,
        published=published[0] if published else None,
        evidence=evidence,
        named=tuple(_find_named(evidence)),
    )


def _find_address_date(head: Sequence[Block]) -> tuple[TimeValue, Found] | None:
    """The day in an address that a line above the report is."""
    return next(filter(None, map(find_address_date, head)), None)


def _list_found(
    credited: Credits, houses: Sequence[Found], published: Found | None
) -> Iterator[tuple[Field, Found]]:
    if credited.byline:
        yield "byline", credited.byline
    if credited.outlet:
        yield "outlet", credited.outlet
    if credited.owner:
        yield "publisher", credited.owner
    for house in houses:
        yield "credit", house
    if credited.dateline:
        yield "dateline", credited.dateline
    if published:
        yield "published", published


def _add_listed(page: Page, reading: Reading) -> Reading:
    """The reading with what a list beside the page says in place of what the page says."""
    reading = _add_outlet(page, reading)
    if page.title and page.title.strip():
        title = clean_title(page.title, reading.outlet)
        reading = _replace_field(replace(reading, title=title), "title", page.title)
    if page.published and (value := read_date(page.published, basis="list")):
        reading = _replace_field(replace(reading, published=value), "published", page.published)
    return reading


def _add_outlet(page: Page, reading: Reading) -> Reading:
    if not page.outlet:
        return reading
    return _replace_field(replace(reading, outlet=page.outlet), "outlet", page.outlet)


def _add_genre(page: Page, part: Part, reading: Reading) -> Reading:
    """The reading with what sort of text the page says it is; a release with its issuer."""
    if (release := find_release(part)) is not None:
        told = show_found(page, "genre", release.label)
        reading = _cut_newsroom(reading)
        reading = replace(reading, genre="release", evidence=(*reading.evidence, told))
        labelled = replace(reading, named=(*reading.named, ("label", release.label)))
        return _add_issuer(page, labelled, release.issuer) if release.issuer else labelled
    found = find_genre(page, reading.title, part.head, part.tail, reading.stated)
    if found is None:
        return reading
    return replace(reading, genre=found[0], evidence=(*reading.evidence, found[1]))


def _add_issuer(page: Page, reading: Reading, issuer: Found) -> Reading:
    """The issuer as outlet where none is known, else as the last house credited."""
    own = cut_legal_form(reading.outlet or "").casefold()
    name = cut_legal_form(issuer.text).casefold()
    if is_issuer(reading.outlet) or (own and (name in own or own in name)):
        return reading
    field: Field = "credit" if own else "outlet"
    evidence = (*reading.evidence, show_found(page, field, issuer))
    if not own:
        return replace(reading, outlet=issuer.text, evidence=evidence)
    credited = tuple(one for one in reading.credits if one != issuer.text)
    return replace(reading, credits=(*credited, issuer.text), evidence=evidence)


def _cut_newsroom(reading: Reading) -> Reading:
    """The reading with the body whose page for the press the outlet is ("Lund AG Newsroom")."""
    outlet = reading.outlet or ""
    place = find_newsroom(outlet)
    return replace(reading, outlet=outlet[slice(*place)].strip()) if place else reading


def _replace_field(reading: Reading, field: Field, text: str) -> Reading:
    """The reading with a list's words as the only evidence for a field."""
    others = tuple(one for one in reading.evidence if one.field != field)
    listed = FieldEvidence(field=field, provenance="list", text=text)
    return replace(reading, evidence=(*others, listed))


def _make_article(page: Page, part: Part, reading: Reading) -> Article:
    text, source_map = _join_body(part.body)
    last = source_map[-1]
    article = Article(
        id=ArticleId(make_id(page.id, source_map[0].page_start, last.page_start + last.length)),
        page_id=page.id,
        title=reading.title,
        text=text,
        lang=identify_language(text),
        outlet=reading.outlet,
        publisher=reading.publisher,
        byline=reading.byline,
        credits=reading.credits,
        published=reading.published,
        source_map=source_map,
        citations=tuple(_cite(page, part, post) for post in part.posts),
        evidence=reading.evidence,
        genre=reading.genre,
    )
    return _set_dateline(article, reading.dateline)


def _join_body(body: Sequence[Block]) -> tuple[str, tuple[Segment, ...]]:
    """The article's text, and whence its stretches come: one a line of the page."""
    pieces: list[str] = []
    segments = []
    length = 0
    for block in body:
        for number, (start, end) in enumerate(split_lines(block)):
            if pieces:
                pieces.append(" " if number else "\n")
                length += 1
            pieces.append(block.text[start - block.start : end - block.start])
            segments.append(Segment(start=length, page_start=start, length=end - start))
            length += end - start
    return "".join(pieces), tuple(segments)


def _set_dateline(article: Article, dateline: Found | None) -> Article:
    """The article with its dateline, if it stands at the beginning of the text."""
    first = article.source_map[0]
    if dateline is None or dateline.start != first.page_start or len(dateline.text) > first.length:
        return article
    return replace(article, dateline=article.span(0, dateline.end - dateline.start))


def _cite(page: Page, part: Part, post: Post) -> Citation:
    start, end = part.blocks[post.start].start, part.blocks[post.end - 1].end
    return Citation(
        kind="post",
        text=page.text[start:end],
        page=PageSpan(id=page.id, start=start, end=end),
        author=post.author,
    )


def _name_blocks(part: Part, reading: Reading) -> Part:
    """The part with better names for what is dropped: headline, its copies, byline, date."""
    labels = list(part.labels)
    wordings = {}
    for name, found in reading.named:
        for at, block in enumerate(part.blocks):
            if block.start <= found.start < block.end and labels[at] not in (BODY, POST):
                labels[at] = name
                wordings[block.text] = at
    for at, block in enumerate(part.blocks):
        if wordings.get(block.text, at) != at and labels[at] not in (BODY, POST):
            labels[at] = REPETITION
    return replace(part, labels=tuple(labels))


def _list_dropped(page: Page, part: Part) -> Iterator[Dropped]:
    """Every block that is neither prose nor, on a page with prose, a cited post."""
    for block, label in zip(part.blocks, part.labels, strict=True):
        if label != BODY and not (label == POST and part.body):
            yield Dropped(page_id=page.id, kind=label, start=block.start, end=block.end)
