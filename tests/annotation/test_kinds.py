import pytest
import spacy
from spacy.language import Language

from consilience.annotation.mentions import SPANS_KEY, MentionFinder
from consilience.annotation.pipeline import PIPELINES


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(PIPELINES["en"])


def find_kinds(nlp: Language, text: str) -> dict[str, set[str]]:
    doc = MentionFinder()(nlp(text))
    kinds: dict[str, set[str]] = {}
    for span in doc.spans[SPANS_KEY]:
        kinds.setdefault(span.text, set()).add(span.label_)
    return kinds


def test_a_name_that_has_an_adjective_is_a_place_and_the_adjective_a_people(nlp: Language) -> None:
    text = (
        "Torvald Holm came home to Zelkria on Monday. The Zelkrian minister met him in Zelkria. "
        "Zelkria denies it. A Zelkrian court will decide."
    )
    kinds = find_kinds(nlp, text)
    assert kinds["Zelkria"] == {"place"}
    assert kinds["Zelkrian"] == {"group"}


def test_every_wording_has_one_kind(nlp: Language) -> None:
    text = "Ulmera won. In Ulmera it rained. Ulmera said no. He lives near Ulmera. The Ulmera coast is long."
    assert all(len(kinds) == 1 for kinds in find_kinds(nlp, text).values())


def test_a_name_set_beside_a_firm_is_a_firm(nlp: Language) -> None:
    text = "The operator, Ulmar Haskin, said that fares would not rise."
    assert find_kinds(nlp, text)["Ulmar Haskin"] == {"organisation"}


def test_a_first_name_that_is_a_state_stays_part_of_its_person(nlp: Language) -> None:
    text = "Defence Minister Israel Holm spoke. Holm said that Israel had agreed."
    kinds = find_kinds(nlp, text)
    assert kinds["Israel Holm"] == kinds["Holm"] == {"person"}
    assert kinds["Israel"] == {"place"}


def test_a_name_with_its_legal_form_is_a_firm_wherever_it_stands(nlp: Language) -> None:
    text = (
        "Ralkhorn Bahnen said the car stopped. Ralkhorn Bahnen AG runs the lift. "
        "The head of Ralkhorn Bahnen resigned."
    )
    kinds = find_kinds(nlp, text)
    assert kinds["Ralkhorn Bahnen"] == kinds["Ralkhorn Bahnen AG"] == {"organisation"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Tulvar spent the night in Oslo and left for Ulmaras shortly before noon.", "Ulmaras"),
        ("An invitation to Ulmaras was extended and accepted.", "Ulmaras"),
        ("ULMARAS, March 6. The minister held talks.", "ULMARAS"),
        ("ULMARAS, 6 March. The minister held talks.", "ULMARAS"),
        ("ULMARAS, Zelkria — Two ships collided on Friday.", "ULMARAS"),
        ("ULMARAS, Zelkria — Two ships collided on Friday.", "Zelkria"),
        ("All 340 residents of Ulmaras were led to safety.", "Ulmaras"),
        ("The troops crossed the Ulmaras valley at dawn.", "Ulmaras"),
        ("Zelkria's ambassador left the hall.", "Zelkria"),
        (
            "Zelkmar's next mayor is a nurse. The builder at the centre of the Zelkmar disaster spoke.",
            "Zelkmar",
        ),
    ],
)
def test_where_one_goes_and_where_a_report_was_written_is_a_place(
    nlp: Language, text: str, name: str
) -> None:
    assert find_kinds(nlp, text)[name] == {"place"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The ferry came from the island of Ulmar with 212 people on board.", "Ulmar"),
        ("The ferry sank in the north of Zelkrim, the coastguard of Zelkrim said.", "Zelkrim"),
        ("The Holm Narrows were closed. The ships left Holm Narrows.", "Holm Narrows"),
    ],
)
def test_a_name_behind_a_noun_of_places_or_ending_in_one_is_a_place(
    nlp: Language, text: str, name: str
) -> None:
    assert find_kinds(nlp, text)[name] == {"place"}


def test_a_name_beside_a_person_is_one_though_words_stand_between(nlp: Language) -> None:
    text = "A mechanic of the company, Uwe Lantz, told the paper that he had reported a worn cable."
    assert find_kinds(nlp, text)["Uwe Lantz"] == {"person"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "The work was left to a subcontractor, Vestran, which had all permits.",
            "Vestran",
            "organisation",
        ),
        (
            "Shares in Ulmex lost 9 percent. Later Ulmex was silent.",
            "Ulmex",
            "organisation",
        ),
        ("Its owner, Ulmar Haskin, is a former adviser to the mayor.", "Ulmar Haskin", "person"),
        ("She met her colleague from Zelkria, Ulmar Haskin, in April.", "Ulmar Haskin", "person"),
        ("Ulmaras's next mayor is a nurse.", "Ulmaras", "place"),
        ("A boy called Ulmo had changed beds with his sister.", "Ulmo", "person"),
        (
            "The river feeds the towns of Norvik and Upper Tarn.",
            "Upper Tarn",
            "place",
        ),
        (
            "The owner of the factory, Tarn Coatings, reported the leak.",
            "Tarn Coatings",
            "organisation",
        ),
    ],
)
def test_the_words_beside_a_name_tell_a_person_from_a_firm_and_a_place(
    nlp: Language, text: str, name: str, kind: str
) -> None:
    assert find_kinds(nlp, text)[name] == {kind}


def test_a_surname_is_that_of_the_person_whose_full_name_stands_later(nlp: Language) -> None:
    text = "He shouted, “Strand.” Helena Strand, who lost on Sunday, had won. Then Strand came in."
    assert find_kinds(nlp, text)["Strand"] == {"person"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("They met in the Rose Garden. Jan Brandt spoke.", "Rose Garden", "place"),
        ("Traffic near the Ada Holm Bridge stood still.", "Ada Holm Bridge", "place"),
        (
            "The biggest rockets are built by Boeing and Lockheed Martin.",
            "Lockheed Martin",
            "organisation",
        ),
        ("The gunmen of Boko Haram fled.", "Boko Haram", "organisation"),
        (
            "The clerk admits that he lied to the F.B.I. when he was asked.",
            "F.B.I.",
            "organisation",
        ),
        ("They met in Ulmar. Most Democrats stayed in.", "Democrats", "group"),
        ("They live at Lower Brenna. Brenna is small.", "Lower Brenna", "place"),
        ("He angered some Roman Catholic leaders.", "Roman Catholic", "group"),
    ],
)
def test_a_name_that_reads_like_another_kind_has_its_own(
    nlp: Language, text: str, name: str, kind: str
) -> None:
    assert find_kinds(nlp, text)[name] == {kind}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The boy was taken to Ada Holm Airport after the fall.", "Ada Holm Airport", "place"),
        ("A spokesman for Grand Selk Hotel said so.", "Grand Selk Hotel", "place"),
        ("Police were called to Selk Tower at noon.", "Selk Tower", "place"),
        ("Police were called to Ada Holm Zoo at noon.", "Ada Holm Zoo", "organisation"),
        ("A spokesman for Fort Selk said so.", "Fort Selk", "place"),
        # Somebody may be called Tower.
        ("Peter Tower, who is 41, said no.", "Peter Tower", "person"),
    ],
)
def test_what_is_called_after_somebody_is_no_person(
    nlp: Language, text: str, name: str, kind: str
) -> None:
    assert find_kinds(nlp, text).get(name) == {kind}
