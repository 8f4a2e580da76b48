"""Names in an article: the tagger's, repaired by titles, the gazetteer and the rest of the text."""

import re
from collections.abc import Iterable, Iterator

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from consilience.annotation.kinds import Name, find_surnames, kind_of_place, settle_kinds
from consilience.annotation.mentions_missed import add_missed, find_handle
from consilience.annotation.mentions_parts import (
    is_common_noun,
    is_opening_verb,
    read_spans,
)
from consilience.annotation.mentions_trimmed import trim_names
from consilience.annotation.roles import (
    find_title_start,
    is_body_word,
    is_honorific,
    is_title_head,
    is_title_word,
)
from consilience.annotation.trees import find_words
from consilience.language.calendar import load_months
from consilience.language.endings import cut_possessive
from consilience.language.gazetteer import find_common_place
from consilience.language.names import is_era, is_no_name, load_before_names
from consilience.records.mention import EntityKind

SPANS_KEY = "consilience_mentions"

KIND_OF_LABEL: dict[str, EntityKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "WORK_OF_ART": "work",
    "LAW": "work",
    "PRODUCT": "other",
    "EVENT": "other",
}
SHORTEST_ACRONYM = 3  # letters
COUNT = re.compile(r"\d+(?:[.,:]\d+)+%?")
LONGEST_PLACE = 4  # tokens of the longest common place name, "Democratic Republic of Congo"


@Language.factory("consilience_mentions")
def make_mentions(nlp: Language, name: str) -> "MentionFinder":
    """The component for `nlp.add_pipe("consilience_mentions")`; needs a tagger, parser and NER."""
    return MentionFinder()


class MentionFinder:
    """Puts names into `doc.spans["consilience_mentions"]`, labelled with their kind.

    `span.id_` is the title printed before a person's name, "" where there is none.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Mark the names of one document."""
        names = find_names(doc)
        doc.spans[SPANS_KEY] = [_make_span(doc, name) for name in names]
        return doc


def find_names(doc: Doc) -> tuple[Name, ...]:
    """The names of a document in reading order, none overlapping another."""
    tagged = _drop_overlaps(name for span in read_spans(doc) for name in _repair(doc, span))
    titled = _add_titled_names(doc, tagged)
    missed = add_missed(doc, _add_places(doc, titled))
    known = _add_known(doc, _add_surnames(doc, missed))
    settled = settle_kinds(doc, [name for name in known if not _counts_years(doc, name)])
    return tuple(trim_names(doc, settled))


def _counts_years(doc: Doc, name: Name) -> bool:
    """True for "BC" in "44 BC" and for "AD" in "AD 79"."""
    beside = [doc[at] for at in (name.start - 1, name.end) if 0 <= at < len(doc)]
    return any(one.like_num for one in beside) and is_era(doc[name.start : name.end].text)


def _drop_overlaps(names: Iterable[Name]) -> list[Name]:
    """The names in order without those that begin inside an earlier one."""
    kept: list[Name] = []
    for name in names:
        if not kept or kept[-1].end <= name.start:
            kept.append(name)
    return kept


def _make_span(doc: Doc, name: Name) -> Span:
    title = doc[name.title_start : name.start]
    role = "" if all(is_honorific(token.text) or token.is_punct for token in title) else title.text
    return Span(doc, name.start, name.end, label=name.kind, span_id=role)


def _repair(doc: Doc, span: Span) -> Iterator[Name]:
    """The name in a tagger's span without what does not belong to it; nothing if none is left."""
    kind = KIND_OF_LABEL.get(span.label_)
    if kind is None:
        return
    tokens = _cut_at_preposition(_cut_count(_trim(_cut_at_handle(_cut_credit(list(span))))))
    if kind == "person":
        tokens = _take_whole_name(doc, tokens)
        if tokens and tokens[-1].is_digit:
            kind = "other"  # a ship or a rocket: "Lund 7"
    elif kind == "group" and (longer := _take_whole_body(doc, tokens)):
        kind, tokens = "organisation", longer
    if not tokens or not _looks_like_name(tokens) or _is_title(tokens):
        return
    start = tokens[0].i
    words = doc[start : tokens[-1].i + 1].text
    if is_no_name(words) or (len(tokens) == 1 and is_common_noun(doc, tokens[0])):
        return
    kind = kind_of_place(words) or kind
    title_start = find_title_start(doc, start) if kind == "person" else start
    yield Name(start, tokens[-1].i + 1, kind, title_start)


def _cut_at_handle(tokens: list[Token]) -> list[Token]:
    """Without the name in a network that stands behind in brackets: "Lund Zoo (@lundzoo"."""
    at = next((at for at, token in enumerate(tokens) if at and find_handle(token)), None)
    return tokens if at is None else tokens[:at]


def _cut_credit(tokens: list[Token]) -> list[Token]:
    """Without the words before a name that credit a picture: "Courtesy of Lund Zoo"."""
    words = [token.lower_ for token in tokens[:3]]
    if len(words) > 2 and " ".join(words[:2]) in load_before_names():
        return tokens[2:]
    return tokens


