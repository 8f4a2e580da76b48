from dataclasses import replace
from itertools import permutations

import pytest

from consilience.extraction import extract
from consilience.language.lexicon import load_entries
from consilience.language.sources import Tail, is_issuer, load_tail_patterns
from consilience.linking.origins.sources import (
    collect_outlets,
    find_codes,
    find_initials,
    find_sources,
)
from consilience.linking.source_kinds import find_issuer
from consilience.records.article import Article, FieldEvidence, Genre
from tests.making import make_article, make_page

TEXT = "The gate of the harbour was shut on Wednesday. Nobody was hurt in the night."


def own_source(article: Article, *others: Article) -> tuple[str, str]:
    own = find_sources(article, collect_outlets([article, *others])).own
    return own.kind, own.name


def make(
    name: str, outlet: str | None, *houses: str, genre: Genre = "report", text: str = TEXT
) -> Article:
    return replace(make_article(text, name=name, outlet=outlet), credits=houses, genre=genre)


def test_a_code_stands_for_the_outlet_whose_initials_spell_it() -> None:
    article = make("a", "Peak News Agency", "PNA")
    assert own_source(article) == ("agency", "Peak News Agency")


def test_a_code_stands_for_an_outlet_of_the_story_before_a_foreign_agency() -> None:
    printed, agency = make("a", "The Quay Herald", "PNA"), make("b", "Peak News Agency")
    for articles in permutations([printed, agency]):
        known = collect_outlets(articles)
        assert find_sources(printed, known).own.name == "Peak News Agency"


def test_where_nobody_of_the_story_has_the_initials_the_agency_is_the_known_one() -> None:
    article = make("a", "The Quay Herald", "PNA")
    assert own_source(article) == ("agency", "Philippine News Agency")


def test_a_code_in_the_text_is_read_as_the_credits_of_the_story_are() -> None:
    agency = make("b", "Peak News Agency", "PNA")
    article = make("a", "The Quay Herald", text="The gate was shut, PNA reported on Monday.")
    (sentence,) = find_sources(article, collect_outlets([article, agency])).sentences
    assert [one.name for one in sentence.sources] == ["Peak News Agency"]


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (["PNA", "Peak News Agency"], {"PNA": "Peak News Agency"}),
        (["HLT", "Harbour Lights Trust"], {"HLT": "Harbour Lights Trust"}),
        (["AP", "Austin Post"], {}),  # prints the reports of AP
        (["AP", "Associated Press"], {"AP": "Associated Press"}),
        (["SKW", "Skelda Wire"], {}),
        (["PNA", "Peak News Agency", "Port News Agency"], {}),  # which of the two is open
        (["Pna", "Peak News Agency"], {}),
    ],
)
def test_only_plain_initials_of_one_name_spell_a_code(
    names: list[str], codes: dict[str, str]
) -> None:
    assert find_codes(names) == codes


def test_small_words_may_have_a_letter_in_the_code() -> None:
    assert find_initials("Press Agency of the Straits") == {"PAOTS", "PAS"}


@pytest.mark.parametrize(
    ("outlet", "houses", "issuer"),
    [
        ("Tarvel Seilbahnen AG", (), "Tarvel Seilbahnen AG"),
        ("The Quay Herald", ("Tarvel Seilbahnen AG",), "Tarvel Seilbahnen AG"),
        ("Quellon SE", ("PRNewswire",), "Quellon SE"),
        ("The Quay Herald", ("PRNewswire",), None),  # whose it is stays open
        (None, (), None),
    ],
)
def test_a_release_is_of_the_body_credited_or_of_its_outlet(
    outlet: str | None, houses: tuple[str, ...], issuer: str | None
) -> None:
    assert find_issuer(make("a", outlet, *houses, genre="release")) == issuer
    assert find_issuer(make("a", outlet, *houses)) is None


def test_a_release_rests_on_its_issuers_statement() -> None:
    article = make("a", "Tarvel Seilbahnen AG", genre="release")
    assert own_source(article) == ("statement", "Tarvel Seilbahnen AG")


def test_who_prints_a_release_passes_it_on() -> None:
    article = make("a", "The Quay Herald", "PRNewswire", "Quellon SE", genre="release")
    sourced = find_sources(article, collect_outlets([article]))
    assert (sourced.own.kind, sourced.own.name) == ("statement", "Quellon SE")
    assert sourced.sentences[0].via == ("PRNewswire", "The Quay Herald")


def test_an_issuer_is_no_outlet_that_others_cite() -> None:
    release = make("a", "Tarvel Seilbahnen AG", genre="release")
    told = make("b", "The Quay Herald", text="The gate is safe, Tarvel Seilbahnen AG said.")
    known = collect_outlets([release, told])
    assert "tarvel seilbahnen ag" not in known


def test_a_release_and_a_report_that_names_the_statement_have_one_source() -> None:
    release = make("a", "Tarvel Seilbahnen AG", genre="release")
    text = "The gate is safe, Tarvel Seilbahnen said in a statement on Monday."
    told = make("b", "The Quay Herald", text=text)
    known = collect_outlets([release, told])
    (sentence,) = find_sources(told, known).sentences
    assert [one.key for one in sentence.sources] == [find_sources(release, known).own.key]


SEEN = "The tanker was told to stop, according to a log seen by SKW."


def credit(article: Article, start: int, end: int) -> Article:
    """The article with the words `start:end` as the place where the page credits them."""
    words = article.span(start, end)
    evidence = FieldEvidence(field="credit", provenance="text", text=words.text, page=words.page)
    return replace(article, evidence=(evidence,), dateline=article.span(0, end + 1))


