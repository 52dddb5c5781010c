"""Data types with their fields, their records page by page, and what records are called."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from .database import session
from .field_json import load_settings
from .fields import TEXTS, DataTypeRow, FieldKind, FieldRow
from .full_text import fields_of, index_name
from .queries import attachments
from .reading import readable
from .record_filters import Where, all_values, clean, conditions, full_text, starting_with
from .record_order import Part, key_value, keys, parts, text_key, text_sql
from .record_rows import AttachmentRow, Page, Query, RecordRow
from .record_store import RecordTable, Row, among, fetch, listed, on_sqlite
from .tables import database
from .values import from_column, to_json


@session()
def data_type(type_id: int) -> DataTypeRow | None:
    """A data type with its fields; None where it was deleted, or never was."""
    found = _data_types(f"id = {database.param} AND deleted_at IS NULL", (type_id,))
    return found[0] if found else None


@session()
def data_types(project_id: int) -> list[DataTypeRow]:
    """The data types of a project, in the order in which they were made."""
    return data_types_of([project_id])


def data_types_of(project_ids: Iterable[int]) -> list[DataTypeRow]:
    """The data types of several projects."""
    where = f"{among('project_id')} AND deleted_at IS NULL"
    return _data_types(where, (listed(project_ids),))


_TYPE = "id, project_id, name, description, table_name, revision, icon, module, module_version"
_FIELD = "data_type_id, name, kind, id, column_name, description, required, is_unique"


def _data_types(where: str, values: Sequence[Any]) -> list[DataTypeRow]:
    """By hand: it is asked for again and again, and peewee takes ten times as long."""
    types = fetch(f"SELECT {_TYPE} FROM data_type WHERE {where} ORDER BY id", values)
    fields: dict[int, list[FieldRow]] = {row[0]: [] for row in types}
    rows = fetch(
        f"SELECT {_FIELD}, target_id, module_key, settings FROM data_field"
        f" WHERE {among('data_type_id')} AND deleted_at IS NULL ORDER BY position, id",
        (listed(fields),),
    )
    for type_id, name, kind, key, column, text, required, unique, target, module, settings in rows:
        field = FieldRow(
            name, FieldKind(kind), key, column, text, bool(required), bool(unique),
            target=target or 0, module_key=module,
        )  # fmt: skip
        fields[type_id].append(load_settings(field, settings))
    return [
        DataTypeRow(key, project, name, text, table, revision, tuple(fields[key]), *rest)
        for key, project, name, text, table, revision, *rest in types
    ]


@session()
def record(of: DataTypeRow, record_id: int) -> RecordRow | None:
    """A record; None where it was deleted, or never was."""
    return RecordTable(of).load([record_id]).get(record_id)


@session()
def read_page(
    of: DataTypeRow,
    query: Query,
    *,
    limit: int,
    after: RecordRow | None = None,
    before: RecordRow | None = None,
    offset: int = 0,
    at_end: bool = False,
) -> Page:
    """At most ``limit`` records of what a query finds, in its order.

    They follow ``after`` or precede ``before``, as those were read: they may have changed since, or
    be gone. Otherwise they are the first ones, or ``at_end`` the last ones. ``offset`` passes over
    so many, seen from there.
    """
    anchor, forward = after or before, before is None and not at_end
    source, row_id = _source(of, query)
    wanted = keys(of, query.sort, row_id)
    begin = None if anchor is None else [key_value(key, anchor) for key in wanted]
    asked = conditions(of, query, joined_text="CROSS JOIN" in source)
    some = parts(wanted, begin, forward=forward)
    found = _read(of, source, asked, some, (limit, offset))
    return page_of(of, found if forward else found[::-1])


def read_matching(of: DataTypeRow, query: Query, also: Sequence[Where], limit: int) -> Page:
    """The first records of what a query finds for which other conditions hold, too."""
    some = parts(keys(of, query.sort))
    asked = [*conditions(of, query), *also]
    return page_of(of, _read(of, f'"{of.table}" t', asked, some, (limit, 0)))


def _source(of: DataTypeRow, query: Query) -> tuple[str, str]:
    """Where the records come from, and their id there.

    SQLite's full text gives records by id: as many as are asked for, without finding them all.
    """
    name = index_name(of.table)
    if query.sort or not query.text.strip() or not on_sqlite() or not fields_of(of):
        return f'"{of.table}" t', 't."id"'
    return f'"{name}" CROSS JOIN "{of.table}" t ON t."id" = "{name}".rowid', f'"{name}".rowid'


def _read(
    of: DataTypeRow,
    source: str,
    asked: Sequence[Where],
    some: Iterable[Part],
    window: tuple[int, int],
) -> list[Row]:
    """The first rows of these parts after an offset."""
    limit, offset = window
    is_joined = "CROSS JOIN" in source
    mark, found, selected = database.param, list[Row](), RecordTable(of).selected
    for part in some:
        where = _where([*part.conditions, *(sql for sql, _ in asked)])
        values = (*part.values, *all_values(asked))
        rest = f"{source}{where} ORDER BY {part.order} LIMIT {mark} OFFSET {mark}"
        if offset and not is_joined:  # an index is enough to pass over the others
            rest = (
                f'"{of.table}" t WHERE t."id" IN (SELECT t."id" FROM {rest}) ORDER BY {part.order}'
            )
        sql = f"SELECT {selected} FROM {rest}"
        rows = fetch(sql, (*values, limit - len(found), offset))
        found += rows
        if len(found) >= limit:
            break
        if rows:
            offset = 0
        elif offset:
            passed = f"SELECT 1 FROM {source}{where} LIMIT {mark}"
            offset -= fetch(f"SELECT count(*) FROM ({passed}) s", (*values, offset))[0][0]
    return found


def _where(sql: Sequence[str]) -> str:
    return f" WHERE {' AND '.join(sql)}" if sql else ""


def page_of(of: DataTypeRow, found: Sequence[Row]) -> Page:
    """The records with what they link to."""
    rows = RecordTable(of).records(found)
    names: dict[tuple[int, int], str] = {}
    for target, ids in _targets(of, rows).items():
        names |= {(target, key): title for key, title in titles(target, ids).items()}
    return Page(tuple(rows), names, _files(of, rows))


def _targets(of: DataTypeRow, rows: Iterable[RecordRow]) -> dict[int, set[int]]:
    """The ids of the linked records, by data type."""
    found: dict[int, set[int]] = defaultdict(set)
    for field in of.fields:
        for row in rows if field.target else ():
            value: Any = row.values[field.id]
            if value is not None:
                found[field.target].update(value if isinstance(value, tuple) else (value,))
    return found


def _files(of: DataTypeRow, rows: Iterable[RecordRow]) -> dict[int, AttachmentRow]:
    fields = [field.id for field in of.fields if field.kind is FieldKind.ATTACHMENT]
    ids: set[Any] = {row.values[field_id] for row in rows for field_id in fields} - {None}
    return attachments(ids) if ids else {}


@session()
def count(of: DataTypeRow, query: Query) -> int:
    """How many records a query finds."""
    asked = conditions(of, query)
    where, values = _where([sql for sql, _ in asked]), all_values(asked)
    found: int = fetch(f'SELECT count(*) FROM "{of.table}" t{where}', values)[0][0]
    return found


@session()
def titles(type_id: int, ids: Collection[int]) -> dict[int, str]:
    """What records are called, by id; those that are there, also of a deleted type."""
    found = _data_types(f"id = {database.param}", (type_id,))
    return {} if not found or not ids else titles_where(found[0], among('t."id"'), (listed(ids),))


def titles_where(of: DataTypeRow, rest: str, values: Sequence[Any]) -> dict[int, str]:
    """The titles of those records that a condition names, by id, in its order."""
    sql = f'SELECT t."id", {_title_column(of)} FROM "{of.table}" t WHERE {rest}'
    with readable(of):
        return {key: title_of(of, key, stored) for key, stored in fetch(sql, values)}


_UNTOLD = frozenset(
    {FieldKind.CHOICES, FieldKind.LINK, FieldKind.LINKS, FieldKind.ATTACHMENT, FieldKind.BOOLEAN}
)
"""Kinds whose values say nothing alone."""


def _title_column(of: DataTypeRow) -> str:
    field = of.title_field
    return "NULL" if field is None or field.kind in _UNTOLD else f't."{field.column}"'


def title_of(of: DataTypeRow, record_id: int, stored: Any) -> str:
    """What a record is called: by what its title column holds, or else by its number."""
    field = of.title_field
    if field is None or stored is None:
        return f"#{record_id}"
    return str(to_json(from_column(field, stored)))


@session()
def find_titles(type_id: int, text: str, limit: int) -> list[tuple[int, str]]:
    """Records that somebody may mean who typed ``text``: id and title, the likeliest first.

    Nothing typed: those that were changed last.
    """
    of = data_type(type_id)
    if of is None:
        return []
    mark = database.param
    if not text.strip():
        found = titles_where(
            of, f'1 = 1 ORDER BY t."updated_at" DESC, t."id" DESC LIMIT {mark}', (limit,)
        )
        return list(found.items())
    found = {}
    for sql, values in _meant(of, text):
        if len(found) < limit:
            found |= titles_where(of, f'{sql} ORDER BY t."id" LIMIT {mark}', (*values, limit))
    return list(found.items())[:limit]


def _meant(of: DataTypeRow, text: str) -> Iterator[Where]:
    """Titles that begin with a text, records in which its words are, titles that contain it."""
    field = of.title_field
    title = None if field is None or field.kind not in TEXTS else field
    key = "" if title is None else text_key(title, clean(text))
    if title is not None and key:
        yield starting_with(text_sql(title), key)
    yield full_text(of, text)
    if title is not None and key:
        position = "instr" if on_sqlite() else "strpos"
        yield f"{position}({text_sql(title)}, {database.param}) > 0", (key,)
