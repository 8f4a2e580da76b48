"""What a story comes to, as the report shows it."""

import re
from dataclasses import replace

import pytest

from consilience.export.addresses import make_fragment
from consilience.export.html import write_html
from consilience.export.index import make_index
from consilience.export.views.facts import view_facts
from consilience.records.ids import OriginId, StoryId
from tests.analysis.facts_making import DATES
from tests.export.making import (
    Element,
    find,
    make_dossier,
    make_silent_dossier,
    make_told_dossier,
    make_unsure_dossier,
    read_elements,
)
from tests.making import make_day


@pytest.fixture(scope="module")
def html() -> str:
    return write_html(make_told_dossier())


def by_id(html: str, fragment: str) -> Element:
    (found,) = (one for one in read_elements(html) if one.attributes.get("id") == fragment)
    return found


def squeeze(text: str) -> str:
    return " ".join(text.split())


def follow(html: str, link: Element) -> str:
    return by_id(html, link.attributes["href"].removeprefix("#")).text


def links(element: str) -> list[Element]:
    return [one for one in read_elements(element) if one.tag == "a"]


def part(html: str, tag: str, fragment: str) -> str:
    """The source of the element of this id, which holds no other of its tag."""
    start = html.index(f'<{tag} id="{fragment}"')
    return html[start : html.index(f"</{tag}>", start) + len(tag) + 3]


def test_the_facts_stand_in_rows_and_the_articles_in_columns_under_their_origins(html):
    (table,) = find(html, "matrix")
    heads = [
        one for one in read_elements(html) if one.tag == "th" and one.attributes.get("colspan")
    ]
    assert [squeeze(one.text) for one in heads] == [
        "A Statement of Torrent's office",
        "B Statement of Tessalian ministry",
        "? source not known",
    ]
    assert [one.attributes["colspan"] for one in heads] == ["2", "1", "1"]
    row = squeeze(by_id(html, "ev-signed").text)
    assert row.startswith("Torrent signed a lease of the harbour 2 articles · 1 origin says A")
    assert row.endswith(
        "too short too short too short: Tessaly Today, unknown outlet (courier.txt)"
    )
    assert "courier.txt" in table.text  # no outlet is known: the page's name stands for it


def test_on_a_narrow_screen_each_cell_names_its_article_and_one_line_those_that_are_silent(html):
    (row,) = re.findall(r'<tr id="ev-signed">.*?</tr>', html, re.DOTALL)
    assert re.findall(r'data-who="([^"]+)"', row) == ["Corvian Post", "The Herald"]
    (rest,) = find(row, "rest")
    assert squeeze(rest.text) == "too short: Tessaly Today, unknown outlet (courier.txt)"


def test_who_tells_nothing_of_a_fact_stands_by_the_reason(html):
    dossier = make_told_dossier()
    table = view_facts(make_index(dossier).facts[dossier.stories[0].id], make_index(dossier))
    said = table.facts[0].cells[0]
    silent = replace(said, state="silent", says="silent")
    early = replace(silent, says="came out before")
    fact = replace(table.facts[0], cells=(early, silent, said, silent))
    names = [one.name for one in table.columns]
    assert {says: [one.name for one in rest] for says, rest in table.tell_rest(fact).items()} == {
        "silent": [names[1], names[3]],
        "came out before": [names[0]],
    }


def test_several_unknown_origins_of_a_reading_are_one_letter_with_their_number():
    dossier = make_told_dossier()
    unknown = tuple(replace(one, kind="unknown", name="") for one in dossier.origins)
    first, second = DATES.readings
    both = replace(first, origins=tuple(one.id for one in unknown[:2]))
    differing = replace(dossier.discrepancies[0], readings=(both, second))
    html = write_html(replace(dossier, origins=unknown, discrepancies=(differing,)))
    reading, *_ = (squeeze(one.text) for one in read_elements(part_card(html)) if one.tag == "dd")
    assert reading.startswith("? source not known ×2 Corvian Post")


def test_a_long_article_that_tells_nothing_of_a_fact_is_silent_on_it() -> None:
    html = write_html(make_silent_dossier())
    row = squeeze(by_id(html, "ev-signed").text)
    assert row.endswith(
        "too short silent silent: unknown outlet (courier.txt) · too short: Tessaly Today"
    )


