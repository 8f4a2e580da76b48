from dataclasses import dataclass

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from consilience.annotation.paragraphs import join_parses
from consilience.annotation.pipeline import PIPELINES
from consilience.annotation.quotations import SPANS_KEY, find_quotations
from consilience.annotation.quotations.parts import FoundQuotation
from consilience.language.lexicon import load_file

CUE_TABLES = (
    "verb",
    "verb_preposition",
    "label",
    "noun",
    "adjective",
    "phrase",
    "hedge",
    "seeming",
    "hearer",
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(PIPELINES["en"])


@dataclass(frozen=True)
class Said:
    """A quotation in words, pieces of content joined by " | "."""

    content: str
    speaker: str | None
    cue: str | None
    kind: str


def parse(nlp: Language, text: str) -> Doc:
    """Each line parsed by itself, as articles are."""
    lines = [line + " " for line in text.split("\n")]
    return join_parses(list(nlp.pipe(lines)))


def find(nlp: Language, text: str) -> list[FoundQuotation]:
    return list(find_quotations(parse(nlp, text)))


def read(nlp: Language, text: str) -> list[Said]:
    return [
        Said(
            content=" | ".join(text[start:end] for start, end in one.content),
            speaker=None if one.speaker is None else text[slice(*one.speaker)],
            cue=None if one.cue is None else text[slice(*one.cue)],
            kind=one.kind,
        )
        for one in find(nlp, text)
    ]


@pytest.mark.parametrize(
    ("text", "content", "speaker", "cue"),
    [
        ("“The bridge fell,” Ada Brandt said.", "“The bridge fell,”", "Ada Brandt", "said"),
        ("“The bridge fell,” said Ada Brandt.", "“The bridge fell,”", "Ada Brandt", "said"),
        ('"Who knows?" asked Lund.', '"Who knows?"', "Lund", "asked"),
        ("«It fell,» Lund said.", "«It fell,»", "Lund", "said"),
        ("'It is over,' Lund said.", "'It is over,'", "Lund", "said"),
        ("``It is over,'' Lund said.", "``It is over,''", "Lund", "said"),
        ("Lund said: “The bridge fell.”", "“The bridge fell.”", "Lund", "said"),
        ("As Lund put it, “nobody knows.”", "“nobody knows.”", "Lund", "put"),
        (
            "“The bridge fell,” Ada Brandt, the mayor of Sandholm, said on Monday.",
            "“The bridge fell,”",
            "Ada Brandt, the mayor of Sandholm",
            "said",
        ),
        (
            "“Attacks show disregard for the law,” the report added.",
            "“Attacks show disregard for the law,”",
            "the report",
            "added",
        ),
        ("“We will win.” — Ada Brandt", "“We will win.”", "Ada Brandt", "—"),
        (
            'OSLO (AP) "The bridge fell today," Lund said.',
            '"The bridge fell today,"',
            "Lund",
            "said",
        ),
        (
            '"The bridge fell today, he wrote.\nNobody answered.',
            '"The bridge fell today,',
            "he",
            "wrote",
        ),
    ],
)
def test_direct_speech_has_its_words_speaker_and_cue(
    nlp: Language, text: str, content: str, speaker: str, cue: str
) -> None:
    assert read(nlp, text) == [Said(content, speaker, cue, "direct")]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("“It fell,” he said. “We saw it.”", "“It fell,” | “We saw it.”"),
        ("“It fell,” he said, “and we saw it.”", "“It fell,” | “and we saw it.”"),
        ("“It fell. \n“We saw it,” he said.", "“It fell. | “We saw it,”"),
        (
            "“It fell,” he said. “We saw it.\n“It was loud.”",
            "“It fell,” | “We saw it. | “It was loud.”",
        ),
        ("He continued:\n“It fell at noon.”", "“It fell at noon.”"),
    ],
)
def test_quotes_of_one_cue_are_one_quotation_over_sentences_and_paragraphs(
    nlp: Language, text: str, content: str
) -> None:
    (quotation,) = read(nlp, text)
    assert quotation.content == content
    assert quotation.speaker in {"he", "He"}


