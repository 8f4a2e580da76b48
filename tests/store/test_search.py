import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consilience.errors import CursorError
from consilience.store import Selection, Workspace
from consilience.store.query import read_query
from consilience.store.search import make_snippets
from consilience.store.search_index import LONGEST_VECTOR, make_vector
from tests.store.making import TEXT, add, extract, make_part, write

BRIDGE = write("bridge", TEXT, title="A bridge opens", outlet="Mercury", day="2031-03-09")
LEASE = write("lease", "The lease of the old bridge.", outlet="Courier", day="2031-04-01")
HARBOUR = write("harbour", "Harbours were leased.", title="Ports", outlet="Courier")


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    add(workspace, BRIDGE, LEASE, HARBOUR)
    workspace.stories.put_parts([make_part("story", BRIDGE)])
    return workspace


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("bridge", {"bridge", "lease"}),
        ("BRIDGES", {"bridge", "lease"}),
        ("brändt", {"bridge"}),
        ("bridge lease", {"lease"}),
        ('"bridge opens"', {"bridge"}),
        ('"opens bridge"', set()),
        ('"old bridge"', {"lease"}),
        ("lea*", {"lease", "harbour"}),
        ("bridge -lease", {"bridge"}),
        ("-lease", {"bridge", "harbour"}),
        ("ports", {"harbour"}),
        ("", {"bridge", "lease", "harbour"}),
        ("sea", set()),
    ],
)
def test_search_finds_articles_with_all_the_words(
    filled: Workspace, typed: str, names: set[str]
) -> None:
    found = filled.search.find(typed)
    assert {hit.article.id for hit in found.rows} == names
    assert found.total == len(names)


def test_a_word_in_the_title_counts_most(filled: Workspace) -> None:
    assert [hit.article.id for hit in filled.search.find("bridge").rows] == ["bridge", "lease"]


def test_a_title_and_its_text_are_no_phrase(filled: Workspace) -> None:
    assert filled.search.find('"ports harbours"').total == 0


def test_without_words_the_latest_article_comes_first(filled: Workspace) -> None:
    hits = filled.search.find("").rows
    assert [hit.article.id for hit in hits] == ["lease", "bridge", "harbour"]


def test_matches_are_places_in_title_and_text(filled: Workspace) -> None:
    (hit,) = filled.search.find("bridge brandt").rows
    assert [hit.article.title[start:end] for start, end in hit.title_matches] == ["bridge"]
    (snippet,) = hit.snippets
    assert TEXT[snippet.start : snippet.end] == snippet.text
    assert [TEXT[start:end] for start, end in snippet.matches] == ["Brandt", "bridge", "Brandt"]


@pytest.mark.parametrize(
    ("selection", "names"),
    [
        (Selection(outlet="Courier"), {"lease"}),
        (Selection(latest="2031-03"), {"bridge"}),
        (Selection(entity_id="brandt"), {"bridge"}),
        (Selection(origin_id="skelda wire", event_type="OPEN"), {"bridge"}),
        (Selection(story_id="elsewhere"), set()),
    ],
)
def test_search_is_narrowed_by_what_articles_have(
    filled: Workspace, selection: Selection, names: set[str]
) -> None:
    assert {hit.article.id for hit in filled.search.find("bridge", selection).rows} == names


def test_facets_count_the_articles_found(filled: Workspace) -> None:
    facets = {one.name: one for one in filled.search.count_facets("bridge")}
    counts = {name: {one.label: one.articles for one in facets[name].values} for name in facets}
    assert counts == {
        "story": {"The bridge, story": 1},
        "outlet": {"Mercury": 1, "Courier": 1},
        "origin": {"Skelda Wire": 1},
        "entity": {"Ada Brandt": 1},
        "event_type": {"OPEN": 1},
        "month": {"2031-03": 1, "2031-04": 1},
    }


def test_a_facet_tells_how_many_values_it_has_in_all(workspace: Workspace) -> None:
    add(workspace, *(write(f"{at}", outlet=f"Outlet {at}") for at in range(25)))
    (facet,) = workspace.search.count_facets("bridge", names=["outlet"])
    assert (len(facet.values), facet.total, facet.counted) == (20, 25, 25)


def test_what_is_linked_is_counted_in_the_best_articles_if_there_are_very_many(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("consilience.store.search.BEST", 2)
    articles = [write(f"{at}") for at in range(5)]
    add(workspace, *articles)
    workspace.stories.put_parts([make_part(one.id, one) for one in articles])
    entities, stories = workspace.search.count_facets("bridge", names=["entity", "story"])
    assert (entities.counted, entities.values[0].articles) == (2, 2)
    assert (stories.counted, stories.total) == (5, 5)


@pytest.mark.parametrize("size", [1, 2, 4])
def test_pieces_of_a_search_hold_every_hit_once(filled: Workspace, size: int) -> None:
    found, cursor = [], None
    while True:
        piece = filled.search.find("", cursor=cursor, size=size)
        found += [hit.article.id for hit in piece.rows]
        if (cursor := piece.next) is None:
            break
    assert found == ["lease", "bridge", "harbour"]


def test_a_cursor_of_another_listing_is_refused(filled: Workspace) -> None:
    cursor = filled.pages.list(size=1).next
    with pytest.raises(CursorError):
        filled.search.find("bridge", cursor=cursor)


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        "'",
        "*",
        "-",
        "(",
        "a:b",
        "NEAR(",
        "a AND",
        "^a",
        "a\x00b",
        "\ud800",
        "{a}",
        "!&|",
        "\\",
        ":*",
    ],
)
def test_no_sign_is_an_error(filled: Workspace, typed: str) -> None:
    filled.search.find(typed)
    filled.search.count_facets(typed, names=["outlet"])


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(alphabet=st.characters(), max_size=40))
def test_no_query_is_an_error(filled: Workspace, typed: str) -> None:
    assert filled.search.find(typed).total <= 3


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=80))
def test_an_article_is_found_by_its_own_words(workspace: Workspace, text: str) -> None:
    article = write("any", text)
    add(workspace, article)
    for word in text.split():
        assert workspace.search.find(word.replace("*", " ").lstrip("-")).total == 1
    page = workspace.pages.read(article.page_id)
    workspace.articles.put(page.id, extract(page))


@given(text=st.text(max_size=400), typed=st.text(max_size=10))
def test_snippets_are_stretches_of_the_text(text: str, typed: str) -> None:
    for snippet in make_snippets(text, read_query(typed)):
        assert text[snippet.start : snippet.end] == snippet.text
        assert all(snippet.start <= start < end <= snippet.end for start, end in snippet.matches)


def test_at_most_three_snippets_show_a_word_that_is_everywhere() -> None:
    text = " ".join(["bridge", *["x"] * 200] * 9)
    snippets = make_snippets(text, read_query("bridge"))
    assert [text[start:end] for one in snippets for start, end in one.matches] == ["bridge"] * 3


def test_an_article_of_very_many_words_fits_the_index(workspace: Workspace) -> None:
    text = " ".join(f"{at:x}word" for at in range(100_000))
    assert len(make_vector("", text)) < LONGEST_VECTOR + 100_000
    add(workspace, write("great", text))
    assert workspace.search.find("7word").total == 1
