"""Names that the tagger runs together or cuts apart: "Lund and Holm", "Lund Zoo and Garden"."""

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from anyascii import anyascii
from spacy.tokens import Doc, Span, Token

from consilience.annotation.kinds import kind_of_place
from consilience.annotation.roles import is_title_word
from consilience.annotation.trees import find_words
from consilience.language.contexts import find_context_words
from consilience.language.endings import cut_article, cut_possessive
from consilience.language.first_names import find_name_gender
from consilience.language.gazetteer import find_common_place
from consilience.language.names import load_before_names
from consilience.language.nominals import find_body_types
from consilience.language.words import count_articles_with

JOINED = frozenset({"PERSON", "ORG"})  # labels under which two names are taken for one
OWNING = JOINED | {"PRODUCT", "GPE"}  # under which an owner and what is his are taken for one
PARTS = frozenset({"ORG", "FAC", "GPE", "LOC"})  # labels of the halves of one body's name
COMMON_NOUNS = frozenset({"NN", "NNS"})
VERB_ENDING = "ing"  # of a verb that begins a sentence


@dataclass(frozen=True, slots=True)
class _Known:
    """The tagger's names in a document: labels by words, and surnames."""

    labels: dict[str, str]
    surnames: frozenset[str]


def read_spans(doc: Doc) -> Iterator[Span]:
    """The tagger's names in reading order, each one name as far as the rest of the text tells.

    "Lund and Holm" is two where both stand alone elsewhere, so is "Lund’s Tidefinder" where Lund
    does, "Sinking Holm" at the start of a sentence is Holm, and "the Lund Zoo and Botanical
    Garden" is one body.
    """
    spans = list(doc.ents)
    known = _read_known(doc, spans)
    parts = [part for span in spans for part in _divide(span, known)]
    halves = {_join(*pair) for pair in pairwise(parts) if _is_cut_apart(*pair)}
    at = 0
    while at < len(parts):
        one = parts[at]
        if at + 1 < len(parts) and _stand_joined(one, parts[at + 1], halves):
            yield Span(doc, one.start, parts[at + 1].end, label="ORG")
            at += 2
        else:
            yield one
            at += 1


def _read_known(doc: Doc, spans: Sequence[Span]) -> _Known:
    count: dict[str, Counter[str]] = {}
    for span in spans:
        count.setdefault(_plain(span), Counter())[span.label_] += 1
    labels = {text: min(one, key=lambda x: (-one[x], x)) for text, one in count.items()}
    people = (_plain(span) for span in spans if span.label_ == "PERSON" and len(span) > 1)
    return _Known(labels=labels, surnames=frozenset(name.rpartition(" ")[2] for name in people))


def _plain(span: Span) -> str:
    return cut_possessive(cut_article(span.text))


def _divide(span: Span, known: _Known) -> Iterator[Span]:
    if span.label_ in JOINED and (at := _find_and(span)) and kind_of_place(span.text) is None:
        first, last = span[:at], span[at + 1 :]
        labels = _find_label(first, known), _find_label(last, known)
        if all(labels) or _are_two_bodies(first, last):
            labels = labels[0] or "ORG", labels[1] or "ORG"
            yield Span(span.doc, first.start, first.end, label=labels[0])
            yield Span(span.doc, last.start, last.end, label=labels[1])
            return
    if (at := _find_owner(span)) and (label := _find_label(span[:at], known)):
        yield Span(span.doc, span.start, span.start + at, label=label)
        own = span[at + 1 :]
        yield Span(span.doc, own.start, own.end, label=_find_label(own, known) or span.label_)
        return
    if span.label_ in JOINED and _begins_with_verb(span, known):
        rest = span[1:]
        yield Span(span.doc, rest.start, rest.end, label=known.labels[_plain(rest)])
        return
    yield span


def _are_two_bodies(one: Span, other: Span) -> bool:
    """True for "Holm Institute and Lund Foundation", not for "Holm Museum and Art Gallery"."""
    named = other[0].lower_ not in find_context_words("body_field")
    own = len(one) > 1 and len(other) > 1 and other[0].is_title
    return named and own and all(find_body_types(last.text) for last in (one[-1], other[-1]))


def _find_and(span: Span) -> int:
    """The place of the only "and" inside a name, 0 where there is none."""
    places = [at for at, token in enumerate(span) if token.lower_ == "and"]
    return places[0] if len(places) == 1 and places[0] + 1 < len(span) else 0


def _find_owner(span: Span) -> int:
    """The place of the mark of an owner inside a name ("Lund’s Tidefinder"), else 0."""
    places = (at for at, token in enumerate(span) if token.tag_ == "POS")
    at = next(places, 0)
    return at if span.label_ in OWNING and 0 < at < len(span) - 1 else 0


def _find_label(part: Span, known: _Known) -> str:
    """How the part is labelled where it stands alone; "" for what is no name of its own."""
    words = _plain(part)
    if words in known.surnames:
        return "PERSON"
    if find_common_place(words):
        return "GPE"
    return known.labels.get(words, "")


def is_opening_verb(token: Token) -> bool:
    """True for "Sinking" at the start of a sentence, which has a capital for that alone."""
    if token.i != token.sent.start or not token.lower_.endswith(VERB_ENDING):
        return False
    named = find_name_gender(anyascii(token.lower_)) or find_common_place(token.text)
    return not (named or is_title_word(token))


def is_common_noun(doc: Doc, token: Token) -> bool:
    """True for "Glass" at the head of "Glass from the roof was found": a word of every day."""
    if not token.is_sent_start or token.tag_ not in COMMON_NOUNS or not token.is_title:
        return False
    return bool(count_articles_with(token.lower_)) or token.lower_ in find_words(doc)


def _begins_with_verb(span: Span, known: _Known) -> bool:
    """True where the rest is a name that also stands alone."""
    alone = len(span) > 1 and _plain(span[1:]) in known.labels
    return alone and is_opening_verb(span[0]) and not find_body_types(span[-1].text)


def _join(one: Span, other: Span) -> str:
    """The words of two halves of a name as they are printed; picture credits are left out."""
    return _plain(_drop_credit(one)) + one.doc[one.end : other.end].text


def _drop_credit(span: Span) -> Span:
    return span[2:] if " ".join(span[:2].text.lower().split()) in load_before_names() else span


def _stand_joined(one: Span, other: Span, halves: Container[str]) -> bool:
    near = other.start - one.end <= 1
    return near and _join(one, other) in halves


def _is_cut_apart(one: Span, other: Span) -> bool:
    """True for the halves of "the Lund Zoo and Botanical Garden", both ending in a word of bodies.

    Two bodies have an article each, or none; and a place's name begins a name of its own.
    """
    doc, last = one.doc, other.start - 2  # the tagger has the "and" in the first half, or in none
    if doc[other.start - 1].lower_ not in {"and", "&"} or not one.start < last < one.end:
        return False
    if one.label_ not in PARTS or other.label_ not in PARTS:
        return False
    if _are_two_bodies(doc[one.start : last + 1], other):
        return False
    first = one[0].lower_ == "the" or (one.start and doc[one.start - 1].lower_ == "the")
    own = other[0].lower_ == "the" or find_common_place(other[0].text)
    if not first or own or len(other) < 2 or other.start == other[0].sent.start:
        return False
    endings = find_context_words("body_ending")
    return all(
        token.lower_ in endings or bool(find_body_types(token.text))
        for token in (doc[last], other[-1])
    )
