"""The tables that hold records: their names, and what the database itself refuses."""

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import peewee
import pytest
from peewee import Database, SqliteDatabase

from desktop_app.models import Project, User
from desktop_app.models.field_rows import fields_of, type_row
from desktop_app.models.fields import DataTypeRow, FieldKind, FieldRow, Value
from desktop_app.models.record_tables import TAKEN, free_name, slug, wanted_name
from desktop_app.models.tables import Attachment, DataType
from desktop_app.models.values import columns, to_columns
from desktop_app.operations import create_data_type
from desktop_app.operations.fields import SELF

NAMES = {
    "Contacts": "contacts",
    "Straße & Hausnummer": "strasse_hausnummer",
    "SELECT": "select",
    "Имя": "imya",
    "名前": "mingqian",
    "🦁": "lion_face",
    "<b>x</b>": "b_x_b",
    "'; DROP TABLE user; --": "drop_table_user",
    "—": "records",
    "x" * 200: "x" * 40,
}


def made(user: User, project: Project, *fields: FieldRow, name: str = "Things") -> DataTypeRow:
    """A data type with these fields."""
    row = create_data_type(user.id, project.id, name, fields=fields)
    return type_row(row, fields_of(row.id))


def store(database: Database, data_type: DataTypeRow, values: dict[str, Value]) -> int:
    """Write a record past the operations, by the fields' names; its id."""
    stored: dict[str, Any] = {"revision": 1, "created_at": 0, "updated_at": 0}
    for field in data_type.fields:
        if field.name in values:
            written = to_columns(field, values[field.name], database)
            stored |= dict(zip(columns(field), written, strict=True))
    names = ", ".join(f'"{name}"' for name in stored)
    marks = ", ".join([database.param] * len(stored))
    sql = f'INSERT INTO "{data_type.table}" ({names}) VALUES ({marks}) RETURNING "id"'
    key: int = database.execute_sql(sql, tuple(stored.values())).fetchone()[0]
    return key


@pytest.mark.parametrize("name", NAMES)
def test_slug(name: str) -> None:
    assert slug(name, "records") == NAMES[name]
    assert slug(name, "records").replace("_", "a").isalnum()
    assert len(slug(name, "records").encode()) <= 40


def test_free_name() -> None:
    assert free_name("a", set()) == "a"
    assert free_name("a", {"a", "a_2"}) == "a_3"


@pytest.mark.parametrize("name", [*NAMES, *sorted(TAKEN), "created at", "group", "order", "a b"])
def test_any_name(name: str, user: User, project: Project, database: Database) -> None:
    """A type and a field may be called anything; a record can be stored."""
    row = made(user, project, FieldRow(name, FieldKind.TEXT), name=name)
    assert store(database, row, {name: "x"}) == 1
    assert row.fields[0].column not in TAKEN


def test_names_alike(user: User, project: Project, database: Database) -> None:
    """Names that come out the same are told apart by a number, those of joining tables too."""
    names = ("é", "e", "E!", "“e”")
    texts = [FieldRow(name, FieldKind.TEXT) for name in names]
    links = [FieldRow(f"{name}s", FieldKind.LINKS, target=SELF) for name in names]
    row = made(user, project, *texts, *links)
    assert [field.column for field in row.fields[:4]] == ["e", "e_2", "e_3", "e_4"]
    assert len({field.column for field in row.fields}) == 8
    assert store(database, row, dict.fromkeys(names, "x"))


def test_long_names(user: User, project: Project, database: Database) -> None:
    """PostgreSQL cuts names at 63 bytes; ours leave room for what is added to them."""
    links = FieldRow("x" * 200, FieldKind.LINKS, target=SELF)
    row = made(user, project, links, name="y" * 200)
    assert len(row.table) <= 52
    assert len(row.fields[0].column) <= 45
    assert wanted_name(row.table, links) == row.fields[0].column
    assert database.table_exists(row.fields[0].column)


