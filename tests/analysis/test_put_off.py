from dataclasses import replace

import pytest

from consilience.analysis.put_off import find_put_off
from consilience.records.annotations import Annotations
from consilience.records.claim import Claim, Participant
from tests.analysis.facts_making import cut, make_claim
from tests.making import make_article


def find(text: str, plan: str, end: str, verb: str, lemma: str) -> bool:
    """Whether the plan is put off by the second claim, both of the first three words."""
    article = make_article(text, name="a")
    what = Participant(role="theme", span=cut(article, "The harbour fair"))

    def tell(words: str, deed: str, **fields: object) -> Claim:
        return make_claim(article, words, deed, participants=(what,), **fields)

    planned = tell(plan, "planned", factuality="planned")
    ended = tell(end, verb)
    ended = replace(ended, predicate=replace(ended.predicate, lemma=lemma))
    notes = Annotations(article_id=article.id, claims=(planned, ended))
    return planned.id in find_put_off([notes])


PLAN = "The harbour fair, first planned for Sunday"


@pytest.mark.parametrize(
    ("rest", "verb", "lemma", "found"),
    [
        (", has been put off until May.", "put", "put", True),
        (", was called off.", "called", "call", True),
        (", was praised.", "praised", "praise", False),
    ],
)
def test_what_its_sentence_puts_off_is_planned_no_more(
    rest: str, verb: str, lemma: str, found: bool
) -> None:
    text = PLAN + rest
    assert find(text, PLAN, text.rstrip("."), verb, lemma) is found


def test_a_plan_of_another_sentence_stands() -> None:
    text = f"{PLAN}, will open at noon. The harbour fair was put off in 2019."
    assert not find(text, PLAN, "The harbour fair was put off in 2019", "put", "put")
