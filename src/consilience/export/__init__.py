"""Dossiers for people: one module a format, over views that all formats share."""
