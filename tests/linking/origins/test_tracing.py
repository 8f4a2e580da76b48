from collections.abc import Callable
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience import extract, open_pages
from consilience.app import EXAMPLE
from consilience.linking.origins import OriginIndex, trace_origins
from consilience.linking.stories import group_stories
from consilience.records.article import Article
from consilience.records.ids import ArticleId, EntityId, StoryId
from consilience.records.origin import Derivation, Origin
from consilience.records.story import Story
from tests.making import annotate_by_hand, make_article, mark

CASE = Path(__file__).parents[3] / "shared" / "cases" / "gantz-visit"
RELEASE = """The Harbour Ministry and the dockers of the northern basin signed an agreement on night work today.
The agreement raises the fee for work after midnight by a fifth and puts an end to the old rota.
The crane drivers will have their own canteen again by the first week of the coming autumn."""
OWN = """Old men on the quay remember another agreement, which lasted for nine days.
The gulls took no notice and sat on the cranes as they have always done."""


def join(*articles: Article) -> tuple[Story, ...]:
    ids = tuple(sorted(one.id for one in articles))
    return (Story(id=StoryId("s"), title="", article_ids=ids),)


def trace(*articles: Article) -> tuple[tuple[Origin, ...], tuple[Derivation, ...]]:
    return trace_origins(join(*articles), articles)


def origins_at(origins: tuple[Origin, ...], article: Article, words: str) -> set[tuple[str, str]]:
    start = article.text.index(words)
    found = OriginIndex(origins).find(article.span(start, start + len(words)))
    by_id = {one.id: one for one in origins}
    return {(by_id[one].kind, by_id[one].name) for one in found}


def test_an_article_without_any_credit_rests_on_its_own_outlet() -> None:
    article = make_article(OWN, outlet="The Quay Herald")
    ((origin,), derivations) = trace(article)
    assert (origin.kind, origin.name) == ("outlet", "The Quay Herald")
    assert [span.text for span in origin.stretches] == [OWN]
    assert derivations == ()


def test_without_an_outlet_the_origin_is_unknown() -> None:
    ((origin,), _) = trace(make_article(OWN))
    assert (origin.kind, origin.name) == ("unknown", "")


def test_two_unknown_outlets_are_two_unknown_origins() -> None:
    (origins, _) = trace(
        make_article(OWN, name="a"), make_article("Seven goats were judged at the fair.", name="b")
    )
    assert [one.kind for one in origins] == ["unknown", "unknown"]


def test_a_credited_agency_is_the_origin_and_the_outlet_passes_it_on() -> None:
    article = replace(make_article(OWN, outlet="The Quay Herald"), credits=("Reuters",))
    ((origin,), (derivation,)) = trace(article)
    assert (origin.kind, origin.name) == ("agency", "Reuters")
    assert (derivation.kind, derivation.via) == ("credit", ("The Quay Herald",))
    assert derivation.source_id == origin.id


def test_a_release_printed_as_own_rests_on_the_body_that_issued_it() -> None:
    release = make_article(RELEASE, name="a", outlet="Harbour Ministry")
    printed = make_article(f"{RELEASE}\n{OWN}", name="b", outlet="The Quay Herald")
    origins, derivations = trace(release, printed)
    assert origins_at(origins, printed, "old rota") == {("statement", "Harbour Ministry")}
    assert origins_at(origins, printed, "The gulls") == {("outlet", "The Quay Herald")}
    assert [one.direction for one in derivations if one.kind == "reuse"] == ["issuer"]


def test_an_agency_report_with_its_credit_cut_off_still_rests_on_the_agency() -> None:
    credited = replace(make_article(RELEASE, name="a", outlet="The Quay Herald"), credits=("AP",))
    cut = make_article(RELEASE, name="b", outlet="The Mole Courier")
    (origins, _) = trace(credited, cut)
    assert origins_at(origins, cut, "canteen") == {("agency", "Associated Press")}


def test_a_copy_of_a_copy_rests_on_the_first() -> None:
    articles = [
        make_article(RELEASE, name=name, outlet=f"The {name} Herald", day=f"2031-03-0{at}")
        for at, name in enumerate("abcd", 1)
    ]
    ((origin,), _) = trace(*articles)
    assert origin.name == "The a Herald"
    assert set(origin.article_ids) == set("abcd")


