"""Small questions to the parse, and ranges of tokens: what verbs and their phrases look like."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from consilience.annotation.quotations.parts import Range

TokenRange = tuple[int, int]

NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
VERBAL = {"VERB", "AUX"}
FINITE = {"VBD", "VBZ", "VBP"}
SUBJECTS = {"nsubj", "nsubjpass", "csubj", "expl"}
AUXILIARIES = {"aux", "auxpass", "neg"}
TIMES = {"DATE", "TIME"}
LONGEST_NAME = 5  # tokens
LOOSE_START = {",", ";", ":", ".", "-", "--", "–", "—", "―", "...", "…", ")"}
LOOSE_END = {",", ";", ":", ".", "-", "--", "–", "—", "―", "(", "!", "?"}


def own_subject(verb: Token) -> Token | None:
    """The subject that hangs on the verb itself, before it or behind it."""
    return next((one for one in verb.children if one.dep_ in SUBJECTS), None)


def find_child(token: Token, dep: str) -> Token | None:
    """The first word behind a token that hangs on it in this relation."""
    return next((one for one in token.rights if one.dep_ == dep), None)


def find_agent(verb: Token) -> Token | None:
    """Who did it in a passive: the noun behind "by"."""
    for child in verb.rights:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return find_child(child, "pobj")
    return None


def is_passive(verb: Token) -> bool:
    """True for a verb with a passive auxiliary or subject, or a bare past participle."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.lefts):
        return True
    if verb.tag_ != "VBN":
        return False
    bare = not any(child.dep_ in {"aux", "nsubj"} for child in verb.lefts)
    return verb.dep_ == "acl" or (verb.dep_ == "advcl" and bare)


def is_finite(verb: Token) -> bool:
    """True for a verb with a tense or a modal, its own or its auxiliary's."""
    return verb.tag_ in FINITE or any(
        child.dep_ in {"aux", "auxpass"} and (child.tag_ in FINITE or child.tag_ == "MD")
        for child in verb.lefts
    )


def has_to(verb: Token) -> bool:
    """True for an infinitive with "to"."""
    return any(child.tag_ == "TO" for child in verb.lefts)


def has_that(verb: Token) -> bool:
    """True for a clause that "that" begins, as its mark and not as its subject."""
    first = verb.left_edge
    return first.lower_ == "that" and first.dep_ in {"mark", "det"}


def climb(token: Token) -> Iterator[Token]:
    """The heads above a token, nearest first."""
    # Tokens are compared by place: those of a document read back from disk differ by identity.
    while token.head.i != token.i:
        token = token.head
        yield token


def find_phrase(head: Token) -> TokenRange:
    """The whole noun phrase of a head, with what stands behind it, without outer commas."""
    return trim(head.doc, head.left_edge.i, head.right_edge.i + 1)


def find_named_phrase(head: Token) -> TokenRange:
    """The same, with the name before it where the parser has not seen that one tells of the other.

    "Ada Holm, a clerk at the mill, said": a person's name that begins the sentence, and what she
    is behind a comma.
    """
    start, end = find_phrase(head)
    doc, first = head.doc, head.sent.start
    comma = start - 1
    if comma <= first or doc[comma].text != "," or doc[start].tag_ not in {"DT", "PRP$"}:
        return start, end
    while first < comma and (doc[first].is_space or doc[first].is_punct):
        first += 1
    named = all(token.ent_type_ == "PERSON" for token in doc[first:comma])
    return (first, end) if named and 0 < comma - first <= LONGEST_NAME else (start, end)


def find_short_phrase(head: Token) -> TokenRange:
    """The noun phrase of a head without the clauses behind it."""
    start, end = find_phrase(head)
    clauses = [one.left_edge.i for one in head.rights if one.dep_ in {"acl", "relcl", "appos"}]
    return trim(head.doc, start, min([end, *(at for at in clauses if at > head.i)]))


def trim(doc: Doc, start: int, end: int) -> TokenRange:
    """The range without white space and loose punctuation at its ends."""
    while start < end and (doc[start].text in LOOSE_START or doc[start].is_space):
        start += 1
    while end > start and (doc[end - 1].text in LOOSE_END or doc[end - 1].is_space):
        end -= 1
    return start, end


def trim_times(head: Token, start: int, end: int) -> TokenRange:
    """The range of a speaker without a day that is the verb's: "Ida Lund on Saturday said"."""
    doc, last = head.doc, end
    while last - 1 > head.i and doc[last - 1].ent_type_ in TIMES:
        last -= 1
    if last < end and last - 1 > head.i and doc[last - 1].pos_ == "ADP":
        last -= 1
    first = start
    while first < head.i and doc[first].ent_type_ in TIMES:
        first += 1
    first = first if first > start and doc[first].text == "," else start
    return trim(doc, first, last)


def cut_out(whole: TokenRange, part: TokenRange) -> tuple[TokenRange, ...]:
    """What is left of a range without a part of it."""
    start, end = whole
    if part[1] <= start or end <= part[0]:
        return (whole,)
    return tuple(one for one in ((start, part[0]), (part[1], end)) if one[0] < one[1])


def find_characters(doc: Doc, start: int, end: int) -> Range:
    """The characters of tokens `start:end`, at least one token."""
    last = doc[end - 1]
    return doc[start].idx, last.idx + len(last)


def find_cue_characters(cue: Token) -> Range:
    """The cue with its auxiliaries, negation and particle where they stand beside it."""
    start, end, doc = cue.i, cue.i + 1, cue.doc
    parts = {child.i for child in cue.children if child.dep_ in AUXILIARIES}
    adverbs = {child.i for child in cue.children if child.dep_ == "advmod"}
    first = min(parts, default=start)
    while start - 1 in parts or (start - 1 in adverbs and first < start):
        start -= 1
    if end < len(doc) and doc[end].dep_ in {"prt", "neg"} and doc[end].head.i == cue.i:
        end += 1
    return find_characters(doc, start, end)
