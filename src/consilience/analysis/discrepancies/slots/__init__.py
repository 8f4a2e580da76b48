"""Questions that two reports answer differently."""