def test_two_cues_in_one_paragraph_are_two_quotations(nlp: Language) -> None:
    text = "“It fell,” said Ada Brandt. “It stands,” added Leo Lund."
    assert [one.speaker for one in read(nlp, text)] == ["Ada Brandt", "Leo Lund"]


@pytest.mark.parametrize(
    ("text", "content", "speaker", "cue"),
    [
        ("The mayor said that the port was shut.", "that the port was shut", "The mayor", "said"),
        ("The mayor said the port was shut.", "the port was shut", "The mayor", "said"),
        ("The port was shut, the mayor said.", "The port was shut", "the mayor", "said"),
        ("The port, the mayor said, was shut.", "The port | was shut", "the mayor", "said"),
        (
            "Witnesses and police said the bus had burned.",
            "the bus had burned",
            "Witnesses and police",
            "said",
        ),
        (
            "The Russian statement also said that the army had stopped.",
            "that the army had stopped",
            "The Russian statement",
            "said",
        ),
        (
            "According to a harbour official who sat in the room, the talks were cold.",
            "the talks were cold",
            "a harbour official who sat in the room",
            "According to",
        ),
        (
            "The talks were cold, according to two people briefed on them.",
            "The talks were cold",
            "two people briefed on them",
            "according to",
        ),
        (
            "The ministry did not say when the port would open.",
            "when the port would open",
            "The ministry",
            "did not say",
        ),
        (
            "The Courier could not verify the statements.",
            "the statements",
            "The Courier",
            "could not verify",
        ),
        (
            "The truce, declared by President Ada Brandt, is over.",
            "The truce",
            "President Ada Brandt",
            "declared",
        ),
        (
            "The paper quoted Lund as saying that the port was safe.",
            "that the port was safe",
            "Lund",
            "saying",
        ),
        ("It is believed that the port is safe.", "that the port is safe", None, "is believed"),
        ("Police: Harbour Bridge Is Safe Again", "Harbour Bridge Is Safe Again", "Police", ":"),
        (
            "Harbour Ministry Denies Secret Port Deal",
            "Secret Port Deal",
            "Harbour Ministry",
            "Denies",
        ),
    ],
)
def test_indirect_speech_has_its_words_source_and_cue(
    nlp: Language, text: str, content: str, speaker: str | None, cue: str
) -> None:
    assert Said(content, speaker, cue, "indirect") in read(nlp, text)


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        (
            "Lund said the port was “absolutely safe” now.",
            "the port was “absolutely safe” now",
            "Lund",
        ),
        (
            "Lund called the plan “a disgrace” and “a shame”.",
            "the plan “a disgrace” and “a shame”",
            "Lund",
        ),
        ("It was, Lund said, “a complete mess.”", "It was | “a complete mess.”", "Lund"),
        (
            "Lund told the Courier in an interview that “the port is safe.”",
            "that “the port is safe.”",
            "Lund",
        ),
        (
            "The port was shut, Lund said. “We had no choice.”",
            "The port was shut | “We had no choice.”",
            "Lund",
        ),
    ],
)
def test_quoted_words_inside_a_reporters_sentence_make_it_mixed(
    nlp: Language, text: str, content: str, speaker: str
) -> None:
    found = [one for one in read(nlp, text) if one.kind == "mixed"]
    assert [(one.content, one.speaker) for one in found] == [(content, speaker)]


def test_a_chain_of_sources_is_a_quotation_inside_a_quotation(nlp: Language) -> None:
    text = "A statement from his office said the minister had told reporters that the deal was off."
    outer, inner = find(nlp, text)
    assert text[slice(*outer.speaker or (0, 0))] == "A statement from his office"
    assert text[slice(*inner.speaker or (0, 0))] == "the minister"
    assert outer.start <= inner.start
    assert inner.end <= outer.end


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("By his own account, Lund paid the clerk.", "Lund paid the clerk", "Lund"),
        ("In Lund's words, the council lost.", "the council lost", "Lund"),
        ("As Lund put it, the council lost.", "the council lost", "Lund"),
        ("The council lost, the way Sol tells it.", "The council lost", "Sol"),
        ("The mine will close, Lund was quoted as saying.", "The mine will close", "Lund"),
    ],
)
def test_a_source_needs_no_verb_of_saying_with_a_clause(
    nlp: Language, text: str, content: str, speaker: str
) -> None:
    assert (content, speaker) in [(one.content, one.speaker) for one in read(nlp, text)]


