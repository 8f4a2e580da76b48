"""One kind for one name: what the tagger, the gazetteer, titles and the words around it say."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from consilience.annotation.roles import find_title_start
from consilience.language.contexts import find_context_words
from consilience.language.gazetteer import find_common_place, find_place
from consilience.records.mention import EntityKind

# Votes of one mention. A title is the surest sign, the tagger is often wrong about a name that it
# has not seen.
TAGGED, TITLED, LOCATED, ARTICLED, SPEAKS, PEOPLED = 1, 3, 2, 2, 1, 3
SHORTEST_STEM = 4  # of a place in the name of its people; "Oman" and "Omani"
LONGEST_CHANGE = 3  # letters that a place loses before that ending: "Skania", "Skandic"
PRIORITY: tuple[EntityKind, ...] = ("person", "place", "organisation", "group", "work", "other")


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `start:end` that name an entity, and where the title before them begins."""

    start: int
    end: int
    kind: EntityKind
    title_start: int


def settle_kinds(doc: Doc, names: Sequence[Name]) -> list[Name]:
    """The names, each wording of one kind throughout the document.

    A place of the gazetteer is that place. A bare surname of a person named in full is that
    person. Everything else is put to the vote.
    """
    surnames = find_surnames(doc, names)
    votes = _count_votes(doc, names)
    for place, people in _find_peoples(doc, names, votes, surnames):
        votes[place]["place"] += PEOPLED * votes[people].total()
        votes[people]["group"] += PEOPLED * votes[people].total()
    return [_settle(doc, name, votes, surnames) for name in names]


def find_surnames(doc: Doc, names: Sequence[Name]) -> frozenset[str]:
    """The last words of persons' names of more than one word."""
    return frozenset(
        doc[name.end - 1].text
        for name in names
        if name.kind == "person" and name.end - name.start > 1
    )


def kind_of_place(words: str) -> EntityKind | None:
    """What the gazetteer says of a whole name: a place, a people, or nothing."""
    place = find_common_place(words)
    if place is None:
        return None
    return "group" if place.kind == "people" else "place"


def _settle(
    doc: Doc, name: Name, votes: dict[str, Counter[EntityKind]], surnames: frozenset[str]
) -> Name:
    text = _text(doc, name)
    if known := kind_of_place(text):
        return replace(name, kind=known) if name.title_start == name.start else name
    if text in surnames:
        return replace(name, kind="person", title_start=find_title_start(doc, name.start))
    if name.title_start == name.start and find_place(text):
        return replace(name, kind="place")
    count = votes[text]
    kind = min(count, key=lambda one: (-count[one], PRIORITY.index(one)))
    title_start = name.title_start if kind == "person" else name.start
    return replace(name, kind=kind, title_start=title_start)


def _count_votes(doc: Doc, names: Sequence[Name]) -> dict[str, Counter[EntityKind]]:
    votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    for name in names:
        vote = votes[_text(doc, name)]
        vote[name.kind] += TAGGED
        before = doc[name.start - 1].lower_ if name.start else ""
        after = doc[name.end] if name.end < len(doc) else None
        if name.title_start < name.start:
            vote["person"] += TITLED
        elif before in find_context_words("before_place"):
            vote["place"] += LOCATED
        elif before in find_context_words("article"):
            vote["organisation"] += ARTICLED if name.kind == "person" else 0
        elif after is not None and after.lemma_ in find_context_words("speech"):
            vote["person"] += SPEAKS
        elif after is not None and after.lower_ in find_context_words("place_noun"):
            vote["place"] += LOCATED
    return votes


def _find_peoples(
    doc: Doc,
    names: Sequence[Name],
    votes: dict[str, Counter[EntityKind]],
    surnames: frozenset[str],
) -> list[tuple[str, str]]:
    """Places and the names of their peoples, both of this document: ("Sandholm", "Sandholmer").

    The people's name must stand as an adjective somewhere; parts of persons' names are left out.
    """
    single = {_text(doc, name) for name in names if name.end - name.start == 1} - surnames
    adjectives = {_text(doc, name) for name in names if _is_adjective(doc, name)} & single
    by_stem: dict[str, list[str]] = defaultdict(list)
    for text in single:
        by_stem[text[:SHORTEST_STEM]].append(text)
    pairs = []
    for people in sorted(adjectives):
        company = (one for one in by_stem[people[:SHORTEST_STEM]] if one != people)
        if place := next((one for one in sorted(company) if _is_people_of(people, one)), None):
            pairs.append((place, people))
    return pairs


def _is_adjective(doc: Doc, name: Name) -> bool:
    """True for a single word that stands right before a common noun: "Sandholmer council"."""
    if name.end - name.start != 1 or name.title_start < name.start or name.end >= len(doc):
        return False
    return doc[name.end].is_lower and doc[name.end].pos_ == "NOUN"


def _is_people_of(people: str, place: str) -> bool:
    for ending in find_context_words("people_ending"):
        stem = people.removesuffix(ending)
        if len(stem) < len(people) and len(stem) >= SHORTEST_STEM and place.startswith(stem):
            return len(place) - len(stem) <= LONGEST_CHANGE and len(place) <= len(people)
    return False


def _text(doc: Doc, name: Name) -> str:
    return doc[name.start : name.end].text
