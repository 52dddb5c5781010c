"""Values of any shape, at every kind of field: kept as they are, or refused with a sentence."""

import datetime
from collections.abc import Callable
from contextlib import suppress
from decimal import Decimal
from typing import Any

import pytest
from peewee import SqliteDatabase

from desktop_app.errors import PlatformError
from desktop_app.models import Project, User, open_database, records
from desktop_app.models.fields import DataTypeRow, FieldKind, FieldRow
from desktop_app.models.record_rows import Condition, Filter, Query, Sort, ViewKind, operators
from desktop_app.operations import (
    EditedRecord,
    InvalidInput,
    InvalidRecords,
    NewRecord,
    change_fields,
    check_records,
    create_data_type,
    create_project,
    create_user,
    delete_records,
    put_back,
    revert_records,
    save_view,
    write_records,
)
from desktop_app.operations.fields import SELF
from desktop_app.operations.view import PARTS, TOO_MUCH
from tests.models.records import make_type
from tests.proof import soundness

HOUR = datetime.timedelta(hours=1)
FIRST = datetime.datetime(1, 1, 1, tzinfo=datetime.timezone(14 * HOUR))
LAST = datetime.datetime(9999, 12, 31, 23, 59, 59, tzinfo=datetime.timezone(-12 * HOUR))
HOSTILE: dict[str, Any] = {
    "long": "x" * 10_000,
    "markup": "<b>bold</b>",
    "right to left": "\u202eabc\u2067",
    "emoji": "😀" * 50,
    "NUL": "a\0b",
    "half": "\ud800",
    "control": "\x07\x1b",
    "line separator": "\u2028",
    "other digits": "\u0663\uff11",
    "2**63": 2**63,
    "-2**63": -(2**63),
    "10**400": 10**400,
    "bool": True,
    "float": 1.5,
    "float NaN": float("nan"),
    "NaN": Decimal("NaN"),
    "sNaN": Decimal("sNaN"),
    "infinity": Decimal("-Infinity"),
    "large": Decimal("1E+999999"),
    "small": Decimal("1E-999999"),
    "-0": Decimal("-0"),
    "year 1": datetime.date(1, 1, 1),
    "year 9999": datetime.date(9999, 12, 31),
    "no zone": datetime.datetime(2024, 1, 1),  # noqa: DTZ001
    "before the first": FIRST,
    "after the last": LAST,
    "time": datetime.time(1),
    "empty tuples": ((),),
    "nested": (1, (2,)),
    "twice": (1, 1),
    "list": [[1]],
    "tuple of None": (None,),
    "tuple of half": ("\ud800",),
    "tuple of large": (10**400,),
    "many": ("x",) * 3_000,
    "bytes": b"bytes",
    "dict": {"a": 1},
    "set": {1, 2},
    "function": len,
    "broken address": "https://[",
    "half in an address": "https://ex\ud800.com",
}


@pytest.fixture
def of(user: User, project: Project) -> DataTypeRow:
    return make_type(user, project)


@pytest.mark.parametrize("name", HOSTILE)
def test_value_on_a_file(name: str, sqlite: SqliteDatabase) -> None:
    write_and_ask(HOSTILE[name])


@pytest.mark.parametrize("name", ["half", "NUL", "small", "10**400", "before the first"])
def test_value_on_a_server(name: str, postgresql_url: str) -> None:
    open_database(postgresql_url)
    write_and_ask(HOSTILE[name])


@pytest.mark.soak
@pytest.mark.parametrize("name", HOSTILE)
def test_every_value_on_a_server(name: str, postgresql_url: str) -> None:
    open_database(postgresql_url)
    write_and_ask(HOSTILE[name])


def write_and_ask(value: Any) -> None:
    user = create_user("Ada", "ada@example.com")
    of = make_type(user, create_project(user.id, "Shop"))
    write_records(user.id, of.id, [NewRecord(), NewRecord()])  # what small numbers link to
    for field in of.fields:
        new = NewRecord({field.id: value})
        problems = check_records(of.id, [new])
        try:
            (row,) = write_records(user.id, of.id, [new]).rows
        except InvalidRecords as refused:
            told = [str(problem.error) for problem in refused.problems]
        else:
            told = []
        assert told == [str(problem.error) for problem in problems]
        if told:
            continue
        assert records.record(of, row.id) == row
        for operator in operators(field.kind):
            query = Query(Filter((Condition(field.id, operator, value),)), (Sort(field.id),))
            assert records.count(of, query) == len(records.read_page(of, query, limit=9).rows)
    for field in of.fields:
        for operator in operators(field.kind):
            records.count(of, Query(Filter((Condition(field.id, operator, value),))))
    soundness.check()


