"""What a denial points at: "denied it", "called the statement a lie", further up in its report."""

from collections.abc import Iterator, Sequence

from consilience.analysis.discrepancies.deeds import is_told_as_real, read_deeds, tell_speaker
from consilience.analysis.discrepancies.denials.asserted import is_own_speech
from consilience.analysis.discrepancies.denials.denied import Denied, find_named
from consilience.analysis.discrepancies.denials.deniers import tell_who
from consilience.analysis.discrepancies.reading import Sentence, StoryText
from consilience.analysis.quantities import Token
from consilience.analysis.stems import find_stems
from consilience.language.denials import load_denial_words
from consilience.language.discrepancies import load_denials, load_difference_words
from consilience.language.furniture import load_function_words
from consilience.language.words import find_words
from consilience.records.quotation import Quotation
from consilience.records.span import Span

SPOKEN = ("“", '"')
LOOK = 8  # sentences back in which what is meant can stand
NEAR = 4  # words that hold a pointing noun


def find_pointing(sentence: Sentence, words: Sequence[Token]) -> str:
    """The word behind a word of denial that points at what is denied, "" where it is told.

    "It", "this" and "the allegations" point; "the allegation that the gate was locked" tells.
    """
    pointing, small = load_denial_words("pointing"), load_function_words()
    for at, one in enumerate(words[:NEAR]):
        behind = words[at + 1 :]
        if one.lower in load_denial_words("opening"):
            is_end = one.lower in pointing and not (behind and behind[0].lower.isalpha())
            return one.lower if is_end else ""
        if one.lower in pointing and _ends(sentence, behind):
            return one.lower
        if one.lower not in small:
            return ""
    return ""


def _ends(sentence: Sentence, behind: Sequence[Token]) -> bool:
    """True where nothing follows that says more of what is denied."""
    if not behind or not behind[0].lower.isalpha():
        return True
    word = behind[0].lower
    if word in load_denial_words("opening"):
        said = load_difference_words("utterances")
        return word == "in" and any(one.lower in said for one in behind[1:NEAR])
    is_time = any(one.span.start == sentence.start + behind[0].start for one in sentence.times)
    is_small = word in load_function_words() or word in load_difference_words("breaks")
    return is_time or is_small or word.endswith("ly")


def find_pointing_subject(words: Sequence[str]) -> str:
    """The word that points in "it is" and "the claims are", "" where the subject tells more."""
    small, pointing = load_function_words(), load_denial_words("pointing")
    told = [one for one in words if one.isalpha() and not one.endswith("ly")]
    if any(one not in small and one not in pointing for one in told):
        return ""
    return next((one for one in told if one in pointing), "")


def find_meant(text: StoryText, one: Denied, before: Sentence | None) -> tuple[Span, str] | None:
    """The words that a denial points at, and who says so ("" if nobody is named).

    `before` is the sentence that a pronoun points at first: one that others say, or that charges
    who denies. Further up it must name him too, and for "the allegations" charge him.
    """
    if before is None:
        return None
    there = text.list_sentences(one.sentence.article.id)
    earlier = there[max(0, one.sentence.number - LOOK) : one.sentence.number][::-1]
    told = [each for each in earlier if _is_open_to_denial(one, each)]
    charging = [each for each in told if _is_of(one, each) and _is_charged(one, each)]
    if one.points_at_charge:
        ranked = charging
    else:
        others = [each for each in told if _is_told_by_others(one, each)]
        naming = [each for each in others if _is_of(one, each)]
        near = [each for each in (*others, *charging) if each.key == before.key]
        ranked = [*naming, *near] if one.points_at_text else [*near, *naming]
        if not ranked and not one.points_at_text and _is_beside(one, before):
            ranked = [each for each in told if each.key == before.key]
    found = next(iter(ranked), None)
    if found is None:
        return None
    return _reach(text, found), "" if one.points_at_charge else _find_teller(one, found)


