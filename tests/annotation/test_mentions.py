from itertools import pairwise

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from consilience.annotation.mentions import SPANS_KEY, MentionFinder
from consilience.annotation.pipeline import PIPELINES


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.load(PIPELINES["en"])
    pipeline.add_pipe("consilience_mentions")  # found by its entry point, as spaCy users would
    return pipeline


def find(nlp: Language, text: str) -> dict[str, tuple[str, str]]:
    """Name to kind and title."""
    doc: Doc = nlp(text)
    return {span.text: (span.label_, span.id_) for span in doc.spans[SPANS_KEY]}


@pytest.mark.parametrize(
    ("text", "name", "kind", "title"),
    [
        (
            "Norwegian Defence Minister Ada Brandt flew to Oslo.",
            "Ada Brandt",
            "person",
            "Norwegian Defence Minister",
        ),
        (
            "She met the Chief of the Coast Guard Service, Rear Admiral Leo Lund, on Monday.",
            "Leo Lund",
            "person",
            "Chief of the Coast Guard Service, Rear Admiral",
        ),
        (
            "The Minister of Defence of Norway Ada Brandt spoke to reporters.",
            "Ada Brandt",
            "person",
            "Minister of Defence of Norway",
        ),
        ("Mr. Lund said no.", "Lund", "person", ""),  # an honorific is no role
        ("She had warned of the cracks, Ms Dahl countered.", "Dahl", "person", ""),
        ("Mrs Orst and Mr Kern left for the station.", "Kern", "person", ""),
        (
            "Foreign Minister Jordan Lund spoke in Oslo.",
            "Jordan Lund",
            "person",
            "Foreign Minister",
        ),
        ("Talks in Abkhazia ended on Monday.", "Abkhazia", "place", ""),
        ("Three Norwegians were rescued.", "Norwegians", "group", ""),
        (
            "The union, the United Harbour Workers (UHW), called a strike.",
            "UHW",
            "organisation",
            "",
        ),
        ("Smoke rose over Pier 7 on Monday.", "Pier 7", "place", ""),
        ("This is exactly why ZORA urges families to stay away.", "ZORA", "organisation", ""),
        (
            "The Minister of Transport of Norway, Bertil Yegorovich Holmskov, met with the council.",
            "Bertil Yegorovich Holmskov",
            "person",
            "",
        ),
    ],
)
def test_names_get_their_kind_and_title(
    nlp: Language, text: str, name: str, kind: str, title: str
) -> None:
    assert find(nlp, text).get(name) == (kind, title)


def test_a_title_that_the_tagger_takes_for_a_part_of_the_name_is_cut_off(nlp: Language) -> None:
    doc = nlp("Two men died, General Ruvik said. “None fled,” General Anders Ruvik told Osta.")
    titles = [token.i for token in doc if token.text == "General"]
    ends = [token.i + 1 for token in doc if token.text == "Ruvik"]
    doc.ents = [
        Span(doc, start, end, label="WORK_OF_ART") for start, end in zip(titles, ends, strict=True)
    ]
    names = [(span.text, span.label_) for span in MentionFinder()(doc).spans[SPANS_KEY]]
    assert [one for one in names if "Ruvik" in one[0]] == [
        ("Ruvik", "person"),
        ("Anders Ruvik", "person"),
    ]


def test_a_common_noun_that_begins_a_sentence_is_no_name(nlp: Language) -> None:
    doc = nlp("Glass from the roof was found. Ulmar wept.")
    doc.ents = [Span(doc, at, at + 1, label="PERSON") for at in (0, 7)]
    assert [span.text for span in MentionFinder()(doc).spans[SPANS_KEY]] == ["Ulmar"]


def test_a_surname_is_a_person_because_the_full_name_is(nlp: Language) -> None:
    text = "Mayor Teodor Stavanger resigned. The council thanked him. Later Stavanger wept."
    assert find(nlp, text)["Stavanger"][0] == "person"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The truce ends at 2100 GMT on Saturday.", "GMT"),
        ("The Finance Minister resigned.", "Finance"),
        ("Lund also met Ministers of Finance and Economy.", "Ministers of Finance"),
    ],
)
def test_titles_and_clocks_are_no_names(nlp: Language, text: str, name: str) -> None:
    assert name not in find(nlp, text)


