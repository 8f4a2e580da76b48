import gc

import pytest
from spacy.language import Language
from spacy.ml.parser_model import precompute_hiddens
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from consilience.annotation.paragraphs import find_text, join_parses
from consilience.annotation.parsing import parse_texts
from consilience.annotation.parsing_words import is_plain
from consilience.annotation.pipeline import load_pipeline
from consilience.annotation.trees import find_children

TEXTS = (
    "Ada Brandt met Leo Lund in Oslo on Monday. ",
    "“We agreed,” said the Norwegian minister, who had arrived from Vask with a delegation. ",
    "No. ",
    "\u00a0 ",
    "THE HARBOUR OF ONDE: 12 boats, $3.5 million, nobody hurt… ",
    "He said that the talks that the Lerwick Post had reported were never held by either side. ",
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    found = load_pipeline("en")
    assert found is not None
    return found


def list_tokens(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (
            *(one.text_with_ws, one.tag_, one.pos_, one.dep_, one.head.i, one.lemma_),
            *(one.is_sent_start, one.ent_iob_, one.ent_type_, str(one.morph)),
        )
        for one in doc
    ]


def test_a_text_is_parsed_as_the_pipeline_parses_it(nlp: Language) -> None:
    parses = list(parse_texts(nlp, TEXTS))
    assert [list_tokens(one) for one in parses] == [list_tokens(nlp(text)) for text in TEXTS]


def test_a_parse_does_not_depend_on_the_other_texts(nlp: Language) -> None:
    many = list(parse_texts(nlp, [*TEXTS * 20]))
    assert list_tokens(many[-1]) == list_tokens(next(parse_texts(nlp, TEXTS[-1:])))


def test_long_texts_are_parsed_like_short_ones(nlp: Language) -> None:
    long = TEXTS[0] * 1_000
    assert [len(one) for one in parse_texts(nlp, [long, TEXTS[0], long])] == [
        len(nlp.make_doc(text)) for text in (long, TEXTS[0], long)
    ]


def test_no_texts_give_no_parses(nlp: Language) -> None:
    assert list(parse_texts(nlp, ())) == []


def test_joined_parses_are_those_that_spacy_joins(nlp: Language) -> None:
    parses = list(parse_texts(nlp, TEXTS))
    joined = Doc.from_docs(parses, ensure_whitespace=False)
    assert joined is not None
    assert list_tokens(join_parses(parses)) == list_tokens(joined)
    assert find_text(join_parses(parses)) == "".join(TEXTS)


def test_the_children_of_a_word_are_those_of_its_token(nlp: Language) -> None:
    doc = join_parses(list(parse_texts(nlp, TEXTS)))
    assert [list(one) for one in find_children(doc)] == [
        [child.i for child in token.children] for token in doc
    ]


def test_a_document_with_merged_tokens_gets_its_children_anew(nlp: Language) -> None:
    doc = nlp(TEXTS[0])
    find_children(doc)
    with doc.retokenize() as retokenizer:
        retokenizer.merge(doc[0:2])
    assert len(find_children(doc)) == len(doc)


def test_words_that_rules_speak_about_together_are_labelled_as_the_pipeline_labels_them(
    nlp: Language,
) -> None:
    texts = (
        "I'm gonna go. ",
        "There is a way, there ain't two. ",
        "Let's go, y'all gotta see it. ",
    )
    for _ in range(2):  # the second time from what is kept
        parses = parse_texts(nlp, texts)
        assert [list_tokens(one) for one in parses] == [list_tokens(nlp(text)) for text in texts]


def test_only_components_whose_answers_follow_from_what_is_given_are_led(nlp: Language) -> None:
    lemmatizer = nlp.get_pipe("lemmatizer")
    other = AttributeRuler(nlp.vocab)
    other.add([[{"SHAPE": "Xxxx"}]], {"POS": "PROPN"})
    assert is_plain(nlp.get_pipe("attribute_ruler"), lemmatizer)
    assert not is_plain(other, lemmatizer)
    assert not is_plain(lemmatizer, other)


def test_what_is_kept_of_words_is_bounded(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("consilience.annotation.parsing_words.MOST_KEPT", 3)
    parses = parse_texts(nlp, TEXTS)
    assert [list_tokens(one) for one in parses] == [list_tokens(nlp(text)) for text in TEXTS]


def test_the_tables_of_a_batch_are_dropped_with_it(nlp: Language) -> None:
    gc.collect()
    gc.disable()
    try:
        list(parse_texts(nlp, TEXTS))
        left = [one for one in gc.get_objects() if isinstance(one, precompute_hiddens)]
    finally:
        gc.enable()
    assert left == []
