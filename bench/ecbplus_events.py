"""Event mentions of ECB+ as the linking room sees events, read from the parse of their sentence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from bench.ecbplus import GoldMention, find_head
from consilience.annotation.event_types import find_event_type
from consilience.annotation.mentions import find_names
from consilience.annotation.paragraphs import join_parses
from consilience.annotation.times import FoundTime, find_times
from consilience.linking.events.mentions import EventMention, Party
from consilience.records.claim import Factuality
from consilience.records.ids import ArticleId
from consilience.records.time_value import TimeValue

HEADLINES = 4  # sentences at a document's start in which its date may stand
SUBJECTS = {"nsubj": "actor", "csubj": "actor", "nsubjpass": "theme"}
OBJECTS = {"dobj": "theme", "dative": "recipient", "attr": "theme", "oprd": "theme"}
OF_NOUNS = {"poss": "actor", "compound": "theme", "nmod": "theme"}
PLACES = frozenset({"in", "at", "near", "outside", "inside"})
PREPOSITIONS = {"by": "actor", "of": "theme", "to": "recipient", "with": "recipient"}


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document as one parse; `starts` is the first token of each sentence."""

    name: str
    doc: Doc
    starts: tuple[int, ...]
    times: tuple[FoundTime, ...]
    names: Mapping[int, tuple[int, int]]


def read_parsed(parses: Mapping[str, Sequence[Doc]]) -> dict[str, Parsed]:
    """Each document as one parse, with its times and names."""
    return {name: _read_one(name, sentences) for name, sentences in parses.items()}


def make_mentions(gold: Sequence[GoldMention], parsed: Mapping[str, Parsed]) -> list[EventMention]:
    """Each gold mention as the linking room sees it."""
    return [make_event_mention(one, parsed[one.document]) for one in gold]


def make_event_mention(gold: GoldMention, parsed: Parsed) -> EventMention:
    """The mention with what its sentence says about it."""
    tokens = find_tokens(gold, parsed)
    head = find_head(tokens)
    sentence = _sentence(parsed, gold.sentence)
    roles = tuple(_find_roles(head))
    found = find_event_type(head)
    return EventMention(
        id=gold.id,
        article=ArticleId(gold.document),
        lemma=head.lemma_.lower(),
        words=" ".join(token.text for token in tokens),
        sentence=" ".join(token.text for token in sentence),
        offset=head.idx - sentence[0].idx,
        parties=tuple(
            _make_party(role, token, parsed) for role, token in roles if token.pos_ != "PRON"
        ),
        when=_find_when(head, sentence, parsed),
        where=_find_where(head, parsed),
        numbers=tuple(_find_numbers(head)),
        event_type=found.root if found else None,
        act=found.act if found else None,
        factuality=_find_factuality(head),
        negated=any(child.dep_ == "neg" for child in head.children),
        reciprocal=bool(found and found.reciprocal),
    )


def find_tokens(gold: GoldMention, parsed: Parsed) -> list[Token]:
    """The mention's tokens in the parse of its document."""
    return [parsed.doc[parsed.starts[gold.sentence] + at] for at in gold.tokens]


def _read_one(name: str, sentences: Sequence[Doc]) -> Parsed:
    doc = join_parses(sentences)
    starts, at = [], 0
    for sentence in sentences:
        starts.append(at)
        at += len(sentence)
    names = {
        at: (found.start, found.end)
        for found in find_names(doc)
        for at in range(found.start, found.end)
    }
    times = find_times(doc)
    bound = doc[starts[min(HEADLINES, len(starts) - 1)]].idx if len(doc) else 0
    published = _find_published(times, bound)
    return Parsed(name, doc, tuple(starts), find_times(doc, published), names)


def _find_published(times: Sequence[FoundTime], bound: int) -> TimeValue | None:
    days = [one.value for one in times if one.start < bound and one.value and one.type == "date"]
    return next((one for one in days if one.precision == "day"), None)