def test_one_statement_named_by_two_outlets_is_one_origin() -> None:
    one = make_article(
        "Mayor Ada Lund came to the quay. The visit was short, a statement from her office said.",
        name="a",
        outlet="The Quay Herald",
    )
    other = make_article(
        "According to Lund’s office, Ada Lund saw the cranes and left. " + OWN,
        name="b",
        outlet="The Mole Courier",
    )
    origins, _ = trace(one, other)
    (statement,) = [origin for origin in origins if origin.kind == "statement"]
    assert statement.article_ids == ("a", "b")
    assert origins_at(origins, other, "The gulls") == {("outlet", "The Mole Courier")}


def test_statements_of_one_holder_weeks_apart_are_two() -> None:
    early = make_article(
        "The gate is safe, Ada Lund said in a statement.", name="a", day="2031-03-01"
    )
    late = make_article(
        "Nobody will lose his post, Ada Lund said in a statement.", name="b", day="2031-04-20"
    )
    origins, _ = trace(early, late)
    assert [(one.kind, len(one.article_ids)) for one in origins] == [("statement", 1)] * 2
    assert len({one.id for one in origins}) == 2


def test_statements_are_set_apart_by_days_under_all_names_of_their_holder() -> None:
    days = {"a": "2031-03-01", "b": "2031-03-02", "c": "2031-04-20"}
    bodies = {"a": "Sarnian Harbour Ministry", "b": "Harbour Ministry", "c": "Harbour Ministry"}
    articles = [
        make_article(f"The {bodies[one]} said in a statement: {one} is shut.", name=one, day=day)
        for one, day in days.items()
    ]
    origins, _ = trace(*articles)
    assert sorted(one.article_ids for one in origins) == [("a", "b"), ("c",)]


def test_ministries_of_two_countries_are_two_origins_and_a_bare_name_neither() -> None:
    bodies = ["China’s Foreign Ministry", "The Chinese Foreign Ministry", "The Foreign Ministry"]
    bodies.append("The South Korean Foreign Ministry")
    articles = [
        make_article(f"{body} said in a statement that pier {name} is shut.", name=name)
        for name, body in zip("abcd", bodies, strict=True)
    ]
    origins, _ = trace(*articles)
    assert sorted(one.article_ids for one in origins) == [("a", "b"), ("c",), ("d",)]


def test_a_chain_is_kept_from_the_source_to_the_portal() -> None:
    text = (
        "The harbour was closed, Reuters reported on Friday, citing the state agency Darpress, "
        "which had quoted a statement of the harbour ministry."
    )
    origins, (derivation,) = trace(make_article(text))
    (origin,) = origins
    assert (origin.kind, origin.name) == ("statement", "harbour ministry")
    assert derivation.via == ("Darpress", "Reuters")


def test_an_unquoted_sentence_rests_on_the_statement_that_another_text_names_for_it() -> None:
    told = "Lund saw the new cranes of the northern basin and spoke with the drivers of the night shift."
    named = make_article(f"Ada Lund came. According to Lund’s office, {told}", name="a")
    bare = make_article(f"{OWN}\n{told}", name="b", outlet="The Quay Herald")
    origins, _ = trace(named, bare)
    assert {kind for kind, _ in origins_at(origins, bare, "night shift")} == {"statement"}


def test_the_authors_aside_does_not_rest_on_the_release() -> None:
    article = make_article(
        "The Harbour Ministry press release states that the gate is safe. "
        "It should be noted that the minister also met the mayor."
    )
    (origins, _) = trace(article)
    assert origins_at(origins, article, "met the mayor") == {("unknown", "")}


def test_an_unnamed_source_is_an_unknown_origin_with_its_words() -> None:
    article = make_article(
        "A senior source who accompanied the minister said that it was late.", outlet="The Quay"
    )
    ((origin,), _) = trace(article)
    assert origin.kind == "unknown"
    assert origin.name.startswith("A senior source")


