"""Which word of a sentence ties two given parties: PLV marks these and leaves the word open."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from consilience.annotation.event_types import make_reader
from consilience.annotation.event_types.paths import (
    LONGEST_PATH,
    Party,
    find_chain,
    find_head,
    find_places,
)

WORDS = frozenset({"VERB", "NOUN", "AUX", "ADJ"})


def find_predicate(sentence: Doc | Span, actor: Party, recipient: Party) -> Token | None:
    """The word of the sentence that ties actor to recipient.

    The word where their paths in the parse meet, or the next one along them that reports an act;
    for "S and T met" the verb above both. `None` if there is neither verb nor noun.
    """
    first: Token | None = None
    reader = make_reader(actor, recipient)
    start, end = (sentence.start, sentence.end) if isinstance(sentence, Span) else (0, None)
    for token in find_tying_words(actor, recipient):
        if token.i < start or (end is not None and token.i >= end):
            continue
        first = token if first is None else first
        if reader.read(token) is not None:
            return token
    return first


def find_tying_words(actor: Party, recipient: Party) -> Iterator[Token]:
    """Words that may tie actor to recipient, the likeliest first, none twice."""
    upward, downward = find_chain(find_head(actor)), find_chain(find_head(recipient))
    own = find_places(actor) | find_places(recipient)
    seen: set[int] = set()
    for token in _order_words(upward, downward, actor, recipient):
        if token.i not in own and token.i not in seen and token.pos_ in WORDS:
            seen.add(token.i)
            yield token


def _order_words(
    upward: list[Token], downward: list[Token], actor: Party, recipient: Party
) -> Iterator[Token]:
    below = {token.i for token in downward}
    at = next((place for place, token in enumerate(upward) if token.i in below), None)
    if at is None:
        yield from _between(actor, recipient)
        return
    top = upward[at]
    to_actor = list(reversed(upward[:at]))
    to_recipient = list(reversed(downward[: [token.i for token in downward].index(top.i)]))
    yield from _descend(top, to_recipient)
    yield from to_recipient
    yield from to_actor
    yield from upward[at + 1 :]
    yield from _between(actor, recipient)


def _descend(top: Token, path: list[Token]) -> Iterator[Token]:
    """The top, or what the path leads to through "and" and participles, and then the top."""
    place = top
    for token in path:
        moves = token.dep_ == "conj" or (token.dep_ == "advcl" and _is_participle(token))
        if not moves or token.pos_ not in {"VERB", "AUX"} or place.pos_ not in {"VERB", "AUX"}:
            break
        place = token
    if place.i != top.i:
        yield place
    yield top


def _is_participle(token: Token) -> bool:
    own_subject = any(one.dep_ in {"nsubj", "nsubjpass"} for one in token.children)
    return token.tag_ in {"VBG", "VBN"} and not own_subject


def _between(actor: Party, recipient: Party) -> Iterator[Token]:
    first, second = sorted((find_head(actor).i, find_head(recipient).i))
    doc: Doc = actor.doc
    end = min(second, first + LONGEST_PATH)
    yield from (doc[at] for at in range(first + 1, end) if doc[at].pos_ == "VERB")
    yield from (doc[at] for at in range(first + 1, end) if doc[at].pos_ == "NOUN")
