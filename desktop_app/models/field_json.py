"""A field's settings as JSON, and the row that a stored field is. What they mean: fields.py."""

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from .fields import FieldKind, FieldRow
from .reading import readable
from .values import from_json, to_json

if TYPE_CHECKING:
    from .tables import DataField

_PLAIN = {"max_length": int, "places": int, "currency": str}
LIMITS = ("default", "minimum", "maximum")
"""Settings that are values of the field's kind."""


def dump_settings(field: FieldRow) -> str:
    """What a field is beside its columns in ``data_field``: a JSON object of what is set."""
    settings: dict[str, Any] = {
        name: to_json(value) for name in LIMITS if (value := getattr(field, name)) is not None
    }
    if field.max_length is not None:
        settings["max_length"] = field.max_length
    if field.kind in (FieldKind.DECIMAL, FieldKind.MONEY):
        settings["places"] = field.places
    if field.currency:
        settings["currency"] = field.currency
    if field.options:
        settings["options"] = list(field.options)
    return json.dumps(settings, ensure_ascii=False, separators=(",", ":"))


def load_settings(field: FieldRow, settings: str) -> FieldRow:
    """The field with what ``dump_settings`` wrote. Raises StorageError where that is damaged."""
    with readable():
        written: dict[str, Any] = json.loads(settings)
        plain = {name: kind(written[name]) for name, kind in _PLAIN.items() if name in written}
        options = tuple(map(str, written.get("options", ())))
        field = replace(field, options=options, **plain)
        limits = {name: from_json(field, written.get(name)) for name in LIMITS}
        return replace(field, **cast("dict[str, Any]", limits))


def load_field(row: "DataField") -> FieldRow:
    """The plain row of a stored field."""
    field = FieldRow(
        name=row.name,
        kind=FieldKind(row.kind),
        id=row.id,
        column=row.column_name,
        description=row.description,
        required=bool(row.required),
        unique=bool(row.is_unique),
        target=row.target_id or 0,
        module_key=row.module_key,
    )
    return load_settings(field, row.settings)
