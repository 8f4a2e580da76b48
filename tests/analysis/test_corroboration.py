from dataclasses import replace

import pytest

from consilience.analysis.corroboration import count_corroboration, is_disputed
from consilience.analysis.voices import Voices
from consilience.analysis.witnesses import Witnesses
from consilience.linking.origins import OriginIndex
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.claim import Attribution, Claim, Participant, Predicate
from consilience.records.event import Event
from consilience.records.ids import ClaimId, EntityId, EventId, OriginId, QuotationId, StoryId
from consilience.records.origin import Origin
from consilience.records.quotation import Quotation
from consilience.records.span import Span
from consilience.records.story import Story
from tests.making import make_article


def test_articles_outlets_and_publishers_are_three_numbers() -> None:
    articles = [
        make_article(name="a", outlet="Morning Post"),
        replace(make_article(name="b", outlet="Evening Post"), publisher="Post Group"),
        replace(make_article(name="c", outlet="Morning Post"), publisher="Post Group"),
        make_article(name="d"),
        make_article(name="e"),
    ]
    story = Story(id=StoryId("s"), title="", article_ids=tuple(one.id for one in articles))
    (row,) = count_corroboration([story], articles)
    assert len(row.articles) == 5
    assert row.outlets == ("Evening Post", "Morning Post")  # two unknown outlets count for none
    assert row.publishers == ("Morning Post", "Post Group")
    assert (row.origins, row.level, row.event_id) == ((), None, None)


def test_two_outlets_of_one_known_house_are_one_publisher() -> None:
    articles = [
        make_article(name="a", outlet="The Wall Street Journal"),
        make_article(name="b", outlet="New York Post"),
    ]
    story = Story(id=StoryId("s"), title="", article_ids=("a", "b"))
    (row,) = count_corroboration([story], articles)
    assert (len(row.outlets), row.publishers) == (2, ("News Corp",))


def make_claim(article: Article, words: str, *, factuality="occurred", negated=False) -> Claim:
    span = article.span(article.text.index(words), article.text.index(words) + len(words))
    return Claim(
        id=ClaimId(f"{article.id} {words}"),
        span=span,
        predicate=Predicate(lemma=words, span=span),
        event_type=None,
        participants=(),
        when=None,
        where=None,
        quantities=(),
        factuality=factuality,
        negated=negated,
    )


def make_origin(name: str, kind, *stretches: Span) -> Origin:
    return Origin(
        id=OriginId(name),
        kind=kind,
        name=name,
        entity_id=None,
        article_ids=tuple(sorted({one.article for one in stretches})),
        derivation_ids=(),
        stretches=stretches,
    )


FIRST = make_article("Dr Lund resigned. Ms Sol sang.", name="a", outlet="Morning Post")
SECOND = make_article("Lund resigned. Sol sang too.", name="b")
STATEMENT = make_origin("office", "statement", FIRST.span(0, 17), SECOND.span(0, 14))
UNKNOWN = make_origin("unknown", "unknown", SECOND.span(15, 28))
OWN = make_origin("Morning Post", "outlet", FIRST.span(18, 30))
RELEASE = make_origin("ministry", "statement", SECOND.span(0, 14))


def count_event(claims, origins, *, second=SECOND):
    story = Story(id=StoryId("s"), title="", article_ids=(FIRST.id, SECOND.id))
    event = Event(
        id=EventId("e"),
        story_id=story.id,
        title="",
        event_type=None,
        when=None,
        where=None,
        participants=(),
        factuality="occurred",
        claim_ids=tuple(one.id for one in claims),
    )
    notes = [Annotations(article_id=FIRST.id, claims=tuple(claims))]
    whole, row = count_corroboration(
        [story], [FIRST, second], events=[event], annotations=notes, origins=origins
    )
    assert set(whole.origins) == {one.id for one in origins}
    return row


