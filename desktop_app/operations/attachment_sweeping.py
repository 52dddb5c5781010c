"""Attachments that no record holds, nor anything that can still be brought back: cleared away."""

from collections.abc import Iterator

from peewee import IntegrityError

from ..models import attachments
from ..models.database import session
from ..models.field_rows import load_change
from ..models.fields import FieldKind
from ..models.record_rest import other_columns
from ..models.record_store import among, fetch, listed, on_sqlite
from ..models.tables import database
from .record_access import table_of
from .transaction import retried, transaction

KIND = FieldKind.ATTACHMENT.value


@retried
def forget_attachments(limit: int) -> int:
    """Forget attachments made before ``limit`` that nothing knows, and content without one."""
    with session():
        unused = _unused(limit)
        if not unused and not attachments.unknown(limit):
            return 0  # no lock for nothing
    try:
        with transaction():
            sql = f"DELETE FROM attachment WHERE {among('id')}"
            database.execute_sql(sql, (listed(unused),))
            attachments.clear_away(limit)
    except IntegrityError:
        return 0  # a record came to hold one just now: the next time
    return len(unused)


def _unused(limit: int) -> set[int]:
    sql = f"SELECT id FROM attachment WHERE created_at <= {database.param}"
    left = {key for (key,) in fetch(sql, (limit,))}
    # First what takes little time: often there is nothing left to look for in the history.
    for references in (_stored, _told):
        for type_id, fields in _fields().items() if left else ():
            for key in references(type_id, fields):
                left.discard(key)
    return left


def _fields() -> dict[int, dict[int, set[str]]]:
    """By type, the fields that are attachments or can be again, and the columns that hold them."""
    found: dict[int, dict[int, set[str]]] = {}
    sql = "SELECT data_type_id, id, column_name, deleted_at FROM data_field WHERE kind ="
    for type_id, field, column, deleted_at in fetch(f"{sql} {database.param}", (KIND,)):
        if deleted_at is None or column in other_columns(table_of(type_id).type):
            found.setdefault(type_id, {}).setdefault(field, set()).add(column)
    for type_id, before, after in fetch("SELECT data_type_id, before, after FROM type_change"):
        past = load_change(before, after)
        for field in past.was:
            if field.kind is FieldKind.ATTACHMENT:
                column = past.kept.get(field.id, field.column)
                found.setdefault(type_id, {}).setdefault(field.id, set()).add(column)
    return found


def _stored(type_id: int, fields: dict[int, set[str]]) -> Iterator[int]:
    """What the records hold, and the columns of fields that can come back."""
    of = table_of(type_id).type
    names = {name for columns in fields.values() for name in columns}
    there = {f.column for f in of.fields if f.kind is FieldKind.ATTACHMENT} | other_columns(of)
    for name in sorted(names & there):
        rows = fetch(f'SELECT DISTINCT "{name}" FROM "{of.table}" WHERE "{name}" IS NOT NULL')
        yield from (key for (key,) in rows)


def _told(type_id: int, fields: dict[int, set[str]]) -> Iterator[int]:
    """What their history tells, from which any of them can be put back."""
    columns = {name for names in fields.values() for name in names}
    paths = [("before", [str(field)]) for field in fields]
    paths += [("after", [str(field)]) for field in fields]
    paths += [("after", ["columns", name]) for name in columns]
    for column, path in paths:
        sql, parameter = _extracted(column, path)
        rows = fetch(
            f"SELECT DISTINCT {sql} FROM record_change WHERE data_type_id = {database.param}",
            (parameter, type_id),
        )
        for (found,) in rows:
            if isinstance(found, int) or (isinstance(found, str) and found.isdecimal()):
                yield int(found)


def _extracted(column: str, path: list[str]) -> tuple[str, str]:
    """The SQL for a value in a column of JSON, and its parameter."""
    if on_sqlite():
        return f"json_extract({column}, ?)", "$" + "".join(f'."{part}"' for part in path)
    return f"{column}::json #>> %s::text[]", "{" + ",".join(f'"{part}"' for part in path) + "}"
