"""Which names are one entity's: links between the nodes of the merge, each with its reason."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from consilience.language.name_forms import spell_by_sound
from consilience.linking.clusters import group_connected
from consilience.linking.entities_names import Key, Node, find_offices_in
from consilience.linking.names import (
    LOOSE,
    explain_same_body,
    explain_same_part,
    explain_same_person,
    explain_short_body,
    find_acronyms,
)
from consilience.records.article import Article
from consilience.records.ids import ArticleId, StoryId
from consilience.records.mention import EntityKind

DEFINED = "defined in the text"
SHARED_COMPANY = 2  # names mentioned with both, without an office in common
LARGEST_BLOCK = 100  # names of one story with a word in common; a word of more tells nothing
STORIES_TRIED = 30  # of each spelling of a name
GAP = 3  # characters between a name and its short form: " ("


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Two nodes that are one entity's, and why."""

    one: Key
    other: Key
    reason: str


@dataclass(frozen=True, slots=True)
class Company:
    """What is known of a name besides itself: words of its titles, names in the same articles."""

    titles: frozenset[str]
    names: frozenset[str]


def find_links(
    nodes: Mapping[Key, Node], articles: Mapping[ArticleId, Article]
) -> tuple[Link, ...]:
    """All links. Loose ones ("initial") are taken only where they lead to one entity alone."""
    sure: list[Link] = []
    loose: list[Link] = []
    for link in (*_compare_in_stories(nodes), *_find_defined(nodes, articles)):
        (loose if link.reason in LOOSE else sure).append(link)
    sure += _link_across_stories(nodes)
    group_of = {
        key: number
        for number, group in enumerate(
            group_connected(sorted(nodes), [(one.one, one.other) for one in sorted(sure)])
        )
        for key in group
    }
    return tuple(sorted({*sure, *_keep_clear(loose, group_of)}))


def _keep_clear(loose: Iterable[Link], group_of: Mapping[Key, int]) -> list[Link]:
    """The loose links of names that could be only one entity's."""
    loose = sorted(loose)
    reached: dict[int, set[int]] = defaultdict(set)
    for link in loose:
        reached[group_of[_poorer(link)]].add(group_of[_richer(link)])
    return [
        link
        for link in loose
        if len(reached[group_of[_poorer(link)]] - {group_of[_poorer(link)]}) == 1
    ]


def _poorer(link: Link) -> Key:
    """The shorter of the names, which could be short for several."""
    return min(link.one, link.other, key=lambda key: (len(key.name), key))


def _richer(link: Link) -> Key:
    return link.other if _poorer(link) == link.one else link.one


def _compare_in_stories(nodes: Mapping[Key, Node]) -> list[Link]:
    """Links between names of one story that share a word, or one an acronym of the other."""
    blocks: dict[tuple[str, StoryId, str], list[Key]] = defaultdict(list)
    for key in sorted(nodes):
        for word in sorted(_find_blocks(key)):
            for story in nodes[key].stories:
                blocks[_sort_of(key), story, word].append(key)
    pairs = {
        pair
        for block in blocks.values()
        if len(block) <= LARGEST_BLOCK
        for pair in combinations(block, 2)
    }
    pairs |= {pair for story in _gather_bare(nodes).values() for pair in story}
    return [
        Link(one, other, reason)
        for one, other in sorted(pairs)
        if (reason := _explain(one, other, nodes))
    ]


def _sort_of(key: Key) -> str:
    return "person" if key.sort == "person" else "other"


def _find_blocks(key: Key) -> set[str]:
    """Names that can be one share one of these; none for names that are not compared."""
    words = key.name.split()
    if key.sort == "person":
        # By the initials too: "Gulay" is also written "Ghulay".
        return {*map(spell_by_sound, words), "".join(sorted((words[0][0], words[-1][0])))}
    return (
        {*words, words[0][:3], *find_acronyms(key.name)} if key.sort == "other" and words else set()
    )


def _gather_bare(nodes: Mapping[Key, Node]) -> dict[StoryId, set[tuple[Key, Key]]]:
    """In each story, names of one word with the full names of which one begins alike."""
    full: dict[tuple[StoryId, str], list[Key]] = defaultdict(list)
    for key in sorted(nodes):
        if key.sort == "person":
            for start in sorted({spell_by_sound(word)[:2] for word in key.name.split()}):
                full[key.story, start].append(key)
    pairs: dict[StoryId, set[tuple[Key, Key]]] = defaultdict(set)
    for key in sorted(nodes):
        near = full.get((key.story, spell_by_sound(key.name)[:2]), []) if key.sort == "bare" else []
        if len(near) <= LARGEST_BLOCK:
            pairs[key.story].update((min(key, one), max(key, one)) for one in near)
    return pairs


