from consilience.pipeline.parts import rename_part
from consilience.records.analysis import Corroboration
from consilience.records.dossier import DOSSIER_VERSION, Dossier
from consilience.records.ids import EntityId, EventId, StoryId

OWN, SHARED = EntityId("brandt of one story"), EntityId("brandt of all stories")


def test_a_speaker_has_the_id_that_she_has_among_all_stories() -> None:
    told = Corroboration(
        story_id=StoryId("ferry"),
        event_id=EventId("aground"),
        articles=(),
        outlets=(),
        publishers=(),
        origins=(),
        level="single origin",
        speakers=(OWN,),
    )
    part = Dossier(
        version=DOSSIER_VERSION,
        case=None,
        pages=(),
        articles=(),
        dropped=(),
        corroborations=(told,),
    )
    (renamed,) = rename_part(part, {OWN: SHARED}).corroborations
    assert renamed.speakers == (SHARED,)