def test_a_report_at_the_end_of_a_sentence_holds_all_before_it(nlp: Language) -> None:
    text = "The minister told parliament the army had left, state television reported."
    outer, inner = read(nlp, text)
    assert (outer.content, outer.speaker) == (text[:46], "state television")
    assert (inner.content, inner.speaker) == ("the army had left", "The minister")


def test_the_day_of_a_report_is_no_part_of_its_speaker(nlp: Language) -> None:
    text = "An aide of Ida Lund on Saturday said the port was closed."
    assert [one.speaker for one in read(nlp, text)] == ["An aide of Ida Lund"]


def test_a_quote_in_the_next_paragraph_has_the_speaker_of_the_report_before_it(
    nlp: Language,
) -> None:
    text = "“The port is safe,” Lund said in a speech on Monday.\n“It will stay open.”"
    assert [one.speaker for one in read(nlp, text)] == ["Lund", "Lund"]


def test_who_faces_a_claim_does_not_make_it(nlp: Language) -> None:
    found = read(nlp, "Lund faces accusations of cheating the bank.")
    assert [one.speaker for one in found] == [None]


def test_a_quote_inside_a_quote_has_its_own_speaker(nlp: Language) -> None:
    text = "“The president told me, ‘We will come,’” the mayor said."
    assert {(one.content, one.speaker) for one in read(nlp, text)} == {
        ("“The president told me, ‘We will come,’”", "the mayor"),
        ("‘We will come,’", "The president"),
    }


def test_what_carried_the_words_is_kept(nlp: Language) -> None:
    text = "The port is safe, Lund said in a statement."
    (quotation,) = find(nlp, text)
    assert text[slice(*quotation.via or (0, 0))] == "a statement"


def test_coordinated_reports_are_not_one(nlp: Language) -> None:
    text = "Lund said he would go, but Brandt said she would stay."
    assert [(one.content, one.speaker) for one in read(nlp, text)] == [
        ("he would go", "Lund"),
        ("she would stay", "Brandt"),
    ]


def test_a_participle_takes_the_speaker_of_the_report(nlp: Language) -> None:
    text = "Lund said that the port was safe, adding that the bridge was not."
    assert [(one.content, one.speaker) for one in read(nlp, text)] == [
        ("that the port was safe", "Lund"),
        ("that the bridge was not", "Lund"),
    ]


def test_an_attitude_inside_another_ones_words_is_left_to_them(nlp: Language) -> None:
    text = "The mayor said that the council opposes the plan."
    assert [one.cue for one in read(nlp, text)] == ["said"]


def test_a_transcript_gives_each_line_to_its_label(nlp: Language) -> None:
    text = "BRANDT: The port is shut.\nLUND: No, he said it is not.\nBRANDT: It is."
    assert [(one.speaker, one.content) for one in read(nlp, text)] == [
        ("BRANDT", "The port is shut."),
        ("LUND", "No, he said it is not."),
        ("BRANDT", "It is."),
    ]


def test_a_quote_of_nobody_has_no_speaker(nlp: Language) -> None:
    assert read(nlp, "“The port is shut today.”") == [
        Said("“The port is shut today.”", None, None, "direct")
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "On Monday the Harbour Council issued a statement saying the port was “shut for now”.",
            "the Harbour Council",
        ),
        (
            "“It is shut,” confirmed Danish harbour ministry spokesman Leo-Lars Lund.",
            "Danish harbour ministry spokesman Leo-Lars Lund",
        ),
        (
            "“He failed in that today,” said Alliance co-founder Leo Lund.",
            "Alliance co-founder Leo Lund",
        ),
        ("'The Lund Heavy is now vertical on the pad,' he wrote on Boatgram on Thursday.", "he"),
        (
            "According to port director Leo Lund: 'The port is shut for the whole of the week.'",
            "port director Leo Lund",
        ),
    ],
)
def test_the_speaker_is_told_in_whole(nlp: Language, text: str, speaker: str) -> None:
    assert [one.speaker for one in read(nlp, text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "He left after the Quay Courier, citing two clerks, reported that he had lied.",
            "the Quay Courier",
        ),
        ("He left after the vote, citing his health, said the clerk.", "the clerk"),
    ],
)
def test_an_aside_may_stand_between_a_speaker_and_the_verb(
    nlp: Language, text: str, speaker: str
) -> None:
    assert speaker in [one.speaker for one in read(nlp, text) if one.cue in {"reported", "said"}]


