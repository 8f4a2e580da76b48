"""On whose word a sentence of a brief is told, where no account tells it by itself."""

import re
from collections.abc import Sequence
from typing import Final

from consilience.analysis.brief.naming import name_parties
from consilience.analysis.facts_reading import Reading
from consilience.language.discrepancies import load_difference_words
from consilience.language.furniture import load_function_words
from consilience.language.lexicon import load_words
from consilience.records.claim import Attribution, Claim
from consilience.records.span import Span

FEWEST_OF_NAME: Final = 3  # words that tell who somebody is though others name him
ALLEGED: Final = "alleged"
OWN_ACCOUNT: Final = "by their own account"  # of what somebody says that he did


def find_source(
    best: Claim, words: Span | None, claims: Sequence[Claim], reading: Reading
) -> str | None:
    """On whose word it is told, as words for its end; "" where an account tells it by itself.

    `best` is the claim that `words` tell, `claims` are all that tell its event; the source is
    that of `best`, never that of another article. Words that name their source need no other;
    None for a title, which has none.
    None where it cannot be told: the source is a pronoun, or a body that is not named, or it is
    a charge of nobody whose words do not say that it is one ("the report that Lind stole it"), or
    one against who speaks of it ("Lind called the charge that she stole it absurd"), or what this
    article tells as a fact is somebody's charge in another.
    """
    if not best.attribution and any(_is_charge(one, best) for one in claims):
        return None
    if _is_told_by_itself(best, words):
        return ""
    if not best.attribution:
        return None
    if any(_is_told_by_itself(one, one.span) for one in claims):
        return ""
    link = best.attribution[0]
    if words is not None and _holds(words, link.source):
        return ""
    if link.entity_id and any(one.entity_id == link.entity_id for one in best.participants):
        return OWN_ACCOUNT if best.factuality != ALLEGED else None
    name = name_parties(link.source, reading)
    if name is None or "\n" in name or not reading.explains_pronouns(link.source):
        return None
    if name.lower() in load_words("event_titles", "relative"):
        return None
    # "The two" and "both" stand for others; "the chief vet" tells who speaks.
    if name == link.source.text and _is_short_stand_in(link, reading):
        return None
    return f"according to {_begin_small(name, link, reading)}"


def _begin_small(name: str, link: Attribution, reading: Reading) -> str:
    """The name without the capital that it has where it begins a sentence: "the council"."""
    small = f"{name[:1].lower()}{name[1:]}"
    if small.partition(" ")[0] in load_function_words():
        return small
    article = reading.articles.get(link.source.article)
    is_common = article is not None and re.search(rf"\b{re.escape(small)}\b", article.text)
    return small if " " not in small and is_common else name


def _is_told_by_itself(claim: Claim, words: Span | None) -> bool:
    """Whether nobody is its source, and it is no charge, or one by its own words."""
    if claim.attribution:
        return False
    is_said = words is not None and claim.cue is not None and _holds(words, claim.cue)
    return claim.factuality != ALLEGED or is_said


def _is_charge(claim: Claim, best: Claim) -> bool:
    """Whether somebody claims or alleges the same deed."""
    cues = {one.cue.text.lower() for one in claim.attribution if one.cue}
    return claim.predicate.lemma == best.predicate.lemma and not cues.isdisjoint(
        load_difference_words("charge")
    )


def _is_short_stand_in(link: Attribution, reading: Reading) -> bool:
    return link.mention_id in reading.stand_ins and len(link.source.text.split()) < FEWEST_OF_NAME


def _holds(words: Span, span: Span) -> bool:
    return words.article == span.article and words.start <= span.start < words.end
