"""Indirect speech by the parse: every cue word outside of quotes, and which finds to keep."""

from collections.abc import Callable, Sequence

from spacy.tokens import Doc, Token

from consilience.annotation.quotations.nouns import (
    find_adjective,
    find_hedge,
    find_noun,
    find_own_words,
    find_phrase_source,
)
from consilience.annotation.quotations.parse import (
    TIMES,
    TokenRange,
    find_characters,
    find_cue_characters,
    find_named_phrase,
    find_short_phrase,
    has_to,
    is_passive,
    trim,
    trim_times,
)
from consilience.annotation.quotations.parts import FoundQuotation, Range
from consilience.annotation.quotations.sources import find_via
from consilience.annotation.quotations.verbs import VERB_FINDERS, WH, Candidate
from consilience.annotation.trees import find_starts
from consilience.language.cues import load_cue_words, load_verbs

# Share right on development data, rule by rule: `bench.quotations --rules`, 2026-11.
CONFIDENCE = {
    "phrase": 0.88,
    "clause": 0.86,
    "label": 0.83,
    "object": 0.73,
    "preposition": 0.73,
    "infinitive": 0.72,
    "hedge": 0.7,
    "adjective": 0.64,
    "gerund": 0.62,
    "as": 0.57,
    "noun": 0.55,
}
SPEECH = {"clause", "phrase", "as"}
REPORTING = {*SPEECH, "infinitive", "gerund"}
# Clauses inside which an attitude ("backs", "opposes") is mostly part of what another says.
EMBEDDED = {"ccomp", "xcomp", "csubj"}
EMBEDDING = {"object": {*EMBEDDED, "relcl", "pcomp"}}
LINKS = {"conj", "acomp", "dobj", "attr", "prep", "pobj"}
MOST_LINKS = 8

FINDERS: dict[str, tuple[Callable[[Token], Candidate | None], ...]] = {
    "VERB": (*VERB_FINDERS, find_phrase_source),
    "AUX": VERB_FINDERS,
    "NOUN": (find_noun,),
    "PROPN": (find_noun,),
    "ADJ": (find_adjective,),
    "ADV": (find_hedge,),
    "ADP": (find_phrase_source, find_own_words),
    "SCONJ": (find_phrase_source,),
}


def find_indirect(doc: Doc, quoted: Sequence[Range]) -> tuple[FoundQuotation, ...]:
    """What is attributed outside of quotation marks, in reading order.

    `quoted` are the stretches of direct speech in order; cues inside them are left alone.
    """
    inside = _mark_inside(doc, quoted)
    candidates = [
        candidate
        for token in doc
        if not inside[token.i] and (candidate := _find_candidate(token)) is not None
    ]
    found = (_make(doc, one) for one in _drop_embedded(doc, candidates))
    return tuple(sorted(filter(None, found), key=lambda one: (one.content, one.rule)))


def _mark_inside(doc: Doc, quoted: Sequence[Range]) -> list[bool]:
    """For each token, whether it stands in a quote."""
    inside = [False] * len(doc)
    ranges = iter(quoted)
    current = next(ranges, None)
    for at, start in enumerate(find_starts(doc) if quoted else ()):
        while current is not None and current[1] <= start:
            current = next(ranges, None)
        if current is None:
            break
        inside[at] = current[0] <= start
    return inside


def _find_candidate(token: Token) -> Candidate | None:
    for finder in FINDERS.get(token.pos_, ()):
        candidate = finder(token)
        if candidate is not None:
            return None if _is_said_by_time(candidate) else candidate
    return None


def _is_said_by_time(candidate: Candidate) -> bool:
    """True for "Saturday showed that …", where nobody says anything."""
    return candidate.source is not None and candidate.source.ent_type_ in TIMES


def _drop_embedded(doc: Doc, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Leave out attitudes that are part of what another says, or only wished for.

    Speech inside speech stays: it is a link of a chain of sources.
    """
    inside = [False] * len(doc)
    for one in candidates:
        if one.rule in REPORTING and _is_made(one):
            _fill(inside, one)
    kept = []
    for one in candidates:
        within = inside[one.cue.i]
        if one.rule in SPEECH:
            is_kept = one.rule == "phrase" or (_is_made(one) and (not within or _is_speech(one)))
        else:
            is_kept = not within and (one.rule in REPORTING or not _is_embedded(one))
        if is_kept:
            kept.append(one)
            if one.rule not in REPORTING:
                _fill(inside, one)
    return kept


def _fill(inside: list[bool], one: Candidate) -> None:
    for start, end in one.content:
        inside[start:end] = [True] * (end - start)


def _is_made(one: Candidate) -> bool:
    """True for a report that somebody makes, not "to determine who …" or "assuming that …"."""
    if one.rule not in SPEECH or _is_speech(one):
        return True
    return not has_to(one.cue) and (one.source is not None or is_passive(one.cue))


def _is_speech(one: Candidate) -> bool:
    return "quote" in load_verbs().get(one.cue.lemma_, ())


def _is_embedded(one: Candidate) -> bool:
    """True for an attitude that is only wished for, or that tells which thing is meant."""
    token = one.cue
    first = one.content[0][0]
    if one.rule == "label" and first < token.i and token.doc[first].tag_ in WH:
        return False  # "what she called a rant"
    for _ in range(MOST_LINKS):
        begun = token.dep_ == "xcomp" and token.head.lemma_ in load_cue_words("aspect")
        if token.head.i == token.i or not (begun or token.dep_ in LINKS):
            break
        token = token.head
    return token.dep_ in EMBEDDING.get(one.rule, EMBEDDED) or has_to(token)


def _make(doc: Doc, candidate: Candidate) -> FoundQuotation | None:
    content = tuple(
        find_characters(doc, start, end)
        for start, end in (trim(doc, *one) for one in candidate.content)
        if start < end
    )
    if not content:
        return None
    carrier = find_via(candidate.cue) if candidate.rule == "clause" else None
    sent = candidate.cue.sent
    return FoundQuotation(
        kind="indirect",
        content=content,
        sentence=(sent.start_char, sent.end_char),
        rule=candidate.rule,
        confidence=CONFIDENCE[candidate.rule],
        cue=candidate.cue_range or find_cue_characters(candidate.cue),
        speaker=_find_speaker(doc, candidate),
        via=None if carrier is None else find_characters(doc, *find_short_phrase(carrier)),
    )


def _find_speaker(doc: Doc, candidate: Candidate) -> Range | None:
    if candidate.source is None:
        return None
    start, end = _find_source_range(candidate, candidate.source)
    return find_characters(doc, start, end) if start < end else None


def _find_source_range(candidate: Candidate, source: Token) -> TokenRange:
    """The source's phrase, cut where the cue or the content begins or ends inside it."""
    start, end = find_named_phrase(source)
    if source.dep_ == "poss" and source.doc[end - 1].dep_ == "case":
        end = max(end - 1, start + 1)
    cue = candidate.cue.i
    for place in (cue, *(first for first, _ in candidate.content)):
        if source.i < place < end:
            end = place
    for place in (cue + 1, *(last for _, last in candidate.content)):
        if start < place <= source.i:
            start = place
    return trim_times(source, *trim(source.doc, start, end))
