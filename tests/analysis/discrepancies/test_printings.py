"""Differences inside one quotation are told together; what was said twice is none."""

from consilience.analysis.discrepancies.wordings.quotations import find_wording_differences
from tests.analysis.discrepancies.making import list_values, read_story, tell

FULL = "“We kept the old ferry on the northern line until the storm, and we lost nothing by it,”"
SHORT = "“We kept the ferry on the northern line until the gale, and we lost nothing by it,”"
FAR = (
    "said the keeper of the light, who has seen {} storms from the gallery of the tower, and"
    " who wrote down the wind of every single night of those long years in a book with"
    " {} covers that nobody else has ever read"
)


def test_changes_near_each_other_in_one_quotation_are_one_difference() -> None:
    text = read_story(tell("a", f"{FULL} Lund said."), tell("b", f"{SHORT} Lund said."))
    (found,) = find_wording_differences(text)
    assert list_values([found]) == [
        (
            "the ferry on the northern line until the gale, and",
            "the old ferry on the northern line until the storm, and",
        )
    ]
    assert found.relation == "conflict"


def test_three_printings_of_one_quotation_are_one_difference() -> None:
    said = "“The master had been {} radio that he had left the channel,” Lund said."
    ways = ("told twice by", "warned twice by", "warned three times by")
    told = [tell(name, said.format(way)) for name, way in zip("abc", ways, strict=True)]
    (found,) = find_wording_differences(read_story(*told))
    assert [sorted(each) for each in list_values([found])] == [
        [
            "been told twice by radio",
            "been warned three times by radio",
            "been warned twice by radio",
        ]
    ]


def test_changes_far_from_each_other_are_two() -> None:
    one, other = (FAR.format(*words) for words in (("many", "red"), ("forty", "black")))
    text = read_story(tell("a", f"“{one}”"), tell("b", f"“{other}”"))
    assert len(find_wording_differences(text)) == 2


def test_an_article_that_quotes_both_heard_it_said_twice() -> None:
    twice = "“We kept the northern ferry and we lost the harbour,” Lund said."
    again = "“It is a pity. We kept the northern ferry and we sold the harbour,” Lund said."
    both = read_story(tell("a", twice), tell("b", f"{twice} {again}"))
    assert find_wording_differences(both) == ()
    one_each = read_story(tell("a", twice), tell("b", again))
    assert len(find_wording_differences(one_each)) == 1


def test_an_excerpt_is_no_second_utterance() -> None:
    full = "“Of all I did it was one of the greatest follies of my long life,” Lund said."
    excerpt = "Lund called it “the greatest folly of my long life” and left."
    also = "“It was one of the greatest folly of my long life,” Lund told a friend of the house."
    text = read_story(tell("a", full), tell("b", f"{also} {excerpt}"))
    assert find_wording_differences(text) != ()


def test_a_third_article_that_quotes_both_heard_it_said_twice() -> None:
    one = "“I kept the northern ferry for you all winter,” Lund said."
    other = "“I kept the old northern ferry for you all winter,” Lund said."
    assert len(find_wording_differences(read_story(tell("a", one), tell("b", other)))) == 1
    third = tell("c", f"{one} He went on. {other}")
    assert find_wording_differences(read_story(tell("a", one), tell("b", other), third)) == ()


def test_a_word_far_from_what_both_quote_is_alike_by_chance() -> None:
    shared = "we will bring back our ferries and we will bring back our quays and our old harbour"
    one = f"“Orbe will start to sail again, as it never has in all its years; {shared}”"
    other = f"“I will fight for you with every breath and never let you down … {shared}”"
    assert find_wording_differences(read_story(tell("a", one), tell("b", other))) == ()


def test_not_printed_short_is_no_difference() -> None:
    one = "“I do not favour the new ferry on the northern line,” Lund said."
    other = "“I don’t favour the new ferry on the northern line,” Lund said."
    assert find_wording_differences(read_story(tell("a", one), tell("b", other))) == ()
