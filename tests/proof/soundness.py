"""Whether an open database is sound: its rows, their history, the words and the tables agree."""

import json
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from typing import Any

from peewee import SqliteDatabase

from desktop_app.models import attachments, full_text, records
from desktop_app.models.field_rows import fields_of, type_row
from desktop_app.models.fields import DataTypeRow, FieldKind
from desktop_app.models.record_rest import other_columns, other_joins
from desktop_app.models.record_rows import AttachmentRow, Query
from desktop_app.models.record_store import OURS, RecordTable, fetch
from desktop_app.models.tables import TABLES, DataType, database
from desktop_app.models.values import columns


def check() -> None:
    """Fail where anything disagrees."""
    of = [type_row(row, fields_of(row.id)) for row in DataType.select()]
    assert not fetch("SELECT id FROM data_field WHERE deleted_at = 0"), "half a change of fields"
    _check_tables(of)
    for data_type in of:
        _check_columns(data_type)
        _check_history(data_type)
        _check_words(data_type)
    if isinstance(database.obj, SqliteDatabase):
        _check_file()
    _check_attachments()


def _check_file() -> None:
    with closing(sqlite3.connect(database.obj.database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def _check_tables(of: Iterable[DataTypeRow]) -> None:
    """There is no table that nobody knows."""
    known = {table._meta.table_name for table in TABLES}
    known |= {"schema_migration", "sqlite_sequence", "sqlite_stat1", "sqlite_stat4"}
    for data_type in of:
        known |= {data_type.table, *other_joins(data_type)}
        known |= {field.column for field in data_type.fields if field.kind is FieldKind.LINKS}
        words = full_text.index_name(data_type.table)
        known |= {words, *(f"{words}_{part}" for part in ("data", "idx", "docsize", "config"))}
    assert set(database.get_tables()) <= known


def _check_columns(of: DataTypeRow) -> None:
    """The table has the columns of its fields, and those that a change has left."""
    there = {column.name for column in database.get_columns(of.table)}
    assert {name for field in of.fields for name in columns(field)} <= there
    left = other_columns(of) | set(other_joins(of))
    bases = {name.removesuffix("__key") for name in left}
    assert not {name for name in left if name.endswith(("__tmp", "__back"))}
    needed: set[str] = set()
    for (before,) in fetch(_of("SELECT before FROM type_change", of)):
        needed |= set(json.loads(before)["kept"].values())
    gone = _of("SELECT column_name FROM data_field", of) + " AND deleted_at IS NOT NULL"
    needed |= {name for (name,) in fetch(gone)}
    assert bases <= needed, bases - needed
    assert there >= OURS


def _of(sql: str, of: DataTypeRow) -> str:
    return f"{sql} WHERE data_type_id = {of.id}"


def _check_history(of: DataTypeRow) -> None:
    """The last that is told of each record is what there is."""
    last = fetch(
        "SELECT c.record_id, c.revision, c.kind FROM record_change c WHERE c.data_type_id ="
        f" {of.id} AND NOT EXISTS (SELECT 1 FROM record_change l WHERE l.data_type_id ="
        " c.data_type_id AND l.record_id = c.record_id AND l.id > c.id)"
    )
    told = {key: revision for key, revision, kind in last if kind != "delete"}
    assert told == dict(fetch(f'SELECT id, revision FROM "{of.table}"'))
    numbers = fetch(_of("SELECT record_id, revision FROM record_change", of) + " ORDER BY id")
    seen: dict[int, int] = {}
    for key, revision in numbers:
        assert revision == seen.get(key, 0) + 1, "a change is told twice, or not"
        seen[key] = revision


def _check_words(of: DataTypeRow) -> None:
    """The words that are found are those of the records, each where it is."""
    fields = full_text.fields_of(of)
    name = full_text.index_name(of.table)
    if not isinstance(database.obj, SqliteDatabase):
        there = fetch("SELECT obj_description(to_regclass(%s), 'pg_class')", (f'"{name}"',))
        assert there == [(full_text._vector(fields) if fields else None,)]
        return
    if not fields:
        assert name not in database.get_tables()
        return
    database.execute_sql(f'INSERT INTO "{name}" ("{name}") VALUES (\'integrity-check\')')
    rows = fetch(f'SELECT "id", {full_text._words(fields)} FROM "{of.table}"')
    with closing(sqlite3.connect(":memory:")) as fresh:
        fresh.execute(
            "CREATE VIRTUAL TABLE w USING fts5(text, content='', columnsize=0,"
            " tokenize='unicode61 remove_diacritics 2')"
        )
        fresh.executemany("INSERT INTO w (rowid, text) VALUES (?, ?)", rows)
        fresh.execute("CREATE VIRTUAL TABLE v USING fts5vocab(w, instance)")
        wanted = set(fresh.execute("SELECT term, doc, offset FROM v"))
    database.execute_sql(f'CREATE VIRTUAL TABLE temp.v USING fts5vocab(main, "{name}", instance)')
    try:
        assert {tuple(row) for row in fetch("SELECT term, doc, offset FROM temp.v")} == wanted
    finally:
        database.execute_sql("DROP TABLE temp.v")


def _check_attachments() -> None:
    """Every attachment has its content."""
    rows = fetch("SELECT id, name, sha256, size, media_type FROM attachment")
    for row in {row[2]: AttachmentRow(*row) for row in rows}.values():
        assert len(attachments.read(row)) == row.size


def temporary_files() -> list[str]:
    """What is in the attachments' folder and no attachment's content."""
    home = attachments.folder()
    found = [] if home is None else [path for path in home.rglob("*") if path.is_file()]
    return [path.name for path in found if not re.fullmatch("[0-9a-f]{64}", path.name)]


def contents(of: DataTypeRow) -> dict[int, dict[int, Any]]:
    """The values of all records."""
    rows = RecordTable(of).load([key for (key,) in fetch(f'SELECT id FROM "{of.table}"')])
    page = records.read_page(of, Query(), limit=len(rows) + 1)
    assert {row.id: row for row in page.rows} == rows
    return {key: row.values for key, row in rows.items()}
