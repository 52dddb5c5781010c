"""Full text: the index of each data type's records, and how it is asked.

SQLite: an FTS5 table without content beside the type's, which triggers keep. PostgreSQL: a GIN
index of an expression. Both hold the same words: those of all texts, options and whole numbers.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

from peewee import Database, SqliteDatabase

from .fields import TEXTS, DataTypeRow, FieldKind, FieldRow
from .keys import sort_key
from .record_store import fetch
from .values import KEY_SUFFIX, has_key

FOUND = TEXTS | {FieldKind.CHOICE, FieldKind.CHOICES, FieldKind.INTEGER}
WORDS = 10
"""So many of the words that one types are looked for."""
TERMS = 50_000
SAMPLE = 2_000
"""So many words, or records on PostgreSQL, are looked through for one that was meant."""
_TRIGGERS = ("insert", "update", "delete")
# PostgreSQL's parser keeps addresses, paths and signed numbers whole, forgets tags, and in some
# locales takes every sign beyond ASCII for a letter: so these are spaces to it.
_SIGNS = [
    sign for sign in map(chr, (*range(1, 0x500), *range(0x2000, 0x3040))) if not sign.isalnum()
]
_ACCENTS = {letter: unicodedata.normalize("NFD", letter)[0] for letter in map(chr, range(192, 383))}
_ACCENTED = "".join(letter for letter, plain in _ACCENTS.items() if letter != plain)


def index_name(table: str) -> str:
    """What the full text of a type's table is called."""
    return f"{table}__fts"


def make_index(database: Database, of: DataTypeRow, *, kept: bool = False) -> None:
    """Make what finds a type's records, after its table was made or changed.

    Where nothing about its texts has changed, nothing is done. ``kept``: since ``drop_index(…,
    keep=True)`` no text was added, changed or taken away.
    """
    _make_narrow_indexes(database, of)
    fields = fields_of(of)
    if isinstance(database, SqliteDatabase):
        _make_on_sqlite(database, of.table, fields, kept)
    else:
        _make_on_postgresql(database, of.table, fields)


def drop_index(database: Database, table: str, *, keep: bool = False) -> None:
    """Forget what finds the records of a table, before that changes or is dropped.

    ``keep`` spares the words themselves, which takes half a minute for a million records.
    """
    for index in database.get_indexes(table):
        if index.name.startswith("sort_"):
            database.execute_sql(f'DROP INDEX "{index.name}"')
    name = index_name(table)
    if not isinstance(database, SqliteDatabase):
        if not keep:
            database.execute_sql(f'DROP INDEX IF EXISTS "{name}"')
        return
    for event in _TRIGGERS:
        database.execute_sql(f'DROP TRIGGER IF EXISTS "{name}_{event}"')
    if not keep:
        database.execute_sql(f'DROP TABLE IF EXISTS "{name}"')


def _make_narrow_indexes(database: Database, of: DataTypeRow) -> None:
    """Indexes of links, for back-links and foreign keys; on SQLite one of all ids, by which records
    are counted and passed over without reading them."""
    wanted = {
        f"link_field_{field.id}": field.column
        for field in of.fields
        if field.kind is FieldKind.LINK
    }
    if isinstance(database, SqliteDatabase):
        wanted[f"{of.table}__count"] = "id"
    there = {index.name: index.columns for index in database.get_indexes(of.table)}
    for name, column in wanted.items():
        if there.get(name) == [column]:
            continue
        if name in there:
            database.execute_sql(f'DROP INDEX "{name}"')
        database.execute_sql(f'CREATE INDEX "{name}" ON "{of.table}" ("{column}")')


def _make_on_sqlite(
    database: SqliteDatabase, table: str, fields: Sequence[FieldRow], kept: bool
) -> None:
    name = index_name(table)
    triggers = _triggers(table, fields) if fields else {}
    sql = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?"
    there = dict(database.execute_sql(sql, (table,)).fetchall())
    if triggers and all(there.get(key) == trigger for key, trigger in triggers.items()):
        return
    kept = kept and database.table_exists(name)
    drop_index(database, table, keep=kept)
    if not fields:
        return
    if not kept:
        database.execute_sql(
            f"CREATE VIRTUAL TABLE \"{name}\" USING fts5(text, content='', columnsize=0,"
            " prefix='1', tokenize='unicode61 remove_diacritics 2')"
        )
        database.execute_sql(
            f'INSERT INTO "{name}" (rowid, text) SELECT "id", {_words(fields)} FROM "{table}"'
        )
    for trigger in triggers.values():
        database.execute_sql(trigger)


def _triggers(table: str, fields: Sequence[FieldRow]) -> dict[str, str]:
    """The statements that keep the words up to date, by name."""
    name = index_name(table)
    old, new = _words(fields, "old."), _words(fields, "new.")
    add = f'INSERT INTO "{name}" (rowid, text) VALUES (new."id", {new})'
    remove = f'INSERT INTO "{name}" ("{name}", rowid, text) VALUES (\'delete\', old."id", {old})'
    of = ", ".join(f'"{_column(field)}"' for field in fields)
    events = {
        "insert": ("INSERT", add),
        "update": (f"UPDATE OF {of}", f"{remove}; {add}"),
        "delete": ("DELETE", remove),
    }
    return {
        f"{name}_{key}": f'CREATE TRIGGER "{name}_{key}" AFTER {event} ON "{table}"'
        f" BEGIN {statement}; END"
        for key, (event, statement) in events.items()
    }


