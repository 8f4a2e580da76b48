"""Discrepancies: where the accounts of a story differ, and on whose word each reading rests."""

from consilience.analysis.discrepancies.finding import find_discrepancies

__all__ = ["find_discrepancies"]
