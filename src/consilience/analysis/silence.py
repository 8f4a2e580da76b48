"""What an account leaves out that others tell, and what it alone tells."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal

from consilience.analysis.brief.clauses import find_clause
from consilience.analysis.brief.news import IDLE, is_about_reporting, is_weighty
from consilience.analysis.brief.titles import Names, list_names, list_titled
from consilience.analysis.facts import rank_events
from consilience.analysis.facts_reading import Reading, read_dossier
from consilience.analysis.facts_silent import could_know, is_fragment
from consilience.analysis.silence_nearest import ALIKE, Nearest
from consilience.analysis.silence_words import Words
from consilience.analysis.tolls import read_toll
from consilience.language.words import find_words
from consilience.records.analysis import Discrepancy, Silence, ToldEvent
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Claim
from consilience.records.dossier import Dossier
from consilience.records.event import Event
from consilience.records.ids import ArticleId, OriginId
from consilience.records.span import Span
from consilience.records.story import Story

OTHERS: Final = 2  # known origins of other articles that make an event one to be expected
SMALL_STORY: Final = 5  # accounts up to which other articles count as well as origins
MOST_EVENTS: Final = 40  # of a story, the most widely told, that may be missed
MOST_LOOKED_AT: Final = 24  # of what an account alone tells, the gravest
MOST_OWN: Final = 6  # that an account alone tells
MATTER: Final = 0.5  # of its tellers that begin with an event: it is what all are about
TOLD_OTHERWISE: Final = frozenset({"number", "date"})  # kinds of which others tell it too
LEAD: Final = 400  # characters of a text that say what it is about
SURE: Final = frozenset({"occurred", "planned", "ongoing"})

Excuse = Literal["fragment", "unread"]


@dataclass(frozen=True, slots=True)
class _Account:
    """All articles of one outlet in a story, or one of an unknown outlet."""

    outlet: str | None
    articles: tuple[Article, ...]
    excuse: Excuse | None

    @property
    def names(self) -> frozenset[ArticleId]:
        return frozenset(one.id for one in self.articles)


@dataclass(frozen=True, slots=True)
class _Known:
    """Names of each entity, and the differences of a story."""

    names: Names
    differences: tuple[Discrepancy, ...]


def find_silences(dossier: Dossier, reading: Reading | None = None) -> tuple[Silence, ...]:
    """For each story of two and more accounts one row an account, known outlets by name first.

    An event counts as left out where articles of at least two known origins tell it (in a story
    of up to five accounts: two other articles), the account came out when it could be known, and
    no sentence of it comes near the event or may tell it. An account
    has an event for itself where no other article tells it or comes near, at most six, grave ones
    and those that are counted first. Only events of known parties or numbers count that are of a
    known type, grave or counted, and that a sentence tells by itself; not wishes and speech.
    `reading` is that of the dossier, where it is at hand.
    """
    reading = reading or read_dossier(dossier)
    read = {one.article_id: one for one in dossier.annotations}
    names = list_names(dossier.entities)
    rows: list[Silence] = []
    for story in dossier.stories:
        accounts = _list_accounts(story, reading, read)
        if len(accounts) > 1:
            held = [read[name] for name in story.article_ids if name in read]
            known = _Known(
                names, tuple(one for one in dossier.discrepancies if one.story_id == story.id)
            )
            finder = _Finder(story, accounts, reading, Words(held), known)
            rows.extend(finder.find(one) for one in accounts)
    return tuple(rows)


def _list_accounts(
    story: Story, reading: Reading, read: Mapping[ArticleId, Annotations]
) -> list[_Account]:
    by_outlet: dict[tuple[bool, str], list[Article]] = defaultdict(list)
    for name in sorted(set(story.article_ids)):
        if article := reading.articles.get(name):
            by_outlet[article.outlet is None, article.outlet or article.id].append(article)
    return [
        _Account(held[0].outlet, tuple(held), _find_excuse(held, read))
        for _, held in sorted(by_outlet.items())
    ]


def _find_excuse(
    articles: Iterable[Article], read: Mapping[ArticleId, Annotations]
) -> Excuse | None:
    """Why nothing can be missed in any of the articles."""
    told = [one for one in articles if one.id in read and read[one.id].read]
    if not told:
        return "unread"
    return "fragment" if all(map(is_fragment, told)) else None


class _Finder:
    """Compares the accounts of one story."""

    def __init__(
        self,
        story: Story,
        accounts: Sequence[_Account],
        reading: Reading,
        words: Words,
        known: _Known,
    ) -> None:
        self._story = story
        self._reading = reading
        self._words = words
        self._names = known.names
        self._otherwise: dict[ArticleId, list[Span]] = defaultdict(list)
        for span in _list_values(known.differences):
            self._otherwise[span.article].append(span)
        self._is_small = len(accounts) <= SMALL_STORY
        ranked = rank_events(story.id, reading)
        told = [(one, _tell(one, reading.claims_of(one), reading)) for one in ranked]
        self._wide = list(islice(self._list_wide(told), MOST_EVENTS))
        self._nearest = Nearest({one.id: (one, reading.claims_of(one)) for one, _, _ in self._wide})
        account_of = {name: at for at, one in enumerate(accounts) for name in one.names}
        self._own: dict[int, list[tuple[Event, ToldEvent]]] = defaultdict(list)
        for event, row in told:
            tellers = {account_of[one] for one in row.articles if one in account_of}
            if len(tellers) == 1:
                self._own[tellers.pop()].append((event, row))
        self._accounts = {one.names: at for at, one in enumerate(accounts)}

    def find(self, account: _Account) -> Silence:
        """The row of one account."""
        left_out = () if account.excuse else tuple(self._list_left_out(account))
        only_here = () if account.excuse else tuple(self._list_own(account))
        return Silence(
            story_id=self._story.id,
            outlet=account.outlet,
            article_ids=tuple(one.id for one in account.articles),
            left_out=left_out,
            only_here=only_here,
            excuse=account.excuse,
        )

    def _list_left_out(self, account: _Account) -> Iterator[ToldEvent]:
        for event, row, tellers in self._wide:
            if (
                not account.names & tellers
                and any(
                    could_know(one, event, row.articles, self._reading) for one in account.articles
                )
                and not self._words.find_near(event, self._reading) & account.names
                and not self._tells_matter(event, row, account)
                and not any(
                    self._words.has_all(event, row.evidence, one)
                    or self._words.has_number(row.evidence, one)
                    or self._words.has_deed(event, self._reading.claims_of(event), one)
                    or self._comes_near(event, one)
                    for one in account.articles
                )
            ):
                yield row

    def _list_own(self, account: _Account) -> Iterator[ToldEvent]:
        """The first of its own events; of plans, those that are no part of another's clause."""
        listed: list[Span] = []
        own = [one for one in self._own[self._accounts[account.names]] if self._is_news(*one)]
        ranked = sorted(own, key=lambda one: not self._is_grave(one[0]))
        for event, row in ranked[:MOST_LOOKED_AT]:
            if len(listed) == MOST_OWN:
                return
            if (
                (event.factuality == "occurred" or not any(map(row.evidence[0].overlaps, listed)))
                and not self._differs(row)
                and self._is_told(event)
                and read_toll(event, self._reading) is None
                and not self._words.find_near(event, self._reading) - account.names
                and not self._is_told_elsewhere(event, row, account)
            ):
                listed.append(row.evidence[0])
                yield row

    def _is_told_elsewhere(self, event: Event, row: ToldEvent, account: _Account) -> bool:
        """Whether an article of another account has its number, or a sentence near it."""
        claims, is_counted = self._reading.claims_of(event), self._is_counted(event)
        return any(
            self._words.comes_near(claims, one)
            or (is_counted and self._words.has_number(row.evidence, one))
            for name in self._story.article_ids
            if name not in account.names and (one := self._reading.articles.get(name))
        )

    def _list_wide(
        self, told: Iterable[tuple[Event, ToldEvent]]
    ) -> Iterator[tuple[Event, ToldEvent, frozenset[ArticleId]]]:
        """Events of several origins by the claims that agree, and all articles that tell them."""
        for event, row in told:
            clause = self._find_plain(event) if self._is_wide(row) else None
            # A count is another one each day.
            if clause is not None and read_toll(event, self._reading) is None:
                agreeing = self._words.find_agreeing(event, clause, self._reading)
                narrow = _tell(event, agreeing, self._reading)
                if self._is_wide(narrow):
                    yield event, narrow, frozenset(row.articles)

    def _find_plain(self, event: Event) -> Span | None:
        """The clause that tells it, if it is of some weight and surely meant."""
        if not self._has_weight(event) or event.factuality not in SURE:
            return None
        clause = find_clause(event, self._reading)
        return clause.evidence[0] if clause else None

    def _is_told(self, event: Event) -> bool:
        """Whether a sentence tells it by itself; of a deed, its title may though it is "he"."""
        if event.factuality not in SURE:
            return False
        clause = find_clause(event, self._reading, whole=True)
        if clause is None and not list_titled(event, self._names, self._reading):
            return False
        return not is_about_reporting(clause.text if clause else event.title)

    def _has_weight(self, event: Event) -> bool:
        """Whether it is of a known type or grave, and of known parties, or is counted."""
        is_known = event.event_type is not None or is_weighty(event, self._reading)
        return self._is_counted(event) or (is_known and bool(event.participants))

    def _is_news(self, event: Event, row: ToldEvent) -> bool:
        """Whether it has weight, and a number that tells where no party of it is known."""
        if not self._has_weight(event):
            return False
        return bool(event.participants) or self._words.tells_number(row.evidence)

    def _is_grave(self, event: Event) -> bool:
        return is_weighty(event, self._reading) or self._is_counted(event)

    def _is_counted(self, event: Event) -> bool:
        return any(one.quantities for one in self._reading.claims_of(event))

    def _comes_near(self, event: Event, article: Article) -> bool:
        """Whether a sentence is like the event; of a meeting, in an article that names all.

        Who met one has not met all.
        """
        if event.event_type in IDLE - {None}:
            told = frozenset(find_words(article.text))
            names = (self._names.get(one.entity_id, "") for one in event.participants)
            if any(told.isdisjoint(find_words(one)) for one in names if one):
                return False
        return self._nearest.measure(event, article) >= ALIKE

    def _tells_matter(self, event: Event, row: ToldEvent, account: _Account) -> bool:
        """Whether most tellers begin with it, and the account has a word for the deed.

        What all are about it tells, though in words of its own. Of a meeting this does not hold:
        who met one has not met all.
        """
        begins = sum(one.start < LEAD for one in row.evidence)
        if begins < MATTER * len(row.evidence) or event.event_type in IDLE - {None}:
            return False
        parties = {one.entity_id for one in event.participants}
        claims = self._reading.claims_of(event)
        return any(
            self._words.has_word_for(claims, article)
            or (
                event.event_type is not None
                and self._words.names_any(parties, article)
                and any(
                    claim.event_type == event.event_type
                    for claim in self._reading.claims_in.get(article.id, ())
                )
            )
            for article in account.articles
        )

    def _differs(self, row: ToldEvent) -> bool:
        """Whether other accounts give another value for it, so that they tell it too."""
        return any(
            span.overlaps(own) for own in row.evidence for span in self._otherwise[own.article]
        )

    def _is_wide(self, row: ToldEvent) -> bool:
        known = self._reading.count_known(row.origins)
        return len(row.articles) >= OTHERS and (self._is_small or known >= OTHERS)


def _list_values(differences: Iterable[Discrepancy]) -> Iterator[Span]:
    """Where values stand for which accounts give different ones."""
    for one in differences:
        if one.kind in TOLD_OTHERWISE:
            for reading in one.readings:
                yield from reading.evidence


def _tell(event: Event, claims: Iterable[Claim], reading: Reading) -> ToldEvent:
    first: dict[ArticleId, Span] = {}
    rests: set[OriginId] = set()
    for claim in claims:
        first.setdefault(claim.span.article, claim.span)
        rests.update(reading.rests.find(claim.predicate.span))
    return ToldEvent(
        event_id=event.id,
        articles=tuple(first),
        origins=tuple(sorted(rests)),
        evidence=tuple(first.values()),
    )
