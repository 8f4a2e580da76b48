"""Workspaces made and opened."""

from pathlib import Path

from consilience.store import Workspace

WHO = "consilience"


def create_workspace(place: str | Path, *, who: str = WHO) -> Workspace:
    """A new workspace in a folder or at `postgresql://…`; raises `WorkspaceExistsError`."""
    return Workspace.create(place, who=who)


def open_workspace(place: str | Path, *, who: str = WHO) -> Workspace:
    """The workspace in a folder or at `postgresql://…`; raises `WorkspaceError` and its kinds."""
    return Workspace.open(place, who=who)
