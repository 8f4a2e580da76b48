"""The act that a word reports, from the lexicon and from what stands around the word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from consilience.annotation.event_types.frames import (
    Frame,
    find_children,
    find_complements,
    find_conjuncts,
    find_lemma,
    is_infinitive,
    make_frame,
)
from consilience.annotation.event_types.rules import (
    find_construction,
    find_duty,
    find_governing_words,
    find_modal_words,
)
from consilience.language.event_types import (
    HOSTILE,
    ActEntry,
    Construction,
    Operator,
    WordKind,
    load_acts,
    load_modalities,
    load_operators,
    load_speech,
)

DEEPEST = 5  # "said that it planned to begin to negotiate"; deeper ones are lists gone wrong
OWN_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "who", "which", "that"})
READABLE = frozenset({"VERB", "AUX", "NOUN", "ADJ", "PROPN", "ADV"})
NOMINAL = frozenset({"noun", "thing", "modifier"})  # what operators take that is no clause
NAMES = frozenset({"PERSON", "GPE", "NORP"})


@dataclass(frozen=True, slots=True)
class Act:
    """What is done: `root` with modality counted in, `act` the root of the deed itself."""

    root: str
    act: str
    rule: str
    mode: str = ""
    reciprocal: bool = False
    inverse: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads acts for one pair of parties.

    `own` are the places of the actor's tokens, `above` those from the recipient's head upward.
    Each word is read once. `frames` may be shared by the readers of one document.
    """

    own: frozenset[int] = frozenset()
    above: frozenset[int] = frozenset()
    seen: dict[tuple[int, str], Act | None] = field(default_factory=dict)
    frames: dict[int, Frame] = field(default_factory=dict)

    def read(self, token: Token, taken: str = "clause", depth: int = 0) -> Act | None:
        """The act that a word reports, or nothing if the lexicon has none for it.

        `taken`, as in an operator, tells how a word above takes it.
        """
        key = (token.i, taken)
        if key not in self.seen:
            self.seen[key] = None  # for those who come back to it from below
            self.seen[key] = self._read(token, taken, depth)
        return self.seen[key]

    def _read(self, token: Token, taken: str, depth: int) -> Act | None:
        if depth > DEEPEST or token.pos_ not in READABLE:
            return None
        if taken in NOMINAL and token.ent_type_ in NAMES:
            return None
        act = self._read_bare(token, depth)
        if act is None and taken == "thing":
            act = _find_word(token, "thing")
        if act is not None:
            return _apply_modality(self._make_frame(token), act) if act.root else None
        return self._read_inner(token, taken, depth) if taken in NOMINAL else None

    def _read_inner(self, token: Token, taken: str, depth: int) -> Act | None:
        """What stands behind the "of" of a noun that tells nothing: "a number of attacks"."""
        acts = (self.read(one, taken, depth + 1) for one in find_complements(token, "of"))
        return next((act for act in acts if act is not None), None)

    def _make_frame(self, token: Token) -> Frame:
        if token.i not in self.frames:
            self.frames[token.i] = make_frame(token)
        return self.frames[token.i]

    def _read_bare(self, token: Token, depth: int) -> Act | None:
        """The act without its own auxiliaries; one with an empty root stops the search."""
        lemma = find_lemma(token)
        if lemma not in find_governing_words():  # most words: nothing around them matters
            return _find_word(token, _kind_of(token))
        frame = self._make_frame(token)
        if (construction := find_construction(frame)) is not None:
            return _make_act(construction, "construction")
        for operator in load_operators().get(lemma, ()):
            if (act := self._operate(operator, frame, depth)) is not None:
                return act
        if lemma in load_speech() and (act := self._read_speech(frame, depth)) is not None:
            return act
        if lemma == "be":
            said = (one for one in frame.objects if one.dep_ == "acomp")
            acts = (self.read(one, depth=depth + 1) for one in said)
            return next((act for act in acts if act is not None), None)
        return _find_word(frame.token, _kind_of(frame.token))

    def _operate(self, operator: Operator, frame: Frame, depth: int) -> Act | None:
        for taken in operator.takes:
            for token in self._find_governed(operator, taken, frame):
                inner = self.read(token, taken if taken in NOMINAL else "clause", depth + 1)
                if root := operator.change(inner.root if inner else None):
                    return _govern(operator, root, inner)
        return None

    def _find_governed(self, operator: Operator, taken: str, frame: Frame) -> Iterator[Token]:
        if taken == "modifier":
            yield from (one for one in find_children(frame.token) if one.dep_ == "compound")
        elif taken in NOMINAL:
            for word in operator.prepositions:
                heads = frame.prepositions.get(word, ()) if word else frame.objects
                for head in self._order(heads):
                    yield from find_conjuncts(head)
        else:
            for clause in self._order(frame.clauses):
                if self._is_taken(clause, taken):
                    yield clause

    def _is_taken(self, clause: Token, taken: str) -> bool:
        if taken == "infinitive":
            return is_infinitive(clause)
        if taken == "from":
            return clause.dep_ == "pcomp" and clause.head.lower_ == "from"
        return taken == "clause" or self._has_other_subject(clause)

    def _read_speech(self, frame: Frame, depth: int) -> Act | None:
        """What is said of or to the recipient; a hostile act of his is an accusation."""
        for clause in frame.clauses:
            if clause.i not in self.above:
                continue
            act = self.read(clause, depth=depth + 1) or self._read_duty(clause)
            if act is None or act.root not in HOSTILE:
                return act
            subjects = _find_subjects(clause)
            if any(one.i in self.above for one in subjects):
                hostile = load_speech()[find_lemma(frame.token)].hostile
                return replace(act, root=hostile, mode="", rule="speech")
            return act
        return None

    def _read_duty(self, clause: Token) -> Act | None:
        """The request in "said that the council must ensure safety", whatever the duty is."""
        root = find_duty(self._make_frame(clause)) if self._has_other_subject(clause) else ""
        return Act(root, root, "obligation") if root else None

    def _has_other_subject(self, clause: Token) -> bool:
        return any(
            one.lower_ not in OWN_PRONOUNS and one.i not in self.own
            for one in _find_subjects(clause)
        )

    def _order(self, tokens: Iterable[Token]) -> list[Token]:
        """Those that hold the recipient first."""
        return sorted(tokens, key=lambda one: (one.i not in self.above, one.i))


