"""Offices told by saying whose counterpart one is: "Lund met her Danish counterpart, Ole Ries"."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from consilience.language.endings import cut_possessive
from consilience.language.gazetteer import find_common_place
from consilience.language.name_forms import is_counterpart
from consilience.linking.names import fold_name
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.ids import ArticleId, EntityId, MentionId
from consilience.records.mention import Mention

LONGEST_GAP = 4  # characters between the owner and the words: "’s "


@dataclass(frozen=True, slots=True)
class Lent:
    """The title of the one whose counterpart a mention is, and the state that it names instead."""

    title: str
    state: str


def find_lent_titles(
    annotations: Iterable[Annotations],
    articles: Mapping[ArticleId, Article],
    entity_of: Mapping[MentionId, EntityId],
) -> dict[MentionId, Lent]:
    """The office of each mention that is called somebody's counterpart, by the mention.

    A counterpart has the office of the one whose he is, in the state that the words name; nothing
    is found where they name none, or where the article gives the owner no title.
    """
    found: dict[MentionId, Lent] = {}
    for one in annotations:
        called = [mention for mention in one.mentions if _find_words(mention)]
        titles = _gather_titles(one.mentions, entity_of) if called else {}
        for mention in called:
            state = _find_state(_find_words(mention))
            owner = _find_owner(mention, one.mentions, articles[one.article_id].text)
            entity = entity_of.get(owner.id) if owner else None
            if state and entity in titles:
                found[mention.id] = Lent(_drop_state(titles[entity]), state)
    return found


def _gather_titles(
    mentions: Iterable[Mention], entity_of: Mapping[MentionId, EntityId]
) -> dict[EntityId | None, str]:
    """The longest title that is printed with each person's name."""
    titles: dict[EntityId | None, str] = {}
    for one in mentions:
        entity = entity_of.get(one.id)
        if entity and one.form == "name" and one.role and not _find_words(one):
            titles[entity] = max(titles.get(entity, ""), one.role, key=lambda x: (len(x), x))
    return titles


def _find_words(mention: Mention) -> str:
    """The words that call the mention a counterpart, "" where there are none."""
    words = (mention.role or "") if mention.form == "name" else mention.span.text
    called = mention.form != "pronoun" and any(map(is_counterpart, fold_name(words).split()))
    return words if called else ""


def _find_owner(mention: Mention, mentions: Sequence[Mention], text: str) -> Mention | None:
    """The mention right before the words, or the one with which they begin."""
    if mention.form != "name":
        start = mention.span.start
        inside = (one for one in mentions if one.span.start == start and one is not mention)
        return min(inside, key=lambda one: one.span.end, default=None)
    words = _find_words(mention)
    start = text.find(words.split()[0], max(mention.span.start - len(words) - LONGEST_GAP, 0))
    before = (one for one in mentions if 0 <= start - one.span.end <= LONGEST_GAP)
    return max(before, key=lambda one: (one.span.end, -one.span.start), default=None)


def _find_state(words: str) -> str | None:
    places = (find_common_place(word.strip(",.")) for word in words.split())
    return next((one.name for one in places if one and one.kind in {"people", "country"}), None)


def _drop_state(title: str) -> str:
    """A title without the state: "Danish Defence Minister", "Minister of Defence of Denmark"."""
    kept: list[str] = []
    words = title.split()
    for word in words:
        if not find_common_place(cut_possessive(word).strip(",.")):
            kept.append(word)
        elif kept and kept[-1].lower() == "of":
            kept.pop()
    return " ".join(kept)
