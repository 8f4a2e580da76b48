"""A clause is cut out of its sentence where it ends, or not at all."""

import pytest

from consilience.analysis.brief.clauses import find_whole_clause, finish
from consilience.analysis.brief.joints import (
    begins_clause,
    ends_at_joint,
    go_on_to_joint,
    is_apart,
    stands_in_speech,
)
from consilience.analysis.facts_reading import Reading, read_dossier
from consilience.records.article import Article
from tests.analysis.facts_making import cut, make_claim, make_story_dossier
from tests.making import make_article

SOLD = "The port of Sarn sold the crane"


def read(article: Article) -> Reading:
    return read_dossier(make_story_dossier((), (), articles=(article,)))


@pytest.mark.parametrize(
    ("behind", "ends"),
    [
        (".", True),
        (" to a cousin.", False),
        (" with a smile.", False),
        (", a gift of the king.", True),
        (" — it had rust.", True),
        (" after the vote.", True),
        (", 2031 being its last year.", False),
        (" and left.", False),
        ("” of the year.", False),
    ],
)
def test_a_clause_ends_at_a_mark_or_before_another_clause(behind: str, ends: bool) -> None:
    article = make_article(f"{SOLD}{behind}")
    assert ends_at_joint(cut(article, SOLD), article) is ends


@pytest.mark.parametrize(("behind", "ends"), [(", boats.", False), (".", True)])
def test_what_is_said_of_things_is_no_end_before_them(behind: str, ends: bool) -> None:
    words = "The port of Sarn sold several old, and newly painted"
    article = make_article(f"{words}{behind}")
    assert ends_at_joint(cut(article, words), article) is ends


@pytest.mark.parametrize(
    ("text", "longest", "told"),
    [
        (f"{SOLD} to a cousin of Mr. Weld. It had rust.", 200, " to a cousin of Mr. Weld."),
        (f"{SOLD} to a cousin, who left, and to Lind.", 60, " to a cousin"),
        (f"{SOLD} to a cousin, a clerk of the court in the old town of Linde.", 60, " to a cousin"),
        (f"{SOLD} to a cousin, Lind, and a clerk of the court of Linde.", 60, ""),
        (f"{SOLD} after the vote of the council of Linde.", 200, ""),
        (f"When {SOLD} to a cousin, the mayor left.", 200, ""),
    ],
)
def test_the_words_go_on_to_where_their_clause_ends(text: str, longest: int, told: str) -> None:
    article = make_article(text)
    assert go_on_to_joint(cut(article, SOLD), article, longest).text == f"{SOLD}{told}"


@pytest.mark.parametrize(
    ("before", "begins"),
    [
        ("", True),
        ("It had rust. ", True),
        ("In May, ", True),
        ("On Monday ", True),
        ("The mayor left when ", True),
        ("The last time ", False),
        ("The crane which ", False),
        ("The mayor paid a visit, during which ", True),
        ("As ", False),
    ],
)
def test_a_clause_begins_with_its_sentence_or_behind_what_joins(before: str, begins: bool) -> None:
    article = make_article(f"{before}{SOLD}.")
    assert begins_clause(cut(article, SOLD), article) is begins


@pytest.mark.parametrize(
    ("text", "is_speech"),
    [
        (f"“It had rust. {SOLD}. It fell,” Weld said.", True),
        (f'"It had rust. {SOLD}. It fell," Weld said.', True),
        (f"“It had rust,” Weld said. {SOLD}.", False),
        (f"“It had rust.\n{SOLD}.", False),
    ],
)
def test_a_sentence_within_a_speech_is_not_the_articles_own(text: str, is_speech: bool) -> None:
    article = make_article(text)
    assert stands_in_speech(cut(article, SOLD), read(article)) is is_speech


@pytest.mark.parametrize(
    ("text", "is_one"), [(f"{SOLD}\nIt fell.", True), (f"{SOLD}. It fell. \n", False)]
)
def test_a_line_without_a_stop_is_a_label(text: str, is_one: bool) -> None:
    article = make_article(text)
    assert is_apart(cut(article, SOLD), read(article)) is is_one


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"{SOLD} to a cousin of the mayor, and he left.", None),
        (f"Once more {SOLD}.", None),
        (f"In May, {SOLD} to a cousin of the mayor.", f"{SOLD} to a cousin of the mayor."),
        (f"In May, {SOLD} to him.", None),
    ],
)
def test_a_whole_clause_is_told_to_its_end(text: str, told: str | None) -> None:
    article = make_article(text)
    claim = make_claim(article, SOLD, "sold")
    found = find_whole_clause(claim, read(article))
    assert (found.text if found else None) == told


def test_a_source_behind_a_speech_has_one_mark_before_it() -> None:
    assert finish("Weld calls it “a joke.”", "according to Lind") == (
        "Weld calls it “a joke”, according to Lind."
    )
