"""Emptying the trash: what was deleted 30 days ago is gone for good. At start, bit by bit."""

from collections.abc import Collection
from dataclasses import dataclass

from playhouse.migrate import SchemaMigrator

from ..models import clock, full_text, record_tables
from ..models.database import session
from ..models.field_rows import load_change
from ..models.fields import DataTypeRow, FieldKind, FieldRow
from ..models.record_rest import other_columns, other_joins
from ..models.record_store import (
    RecordTable,
    among,
    check_foreign_keys,
    defer_foreign_keys,
    fetch,
    listed,
)
from ..models.tables import database
from ..models.values import KEY_SUFFIX
from .attachment_sweeping import forget_attachments
from .record_access import table_of
from .transaction import retried, transaction

KEPT_MS = 30 * 24 * 3600 * 1000


@dataclass(frozen=True)
class Emptied:
    """How many of each are gone."""

    records: int = 0
    types: int = 0
    columns: int = 0
    attachments: int = 0


def empty_trash(older_than_ms: int = KEPT_MS) -> Emptied:
    """Forget for good what was deleted longer ago: records, what types and fields held, files.

    Each part is a transaction of its own, so nobody waits long.
    """
    limit = clock.now() - older_than_ms
    types = _empty_types(limit)
    with session():
        ids = [key for (key,) in fetch("SELECT id FROM data_type ORDER BY id")]
    records = sum(_forget_records(type_id, limit) for type_id in ids)
    columns = sum(_drop_columns(type_id, limit) for type_id in ids)
    return Emptied(records, types, columns, forget_attachments(limit))


@retried
def _forget_records(type_id: int, limit: int) -> int:
    """Forget the history of records whose deletion was the last of it."""
    mark = database.param
    with session():
        rows = fetch(
            f"SELECT c.record_id FROM record_change c WHERE c.data_type_id = {mark}"
            f" AND c.kind = 'delete' AND c.at <= {mark} AND NOT EXISTS (SELECT 1 FROM"
            " record_change l WHERE l.data_type_id = c.data_type_id AND l.record_id = c.record_id"
            " AND l.id > c.id)",
            (type_id, limit),
        )
    if not rows:
        return 0
    with transaction():
        _lock([type_id])
        there = table_of(type_id).load([key for (key,) in rows], lock=True)  # restored meanwhile
        gone = [key for (key,) in rows if key not in there]
        of = among("record_id")
        sql = f"DELETE FROM record_change WHERE data_type_id = {mark} AND {of}"
        database.execute_sql(sql, (type_id, listed(gone)))
    return len(gone)


@retried
def _empty_types(limit: int) -> int:
    """Forget the records of data types that were deleted; their empty tables stay, so that a type
    that is restored has one."""
    with session():
        tables = [table_of(key) for key in _long_deleted(limit)]
        tables = [t for t in tables if fetch(f'SELECT 1 FROM "{t.type.table}" LIMIT 1')]
    if not tables:
        return 0
    with transaction():
        _lock([table.type.id for table in tables])
        still = set(_long_deleted(limit))
        tables = [table for table in tables if table.type.id in still]
        for table in tables:  # else each row would be taken out of it
            full_text.drop_index(database.obj, table.type.table)
        defer_foreign_keys()  # they may link to each other
        for table in tables:
            _empty(table.type)
        check_foreign_keys()
        for table in tables:
            full_text.make_index(database.obj, table.type)
    return len(tables)


def _lock(type_ids: Collection[int]) -> None:
    """On a server, too, nobody else writes records of these types, or changes or restores them,
    until the transaction ends."""
    if database.for_update:
        sql = f"SELECT id FROM data_type WHERE {among('id')} ORDER BY id FOR UPDATE"
        fetch(sql, (listed(type_ids),))


def _long_deleted(limit: int) -> list[int]:
    """The data types deleted before, to which no field of another type leads."""
    sql = (
        f"SELECT id FROM data_type WHERE deleted_at IS NOT NULL AND deleted_at <= {database.param}"
    )
    old = {key for (key,) in fetch(sql, (limit,))}
    leading = fetch(
        "SELECT data_type_id, target_id FROM data_field"
        " WHERE target_id IS NOT NULL AND deleted_at IS NULL"
    )
    while needed := {target for source, target in leading if source not in old} & old:
        old -= needed
    return sorted(old)


def _empty(data_type: DataTypeRow) -> None:
    joins = [field.column for field in data_type.fields if field.kind is FieldKind.LINKS]
    for name in (*joins, *other_joins(data_type), data_type.table):
        database.execute_sql(f'DELETE FROM "{name}"')
    sql = f"DELETE FROM record_change WHERE data_type_id = {database.param}"
    database.execute_sql(sql, (data_type.id,))


def _drop_columns(type_id: int, limit: int) -> int:
    """Drop what deleted and changed fields left in a type's table."""
    with session():
        if not _left_over(table_of(type_id), limit):
            return 0
    # SQLite may have to build the table anew, and must not look at its links meanwhile.
    with session(), SchemaMigrator.from_database(database).migration_context():
        _lock([type_id])
        table = table_of(type_id)
        left = _left_over(table, limit)
        for name, kind in left:
            field = FieldRow("", kind, column=name)
            record_tables.drop_field(database.obj, table.type.table, field, key=False)
        _forget_changes(type_id, limit)
    return len(left)


def _left_over(table: RecordTable, limit: int) -> list[tuple[str, FieldKind]]:
    """The columns and joining tables that nothing can bring back any more."""
    needed = _young(table.type.id, limit)
    plain = sorted(other_columns(table.type) - needed)
    joins = sorted(set(other_joins(table.type)) - needed)
    return [(name, FieldKind.INTEGER) for name in plain] + [(j, FieldKind.LINKS) for j in joins]


def _young(type_id: int, limit: int) -> set[str]:
    """What fields deleted or changed later have left: undoing that needs it."""
    mark = database.param
    rows = fetch(
        "SELECT column_name FROM data_field WHERE deleted_at IS NOT NULL"
        f" AND data_type_id = {mark} AND deleted_at > {mark}",
        (type_id, limit),
    )
    names = {name for (name,) in rows}
    for _, kept, _ in _changes(type_id, f"at > {mark}", limit):
        names |= kept
    return names | {name + KEY_SUFFIX for name in names}


def _changes(type_id: int, when: str, limit: int) -> list[tuple[int, set[str], set[int]]]:
    """Changes of a type: id, what they left in which columns, and which fields they deleted."""
    rows = fetch(
        "SELECT id, before, after FROM type_change"
        f" WHERE data_type_id = {database.param} AND {when}",
        (type_id, limit),
    )
    found = []
    for key, before, after in rows:
        past = load_change(before, after)
        gone = {field.id for field in past.was} - {field.id for field in past.now}
        found.append((key, set(past.kept.values()), gone))
    return found


def _forget_changes(type_id: int, limit: int) -> None:
    """Changes that took something away cannot be undone without it."""
    old = _changes(type_id, f"at <= {database.param}", limit)
    gone = [key for key, kept, deleted in old if kept or deleted]
    database.execute_sql(f"DELETE FROM type_change WHERE {among('id')}", (listed(gone),))
