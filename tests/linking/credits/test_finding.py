import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.language.lexicon import load_entries
from consilience.language.sources import CitationWording, Holding, Office, Unnamed
from consilience.linking.credits import Credit, find_all_credits, find_credits
from consilience.linking.credits.context import Speakers
from consilience.linking.credits.cues import StoryCues
from consilience.linking.credits.names import Outlets, fold_holder, load_known_outlets
from consilience.linking.credits.patterns import (
    load_again_patterns,
    load_carrier_patterns,
    load_citation_patterns,
    load_office_again_patterns,
    load_office_patterns,
)
from consilience.linking.credits.runs import RUN, NameFinder
from consilience.linking.readings import read_texts
from consilience.linking.sentences import find_sentences
from tests.making import make_article

KNOWN = load_known_outlets() | {
    "harbour courier": "The Harbour Courier",
    "harbour radio": "Harbour Radio",
    "skelda wire": "Skelda Wire",
    "darpress": "Darpress",
}


def read(text: str, *, outlet: str | None = None) -> tuple[Credit, ...]:
    return find_credits(make_article(text, outlet=outlet), KNOWN)


@pytest.mark.parametrize("table", ["citation", "carrier"])
def test_every_wording_names_the_outlet_of_its_test(table: str) -> None:
    for wording in load_entries("sources", table, CitationWording):
        names = {
            one.name for one in read(wording.test) if one.kind == "outlet" and one.strength > 0.5
        }
        assert {name.removeprefix("The ") for name in names} == {
            wording.finds.removeprefix("The ")
        }, wording.test


@pytest.mark.parametrize(
    ("table", "kind"), [("holding", Holding), ("office", Office)], ids=["holding", "office"]
)
def test_every_holder_is_found(table: str, kind: type[Holding | Office]) -> None:
    introduction = (
        "Defence Minister Ivo Carrante met Sandro Quillese and Azhmet Tulvarov. Carrante spoke. "
    )
    for wording in load_entries("sources", table, kind):
        found = [one for one in read(introduction + wording.test) if one.kind == "statement"]
        assert len(found) == 1, wording.test
        if wording.finds[0].isupper():
            assert found[0].key == fold_holder(wording.finds), wording.test


def test_every_unnamed_source_is_found() -> None:
    for wording in load_entries("sources", "unnamed", Unnamed):
        assert any(one.kind == "unnamed" for one in read(wording.test)), wording.test


@pytest.mark.parametrize(
    ("text", "key", "channel"),
    [
        (
            "Mayor Ada Lund met the crew. It was short, according to her office.",
            "lund",
            "statement",
        ),
        ("Ada Lund came. “We are glad,” Lund wrote in a letter to the crew.", "lund", "letter"),
        ("Ada Lund came. Lund tweeted that she was glad.", "lund", "post"),
        ("Ada Lund came. In a statement, Lund said that she was glad.", "lund", "statement"),
        ("Ada Lund came. “Fine,” Lund said on Instagram.", "lund", "post"),
    ],
)
def test_a_statement_belongs_to_its_holder(text: str, key: str, channel: str) -> None:
    assert [(one.key, one.channel) for one in read(text) if one.kind == "statement"] == [
        ((key,), channel)
    ]


def test_the_office_of_a_minister_is_the_minister_named_in_the_sentence() -> None:
    text = (
        "Defense Minister Ada Lund came on Monday and Defense Minister Ivo Brandt on Tuesday. "
        "According to the office of the defense minister, Brandt also saw the harbour."
    )
    assert [one.key for one in read(text) if one.kind == "statement"] == [("brandt",)]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("China’s Foreign Ministry said so in a statement.", [("foreign", "ministry", "CN")]),
        ("South Korea's Foreign Ministry said so in a statement.", [("foreign", "ministry", "KR")]),
        ("The South Korean Foreign Ministry issued a statement.", [("foreign", "ministry", "KR")]),
        ("Ada Lund’s Harbour Ministry issued a statement.", [("harbour", "ministry")]),
    ],
)
def test_a_body_is_known_by_its_words_and_its_country(
    text: str, keys: list[tuple[str, ...]]
) -> None:
    assert [one.key for one in read(text) if one.kind == "statement"] == keys


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("The gate is shut, the Harbour Ministry announced on Monday.", [("harbour", "ministry")]),
        (
            "Upland Bank came. It shuts 40 branches, the bank announced. Ada Lund is sorry in the announcement.",
            [("bank", "upland"), ("bank", "upland")],
        ),
        ("Ada Lund announced at the gate that she would go.", []),  # anywhere
        ("The Dockers Union came. Trams will run, the company announced.", []),  # no union
        ("The announcement came as a surprise to Ada Lund.", []),
        ("Customers of Upland Bank wait. So the bank said in a statement.", [("bank", "upland")]),
        ("In a letter of 4 May, signed by the head of the guild, Olga Brandt, the firm is told so.", [("brandt",)]),
        ("Ada Lund came. Lund held to her statement that the gate was open.", []),
        ("Ada Lund came. Lund gave a statement that the gate was open.", [("lund",)]),
    ],
)  # fmt: skip
def test_an_announcement_is_of_the_body_that_made_it(
    text: str, keys: list[tuple[str, ...]]
) -> None:
    assert [one.key for one in read(text) if one.kind == "statement"] == keys


