"""The tables that hold records: made, changed and dropped. DDL only; nothing asks who may."""

import re
from collections.abc import Collection, Iterable
from typing import Any

from anyascii import anyascii
from peewee import (
    SQL,
    BigIntegerField,
    BooleanField,
    CharField,
    Check,
    Database,
    DateField,
    DateTimeField,
    DecimalField,
    Field,
    IntegerField,
    SqliteDatabase,
    TextField,
)
from playhouse.migrate import SchemaMigrator

from . import searching
from .fields import DIGITS, LENGTHS, DataTypeRow, FieldKind, FieldRow
from .tables import DataType
from .values import KEY_SUFFIX, columns, has_key, to_column

SLUG = 40
NAME = 63
"""The longest name that PostgreSQL knows, in bytes."""
OURS = frozenset({"id", "revision", "created_at", "updated_at"})
# What SQLite calls a row's number, PostgreSQL's hidden columns, and FTS5's own.
TAKEN = OURS | {"rowid", "oid", "_rowid_", "rank"} | {"tableoid", "ctid"}
TAKEN |= {"xmin", "xmax", "cmin", "cmax"}


def slug(name: str, empty: str) -> str:
    """A readable name for the database of what the user calls it; ``empty`` where none is left."""
    return re.sub(r"[^a-z0-9]+", "_", anyascii(name).lower()).strip("_")[:SLUG].strip("_") or empty


def table_name(name: str, type_id: int) -> str:
    """What the table of a data type is called."""
    return f"{slug(name, 'records')}_{type_id}"


def free_name(wanted: str, taken: Collection[str]) -> str:
    """``wanted``, or with the first number that makes it free."""
    number, free = 2, wanted
    while free in taken:
        free = f"{wanted}_{number}"
        number += 1
    return free


def free_column(
    database: Database, table: str, field: FieldRow, taken: Collection[str] = ()
) -> str:
    """What a field's column in ``table`` may be called; of LINKS, the joining table.

    Neither like another that is there nor like one of ``taken``.
    """
    word = slug(field.name, "field")
    if field.kind is FieldKind.LINKS:
        start, _, number = table.rpartition("_")
        wanted = f"{start[:20]}_{number}__{word}"[: NAME - 16].rstrip("_")  # room for what follows
        return free_name(wanted, {*database.get_tables(), *taken})
    there = {column.name for column in database.get_columns(table)}
    return free_name(word, TAKEN | there | set(taken))


def make_table(database: Database, table: str) -> None:
    """Make a type's table, without fields yet."""
    if isinstance(database, SqliteDatabase):
        key = "INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT"
    else:
        key = "BIGSERIAL NOT NULL PRIMARY KEY"
    database.execute_sql(
        f'CREATE TABLE "{table}" ("id" {key}, "revision" INTEGER NOT NULL,'
        ' "created_at" BIGINT NOT NULL, "updated_at" BIGINT NOT NULL)'
    )


def add_field(database: Database, table: str, field: FieldRow, *, empty: bool = False) -> None:
    """Make the columns of a field, or the table that joins; only an ``empty`` table may refuse
    NULL at once."""
    if field.kind is FieldKind.LINKS:
        _make_join(database, table, field)
        return
    migrator = SchemaMigrator.from_database(database)
    for name in columns(field):
        column = _column(database, field, name)
        column.null = not (empty and field.required and name == field.column)
        migrator.migrate(migrator.alter_add_column(table, name, column, allow_not_null=empty))
    if field.unique:
        make_unique(database, table, field)


def unique_index(field: FieldRow) -> str:
    """What the index is called that keeps a field's values apart."""
    return f"unique_field_{field.id}"


def make_unique(database: Database, table: str, field: FieldRow) -> None:
    """Let the database refuse a value that another record has."""
    column = f'"{field.column}"'
    if field.kind is FieldKind.URL and not isinstance(database, SqliteDatabase):
        column = f"md5({column})"  # an index of PostgreSQL's holds 2,700 bytes, an address more
    database.execute_sql(f'CREATE UNIQUE INDEX "{unique_index(field)}" ON "{table}" ({column})')


