from functools import reduce
from operator import add
from pathlib import Path

import msgspec
import pytest
from bench.linking_long import Linker, Spent, group_stream, read_batches

from consilience.records.article import Article
from tests.making import make_article

AFFAIRS = {
    "ferry": (
        "The ferry Albatross ran aground off Sandholm on Tuesday with 212 passengers aboard. "
        "Rescue boats took all passengers off before nightfall, the owners said in a statement."
    ),
    "budget": (
        "Parliament passed the budget by three votes after a night of speeches. "
        "The finance minister called the new taxes on sugar and tobacco necessary."
    ),
    "fire": (
        "Flames destroyed an old mill near Lassena where nobody had worked since spring. "
        "Firemen pumped water out of its pond for nine hours, their captain told reporters."
    ),
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    articles = [
        make_article(text, name=f"{affair} {at}", outlet=f"The {at} Courier")
        for at in range(3)
        for affair, text in AFFAIRS.items()
    ]
    path = tmp_path / "corpus"
    path.write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in articles))
    return path


@pytest.fixture
def grouped(corpus: Path, tmp_path: Path) -> Path:
    path = tmp_path / "stories"
    assert group_stream(corpus, 9, path)["stories"] == 3
    return path


def link(corpus: Path, batches: list[list[bytes]]) -> Spent:
    return reduce(add, map(Linker(corpus), batches))


def test_what_is_found_does_not_depend_on_how_stories_are_shared_out(
    corpus: Path, grouped: Path
) -> None:
    (batch,) = read_batches(grouped, 9)
    whole = link(corpus, [batch])
    assert whole.articles == 9
    assert link(corpus, [[one] for one in reversed(batch)]).digest == whole.digest
    assert link(corpus, [batch[:1]]).digest != whole.digest


@pytest.mark.parametrize(("most", "stories"), [(1, 1), (3, 1), (4, 2), (9, 3), (100, 3)])
def test_stories_are_drawn_until_there_are_articles_enough(
    grouped: Path, most: int, stories: int
) -> None:
    assert len([line for batch in read_batches(grouped, most) for line in batch]) == stories


def test_places_of_articles_are_those_in_the_file(corpus: Path, grouped: Path) -> None:
    with corpus.open("rb") as file:
        for line in grouped.read_bytes().splitlines():
            story, places = msgspec.json.decode(line)
            held = []
            for at in places:
                file.seek(at)
                held.append(msgspec.json.decode(file.readline(), type=Article).id)
            assert held == story["article_ids"]
