"""Who did it, and who it was."""
