"""Second names that the text tells: "Sandholm, which the Danes call Sandø", "nicknamed …"."""

from collections import defaultdict
from collections.abc import Sequence

from consilience.annotation.coreference.references import Reference
from consilience.annotation.coreference.words import Words
from consilience.language.coreference import find_cue_words

CALLED = "called so in the text"
MOST_JOINED = 8  # clauses joined by "and"


def find_other_names(words: Words, references: Sequence[Reference]) -> dict[int, int]:
    """For each place's name the reference that is told to be called so, by places in the list.

    For a person's also, where it keeps the surname: "nicknamed “Mad Dog Holm”".

    Knows "calls it Sandø", "which the Danes call Sandø", "was renamed Sandø" and "whose Danish
    name, Sandø,".
    """
    at_head = {one.head: at for at, one in enumerate(references)}
    bearers = _find_bearers(words, references)
    found: dict[int, int] = {}
    for at, one in enumerate(references):
        if one.form != "name":
            continue
        if one.kind == "person" and _is_nickname(words, one):
            known = bearers[words.text[one.end - 1]]
            if len({_print(words, references[other]) for other in known}) == 1:
                found[at] = min(known)
        if one.kind != "place":
            continue
        called = at_head.get(_find_called(words, one.head))
        if called is not None and called != at and references[called].kind != "person":
            found[at] = called
    return found


def _find_bearers(words: Words, references: Sequence[Reference]) -> dict[str, set[int]]:
    """Persons named in full by surname, those that are only called so left out."""
    found: dict[str, set[int]] = defaultdict(set)
    for at, one in enumerate(references):
        named = one.form == "name" and one.kind == "person" and one.end - one.start > 1
        if named and not _is_nickname(words, one):
            found[words.text[one.end - 1]].add(at)
    return found


def _is_nickname(words: Words, one: Reference) -> bool:
    """True for the name in "nicknamed “Mad Dog Holm”"."""
    if one.end - one.start < 2 or words.dep[one.head] not in {"oprd", "dobj", "attr"}:
        return False
    verb = words.lemma[words.head[one.head]]
    quoted = one.start > 0 and words.tag[one.start - 1] in {"``", "''"}
    calls = quoted and verb in find_cue_words("calling_verb")
    return calls or verb in find_cue_words("nickname_verb")


def _print(words: Words, one: Reference) -> str:
    return " ".join(words.text[one.start : one.end])


def _find_called(words: Words, name: int) -> int:
    """The head of what has the name, -1 where nothing is told to have it."""
    above = words.head[name]
    if words.dep[name] in {"oprd", "dobj"} and words.lemma[above] in find_cue_words("calling_verb"):
        return _find_object(words, above, name)
    if words.dep[name] == "appos" and words.lemma[above] == "name":
        owner = next((one for one in words.children[above] if words.dep[one] == "poss"), -1)
        whose = owner >= 0 and words.tag[owner] == "WP$"
        return _find_described(words, words.find_clause(above)) if whose else owner
    return -1


def _find_object(words: Words, verb: int, name: int) -> int:
    """What a verb of calling gives the name; for "which" what the relative clause describes."""
    kinds = ("dobj", "nsubjpass")
    objects = [one for one in words.children[verb] if words.dep[one] in kinds and one != name]
    if objects and words.tag[objects[0]] not in {"WDT", "WP"}:
        return objects[0]
    relative = bool(objects) or words.tag[verb] == "VBN"  # "Sandholm, called Sandø by the Danes"
    return _find_described(words, verb) if relative else -1


def _find_described(words: Words, verb: int) -> int:
    """The noun that a relative clause describes."""
    for _ in range(MOST_JOINED):
        if words.dep[verb] != "conj" or words.head[verb] == verb:
            break
        verb = words.head[verb]
    return words.head[verb] if words.dep[verb] in {"relcl", "acl"} else -1