def test_a_first_name_behind_the_surname_is_part_of_the_name(nlp: Language) -> None:
    words = ["Azhmet", "Holm", "came", ".", "Minister", "Holm", "Azhmet", "wept", "."]
    doc = Doc(
        nlp.vocab,
        words,
        pos=["PROPN", "PROPN", "VERB", "PUNCT", "PROPN", "PROPN", "PROPN", "VERB", "PUNCT"],
        heads=[1, 2, 2, 2, 6, 6, 7, 7, 7],
        deps=[
            "compound",
            "nsubj",
            "ROOT",
            "punct",
            "compound",
            "compound",
            "nsubj",
            "ROOT",
            "punct",
        ],
        ents=["B-PERSON", "I-PERSON", *[""] * 7],
    )
    assert "Holm Azhmet" in [span.text for span in MentionFinder()(doc).spans[SPANS_KEY]]


def test_a_body_that_begins_with_an_adjective_is_the_whole_body(nlp: Language) -> None:
    doc = Doc(
        nlp.vocab,
        ["The", "Islamic", "Front", "fled", "."],
        pos=["DET", "PROPN", "PROPN", "VERB", "PUNCT"],
        heads=[2, 2, 3, 3, 3],
        deps=["det", "compound", "nsubj", "ROOT", "punct"],
        ents=["", "B-NORP", "", "", ""],
    )
    found = [(span.text, span.label_) for span in MentionFinder()(doc).spans[SPANS_KEY]]
    assert found == [("Islamic Front", "organisation")]


def test_a_list_of_names_without_commas_lends_no_first_name_to_the_next(nlp: Language) -> None:
    assert not any(name.startswith("Whip") for name in find(nlp, "House Majority Whip Steve Lund"))


def tagged(nlp: Language, text: str, *names: tuple[str, str]) -> dict[str, str]:
    """Name to kind in a text of which the tagger marks these words, with these labels."""
    doc = nlp.make_doc(text)
    doc.set_ents(
        [doc.char_span(text.index(one), text.index(one) + len(one), label) for one, label in names]
    )
    for token in doc:
        token.pos_ = "PROPN" if token.is_title or token.is_upper else "NOUN"
        token.is_sent_start = not token.i or doc[token.i - 1].text == "."
    return {span.text: span.label_ for span in MentionFinder()(doc).spans[SPANS_KEY]}


def test_two_that_stand_alone_elsewhere_are_two_names(nlp: Language) -> None:
    text = "Holmar met her. Lundar fled. It parts Holmar and Lundar now."
    alone = ("Holmar", "PERSON"), ("Lundar", "PERSON")
    assert set(tagged(nlp, text, *alone, ("Holmar and Lundar", "ORG"))) == {"Holmar", "Lundar"}
    whole = tagged(nlp, "Shares of Holmar and Lundar fell.", ("Holmar and Lundar", "ORG"))
    assert set(whole) == {"Holmar and Lundar"}


def test_an_owner_that_stands_alone_elsewhere_is_a_name_and_what_is_his_another(
    nlp: Language,
) -> None:
    text = "Shares of Holmar fell. Fires began in Holmar’s Tidefinder."
    doc = nlp(text)
    owned = text.index("Holmar’s")
    doc.set_ents(
        [doc.char_span(10, 16, "ORG"), doc.char_span(owned, len(text) - 1, "ORG")],
        default="outside",
    )
    found = {span.text for span in MentionFinder()(doc).spans[SPANS_KEY]}
    assert {"Holmar", "Tidefinder"} <= found
    assert "Holmar’s Tidefinder" not in found


@pytest.mark.parametrize(
    ("text", "halves", "is_one"),
    [
        ("at the Lundby Zoo and Botanical Garden", ("Lundby Zoo", "Botanical Garden"), True),
        ("at the Lundby Zoo and the Holmar Garden", ("Lundby Zoo", "Holmar Garden"), False),
        ("at the Lundby Zoo and Oslo Garden", ("Lundby Zoo", "Oslo Garden"), False),
        ("at Lundby Zoo and Holmar Garden", ("Lundby Zoo", "Holmar Garden"), False),
    ],
)
def test_a_body_that_the_tagger_cut_at_and_is_one(
    nlp: Language, text: str, halves: tuple[str, str], is_one: bool
) -> None:
    first, last = halves
    begin = text.index(first)
    head = text[begin : text.index(last)].strip()  # the tagger takes the "and" along
    found = tagged(nlp, text, (head, "ORG"), (last, "FAC"))
    assert (text[begin:] in found) == is_one


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Holm Institute and Lund Foundation", ["Holm Institute", "Lund Foundation"]),
        ("the Holm Museum and Art Museum", ["Holm Museum and Art Museum"]),
        ("the Ministry of Trade and Industry", ["Ministry of Trade and Industry"]),
        ("University and Lund Union", ["University and Lund Union"]),
    ],
)
def test_two_bodies_of_names_of_their_own_are_two_though_the_tagger_has_one(
    nlp: Language, text: str, names: list[str]
) -> None:
    body = text.removeprefix("The ").removeprefix("the ")
    assert list(tagged(nlp, f"{text} paid .", (body, "ORG"))) == names


