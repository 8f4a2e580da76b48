from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.linking.reuse import Reuse, find_reuse, make_reuse_derivations
from consilience.records.article import Article
from consilience.records.ids import StoryId
from consilience.records.story import Story
from tests.making import make_article

REPORT = """The ferry left the harbour before dawn with forty people on board and a load of salted fish.
Nobody on the quay had noticed that the lower door was still open when the lines were let go.
The harbour master told the crew by radio to turn back, but the wind had already taken the stern.
By noon the coastal pilots had brought everyone ashore, and the mayor thanked them one by one."""
OWN = """Fishermen in the next bay heard the horn and thought little of it that morning.
An inquiry into who closed which hatch will begin next week in the old customs house."""
SPEECH = (
    "“We saw the door standing open and we shouted until our voices were gone, and nobody heard us”"
)


def join(*articles: Article) -> tuple[Story, ...]:
    return (Story(id=StoryId("s"), title="", article_ids=tuple(one.id for one in articles)),)


def compare(one: Article, other: Article) -> Reuse | None:
    found = find_reuse([one, other], stories=join(one, other))
    return found[0] if found else None


def test_a_copied_text_is_one_passage_with_the_words_of_both() -> None:
    one = make_article(REPORT, name="a", day="2031-03-01")
    other = make_article(f"{OWN}\n{REPORT}", name="b", day="2031-03-02")
    reuse = compare(one, other)
    assert reuse is not None
    assert reuse.is_derived
    (passage,) = reuse.passages
    assert passage.span.text == REPORT.rstrip(".")
    assert passage.source is not None
    assert passage.source.text == REPORT.rstrip(".")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the coastal pilots", "[the pilots of the coast]"),
        ("had already taken", "had taken"),
        ("by radio", "by radio, twice,"),
        ("on board and a load of", "aboard with a load of"),
    ],
    ids=["brackets", "dropped", "added", "changed"],
)
def test_a_small_edit_does_not_break_a_passage(before: str, after: str) -> None:
    reuse = compare(
        make_article(REPORT, name="a"), make_article(REPORT.replace(before, after), name="b")
    )
    assert reuse is not None
    assert len(reuse.passages) == 1


def test_a_sentence_with_its_words_swapped_is_found_as_a_whole() -> None:
    reworded = (
        "The harbour chief told the sailors by radio to come back, but the wind had by then taken "
        "the stern."
    )
    told = REPORT.split("\n")[2].replace("told", "ordered")
    one = make_article(f"{OWN}\n{told}", name="a")
    other = make_article(reworded.replace("told", "ordered"), name="b")
    reuse = compare(one, other)
    assert reuse is not None
    assert reuse.reworded == 1
    assert reuse.passages[0].span.text.startswith("The harbour chief ordered")


def test_the_same_quotation_in_two_reports_is_speech_and_no_copy() -> None:
    reuse = compare(
        make_article(f"{OWN}\n{SPEECH}, said Ada Lund, who sells nets on the quay.", name="a"),
        make_article(f"A woman from the net shop recalled it later. {SPEECH}, she said.", name="b"),
    )
    assert reuse is not None
    assert {one.kind for one in reuse.passages} == {"speech"}
    assert not reuse.is_derived


def test_words_that_one_report_quotes_are_no_prose_in_the_other() -> None:
    plain = SPEECH.strip("“”")
    reuse = compare(make_article(f"{SPEECH}, she said.", name="a"), make_article(plain, name="b"))
    assert reuse is not None
    assert reuse.prose == 0


def test_words_quoted_by_a_third_report_are_no_prose_in_two_that_print_them_bare() -> None:
    bare = SPEECH.strip("“”")
    one = make_article(f"A post went round that evening.\n{bare}", name="a")
    other = make_article(f"{bare}\nSo it stood on the net shop's page.", name="b")
    witness = make_article(f"{SPEECH}, the net shop wrote.", name="c")
    found = find_reuse([one, other, witness], stories=join(one, other, witness))
    assert all(not reuse.is_derived for reuse in found)
    assert any(reuse.is_derived for reuse in find_reuse([one, other], stories=join(one, other)))


def test_lines_under_all_reports_of_an_outlet_are_no_reuse() -> None:
    house = (
        "Sign up for the weekly letter of this newspaper and have it sent to your house by boat."
    )
    bodies = [
        REPORT,
        OWN,
        "Seven goats were judged at the fair.\nA ram won, to the surprise of the bench.",
    ]
    articles = [
        make_article(f"{body}\n{house}", name=str(at), outlet="The Quay")
        for at, body in enumerate(bodies)
    ]
    assert find_reuse(articles, stories=join(*articles)) == ()


