"""On whose word a sentence of a brief is told, where no account tells it by itself."""

from collections.abc import Sequence
from typing import Final

from consilience.analysis.facts_reading import Reading
from consilience.records.claim import Attribution, Claim
from consilience.records.span import Span

FEWEST_OF_NAME: Final = 3  # words that tell who somebody is though others name him
OWN_ACCOUNT: Final = "by their own account"  # of what somebody says that he did


def find_source(
    best: Claim, words: Span | None, claims: Sequence[Claim], reading: Reading
) -> str | None:
    """On whose word it is told, as words for its end; "" where an account tells it by itself.

    `best` is the claim that `words` tell, `claims` are all that tell its event; the source is
    that of `best`, never that of another article. Words that name their source need no other;
    None for a title, which has none.
    None where it cannot be told: the source is a pronoun, or a body that is not named.
    """
    if not all(one.attribution for one in claims) or not best.attribution:
        return ""
    link = best.attribution[0]
    if words is not None and _holds(words, link.source):
        return ""
    if link.entity_id and any(one.entity_id == link.entity_id for one in best.participants):
        return OWN_ACCOUNT
    name = reading.name_parties(link.source)
    if name is None or "\n" in name or not reading.explains_pronouns(link.source):
        return None
    # "The two" and "both" stand for others; "the chief vet" tells who speaks.
    if name == link.source.text and _is_short_stand_in(link, reading):
        return None
    return f"according to {name}"


def _is_short_stand_in(link: Attribution, reading: Reading) -> bool:
    return link.mention_id in reading.stand_ins and len(link.source.text.split()) < FEWEST_OF_NAME


def _holds(words: Span, span: Span) -> bool:
    return words.article == span.article and words.start <= span.start < words.end
