"""The read queries of data types and their records: plain rows, on whatever thread asks."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from .database import session
from .field_json import load_field
from .fields import DataTypeRow, FieldKind, FieldRow, Value
from .record_rows import AttachmentRow, Page, Query, RecordRow
from .tables import Attachment, DataField, DataType, database
from .values import from_column, to_json

SYSTEM = ("id", "revision", "created_at", "updated_at")
"""The columns that every type's table begins with."""


@session()
def data_type(type_id: int) -> DataTypeRow | None:
    """A data type with its fields; None where it was deleted, or never was."""
    found = _data_types(DataType.id == type_id)
    return found[0] if found else None


@session()
def data_types(project_id: int) -> list[DataTypeRow]:
    """The data types of a project, in the order in which they were made."""
    return _data_types(DataType.project == project_id)


def _data_types(which: Any) -> list[DataTypeRow]:
    rows = list(DataType.select().where(which, DataType.deleted_at.is_null()).order_by(DataType.id))
    fields: dict[int, list[FieldRow]] = {row.id: [] for row in rows}
    stored = DataField.select().where(
        DataField.data_type.in_(list(fields)), DataField.deleted_at.is_null()
    )
    for field in stored.order_by(DataField.position, DataField.id):
        fields[field.data_type_id].append(load_field(field))
    return [
        DataTypeRow(
            id=row.id,
            project_id=row.project_id,
            name=row.name,
            description=row.description,
            table=row.table_name,
            revision=row.revision,
            fields=tuple(fields[row.id]),
            icon=row.icon,
            module=row.module,
            module_version=row.module_version,
        )
        for row in rows
    ]


@session()
def record(of: DataTypeRow, record_id: int) -> RecordRow | None:
    """A record; None where it was deleted, or never was."""
    found = records(of, [record_id])
    return found[0] if found else None


@session()
def records(of: DataTypeRow, ids: Collection[int]) -> list[RecordRow]:
    """The records with these ids that are there, by id."""
    mark = database.param
    sql = f'SELECT {_selected(of)} FROM "{of.table}" t WHERE t."id" IN ({{}}) ORDER BY t."id"'
    found: list[RecordRow] = []
    for some in _portions(sorted(ids)):
        rows = _execute(sql.format(", ".join([mark] * len(some))), some).fetchall()
        found += record_rows(of, rows)
    return found


def _portions(ids: Sequence[int], size: int = 500) -> Iterable[Sequence[int]]:
    """Statements may hold a limited number of values."""
    return (ids[start : start + size] for start in range(0, len(ids), size))


def _execute(sql: str, values: Sequence[Any] = ()) -> Any:
    return database.execute_sql(sql, tuple(values))


def _selected(of: DataTypeRow) -> str:
    """The columns that ``record_rows`` expects."""
    own = [field.column for field in of.fields if field.kind is not FieldKind.LINKS]
    return ", ".join(f't."{column}"' for column in (*SYSTEM, *own))


def record_rows(of: DataTypeRow, rows: Sequence[Sequence[Any]]) -> list[RecordRow]:
    """Records of what a SELECT of ``_selected`` returned; links of LINKS are read here."""
    own = [field for field in of.fields if field.kind is not FieldKind.LINKS]
    joined = {
        field.id: _links(field, [row[0] for row in rows])
        for field in of.fields
        if field.kind is FieldKind.LINKS
    }
    found = []
    for row in rows:
        values: dict[int, Value] = {
            field.id: from_column(field, stored)
            for field, stored in zip(own, row[len(SYSTEM) :], strict=True)
        }
        for field_id, links in joined.items():
            values[field_id] = links.get(row[0])
        found.append(RecordRow(row[0], row[1], row[2], row[3], values))
    return found


