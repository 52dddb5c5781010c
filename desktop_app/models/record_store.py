"""The rows of one type's records, read and written many at a time. Nothing asks who may."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

import peewee
from peewee import SqliteDatabase

from ..errors import StorageError
from .database import CONFLICT, is_missing
from .fields import DataTypeRow, FieldKind, FieldRow, Value
from .reading import readable
from .record_rows import RecordRow
from .tables import database
from .values import columns, from_column, to_column, to_columns

Row = tuple[Any, ...]

OURS = frozenset({"id", "revision", "created_at", "updated_at"})
"""The columns that every record has."""
_AS_STORED = frozenset(FieldKind) - {
    FieldKind.BOOLEAN,
    FieldKind.DECIMAL,
    FieldKind.MONEY,
    FieldKind.DATE,
    FieldKind.DATE_TIME,
    FieldKind.CHOICES,
}
"""The kinds whose columns hold the value itself."""
_CHUNK = 500  # placeholders in one statement


def on_sqlite() -> bool:
    """Whether the open database is a file."""
    return isinstance(database.obj, SqliteDatabase)


def among(column: str) -> str:
    """The condition that ``column``, of whole numbers, is one of ``listed``."""
    if on_sqlite():
        return f"{column} IN (SELECT value FROM json_each(?))"
    return f"{column} = ANY(%s)"


def listed(numbers: Iterable[int]) -> Any:
    """The parameter of ``among``: one, however many the numbers are."""
    return json.dumps(list(numbers)) if on_sqlite() else list(numbers)


def marks(count: int) -> str:
    """Placeholders, with commas."""
    return ", ".join([database.param] * count)


def fetch(sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
    """All rows that a statement returns. Raises StorageError where somebody else has just changed
    the fields that it names."""
    try:
        return list(database.execute_sql(sql, parameters).fetchall())
    except peewee.DatabaseError as error:
        if is_missing(error):
            raise StorageError(CONFLICT) from error
        raise


def execute_many(sql: str, rows: Sequence[Row]) -> None:
    """Run a statement for each of ``rows``; peewee knows of no such thing."""
    if len(rows) == 1:
        database.execute_sql(sql, rows[0])
    elif rows:
        with peewee.__exception_wrapper__:  # type: ignore[attr-defined]
            database.cursor().executemany(sql, rows)


def defer_foreign_keys() -> None:
    """Let this transaction break links until ``check_foreign_keys``, or until it ends."""
    if on_sqlite():
        database.execute_sql("PRAGMA defer_foreign_keys = 1")
    else:
        database.execute_sql("SET CONSTRAINTS ALL DEFERRED")


def check_foreign_keys() -> None:
    """Find a broken link now rather than at the commit; SQLite knows that at the commit only."""
    if not on_sqlite():
        database.execute_sql("SET CONSTRAINTS ALL IMMEDIATE")


def existing(table: str, ids: Collection[int]) -> set[int]:
    """Which of the records there are; nobody can delete them before this transaction ends."""
    if not ids:
        return set()
    lock = " FOR KEY SHARE" if database.for_update and database.in_transaction() else ""
    sql = f'SELECT "id" FROM "{table}" WHERE {among(_quoted("id"))}{lock}'
    return {key for (key,) in fetch(sql, (listed(ids),))}


class RecordTable:
    """The table of one data type, as its fields are now; the statements are made once."""

    def __init__(self, data_type: DataTypeRow) -> None:
        self.type = data_type
        self.fields: dict[int, FieldRow] = {field.id: field for field in data_type.fields}
        self._joins = [field for field in data_type.fields if field.kind is FieldKind.LINKS]
        self._plain = [field for field in data_type.fields if field.kind is not FieldKind.LINKS]
        self._updates: dict[tuple[int, ...], str] = {}
        own = [field.column for field in self._plain]
        names = ("id", "revision", "created_at", "updated_at", *own)
        self.selected = ", ".join(f't."{name}"' for name in names)
        """What ``records`` expects of a SELECT from ``t``."""
        self._select = f'SELECT {self.selected} FROM "{data_type.table}" t WHERE '
        self._readers = [(field.id, self._reader(field)) for field in self._plain]

    @staticmethod
    def _reader(field: FieldRow) -> Callable[[Any], Value] | None:
        return None if field.kind in _AS_STORED else lambda stored: from_column(field, stored)

    def load(self, ids: Collection[int], *, lock: bool = False) -> dict[int, RecordRow]:
        """The records with these ids that there are; ``lock`` keeps others from changing them."""
        if not ids:
            return {}
        suffix = " FOR UPDATE" if lock and database.for_update else ""
        rows = fetch(self._select + among('"id"') + suffix, (listed(ids),))
        return {record.id: record for record in self.records(rows)}

    def records(self, rows: Sequence[Row]) -> list[RecordRow]:
        """The records of what was ``selected``; where their links lead is read here."""
        ids = [row[0] for row in rows]
        links = {field.id: self._linked(field, ids) for field in self._joins}
        with readable(self.type):
            return [self._record(row, links) for row in rows]

    def _record(self, row: Row, links: Mapping[int, Mapping[int, tuple[int, ...]]]) -> RecordRow:
        values: dict[int, Value] = {
            key: stored if read is None else read(stored)
            for (key, read), stored in zip(self._readers, row[4:], strict=True)
        }
        for key, targets in links.items():
            values[key] = targets.get(row[0])
        return RecordRow(row[0], row[1], row[2], row[3], values)

    def _linked(self, field: FieldRow, ids: Collection[int]) -> dict[int, tuple[int, ...]]:
        rows = fetch(
            f'SELECT "record_id", "target_id" FROM "{field.column}"'
            f' WHERE {among(_quoted("record_id"))} ORDER BY "record_id", "target_id"',
            (listed(ids),),
        )
        return {
            key: tuple(target for _, target in group)
            for key, group in groupby(rows, key=lambda row: row[0])
        }

    def new_ids(self, count: int) -> range | list[int]:
        """Ids that no record has had, in ascending order, for this transaction to use."""
        table = self.type.table
        if on_sqlite():  # the transaction holds the only lock for writing
            last = fetch("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
            first = last[0][0] + 1 if last else 1
            return range(first, first + count)
        rows = fetch(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            (f'"{table}"', count),
        )
        return sorted(key for (key,) in rows)

    def insert(self, records: Sequence[RecordRow]) -> None:
        """Write records that are not there yet, under their ids."""
        if not records:
            return
        names = [name for field in self._plain for name in columns(field)]
        own = "".join(f', "{name}"' for name in names)
        execute_many(
            f'INSERT INTO "{self.type.table}" ("id", "revision", "created_at", "updated_at"{own})'
            f" VALUES ({marks(4 + len(names))})",
            [self._stored(record) for record in records],
        )
        for field in self._joins:
            self._link(field, [(r.id, t) for r in records for t in targets(r.values, field)])

    def _stored(self, record: RecordRow) -> Row:
        opened = database.obj
        row: list[Any] = [record.id, record.revision, record.created_at, record.updated_at]
        for field in self._plain:
            row += to_columns(field, record.values.get(field.id), opened)
        return tuple(row)

    def update(self, changes: Sequence[tuple[RecordRow, RecordRow]]) -> None:
        """Write what differs between each record as it was and as it is to be, in this order."""

        def changed(pair: tuple[RecordRow, RecordRow]) -> tuple[int, ...]:
            old, new = pair
            return tuple(k for k, v in new.values.items() if v != old.values.get(k))

        for keys, group in groupby(changes, key=changed):
            self._update(keys, list(group))

    def _update(self, keys: tuple[int, ...], changes: list[tuple[RecordRow, RecordRow]]) -> None:
        changed = [self.fields[key] for key in keys]
        opened, plain = database.obj, [f for f in changed if f.kind is not FieldKind.LINKS]
        rows = []
        for _, new in changes:
            row: list[Any] = [new.revision, new.updated_at]
            for field in plain:
                row += to_columns(field, new.values[field.id], opened)
            rows.append((*row, new.id))
        execute_many(self._update_statement(keys, plain), rows)
        for field in changed:
            if field.kind is FieldKind.LINKS:
                self._relink(field, changes)

    def _update_statement(self, keys: tuple[int, ...], plain: list[FieldRow]) -> str:
        if keys not in self._updates:
            names = ["revision", "updated_at", *(n for field in plain for n in columns(field))]
            assignments = ", ".join(f'"{name}" = {database.param}' for name in names)
            self._updates[keys] = (
                f'UPDATE "{self.type.table}" SET {assignments} WHERE "id" = {database.param}'
            )
        return self._updates[keys]

    def _relink(self, field: FieldRow, changes: list[tuple[RecordRow, RecordRow]]) -> None:
        gone: list[Row] = []
        come: list[Row] = []
        for old, new in changes:
            before, after = set(targets(old.values, field)), set(targets(new.values, field))
            gone += [(new.id, target) for target in sorted(before - after)]
            come += [(new.id, target) for target in sorted(after - before)]
        mark = database.param
        execute_many(
            f'DELETE FROM "{field.column}" WHERE "record_id" = {mark} AND "target_id" = {mark}',
            gone,
        )
        self._link(field, come)

    @staticmethod
    def _link(field: FieldRow, pairs: list[Row]) -> None:
        sql = f'INSERT INTO "{field.column}" ("record_id", "target_id") VALUES ({marks(2)})'
        execute_many(sql, pairs)

    def remove(self, ids: Collection[int]) -> None:
        """Delete records; what they link to is forgotten with them."""
        for field in self._joins:
            of = among(_quoted("record_id"))
            database.execute_sql(f'DELETE FROM "{field.column}" WHERE {of}', (listed(ids),))
        where = among('"id"')
        database.execute_sql(f'DELETE FROM "{self.type.table}" WHERE {where}', (listed(ids),))

    def holders(self, field: FieldRow, wanted: Collection[Value]) -> dict[Value, int]:
        """Which records hold the values in a field that is unique, by value."""
        found: dict[Value, int] = {}
        stored = [to_column(value, database.obj) for value in wanted]
        sql = f'SELECT "{field.column}", "id" FROM "{self.type.table}" WHERE "{field.column}" IN '
        for start in range(0, len(stored), _CHUNK):
            part = stored[start : start + _CHUNK]
            rows = fetch(f"{sql}({marks(len(part))})", part)
            found |= {from_column(field, value): key for value, key in rows}
        return found

    def linking(self, field: FieldRow, ids: Collection[int]) -> list[tuple[int, int]]:
        """Which records link by a field to these: (its id, the other's)."""
        if field.kind is FieldKind.LINKS:
            table, source, target = field.column, "record_id", "target_id"
        else:
            table, source, target = self.type.table, "id", field.column
        sql = f'SELECT "{source}", "{target}" FROM "{table}" WHERE {among(_quoted(target))}'
        return [(key, other) for key, other in fetch(f"{sql} ORDER BY 1, 2", (listed(ids),))]


def _quoted(name: str) -> str:
    return f'"{name}"'


def targets(values: Mapping[int, Value], field: FieldRow) -> tuple[int, ...]:
    """The ids that a link or links of a record lead to."""
    value = values.get(field.id)
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)  # type: ignore[return-value]
