"""What a denial denies, in the terms in which another report can assert it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from consilience.analysis.discrepancies.deeds import Deed, find_classes
from consilience.analysis.discrepancies.denials.denied import Denied, find_named
from consilience.analysis.discrepancies.denials.negations import SPOKEN
from consilience.analysis.discrepancies.reading import Sentence, StoryText
from consilience.analysis.stems import find_stems, stem_word
from consilience.language.deeds import find_deeds
from consilience.language.denials import find_side, load_denial_words
from consilience.language.discrepancies import load_difference_words
from consilience.language.words import find_words
from consilience.records.claim import Claim

MOST_CALLING = 3  # words that call somebody: "the coach"
ENDINGS = ("ing", "ed", "s")  # of verbs
SEVERAL = 4  # articles of a story in which a word can be common


@dataclass(frozen=True, eq=False)
class Answered:
    """What a sentence of denial denies, in the terms in which another can assert it."""

    text: StoryText
    denied: Denied

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that are denied or negated."""
        claims = self.denied.sentence.claims
        found = tuple(one for one in claims if one.factuality == "denied" or one.negated)
        return found or ((self.denied.claim,) if self.denied.claim else ())

    @cached_property
    def acts(self) -> frozenset[str]:
        """Stems of the predicates denied, but for those of little content."""
        plain = load_difference_words("plain")
        lemmas = (one.predicate.lemma for one in self.claims)
        made = (stem_word(one) for one in self._made if one not in plain)
        return frozenset((*(stem_word(one) for one in lemmas if one not in plain), *made))

    @cached_property
    def _made(self) -> frozenset[str]:
        """The words for a deed with a verb of little content: "call" of "made no call"."""
        plain = load_difference_words("plain")
        return frozenset(
            word
            for one in self.claims
            if one.negated and one.predicate.lemma in plain
            for part in one.participants
            if part.role == "theme"
            for word in find_words(part.span.text.split(" of ")[0])
            if find_deeds(word)
        )

    @cached_property
    def classes(self) -> frozenset[str]:
        """The sets of words for one deed that they are in."""
        sentence = self.denied.sentence
        found = frozenset(name for one in self.claims for name in find_classes(sentence, one))
        found |= {name for word in self._made for name in find_deeds(word)}
        return found if self.claims or self.denied.act else self._printed_classes

    @cached_property
    def _printed_classes(self) -> frozenset[str]:
        """The sets of words that the words denied are in, where no claim was read of them."""
        left_out = load_difference_words("texts") | load_difference_words("plain")
        words = (
            word
            for word in self.denied.sentence.words
            if stem_word(word) in self.denied.matter and word not in left_out
        )
        return frozenset(
            name for word in words for form in _list_forms(word) for name in find_deeds(form)
        )

    @cached_property
    def is_own_deed(self) -> bool:
        """True where somebody denies in so many words what he is said to have done himself."""
        deeds = (Deed(self.denied.sentence, one) for one in self.claims)
        own = frozenset(find_stems(self.denied.denier)) | self.denied.names
        return not self.denied.act and any(
            any(part.role == "actor" for part in one.claim.participants)
            and (not one.actors or own & one.actors)  # a pronoun that stands for nobody known
            for one in deeds
        )

    @cached_property
    def people(self) -> frozenset[str]:
        """Who denies, and who is said not to have done it or not to have suffered it."""
        deeds = [Deed(self.denied.sentence, one) for one in self.claims]
        named = (one for deed in deeds for one in (*deed.actors, *deed.others))
        known = find_named(self.denied.sentence)
        return self.denier | (known & set(named)) | self._bodies | self._spoken_of

    @cached_property
    def denier(self) -> frozenset[str]:
        """Who denies, and for whom he speaks."""
        own = frozenset(find_stems(self.denied.denier))
        return self.denied.names | own | self._called | self.side

    @cached_property
    def _called(self) -> frozenset[str]:
        """Stems of the name that another report gives to whom this one calls "the coach"."""
        words = find_words(self.denied.denier)
        is_called = not self.denied.names and 0 < len(words) <= MOST_CALLING
        names = self.text.read(_list_called).get(stem_word(words[-1]), ()) if is_called else ()
        return next(iter(names)) if len(names) == 1 else frozenset()

    @cached_property
    def side(self) -> frozenset[str]:
        """Stems of the words for those for whom a general or a minister speaks."""
        words = find_words(self.denied.denier)
        return frozenset(stem_word(one) for one in find_side(words))

    @cached_property
    def _spoken_of(self) -> frozenset[str]:
        """Stems of the names of persons and bodies in the sentence of denial."""
        return frozenset(
            stem
            for one in self.denied.sentence.mentions
            if one.form == "name" and one.kind in {"person", "organisation"}
            for stem in find_stems(one.span.text)
        )

    @cached_property
    def _bodies(self) -> frozenset[str]:
        """For "we" the body that the report names first; "us" may be anybody who is quoted."""
        is_quoted = any(mark in self.denied.sentence.text for mark in SPOKEN)
        ours = load_denial_words("ours") - {"us"} if is_quoted else load_denial_words("ours")
        if ours.isdisjoint(self.denied.sentence.words):
            return frozenset()
        mentions = self.denied.sentence.annotations.mentions
        names = (one for one in mentions if one.form == "name" and one.kind == "organisation")
        first = min(names, key=lambda one: one.span.start, default=None)
        return frozenset(find_stems(first.span.text)) if first else frozenset()

    def is_holder_in(self, other: Sentence) -> bool:
        """True where all words for who denies stand in a sentence: "the lord mayor".

        "A spokesman for the lord mayor" speaks for him.
        """
        agents = {stem_word(one) for one in load_denial_words("agents")}
        own = frozenset(find_stems(self.denied.denier)) - agents
        return bool(own) and not self.denied.names and own <= other.stem_set

    @cached_property
    def is_generic(self) -> bool:
        """True where it is denied without a word for what: "nothing of the sort happened"."""
        told = {stem_word(one) for one in load_denial_words("anything")}
        return self.acts <= told and not self.classes and self.things <= told

    @cached_property
    def things(self) -> frozenset[str]:
        """The other words that carry meaning in what is denied."""
        claims = (stem for one in self.claims for stem in find_stems(one.span.text))
        deeds = (stem for one in self.claims for stem in find_stems(one.predicate.span.text))
        told = (self.denied.matter | frozenset(claims)) - self.people - self.acts - set(deeds)
        return frozenset(one for one in told if not _is_common(self.text, one))


def _list_called(text: StoryText) -> Mapping[str, Set[frozenset[str]]]:
    """Stems of nouns that call persons to those of the names for which they stand."""
    found: dict[str, set[frozenset[str]]] = defaultdict(set)
    for sentence in text.sentences:
        for one in sentence.mentions:
            known = sentence.known.get(one.antecedents[0]) if one.antecedents else None
            if one.form == "nominal" and known is not None and known.form == "name":
                stems = find_stems(one.span.text)
                if stems and known.kind in {"person", "organisation"}:
                    found[stems[-1]].add(frozenset(find_stems(known.span.text)[-1:]))
    return found


def _is_common(text: StoryText, stem: str) -> bool:
    """True for a word that stands in more sentences than half of several articles."""
    count = len(text.articles)
    return count >= SEVERAL and 2 * text.count(stem) > count


def _list_forms(word: str) -> Iterator[str]:
    """A word, and what it may be a form of: "aim" of "aiming", "use" of "using"."""
    yield word
    for ending in ENDINGS:
        if word.endswith(ending):
            yield word.removesuffix(ending)
            yield f"{word.removesuffix(ending)}e"