def _trim(tokens: list[Token]) -> list[Token]:
    """Without articles, possessives, verbs and punctuation at the ends."""
    while tokens and (_is_edge(tokens[0]) or tokens[0].lower_ in {"the", "a", "an"}):
        tokens = tokens[1:]
    while tokens and _is_edge(tokens[-1]):
        tokens = tokens[:-1]
    return tokens


def _cut_count(tokens: list[Token]) -> list[Token]:
    """Without a count behind a name, which has marks in it: "Holm 48,741", "Holm 11.20"."""
    while len(tokens) > 1 and COUNT.fullmatch(tokens[-1].text):
        tokens = _trim(tokens[:-1])
    return tokens


def _cut_at_preposition(tokens: list[Token]) -> list[Token]:
    """Only the state in "Armenia of cross-border", which the tagger takes for a body."""
    for at, token in enumerate(tokens):
        if token.is_lower and token.pos_ == "ADP":
            return tokens[:at] if find_common_place(tokens[0].text) else tokens
    return tokens


def _take_whole_name(doc: Doc, tokens: list[Token]) -> list[Token]:
    """A person's name without the title before it, with the first name that was cut off."""
    while len(tokens) > 1 and (is_title_word(tokens[0]) or _is_seat(doc, tokens)):
        tokens = _trim(tokens[1:])
    while len(tokens) == 1 and tokens[0].i and _is_first_name(doc[tokens[0].i - 1], tokens[0]):
        tokens = [doc[tokens[0].i - 1], *tokens]
    if len(tokens) > 1 and tokens[0].i and _is_cut_off(doc[tokens[0].i - 1], tokens):
        tokens = [doc[tokens[0].i - 1], *tokens]
    if len(tokens) == 1 and _is_surname_first(doc, tokens[0]):
        tokens = [*tokens, doc[tokens[0].i + 1]]
    return tokens


def _is_cut_off(token: Token, name: list[Token]) -> bool:
    """True for the first name in "the minister, Ada Petrovna Holm", of which it is a part."""
    is_part = token.dep_ == "compound" and token.head.i == name[-1].i
    begins = not token.i or token.nbor(-1).pos_ != "PROPN"
    return is_part and begins and not token.ent_type_ and _is_first_name(token, name[0])


def _is_surname_first(doc: Doc, token: Token) -> bool:
    """True for "Holm" in "Minister Holm Ada", where the parser takes it for part of "Ada"."""
    if token.i + 1 >= len(doc) or find_title_start(doc, token.i) == token.i:
        return False
    behind = doc[token.i + 1]
    is_part = token.dep_ == "compound" and token.head.i == behind.i
    return is_part and not behind.ent_type_ and _is_first_name(behind, token)


def _take_whole_body(doc: Doc, tokens: list[Token]) -> list[Token]:
    """The name of a body that begins with an adjective, "Islamic Front", else nothing."""
    if len(tokens) != 1 or kind_of_place(tokens[0].text):
        return []
    end = tokens[0].i + 1
    while end < len(doc) and _goes_on(doc[end]) and doc[end].sent.start == tokens[0].sent.start:
        end += 1
    return list(doc[tokens[0].i : end]) if end > tokens[0].i + 1 else []


def _goes_on(token: Token) -> bool:
    apart = token.ent_type_ not in {"", "ORG"} or token.ent_iob_ == "I"
    known = is_title_head(token) or find_common_place(token.text)
    return token.pos_ == "PROPN" and token.is_title and not (apart or known)


def _is_seat(doc: Doc, tokens: list[Token]) -> bool:
    """True for the state in "Minister of Defense of Vaskaria Leo Lund"."""
    before = doc[tokens[0].i - 1] if tokens[0].i else None
    named_in_full = len(tokens) > 2
    return bool(
        before and before.lower_ == "of" and named_in_full and kind_of_place(tokens[0].text)
    )


def _is_first_name(token: Token, surname: Token) -> bool:
    if token.pos_ != "PROPN" or not token.is_title or token.sent.start != surname.sent.start:
        return False
    return not (is_title_word(token) or is_opening_verb(token) or find_common_place(token.text))


def _is_edge(token: Token) -> bool:
    if token.is_space or token.tag_ == "POS" or not cut_possessive(token.text):
        return True
    if token.is_punct and token.text not in {")", "."}:
        return True
    return token.is_lower and token.pos_ in {"VERB", "AUX", "ADP", "CCONJ", "SCONJ", "ADV", "PRON"}


def _looks_like_name(tokens: list[Token]) -> bool:
    return any(token.text[:1].isupper() or token.text[:1].isdigit() for token in tokens)


def _is_title(tokens: list[Token]) -> bool:
    """True for "Israeli Defense Minister", which the tagger takes for a body or a person."""
    if is_title_head(tokens[-1]):
        if is_body_word(tokens[0]) and any(token.lower_ == "of" for token in tokens):
            return False  # "Council of Ministers"
        return any(find_common_place(token.text) or is_title_word(token) for token in tokens[:-1])
    in_title = [is_title_word(token) or token.lower_ == "of" for token in tokens]
    of_people = [kind_of_place(token.text) == "group" for token in tokens]
    if is_body_word(tokens[-1]) or not any(in_title):
        return False
    return all(one or other for one, other in zip(in_title, of_people, strict=True))


