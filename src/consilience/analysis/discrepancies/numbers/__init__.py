"""Numbers that differ, and tolls that rise."""
