import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from consilience.annotation.coreference import SPANS_KEY, FoundMention, find_coreference
from consilience.annotation.mentions import MentionFinder
from consilience.annotation.pipeline import PIPELINES, load_pipeline
from consilience.annotation.quotations import find_quotations


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(PIPELINES["en"])


def find(nlp: Language, text: str) -> tuple[FoundMention, ...]:
    doc = MentionFinder()(nlp(text))
    return find_coreference(doc, quotations=find_quotations(doc))


def resolve(nlp: Language, text: str, words: str, at: int = 1) -> list[str]:
    """What the mention that ends with `words` stands for, the first such mention or a later one."""
    found = find(nlp, text)
    same = [
        one
        for one in found
        if one.form != "name" and text[one.extent[0] : one.extent[1]].endswith(words)
    ]
    assert len(same) >= at, f"{words!r} is no mention"
    return [text[slice(*found[target].extent)] for target in same[at - 1].antecedents]


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Ada Brandt met Tom Lund in Oslo. She flew home on Monday.", "She", "Ada Brandt"),
        ("Ada Brandt met Tom Lund in Oslo. He flew home on Monday.", "He", "Tom Lund"),
        ("Tom Lund told Karl Weber that he would resign.", "he", "Tom Lund"),
        ("Tom Lund said his brother had left.", "his", "Tom Lund"),
        ("Tom Lund voted. Karl Weber criticised him.", "him", "Tom Lund"),  # never its own subject
        ("Karl Weber ran the office. Tom Lund came. Lund fired him in May.", "him", "Karl Weber"),
        ("After she lost the vote, Ada Brandt resigned.", "she", "Ada Brandt"),
        ("Norway closed its border.", "its", "Norway"),
        ("Ada Brandt met Eva Holm. Brandt said she was “very happy”.", "she", "Ada Brandt"),
        ("Karl Weber left. The boy, Tom Lund said, had lost his way.", "his", "The boy"),
        ("Lina Holm spoke. Mr Holm paid. Holm lost his hat.", "his", "Holm"),
    ],
)
def test_a_pronoun_stands_for_the_fitting_name(
    nlp: Language, text: str, pronoun: str, name: str
) -> None:
    assert resolve(nlp, text, pronoun) == [name]


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        (
            "Helga Marn asked Vera Dahl why. She had slept badly, Ms Dahl replied.",
            "She",
            "Vera Dahl",
        ),
        (
            "Vera Dahl sat down. Helga Marn rose. She had no key, Ms Dahl insisted.",
            "She",
            "Vera Dahl",
        ),
        ("Rolf Aker questioned Piet Mols. He had been on leave, Mr Mols said.", "He", "Piet Mols"),
        ("Rolf Aker put it to Piet Mols. He forgot the day, Mols said.", "He", "Piet Mols"),
        ("Piet Mols was questioned. Rolf Aker rose. He was ill, Mols said.", "He", "Piet Mols"),
        ("Helga Marn asked Vera Dahl. Nobody told her, Ms Dahl replied.", "her", "Vera Dahl"),
        # Told of somebody else before the speaker is named.
        ("Rolf Aker arrested Piet Mols. He had hidden in a barn, Mr Aker said.", "He", "Piet Mols"),
        ("Rolf Aker praised Piet Mols. He was the best, Aker added.", "He", "Piet Mols"),
        ("Vera Dahl died. She was hit by a car, Inspector Helga Marn said.", "She", "Vera Dahl"),
        ("Dr Helga Marn treated Vera Dahl. She was very ill, Dr Marn said.", "She", "Vera Dahl"),
    ],
)
def test_who_answers_before_being_named_speaks_of_himself(
    nlp: Language, text: str, pronoun: str, name: str
) -> None:
    assert resolve(nlp, text, pronoun) == [name]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The firm got a demand for money. It was passed on to the bank.", ["a demand"]),
        ("The union sent a letter to the firm. It was signed by forty members.", ["a letter"]),
        ("Norland agreed to the treaty. It was drafted in Geneva.", ["the treaty"]),
        # Done to bodies, or said to them.
        ("The newspaper printed the story. It was sued by the mayor.", ["The newspaper"]),
        ("The club lost the match. It was relegated in May.", ["The club"]),
    ],
)
def test_what_is_passed_on_or_signed_is_a_thing(nlp: Language, text: str, meant: list[str]) -> None:
    assert resolve(nlp, text, "It") == meant


def test_i_is_the_speaker_even_when_named_behind_the_words(nlp: Language) -> None:
    text = "“I have asked for a meeting,” Ada Brandt said."
    assert resolve(nlp, text, "I") == ["Ada Brandt"]


def test_a_speaker_is_not_he_in_his_own_words(nlp: Language) -> None:
    text = "Karl Weber resigned on Monday. “He had no choice,” said Tom Lund."
    assert resolve(nlp, text, "He") == ["Karl Weber"]


