"""What accounts leave out and have for themselves."""

from dataclasses import replace

import pytest

from consilience.analysis.silence import find_silences
from consilience.records.analysis import Reading, Silence
from consilience.records.article import Article
from consilience.records.claim import Claim, Participant, Quantity
from consilience.records.dossier import Dossier
from consilience.records.event import Event, EventParticipant
from consilience.records.ids import EntityId
from consilience.records.mention import Mention
from tests.analysis.facts_making import (
    DATES,
    TORRENT,
    cut,
    make_claim,
    make_event,
    make_origin,
    make_story_dossier,
)
from tests.making import make_article, make_day

MALK = EntityId("malk")
FILLING = "Boats lay at the quay and gulls cried over them while the tide came in. " * 10
MEETING = "Ilva Torrent met Oren Malk in Sarn on Monday."


def write(name: str, text: str, outlet: str | None = None, filling: str = FILLING) -> Article:
    outlet = outlet or f"The {name.title()}"
    return make_article(f"{text} {filling}", name=name, outlet=outlet)


def meet(article: Article) -> Claim:
    """The claim of a meeting of the two."""
    claim = make_claim(article, MEETING[:-1], "met")
    malk = Participant(role="recipient", span=cut(article, "Oren Malk"), entity_id=MALK)
    return replace(claim, participants=(*claim.participants, malk))


def tell(articles: tuple[Article, ...], claims: tuple[Claim, ...], *events: Event) -> Dossier:
    """A dossier in which each article is an origin of its own."""
    dossier = make_story_dossier(events=events, claims=claims, articles=articles)
    origins = tuple(make_origin(f"own {one.id}", "outlet", one) for one in articles)
    notes = tuple(
        replace(
            one,
            mentions=tuple(
                Mention(id=f"{one.article_id} {at}", span=part.span, kind="person", form="name")
                for claim in one.claims
                for at, part in enumerate(claim.participants)
            ),
            quotations=(),
        )
        for one in dossier.annotations
    )
    return replace(dossier, origins=origins, annotations=notes)


def tell_meeting(*others: Article, when: str | None = None) -> Dossier:
    """Three articles tell of the meeting, the others do not."""
    tellers = tuple(write(one, MEETING) for one in ("alpha", "beta", "gamma"))
    claims = tuple(map(meet, tellers))
    event = make_event(
        "met",
        "Ilva Torrent met Oren Malk",
        *claims,
        participants=tuple(
            EventParticipant(role="actor", entity_id=one) for one in (TORRENT, MALK)
        ),
        when=make_day(when) if when else None,
    )
    return tell((*tellers, *others), claims, event)


def find_row(dossier: Dossier, article: Article) -> Silence:
    (row,) = [one for one in find_silences(dossier) if article.id in one.article_ids]
    return row


def test_an_article_leaves_out_what_others_tell() -> None:
    silent = write("delta", "Dockers blocked the gate of the harbour.")
    row = find_row(tell_meeting(silent), silent)
    assert [one.event_id for one in row.left_out] == ["met"]
    assert row.left_out[0].articles == ("alpha", "beta", "gamma")
    assert [one.text for one in row.left_out[0].evidence] == [MEETING[:-1]] * 3
    assert row.outlet == "The Delta"


@pytest.mark.parametrize(
    ("told", "other", "left_out"),
    [
        ("Forty-three dockers met Oren Malk", "The gate held up 43 men.", False),
        ("Nine dockers met Oren Malk", "The gate held up 9 dockers.", False),
        ("Nine dockers met Oren Malk", "The gate opened at 9 sharp.", True),  # an hour
        ("Nine dockers met Oren Malk", "The gate held up 8 dockers.", True),
    ],
)
def test_who_has_the_same_number_leaves_nothing_out(told: str, other: str, left_out: bool) -> None:
    tellers = tuple(write(one, f"{told}.") for one in ("alpha", "beta", "gamma"))
    claims = tuple(make_claim(one, told, "met") for one in tellers)
    silent = write("delta", other)
    dossier = tell((*tellers, silent), claims, make_event("met", told, *claims))
    assert bool(find_row(dossier, silent).left_out) == left_out


