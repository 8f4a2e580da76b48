"""Which names are one entity's: links between the nodes of the merge, each with its reason."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from consilience.language.bodies import Body, load_body_names
from consilience.language.name_forms import is_telling_generation, spell_by_sound
from consilience.linking.clusters import group_connected
from consilience.linking.entities.ages import SAME_AGE, find_same_aged
from consilience.linking.entities.names import Key, Node, find_state_meant
from consilience.linking.names import (
    GENERATION,
    LEFT_OUT,
    LOOSE,
    count_heavy_words,
    explain_first_word,
    explain_same_body,
    explain_short_body,
    find_acronyms,
)
from consilience.linking.names_persons import (
    explain_same_part,
    explain_same_person,
    find_generation,
)
from consilience.records.article import Article
from consilience.records.ids import ArticleId
from consilience.records.mention import EntityKind

UNSURE = frozenset({"organisation", "other"})  # kinds of two names that can yet be one body's
DEFINED, CALLED = "defined in the text", "called so in the text"
KNOWN = "two names of one body"
PLACES = frozenset({"place", "other"})  # sorts of names that a place can have
LARGEST_BLOCK = 100  # names of one story with a word in common; a word of more tells nothing
MOST_ROUNDS = 4  # of taking loose links that others have made clear
BEGINNING = 3  # letters, of the sound too: "Khasan" is also written "Hasan"
GAP = 3  # characters between a name and its short form: " ("


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """Two nodes that are one entity's, and why."""

    one: Key
    other: Key
    reason: str


def find_links(
    nodes: Mapping[Key, Node], articles: Mapping[ArticleId, Article]
) -> tuple[Link, ...]:
    """All links. Loose ones ("initial") are taken only where they lead to one entity alone."""
    sure = [Link(*pair, SAME_AGE) for pair in find_same_aged(nodes, articles)]
    sure += _find_known(nodes)
    loose: list[Link] = []
    for link in (*_compare_names(nodes), *_find_defined(nodes, articles), *_find_called(nodes)):
        (loose if link.reason in LOOSE else sure).append(link)
    loose = _part_generations(loose, nodes)
    for _ in range(MOST_ROUNDS):
        clear = _keep_clear(loose, _number_groups(nodes, sure))
        if not clear:
            break
        # "A. Lund" is clear only when "Ada Lund" and "Ada Eva Lund" are known to be one.
        sure += clear
        taken = set(clear)
        loose = [link for link in loose if link not in taken]
    return tuple(sorted(set(sure)))


def _find_known(nodes: Mapping[Key, Node]) -> list[Link]:
    """Links between the names that one body is known by: "ISIS", "Islamic State"."""
    known = load_body_names()
    bearers: dict[Body, list[Key]] = defaultdict(list)
    for key in sorted(nodes):
        body = known.get(_print(nodes[key])) if key.sort == "other" else None
        if body and key.owner in {"", body.state}:
            bearers[body].append(key)
    return [Link(one, other, KNOWN) for keys in bearers.values() for one, other in pairwise(keys)]


def _part_generations(links: Sequence[Link], nodes: Mapping[Key, Node]) -> list[Link]:
    """The links without those of "Jan Lund Jr." to "Jan Lund" where an article has both."""
    homes = {key: {one.span.article for one in nodes[key].mentions} for key in nodes}
    told = {
        key
        for link in links
        if link.reason == GENERATION and homes[link.one] & homes[link.other]
        for key in (link.one, link.other)
        if is_telling_generation(find_generation(key.name))
    }
    return [
        one for one in links if one.reason != GENERATION or told.isdisjoint((one.one, one.other))
    ]


def _number_groups(nodes: Iterable[Key], links: Iterable[Link]) -> dict[Key, int]:
    groups = group_connected(sorted(nodes), [(one.one, one.other) for one in sorted(links)])
    return {key: number for number, group in enumerate(groups) for key in group}


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
    """The name without its state, or else the shorter one, which could be short for several."""

    def weigh(key: Key) -> tuple[bool, int, int, Key]:
        return bool(key.owner), count_heavy_words(key.name), len(key.name), key

    return min(link.one, link.other, key=weigh)


def _richer(link: Link) -> Key:
    return link.other if _poorer(link) == link.one else link.one


def _compare_names(nodes: Mapping[Key, Node]) -> list[Link]:
    """Links between names that share a word, or one an acronym of the other."""
    blocks: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for key in sorted(nodes):
        for word in sorted(_find_blocks(key)):
            blocks[_sort_of(key), word].append(key)
    pairs = {
        pair
        for block in blocks.values()
        if len(block) <= LARGEST_BLOCK
        for pair in combinations(block, 2)
    }
    pairs |= _pair_bare(nodes)
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
    if key.sort != "other" or not words:
        return set()
    return {
        *words,
        words[0][:BEGINNING],
        spell_by_sound(words[0])[:BEGINNING],
        *find_acronyms(key.name),
    }


def _pair_bare(nodes: Mapping[Key, Node]) -> set[tuple[Key, Key]]:
    """Names of one word with the full names of which one begins alike."""
    full: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(nodes):
        if key.sort == "person":
            for start in sorted({spell_by_sound(word)[:2] for word in key.name.split()}):
                full[start].append(key)
    pairs: set[tuple[Key, Key]] = set()
    for key in sorted(nodes):
        near = full.get(spell_by_sound(key.name)[:2], []) if key.sort == "bare" else []
        if len(near) <= LARGEST_BLOCK:
            pairs.update((min(key, one), max(key, one)) for one in near)
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
        return _explain_open(one, other)
    printed, other_printed = _print(nodes[one]), _print(nodes[other])
    if why := explain_same_body(printed, other_printed):
        return why
    kinds = {_kind_of(nodes[one]), _kind_of(nodes[other])}
    if kinds == {"organisation"}:
        return explain_short_body(printed, other_printed)
    longer = max(one, other, key=lambda key: len(key.name.split()))
    # What a body's name begins may be its ware: "Courier" is no "Courier Roadster".
    is_sure = kinds == UNSURE and _kind_of(nodes[longer]) == "organisation"
    return explain_first_word(printed, other_printed) if is_sure else None


def _explain_open(one: Key, other: Key) -> str | None:
    """Why two bodies can be one of which the text names the state in one place alone."""
    if "" not in (one.owner, other.owner):
        return None
    why = explain_same_body(one.name, other.name)
    return why if why in {None, LEFT_OUT} else "state left out"


def _print(node: Node) -> str:
    return min(one.span.text for one in node.mentions)


def _kind_of(node: Node) -> EntityKind:
    kinds = Counter(one.kind for one in node.mentions)
    return min(kinds, key=lambda kind: (-kinds[kind], kind))


def _find_called(nodes: Mapping[Key, Node]) -> list[Link]:
    """Links between two names of one place or person, where the text says that it is called so."""
    holder = {mention.id: key for key, node in nodes.items() for mention in node.mentions}
    links = []
    for key, node in nodes.items():
        for mention in node.mentions:
            other = holder.get(mention.antecedents[0], key) if mention.antecedents else key
            alike = {key.sort, other.sort} <= PLACES or key.sort == other.sort == "person"
            if other != key and alike and not find_state_meant(mention):
                links.append(Link(min(key, other), max(key, other), CALLED))
    return links


def _find_defined(nodes: Mapping[Key, Node], articles: Mapping[ArticleId, Article]) -> list[Link]:
    """Links between a name and the one behind it in brackets: "Coast Patrol (CP)", "(@patrol)"."""
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
                and (_fit(one, other, text[start:stop]) or text[start] == "@")
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
