"""Who says something in an article, as its annotations tell it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Literal

from consilience.language.endings import cut_article
from consilience.language.lexicon import load_words
from consilience.linking.credits.context import Place, Speakers, Voice
from consilience.linking.credits.names import find_name_start, fold_holder
from consilience.records.annotations import Annotations
from consilience.records.ids import EntityId
from consilience.records.quotation import Quotation
from consilience.records.span import Span

BODIES = frozenset({"organisation", "group"})
ATTITUDES = frozenset({"object", "preposition", "noun", "adjective", "hedge", "infinitive"})
NEUTER = frozenset({"it"})
TELLING = ("said", "attributing", "conveying")
SpeakerKind = Literal["person", "body"]
Named = Mapping[EntityId, tuple[SpeakerKind, str]]


def find_speakers(annotations: Annotations | None) -> Speakers | None:
    """Who is named in an article that can say something; None if it was not read."""
    if annotations is None or not annotations.read:
        return None
    names = {(one.kind, one.span.text) for one in annotations.mentions if one.form == "name"}
    keys = {(kind, key[0]) for kind, name in names if len(key := fold_holder(name)) == 1}
    named = _name_entities(annotations)
    kinds = _find_kinds(name for kind, name in names if kind in BODIES)
    return Speakers(
        persons=frozenset(key for kind, key in keys if kind == "person"),
        bodies=frozenset(key for kind, key in keys if kind in BODIES),
        voices=tuple(_read_voices(annotations.quotations, named, kinds)),
        peoples=frozenset(key for kind, key in keys if kind == "group")
        - frozenset(key for kind, key in keys if kind == "organisation"),
    )


def _find_kinds(names: Iterable[str]) -> Mapping[str, str]:
    """The words for bodies ("bank") with the name of the only one that ends with them."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in names:
        name = name[find_name_start(name) :]
        if " " in name:
            found[name.lower().split()[-1]].add(name)
    bodies = load_words("sources", "body")
    return {word: min(held) for word, held in found.items() if len(held) == 1 and word in bodies}


def _read_voices(
    quotations: Iterable[Quotation], named: Named, kinds: Mapping[str, str]
) -> Iterator[Voice]:
    """Those who say something; "it" is the body that spoke last."""
    before: Voice | None = None
    for one in quotations:
        voice = _read_voice(one, named, kinds)
        is_again = one.speaker is not None and one.speaker.text.lower() in NEUTER
        if is_again and voice.name is None and before is not None:
            voice = replace(voice, name=before.name, is_body=True)
        before = voice if voice.is_body else before
        yield voice


def _name_entities(annotations: Annotations) -> dict[EntityId, tuple[SpeakerKind, str]]:
    """Persons and bodies with the name that the article most often gives them."""
    printed: dict[EntityId, Counter[tuple[str, str]]] = defaultdict(Counter)
    for one in annotations.mentions:
        if one.form == "name" and one.entity_id:
            printed[one.entity_id][one.kind, one.span.text] += 1
    found: dict[EntityId, tuple[SpeakerKind, str]] = {}
    for entity, names in printed.items():
        kind, name = min(names, key=lambda one: (-names[one], -len(one[1]), one))
        if kind == "person" or kind in BODIES:
            found[entity] = "person" if kind == "person" else "body", name[find_name_start(name) :]
    return found


def _read_voice(quotation: Quotation, named: Named, kinds: Mapping[str, str]) -> Voice:
    kind, name = _name_speaker(quotation, named, kinds)
    return Voice(
        content=tuple((one.start, one.end) for one in quotation.content),
        via=_place(quotation.via),
        speaker=_place(quotation.speaker),
        name=name,
        is_body=kind == "body",
        is_speech=quotation.rule not in ATTITUDES,
        is_told=quotation.cue is not None and _tells(quotation.cue.text),
    )


def _name_speaker(
    quotation: Quotation, named: Named, kinds: Mapping[str, str]
) -> tuple[SpeakerKind, str | None]:
    """The name of who speaks; a body may go without one ("the coast guard").

    One called by its kind ("the bank") is the only one so called.
    """
    if quotation.speaker_id is not None and quotation.speaker_id in named:
        return named[quotation.speaker_id]
    if quotation.speaker is None:
        return "person", None
    words = cut_article(quotation.speaker.text.lower()).split()
    if len(words) == 1 and words[0] in kinds:
        return "body", kinds[words[0]]
    is_body = len(words) in (2, 3) and words[-1] in load_words("sources", "body")
    is_plain = quotation.speaker.text[4:].islower()
    return ("body", " ".join(words)) if is_body and is_plain else ("person", None)


def _tells(cue: str) -> bool:
    """Whether a cue makes something known now, as "knew", "feared" and "had said" do not."""
    words = cue.lower().split()
    if not load_words("sources", "earlier").isdisjoint(words):
        return False
    return any(not load_words("sources", table).isdisjoint(words) for table in TELLING)


def _place(span: Span | None) -> Place | None:
    return (span.start, span.end) if span else None
