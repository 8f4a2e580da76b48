"""Judgements: written once, never changed; an undo is one more."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import msgspec
from sqlalchemy import Connection, select, update

from consilience.codec import encode_record
from consilience.errors import JudgementError, UnknownIdError
from consilience.records.ids import JudgementId
from consilience.records.judgement import (
    Judgement,
    JudgementKind,
    check_judgement,
    make_judgement_id,
)
from consilience.store.database import Database
from consilience.store.packing import make_plain, make_plain_or_none
from consilience.store.schema import judgement, judgement_subject


class Judgements:
    """The judgements of a workspace, in the order in which they were made."""

    def __init__(self, database: Database, *, now: Callable[[], str]) -> None:
        self._database = database
        self._now = now

    def append(self, made: Judgement) -> Judgement:
        """Keep a judgement and give it as kept, its id made from its content.

        An empty `made_at` becomes the present. Raises `JudgementError` where it does not fit its
        kind or retires what does not stand. One that is there already is not kept twice.
        """
        with self._database.writing() as connection:
            return self._append(connection, made)

    def undo(self, judgement_id: JudgementId, *, made_by: str, note: str = "") -> Judgement:
        """Retire a judgement, or an undo; what stood before it was made stands again."""
        with self._database.writing() as connection:
            undone = _read(connection, judgement_id)
            return self._append(
                connection,
                Judgement(
                    id=JudgementId(""),
                    kind=undone.kind,
                    subjects=undone.subjects,
                    verdict="undo",
                    made_by=made_by,
                    made_at=self._now(),
                    note=note,
                    retires=undone.id,
                ),
            )

    def read(self, judgement_id: JudgementId) -> Judgement:
        """One judgement, standing or not; raises `UnknownIdError`."""
        with self._database.reading() as connection:
            return _read(connection, judgement_id)

    def list(
        self,
        *,
        kind: JudgementKind | None = None,
        subject: str | None = None,
        only_standing: bool = False,
    ) -> tuple[Judgement, ...]:
        """Judgements in the order of their making, on one subject if it is given.

        `only_standing` leaves out undos and what they retired.
        """
        query = select(judgement.c.record).order_by(judgement.c.number)
        if kind is not None:
            query = query.where(judgement.c.kind == kind)
        if only_standing:
            query = query.where(judgement.c.retired == 0, judgement.c.verdict != "undo")
        if subject is not None:
            about = select(judgement_subject.c.judgement_id)
            about = about.where(judgement_subject.c.subject == subject)
            query = query.where(judgement.c.id.in_(about))
        with self._database.reading() as connection:
            return tuple(_decode(row.record) for row in connection.execute(query))

    def export_lines(self) -> Iterator[bytes]:
        """All of them as JSON Lines."""
        for one in self.list():
            yield encode_record(one) + b"\n"

    def import_lines(self, lines: Iterable[bytes]) -> tuple[Judgement, ...]:
        """Keep what `export_lines` wrote, all or nothing; gives those that were not there.

        Raises `JudgementError` with the number of the line that holds none.
        """
        fresh = []
        with self._database.writing() as connection:
            for number, line in enumerate(lines, 1):
                if not line.strip():
                    continue
                try:
                    one = _decode(line)
                    if not _is_known(connection, one):
                        fresh.append(self._append(connection, one))
                except JudgementError as error:
                    raise JudgementError(f"line {number}: {error}") from error
        return tuple(fresh)

    def _append(self, connection: Connection, made: Judgement) -> Judgement:
        # As it will be read again, so that its id is that of what is kept.
        dated = replace(made, made_at=made.made_at or self._now())
        plain = _decode(encode_record(dated))
        kept = replace(plain, id=make_judgement_id(plain))
        check_judgement(kept)
        if _is_known(connection, kept):
            return kept
        if kept.retires is not None:
            _check_retired(connection, kept.retires)
        _insert(connection, kept)
        _mark_retired(connection, kept.retires)
        return kept


def _decode(line: str | bytes) -> Judgement:
    try:
        return msgspec.json.decode(line, type=Judgement)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise JudgementError(f"this is no judgement: {error}") from error


def _is_known(connection: Connection, made: Judgement) -> bool:
    query = select(judgement.c.id).where(judgement.c.id == make_judgement_id(made))
    return connection.execute(query).first() is not None


def _read(connection: Connection, judgement_id: JudgementId) -> Judgement:
    query = select(judgement.c.record).where(judgement.c.id == make_plain(judgement_id))
    found = connection.execute(query).scalar()
    if found is None:
        raise UnknownIdError(f"the workspace holds no judgement {judgement_id}")
    return _decode(found)


def _check_retired(connection: Connection, retired: JudgementId) -> None:
    """Raise `JudgementError` unless the judgement is there and nothing that holds retires it."""
    query = select(judgement.c.retired).where(judgement.c.id == make_plain(retired))
    found = connection.execute(query).scalar()
    if found is None:
        raise JudgementError(f"the workspace holds no judgement {retired} to retire")
    if found:
        raise JudgementError(f"judgement {retired} was retired already")


def _insert(connection: Connection, kept: Judgement) -> None:
    columns = {
        "id": kept.id,
        "kind": kept.kind,
        "verdict": kept.verdict,
        "made_by": make_plain(kept.made_by),
        "made_at": make_plain(kept.made_at),
        "note": make_plain(kept.note),
        "value": make_plain_or_none(kept.value),
        "retires": kept.retires,
        "retired": 0,
        "record": encode_record(kept).decode(),
    }
    connection.execute(judgement.insert().values(columns))
    places = {make_plain(one): at for at, one in reversed(list(enumerate(kept.subjects)))}
    rows = [
        {"judgement_id": kept.id, "subject": subject, "place": place}
        for subject, place in places.items()
    ]
    if rows:
        connection.execute(judgement_subject.insert(), rows)


def _mark_retired(connection: Connection, retired: JudgementId | None) -> None:
    """Write anew which judgements hold, along the chain of those that one has retired.

    Retiring an undo brings back what it had retired, and so on; see `find_standing`.
    """
    at: str | None = retired
    while at is not None:
        by = select(judgement.c.id).where(judgement.c.retires == at, judgement.c.retired == 0)
        holds = connection.execute(by).first() is None
        one = judgement.c.id == at
        connection.execute(update(judgement).where(one).values(retired=0 if holds else 1))
        at = connection.execute(select(judgement.c.retires).where(one)).scalar()