def test_a_lawyer_speaks_of_the_client(nlp: Language) -> None:
    text = "Tom Lund was arrested on Friday. His lawyer said he was innocent."
    assert resolve(nlp, text, "he") == ["Tom Lund"]


@pytest.mark.parametrize(
    "text",
    [
        "It seems that the bridge is closed.",
        "Norway said it was clear that the talks had failed.",
        "It rained in Oslo.",
        "It took two days to reach Oslo.",
        "Norway lost, and it got worse.",
        "Norway lost, it is believed.",
        "Norway lost. It’s unclear if the bridge is open.",
    ],
)
def test_an_empty_it_is_no_mention(nlp: Language, text: str) -> None:
    assert not [one for one in find(nlp, text) if one.form == "pronoun"]


@pytest.mark.parametrize(
    ("text", "nominal", "names"),
    [
        ("Tom Lund, the defence minister, flew to Oslo.", "minister", ["Tom Lund"]),
        ("The bank dismissed its director, Georgia Lindal.", "director", ["Georgia Lindal"]),
        ("The divers left. Their leader, Sergeant Tom Lund, wept.", "leader", ["Tom Lund"]),
        ("Prime Minister Tom Lund left. The premier was ill.", "premier", ["Tom Lund"]),
        ("The police questioned the owner, Bay Lines.", "owner", ["Bay Lines"]),
        ("A clerk, Anna Weil, saw it.", "clerk", ["Anna Weil"]),
        (
            "Defence Minister Tom Lund met Foreign Minister Ada Brandt. The foreign minister left.",
            "minister",
            ["Ada Brandt"],
        ),
        ("President Ada Brandt spoke. The president left at noon.", "president", ["Ada Brandt"]),
        ("Tom Lund met Ada Brandt. The woman wept.", "woman", ["Ada Brandt"]),
        (
            "Haldor Mining lost money. The company will close two pits.",
            "company",
            ["Haldor Mining"],
        ),
        ("Norway protested. The country closed its border.", "country", ["Norway"]),
        ("A man was hurt. The 46-year-old is in hospital.", "old", ["A man"]),
        ("Gunmen took four hostages. The captives were freed.", "captives", ["four hostages"]),
        ("A ferry sank on Sunday. The vessel was old.", "vessel", ["A ferry"]),
        ("Sen. Ada Brandt voted. The lawmaker wept.", "lawmaker", ["Ada Brandt"]),
        ("Norrhydro built the dam in 1962. The builder denied it.", "builder", ["Norrhydro"]),
        ("The Karsk Philharmonic played. The orchestra left.", "orchestra", ["Karsk Philharmonic"]),
        ("Tom Lund was named. The Lerwick tycoon did not speak.", "tycoon", ["Tom Lund"]),
        (
            "Tom Lund, the chief executive of Borea Bank, said his bank was safe.",
            "his bank",
            ["Borea Bank"],
        ),
        ("Tom Lund saw his mother, Ada Brandt. His mum left.", "mum", ["Ada Brandt"]),
        ("We met Ada Brandt, a schoolteacher. The teacher left.", "The teacher", ["Ada Brandt"]),
        ("A boy fell. Director Karl Weber wept. The boy lived.", "The boy", ["A boy"]),
        ("The president’s spokesman, Mr. Lund, left.", "spokesman", ["Lund"]),
        ("Two climbers were found. The pair had no map.", "pair", ["Two climbers"]),
        (
            "Norway and Chile signed a pact. The two countries share no border.",
            "countries",
            ["Norway", "Chile"],
        ),
        ("Tom Lund met Karl Weber. The two men shook hands.", "men", ["Tom Lund", "Karl Weber"]),
    ],
)
def test_a_nominal_stands_for_the_fitting_mentions(
    nlp: Language, text: str, nominal: str, names: list[str]
) -> None:
    assert resolve(nlp, text, nominal) == names


@pytest.mark.parametrize(
    ("text", "nominal"),
    [
        ("Deputy Foreign Minister Ada Brandt left. The minister stayed.", "minister"),
        ("Foreign Minister Ada Brandt left. The defence minister stayed.", "minister"),
        ("Ada Brandt left. The president stayed.", "president"),
        ("Tom Lund left. His predecessor stayed.", "predecessor"),
        ("Ada Brandt won. The winner of the other race wept.", "winner"),
        ("Norwegian minister Ada Brandt left. The Chilean minister stayed.", "minister"),
        ("“The senator lied,” Ada Brandt said, and the man left.", "senator"),  # not the speaker
        ("Judge Ada Brandt spoke. The defendant stayed.", "defendant"),
        ("Hackers fled. The victims wept.", "victims"),
    ],
)
def test_a_nominal_of_somebody_else_stands_for_nobody(
    nlp: Language, text: str, nominal: str
) -> None:
    assert resolve(nlp, text, nominal) == []