@pytest.mark.parametrize(
    ("words", "origins", "found", "level"),
    [
        ("resigned", [STATEMENT, OWN], {"office"}, "single origin"),  # two articles, one origin
        ("resigned", [STATEMENT, RELEASE], {"office", "ministry"}, "corroborated"),
        ("sang", [OWN, UNKNOWN], {"Morning Post", "unknown"}, "single origin"),
        ("sang", [UNKNOWN], {"unknown"}, None),
        ("sang", [], set(), None),
    ],
)
def test_an_event_rests_on_the_origins_of_the_sentences_that_tell_it(words, origins, found, level):
    row = count_event([make_claim(FIRST, words), make_claim(SECOND, words)], origins)
    assert row.articles == ("a", "b")
    assert row.outlets == ("Morning Post",)
    assert set(row.origins) == found
    assert row.level == level


@pytest.mark.parametrize(
    ("first", "second", "disputed"),
    [
        ({}, {}, False),
        ({}, {"negated": True}, True),
        ({"factuality": "denied"}, {"factuality": "alleged"}, True),
        ({"factuality": "denied"}, {"negated": True}, False),
        ({"factuality": "hypothetical"}, {"negated": True}, False),
    ],
)
def test_an_event_is_disputed_where_one_affirms_what_another_denies(first, second, disputed):
    claims = [make_claim(FIRST, "resigned", **first), make_claim(SECOND, "resigned", **second)]
    row = count_event(claims, [STATEMENT, RELEASE])
    assert (row.level == "disputed") == disputed


@pytest.mark.parametrize(
    "fields",
    [
        {"factuality": "denied"},
        {"negated": True},
        {"factuality": "hypothetical"},  # "had offered to resign"
        {"factuality": "planned"},
    ],
)
def test_a_denial_an_offer_or_a_plan_is_no_support_for_what_was_done(fields):
    claims = [make_claim(FIRST, "resigned"), make_claim(SECOND, "resigned", **fields)]
    row = count_event(claims, [MORNING, DAILY])
    assert (row.articles, row.origins) == (("a",), ("Morning",))
    assert row.level != "corroborated"


def test_what_nobody_tells_to_be_so_rests_on_those_who_tell_of_it():
    claims = [
        make_claim(FIRST, "resigned", factuality="hypothetical"),
        make_claim(SECOND, "resigned", negated=True),
    ]
    assert count_event(claims, [MORNING, DAILY]).origins == ("Daily", "Morning")


PLANNER = EntityId("planner")


def say(claim: Claim, speaker: EntityId | None = PLANNER) -> Claim:
    return replace(claim, attribution=(Attribution(source=claim.span, entity_id=speaker),))


DAILY = make_origin("Daily", "outlet", SECOND.span(0, 14))
OFFICE = replace(STATEMENT, entity_id=PLANNER, stretches=(FIRST.span(0, 17),))
HIDDEN = make_origin("hidden", "unknown", SECOND.span(0, 14))
MORNING = make_origin("Morning", "outlet", FIRST.span(0, 17))


@pytest.mark.parametrize(
    ("first", "second", "origins", "level"),
    [
        (PLANNER, PLANNER, [MORNING, DAILY], "single origin"),
        (PLANNER, EntityId("other"), [MORNING, DAILY], "corroborated"),
        (PLANNER, None, [MORNING, DAILY], "corroborated"),  # the other outlet saw it itself
        (PLANNER, None, [MORNING, HIDDEN], "single origin"),
        (None, PLANNER, [OFFICE, DAILY], "single origin"),  # the statement is the speaker's own
    ],
)
def test_outlets_that_all_quote_one_speaker_are_one_voice(first, second, origins, level):
    claims = [make_claim(FIRST, "resigned"), make_claim(SECOND, "resigned")]
    told = [
        say(claim, who) if who else claim
        for claim, who in zip(claims, (first, second), strict=True)
    ]
    row = count_event(told, origins)
    assert row.level == level
    assert row.origins == tuple(sorted(one.id for one in origins))


@pytest.mark.parametrize(
    ("speakers", "found"),
    [((PLANNER, PLANNER), (PLANNER,)), ((PLANNER, None), ()), ((None, None), ())],
)
def test_speakers_are_named_where_every_claim_is_theirs(speakers, found):
    claims = [make_claim(FIRST, "resigned"), make_claim(SECOND, "resigned")]
    told = [say(claim, who) for claim, who in zip(claims, speakers, strict=True)]
    assert count_event(told, [MORNING, DAILY]).speakers == found