@pytest.mark.parametrize(
    ("one", "other", "source", "direction"),
    [
        ({"day": "2031-03-02"}, {"day": "2031-03-01"}, "b", "date"),
        ({}, {"outlet": "Harbour Ministry"}, "b", "issuer"),
        ({"day": "2031-03-01"}, {"outlet": "Harbour Ministry", "day": "2031-03-01"}, "b", "issuer"),
        ({"outlet": "The Quay"}, {"outlet": "The Mole"}, "a", "unknown"),
        ({"day": "2031-03-01"}, {"day": "2031-03-01"}, "a", "unknown"),
    ],
)
def test_which_of_two_was_first(
    one: dict[str, str], other: dict[str, str], source: str, direction: str
) -> None:
    first = make_article(REPORT, name="a", **one)
    second = make_article(REPORT + "\nSo ended the day.", name="b", **other)
    reuse = compare(first, second)
    assert reuse is not None
    assert (reuse.source_id, reuse.direction) == (source, direction)


def test_who_credits_the_other_was_second() -> None:
    first = replace(make_article(REPORT, name="a"), credits=("The Mole",))
    reuse = compare(
        first, make_article(REPORT + "\nSo ended the day.", name="b", outlet="The Mole")
    )
    assert reuse is not None
    assert (reuse.source_id, reuse.direction) == ("b", "credit")


def test_whose_byline_is_the_others_name_was_second() -> None:
    first = replace(make_article(REPORT, name="a", outlet="The Quay"), byline="Deltawire")
    reuse = compare(
        first, make_article(REPORT + "\nSo ended the day.", name="b", outlet="Deltawire")
    )
    assert reuse is not None
    assert (reuse.source_id, reuse.direction) == ("b", "credit")


def test_a_text_cut_from_a_fuller_one_was_second() -> None:
    short = "\n".join(REPORT.split("\n")[:2])
    reuse = compare(make_article(short, name="a"), make_article(f"{REPORT}\n{OWN}", name="b"))
    assert reuse is not None
    assert (reuse.source_id, reuse.direction) == ("b", "completeness")


def test_the_order_of_the_articles_changes_nothing() -> None:
    articles = [
        make_article(text, name=name)
        for name, text in zip("abcd", (REPORT, OWN, f"{OWN}\n{REPORT}", REPORT), strict=True)
    ]
    assert find_reuse(articles) == find_reuse(articles[::-1])


def test_two_hundred_copies_are_compared_with_a_few_each() -> None:
    articles = [
        make_article(f"{REPORT}\nThis is the copy of house {at}.", name=f"{at:03}")
        for at in range(200)
    ]
    found = find_reuse(articles)
    assert 199 <= len(found) <= 200 * 6
    assert {one.article_id for one in found} | {one.source_id for one in found} == {
        one.id for one in articles
    }


def test_a_text_of_one_word_again_and_again_ends_in_time() -> None:
    endless = "salt " * 20_000
    one, other = make_article(endless, name="a"), make_article(endless + "fish", name="b")
    assert find_reuse([one, other], stories=join(one, other)) == ()


def test_only_what_was_made_from_another_becomes_a_derivation() -> None:
    one, other = make_article(REPORT, name="a"), make_article(f"{REPORT}\n{OWN}", name="b")
    (derivation,) = make_reuse_derivations(find_reuse([one, other]))
    assert derivation.kind == "reuse"
    assert 0 < derivation.share <= 1
    speech = make_article(f"{SPEECH}, she said.", name="c")
    again = make_article(f"It was loud. {SPEECH}, said Lund.", name="d")
    assert make_reuse_derivations(find_reuse([speech, again], stories=join(speech, again))) == ()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.text(alphabet=st.sampled_from("ab cd“”\"'’. \n[]Aé"), max_size=200),
        min_size=2,
        max_size=4,
    )
)
def test_no_text_raises_and_every_passage_reads_as_the_article(texts: list[str]) -> None:
    articles = [make_article(text, name=str(at)) for at, text in enumerate(texts)]
    by_id = {one.id: one for one in articles}
    for reuse in find_reuse(articles, stories=join(*articles)):
        for passage in reuse.passages:
            assert passage.source is not None
            for span in (passage.span, passage.source):
                assert by_id[span.article].text[span.start : span.end] == span.text
