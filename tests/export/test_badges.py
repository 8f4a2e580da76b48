from dataclasses import replace

import pytest

from consilience.export.badges import make_badges
from tests.export.making import make_told_dossier


def test_letters_go_to_known_origins_the_widest_spread_first():
    badges = make_badges(make_told_dossier())
    assert {one: (badge.letter, badge.known) for one, badge in badges.items()} == {
        "Torrent's office": ("A", True),
        "Tessalian ministry": ("B", True),
        "gate": ("?", False),
    }


def test_badges_do_not_depend_on_the_order_of_the_origins():
    dossier = make_told_dossier()
    assert make_badges(replace(dossier, origins=dossier.origins[::-1])) == make_badges(dossier)


@pytest.mark.parametrize(("at", "letter"), [(0, "A"), (25, "Z"), (26, "A1"), (52, "A2")])
def test_after_z_letters_are_counted(at, letter):
    dossier = make_told_dossier()
    many = tuple(
        replace(dossier.origins[0], id=f"{number:03}", name=f"{number:03}") for number in range(60)
    )
    assert make_badges(replace(dossier, origins=many))[f"{at:03}"].letter == letter


def test_an_origin_of_no_article_here_has_none():
    dossier = make_told_dossier()
    away = replace(dossier.origins[0], article_ids=("elsewhere",))
    assert make_badges(replace(dossier, origins=(away,))) == {}
