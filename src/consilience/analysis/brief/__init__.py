"""The brief of a story: what most origins tell, in the texts' own words, and what differs."""

from consilience.analysis.brief.making import make_briefs

__all__ = ["make_briefs"]