K = FieldKind
DAY = datetime.date(2024, 2, 29)
MOMENT = datetime.datetime(2024, 2, 29, 12, tzinfo=datetime.UTC)
REFUSED: dict[str, tuple[FieldRow, Any]] = {
    "empty": (FieldRow("F", K.TEXT, required=True), None),
    "long": (FieldRow("F", K.TEXT, max_length=3), "four"),
    "long text": (FieldRow("F", K.LONG_TEXT, max_length=3), "four"),
    "small": (FieldRow("F", K.INTEGER, minimum=2), 1),
    "large": (FieldRow("F", K.INTEGER, maximum=-2), -1),
    "little money": (FieldRow("F", K.MONEY, currency="EUR", minimum=Decimal("0.50")), Decimal(0)),
    "large decimal": (FieldRow("F", K.DECIMAL, maximum=Decimal("-1.5")), Decimal("-1.49")),
    "early": (FieldRow("F", K.DATE, minimum=DAY), DAY - datetime.timedelta(1)),
    "late": (FieldRow("F", K.DATE_TIME, maximum=MOMENT), MOMENT + datetime.timedelta(0, 1)),
    "no such record": (FieldRow("F", K.LINK, target=SELF), 10**6),
    "no such file": (FieldRow("F", K.ATTACHMENT), 10**6),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refuses(case: str, user: User, project: Project, database: Database) -> None:
    field, value = REFUSED[case]
    row = made(user, project, field)
    with pytest.raises((peewee.IntegrityError, peewee.DataError)), database.atomic():
        store(database, row, {"F": value})
    assert database.execute_sql(f'SELECT count(*) FROM "{row.table}"').fetchone() == (0,)


ODD: dict[FieldKind, list[object]] = {
    K.INTEGER: ["x", 1.5, b"x"],
    K.DECIMAL: ["x", b"1"],
    K.BOOLEAN: [2, "x"],
    K.DATE: ["yesterday", 5],
    K.DATE_TIME: ["2024-02-29", 5],
    K.LINK: ["x"],
}


@pytest.mark.parametrize("kind", ODD)
def test_sqlite_refuses_other_kinds(kind: FieldKind, sqlite: SqliteDatabase) -> None:
    """SQLite stores anything anywhere, unless a CHECK looks; another tool may write here."""
    from desktop_app.operations import create_project, create_user

    user = create_user("Ada", "ada@example.com")
    row = made(user, create_project(user.id, "Shop"), FieldRow("F", kind, target=SELF))
    for value in ODD[kind]:
        with pytest.raises(peewee.IntegrityError):
            sqlite.execute_sql(
                f'INSERT INTO "{row.table}" (revision, created_at, updated_at, f)'
                " VALUES (1, 0, 0, ?)",
                (value,),
            )


@pytest.mark.parametrize(
    ("kind", "value"),
    [(K.TEXT, "a"), (K.URL, "https://example.com/" + "x" * 1_900), (K.DATE, DAY), (K.INTEGER, 3)],
)
def test_unique(
    kind: FieldKind, value: Value, user: User, project: Project, database: Database
) -> None:
    row = made(user, project, FieldRow("F", kind, unique=True))
    store(database, row, {"F": value})
    store(database, row, {"F": None})
    store(database, row, {"F": None})
    with pytest.raises(peewee.IntegrityError):
        store(database, row, {"F": value})


def test_links(user: User, project: Project, database: Database) -> None:
    """A record that others link to stays; one that links takes its links along."""
    row = made(user, project, FieldRow("L", K.LINKS, target=SELF))
    first, second = store(database, row, {}), store(database, row, {})
    join = row.fields[0].column
    database.execute_sql(f'INSERT INTO "{join}" VALUES ({first}, {second})')
    delete: Callable[[int], object] = lambda key: database.execute_sql(  # noqa: E731
        f'DELETE FROM "{row.table}" WHERE "id" = {key}'
    )
    with pytest.raises(peewee.IntegrityError), database.atomic():
        delete(second)
    delete(first)
    delete(second)
    assert database.execute_sql(f'SELECT * FROM "{join}"').fetchall() == []


def test_attachment(user: User, project: Project, database: Database) -> None:
    row = made(user, project, FieldRow("F", K.ATTACHMENT))
    file = Attachment.create(name="a", sha256="0" * 64, size=1, media_type="text/plain")
    assert store(database, row, {"F": file.id})


def test_renaming_leaves_the_table(user: User, project: Project, database: Database) -> None:
    from desktop_app.models.rows import Kind
    from desktop_app.operations import update

    row = made(user, project)
    update(user.id, Kind.DATA_TYPE, row.id, "Else")
    assert DataType.get_by_id(row.id).table_name == row.table == f"things_{row.id}"
    assert database.table_exists(row.table)
