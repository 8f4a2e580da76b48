"""Vehicles that meet are one happening in whichever verb."""

import pytest

from consilience.language.happenings import find_tellings


@pytest.mark.parametrize("lemma", ["ram", "strike", "hit", "crash", "collision"])
def test_verbs_of_hitting_tell_what_collide_tells(lemma: str) -> None:
    names = {one.name for one in find_tellings(lemma, [])}
    assert names & {one.name for one in find_tellings("collide", [])}
