"""Houses that sign an article in its byline."""

from consilience.language.bylines import find_people
from consilience.language.outlets import is_part_of, looks_like_outlet
from consilience.records.article import Article


def find_signing_house(article: Article) -> str | None:
    """The name in the byline that is no person's nor the outlet's own ("By Deltawire")."""
    name = article.byline
    if not name or (find_people(name) == len(name) and not looks_like_outlet(name)):
        return None
    return None if article.outlet and is_part_of(name, article.outlet) else name
