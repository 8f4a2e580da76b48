"""One kind for one name: what the tagger, the gazetteer, titles and the words around it say."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from anyascii import anyascii
from spacy.tokens import Doc, Token

from consilience.annotation.kinds_beside import find_sign_beside
from consilience.annotation.kinds_known import find_known_kind, is_called_by_letters
from consilience.annotation.kinds_places import is_located, is_no_surname, is_sure_place_ending
from consilience.annotation.roles import find_title_start
from consilience.language.calendar import load_months
from consilience.language.contexts import find_context_words
from consilience.language.coreference import find_cue_words
from consilience.language.first_names import find_name_gender
from consilience.language.gazetteer import find_common_place, find_place
from consilience.language.name_forms import is_legal_form
from consilience.language.nominals import find_body_types, find_noun
from consilience.language.peoples import SHORTEST_STEM, is_people_of
from consilience.records.mention import EntityKind

# Votes of one mention. A title is the surest sign, the tagger is often wrong about a name that it
# has not seen.
TAGGED, TITLED, LOCATED, ARTICLED, SPEAKS, PEOPLED = 1, 3, 2, 2, 1, 3
CALLED, BODIED, CAST = 2, 3, 2  # by a first name, a word of bodies, an office beside the name
CALLED_SO = 4  # by a verb of calling before a name that ends in somebody's surname
INCORPORATED = 4  # by a legal form behind the name, anywhere in the document
CRAFT = 4  # by a word for a vessel
SIGNED_PERSON, SIGNED_FIRM = 3, 5  # by an age behind the name; by shares in it or a "which"
ENDS = ("first name", "surname")
MOST_NAMES = 4  # words of a person's name
PRIORITY: tuple[EntityKind, ...] = ("person", "place", "organisation", "group", "work", "other")


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `start:end` that name an entity, and where the title before them begins."""

    start: int
    end: int
    kind: EntityKind
    title_start: int


def settle_kinds(doc: Doc, names: Sequence[Name]) -> list[Name]:
    """The names, each wording of one kind throughout the document.

    A place of the gazetteer is that place. A bare surname of a person named in full is that
    person. Everything else is put to the vote.
    """
    names = _complete_firms(doc, names)
    votes = _count_votes(doc, names)
    full = (_settle(doc, one, votes, frozenset()) for one in names if one.end - one.start > 1)
    surnames = find_surnames(doc, names) | find_surnames(doc, [*full])
    for name in names:
        if _is_nickname(doc, name, surnames):
            votes[_text(doc, name)]["person"] += CALLED_SO
    for firm in _find_firms(doc, names):
        votes[firm]["organisation"] += INCORPORATED
    for place, people in _find_peoples(doc, names, votes, surnames):
        votes[place]["place"] += PEOPLED * votes[people].total()
        votes[people]["group"] += PEOPLED * votes[people].total()
    return [_settle(doc, name, votes, surnames) for name in names]


def find_surnames(doc: Doc, names: Sequence[Name]) -> frozenset[str]:
    """The last words of persons' names of more than one word."""
    return frozenset(
        doc[name.end - 1].text
        for name in names
        if name.kind == "person" and name.end - name.start > 1
        if name.title_start < name.start
        or not (_begins_like_place(doc, name) or is_no_surname(doc[name.end - 1].lower_))
    )


def _begins_like_place(doc: Doc, name: Name) -> bool:
    """True for "Lower Holm"."""
    return doc[name.start].lower_ in find_context_words("place_beginning")


def kind_of_place(words: str) -> EntityKind | None:
    """What the gazetteer says of a whole name: a place, a people, or nothing."""
    place = find_common_place(words)
    if place is None:
        return None
    return "group" if place.kind == "people" else "place"


def _settle(
    doc: Doc, name: Name, votes: dict[str, Counter[EntityKind]], surnames: frozenset[str]
) -> Name:
    text = _text(doc, name)
    if known := kind_of_place(text) or find_known_kind(text):
        return replace(name, kind=known) if name.title_start == name.start else name
    if text in surnames:
        return replace(name, kind="person", title_start=find_title_start(doc, name.start))
    if name.title_start == name.start and find_place(text):
        return replace(name, kind="place")
    count = votes[text]
    kind = min(count, key=lambda one: (-count[one], PRIORITY.index(one)))
    title_start = name.title_start if kind == "person" else name.start
    return replace(name, kind=kind, title_start=title_start)


def _count_votes(doc: Doc, names: Sequence[Name]) -> dict[str, Counter[EntityKind]]:
    votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    for name in names:
        vote = votes[_text(doc, name)]
        _vote_by_words(doc, name, vote)
        vote[name.kind] += TAGGED
        before = doc[name.start - 1].lower_ if name.start else ""
        after = doc[name.end] if name.end < len(doc) else None
        if name.title_start < name.start:
            vote["person"] += TITLED
        elif before in find_context_words("before_place"):
            vote["place"] += LOCATED
        elif before in find_context_words("article"):
            vote["organisation"] += ARTICLED if name.kind == "person" else 0
        elif after is not None and _speaks(doc[name.end - 1], after):
            vote["person"] += SPEAKS
        elif after is not None and after.lower_ in find_context_words("place_noun"):
            vote["place"] += LOCATED
    return votes


