"""A state is called by its name and not by its people's, where texts have both."""

from collections.abc import Sequence

from consilience.language.peoples import is_people_of
from consilience.records.mention import Mention


def drop_peoples(named: Sequence[Mention]) -> Sequence[Mention]:
    """The names of one entity without "Zelkrian" beside "Zelkria"; all of them where none is so."""
    peoples = {one.span.text for one in named if one.kind == "group"}
    places = {one.span.text for one in named} - peoples
    if not peoples or not places:
        return named
    called = {one for one in peoples if any(is_people_of(one, place) for place in places)}
    others = peoples - called  # "Zelkrians", spelled another way
    spelled = {one for one in others if one.removesuffix("s") in called}
    return [one for one in named if one.span.text not in called | spelled]