def _sentence(parsed: Parsed, number: int) -> Sequence[Token]:
    end = (*parsed.starts, len(parsed.doc))[number + 1]
    return list(parsed.doc[parsed.starts[number] : end])


def _find_roles(head: Token) -> Iterator[tuple[str, Token]]:
    """Who takes part, in the order of the words; a noun's parties stand beside and behind it."""
    own = list(_find_own_roles(head))
    yield from own
    if not any(role == "actor" for role, _ in own) and head.pos_ in {"VERB", "AUX"}:
        yield from _find_shared_subject(head)


def _find_own_roles(head: Token) -> Iterator[tuple[str, Token]]:
    passive = any(child.dep_ in {"auxpass", "nsubjpass"} for child in head.children)
    for child in head.children:
        if role := SUBJECTS.get(child.dep_) or OBJECTS.get(child.dep_):
            yield from ((role, one) for one in _with_conjuncts(child))
        elif head.pos_ == "NOUN" and child.dep_ in OF_NOUNS:
            yield OF_NOUNS[child.dep_], child
        elif child.dep_ in {"prep", "agent"}:
            role = PREPOSITIONS.get(child.lower_, "other")
            if role == "actor" and not passive and head.pos_ == "VERB":
                role = "other"
            for below in child.children:
                if below.dep_ == "pobj":
                    yield from ((role, one) for one in _with_conjuncts(below))


def _find_shared_subject(head: Token) -> Iterator[tuple[str, Token]]:
    """The subject that a verb shares with the verb it hangs on, or the noun that it describes."""
    above, steps = head, 0
    while above.dep_ in {"conj", "xcomp", "advcl", "aux", "pcomp", "prep"} and steps < 4:
        above, steps = above.head, steps + 1
        for child in above.children:
            if child.dep_ in SUBJECTS and child.i != head.i:
                yield from (("actor", one) for one in _with_conjuncts(child))
                return
    if head.dep_ in {"relcl", "acl"}:
        yield ("theme" if head.tag_ == "VBN" else "actor"), head.head
    elif head.dep_ == "amod":
        yield "theme", head.head


def _with_conjuncts(token: Token) -> list[Token]:
    return [token, *token.conjuncts][:6]


def _make_party(role: str, token: Token, parsed: Parsed) -> Party:
    if token.i in parsed.names:
        start, end = parsed.names[token.i]
        return Party(role=role, words=parsed.doc[start:end].text, named=True)
    before = [one for one in token.lefts if one.dep_ in {"compound", "amod", "nummod"}]
    return Party(role=role, words=" ".join(one.lemma_ for one in (*before, token)))


def _find_when(head: Token, sentence: Sequence[Token], parsed: Parsed) -> TimeValue | None:
    """The nearest dated expression of the sentence."""
    first, last = sentence[0].idx, sentence[-1].idx
    times = [one for one in parsed.times if first <= one.start <= last and one.value]
    near = min(times, key=lambda one: abs(one.start - head.idx), default=None)
    return near.value if near else None


def _find_where(head: Token, parsed: Parsed) -> str | None:
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in PLACES:
            for below in child.children:
                if below.ent_type_ in {"GPE", "LOC", "FAC"}:
                    start, end = parsed.names.get(below.i, (below.i, below.i + 1))
                    return parsed.doc[start:end].text
    return None


def _find_numbers(head: Token) -> Iterator[tuple[float, str]]:
    near = [head, *(one for _, one in _find_own_roles(head))]
    for token in near:
        for child in token.children:
            if child.dep_ == "nummod" and child.text.replace(",", "").isdecimal():
                yield float(child.text.replace(",", "")), token.lemma_.lower()


def _find_factuality(head: Token) -> Factuality:
    words = {child.lower_ for child in head.children if child.dep_ in {"aux", "mark"}}
    if words & {"will", "would", "shall", "to", "'ll"}:
        return "planned"
    if words & {"may", "might", "could", "can", "if", "should"}:
        return "hypothetical"
    return "occurred"