def _explain(one: Key, other: Key, nodes: Mapping[Key, Node]) -> str | None:
    if one.sort == other.sort == "person":
        return explain_same_person(one.name, other.name)
    if {one.sort, other.sort} == {"person", "bare"}:
        full, bare = (one, other) if one.sort == "person" else (other, one)
        return explain_same_part(full.name, bare.name)
    if one.sort != "other" or other.sort != "other":
        return None
    if one.owner != other.owner:
        is_open = one.name == other.name and "" in (one.owner, other.owner)
        return "state left out" if is_open else None
    printed, other_printed = _print(nodes[one]), _print(nodes[other])
    if why := explain_same_body(printed, other_printed):
        return why
    is_body = _kind_of(nodes[one]) == _kind_of(nodes[other]) == "organisation"
    return explain_short_body(printed, other_printed) if is_body else None


def _print(node: Node) -> str:
    return min(one.span.text for one in node.mentions)


def _kind_of(node: Node) -> EntityKind:
    kinds = Counter(one.kind for one in node.mentions)
    return min(kinds, key=lambda kind: (-kinds[kind], kind))


def _find_defined(nodes: Mapping[Key, Node], articles: Mapping[ArticleId, Article]) -> list[Link]:
    """Links between a name and the one behind it in brackets: "Coast Patrol (CP)"."""
    placed: dict[ArticleId, list[tuple[int, int, Key]]] = defaultdict(list)
    for key, node in nodes.items():
        for mention in node.mentions:
            span = mention.span
            placed[span.article].append((span.start, span.end, key))
    links = []
    for article, names in placed.items():
        text = articles[article].text
        ordered = sorted(names)
        for (_, end, one), (start, stop, other) in pairwise(ordered):
            if (
                one != other
                and _is_bracketed(text, end, start, stop)
                and _fit(one, other, text[start:stop])
            ):
                links.append(Link(min(one, other), max(one, other), DEFINED))
    return links


def _is_bracketed(text: str, end: int, start: int, stop: int) -> bool:
    between = text[end:start] if 0 < start - end <= GAP else ""
    return between.strip(" \"“'‘") == "(" and text[stop : stop + 2].lstrip("\"”'’").startswith(")")


def _fit(one: Key, other: Key, printed: str) -> bool:
    """True for capitals of which all letters stand in the name in their order.

    A state or an outlet behind a name in brackets says where it is or who says so.
    """
    letters = iter(one.name)
    is_short = len(printed.split()) == 1 and sum(map(str.isupper, printed)) > 1
    return one.sort == other.sort == "other" and is_short and all(x in letters for x in other.name)


def _link_across_stories(nodes: Mapping[Key, Node]) -> list[Link]:
    """Persons of one name in several stories are one, unless all that is known of them differs.

    Other spellings of a name in another story need an office or company in common.
    """
    company = _find_company(nodes)
    by_name: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(key for key in nodes if key.sort == "person"):
        by_name[key.name].append(key)
    links = [link for keys in by_name.values() for link in _link_namesakes(keys, company)]
    for one, other in _find_variants(by_name):
        reason = explain_same_person(one.name, other.name)
        if reason and one.story != other.story and _agree(company[one], company[other]):
            links.append(Link(one, other, reason))
    return links


def _link_namesakes(keys: Sequence[Key], company: Mapping[Key, Company]) -> list[Link]:
    """Each name to the first of another story that it does not contradict."""
    heads: list[Key] = []
    links = []
    for key in keys:
        head = next((one for one in heads if not _contradict(company[one], company[key])), None)
        if head is None:
            heads.append(key)
        else:
            links.append(Link(head, key, "same name"))
    return links


def _find_variants(by_name: Mapping[str, Sequence[Key]]) -> list[tuple[Key, Key]]:
    """Pairs of different full names of different stories with the same surname or first name."""
    blocks: dict[str, set[str]] = defaultdict(set)
    for name in by_name:
        for word in {name.split()[0], name.split()[-1]}:
            blocks[word].add(name)
    pairs = {
        pair
        for block in blocks.values()
        if len(block) <= LARGEST_BLOCK
        for pair in combinations(sorted(block), 2)
        if explain_same_person(*pair)
    }
    return [
        (one, other)
        for name, variant in sorted(pairs)
        for one in by_name[name][:STORIES_TRIED]
        for other in by_name[variant][:STORIES_TRIED]
    ]


def _find_company(nodes: Mapping[Key, Node]) -> dict[Key, Company]:
    persons: dict[ArticleId, set[str]] = defaultdict(set)
    for key, node in nodes.items():
        if key.sort == "person":
            for mention in node.mentions:
                persons[mention.span.article].add(key.name)
    return {
        key: Company(
            titles=frozenset(word for one in node.mentions for word in find_offices_in(one)),
            names=frozenset(name for one in node.mentions for name in persons[one.span.article])
            - {key.name},
        )
        for key, node in nodes.items()
        if key.sort == "person"
    }


def _contradict(one: Company, other: Company) -> bool:
    """True where both have a title, none in common, and nobody is mentioned with both."""
    differ = bool(one.titles and other.titles) and one.titles.isdisjoint(other.titles)
    return differ and one.names.isdisjoint(other.names)


def _agree(one: Company, other: Company) -> bool:
    if not one.titles.isdisjoint(other.titles):
        return True
    return len(one.names & other.names) >= SHARED_COMPANY