def _speaks(last: Token, after: Token) -> bool:
    """Not in "a spokesman for Holm said"."""
    return last.dep_ != "pobj" and after.lemma_ in find_context_words("speech")


def _vote_by_words(doc: Doc, name: Name, vote: Counter[EntityKind]) -> None:
    """Votes by the words of the name and the nouns beside it."""
    if _is_called_like_person(doc, name):
        vote["other"] += CRAFT
    elif kind := _read_words(doc, name):
        vote[kind] += BODIED if kind == "organisation" else CALLED
    if _is_people_before_person(doc, name):
        vote["group"] += PEOPLED
    if sign := find_sign_beside(doc, name.start, name.end, name.kind):
        vote[sign] += SIGNED_FIRM if sign == "organisation" else SIGNED_PERSON
    if name.title_start == name.start and is_located(doc, name.start, name.end):
        vote["place"] += LOCATED
    if _is_reached(doc, name) or _is_dateline(doc, name):
        vote["place"] += LOCATED
    if _is_behind_body(doc, name) or is_called_by_letters(doc, name.start, name.end):
        vote["organisation"] += BODIED
    if _is_beside_person(doc, name):
        vote["person"] += CAST
    if _is_craft(doc, name):
        vote["other"] += CRAFT


def _read_words(doc: Doc, name: Name) -> EntityKind | None:
    """The kind that the words of a name of several tell: "Holm Mining", "Ada Zelk"."""
    if name.end - name.start < 2 or name.title_start < name.start:
        return None
    if find_body_types(doc[name.end - 1].text):
        return "organisation"
    if is_sure_place_ending(doc[name.end - 1].lower_):
        return "place"
    if name.kind == "person" and _begins_like_place(doc, name):
        return "place"
    first = doc[name.start]
    called = name.end - name.start <= MOST_NAMES and all(
        one.is_title for one in doc[name.start : name.end]
    )
    is_place = called and doc[name.end - 1].lower_ in find_context_words("place_ending")
    if is_place and (name.end - name.start > len(ENDS) or _has_article(doc, name)):
        return "place"  # "Ada Holm Bridge", "the Rose Garden"
    if called and find_name_gender(anyascii(first.lower_)):
        return "person"
    return "place" if is_place else None


def _has_article(doc: Doc, name: Name) -> bool:
    return name.start > 0 and doc[name.start - 1].lower_ in find_context_words("article")


def _is_people_before_person(doc: Doc, name: Name) -> bool:
    """True for the adjective in "her Zelkri counterpart", "a Zelkrese official"."""
    if not name.start or not _is_adjective(doc, name):
        return False
    owned = doc[name.start - 1].tag_ == "PRP$"
    ending = doc[name.start].text.endswith(tuple(find_context_words("sure_people_ending")))
    kinds = find_noun(doc[name.end].lemma_.lower()).kinds
    return ending and (owned or bool(kinds & {"person", "counterpart"}))


def _is_reached(doc: Doc, name: Name) -> bool:
    """True for the name in "left for Sandholm" and "an invitation to Sandholm"."""
    before = doc[name.start - 1] if name.start and name.title_start == name.start else None
    if before is None or before.lower_ not in find_context_words("to_place"):
        return False
    above = before.head
    return above.i < before.i and above.lemma_.lower() in find_context_words("motion")


def _is_dateline(doc: Doc, name: Name) -> bool:
    """True for the name that begins a sentence and has a date behind it: "SANDHOLM, May 6."."""
    begins = doc[name.start].is_sent_start
    if not begins or name.end + 2 >= len(doc) or doc[name.end].text != ",":
        return False
    day, month = doc[name.end + 1 : name.end + 3]
    months = {one.lower_.strip(".") in load_months() for one in (day, month)}
    return months == {True, False} and (day.is_digit or month.is_digit)


def _is_behind_body(doc: Doc, name: Name) -> bool:
    """True for the name in "the oil firm Kasto" and "the firm, Kasto,"."""
    if not name.start or name.title_start < name.start:
        return False
    before, last = doc[name.start - 1], doc[name.end - 1]
    if before.text == "," and last.dep_ == "appos" and last.head.i < before.i:
        before = last.head
    return before.tag_ == "NN" and find_noun(before.lower_).kinds == {"body"}


def _is_nickname(doc: Doc, name: Name, surnames: frozenset[str]) -> bool:
    """True for the name in "nicknamed “Mad Dog Holm”" where somebody is called Holm."""
    if name.end - name.start < 2 or doc[name.end - 1].text not in surnames:
        return False
    quoted = name.start > 1 and doc[name.start - 1].is_quote
    at = name.start - 1 - quoted
    verb = doc[at].lemma_.lower() if at >= 0 else ""
    calls = quoted and verb in find_cue_words("calling_verb")
    return calls or verb in find_cue_words("nickname_verb")


