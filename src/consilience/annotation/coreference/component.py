"""Mentions of an article and what they stand for: names, nominals and pronouns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from consilience.annotation.coreference.aliases import CALLED, find_other_names
from consilience.annotation.coreference.capitals import GOVERNMENT, find_governed
from consilience.annotation.coreference.entities import Chains
from consilience.annotation.coreference.reading import read_references
from consilience.annotation.coreference.references import Reference, find_references
from consilience.annotation.coreference.speech import find_speech
from consilience.annotation.coreference.words import Words, read_words
from consilience.annotation.paragraphs import find_text
from consilience.annotation.quotations import FoundQuotation, find_quotations
from consilience.annotation.quotations.parts import Range
from consilience.records.mention import EntityKind, MentionForm

NAMES_KEY = "consilience_mentions"
SPANS_KEY = "consilience_coreference"
LASTING = frozenset({"person", "organisation", "group"})  # kinds of nominals kept when alone


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundMention:
    """Words that name or stand for an entity; places are characters `(start, end)`.

    `antecedents` are places in the tuple of all mentions: the clearest mention of the same
    entity, or one of each member of a pair or group. Of names only two sorts have one: a capital
    that stands for its government, and the second name that the text gives a place. `reason`
    says in a few words why, "" where there is no antecedent.
    """

    extent: Range
    head: Range
    kind: EntityKind
    form: MentionForm
    role: str | None = None
    antecedents: tuple[int, ...] = ()
    reason: str = ""


@Language.factory("consilience_coreference")
def make_coreference(nlp: Language, name: str) -> "CoreferenceFinder":
    """The component for `nlp.add_pipe("consilience_coreference")`.

    Needs a tagger, a parser, a lemmatizer and, before it, "consilience_mentions".
    """
    return CoreferenceFinder()


class CoreferenceFinder:
    """Puts mentions into `doc.spans["consilience_coreference"]` and `doc.user_data`.

    The spans are labelled with the kind; `span.id_` is the number of the mention in
    `doc.user_data["consilience_coreference"]`, a tuple of `FoundMention`.
    """

    def __call__(self, doc: Doc) -> Doc:
        """Mark the mentions of one document."""
        quotations = doc.user_data.get("consilience_quotations")
        found = find_coreference(
            doc, quotations=find_quotations(doc) if quotations is None else quotations
        )
        spans = []
        for number, one in enumerate(found):
            span = doc.char_span(*one.extent, label=one.kind, span_id=str(number))
            if span is not None:
                spans.append(span)
        doc.spans[SPANS_KEY] = spans
        doc.user_data[SPANS_KEY] = found
        return doc


def find_coreference(doc: Doc, *, quotations: Sequence[FoundQuotation]) -> tuple[FoundMention, ...]:
    """The mentions of a document in reading order, a longer one before those inside it.

    Names are those in `doc.spans["consilience_mentions"]`, as they stand there. Nominals are
    those that stand for somebody, are stood for, or bring in a person, body or group; pronouns
    are third person and singular first person, without those that stand for nothing. In a
    document without a parse only the names are found.
    """
    spans = [
        (span.start, span.end, span.label_, span.id_)
        for span in doc.spans.get(NAMES_KEY, ())
        if span.end > span.start
    ]
    if not doc.has_annotation("DEP"):
        return tuple(_make_bare_name(doc, *span) for span in spans)
    words = read_words(doc)
    references = find_references(doc, words, spans)
    chains = Chains(words, references)
    read_references(chains, find_speech(find_text(doc), chains, quotations))
    return _make_mentions(chains)


def _make_bare_name(doc: Doc, start: int, end: int, kind: str, title: str) -> FoundMention:
    span = doc[start:end]
    extent = (span.start_char, span.end_char)
    return FoundMention(extent=extent, head=extent, kind=kind, form="name", role=title or None)  # type: ignore[arg-type]


def _make_mentions(chains: Chains) -> tuple[FoundMention, ...]:
    """The mentions that are kept, their antecedents as places among them."""
    called = find_other_names(chains.words, chains.references)
    targets = {
        at: _find_meant(chains, at, called) if one.form == "name" else _find_targets(chains, at)
        for at, one in enumerate(chains.references)
    }
    stood_for = {target for found in targets.values() for target in found}
    kept = [
        at
        for at, one in enumerate(chains.references)
        if one.form == "name" or targets[at] or at in stood_for or _stands_alone(chains, at)
    ]
    ordered = sorted(kept, key=lambda at: _order(chains.references[at]))
    places = {at: place for place, at in enumerate(ordered)}
    return tuple(
        _make_mention(chains, at, tuple(places[target] for target in targets.get(at, ())))
        for at in ordered
    )


def _order(one: Reference) -> tuple[int, int]:
    return one.start, -one.end


def _stands_alone(chains: Chains, at: int) -> bool:
    """True for a mention without antecedent: "a clerk", or a "he" that was not understood."""
    one = chains.references[at]
    if one.form == "pronoun":
        return one.pronoun != "it"
    return one.kind in LASTING and not _describes(chains, at) and not one.predicate


def _find_targets(chains: Chains, at: int) -> tuple[int, ...]:
    """The clearest mention of the entity of a reference, or of each of its members."""
    entity = chains.find_entity(at)
    if entity is None or _describes(chains, at):
        return ()
    if entity.members:
        members = (_find_clearest(chains, number, at) for number in entity.members)
        return tuple(sorted({one for one in members if one is not None}))
    target = _find_clearest(chains, entity.number, at)
    return () if target is None else (target,)


def _find_meant(chains: Chains, at: int, called: Mapping[int, int]) -> tuple[int, ...]:
    """The name that a name stands for: of a state, or of the place that it is a second name of."""
    if at not in called:
        return _find_state(chains, at)
    entity = chains.find_entity(called[at])
    target = _find_clearest(chains, entity.number, at) if entity else None
    is_name = target is not None and chains.references[target].form == "name"
    return (target,) if target is not None and is_name else ()


def _find_state(chains: Chains, at: int) -> tuple[int, ...]:
    """The name of the state, for the name of its capital that stands for the government."""
    entity = chains.find_entity(at)
    if entity is None or entity.key[:1] != ("state",) or not _is_governed(chains, at):
        return ()
    states = [one for one in entity.names if not _is_governed(chains, one)]
    return (min(states, key=lambda one: _rank_name(chains, one, at)),) if states else ()


def _is_governed(chains: Chains, at: int) -> bool:
    one = chains.references[at]
    return find_governed(chains.words, one.start, one.end, one.head) is not None


def _describes(chains: Chains, at: int) -> bool:
    """True for "a former boxer" in "Lena Orst, a former boxer,": it says what she is."""
    one = chains.references[at]
    vague = one.definiteness in {"bare", "indefinite"}
    return one.form == "nominal" and vague and chains.words.dep[one.head] == "appos"


def _find_clearest(chains: Chains, number: int, at: int) -> int | None:
    """The fullest of the nearest names of an entity, else the nominal that brought it in."""
    entity = chains.entities[number]
    named = [one for one in entity.names if one != at]
    if named:
        return min(named, key=lambda one: _rank_name(chains, one, at))
    nominals = [one for one in entity.references if chains.references[one].form == "nominal"]
    first = min(nominals, default=None)
    return first if first is not None and first < at else None


def _rank_name(chains: Chains, name: int, at: int) -> tuple[bool, int, int]:
    """Full names before short ones and adjectives, then the nearest."""
    one = chains.references[name]
    adjective = one.kind == "group" and one.role == "modifier"
    return adjective, one.start - one.end, abs(name - at)


def _make_mention(chains: Chains, at: int, antecedents: tuple[int, ...]) -> FoundMention:
    one, words = chains.references[at], chains.words
    entity = chains.find_entity(at)
    kind = entity.kind if entity is not None and antecedents and one.form != "name" else one.kind
    return FoundMention(
        extent=_find_extent(words, one.start, one.end),
        head=_find_extent(words, one.head, one.head + 1),
        kind=kind,
        form=one.form,
        role=one.title or None,
        antecedents=antecedents,
        reason=_tell_reason(chains, at) if antecedents else "",
    )


def _tell_reason(chains: Chains, at: int) -> str:
    if chains.references[at].form != "name":
        return chains.reasons.get(at, "")
    return GOVERNMENT if _is_governed(chains, at) else CALLED


def _find_extent(words: Words, start: int, end: int) -> Range:
    return words.place[start], words.place[end - 1] + len(words.text[end - 1])
