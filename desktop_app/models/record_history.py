"""What was: the changes of records and types, the trash, and the views that were saved."""

from collections.abc import Mapping
from typing import Any

from .clock import now
from .database import session
from .field_json import load_field
from .fields import DataTypeRow, FieldKind, FieldRow, Value
from .queries import TRASH_MS
from .record_pages import data_types
from .record_past import told
from .record_rows import (
    ChangeKind,
    ChangeRow,
    TrashedField,
    TrashedRecord,
    TypeChangeRow,
    ViewKind,
    ViewRow,
)
from .record_store import among, fetch, listed
from .tables import DataField, DataType, SavedView, TypeChange, User, database
from .values import from_json, to_json
from .view_json import load_layout, load_query

TRASHED = 5_000
"""So many deleted records are listed, the latest."""
_MANY = frozenset({FieldKind.CHOICES, FieldKind.LINKS})


@session()
def history(type_id: int, record_id: int) -> list[ChangeRow]:
    """The changes of a record, the latest first; those of deleted fields, too."""
    fields = {row.id: load_field(row) for row in _all_fields(type_id)}
    mark = database.param
    rows = fetch(
        "SELECT c.id, c.record_id, c.revision, c.kind, u.name, c.at, c.before, c.after,"
        ' c.change_set FROM record_change c JOIN "user" u ON u.id = c.user_id'
        f" WHERE c.data_type_id = {mark} AND c.record_id = {mark} ORDER BY c.id DESC",
        (type_id, record_id),
    )
    return [
        ChangeRow(
            key, record, revision, ChangeKind(kind), user, at,
            _load(fields, before), _load(fields, after), change_set,
        )
        for key, record, revision, kind, user, at, before, after, change_set in rows
    ]  # fmt: skip


def _all_fields(type_id: int) -> list[DataField]:
    return list(DataField.select().where(DataField.data_type == type_id))


def _load(fields: Mapping[int, FieldRow], written: str | None) -> dict[int, Value]:
    """Values by field; what else is kept with a deletion is not for people."""
    stored = told(written)
    return {int(k): _value(fields.get(int(k)), v) for k, v in stored.items() if k.isdecimal()}


def _value(field: FieldRow | None, written: Any) -> Value:
    """A value as its field has it now, or as it was where the field has another kind since."""
    if isinstance(written, list):
        return tuple(written)
    if field is None or field.kind in _MANY:
        return written  # type: ignore[no-any-return]
    try:
        return from_json(field, written)
    except (ValueError, TypeError, AttributeError, ArithmeticError):
        return str(written)


@session()
def trash(project_id: int) -> list[TrashedRecord]:
    """The deleted records of a project's data types, the latest first."""
    types = {of.id: of for of in data_types(project_id)}
    rows = fetch(
        "SELECT c.id, c.data_type_id, c.record_id, c.before, u.name, c.at FROM record_change c"
        f' JOIN "user" u ON u.id = c.user_id WHERE {among("c.data_type_id")}'
        f" AND c.kind = 'delete' AND c.at > {database.param} AND NOT EXISTS (SELECT 1"
        " FROM record_change l WHERE l.data_type_id = c.data_type_id"
        " AND l.record_id = c.record_id AND l.id > c.id)"
        f" ORDER BY c.at DESC, c.id DESC LIMIT {TRASHED}",
        (listed(types), now() - TRASH_MS),
    )
    return [
        TrashedRecord(
            key, type_id, record_id=record, type_name=types[type_id].name,
            title=_title(types[type_id], record, before), deleted_by=user, deleted_at=at,
        )
        for key, type_id, record, before, user, at in rows
    ]  # fmt: skip


def _title(of: DataTypeRow, record_id: int, before: str | None) -> str:
    """What a deleted record was called."""
    field = of.title_field
    value = None if field is None else _load({field.id: field}, before).get(field.id)
    if value is None or isinstance(value, tuple) or (field is not None and field.target):
        return f"#{record_id}"
    return str(to_json(value))


@session()
def views(type_id: int) -> list[ViewRow]:
    """The saved views of a data type, in the order in which they were made."""
    there = (SavedView.data_type == type_id) & SavedView.deleted_at.is_null()
    return [view_row(row) for row in SavedView.select().where(there).order_by(SavedView.id)]


def view_row(row: SavedView) -> ViewRow:
    """The plain row of a saved view."""
    query, layout = load_query(row.query), load_layout(row.layout)
    return ViewRow(row.id, row.name, ViewKind(row.kind), query, layout)


@session()
def type_changes(type_id: int) -> list[TypeChangeRow]:
    """The changes of a data type's fields, the latest first."""
    columns = TypeChange.id, User.name, TypeChange.at
    query: Any = TypeChange.select(*columns).join(User).where(TypeChange.data_type == type_id)
    return [TypeChangeRow(*row) for row in query.order_by(TypeChange.id.desc()).tuples()]


@session()
def trashed_fields(project_id: int) -> list[TrashedField]:
    """The fields in the trash of a project's data types, with who deleted them."""
    change = (TypeChange.data_type == DataField.data_type) & (TypeChange.at == DataField.deleted_at)
    rows: Any = (
        DataField.select(
            DataField.id, DataField.name, DataType.name, User.name, DataField.deleted_at
        )
        .join(DataType, on=DataField.data_type == DataType.id)
        .join(TypeChange, on=change)
        .join(User, on=TypeChange.user == User.id)
        .where(
            DataType.project == project_id,
            DataType.deleted_at.is_null(),
            DataField.deleted_at > now() - TRASH_MS,
        )
    )
    return [TrashedField(*row) for row in rows.tuples()]


@session()
def module_keys(type_id: int) -> set[str]:
    """What the store's module calls the fields of a type, also those that were deleted."""
    return {row.module_key for row in _all_fields(type_id)} - {""}
