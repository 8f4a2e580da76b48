"""What the words of a title tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.linking.events.telling import (
    has_subject,
    is_aside,
    is_in_tense,
    is_nominal,
    is_telling,
)
from consilience.records.claim import Predicate
from tests.making import make_article


@pytest.mark.parametrize(
    ("title", "predicate", "is_whole"),
    [
        ("Road Office to be closed for weeks", "closed", False),
        ("Weld has refused to see Lind", "see", True),
        ("Seen the recorder again", "Seen", False),
        ("Strike on all ferries", "Strike", True),
        ("US President is urging both sides", "urging", True),
        ("Us it is urging", "urging", False),
    ],
)
def test_a_title_without_a_verb_of_its_own_tells_nothing(
    title: str, predicate: str, is_whole: bool
) -> None:
    start = title.index(predicate)
    article = make_article(title)
    lemmas = {"closed": "close", "Seen": "see", "Strike": "strike", "urging": "urge"}
    span = article.span(start, start + len(predicate))
    own = Predicate(lemma=lemmas.get(predicate, predicate), span=span)
    assert is_telling(title, [own]) == is_whole


@pytest.mark.parametrize(
    ("title", "deed", "lemma", "telling", "strictly"),
    [
        ("Weld met Lind", "met", "meet", True, True),
        ("The bridge fell", "fell", "fall", True, True),
        ("The lease was signed", "signed", "sign", True, True),
        ("Weld is meeting Lind", "meeting", "meet", True, True),
        ("Clashes in Pera", "Clashes", "clash", True, False),
        ("Weld met the oldest …", "met", "meet", True, False),
        ("The truce, declared by Weld", "declared", "declare", True, False),
        ("The Lind inquiry", "inquiry", "inquiry", False, False),
        ("Weld’s sudden attacks on Pera", "attacks", "attack", False, False),
        ("Weld once worked within", "worked", "work", False, False),
        ("Any charges be dropped", "dropped", "drop", False, False),
        ("Charges could soon be dropped", "dropped", "drop", True, True),
        ("The mayor announced", "announced", "announce", False, False),
        ("Weld denied this", "denied", "deny", False, False),
        ("Which Weld denies", "denies", "deny", False, False),
        ("Its crews kept off", "kept", "keep", False, False),
        ("The lorry that burned in Pera", "burned", "burn", False, False),
        ("Weld to see Lind", "see", "see", False, False),
        ("Weld is to see Lind", "see", "see", True, True),
        ("Something goes", "goes", "go", False, False),
        ("Weld met", "met", "meet", False, False),
        ("Weld vowed Wednesday", "vowed", "vow", False, False),
        ("The men, whom Lind had paid, wept", "wept", "weep", True, False),
        ("The men, whom Lind had paid", "paid", "pay", False, False),
        ("Weld promised to", "promised", "promise", False, False),
        ("The claims that Lind accused Weld", "accused", "accuse", False, False),
        ("The first time a ferry sank", "sank", "sink", False, False),
        ("The moment Lind arrived", "arrived", "arrive", False, False),
        ("Lind threw your hat away", "threw", "throw", False, False),
        ("Nobody who works here will leave", "leave", "leave", True, True),
        ("Weld met Lind once more", "met", "meet", True, True),
        ("Lind been seen", "seen", "see", False, False),
        ("Lind having been seen by Weld", "seen", "see", False, False),
        ("The way Lind had gone down", "gone", "go", False, False),
        ("The first time a ferry has sunk", "sunk", "sink", False, False),
        ("The letter the board sent to Weld", "sent", "send", True, False),
        ("Nearly all the boats sank off Pera", "sank", "sink", True, True),
        ("Weld urged the board", "urged", "urge", False, False),
        ("Weld urged the board to pay", "urged", "urge", True, True),
        ("Weld called on Lind", "called", "call", False, False),
        ("Weld called Lind", "called", "call", True, True),
        ("Weld was urged by Lind", "urged", "urge", True, True),
        ("", "met", "meet", False, False),
    ],
)
def test_a_title_tells_with_a_name_and_a_whole_verb(
    title: str, deed: str, lemma: str, telling: bool, strictly: bool
) -> None:
    article = make_article(deed)
    predicates = [Predicate(lemma=lemma, span=article.span(0, len(deed)))]
    assert is_telling(title, predicates) == telling
    assert is_telling(title, predicates, strict=True) == strictly


@pytest.mark.parametrize(
    ("title", "deed", "has"),
    [
        ("The ferry sank", "sank", True),
        ("Nine men drowned", "drowned", True),
        ("Collision off Pera", "Collision", True),
        ("They knocking", "knocking", False),
        ("23 were cut off", "cut", False),
        ("Nineteen have agreed", "agreed", False),
        ("We found it", "found", False),
        ("One of them fell", "fell", False),
    ],
)
def test_a_title_has_a_subject_that_is_no_pronoun_or_number(
    title: str, deed: str, has: bool
) -> None:
    article = make_article(deed)
    assert has_subject(title, [Predicate(lemma=deed, span=article.span(0, len(deed)))]) is has


@given(st.text(max_size=40), st.text(min_size=1, max_size=9), st.booleans())
def test_any_title_can_be_asked(title: str, deed: str, strict: bool) -> None:
    article = make_article(deed)
    predicate = Predicate(lemma=deed, span=article.span(0, len(article.text)))
    assert is_telling(title, [predicate], strict=strict) in (True, False)


@pytest.mark.parametrize(
    ("words", "aside"),
    [
        ("The figures could not be independently verified.", True),
        ("Weld’s office declined to comment", True),
        ("Lind told reporters", True),
        ("Lind told reporters in Pera on Monday that the ferry would sail again.", False),
        ("Weld declined an invitation", False),
    ],
)
def test_what_a_report_tells_of_its_own_making_is_an_aside(words: str, aside: bool) -> None:
    assert is_aside(words) == aside


@pytest.mark.parametrize(
    ("title", "deed", "nominal"),
    [
        ("Appeal of the miller, Tomas Weld", "appeal", True),
        ("The appeal of Weld was dismissed", "appeal", False),
        ("Weld appealed", "appealed", False),
    ],
)
def test_a_title_that_begins_with_the_noun_for_its_deed_has_no_verb(
    title: str, deed: str, nominal: bool
) -> None:
    article = make_article(deed)
    predicate = Predicate(lemma=deed, span=article.span(0, len(deed)))
    assert is_nominal(title, [predicate]) is nominal


@pytest.mark.parametrize(
    ("title", "deed", "lemma", "is_whole"),
    [
        ("A strange whirl carry the boats", "carry", "carry", False),
        ("A strange whirl may carry the boats", "carry", "carry", True),
        ("Strange whirls in the bay carry the boats", "carry", "carry", True),
        ("Lind and Weld carry the boats", "carry", "carry", True),
        ("Nine carry the boats", "carry", "carry", True),
        ("Lind, whose boats sank, carry them", "carry", "carry", False),
        ("Lind put the boats away", "put", "put", True),
        ("Lind carried the boats", "carried", "carry", True),
        ("", "carry", "carry", True),
    ],
)
def test_a_verb_in_no_tense_makes_no_sentence_of_one_who_does_it(
    title: str, deed: str, lemma: str, is_whole: bool
) -> None:
    predicates = [Predicate(lemma=lemma, span=make_article(deed).span(0, len(deed)))]
    assert is_in_tense(title, predicates) == is_whole
