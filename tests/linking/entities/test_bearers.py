from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.linking.decisions import Decisions
from consilience.linking.entities.bearers import Bearer, Company, Group, find_ends, group_bearers
from consilience.linking.entities.bearers_reach import ALONE, find_reach
from consilience.linking.entities.names import Key
from consilience.records.ids import EntityId, MentionId, StoryId

FIRST = ("Ada", "A.", "Adda", "Leo")
LAST = ("Brandt", "Brand", "Lund")
OTHER = ("Coast Patrol", "CP", "Harbour Board")


class Index:
    """All bearers of a list, as a store holds them."""

    def __init__(self, bearers: Sequence[Bearer]) -> None:
        self.bearers = bearers

    def find_bearers(self, keys: Iterable[Key]) -> Iterable[Bearer]:
        wanted = set(keys)
        for one in self.bearers:
            if wanted & {Key(key.sort, key.name, key.owner) for key in one.keys}:
                yield one

    def find_judged(self) -> Iterable[Bearer]:
        return [one for one in self.bearers if one.judged]

    def find_names(self, words: Iterable[str]) -> Mapping[str, Iterable[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for one in self.bearers:
            for key in one.keys:
                if key.sort == "person":
                    for word in find_ends(key.name) & set(words):
                        found[word].add(key.name)
        return found


def make_bearer(story: str, number: int, *keys: Key, titles: Iterable[str] = ()) -> Bearer:
    return Bearer(
        story_id=StoryId(story),
        entity_id=EntityId(f"entity {number}"),
        keys=keys,
        company=Company(titles=frozenset(titles)),
        judged=(MentionId(f"{story} {number}"),) if number % 5 == 0 else (),
    )


persons = st.builds(
    lambda first, last: Key("person", f"{first} {last}".lower()),
    st.sampled_from(FIRST),
    st.sampled_from(LAST),
)
bodies = st.sampled_from(OTHER).map(lambda name: Key("other", name.lower()))
bare = st.sampled_from(LAST).map(lambda name: Key("bare", name.lower()))
places = st.just(Key("place", "skelda"))
names = st.one_of(
    st.lists(persons, min_size=1, max_size=2, unique=True),
    st.lists(bodies, min_size=1, max_size=2, unique=True),
    bare.map(lambda key: [key]),
    places.map(lambda key: [key]),
)
titles = st.sets(st.sampled_from(["minister", "coach"]), max_size=1)


@st.composite
def collections(draw: st.DrawFn) -> list[Bearer]:
    drawn = draw(st.lists(st.tuples(st.integers(0, 4), names, titles), min_size=1, max_size=14))
    return [
        make_bearer(f"story {story}", at, *keys, titles=held)
        for at, (story, keys, held) in enumerate(drawn, 1)
    ]


def file_homes(groups: Iterable[Group]) -> dict[tuple[str, str], str]:
    return {home: group.entity_id for group in groups for home in group.homes}


@settings(max_examples=300)
@given(collections(), st.integers(0, 13))
def test_what_is_in_reach_is_grouped_as_among_all(bearers: list[Bearer], pick: int) -> None:
    judged = sorted(mention for one in bearers for mention in one.judged)
    decisions = Decisions(
        same_mentions=frozenset({(judged[0], judged[-1])}) if judged[1:] else frozenset()
    )
    whole = file_homes(group_bearers(bearers, decisions)[0])
    start = bearers[pick % len(bearers)]
    reach = find_reach(start.keys, Index(bearers))
    among = file_homes(group_bearers(reach.bearers, decisions, reach.crowded)[0])
    for home, entity in among.items():
        assert whole[home] == entity
    if any(key.sort not in ALONE for key in start.keys):
        assert start.home in among


def test_persons_of_one_name_are_one_unless_their_titles_differ() -> None:
    ada = Key("person", "ada brandt")
    minister = make_bearer("one", 1, ada, titles=["minister"])
    unknown = make_bearer("two", 2, ada)
    coach = make_bearer("three", 3, ada, titles=["coach"])
    groups, _ = group_bearers([minister, unknown])
    assert [len(one.homes) for one in groups] == [2]
    apart, _ = group_bearers([minister, coach])
    assert [len(one.homes) for one in apart] == [1, 1]
    assert apart[0].entity_id != apart[1].entity_id


def test_a_rank_contradicts_no_office_of_a_namesake() -> None:
    key = Key("person", "ole ries")
    bearers = [
        make_bearer("one", 1, key, titles=["minister"]),
        make_bearer("other", 1, key, titles=["colonel"]),
    ]
    assert len(group_bearers(bearers)[0]) == 1


def test_a_word_that_too_many_names_have_joins_no_variants() -> None:
    one = make_bearer("one", 1, Key("person", "elmar gulayev"), titles=["minister"])
    two = make_bearer("two", 2, Key("person", "elmar ghulayev"), titles=["minister"])
    assert [len(group.homes) for group in group_bearers([one, two])[0]] == [2]
    crowded, _ = group_bearers([one, two], crowded={"elmar"})
    assert [len(group.homes) for group in crowded] == [1, 1]