def _column(field: FieldRow) -> str:
    return field.column + KEY_SUFFIX if has_key(field) else field.column


def _words(fields: Iterable[FieldRow], row: str = "", cast: str = "") -> str:
    """An expression: all that is found of a row."""
    return " || ' ' || ".join(f"coalesce({row}\"{_column(field)}\"{cast}, '')" for field in fields)


def _vector(fields: Sequence[FieldRow], row: str = "") -> str:
    """PostgreSQL's words of a row, of which there is a limit: 1 MB."""
    plain = "".join(_ACCENTS[letter] for letter in _ACCENTED)
    words = f"left({_words(fields, row, '::text')}, 200000)"
    parted = f"regexp_replace({words}, '[{_ranges()}]', ' ', 'g')"
    return f"to_tsvector('simple', translate({parted}, '{_ACCENTED}', '{plain}'))"


@cache
def _ranges() -> str:
    """The signs as a regular expression has them."""
    starts = [s for s in _SIGNS if chr(ord(s) - 1) not in _SIGNS]
    ends = [s for s in _SIGNS if chr(ord(s) + 1) not in _SIGNS]
    return "".join(
        f"\\u{ord(start):04x}-\\u{ord(end):04x}" for start, end in zip(starts, ends, strict=True)
    )


def _make_on_postgresql(database: Database, table: str, fields: Sequence[FieldRow]) -> None:
    name, wanted = index_name(table), _vector(fields) if fields else ""
    sql = "SELECT obj_description(to_regclass(%s), 'pg_class')"
    (there,) = database.execute_sql(sql, (f'"{name}"',)).fetchone()
    if wanted and there == wanted:
        return
    drop_index(database, table)
    if fields:
        database.execute_sql(f'CREATE INDEX "{name}" ON "{table}" USING gin ({wanted})')
        quoted = wanted.replace("'", "''")
        database.execute_sql(f"COMMENT ON INDEX \"{name}\" IS '{quoted}'")


def words_of(text: str) -> list[str]:
    """The words that somebody typed, as they are indexed."""
    return re.findall(r"[^\W_]+", sort_key(text.replace("\0", " ")))[:WORDS]


def pattern(database: Database, words: Iterable[str]) -> str:
    """What finds records with words that begin with these, all of them."""
    if isinstance(database, SqliteDatabase):
        return " AND ".join(f'"{word}"*' for word in words)
    return " & ".join(f"'{word}':*" for word in words)


def matches(database: Database, of: DataTypeRow, *, joined: bool = False) -> str:
    """The condition with one parameter, a ``pattern``; empty where there is nothing to find.

    ``joined``: SQLite's table of words is joined to the type's, ``t``.
    """
    fields = fields_of(of)
    if not fields:
        return ""
    if isinstance(database, SqliteDatabase):
        name = index_name(of.table)
        found = f'"{name}" MATCH ?'
        return found if joined else f't."id" IN (SELECT rowid FROM "{name}" WHERE {found})'
    return f"{_vector(fields, 't.')} @@ to_tsquery('simple', %s)"


def latest_matches(database: Database, of: DataTypeRow) -> str:
    """The condition and order of the latest matches: a ``pattern``, and how many are asked for."""
    if not isinstance(database, SqliteDatabase):
        return f'{matches(database, of)} ORDER BY t."id" DESC LIMIT %s'
    name = index_name(of.table)
    found = f'SELECT rowid FROM "{name}" WHERE "{name}" MATCH ? ORDER BY rowid DESC LIMIT ?'
    return f't."id" IN ({found}) ORDER BY t."id" DESC'


def fields_of(of: DataTypeRow) -> list[FieldRow]:
    """The fields whose words are found; in an order that does not change with the user's."""
    return sorted((field for field in of.fields if field.kind in FOUND), key=lambda field: field.id)


def vocabulary(database: Database, of: DataTypeRow, word: str) -> list[str]:
    """Words of a type's records that begin and are as long as another, more or less: not all where
    there are too many. Words with digits only for one with digits."""
    if isinstance(database, SqliteDatabase):
        name = index_name(of.table)
        database.execute_sql(
            f'CREATE VIRTUAL TABLE IF NOT EXISTS temp."{name}_words"'
            f' USING fts5vocab(main, "{name}", row)'
        )
        sql = f'SELECT term FROM temp."{name}_words" WHERE term >= ? AND term < ?'
        values: tuple[object, ...] = (word[0], chr(ord(word[0]) + 1))
        term, spelled = "term", "term NOT GLOB '*[0-9]*'"
    else:
        vector = _vector(fields_of(of)).replace("'", "''")
        some = f'SELECT {vector} FROM "{of.table}" ORDER BY "id" DESC LIMIT {SAMPLE}'
        sql, values = f"SELECT word FROM ts_stat('{some}') WHERE left(word, 1) = %s", (word[0],)
        term, spelled = "word", "word !~ '[0-9]'"
    length, mark = len(word), database.param
    sql += f" AND length({term}) BETWEEN {mark} AND {mark}"
    if not any(letter.isdecimal() for letter in word):
        sql += f" AND {spelled}"
    rows = fetch(f"{sql} LIMIT {TERMS}", (*values, length - 1, length + 2))
    return [found for (found,) in rows]
