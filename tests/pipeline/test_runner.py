from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience import annotation
from consilience.analysis.discrepancies import finding
from consilience.annotation import Annotated, annotate_articles
from consilience.annotation.article import Parses
from consilience.codec import encode_dossier
from consilience.export.html import write_html
from consilience.export.markdown import write_markdown
from consilience.export.text import write_text
from consilience.extraction import extract_page
from consilience.pipeline import batches, extracting, parts, runner
from consilience.pipeline.parts import Part, make_part
from consilience.records.article import Article
from consilience.records.extraction import Extraction
from consilience.records.failure import Failure
from consilience.records.judgement import Judgement
from consilience.records.page import Page
from consilience.records.story import Story
from tests.making import make_page

REPORT = (
    "The ferry Albatross ran aground off Sandholm on Tuesday with 212 passengers aboard, the coast guard said.\n\n"
    "Rescue boats from the harbour of Sandholm took all passengers off the ferry before it was dark.\n\n"
    "Captain Ada Brandt told reporters that the rudder had failed twice since the ship left Oslo in the morning.\n"
)
OTHER = (
    "Parliament passed the budget by three votes after a night of speeches, the speaker announced on Friday.\n\n"
    "Finance Minister Leo Lund called the new taxes on sugar and tobacco necessary for the years ahead.\n\n"
    "The opposition said that it would take the budget to the constitutional court in the coming weeks.\n"
)


@pytest.fixture
def pages() -> list[Page]:
    return [make_page(REPORT, name="ferry"), make_page(OTHER, name="budget", outlet="The Post")]


def test_pages_become_articles_stories_and_entities(pages: list[Page]) -> None:
    dossier = runner.make_dossier(pages, case="a case")
    assert [page.name for page in dossier.pages] == ["budget.txt", "ferry.txt"]
    whole = [one for one in dossier.corroborations if one.event_id is None]
    assert len(dossier.articles) == len(dossier.stories) == len(whole) == 2
    assert {"Ada Brandt", "Leo Lund"} <= {entity.name for entity in dossier.entities}
    assert dossier.failures == ()


def test_the_order_of_pages_changes_no_byte(pages: list[Page]) -> None:
    forth = encode_dossier(runner.make_dossier(pages))
    assert encode_dossier(runner.make_dossier(pages[::-1])) == forth


def test_one_content_is_one_page(pages: list[Page]) -> None:
    assert runner.make_dossier([*pages, pages[0]]) == runner.make_dossier(pages)


def test_a_page_without_a_report_is_a_failure_and_all_of_it_is_dropped() -> None:
    page = make_page("Home\nNews\nSport\n", name="menu")
    dossier = runner.make_dossier([page, make_page(REPORT, name="ferry")])
    (failure,) = dossier.failures
    assert (failure.uri, failure.stage, failure.code) == (page.uri, "extraction", "no_article")
    dropped = [one for one in dossier.dropped if one.page_id == page.id]
    assert [page.text[one.start : one.end] for one in dropped] == page.text.split()


def test_failures_of_intake_are_passed_on(pages: list[Page]) -> None:
    failure = Failure(uri="x.pdf", stage="intake", code="not_text", message="a PDF document")
    assert runner.make_dossier([*pages, failure]).failures == (failure,)


