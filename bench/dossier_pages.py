"""Checks of pages and articles: what was found, kept, left out, dated and cited."""

from collections.abc import Sequence
from datetime import date

from bench.dossier_reading import Faults, Reading, find_lines


def check_count(reading: Reading, *, of: str, number: int, page: str | None = None) -> Faults:
    """How many pages, articles, stories or failures there are, or articles on one page."""
    found = len(reading.articles_on(page)) if page else len(getattr(reading.dossier, of))
    if found != number:
        yield f"{found} {of}"


def check_story(reading: Reading, *, articles: Sequence[str]) -> Faults:
    """That a story holds exactly these articles."""
    wanted = {reading.find_article(one).id for one in articles}
    stories = [set(one.article_ids) for one in reading.dossier.stories]
    if wanted not in stories:
        held = [sorted(reading.label_of[one] for one in story) for story in stories]
        yield f"stories {held}"


def check_lines(
    reading: Reading, *, page: str, kept: Sequence[int] = (), dropped: Sequence[int] = ()
) -> Faults:
    """Which lines of a page are prose of an article, and which are not."""
    name = reading.find_page(page)
    text = next((one.text for one in reading.dossier.pages if one.id == name), "")
    segments = [
        (one.page_start, one.page_start + one.length)
        for article in reading.articles_on(page)
        for one in article.source_map
    ]
    for start, end in find_lines(text, kept):
        if not any(first <= start and end <= last for first, last in segments):
            yield f"not kept: {text[start:end][:40]!r}"
    for start, end in find_lines(text, dropped):
        if any(first < end and start < last for first, last in segments):
            yield f"not dropped: {text[start:end][:40]!r}"


def check_dropped_as(reading: Reading, *, page: str, line: int, reasons: Sequence[str]) -> Faults:
    """For which of these reasons a line was left out."""
    name = reading.find_page(page)
    text = next((one.text for one in reading.dossier.pages if one.id == name), "")
    held = [one for one in reading.dossier.dropped if one.page_id == name]
    for start, end in find_lines(text, [line]):
        found = {one.kind for one in held if one.start < end and start < one.end}
        if not found & set(reasons):
            yield f"dropped as {sorted(found)}"


def check_field(
    reading: Reading, *, article: str, name: str, value: str | Sequence[str] | None = None
) -> Faults:
    """Outlet, publisher, byline, title or credits; no value means unknown."""
    found = getattr(reading.find_article(article), name)
    found = list(found) if isinstance(found, tuple) else found or None
    if found != value:
        yield f"{name} {found!r}"


def check_published(
    reading: Reading,
    *,
    article: str,
    day: str | None = None,
    bases: Sequence[str] = (),
    within: int = 1,
) -> Faults:
    """The day of publication, known to `within` days, on one of these grounds."""
    found = reading.find_article(article).published
    if found is None or day is None:
        if found is not None or day is not None:
            yield f"published {found and found.earliest}"
        return
    first, last = found.first_day, found.last_day
    span = (_read_day(last) - _read_day(first)) + 1
    if not first <= day <= last or span > within:
        yield f"published {first} to {last}"
    if bases and found.basis not in bases:
        yield f"known by {found.basis}"


def check_unread(reading: Reading, *, article: str, lang: str) -> Faults:
    """That the article is kept in its language and said to be not read."""
    found = reading.find_article(article)
    read = {one.article_id for one in reading.dossier.annotations if one.read}
    if found.lang != lang or found.id in read:
        yield f"{found.lang}, {'read' if found.id in read else 'not read'}"


def check_time(reading: Reading, *, article: str, words: str, values: Sequence[str]) -> Faults:
    """What each time expression of these words comes to."""
    name = reading.find_article(article).id
    notes = next(one for one in reading.dossier.annotations if one.article_id == name)
    found = {one.timex for one in notes.times if one.span.text == words}
    if not found or not found <= set(values):
        yield f"{words!r} is {sorted(found)}"


def check_citation(reading: Reading, *, article: str, words: Sequence[str]) -> Faults:
    """That a post with these words is kept as a citation and not as prose."""
    found = reading.find_article(article)
    notes = next(one for one in reading.dossier.annotations if one.article_id == found.id)
    held = {" ".join((one.text, one.author or "")) for one in (*found.citations, *notes.citations)}
    if not any(all(word in text for word in words) for text in held):
        yield f"{len(held)} citations"
    yield from (f"{word!r} in the prose" for word in words if word in found.text)


def _read_day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()
