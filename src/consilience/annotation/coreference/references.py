"""The words of an article that can stand for somebody or something, with what the parse tells."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from spacy.tokens import Doc

from consilience.annotation.coreference.words import SUBJECTS, Words
from consilience.annotation.roles import find_title_start
from consilience.language.calendar import load_months, load_weekdays
from consilience.language.contexts import find_context_words
from consilience.language.coreference import find_cue_words
from consilience.language.endings import fold_plural
from consilience.language.names import is_no_name
from consilience.language.nominals import UNKNOWN, Noun, find_noun
from consilience.language.titles import find_title_kinds
from consilience.language.units import load_units
from consilience.records.mention import EntityKind, MentionForm

Number = Literal["one", "many", "any"]
Definiteness = Literal["name", "pronoun", "definite", "owned", "indefinite", "bare"]
Role = Literal["subject", "object", "oblique", "owner", "modifier", "other"]

# Third and first person; reflexives, relatives, "we" and "you" are left out.
PRONOUNS = {
    **dict.fromkeys(("he", "him", "his"), "he"),
    **dict.fromkeys(("she", "her", "hers"), "she"),
    **dict.fromkeys(("it", "its"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs"), "they"),
    **dict.fromkeys(("i", "me", "my", "mine"), "i"),
}
SPECIFYING = frozenset({"relcl", "acl"})
LONGEST_PREFIX = 12  # tokens before a name that belong to its phrase
NO_START = frozenset(
    {"``", "''", "RB", "WRB", "WDT", "WP", "WP$", "IN", ",", ":", "-LRB-"}
)  # before a noun phrase
INSIDE_NAMES = frozenset({"compound", "amod", "nmod", "npadvmod", "nummod"})
NOUN_DEPS = frozenset({*SUBJECTS, "dobj", "pobj", "dative"})
ROLE_OF_DEP: dict[str, Role] = {
    **dict.fromkeys(SUBJECTS, "subject"),
    **dict.fromkeys(("dobj", "dative", "attr", "oprd"), "object"),
    **dict.fromkeys(("pobj", "agent"), "oblique"),
    "poss": "owner",
    **dict.fromkeys(("compound", "amod", "nmod", "npadvmod"), "modifier"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Tokens `start:end` with their head. `modifiers` are the words before it, in lower case.

    `owner` is the head of the possessor ("his", "the firm's"), `clause` the verb it hangs on,
    `pronoun` the nominative of a pronoun, `prefix` where the words before a name begin.
    `specified`: more is said behind it ("the winner of the race"). `predicate`: it says what a
    subject is or becomes ("Weld is the mayor").
    """

    start: int
    end: int
    head: int
    form: MentionForm
    kind: EntityKind
    number: Number
    sentence: int
    role: Role
    clause: int
    definiteness: Definiteness
    pronoun: str = ""
    gender: str = ""
    word: str = ""
    noun: Noun = UNKNOWN
    modifiers: tuple[str, ...] = ()
    owner: int | None = None
    title: str = ""
    prefix: int = -1
    predicate: bool = False
    specified: bool = False


def find_references(
    doc: Doc, words: Words, spans: Sequence[tuple[int, int, str, str]]
) -> list[Reference]:
    """Names, pronouns and noun phrases in reading order of their heads.

    `spans` are the names as tokens `start, end`, kind and title. Not every reference is a
    mention in the end: "a delay" is none unless a pronoun takes it up.
    """
    tagged = {at for span in spans for at in range(span[0], span[1])}
    missed = [(start, end, kind, "") for start, end, kind in _find_missed_names(words, tagged)]
    names = [_make_name(doc, words, *span) for span in sorted([*spans, *missed])]
    taken = {at for name in names for at in range(name.start, name.end)}
    titles = {at for name in names for at in range(name.prefix, name.start)}
    found = [*names, *_find_pronouns(words, taken), *_find_nominals(words, taken, titles)]
    return sorted(found, key=lambda one: (one.head, one.start))


def find_head(words: Words, start: int, end: int) -> int:
    """The first token of a range that hangs on a token outside of it, or on none."""
    for at in range(start, end):
        if not start <= words.head[at] < end or words.head[at] == at:
            return at
    return end - 1


def find_role(words: Words, head: int) -> Role:
    """The grammatical role of a phrase, by its head; one of several joined by "and" has theirs."""
    at = head
    for _ in range(8):
        if words.dep[at] not in {"conj", "appos"} or words.head[at] == at:
            break
        at = words.head[at]
    if words.dep[at] in SUBJECTS and _is_infinitive(words, words.head[at]):
        return "object"
    return ROLE_OF_DEP.get(words.dep[at], "other")


