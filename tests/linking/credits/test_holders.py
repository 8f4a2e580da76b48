import pytest

from consilience.linking.credits import Credit, find_credits
from consilience.linking.credits.context import Place, Speakers, Voice
from consilience.linking.credits.names import load_known_outlets
from tests.making import make_article

KNOWN = load_known_outlets()


def place(text: str, words: str) -> Place:
    start = text.rindex(words)
    return start, start + len(words)


def read(text: str, *voices: Voice) -> list[tuple[str, tuple[str, ...]]]:
    speakers = Speakers(
        persons=frozenset({"lund", "brandt", "ostrov"}),
        bodies=frozenset({"velmar", "tarnholm"}),
        voices=voices,
    )
    return [(one.kind, one.key) for one in find(text, speakers) if one.kind != "open"]


def find(text: str, speakers: Speakers | None = None) -> tuple[Credit, ...]:
    return find_credits(make_article(text), KNOWN, speakers)


def test_a_statement_is_of_the_one_who_says_something_in_it() -> None:
    text = "Ada Lund complained on Monday. The Harbour Council has shut the gate, it said in a statement."
    voice = Voice(
        content=(place(text, "The Harbour Council has shut the gate"),),
        via=place(text, "a statement"),
        speaker=place(text, "it"),
        name="Harbour Council",
        is_body=True,
    )
    assert read(text, voice) == [("statement", ("council", "harbour"))]


@pytest.mark.parametrize(
    ("words", "key"),
    [("the announcement", ("bank", "upland")), ("a statement", ("brandt",))],
)
def test_who_says_something_in_the_announcement_speaks_for_the_body_that_speaks_most(
    words: str, key: tuple[str, ...]
) -> None:
    text = f"Olga Brandt is sorry, she said in {words}. No data are lost, it says."
    brandt = Voice(
        content=(place(text, "is sorry"),),
        via=place(text, words),
        speaker=place(text, "she"),
        name="Olga Brandt",
    )
    bank = Voice(
        content=(place(text, "No data are lost"),),
        speaker=place(text, "it"),
        name="Upland Bank",
        is_body=True,
    )
    assert read(text, brandt, bank) == [("statement", key)]


def test_a_statement_that_somebody_speaks_of_is_not_what_he_says() -> None:
    text = (
        "Ada Lund denied it in a statement. Olga Brandt said that the statement of Lund was a lie."
    )
    voice = Voice(
        content=(place(text, "that the statement of Lund was a lie"),),
        speaker=place(text, "Olga Brandt"),
        name="Olga Brandt",
    )
    assert read(text, voice) == [("statement", ("lund",))]
    assert len(read(text)) == 2


def test_a_letter_in_which_words_are_said_is_a_source_inside_speech_too() -> None:
    text = "Olga Brandt said that Ada Lund had told him so in a letter."
    voice = Voice(
        content=(place(text, "that Ada Lund had told him so in a letter"),),
        speaker=place(text, "Olga Brandt"),
        name="Olga Brandt",
    )
    assert [kind for kind, _ in read(text, voice)] == ["statement"]


def test_a_company_is_the_body_that_the_sentences_begin_with() -> None:
    text = (
        "Velmar, whose crane fell, spoke of luck. Nobody but Velmar was there. "
        "Velmar came late. "
        "In a statement the company said that the pit was left to a firm, Tarnholm."
    )
    assert read(text) == [("statement", ("velmar",))]


def test_a_service_is_the_body_without_a_name_that_the_sentence_begins_with() -> None:
    text = "The coast guard held nine men on Monday, the service announced in a press release."
    assert [one.key for one in find(text)] == [("coast", "guard")]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lund came. Lund knew of it in March, according to a memo that bears her initials.",
        "Ada Lund came. The latest protest comes in a letter signed by ninety teachers.",
    ],
)
def test_who_is_named_beside_a_letter_need_not_have_written_it(text: str) -> None:
    ((kind, key),) = read(text)
    assert (kind, key) == ("document", ("letter",))


def test_a_statement_that_nobody_introduced_is_of_the_body_that_spoke_last() -> None:
    text = (
        "The gate was safe, the Harbour Council insisted. Igor Ostrov nodded. "
        "The pumps were new, according to the statement."
    )
    voice = Voice(
        content=(place(text, "The gate was safe"),),
        speaker=place(text, "the Harbour Council"),
        name="Harbour Council",
        is_body=True,
    )
    assert read(text, voice) == [("statement", ("council", "harbour"))]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He had the Norlandish press release before him.", 0),
        ("A statement of the Norlandish says so.", 1),
    ],
)
def test_the_name_of_a_people_before_a_statement_is_an_adjective(text: str, count: int) -> None:
    names = frozenset({"norlandish"})
    speakers = Speakers(persons=frozenset(), bodies=names, peoples=names)
    assert len(find(text, speakers)) == count


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lund came. The pumps were new, according to a statement released on Friday.",
        "Ada Lund came. Those who run the fair said in a statement that the pumps were new.",
    ],
)
def test_a_statement_of_nobody_who_is_told_is_not_the_report_s_own(text: str) -> None:
    assert read(text) == [("document", ("statement",))]


def test_nobody_speaks_again_through_the_office_of_nobody() -> None:
    text = "The pumps were new, according to a statement. The spokesman also noted the cost."
    assert read(text) == [("document", ("statement",))]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Ada Lund (P-Tarn) released a statement on Monday.", ("lund",)),
        ("Lund’s family released a statement on Monday.", ("family", "lund")),
    ],
)
def test_a_party_in_brackets_or_a_family_may_stand_before_what_is_released(
    text: str, key: tuple[str, ...]
) -> None:
    assert read(f"Ada Lund came. {text}") == [("statement", key)]


def test_who_speaks_in_the_interview_gave_it() -> None:
    text = (
        "Ada Lund said in an interview on Monday that she knew of nothing. "
        "“I forgot it,” Igor Ostrov said in the interview."
    )
    voice = Voice(
        content=(place(text, "I forgot it"),),
        via=place(text, "the interview"),
        speaker=place(text, "Igor Ostrov"),
        name="Igor Ostrov",
    )
    assert read(text, voice) == [("statement", ("lund",)), ("statement", ("ostrov",))]


def test_a_post_is_of_the_body_that_writes_it_whoever_wrote_one_before() -> None:
    text = "“It is over,” Ada Lund said on Twitter. “We are closed,” the Velmar said on Twitter."
    assert read(text) == [("statement", ("lund",)), ("statement", ("velmar",))]


@pytest.mark.parametrize(
    ("told", "key"),
    [
        ("In his letter of 4 May, Igor Ostrov asked for time.", "ostrov"),
        ("In his letter, the first officer, Igor Ostrov, asked for time.", "ostrov"),
        ("In his letter of 4 May, Igor Ostrov’s crew is praised.", "lund"),
    ],
)
def test_in_his_letter_stands_before_his_name(told: str, key: str) -> None:
    text = f"Oto Lund stayed on board. {told}"
    assert read(text) == [("statement", (key,))]


def test_an_office_is_of_the_holder_who_is_named_most() -> None:
    text = (
        "Mayor Olga Brandt built the pier. Brandt and Mayor Brandt’s sons own it. Mayor Igor Ostrov "
        "wants it gone. Ostrov came at noon, Ostrov left at one, and Ostrov wrote at two. "
        "It was rotten, the mayor wrote on Twitter."
    )
    assert read(text) == [("statement", ("ostrov",))]
