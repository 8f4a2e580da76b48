"""What the build of a sentence says of two references: apposition, coordination, binding."""

from collections import defaultdict
from collections.abc import Sequence

from consilience.annotation.coreference.references import Reference
from consilience.annotation.coreference.words import SHARING, SUBJECTS, Words
from consilience.language.nominals import UNKNOWN

ENDS = frozenset({",", ".", ";", ":", ")", "—", "–", "-", "?", "!", "”", '"'})
LONGEST_TAIL = (
    12  # tokens of what may stand between a noun and the comma: "the builder of the dam,"
)
ARGUMENTS = frozenset({"subject", "object", "oblique"})


def find_appositions(words: Words, references: Sequence[Reference]) -> dict[int, int]:
    """For each noun phrase set beside a name the name, by their places in the list.

    "Tomas Weld, the minister"; "its director, Georgia Lindal"; "the owner, Bay Lines".
    """
    at_head = {one.head: at for at, one in enumerate(references) if one.form == "name"}
    found: dict[int, int] = {}
    for at, one in enumerate(references):
        if one.form == "nominal" and one.definiteness != "pronoun":
            name = _find_name_behind(words, one, references, at)
            if name is None:
                name = _find_name_before(words, one, references, at, at_head)
            if name is not None and _agree(one, references[name]):
                found[at] = name
    return found


def find_coordinations(words: Words, references: Sequence[Reference]) -> list[tuple[int, ...]]:
    """References joined by "and", each group in reading order: "Holm and her deputy"."""
    at_head = {one.head: at for at, one in enumerate(references)}
    groups: dict[int, list[int]] = defaultdict(list)
    for at, one in enumerate(references):
        top = one.head
        for _ in range(8):
            if words.dep[top] != "conj" or words.head[top] == top:
                break
            top = words.head[top]
        if top != one.head and top in at_head and _has_and(words, top):
            groups[top].append(at)
    return [(at_head[top], *group) for top, group in sorted(groups.items())]


def is_bound(words: Words, one: Reference, other: Reference) -> bool:
    """True if both are arguments of one verb, so that only a reflexive could be the same.

    Knows the understood subject of an infinitive: in "Holm asked Weld to help him" that is Weld.
    """
    if one.role not in ARGUMENTS or other.role not in ARGUMENTS:
        return _are_joined(words, one, other)
    if one.clause == other.clause or _is_relative_of(words, one.clause, other):
        return True
    return one.role != "subject" and _find_understood(words, one.clause) == other.head


def is_inside(one: Reference, other: Reference) -> bool:
    """True if one is part of the words of the other."""
    return other.start <= one.start and one.end <= other.end


def is_part_of(words: Words, one: Reference, other: Reference) -> bool:
    """True if one depends on the head of the other and cannot be the same for that.

    "The letter which he wrote" is not he; "the man who said that he was ill" may be.
    """
    path = [one.head]
    for at in words.climb(one.head):
        if at == other.head:
            break
        path.append(at)
    else:
        return False
    if any(words.dep[at] in {"conj", "appos"} for at in path):
        return False
    verbs = [at for at in path if words.dep[at] in {"relcl", "acl"}]
    return not any(_has_relative_subject(words, verb) for verb in verbs)


def _has_relative_subject(words: Words, verb: int) -> bool:
    subject = words.find_subject(verb)
    return subject is None or words.tag[subject] in {"WDT", "WP"}


def is_subject_above(words: Words, one: Reference, subject: Reference) -> bool:
    """True if the subject is that of a clause in which the clause of the other is contained."""
    return subject.role == "subject" and any(
        words.find_subject(verb) == subject.head
        for verb in words.climb(one.head)
        if words.pos[verb] in {"VERB", "AUX"}
    )


def _agree(noun: Reference, name: Reference) -> bool:
    if noun.number == "many" or noun.kind == "group" or noun.noun is UNKNOWN:
        return False
    if noun.gender and name.gender and noun.gender != name.gender:
        return False
    if name.kind == "person":
        return noun.kind == "person" or (noun.kind == "organisation" and not name.title)
    if name.kind == "organisation":
        if noun.kind == "person" and "body" not in noun.noun.kinds:
            return noun.definiteness in {"definite", "owned"}  # a person taken for a body
        return "body" in noun.noun.kinds or noun.kind != "place"
    if name.kind == "place":
        return bool(noun.noun.kinds & {"state", "place", "body"})
    return noun.kind != "person" or name.kind == "other"


