"""The claims of an article: what it reports, of whom, when and where, as fact or not, by whom."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc

from consilience.annotation.claims.arguments import find_blaming
from consilience.annotation.claims.coordination import split_draft
from consilience.annotation.claims.factuality import read_factuality
from consilience.annotation.claims.parse import NOMINAL, VERBAL, Parse, make_parse
from consilience.annotation.claims.parts import (
    Draft,
    FoundClaim,
    FoundPart,
    FoundQuantity,
    FoundSource,
    Range,
)
from consilience.annotation.claims.places import find_place
from consilience.annotation.claims.predicates import find_drafts
from consilience.annotation.claims.quantities import find_numbers, find_quantities
from consilience.annotation.claims.roles import find_parts
from consilience.annotation.claims.sources import Link, Sources
from consilience.annotation.claims.times import find_claim_times, find_timed
from consilience.annotation.event_types import FoundType, find_event_type
from consilience.annotation.event_types.frames import Frame
from consilience.annotation.quotations import SPANS_KEY as QUOTATIONS_KEY
from consilience.annotation.quotations import FoundQuotation, find_quotations
from consilience.annotation.times import PUBLISHED_KEY, FoundTime, find_times
from consilience.annotation.times import SPANS_KEY as TIMES_KEY
from consilience.language.claims import load_claim_words, load_fates
from consilience.language.event_types import (
    load_acts,
    load_constructions,
    load_operators,
    load_speech,
)
from consilience.records.claim import Role

__all__ = ["SPANS_KEY", "ClaimFinder", "FoundClaim", "find_claims", "make_claims"]

SPANS_KEY = "consilience_claims"
SWAPPED: dict[Role, Role] = {"actor": "recipient", "recipient": "actor"}
BEFORE_HEAD = frozenset(
    {"det", "amod", "nummod", "compound", "poss", "quantmod", "nmod", "advmod", "predet", "neg"}
)
MOST_WORDS = 40  # of the words for one participant
MOST_STEPS = 4


@cache
def _find_typed_words() -> frozenset[str]:
    """Lemmas that can have a type of event."""
    acts = load_acts("verb").keys() | load_acts("noun").keys() | load_speech().keys()
    return frozenset(acts | load_constructions().keys() | load_operators().keys())


@Language.factory("consilience_claims")
def make_claims(nlp: Language, name: str) -> "ClaimFinder":
    """The component for `nlp.add_pipe("consilience_claims")`; needs a tagger and parser.

    Names, quotations and times are taken from the components before it, where they are there.
    """
    return ClaimFinder()


class ClaimFinder:
    """Puts claims into `doc.spans["consilience_claims"]` and `doc.user_data`.

    The spans are the predicates, labelled with the factuality; `span.id_` is the number of the
    claim in `doc.user_data["consilience_claims"]`, a tuple of `FoundClaim`.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Mark the claims of one document."""
        times = doc.user_data.get(TIMES_KEY)
        if times is None:
            times = find_times(doc, doc.user_data.get(PUBLISHED_KEY))
        quotations = doc.user_data.get(QUOTATIONS_KEY)
        if quotations is None:
            quotations = find_quotations(doc)
        found = find_claims(doc, times=times, quotations=quotations)
        spans = (
            doc.char_span(*one.predicate, label=one.factuality, span_id=str(number))
            for number, one in enumerate(found)
        )
        doc.spans[SPANS_KEY] = [span for span in spans if span is not None]
        doc.user_data[SPANS_KEY] = found
        return doc


def find_claims(
    doc: Doc, *, times: Sequence[FoundTime], quotations: Sequence[FoundQuotation]
) -> tuple[FoundClaim, ...]:
    """The claims of a document in the order of their predicates; none without a parse.

    `times` and `quotations` are those of the same document; names are read from its spans.
    """
    if not len(doc) or not doc.has_annotation("DEP"):
        return ()
    parse = make_parse(doc)
    timed = find_timed(parse, times)
    sources = Sources(parse, quotations)
    drafts = [
        one
        for draft in find_drafts(parse, sources.cues)
        for one in split_draft(parse, draft, timed.keys())
    ]
    for draft in drafts:
        found = find_parts(parse, draft, timed.keys())
        draft.parts = [one for one in found if _belongs(parse, draft, one[1])]
    told = find_claim_times(parse, drafts, times, timed)
    numbers = find_numbers(parse, times, timed)
    counted = find_quantities(parse, drafts, numbers)
    maker = _Maker(parse, sources, timed)
    claims = (
        maker.make(draft, told.get(at), counted.get(at, ())) for at, draft in enumerate(drafts)
    )
    return tuple(one for one in claims if one is not None)


def _belongs(parse: Parse, draft: Draft, head: int) -> bool:
    """True if a participant stands before the verb or on this claim's side of an "and"."""
    return head < draft.predicate or parse.head[head] > head or draft.holds(head)


