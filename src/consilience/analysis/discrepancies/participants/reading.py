"""Who did something, or had it done to him, by name or by a description that tells who it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property

from consilience.analysis.discrepancies.deeds import DEEP, Deed, find_classes
from consilience.analysis.discrepancies.participants.answering import is_answer
from consilience.analysis.discrepancies.participants.claimed import find_head, is_passive
from consilience.analysis.discrepancies.participants.named import choose_name, list_names
from consilience.analysis.discrepancies.reading import Sentence
from consilience.analysis.stems import find_stems, list_name_words, stem_word
from consilience.language.claims import load_claim_words
from consilience.language.contexts import find_context_words
from consilience.language.cues import load_verbs
from consilience.language.deeds import (
    find_deeds,
    find_kin,
    find_received,
    find_trades,
    load_asking,
    load_gaining,
    load_new,
    load_passing,
)
from consilience.language.discrepancies import load_difference_words
from consilience.language.furniture import load_function_words
from consilience.language.gazetteer import find_common_place
from consilience.language.nominals import find_noun
from consilience.language.words import find_words
from consilience.records.claim import Claim, Participant
from consilience.records.mention import Mention
from consilience.records.span import Span

REAL = frozenset({"occurred", "alleged", "ongoing", "planned"})
KIN = re.compile(
    r"(?:his|her|their|(?:(?:the|a) )?(?P<whose>[\w-]+)['’]s) (?:[a-z]+ )?"
    r"(?P<noun>[a-z]+(?:-[a-z]+)*)",
    re.IGNORECASE,
)
TO = re.compile(r"\b(?:to|for|on|upon) (?:the |an? )?(?:[a-z-]+ ){0,3}$")
NEAR_TO = 50  # characters before a name in which "to" stands
COMMON = frozenset({"person", "body"})
# "The buyer was the", "the donor is", "the author of the note was the clerk".
CALLED = re.compile(
    r"\b[Tt]he (?P<noun>[a-z-]+(?:er|or|ess|thief))(?: (?:of|to|behind) [^.,;:“”\"]{1,60}?)? "
    r"(?:was|is|were|are) (?:(?:the )?(?:[a-z-]+ ){0,3})?(?=[A-Z])"
)
CLEFT = re.compile(r"\b[Ii]t (?:was|is) (?P<who>[^.;:“”\"]{3,80}?),? $")
CALLING = re.compile(r" (?:was|is|were|had been) the (?P<noun>[a-z-]+(?:er|or|ess))\b")


@dataclass(frozen=True, eq=False)
class Actor:
    """Somebody who acts: words for him, and the name or description these stand for.

    `told` are the words that tell who it is, `name` their mention where they are a name. Where no
    predicate was found the claim is None; `deeds` are then the sets of words for a deed that a
    noun is in ("the buyer was …"). They are also those of one to whom it is done: who buys, where
    it "is sold to" him.
    """

    sentence: Sentence
    claim: Claim | None
    span: Span
    told: Span
    name: Mention | None
    deeds: frozenset[str] = frozenset()

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that carry meaning in the name or description; of a trade the trade alone."""
        if self.trades:
            return frozenset(find_words(self.told.text)[-1:]) - load_function_words()
        return frozenset(list_name_words(self.told.text))

    @cached_property
    def own_words(self) -> frozenset[str]:
        """Those by which he is known: of a name no common noun ("clerk Ida Holm", "Torv Bank")."""
        small = frozenset(one for one in self.words if COMMON & find_noun(one).kinds)
        return (self.words - small if self.name is not None else self.words) or self.words

    @cached_property
    def trades(self) -> frozenset[str]:
        """The trades of somebody who is new and has no name: "a forester", "his brother"."""
        if self.name is not None:
            return frozenset()
        words = find_head(self.told.text)
        return find_trades(words[-1]) if words[0] in load_new() and not self._kin else self._kin

    @cached_property
    def _kin(self) -> frozenset[str]:
        """What somebody is to another: "his brother", not "his mother's brother"."""
        match = KIN.fullmatch(self.told.text)
        is_cut = self.sentence.article.text[self.told.end : self.told.end + 1] == "-"
        if match is None or is_cut or find_kin((match["whose"] or "").lower()):
            return frozenset()
        return find_kin(match["noun"].lower())

    @property
    def is_kin(self) -> bool:
        """True for somebody told by what he is to another."""
        return self.name is None and bool(self._kin)

    @property
    def is_converse(self) -> bool:
        """True for one to whom it is done."""
        return self.claim is not None and bool(self.deeds)

    @cached_property
    def classes(self) -> frozenset[str]:
        """The sets of words for one deed that his is in."""
        if self.deeds or self.claim is None:
            return self.deeds
        return find_classes(self.sentence, self.claim)

    @cached_property
    def is_plain(self) -> bool:
        """True for a verb of little content without another word ("take", not "take over")."""
        lemma = self.claim.predicate.lemma if self.claim else ""
        is_alone = self.classes <= find_deeds(lemma)
        return lemma in load_difference_words("plain") and is_alone and not self.is_converse

    @cached_property
    def others(self) -> frozenset[str]:
        """Stems of the words for whom or what it was done to, and of whom they mean."""
        if self.claim is None:
            return frozenset()
        parts = (one for one in self.claim.participants if one.role in {"recipient", "theme"})
        known = (_resolve(self.sentence, one) for one in parts)
        stems = (stem for one in known if one is not None for stem in find_stems(one.span.text))
        return Deed(self.sentence, self.claim).others | frozenset(stems)

    @cached_property
    def named_others(self) -> frozenset[str]:
        """Stems of the names of persons and bodies among them."""
        spans = [
            one.span
            for one in (self.claim.participants if self.claim else ())
            if one.role in {"recipient", "theme"} and one.span != self.span
        ]
        return frozenset(
            stem
            for each in self.sentence.mentions
            if each.form == "name" and each.kind in {"person", "organisation"}
            if any(one.start <= each.span.start < one.end for one in spans)
            for stem in find_stems(each.span.text)
        )

    @property
    def evidence(self) -> tuple[Span, ...]:
        """The words that tell who it is, and those that stand for them."""
        is_within = self.span.start <= self.told.start and self.told.end <= self.span.end
        return (self.span,) if is_within else (self.told, self.span)

    @cached_property
    def acts(self) -> frozenset[str]:
        """The stem of the predicate, but of one of little content nothing."""
        lemma = self.claim.predicate.lemma if self.claim else ""
        if not lemma or self.is_converse:
            return frozenset()
        return frozenset({stem_word(lemma)} if lemma not in load_difference_words("plain") else ())

    @cached_property
    def own(self) -> frozenset[str]:
        """Stems of the words for who it is and what he does."""
        words = (*find_stems(self.told.text), *find_stems(self.span.text))
        return self.acts | frozenset(words)

    @cached_property
    def things(self) -> frozenset[str]:
        """The other words of the sentence that carry meaning."""
        return self.sentence.stem_set - self.own