def test_those_who_tell_it_leave_nothing_out() -> None:
    silent = write("delta", "Dockers blocked the gate of the harbour.")
    rows = find_silences(tell_meeting(silent))
    assert [one.outlet for one in rows if one.left_out] == ["The Delta"]
    assert len(rows) == 4


def test_an_outlet_is_silent_only_where_all_its_articles_are() -> None:
    silent = write("delta", "Dockers blocked the gate.", outlet="The Alpha")
    assert find_row(tell_meeting(silent), silent).left_out == ()


def test_a_sentence_near_the_event_is_no_silence_though_it_was_not_grouped_with_it() -> None:
    near = write("delta", "Ilva Torrent met Oren Malk in a tent.")
    dossier = tell_meeting(near)
    own = make_claim(near, "Ilva Torrent met Oren Malk in a tent", "met")
    notes = tuple(
        replace(one, claims=(own,)) if one.article_id == near.id else one
        for one in dossier.annotations
    )
    assert find_row(replace(dossier, annotations=notes), near).left_out == ()


def test_who_has_a_sentence_much_like_the_event_leaves_nothing_out() -> None:
    near = write("delta", "Torrent, who met Malk on Monday in Sarn, ate fish.")
    assert find_row(tell_meeting(near), near).left_out == ()


def test_a_short_article_is_not_asked() -> None:
    short = write("delta", "Dockers blocked the gate.", filling="")
    row = find_row(tell_meeting(short), short)
    assert (row.excuse, row.left_out, row.only_here) == ("fragment", (), ())


def test_an_article_that_was_not_read_is_not_asked() -> None:
    unread = write("delta", "Les dockers ont bloqué la grille.")
    dossier = tell_meeting(unread)
    notes = tuple(replace(one, read=one.article_id != unread.id) for one in dossier.annotations)
    row = find_row(replace(dossier, annotations=notes), unread)
    assert (row.excuse, row.left_out) == ("unread", ())


def test_an_article_from_before_the_event_is_not_asked() -> None:
    early = replace(write("delta", "Dockers blocked the gate."), published=make_day("2031-03-01"))
    late = replace(early, published=make_day("2031-03-09"))
    assert find_row(tell_meeting(early, when="2031-03-03"), early).left_out == ()
    assert find_row(tell_meeting(late, when="2031-03-03"), late).left_out != ()


def test_what_one_account_alone_tells_is_found_with_its_words() -> None:
    alone = write("delta", "Oren Malk sold a lighthouse to the dockers.")
    claim = make_claim(alone, "Oren Malk sold a lighthouse to the dockers", "sold")
    meeting = tell_meeting(alone)
    sold = make_event("sold", "Oren Malk sold a lighthouse", claim)
    claims = (*(one for notes in meeting.annotations for one in notes.claims), claim)
    row = find_row(tell(meeting.articles, claims, *meeting.events, sold), alone)
    assert [one.event_id for one in row.only_here] == ["sold"]
    assert [one.text for one in row.only_here[0].evidence] == [claim.span.text]


def test_a_story_of_one_account_has_no_rows() -> None:
    article = write("alpha", MEETING)
    assert find_silences(tell((article,), (meet(article),))) == ()


def test_the_order_of_the_articles_does_not_matter() -> None:
    silent = write("delta", "Dockers blocked the gate of the harbour.")
    dossier = tell_meeting(silent)
    turned = replace(
        dossier,
        articles=dossier.articles[::-1],
        annotations=dossier.annotations[::-1],
        origins=dossier.origins[::-1],
    )
    assert find_silences(turned) == find_silences(dossier)


