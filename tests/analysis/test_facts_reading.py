from dataclasses import replace

import pytest

from consilience.analysis.facts_reading import read_dossier
from tests.analysis.facts_making import DATES, EVENTS, MET, make_event, make_story_dossier


def test_a_difference_belongs_to_the_first_event_of_its_claims() -> None:
    again = make_event("met again", "Ilva Torrent met Oren Malk again", *MET)
    loose = replace(DATES, event_id=None)
    reading = read_dossier(make_story_dossier((*EVENTS, again), discrepancies=(loose,)))
    assert {str(event): held for event, held in reading.disputes.items()} == {"met": (loose,)}


@pytest.mark.parametrize(
    ("explanation", "held"),
    [
        ("Oster denied that Torrent met Malk.", True),
        ("Oster denied that the gate was shut.", False),  # the day after Torrent met Malk
    ],
)
def test_a_denial_belongs_to_an_event_whose_deed_it_names(explanation: str, held: bool) -> None:
    denial = replace(DATES, kind="denial", relation="denial", explanation=explanation)
    reading = read_dossier(make_story_dossier(discrepancies=(denial,)))
    assert bool(reading.disputes) == held