def tell_ordinals(sentence: Sentence) -> frozenset[str]:
    """Words of order in a sentence: "the second goal"."""
    return load_claim_words("ordinal", "claims_quantities") & frozenset(sentence.words)


def read_actors(sentence: Sentence) -> Iterator[Actor]:
    """Those who do something in a sentence; who only speaks is none."""
    for claim in sentence.claims:
        is_told = claim.factuality in REAL and not claim.negated
        if is_told:
            yield from _read_receivers(sentence, claim)
        is_said = claim.predicate.lemma in _load_saying() and not is_passive(claim)
        if claim.negated or is_said:
            continue
        if is_answer(sentence, claim):
            continue
        for one in claim.participants:
            if one.role == "actor" and (is_told or _is_asked(sentence, one)):
                found = _make_actor(sentence, claim, one)
                if _tells_who(found):
                    yield found
    yield from _read_unclaimed(sentence)
    yield from _read_called(sentence)
    yield from _read_calling(sentence)


def _read_calling(sentence: Sentence) -> Iterator[Actor]:
    """Those who are called by a noun for a doer: "Ida Holm was the author of the letter"."""
    if CALLING.search(sentence.text) is None:
        return
    for one in sentence.mentions:
        behind = sentence.text[max(0, one.span.end - sentence.start) :]
        match = CALLING.match(behind) if one.form == "name" else None
        deeds = find_deeds(match["noun"]) if match else frozenset()
        if deeds:
            found = Actor(sentence, None, one.span, one.span, one, deeds)
            if _tells_who(found):
                yield found


def _is_asked(sentence: Sentence, part: Participant) -> bool:
    """True for whom somebody asked, or named, to do it."""
    return any(
        each.role == "recipient"
        and each.span == part.span
        and load_asking() & find_classes(sentence, one)
        for one in sentence.claims
        for each in one.participants
    )


def _read_receivers(sentence: Sentence, claim: Claim) -> Iterator[Actor]:
    """Those to whom it was done, as who did the converse: "sold to Lund" for "Lund bought"."""
    deeds = find_received(find_classes(sentence, claim))
    if claim.predicate.lemma in load_passing() and not _is_going(sentence, claim):
        deeds |= load_gaining()
    for one in claim.participants if deeds else ():
        start = one.span.start - sentence.start
        before = sentence.text[max(0, start - NEAR_TO) : max(0, start)]
        if one.role in {"recipient", "theme"} and TO.search(before):
            found = replace(_make_actor(sentence, claim, one), deeds=deeds)
            if (found.name is not None or found.trades) and _tells_who(found):
                yield found


