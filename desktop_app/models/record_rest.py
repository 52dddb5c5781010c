"""What is in a record's row beside its fields: what deleted and changed fields left there.

It goes to the trash with the record and comes back with it, so that a field that comes back too
finds its values.
"""

import datetime
import re
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any

from .fields import DataTypeRow, FieldKind
from .record_store import OURS, among, execute_many, fetch, listed, marks
from .tables import database
from .values import columns

Rest = dict[str, dict[str, Any]]
"""Of one record: "columns", what is stored by column; "links", the ids by joining table."""


def load_rest(data_type: DataTypeRow, ids: Collection[int]) -> dict[int, Rest]:
    """What there is of these records, by id; only those that have any."""
    found: dict[int, Rest] = {}
    names = sorted(other_columns(data_type))
    if names:
        listing = ", ".join(f'"{name}"' for name in names)
        sql = f'SELECT "id", {listing} FROM "{data_type.table}" WHERE {among(_ID)}'
        for key, *stored in fetch(sql, (listed(ids),)):
            row = {n: _as_json(v) for n, v in zip(names, stored, strict=True) if v is not None}
            if row:
                found.setdefault(key, {})["columns"] = row
    for table in other_joins(data_type):
        of = among('"record_id"')
        sql = f'SELECT "record_id", "target_id" FROM "{table}" WHERE {of} ORDER BY 1, 2'
        for key, target in fetch(sql, (listed(ids),)):
            found.setdefault(key, {}).setdefault("links", {}).setdefault(table, []).append(target)
    return found


def put_rest(data_type: DataTypeRow, rests: Mapping[int, Rest]) -> None:
    """Put back what ``load_rest`` found, where its column or table still is."""
    if not rests:
        return
    there, joins = other_columns(data_type), other_joins(data_type)
    mark = database.param
    for key, rest in rests.items():
        stored = {name: v for name, v in rest.get("columns", {}).items() if name in there}
        if stored:
            assignments = ", ".join(f'"{name}" = {mark}' for name in stored)
            sql = f'UPDATE "{data_type.table}" SET {assignments} WHERE "id" = {mark}'
            database.execute_sql(sql, (*stored.values(), key))
        for table, targets in rest.get("links", {}).items():
            if table in joins:
                sql = f'INSERT INTO "{table}" ("record_id", "target_id") VALUES ({marks(2)})'
                execute_many(sql, [(key, target) for target in targets])


_ID = '"id"'


def other_columns(data_type: DataTypeRow) -> set[str]:
    """The columns of a type's table that no field has."""
    own = {name for field in data_type.fields for name in columns(field)}
    return {column.name for column in database.get_columns(data_type.table)} - own - OURS


def other_joins(data_type: DataTypeRow) -> list[str]:
    """The tables that joined records of a type to others, of fields that there are no more."""
    own = {field.column for field in data_type.fields if field.kind is FieldKind.LINKS}
    ours = re.compile(rf".*_{data_type.id}__.+")
    named = [name for name in database.get_tables() if ours.fullmatch(name) and name not in own]
    return [name for name in named if _joins(name)]


def _joins(table: str) -> bool:
    return {column.name for column in database.get_columns(table)} == {"record_id", "target_id"}


def _as_json(stored: Any) -> Any:
    """What PostgreSQL's types are in JSON; it reads them from text again."""
    return str(stored) if isinstance(stored, Decimal | datetime.date) else stored
