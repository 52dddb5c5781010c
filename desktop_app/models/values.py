"""How values are written down: in a record's columns, and as JSON in its history."""

import datetime
import json
import unicodedata
from decimal import Decimal
from typing import Any

from peewee import Database, SqliteDatabase

from .fields import FieldKind, FieldRow, Value
from .keys import sort_key

UTC = datetime.UTC
KEY_SUFFIX = "__key"
"""Names the column beside a text's that holds what it is ordered and found by."""


def has_key(field: FieldRow) -> bool:
    """Whether a field has a column beside its own by which its texts are ordered and found."""
    return field.kind in (FieldKind.TEXT, FieldKind.LONG_TEXT)


def columns(field: FieldRow) -> tuple[str, ...]:
    """The columns that hold a field's value in the type's table: none where a table joins two."""
    if field.kind is FieldKind.LINKS:
        return ()
    return (field.column, field.column + KEY_SUFFIX) if has_key(field) else (field.column,)


def to_columns(field: FieldRow, value: Value, database: Database) -> tuple[Any, ...]:
    """What to write in ``columns(field)``."""
    stored = to_column(value, database)
    if field.kind is FieldKind.LINKS:
        return ()
    return (
        (stored, None if value is None else sort_key(str(value))) if has_key(field) else (stored,)
    )


def to_column(value: Value, database: Database) -> Any:
    """What SQLite or PostgreSQL takes for a value, also to compare with."""
    if value is None:
        return None
    on_sqlite = isinstance(database, SqliteDatabase)
    if isinstance(value, datetime.datetime):
        naive = value.astimezone(UTC).replace(tzinfo=None)
        return naive.isoformat(" ") if on_sqlite else naive
    if isinstance(value, datetime.date):
        return value.isoformat() if on_sqlite else value
    if isinstance(value, Decimal):
        return float(value) if on_sqlite else value
    if isinstance(value, tuple):
        return json.dumps(list(value), ensure_ascii=False, separators=(",", ":"))
    return int(value) if isinstance(value, bool) and on_sqlite else value


def from_column(field: FieldRow, stored: Any) -> Value:
    """The value that a column holds."""
    if stored is None:
        return None
    match field.kind:
        case FieldKind.BOOLEAN:
            return bool(stored)
        case FieldKind.DECIMAL | FieldKind.MONEY:
            return Decimal(str(stored)).quantize(Decimal(1).scaleb(-field.places))
        case FieldKind.DATE:
            return datetime.date.fromisoformat(stored) if isinstance(stored, str) else stored
        case FieldKind.DATE_TIME:
            moment = datetime.datetime.fromisoformat(stored) if isinstance(stored, str) else stored
            return moment.replace(tzinfo=UTC)
        case FieldKind.CHOICES:
            return tuple(json.loads(stored))
    return stored  # type: ignore[no-any-return]


def to_json(value: Value) -> Any:
    """The value as JSON knows it: decimals, dates and times are strings."""
    if isinstance(value, datetime.datetime):
        naive = value.astimezone(UTC).replace(tzinfo=None)
        return f"{naive.isoformat(timespec='seconds')}Z"  # strftime writes the year 7 as it is
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def from_json(field: FieldRow, written: Any) -> Value:
    """What ``to_json`` wrote. Raises ValueError where it does not fit the field's kind."""
    if written is None:
        return None
    match field.kind:
        case FieldKind.DECIMAL | FieldKind.MONEY:
            return Decimal(str(written)).quantize(Decimal(1).scaleb(-field.places))
        case FieldKind.DATE:
            return datetime.date.fromisoformat(written)
        case FieldKind.DATE_TIME:
            return datetime.datetime.fromisoformat(written).astimezone(UTC)
        case FieldKind.CHOICES | FieldKind.LINKS:
            return tuple(written)
    return written  # type: ignore[no-any-return]


def dump(values: dict[int, Value]) -> str:
    """Values by field id as a JSON object."""
    written = {str(key): to_json(value) for key, value in values.items()}
    return json.dumps(written, ensure_ascii=False, separators=(",", ":"))


def normalized(text: str) -> str:
    """Text as it is stored: composed, the ends trimmed."""
    return unicodedata.normalize("NFC", text).strip()