def _is_infinitive(words: Words, verb: int) -> bool:
    """True for "sue" in "wants the government to sue", whose subject is an object in effect."""
    return words.tag[verb] == "VB" and any(
        words.lower[child] == "to" and words.dep[child] == "aux" for child in words.children[verb]
    )


def _find_missed_names(words: Words, tagged: set[int]) -> Iterator[tuple[int, int, EntityKind]]:
    """Runs of capitalised proper nouns that are no title, date or part of a name.

    They are places behind "in" and the like, and otherwise of no known kind.
    """
    at = 0
    while at < len(words):
        start = at
        while at < len(words) and at not in tagged and _is_proper(words, at):
            at += 1
        if at > start:
            apart = (not start or start - 1 not in tagged) and at not in tagged
            if apart and not all(_is_common(words, one) for one in range(start, at)):
                before = words.lower[start - 1] if start else ""
                in_place = before in find_context_words("before_place")
                yield start, at, "place" if in_place else "other"
        else:
            at += 1


def _is_common(words: Words, at: int) -> bool:
    """True for "Night" in "Night into morning", a time however it is printed."""
    return "none" in find_noun(words.lower[at], proper=True).kinds


def _is_proper(words: Words, at: int) -> bool:
    text = words.text[at]
    if words.tag[at] != "NNP" or not text.istitle() or len(text) < 3:
        return False
    if words.lower[at] in load_months() or words.lower[at] in load_weekdays():
        return False
    return not find_title_kinds(text) and not is_no_name(text)


def _make_name(doc: Doc, words: Words, start: int, end: int, kind: str, title: str) -> Reference:
    head = find_head(words, start, end)
    prefix = find_title_start(doc, start) if kind == "person" else start
    prefix = _find_last_phrase(words, prefix, start)
    edge = words.find_left_edge(head)
    if start - LONGEST_PREFIX <= edge < prefix:
        prefix = edge
    many = words.tag[end - 1] == "NNPS" and kind == "group"
    return Reference(
        start=start,
        end=end,
        head=head,
        form="name",
        kind=cast(EntityKind, kind),
        number="many" if many else "any" if kind == "organisation" else "one",
        sentence=words.sentence[head],
        role=find_role(words, head),
        clause=words.find_clause(head),
        definiteness="name",
        gender=_find_honorific_gender(words, prefix, start),
        title=title,
        prefix=prefix,
        modifiers=tuple(words.lower[prefix:start]),
        owner=_find_owner(words, head),
    )


def _find_last_phrase(words: Words, start: int, end: int) -> int:
    """Where the title begins that belongs to a name: at the rank in "its leader, Sergeant Holm".

    What has a determiner or an owner before the comma is a phrase of its own beside the name.
    """
    if not start or words.tag[start - 1] not in {"DT", "PRP$", "POS"}:
        return start
    commas = [at for at in range(start, end) if words.text[at] == ","]
    return commas[-1] + 1 if commas else start


def _find_honorific_gender(words: Words, start: int, end: int) -> str:
    for at in range(start, end):
        word = words.lower[at].rstrip(".")
        if word in find_cue_words("he_honorific"):
            return "he"
        if word in find_cue_words("she_honorific"):
            return "she"
        if gender := find_noun(words.lower[at]).gender:
            return gender
    return ""


def _find_pronouns(words: Words, taken: set[int]) -> Iterator[Reference]:
    for at, lower in enumerate(words.lower):
        pronoun = PRONOUNS.get(lower)
        if pronoun is None or words.pos[at] not in {"PRON", "DET"} or at in taken:
            continue
        yield Reference(
            start=at,
            end=at + 1,
            head=at,
            form="pronoun",
            kind="person" if pronoun in {"he", "she", "i"} else "other",
            number="many" if pronoun == "they" else "one",
            sentence=words.sentence[at],
            role="owner" if words.dep[at] == "poss" else find_role(words, at),
            clause=words.find_clause(at),
            definiteness="pronoun",
            pronoun=pronoun,
            gender=pronoun if pronoun in {"he", "she"} else "",
            word=lower,
        )


def _find_nominals(words: Words, taken: set[int], titles: set[int]) -> Iterator[Reference]:
    for at in range(len(words)):
        if at in taken or at in titles or not _can_head(words, at) or _is_amount(words, at):
            continue
        plural = words.tag[at] in {"NNS", "NNPS"} or _is_number(words, at)
        word = _find_singular(words, at)
        noun = find_noun(word, proper=_is_capitalised(words, at))
        if words.pos[at] == "PROPN" and not noun.kinds:
            continue
        start = words.find_left_edge(at)
        yield _make_nominal(words, range(start, at + 1), word, noun, plural)


def _is_amount(words: Words, at: int) -> bool:
    """True for "2 million euros" and "nine miles", which are nobody's "they"."""
    if words.lower[at] not in load_units() or words.tag[at] != "NNS":
        return False
    return any(words.dep[child] == "nummod" and child < at for child in words.children[at])


