"""What the pictures of a story show, and that each of their marks leads to its evidence."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from consilience.export.charts.canvas import Picture
from consilience.export.charts.drawing import draw_all
from consilience.export.charts.moments import picture_moments
from consilience.export.charts.origins import MOST_ROWS, WIDTH, picture_origins
from consilience.export.charts.series import picture_series
from consilience.export.html import write_html
from consilience.export.index import make_index
from consilience.export.views.moments import view_moments
from consilience.export.views.origins import StoryOrigins, view_origins
from consilience.export.views.series import view_series
from consilience.records.ids import OriginId
from consilience.records.origin import Origin
from consilience.records.time_value import TimeValue
from tests.export.making import (
    make_article,
    make_day,
    make_page,
    make_told_dossier,
    make_toll_dossier,
    read_elements,
)

TOLD = make_told_dossier()
TOLL = make_toll_dossier()


def draw(picture: Picture | None) -> ElementTree.Element:
    assert picture is not None
    return ElementTree.fromstring(draw_all([picture])[0])


def list_links(root: ElementTree.Element) -> dict[str, str]:
    return {one.findtext("title") or "": one.get("href") or "" for one in root.iter("a")}


def list_words(root: ElementTree.Element) -> set[str]:
    return {one.text or "" for one in root.iter("text")}


def see_origins(dossier=TOLD) -> StoryOrigins:
    return view_origins(dossier.articles, make_index(dossier), set())


def crowd(articles: int, outlets: int) -> StoryOrigins:
    """So many articles of so many outlets, all on one origin."""
    pages = [make_page("Words.", f"p{number:03}") for number in range(articles)]
    told = tuple(
        make_article(page, ["Words."], outlet=f"Outlet {number % outlets:03}")
        for number, page in enumerate(pages)
    )
    wire = Origin(
        id=OriginId("wire"),
        kind="agency",
        name="Eastwire",
        entity_id=None,
        article_ids=tuple(one.id for one in told),
        derivation_ids=(),
    )
    dossier = replace(
        TOLD, pages=tuple(pages), articles=told, stories=(), events=(), origins=(wire,),
        derivations=(), corroborations=(), discrepancies=(), briefs=(),
    )  # fmt: skip
    return see_origins(dossier)


def test_every_line_from_an_origin_to_an_article_tells_how_and_opens_the_words():
    links = list_links(draw(picture_origins(see_origins())))
    named = next(one for one in links if "by way of" in one)
    assert named.startswith("Statement of Torrent's office → ")
    assert "names it, by way of Eastwire" in named
    assert links[named].startswith("#v-")


def test_a_chain_stands_between_origin_and_article():
    assert "Eastwire" in list_words(draw(picture_origins(see_origins())))


def test_an_unknown_origin_is_an_open_circle_and_known_ones_have_letters():
    root = draw(picture_origins(see_origins()))
    assert {"A", "B", "?"} <= list_words(root)
    (circle,) = (
        path
        for link in root.iter("a")
        if (link.findtext("title") or "").startswith("?: ")
        for path in link.iter("path")
    )
    assert circle.get("fill") == "var(--card)"
    assert circle.get("stroke") == "var(--ou)"


def test_only_an_origin_with_a_name_has_words_beside_its_sign():
    nameless = tuple(replace(one, kind="unknown", name="") for one in TOLD.origins[1:])
    dossier = replace(TOLD, origins=(TOLD.origins[0], *nameless))
    picture = picture_origins(see_origins(dossier))
    told = list_words(draw(picture))
    assert "Statement of Torrent's office" in told
    assert not {"source not known", "no source is named"} & told
    labels = [label for label, _ in picture.labels.values()]
    assert "?: source not known, no source is named" in labels


def test_rows_of_origins_without_a_name_are_lower():
    (article,) = {name for one in TOLD.origins[:1] for name in one.article_ids[:1]}
    heights = []
    for kind, name in (("agency", "Wire"), ("unknown", "")):
        more = (
            replace(
                TOLD.origins[0],
                id=OriginId(f"more-{at}"),
                kind=kind,
                name=name and f"{name} {at}",
                article_ids=(article,),
            )
            for at in range(12)
        )
        picture = picture_origins(see_origins(replace(TOLD, origins=(*TOLD.origins, *more))))
        heights.append(picture.spec["height"])
    assert heights[1] < heights[0] - 100


def test_articles_with_words_in_common_are_joined():
    links = list_links(draw(picture_origins(see_origins())))
    (copied,) = (one for one in links if "also stand in" in one)
    assert copied == "50% of the words of The Herald also stand in Corvian Post: came out later"


def test_forty_articles_are_drawn_one_by_one():
    picture = picture_origins(crowd(MOST_ROWS, 7))
    assert picture is not None
    assert sum(key.startswith("article-") for key in picture.labels) == MOST_ROWS


def test_more_articles_are_folded_by_outlet():
    picture = picture_origins(crowd(MOST_ROWS + 1, 5))
    assert picture is not None
    told = [label for key, (label, _) in picture.labels.items() if key.startswith("article-")]
    assert sorted(told)[0] == "Outlet 000: 9 articles"
    assert len(told) == 5


@pytest.mark.parametrize(("articles", "outlets"), [(0, 1), (1, 1), (90, 90)])
def test_there_is_no_picture_of_too_little_or_too_much(articles, outlets):
    assert picture_origins(crowd(articles, outlets)) is None


def test_the_picture_does_not_depend_on_the_order_of_the_articles():
    turned = view_origins(TOLD.articles[::-1], make_index(TOLD), set())
    assert picture_origins(turned) == picture_origins(see_origins())


def test_nothing_of_the_picture_lies_beyond_its_frame():
    picture = picture_origins(crowd(MOST_ROWS, MOST_ROWS))
    assert picture is not None
    height = picture.spec["height"]
    for layer in picture.spec["layer"]:
        for row in layer["data"]["values"]:
            assert 0 <= row["x"] <= WIDTH
            assert 0 <= row["y"] <= height


def see_series():
    return view_series(TOLL.discrepancies[0], make_index(TOLL))


def test_a_series_stands_in_the_order_of_publication_with_undated_reports_last():
    assert [(one.value, one.number, one.when.words) for one in see_series()] == [
        ("Four", 4.0, "6 March 2031"),
        ("At least seven", 7.0, "7 March 2031"),
        ("Seven", 7.0, "7 March 2031"),
        ("Eleven", 11.0, "9 March 2031"),
        ("Twelve", 12.0, "unknown"),
    ]


def test_each_sign_of_a_series_opens_the_words_that_give_its_number():
    links = list_links(draw(picture_series(see_series(), "It rose")))
    assert sorted(links) == [
        "6 March 2031, Outlet 0: Four",
        "7 March 2031, Outlet 1: At least seven",
        "7 March 2031, Outlet 2: Seven",
        "9 March 2031, Outlet 3: Eleven",
    ]
    html = write_html(TOLL)
    ids = {one.attributes.get("id") for one in read_elements(html)}
    assert {one.removeprefix("#") for one in links.values()} <= ids


def test_signs_of_one_day_and_number_stand_side_by_side():
    picture = picture_series(see_series(), "It rose")
    assert picture is not None
    places = [
        (row["x"], row["y"])
        for layer in picture.spec["layer"]
        if layer["mark"].get("shape")
        for row in layer["data"]["values"]
    ]
    assert len(set(places)) == len(places) == 4


@pytest.mark.parametrize("number", [None, float("nan"), float("inf"), 1e300])
def test_a_series_without_two_dated_numbers_has_no_picture(number):
    points = [replace(one, number=number) for one in see_series()]
    assert picture_series(points, "It rose") is None


@pytest.mark.parametrize("most", [0.001, 7.0, 43.0, 2681.0, 1.9e9])
def test_a_number_of_any_size_fits_its_scale(most):
    points = [replace(one, number=most * at) for at, one in enumerate(see_series()[:3])]
    picture = picture_series(points, "It rose")
    assert picture is not None
    ys = [
        row["y"] for layer in picture.spec["layer"] for row in layer["data"]["values"] if row["key"]
    ]
    assert all(0 <= y <= picture.spec["height"] for y in ys)


def test_the_report_shows_a_series_as_picture_and_table():
    html = write_html(TOLL)
    card = html[html.index('id="d-toll"') : html.index("</article>", html.index('id="d-toll"'))]
    assert "<svg" in card
    assert [one.text for one in read_elements(card[card.index("<tbody") : card.index("</tbody>") + 8])
            if one.tag == "a" and one.attributes["href"].startswith("#v-")] == [
        "Four", "At least seven", "Seven", "Eleven", "Twelve",
    ]  # fmt: skip


def see_moments(dossier=TOLD):
    index = make_index(dossier)
    story = dossier.stories[0]
    return view_moments(index.timelines[story.id], index.facts[story.id], dossier.articles, index)


def test_a_disputed_date_is_two_linked_marks_that_are_joined():
    links = list_links(draw(picture_moments(see_moments())))
    days = [one for one in links if ", says " in one]
    assert [one.partition(",")[0] for one in days] == ["6 March 2031", "7 March 2031"]
    assert all(links[one].startswith("#v-") for one in days)
    picture = picture_moments(see_moments())
    assert picture is not None
    joins = [layer for layer in picture.spec["layer"] if layer["mark"].get("strokeDash") == [3, 3]]
    assert len(joins) == 1


def test_publications_stand_apart_from_events():
    dossier = replace(
        TOLD, articles=tuple(replace(one, published=make_day("2031-03-08")) for one in TOLD.articles)
    )  # fmt: skip
    picture = picture_moments(see_moments(dossier))
    assert picture is not None
    told = {key: href for key, (_, href) in picture.labels.items() if key.startswith("told-")}
    assert set(told.values()) == {f"#a-{one.id}" for one in dossier.articles}
    rows = [row for layer in picture.spec["layer"] for row in layer["data"]["values"]]
    lowest = max(row["y"] for row in rows if row["key"].startswith("event-"))
    assert all(row["y"] > lowest for row in rows if row["key"] in told)


def test_a_range_is_a_bar_from_its_first_to_its_last_day():
    moments = see_moments()
    span = TimeValue(earliest="2031-03-01", latest="2031-03-20", precision="day", basis="explicit")
    events = tuple(
        replace(one, readings=(), mark=replace(one.mark, when=span)) for one in moments.events
    )
    picture = picture_moments(replace(moments, events=events * 2))
    assert picture is not None
    bars = [one for one in picture.spec["layer"] if one["mark"].get("strokeWidth") == 8]
    xs = [row["x"] for row in bars[0]["data"]["values"]]
    assert max(xs) - min(xs) > 100


def test_events_far_from_all_publications_are_counted_and_not_drawn():
    old = TimeValue(earliest="1911-01-01", latest="1911-12-31", precision="year", basis="explicit")
    events = tuple(replace(one, when=old) for one in TOLD.events)
    moments = see_moments(replace(TOLD, events=events))
    assert (moments.events, moments.left_out) == ((), len(TOLD.events))


def test_a_story_without_articles_or_times_has_no_pictures():
    empty = replace(see_moments(), events=(), published=())
    assert picture_moments(empty) is None
    assert picture_series((), "It rose") is None


def test_a_range_longer_than_the_days_of_the_story_is_not_drawn():
    published = tuple(
        replace(one, published=make_day(f"2031-03-{day:02}"))
        for one, day in zip(TOLD.articles, (6, 7, 8, 9), strict=True)
    )
    month = TimeValue(
        earliest="2031-03-01", latest="2031-03-31", precision="month", basis="explicit"
    )
    short = replace(month, latest="2031-03-03", precision="day")
    for when, drawn in ((month, False), (short, True)):
        events = tuple(
            replace(one, when=when) if one.id == "blocked" else one for one in TOLD.events
        )
        moments = see_moments(replace(TOLD, articles=published, events=events))
        assert ("Forty dockers blocked the gate" in [one.title for one in moments.events]) == drawn


@pytest.mark.parametrize(
    "change", [{"title": "No docker blocked the gate"}, {"factuality": "denied"}]
)
def test_what_did_not_happen_is_no_event_in_the_picture(change):
    denied = tuple(replace(one, **change) for one in TOLD.events)
    assert see_moments().events != ()
    assert see_moments(replace(TOLD, events=denied)).events == ()
