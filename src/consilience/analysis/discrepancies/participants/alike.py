"""Whether two actors can be one under two names."""

from rapidfuzz.distance import Indel

from consilience.analysis.discrepancies.participants.reading import Actor
from consilience.language.nominals import find_noun
from consilience.linking.names import SAME_NAME, same_name_score, split_name

LEAST_ALIKE = 0.6  # letters of two names that may be one's


def are_linked(one: Actor, other: Actor) -> bool:
    """True if the two are of one entity, or have names that can be one's."""
    if one.name is None or other.name is None:
        return False
    if one.name.entity_id is not None and one.name.entity_id == other.name.entity_id:
        return True
    first, second = one.name.span.text, other.name.span.text
    return same_name_score(first, second, "person") >= SAME_NAME or are_names_alike(first, second)


def are_names_alike(one: str, other: str) -> bool:
    """True for names that resemble each other or have a word or all initials in common.

    They are rather two names of one than two persons.
    """
    first, second = split_name(one, "person"), split_name(other, "person")
    shared = set(first) & set(second)
    if any("body" not in find_noun(word).kinds for word in shared):
        return True
    if shared:
        return False  # two bodies of one sort
    initials = [[word[0] for word in words] for words in (first, second)]
    is_short = min(len(first), len(second)) < 2
    likeness = Indel.normalized_similarity(" ".join(first), " ".join(second))
    return likeness >= LEAST_ALIKE or (initials[0] == initials[1] and not is_short)
