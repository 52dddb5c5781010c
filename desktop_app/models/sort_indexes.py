"""Indexes that records are sorted by: made when a large data type is first sorted by a field."""

import logging
from zlib import crc32

from ..errors import StorageError
from .database import session, storage_errors
from .fields import DataTypeRow, FieldRow
from .record_order import indexable, order_sql
from .record_store import fetch, on_sqlite
from .tables import database

log = logging.getLogger(__name__)

LARGE = 10_000
"""Up to so many records, sorting takes no longer than one would notice."""
PREFIX = "sort_"


@session()
def ensure_index(of: DataTypeRow, field: FieldRow) -> bool:
    """Whether sorting by a field need not read all records: makes the index that is missing.

    Of a million records, that takes seconds, once. Where the file can only be read, none is made.
    """
    if not indexable(field):
        return False
    if _is_there(_name(of, field)):
        return True
    if not fetch(f'SELECT 1 FROM "{of.table}" LIMIT 1 OFFSET {LARGE}'):
        return False
    try:
        with storage_errors():
            make_index(of, field)
    except StorageError as error:
        log.info("no index to sort by: %s", error)
        return False
    return True


def make_index(of: DataTypeRow, field: FieldRow) -> None:
    """Make the index, in place of one for other options or another kind."""
    name = _name(of, field)
    old = name.rpartition("_")[0]
    with database.atomic():
        for index in database.get_indexes(of.table):
            if index.name.rpartition("_")[0] == old:
                database.execute_sql(f'DROP INDEX "{index.name}"')
        database.execute_sql(
            f'CREATE INDEX "{name}" ON "{of.table}" (({order_sql(field, "")}), "id")'
        )


def _name(of: DataTypeRow, field: FieldRow) -> str:
    return f"{PREFIX}{of.id}_{field.id}_{crc32(order_sql(field).encode()):08x}"


def _is_there(name: str) -> bool:
    if on_sqlite():
        sql = "SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = ?"
    else:
        sql = "SELECT 1 FROM pg_class WHERE oid = to_regclass(%s)"
    return bool(fetch(sql, (name,)))
