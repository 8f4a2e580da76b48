"""Who stands behind a claim: the chain of sources from the quotations of the article."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from consilience.annotation.claims.arguments import find_arguments, form_of, is_source_phrase
from consilience.annotation.claims.denials import find_denial
from consilience.annotation.claims.factuality import find_mark
from consilience.annotation.claims.parse import Parse
from consilience.annotation.claims.parts import Range
from consilience.annotation.claims.predicates import find_own_governor
from consilience.annotation.quotations.parse import TIMES
from consilience.annotation.quotations.parts import FoundQuotation
from consilience.language.claims import (
    Governor,
    load_claim_words,
    load_governors,
    load_noun_governors,
)
from consilience.language.cues import holds_noun

MOST_PIECES = 60  # of quotations looked through for one word; more lie only in broken texts
# Rules of the quotation layer that find what is asked, wished for or judged.
ATTITUDES = frozenset(
    {"infinitive", "gerund", "object", "preposition", "noun", "adjective", "label"}
)


@dataclass(frozen=True, slots=True)
class Link:
    """A source as words of the document, its cue as characters; `size` of what it says."""

    first: int
    last: int
    cue: Range | None
    size: int


# Where a piece of content begins and ends, who says it, and the cue of an attitude.
Piece = tuple[int, int, tuple[Link, ...], int | None]


class Sources:
    """The sources of any word of a document."""

    def __init__(self, parse: Parse, quotations: Sequence[FoundQuotation]) -> None:
        """Keeps the quotations whose speaker stands behind what they hold."""
        self._parse = parse
        self._pieces: list[Piece] = []
        self.cues: set[int] = set()
        self._spoken: dict[int, tuple[Link, ...]] = {}
        for one in quotations:
            cue = self._find_cue(one)
            if one.rule not in ATTITUDES and cue is not None:
                self.cues.add(cue)
            if one.speaker is None or not self._is_voiced(one, cue) or self._is_empty(one, cue):
                continue
            links = tuple(self._make_links(one, cue))
            if cue is not None:
                self._spoken[cue] = links
            attitude = cue if one.rule in ATTITUDES and one.kind != "direct" else None
            self._pieces += [(*piece, links, attitude) for piece in one.content]
        self._pieces.sort(key=lambda one: (one[0], -one[1]))
        self._starts = [one[0] for one in self._pieces]
        self._reach = _find_reach(self._pieces)

    def find(self, at: int) -> tuple[Link, ...]:
        """The chain of sources of a word, outermost first."""
        place = self._parse.start[at]
        found = [*self._find_quoted(at, place), *self._find_parsed(at)]
        denial = find_denial(self._parse, at)
        if denial is not None:  # who denies a claim, not who makes it
            found = [*self._link_doer(denial, 0), *self._find_quoted_outside(denial)]
        own = [one for one in found if not one.first <= at <= one.last]
        own.sort(key=lambda one: -one.size)
        chain: list[Link] = []
        for one in own:
            if self._is_nobody(one) or (chain and self._is_same(chain[-1], one)):
                continue
            if all(one.first > kept.last or one.last < kept.first for kept in chain):
                chain.append(one)
        return tuple(chain)

    def _find_quoted_outside(self, verb: int) -> Iterator[Link]:
        """The sources of a verb itself."""
        yield from self._find_quoted(verb, self._parse.start[verb])
        yield from self._find_parsed(verb)

    def _is_same(self, outer: Link, inner: Link) -> bool:
        """True for "I" inside what somebody says, for "Lund said he expects" and "his claim"."""
        parse, word = self._parse, inner.first
        if inner.first != inner.last or inner.first == outer.first:
            return False
        if parse.lower[word] in load_claim_words("speaker_self"):
            return True
        below = parse.head[word]
        verb = parse.head[below]
        says = any(parse.head[one] == verb for one in range(outer.first, outer.last + 1))
        if parse.tag[word] == "PRP$":  # "Lund repeated his claim"
            return says and parse.dep[below] == "dobj"
        says = says and parse.dep[below] == "ccomp"
        person = parse.kind.get(outer.last) == "person"
        words = load_claim_words("speaker_pronoun" if person else "body_pronoun")
        return says and parse.lower[word] in words

    def _is_nobody(self, one: Link) -> bool:
        """True for "nobody says that …" and for a time: "Saturday showed that …"."""
        parse = self._parse
        told = [at for at in range(one.first, one.last + 1) if parse.tag[at] != "DT"]
        is_time = bool(told) and all(parse.label[at] in TIMES for at in told)
        return is_time or parse.lower[one.first] in load_claim_words("negation")

    def _find_quoted(self, word: int, place: int) -> Iterator[Link]:
        at = bisect_right(self._starts, place) - 1
        last = at - MOST_PIECES
        while at >= 0 and at > last and self._reach[at] > place:
            start, end, links, attitude = self._pieces[at]
            if start <= place < end and not self._is_aside(word, attitude):
                yield from links
            at -= 1

    def _is_aside(self, word: int, attitude: int | None) -> bool:
        """True for a relative clause that tells more of what is only named in an attitude."""
        if attitude is None:
            return False
        parse = self._parse
        for one in (word, *parse.climb(word)):
            if one == attitude:
                return False
            if parse.dep[one] == "relcl":
                return True
        return False

    def _find_parsed(self, at: int) -> Iterator[Link]:
        """Reports above a word that the quotation layer passed over: "pictures show that …"."""
        parse = self._parse
        for word in (at, *parse.climb(at)):
            yield from self._find_beside(word)
            found = find_own_governor(parse, word)
            if found is not None:
                yield from self._find_governing(word, *found)
            elif parse.dep[word] in {"relcl", "acl"}:
                yield from self._find_holding(word)
                return

    def _find_holding(self, word: int) -> Iterator[Link]:
        """Who has it in "the report shows evidence that …"."""
        parse = self._parse
        noun = parse.head[word]
        entry = load_noun_governors().get(parse.lemma[noun])
        if entry is None or not entry.voices or find_mark(parse, word) != "that":
            return
        verb = parse.head[noun]
        if parse.dep[noun] == "dobj" and holds_noun(parse.lemma[verb], parse.lemma[noun]):
            yield from self._link_doer(verb, parse.end[parse.right[word]] - parse.start[noun])

    def _find_beside(self, word: int) -> Iterator[Link]:
        """Reports that the parser hangs below what they report, or above the verb before "and"."""
        parse = self._parse
        for one in parse.below(word, "parataxis"):
            yield from self._spoken.get(one, ())
        for one in parse.children[word]:  # "says, according to the Courier, that …"
            if is_source_phrase(parse, one):
                for thing in (
                    below for last in parse.children[one] for below in parse.below(last, "pobj")
                ):
                    size = parse.end[parse.right[word]] - parse.start[parse.left[word]]
                    yield Link(thing, thing, parse.characters(one, one + 1), size)
        if parse.dep[word] == "conj" and find_mark(parse, word) == "that":
            above = next((one for one in parse.climb(word) if one in self._spoken), word)
            yield from self._spoken.get(above, ())

    def _find_governing(self, word: int, above: int, governor: Governor) -> Iterator[Link]:
        parse = self._parse
        if above in self._spoken or not self._stands(word, governor):
            return
        for subject in find_arguments(parse, above).doers[:1]:
            empty = parse.lower[subject] == "it" and parse.first(above, "expl", "auxpass")
            if not empty and not parse.left[word] <= subject <= parse.right[word]:
                size = parse.end[parse.right[word]] - parse.start[parse.left[word]]
                yield Link(subject, subject, parse.characters(above, above), size)

    def _stands(self, word: int, governor: Governor) -> bool:
        """True if the subject of the governor stands behind what it governs."""
        if not governor.voices or governor.kind == "wish":
            return False
        return form_of(self._parse, word) == "clause" or bool(governor.makes)

    def _find_cue(self, one: FoundQuotation) -> int | None:
        """The verb or noun of the cue."""
        if one.cue is None:
            return None
        parse = self._parse
        first = bisect_right(parse.start, one.cue[0]) - 1
        found = None
        at = max(first, 0)
        while at < len(parse.start) and parse.start[at] < one.cue[1]:
            if parse.pos[at] in {"VERB", "NOUN"} or found is None:
                found = at
            at += 1
        return found

    def _is_voiced(self, one: FoundQuotation, cue: int | None) -> bool:
        if one.kind == "direct" or cue is None:
            return True
        lemma = self._parse.lemma[cue]
        if one.rule == "noun" and self._parse.pos[cue] == "NOUN":
            noun = load_noun_governors().get(lemma)
            return noun is not None and noun.voices
        governors = load_governors().get(lemma, ())
        if one.rule not in ATTITUDES:
            return not governors or any(entry.voices for entry in governors)
        return any(
            entry.voices and entry.kind != "wish" and (entry.makes or one.rule == "gerund")
            for entry in governors
        )

    def _is_empty(self, one: FoundQuotation, cue: int | None) -> bool:
        """True for "it emerged that", where nobody speaks."""
        if one.speaker is None or cue is None or self._parse.lemma[cue] in load_governors():
            return False
        first, last = self._find_words(one.speaker)
        return first == last and self._parse.lower[first] == "it"

    def _make_links(self, one: FoundQuotation, cue: int | None) -> Iterator[Link]:
        size = sum(end - start for start, end in one.content)
        quoting = None if cue is None else self._find_quoting(cue)
        if quoting is not None:
            if one.via is not None and self._parse.is_passive(quoting):
                yield Link(*self._find_words(one.via), None, size + 1)
            yield from self._link_doer(quoting, size + 1)
        if one.speaker is None:
            return
        first, last = self._find_speaker(one, one.speaker, cue)
        for word in range(first, last + 1):
            if self._is_quoting(word) and self._parse.dep[word] == "acl":
                yield from self._link_doer(word, size + 1)
                last = max(first, min(last, self._parse.left[word] - 1))
        yield Link(first, last, one.cue, size)
        for word in () if cue is None else self._parse.below(cue, "advcl", "prep"):
            thing = self._parse.first(word, "dobj")
            if self._is_quoting(word) and thing is not None:
                yield Link(thing, thing, self._parse.characters(word, word), size - 1)

    def _find_speaker(
        self, one: FoundQuotation, speaker: Range, cue: int | None
    ) -> tuple[int, int]:
        """First and last word of who speaks; for an attitude the subject in the mended parse.

        "Urged them to go and promised to pay": it is not "them" who promise.
        """
        first, last = self._find_words(speaker)
        if one.rule not in ATTITUDES or cue is None or self._parse.pos[cue] != "VERB":
            return first, last
        doers = find_arguments(self._parse, cue).doers
        if not doers or any(first <= doer <= last for doer in doers):
            return first, last
        return doers[0], doers[0]

    def _link_doer(self, verb: int, size: int) -> Iterator[Link]:
        for doer in find_arguments(self._parse, verb).doers[:1]:
            yield Link(doer, doer, self._parse.characters(verb, verb), size)

    def _is_quoting(self, word: int) -> bool:
        return self._parse.lemma[word] in load_claim_words("quoting")

    def _find_quoting(self, cue: int) -> int | None:
        """The verb of "quoted a nurse as saying", where two speak: who is quoted and who quotes."""
        parse = self._parse
        if parse.dep[cue] != "pcomp":
            return None
        above = parse.head[parse.head[cue]]
        return above if self._is_quoting(above) else None

    def _find_words(self, place: Range) -> tuple[int, int]:
        starts = self._parse.start
        first = max(bisect_right(starts, place[0]) - 1, 0)
        last = max(bisect_right(starts, place[1] - 1) - 1, first)
        return first, last


def _find_reach(pieces: Sequence[Piece]) -> list[int]:
    """How far any piece up to each one reaches, so that a search backward knows where to stop."""
    reach: list[int] = []
    for _, end, *_ in pieces:
        reach.append(max(end, reach[-1]) if reach else end)
    return reach
