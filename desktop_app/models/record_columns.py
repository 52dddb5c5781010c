"""One field's values of all records, read and written many at a time while the field changes."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from .fields import FieldKind, FieldRow, Value
from .record_store import execute_many, fetch, marks
from .tables import DataType, database
from .values import columns, from_column, to_columns

BATCH = 2_000


def id_ranges(table: str) -> Iterator[tuple[int, int]]:
    """The ids of all records, as ranges of a few thousand: the first and the last of each."""
    mark, last = database.param, 0
    while True:
        rows = fetch(
            f'SELECT "id" FROM "{table}" WHERE "id" > {mark} ORDER BY "id" LIMIT {BATCH}', (last,)
        )
        if not rows:
            return
        first, last = rows[0][0], rows[-1][0]
        yield first, last


def values_between(table: str, field: FieldRow, ids: tuple[int, int]) -> dict[int, Value]:
    """A field's values, of those records of a range that have any."""
    between = f"BETWEEN {database.param} AND {database.param}"
    if field.kind is FieldKind.LINKS:
        sql = f'SELECT "record_id", "target_id" FROM "{field.column}" WHERE "record_id" {between}'
        rows = fetch(f"{sql} ORDER BY 1, 2", ids)
        groups = groupby(rows, key=lambda row: row[0])
        return {key: tuple(target for _, target in group) for key, group in groups}
    column = f'"{field.column}"'
    sql = f'SELECT "id", {column} FROM "{table}" WHERE "id" {between} AND {column} IS NOT NULL'
    return {key: from_column(field, stored) for key, stored in fetch(f"{sql} ORDER BY 1", ids)}


def write_values(table: str, field: FieldRow, values: Mapping[int, Value]) -> None:
    """Store a field's values by record; of LINKS, where there are none yet."""
    if field.kind is FieldKind.LINKS:
        sql = f'INSERT INTO "{field.column}" ("record_id", "target_id") VALUES ({marks(2)})'
        pairs = [(key, target) for key, many in values.items() for target in _ids(many)]
        execute_many(sql, pairs)
        return
    assignments = ", ".join(f'"{name}" = {database.param}' for name in columns(field))
    sql = f'UPDATE "{table}" SET {assignments} WHERE "id" = {database.param}'
    rows = [(*to_columns(field, value, database.obj), key) for key, value in values.items()]
    execute_many(sql, rows)


def _ids(value: Value) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else ()


def copy_values(table: str, old: FieldRow, new: FieldRow) -> None:
    """Copy a field's values to another column, or table, that holds the same; of links, those that
    still lead to a record."""
    if new.kind is FieldKind.LINKS:
        there = _there(new, 't."target_id"')
        database.execute_sql(
            f'INSERT INTO "{new.column}" ("record_id", "target_id")'
            f' SELECT t."record_id", t."target_id" FROM "{old.column}" t WHERE {there}'
        )
        return
    pairs = zip(columns(new), columns(old), strict=True)
    assignments = ", ".join(f'"{to}" = "{of}"' for to, of in pairs)
    database.execute_sql(
        f'UPDATE "{table}" SET {assignments} WHERE "{old.column}" IS NOT NULL'
        f" AND {_there(new, _of(table, old.column))}"
    )


def _of(table: str, column: str) -> str:
    return f'"{table}"."{column}"'


def _there(field: FieldRow, column: str) -> str:
    """The condition that what a link leads to is there."""
    match field.kind:
        case FieldKind.LINK | FieldKind.LINKS:
            target = DataType.get_by_id(field.target).table_name
        case FieldKind.ATTACHMENT:
            target = "attachment"
        case _:
            return "1 = 1"
    return f'EXISTS (SELECT 1 FROM "{target}" x WHERE x."id" = {column})'


def fill_empty(table: str, field: FieldRow, value: Value) -> None:
    """Give ``value`` to the records that have none."""
    assignments = ", ".join(f'"{name}" = {database.param}' for name in columns(field))
    database.execute_sql(
        f'UPDATE "{table}" SET {assignments} WHERE "{field.column}" IS NULL',
        to_columns(field, value, database.obj),
    )


def last_id(table: str) -> int:
    """The highest id of a record; 0 where there is none."""
    return int(fetch(f'SELECT coalesce(max("id"), 0) FROM "{table}"')[0][0])


def count_records(table: str) -> int:
    """How many records there are."""
    return int(fetch(f'SELECT count(*) FROM "{table}"')[0][0])


def count_empty(table: str, field: FieldRow) -> int:
    """How many records have no value."""
    if field.kind is FieldKind.LINKS:
        sql = (
            f'SELECT count(*) FROM "{table}" t WHERE NOT EXISTS'
            f' (SELECT 1 FROM "{field.column}" l WHERE l."record_id" = t."id")'
        )
    else:
        sql = f'SELECT count(*) FROM "{table}" WHERE "{field.column}" IS NULL'
    return int(fetch(sql)[0][0])


def count_doubles(table: str, field: FieldRow) -> int:
    """How many records have a value that another has, too; the first of each is not counted."""
    column = f'"{field.column}"'
    return int(fetch(f'SELECT count({column}) - count(DISTINCT {column}) FROM "{table}"')[0][0])
