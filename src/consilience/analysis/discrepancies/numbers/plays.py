"""Reports of sport, which have a number for everything that everybody did in every game."""

from typing import Final

from consilience.analysis.discrepancies.numbers.counted import Counted
from consilience.analysis.discrepancies.reading import StoryText
from consilience.analysis.quantities import do_agree, find_ratio
from consilience.analysis.quantities_reading import AGE, SHARE
from consilience.language.lexicon import load_words
from consilience.records.ids import ArticleId

SIGNS: Final = 3  # different words of sport in a report of it
NO_TALLIES: Final = frozenset({AGE, SHARE})  # of sums and counts there are many
LIKE_PLAY: Final = 0.5  # of the sentences that tell of one play
LARGE: Final = 100.0  # a record of so many
CLOSE: Final = 0.9  # the ratio of two printings of it


def are_of_two_plays(text: StoryText, one: Counted | None, other: Counted | None) -> bool:
    """True for two numbers of reports of sport that nothing shows to be of one play.

    The same somebody must be named beside both, and the sentences be much alike, or both be
    large and close, as printings of a record are.
    """
    if one is None or other is None:
        return False
    reports = {each.sentence.article.id for each in (one, other)}
    if one.amount.dimension in NO_TALLIES or reports.isdisjoint(text.read(find_sport_reports)):
        return False
    if not one.names & other.names or _is_told_too(one, other) or _is_told_too(other, one):
        return True
    least = min(one.amount.value, other.amount.value)
    if least >= LARGE and find_ratio(one.amount, other.amount) >= CLOSE:
        return False
    return text.compare(one.sentence.stem_set, other.sentence.stem_set) < LIKE_PLAY


def _is_told_too(one: Counted, other: Counted) -> bool:
    """True where the other sentence has the number too, of somebody else."""
    return any(
        each.dimension == one.amount.dimension and do_agree(each, one.amount)
        for each in other.sentence.amounts
    )


def find_sport_reports(text: StoryText) -> frozenset[ArticleId]:
    """The reports that have some words of sport."""
    signs = load_words("plays", "signs")
    return frozenset(one for one, words in text.words.items() if len(words & signs) >= SIGNS)
