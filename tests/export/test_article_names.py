"""What articles are called where there is little room."""

import pytest

from consilience.export.article_names import MOST_OF_NAME, shorten_page_name


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("courier.txt", "courier.txt"),
        ("000_5d1c9e2b7a04f386.txt", "000_5d1c9e2b7a04f386.txt"),
        ("Harbour lease signed in Sarn after long night.html", "Harbour lease …ight.html"),
        ("pages-of-the-whole-month.jsonl:117", "pages-of-the-w…jsonl:117"),
        ("courier.example/2031/03/lease-of-the-harbour", "courier.example/…"),
        ("a.very.long.name.of.a.host.example/lease", "a.very.long.name.of.a.h…/…"),
    ],
)
def test_a_long_name_of_a_page_keeps_its_host_or_its_ends(name, short):
    assert shorten_page_name(name) == short


def test_two_pages_that_end_or_begin_alike_keep_different_names():
    names = [f"Harbour lease signed in Sarn, part {part}.html" for part in (1, 2)]
    assert len({shorten_page_name(one) for one in names}) == len(names)
    assert all(len(shorten_page_name(one)) <= MOST_OF_NAME for one in names)
