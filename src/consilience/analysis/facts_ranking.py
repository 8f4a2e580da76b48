"""Which events matter most to a story, and of which its table of facts has rows."""

from collections import deque
from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from consilience.analysis.agreement import list_about
from consilience.analysis.corroboration import list_affirming
from consilience.analysis.facts_reading import Reading
from consilience.analysis.stems import find_stems
from consilience.linking.events.telling import has_subject, is_aside, is_nominal, is_telling
from consilience.linking.events.times import is_long_past
from consilience.records.claim import Claim
from consilience.records.event import Event
from consilience.records.ids import ArticleId
from consilience.records.span import Span

FEWEST_FACTS: Final = 4  # rows that a table has even where their titles tell little
SHARED: Final = 3  # articles from which on one of type, date and party is enough to matter
SUBSTANCE: Final = 2  # of them: what an event told by fewer articles must have
FEWEST_CODES: Final = 3  # words in capitals of a sentence: "the EU and the UN left the WTO"
ALIKE: Final = 0.8  # of the words of the shorter title: the row would tell the same again

TENTHS: Final = 10
Weight: TypeAlias = tuple[bool, bool, int, int, bool, int, int, int, tuple[bool, str, str]]


def choose_rows(ranked: Iterable[Event], most: int, reading: Reading) -> list[Event]:
    """The first events whose title says something that no row before says of the same articles.

    What one article tells under a title that tells nothing by itself is a row of small tables only.
    What it tells in a clause of which a row was made comes behind all others that tell something.
    """
    rows: list[Event] = []
    clauses: list[Span] = []
    told: list[tuple[set[str], set[ArticleId]]] = []
    waiting = deque(ranked)
    passed: deque[Event] = deque()
    while (waiting or passed) and len(rows) < most:
        again = bool(passed) and (not waiting or weigh_event(waiting[0], reading)[0])
        one = passed.popleft() if again else waiting.popleft()
        if len(rows) >= FEWEST_FACTS and not _is_worth_row(one, reading):
            continue
        own = [claim.span for claim in reading.claims_of(one)]
        is_part = not again and _is_within(own, clauses)
        if len(rows) >= FEWEST_FACTS and is_part and not _is_headed(one, reading):
            passed.append(one)
            continue
        words = set(one.title.lower().strip(" …").split())
        articles = {claim.span.article for claim in reading.claims_of(one)}
        if not any(
            articles <= others and len(words & said) >= ALIKE * min(len(words), len(said))
            for said, others in told
        ):
            rows.append(one)
            clauses.extend(own)
            told.append((words, articles))
    return rows


def _is_within(spans: Sequence[Span], clauses: Iterable[Span]) -> bool:
    """Whether one article alone tells it, in clauses that others share: "he fell and was hurt"."""
    held = [one for one in clauses if spans and one.article == spans[0].article]
    return len({one.article for one in spans}) == 1 and all(
        any(one.start < other.end and other.start < one.end for other in held) for one in spans
    )


def _is_worth_row(event: Event, reading: Reading) -> bool:
    claims = reading.claims_of(event)
    deeds = [one.predicate for one in claims]
    if is_aside(event.title) or not has_subject(event.title, deeds):
        return False
    row = reading.corroborations.get(event.id)
    shared = len({one.span.article for one in claims}) > 1
    several = row is not None and len(row.origins) > 1
    return (shared and several) or _is_told(event, claims)


def weigh_event(event: Event, reading: Reading) -> Weight:
    """Less is more. One article can bring two origins, but it is one account of them.

    All who tell the event count, whatever number they give. What somebody said, and what happened
    long before, is not the affair itself, nor what one article alone supposes. What a headline
    tells or stands early in an article is what it is about.
    """
    claims = reading.claims_of(event)
    tellers = list_about(event, list_affirming(event, claims) or claims)
    articles = len({one.span.article for one in tellers}) or 1
    row = reading.corroborations.get(event.id)
    origins = set(row.origins if row else ())
    if articles > 1:
        origins.update(*(reading.rests.find(one.predicate.span) for one in tellers))
    counted = any(one.quantities for one in claims)
    substance = sum((event.event_type is not None, _is_dated(event), _has_party(event) or counted))
    has_substance = substance >= (SUBSTANCE if articles < SHARED else 1)
    return (
        not (has_substance and _is_told(event, claims)) or (articles == 1 and _is_supposed(event)),
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
    if claims and all(reading.is_quoted(one.predicate.span) for one in claims):
        return True
    days = [
        article.published.first_day
        for one in claims
        if (article := reading.articles.get(one.span.article)) and article.published
    ]
    when = event.when
    return when is not None and bool(days) and is_long_past(when.last_day, min(days))


def _is_supposed(event: Event) -> bool:
    return event.factuality == "hypothetical"


def _is_headed(event: Event, reading: Reading) -> bool:
    """Whether an article that tells it begins with it and has its verb in the headline.

    Further on another word of its clause is in the headline too.
    """
    for claim in reading.claims_of(event):
        article = reading.articles.get(claim.span.article)
        headed = set(find_stems(article.title)) if article else set()
        deed = set(find_stems(claim.predicate.lemma))
        if article is None or not deed or not deed <= headed:
            continue
        leads = claim.span.start * TENTHS < len(article.text)
        if leads or headed & set(find_stems(claim.span.text)) - deed:
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
