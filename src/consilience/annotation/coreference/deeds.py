"""Who is told to have done what a noun says: "the builder" for the firm that built the dam."""

from functools import lru_cache

from consilience.annotation.coreference.entities import Chains, Entity
from consilience.annotation.coreference.references import Reference
from consilience.language.coreference import find_cue_words

ENDINGS = ("er", "or")
SHORTEST = 2  # letters of a verb: "go"
MOST_MENTIONS = 20  # the last ones of an entity
NOUNS_KEPT = 5_000


def has_done(chains: Chains, one: Reference, entity: Entity) -> bool:
    """True if an earlier mention is the subject of the verb from which the noun is made."""
    verbs = find_verbs(one.word)
    if not verbs or one.specified:
        return False
    words = chains.words
    return any(
        words.lemma[that.clause] in verbs and _acts(chains, that)
        for that in (chains.references[at] for at in entity.references[-MOST_MENTIONS:])
    )


def _acts(chains: Chains, that: Reference) -> bool:
    """True for the subject of an active verb and for "by Norrhydro" of a passive one."""
    words = chains.words
    link = words.head[that.head]
    if words.dep[link] == "agent":
        return True
    return that.role == "subject" and words.dep[that.head] != "nsubjpass"


@lru_cache(maxsize=NOUNS_KEPT)
def find_verbs(noun: str) -> frozenset[str]:
    """The verbs from which a noun in -er or -or may be made: "build" for "builder"."""
    if not noun.endswith(ENDINGS) or noun in find_cue_words("no_deed"):
        return frozenset()
    stem = noun[:-2]
    stems = {stem, f"{stem}e"}
    if stem.endswith("i"):
        stems.add(f"{stem[:-1]}y")
    if len(stem) > SHORTEST and stem[-1] == stem[-2]:  # "winner"
        stems.add(stem[:-1])
    return frozenset(one for one in stems if len(one) > SHORTEST)
