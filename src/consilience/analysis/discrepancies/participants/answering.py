"""Claims by which somebody answers what he was told: no deed that another may have done."""

from consilience.analysis.discrepancies.reading import Sentence
from consilience.language.discrepancies import load_denials, load_difference_words
from consilience.language.words import find_words
from consilience.records.claim import Claim

NEAR = 50  # characters behind "rejected" that hold what calls it
MOST_WORDS = 4  # of them: "the new claim"


def is_answer(sentence: Sentence, claim: Claim) -> bool:
    """True for "rejected this" and "denied the claim", which each may say of another thing."""
    if claim.predicate.span.text.lower() not in load_denials():
        return False
    end = claim.predicate.span.end - sentence.start
    behind = find_words(sentence.text[end : end + NEAR])[:MOST_WORDS]
    return behind[:1] == ["this"] or not load_difference_words("assertion").isdisjoint(behind)