def test_an_agency_that_names_itself_stays_the_source_of_its_report() -> None:
    text = f"ONDE (SKW) - The tanker lay still on Monday.\n{SEEN}"
    article = credit(make("a", "The Quay Herald", "SKW", text=text), 6, 9)
    sourced = find_sources(article, collect_outlets([article]))
    assert {(one.kind, one.name) for each in sourced.sentences for one in each.sources} == {
        ("agency", "SKW")
    }


def test_a_house_that_is_cited_for_one_sentence_is_not_the_source_of_the_rest() -> None:
    article = make("a", "The Quay Herald", "SKW", text=f"The tanker lay still.\n{SEEN}")
    at = article.text.index("SKW")
    cited = replace(credit(article, at, at + 3), dateline=None)
    assert find_sources(cited, collect_outlets([cited])).own.name == "The Quay Herald"


def test_a_house_in_a_dateline_is_an_agency_though_it_is_called_a_press() -> None:
    text = "ONDE (Coastal Press Association) - The tanker lay still on Monday."
    article = credit(make("a", "The Quay Herald", "Coastal Press Association", text=text), 6, 31)
    assert find_sources(article, collect_outlets([article])).own.kind == "agency"


@pytest.mark.parametrize(
    "words",
    [
        "The pilot was ill, the Quay Herald has learned.",
        "The pilot told The Quay Herald that he was ill.",
        "The pilot told this newspaper that he was ill.",
        "At the pilot's house nobody opened when our reporter rang.",
    ],
)
def test_what_an_outlet_adds_to_a_credited_report_is_its_own(words: str) -> None:
    article = make("a", "The Quay Herald", "SKW", text=f"The tanker lay still.\n{words}")
    first, second = find_sources(article, collect_outlets([article])).sentences
    assert [one.sources[0].name for one in (first, second)] == ["SKW", "The Quay Herald"]


@pytest.mark.parametrize(
    ("byline", "others", "own"),
    [
        ("Deltawire", [make("b", "Deltawire")], ("agency", "Deltawire")),
        ("Deltawire", [make("b", "The Mole", "Deltawire")], ("agency", "Deltawire")),
        ("Deltawire", [make("b", "The Mole")], ("outlet", "The Quay Herald")),
        ("Herald", [make("b", "Herald")], ("outlet", "The Quay Herald")),  # its own
        ("Ida Wren", [make("b", "Ida Wren")], ("outlet", "The Quay Herald")),  # a person
    ],
)
def test_a_house_in_the_byline_is_credited_if_the_story_knows_it(
    byline: str, others: list[Article], own: tuple[str, str]
) -> None:
    signed = replace(make("a", "The Quay Herald"), byline=byline)
    assert own_source(signed, *others) == own


@pytest.mark.parametrize(
    ("tail", "own"),
    [
        (" – SKW", "SKW"),
        (" — SKW", "SKW"),
        (" – (SKW)", "SKW"),
        (" /SKW/", "SKW"),
        ("\nSKW", "SKW"),
        (" – XKZ", "The Quay Herald"),  # nobody knows it
        (" – Herald", "The Quay Herald"),  # its own
        (" They thanked SKW", "The Quay Herald"),
    ],
)
def test_a_house_in_the_last_words_is_credited_if_the_story_knows_it(tail: str, own: str) -> None:
    article = make("a", "The Quay Herald", text=f"{TEXT}{tail}")
    assert own_source(article, make("b", "The Mole", "SKW"), make("c", "Herald"))[1] == own


def test_every_tail_names_the_house_of_its_test() -> None:
    for one in load_entries("sources", "tail", Tail):
        found = [
            match["house"] for each in load_tail_patterns() for match in each.finditer(one.test)
        ]
        assert one.finds in found, one.test


def test_a_paper_is_no_body_though_it_is_called_a_union() -> None:
    assert not is_issuer("The Lassena Standard & Union")
    assert is_issuer("Union of Dockers")


def test_a_house_in_the_bylines_of_two_outlets_is_credited() -> None:
    one, other = (
        replace(make(name, outlet), byline="Deltawire")
        for name, outlet in (("a", "The Quay Herald"), ("b", "The Mole"))
    )
    assert own_source(one, other) == ("agency", "Deltawire")
    assert own_source(one, replace(other, outlet="The Quay Herald"))[1] == "The Quay Herald"


def test_a_word_of_the_outlets_name_credits_the_outlet_itself() -> None:
    assert own_source(make("a", "Herald Online", "Deltawire", "Herald")) == ("agency", "Deltawire")
    assert own_source(make("a", "Reuters Africa", "Reuters")) == ("agency", "Reuters")


def test_what_followed_a_report_does_not_rest_on_it() -> None:
    text = "The mayor resigned on Friday, days after the Coast Bulletin reported on the lease."
    article = make("a", "The Quay Herald", text=text)
    (sentence,) = find_sources(article, collect_outlets([article])).sentences
    assert [one.name for one in sentence.sources] == ["The Quay Herald"]


ORGAN = """THE SLIPWAY
The paper of the Upland Dockers' Union
Join | Rights | Branches

They want us to work on Sundays

By Ada Brandt, chairwoman

The port of Lassena wants to load ships on Sundays from May, and it has not asked anybody who works there what he thinks of that.

The union was told of it by a notice on the gate, and it will not be told so again, for we have signed a contract that says otherwise.
"""


def test_the_paper_of_a_union_speaks_for_it() -> None:
    (article,) = extract(make_page(ORGAN))
    assert article.publisher == "Upland Dockers' Union"
    assert own_source(article) == ("statement", "Upland Dockers' Union")


def test_the_paper_of_a_valley_speaks_for_itself() -> None:
    page = make_page(ORGAN.replace("the Upland Dockers' Union", "the Upland Valley"))
    (article,) = extract(page)
    assert article.publisher is None
    assert own_source(article) == ("outlet", "THE SLIPWAY")
