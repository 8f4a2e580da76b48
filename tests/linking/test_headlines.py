"""A story is called by a headline that takes no side and is not overtaken."""

from datetime import date

import pytest

from consilience.linking.headlines import Headline, choose_headline

FIRST, LAST = date(2031, 3, 4), date(2031, 3, 9)


@pytest.mark.parametrize(
    ("headlines", "chosen"),
    [
        ([("Quay falls in Sarn", 3.0, FIRST), ("Sarn mourns", 2.0, LAST)], "Quay falls in Sarn"),
        ([("“They lied”: Onde blames Sarn", 3.0, LAST), ("Two ships meet", 2.0, LAST)],
         "Two ships meet"),
        ([("Nine dead as quay falls", 3.0, FIRST), ("Quay of Sarn falls", 2.0, LAST)],
         "Quay of Sarn falls"),
        ([("Nine dead as quay falls", 3.0, LAST), ("Quay of Sarn falls", 2.0, FIRST)],
         "Nine dead as quay falls"),  # the last count
        ([("Nine boats at the quay", 3.0, FIRST), ("Sarn mourns", 2.0, LAST)],
         "Nine boats at the quay"),  # no victims
        ([("“They lied”: Onde blames Sarn", 3.0, LAST), ("Trams", 0.4, LAST)],
         "“They lied”: Onde blames Sarn"),  # another matter
        ([("Weld: 'They lied to us'", 3.0, LAST), ("Sarn's quay falls", 2.0, LAST)],
         "Sarn's quay falls"),
        ([("", 3.0, FIRST), ("Quay falls", 2.0, None)], "Quay falls"),
        ([("", 3.0, FIRST)], ""),
    ],
)  # fmt: skip
def test_a_headline_that_takes_a_side_or_is_overtaken_gives_way(headlines, chosen) -> None:
    assert choose_headline([Headline(*one) for one in headlines]) == chosen