def test_a_name_that_the_parser_took_for_a_verb_belongs_to_the_words_behind_it(
    nlp: Language,
) -> None:
    words = [
        "Holm",
        "Early",
        ",",
        "a",
        "clerk",
        "at",
        "the",
        "mill",
        ",",
        "said",
        "it",
        "fell",
        ".",
    ]
    doc = Doc(
        nlp.vocab,
        words,
        tags=["VB", "RB", ",", "DT", "NN", "IN", "DT", "NN", ",", "VBD", "PRP", "VBD", "."],
        pos=[
            "VERB",
            "ADV",
            "PUNCT",
            "DET",
            "NOUN",
            "ADP",
            "DET",
            "NOUN",
            "PUNCT",
            "VERB",
            "PRON",
            "VERB",
            "PUNCT",
        ],
        heads=[9, 0, 9, 4, 9, 4, 7, 5, 9, 9, 11, 9, 9],
        deps=[
            "advcl",
            "advmod",
            "punct",
            "det",
            "nsubj",
            "prep",
            "det",
            "pobj",
            "punct",
            "ROOT",
            "nsubj",
            "ccomp",
            "punct",
        ],
        lemmas=[
            "holm",
            "early",
            ",",
            "a",
            "clerk",
            "at",
            "the",
            "mill",
            ",",
            "say",
            "it",
            "fall",
            ".",
        ],
        ents=["B-PERSON", "I-PERSON", *[""] * 11],
    )
    (found,) = find_quotations(doc)
    assert found.speaker is not None
    assert doc.text[slice(*found.speaker)] == "Holm Early , a clerk at the mill"


def test_two_clauses_before_one_report_are_one_quotation(nlp: Language) -> None:
    text = (
        "Terms of the deal were not announced, but no captive fighters were released in exchange "
        "for the girls, the source with knowledge of the talks said."
    )
    assert [one.content for one in read(nlp, text)] == [
        "Terms of the deal were not announced, but no captive fighters were released in exchange "
        "for the girls"
    ]


@pytest.mark.parametrize(
    "text",
    ["Prices rose by 3 per cent in May.", "It costs 300 per square metre and two per head."],
)
def test_a_measure_is_no_source(nlp: Language, text: str) -> None:
    assert read(nlp, text) == []


def test_per_names_a_source_that_has_an_article_or_a_name(nlp: Language) -> None:
    assert [one.speaker for one in read(nlp, "The port is shut, per the report.")] == ["the report"]


def test_a_caption_inside_a_quote_of_several_paragraphs_does_not_end_it(nlp: Language) -> None:
    text = (
        'Prosecutor Leo Lund said in a statement: "The case is looked at by the police.\n'
        "The gate of the port on Monday\n"
        '"Once they have done so, they will talk with us.\n'
        '"We will say more on Friday."'
    )
    (one,) = [one for one in read(nlp, text) if one.kind == "direct"]
    assert one.speaker == "Prosecutor Leo Lund"
    assert one.content.count(" | ") == 2


def test_labels_of_pictures_and_links_are_no_speakers(nlp: Language) -> None:
    text = "Photos: The port on Monday\nPhotos: The gate\nMore: The strike\nMore: The bridge"
    assert read(nlp, text) == []


@pytest.mark.parametrize(
    "text",
    [
        '"I," "you" and "we" are words.',
        "The mayor read the “Morning Courier” on Monday.",
        "The bridge fell at noon.",
        "He made them leave.",
        "The weekend showed that the wall is weak.",
        "According to Monday, the wall fell.",
    ],
)
def test_words_that_nobody_says_are_no_quotation(nlp: Language, text: str) -> None:
    assert read(nlp, text) == []