def test_a_counterpart_holds_the_same_office(nlp: Language) -> None:
    text = (
        "Defence Minister Tom Lund flew to Oslo. His Norwegian counterpart, Ada Brandt, met him. "
        "The two ministers signed a pact."
    )
    assert resolve(nlp, text, "ministers") == ["Tom Lund", "Ada Brandt"]


def test_a_bare_surname_goes_to_the_most_mentioned_bearer(nlp: Language) -> None:
    text = (
        "Ada Brandt and Karl Brandt met. Karl Brandt spoke first. Karl Brandt is 60. "
        "Brandt said he was glad."
    )
    assert resolve(nlp, text, "he") == ["Karl Brandt"]


def test_a_first_name_that_is_a_state_is_no_state(nlp: Language) -> None:
    text = "Defence Minister Israel Holm met reporters. He said that Israel had agreed."
    assert resolve(nlp, text, "He") == ["Israel Holm"]


def test_names_have_no_antecedents_and_links_have_reasons(nlp: Language) -> None:
    found = find(nlp, "President Ada Brandt spoke. Brandt said she would sign. The president left.")
    assert all(not one.antecedents for one in found if one.form == "name")
    assert all(one.reason for one in found if one.antecedents)


def test_antecedents_are_names_where_there_is_one(nlp: Language) -> None:
    found = find(nlp, "A clerk, Anna Weil, spoke. She was tired. Her boss was not.")
    targets = {found[target].form for one in found for target in one.antecedents}
    assert targets == {"name"}


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The cattle drowned. The crowd saw it.", "The cattle", "other"),
        ("The cattle drowned. The crowd saw it.", "The crowd", "group"),
        ("The birds returned on Friday.", "The birds", "other"),
    ],
)
def test_animals_are_no_group_of_persons(nlp: Language, text: str, words: str, kind: str) -> None:
    kinds = {text[slice(*one.extent)]: one.kind for one in find(nlp, text)}
    assert kinds.get(words, "other") == kind


def test_a_part_of_the_day_with_a_capital_is_no_name(nlp: Language) -> None:
    text = "Rescue goes on from Dusk into Night. Zarn was there."
    assert {text[slice(*one.extent)] for one in find(nlp, text) if one.form == "name"} <= {"Zarn"}


def test_mentions_come_in_reading_order(nlp: Language) -> None:
    found = find(nlp, "His deputy, Tom Lund, met the Norwegian minister. He left. The two spoke.")
    places = [(one.extent[0], -one.extent[1]) for one in found]
    assert places == sorted(places)


def test_the_component_marks_spans(nlp: Language) -> None:
    pipeline = spacy.load(PIPELINES["en"])
    pipeline.add_pipe("consilience_mentions")
    pipeline.add_pipe("consilience_coreference")
    doc = pipeline("Ada Brandt spoke. She left.")
    assert [span.text for span in doc.spans[SPANS_KEY]] == ["Ada Brandt", "She"]
    assert doc.user_data[SPANS_KEY][1].antecedents == (0,)


def test_a_document_without_a_parse_has_its_names_only(nlp: Language) -> None:
    doc = Doc(nlp.vocab, words=["Ada", "spoke", ".", "She", "left", "."])
    doc.spans["consilience_mentions"] = [doc.char_span(0, 3, label="person")]
    assert [one.form for one in find_coreference(doc, quotations=())] == ["name"]


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "He", "THE MINISTER", "“", "its its its", "the two"]
)
def test_odd_texts_give_no_error(nlp: Language, text: str) -> None:
    find(nlp, text)


WORDS = [
    *("he", "she", "it", "they", "his", "I", "the", "minister", "two", "and", ",", ".", "“", "”"),
    *("Ada", "Brandt", "Norway", "Norwegian", "said", "company", "46-year-old", "\n", "of", "who"),
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_any_words_give_mentions_inside_the_text(words: list[str]) -> None:
    text = " ".join(words)
    pipeline = load_pipeline("en")
    assert pipeline is not None
    doc = MentionFinder()(pipeline(text))
    found = find_coreference(doc, quotations=find_quotations(doc))
    for one in found:
        assert 0 <= one.extent[0] <= one.head[0] < one.head[1] <= one.extent[1] <= len(text)
        assert all(0 <= target < len(found) for target in one.antecedents)


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        (
            "Helena Tarnov lost. Tarnov, the candidate of the Green Union, did not concede. "
            "She told her supporters to go home.",
            "She",
            "Helena Tarnov",
        ),
        (
            "The miners were saved on Monday. Lund will pay 2 million euros. They are safe now.",
            "They",
            "The miners",
        ),
    ],
)
def test_a_pronoun_stands_for_who_leads_a_sentence_and_for_no_amount(
    nlp: Language, text: str, words: str, meant: str
) -> None:
    assert resolve(nlp, text, words) == [meant]
