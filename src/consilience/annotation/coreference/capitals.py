"""Whether the name of a capital stands for the government that sits there: "Oslo denied it"."""

from consilience.annotation.coreference.words import Words
from consilience.language.contexts import Context, find_context_words
from consilience.language.endings import cut_article
from consilience.language.gazetteer import Place, find_seated

GOVERNMENT = "capital for the government"
MOST_JOINED = 8  # capitals joined by "and"


def find_governed(words: Words, start: int, end: int, head: int) -> Place | None:
    """The state whose government tokens `start:end` mean, None for the city and any other name.

    A capital is its government where it speaks or acts as a state does, where that is done to it,
    where it is a party to relations or talks ("between Oslo and Riga", "ties with Oslo"), and
    where it has what a state has ("Oslo's envoy"). In, to and from a capital it is the city.
    """
    name = cut_article(" ".join(words.text[start:end]))
    state = find_seated(name)
    if state is None or name.lower() in find_context_words("other_seat"):
        return None
    return state if _is_government(words, head) else None


def _is_government(words: Words, head: int) -> bool:
    at = _find_first(words, head)
    link, dep = words.head[at], words.dep[at]
    if link == at:
        return False
    if dep == "nsubj":
        return _is(words, link, "government_verb")
    if dep in {"dobj", "nsubjpass"}:
        return _is(words, link, "against_government")
    if dep == "poss":
        return _is(words, link, "of_government")
    if dep != "pobj":
        return False
    if words.dep[link] == "agent":
        verb = words.head[link]
        return _is(words, verb, "government_verb") or _is(words, verb, "against_government")
    if words.lower[link] == "on":
        return _is(words, words.head[link], "pressure")
    return _is(words, link, "with_government") and _has_relation(words, link)


def _has_relation(words: Words, link: int) -> bool:
    """True for the preposition in "relations with Oslo" and in "holds talks with Oslo"."""
    above = words.head[link]
    objects = (one for one in words.children[above] if words.dep[one] == "dobj")
    return _is(words, above, "relation") or any(_is(words, one, "relation") for one in objects)


def _find_first(words: Words, at: int) -> int:
    """The first of several that are joined by "and"."""
    for _ in range(MOST_JOINED):
        if words.dep[at] != "conj" or words.head[at] == at:
            break
        at = words.head[at]
    return at


def _is(words: Words, at: int, context: Context) -> bool:
    return not {words.lemma[at], words.lower[at]}.isdisjoint(find_context_words(context))
