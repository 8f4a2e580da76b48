"""Pages in: files, folders, JSON Lines and standard input, each page read or its failure told."""

from consilience.intake.opening import open_pages

__all__ = ["open_pages"]
