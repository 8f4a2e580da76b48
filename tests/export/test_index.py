from dataclasses import replace

import pytest

from consilience.export.index import make_index
from tests.export.making import make_dossier


@pytest.mark.parametrize(
    ("ids", "short"),
    [
        (["27bfff4a", "6c2ba0ea"], ["27bfff", "6c2ba0"]),
        (["27bfff4a", "27bfff4b"], ["27bfff4a", "27bfff4b"]),
        (["27bfff4a", "27bf"], ["27bfff", "27bf"]),
        (["27bfff4a"], ["27bfff"]),
        ([], []),
    ],
)
def test_short_ids_tell_the_articles_of_a_dossier_apart(ids, short):
    dossier = make_dossier()
    articles = tuple(replace(dossier.articles[0], id=one) for one in ids)
    index = make_index(replace(dossier, articles=articles, annotations=()))
    assert [index.short_ids[one] for one in ids] == short
