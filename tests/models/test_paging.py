"""Pages of records: any order, read from anywhere, is the same list on both databases."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from peewee import Database

from desktop_app.models import Project, User, records, sort_indexes
from desktop_app.models.fields import DataTypeRow, FieldKind, FieldRow
from desktop_app.models.keys import sort_key
from desktop_app.models.record_order import folded
from desktop_app.models.record_rows import Condition, Filter, Operator, Query, RecordRow, Sort
from tests.models.records import FIELDS, OPTIONS, attach, fill, make_type, share, values

ALL = Query()
MANY = 10_000


@pytest.fixture
def things(user: User, project: Project) -> DataTypeRow:
    """A data type with a field of each kind."""
    return make_type(user, project)


def by_name(of: DataTypeRow, name: str) -> FieldRow:
    return next(field for field in of.fields if field.name == name)


def ids(of: DataTypeRow, query: Query, **where: Any) -> list[int]:
    """The ids of a page."""
    return [row.id for row in records.read_page(of, query, **{"limit": MANY, **where}).rows]


def expected_key(field: FieldRow, row: RecordRow, rows: list[RecordRow], names: list[str]) -> Any:
    """By what a record is ordered, said once more and otherwise; None is empty."""
    value: Any = row.values[field.id]
    if value is None:
        return None
    match field.kind:
        case FieldKind.TEXT | FieldKind.LONG_TEXT:
            return sort_key(value)[:300]
        case FieldKind.EMAIL | FieldKind.PHONE | FieldKind.URL:
            return "".join(x.lower() if x.isascii() else x for x in value)[:300]
        case FieldKind.CHOICE:
            return OPTIONS.index(value)
        case FieldKind.CHOICES:
            import json

            return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        case FieldKind.LINK:
            title = min(rows[value - 1].values)  # the first field, a text
            of_other: Any = rows[value - 1].values[title]
            return None if of_other is None else sort_key(of_other)
        case FieldKind.LINKS:
            return len(value)
        case FieldKind.ATTACHMENT:
            return folded(names[value])
    return value


def in_order(
    rows: list[RecordRow], of: DataTypeRow, sort: tuple[Sort, ...], names: Any
) -> list[int]:
    """The ids of records, sorted by Python: stable, from the last column to the first."""
    found = sorted(rows, key=lambda row: row.id, reverse=bool(sort) and sort[-1].descending)
    for each in reversed(sort):
        field = of.field(each.field_id)
        assert field is not None
        keyed = [(expected_key(field, row, rows, names), row) for row in found]
        full = [(key, row) for key, row in keyed if key is not None]
        full.sort(key=lambda pair: pair[0], reverse=False)
        if each.descending:  # stays stable
            full.sort(key=lambda pair: pair[0], reverse=True)
        found = [row for _, row in full] + [row for key, row in keyed if key is None]
    return [row.id for row in found]


@st.composite
def rows_of(draw: st.DrawFn) -> list[dict[str, Any]]:
    count = draw(st.integers(0, 12))
    plain = {f.name: st.none() | values(f.kind) for f in FIELDS}
    rows: list[dict[str, Any]] = [draw(st.fixed_dictionaries(plain)) for _ in range(count)]
    for row in rows:
        row["Link"] = draw(st.none() | st.integers(1, count))
        row["Links"] = tuple(sorted(draw(st.sets(st.integers(1, count), max_size=3)))) or None
        row["File"] = draw(st.none() | st.integers(0, 2))
    return rows


sorts = st.lists(
    st.tuples(st.integers(0, len(FIELDS) - 1), st.booleans()), max_size=3, unique_by=lambda s: s[0]
)


@share(3)
@given(rows=rows_of(), chosen=sorts, size=st.integers(1, 5), data=st.data())
def test_pages_are_the_list(
    things: DataTypeRow, rows: list[dict[str, Any]], chosen: Any, size: int, data: st.DataObject
) -> None:
    files = attach("b.txt", "A.txt", "a.txt")
    names = dict(zip(files, ("b.txt", "A.txt", "a.txt"), strict=True))
    for row in rows:
        row["File"] = None if row["File"] is None else files[row["File"]]
    made = fill(things, rows)
    sort = tuple(Sort(things.fields[at].id, descending) for at, descending in chosen)
    query = Query(sort=sort)
    everything = in_order(made, things, sort, names)
    assert ids(things, query) == everything
    assert ids(things, query, at_end=True) == everything
    assert records.count(things, query) == len(made)
    check_pages(things, query, everything, size)
    offset = data.draw(st.integers(0, len(made) + 1))
    check_offsets(things, query, everything, offset, size)


def check_pages(of: DataTypeRow, query: Query, everything: list[int], size: int) -> None:
    """Page by page, to either side."""
    found: list[RecordRow] = []
    while page := records.read_page(of, query, limit=size, after=found[-1] if found else None).rows:
        found += page
    assert [row.id for row in found] == everything
    back: list[RecordRow] = list(records.read_page(of, query, limit=size, at_end=True).rows)
    while back and (page := records.read_page(of, query, limit=size, before=back[0]).rows):
        back = [*page, *back]
    assert back == found


def check_offsets(
    of: DataTypeRow, query: Query, everything: list[int], offset: int, n: int
) -> None:
    assert ids(of, query, limit=n, offset=offset) == everything[offset:][:n]
    last = everything[: max(len(everything) - offset, 0)]
    assert ids(of, query, limit=n, offset=offset, at_end=True) == last[-n:]
    if everything:
        middle = len(everything) // 2
        anchor = records.record(of, everything[middle])
        assert anchor is not None
        rest = everything[middle + 1 :]
        assert ids(of, query, limit=n, offset=offset, after=anchor) == rest[offset:][:n]
        before = everything[:middle][: max(middle - offset, 0)]
        assert ids(of, query, limit=n, offset=offset, before=anchor) == before[-n:]


def test_anchor_that_is_gone(things: DataTypeRow) -> None:
    """Where a record was is known by its values, though it has been changed or deleted."""
    integer = by_name(things, "Integer")
    made = fill(things, [{"Integer": n} for n in (1, 2, 3, 4, None)])
    fill(things, [{"Integer": n} for n in (1, None, 3, 4, None)])
    query = Query(sort=(Sort(integer.id),))
    assert ids(things, query, after=made[1]) == [3, 4, 2, 5]
    assert ids(things, query, before=made[1]) == [1]


def test_sorting_by_what_is_no_more(things: DataTypeRow) -> None:
    fill(things, [{}, {}])
    assert ids(things, Query(sort=(Sort(9_999_999, True),))) == [1, 2]


def test_same_column_twice(things: DataTypeRow) -> None:
    text = by_name(things, "Text")
    made = fill(things, [{"Text": "b"}, {"Text": "a"}, {}])
    query = Query(sort=(Sort(text.id), Sort(text.id, True)))
    assert ids(things, query) == [2, 1, 3]
    assert ids(things, query, after=made[1]) == [1, 3]


def test_pages_of_a_filter(things: DataTypeRow) -> None:
    money = by_name(things, "Money")
    fill(things, [{"Money": Decimal(n)} for n in range(50)])
    asked = Filter((Condition(money.id, Operator.AT_LEAST, Decimal("20.00")),))
    query = Query(asked, (Sort(money.id, True),))
    assert ids(things, query, limit=3) == [50, 49, 48]
    check_pages(things, query, list(range(50, 20, -1)), 7)
    assert records.count(things, query) == 30


def test_pages_of_a_text(things: DataTypeRow) -> None:
    fill(things, [{"Text": f"Word {n}", "Integer": -n} for n in range(30)])
    number = by_name(things, "Integer")
    for sort, everything in (((), range(1, 31)), ((Sort(number.id),), range(30, 0, -1))):
        query = Query(text="wor", sort=sort)
        check_pages(things, query, list(everything), 7)
        check_offsets(things, query, list(everything), 4, 5)
        assert records.count(things, query) == 30


@pytest.mark.parametrize("descending", [False, True])
def test_seeks_in_the_index(sqlite: Database, descending: bool) -> None:
    """On SQLite, each part of a page is one range of the index, read in its order."""
    from desktop_app.models.record_order import key_value, keys, parts
    from desktop_app.operations import create_project, create_user

    user = create_user("Ada", "ada@example.com")
    of = make_type(user, create_project(user.id, "Shop"))
    (row,) = fill(of, [{"Text": "a", "Choice": "New", "Email": "b", "Money": Decimal(1)}])
    for name in ("Text", "Choice", "Email", "Money", "Date"):
        field = by_name(of, name)
        sort_indexes.make_index(of, field)
        wanted = keys(of, (Sort(field.id, descending),))
        anchor = [key_value(key, row) for key in wanted]
        for forward in (True, False):
            for start in (None, anchor):
                for part in parts(wanted, start, forward=forward):
                    plan = explain(sqlite, of, part.conditions, part.values, part.order)
                    assert "SEARCH t USING INDEX sort_" in plan, (part, plan)
                    assert "TEMP B-TREE" not in plan, (part, plan)


def explain(database: Database, of: DataTypeRow, where: Any, values: Any, order: str) -> str:
    sql = f'SELECT t.* FROM "{of.table}" t WHERE {" AND ".join(where)} ORDER BY {order} LIMIT 9'
    rows = database.execute_sql(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()
    return "; ".join(row[3] for row in rows)