def sell(text: str, verb: str, *, counted: str = "") -> tuple[Article, Claim]:
    """An article that alone tells something, and its claim, with a number of its own."""
    alone = write("delta", text)
    claim = make_claim(alone, text.rstrip("."), verb)
    if counted:
        number = Quantity(span=cut(alone, counted), lowest=90, highest=90, unit="crowns")
        claim = replace(claim, quantities=(number,))
    return alone, claim


def list_own(*found: tuple[Article, Claim], **fields: object) -> list[str]:
    """What the one article has for itself, of events told by these claims."""
    alone = found[0][0]
    meeting = tell_meeting(alone)
    events = [make_event(claim.predicate.lemma, claim.span.text, claim) for _, claim in found]
    claims = (
        *(one for notes in meeting.annotations for one in notes.claims),
        *(c for _, c in found),
    )
    dossier = tell(meeting.articles, claims, *meeting.events, *events)
    return [one.event_id for one in find_row(replace(dossier, **fields), alone).only_here]


def test_what_is_counted_comes_before_what_is_not() -> None:
    text = "Oren Malk sold a lighthouse to dockers. Oren Malk owes the city 90 crowns for it."
    alone = write("delta", text)
    sold = make_claim(alone, "Oren Malk sold a lighthouse to dockers", "sold")
    owes = make_claim(alone, "Oren Malk owes the city 90 crowns for it", "owes")
    number = Quantity(span=cut(alone, "90 crowns"), lowest=90, highest=90, unit="crowns")
    owes = replace(owes, quantities=(number,))
    assert list_own((alone, sold), (alone, owes)) == ["owes", "sold"]


def test_that_somebody_did_not_answer_is_nothing_of_one_s_own() -> None:
    assert (
        list_own(sell("Oren Malk returned calls of dockers only in the evening.", "returned")) == []
    )
    assert (
        list_own(sell("Oren Malk returned nets of dockers only in the evening.", "returned")) != []
    )


def test_what_others_give_another_number_for_is_nothing_of_one_s_own() -> None:
    alone, claim = sell("Oren Malk owes the city 90 crowns for it.", "owes", counted="90 crowns")
    other = Reading(value="80", claim_ids=(), origins=(), evidence=())
    own = replace(other, value="90", evidence=(cut(alone, "90 crowns"),))
    differs = replace(DATES, kind="number", event_id=None, readings=(own, other))
    assert list_own((alone, claim)) == ["owes"]
    assert list_own((alone, claim), discrepancies=(differs,)) == []


@pytest.mark.parametrize(
    ("event_type", "own_type", "left_out"),
    [("ASSAULT", "ASSAULT", False), ("ASSAULT", "AID", True), ("CONSULT", "CONSULT", True)],
)
def test_who_tells_such_a_deed_of_a_party_is_not_silent_on_what_all_begin_with(
    event_type: str, own_type: str, left_out: bool
) -> None:
    silent = write("delta", "Ilva Torrent ran into the gate.")
    meeting = tell_meeting(silent)
    own = make_claim(silent, "Ilva Torrent ran into the gate", "ran", event_type=own_type)
    party = Mention(
        id="party",
        span=cut(silent, "Ilva Torrent"),
        kind="person",
        form="name",
        entity_id=TORRENT,
    )
    notes = tuple(
        replace(one, mentions=(party,), claims=(own,)) if one.article_id == silent.id else one
        for one in meeting.annotations
    )
    events = tuple(replace(one, event_type=event_type) for one in meeting.events)
    row = find_row(replace(meeting, annotations=notes, events=events), silent)
    assert bool(row.left_out) == left_out