@pytest.mark.parametrize("name", HOSTILE)
def test_field(name: str, sqlite: SqliteDatabase) -> None:
    """As a default, a limit or a number of places."""
    value, user = HOSTILE[name], create_user("Ada", "ada@example.com").id
    project = create_project(user, "Shop").id
    places = ["default", "minimum", "maximum", "max_length", "places"]
    if isinstance(value, tuple) and all(isinstance(one, str) for one in value):
        places.append("options")
    usual: dict[str, Any] = {"options": ("a",), "currency": "EUR", "target": SELF}
    for kind in FieldKind:
        for place in places:
            field = FieldRow("F", kind, **{**usual, place: value})
            with suppress(PlatformError):
                made = create_data_type(user, project, f"{kind} {place}", fields=[field])
                assert records.data_type(made.id) is not None


@pytest.mark.parametrize("year", [1, 42, 999, 1900, 9999])
def test_years_come_back(year: int, of: DataTypeRow, user: User) -> None:
    """What the history tells of a time is that time."""
    values = {
        field.id: datetime.datetime(year, 1, 2, 3, 4, 5, tzinfo=datetime.UTC)
        if field.kind is FieldKind.DATE_TIME
        else datetime.date(year, 1, 2)
        for field in of.fields
        if field.kind in (FieldKind.DATE, FieldKind.DATE_TIME)
    }
    (row,) = write_records(user.id, of.id, [NewRecord(dict(values))]).rows
    emptied = EditedRecord(row.id, 1, dict.fromkeys(values))
    revert_records(user.id, write_records(user.id, of.id, [emptied]).change_set)
    gone = delete_records(user.id, of.id, [row.id]).change_set
    revert_records(user.id, gone)
    found = records.record(of, row.id)
    assert found is not None
    assert found.values == row.values
    told = records.history(of.id, row.id)
    assert {key: told[0].after[key] for key in values} == values
    put_back(user.id, told[1].id)


def test_filters_that_no_database_reads(of: DataTypeRow, user: User) -> None:
    one = Condition(of.fields[0].id, operators(FieldKind.TEXT)[0], "x")
    deep = Filter((one,))
    for _ in range(10_000):
        deep = Filter((deep,))
    wide = Filter((one,) * (PARTS + 1))
    for asked in (deep, wide):
        with pytest.raises(InvalidInput) as caught:
            save_view(user.id, of.id, "V", ViewKind.TABLE, Query(asked), {})
        assert caught.value.template == TOO_MUCH
    most = Query(Filter((one,) * PARTS))
    save_view(user.id, of.id, "\ud800?".encode("ascii", "replace").decode(), ViewKind.TABLE, most, {
        "half": "\ud800", "NUL": "\0"})  # fmt: skip
    (view,) = records.views(of.id)
    assert view.query == most
    assert view.layout == {"half": "\ud800", "NUL": "\0"}
    records.read_page(of, view.query, limit=3)


@pytest.mark.parametrize("number", [-1, 0, 10**9, 2**63 - 1])
def test_unknown_numbers(number: int, of: DataTypeRow, user: User) -> None:
    calls: list[Callable[[], object]] = [
        lambda: write_records(user.id, number, [NewRecord()]),
        lambda: write_records(number, of.id, [NewRecord()]),
        lambda: write_records(user.id, of.id, [NewRecord({number: "x"})]),
        lambda: write_records(user.id, of.id, [EditedRecord(number, 1, {of.fields[0].id: "x"})]),
        lambda: check_records(number, [NewRecord()]),
        lambda: revert_records(user.id, number),
        lambda: put_back(user.id, number),
        lambda: change_fields(user.id, number, of.fields, 1),
        lambda: change_fields(user.id, of.id, [FieldRow("F", FieldKind.TEXT, id=number or -7)], 1),
        lambda: change_fields(user.id, of.id, of.fields, number),
    ]
    for call in calls:
        with pytest.raises(PlatformError):
            call()
    assert delete_records(user.id, of.id, [number]).change_set == 0
