from dataclasses import replace
from datetime import date

import pytest

from consilience.annotation.times import FoundTime, resolve_times
from consilience.annotation.times_meanings import Meaning
from consilience.linking.dating import apply_dating, bound_stories, date_articles
from consilience.linking.dating_marks import Mark, find_marks
from consilience.records.article import Article, Segment
from consilience.records.citation import Citation
from consilience.records.extraction import Dropped
from consilience.records.ids import PageId, StoryId
from consilience.records.span import PageSpan
from consilience.records.story import Story
from tests.making import make_article, make_page

MONDAY = Meaning(anchor="published", weekday=1)
SATURDAY_TO_COME = Meaning(anchor="published", weekday=6, direction="future")
MAY_3 = Meaning(anchor="published", month=5, day=3)
TUESDAY_MAY_4 = Meaning(anchor="published", month=5, day=4, weekday=2)
CHRISTMAS = Meaning(anchor="published", month=12, day=25)
WRITTEN_OUT = Meaning(year=2027, month=5, day=4)


def article(name: str, published: str | None = None) -> Article:
    return make_article("Some words about the matter.", name=name, day=published)


def time(meaning: Meaning, paragraph: int = 0) -> FoundTime:
    return FoundTime(
        start=0, end=4, type="date", timex="", value=None, meaning=meaning, paragraph=paragraph
    )


def date_first(articles, meanings, marks=(), paragraph=0):
    """The date that the first article gets, with the times of each."""
    story = Story(id=StoryId("s"), title="", article_ids=tuple(one.id for one in articles))
    times = {
        one.id: resolve_times([time(two, paragraph) for two in told], one.published)
        for one, told in zip(articles, meanings, strict=True)
    }
    return date_articles([story], articles, times, {articles[0].id: marks}).get(articles[0].id)


def bounds(dating):
    return (dating.value.earliest, dating.value.latest, dating.value.basis)


@pytest.mark.parametrize(
    ("told", "company", "wanted"),
    [
        ((MONDAY,), "2027-05-05", ("2027-05-03", "2027-05-04", "story")),
        ((MAY_3,), "2027-05-05", ("2027-05-03", "2027-05-09", "story")),
        ((MAY_3,), "2026-12-30", None),  # four months from all that is known
        ((MAY_3, MONDAY), "2027-05-05", ("2027-05-03", "2027-05-04", "story")),
        ((TUESDAY_MAY_4,), "2027-05-05", ("2027-05-04", "2027-05-10", "story")),
        ((TUESDAY_MAY_4,), "2026-05-05", None),  # in 2026 it is a Monday
        ((MONDAY, TUESDAY_MAY_4), "2027-05-05", ("2027-05-04", "2027-05-04", "story")),
        ((CHRISTMAS,), "2027-12-07", None),  # to come
        ((SATURDAY_TO_COME,), "2027-05-05", None),
        ((WRITTEN_OUT,), "2027-05-05", ("2027-05-04", "2027-05-10", "story")),
        ((), "2027-05-05", None),  # company alone dates nothing
    ],
)
def test_an_undated_article_is_dated_by_its_days_and_its_story(told, company, wanted):
    found = date_first([article("a"), article("b", company)], [told, ()])
    assert (found and bounds(found)) == wanted


def test_the_year_of_a_day_is_that_of_the_story_and_no_other():
    found = date_first([article("a"), article("b", "2028-01-02")], [(CHRISTMAS,), ()])
    assert bounds(found)[0] == "2027-12-25"


def test_a_day_deep_in_the_text_bounds_a_report_loosely():
    found = date_first([article("a"), article("b", "2027-05-05")], [(MAY_3,), ()], paragraph=3)
    assert found.value.precision == "month"


def test_the_reason_names_the_day_and_how_many_tell_of_it():
    articles = [article("a"), article("b", "2027-05-05"), article("c", "2027-05-06")]
    found = date_first(articles, [(MONDAY,), (MAY_3,), (MAY_3,)])
    (told,) = found.evidence
    assert told.text == "Some"
    assert told.provenance == "story"
    assert told.reason == (
        "3 May 2027 lies nearest to 5 May 2027, and 2 other articles of the story tell of that day"
    )


