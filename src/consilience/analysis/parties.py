"""Who speaks for a participant of an event, and who is a third party to it."""

from collections.abc import Iterable, Mapping, Sequence

from consilience.language.parties import (
    acts_for_state,
    find_states,
    is_state_body,
    is_state_office,
    split_name,
)
from consilience.records.claim import Claim
from consilience.records.entity import Entity
from consilience.records.event import Event
from consilience.records.ids import EntityId, OriginId
from consilience.records.origin import Origin

LEAST_NAME = 4  # letters of a name by which a body is taken for somebody's ("Torrent's office")
LONGEST_PARTY = 120  # characters of the words for a participant; behind them stands what it did
SIDES = frozenset({"actor", "recipient"})
NOBODY: Mapping[OriginId, Iterable[EntityId]] = {}


class Parties:
    """For whom the origins of a dossier speak, by its entities."""

    def __init__(self, origins: Iterable[Origin], entities: Sequence[Entity]) -> None:
        self._entities = {one.id: one for one in entities}
        self._places = _name_places(entities)
        self._states = {one.id: self._find_states(one) for one in entities}
        self._names = {one.id: _list_names(one) for one in entities}
        self._held = {one.id: (*self._names[one.id], *_list_offices(one)) for one in entities}
        self._origins = {one.id: one for one in origins}
        self._speaks_for = {one.id: self._find_issuer(one) for one in self._origins.values()}

    def divide(
        self,
        event: Event,
        claims: Iterable[Claim],
        origins: Iterable[OriginId],
        quoted: Mapping[OriginId, Iterable[EntityId]] = NOBODY,
    ) -> tuple[tuple[OriginId, ...], tuple[OriginId, ...]]:
        """Of these origins those of the parties to the event, and those of third parties.

        Only official words are a party's, and those of an outlet or agency that tells it in the
        name of parties alone (`quoted`: to whom it attributes all that it tells). An origin is in
        neither where it is unknown, where no participant is known, and where it is a state's that
        is named beside the deed, or may be that of a person of whom only the name is known.
        """
        parties = [one.entity_id for one in event.participants if one.entity_id in self._entities]
        known = [one for one in origins if self._origins[one].kind != "unknown"]
        if not (parties and known):
            return (), ()
        told = tuple(claims)
        states = frozenset[str]()
        if any(self._origins[one].kind == "statement" for one in known):  # none else is a state's
            states = self._read_states(told).union(*(self._states[one] for one in parties))
        nameless = any(self._entities[one].kind == "person" for one in parties) and not states
        own, others = [], []
        for name in known:
            origin, speaks_for = self._origins[name], self._speaks_for[name]
            quotes = self._are_parties(quoted.get(name, ()), parties)
            if quotes or self._is_party(origin, parties, states):
                own.append(name)
            elif not speaks_for or not (nameless or self._is_near(speaks_for, told)):
                others.append(name)
        return tuple(own), tuple(others)

    def _is_near(self, states: frozenset[str], claims: Iterable[Claim]) -> bool:
        """Whether one of the states is named in a clause that tells the deed."""
        return any(states & find_states(one.span.text, self._places) for one in claims)

    def _read_states(self, claims: Iterable[Claim]) -> frozenset[str]:
        """The states in the words for who does it and to whom: "officials in Azerbaijan"."""
        words = {
            one.span.text[:LONGEST_PARTY]
            for claim in claims
            for one in claim.participants
            if one.role in SIDES and acts_for_state(one.span.text[:LONGEST_PARTY])
        }
        return frozenset[str]().union(*(find_states(one, self._places) for one in sorted(words)))

    def _is_party(
        self, origin: Origin, parties: Sequence[EntityId], states: frozenset[str]
    ) -> bool:
        if origin.kind != "statement":
            return False
        words = " ".join(split_name(origin.name)).lower()
        return (
            origin.entity_id in parties
            or bool(self._speaks_for[origin.id] & states)
            or any(f" {one} " in f" {words} " for party in parties for one in self._names[party])
        )

    def _are_parties(self, speakers: Iterable[EntityId], parties: Sequence[EntityId]) -> bool:
        """Whether all of the speakers take part, or are an office or body of somebody who does."""
        known = [one for one in speakers if one in self._entities]
        return bool(known) and all(
            one in parties or any(self._is_of(one, party) for party in parties) for one in known
        )

    def _is_of(self, one: EntityId, other: EntityId) -> bool:
        """Whether one name stands in the other's names or offices ("head of Tarn Rail")."""
        return any(
            f" {name} " in f" {words} "
            for a, b in ((one, other), (other, one))
            for name in self._names[a]
            for words in self._held[b]
        )

    def _find_issuer(self, origin: Origin) -> frozenset[str]:
        """The states that its issuer speaks for."""
        if origin.kind != "statement":
            return frozenset()
        entity = self._entities.get(origin.entity_id or EntityId(""))
        own = self._states[entity.id] if entity is not None else frozenset[str]()
        if is_state_body(origin.name):
            return own | find_states(origin.name, self._places)
        return own

    def _find_states(self, entity: Entity) -> frozenset[str]:
        """The states that somebody stands or speaks for: his own, or those of his offices."""
        match entity.kind:
            case "place" | "group":
                own = frozenset({entity.country}) if entity.country else frozenset[str]()
                return own or find_states(entity.name, self._places)
            case "person":
                held = (one for one in entity.offices if is_state_office(one.title))
                named = (f"{one.title} {one.of or ''}" for one in held)
                return frozenset[str]().union(*(find_states(one, self._places) for one in named))
            case "organisation" if is_state_body(entity.name):
                return find_states(entity.name, self._places)
        return frozenset()


def _name_places(entities: Iterable[Entity]) -> Mapping[str, str]:
    """States by the names of places that are in no gazetteer, in lower case."""
    places: dict[str, str] = {}
    for one in entities:
        if one.kind == "place" and one.country is None:
            for alias in one.aliases:
                places.setdefault(alias.name.lower(), f"place {one.name}")
    return places


def _list_names(entity: Entity) -> tuple[str, ...]:
    """Names of a person or body that may stand in those of bodies which are theirs."""
    if entity.kind not in ("person", "organisation"):
        return ()
    names = {one.name for one in entity.aliases} | {entity.name}
    names |= {one.of for one in entity.offices if one.of and is_state_body(one.of)}
    folded = {" ".join(split_name(one)).lower() for one in names}
    return tuple(sorted(one for one in folded if len(one) >= LEAST_NAME))


def _list_offices(entity: Entity) -> tuple[str, ...]:
    """The bodies in which somebody has an office, as words in lower case."""
    held = {" ".join(split_name(one.of)).lower() for one in entity.offices if one.of}
    return tuple(sorted(held))
