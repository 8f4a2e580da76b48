import re
from dataclasses import replace

from consilience.export.markdown import write_markdown
from consilience.export.text import WIDTH, write_text
from tests.export.making import make_silent_dossier, make_told_dossier
from tests.making import make_day


def test_no_line_is_longer_than_78_signs_but_for_one_word() -> None:
    lines = write_text(make_told_dossier()).split("\n")
    long = [one for one in lines if len(one) > WIDTH]
    assert [one for one in long if len(one.split()) > 1] == []


def test_every_number_leads_to_a_source_at_the_end() -> None:
    written = write_text(make_told_dossier())
    at = written.rindex("\n\n[1] ")
    listed = re.findall(r"^\[(\d+)\]", written[at:], re.MULTILINE)
    assert listed == [str(number) for number in range(1, len(listed) + 1)]
    assert set(re.findall(r"\[(\d+)\]", written)) == set(listed)


def test_a_source_tells_outlet_title_date_how_it_is_known_address_and_words() -> None:
    written = " ".join(write_text(make_told_dossier()).split())
    assert (
        "[1] Corvian Post, “(no headline)”, 7 March 2031 (to the day, written out on the page), "
        "/pages/post.txt: “Ilva Torrent met Oren Malk in Sarn on 6 March.”"
    ) in written


def test_a_fact_lists_who_says_it_and_who_is_silent() -> None:
    written = write_text(make_silent_dossier())
    assert "  - The Herald (A) says, 6 March 2031 (A) [2]\n" in written
    assert "  - silent: unknown outlet (courier.txt)\n" in written


def test_an_article_that_came_out_before_a_fact_is_not_called_silent() -> None:
    dossier = make_silent_dossier()
    articles = tuple(
        replace(one, published=make_day("2031-03-02")) if one.outlet is None else one
        for one in dossier.articles
    )
    early = replace(dossier, articles=articles)
    assert "  - came out before: unknown outlet (courier.txt)\n" in write_text(early)
    assert "| came out before |" in write_markdown(early)
    assert "| – |" in write_markdown(dossier)