@pytest.mark.parametrize(
    ("entry", "words"),
    [(entry["test"], entry["words"]) for table in CUE_TABLES for entry in load_file("cues")[table]],
)
def test_every_entry_of_the_lexicon_is_found_as_a_cue(
    nlp: Language, entry: str, words: tuple[str, ...]
) -> None:
    doc = parse(nlp, entry)
    found = [one.cue for one in find_quotations(doc) if one.cue is not None]
    cues = {entry[slice(*cue)].lower() for cue in found}
    cues |= {
        token.lemma_.lower() for token in doc for start, end in found if start <= token.idx < end
    }
    assert cues & set(words)


def test_the_component_puts_pieces_and_quotations_into_the_document(nlp: Language) -> None:
    pipeline = spacy.load(PIPELINES["en"])
    pipeline.add_pipe("consilience_quotations")
    doc = pipeline("“It fell,” he said. “We saw it.”")
    assert [(span.text, span.label_, span.id_) for span in doc.spans[SPANS_KEY]] == [
        ("“It fell,”", "direct", "0"),
        ("“We saw it.”", "direct", "0"),
    ]
    assert doc.user_data[SPANS_KEY] == find_quotations(doc)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n",
        "”",
        "“",
        "said",
        ":",
        "—",
        "“”",
        "SAID LUND",
        "A:\nA:\nA:",
        ": “”",
        "according to",
    ],
)
def test_odd_texts_give_no_error(nlp: Language, text: str) -> None:
    find(nlp, text)


WORDS = ["Lund", "said", "that", "he", "told", "“", "”", '"', "‘", "’", "''", ",", ".", ":", "—"]
WORDS += [
    "according",
    "to",
    "claim",
    "the",
    "called",
    "a",
    "port",
    "\n",
    "vowed",
    "seems",
    "as",
    "is",
]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_places_lie_in_the_text_whatever_it_is(nlp: Language, words: list[str]) -> None:
    text = " ".join(words)
    for one in find(nlp, text):
        places = [*one.content, one.sentence, one.cue, one.speaker, one.via]
        assert all(0 <= start < end <= len(text) + 1 for start, end in filter(None, places))
        assert one.content
        assert 0 <= one.confidence <= 1


@settings(max_examples=30)
@given(st.text(max_size=60))
def test_any_text_gives_no_error(nlp: Language, text: str) -> None:
    find(nlp, text.replace("\r", " "))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "“Carelessness in plenty, but no crime,” the presiding judge, Ada Brandt, said.",
            "the presiding judge, Ada Brandt",
        ),
    ],
)
def test_who_speaks_stands_outside_of_the_quote_and_of_clauses(
    nlp: Language, text: str, speaker: str
) -> None:
    assert {one.speaker for one in read(nlp, text)} == {speaker}


def test_who_speaks_is_not_what_is_told_of_him_in_passing(nlp: Language) -> None:
    text = (
        "Ralkom, whose car park was going up beside the doomed Mill Street flats, insisted on "
        "Thursday that its work “never touched the walls”."
    )
    assert [(one.speaker or "").split(",")[0] for one in read(nlp, text)] == ["Ralkom"]


@pytest.mark.parametrize(
    "text",
    [
        "A second laboratory confirmed it on 30 June and Minister Ada Tarnov was told the same day.",
        "On Friday her clerk taped a note to the door: the hearing is put off until Monday.",
        "Only in one ward did they step in: 38 ballots without a stamp were declared invalid.",
    ],
)
def test_what_is_joined_by_and_or_a_colon_is_not_said(nlp: Language, text: str) -> None:
    assert [one for one in read(nlp, text) if one.speaker] == []


def test_a_distance_says_nothing(nlp: Language) -> None:
    text = (
        "The boat was surprised with her nets out, nine nautical miles off Cape Tarnov, a press "
        "release of the coast guard says."
    )
    assert {one.speaker for one in read(nlp, text)} == {"a press release of the coast guard"}
