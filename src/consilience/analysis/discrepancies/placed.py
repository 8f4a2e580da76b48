"""The named places of a sentence, and how it speaks of them: "near the village of Onde"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from consilience.analysis.discrepancies.headlines import is_headline
from consilience.analysis.discrepancies.reading import Sentence
from consilience.language.claims import load_claim_words
from consilience.language.discrepancies import load_difference_words
from consilience.language.nominals import find_noun
from consilience.language.words import find_words
from consilience.records.span import Span

COMPASS = r"(?:north|south|east|west)(?:-?(?:east|west))?"
NAME = r"[A-Z][\w’'-]*(?: (?:(?:of|al|el|de|da|la|du) |[dl][’'])?[A-Z][\w’'-]*)*"
# "near the village of", "at", "20 kilometres north of the town of", and a noun behind the name.
PHRASE = re.compile(
    r"\b(?P<way>[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|[Oo]ff|[Oo]n|aboard|close to|along|across|around"
    r"|beside|inside|above|below|beneath|down|descent from|view from|from"
    r"|to|into|through|via|for|towards?"
    rf"|(?P<side>{COMPASS}) of)"
    rf" (?P<article>the )?(?:[a-z]+ )?(?:(?P<before>[a-z]+) of (?:the )?)?(?P<name>{NAME})"
    r"(?:['’]s)?(?=(?: (?P<behind>[a-z]+))?)"
)
# "Interstate 12", "Ald. 4": more of a name than its words.
CUT_OFF = re.compile(r"[ -]\d|\.(?! ?[’”\"]?$)(?=.)")
OF = re.compile(
    r"(?P<of>[A-Z][\w’'-]*), (?:[a-z0-9,.-]+ ){0,4}$"
)  # "in Onde, located north of Tula"
SOME = frozenset({"a", "an"})
LISTED = re.compile(rf"(?:, {NAME})*,? (?:and|or|as well as) (?:in |near |at )?{NAME}")
WITHIN = re.compile(r", [A-Z]")
ABBREVIATION = 6  # characters of ", N.H."
GOING = frozenset({"from", "to", "into", "through", "via", "for", "toward", "towards"})
SITTING = frozenset({"in", "near", "outside", "off", "close to", "at"})
INSIDE = frozenset({"in", "at"})
BESIDE = frozenset({"near", "outside", "off", "close to"})


@dataclass(frozen=True, eq=False)
class Placed:
    """A place in its sentence: words of its name without nouns for places, and what it is.

    `is_house`: "at the Golden Stag", a name with an article and no noun for a place. `is_some`: "a
    Norbury hospital", which is not called so. `of`: whose side it is, "Onde, north of Tula".
    `thing`: the noun for what stands there, "a mill in Onde".
    """

    sentence: Sentence
    span: Span
    name: str
    words: frozenset[str]
    side: str
    noun: str
    is_within: bool
    way: str
    is_near: bool = False
    is_house: bool = False
    is_some: bool = False
    of: str = ""
    thing: str = ""

    @property
    def key(self) -> str:
        """The name and the side, whatever the order of the words."""
        return f"{self.side} {' '.join(sorted(self.words))}"


def read_placed(sentence: Sentence) -> Iterator[Placed]:
    """The named places of a sentence, with what stands before and behind the name.

    Behind "in" or "near" any name but a person's is one. None of a headline, where all is in
    capitals, nor of a list ("in Onde, Tula and Brenn"), which tells no one place.
    """
    if is_headline(sentence):
        return
    kinds = [
        (one.span.start - sentence.start, one.span.end - sentence.start, one.kind)
        for one in sentence.mentions
        if one.form == "name"
    ]
    times = [
        (one.span.start - sentence.start, one.span.end - sentence.start) for one in sentence.times
    ]
    for match in PHRASE.finditer(sentence.text):
        start, end = match.span("name")
        if any(first < end and start < last for first, last in times):
            continue
        if LISTED.match(sentence.text, end) or CUT_OFF.match(sentence.text, end):
            continue
        if match["way"] == "at" and _works_there(sentence, match.start()):
            continue
        found = {kind for first, last, kind in kinds if first < end and start < last}
        placed = _read_phrase(sentence, match)
        is_spot = match["before"] in load_difference_words("spots")
        is_sure = "place" in found or placed.noun or placed.side or is_spot
        is_bare = match.start("name") == match.end("way") + 1
        if found == {"person"} and match["way"].lower() in INSIDE and is_bare:
            found = found - {"person"} if _is_told_once(sentence, match["name"]) else found
        is_body = match["name"].isupper() and found == {"organisation"}  # "at HWRC"
        is_likely = is_bare and match["way"].lower() in SITTING and "person" not in found
        is_likely = is_likely and not is_body
        if _is_aim(sentence, placed) and placed.words and (is_sure or is_likely):
            yield placed


def _works_there(sentence: Sentence, start: int) -> bool:
    """True right behind a person's name: "Ida Holm at Torv Weekly says so"."""
    end = sentence.start + start - 1
    return any(
        one.form == "name" and one.kind == "person" and one.span.end == end
        for one in sentence.mentions
    )


def _is_aim(sentence: Sentence, placed: Placed) -> bool:
    """False for "the loss to Onde", which tells of no way there."""
    claims = sentence.claims
    return not placed.way or any(one.where and one.where.overlaps(placed.span) for one in claims)


def _is_told_once(sentence: Sentence, name: str) -> bool:
    """True for one word taken for a person's name that the article has nowhere else."""
    mentions = sentence.annotations.mentions
    return name.isalpha() and sum(name in one.span.text for one in mentions) == 1


def _read_phrase(sentence: Sentence, match: re.Match[str]) -> Placed:
    nouns = load_claim_words("place", "claims_places")
    words = find_words(match["name"])
    behind = match["behind"] if match["behind"] in nouns else ""
    before = match["before"] if match["before"] in nouns else ""
    last = match.end("behind") if behind else match.end("name")
    opening = sentence.text[match.end("way") : match.start("name")].split()
    of = OF.search(sentence.text[: match.start()]) if match["side"] else None
    return Placed(
        sentence,
        sentence.span(match.start() if match["side"] else match.start("name"), last),
        match["name"],
        frozenset(words) - nouns,
        (match["side"] or "").replace("-", ""),
        behind or before or (words[-1] if words and words[-1] in nouns else ""),
        _is_within(sentence, last),
        match["way"].lower() if match["way"].lower() in GOING else "",
        match["way"].lower() in BESIDE,
        match["way"].lower() == "at" and bool(match["article"]) and not (behind or match["before"]),
        bool(opening) and opening[0] in SOME,
        of["of"] if of else "",
        _read_thing(sentence.text[: match.start()]),
    )


def _read_thing(before: str) -> str:
    """The noun for a building right before a place."""
    word = before.split()[-1:] if before.endswith(" ") else []
    return word[0] if word and "place" in find_noun(word[0]).kinds else ""


def _is_within(sentence: Sentence, end: int) -> bool:
    """True for "Onde, Talvern": a place in another."""
    if not WITHIN.match(sentence.text, end):
        return False
    start = sentence.start + end + len(", ")
    return "." in sentence.text[end : end + ABBREVIATION] or any(
        one.kind == "place" and one.span.start == start for one in sentence.mentions
    )