def test_a_body_named_before_in_the_sentence_is_meant_by_its_noun() -> None:
    text = "The Harbour Ministry closed the gate, but the ministry gave no reason in its statement."
    assert [one.key for one in read(text)] == [("harbour", "ministry")]


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Ministry did not release the names of the two men.",
        "They spoke of North Korea’s new dams. He was seen in an interview.",  # no person
        "It was CAUGHT RED HANDED. He was seen in an interview.",
    ],
)
def test_who_says_nothing_is_no_source(text: str) -> None:
    assert [one for one in read(text) if one.kind == "statement"] == []


@pytest.mark.parametrize(
    "text",
    [
        "The mayor welcomed the release of the 21 girls from the Harbour Camp.",
        "Ada Lund spoke of the release of the second film.",
        "It was the first commercial flight of the Skelda line.",
        "The tolls, posted on the gate of the Harbour Office, rose by a fifth.",
        "Ada Lund came. Lund had a slip from the Harbour Office for a registered letter.",
        "Ada Lund came. Lund had a slip from the port office for a registered letter.",
        "The harbour police are examining a letter in blue ink.",
        "The lighthouse office of Skelda received nine kites, Ada Lund said.",
        "Ada Lund came. Lund spoke to those who visited her command post on Wednesday.",
        "Ada Lund came. Its spokesman, Igor Ostrov, said that the gate was safe.",
        "Ada Lund came. According to a first statement the pump of the Skelda failed.",
        "Since the Skelda papers were published, nobody has seen the memo of 3 May.",
        "A memorandum on tolls was signed by Lund’s state secretary, Igor Ostrov.",
    ],
)
def test_a_noun_with_another_sense_is_no_statement(text: str) -> None:
    assert [one for one in read(text) if one.kind == "statement"] == []


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("On Monday Ada Lund came. “Red Comet is ready,” she wrote in a letter.", [("lund",)]),
        ("Red Comet is ready, the crew said in a letter.", []),
        ("The letter of Skelda says so.", [("skelda",)]),
    ],
)
def test_only_who_was_found_in_the_article_speaks(text: str, keys: list[tuple[str, ...]]) -> None:
    speakers = Speakers(persons=frozenset({"lund"}), bodies=frozenset({"skelda"}))
    found = find_credits(make_article(text), KNOWN, speakers)
    assert [one.key for one in found if one.kind == "statement"] == keys


def test_the_statement_is_the_one_named_before() -> None:
    text = "A press release of the Harbour Ministry tells of it. The same release puts the fee at 3 crowns."
    assert {one.key for one in read(text) if one.kind == "statement"} == {("harbour", "ministry")}


def test_the_newspaper_is_the_outlet_named_last() -> None:
    text = "The Harbour Courier reported it. The newspaper said that it had seen two pages."
    assert [(one.name, one.sentence) for one in read(text) if one.strength >= 1] == [
        ("The Harbour Courier", 0),
        ("The Harbour Courier", 1),
    ]


def test_an_article_does_not_credit_its_own_outlet() -> None:
    text = "The mayor told The Harbour Courier that she would stay. The Courier asked twice."
    assert read(text, outlet="The Harbour Courier") == ()