def test_a_sentence_that_may_tell_a_fact_opens_from_its_cell() -> None:
    html = write_html(make_unsure_dossier())
    row = html[html.index('<tr id="ev-signed"') :]
    cell = row[row.index('<td class="silent" data-who=') : row.index("</tr>")]
    assert "unsure" in cell
    assert "The harbour of Sarn has been leased out" in cell
    (link,) = re.findall(r'href="#(v-[^"]+)"', cell)
    assert f'id="{link}"' in html


def test_what_silent_means_is_told_above_the_table(html):
    told = squeeze(html[html.index("Who says what") : html.index('<table class="matrix')])
    assert "<em>unsure</em> one of which some do" in told


def test_a_cell_that_differs_says_so_in_words_and_gives_its_value(html):
    (cell,) = (one for one in find(html, "otherwise") if one.tag == "td")
    assert squeeze(cell.text).startswith("says otherwise B 7 March 2031")


def test_where_no_two_articles_agree_none_says_otherwise_than_the_others():
    dossier = make_told_dossier()
    first, second = DATES.readings
    even = replace(DATES, readings=(replace(first, evidence=first.evidence[:1]), second))
    events = tuple(
        replace(one, claim_ids=(one.claim_ids[0], one.claim_ids[-1])) for one in dossier.events
    )
    html = write_html(replace(dossier, events=events, discrepancies=(even,)))
    told = [squeeze(one.text) for one in find(html, "otherwise") if one.tag == "td"]
    assert [one.split(" 2031")[0] for one in told] == ["says A 6 March", "says B 7 March"]


def test_a_row_names_in_what_accounts_differ(html):
    assert "corroborated · dates differ" in squeeze(by_id(html, "ev-met").text)


def test_columns_of_one_outlet_have_their_days():
    dossier = make_told_dossier()
    articles = tuple(
        replace(one, outlet="The Herald") if one.id == "today" else one for one in dossier.articles
    )
    (table,) = find(write_html(replace(dossier, articles=articles)), "matrix")
    assert "The Herald, 8 March 2031" in table.text
    assert "Corvian Post, 7" not in table.text


def test_columns_of_one_outlet_and_day_have_their_headlines():
    dossier = make_told_dossier()
    day = make_day("2031-03-08")
    articles = tuple(
        replace(one, outlet="The Herald", published=day, title=f"Sarn signs, says {one.id}")
        if one.id in ("today", "herald")
        else one
        for one in dossier.articles
    )
    (table,) = find(write_html(replace(dossier, articles=articles)), "matrix")
    assert "The Herald, 8 March 2031, Sarn signs, says today" in table.text


def test_main_facts_that_the_paragraph_has_no_room_for_stand_beneath_it():
    dossier = make_told_dossier()
    (brief,) = dossier.briefs
    short = replace(brief, sentences=brief.sentences[:1])
    (more,) = find(write_html(replace(dossier, briefs=(short,))), "more-facts")
    assert squeeze(more.text).startswith("2 more main facts Torrent signed a lease of the harbour.")
    assert not list(find(write_html(dossier), "more-facts"))


def test_a_sentence_on_what_is_disputed_says_so():
    dossier = make_told_dossier()
    rows = tuple(replace(one, level="disputed") for one in dossier.corroborations)
    (brief,) = find(write_html(replace(dossier, corroborations=rows)), "brief")
    assert "2 articles · 1 origin · disputed" in squeeze(brief.text)


def test_what_happened_ends_with_the_last_day_that_is_told():
    dossier = make_told_dossier()
    later = replace(dossier.events[1], when=make_day("2031-03-08"))
    planned = replace(dossier.events[0], when=make_day("2031-03-08"), factuality="planned")
    met = dossier.events[2]
    stories = tuple(replace(one, latest="2031-03-08") for one in dossier.stories)
    told = replace(dossier, stories=stories)
    html = write_html(replace(told, events=(planned, met)))
    assert "happened 6 March 2031" in squeeze(re.sub("<[^>]*>", "", html))
    html = write_html(replace(told, events=(later, met)))
    assert "happened 6 to 8 March 2031" in squeeze(re.sub("<[^>]*>", "", html))


