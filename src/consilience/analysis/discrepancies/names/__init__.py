"""Names, titles and designations that differ."""
