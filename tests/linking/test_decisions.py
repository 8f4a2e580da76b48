from consilience.linking.decisions import Decisions, read_decisions
from consilience.linking.entities import group_entities
from consilience.linking.events.clusters import cluster_mentions
from consilience.linking.events.mentions import EventMention, Party
from consilience.linking.stories import group_stories
from consilience.records.annotations import Annotations
from consilience.records.article import Article
from consilience.records.ids import ArticleId, JudgementId, StoryId
from consilience.records.judgement import Judgement, JudgementKind, Verdict
from consilience.records.story import Story
from tests.making import annotate_by_hand, make_article, mark


def judge(
    kind: JudgementKind, verdict: Verdict, *subjects: str, name: str = "one", retires: str = ""
) -> Judgement:
    return Judgement(
        id=JudgementId(name),
        kind=kind,
        subjects=subjects,
        verdict=verdict,
        made_by="tester",
        made_at="2031-03-05T10:00:00Z",
        retires=JudgementId(retires) if retires else None,
    )


def test_the_later_judgement_on_a_pair_holds_and_cannot_tell_takes_it_back() -> None:
    first = judge("entity", "same", "b", "a")
    later = judge("entity", "not same", "a", "b", name="two")
    doubt = judge("entity", "cannot tell", "a", "b", name="three")
    assert read_decisions([first]) == Decisions(same_mentions=frozenset({("a", "b")}))
    assert read_decisions([first, later]) == Decisions(apart_mentions=frozenset({("a", "b")}))
    assert read_decisions([first, later, doubt]) == Decisions()


def test_an_undo_leaves_what_was_before() -> None:
    first = judge("story", "same", "a", "b")
    undo = judge("story", "undo", name="two", retires="one")
    assert read_decisions([first, undo]) == Decisions()


def test_several_that_are_not_the_same_are_apart_each_from_each() -> None:
    decisions = read_decisions([judge("event", "not same", "a", "b", "c")])
    assert decisions.apart_claims == {("a", "b"), ("a", "c"), ("b", "c")}


def in_stories(*groups: tuple[Article, ...]) -> list[Story]:
    return [
        Story(id=StoryId(f"story {at}"), title="", article_ids=tuple(one.id for one in group))
        for at, group in enumerate(groups)
    ]


def count_entities(
    stories: list[Story],
    articles: list[Article],
    annotations: list[Annotations],
    *judgements: Judgement,
) -> int:
    entities, _ = group_entities(stories, articles, annotations, read_decisions(judgements))
    return len(entities)


def test_names_judged_the_same_are_one_inside_a_story_and_across_stories() -> None:
    one, two = make_article("Ada Brandt", name="one"), make_article("Lady Harbour", name="two")
    ada, lady = mark(one, "Ada Brandt"), mark(two, "Lady Harbour")
    annotations = [annotate_by_hand(one, ada), annotate_by_hand(two, lady)]
    same = judge("entity", "same", ada.id, lady.id)
    for stories in (in_stories((one, two)), in_stories((one,), (two,))):
        assert count_entities(stories, [one, two], annotations) == 2
        assert count_entities(stories, [one, two], annotations, same) == 1


def test_namesakes_judged_not_the_same_are_two_inside_a_story_and_across_stories() -> None:
    one, two = make_article("Ada Brandt", name="one"), make_article("Ada Brandt", name="two")
    first, second = mark(one, "Ada Brandt"), mark(two, "Ada Brandt")
    annotations = [annotate_by_hand(one, first), annotate_by_hand(two, second)]
    apart = judge("entity", "not same", first.id, second.id)
    for stories in (in_stories((one, two)), in_stories((one,), (two,))):
        assert count_entities(stories, [one, two], annotations) == 1
        assert count_entities(stories, [one, two], annotations, apart) == 2


def test_names_that_would_be_merged_stay_two_where_somebody_said_so() -> None:
    one, two = make_article("Elmar Gulayev", name="one"), make_article("E. Gulayev", name="two")
    first, second = mark(one, "Elmar Gulayev"), mark(two, "E. Gulayev")
    annotations = [annotate_by_hand(one, first), annotate_by_hand(two, second)]
    apart = judge("entity", "not same", first.id, second.id)
    stories = in_stories((one, two))
    assert count_entities(stories, [one, two], annotations) == 1
    assert count_entities(stories, [one, two], annotations, apart) == 2


def test_a_namesake_split_off_takes_the_other_mentions_of_its_article() -> None:
    one = make_article("Ada Brandt", name="one")
    two = make_article("Ada Brandt, Ada Brandt", name="two")
    marks = [mark(one, "Ada Brandt"), mark(two, "Ada Brandt"), mark(two, "Ada Brandt", at=12)]
    annotations = [annotate_by_hand(one, marks[0]), annotate_by_hand(two, *marks[1:])]
    decisions = read_decisions([judge("entity", "not same", marks[0].id, marks[1].id)])
    entities, _ = group_entities(in_stories((one, two)), [one, two], annotations, decisions)
    assert sorted(len(one.mention_ids) for one in entities) == [1, 2]


def make_mention(name: str, words: str, party: str) -> EventMention:
    return EventMention(
        id=name,
        article=ArticleId(f"article of {name}"),
        lemma=words.split()[0],
        words=words.split()[0],
        sentence=f"{party} {words}.",
        parties=(Party(role="actor", words=party, named=True, printed=True),),
    )


def test_claims_judged_the_same_are_one_event_and_others_are_kept_apart() -> None:
    mentions = [
        make_mention("a", "signed the lease", "Lund"),
        make_mention("b", "signed the lease", "Lund"),
        make_mention("c", "sank", "The Marigold"),
    ]
    texts = {one.article: one.sentence for one in mentions}

    def group(*judgements: Judgement) -> list[list[int]]:
        return cluster_mentions(mentions, texts, decisions=read_decisions(judgements))

    assert sorted(group()) == [[0, 1], [2]]
    assert sorted(group(judge("event", "same", "a", "c"))) == [[0, 1, 2]]
    assert sorted(group(judge("event", "not same", "a", "b"))) == [[0], [1], [2]]


def test_articles_judged_the_same_story_are_in_one_and_others_in_two() -> None:
    one = make_article("The harbour of Lanvia was leased for forty years.", name="one")
    two = make_article("A storm took the roof off the opera house.", name="two")
    copy = make_article("A storm took the roof off the opera house.", name="copy")

    def group(*judgements: Judgement) -> set[tuple[str, ...]]:
        found = group_stories([one, two, copy], decisions=read_decisions(judgements))
        return {tuple(sorted(story.article_ids)) for story in found}

    assert group() == {("one",), ("copy", "two")}
    assert group(judge("story", "same", "one", "two")) == {("copy", "one", "two")}
    assert group(judge("story", "not same", "two", "copy")) == {("one",), ("two",), ("copy",)}