def _add_titled_names(doc: Doc, names: list[Name]) -> list[Name]:
    """Runs of capitalised words behind a title are persons, whatever the tagger said."""
    found = {name.start: name for name in names}
    taken = {at for name in names for at in range(name.start + 1, name.end)}
    for at, word in enumerate(find_words(doc)[:-1]):
        if not word[:1].isupper() or not is_title_head(token := doc[at]):
            continue
        start, end = token.i + 1, _end_of_proper_run(doc, token.i + 1)
        inside = [found[at] for at in range(start, end) if at in found]
        shortest = 1 if is_honorific(word) else 2
        if end - start < shortest or any(name.kind == "person" for name in inside):
            continue
        if find_common_place(doc[end - 1].text):  # a headline's verb: "Minister Visits Azerbaijan"
            continue
        if end in taken or doc[start].lower_ in load_months():  # part of a longer name, a date
            continue
        for name in inside:
            found.pop(name.start, None)
        if at in found and found[at].end <= end:  # the tagger's "General Ada Lund"
            found.pop(at)
        found[start] = Name(start, end, "person", find_title_start(doc, start))
    return sorted(found.values(), key=lambda name: name.start)


def _end_of_proper_run(doc: Doc, start: int) -> int:
    end = start
    while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].is_title:
        if is_title_word(doc[end]):
            return start
        end += 1
    return end


def _add_places(doc: Doc, names: list[Name]) -> list[Name]:
    """States, peoples, regions and capitals that the tagger missed."""
    taken = {at for name in names for at in range(name.start, name.end)}
    added = []
    for at, word in enumerate(find_words(doc)):
        if at in taken or not word[:1].isupper():
            continue
        for length in range(LONGEST_PLACE, 0, -1):
            if name := _place_at(doc, at, length, taken):
                added.append(name)
                taken.update(range(name.start, name.end))
                break
    return sorted([*names, *added], key=lambda name: name.start)


def _place_at(doc: Doc, start: int, length: int, taken: set[int]) -> Name | None:
    end = start + length
    if end > len(doc) or not taken.isdisjoint(range(start, end)):
        return None
    kind = kind_of_place(doc[start:end].text)
    if kind is None or _continues_name(doc, start, end):
        return None
    return Name(start, end, kind, start)


def _continues_name(doc: Doc, start: int, end: int) -> bool:
    """True where the words are part of a longer name: "Israel Hayom", "New Mexico City Council"."""
    before, after = doc[start - 1] if start else None, doc[end] if end < len(doc) else None
    if before is not None and before.pos_ == "PROPN" and before.dep_ == "compound":
        return not is_title_word(before)
    return after is not None and after.pos_ == "PROPN" and not is_title_word(after)


def _add_surnames(doc: Doc, names: list[Name]) -> list[Name]:
    """Bare surnames that the tagger missed, of persons named in full elsewhere in the text."""
    surnames = find_surnames(doc, names)
    taken = {at for name in names for at in range(name.start, name.end)}
    added = []
    for at, word in enumerate(find_words(doc)):
        if word in surnames and at not in taken and not find_common_place(word):
            whole = _take_whole_name(doc, [doc[at]])
            start, end = whole[0].i, whole[-1].i + 1
            if taken.isdisjoint(range(start, end)):
                added.append(Name(start, end, "person", find_title_start(doc, start)))
                taken.update(range(start, end))
    return sorted([*names, *added], key=lambda name: name.start)


def _add_known(doc: Doc, names: list[Name]) -> list[Name]:
    """Single words that the tagger took for a name elsewhere in the text and missed here."""
    known = {doc[name.start].text: name.kind for name in names if name.end - name.start == 1}
    taken = {at for name in names for at in range(name.start, name.end)}
    added = [
        Name(at, at + 1, known[word], at)
        for at, word in enumerate(find_words(doc))
        if word in known
        and at not in taken
        and (_stands_apart(doc, doc[at]) or _is_acronym(doc, doc[at]))
    ]
    return sorted([*names, *added], key=lambda name: name.start)


def _is_acronym(doc: Doc, token: Token) -> bool:
    """True for "SRK" in "the SRK radio station", whatever the parser takes it for."""
    beside = [doc[at] for at in (token.i - 1, token.i + 1) if 0 <= at < len(doc)]
    apart = not any(one.is_upper or one.text == "-" for one in beside)
    if is_title_word(token) or len(token) < SHORTEST_ACRONYM:
        return False
    return token.is_upper and token.is_alpha and apart


def _stands_apart(doc: Doc, token: Token) -> bool:
    """True for a proper noun that is no part of a longer name or title."""
    if token.pos_ != "PROPN" or is_title_word(token) or not token.text[:1].isupper():
        return False
    beside = [doc[at] for at in (token.i - 1, token.i + 1) if 0 <= at < len(doc)]
    return all(one.pos_ != "PROPN" or is_title_word(one) for one in beside)
