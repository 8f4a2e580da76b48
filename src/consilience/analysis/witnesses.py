"""How many voices that do not rest on one another tell the same."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from consilience.analysis.voices import Voices
from consilience.language.lexicon import load_words
from consilience.language.nominals import find_noun
from consilience.language.outlets import looks_like_outlet
from consilience.language.parties import find_states, is_state_body, split_name
from consilience.language.words import find_words
from consilience.linking.events.deeds import find_head_noun, find_head_words
from consilience.linking.origins import OriginIndex
from consilience.records.claim import Claim
from consilience.records.entity import Entity
from consilience.records.ids import ArticleId, ClaimId, EntityId, OriginId
from consilience.records.origin import Origin

FEWEST_WORDS: Final = 6  # of a sentence that two reports do not happen to have alike
FARTHEST: Final = 300  # characters on each side of a word in which its sentence is looked for
SENTENCE_END: Final = re.compile(r"[.!?]\W*\s|\n")
SOURCES: Final = frozenset({"person", "counterpart", "group", "body", "state"})
ANYBODY: Final = "anybody"  # the voice of a source that may be any speaker who is named
STATES: Final = frozenset({"place", "group"})  # kinds of entities that speak for a state by name


class Witnesses:
    """Counts voices over one set of articles."""

    def __init__(
        self,
        index: OriginIndex,
        origins: Iterable[Origin],
        entities: Iterable[Entity],
        voices: Voices,
        texts: Mapping[ArticleId, str],
    ) -> None:
        self._index = index
        self._origins = {one.id: one for one in origins}
        self._entities = {one.id: one for one in entities}
        issuers = {str(one.entity_id or one.id): one.name for one in self._origins.values()}
        self._names = {str(one.id): one.name for one in self._entities.values()} | issuers
        self._voices = voices
        self._texts = texts

    def count(self, claims: Sequence[Claim]) -> int:
        """The voices of the claims, and no more than their known origins.

        A voice is a speaker, or a known origin that tells it by itself; an issuer is a speaker.
        The same words are one voice, whosever they are, and so is a source that is not named
        ("the ministry"); "officials", "she" and "the report" may be any speaker who is named. A
        page that rests on another origin for the most part is no second voice beside it, whatever
        its own lead tells, nor is a state beside a body of it or of no state, nor a body beside
        one who has an office in it.
        """
        known = {origin for one in claims for origin in self.find_known(one)}
        voices = self._join_bodies(self._join_states(self._list_voices(claims)))
        return min(len(known), len(voices))

    def find_known(self, claim: Claim) -> Sequence[OriginId]:
        """The known origins that the claim rests on."""
        found = self._index.find(claim.predicate.span)
        return [one for one in found if self._origins[one].kind != "unknown"]

    def _list_voices(self, claims: Sequence[Claim]) -> set[str]:
        """Ids of speakers and origins, and words for sources that are not known."""
        rests = {one.id: found for one in claims if (found := self.find_known(one))}
        speakers = self._find_speakers(claims)
        same = self._find_same_words(claims)
        quoted = self._find_quoted(rests, speakers)
        voices: set[str] = set()
        named = False
        for claim in claims:
            if claim.id not in rests:
                continue
            speaker = speakers[claim.id]
            if speaker:
                voices.add(speaker)
                named |= speaker != ANYBODY
            elif claim.id in same:
                voices.add(speakers[same[claim.id]] or same[claim.id])
            else:
                main = self._find_main(claim, rests)
                voices.update(quoted.get(one) or self._name_voice(one) for one in main)
        return voices - {ANYBODY} if named else voices

    def _find_speakers(self, claims: Sequence[Claim]) -> Mapping[ClaimId, str]:
        """Who says each claim: an entity, words for a source, "" for the article itself."""
        known = self._voices.find_speakers(claims)
        return {one.id: self._name_speaker(one, known[one.id]) for one in claims}

    def _name_speaker(self, claim: Claim, speaker: EntityId | None) -> str:
        if speaker and looks_like_outlet(self._names.get(speaker, "")):
            return ANYBODY  # which reports what others say
        if speaker:
            return speaker
        if claim.attribution:
            return _name_source(claim.attribution[-1].source.text)
        return ANYBODY if self._voices.is_direct(claim) or self._is_quoted(claim) else ""

    def _is_quoted(self, claim: Claim) -> bool:
        """Whether a quotation is open where its verb stands."""
        start = claim.predicate.span.start
        before = self._texts[claim.span.article][max(start - FARTHEST, 0) : start]
        line = before.rpartition("\n")[2]
        return line.rfind("“") > line.rfind("”") or line.count('"') % 2 == 1

    def _find_quoted(
        self, rests: Mapping[ClaimId, Sequence[OriginId]], speakers: Mapping[ClaimId, str]
    ) -> Mapping[OriginId, str]:
        """Origins that tell it in the name of somebody alone, with him."""
        found: dict[OriginId, set[str]] = {}
        for claim, origins in rests.items():
            for origin in origins:
                found.setdefault(origin, set()).add(speakers[claim])
        return {one: min(held) for one, held in found.items() if len(held) == 1}

    def _find_main(
        self, claim: Claim, rests: Mapping[ClaimId, Sequence[OriginId]]
    ) -> Sequence[OriginId]:
        """The claim's origins, or that of those that tell it on which most of its page rests."""
        lengths: Counter[OriginId] = Counter()
        for start, end, origin in self._index.stretches.get(claim.span.article, ()):
            lengths[origin] += end - start
        most = max(lengths[one] for one in rests[claim.id])
        told = sorted({origin for held in rests.values() for origin in held})
        more = [one for one in told if lengths[one] > most]
        return more[:1] or rests[claim.id]

    def _name_voice(self, origin: OriginId) -> str:
        one = self._origins[origin]
        return (one.kind == "statement" and one.entity_id) or one.id

    def _find_same_words(self, claims: Sequence[Claim]) -> Mapping[ClaimId, ClaimId]:
        """The first of those in one and the same sentence, or in the same direct speech."""
        if len(claims) < 2:
            return {}
        same = {one: alike[0] for alike in self._voices.find_same_words(claims) for one in alike}
        first: dict[tuple[str, ...], ClaimId] = {}
        for one in claims:
            words = tuple(find_words(self._read_sentence(one)))
            if len(words) >= FEWEST_WORDS:
                earlier = first.setdefault(words, one.id)
                if earlier != one.id:
                    same |= {one.id: earlier, earlier: earlier}
        return same

    def _read_sentence(self, claim: Claim) -> str:
        text, place = self._texts[claim.span.article], claim.predicate.span
        near = text[max(place.start - FARTHEST, 0) : place.start]
        behind = text[place.start : place.start + FARTHEST]
        return SENTENCE_END.split(near)[-1] + SENTENCE_END.split(behind, maxsplit=1)[0]

    def _join_states(self, voices: AbstractSet[str]) -> set[str]:
        """The voices, those for one state as one; a body of no named state may be of any."""
        states = {one: found for one in voices if (found := self._find_states(one)) is not None}
        if any(not found for found in states.values()):
            return {*(voices - states.keys()), "state"}
        return {*(voices - states.keys()), *(" ".join(sorted(one)) for one in states.values())}

    def _join_bodies(self, voices: AbstractSet[str]) -> set[str]:
        """The voices without those of a body of which another one has an office."""
        bodies = {one: body for one in voices if (body := self._find_body(one))}
        held = {one: self._find_held(one) for one in voices}
        return {
            one
            for one in voices
            if one not in bodies
            or not any(
                f" {bodies[one]} " in f" {words} "
                for other in voices - {one}
                for words in held[other]
            )
        }

    def _find_body(self, voice: str) -> str:
        """The name of a speaker that is no person, in lower case."""
        entity = self._entities.get(EntityId(voice))
        origin = self._origins.get(OriginId(voice))
        is_body = entity.kind != "person" if entity else origin and origin.kind == "statement"
        return " ".join(split_name(self._names[voice])).lower() if is_body else ""

    def _find_held(self, voice: str) -> Sequence[str]:
        """What a speaker has an office of, in lower case."""
        entity = self._entities.get(EntityId(voice))
        offices = entity.offices if entity else ()
        return [" ".join(split_name(one.of)).lower() for one in offices if one.of]

    def _find_states(self, voice: str) -> frozenset[str] | None:
        """The states that it speaks for, none where they are not told; None for anybody else."""
        entity = self._entities.get(EntityId(voice))
        name = self._names.get(voice, voice)
        if is_state_body(name):
            return find_states(name, {})
        if entity and entity.kind in STATES:
            return frozenset({entity.country or entity.name})
        return None


def _name_source(words: str) -> str:
    """The noun for a source that is not known ("the ministry"), if it cannot be just anybody."""
    noun = find_head_noun(find_head_words(words))
    if noun in load_words("witnesses", "seeing"):
        return noun
    kinds = find_noun(noun).kinds
    if noun in load_words("witnesses", "unnamed") or "person" in kinds or not kinds & SOURCES:
        return ANYBODY
    return noun
