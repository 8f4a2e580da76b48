"""Persons with one last name: whether first names, kinship and age let them be one."""

import re
from collections.abc import Iterator

from consilience.analysis.discrepancies.deeds import REAL, Deed, read_deeds
from consilience.analysis.discrepancies.reading import Sentence, StoryText
from consilience.language.ages import find_age_behind
from consilience.language.deeds import find_kin
from consilience.language.first_names import find_name_gender
from consilience.language.words import find_words
from consilience.records.ids import ArticleId
from consilience.records.span import Span

NEAR_BEFORE, NEAR_BEHIND = 3, 4  # words around a name that tell whose kin it is
WINDOW = 40  # characters that hold them
AGE = re.compile(
    r"\b(?P<age>[1-9]\d)-year-old\b|\b(?:of|aged) (?P<of>[1-9]\d)(?=[,.;]? (?!per\b|percent\b))"
    r"|, (?P<apart>[1-9]\d)(?=,)"
)


def can_be_one(one: Sentence, name: Span, other: Sentence, rival: Span) -> bool:
    """False for a man and a woman, and where one is called somebody's brother or wife."""
    genders = {find_name_gender(each.text.split()[0].lower()) for each in (name, rival)} - {None}
    return len(genders) < 2 and not (_is_kin(one, name) or _is_kin(other, rival))


def are_of_one_age(
    text: StoryText, one: Sentence, name: Span, other: Sentence, rival: Span
) -> bool:
    """True where the age behind the one name stands behind the other, or in that report alone."""
    ages = (read_age(one, name), read_age(other, rival))
    if all(ages):
        return ages[0] == ages[1]
    there = [_list_ages(text, each.article.id) for each in (one, other)]
    return bool(ages[0] and {ages[0]} == there[1]) or bool(ages[1] and {ages[1]} == there[0])


def did_the_same(one: Sentence, name: Span, other: Sentence, rival: Span) -> bool:
    """True where both are told to have done one thing to the same, as "ran Torv Farm"."""
    return any(
        deed.claim.predicate.lemma == act.claim.predicate.lemma and deed.others & act.others
        for deed in _list_deeds(one, name)
        for act in _list_deeds(other, rival)
    )


def _list_deeds(sentence: Sentence, name: Span) -> Iterator[Deed]:
    """What somebody is told to have done, in the words that name him."""
    for deed in sentence.read(read_deeds):
        parts = (one.span for one in deed.claim.participants if one.role == "actor")
        is_own = any(one.start <= name.start and name.end <= one.end for one in parts)
        if is_own and deed.claim.factuality in REAL and not deed.claim.negated:
            yield deed


def _is_kin(sentence: Sentence, name: Span) -> bool:
    """True for "the owner's sister, Ida Holm" and "Ida Holm, his wife"."""
    start, end = name.start - sentence.start, name.end - sentence.start
    before = find_words(sentence.text[max(0, start - WINDOW) : start])[-NEAR_BEFORE:]
    behind = find_words(sentence.text[end : end + WINDOW])[:NEAR_BEHIND]
    return any(find_kin(word) for word in (*before, *behind))


def read_age(sentence: Sentence, name: Span) -> str:
    """The age that stands behind a name, "" where none does."""
    years = find_age_behind(sentence.text, name.end - sentence.start)
    return str(years) if years is not None else ""


def _list_ages(text: StoryText, article: ArticleId) -> set[str]:
    """All ages that a report tells."""
    return {
        next(filter(None, match.groups()))
        for sentence in text.list_sentences(article)
        for match in AGE.finditer(sentence.text)
    }
