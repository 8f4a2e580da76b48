"""Acts that a question asks for, which nobody says were done: "did he sign it?"."""

from consilience.annotation.claims.parse import Parse

MOST_WORDS = 60  # behind an act in which its sentence ends
MOST_MARKS = 5  # from the question mark to the answer
SENTENCE_MARKS = frozenset({".", "!", "?", "…", "?!"})


def find_asked(parse: Parse, act: int) -> int | None:
    """The verb of the question in which an act stands, None where it is not asked for.

    "Did he sign it?" and "Mr Lind, who is to blame?" ask; what a question takes for granted is
    not asked for: "did he weep when he signed?".
    """
    mark = _find_mark_behind(parse, act)
    if mark is None or parse.text[mark] != "?":
        return None
    at = act
    for above in parse.climb(act):
        if parse.dep[at] == "advcl" or (
            parse.dep[at] in {"relcl", "acl"} and parse.head[above] != above
        ):
            return None
        if above > mark:
            break  # “did he sign?” asked Lind
        at = above
    return at


def find_refusal(parse: Parse, act: int) -> int | None:
    """The "no" that answers the question of an act, else None: "Will he go? “No.”"."""
    mark = _find_mark_behind(parse, act)
    if mark is None or parse.text[mark] != "?":
        return None
    behind = range(mark + 1, min(mark + MOST_MARKS, len(parse.text) - 1))
    answer = next((at for at in behind if parse.text[at][0].isalpha()), None)
    if answer is None or parse.lower[answer] != "no":
        return None
    return answer if parse.text[answer + 1] in {".", ",", "!"} else None


def _find_mark_behind(parse: Parse, act: int) -> int | None:
    """The mark that ends the sentence of a word, also within quotation marks; None for none."""
    for at in range(act + 1, min(act + MOST_WORDS, len(parse.text))):
        if parse.text[at] in SENTENCE_MARKS:
            return at
    return None
