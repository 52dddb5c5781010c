"""Fields as rows of ``data_field``, and as JSON in what is kept of a data type's changes."""

import json
from dataclasses import replace
from typing import Any, NamedTuple

from .field_json import dump_settings, load_field, load_settings
from .fields import DataTypeRow, FieldKind, FieldRow
from .keys import comparison_key
from .reading import readable
from .tables import DataField, DataType

_PLAIN = (
    "id",
    "name",
    "kind",
    "column",
    "description",
    "required",
    "unique",
    "target",
    "module_key",
)


def field_columns(field: FieldRow, position: int) -> dict[str, Any]:
    """What ``data_field`` holds of a field that is there, but its id and data type."""
    return {
        "name": field.name,
        "name_key": comparison_key(field.name),
        "kind": field.kind.value,
        "column_name": field.column,
        "position": position,
        "description": field.description,
        "required": field.required,
        "is_unique": field.unique,
        "target": field.target or None,
        "settings": dump_settings(field),
        "module_key": field.module_key,
        "deleted_at": None,
    }


def dump_fields(fields: tuple[FieldRow, ...]) -> list[dict[str, Any]]:
    """Fields in order, all of them, as JSON knows them."""
    return [
        {name: getattr(field, name) for name in _PLAIN}
        | {"settings": json.loads(dump_settings(field))}
        for field in fields
    ]


def load_fields(written: list[dict[str, Any]]) -> tuple[FieldRow, ...]:
    """What ``dump_fields`` gave."""
    return tuple(map(_load, written))


class TypePast(NamedTuple):
    """A change of a data type's fields: what they were and are; the columns that keep values, the
    last record's id and what options are called now, by field and what they were called."""

    was: tuple[FieldRow, ...]
    kept: dict[int, str]
    last: int
    now: tuple[FieldRow, ...]
    renamed: dict[int, dict[str, str]]


def load_change(before: str, after: str) -> TypePast:
    """What ``type_change`` holds. Raises StorageError where that is damaged."""
    with readable():
        was, now = json.loads(before), json.loads(after)
        return TypePast(
            load_fields(was["fields"]),
            {int(key): str(column) for key, column in was["kept"].items()},
            int(was["last"]),
            load_fields(now["fields"]),
            {int(key): dict(names) for key, names in now.get("renamed", {}).items()},
        )


def _load(written: dict[str, Any]) -> FieldRow:
    field = FieldRow(**{name: written[name] for name in _PLAIN})
    field = replace(field, kind=FieldKind(field.kind))
    return load_settings(field, json.dumps(written["settings"]))


def fields_of(type_id: int) -> tuple[FieldRow, ...]:
    """The fields that a data type has now, in order."""
    there = (DataField.data_type == type_id) & DataField.deleted_at.is_null()
    query = DataField.select().where(there).order_by(DataField.position, DataField.id)
    return tuple(map(load_field, query))


def type_row(row: DataType, fields: tuple[FieldRow, ...]) -> DataTypeRow:
    """The plain row of a data type with these fields."""
    return DataTypeRow(
        id=row.id,
        project_id=row.project_id,
        name=row.name,
        description=row.description,
        table=row.table_name,
        revision=row.revision,
        fields=fields,
        icon=row.icon,
        module=row.module,
        module_version=row.module_version,
    )
