"""The nouns: frozen dataclasses, standard library only, one file a noun."""
