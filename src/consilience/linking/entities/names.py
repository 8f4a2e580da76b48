"""Which name of an article stands for whom: bare names are given to full ones."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from consilience.language.gazetteer import (
    Place,
    find_common_place,
    find_place,
    find_seated,
    fold_place_name,
)
from consilience.language.name_forms import is_no_office
from consilience.language.titles import find_title_kinds
from consilience.linking.entities.bare_names import find_bearers, make_cast
from consilience.linking.entities.kinds import find_joint_names, find_named
from consilience.linking.names import fold_name
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.ids import ArticleId
from consilience.records.mention import Mention

TITLED = 3  # mentions without a title that one with a title outweighs
LOCATED = 3  # and that one behind "in" or "near" does
# A place directly before or behind a body's name says whose it is: "Norway's Defence Ministry".
OWNER_BEFORE = re.compile(r"((?:[A-Z][\w.-]* ){0,2}[A-Z][\w.-]*)(?:['’]s?)? $")
OWNER_BEHIND = re.compile(r" of (?:the )?([A-Z][\w.-]*(?: [A-Z][\w.-]*){0,2})")
WORD_BEFORE = re.compile(r"\b([a-z]+) \Z")
FARM_WORDS = 2  # of "Holm Farm"
LONGEST_OWNER = 40  # characters before and behind a name in which its owner is looked for


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """One node of the merge: a name within one story.

    `sort` is "person" for full names, "bare" for names that no full name takes, "place", "people"
    or "other"; `owner` is the state whose body it is. `judged` is the mention by which somebody
    told one bearer of the name from another.
    """

    sort: str
    name: str
    owner: str = ""
    judged: str = ""


@dataclass(slots=True)
class Node:
    """The mentions that one key holds."""

    mentions: list[Mention] = field(default_factory=list)


def make_nodes(
    annotations: Sequence[Annotations], articles: Mapping[ArticleId, Article]
) -> dict[Key, Node]:
    """The names of a story's articles by their keys; what holds several names is none."""
    cast = make_cast(annotations)
    joint = find_joint_names(annotations, articles)
    nodes: dict[Key, Node] = defaultdict(Node)
    for one in annotations:
        article = articles[one.article_id]
        bearers = find_bearers(one, article, cast)
        owners = _find_owners(one, article)
        for mention in find_named(one):
            if fold_name(mention.span.text) not in joint:
                nodes[_make_key(mention, bearers, owners)].mentions.append(mention)
    return dict(nodes)


def find_held(titles: Iterable[str]) -> set[str]:
    """The words of titles that are offices, no ranks and nothing like "counterpart"."""
    plain = {word for word in titles if not is_no_office(word)}
    return {word for word in plain if "rank" not in find_title_kinds(word)}


def _make_key(mention: Mention, bearers: Mapping[str, str], owners: Mapping[str, str]) -> Key:
    name = fold_name(mention.span.text)
    if mention.kind == "person":
        if name in bearers:
            return Key("person", bearers[name])
        if " " in name:
            return Key("person", name)
        return Key("bare", name)
    if meant := find_state_meant(mention):
        return Key("place", fold_name(fold_place_name(meant.name)))
    place = find_place(fold_place_name(mention.span.text))
    if place is not None:
        sort = "people" if place.kind == "people" else "place"
        return Key(sort, fold_name(fold_place_name(place.name)))
    state, body = _part_state(mention.span.text)
    if _is_generic(body):
        owner = state or owners.get(str(mention.id)) or owners.get(body, "")
        return Key("other", body, owner)
    return Key("other", name)


def find_state_meant(mention: Mention) -> Place | None:
    """The state for the name of its capital where that stands for the government, else None."""
    is_meant = mention.form == "name" and mention.kind == "place" and mention.antecedents
    return find_seated(mention.span.text) if is_meant else None


def _part_state(name: str) -> tuple[str, str]:
    """The code of the state that begins a body's name, and the rest folded: "Russian Navy"."""
    words = name.split()
    for length in range(min(3, len(words) - 1), 0, -1):
        place = find_common_place(re.sub(r"['’]s?$", "", " ".join(words[:length])))
        if place is not None and place.country and place.kind in {"country", "people"}:
            return place.country, fold_name(" ".join(words[length:]))
    return "", fold_name(name)


def _is_generic(name: str) -> bool:
    """True for a body's name that every state has one of: "Defence Ministry"."""
    words = [word for word in name.split() if word not in {"of", "the", "for", "and"}]
    return bool(words) and all(map(find_title_kinds, words))


def _find_owners(annotations: Annotations, article: Article) -> dict[str, str]:
    """The state that the text names with a body of a generic name, by the mention's id.

    By the name itself where all such mentions in the article are of one state.
    """
    owners: dict[str, str] = {}
    by_name: dict[str, set[str]] = defaultdict(set)
    for mention in find_named(annotations):
        name = fold_name(mention.span.text)
        if mention.kind != "person" and _is_generic(name):
            owner = _find_owner(mention, article.text)
            if owner:
                owners[str(mention.id)] = owner
                by_name[name].add(owner)
    return {name: min(one) for name, one in by_name.items() if len(one) == 1} | owners


def _find_owner(mention: Mention, text: str) -> str | None:
    start, end = mention.span.start, mention.span.end
    before = OWNER_BEFORE.search(text[max(0, start - LONGEST_OWNER) : start])
    behind = OWNER_BEHIND.match(text[end : end + LONGEST_OWNER])
    for found in (before, behind):
        words = found.group(1).split() if found else []
        runs = [words[at:] for at in range(len(words))] if found is before else []
        runs += [words[:at] for at in range(len(words), 0, -1)] if found is behind else []
        for run in runs:
            place = find_common_place(" ".join(run))
            if place is not None and place.country:
                return place.country
    return None