def _kind_of(token: Token) -> WordKind:
    """Verbs and what the tagger takes for a noun though only a verb has it: "shelling"."""
    if token.pos_ in {"VERB", "AUX"}:
        return "verb"
    gerund = token.lower_.endswith("ing") and find_lemma(token) not in load_acts("noun")
    return "verb" if gerund else "noun"


def _find_word(token: Token, kind: WordKind) -> Act | None:
    acts = load_acts(kind)
    # The lemmatizer makes "rap" of "raped".
    entry = acts.get(find_lemma(token)) or acts.get(token.lower_.removesuffix("d"))
    return None if entry is None else _make_act(entry, kind)


def _make_act(entry: ActEntry | Construction, rule: str) -> Act:
    return Act(entry.root, entry.root, rule, entry.mode, entry.reciprocal, entry.inverse)


def _govern(operator: Operator, root: str, inner: Act | None) -> Act:
    """The act under a governing word; its mode stays while its root does."""
    if inner is None:
        return Act(root, root, "operator")
    inverse = inner.inverse != operator.inverse
    if root == inner.root:
        return replace(inner, inverse=inverse)
    return replace(inner, root=root, mode="", rule="operator", inverse=inverse)


def _apply_modality(frame: Frame, act: Act) -> Act:
    """The act as its auxiliaries and negation leave it, in the order of the words."""
    for word in find_modal_words(frame):
        modality = load_modalities()[word]
        if act.root == "THREATEN" and act.rule != "future":
            continue  # "did not threaten" is no promise; "will not attack" is one
        root = modality.change(act.root)
        if root != act.root:
            act = replace(act, root=root, mode="", rule=modality.name)
    return act


def _find_subjects(clause: Token) -> list[Token]:
    return [one for one in find_children(clause) if one.dep_ in {"nsubj", "nsubjpass"}]
