"""Pictures, drawn as SVG that needs no script and takes its colours from the page."""
