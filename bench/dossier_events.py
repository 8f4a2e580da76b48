"""Checks of events: what happened, who tells it, when, and on how many origins it stands."""

from collections.abc import Sequence
from typing import Any

from bench.dossier_reading import Faults, Reading
from consilience.records.event import Event


def check_event(
    reading: Reading,
    *,
    who: Sequence[str] = (),
    lemmas: Sequence[str] = (),
    words: Sequence[str] = (),
    **wanted: Any,
) -> Faults:
    """An event of these parties, told by one of the verbs, with all `words` in one claim.

    `wanted`: `articles` (exactly these), `at_least` (these among others), `never` (none of
    these), `day` (within its time) or `undated`, `factuality` (one of them), `origins` (number of
    known ones), `unknown` (number of unknown ones), `level`, `source` (words of who says so).
    """
    faults = [
        list(_judge_event(one, reading, wanted))
        for one in reading.dossier.events
        if _is_candidate(one, reading, who, lemmas, words)
    ]
    if not faults:
        yield "no such event"
    else:
        yield from min(faults, key=len)


def check_apart(reading: Reading, *, first: dict[str, Any], second: dict[str, Any]) -> Faults:
    """That two happenings, each found as in `check_event`, share no event."""
    sides = []
    for one in (first, second):
        who, lemmas, words = (one.get(key, ()) for key in ("who", "lemmas", "words"))
        articles = set(one.get("articles", ()))
        found = {
            event.id
            for event in reading.dossier.events
            if _is_candidate(event, reading, who, lemmas, words)
            and (not articles or articles & set(_label_event(event, reading)))
        }
        if not found:
            yield f"no event of {one}"
        sides.append(found)
    if sides[0] & sides[1]:
        yield "one event for both"


def _is_candidate(
    event: Event,
    reading: Reading,
    who: Sequence[str],
    lemmas: Sequence[str],
    words: Sequence[str],
) -> bool:
    parties = reading.parties_of(event)
    claims = reading.claims_of(event)
    return (
        all(one.lower() in parties for one in who)
        and (not lemmas or any(one.predicate.lemma in lemmas for one in claims))
        and (not words or any(all(word in one.span.text for word in words) for one in claims))
    )


def _label_event(event: Event, reading: Reading) -> list[str]:
    return reading.label(one.span for one in reading.claims_of(event))


def _judge_event(event: Event, reading: Reading, wanted: dict[str, Any]) -> Faults:
    yield from _judge_telling(event, reading, wanted)
    yield from _judge_origins(event, reading, wanted)
    when = event.when
    first, last = (when.earliest, when.latest) if when else ("", "")
    if "day" in wanted and not first.startswith(wanted["day"]):
        yield f"when {first} to {last}"
    if wanted.get("undated") and when and when.basis != "publication":
        yield f"when {first} to {last}"
    if "factuality" in wanted and event.factuality not in wanted["factuality"]:
        yield event.factuality


def _judge_telling(event: Event, reading: Reading, wanted: dict[str, Any]) -> Faults:
    """Which articles tell it, and on whose word."""
    articles = set(_label_event(event, reading))
    if "articles" in wanted and articles != set(wanted["articles"]):
        yield f"articles {sorted(articles)}"
    if not set(wanted.get("at_least", ())) <= articles or articles & set(wanted.get("never", ())):
        yield f"articles {sorted(articles)}"
    if "source" in wanted:
        told = [link.source.text for one in reading.claims_of(event) for link in one.attribution]
        if not any(wanted["source"] in one for one in told):
            yield f"according to {told}"


def _judge_origins(event: Event, reading: Reading, wanted: dict[str, Any]) -> Faults:
    """On how many origins it stands."""
    origins = reading.origins_of.get(event.id, [])
    unknown = sum(one.kind == "unknown" for one in origins)
    if "origins" in wanted and len(origins) - unknown != wanted["origins"]:
        yield f"origins {sorted(one.name for one in origins if one.kind != 'unknown')}"
    if "unknown" in wanted and unknown != wanted["unknown"]:
        yield f"{unknown} unknown origins"
    levels = [row.level for row in reading.dossier.corroborations if row.event_id == event.id]
    if "level" in wanted and wanted["level"] not in levels:
        yield f"level {levels}"