def _is_craft(doc: Doc, name: Name) -> bool:
    """True for the name in "the tanker Ada Holm", "a ship called Ada Holm"."""
    at = name.start - 1
    while at > 0 and (doc[at].lower_ == "the" or doc[at].is_punct):
        at -= 1
    if at > 0 and (doc[at].lemma_ in find_cue_words("calling_verb") or doc[at].lower_ == "as"):
        above = [doc[at].head, *(one for one in doc[at].head.children if one.dep_ == "dobj")]
        return any(one.i < name.start and _is_of_craft(one) for one in above)
    return at >= 0 and at == name.start - 1 and _is_of_craft(doc[at])


def _is_called_like_person(doc: Doc, name: Name) -> bool:
    """True for the name in "the Ada Holm sank": no person has an article, a vessel has.

    Not before a noun: "the Ada Holm trial".
    """
    noun = name.end < len(doc) and doc[name.end].pos_ in {"NOUN", "PROPN", "ADJ"}
    called = name.kind == "person" and _read_words(doc, name) == "person"
    return called and not noun and _has_article(doc, name)


def _is_of_craft(token: Token) -> bool:
    words = find_context_words("craft")
    return token.is_lower and (token.lower_ in words or token.lemma_.lower() in words)


def _is_beside_person(doc: Doc, name: Name) -> bool:
    """True for the name in "its secretary, Ada Zelk," and in "the secretary Ada Zelk".

    Other words may stand between where the parse has the name beside the noun: "a secretary of
    the firm, Ada Zelk".
    """
    at = name.start - 1
    behind_comma = at >= 1 and doc[at].text == ","
    if behind_comma:
        at -= 1
    if at < 0 or name.end - name.start < 2:
        return False
    last = doc[name.end - 1]
    beside = last.head if behind_comma and last.dep_ == "appos" else doc[at]
    if beside.dep_ == "pobj" and beside.head.i < beside.i:
        beside = beside.head.head  # "her colleague from Zelk, Ada Holm"
    return any(
        noun.tag_ == "NN" and noun.i < name.start and _is_person_noun(noun)
        for noun in (doc[at], beside)
    )


def _is_person_noun(noun: Token) -> bool:
    kinds = find_noun(noun.lower_).kinds
    return "person" in kinds and "body" not in kinds


def _complete_firms(doc: Doc, names: Sequence[Name]) -> list[Name]:
    """The names, with a firm's first words where the tagger cut them off.

    "Bahnen AG" behind "Holm" is the whole "Holm Bahnen AG", if "Holm Bahnen" is a name elsewhere.
    """
    known = {_text(doc, one) for one in names if one.end - one.start > 1}
    completed: list[Name] = []
    for name in names:
        last, free = name.end - 1, completed[-1].end if completed else 0
        if last > name.start and is_legal_form(doc[last].text):
            starts = range(max(name.start - MOST_NAMES, free), name.start)
            start = next((at for at in starts if doc[at:last].text in known), name.start)
            if start < name.start:
                name = replace(name, start=start, title_start=start)
        completed.append(name)
    return completed


def _find_firms(doc: Doc, names: Sequence[Name]) -> list[str]:
    """Names that stand somewhere with their legal form: "Holm Bahnen" of "Holm Bahnen AG"."""
    firms = []
    for name in names:
        end = name.end - 1
        if name.end < len(doc) and is_legal_form(doc[name.end].text):
            firms.append(_text(doc, name))
        elif end > name.start and is_legal_form(doc[end].text):
            firms += [_text(doc, name), doc[name.start : end].text]
    return firms


def _find_peoples(
    doc: Doc,
    names: Sequence[Name],
    votes: dict[str, Counter[EntityKind]],
    surnames: frozenset[str],
) -> list[tuple[str, str]]:
    """Places and the names of their peoples, both of this document: ("Sandholm", "Sandholmer").

    The people's name must stand as an adjective somewhere; parts of persons' names are left out.
    """
    single = {_text(doc, name) for name in names if name.end - name.start == 1} - surnames
    adjectives = {_text(doc, name) for name in names if _is_adjective(doc, name)} & single
    by_stem: dict[str, list[str]] = defaultdict(list)
    for text in single:
        by_stem[text[:SHORTEST_STEM]].append(text)
    pairs = []
    for people in sorted(adjectives):
        company = (one for one in by_stem[people[:SHORTEST_STEM]] if one != people)
        if place := next((one for one in sorted(company) if is_people_of(people, one)), None):
            pairs.append((place, people))
    return pairs


def _is_adjective(doc: Doc, name: Name) -> bool:
    """True for a single word that stands right before a common noun: "Sandholmer council"."""
    if name.end - name.start != 1 or name.title_start < name.start or name.end >= len(doc):
        return False
    noun = name.end
    if doc[noun].pos_ == "ADJ" and noun + 1 < len(doc):  # "the Zelkese interior minister"
        noun += 1
    return doc[name.end].is_lower and doc[noun].pos_ == "NOUN"


def _text(doc: Doc, name: Name) -> str:
    return doc[name.start : name.end].text