def test_two_bodies_behind_one_article_are_not_joined(nlp: Language) -> None:
    names = ("Holm Institute and", "ORG"), ("Lund Foundation", "ORG")
    found = tagged(nlp, "the Holm Institute and Lund Foundation paid .", *names)
    assert "Holm Institute and Lund Foundation" not in found


@pytest.mark.parametrize(
    ("text", "is_name"),
    [("It fell in 44 BC .", False), ("It fell in BC 44 .", False), ("Fires in BC spread .", True)],
)
def test_what_counts_years_beside_a_number_is_no_name(
    nlp: Language, text: str, is_name: bool
) -> None:
    assert ("BC" in tagged(nlp, text, ("BC", "ORG"))) is is_name


def test_a_verb_that_begins_a_sentence_is_no_part_of_the_name_behind_it(nlp: Language) -> None:
    text = "Zoran fled. Stunning Zoran took hours."
    assert set(tagged(nlp, text, ("Zoran", "PERSON"), ("Stunning Zoran", "PERSON"))) == {"Zoran"}


@pytest.mark.parametrize(
    ("text", "tag", "name", "kind"),
    [
        (
            "Lundby Zoo (@lundbyzoo) wept.",
            ("Lundby Zoo (@lundbyzoo", "ORG"),
            "@lundbyzoo",
            "organisation",
        ),
        (
            "Lundby Zoo (@lundbyzoo) wept.",
            ("Lundby Zoo (@lundbyzoo", "ORG"),
            "Lundby Zoo",
            "organisation",
        ),
        ("Courtesy of Lundby Zoo", ("Courtesy of Lundby Zoo", "ORG"), "Lundby Zoo", "organisation"),
        ("They saw the Holm Song 7 again.", ("Holm Song 7", "PERSON"), "Holm Song 7", "other"),
        ("They saw the tanker Holmar again.", ("Holmar", "PERSON"), "Holmar", "other"),
    ],
)
def test_names_lose_what_is_no_part_of_them_and_vessels_are_no_persons(
    nlp: Language, text: str, tag: tuple[str, str], name: str, kind: str
) -> None:
    assert tagged(nlp, text, tag).get(name) == kind


def test_capitals_known_as_a_body_are_it_before_a_noun_too(nlp: Language) -> None:
    text = "SRKO denied it. The film of the SRKO radio station is old. The BOSS left, BOSS said."
    doc = nlp.make_doc(text)
    doc.set_ents([doc.char_span(0, 4, "ORG")])
    for token in doc:
        token.pos_ = "ADJ"
        token.is_sent_start = not token.i
    found = [span.text for span in MentionFinder()(doc).spans[SPANS_KEY]]
    assert found == ["SRKO", "SRKO"]


def test_a_state_is_kept_without_the_words_behind_it(nlp: Language) -> None:
    text = "While Norway accused Sweden of cross-border provocations, Sweden protested."
    assert set(find(nlp, text)) == {"Norway", "Sweden"}


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "?", "«»", "minister", "MINISTER ADA BRANDT", "the the"]
)
def test_odd_texts_give_no_error(nlp: Language, text: str) -> None:
    nlp(text)


def test_names_do_not_overlap(nlp: Language) -> None:
    doc = nlp(
        "Swedish Prime Minister Ada Brandt and Norway's King Leo met the EU's Ursula Holm in New York."
    )
    spans = sorted((span.start, span.end) for span in doc.spans[SPANS_KEY])
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Brandt has 31,204 votes and Tarnov 30,977, said the clerk.", {"Brandt", "Tarnov"}),
        ("The cook, Even Tarnov, 51, was still missing.", {"Even Tarnov"}),
        ("He even met Tarnov in the port.", {"Tarnov"}),
        ("Turnout was put at 51 percent.", set()),
    ],
)
def test_a_name_has_its_words_and_no_number(nlp: Language, text: str, names: set[str]) -> None:
    assert set(find(nlp, text)) == names


def test_a_trade_before_a_name_is_its_title(nlp: Language) -> None:
    assert find(nlp, "Foreman Ned Tarnov found the crack.")["Ned Tarnov"] == ("person", "Foreman")
