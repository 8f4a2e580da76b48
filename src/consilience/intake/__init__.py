"""Pages in: files, folders, web archives and standard input, each read or its failure told."""

from consilience.intake.opening import open_pages

__all__ = ["open_pages"]