def test_public_speech_in_common_is_no_common_origin() -> None:
    speech = "“We saw the door standing open and we shouted until our voices were gone,” Lund told reporters."
    one = make_article(f"{OWN}\n{speech}", name="a", outlet="The Quay Herald")
    other = make_article(
        f"Seven goats were judged at the fair.\n{speech}", name="b", outlet="The Mole Courier"
    )
    origins, derivations = trace(one, other)
    assert all(len(origin.article_ids) == 1 for origin in origins)
    assert derivations == ()


def test_names_and_entities_come_from_the_annotations() -> None:
    article = make_article("Mayor Ada Lund came. Lund said in a statement that it was late.")
    mention = replace(mark(article, "Ada Lund"), entity_id="lund")
    origins, _ = trace_origins(join(article), [article], [annotate_by_hand(article, mention)])
    (origin,) = [one for one in origins if one.kind == "statement"]
    assert (origin.name, origin.entity_id) == ("Ada Lund", "lund")


def test_a_surname_is_that_of_its_bearer_who_is_named_most() -> None:
    article = make_article(
        "Ada Lund came with Leopoldine Lund. Lund left. Lund said in a statement that it was late."
    )
    ada = [
        replace(mark(article, words), entity_id=EntityId("ada")) for words in ("Ada Lund", "Lund")
    ]
    ada[1] = replace(ada[1], span=article.span(36, 40))
    other = replace(mark(article, "Leopoldine Lund"), entity_id=EntityId("leopoldine"))
    notes = annotate_by_hand(article, *ada, other)
    origins, _ = trace_origins(join(article), [article], [notes])
    (origin,) = [one for one in origins if one.kind == "statement"]
    assert (origin.name, origin.entity_id) == ("Ada Lund", "ada")


def test_one_person_in_two_spellings_is_one_origin() -> None:
    texts = {
        "a": "Mayor Ada Lunde came. Lunde said in a statement that it was late. Lunde left.",
        "b": "Ada Lundeh wrote of it. Lundeh said in a statement that the gate was safe.",
    }
    articles = [make_article(text, name=name) for name, text in texts.items()]
    for entities, count in ((("lund", "lund"), 1), (("lund", "other"), 2)):
        notes = [
            annotate_by_hand(one, replace(mark(one, words), entity_id=EntityId(entity)))
            for one, words, entity in zip(
                articles, ("Ada Lunde", "Ada Lundeh"), entities, strict=True
            )
        ]
        origins, _ = trace_origins(join(*articles), articles, notes)
        assert len([one for one in origins if one.kind == "statement"]) == count


def test_the_order_of_the_articles_changes_nothing() -> None:
    articles = [
        make_article(RELEASE, name="a"),
        make_article(f"{RELEASE}\n{OWN}", name="b", outlet="The Quay Herald"),
        make_article(OWN, name="c", outlet="Harbour Ministry"),
    ]
    results = {str(trace(*order)) for order in permutations(articles)}
    assert len(results) == 1


def test_every_sentence_rests_on_something_and_every_stretch_reads_as_the_article() -> None:
    article = make_article(f"{RELEASE}\n{OWN}", outlet="The Quay Herald")
    (origins, _) = trace(article)
    for start in range(0, len(article.text) - 10, 10):
        if article.text[start : start + 10].strip():
            assert OriginIndex(origins).find(article.span(start, start + 10))
    for span in (one for origin in origins for one in origin.stretches):
        assert article.text[span.start : span.end] == span.text


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(
            st.sampled_from(
                [
                    "The",
                    "Lund",
                    "his office",
                    "said",
                    "in a statement",
                    ".",
                    "“",
                    "”",
                    "Reuters",
                    "told",
                    "CNN",
                    "according to",
                    "the ministry",
                    "\n",
                    "’s",
                    "saw the new cranes",
                ]
            ),
            max_size=25,
        ),
        min_size=1,
        max_size=3,
    )
)
def test_no_text_raises(texts: list[list[str]]) -> None:
    articles = [make_article(" ".join(words), name=str(at)) for at, words in enumerate(texts)]
    trace(*articles)