def _is_open_to_denial(one: Denied, other: Sentence) -> bool:
    """True for what is told: no question, nothing left open, and no words of who denies."""
    is_told = "?" not in other.text and load_denial_words("conditions").isdisjoint(other.words)
    return is_told and not is_own_speech(one, other)


def _is_of(one: Denied, other: Sentence) -> bool:
    """True where who denies is in the sentence: by name, by pronoun, or by what he stands for.

    A word that only says that he speaks for somebody, as "spokesman" does, is of anybody.
    """
    called = (word for word in find_words(one.denier) if word not in load_denial_words("agents"))
    own = one.names | frozenset(find_stems(" ".join(called)))
    return not own.isdisjoint((*other.read(find_named), *other.stem_set))


def _is_told_by_others(one: Denied, other: Sentence) -> bool:
    """True where somebody else than who denies says what a sentence tells."""
    own = one.party | frozenset(find_stems(one.denier))
    sources = [deed.source for deed in other.read(read_deeds) if deed.source]
    speakers = [tell_speaker(other, each) for each in _list_quotations(other)]
    return any(source and not source & own for source in (*sources, *speakers))


def _is_charged(one: Denied, other: Sentence) -> bool:
    """True where a charge is told, whoever makes it, or others say what who denies has done."""
    if not load_denials().keys().isdisjoint(other.words):
        return False
    is_charge = not load_difference_words("charge").isdisjoint(other.words)
    if is_charge or any(claim.factuality == "alleged" for claim in other.claims):
        return True
    own = one.party | frozenset(find_stems(one.denier))
    return any(
        deed.source and not deed.source & own and deed.actors & own and is_told_as_real(deed)
        for deed in other.read(read_deeds)
    )


def _is_beside(one: Denied, other: Sentence) -> bool:
    """True for a sentence of the same paragraph that tells of others than who denies."""
    between = one.sentence.article.text[other.end : one.sentence.start]
    own = one.party | frozenset(find_stems(one.denier))
    is_own = any(deed.actors & own for deed in other.read(read_deeds))
    return "\n" not in between and not is_own and load_denials().keys().isdisjoint(other.words)


def _list_quotations(sentence: Sentence) -> Iterator[Quotation]:
    """The quotations of which a part stands in a sentence, with their speakers."""
    for one in sentence.annotations.quotations:
        if one.speaker is not None and any(
            piece.start < sentence.end and sentence.start < piece.end for piece in one.content
        ):
            yield one


def _reach(text: StoryText, sentence: Sentence) -> Span:
    """The sentence; of words between marks also those before it of the same speaker."""
    start = sentence.start
    for one in _list_quotations(sentence):
        if one.kind == "direct":
            inside = (piece.start for piece in one.content if piece.end > sentence.start)
            start = min(start, *inside)
    before = text.find_before(sentence)
    if start == sentence.start and before is not None and _goes_on(before, sentence):
        start = before.start
    return sentence.article.span(start, sentence.end)


def _goes_on(before: Sentence, sentence: Sentence) -> bool:
    """True for “I smelled it myself.” behind “He was drunk,” said Ada Lund."""
    own, earlier = (
        [tell_speaker(each, one) for one in _list_quotations(each) if one.kind == "direct"]
        for each in (before, sentence)
    )
    is_quoted = sentence.text.startswith(SPOKEN) and sentence.text.endswith(("”", '"'))
    return is_quoted and any(one & other for one in own for other in earlier)


def _find_teller(one: Denied, sentence: Sentence) -> str:
    links = (link for each in sentence.claims for link in each.attribution[-1:])
    named = [tell_who(sentence, link.source, link.mention_id) for link in links]
    spoken = [
        tell_who(sentence, each.speaker, each.speaker_mention_id)
        for each in _list_quotations(sentence)
        if each.speaker
    ]
    return next((who for who in (*named, *spoken) if who and who != one.denier), "")
