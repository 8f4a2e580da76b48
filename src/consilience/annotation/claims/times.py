"""Which time belongs to which claim: that of the happening, not of its being told."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from consilience.annotation.claims.parse import VERBAL, Parse
from consilience.annotation.claims.parts import Draft
from consilience.annotation.times import FoundTime
from consilience.language.claims import load_claim_words
from consilience.language.happenings import find_tellings

Times = dict[int, FoundTime]  # by the place of the draft in its list
NO_TIME = frozenset({"amod", "compound", "nummod", "poss", "nmod", "det"})  # of a noun


def find_timed(parse: Parse, times: Sequence[FoundTime]) -> dict[int, int]:
    """Words of times with the place of the time in the list."""
    found: dict[int, int] = {}
    for number, one in enumerate(times):
        at = max(bisect_left(parse.end, one.start + 1), 0)
        while at < len(parse.start) and parse.start[at] < one.end:
            found[at] = number
            at += 1
    return found


def find_claim_times(
    parse: Parse, drafts: Sequence[Draft], times: Sequence[FoundTime], timed: Mapping[int, int]
) -> Times:
    """The time of each draft that has one, its own or that of a verb beside it."""
    own = _find_own(parse, drafts, times, timed)
    places = {one.predicate: at for at, one in enumerate(drafts) if one.own is None}
    places |= {carrier: at for at, one in enumerate(drafts) for carrier in one.carriers}
    found = dict(own)
    for at, draft in enumerate(drafts):
        if at not in own:
            shared = next(
                (own[other] for other in _find_beside(parse, draft, places, own) if other in own),
                None,
            )
            if shared is not None:
                found[at] = shared
    for at, draft in enumerate(drafts):  # the time that a clause tells more of: "9 May, when …"
        above = parse.head[draft.predicate]
        if at not in own and parse.dep[draft.predicate] == "relcl" and above in timed:
            found[at] = times[timed[above]]
    return found


def _find_own(
    parse: Parse, drafts: Sequence[Draft], times: Sequence[FoundTime], timed: Mapping[int, int]
) -> Times:
    holders: dict[int, list[int]] = {}
    for at, draft in enumerate(drafts):
        for word in (draft.predicate, *draft.carriers):
            holders.setdefault(word, []).append(at)
    best: dict[int, tuple[tuple[int, int, int], FoundTime]] = {}
    for root, number in _find_roots(parse, timed):
        time = times[number]
        if time.type == "set":
            continue
        holder = _find_holder(parse, root, time, holders)
        for at in holders.get(holder, ()) if holder is not None else ():
            if not drafts[at].holds(root):
                continue
            rank = (_rank(time), abs(root - drafts[at].predicate), root)
            if at not in best or rank < best[at][0]:
                best[at] = (rank, time)
    return {at: time for at, (_, time) in best.items()}


def _find_roots(parse: Parse, timed: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """For each time the last word of it that hangs on none of its others."""
    roots = {
        number: at for at, number in sorted(timed.items()) if timed.get(parse.head[at]) != number
    }
    for number, at in sorted(roots.items()):
        yield at, number


def _find_holder(
    parse: Parse, root: int, time: FoundTime, holders: Mapping[int, list[int]]
) -> int | None:
    """The predicate that a time belongs to."""
    if time.type == "duration":
        for prep in parse.below(root, "prep"):
            for one in parse.children[prep]:
                if parse.lower[prep] == "of" and one in holders:
                    return one  # "a week of talks"
        if parse.first(root, "relcl") is not None:
            return None  # "sued for the two years he had spent in custody"
    above = parse.head[root]
    if parse.dep[above] == "advcl" and parse.head[above] in holders:
        end = bisect_left(parse.start, time.end)
        if {"before", "after"}.intersection(parse.lower[max(end - 1, 0) : end + 1]):
            return parse.head[above]  # "two days after it took effect"
    holder = _find_main(parse, root, _climb(parse, root, holders), holders)
    thing = None if holder is None else parse.first(holder, "dobj")
    held = thing is not None and thing in holders and thing < root
    # "Announced the closure from 1 July": the closure is from then.
    return thing if held and parse.lower[above] in load_claim_words("time_end") else holder


def _find_main(
    parse: Parse, root: int, holder: int | None, holders: Mapping[int, list[int]]
) -> int | None:
    """The verb of "met them to discuss gas on Monday", not that of its purpose: it is past."""
    at = holder
    while at is not None and parse.dep[at] == "conj" and parse.has_to(parse.head[at]):
        at = parse.head[at]  # "to settle it and discuss gas"
    if at is None or parse.dep[at] != "advcl" or not parse.has_to(at) or at >= root:
        return holder
    main, last = parse.head[at], parse.right[at]
    past = main < at and parse.tag[main] == "VBD" and main in holders
    if not past or parse.right[root] < last or parse.label[root] != "DATE":
        return holder
    if parse.tag[root] != "NNP" or _has_time(parse, main, at):
        return holder
    return main


def _has_time(parse: Parse, verb: int, end: int) -> bool:
    """True if a day stands with a verb before `end`."""
    return any(parse.label[one] in {"DATE", "TIME"} for one in range(parse.left[verb], end))


def _climb(parse: Parse, root: int, holders: Mapping[int, list[int]]) -> int | None:
    """The predicate that a time hangs on; None if that is a noun or verb that tells no claim."""
    at = root
    for above in parse.climb(root):
        if above in holders:
            return above
        if parse.pos[above] in VERBAL and parse.dep[above] not in {"amod", "prep", "compound"}:
            return None
        if (
            parse.lower[at] == "of"
            or parse.dep[at] == "appos"
            or (parse.dep[at] in NO_TIME and parse.pos[above] in {"NOUN", "PROPN"})
        ):
            return None
        at = above
    return None


def _rank(time: FoundTime) -> int:
    """Dates before lengths, and vague words ("recently") last."""
    if time.type == "duration":
        return 1
    return 2 if time.timex.endswith("_REF") else 0


def _find_beside(
    parse: Parse, draft: Draft, places: Mapping[int, int], own: Mapping[int, FoundTime]
) -> Iterator[int]:
    """Drafts of verbs that tell of the same occasion, the likeliest first."""
    for at in (draft.predicate, *draft.carriers):
        if parse.pos[at] not in VERBAL:
            yield from _find_befalling(parse, at, places)
            continue
        yield from _find_above(parse, at, places)
        for one in parse.below(at, "conj"):
            known = one in places and _goes_with(parse, one, at)
            if known and not _is_end(parse, own.get(places[one])):
                yield places[one]
        for one in parse.below(at, "advcl"):
            if _is_together(parse, one):  # "fell when it caught fire and sank on Sunday"
                for other in (one, *parse.below(one, "conj")):
                    yield from _known(places, other)


def _find_befalling(parse: Parse, noun: int, places: Mapping[int, int]) -> Iterator[int]:
    """The verb that tells who died or was hurt in it: "in 2030, six were killed in clashes"."""
    prep = parse.head[noun]
    if parse.dep[noun] != "pobj" or parse.lower[prep] not in load_claim_words("occasion"):
        return
    if any(one.counted for one in find_tellings(parse.lemma[parse.head[prep]], ())):
        yield from _known(places, parse.head[prep])


def _find_above(parse: Parse, verb: int, places: Mapping[int, int]) -> Iterator[int]:
    above, dep = parse.head[verb], parse.dep[verb]
    if dep == "conj" and _goes_with(parse, verb, above):
        yield from _known(places, above)
        if parse.dep[above] == "advcl" and _is_result(parse, above):
            yield from _known(places, parse.head[above])
    elif dep == "advcl" and (_is_result(parse, verb) or _is_together(parse, verb)):
        yield from _known(places, above)


def _known(places: Mapping[int, int], at: int) -> Iterator[int]:
    if at in places:
        yield places[at]


def _goes_with(parse: Parse, verb: int, other: int) -> bool:
    """True for verbs joined by "and" with one subject and one tense."""
    if parse.pos[verb] not in VERBAL or parse.first(verb, "nsubj", "nsubjpass") is not None:
        return False
    if _is_earlier(parse, verb) != _is_earlier(parse, other) and "VBD" in {
        parse.tag[verb],
        parse.tag[other],
    }:
        return False  # "had been checked in May and worked"
    same = _form(parse, verb) == _form(parse, other)
    return same or (parse.tag[verb] in {"VBD", "VBN"} and parse.tag[other] in {"VBD", "VBN"})


def _is_earlier(parse: Parse, verb: int) -> bool:
    """True for "had been checked": it was over when the other thing happened.

    Of "had left and met him" the "had" may be that of both.
    """
    had = any(parse.lower[one] in {"had", "'d", "’d"} for one in parse.below(verb, "aux"))
    return had and parse.is_passive(verb)


def _form(parse: Parse, verb: int) -> tuple[str, tuple[str, ...]]:
    modals = (parse.lower[one] for one in parse.below(verb, "aux") if parse.tag[one] == "MD")
    return parse.tag[verb], tuple(modals)


def _is_result(parse: Parse, verb: int) -> bool:
    """True for "sending a wave" behind the verb that tells the occasion."""
    after = parse.head[verb] < verb
    return after and parse.tag[verb] == "VBG" and parse.first(verb, "mark", "aux") is None


def _is_together(parse: Parse, verb: int) -> bool:
    return any(
        parse.lower[one] in load_claim_words("together") and parse.dep[one] in {"mark", "advmod"}
        for one in parse.children[verb]
    )


def _is_end(parse: Parse, time: FoundTime | None) -> bool:
    """True for "until September", which is no time of the verb before it."""
    if time is None:
        return False
    at = bisect_left(parse.start, time.start)
    return parse.lower[at - 1] in load_claim_words("time_end") if at else False
