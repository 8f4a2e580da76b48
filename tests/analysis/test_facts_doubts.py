import pytest

from consilience.analysis.facts_doubts import tell_title
from consilience.records.claim import Factuality
from tests.analysis.facts_making import make_event


@pytest.mark.parametrize(
    ("factuality", "title", "told"),
    [
        ("occurred", "Weld broke the law", "Weld broke the law"),
        ("planned", "Weld leaves on Monday", "Weld leaves on Monday"),
        ("hypothetical", "Weld broke the law", "Weld broke the law (possible)"),
        ("hypothetical", "Weld is not prepared", "Weld is not prepared (possible)"),
        ("hypothetical", "Weld may have broken the law", "Weld may have broken the law"),
        ("hypothetical", "They’ll break the law", "They’ll break the law"),
        ("hypothetical", "Weld was asked to leave", "Weld was asked to leave"),
        ("hypothetical", "Weld gave in to the firm", "Weld gave in to the firm (possible)"),
        ("alleged", "Weld broke the law", "Weld broke the law (alleged)"),
        ("alleged", "Weld lied to Lind", "Weld lied to Lind (alleged)"),
        ("alleged", "Weld allegedly broke the law", "Weld allegedly broke the law"),
        ("denied", "Weld broke the law", "Weld broke the law (denied)"),
        ("denied", "Weld didn’t break the law", "Weld didn’t break the law"),
        ("denied", "No law was broken", "No law was broken"),
    ],
)
def test_a_title_tells_that_nobody_vouches_for_it(
    factuality: Factuality, title: str, told: str
) -> None:
    assert tell_title(make_event("e", title, factuality=factuality)) == told