def test_an_error_on_one_page_costs_that_page_alone(
    pages: list[Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = extract_page

    def fail_on_budget(page: Page, judgements: Sequence[Judgement]) -> Extraction:
        if page.name == "budget.txt":
            raise RecursionError("too deep")
        return whole(page, judgements)

    monkeypatch.setattr(extracting, "extract_page", fail_on_budget)
    dossier = runner.make_dossier(pages)
    assert len(dossier.articles) == 1
    assert [(one.stage, one.message) for one in dossier.failures] == [
        ("extraction", "RecursionError: too deep")
    ]


def test_progress_is_reported_by_stage(pages: list[Page]) -> None:
    seen: list[tuple[str, int, int | None]] = []
    runner.make_dossier(pages, progress=lambda *report: seen.append(report))
    assert ("intake", 2, None) in seen
    assert ("extraction", 2, 2) in seen
    assert ("annotation", 2, 2) in seen


@given(st.lists(st.text(max_size=200), max_size=3))
@settings(max_examples=25)
def test_any_pages_give_a_dossier_with_exact_spans(texts: list[str]) -> None:
    pages = [make_page(text, name=str(n)) for n, text in enumerate(texts)]
    dossier = runner.make_dossier(pages)
    page_of = {page.id: page for page in dossier.pages}
    text_of = {article.id: article.text for article in dossier.articles}
    for annotations in dossier.annotations:
        for mention in annotations.mentions:
            span = mention.span
            assert span.text == text_of[span.article][span.start : span.end]
            assert span.page is not None
            on_page = page_of[span.page.id].text[span.page.start : span.page.end]
            assert on_page.split() == span.text.split()


def test_an_error_on_one_article_costs_that_article_alone(
    pages: list[Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(articles: Sequence[Article], *, parses: Parses) -> Iterator[Annotated]:
        if len(articles) > 1:
            raise RuntimeError("the batch is spoilt")
        if articles[0].text.startswith("Parliament"):
            raise RuntimeError("this one is")
        yield from annotate_articles(articles, parses=parses)

    monkeypatch.setattr(annotation, "annotate_articles", fail)
    dossier = runner.make_dossier(pages)
    assert sorted(one.read for one in dossier.annotations) == [False, True]
    assert [(one.stage, one.message) for one in dossier.failures] == [
        ("annotation", "RuntimeError: this one is")
    ]


def test_a_text_too_long_to_read_is_kept_and_told(
    pages: list[Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    longest = max(len(one.text) for one in runner.make_dossier(pages).articles)
    monkeypatch.setattr(batches, "MAX_CHARACTERS", longest - 1)
    dossier = runner.make_dossier(pages)
    unread = [len(one.text) == longest for one in dossier.articles]
    assert sorted(unread) == [False, True]
    assert [not one.read for one in dossier.annotations] == unread
    assert [(one.stage, one.code) for one in dossier.failures] == [("annotation", "too_long")]


def test_an_error_on_one_story_costs_that_story_alone(
    pages: list[Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(story: Story, *given: Any, **named: Any) -> Part:
        if story.title.startswith("Parliament"):
            raise RuntimeError("this one is spoilt")
        return make_part(story, *given, **named)

    monkeypatch.setattr(parts, "make_part", fail)
    dossier = runner.make_dossier(pages)
    assert [(one.stage, one.message) for one in dossier.failures] == [
        ("linking", "RuntimeError: this one is spoilt")
    ]
    assert len(dossier.stories) == len(dossier.articles) == len(dossier.annotations) == 2
    (told,) = {one.story_id for one in dossier.events}
    assert [one.title[:10] for one in dossier.stories if one.id == told] == ["The ferry "]
    assert "Parliament passed the budget" in write_html(dossier)


def test_an_error_in_one_conclusion_costs_that_conclusion_alone(
    pages: list[Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    def find_broken_differences(*_: object) -> None:
        raise RuntimeError("no such hour")

    whole = runner.make_dossier(pages)
    detectors = (find_broken_differences, *finding.DETECTORS, find_broken_differences)
    monkeypatch.setattr(finding, "DENIAL_DETECTORS", (find_broken_differences,))
    monkeypatch.setattr(finding, "DETECTORS", detectors)
    monkeypatch.setattr(parts, "find_terms", find_broken_differences)
    dossier = runner.make_dossier(pages)
    assert [(one.stage, one.code) for one in dossier.failures] == [("analysis", "error")] * 2
    first = dossier.failures[0]
    assert first.uri in {one.id for one in dossier.stories}
    assert "broken differences" in first.message
    assert "RuntimeError: no such hour" in first.message
    assert (dossier.events, dossier.corroborations) == (whole.events, whole.corroborations)
    assert (dossier.briefs, dossier.silences) == (whole.briefs, whole.silences)
    for written in (write_html(dossier), write_markdown(dossier)):
        assert written.count("A part of what is told of this story could not be made") == 2
        assert f"{first.uri}: " not in written


SENTENCES = [
    "Farmers found a hoard of bronze axes near Ostrel on Friday, the county museum said.",
    "The axes were buried in 850 BC, and the town was founded in 1200 BC.",
    "The town was destroyed on 5 March 44 BC and on 6 March 44 BC, and never on 31 February 2031.",
    "Between 500 BC and the year 12,000 some ⅓ of them, or −3.5 million, drowned on 99/99/9999.",
    "Lisa Brand met Lisa Brand on Monday, and she told her that he had denied it.",
    "“We met nobody on 4 May,” said Lisa Brand, “and 1e309 people, or 0 per cent, were hurt.”",
    "Nobody denied that police denied that 12 to 4 people were not killed in Ostrel or Vanmark.",
    "The museum denied on 4 May that the axes were buried in 900 BC; 14 people were killed.",
    "At 24:61 on 0 January 0000, the 30th of February, the county museum denied 14 deaths.",
]


@given(
    st.lists(st.lists(st.sampled_from(SENTENCES), min_size=3, max_size=6), min_size=2, max_size=3)
)
@settings(max_examples=12)
def test_no_date_number_or_name_stops_a_story(texts: list[list[str]]) -> None:
    pages = [make_page("\n\n".join(one), name=str(at)) for at, one in enumerate(texts)]
    dossier = runner.make_dossier(pages)
    assert [one for one in dossier.failures if one.stage not in ("intake", "extraction")] == []
    assert write_html(dossier)
    assert write_text(dossier)