def read_folder(
    folder: Path,
) -> tuple[dict[str, list[Article]], tuple[Origin, ...], tuple[Derivation, ...]]:
    """Articles by the first letters of their page's name; origins without annotations."""
    pages = {page.id: page.name for page in open_pages([folder])}
    articles = [one for page in open_pages([folder]) for one in extract(page)]
    origins, derivations = trace_origins(group_stories(articles), articles)
    by_page: dict[str, list[Article]] = {}
    for one in articles:
        by_page.setdefault(pages[one.page_id].split("_")[0], []).append(one)
    return by_page, origins, derivations


@pytest.fixture(scope="module")
def harbour() -> Callable[[str, str], set[tuple[str, str]]]:
    by_page, origins, _ = read_folder(EXAMPLE)

    def find(page: str, words: str) -> set[tuple[str, str]]:
        (article,) = [one for one in by_page[page] if words in one.text]
        return origins_at(origins, article, words)

    return find


MINISTRY = ("statement", "Calvorran Ministry of Infrastructure")


@pytest.mark.parametrize(
    ("page", "words", "origin"),
    [
        ("01", "will invest 9.8 billion scudi", MINISTRY),
        ("02", "will invest 9.8 billion scudi", MINISTRY),
        ("03", "is to put 9.8 billion scudi", MINISTRY),
        ("18", "The same release puts the investment", MINISTRY),
        ("07", "dropped about six metres", ("agency", "Skelda Wire")),
        ("08", "dropped about six metres", ("agency", "Skelda Wire")),
        ("09", "has risen to seven", ("agency", "Skelda Wire")),
        ("10", "Thirty-one people were killed", ("agency", "Calvopress")),
        ("11", "A chain lay in two pieces", ("outlet", "The Lassena Courier")),
        ("13", "an unpublished “Annex C”", ("outlet", "The Lassena Courier")),
        ("14", "an unpublished “Annex C”", ("outlet", "The Lassena Courier")),
        ("14", "handed the prosecutor the names", ("outlet", "The Western Shore Post")),
        ("04", "Neither of them spoke to the press", ("unknown", "")),
    ],
)
def test_the_example_pages_rest_on_what_a_careful_reader_says(
    harbour: Callable[[str, str], set[tuple[str, str]]],
    page: str,
    words: str,
    origin: tuple[str, str],
) -> None:
    assert harbour(page, words) == {origin}


def test_a_statement_at_fourth_hand_is_the_statement(
    harbour: Callable[[str, str], set[tuple[str, str]]],
) -> None:
    first = harbour("06", "held talks on March 5")
    assert {kind for kind, _ in first} == {"statement"}
    assert harbour("05", "met with the Minister of Infrastructure") == first
    assert harbour("05", "emphasised the historic weight") == first


@pytest.mark.skipif(not CASE.is_dir(), reason="the case pages are not beside the project")
def test_the_case_rests_on_what_a_careful_reader_says() -> None:
    by_page, origins, derivations = read_folder(CASE)
    visit = {page: found[0] for page, found in by_page.items()}

    def at(page: str, words: str) -> set[tuple[str, str]]:
        return origins_at(origins, visit[page], words)

    office = at("001", "a statement from his office said")
    assert {kind for kind, _ in office} == {"statement"}
    for page, words in (
        ("000", "strategic relations"),
        ("000", "Guliyev"),
        ("001", "Guliyev"),
        ("001", "Zakir Hasanov"),
        ("003", "Guliyev"),
        ("003", "Zakir Hasanov"),
    ):
        assert at(page, words) == office, (page, words)
    ministry = at("004", "press release states")
    assert ministry == at("004", "headed by the Minister of Defense of Israel")
    assert {kind for kind, _ in ministry} == {"statement"}
    assert at("004", "Elchin Ghuliev") == {("unknown", "")}
    assert at("001", "$4.85 billion") == {("outlet", "The Times of Israel")}
    assert at("000", "could respond to any development") == {("outlet", "Israel Hayom")}
    assert {kind for kind, _ in at("000", "rejected all proposals")} == {"unknown"}
    (carried,) = [one for one in derivations if one.article_id == ArticleId(visit["002"].id)]
    assert carried.via == ("ANI", "Tribune")
    assert at("002", "Eurovision") == {("agency", "The Press Service of Israel")}
