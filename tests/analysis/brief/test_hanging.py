"""Sentences that hang in the air, and words that hold for one day alone."""

from dataclasses import replace

import pytest

from consilience.analysis.brief.clauses import is_relative
from consilience.analysis.brief.days import date_phrases, is_overtaken
from consilience.analysis.brief.hanging import is_background, points_back
from consilience.analysis.brief.leads import Leads
from consilience.language.briefs import load_days
from consilience.records.claim import Claim, Participant
from consilience.records.story import Story
from tests.analysis.facts_making import STORY, attribute, cut, make_claim, tell_day
from tests.making import make_article

DAYS = Story(
    id=STORY, title="", article_ids=(), earliest="2031-03-07", latest="2031-03-09", outlets=()
)


@pytest.mark.parametrize(
    ("text", "hangs"),
    [
        ("The Quay Party turned down the proposal on Tuesday.", True),
        ("The Quay Party turned down the proposal to dredge.", False),
        ("The Quay Party brought in a bill and stopped the measure.", False),
        ("A judge of Sarn ordered that both go free.", True),
        ("A judge of Sarn ordered that both men go free.", False),
        ("A judge of Sarn ordered that both Weld and Lind go free.", False),
        ("Both sides of the quay were flooded.", False),
        ("The port of Linde did the same in May.", True),
        ("The port of Linde did the work in May.", False),
        ("The port paid a tax on gold over those three decades.", True),
        ("The port paid those cranes in May.", False),
        ("According to the statement, the quay holds.", True),
        ("According to the statement of the harbour board, the quay holds.", False),
    ],
)
def test_what_only_another_sentence_explains_hangs_in_the_air(text: str, hangs: bool) -> None:
    assert points_back(text) == hangs


def claim(text: str, verb: str, actor: str = "") -> Claim:
    article = make_article(text, name="post")
    made = make_claim(article, text.rstrip("."), verb)
    party = replace(made.participants[0], span=cut(article, actor or text.split()[0]))
    return replace(made, participants=(party,))


def test_what_had_been_before_is_background_unless_it_is_dated_or_on_somebody_s_word() -> None:
    gauges = claim("Gauges had shown nothing on the quay, Weld said on Monday.", "shown")
    assert is_background(gauges)
    article = make_article(gauges.span.text, name="post")
    assert not is_background(replace(gauges, when=tell_day(article, "Monday", "2031-03-03")))
    assert not is_background(attribute(gauges, cut(article, "Weld")))
    assert not is_background(claim("Gauges showed nothing on the quay.", "showed"))
    assert not is_background(claim("Weld said gauges had shown nothing.", "said", "Weld"))


@pytest.mark.parametrize(
    ("text", "party", "verb", "relative"),
    [
        ("Ada Weld, a baker, who first warned of the tide", "Ada Weld", "warned", True),
        ("Ada Weld, a baker, warned of the tide", "Ada Weld", "warned", False),
        ("Ada Weld, who had come late, warned", "Ada Weld", "warned", False),
    ],
)
def test_words_on_a_party_are_no_sentence(text, party, verb, relative) -> None:
    assert is_relative(claim(text, verb, party)) == relative


def test_what_somebody_did_with_a_thing_is_no_sentence_on_the_thing() -> None:
    text = "The bridge Ada Weld has built over the harbour"
    article = make_article(text, name="post")
    parties = (
        Participant(role="theme", span=cut(article, "The bridge")),
        Participant(role="actor", span=cut(article, "Ada Weld")),
    )
    assert is_relative(replace(claim(text, "built"), participants=parties))


def test_a_day_told_from_the_day_of_printing_gets_its_date() -> None:
    article = make_article("The crane fell early this morning.", name="a", day="2031-03-07")
    told = date_phrases(article.text, article, DAYS)
    assert told == "The crane fell early this morning (7 March)."
    before = date_phrases("The crane fell last night.", article, DAYS)
    assert before == "The crane fell last night (6 March)."
    assert load_days()["last night"] == 1


def test_no_date_stands_in_speech_nor_in_a_story_of_one_day() -> None:
    article = make_article("“It fell today,” he said.", name="a", day="2031-03-07")
    assert date_phrases(article.text, article, DAYS) == article.text
    one_day = replace(DAYS, latest=DAYS.earliest)
    assert date_phrases("It fell today.", article, one_day) == "It fell today."


def test_what_was_so_for_the_time_being_is_overtaken_by_later_reports() -> None:
    text = "Divers still heard knocking."
    early, late = (make_article(text, name=name) for name in ("early", "late"))
    leads = Leads({}, {}, (), last=frozenset({late.id}))
    assert is_overtaken(early.span(0, len(text)), leads)
    assert not is_overtaken(late.span(0, len(text)), leads)
    assert not is_overtaken(early.span(0, len(text)), Leads({}, {}, ()))
    assert not is_overtaken(early.span(0, 6), leads)
