"""What the tests of records share: a data type with a field of each kind, and rows in it."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from desktop_app.models import Project, User, records
from desktop_app.models.fields import DataTypeRow, FieldKind, FieldRow, Value
from desktop_app.models.record_rows import RecordRow
from desktop_app.models.record_store import RecordTable
from desktop_app.models.tables import Attachment, database
from desktop_app.operations import create_data_type
from desktop_app.operations.fields import SELF

OPTIONS = ("New", "Open", "It's 100 %", "ärger", ",")
NAMES = (
    "ada", "Ada", "ädä", "Straße", "strasse", "STRASSE", "Zoë", "zoe", "10 %", "a_b", "\\", "ab",
    "O'Hara", "x" * 350, "x" * 350 + "y", "\U0010ffff", "\ud7ff", "\uff46\uff55", "Ελλάς", "日本",
)  # fmt: skip
FIELDS = (
    FieldRow("Text", FieldKind.TEXT),
    FieldRow("Long", FieldKind.LONG_TEXT),
    FieldRow("Integer", FieldKind.INTEGER),
    FieldRow("Decimal", FieldKind.DECIMAL, places=3),
    FieldRow("Money", FieldKind.MONEY, currency="EUR"),
    FieldRow("Boolean", FieldKind.BOOLEAN),
    FieldRow("Date", FieldKind.DATE),
    FieldRow("Time", FieldKind.DATE_TIME),
    FieldRow("Choice", FieldKind.CHOICE, options=OPTIONS),
    FieldRow("Choices", FieldKind.CHOICES, options=OPTIONS),
    FieldRow("Email", FieldKind.EMAIL),
    FieldRow("Phone", FieldKind.PHONE),
    FieldRow("URL", FieldKind.URL),
    FieldRow("Link", FieldKind.LINK, target=SELF),
    FieldRow("Links", FieldKind.LINKS, target=SELF),
    FieldRow("File", FieldKind.ATTACHMENT),
)
"""One of each kind."""


def share(part: int) -> settings:
    """A part of the usual number of examples, for tests of which each fills the database."""
    assert settings.default is not None
    most = settings.default.max_examples // part
    return settings(max_examples=most, suppress_health_check=list(HealthCheck))


def make_type(user: User, project: Project, *fields: FieldRow, name: str = "Things") -> DataTypeRow:
    """A new data type; without fields given, one that has each kind."""
    made = create_data_type(user.id, project.id, name, fields=fields or FIELDS)
    found = records.data_type(made.id)
    assert found is not None
    return found


def fill(of: DataTypeRow, rows: Sequence[Mapping[str, Value]]) -> list[RecordRow]:
    """Replace a type's records by these, numbered from 1; values by the names of fields."""
    table = RecordTable(of)
    for field in of.fields:
        if field.kind is FieldKind.LINKS:
            database.execute_sql(f'DELETE FROM "{field.column}"')
        if field.kind is FieldKind.LINK:
            database.execute_sql(f'UPDATE "{of.table}" SET "{field.column}" = NULL')
    database.execute_sql(f'DELETE FROM "{of.table}"')
    made = [
        RecordRow(at, 1, at, at, {field.id: row.get(field.name) for field in of.fields})
        for at, row in enumerate(rows, 1)
    ]
    links = {field.id: None for field in of.fields if field.kind is FieldKind.LINK}
    bare = [replace(row, values=row.values | links) for row in made]
    table.insert(bare)  # a record may lead to a later one
    if links:
        table.update(list(zip(bare, made, strict=True)))
    return made


def attach(*names: str) -> list[int]:
    """The ids of new attachments with these names."""
    row: dict[str, Any] = {"sha256": "0" * 64, "size": 1, "media_type": "text/plain"}
    return [Attachment.create(name=name, **row).id for name in names]


def values(kind: FieldKind) -> st.SearchStrategy[Any]:
    """What a field of a kind can hold, so few that many are equal. Links and files have none."""
    match kind:
        case FieldKind.TEXT | FieldKind.LONG_TEXT | FieldKind.URL:
            fits = [name for name in NAMES if kind is not FieldKind.TEXT or len(name) <= 200]
            return st.sampled_from(fits)
        case FieldKind.EMAIL | FieldKind.PHONE:
            return st.sampled_from([name for name in NAMES if len(name) <= 40])
        case FieldKind.INTEGER:
            return st.sampled_from([0, 1, -1, 2**63 - 1, -(2**63)])
        case FieldKind.DECIMAL:
            return st.sampled_from([Decimal(n) / 1000 for n in (0, 1, -1, 1234, 999999999999999)])
        case FieldKind.MONEY:
            return st.sampled_from([Decimal(n) / 100 for n in (0, 10, -15, 1999, 2000)])
        case FieldKind.BOOLEAN:
            return st.booleans()
        case FieldKind.DATE:
            return st.sampled_from([datetime.date(y, 1, 2) for y in (1, 999, 1970, 2024, 9999)])
        case FieldKind.DATE_TIME:
            return st.sampled_from(
                [datetime.datetime(y, 1, 2, 3, 4, 5, tzinfo=datetime.UTC) for y in (1, 1970, 2024)]
            )
        case FieldKind.CHOICE:
            return st.sampled_from(OPTIONS)
        case FieldKind.CHOICES:
            chosen = st.sets(st.sampled_from(OPTIONS), min_size=1)
            return chosen.map(lambda some: tuple(o for o in OPTIONS if o in some))
    return st.none()
