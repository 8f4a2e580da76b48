"""Names in a sentence of a brief are those of whom it speaks."""

from dataclasses import replace

import pytest

from consilience.analysis.brief.naming import introduce, name_parties
from consilience.analysis.facts_nominals import Nominal
from consilience.analysis.facts_reading import Reading, read_dossier
from consilience.records.analysis import BriefSentence
from consilience.records.article import Article
from tests.analysis.facts_making import cut, make_story_dossier
from tests.making import make_article


def read(article: Article, **fields: object) -> Reading:
    return replace(read_dossier(make_story_dossier((), (), articles=(article,))), **fields)  # type: ignore[arg-type]


def describe(article: Article, words: str, name: str, *, acts: bool = False) -> Nominal:
    return Nominal(span=cut(article, words), name=name, named=(), acts=acts)


@pytest.mark.parametrize(
    ("words", "name", "told"),
    [
        ("the president", "Ada Weld", "A clerk was sent by Ada Weld to the quay."),
        ("the president", "the Weld Works", "A clerk was sent by the president to the quay."),
        ("the department", "Department", "A clerk was sent by the department to the quay."),
        ("the nation", "the Dockers' Union", "A clerk was sent by the nation to the quay."),
        (
            "the ministry",
            "the Ministry of Ports",
            "A clerk was sent by the Ministry of Ports to the quay.",
        ),
    ],
)
def test_a_name_stands_for_what_it_can_be_the_name_of(words: str, name: str, told: str) -> None:
    article = make_article(f"A clerk was sent by {words} to the quay.")
    reading = read(article, nominals={article.id: (describe(article, words, name),)})
    assert name_parties(article.span(0, len(article.text)), reading) == told


def test_a_sentence_in_which_somebody_unnamed_acts_is_left_out() -> None:
    article = make_article("A clerk was sent by the president to the quay.")
    (held,) = (describe(article, "the president", "the Weld Works", acts=True),)
    reading = read(article, nominals={article.id: (held,)})
    assert name_parties(article.span(0, len(article.text)), reading) is None


@pytest.mark.parametrize(
    ("text", "known", "told"),
    [
        ("Weld left the port.", {"Weld": "Ada Weld"}, "Ada Weld left the port."),
        ("Mr. Weld left the port.", {"Weld": "Ada Weld"}, "Ada Weld left the port."),
        ("Mayor Weld left the port.", {"Weld": "Ada Weld"}, "Mayor Ada Weld left the port."),
        ("Orla Weld left the port.", {"Weld": "Orla Maria Weld"}, "Orla Weld left the port."),
        ("The port has no crane.", {"crane": "Old Sarn crane"}, "The port has no crane."),
        ("Fans of Weld left.", {"Weld": "Old Weld", "B": "Weld B"}, "Fans of Weld left."),
        ("“No Weld came.”", {"Weld": "Ada Weld"}, "“No Weld came.”"),
    ],
)
def test_somebody_is_introduced_once_by_the_full_name(text, known, told) -> None:
    article = make_article(text)
    reading = read(article, full_names={article.id: known})
    sentence = BriefSentence(
        text=text,
        event_ids=(),
        evidence=(article.span(0, len(text)),),
        articles=(article.id,),
        origins=(),
    )
    assert [one.text for one in introduce((sentence,), reading)] == [told]
