import pytest

from consilience.pipeline.judged import date_article, read_judgements, read_value
from consilience.records.ids import JudgementId
from consilience.records.judgement import Judgement
from tests.making import make_article


def judge_date(value: str | None, name: str = "one") -> Judgement:
    return Judgement(
        id=JudgementId(name),
        kind="date",
        subjects=("report",),
        verdict="date" if value else "cannot tell",
        made_by="Kel",
        made_at="2031-03-05T10:00:00Z",
        value=value,
    )


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("2031-02-03", "2031-02-03", "2031-02-03"),
        ("2031-02", "2031-02-01", "2031-02-28"),
        ("2031", "2031-01-01", "2031-12-31"),
        ("3 February 2031", "2031-02-03", "2031-02-03"),
        ("Monday, 3 Feb. 2031", "2031-02-03", "2031-02-03"),
    ],
)
def test_a_date_is_read_as_finely_as_it_was_given(words: str, earliest: str, latest: str) -> None:
    value = read_value(words)
    assert value is not None
    assert (value.earliest, value.latest, value.basis) == (earliest, latest, "judgement")


@pytest.mark.parametrize(
    "words", ["", "soon", "2031-13", "2031-02-30", "12.3.2031", "3 or 4 February 2031", "3/4"]
)
def test_words_that_are_no_date_give_none(words: str) -> None:
    assert read_value(words) is None


def test_the_last_judgement_on_a_date_holds_and_names_who_made_it() -> None:
    article = make_article("Rain fell.", name="report", day="2031-01-01")
    judged = read_judgements([judge_date("2031-02-03"), judge_date("2031-02-04", "two")])
    dated = date_article(article, judged)
    assert dated.published is not None
    assert dated.published.earliest == "2031-02-04"
    assert [one.reason for one in dated.evidence] == ["judged by Kel"]


def test_a_date_that_cannot_be_told_is_unknown() -> None:
    article = make_article("Rain fell.", name="report", day="2031-01-01")
    assert date_article(article, read_judgements([judge_date(None)])).published is None
    assert date_article(article, read_judgements([])) == article