def _drop_nested(names: Iterable[Range]) -> list[Range]:
    """The names that stand in no other before them."""
    kept: list[Range] = []
    for one in names:
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


class _Maker:
    """Makes claims of drafts."""

    def __init__(self, parse: Parse, sources: Sources, timed: dict[int, int]) -> None:
        self._parse = parse
        self._sources = sources
        self._timed = timed
        self._frames: dict[int, Frame] = {}

    def make(
        self, draft: Draft, when: FoundTime | None, quantities: tuple[FoundQuantity, ...]
    ) -> FoundClaim | None:
        """The claim, or None where too little is told for one."""
        parse, at = self._parse, draft.predicate
        where = find_place(parse, draft, self._timed.keys())
        if not self._is_enough(draft, when, where, quantities):
            return None
        kind = self._find_type(draft)
        parts = self._make_parts(draft, kind)
        factuality, cue, negated = read_factuality(parse, draft, timed=when is not None)
        if draft.fate is not None and factuality == "ongoing":
            factuality = "occurred"  # who is dead has died
        place = None if where is None else self._find_words(where)[0]
        word = at if draft.fate is None else draft.fate
        predicate = parse.characters(word, word)
        told = [predicate, *(one.range for one in parts), *(one.range for one in quantities)]
        told += [parse.characters(one, one) for one in draft.carriers]
        told += [place] if place else []
        told += [(when.start, when.end)] if when else []
        return FoundClaim(
            span=(min(one[0] for one in told), max(one[1] for one in told)),
            predicate=predicate,
            lemma=self._find_lemma(draft),
            parts=parts,
            when=when,
            where=place,
            quantities=quantities,
            factuality=factuality,
            cue=None if cue is None else parse.characters(cue, cue),
            negated=negated,
            sources=tuple(self._make_source(one) for one in self._sources.find(at)),
            event_type=kind.root if kind else None,
            act=kind.act if kind else None,
            mode=kind.mode if kind else None,
            reciprocal=self._is_mutual(draft, kind),
        )

    def _find_lemma(self, draft: Draft) -> str:
        lemmas = self._parse.lemma
        if draft.fate is None:
            return lemmas[draft.predicate]
        return load_fates()[lemmas[draft.fate]].means

    def _is_enough(
        self,
        draft: Draft,
        when: FoundTime | None,
        where: int | None,
        quantities: tuple[FoundQuantity, ...],
    ) -> bool:
        roles = {role for role, _ in draft.parts}
        if self._parse.pos[draft.predicate] in VERBAL:
            return bool(roles & {"actor", "recipient", "theme"})
        told = [head for _, head in draft.parts if not self._is_mere_owner(draft, head)]
        placed = where is not None and not self._is_recalled(draft.predicate)
        return bool(told or draft.carriers or when or placed or quantities)

    def _is_mere_owner(self, draft: Draft, head: int) -> bool:
        """True for "his" and "Ulmerian" before a noun, which only recall what is told elsewhere."""
        parse = self._parse
        before = parse.head[head] == draft.predicate and head < draft.predicate
        return before and (parse.tag[head] == "PRP$" or parse.dep[head] in {"amod", "compound"})

    def _is_recalled(self, noun: int) -> bool:
        """True for "the war in Norland" behind a preposition, where its place names it."""
        parse = self._parse
        definite = any(parse.lower[one] == "the" for one in parse.below(noun, "det"))
        return definite and parse.dep[noun] == "pobj"

    def _find_type(self, draft: Draft) -> FoundType | None:
        doc = self._parse.doc
        if not self._may_have_type(draft.predicate):
            return None
        heads = dict(reversed(draft.parts))
        actor, recipient = heads.get("actor"), heads.get("recipient", heads.get("theme"))
        return find_event_type(
            doc[draft.predicate],
            None if actor is None else doc[actor],
            None if recipient is None else doc[recipient],
            frames=self._frames,
        )

    def _may_have_type(self, at: int) -> bool:
        """False where neither the predicate nor a word above it is in the lexicon of types.

        Asked first because most of the time of this module goes into reading types.
        """
        parse = self._parse
        typed = _find_typed_words()
        word = parse.lower[at]
        if parse.lemma[at] in typed or word.removesuffix("d") in typed or word.endswith("ing"):
            return True
        return any(parse.lemma[one] in load_operators() for one in islice(parse.climb(at), 2))

    def _is_mutual(self, draft: Draft, kind: FoundType | None) -> bool:
        if kind is not None and kind.reciprocal:
            return True
        mutual = load_claim_words("mutual")
        return any(self._parse.lower[head] in mutual for _, head in draft.parts) and any(
            self._parse.lower[head - 1] in {"each", "one"} for _, head in draft.parts if head
        )

    def _make_parts(self, draft: Draft, kind: FoundType | None) -> tuple[FoundPart, ...]:
        host = any(role == "recipient" for role, _ in draft.parts)  # not "obtained a letter"
        swap = host and kind is not None and kind.inverse and kind.act == "CONSULT"
        parts: list[FoundPart] = []
        for role, head in draft.parts:
            taken: Role = SWAPPED.get(role, role) if swap else role
            known = {place for one in parts for place in (one.range, one.head)}
            divided = self._divide(head)
            parts += [FoundPart(taken, *words) for words in divided if not known & set(words)]
        return tuple(sorted(parts, key=lambda one: (one.role != "actor", one.role != "recipient")))

    def _divide(self, head: int) -> list[tuple[Range, Range]]:
        """The words of a participant; of each, where the parser took "A and B" for one name."""
        parse = self._parse
        words, name = self._find_words(head)
        if head not in parse.name:
            return [(words, name)]
        first, last = self._find_start(head), self._find_end(head)
        names = sorted({parse.name[at] for at in range(first, last + 1) if at in parse.name})
        persons = _drop_nested(one for one in names if parse.kind[one[0]] == "person")
        if len(persons) < 2 or "of" in parse.lower[persons[0][1] : persons[-1][0]]:
            return [(words, name)]
        found = []
        for one in persons:
            found.append(
                (parse.characters(first, one[1] - 1), parse.characters(one[0], one[1] - 1))
            )
            first = one[1] + 1 if parse.lower[min(one[1], last)] in {"and", ","} else one[1]
        return found if first > last else [(words, name)]

    def _find_words(self, head: int) -> tuple[Range, Range]:
        """The words of a noun phrase without its clauses, and its head: the name if it has one."""
        parse = self._parse
        first, last = self._find_start(head), self._find_end(head)
        top = head
        if head not in parse.name:
            # "The Minister of Defence of Norland Tor Ams"; "the minister, Tor Ams".
            top = parse.titled.get(head, head)
            named = (one for one in parse.below(head, "appos") if self._is_named(one, head))
            top = next(named, top)
        last = max(last, top)
        first += top != head and parse.tag[first] == "WP$"  # "whose clerk, Ada Holm,"
        name = parse.name.get(top, (top, top + 1))
        first, last = min(first, name[0]), max(last, name[1] - 1)
        return parse.characters(first, last), parse.characters(name[0], name[1] - 1)

    def _is_named(self, one: int, head: int) -> bool:
        parse = self._parse
        known = parse.kind.get(one) in {"person", "organisation"} and parse.pos[one] == "PROPN"
        return known and one - head <= MOST_WORDS // 2

    def _find_start(self, head: int) -> int:
        parse = self._parse
        first = head
        for one in reversed(parse.children[head]):
            if (
                one < head
                and parse.dep[one] in BEFORE_HEAD
                and parse.left[one] >= first - MOST_WORDS
            ):
                first = min(first, parse.left[one])
        return first

    def _find_end(self, head: int) -> int:
        """The end of "the port of Onde", "two of her pupils"."""
        parse = self._parse
        last = head
        for _ in range(MOST_STEPS):
            behind = next((one for one in parse.children[last] if self._is_of(last, one)), None)
            below = None if behind is None else parse.first(behind, "pobj")
            if below is None or below - last > MOST_WORDS or parse.pos[below] not in NOMINAL:
                break
            last = below
        return last

    def _is_of(self, noun: int, at: int) -> bool:
        """True for an "of" right behind a noun, not for that of "accused Lund of fraud"."""
        parse = self._parse
        if at != noun + 1 or parse.lower[at] != "of":
            return False
        return parse.dep[noun] != "dobj" or find_blaming(parse, at, "noun") is None

    def _make_source(self, link: Link) -> FoundSource:
        parse = self._parse
        if link.first == link.last:
            words, name = self._find_words(link.first)
            return FoundSource(words, name, link.cue)
        inside = range(link.first, link.last + 1)
        top = next((one for one in inside if parse.head[one] not in inside), link.first)
        top = next(
            (one for one in inside if parse.head[one] not in inside and parse.pos[one] in NOMINAL),
            top,
        )
        _, name = self._find_words(top)
        words = parse.characters(link.first, link.last)
        if not (words[0] <= name[0] and name[1] <= words[1]):
            name = parse.characters(top, top)
        return FoundSource(words, name, link.cue)