def test_a_weekday_between_two_weeks_of_reports_stays_open():
    articles = [article("a"), article("b", "2027-05-05"), article("c", "2027-05-19")]
    assert date_first(articles, [(MONDAY,), (), ()]) is None


def test_an_article_dated_by_its_story_dates_the_next():
    articles = [article("a"), article("b"), article("c", "2027-04-30")]
    july_4, may_30 = (
        Meaning(anchor="published", month=month, day=day, direction="past")
        for month, day in ((7, 4), (5, 30))
    )
    story = Story(id=StoryId("s"), title="", article_ids=tuple(one.id for one in articles))
    times = {"a": (time(july_4),), "b": (time(may_30),), "c": ()}
    assert {
        name: one.value.earliest
        for name, one in date_articles([story], articles, times, {}).items()
    } == {"a": "2027-07-04", "b": "2027-05-30"}
    alone = replace(story, article_ids=("a", "c"))
    assert date_articles([alone], articles, times, {}) == {}


def test_a_caption_dates_a_report_that_has_no_company():
    mark = Mark(date(2027, 5, 1), PageSpan(id=PageId("p"), start=3, end=7), "May 1")
    found = date_first([article("a")], [(MONDAY,)], marks=[mark])
    assert bounds(found) == ("2027-05-03", "2027-05-04", "weekday")
    assert [one.text for one in found.evidence] == ["Some", "May 1"]


def test_a_report_without_company_and_marks_is_dated_by_a_full_date_in_its_lead_alone():
    assert bounds(date_first([article("a")], [(WRITTEN_OUT,)]))[2] == "relative"
    assert date_first([article("a")], [(WRITTEN_OUT,)], paragraph=3) is None
    assert date_first([article("a")], [(MONDAY,)]) is None


def test_dated_articles_keep_their_dates():
    articles = [article("a", "2027-05-05"), article("b", "2027-05-05")]
    assert date_first(articles, [(MONDAY,), ()]) is None


def test_a_dated_article_and_its_story_show_the_new_date():
    articles = [article("a"), article("b", "2027-05-05")]
    found = date_first(articles, [(MONDAY,), ()])
    dated = [apply_dating(articles[0], found), articles[1]]
    assert dated[0].evidence == found.evidence
    story = Story(id=StoryId("s"), title="", article_ids=("a", "b"))
    undated = Story(id=StoryId("t"), title="", article_ids=())
    first, second = bound_stories([undated, story], dated)
    assert (first.earliest, first.latest) == ("2027-05-03", "2027-05-05")
    assert (second.id, second.earliest) == ("t", None)


def test_marks_are_the_full_dates_of_captions_and_posts_of_the_nearest_article():
    text = "Photo of 1 May 2027\nFirst prose.\nPost, 2 May 2027\nSecond prose.\nPhoto of 9 June\nPhoto, 3/4/2027"
    page = make_page(text)

    def on_page(name: str, words: str, **fields) -> Article:
        start = text.index(words)
        segment = Segment(start=0, page_start=start, length=len(words))
        made = make_article(words, name=name)
        return replace(made, page_id=page.id, source_map=(segment,), **fields)

    def place(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    start, end = place("Post, 2 May 2027")
    post = Citation(kind="post", text="", page=PageSpan(id=page.id, start=start, end=end))
    articles = [on_page("a", "First prose."), on_page("b", "Second prose.", citations=(post,))]
    dropped = [
        Dropped(page_id=page.id, kind="caption", start=place(words)[0], end=place(words)[1])
        for words in ("Photo of 1 May 2027", "Photo of 9 June", "Photo, 3/4/2027")
    ]
    marks = find_marks([page], articles, dropped)
    assert {name: [one.text for one in there] for name, there in marks.items()} == {
        "a": ["1 May 2027"],
        "b": ["2 May 2027"],
    }
