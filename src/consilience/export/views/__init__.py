"""What a reader is shown of a dossier, in words and links, before any format."""