def _find_name_behind(
    words: Words, one: Reference, references: Sequence[Reference], at: int
) -> int | None:
    """The name in "its director, Georgia Lindal" and "the builder of the dam, Norrhydro,"."""
    if one.definiteness == "bare" and (not one.noun.kinds or one.noun.general):
        return None
    comma = _find_comma(words, one.end, one.sentence)
    for other in range(at + 1, min(at + 8, len(references))):
        name = references[other]
        if name.form == "name" and name.start == one.end and words.dep[name.head] == "appos":
            return other if words.head[name.head] == one.head else None
    if comma is None:
        return None
    for other in range(at + 1, min(at + 8, len(references))):
        name = references[other]
        if name.form == "name" and comma + 1 in {name.start, name.prefix}:
            near = words.head[name.head] == one.head and words.dep[name.head] == "appos"
            others = {between.kind for between in references[at + 1 : other]}
            apart = not others & {"person", "organisation", one.kind}
            return other if near or (apart and _ends(words, name.end)) else None
    return None


def _find_comma(words: Words, start: int, sentence: int) -> int | None:
    """The comma behind a noun phrase, over "of …" and the like."""
    for at in range(start, min(start + LONGEST_TAIL, len(words))):
        if words.sentence[at] != sentence or words.pos[at] in {"VERB", "AUX"}:
            return None
        if words.tag[at] == "POS":  # "the firm's workhorse, the Vask 9"
            return None
        if words.text[at] == ",":
            return at
    return None


def _ends(words: Words, at: int) -> bool:
    """True where a name set between commas ends."""
    return at >= len(words) or words.text[at] in ENDS or words.lower[at] in {"who", "which"}


def _find_name_before(
    words: Words,
    one: Reference,
    references: Sequence[Reference],
    at: int,
    at_head: dict[int, int],
) -> int | None:
    """The name in "Tomas Weld, the minister," and "Lena Orst, mayor of Grell,"."""
    if one.start and words.text[one.start - 1] == "," and words.dep[one.head] not in SUBJECTS:
        name = _find_name_ending(words, one, references, at)
        if name is not None:
            return name
    if (led := _find_name_leading(words, one, references, at)) is not None:
        return led
    name = at_head.get(words.head[one.head]) if words.dep[one.head] == "appos" else None
    if name is None or name > at or _has_name_between(references, name, at):
        return None
    return name


def _find_name_leading(
    words: Words, one: Reference, references: Sequence[Reference], at: int
) -> int | None:
    """The name that begins a sentence, in "Weld, the candidate of the Greens, lost".

    The parser takes the noun for the subject, and the name for an aside.
    """
    if words.dep[one.head] not in SUBJECTS or one.start < 2 or words.text[one.start - 1] != ",":
        return None
    verb, comma = words.head[one.head], _find_comma(words, one.end, one.sentence)
    if comma is None or comma > verb:
        return None
    for other in range(at - 1, max(at - 4, -1), -1):
        name = references[other]
        begins = not name.start or words.sentence[name.start - 1] != name.sentence
        if name.form == "name" and name.end == one.start - 1 and begins:
            return other if words.head[name.head] == verb else None
    return None


def _has_name_between(references: Sequence[Reference], name: int, at: int) -> bool:
    """True for "Griner and Bailey, the officer", which the parser may hang on the first."""
    joined = references[name + 1 : at]
    return any(one.form == "name" and one.kind == references[name].kind for one in joined)


def _find_name_ending(
    words: Words, one: Reference, references: Sequence[Reference], at: int
) -> int | None:
    """The name right before the comma."""
    for other in range(at - 1, max(at - 6, -1), -1):
        name_before = references[other]
        if name_before.form == "name" and name_before.end == one.start - 1:
            comma = _find_comma(words, one.end, one.sentence)
            closed = comma is not None or _ends(words, one.end)
            set_beside = words.dep[one.head] in {"appos", "conj", "npadvmod", "dep", "ROOT"}
            return other if closed and set_beside else None
    return None


def _has_and(words: Words, top: int) -> bool:
    return any(
        words.dep[child] == "cc" and words.lower[child] in {"and", "&"}
        for child in words.children[top]
    )


def _is_relative_of(words: Words, verb: int, other: Reference) -> bool:
    """True for "the club that owns it": "that" is the club."""
    if words.dep[verb] != "relcl" or words.head[verb] != other.head:
        return False
    subject = words.find_subject(verb)
    return subject is not None and words.tag[subject] in {"WDT", "WP"}


def _are_joined(words: Words, one: Reference, other: Reference) -> bool:
    """True for "Holm and he", the one of which is not the other."""
    return words.dep[one.head] == "conj" and words.head[one.head] == other.head


def _find_understood(words: Words, verb: int) -> int | None:
    """The subject of a verb, of an infinitive the object of the verb above or else its subject."""
    for _ in range(8):
        for child in words.children[verb]:
            if words.dep[child] in SUBJECTS:
                return child
        above = words.head[verb]
        participle = words.dep[verb] == "advcl" and words.tag[verb] in {"VBG", "VBN"}
        if above == verb or not (words.dep[verb] in SHARING or participle):
            return None
        if words.dep[verb] == "xcomp":
            for child in words.children[above]:
                if words.dep[child] in {"dobj", "dative"}:
                    return child
        verb = above
    return None