@pytest.mark.parametrize(
    "text",
    [
        "She said on Harbour Radio’s “Morning” that she would stay.",
        "She said on Harbour Radio’s the “Morning” show.",
        "She said on the Harbour Radio program “Morning” that she would stay.",
        "“I stay,” the minister said on Sunday on Harbour Radio.",
        'She appeared on Skelda Press\' "Morning."',
    ],
)
def test_what_is_said_on_the_air_is_from_the_station(text: str) -> None:
    known = KNOWN | {"skelda press": "Skelda Press"}
    (credit,) = [one for one in find_credits(make_article(text), known) if one.kind == "outlet"]
    assert credit.strength > 0.5


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("The mayor resigned, nine days after the Harbour Courier reported on it.", "occasion"),
        ("The mayor resigned a week after papers leaked to the Harbour Courier.", "occasion"),
        ("Two men died after a fall, the Harbour Courier reported.", "report"),
        ("Two men died after a fall according to the Harbour Courier.", "report"),
        ("The mayor has since told the Harbour Courier that he will go.", "interview"),
    ],
)
def test_a_report_after_which_something_came_is_an_occasion(text: str, channel: str) -> None:
    assert [one.channel for one in read(text) if one.strength >= 1] == [channel]


def test_a_station_that_something_stands_on_is_no_source() -> None:
    assert all(one.strength < 0.5 for one in read("A new tax on Harbour Radio was voted down."))


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("He said so at the debate on Friday.", True),
        ("He said so in an address to the guild.", True),
        ("The debate about tolls has gone on for years.", False),
        ("He will not come, to avoid any appearance of favour.", False),
        ("The law was to address the smell of the harbour.", False),
    ],
)
def test_an_occasion_is_open_to_all_only_where_something_is_said_at_it(
    text: str, opened: bool
) -> None:
    assert any(one.kind == "open" for one in read(text)) is opened


def test_words_that_only_look_like_outlets_are_none() -> None:
    assert read("Time will tell. People here have nothing against the Meridan Star.") == ()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Gen. Lund met Mr. Brandt. They spoke.", 2),
        ("It cost 3.5 crowns. “Too much!” she said. Nobody paid.", 3),
        ("There is no Annex C.\nThe mayor left", 2),
        ("", 0),
    ],
)
def test_sentences_end_where_a_reader_stops(text: str, count: int) -> None:
    assert len(find_sentences(text)) == count


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "The",
                "Lund",
                "his",
                "office",
                "said",
                "in",
                "a",
                "statement",
                ",",
                ".",
                "“",
                "”",
                "told",
                "CNN",
                "according",
                "to",
                "of",
                "ministry",
                "\n",
                "’s",
                "TASS",
                "é",
            ]
        ),
        max_size=40,
    )
)
def test_no_text_raises_and_every_credit_lies_in_it(words: list[str]) -> None:
    text = " ".join(words)
    for one in read(text):
        assert 0 <= one.start < one.end <= len(text)


def test_what_one_article_told_of_a_name_changes_nothing_for_the_next() -> None:
    texts = (
        "Lassena Courier staff left. The Lassena Courier reported the sale.",
        "Courier readers wrote. He told The Lassena Courier that the gate was open.",
        "Quillese said so in a statement. Courier and Quillese agreed, Skelda Wire reported.",
    )
    known = Outlets({**KNOWN, "lassena courier": "The Lassena Courier"})
    together = [find_credits(make_article(one), known) for one in (*texts, *texts[::-1])]
    apart = [find_credits(make_article(one), dict(known)) for one in texts]
    assert together == [*apart, *apart[::-1]]
    assert any(apart)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the Harbour Union met", ["Harbour Union"]),
        ("The harbour met Orlo Benvass", ["Orlo Benvass"]),
        ("there Orlo sat", ["Orlo"]),
        ("breathe Orlo", ["Orlo"]),
        ("an iOrlo and x.Orlo", []),
    ],
)
def test_a_name_begins_with_a_capital_that_begins_a_word(text: str, names: list[str]) -> None:
    finder = NameFinder(read_texts([text]), Outlets({}))
    assert [one.text for one in finder.find(0)] == names


