"""Indirect speech by other words: "the claim that", "confident that", "according to"."""

from collections.abc import Sequence

from spacy.tokens import Token

from consilience.annotation.quotations.parse import (
    TIMES,
    VERBAL,
    climb,
    cut_out,
    find_characters,
    find_child,
    has_that,
    has_to,
    is_passive,
)
from consilience.annotation.quotations.sources import find_subject
from consilience.annotation.quotations.verbs import Candidate
from consilience.language.cues import (
    find_source_words,
    holds_noun,
    load_adjectives,
    load_cue_words,
    load_nouns,
    load_phrases,
)

PREDICATES = {"acomp", "ROOT", "conj", "oprd"}


def find_noun(noun: Token) -> Candidate | None:
    """The claim that …; their threat to strike; allegations of fraud."""
    takes = load_nouns().get(noun.lemma_.lower())
    if takes is None or (noun.pos_ == "PROPN" and noun.text[:1].isupper()) or _is_phrase(noun):
        return None
    for child in noun.rights:
        start = _find_noun_content(child, takes)
        if start is not None:
            source = _find_holder(noun, start)
            content = ((start, child.right_edge.i + 1),)
            return Candidate("noun", content, noun, source, _own_characters(noun))
    return None


def _is_phrase(noun: Token) -> bool:
    """True for "in charge of ports", where the noun says nothing by itself."""
    before = noun.nbor(-1).lower_ if noun.i else ""
    return f"{before} {noun.lower_}" in load_cue_words("fixed_phrase")


def find_adjective(adjective: Token) -> Candidate | None:
    """Is confident that …; is willing to …; is worried about …."""
    takes = load_adjectives().get(adjective.lower_)
    if takes is None or adjective.dep_ not in PREDICATES:
        return None
    verb = adjective.head if adjective.dep_ == "acomp" else adjective
    for child in adjective.rights:
        start = None
        if child.dep_ == "prep" and "about" in takes:
            known = child.lower_ in load_cue_words("adjective_preposition")
            start = child.i + 1 if known else None
        elif (child.dep_ == "ccomp" and "clause" in takes) or (
            child.dep_ == "xcomp" and "infinitive" in takes
        ):
            start = child.left_edge.i
        if start is not None:
            content = ((start, child.right_edge.i + 1),)
            return Candidate("adjective", content, adjective, find_subject(verb))
    return None


def find_phrase_source(first: Token) -> Candidate | None:
    """According to the police, …; in the view of the court, …."""
    doc = first.doc
    for phrase in load_phrases().get(first.lower_, ()):
        end = first.i + len(phrase)
        if end < len(doc) and tuple(token.lower_ for token in doc[first.i : end]) == phrase:
            last = doc[end - 1]
            source = find_child(last, "pobj") or find_child(last, "dobj")
            head = None if source is None else _find_clause_head(first)
            if source is not None and head is not None and not _is_measure(phrase, source):
                right = max(last.right_edge.i, source.right_edge.i) + 1
                whole = head.left_edge.i, head.right_edge.i + 1
                content = cut_out(whole, (first.left_edge.i, right))
                cue = find_characters(doc, first.i, end)
                return Candidate("phrase", content, first, source, cue)
    return None


def _is_measure(phrase: Sequence[str], source: Token) -> bool:
    """True for "per cent" and "per day"; who is a source has a name or an article."""
    if " ".join(phrase) not in load_cue_words("named_phrase"):
        return False
    told = any(one.dep_ in {"det", "poss"} for one in source.lefts)
    return not told and source.pos_ not in {"PROPN", "PRON"}


def find_own_words(prep: Token) -> Candidate | None:
    """By his own account, …; in Lund's words, …: the owner says it, for "his own" the subject."""
    noun = find_child(prep, "pobj")
    if noun is None or f"{prep.lower_} {noun.lower_}" not in load_cue_words("own_words"):
        return None
    owner = next((one for one in noun.lefts if one.dep_ == "poss"), None)
    head = _find_clause_head(prep)
    if owner is None or head is None or noun.right_edge.i > noun.i:
        return None
    own = any(one.lower_ == "own" for one in noun.lefts)
    subject = find_subject(head) if own and owner.pos_ == "PRON" else None
    whole = head.left_edge.i, head.right_edge.i + 1
    content = cut_out(whole, (prep.left_edge.i, noun.i + 1))
    return Candidate("phrase", content, prep, subject or owner, _range(prep, noun))


def find_hedge(adverb: Token) -> Candidate | None:
    """Reportedly discussed gas: somebody says so, nobody is named."""
    if adverb.lower_ not in load_cue_words("hedge") or adverb.head.i == adverb.i:
        return None
    head = adverb.head
    content = cut_out((head.left_edge.i, head.right_edge.i + 1), (adverb.i, adverb.i + 1))
    return Candidate("hedge", content, adverb, None)


def _find_noun_content(child: Token, takes: frozenset[str]) -> int | None:
    """Where the content behind a noun begins, if this child of the noun is its content."""
    if child.dep_ == "prep":
        known = ("of" in takes and child.lower_ == "of") or (
            "about" in takes and child.lower_ in load_cue_words("noun_preposition")
        )
        last, noun = child.right_edge, child.head
        if noun.dep_ == "pobj" and noun.lemma_ in find_source_words("channel"):
            return None  # "said in a statement on its website" tells what carried the words
        return child.i + 1 if known and last.i > child.i and last.ent_type_ not in TIMES else None
    if child.dep_ in {"acl", "ccomp", "relcl"} and "clause" in takes and has_that(child):
        return child.left_edge.i
    if child.dep_ in {"acl", "relcl", "xcomp"} and "infinitive" in takes and has_to(child):
        return child.left_edge.i
    return None


def _find_holder(noun: Token, start: int) -> Token | None:
    """Who claims or hopes: "his claim", "claims by the mayor", "he makes the claim"."""
    for child in noun.lefts:
        if child.dep_ == "poss":
            return child
    for child in noun.rights:
        if child.i < start and child.lower_ in load_cue_words("holder_preposition"):
            return find_child(child, "pobj")
    above = noun.head
    if noun.dep_ == "pobj" and above.lower_ in load_cue_words("holding_preposition"):
        above = above.head
    elif noun.dep_ not in {"dobj", "attr"}:
        return None
    if above.pos_ not in VERBAL or is_passive(above):
        return None
    if not holds_noun(above.lemma_, noun.lemma_):
        return None  # "faces accusations of theft"
    subject = find_subject(above)
    return None if subject is None or subject.dep_ == "expl" else subject


def _range(first: Token, last: Token) -> tuple[int, int]:
    return first.idx, last.idx + len(last)


def _own_characters(token: Token) -> tuple[int, int]:
    return token.idx, token.idx + len(token)


def _find_clause_head(token: Token) -> Token | None:
    """The verb of the clause that a phrase belongs to."""
    for above in climb(token):
        if above.pos_ in VERBAL and above.dep_ not in {"acl", "amod", "xcomp", "pcomp"}:
            return above
    root = token.sent.root
    return root if root.i != token.i else None
