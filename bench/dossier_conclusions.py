"""Checks of discrepancies and briefs, and of the words behind every conclusion."""

from collections.abc import Sequence

from bench.dossier_reading import Faults, Reading


def check_difference(
    reading: Reading,
    *,
    of: str,
    sides: Sequence[Sequence[str]] = (),
    values: Sequence[str] = (),
    words: Sequence[str] = (),
    without: Sequence[str] = (),
    relations: Sequence[str] = (),
) -> Faults:
    """A discrepancy of this kind: every side has its articles, every value stands in a reading.

    `words` stand in its explanation or readings, none of `without` does. Articles of a side may
    be among others.
    """
    close: list[str] = []
    for one in reading.dossier.discrepancies:
        told = [item.value.lower() for item in one.readings]
        text = " | ".join((one.explanation.lower(), *told))
        pages = [set(reading.label(item.evidence)) for item in one.readings]
        if one.kind != of or (relations and one.relation not in relations):
            continue
        if (
            all(any(set(side) <= page for page in pages) for side in sides)
            and all(any(value.lower() in item for item in told) for value in values)
            and all(word.lower() in text for word in words)
            and not any(word.lower() in text for word in without)
        ):
            return
        close.append(f"{told} of {[sorted(page) for page in pages]}")
    yield f"{of}: {close or 'none'}"


def check_no_difference(
    reading: Reading, *, words: Sequence[str], of: Sequence[str] = ()
) -> Faults:
    """That no discrepancy tells of these words as different."""
    for one in reading.dossier.discrepancies:
        text = " | ".join((one.explanation, *(item.value for item in one.readings))).lower()
        if (not of or one.kind in of) and any(word.lower() in text for word in words):
            yield f"{one.kind}: {one.explanation}"


def check_differences(
    reading: Reading, *, article: str, number: int, of: Sequence[str] = ()
) -> Faults:
    """How many discrepancies the article's story has, of these kinds or of all."""
    name = reading.find_article(article).id
    stories = {one.id for one in reading.dossier.stories if name in one.article_ids}
    held = [
        one
        for one in reading.dossier.discrepancies
        if one.story_id in stories and (not of or one.kind in of)
    ]
    if len(held) != number:
        yield f"{len(held)}: {[one.explanation for one in held]}"


def check_brief(reading: Reading, *, article: str, least: int) -> Faults:
    """That the brief of the article's story has sentences, each with evidence."""
    name = reading.find_article(article).id
    stories = {one.id for one in reading.dossier.stories if name in one.article_ids}
    for brief in reading.dossier.briefs:
        if brief.story_id in stories:
            if len(brief.sentences) < least:
                yield f"{len(brief.sentences)} sentences"
            yield from (one.text for one in brief.sentences if not one.evidence)


def check_evidence(reading: Reading) -> Faults:
    """That every claim, event and reading reaches words that stand so in article and page."""
    texts = {one.id: one.text for one in reading.dossier.articles}
    pages = {one.id: one.text for one in reading.dossier.pages}
    spans = [one.span for one in (*reading.claims.values(), *reading.mentions.values())]
    for one in reading.dossier.discrepancies:
        spans += [span for item in one.readings for span in item.evidence]
        yield from (f"no words for {item.value!r}" for item in one.readings if not item.evidence)
    for span in spans:
        if texts[span.article][span.start : span.end] != span.text:
            yield f"{span.text[:40]!r} is not in its article"
        if span.page is None:
            yield f"{span.text[:40]!r} has no place on a page"
        elif (
            "\n" not in span.text
            and pages[span.page.id][span.page.start : span.page.end].split() != span.text.split()
        ):
            yield f"{span.text[:40]!r} is not on its page"
    yield from (
        f"no claims for {one.title!r}" for one in reading.dossier.events if not one.claim_ids
    )
