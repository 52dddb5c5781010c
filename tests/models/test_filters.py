"""Filters of records: each operator of each kind finds what Python finds, on both databases."""

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from peewee import Database

from desktop_app.models import Project, User, record_filters, records
from desktop_app.models.fields import TEXTS, DataTypeRow, FieldKind, FieldRow
from desktop_app.models.keys import sort_key
from desktop_app.models.record_order import folded
from desktop_app.models.record_rows import (
    Condition,
    Filter,
    Operator,
    Query,
    RecordRow,
    operators,
)
from desktop_app.models.values import normalized
from tests.models.records import FIELDS, attach, fill, make_type, share, values

O = Operator  # noqa: E741
TODAY = datetime.date(2024, 3, 1)
CLOCK = {
    O.TODAY: (datetime.date(2024, 3, 1), datetime.date(2024, 3, 2)),
    O.THIS_MONTH: (datetime.date(2024, 3, 1), datetime.date(2024, 4, 1)),
    O.THIS_YEAR: (datetime.date(2024, 1, 1), datetime.date(2025, 1, 1)),
}


@pytest.fixture
def things(user: User, project: Project, monkeypatch: pytest.MonkeyPatch) -> DataTypeRow:
    """A data type with a field of each kind, on a leap year's first of March."""
    monkeypatch.setattr(record_filters, "local_today", lambda: TODAY)
    return make_type(user, project)


@pytest.fixture
def of(user: User, project: Project) -> Callable[[FieldKind], DataTypeRow]:
    """Makes a data type with one field."""
    return lambda kind: make_type(
        user, project, FieldRow("Field", kind, options=("a", "b") if "choice" in kind else ())
    )


def found(of: DataTypeRow, *asked: Condition | Filter, any_of: bool = False) -> set[int]:
    query = Query(Filter(asked, any_of))
    rows = records.read_page(of, query, limit=1_000).rows
    assert records.count(of, query) == len(rows)
    return {row.id for row in rows}


def days(value: datetime.date) -> datetime.date:
    """The local day of a date or a moment."""
    return value.astimezone().date() if isinstance(value, datetime.datetime) else value


def holds(field: FieldRow, operator: Operator, value: Any, other: Any) -> bool:
    """What an operator asks, said once more, in Python."""
    if operator in (O.EMPTY, O.NOT_EMPTY):
        return (value is None) is (operator is O.EMPTY)
    if operator in (O.IS_NOT, O.CONTAINS_NOT):
        opposite = O.IS if operator is O.IS_NOT else O.CONTAINS
        return value is None or not holds(field, opposite, value, other)
    if value is None:
        return False
    if field.kind in (FieldKind.DATE, FieldKind.DATE_TIME):
        return in_days(operator, days(value), other)
    if field.kind in TEXTS:
        keyed = field.kind in (FieldKind.TEXT, FieldKind.LONG_TEXT)
        value, other = ((sort_key if keyed else folded)(normalized(t)) for t in (value, other))
    members = other if isinstance(other, tuple) else (other,)
    some = value if isinstance(value, tuple) else (value,)
    if field.kind in (FieldKind.CHOICE, FieldKind.CHOICES, FieldKind.LINK, FieldKind.LINKS):
        return bool(set(some) & set(members))
    return bool(
        {
            O.IS: lambda: value == other,
            O.CONTAINS: lambda: other in value,
            O.STARTS_WITH: lambda: value.startswith(other),
            O.LESS: lambda: value < other,
            O.AT_MOST: lambda: value <= other,
            O.MORE: lambda: value > other,
            O.AT_LEAST: lambda: value >= other,
        }[operator]()  # type: ignore[no-untyped-call]
    )