def test_direct_speech_is_its_speakers_word():
    claim = make_claim(FIRST, "resigned")
    said = Quotation(
        id=QuotationId("q"),
        kind="direct",
        content=(FIRST.span(0, 17),),
        sentence=FIRST.span(0, 17),
        speaker_id=PLANNER,
    )
    voices = Voices([Annotations(article_id=FIRST.id, quotations=(said,), claims=(claim,))])
    assert voices.find_speaker(claim) == PLANNER
    assert voices.find_speaker(make_claim(FIRST, "sang")) is None


@pytest.mark.parametrize(
    ("genre", "level", "origins"),
    [("report", "corroborated", {"Daily", "Morning"}), ("opinion", "single origin", {"Morning"})],
)
def test_an_opinion_piece_is_no_witness(genre, level, origins):
    claims = [make_claim(FIRST, "resigned"), make_claim(SECOND, "resigned")]
    row = count_event(claims, [MORNING, DAILY], second=replace(SECOND, genre=genre))
    assert (row.level, set(row.origins)) == (level, origins)
    assert row.articles == ("a", "b")


def test_what_opinion_pieces_alone_tell_has_their_origin():
    row = count_event(
        [make_claim(SECOND, "resigned")], [DAILY], second=replace(SECOND, genre="opinion")
    )
    assert (row.level, row.origins) == ("single origin", ("Daily",))


ECHO = make_article("“The quay is ours,” Lund said.", name="a", outlet="Morning Post")
REPLY = make_article("“The quay is ours,” she said.", name="b", outlet="Daily")


TWO_SPEAKERS = (PLANNER, EntityId("other"))


@pytest.mark.parametrize(
    ("kind", "speakers", "level"),
    [
        ("direct", TWO_SPEAKERS, "single origin"),
        ("direct", (None, None), "single origin"),
        ("indirect", TWO_SPEAKERS, "corroborated"),
        ("indirect", (None, None), "single origin"),  # who they are is not known
    ],
)
def test_the_same_words_in_direct_speech_are_one_voice(kind, speakers, level):
    claims, notes = [], []
    for article, who in zip((ECHO, REPLY), speakers, strict=True):
        claim = say(make_claim(article, "The quay is ours"), who)
        claim = replace(claim, predicate=Predicate(lemma="be", span=article.span(10, 12)))
        said = Quotation(
            id=QuotationId(f"q {article.id}"),
            kind=kind,
            content=(article.span(1, 17),),
            sentence=article.span(0, len(article.text)),
            speaker_id=who,
        )
        claims.append(claim)
        notes.append(Annotations(article_id=article.id, quotations=(said,), claims=(claim,)))
    story = Story(id=StoryId("s"), title="", article_ids=(ECHO.id, REPLY.id))
    event = Event(
        id=EventId("e"),
        story_id=story.id,
        title="The quay is ours",
        event_type=None,
        when=None,
        where=None,
        participants=(),
        factuality="occurred",
        claim_ids=tuple(one.id for one in claims),
    )
    origins = [
        make_origin("Morning", "outlet", ECHO.span(0, len(ECHO.text))),
        make_origin("Daily", "outlet", REPLY.span(0, len(REPLY.text))),
    ]
    _, row = count_corroboration(
        [story], [ECHO, REPLY], events=[event], annotations=notes, origins=origins
    )
    assert row.level == level


