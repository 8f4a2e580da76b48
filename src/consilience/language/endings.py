"""What is cut off a word or name before it is compared: articles, possessives, plurals."""

ARTICLES = ("the ", "The ")
POSSESSIVES = ("'s", "’s")


def cut_article(name: str) -> str:
    """A name without "the" before it, its case as printed."""
    for article in ARTICLES:
        if name.startswith(article):
            return name[len(article) :]
    return name


def cut_possessive(word: str) -> str:
    """A word without a possessive ending: "Lund’s" is "Lund"."""
    return word[:-2] if word.endswith(POSSESSIVES) else word


def fold_plural(word: str, *, shortest: int = 4) -> str:
    """An English word in lower case without a plural's ending: the S stemmer of Harman (1991).

    Words of fewer than `shortest` letters stay as they are.
    """
    if len(word) < shortest or not word.endswith("s"):
        return word
    if word.endswith("ies") and len(word) > 3 and word[-4] not in "ae":
        return word[:-3] + "y"
    if word.endswith("es") and word[-3] not in "aeo":
        return word[:-1]
    return word[:-1] if word[-2] not in "us" else word