def in_days(operator: Operator, day: datetime.date, other: Any) -> bool:
    if operator in CLOCK:
        first, end = CLOCK[operator]
        return first <= day < end
    if operator in (O.LAST_DAYS, O.NEXT_DAYS):
        ahead = (day - TODAY).days
        return bool(-other < ahead <= 0 if operator is O.LAST_DAYS else 0 <= ahead < other)
    answers: dict[Operator, bool] = {
        O.IS: day == other,
        O.LESS: day < other,
        O.AT_MOST: day <= other,
        O.MORE: day > other,
        O.AT_LEAST: day >= other,
    }
    return answers[operator]


near = st.integers(-400, 400).map(lambda n: TODAY + datetime.timedelta(days=n))
moments = st.builds(
    lambda day, minutes: (
        datetime.datetime.combine(day, datetime.time(), datetime.UTC)
        + datetime.timedelta(minutes=minutes)
    ),
    near,
    st.integers(0, 1439),
)


def held(kind: FieldKind, count: int, files: list[int]) -> st.SearchStrategy[Any]:
    match kind:
        case FieldKind.DATE:
            return near
        case FieldKind.DATE_TIME:
            return moments
        case FieldKind.LINK:
            return st.integers(1, count)
        case FieldKind.LINKS:
            return st.sets(st.integers(1, count), min_size=1).map(lambda s: tuple(sorted(s)))
        case FieldKind.ATTACHMENT:
            return st.sampled_from(files)
    return values(kind)


def asked_of(field: FieldRow, operator: Operator, count: int) -> st.SearchStrategy[Any]:
    if operator in (O.LAST_DAYS, O.NEXT_DAYS):
        return st.integers(1, 1_000)
    match field.kind:
        case FieldKind.DATE | FieldKind.DATE_TIME:
            return near
        case FieldKind.CHOICES:
            one = values(FieldKind.CHOICE)
            return one | st.lists(one, min_size=1, max_size=3).map(tuple)
        case FieldKind.LINK | FieldKind.LINKS:
            one = st.integers(1, count + 1)
            return one | st.lists(one, min_size=1, max_size=3).map(tuple)
    part = st.sampled_from(["a", "A", "%", "_", "\\", "s", "ß", "\U0010ffff", "\ud7ff", "ä"])
    return values(field.kind) | part if field.kind in TEXTS else values(field.kind)


@st.composite
def questions(draw: st.DrawFn, of: DataTypeRow, count: int) -> Condition:
    field = draw(st.sampled_from(of.fields))
    operator = draw(st.sampled_from(operators(field.kind)))
    return Condition(field.id, operator, draw(asked_of(field, operator, count)))


def passes(of: DataTypeRow, row: RecordRow, asked: Condition | Filter) -> bool:
    if isinstance(asked, Filter):
        parts = [passes(of, row, part) for part in asked.parts]
        return any(parts) or not parts if asked.any else all(parts)
    field = of.field(asked.field_id)
    assert field is not None
    return holds(field, asked.operator, row.values[field.id], asked.value)


def filters(of: DataTypeRow, count: int) -> st.SearchStrategy[Filter]:
    """Nested two levels deep; no part asks nothing."""
    inner = st.builds(
        lambda parts, any_of: Filter(tuple(parts), any_of),
        st.lists(questions(of, count), min_size=1, max_size=3),
        st.booleans(),
    )
    return st.builds(
        lambda parts, any_of: Filter(tuple(parts), any_of),
        st.lists(questions(of, count) | inner, max_size=3),
        st.booleans(),
    )


@share(4)
@given(data=st.data())
def test_finds_what_python_finds(things: DataTypeRow, data: st.DataObject) -> None:
    count, files = data.draw(st.integers(1, 8)), attach("a.txt")
    fields = {f.name: st.none() | held(f.kind, count, files) for f in FIELDS}
    rows = fill(things, [data.draw(st.fixed_dictionaries(fields)) for _ in range(count)])
    for _ in range(8):
        asked = data.draw(filters(things, count))
        assert found(things, asked) == {row.id for row in rows if passes(things, row, asked)}


