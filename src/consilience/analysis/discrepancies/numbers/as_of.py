"""Counts that hold as of a day: those that may grow or shrink, and the last ones."""

import re

from consilience.analysis.discrepancies.reading import Sentence
from consilience.analysis.quantities import Amount
from consilience.analysis.quantities_reading import AGE
from consilience.language.discrepancies import load_difference_words
from consilience.language.lexicon import load_words
from consilience.language.words import find_words
from consilience.records.claim import Claim

BEHIND = 60  # characters behind a number in which it is told as of when it holds
AS_OF = re.compile(r"\b(?:[Bb]y|[Aa]s of|[Uu]ntil|[Uu]p to|[Tt]ill) (?:the )?(?:[a-z]+ of )?$")


def is_final(sentence: Sentence) -> bool:
    """True where a sentence calls its count the last one, which none can follow."""
    return not load_difference_words("final").isdisjoint(sentence.words)


def is_settled(amount: Amount, claim: Claim | None) -> bool:
    """True for an age, and for the result of what is over: "won by 61 votes"; neither grows."""
    is_result = claim is not None and claim.predicate.lemma in load_words("counts", "results")
    return amount.dimension == AGE or is_result


def goes_on(sentence: Sentence, end: int) -> bool:
    """True for a number that holds "so far", "by Tuesday evening" or "as of noon".

    `end` is where the number ends in the sentence. A day after that of the report is no such day.
    """
    near = find_words(sentence.text[: end + BEHIND])
    if not load_difference_words("goes_on").isdisjoint(near):
        return True
    published = sentence.article.published
    return published is not None and any(
        AS_OF.search(sentence.text[: one.span.start - sentence.start]) is not None
        for one in sentence.times
        if one.value is not None and one.value.first_day <= published.last_day
    )


def shrinks(sentence: Sentence) -> bool:
    """True where a sentence says that fewer are left, or that much has been put right."""
    words = f" {' '.join(sentence.words)} "
    return any(f" {one} " in words for one in load_difference_words("shrinks"))
