"""Checks of origins: who rests on whom, and by which way."""

from collections.abc import Sequence

from bench.dossier_reading import Faults, Reading


def check_origin(
    reading: Reading,
    *,
    words: Sequence[str],
    of: Sequence[str],
    articles: Sequence[str],
    exactly: bool = True,
) -> Faults:
    """An origin of these kinds, with all the words in its name, under these articles."""
    held = [
        one
        for one in reading.dossier.origins
        if one.kind in of and all(word.lower() in one.name.lower() for word in words)
    ]
    under = [
        sorted(reading.label_of[name] for name in one.article_ids if name in reading.label_of)
        for one in held
    ]
    wanted = set(articles)
    if not any(wanted == set(one) if exactly else wanted <= set(one) for one in under):
        yield f"{[(one.kind, one.name) for one in held]} under {under}"


def check_no_origin(
    reading: Reading, *, article: str, of: Sequence[str], words: Sequence[str] = ()
) -> Faults:
    """That the article rests on no such origin."""
    name = reading.find_article(article).id
    for one in reading.dossier.origins:
        named = all(word.lower() in one.name.lower() for word in words)
        if name in one.article_ids and one.kind in of and named:
            yield f"rests on {one.kind} {one.name!r}"


def check_passed_on(reading: Reading, *, article: str, names: Sequence[str]) -> Faults:
    """That a derivation of the article went by way of all these, in this order."""
    name = reading.find_article(article).id
    origins = {one.id: one.name for one in reading.dossier.origins}
    chains = [
        [origins.get(one.source_id, reading.label_of.get(one.source_id, "")), *one.via]
        for one in reading.dossier.derivations
        if one.article_id == name
    ]
    if not any(_in_order(names, chain) for chain in chains):
        yield f"chains {chains}"


def check_derived(
    reading: Reading, *, article: str, source: str, least: float = 0.0, either: bool = False
) -> Faults:
    """That at least such a share of the article's words is taken from another article."""
    pairs = [(article, source), *([(source, article)] if either else [])]
    ids = {(reading.find_article(a).id, reading.find_article(b).id) for a, b in pairs}
    found = [
        one.share
        for one in reading.dossier.derivations
        if one.kind == "reuse" and (one.article_id, one.source_id) in ids
    ]
    if max(found, default=-1.0) < least:
        yield f"shares {found}"


def _in_order(names: Sequence[str], chain: Sequence[str]) -> bool:
    rest = iter(chain)
    return all(any(name.lower() in one.lower() for one in rest) for name in names)