def tell_event(texts, deed, origins, *, title="The gate was locked", **fields):
    """The level of an event told in these texts, each an article; `deed` is the word that tells."""
    articles = [make_article(text, name=f"n{at}") for at, text in enumerate(texts)]
    claims = []
    for article in articles:
        claim = make_claim(article, deed)
        start = max(article.text.find("the gate was"), article.text.find("Who"))
        span = article.span(start, claim.span.end)
        claims.append(replace(claim, span=span))
    story = Story(id=StoryId("s"), title="", article_ids=tuple(one.id for one in articles))
    event = Event(
        id=EventId("e"),
        story_id=story.id,
        title=title,
        event_type=None,
        when=None,
        where=None,
        participants=(),
        factuality=fields.get("factuality", "occurred"),
        claim_ids=tuple(one.id for one in claims),
    )
    claims = [replace(one, **fields) for one in claims]
    notes = [
        Annotations(article_id=article.id, claims=(one,))
        for article, one in zip(articles, claims, strict=True)
    ]
    made = [
        make_origin(name, "outlet", *(articles[at].span(start, end) for at, start, end in places))
        for name, places in origins.items()
    ]
    _, row = count_corroboration([story], articles, events=[event], annotations=notes, origins=made)
    return row.level


GUARD = "On Monday night the gate was locked, a guard told us."
TWO = {"Post": [(0, 0, 20)], "Echo": [(1, 0, 20)]}


@pytest.mark.parametrize(
    ("other", "level"),
    [
        ("By dusk the gate was locked for good.", "corroborated"),
        ("Who locked the gate is not known.", None),
        ("Nobody can say whether the gate was locked.", None),
        (GUARD, "single origin"),
    ],
)
def test_a_question_and_a_copied_sentence_are_no_second_witness(other, level):
    origins = {
        name: [(at, 0, len((GUARD, other)[at])) for at, _, _ in held] for name, held in TWO.items()
    }
    assert tell_event([GUARD, other], "locked", origins) == level


def test_the_lead_of_a_page_that_rests_on_another_report_is_no_second_voice():
    lead = (
        "Fear in Sarn, where the gate was locked. The agency has it that the mayor fled by night."
    )
    own, rest = (1, 0, 40), (1, 41, len(lead))
    resting = {"Agency": [(0, 0, len(GUARD)), rest], "Post": [own]}
    assert tell_event([GUARD, lead], "locked", resting) == "single origin"
    alone = {"Agency": [(0, 0, len(GUARD))], "Post": [(1, 0, len(lead))]}
    assert tell_event([GUARD, lead], "locked", alone) == "corroborated"


@pytest.mark.parametrize(
    ("first", "second", "level"),
    [
        ("the ministry", "the ministry", "single origin"),
        ("the ministry", "the union", "corroborated"),
        ("the navy", "the government", "single origin"),
    ],
)
def test_a_source_without_a_name_is_one_voice_and_so_are_bodies_of_a_state(first, second, level):
    texts = [f"{one.capitalize()} said that the gate was locked." for one in (first, second)]
    articles = [make_article(text, name=f"n{at}") for at, text in enumerate(texts)]
    claims = [
        replace(
            make_claim(article, "locked"),
            attribution=(Attribution(source=article.span(0, article.text.index(" said"))),),
        )
        for article in articles
    ]
    origins = [
        make_origin(name, "outlet", article.span(0, len(article.text)))
        for name, article in zip(("Post", "Echo"), articles, strict=True)
    ]
    index, notes = (
        OriginIndex(origins),
        [
            Annotations(article_id=article.id, claims=(one,))
            for article, one in zip(articles, claims, strict=True)
        ],
    )
    texts_by_id = {one.id: one.text for one in articles}
    witnesses = Witnesses(index, origins, (), Voices(notes), texts_by_id)
    assert witnesses.count(claims) == (2 if level == "corroborated" else 1)


def test_what_is_told_of_another_deed_does_not_dispute_it():
    ferry = make_article("The ferry was stopped.", name="a")
    sale = make_article("The sale was not stopped.", name="b")

    def tell(article, words, **fields):
        claim = make_claim(article, "stopped", **fields)
        what = Participant(role="theme", span=article.span(0, len(words)))
        whole = article.span(0, len(article.text))
        return replace(claim, span=whole, participants=(what,))

    stopped, kept = tell(ferry, "The ferry"), tell(sale, "The sale", negated=True)
    assert not is_disputed([stopped, kept])
    assert is_disputed([stopped, tell(ferry, "The ferry", negated=True)])
