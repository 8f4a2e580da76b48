import pytest
import spacy
from spacy.language import Language

from consilience.annotation.coreference import FoundMention, find_coreference
from consilience.annotation.mentions import MentionFinder
from consilience.annotation.pipeline import PIPELINES
from consilience.annotation.quotations import find_quotations


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load(PIPELINES["en"])


def find(nlp: Language, text: str) -> tuple[FoundMention, ...]:
    doc = MentionFinder()(nlp(text))
    return find_coreference(doc, quotations=find_quotations(doc))


def stand_for(nlp: Language, text: str, words: str) -> list[tuple[str, str]]:
    """What the last mention of these words stands for, with the reason."""
    found = find(nlp, text)
    one = [each for each in found if text[slice(*each.extent)] == words][-1]
    return [(text[slice(*found[at].extent)], one.reason) for at in one.antecedents]


@pytest.mark.parametrize(
    "text",
    [
        "Norway is cautious. Oslo denied the report.",
        "Norway is cautious. The report was denied by Oslo.",
        "Norway is cautious. She accused Oslo of delay.",
        "Norway is cautious. The visit is to foster cooperation between Riga and Oslo.",
        "Norway is cautious. Denmark wants better relations with Oslo.",
        "Norway is cautious. Sanctions on Oslo were lifted.",
        "Norway is cautious. The report was read by Oslo's ambassador.",
    ],
)
def test_a_capital_that_acts_as_a_state_stands_for_its_state(nlp: Language, text: str) -> None:
    assert stand_for(nlp, text, "Oslo") == [("Norway", "capital for the government")]


@pytest.mark.parametrize(
    "text",
    [
        "Norway is cautious. The minister spoke in Oslo.",
        "Norway is cautious. The minister flew to Oslo.",
        "Norway is cautious. The road between Bergen and Oslo is closed.",
        "Norway is cautious. Oslo is cold in winter.",
        "Norway is cautious. Oslo's airport was closed.",
        "Norway is cautious. She loves Oslo.",
        "Sweden is cautious. Oslo denied the report.",  # no name of its own state to stand for
        "Belgium is cautious. Brussels denied the report.",  # of the union as often
    ],
)
def test_a_capital_elsewhere_is_the_city(nlp: Language, text: str) -> None:
    assert stand_for(nlp, text, "Brussels" if "Brussels" in text else "Oslo") == []


@pytest.mark.parametrize(
    ("text", "words", "state"),
    [
        ("Israel has bought ships. Lund paid the Jewish state.", "the Jewish state", "Israel"),
        ("Norway is rich. Lund has debts to the Norwegian state.", "the Norwegian state", "Norway"),
    ],
)
def test_a_state_is_known_by_its_people_and_by_a_description_of_its_own(
    nlp: Language, text: str, words: str, state: str
) -> None:
    assert [name for name, _ in stand_for(nlp, text, words)] in ([state], [state + "n"])


@pytest.mark.parametrize(
    "text",
    [
        "Ships go to Sandholm. They lost Sandholm, which the Danes call Zelmirbay. It is in Zelmirbay.",
        "Ships go to Sandholm. In 1911 Sandholm was renamed Zelmirbay. Lund is in Zelmirbay.",
        "Ships go to Sandholm, whose Danish name, Zelmirbay, can still be read on doors in Zelmirbay.",
    ],
)
def test_a_place_that_is_called_otherwise_has_two_names(nlp: Language, text: str) -> None:
    found = find(nlp, text)
    told = [one for one in found if one.form == "name" and one.antecedents]
    assert [text[slice(*one.extent)] for one in told] == ["Zelmirbay"]
    assert [one.reason for one in told] == ["called so in the text"]
    assert {text[slice(*found[at].extent)] for one in told for at in one.antecedents} == {
        "Sandholm"
    }


def test_a_nickname_with_the_surname_of_somebody_named_is_a_name_of_hers(nlp: Language) -> None:
    text = "Ada Holm left on Monday. The chief, nicknamed “Iron Duke Holm” as a girl, wept."
    found = find(nlp, text)
    (told,) = [one for one in found if one.form == "name" and one.antecedents]
    assert text[slice(*told.extent)] == "Iron Duke Holm"
    assert [text[slice(*found[at].extent)] for at in told.antecedents] == ["Ada Holm"]
    both = "Eva Holm met Ada Holm. The chief, nicknamed “Iron Duke Holm” as a girl, wept."
    assert not any(one.antecedents for one in find(nlp, both) if one.form == "name")


def test_a_bare_surname_stays_the_first_bearer_s_when_kin_are_named(nlp: Language) -> None:
    text = (
        "Max Holm won the race on Monday. Holm left the track at noon. His brother, Leo Holm, came "
        "late. Leo Holm drove home alone. Holm won twice last year. He trains in Oslo."
    )
    assert [words for words, _ in stand_for(nlp, text, "He")] == ["Max Holm"]
