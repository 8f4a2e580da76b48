from consilience import annotate, link
from consilience.annotation import annotate_articles
from consilience.records.article import Article
from tests.making import make_article

TEXTS = (
    "Norwegian Defence Minister Ada Brandt met Tor Lund in Bergen on 3 May 2027. The two "
    "signed a treaty on fishing. Brandt praised the talks.",
    "Ada Brandt met Tor Lund in Bergen on Monday. Brandt and Lund signed a fishing treaty. "
    "The talks on fishing took two hours, Lund said.",
    "A court in Turin freed the banker Ugo Sarti. The banker had denied taking money.",
)


def make_articles() -> list[Article]:
    return [
        make_article(text, name=name, title=text[:40], outlet=f"The {name} Post", day=day)
        for name, text, day in zip("abc", TEXTS, ("2027-05-04", None, "2021-01-09"), strict=True)
    ]


def test_linking_gives_stories_dates_entities_origins_and_events() -> None:
    articles = make_articles()
    linked = link(articles, list(annotate_articles(articles)))
    assert sorted(sorted(one.article_ids) for one in linked.stories) == [["a", "b"], ["c"]]
    dated = {one.id: one.published for one in linked.articles}
    assert dated["b"] is not None
    assert (dated["b"].earliest, dated["b"].basis) == ("2027-05-03", "story")
    times = {one.article_id: [t.timex for t in one.times] for one in linked.annotations}
    assert "2027-05-03" in times["b"]
    assert {"Ada Brandt", "Tor Lund", "Ugo Sarti"} <= {one.name for one in linked.entities}
    claims = {claim.id: claim for one in linked.annotations for claim in one.claims}
    assert all(claim.event_id for claim in claims.values())
    shared = [
        {claims[name].span.article for name in event.claim_ids}
        for event in linked.events
        if any(claims[name].predicate.lemma == "meet" for name in event.claim_ids)
    ]
    assert shared == [{"a", "b"}]
    assert linked.origins


def test_the_order_of_articles_changes_nothing() -> None:
    articles = make_articles()
    forth = link(articles, list(annotate_articles(articles)))
    back = link(articles[::-1], list(annotate_articles(articles[::-1])))
    assert forth.stories == back.stories
    assert forth.entities == back.entities
    assert forth.origins == back.origins
    assert forth.events == back.events
    assert forth.annotations == back.annotations[::-1]


def test_plain_annotations_can_be_linked_too_and_nothing_at_all() -> None:
    articles = make_articles()
    linked = link(articles, [annotate(one) for one in articles])
    assert len(linked.stories) == 2
    assert all(one.times for one in linked.annotations if one.article_id != "c")
    assert link([], []).stories == ()
