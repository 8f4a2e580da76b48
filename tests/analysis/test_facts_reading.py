from dataclasses import replace

from consilience.analysis.facts_reading import read_dossier
from tests.analysis.facts_making import DATES, EVENTS, MET, make_event, make_story_dossier


def test_a_difference_belongs_to_the_first_event_of_its_claims() -> None:
    again = make_event("met again", "Ilva Torrent met Oren Malk again", *MET)
    loose = replace(DATES, event_id=None)
    reading = read_dossier(make_story_dossier((*EVENTS, again), discrepancies=(loose,)))
    assert {str(event): held for event, held in reading.disputes.items()} == {"met": (loose,)}
