"""Numbers of one thing that one report gives on the word of two."""

import pytest

from consilience.analysis.discrepancies.finding import find_discrepancies
from consilience.analysis.discrepancies.numbers.tellers import find_teller_differences
from consilience.annotation import annotate_articles
from consilience.records.ids import StoryId
from consilience.records.story import Story
from tests.analysis.discrepancies.making import list_values, read_story, tell
from tests.making import make_article
from tests.speed.measuring import count_lines

DOLLARS = ("$5 million", "$9 million")


def find_values(text: str) -> list[tuple[str, ...]]:
    return list_values(find_teller_differences(read_story(tell("a", text))))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Police put the crowd at 3,000, the organisers at 8,000.", ("3,000", "8,000")),
        ("Police said 3,000 and the organisers 8,000.", ("3,000", "8,000")),
        ("Police put it at 3,000. The union, which called it, spoke of 8,000.", ("3,000", "8,000")),
        ("Officials put the toll at 14, but the opposition said it was 31.", ("14", "31")),
        ("Police counted 3,000; there were 8,000, according to the union.", ("3,000", "8,000")),
        ("The ministry says it is 40. The union's figure is 90.", ("40", "90")),
        ("The council says the cost is $5 million. Insurers put it at $9 million.", DOLLARS),
    ],
)
def test_two_who_give_different_numbers(text: str, values: tuple[str, ...]) -> None:
    assert find_values(text) == [values]


@pytest.mark.parametrize(
    "text",
    [
        "The survey put the Greens of Onde at 40 percent, the farmers at 12.",
        "The report put the dead at 40, the injured at 100.",
        "The police counted 40 cars. The union counted 90 lorries.",
        "The ministry says 40 were hurt. The union's number of members is 90.",
        "Police put the crowd at about 3,000, the organisers at 3,000.",
        "The police put the crowd at 3,000. Later the police put it at 8,000.",
        "The police put the crowd at 3,000. The union put the price of bread at 8.",
    ],
)
def test_two_numbers_of_two_things_do_not_differ(text: str) -> None:
    assert find_values(text) == []


def test_one_report_alone_tells_them_on_whose_word_each_rests() -> None:
    text = "Dockers marched on Monday. Police put the crowd at 3,000, the organisers at 8,000."
    article = make_article(text)
    story = Story(id=StoryId("s"), title="", article_ids=(article.id,))
    annotations = [one.annotations for one in annotate_articles([article])]
    (found,) = find_discrepancies([story], [article], annotations)
    assert found.explanation == (
        "Police and the organisers give different numbers: 3,000 or 8,000."
    )


def test_reading_who_gives_numbers_grows_with_the_sentence_not_with_its_square() -> None:
    clause = "Police put the crowd at 3,000, the organisers at 8,000, "
    short, long = (read_story(tell("a", f"{clause * count}.")) for count in (20, 80))
    work = count_lines(lambda: find_teller_differences(short))
    assert count_lines(lambda: find_teller_differences(long)) < 5 * work
