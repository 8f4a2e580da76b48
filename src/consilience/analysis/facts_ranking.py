"""Which events matter most to a story, and of which its table of facts has rows."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, TypeAlias

from consilience.analysis.agreement import list_about
from consilience.analysis.corroboration import list_affirming
from consilience.analysis.corroboration_titles import CUT_OFF, is_statement
from consilience.analysis.facts_reading import Reading
from consilience.analysis.facts_telling import find_telling
from consilience.analysis.facts_titles import is_fit, is_general
from consilience.analysis.stems import find_stems
from consilience.linking.events.telling import (
    has_subject,
    holds,
    is_aside,
    is_in_tense,
    is_nominal,
    is_telling,
)
from consilience.linking.events.times import is_long_past
from consilience.records.claim import Claim
from consilience.records.event import Event
from consilience.records.ids import ArticleId, OriginId
from consilience.records.span import Span

FEWEST_FACTS: Final = 4  # rows that a table has even where their titles tell little
SHARED: Final = 3  # articles from which on one of type, date and party is enough to matter
SUBSTANCE: Final = 2  # of them: what an event told by fewer articles must have
FEWEST_CODES: Final = 3  # words in capitals of a sentence: "the EU and the UN left the WTO"
ALIKE: Final = 0.8  # of the words of the shorter title: the row would tell the same again
# Factuality of what is no state or wish.
DEEDS: Final = frozenset({"occurred", "denied", "planned"})
TENTHS: Final = 10
LONGEST_SAID: Final = 1000  # characters of a paragraph before a verb in which a quotation opens
MOSTLY: Final = 0.5  # of the claims
Weight: TypeAlias = tuple[bool, bool, int, int, bool, int, int, int, tuple[bool, str, str]]


def choose_rows(ranked: Iterable[Event], most: int, reading: Reading) -> list[Event]:
    """The first events whose title says something that no row before says of the same articles.

    Those whose title tells no happening by itself are rows of small tables only, behind all others.
    What is told in a clause of which a row was made comes behind all others that are of weight.
    """
    others: list[Event] = []
    rows = _pick_rows(_keep_worth(ranked, others, reading), most, [], reading)
    return _pick_rows(iter(others), min(most, FEWEST_FACTS), rows, reading)


def _keep_worth(events: Iterable[Event], others: list[Event], reading: Reading) -> Iterator[Event]:
    """The events that are worth a row, as they are asked for; those before them join `others`."""
    for one in events:
        if _is_worth_row(one, reading):
            yield one
        else:
            others.append(one)


def _pick_rows(
    events: Iterator[Event], most: int, rows: Sequence[Event], reading: Reading
) -> list[Event]:
    """The rows, and as many of the events with them as they may be in all."""
    chosen = list(rows)
    clauses = [claim.span for row in rows for claim in reading.claims_of(row)]
    told = [_read_row(row, reading) for row in rows]
    waiting = deque(islice(events, 1))
    passed: deque[Event] = deque()
    while (waiting or passed) and len(chosen) < most:
        again = bool(passed) and (not waiting or weigh_event(waiting[0], reading)[0])
        one = passed.popleft() if again else waiting.popleft()
        waiting.extend(islice(events, 1 - len(waiting)))
        own = [claim.span for claim in reading.claims_of(one)]
        is_part = not again and _is_within(own, clauses)
        if len(chosen) >= FEWEST_FACTS and is_part and not _is_headed(one, reading):
            passed.append(one)
            continue
        words, articles = _read_row(one, reading)
        if not any(
            articles <= others and len(words & said) >= ALIKE * min(len(words), len(said))
            for said, others in told
        ):
            chosen.append(one)
            clauses.extend(own)
            told.append((words, articles))
    return chosen


def _read_row(event: Event, reading: Reading) -> tuple[set[str], set[ArticleId]]:
    """The words of its title, and the articles that tell it."""
    words = set(event.title.lower().strip(" …").split())
    return words, set(find_telling(event, reading))


def _is_within(spans: Sequence[Span], clauses: Iterable[Span]) -> bool:
    """Whether one article alone tells it, in clauses that others share: "he fell and was hurt"."""
    held = [one for one in clauses if spans and one.article == spans[0].article]
    return len({one.article for one in spans}) == 1 and all(
        any(one.start < other.end and other.start < one.end for other in held) for one in spans
    )


def _is_worth_row(event: Event, reading: Reading) -> bool:
    """Whether its title tells by itself that something happened, not what may or should be.

    What one article alone tells, or what rests on one origin, has to be a whole statement of a deed
    or a plan, and nobody's words.
    """
    claims = [one for own in find_telling(event, reading).values() for one in own]
    deeds = [one.predicate for one in claims]
    if _is_supposed(event) or _is_quoted(claims, reading):
        return False
    if holds(event.title, "obliging") or holds(event.title, "enabling"):
        return False
    origins = frozenset[OriginId]().union(*(reading.rests.find(one.span) for one in deeds))
    is_backed = _are_several(claims) and len(origins) > 1
    if not (is_backed or _is_of_the_affair(event, claims, reading)):
        return False
    if is_general(event, claims) and not _is_headed(event, reading):
        return False
    if not (has_subject(event.title, deeds) and is_in_tense(event.title, deeds)):
        return False
    if not _is_told(event, claims):
        return False
    texts = reading.read_texts(one.span.article for one in claims)
    if not is_fit(event, claims, texts):
        return False
    if is_backed:
        return is_telling(event.title.rstrip(CUT_OFF), deeds, strict=True)
    return is_statement(event, claims, texts)


def _is_of_the_affair(event: Event, claims: Sequence[Claim], reading: Reading) -> bool:
    """False for what may be, for what was long before, and for what one has from somebody.

    What that one has as its headline is of the affair all the same.
    """
    if event.factuality not in DEEDS or _is_beside(event, claims, reading):
        return False
    is_known = _are_several(claims) or not all(one.attribution for one in claims)
    return is_known or _is_headed(event, reading)


def _are_several(claims: Sequence[Claim]) -> bool:
    return len({one.span.article for one in claims}) > 1


def weigh_event(event: Event, reading: Reading) -> Weight:
    """Less is more. One article can bring two origins, but it is one account of them.

    All who tell the event count, whatever number they give. What somebody said, and what happened
    long before, is not the affair itself, nor what one article alone supposes. What a headline
    tells or stands early in an article is what it is about.
    """
    claims = reading.claims_of(event)
    tellers = list_about(event, list_affirming(event, claims) or claims)
    row = reading.corroborations.get(event.id)
    origins = set(row.origins if row else ())
    if _are_several(tellers):
        origins.update(*(reading.rests.find(one.predicate.span) for one in tellers))
    if len(origins) > 1 and _are_several(tellers):
        telling = find_telling(event, reading)
        tellers = [one for one in tellers if one in telling.get(one.span.article, ())]
    articles = len({one.span.article for one in tellers}) or 1
    counted = any(one.quantities for one in claims)
    substance = sum((event.event_type is not None, _is_dated(event), _has_party(event) or counted))
    has_substance = substance >= (SUBSTANCE if articles < SHARED else 1)
    return (
        (articles == 1 and _is_supposed(event)) or not (has_substance and _is_told(event, claims)),
        _is_beside(event, claims, reading),
        -min(len(origins), articles),
        -articles,
        not _is_headed(event, reading),
        -reading.count_known(origins),
        -substance,
        _find_place(event, reading),
        _date(event),
    )


def _is_told(event: Event, claims: Iterable[Claim]) -> bool:
    """Whether the title tells what happened, with a verb."""
    deeds = [one.predicate for one in claims]
    if is_aside(event.title) or is_nominal(event.title, deeds) or _is_shouted(event.title):
        return False
    return is_telling(event.title, deeds)


def _is_shouted(title: str) -> bool:
    """True for the words of a menu or label: "WORLD SPORT ARTS Travel Tips"."""
    words = [one for one in title.split() if one.isalpha()]
    return sum(one.isupper() for one in words) > max(FEWEST_CODES, len(words) / 2)


def _is_beside(event: Event, claims: Sequence[Claim], reading: Reading) -> bool:
    """Whether it is only told in direct speech, or happened long before the first report of it."""
    if _is_quoted(claims, reading):
        return True
    days = [
        article.published.first_day
        for one in claims
        if (article := reading.articles.get(one.span.article)) and article.published
    ]
    when = event.when
    return when is not None and bool(days) and is_long_past(when.last_day, min(days))


def _is_quoted(claims: Sequence[Claim], reading: Reading) -> bool:
    """Whether it is told in somebody's own words alone, or mostly so and else as said by him."""
    quoted = [
        one
        for one in claims
        if reading.is_quoted(one.predicate.span)
        or _is_in_marks(one.predicate.span, reading)
        or any(holds(party.span.text, "speaker") for party in one.participants)
    ]
    said = all(one.attribution for one in claims if one not in quoted)
    return bool(claims) and (
        len(quoted) == len(claims) or (said and len(quoted) >= MOSTLY * len(claims))
    )


