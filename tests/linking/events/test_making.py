from dataclasses import replace

from consilience.linking.events.making import choose_title, make_event
from consilience.linking.events.mentions import Party
from consilience.linking.events.titles import Title
from consilience.records.claim import Claim, Quantity
from consilience.records.ids import StoryId
from tests.linking.events.making import find, make_claim, make_mention, party
from tests.making import make_article


def tell(name: str, text: str, number: float, day: str | None) -> Claim:
    article = make_article(text, name=name)
    words = text.split()[0]
    quantity = Quantity(span=find(article, words), lowest=number, highest=number)
    claim = make_claim(article, "drowned", "drown", day=day)
    return replace(claim, quantities=(quantity,))


def test_the_day_of_another_count_is_not_that_of_the_title() -> None:
    claims = [tell("a", "Nine drowned", 9, "2031-05-04"), tell("b", "Twenty drowned", 20, None)]
    mentions = [
        make_mention("drown", article="a", day="2031-05-04", numbers=((9, ""),)),
        make_mention("drown", article="b", numbers=((20, ""),)),
    ]
    story = StoryId("s")
    assert make_event(story, "Twenty drowned", claims, mentions).when is None
    nine = make_event(story, "Nine drowned", claims, mentions).when
    assert nine is not None
    assert nine.first_day == "2031-05-04"
    assert make_event(story, "Sailors drowned", claims, mentions).when == nine


def test_the_day_for_which_it_was_planned_dates_what_was_done_only_where_no_other_is_told() -> None:
    claims = [tell("a", "Nine drowned", 9, None), tell("b", "Nine drowned", 9, None)]
    planned = replace(make_mention("drown", article="a", day="2031-05-01"), factuality="planned")
    done, undated = (make_mention("drown", article="b", day=day) for day in ("2031-05-04", None))
    found = [
        make_event(StoryId("s"), "Nine drowned", claims, [planned, one]).when
        for one in (done, undated)
    ]
    assert [one and one.first_day for one in found] == ["2031-05-04", "2031-05-01"]


def test_a_title_names_nobody_whom_the_other_articles_do_not_name() -> None:
    told = [("a", "The mast fell on Lind"), ("b", "The old mast fell down"), ("c", "The mast fell")]
    claims = [tell(name, f"{words} and drowned", 1, None) for name, words in told]
    mentions = [make_mention("fall", article=name) for name, _ in told]
    mentions[0] = replace(mentions[0], parties=(party("Lind", "recipient"),))
    titles = [Title(faults=0, words=words) for _, words in told]
    assert choose_title(claims, mentions, titles) == "The mast fell"
    # Of two articles one may know more than the other.
    assert choose_title(claims[:2], mentions[:2], titles[:2]) == "The mast fell on Lind"


def choose_told(*told: tuple[str, str], **fields: bool) -> str:
    """The title chosen of those of articles by name; the first claim leads its report if told so."""
    claims = [tell(name, f"{words} and drowned", 1, None) for name, words in told]
    named = [
        replace(make_mention("fall", article=name, sentence=words), id=words)
        for name, words in told
    ]
    mentions = [replace(named[0], **fields), *named[1:]]
    deed = claims[0].predicate
    for at, (name, words) in enumerate(told):
        article = make_article(f"{words}.", name=name)
        span = find(article, "fell")
        claims[at] = replace(claims[at], predicate=replace(deed, lemma="fall", span=span))
    titles = [Title(faults=0, words=words) for _, words in told]
    return choose_title(claims, mentions, titles)


def test_what_does_not_tell_by_itself_is_no_title_beside_what_does() -> None:
    assert choose_told(("a", "It fell"), ("b", "The old mast fell at noon")) == (
        "The old mast fell at noon"
    )


def test_of_equal_titles_that_with_which_a_report_leads_is_taken() -> None:
    told = ("a", "The old mast of the ferry fell"), ("b", "The mast fell")
    assert choose_told(*told) == "The mast fell"
    assert choose_told(*told, leads=True) == "The old mast of the ferry fell"


def test_a_title_is_of_what_most_articles_tell_in_one_verb_of_one_party() -> None:
    told = [("a", "A wall fell"), ("b", "The old mast fell"), ("c", "Their mast fell")]
    claims = [tell(name, f"{words} and drowned", 1, None) for name, words in told]
    things = ("wall", "mast", "mast")
    mentions = [
        make_mention("fall", Party(role="actor", words=thing), article=name)
        for (name, _), thing in zip(told, things, strict=True)
    ]
    titles = [Title(faults=0, words=words) for _, words in told]
    assert choose_title(claims, mentions, titles) != "A wall fell"
