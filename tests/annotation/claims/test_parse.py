import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from consilience.annotation.claims.parse import Parse, make_parse


@pytest.fixture(scope="module")
def blank() -> Language:
    return spacy.blank("en")


def build(blank: Language, rows: list[tuple[str, str, str, str, int]]) -> Parse:
    """A parse from rows of word, tag, part of speech, relation and head."""
    words, tags, pos, deps, heads = map(list, zip(*rows, strict=True))
    doc = Doc(blank.vocab, words=words, tags=tags, pos=pos, deps=deps, heads=heads, lemmas=words)
    return make_parse(doc)


def test_places_in_the_text_are_those_of_the_document(blank: Language) -> None:
    doc = Doc(
        blank.vocab,
        words=["Lund", "left", "."],
        spaces=[True, False, False],
        deps=["nsubj", "ROOT", "punct"],
        heads=[1, 1, 1],
    )
    parse = make_parse(doc)
    assert parse.start == [token.idx for token in doc]
    assert parse.end == [0 + 4, 5 + 4, 9 + 1]


def test_a_participle_before_a_noun_behind_by_is_no_gerund(blank: Language) -> None:
    parse = build(
        blank,
        [
            ("destroyed", "VBN", "VERB", "ROOT", 0),
            ("by", "IN", "ADP", "agent", 0),
            ("retreating", "VBG", "VERB", "pcomp", 1),
            ("troops", "NNS", "NOUN", "dobj", 2),
        ],
    )
    assert (parse.dep[3], parse.head[3]) == ("pobj", 1)
    assert parse.head[2] == 3


def test_a_finite_verb_is_not_joined_to_an_infinitive(blank: Language) -> None:
    parse = build(
        blank,
        [
            ("urged", "VBD", "VERB", "ROOT", 0),
            ("him", "PRP", "PRON", "dobj", 0),
            ("resign", "VB", "VERB", "xcomp", 0),
            ("called", "VBD", "VERB", "conj", 2),
        ],
    )
    assert parse.head[3] == 0


def test_a_noun_behind_a_weekday_is_the_subject_of_a_verb_that_has_none(blank: Language) -> None:
    doc = Doc(
        blank.vocab,
        words=["On", "Friday", "rebels", "attacked"],
        tags=["IN", "NNP", "NNS", "VBD"],
        pos=["ADP", "PROPN", "NOUN", "VERB"],
        deps=["prep", "compound", "pobj", "ROOT"],
        heads=[3, 2, 0, 3],
        ents=["O", "B-DATE", "O", "O"],
    )
    parse = make_parse(doc)
    assert (parse.dep[2], parse.head[2]) == ("nsubj", 3)
    assert (parse.dep[1], parse.head[1]) == ("pobj", 0)


def test_clauses_around_a_semicolon_are_apart(blank: Language) -> None:
    parse = build(
        blank,
        [
            ("leads", "VBZ", "VERB", "ccomp", 2),
            (";", ":", "PUNCT", "punct", 2),
            ("threatened", "VBD", "VERB", "ROOT", 2),
        ],
    )
    assert parse.head[0] == 0


def test_edges_reach_over_all_words_below(blank: Language) -> None:
    parse = build(
        blank,
        [
            ("the", "DT", "DET", "det", 1),
            ("port", "NN", "NOUN", "nsubj", 3),
            ("there", "RB", "ADV", "advmod", 1),
            ("burned", "VBD", "VERB", "ROOT", 3),
        ],
    )
    assert (parse.left[1], parse.right[1]) == (0, 2)
    assert (parse.left[3], parse.right[3]) == (0, 3)


def test_a_participle_of_leading_hangs_on_the_noun_before_it(blank: Language) -> None:
    parse = build(
        blank,
        [
            ("met", "VBD", "VERB", "ROOT", 0),
            ("delegation", "NN", "NOUN", "dobj", 0),
            (",", ",", "PUNCT", "punct", 0),
            ("head", "VBN", "VERB", "advcl", 0),
            ("by", "IN", "ADP", "agent", 3),
            ("Lund", "NNP", "PROPN", "pobj", 4),
        ],
    )
    assert (parse.dep[3], parse.head[3]) == ("acl", 1)