def _make_join(database: Database, table: str, field: FieldRow) -> None:
    target = DataType.get_by_id(field.target).table_name
    database.execute_sql(
        f'CREATE TABLE "{field.column}" ("record_id" BIGINT NOT NULL'
        f' REFERENCES "{table}" ("id") ON DELETE CASCADE DEFERRABLE,'
        f' "target_id" BIGINT NOT NULL REFERENCES "{target}" ("id") DEFERRABLE,'
        ' PRIMARY KEY ("record_id", "target_id"))'
    )
    database.execute_sql(f'CREATE INDEX "{field.column}__target" ON "{field.column}" ("target_id")')


def _column(database: Database, field: FieldRow, name: str) -> Field:
    """The column as peewee writes it, with what the database can check of a value."""
    on_sqlite = isinstance(database, SqliteDatabase)
    rules: list[Any] = []
    if _is_text(field) and not on_sqlite:
        rules.append(SQL('COLLATE "C"'))  # by code points, as SQLite does
    if name.endswith(KEY_SUFFIX) and has_key(field):
        return TextField(null=True, constraints=rules)
    rules += [Check(rule) for rule in _checks(database, field, f'"{name}"')]
    if field.kind is FieldKind.LINK:
        target = DataType.get_by_id(field.target).table_name
        rules.append(SQL(f'REFERENCES "{target}" ("id") DEFERRABLE'))
    if field.kind is FieldKind.ATTACHMENT:
        rules.append(SQL('REFERENCES "attachment" ("id") DEFERRABLE'))
    return _plain(field, rules)


def _plain(field: FieldRow, rules: list[Any]) -> Field:
    """A column of the right type."""
    match field.kind:
        case FieldKind.LONG_TEXT | FieldKind.CHOICES:
            return TextField(constraints=rules)
        case FieldKind.INTEGER | FieldKind.LINK:
            return BigIntegerField(constraints=rules)
        case FieldKind.DECIMAL | FieldKind.MONEY:
            return DecimalField(DIGITS, field.places, constraints=rules)
        case FieldKind.BOOLEAN:
            return BooleanField(constraints=rules)
        case FieldKind.DATE:
            return DateField(constraints=rules)
        case FieldKind.DATE_TIME:
            return DateTimeField(constraints=rules)
        case FieldKind.ATTACHMENT:
            return IntegerField(constraints=rules)
    return CharField(LENGTHS[field.kind], constraints=rules)


def _is_text(field: FieldRow) -> bool:
    return field.kind in LENGTHS or field.kind is FieldKind.CHOICES


_DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
_ON_SQLITE = {
    FieldKind.INTEGER: "typeof({0}) IN ('integer', 'null')",
    FieldKind.LINK: "typeof({0}) IN ('integer', 'null')",
    FieldKind.ATTACHMENT: "typeof({0}) IN ('integer', 'null')",
    FieldKind.DECIMAL: "typeof({0}) IN ('integer', 'real', 'null')",
    FieldKind.MONEY: "typeof({0}) IN ('integer', 'real', 'null')",
    FieldKind.BOOLEAN: "{0} IN (0, 1)",
    FieldKind.DATE: f"{{0}} GLOB '{_DAY}'",
    FieldKind.DATE_TIME: f"{{0}} GLOB '{_DAY} [0-9][0-9]:[0-9][0-9]:[0-9][0-9]'",
}


def _checks(database: Database, field: FieldRow, column: str) -> Iterable[str]:
    """The conditions on one column. NULL passes them all.

    Their form is bound by what playhouse's pattern reads when it rebuilds a table of SQLite: no
    comma outside of innermost parentheses.
    """
    if isinstance(database, SqliteDatabase) and field.kind in _ON_SQLITE:
        yield _ON_SQLITE[field.kind].format(column)
    if field.kind in LENGTHS:
        yield f"length({column}) <= {field.max_length or LENGTHS[field.kind]:d}"
    if field.minimum is not None:
        yield f"{column} >= {_literal(field.minimum, database)}"
    if field.maximum is not None:
        yield f"{column} <= {_literal(field.maximum, database)}"


def _literal(limit: Any, database: Database) -> str:
    stored = to_column(limit, database)
    return str(limit) if isinstance(stored, int | float) else f"'{stored}'"


def make_fields(database: Database, data_type: DataTypeRow) -> None:
    """Make the columns of a new type's fields."""
    for field in data_type.fields:
        add_field(database, data_type.table, field, empty=True)
    searching.make_index(database, data_type)
