"""Which of two articles with one text was first."""

from datetime import date

from consilience.language.sources import is_issuer, is_same_outlet
from consilience.linking.credits.signing import find_signing_house
from consilience.linking.source_kinds import find_issuer
from consilience.records.article import Article
from consilience.records.origin import Direction

WHOLE = 0.9  # of the words of an article that was cut from the other
SURE_DAYS = 7  # between two days of publication that outweigh all else
PART = 0.7  # at most, of the words of the article that it was cut from


def find_direction(
    one: Article, other: Article, share_one: float, share_other: float
) -> tuple[int, Direction]:
    """Which of two was first, 0 or 1, and how that is known; 0 where it is unknown.

    The shares are the parts of each article's words that the other has too. An article of a week
    before is first, then a body that issues statements, then whom the other credits, then the one
    published on an earlier day, then the fuller of two texts if the other adds nothing of its own.
    """
    days = _days_before(one, other)
    if abs(days) >= SURE_DAYS:
        return (0 if days > 0 else 1), "date"
    if (issued := _is_issued(one)) != _is_issued(other):
        return (0 if issued else 1), "issuer"
    credits_one, credits_other = _credits(one, other), _credits(other, one)
    if credits_one != credits_other:
        return (1 if credits_one else 0), "credit"
    if days:
        return (0 if days > 0 else 1), "date"
    if share_other >= WHOLE and share_one <= PART:
        return 0, "completeness"
    if share_one >= WHOLE and share_other <= PART:
        return 1, "completeness"
    return 0, "unknown"


def _is_issued(article: Article) -> bool:
    """Whether the body that it is of made it known itself."""
    own = article.outlet
    return is_issuer(own) or (own is not None and find_issuer(article) == own)


def _days_before(one: Article, other: Article) -> int:
    """Days from the first to the second, negative for days after it; 0 where one is unknown."""
    if one.published is None or other.published is None:
        return 0
    forth = _count_days(one.published.latest, other.published.earliest)
    back = _count_days(other.published.latest, one.published.earliest)
    return forth if forth > 0 else -back if back > 0 else 0


def _count_days(start: str, end: str) -> int:
    return (date.fromisoformat(end[:10]) - date.fromisoformat(start[:10])).days


def _credits(article: Article, other: Article) -> bool:
    outlet = other.outlet
    houses = filter(None, (*article.credits, find_signing_house(article)))
    return outlet is not None and any(is_same_outlet(one, outlet) for one in houses)
