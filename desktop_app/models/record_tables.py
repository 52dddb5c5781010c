"""The tables that hold records: made, changed and dropped. DDL only; nothing asks who may."""

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
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

from . import full_text
from .fields import DIGITS, LENGTHS, DataTypeRow, FieldKind, FieldRow
from .tables import DataType
from .values import KEY_SUFFIX, columns, has_key, to_column

SLUG = 40
COLUMN = 32
"""As long may a column be, so that what is added to its name has room."""
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


def wanted_name(table: str, field: FieldRow) -> str:
    """What a field's column in ``table`` is to be called; of LINKS, the joining table."""
    word = slug(field.name, "field")[:COLUMN].strip("_")
    if field.kind is FieldKind.LINKS:
        start, _, number = table.rpartition("_")
        return f"{start[:20].strip('_')}_{number}__{word}"[: NAME - 24].rstrip("_")
    return f"{word}_2" if word in TAKEN else word


def there(database: Database, table: str, field: FieldRow, name: str) -> bool:
    """Whether there is something of this name where the field's values would be."""
    if field.kind is FieldKind.LINKS:
        return bool(database.table_exists(name))
    return any(column.name == name for column in database.get_columns(table))


def set_aside(database: Database, table: str, field: FieldRow, name: str, new: str) -> None:
    """Give another name to what an earlier field left there, for ``field`` to have its."""
    migrator = SchemaMigrator.from_database(database)
    if field.kind is FieldKind.LINKS:
        migrator.migrate(migrator.rename_table(name, new))
        return
    names = {column.name for column in database.get_columns(table)}
    for suffix in ("", KEY_SUFFIX):
        if name + suffix in names:
            migrator.migrate(migrator.rename_column(table, name + suffix, new + suffix))


def make_table(database: Database, table: str) -> None:
    """Make a type's table, without fields yet."""
    if _on_sqlite(database):
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
    if field.kind is FieldKind.URL and not _on_sqlite(database):
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
    # By the field: the table's name may come to be another's.
    database.execute_sql(f'CREATE INDEX "links_field_{field.id}" ON "{field.column}" ("target_id")')


def _column(database: Database, field: FieldRow, name: str) -> Field:
    """The column as peewee writes it, with what the database can check of a value."""
    rules = _collation(database, field)
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


def _collation(database: Database, field: FieldRow) -> list[Any]:
    """Texts are compared by code points, as SQLite does it."""
    is_text = field.kind in LENGTHS or field.kind is FieldKind.CHOICES
    return [SQL('COLLATE "C"')] if is_text and not _on_sqlite(database) else []


_DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
_BY_KIND = {
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
    if _on_sqlite(database) and field.kind in _BY_KIND:
        yield _BY_KIND[field.kind].format(column)
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
    full_text.make_index(database, data_type)


def make_plain(database: Database, table: str, field: FieldRow) -> None:
    """Leave a field's values where they are, under nobody's rule: for a field that is deleted."""
    spare = replace(field, column=f"{field.column}__tmp")
    if field.kind is FieldKind.LINKS:
        database.execute_sql(
            f'CREATE TABLE "{spare.column}" ("record_id" BIGINT NOT NULL'
            f' REFERENCES "{table}" ("id") ON DELETE CASCADE DEFERRABLE,'
            ' "target_id" BIGINT NOT NULL, PRIMARY KEY ("record_id", "target_id"))'
        )
        database.execute_sql(f'INSERT INTO "{spare.column}" SELECT * FROM "{field.column}"')
    else:
        migrator = SchemaMigrator.from_database(database)
        column = _plain(field, _collation(database, field))
        migrator.migrate(migrator.alter_add_column(table, spare.column, column))
        database.execute_sql(f'UPDATE "{table}" SET "{spare.column}" = "{field.column}"')
    drop_field(database, table, field, key=False)
    rename_field(database, table, spare, field.column, key=False)


def drop_field(database: Database, table: str, field: FieldRow, *, key: bool = True) -> None:
    """Drop what holds a field's values; without ``key``, not what they are ordered by."""
    migrator = SchemaMigrator.from_database(database)
    if field.kind is FieldKind.LINKS:
        migrator.migrate(migrator.drop_table(field.column))
        return
    names = columns(field) if key else (field.column,)
    for index in database.get_indexes(table):
        if set(names) & set(index.columns) or index.name == unique_index(field):
            database.execute_sql(f'DROP INDEX "{index.name}"')
    for name in names:
        migrator.migrate(migrator.drop_column(table, name, cascade=False))


def rename_field(
    database: Database, table: str, field: FieldRow, column: str, *, key: bool = True
) -> FieldRow:
    """Give another name to what holds a field's values; the field with it."""
    migrator = SchemaMigrator.from_database(database)
    renamed = replace(field, column=column)
    if field.kind is FieldKind.LINKS:
        migrator.migrate(migrator.rename_table(field.column, column))
    else:
        pairs = list(zip(columns(field), columns(renamed), strict=True))
        for old, new in pairs if key else pairs[:1]:
            migrator.migrate(migrator.rename_column(table, old, new))
    return renamed


def drop_unique(database: Database, field: FieldRow) -> None:
    """Let records have the same value of a field."""
    database.execute_sql(f'DROP INDEX "{unique_index(field)}"')


def set_required(database: Database, table: str, field: FieldRow, *, required: bool) -> None:
    """Refuse records without a value, or no longer; where a table joins, nothing can."""
    if field.kind is FieldKind.LINKS:
        return
    migrator = SchemaMigrator.from_database(database)
    change = migrator.add_not_null if required else migrator.drop_not_null
    with _same_numbers(database, table):
        migrator.migrate(change(table, field.column))


@contextmanager
def _same_numbers(database: Database, table: str) -> Iterator[None]:
    """Go on counting where ``table`` was, though SQLite builds it anew: no id is used twice."""
    if not _on_sqlite(database):
        yield
        return
    seen = "SELECT seq FROM sqlite_sequence WHERE name = ?"
    last = database.execute_sql(seen, (table,)).fetchone()
    yield
    if last is not None:
        database.execute_sql("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
        insert = "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)"
        database.execute_sql(insert, (table, last[0]))


def _on_sqlite(database: Database) -> bool:
    return isinstance(database, SqliteDatabase)
