"""What an account leaves out that others tell, and what it alone tells."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal

from consilience.analysis.brief.clauses import find_clause
from consilience.analysis.facts import could_know, rank_events
from consilience.analysis.facts_reading import Reading, read_dossier
from consilience.analysis.silence_words import Words
from consilience.records.analysis import Silence, ToldEvent
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
MOST_OWN: Final = 6  # that an account alone tells
FEWEST_IN_TITLE: Final = 5  # words that tell by themselves what happened
FEWEST_WORDS: Final = 100  # of an article that could have told more
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


def find_silences(dossier: Dossier, reading: Reading | None = None) -> tuple[Silence, ...]:
    """For each story of two and more accounts one row an account, known outlets by name first.

    An event counts as left out where articles of at least two known origins tell it (in a story
    of up to five accounts: two other articles), the account came out when it could be known, and
    no sentence of it comes near the event. An account has an event for itself where no other
    article tells it or comes near, at most six. Only typed
    events of known parties or numbers count, not wishes and speech.
    `reading` is that of the dossier, where it is at hand.
    """
    reading = reading or read_dossier(dossier)
    read = {one.article_id: one for one in dossier.annotations}
    rows: list[Silence] = []
    for story in dossier.stories:
        accounts = _list_accounts(story, reading, read)
        if len(accounts) > 1:
            held = [read[name] for name in story.article_ids if name in read]
            finder = _Finder(story, accounts, reading, Words(held))
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
    enough = any(len(one.text.split()) >= FEWEST_WORDS for one in told)
    return None if enough else "fragment"


class _Finder:
    """Compares the accounts of one story."""

    def __init__(
        self, story: Story, accounts: Sequence[_Account], reading: Reading, words: Words
    ) -> None:
        self._story = story
        self._reading = reading
        self._words = words
        self._is_small = len(accounts) <= SMALL_STORY
        ranked = rank_events(story.id, reading)
        told = [(one, _tell(one, reading.claims_of(one), reading)) for one in ranked]
        self._wide = list(islice(self._list_wide(told), MOST_EVENTS))
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
                and not any(
                    self._words.has_all(event, row.evidence, one)
                    or self._words.has_number(row.evidence, one)
                    for one in account.articles
                )
            ):
                yield row

    def _list_own(self, account: _Account) -> Iterator[ToldEvent]:
        """The first of its own events; of plans, those that are no part of another's clause."""
        listed: list[Span] = []
        for event, row in self._own[self._accounts[account.names]]:
            if len(listed) == MOST_OWN:
                return
            if (
                (self._find_plain(event) or self._is_deed(event))
                and (
                    event.factuality == "occurred" or not any(map(row.evidence[0].overlaps, listed))
                )
                and not self._words.find_near(event, self._reading) - account.names
            ):
                listed.append(row.evidence[0])
                yield row

    def _list_wide(
        self, told: Iterable[tuple[Event, ToldEvent]]
    ) -> Iterator[tuple[Event, ToldEvent, frozenset[ArticleId]]]:
        """Events of several origins by the claims that agree, and all articles that tell them."""
        for event, row in told:
            clause = self._find_plain(event) if self._is_wide(row) else None
            if clause is not None:
                agreeing = self._words.find_agreeing(event, clause, self._reading)
                narrow = _tell(event, agreeing, self._reading)
                if self._is_wide(narrow):
                    yield event, narrow, frozenset(row.articles)

    def _find_plain(self, event: Event) -> Span | None:
        """The clause that tells it, if it is typed and surely meant."""
        claims = self._reading.claims_of(event)
        if event.event_type is None or event.factuality not in SURE:
            return None
        if not event.participants and not any(one.quantities for one in claims):
            return None
        clause = find_clause(event, self._reading)
        return clause.evidence[0] if clause else None

    def _is_deed(self, event: Event) -> bool:
        """Whether it happened and its title tells it, though its clause begins with "he"."""
        claims = self._reading.claims_of(event)
        return (
            event.event_type is not None
            and event.factuality == "occurred"
            and bool(event.participants or any(one.quantities for one in claims))
            and len(event.title.split()) >= FEWEST_IN_TITLE
            and not all(self._reading.is_quoted(one.predicate.span) for one in claims)
        )

    def _is_wide(self, row: ToldEvent) -> bool:
        known = self._reading.count_known(row.origins)
        return len(row.articles) >= OTHERS and (self._is_small or known >= OTHERS)


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
