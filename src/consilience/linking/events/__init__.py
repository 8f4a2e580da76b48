"""Claims of all articles of a story grouped into events."""

from consilience.linking.events.grouping import group_events

__all__ = ["group_events"]
