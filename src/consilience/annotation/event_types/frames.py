"""What stands around a word in its sentence: objects, particles, prepositions, clauses."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Token

from consilience.annotation import trees
from consilience.language.event_types import PERSON, PLACE, load_acts, load_operators
from consilience.language.titles import find_title_kinds

MOST_WORDS = 40  # of one noun phrase; a list of a thousand names tells no more
MOST_CHILDREN = 80  # of one word; only lists that the parser took for a sentence have more

OBJECTS = frozenset({"dobj", "obj", "dative", "nsubjpass", "attr", "oprd", "acomp"})
SUBJECTS = frozenset({"nsubj", "csubj"})
CLAUSES = frozenset({"xcomp", "ccomp", "acl", "pcomp"})
PHRASE_PARTS = frozenset(
    {"compound", "amod", "nmod", "nummod", "quantmod", "conj", "appos", "poss"}
)
PARTICLES = frozenset({"prt", "advmod", "prep", "oprd", "acomp", "neg", "intj", "det"})
PREPOSITIONS = frozenset({"prep", "agent", "dative"})
MODIFIERS = frozenset({"compound", "amod", "nmod"})
RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})


@dataclass(frozen=True, slots=True)
class Frame:
    """One word with the heads of its objects, subjects and clauses, and the words beside it."""

    token: Token
    objects: tuple[Token, ...]
    subjects: tuple[Token, ...]
    clauses: tuple[Token, ...]
    particles: frozenset[str]
    prepositions: dict[str, tuple[Token, ...]]


def make_frame(token: Token) -> Frame:
    """The frame of a verb, noun or adjective."""
    children = find_children(token)
    objects = tuple(_find_objects(token, children))
    prepositions: dict[str, list[Token]] = {}
    for holder in (children, *map(find_children, objects)):
        for prep in holder:
            if prep.dep_ in PREPOSITIONS and prep.pos_ not in {"NOUN", "PROPN", "PRON"}:
                _add_preposition(prep, prepositions)
    return Frame(
        token=token,
        objects=objects,
        subjects=tuple(_find_antecedent(one) for one in children if one.dep_ in SUBJECTS),
        clauses=tuple(_find_clauses(children)),
        particles=frozenset(one.lower_ for one in children if one.dep_ in PARTICLES),
        prepositions={word: tuple(heads) for word, heads in prepositions.items()},
    )


def find_lemma(token: Token) -> str:
    """The lemma in lower case."""
    return token.lemma_.lower()


def find_children(token: Token) -> list[Token]:
    """The words right below a word, at most `MOST_CHILDREN`."""
    doc = token.doc
    return [doc[at] for at in trees.find_children(doc)[token.i][:MOST_CHILDREN]]


def find_modifiers(token: Token) -> list[Token]:
    """Words before a noun that say of what kind it is: "peace" in "peace talks"."""
    return [one for one in find_children(token) if one.dep_ in MODIFIERS]


def find_complements(token: Token, preposition: str) -> Iterator[Token]:
    """What stands behind a preposition of a word."""
    for prep in find_children(token):
        if prep.dep_ == "prep" and prep.lower_ == preposition:
            yield from (one for one in find_children(prep) if one.dep_ == "pobj")


def find_conjuncts(token: Token) -> Iterator[Token]:
    """The word and those joined to it by "and", at most `MOST_WORDS`."""
    at: Token | None = token
    for _ in range(MOST_WORDS):
        if at is None:
            return
        yield at
        at = next((one for one in find_children(at) if one.dep_ == "conj"), None)


def find_phrase_words(heads: tuple[Token, ...]) -> frozenset[str]:
    """Lemmas of the noun phrases of these heads, with what stands behind their "of".

    Holds `PERSON` and `PLACE` where a head is one.
    """
    words = {mark for head in heads for mark in _find_marks(head)}
    waiting = list(heads)
    while waiting and len(words) < MOST_WORDS:
        token = waiting.pop(0)
        words.update((find_lemma(token), token.lower_))
        waiting.extend(one for one in find_children(token) if one.dep_ in PHRASE_PARTS)
        if not _tells_an_act(token):
            waiting.extend(find_complements(token, "of"))
    return frozenset(words)


def find_words_below(token: Token) -> frozenset[str]:
    """Lemmas of the clause that a word governs, of its first `MOST_CHILDREN` words."""
    below = islice(token.subtree, MOST_CHILDREN)
    return frozenset(word for one in below for word in (find_lemma(one), one.lower_))


def is_infinitive(token: Token) -> bool:
    """True for "leave" in "to leave"."""
    return token.tag_ == "VB" and any(one.lower_ == "to" for one in find_children(token))


def is_agentless(frame: Frame) -> bool:
    """True for "were killed" and "19 injured", which do not say by whom."""
    children = find_children(frame.token)
    if "by" in frame.prepositions:
        return False
    if any(one.dep_ == "nsubjpass" for one in children) or not frame.objects:
        return True
    active = any(one.dep_ in SUBJECTS or one.dep_ == "aux" for one in children)
    return frame.token.tag_ == "VBN" and not active


def _find_marks(head: Token) -> Iterator[str]:
    compounds = (one for one in find_children(head) if one.dep_ == "compound")
    if _is_person(head) or any(_is_person(one) for one in compounds):
        yield PERSON
    if head.ent_type_ in PLACE_LABELS:
        yield PLACE


def _is_person(token: Token) -> bool:
    titles = find_title_kinds(token.text) & {"office", "rank", "honorific"}
    return token.ent_type_ == "PERSON" or (bool(titles) and token.pos_ in {"NOUN", "PROPN"})


def _tells_an_act(token: Token) -> bool:
    """True for "suspension", whose "of aid" is not itself what is given."""
    lemma = find_lemma(token)
    return lemma in load_acts("noun") or lemma in load_operators()


def _find_objects(token: Token, children: list[Token]) -> Iterator[Token]:
    given = [one for one in children if one.dep_ in OBJECTS]
    yield from (one for one in given if one.tag_ not in RELATIVE)
    if token.pos_ == "NOUN":
        yield from (one for one in children if one.dep_ in {"compound", "amod", "poss"})
        yield from find_complements(token, "of")
    elif token.dep_ == "acl" and token.tag_ == "VBN" and not given:
        yield token.head
    elif token.dep_ == "relcl" and (not given or given[0].tag_ in RELATIVE):
        subjects = (one for one in children if one.dep_ == "nsubj")
        if all(one.tag_ not in RELATIVE for one in subjects):
            yield token.head


def _find_antecedent(subject: Token) -> Token:
    """The noun that a relative pronoun stands for, or the subject itself."""
    verb = subject.head
    return verb.head if subject.tag_ in RELATIVE and verb.dep_ == "relcl" else subject


def _find_clauses(children: list[Token]) -> Iterator[Token]:
    for child in children:
        if child.dep_ in CLAUSES or (child.dep_ in {"advcl", "relcl"} and is_infinitive(child)):
            yield child
        elif child.dep_ == "prep":
            yield from (one for one in find_children(child) if one.dep_ == "pcomp")


def _add_preposition(prep: Token, found: dict[str, list[Token]], *, depth: int = 3) -> None:
    """Files what stands behind a preposition, and behind one right below it: "out of"."""
    heads = found.setdefault(prep.lower_, [])
    for one in find_children(prep):
        if one.dep_ in {"pobj", "pcomp"}:
            heads.append(one)
        elif one.dep_ == "prep" and depth:
            _add_preposition(one, found, depth=depth - 1)
            heads.extend(found[one.lower_])
