"""The web application over a workspace: pages that work without script, and a JSON API."""
