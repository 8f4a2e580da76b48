import pytest

from consilience.errors import ConsilienceError, SpanError
from consilience.records.article import Article, Segment
from consilience.records.ids import ArticleId, PageId, make_id
from consilience.records.span import PageSpan, Span
from tests.making import make_article


def test_a_span_reads_the_words_of_its_range() -> None:
    article = make_article("The lease was signed.", page_start=100)
    span = article.span(4, 9)
    assert span.text == "lease"
    assert span.page == PageSpan(id=article.page_id, start=104, end=109)


def test_an_empty_span_is_nowhere_longer_on_the_page() -> None:
    span = make_article("abc", page_start=7).span(3, 3)
    assert span.text == ""
    assert span.page is not None
    assert span.page.start == span.page.end


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 1), (0, 4)])
def test_a_range_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(SpanError, match="outside its 3 characters"):
        make_article("abc").span(start, end)


@pytest.mark.parametrize(("start", "end", "text"), [(0, 4, "abc"), (-3, 0, "abc"), (5, 2, "")])
def test_words_of_another_length_than_their_range_are_refused(
    start: int, end: int, text: str
) -> None:
    with pytest.raises(SpanError, match="make spans with"):
        Span(article=ArticleId("a"), start=start, end=end, text=text)


def test_a_page_range_cannot_run_backwards() -> None:
    with pytest.raises(SpanError, match="no range"):
        PageSpan(id=PageId("p"), start=3, end=2)


def test_every_error_of_the_library_has_one_root() -> None:
    assert issubclass(SpanError, ConsilienceError)


def test_spans_map_through_paragraphs_that_stand_apart_on_the_page() -> None:
    page = "Title\n\nFirst one.\nShare\nSecond one."
    text = "First one.\nSecond one."
    article = Article(
        id=ArticleId("a"),
        page_id=PageId("p"),
        title="Title",
        text=text,
        lang="en",
        source_map=(
            Segment(start=0, page_start=7, length=10),
            Segment(start=11, page_start=24, length=11),
        ),
    )
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            place = article.page_span(start, end)
            assert place is not None
            if "\n" not in text[start:end]:
                assert page[place.start : place.end] == text[start:end]
    across = article.page_span(6, 17)
    assert across is not None
    assert page[across.start : across.end] == "one.\nShare\nSecond"


def test_ids_depend_on_the_parts_and_where_one_ends() -> None:
    assert make_id("a", "bc") == make_id("a", "bc")
    assert make_id("a", "bc") != make_id("ab", "c")
    assert len(make_id("a")) == 16
