import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.export.charts.drawing import draw_all
from consilience.export.charts.lanes import (
    ASIDE,
    WIDTH,
    StoryTimes,
    Told,
    find_days,
    find_periods,
    lay_out,
)
from consilience.export.charts.timeline import picture_timeline, tell_article
from consilience.records.time_value import TimeValue
from tests.export.making import HOSTILE, make_article, make_day, make_page

DAY = timedelta(days=1)


def make_articles(*days: str | None):
    page = make_page("x", "page")
    return [
        make_article(page, ["x"], id=f"n{number}", published=make_day(day) if day else None)
        for number, day in enumerate(days)
    ]


def make_range(earliest: str, latest: str) -> TimeValue:
    return TimeValue(earliest=earliest, latest=latest, precision="month", basis="story")


def day(iso: str) -> datetime:
    return datetime.fromisoformat(iso).replace(tzinfo=UTC)


def times(*stories, events=()) -> list[StoryTimes]:
    return [
        StoryTimes(title=title, articles=tuple(map(tell_article, articles)), events=events)
        for title, articles in stories
    ]


def draw_timeline(*stories, events=()) -> str:
    picture = picture_timeline(times(*stories, events=events))
    assert picture is not None
    return draw_all([picture])[0]


def draw(*stories, events=()) -> ElementTree.Element:
    return ElementTree.fromstring(draw_timeline(*stories, events=events))


def test_every_article_is_one_link_named_by_date_title_and_outlet():
    dated, undated = make_articles("2031-03-06", None)
    dated = replace(dated, title="Signed", outlet="Courier")
    ranged = replace(dated, id="n2", published=make_range("2031-03-01", "2031-03-31"))
    root = draw(("Lease", [dated, undated]), ("Other", [ranged]))
    links = {one.get("href"): one.findtext("title") for one in root.iter("a")}
    assert links == {
        "#a-n0": "6 March 2031: Signed (Courier)",
        "#a-n1": "undated: (no headline) (outlet unknown)",
        "#a-n2": "March 2031: Signed (Courier)",
    }
    texts = [one.text for one in root.iter("text")]
    assert {"Lease", "Other", "undated"} <= set(texts)


def test_events_stand_above_the_articles_of_their_story_and_lead_to_their_words():
    event = Told(href="#ev-met", label="4 March 2031: They met", when=make_day("2031-03-04"))
    stories = times(("Lease", make_articles("2031-03-06")), events=(event,))
    timeline = lay_out(stories)
    assert timeline is not None
    (lane,) = timeline.lanes
    assert lane.events[0].y < lane.dots[0].y
    root = draw(("Lease", make_articles("2031-03-06")), events=(event,))
    links = {one.get("href"): one.findtext("title") for one in root.iter("a")}
    assert links["#ev-met"] == "4 March 2031: They met"


def test_a_picture_takes_its_colours_from_the_page_and_holds_no_style():
    svg = draw_timeline(("Lease", make_articles("2031-03-06", None)))
    paints = set(re.findall(r'(?:fill|stroke)="([^"]*)"', svg))
    assert all(one in ("none", "transparent") or one.startswith("var(--") for one in paints), paints
    assert "style=" not in svg
    assert "xmlns" not in svg


def test_hostile_titles_are_text_in_the_picture():
    (article,) = make_articles("2031-03-06")
    root = draw((HOSTILE, [replace(article, title=HOSTILE, outlet=HOSTILE)]))
    assert {one.tag for one in root.iter()} == {"svg", "g", "path", "line", "text", "a", "title"}
    (link,) = root.iter("a")
    assert "<script>alert" in (link.findtext("title") or "")
    assert "\u202e" not in (link.findtext("title") or "")


def test_no_file_beside_the_pages_takes_part_in_the_drawing(tmp_path, monkeypatch):
    for name in ("json", "vl_convert", "consilience"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('a foreign file was run')")
    monkeypatch.chdir(tmp_path)
    assert draw_timeline(("Lease", make_articles("2031-03-06")))


@pytest.mark.parametrize("days", [[], [None, None], ["spring"]])
def test_there_is_no_picture_without_a_date(days):
    assert picture_timeline(times(("Lease", make_articles(*days)))) is None


@pytest.mark.parametrize("iso", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_of_all_can_be_drawn(iso):
    assert draw_timeline(("Lease", make_articles(iso)))


def test_undated_articles_stand_in_no_period():
    timeline = lay_out(times(("Lease", make_articles("2031-03-06", None, "soon"))))
    assert timeline is not None
    assert [(one.told.href, one.period) for one in timeline.lanes[0].dots] == [
        ("#a-n0", 0),
        ("#a-n1", None),
        ("#a-n2", None),
    ]


def test_a_long_silence_breaks_the_axis():
    dates = [(day(iso), day(iso)) for iso in ("2022-10-05", "2022-10-07", "2025-05-20")]
    first, second = find_periods(dates)
    assert (first.first, first.last) == (day("2022-10-04"), day("2022-10-08"))
    assert (second.first, second.last) == (day("2025-05-19"), day("2025-05-21"))
    assert first.left == 0
    assert second.left + second.width == pytest.approx(WIDTH)
    assert first.width > second.width


def test_two_weeks_of_silence_do_not_break_the_axis():
    dates = [(day(iso), day(iso)) for iso in ("2022-10-01", "2022-10-15")]
    assert len(find_periods(dates)) == 1


def test_a_time_given_backwards_is_turned_round():
    assert find_days(make_range("2022-10-31", "2022-10-01")) == (
        day("2022-10-01"),
        day("2022-10-31"),
    )


@given(
    st.lists(
        st.one_of(st.none(), st.tuples(st.integers(0, 3000), st.integers(0, 40))),
        min_size=1,
        max_size=40,
    )
)
def test_no_mark_lies_over_another_and_none_leaves_its_part(offsets):
    page = make_page("x", "page")
    start = day("2020-01-01")
    articles = []
    for number, offset in enumerate(offsets):
        published = None
        if offset:
            first = start + offset[0] * DAY
            published = make_range(f"{first:%Y-%m-%d}", f"{first + offset[1] * DAY:%Y-%m-%d}")
        articles.append(make_article(page, ["x"], id=f"n{number}", published=published))
    timeline = lay_out(times(("Lease", articles)))
    if timeline is None:
        assert not any(offsets)
        return
    (lane,) = timeline.lanes
    boxes = []
    for dot in lane.dots:
        right = timeline.periods[dot.period].place(dot.days[1]) if dot.days else dot.x
        assert lane.radius <= dot.y <= timeline.height - lane.radius
        assert 0 <= dot.x <= right <= (WIDTH if dot.days else ASIDE)
        boxes.append((dot.period is None, dot.x, right, dot.y))
    assert len(boxes) == len(articles)
    reach = 2 * lane.radius
    for one, other in combinations(boxes, 2):
        apart = one[1] >= other[2] + reach or other[1] >= one[2] + reach
        assert one[0] != other[0] or apart or abs(one[3] - other[3]) >= reach
