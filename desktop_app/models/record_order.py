"""The order of records as SQL: what they are sorted by, and the parts before and after a record.

Empty values come last, whichever the direction; neither database can seek to them in an index that
also holds the others if one statement asks for both. So a page is read in parts, each of which
knows which columns are empty: one part is one range of an index.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from .field_rows import fields_of, type_row
from .fields import NUMBERS, DataTypeRow, FieldKind, FieldRow, Value
from .keys import sort_key
from .record_rows import RecordRow, Sort
from .record_store import fetch, on_sqlite
from .tables import DataType, database
from .values import KEY_SUFFIX, has_key, to_column

LONGEST = 300
"""So many characters of a text count: PostgreSQL's indexes hold 2,700 bytes."""
_LONG = frozenset({FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.URL})
_FOLDED = frozenset({FieldKind.EMAIL, FieldKind.PHONE, FieldKind.URL})
_UNINDEXED = frozenset({FieldKind.LINK, FieldKind.LINKS, FieldKind.ATTACHMENT})
_UPPER = {ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


@dataclass(frozen=True)
class Key:
    """One expression of the order. ``field`` is None for the record's id, which ends each order."""

    sql: str
    descending: bool
    field: FieldRow | None = None

    @property
    def nullable(self) -> bool:
        """Whether it can be empty."""
        return self.field is not None

    @property
    def filled(self) -> str:
        """The condition that it is not empty: on SQLite one that is sought in an index."""
        if not on_sqlite() or self.field is None or not indexable(self.field):
            return f"{self.sql} IS NOT NULL"
        return f"{self.sql} >= {'-9e999' if _is_number(self.field) else _EMPTY_TEXT}"


@dataclass(frozen=True)
class Part:
    """Some of the records, which follow each other in the order."""

    conditions: tuple[str, ...]
    values: tuple[Any, ...]
    order: str


def folded(text: str) -> str:
    """What ``lower`` of SQLite and of PostgreSQL's "C" makes of a text: only A to Z change."""
    return text.translate(_UPPER)


def text_sql(field: FieldRow, row: str = "t.") -> str:
    """An expression by which a text is found, regardless of case."""
    if has_key(field):
        return f'{row}"{field.column}{KEY_SUFFIX}"'
    return f'lower({row}"{field.column}")'


def text_key(field: FieldRow, text: str) -> str:
    """What ``text_sql`` is for a value."""
    return sort_key(text) if has_key(field) else folded(text)


def order_sql(field: FieldRow, row: str = "t.") -> str:
    """An expression that orders records by a field of their own."""
    if has_key(field) or field.kind in _FOLDED:
        sql = text_sql(field, row)
        if field.kind not in _LONG:
            return sql
        return f"substr({sql}, 1, {LONGEST})" if on_sqlite() else f"left({sql}, {LONGEST})"
    if field.kind is FieldKind.CHOICE and field.options:
        places = " ".join(f"WHEN {_quoted(o)} THEN {at}" for at, o in enumerate(field.options))
        return f'CASE {row}"{field.column}" {places} END'
    return f'{row}"{field.column}"'


def _quoted(text: str) -> str:
    """A literal: an index knows its expression again by nothing less."""
    literal = "'" + text.replace("'", "''") + "'"
    return literal if on_sqlite() else literal.replace("%", "%%")


_EMPTY_TEXT = "''"


def _is_number(field: FieldRow) -> bool:
    """Whether ``order_sql`` is a number on SQLite."""
    is_place = field.kind is FieldKind.CHOICE and bool(field.options)
    return is_place or field.kind is FieldKind.BOOLEAN or field.kind in NUMBERS


def indexable(field: FieldRow) -> bool:
    """Whether an index of the type's own table can hold the order by a field."""
    return field.kind not in _UNINDEXED


def keys(of: DataTypeRow, sort: Sequence[Sort], row_id: str = 't."id"') -> tuple[Key, ...]:
    """What records are ordered by; columns that are no more are left out.

    The id has the last column's direction, so that an index can be read backwards as a whole.
    """
    found: list[Key] = []
    for each in sort:
        field = of.field(each.field_id)
        if field is not None and field not in [key.field for key in found]:
            found.append(Key(_key_sql(field), each.descending, field))
    return (*found, Key(row_id, bool(found) and found[-1].descending))


def _key_sql(field: FieldRow) -> str:
    """An expression that orders by what people see of a field: of a link, the other's title."""
    match field.kind:
        case FieldKind.LINK:
            other = _title_sql(field)
            return f'(SELECT {other[0]} FROM "{other[1]}" o WHERE o."id" = t."{field.column}")'
        case FieldKind.LINKS:
            links = f'SELECT count(*) FROM "{field.column}" j WHERE j.record_id = t."id"'
            return f"nullif(({links}), 0)"
        case FieldKind.ATTACHMENT:
            name = _FILE_NAME if on_sqlite() else f'{_FILE_NAME} COLLATE "C"'
            return f'(SELECT {name} FROM attachment o WHERE o."id" = t."{field.column}")'
    return order_sql(field)


_FILE_NAME = 'lower(o."name")'


def _title_sql(field: FieldRow) -> tuple[str, str]:
    """What orders the records that a link leads to, and their table."""
    target = type_row(DataType.get_by_id(field.target), fields_of(field.target))
    title = target.title_field
    if title is None or not indexable(title):
        return 'o."id"', target.table
    return order_sql(title, "o."), target.table


def key_value(key: Key, record: RecordRow) -> Any:
    """What a key's expression was for a record as it was read; it may have changed since."""
    field = key.field
    if field is None:
        return record.id
    value = record.values.get(field.id)
    if value is None:
        return None
    match field.kind:
        case FieldKind.LINK | FieldKind.ATTACHMENT:
            return _looked_up(field, value)
        case FieldKind.LINKS:
            return len(value) if isinstance(value, tuple) else None
        case FieldKind.CHOICE if field.options:
            return field.options.index(str(value)) if value in field.options else None
    if has_key(field) or field.kind in _FOLDED:
        key_text = text_key(field, str(value))
        return key_text[:LONGEST] if field.kind in _LONG else key_text
    return to_column(value, database.obj)


def _looked_up(field: FieldRow, value: Value) -> Any:
    inner = _key_sql(field)[1:-1].rpartition("=")[0]
    rows = fetch(f"{inner}= {database.param}", (value,))
    return rows[0][0] if rows else None


def parts(
    wanted: Sequence[Key], anchor: Sequence[Any] | None = None, *, forward: bool = True
) -> Iterator[Part]:
    """The parts in which the records follow an anchor's key values, or with which all begin.

    Not ``forward``: those that precede it, or that end it all, the last one first.
    """
    if anchor is None:
        yield from _halves(wanted, forward)
        return
    for at, key in reversed(list(enumerate(wanted))):
        conditions, values = _equal(wanted[:at], anchor)
        if anchor[at] is not None:
            sign = ">" if key.descending is not forward else "<"
            beyond = (*conditions, f"{key.sql} {sign} {database.param}")
            yield Part(beyond, (*values, anchor[at]), _order(wanted[at:], forward))
        if key.nullable and (anchor[at] is not None) is forward:
            half = (_empty if forward else _filled)(wanted[at:], forward)
            yield Part((*conditions, *half.conditions), tuple(values), half.order)


def _halves(wanted: Sequence[Key], forward: bool) -> Iterator[Part]:
    if not wanted[0].nullable:
        yield Part((), (), _order(wanted, forward))
    elif forward:
        yield from (_filled(wanted, forward), _empty(wanted, forward))
    else:
        yield from (_empty(wanted, forward), _filled(wanted, forward))


def _filled(wanted: Sequence[Key], forward: bool) -> Part:
    return Part((wanted[0].filled,), (), _order(wanted, forward))


def _empty(wanted: Sequence[Key], forward: bool) -> Part:
    order = _order(wanted[1:], forward, known=False)
    return Part((f"{wanted[0].sql} IS NULL",), (), order)


def _equal(wanted: Sequence[Key], anchor: Sequence[Any]) -> tuple[list[str], list[Any]]:
    conditions, values = [], []
    for key, value in zip(wanted, anchor, strict=False):
        if value is None:
            conditions.append(f"{key.sql} IS NULL")
        else:
            conditions.append(f"{key.sql} = {database.param}")
            values.append(value)
    return conditions, values


def _order(wanted: Sequence[Key], forward: bool, *, known: bool = True) -> str:
    """``known``: the first key is not empty."""
    columns = []
    for at, key in enumerate(wanted):
        if key.nullable and (at or not known):
            columns.append(f"({key.sql}) IS NULL{'' if forward else ' DESC'}")
        columns.append(f"{key.sql}{' DESC' if key.descending is forward else ''}")
    return ", ".join(columns)