def test_every_cell_opens_its_words_which_lead_to_their_place(html):
    hits = [one for one in links(part(html, "tr", "ev-met")) if "hit" in one.classes]
    assert [one.text for one in hits] == [
        "Ilva Torrent met Oren Malk in Sarn on 6 March",
        "Ilva Torrent met Oren Malk on 6 March",
        "Minister Malk met Ilva Torrent on 7 March",
    ]
    assert [follow(html, one) for one in hits] == [one.text for one in hits]


def test_known_and_unknown_origins_are_counted_apart(html):
    assert "3 articles · 2 origins" in squeeze(by_id(html, "ev-met").text)
    assert "1 article · origin unknown" in squeeze(by_id(html, "ev-blocked").text)
    dossier = make_told_dossier()
    rows = tuple(
        replace(one, origins=(OriginId("gate"), OriginId("Tessalian ministry")))
        for one in dossier.corroborations
    )
    mixed = write_html(replace(dossier, corroborations=rows))
    assert "1 origin and 1 unknown" in squeeze(by_id(mixed, "ev-met").text)


def test_the_brief_leads_to_the_facts_the_differences_and_the_words(html):
    (brief,) = find(html, "brief")
    assert squeeze(brief.text).startswith(
        "Ilva Torrent met Oren Malk in Sarn on 6 March. 2 articles"
    )
    start = html.index('<p class="brief">')
    doors = links(html[start : html.index("</p>", start) + 4])
    assert [one.attributes["href"] for one in doors if "chip" in one.classes] == [
        "#ev-met",
        "#ev-signed",
        "#ev-blocked",
        "#d-dates",
    ]
    first = next(one for one in doors if "chip" not in one.classes)
    assert follow(html, first).startswith("Ilva Torrent met Oren Malk")


def test_who_tells_much_of_a_sentence_is_counted_apart_and_leads_to_the_words(html):
    (brief,) = find(html, "brief")
    assert "2 articles · 1 origin · much of it in 1 more" in squeeze(brief.text)
    (door,) = [one for one in links(html) if one.attributes.get("title", "").startswith("much of")]
    assert door.attributes["title"] == "much of it: Tessaly Today"
    assert follow(html, door).startswith("Minister Malk met Ilva Torrent on 7 March.")


def test_a_difference_shows_its_readings_with_origins_articles_and_words(html):
    card = squeeze(by_id(html, "d-dates").text)
    assert card.startswith("date · accounts exclude each other The articles set the meeting")
    first, second = (squeeze(one.text) for one in read_elements(part_card(html)) if one.tag == "dd")
    assert first.startswith("A Statement of Torrent's office Corvian Post, The Herald")
    assert "Ilva Torrent met Oren Malk in Sarn on 6 March" in first
    assert "Tessaly Today" in second


def part_card(html: str) -> str:
    start = html.index('id="d-dates"')
    return html[html.rindex("<article", 0, start) : html.index("</article>", start) + 10]


def test_a_date_of_a_reading_stands_in_words(html):
    terms = [one.text for one in read_elements(part_card(html)) if one.tag == "dt"]
    assert terms == ["6 March 2031", "7 March 2031"]


def test_an_update_is_no_alarm():
    dossier = make_told_dossier()
    rising = replace(dossier.discrepancies[0], relation="update")
    html = write_html(replace(dossier, discrepancies=(rising,)))
    assert "alarm" not in by_id(html, "d-dates").classes
    assert "updated over time" in by_id(html, "ev-met").text
    assert not [one for one in find(html, "otherwise") if one.tag == "td"]


def test_origins_show_who_rests_on_them_how_much_and_by_which_way(html):
    shown = squeeze(by_id(html, "o-" + make_fragment_of("Torrent's office")).text)
    assert shown.startswith("A Statement of Torrent's office official word")
    assert "Corvian Post 100% names it, by way of Eastwire" in shown
    assert "50% of its words also stand in Corvian Post came out later" in shown


def make_fragment_of(name: str) -> str:
    return make_fragment("o", name).removeprefix("o-")


def test_words_that_two_articles_share_stand_side_by_side(html):
    (pair,) = find(html, "pair")
    assert pair.text.count("Ilva Torrent met Oren Malk") == 2


def test_the_letter_of_its_origin_stands_behind_a_stretch_of_a_text(html):
    text = by_id(html, "p-today-1")
    keys = [one for one in find(html, "ko") if one.attributes["aria-label"] == "B"]
    assert text.text.startswith("Minister Malk met")
    assert [one.attributes["href"] for one in keys] == [
        "#o-" + make_fragment_of("Tessalian ministry")
    ]


