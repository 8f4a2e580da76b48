"""Whom an article credits in its text: outlets, statements, letters, posts, unnamed sources."""

from consilience.linking.credits.finding import Credit, find_all_credits, find_credits

__all__ = ["Credit", "find_all_credits", "find_credits"]
