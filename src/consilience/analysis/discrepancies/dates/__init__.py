"""Days, hours and years that differ."""