ODD: tuple[Any, ...] = (
    None,
    "",
    "x\0\ud800",
    True,
    10**30,
    -(10**30),
    Decimal("NaN"),
    Decimal(1),
    datetime.date.max,
    datetime.date.min,
    datetime.datetime.max.replace(tzinfo=datetime.UTC),
    (),
    ("a", 1),
    (1, 10**30),
    ("a",),
)


@pytest.mark.parametrize("kind", list(FieldKind))
def test_every_operator_of_every_kind(things: DataTypeRow, kind: FieldKind) -> None:
    """None fails, whatever is asked for: what does not fit is not asked."""
    fill(things, [{}, {}])
    field = next(field for field in things.fields if field.kind is kind)
    for operator in Operator:
        for value in ODD:
            assert found(things, Condition(field.id, operator, value)) <= {1, 2}


def test_what_lacks_its_other_side_asks_nothing(things: DataTypeRow) -> None:
    fill(things, [{"Text": "a"}, {}])
    text, integer = things.fields[0], things.fields[2]
    for asked in (
        Condition(text.id, O.CONTAINS, None),
        Condition(text.id, O.CONTAINS, " "),
        Condition(text.id, O.AT_MOST, "a"),
        Condition(integer.id, O.IS, "1"),
        Condition(9_999, O.EMPTY),
        Filter(),
        Filter(any=True),
    ):
        assert found(things, asked) == {1, 2}, asked
    assert found(things, Condition(text.id, O.EMPTY), Condition(9_999, O.IS, 1)) == {2}


def test_texts_ignore_case_and_accents(of: Callable[[FieldKind], DataTypeRow]) -> None:
    notes = of(FieldKind.TEXT)
    field = notes.fields[0].id
    fill(notes, [{"Field": t} for t in ("Straße 100 %", "STRASSE", "strand", "Zoë", "a_b")])
    assert found(notes, Condition(field, O.CONTAINS, "strass")) == {1, 2}
    assert found(notes, Condition(field, O.STARTS_WITH, "StrA")) == {1, 2, 3}
    assert found(notes, Condition(field, O.IS, "zoe")) == {4}
    assert found(notes, Condition(field, O.CONTAINS, "%")) == {1}
    assert found(notes, Condition(field, O.CONTAINS, "_")) == {5}
    assert found(notes, Condition(field, O.CONTAINS_NOT, "s")) == {4, 5}


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Sets the local time zone, until the test ends."""
    import time

    def use(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield use
    monkeypatch.delenv("TZ", raising=False)
    time.tzset()


@pytest.mark.parametrize(("name", "hours"), [("Asia/Tokyo", 9), ("America/New_York", -5)])
def test_days_are_local(
    of: Callable[[FieldKind], DataTypeRow], zone: Any, name: str, hours: int
) -> None:
    zone(name)
    times = of(FieldKind.DATE_TIME)
    field = times.fields[0].id
    midnight = datetime.datetime(2024, 1, 10, tzinfo=datetime.UTC) - datetime.timedelta(hours=hours)
    second = datetime.timedelta(seconds=1)
    moments = [midnight - second, midnight, midnight + datetime.timedelta(days=1) - second]
    fill(times, [{"Field": moment} for moment in moments])
    day = datetime.date(2024, 1, 10)
    assert found(times, Condition(field, O.IS, day)) == {2, 3}
    assert found(times, Condition(field, O.IS, midnight)) == {2, 3}
    assert found(times, Condition(field, O.IS, midnight - second)) == {1}
    assert found(times, Condition(field, O.LESS, day)) == {1}
    assert found(times, Condition(field, O.AT_MOST, moments[2])) == {1, 2, 3}


def test_values_are_no_sql(of: Callable[[FieldKind], DataTypeRow], database: Database) -> None:
    notes = of(FieldKind.TEXT)
    fill(notes, [{"Field": "'; DROP TABLE project; --"}, {}])
    asked = Condition(notes.fields[0].id, O.IS, "'; drop table project; --")
    assert found(notes, asked) == {1}