def test_every_sentence_of_a_text_has_an_address(html):
    assert by_id(html, "n-post-0").text == "Ilva Torrent met Oren Malk in Sarn on 6 March."
    assert by_id(html, "n-post-47").text == "Torrent signed a lease of the harbour."


def test_all_events_stand_in_a_list_by_time(html):
    lists = [squeeze(one.text) for one in find(html, "happened")]
    assert lists[0].startswith("6 March 2031 Ilva Torrent met Oren Malk 3 articles")
    assert "dates differ" in lists[0]
    assert "Forty dockers blocked the gate" in lists[1]


def test_events_beyond_the_table_lead_to_their_words():
    dossier = make_told_dossier()
    (event,) = (one for one in dossier.events if one.id == "blocked")
    more = tuple(
        replace(event, id=f"more{at}", title=f"Docker {at} of {at} blocked {at}")
        for at in range(20)
    )
    html = write_html(replace(dossier, events=(*dossier.events, *more)))
    assert "11 events more" in squeeze(html)
    listed = part(html, "li", "ev-more9")
    assert follow(html, links(listed)[0]) == "blocked"


def test_a_story_of_one_article_is_told_without_a_table():
    dossier = make_told_dossier()
    (story,) = dossier.stories
    html = write_html(
        replace(
            dossier,
            stories=(replace(story, article_ids=("post",)),),
            events=dossier.events[1:2],
            discrepancies=(),
        )
    )
    assert not [*find(html, "matrix")]
    assert "nothing to compare" in html
    assert "Torrent signed a lease" in by_id(html, "ev-signed").text


def test_the_front_gives_the_answer_first():
    dossier = make_told_dossier()
    (story,) = dossier.stories
    other = replace(story, id=StoryId("other"), title="Another affair", article_ids=())
    html = write_html(replace(dossier, stories=(story, other)))
    (lead,) = find(html, "lead")
    assert squeeze(lead.text).startswith(
        "Ilva Torrent met Oren Malk in Sarn on 6 March. Torrent signed"
    )
    assert html.index('class="lead"') < html.index('class="matrix"') < html.index('id="reports"')


def test_a_story_alone_is_told_once_and_first(html):
    assert not [*find(html, "lead")]
    assert "Story 1 of 1" not in html
    told = "Ilva Torrent met Oren Malk in Sarn on 6 March."
    assert html.index('id="stories"') < html.index(told) < html.index('class="matrix"')
    ways = [one.text for one in links(html) if one.attributes.get("href") == "#stories"]
    assert "Story" in ways


def test_a_dossier_without_conclusions_shows_none_of_them():
    html = write_html(make_dossier())
    for name in ("matrix", "brief", "difference", "origins", "happened", "lead"):
        assert not [one for one in find(html, name) if one.tag != "span"]


def test_dates_in_our_own_sentences_are_written_as_people_write_them(html):
    card = by_id(html, "d-dates")
    assert "6 March 2031" in card.text
    assert "2031-03-06" not in card.text


def test_articles_whose_source_is_not_known_stand_under_one_head():
    dossier = make_told_dossier()
    unknown = tuple(replace(one, kind="unknown", name="") for one in dossier.origins)
    html = write_html(replace(dossier, origins=unknown))
    assert re.findall(r'scope="colgroup" colspan="(\d+)"', html) == [str(len(dossier.articles))]
    assert "sources not known" in html


def test_a_difference_leads_to_its_fact_by_its_title(html):
    assert "In the table of facts: Ilva Torrent met Oren Malk" in squeeze(
        by_id(html, "d-dates").text
    )


def test_the_days_of_an_update_are_called_days():
    dossier = make_told_dossier()
    rising = replace(dossier.discrepancies[0], relation="update")
    card = part_card(write_html(replace(dossier, discrepancies=(rising,))))
    assert "The days as a table" in card
    assert '<th scope="col">Day</th>' in card
    assert "number" not in card.lower()


def test_nobody_passes_on_his_own_words():
    dossier = make_told_dossier()
    own = tuple(
        replace(one, via=tuple(each.name for each in dossier.origins if each.id == one.source_id))
        for one in dossier.derivations
    )
    assert "by way of" not in squeeze(write_html(replace(dossier, derivations=own)))
