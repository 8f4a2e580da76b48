"""Names of peoples, made of those of their places."""

from consilience.language.contexts import find_context_words

SHORTEST_STEM = 4  # of a place in the name of its people; "Oman" and "Omani"
LONGEST_CHANGE = 3  # letters that a place loses before that ending: "Skania", "Skandic"


def is_people_of(people: str, place: str) -> bool:
    """True if a word has the form of an adjective of a place: "Sandholmer" of "Sandholm"."""
    for ending in find_context_words("people_ending"):
        stem = people.removesuffix(ending)
        if len(stem) < len(people) and len(stem) >= SHORTEST_STEM and place.startswith(stem):
            return len(place) - len(stem) <= LONGEST_CHANGE and len(place) <= len(people)
    return False
