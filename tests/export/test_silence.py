"""What accounts leave out, and what they call things, as a report shows it."""

from dataclasses import replace

from consilience.export.html import write_html
from consilience.export.index import make_index
from consilience.export.views.facts import count_backing
from consilience.records.analysis import (
    Silence,
    TermChoice,
    TermUse,
    TermVariant,
    ToldEvent,
)
from consilience.records.article import Article
from consilience.records.dossier import Dossier
from consilience.records.ids import ArticleId, EntityId, EventId
from consilience.records.span import Span
from tests.export.making import (
    HOSTILE,
    find,
    make_hostile_dossier,
    make_told_dossier,
    read_elements,
)


def tell_event(event: str, *spans: Span) -> ToldEvent:
    return ToldEvent(
        event_id=EventId(event),
        articles=tuple(one.article for one in spans),
        origins=(),
        evidence=spans,
    )


def find_words(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return article.span(start, start + len(words))


def make_dossier() -> Dossier:
    """The told story: the Courier leaves out the meeting, the Herald is too short to be asked."""
    dossier = make_told_dossier()
    post, herald, today, courier = dossier.articles
    (story,) = dossier.stories
    met = tell_event("met", *(find_words(one, "met") for one in (post, herald, today)))
    blocked = tell_event("blocked", find_words(courier, "Forty dockers blocked the gate"))
    rows = (
        Silence(
            story_id=story.id,
            outlet=None,
            article_ids=(courier.id,),
            left_out=(met,),
            only_here=(blocked,),
        ),
        Silence(
            story_id=story.id,
            outlet=herald.outlet,
            article_ids=(herald.id,),
            left_out=(),
            only_here=(),
            excuse="fragment",
        ),
        Silence(
            story_id=story.id,
            outlet=today.outlet,
            article_ids=(today.id,),
            left_out=(),
            only_here=(),
        ),
    )
    terms = TermChoice(
        story_id=story.id,
        entity_id=None,
        event_id=EventId("signed"),
        name="The lease",
        kind="noun",
        variants=(
            TermVariant(
                term="lease of the harbour",
                count=1,
                uses=(
                    TermUse(
                        article_id=post.id,
                        outlet=post.outlet,
                        quoted=0,
                        spans=(find_words(post, "lease of the harbour"),),
                    ),
                ),
            ),
            TermVariant(
                term="lease",
                count=0,
                uses=(
                    TermUse(
                        article_id=herald.id,
                        outlet=herald.outlet,
                        quoted=1,
                        spans=(find_words(herald, "lease"),),
                    ),
                ),
            ),
        ),
    )
    return replace(dossier, silences=rows, terms=(terms,))


def test_every_word_that_shows_a_silence_or_a_term_is_one_click_away() -> None:
    dossier = make_dossier()
    elements = read_elements(write_html(dossier))
    addresses = {one.attributes["id"] for one in elements if "id" in one.attributes}
    hits = [one for one in elements if "hit" in one.classes]
    for words in ("Forty dockers blocked the gate", "lease of the harbour", "lease"):
        doors = [one.attributes["href"] for one in hits if one.text == words]
        assert doors
        assert all(door[1:] in addresses for door in doors)


def test_an_account_names_what_it_leaves_out_with_those_who_tell_it() -> None:
    html = write_html(make_dossier())
    (card,) = [one for one in find(html, "card") if "Leaves out" in one.text]
    assert "Ilva Torrent met Oren Malk" in card.text
    assert "3 articles" in card.text
    assert "Only here" in card.text
    assert "Forty dockers blocked the gate" in card.text


def test_articles_of_one_outlet_are_called_by_their_days() -> None:
    dossier = make_dossier()
    courier, *others = dossier.silences
    post, herald, *_ = dossier.articles
    both = replace(courier, outlet="The Gull", article_ids=(post.id, herald.id))
    html = write_html(replace(dossier, silences=(both, *others)))
    heads = [" ".join(one.text.split()) for one in read_elements(html) if one.tag == "h4"]
    assert "The Gull 7 March 2031, 8 March 2031" in heads


def test_those_who_are_not_asked_are_named_with_the_reason() -> None:
    html = write_html(make_dossier())
    (line,) = [one.text for one in find(html, "meta") if "Not asked" in one.text]
    assert "The Herald (too short to tell more)" in line
    assert "1 more account leaves out nothing of note" in line


def test_terms_are_counted_and_speech_is_told_apart() -> None:
    html = write_html(make_dossier())
    (card,) = [one for one in find(html, "card") if "words for the same" in one.text]
    assert "in speech alone" in card.text
    assert "1 in direct speech" in card.text
    assert "The lease" in card.text


def test_a_story_without_them_has_no_such_parts() -> None:
    html = write_html(make_told_dossier())
    assert "What each leaves out" not in html
    assert "What they call it" not in html


def test_hostile_names_and_lost_places_break_nothing() -> None:
    dossier = make_hostile_dossier()
    article = dossier.articles[0]
    whole = article.span(0, len(article.text))
    lost = replace(whole, article=ArticleId("none"))
    (story,) = dossier.stories
    told = tell_event(HOSTILE, whole, lost)
    use = TermUse(article_id=ArticleId("none"), outlet=HOSTILE, quoted=5, spans=(lost, whole))
    bad = replace(
        dossier,
        silences=(
            Silence(
                story_id=story.id,
                outlet=HOSTILE,
                article_ids=(ArticleId("none"), article.id),
                left_out=(told, tell_event("none", lost)),
                only_here=(told,),
            ),
        ),
        terms=(
            TermChoice(
                story_id=story.id,
                entity_id=EntityId("none"),
                event_id=EventId("none"),
                name=HOSTILE,
                kind="deed",
                variants=(TermVariant(term=HOSTILE, count=0, uses=(use,)),),
            ),
        ),
    )
    tags = {one.tag for one in read_elements(write_html(bad))}
    assert "script" not in tags
    assert "img" not in tags


def test_the_badge_of_a_fact_tells_how_many_origins_are_of_the_parties() -> None:
    dossier = make_told_dossier()
    index = make_index(dossier)
    known = tuple(one.id for one in dossier.origins if one.kind != "unknown")
    unknown = tuple(one.id for one in dossier.origins if one.kind == "unknown")
    told = {
        (known, 2): "3 articles · 2 origins, both of the parties",
        (known, 1): "3 articles · 2 origins, 1 of a party",
        (known, 0): "3 articles · 2 origins",
        (known[:1], 1): "3 articles · 1 origin, of a party",
        ((*known[:1], *unknown), 1): "3 articles · 1 origin, of a party, and 1 unknown",
    }
    for (origins, parties), words in told.items():
        assert count_backing(3, origins, index, parties=parties) == words


def test_whom_all_quote_is_told_with_the_origins() -> None:
    index = make_index(make_told_dossier())
    known = tuple(name for name, badge in index.badges.items() if badge.known)[:2]
    told = {
        (known, 0): "3 articles · 2 origins, both quoting Ilva Torrent",
        (known, 2): "3 articles · 2 origins, both quoting Ilva Torrent, a party",
        (known[:1], 0): "3 articles · 1 origin, quoting Ilva Torrent",
        ((), 0): "3 articles · origin unknown",
    }
    for (origins, parties), words in told.items():
        voice = "Ilva Torrent"
        assert count_backing(3, origins, index, parties=parties, voice=voice) == words


def test_the_row_of_a_fact_tells_it() -> None:
    dossier = make_told_dossier()
    rows = tuple(
        replace(one, party_origins=one.origins) if one.event_id == "met" else one
        for one in dossier.corroborations
    )
    html = write_html(replace(dossier, corroborations=rows))
    assert html.count("2 origins, both of the parties") == 1
