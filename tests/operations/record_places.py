"""What the tests of records work in: a type with every kind of field, and one to link to."""

from dataclasses import dataclass
from typing import Any

from peewee import SqliteDatabase

from desktop_app.models.fields import DataTypeRow, FieldKind, FieldRow, Value
from desktop_app.models.record_rows import RecordRow
from desktop_app.models.records import data_type, record
from desktop_app.models.tables import database
from desktop_app.operations import (
    EditedRecord,
    NewRecord,
    Written,
    create_data_type,
    write_records,
)

COMPANIES = (FieldRow("Name", FieldKind.TEXT, required=True),)


def contacts(companies: int) -> tuple[FieldRow, ...]:
    """A field of every kind."""
    return (
        FieldRow("Name", FieldKind.TEXT),
        FieldRow("Notes", FieldKind.LONG_TEXT),
        FieldRow("Age", FieldKind.INTEGER, minimum=0, maximum=150),
        FieldRow("Score", FieldKind.DECIMAL, places=3),
        FieldRow("Pay", FieldKind.MONEY, currency="EUR"),
        FieldRow("Active", FieldKind.BOOLEAN, default=True),
        FieldRow("Born", FieldKind.DATE),
        FieldRow("Met", FieldKind.DATE_TIME),
        FieldRow("Status", FieldKind.CHOICE, options=("new", "old")),
        FieldRow("Tags", FieldKind.CHOICES, options=("a", "b", "c")),
        FieldRow("Email", FieldKind.EMAIL),
        FieldRow("Phone", FieldKind.PHONE),
        FieldRow("Site", FieldKind.URL),
        FieldRow("Company", FieldKind.LINK, target=companies),
        FieldRow("Others", FieldKind.LINKS, target=companies),
        FieldRow("Picture", FieldKind.ATTACHMENT),
        FieldRow("Number", FieldKind.INTEGER, unique=True),
    )


@dataclass(frozen=True)
class Place:
    """A data type of a user, whose records are written by the names of its fields."""

    user_id: int
    type: DataTypeRow

    def key(self, name: str) -> int:
        return next(field.id for field in self.type.fields if field.name == name)

    def values(self, **values: Any) -> dict[int, Value]:
        return {self.key(name): value for name, value in values.items()}

    def new(self, **values: Any) -> NewRecord:
        return NewRecord(self.values(**values))

    def edit(self, row: RecordRow, **values: Any) -> EditedRecord:
        return EditedRecord(row.id, row.revision, self.values(**values))

    def write(self, *changes: NewRecord | EditedRecord) -> Written:
        return write_records(self.user_id, self.type.id, changes)

    def create(self, **values: Any) -> RecordRow:
        (row,) = self.write(self.new(**values)).rows
        return row

    def now(self, row: RecordRow) -> RecordRow:
        """The record as it is stored."""
        found = record(self.type, row.id)
        assert found is not None, "it is deleted"
        return found

    def told(self, row: RecordRow) -> dict[str, Value]:
        """The values that are not empty, by the names of their fields."""
        names = {field.id: field.name for field in self.type.fields}
        return {names[key]: value for key, value in row.values.items() if value is not None}

    def stored(self, *, times: bool = False) -> dict[str, list[tuple[Any, ...]]]:
        """What another connection finds in the type's tables, but revisions and ``updated_at``."""
        joins = [f.column for f in self.type.fields if f.kind is FieldKind.LINKS]
        content = {}
        for table in (self.type.table, *joins):
            columns = [column.name for column in database.get_columns(table)]
            kept = [c for c in columns if times or c not in ("revision", "updated_at")]
            listing = ", ".join(f'"{column}"' for column in kept)
            rows = database.execute_sql(f'SELECT {listing} FROM "{table}" ORDER BY 1, 2').fetchall()
            content[table] = [tuple(row) for row in rows]
        return content


def make_place(user_id: int, project_id: int, name: str, fields: Any) -> Place:
    """A data type with these fields."""
    made = create_data_type(user_id, project_id, name, fields=fields)
    row = data_type(made.id)
    assert row is not None
    return Place(user_id, row)


def is_file() -> bool:
    return isinstance(database.obj, SqliteDatabase)