def _is_going(sentence: Sentence, claim: Claim) -> bool:
    """True where a person goes to somebody; a thing that goes to him is his."""
    known = [
        sentence.known.get(one.mention_id)
        for one in claim.participants
        if one.role == "actor" and one.mention_id
    ]
    return any(one is not None and one.kind in {"person", "group"} for one in known)


def _read_called(sentence: Sentence) -> Iterator[Actor]:
    """Those whom a noun for a doer calls: "the buyer was the Torv Gallery"."""
    for match in CALLED.finditer(sentence.text):
        deeds = find_deeds(match["noun"].lower())
        start = sentence.start + match.end()
        names = [one for one in sentence.mentions if one.form == "name" and one.span.start == start]
        if deeds and names:
            found = Actor(sentence, None, names[0].span, names[0].span, names[0], deeds)
            if _tells_who(found):
                yield found


def _read_unclaimed(sentence: Sentence) -> Iterator[Actor]:
    """New persons told by their trade of whom no claim was found: "a forester came upon her"."""
    new_words = load_new()
    if new_words.isdisjoint(sentence.words):
        return
    new = [
        one
        for one in sentence.mentions
        if one.form == "nominal"
        and not one.antecedents
        and find_head(one.span.text)[0] in new_words
    ]
    actors = [Actor(sentence, None, one.span, one.span, None) for one in new]
    found = [one for one in actors if one.trades and not one.is_kin]
    if not found:
        return
    taken = [part.span for claim in sentence.claims for part in claim.participants]
    taken += [link.source for claim in sentence.claims for link in claim.attribution]
    taken += [one.speaker for one in sentence.annotations.quotations if one.speaker]
    for actor in found:
        span = actor.span
        if not any(each.start < span.end and span.start < each.end for each in taken):
            yield actor


@cache
def _load_saying() -> frozenset[str]:
    """Verbs of speech of little content: "say", not "refuse" nor "find"."""
    quoting = frozenset(verb for verb, told in load_verbs().items() if "quote" in told)
    return load_difference_words("plain") & quoting


def _make_actor(sentence: Sentence, claim: Claim, one: Participant) -> Actor:
    span = _find_cleft(sentence, one.span)
    name = choose_name(list_names(sentence, span))
    if name is not None:
        return Actor(sentence, claim, span, name.span, name)
    if span != one.span:
        return Actor(sentence, claim, span, span, None)
    known = _resolve(sentence, one)
    if known is None:
        return Actor(sentence, claim, one.span, one.span, None)
    is_name = known.form == "name"
    return Actor(sentence, claim, one.span, known.span, known if is_name else None)


def _find_cleft(sentence: Sentence, span: Span) -> Span:
    """Who it was: for "who" in "it was her uncle who paid" the words before it."""
    if span.text.lower() not in load_difference_words("relatives"):
        return span
    match = CLEFT.search(sentence.text[: max(0, span.start - sentence.start)])
    return sentence.span(*match.span("who")) if match else span


def _resolve(sentence: Sentence, one: Participant) -> Mention | None:
    """The name, or else the first description, of the person for whom "he" or "the mayor" stands.

    Of bodies that are taken up too many are taken for others.
    """
    known = sentence.known.get(one.mention_id) if one.mention_id else None
    for _ in range(DEEP):
        if known is None or known.form == "name" or len(known.antecedents) != 1:
            break
        known = sentence.known.get(known.antecedents[0])
    is_told = known is not None and known.kind == "person" and known.form != "pronoun"
    return known if is_told else None


def _tells_who(one: Actor) -> bool:
    """True for full names of no place or people, for a trade, and for bodies and several persons.

    A body, and persons, must be told by two words at least.
    """
    if one.name is not None:
        return _is_full_name(one.sentence, one.name)
    if one.trades:
        return True
    head = find_head(one.told.text)[-1]
    known = find_noun(head) if "body" in _find_kinds(one) else find_noun(head.removesuffix("s"))
    is_body = head in find_context_words("body_ending") or "body" in known.kinds
    are_persons = head.endswith("s") and "person" in known.kinds and not known.general
    return len(one.words) > 1 and (is_body or are_persons)


def _is_full_name(sentence: Sentence, name: Mention) -> bool:
    """True for a name of no place or people; of a person that stands in full in the report."""
    words = name.span.text
    if name.kind == "person" and " " not in words:
        mentions = sentence.annotations.mentions
        return any(
            each.form == "name" and each.span.text.endswith(f" {words}") for each in mentions
        )
    is_place = name.kind == "place" and " " not in words
    return not (is_place or name.kind == "group" or find_common_place(words))


def _find_kinds(one: Actor) -> frozenset[str]:
    """What the noun of a description can stand for."""
    head = find_head(one.told.text)[-1]
    return find_noun(head).kinds | find_noun(head.removesuffix("s")).kinds