def _links(field: FieldRow, ids: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """Where the records lead by a field of many links, by record."""
    found: dict[int, list[int]] = defaultdict(list)
    for some in _portions(ids):
        marks = ", ".join([database.param] * len(some))
        sql = (
            f'SELECT record_id, target_id FROM "{field.column}" WHERE record_id IN ({marks})'
            " ORDER BY record_id, target_id"
        )
        for record_id, target_id in _execute(sql, some).fetchall():
            found[record_id].append(target_id)
    return {record_id: tuple(targets) for record_id, targets in found.items()}


@session()
def read_page(
    of: DataTypeRow,
    query: Query,  # noqa: ARG001
    *,
    limit: int,
    after: RecordRow | None = None,
    before: RecordRow | None = None,
    offset: int = 0,
    at_end: bool = False,
) -> Page:
    """Some records of a query's order."""
    mark = database.param
    sql = f'SELECT {_selected(of)} FROM "{of.table}" t'
    if after is not None:
        sql += f' WHERE t."id" > {after.id} ORDER BY t."id"'
    elif before is not None:
        sql += f' WHERE t."id" < {before.id} ORDER BY t."id" DESC'
    else:
        sql += f' ORDER BY t."id"{" DESC" if at_end else ""}'
    found = _execute(f"{sql} LIMIT {mark} OFFSET {mark}", (limit, offset)).fetchall()
    return _page(of, found if before is None and not at_end else found[::-1])


def _page(of: DataTypeRow, found: Sequence[Sequence[Any]]) -> Page:
    """The records with what they link to."""
    rows = record_rows(of, found)
    names: dict[tuple[int, int], str] = {}
    for target, ids in _targets(of, rows).items():
        names |= {(target, key): title for key, title in titles(target, ids).items()}
    return Page(tuple(rows), names, _files(of, rows))


def _targets(of: DataTypeRow, rows: Iterable[RecordRow]) -> dict[int, set[int]]:
    """The ids of the linked records, by data type."""
    found: dict[int, set[int]] = defaultdict(set)
    for field in of.fields:
        for row in rows if field.target else ():
            value: Any = row.values[field.id]
            if value is not None:
                found[field.target].update(value if isinstance(value, tuple) else (value,))
    return found


def _files(of: DataTypeRow, rows: Iterable[RecordRow]) -> dict[int, AttachmentRow]:
    fields = [field.id for field in of.fields if field.kind is FieldKind.ATTACHMENT]
    ids: set[Any] = {row.values[field_id] for row in rows for field_id in fields} - {None}
    columns = (
        Attachment.id,
        Attachment.name,
        Attachment.sha256,
        Attachment.size,
        Attachment.media_type,
    )
    found: dict[int, AttachmentRow] = {}
    for some in _portions(sorted(ids)):
        query: Any = Attachment.select(*columns).where(Attachment.id.in_(list(some)))
        found |= {row[0]: AttachmentRow(*row) for row in query.tuples()}
    return found


@session()
def count(of: DataTypeRow, query: Query) -> int:  # noqa: ARG001
    """How many records a query finds."""
    found: int = _execute(f'SELECT count(*) FROM "{of.table}"').fetchone()[0]
    return found


@session()
def titles(type_id: int, ids: Collection[int]) -> dict[int, str]:
    """What records are called, by id; those that are there."""
    of = data_type(type_id)
    if of is None:
        return {}
    found: dict[int, str] = {}
    shown = _title_column(of)
    for some in _portions(sorted(ids)):
        marks = ", ".join([database.param] * len(some))
        sql = f'SELECT t."id", {shown} FROM "{of.table}" t WHERE t."id" IN ({marks})'
        for key, value in _execute(sql, some).fetchall():
            found[key] = title_of(of, key, value)
    return found


_UNTOLD = frozenset(
    {FieldKind.CHOICES, FieldKind.LINK, FieldKind.LINKS, FieldKind.ATTACHMENT, FieldKind.BOOLEAN}
)
"""Kinds whose values say nothing alone."""


def _title_column(of: DataTypeRow) -> str:
    field = of.title_field
    return "NULL" if field is None or field.kind in _UNTOLD else f't."{field.column}"'


def title_of(of: DataTypeRow, record_id: int, stored: Any) -> str:
    """What a record is called: by what its title column holds, or else by its number."""
    field = of.title_field
    if field is None or stored is None:
        return f"#{record_id}"
    return str(to_json(from_column(field, stored)))