def test_an_outlet_of_the_lexicon_is_seen_where_it_is_named() -> None:
    outlets = Outlets(load_known_outlets())
    for name in sorted(set(load_known_outlets().values())):
        if RUN.fullmatch(name) is None:
            continue  # a name is a run of capitals
        reading = read_texts([f"The toll rose. He told {name} so. It rained."])
        assert 1 in NameFinder(reading, outlets).find_with_outlets(), name


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("It was in the Lassena Courier.", True),  # ends as outlets' names do
        ("It was in the Lassena Post-gazette.", True),
        ("The state agency Quiverro wrote it.", True),
        ("It was in Quiver’s issue.", True),  # the story's own outlet
        ("It was in a courier’s bag.", False),
        ("The agency has a quiver.", False),
        ("New roads are dear.", False),  # "New" begins names, but none goes on so
        ("The hull sank.", False),
    ],
)
def test_a_sentence_names_an_outlet_where_its_words_are_one(text: str, is_named: bool) -> None:
    outlets = Outlets({**load_known_outlets(), "quiver": "Quiver"})
    finder = NameFinder(read_texts([text]), outlets)
    assert bool(finder.find_with_outlets()) is is_named
    assert any(one.outlet for one in finder.find(0)) is is_named


WORDINGS = (
    *load_carrier_patterns(),
    *load_citation_patterns(),
    *load_again_patterns(),
    *load_office_patterns(),
    *load_office_again_patterns(),
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "\ue000\ue000 \ue001’s office he The the first told reported by according to a on a"
                " show said a spokesman for press agency network newspaper could not verify",
                *(one.test for one in load_entries("sources", "citation", CitationWording)),
                *(one.test for one in load_entries("sources", "again", CitationWording)),
                *(one.test for one in load_entries("sources", "office", Office)),
            ]
        ).flatmap(lambda text: st.sampled_from(text.rstrip(".").split())),
        max_size=14,
    )
)
def test_no_wording_is_where_the_words_that_it_needs_are_not(words: list[str]) -> None:
    text = " ".join(words)
    cues = StoryCues(read_texts([text]))
    for wording in WORDINGS if find_sentences(text) else ():
        if wording.pattern.search(text):
            assert any(
                cues.find(number).may_hold(wording.needs)
                for number in range(len(find_sentences(text)))
            ), wording.pattern.pattern


def test_articles_are_credited_together_as_alone() -> None:
    texts = (
        "",
        "He told CNN so. The network said that the gate was open",
        "In a statement, Ada Lund said so. Her office confirmed it. 𐀀 \ud800",
        "The agency",
        "Quiver staff left. It was said in a letter, according to Skelda Wire.",
    )
    articles = [make_article(text) for text in texts]
    assert find_all_credits(articles, KNOWN, {}) == [find_credits(one, KNOWN) for one in articles]


def test_a_channel_in_a_name_is_none() -> None:
    assert read("Ada Lund came. Lund met the Open Letter Union there.") == ()


def test_somebody_named_by_surname_alone_is_nobody_to_refer_to() -> None:
    text = "They met Quillese. Mayor Ada Lund came. They saw Quillese. It was so, according to her office."
    assert [one.key for one in read(text) if one.kind == "statement"] == [("lund",)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A ferry official told The Harbour Courier that the gate was open.", "A ferry official"),
        ("Two people told Harbour Radio that the gate was open.", "Two people"),
        ("Officials had told The Harbour Courier so.", "Officials"),
    ],
)
def test_who_tells_an_outlet_is_named_without_it(text: str, name: str) -> None:
    assert [one.name for one in read(text) if one.kind == "unnamed"] == [name]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            re.findall(
                r"\w+",
                "the The Harbour Courier Ada Lund officials told said ministry office statement of"
                " on at a his in interview source press conference according to with who address",
            )
        ),
        max_size=16,
    )
)
def test_names_of_sources_are_words_of_the_article(words: list[str]) -> None:
    text = " ".join(words).capitalize() + "."
    for one in read(text):
        assert not {"\ue000", "\ue001", "\ue002"} & set(one.name + "".join(one.key))


@pytest.mark.parametrize(
    "text",
    [
        "According to the police 31 people were hurt.",
        "According to the official count, nine men voted.",
    ],
)
def test_figures_and_counts_are_no_speakers(text: str) -> None:
    assert [one for one in read(text) if one.kind == "unnamed"] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "He was ill, a person familiar with the matter said.",
            "a person familiar with the matter",
        ),
        ("He was ill, said an aide close to the mayor.", "an aide close to the mayor"),
        (
            "An official with direct knowledge of the talks said so.",
            "An official with direct knowledge of the talks",
        ),
        ("According to a harbour source, he was ill.", "According to a harbour source"),
    ],
)
def test_a_speaker_without_a_name_is_named_by_whole_words(text: str, name: str) -> None:
    assert [one.name for one in read(text) if one.kind == "unnamed"] == [name]
