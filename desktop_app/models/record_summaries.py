"""Records added up: groups for a board, bars of a chart, a calendar's days, what leads to one."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from .database import session
from .fields import DataTypeRow, FieldKind, FieldRow, Value
from .reading import readable
from .record_filters import all_values, between, conditions, day_start, each_choice
from .record_pages import data_type, read_matching, titles
from .record_rows import BackLinks, Page, Query, Sort
from .record_store import fetch, on_sqlite
from .tables import DataField, DataType, database
from .values import from_column

GROUPS = 1_000
"""So many groups of a field are told apart, the largest."""
FIRST = 5
"""So many of the records that lead to one are named."""
IN_PERIOD = 2_000
LINKS = (FieldKind.LINK, FieldKind.LINKS)
_HALF = 32  # SQLite's sums must fit in 64 bits: they are added up in two halves

Group = tuple[Value, Decimal | int]


@session()
def groups(of: DataTypeRow, query: Query, field: FieldRow) -> list[tuple[Value, int]]:
    """How many of the records have each value of a field; of several, each is a value."""
    return [(value, int(amount)) for value, amount in _grouped(of, query, field, None)]


@session()
def chart(of: DataTypeRow, query: Query, by: FieldRow, add: FieldRow | None) -> list[Group]:
    """How many of the records have each value of ``by``, or what their ``add`` sums up to.

    Options come in their order, dates in time's, others the largest first, records without a value
    last. Of dates and times, the local day counts: its first moment stands for it.
    """
    return _grouped(of, query, by, add)


def _grouped(of: DataTypeRow, query: Query, by: FieldRow, add: FieldRow | None) -> list[Group]:
    rows = _group_rows(of, query, by, add)
    with readable(of):
        if by.kind is FieldKind.DATE_TIME:
            return _by_day(rows, add)
        read = _reader(by)
        found = [(read(stored), _amount(add, *amounts)) for stored, *amounts in rows]
        return sorted(found, key=_place(by))


def _group_rows(of: DataTypeRow, query: Query, by: FieldRow, add: FieldRow | None) -> list[Any]:
    source, value = _expression(of, by)
    asked = conditions(of, query)
    where = " AND ".join(sql for sql, _ in asked) or "1 = 1"
    amounts = _sums(add)
    most = "" if by.kind is FieldKind.DATE_TIME else f" ORDER BY 2 DESC LIMIT {GROUPS}"
    sql = f"SELECT {value}, {amounts} FROM {source} WHERE {where} GROUP BY 1{most}"
    return fetch(sql, all_values(asked))


def _expression(of: DataTypeRow, by: FieldRow) -> tuple[str, str]:
    """What to select from, and what tells the groups apart there."""
    table, column = f'"{of.table}" t', f't."{by.column}"'
    match by.kind:
        case FieldKind.LINKS:
            return f'{table} LEFT JOIN "{by.column}" j ON j.record_id = t."id"', "j.target_id"
        case FieldKind.CHOICES:
            return f"{table} LEFT JOIN {each_choice(column)} ON 1 = 1", "c.value"
        case FieldKind.DATE_TIME if on_sqlite():
            return table, f"substr({column}, 1, 15)"  # ten minutes: time zones differ by quarters
        case FieldKind.DATE_TIME:
            return table, f"left(to_char({column}, 'YYYY-MM-DD HH24:MI'), 15)"
    return table, column


def _sums(add: FieldRow | None) -> str:
    if add is None:
        return "count(*)"
    column = f't."{add.column}"'
    if not on_sqlite():
        return f"coalesce(sum({column}), 0)"
    if add.kind is not FieldKind.INTEGER:
        column = f"CAST(round({column} * 1e{add.places}) AS INTEGER)"
    return f"coalesce(sum({column} >> {_HALF}), 0), coalesce(sum({column} & {2**_HALF - 1}), 0)"


def _amount(add: FieldRow | None, *stored: Any) -> Decimal | int:
    """What ``_sums`` selected."""
    whole = stored[0] if len(stored) == 1 else (stored[0] << _HALF) + stored[1]
    if add is None or add.kind is FieldKind.INTEGER:
        return int(whole)
    place = Decimal(1).scaleb(-add.places)
    return Decimal(whole) * place if len(stored) > 1 else Decimal(whole).quantize(place)


def _reader(by: FieldRow) -> Callable[[Any], Value]:
    if by.kind in (FieldKind.CHOICES, FieldKind.LINKS):  # one of its members
        return lambda stored: stored
    return lambda stored: from_column(by, stored)


def _place(by: FieldRow) -> Callable[[Group], Any]:
    """By what groups are sorted."""
    places: dict[Value, int] = {option: at for at, option in enumerate(by.options)}

    def place(group: Group) -> tuple[Any, ...]:
        value, amount = group
        at = places.get(value, len(places))
        if by.kind is FieldKind.DATE and isinstance(value, datetime.date):
            at = value.toordinal()
        return value is None, at, -abs(Decimal(amount)), str(value)

    return place


def _by_day(rows: Iterable[Any], add: FieldRow | None) -> list[Group]:
    """Groups of ten minutes, by the local day in which they begin."""
    found: dict[datetime.date, Decimal | int] = defaultdict(int)
    empty: list[Group] = []
    for begin, *amounts in rows:
        if begin is None:
            empty = [(None, _amount(add, *amounts))]
            continue
        moment = datetime.datetime.fromisoformat(f"{begin}0+00:00")
        found[moment.astimezone().date()] += _amount(add, *amounts)
    return [(day_start(day), amount) for day, amount in sorted(found.items())] + empty


@session()
def in_period(
    of: DataTypeRow,
    query: Query,
    field: FieldRow,
    start: datetime.date,
    end: datetime.date,
    limit: int = IN_PERIOD,
) -> Page:
    """The records whose date, or date and time, lies between two days or moments; the second does
    not count. In time's order, whatever the query's."""
    ordered = Query(query.filter, (Sort(field.id),), query.text)
    return read_matching(of, ordered, [between(field, start, end)], limit)


@session()
def back_links(of: DataTypeRow, record_id: int) -> list[BackLinks]:
    """What leads to a record, by type and field; only where something does."""
    leading = (DataField.target == of.id) & DataField.deleted_at.is_null()
    query: Any = (
        DataField.select(DataField.id, DataField.data_type)
        .join(DataType, on=DataField.data_type)
        .where(leading, DataField.kind.in_(LINKS), DataType.deleted_at.is_null())
        .order_by(DataField.data_type, DataField.position)
        .tuples()
    )
    found = []
    for field_id, type_id in list(query):
        other = of if type_id == of.id else data_type(type_id)
        field = None if other is None else other.field(field_id)
        if other is not None and field is not None:
            found.append(_leading(other, field, record_id))
    return [links for links in found if links.count]


def _leading(other: DataTypeRow, field: FieldRow, record_id: int) -> BackLinks:
    is_joined = field.kind is FieldKind.LINKS
    table, key = (field.column, "record_id") if is_joined else (other.table, "id")
    column = "target_id" if is_joined else field.column
    rest = f'FROM "{table}" WHERE "{column}" = {database.param}'
    (count,) = fetch(f"SELECT count(*) {rest}", (record_id,))[0]
    first = fetch(f'SELECT "{key}" {rest} ORDER BY "{key}" LIMIT {FIRST}', (record_id,))
    named = titles(other.id, [row[0] for row in first])
    records = tuple(sorted(named.items()))
    return BackLinks(other.id, other.name, field.id, field.name, count, records)