def test_a_count_that_is_another_each_day_is_not_left_out() -> None:
    text = "Nine people died in the harbour."
    tellers = tuple(write(one, text) for one in ("alpha", "beta", "gamma"))
    claims = []
    for one in tellers:
        number = Quantity(span=cut(one, "Nine people"), lowest=9, highest=9, unit="people")
        claim = make_claim(one, text.rstrip("."), "died", quantities=(number,))
        claims.append(replace(claim, predicate=replace(claim.predicate, lemma="die")))
    silent = write("delta", "The gate of the harbour was shut.")
    dossier = tell((*tellers, silent), tuple(claims), make_event("died", text, *claims))
    assert find_row(dossier, silent).left_out == ()


def leave_out(told: str, verb: str, lemma: str, other: str, title: str = "") -> bool:
    """Whether an article with these words leaves out what three others tell."""
    tellers = tuple(
        write(one, f"{told}.", filling=f"{FILLING}") for one in ("alpha", "beta", "gamma")
    )
    claims = tuple(
        replace(one, predicate=replace(one.predicate, lemma=lemma))
        for one in (make_claim(article, told, verb) for article in tellers)
    )
    silent = replace(write("delta", other), title=title)
    event = make_event("told", told, *claims, event_type="MOVE")
    return bool(find_row(tell((*tellers, silent), claims, event), silent).left_out)


@pytest.mark.parametrize(
    "other",
    [
        "The siren sounded at 4.10.",
        "Ilva Torrent hears that a theft of silver plates is looked into.",
        "The plates of silver lie in a ditch.",
    ],
    ids=["another hour", "a noun for the deed", "rarer words"],
)
def test_who_tells_it_in_other_words_leaves_nothing_out(other: str) -> None:
    told = "Ilva Torrent stole silver plates, and no siren sounded before 5.38"
    assert not leave_out(told, "stole", "steal", other)


def test_who_tells_it_in_the_title_leaves_nothing_out() -> None:
    told, other = "Ilva Torrent stole silver plates", "Dockers blocked the gate."
    assert leave_out(told, "stole", "steal", other)
    assert not leave_out(told, "stole", "steal", other, title="Theft of silver puzzles the city")


def test_a_rounded_number_is_the_same_number() -> None:
    told = "Ilva Torrent sold 212,000 crates"
    assert leave_out(told, "sold", "sell", "The quay holds 90,000 barrels.")
    assert not leave_out(told, "sold", "sell", "More than 200,000 crates are gone.")


@pytest.mark.parametrize(
    ("other", "is_own"),
    [
        ("Oren Malk got rid of a lighthouse.", False),
        ("A lighthouse was sold.", False),
        ("Oren Malk sold nothing.", False),  # it contradicts
        ("Oren Malk whistled.", True),
    ],
)
def test_what_another_account_tells_in_other_words_is_nothing_of_ones_own(
    other: str, is_own: bool
) -> None:
    alone, claim = sell("Oren Malk sold a lighthouse to dockers.", "sold")
    meeting = tell_meeting(alone, write("omega", other))
    claims = (*(one for notes in meeting.annotations for one in notes.claims), claim)
    sold = make_event("sold", "Oren Malk sold a lighthouse", claim)
    row = find_row(tell(meeting.articles, claims, *meeting.events, sold), alone)
    assert bool(row.only_here) == is_own


@pytest.mark.parametrize(("count", "is_own"), [("Three", False), ("Ninety", True)])
def test_a_small_number_without_a_known_party_is_nothing_of_ones_own(
    count: str, is_own: bool
) -> None:
    text = f"{count} dockers stood on a wall."
    alone = write("delta", text)
    number = Quantity(span=cut(alone, f"{count} dockers"), lowest=3, highest=3, unit="dockers")
    claim = make_claim(alone, text.rstrip("."), "stood", quantities=(number,))
    meeting = tell_meeting(alone)
    claims = (*(one for notes in meeting.annotations for one in notes.claims), claim)
    stood = make_event("stood", text, claim, participants=())
    row = find_row(tell(meeting.articles, claims, *meeting.events, stood), alone)
    assert bool(row.only_here) == is_own
