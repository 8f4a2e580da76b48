"""Mentions of one story grouped into entities, each merge with its reason."""

from consilience.linking.entities.linking import find_cast, group_entities

__all__ = ["find_cast", "group_entities"]