def _is_in_marks(span: Span, reading: Reading) -> bool:
    """Whether a quotation that opens before the words in their paragraph closes behind them."""
    article = reading.articles.get(span.article)
    near = article.text[max(span.start - LONGEST_SAID, 0) : span.start] if article else ""
    before = near.rpartition("\n")[2]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _is_supposed(event: Event) -> bool:
    return event.factuality == "hypothetical"


def _is_headed(event: Event, reading: Reading) -> bool:
    """Whether an article that tells it begins with it and has its verb in the headline.

    Further on another word of its clause is in the headline too.
    """
    for claim in reading.claims_of(event):
        article = reading.articles.get(claim.span.article)
        headed = find_stems(article.title) if article else ()
        deed = find_stems(claim.predicate.lemma)
        if article is None or not deed or any(one not in headed for one in deed):
            continue
        leads = claim.span.start * TENTHS < len(article.text)
        if leads or set(headed) & set(find_stems(claim.span.text)).difference(deed):
            return True
    return False


def _find_place(event: Event, reading: Reading) -> int:
    """In which tenth of an article the event is first told."""
    told = ((claim, reading.articles.get(claim.span.article)) for claim in reading.claims_of(event))
    places = [
        claim.span.start * TENTHS // max(len(article.text), 1) for claim, article in told if article
    ]
    return min(places, default=TENTHS)


def _is_dated(event: Event) -> bool:
    """Whether a claim dates it; the day of publication dates the article."""
    return event.when is not None and event.when.basis != "publication"


def _has_party(event: Event) -> bool:
    return any(one.role == "actor" for one in event.participants)


def _date(event: Event) -> tuple[bool, str, str]:
    when = event.when
    return when is None, when.earliest if when else "", when.latest if when else ""