def _is_capitalised(words: Words, at: int) -> bool:
    """True for a noun that looks like a name, inside a sentence or by its tag."""
    first = not at or words.sentence[at] != words.sentence[at - 1]
    return words.pos[at] == "PROPN" or (words.text[at].istitle() and not first)


def _can_head(words: Words, at: int) -> bool:
    if words.dep[at] in INSIDE_NAMES and not _has_determiner(words, at):
        return False
    if words.pos[at] in {"NOUN", "PROPN"}:
        return True
    if words.pos[at] == "ADJ" and (_is_age(words, at) or _stands_for_noun(words, at)):
        return True
    return _is_number(words, at) and bool(at) and words.lower[at - 1] == "the"


def _has_determiner(words: Words, at: int) -> bool:
    """True for "firm" in "cost the firm 2 million", which is parsed as part of the number."""
    behind = words.head[at] > at and words.pos[words.head[at]] in {"NUM", "SYM"}
    return behind and any(words.dep[child] in {"det", "poss"} for child in words.children[at])


def _stands_for_noun(words: Words, at: int) -> bool:
    """True for "firm" in "cost the firm money", a noun in effect however it is tagged."""
    known = words.dep[at] in NOUN_DEPS and find_noun(words.lower[at]).kinds
    return bool(known) and any(words.dep[child] == "det" for child in words.children[at])


def _is_number(words: Words, at: int) -> bool:
    """True for "two" where it stands alone, as in "the two"."""
    return words.lower[at] in find_cue_words("number") and words.pos[at] == "NUM"


def _is_age(words: Words, at: int) -> bool:
    """True for the last word of "46-year-old"."""
    return words.lower[at] == "old" and at >= 2 and words.lower[at - 2] == "year"


def _find_singular(words: Words, at: int) -> str:
    lower, lemma = words.lower[at], words.lemma[at]
    compound = f"{words.lower[at - 1]} {lemma}" if at else lemma
    if find_noun(compound, whole=True).kinds:
        return compound
    if words.pos[at] == "PROPN":
        return fold_plural(lower, shortest=3) if words.tag[at] == "NNPS" else lower
    return lower if find_noun(lower).kinds and not find_noun(lemma).kinds else lemma


def _make_nominal(words: Words, at: range, word: str, noun: Noun, plural: bool) -> Reference:
    head = at[-1]
    start = next((one for one in at if words.tag[one] not in NO_START), head)
    kind: EntityKind = "person" if _is_age(words, head) else find_kind(noun)
    collective = bool(noun.kinds & {"group", "body"}) and not plural
    owner = _find_owner(words, head)
    return Reference(
        start=start,
        end=head + 1,
        head=head,
        form="nominal",
        kind=kind,
        number="many" if plural else "any" if collective else "one",
        sentence=words.sentence[head],
        role=find_role(words, head),
        clause=words.find_clause(head),
        definiteness=_find_definiteness(words, start, head, owner),
        gender=noun.gender,
        word=word,
        noun=noun,
        modifiers=tuple(words.lower[start:head]),
        owner=owner,
        predicate=words.dep[head] in {"attr", "oprd"},
        specified=_is_specified(words, head),
    )


def _is_specified(words: Words, head: int) -> bool:
    """True where more is said behind it that tells which one, without a comma before that."""
    if head + 1 < len(words) and words.text[head + 1] == ",":
        return False
    behind = [child for child in words.children[head] if child > head]
    return any(
        words.dep[child] in SPECIFYING or words.lower[child] in find_cue_words("specifying")
        for child in behind
        if all(words.dep[below] != "pcomp" for below in words.children[child])
    )  # not "accused the man of lying"


def find_kind(noun: Noun) -> EntityKind:
    """The kind of entity that a common noun stands for."""
    if noun.kinds & {"person", "counterpart"}:
        return "person"
    if "state" in noun.kinds or "place" in noun.kinds:
        return "place"
    if "body" in noun.kinds:
        return "organisation"
    return "group" if "group" in noun.kinds else "other"


def _find_owner(words: Words, head: int) -> int | None:
    owners: Iterable[int] = (one for one in words.children[head] if words.dep[one] == "poss")
    return next(iter(owners), None)


def _find_definiteness(words: Words, start: int, head: int, owner: int | None) -> Definiteness:
    if owner is not None:
        return "owned"
    first = words.lower[start]
    hyphened = start + 1 < head and words.text[start + 1] == "-"  # "same-sex couples"
    if first in find_cue_words("definite") and not hyphened:
        return "definite"
    if first in find_cue_words("indefinite"):
        return "indefinite"
    return "bare"
