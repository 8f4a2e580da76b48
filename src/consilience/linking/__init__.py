"""Many articles: which belong to one story, and who is who in them."""
