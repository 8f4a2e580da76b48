from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from consilience.export.index import make_index
from consilience.export.views.pages import Stretch, view_page
from consilience.records.dossier import DOSSIER_VERSION, Dossier
from consilience.records.extraction import Dropped
from tests.export.making import make_article, make_page


def view(page, *, articles=(), dropped=()):
    dossier = Dossier(
        version=DOSSIER_VERSION, case=None, pages=(page,), articles=articles, dropped=dropped
    )
    return view_page(page, make_index(dossier))


def drop(page, start, end, kind="share"):
    return Dropped(page_id=page.id, kind=kind, start=start, end=end)


def test_neighbours_dropped_for_one_reason_are_one_stretch_and_counted_each():
    page = make_page("Share\nTweet\nMenu", "p")
    seen = view(page, dropped=(drop(page, 0, 5), drop(page, 6, 11), drop(page, 12, 16, "menu")))
    assert [(one.label, one.text) for one in seen.stretches] == [
        ("share", "Share\nTweet"),
        ("menu", "Menu"),
    ]
    assert seen.left_out == (("menu", 1), ("share", 2))


def test_a_place_on_the_page_is_found_in_the_stretch_that_holds_it():
    page = make_page("Share\nMenu", "p")
    seen = view(page, dropped=(drop(page, 0, 5), drop(page, 6, 10, "menu")))
    assert seen.find_stretch(3) == f"#{seen.stretches[0].id}"
    assert seen.find_stretch(6) == f"#{seen.stretches[1].id}"


def test_a_place_on_a_page_without_text_is_found_nowhere():
    assert view(make_page("", "p")).find_stretch(0) is None


def test_prose_leads_to_its_paragraph_and_says_of_which_of_several_reports_it_is():
    page = make_page("One.\nTwo.\nThree.", "p")
    first = make_article(page, ["One.", "Two."], title="First")
    second = make_article(page, ["Three."], title="", id="second")
    (one, two, three) = view(page, articles=(first, second)).stretches
    assert (one.label, one.href) == ("kept: First", "#p-article-p-1")
    assert (two.label, two.href) == ("kept: First", "#p-article-p-2")
    assert (three.label, three.href) == ("kept: (no headline)", "#p-second-1")


@given(
    text=st.text("ab \n", max_size=30),
    ranges=st.lists(st.tuples(st.integers(0, 35), st.integers(0, 10)), max_size=6),
)
def test_every_sign_of_a_page_is_shown_once_and_in_order(text, ranges):
    page = make_page(text, "p")
    dropped = tuple(drop(page, start, start + length, str(length)) for start, length in ranges)
    stretches = view(page, dropped=dropped).stretches
    assert "".join("".join(one.text.split()) for one in stretches) == "".join(text.split())
    assert len({one.id for one in stretches}) == len(stretches)


def test_long_text_that_was_kept_is_printed_once_and_linked():
    long = Stretch(id="w", start=0, end=400, kept=True, label="kept", text="quay " * 80, href="#p")
    assert long.words.startswith("quay quay")
    assert "[…]" in long.words
    assert len(long.words) < 160
    assert replace(long, kept=False).words == long.text
    assert replace(long, href=None).words == long.text
