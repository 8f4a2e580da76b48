import pytest

from consilience.extraction import extract_page
from consilience.records.ids import JudgementId, PageId
from consilience.records.judgement import Judgement, Verdict
from consilience.records.page import Page
from consilience.records.span import PageSpan

FIRST = (
    "The harbour council of Skelda voted on Monday to lease the long mole for forty years.\n"
    "Councillors said that the lease would pay for a new breakwater and for two cranes.\n"
    "The vote was nine to four, and the mayor signed the papers the same evening in the hall."
)
SECOND = (
    "Rain kept the last stage of the island cycling tour to sixty kilometres on Sunday.\n"
    "The leader of the tour finished in the bunch and keeps the yellow jersey for a day more.\n"
    "Riders complained about the gravel on the descent, and three of them needed stitches."
)
TEXT = f"{FIRST}\n{SECOND}\n"


def make_page(text: str, media_type: str = "text/plain", body: bytes = b"") -> Page:
    return Page(
        id=PageId("page"),
        uri="page.txt",
        name="page.txt",
        media_type=media_type,
        encoding="utf-8",
        body=body or text.encode(),
        text=text,
        outlet=None,
        fetched_at=None,
    )


def judge(verdict: Verdict, place: int) -> Judgement:
    return Judgement(
        id=JudgementId(f"{verdict} {place}"),
        kind="boundary",
        subjects=("page",),
        verdict=verdict,
        made_by="tester",
        made_at="2031-03-05T10:00:00Z",
        place=PageSpan(id=PageId("page"), start=place, end=place),
    )


def test_a_page_is_cut_where_somebody_said_so_and_the_texts_stay_exact() -> None:
    page = make_page(TEXT)
    place = TEXT.index("Rain")
    assert [one.text for one in extract_page(page).articles] == [f"{FIRST}\n{SECOND}"]
    cut = extract_page(page, [judge("split", place)]).articles
    assert [one.text for one in cut] == [FIRST, SECOND]
    assert cut[1].page_span(0, 4) == PageSpan(id=PageId("page"), start=place, end=place + 4)


def test_a_cut_that_is_joined_again_leaves_one_article() -> None:
    page = make_page(TEXT)
    place = TEXT.index("Rain")
    joined = extract_page(page, [judge("split", place), judge("join", place + 3)])
    assert joined == extract_page(page)


@pytest.mark.parametrize("place", [0, 10**6])
def test_a_place_at_either_end_of_the_page_loses_nothing(place: int) -> None:
    page = make_page(TEXT)
    extraction = extract_page(page, [judge("split", place), judge("join", place)])
    words = " ".join(one.text for one in extraction.articles).split()
    dropped = " ".join(TEXT[one.start : one.end] for one in extraction.dropped).split()
    assert sorted(words + dropped) == sorted(TEXT.split())


def test_a_report_split_off_an_html_page_has_no_headline_of_the_first() -> None:
    lines = "".join(f"<p>{line}</p>" for line in TEXT.strip().split("\n"))
    markup = f"<html><head><title>Mole leased</title></head><body><h1>Mole leased</h1>{lines}</body></html>"
    page = make_page(f"Mole leased\n{TEXT}", "text/html", markup.encode())
    place = page.text.index("Rain")
    first, second = extract_page(page, [judge("split", place)]).articles
    assert first.title == "Mole leased"
    assert second.title != "Mole leased"
    assert second.text.startswith("Rain")
