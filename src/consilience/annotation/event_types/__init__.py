"""What kind of act a word reports, after PLOVER."""

from consilience.annotation.event_types.finding import FoundType, find_event_type, make_reader

__all__ = ["FoundType", "find_event_type", "make_reader"]
