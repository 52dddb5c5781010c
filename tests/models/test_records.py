"""What is read beside pages of records: titles, sums, links, history, trash, views."""

import datetime
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from peewee import Database, SqliteDatabase

from desktop_app.models import DataType, Project, User, close_database, open_database, records
from desktop_app.models import sort_indexes as indexes
from desktop_app.models.clock import now
from desktop_app.models.field_json import dump_settings, load_settings
from desktop_app.models.fields import DataTypeRow, FieldKind, FieldRow
from desktop_app.models.record_rows import (
    BackLinks,
    ChangeKind,
    Condition,
    Filter,
    Operator,
    Query,
    Sort,
    TypeChangeRow,
    ViewKind,
    ViewRow,
)
from desktop_app.models.rows import Kind
from desktop_app.models.tables import DataField, RecordChange, SavedView, TypeChange
from desktop_app.models.tables import database as opened
from desktop_app.models.values import dump
from desktop_app.models.view_json import dump_layout, dump_query, load_layout, load_query
from desktop_app.operations import create_data_type, create_project, create_user, delete
from desktop_app.operations.fields import SELF
from tests.models.records import FIELDS, attach, fill, make_type

UTC = datetime.UTC


@pytest.fixture
def things(user: User, project: Project) -> DataTypeRow:
    """A data type with a field of each kind."""
    return make_type(user, project)


def named(of: DataTypeRow, name: str) -> FieldRow:
    return next(field for field in of.fields if field.name == name)


def test_data_types(user: User, project: Project, things: DataTypeRow) -> None:
    empty = create_data_type(user.id, project.id, "Empty", "Nothing in it", icon="tag")
    elsewhere = create_project(user.id, "Elsewhere")
    create_data_type(user.id, elsewhere.id, "Other")
    found = records.data_types(project.id)
    assert [of.name for of in found] == ["Things", "Empty"]
    assert found[0] == things == records.data_type(things.id)
    assert [field.name for field in things.fields] == [field.name for field in FIELDS]
    assert found[1] == DataTypeRow(
        empty.id, project.id, "Empty", "Nothing in it", empty.table_name, 1, (), "tag"
    )
    delete(user.id, Kind.DATA_TYPE, empty.id)
    assert records.data_type(empty.id) is None
    assert records.data_types(project.id) == [things]


@pytest.mark.parametrize(
    "field",
    [
        FieldRow("F", FieldKind.INTEGER, default=3, minimum=-1, maximum=10**12),
        FieldRow("F", FieldKind.MONEY, default=Decimal("1.50"), minimum=Decimal("0.00")),
        FieldRow("F", FieldKind.DECIMAL, places=0, maximum=Decimal(5)),
        FieldRow("F", FieldKind.DATE, minimum=datetime.date.min, default=datetime.date.max),
        FieldRow("F", FieldKind.DATE_TIME, maximum=datetime.datetime(2024, 1, 1, 5, tzinfo=UTC)),
        FieldRow("F", FieldKind.CHOICES, options=("a", "„b“"), default=("a",)),
        FieldRow("F", FieldKind.BOOLEAN, default=False),
        FieldRow("F", FieldKind.TEXT, max_length=7, default="x"),
    ],
)  # fmt: skip
def test_settings_of_fields(field: FieldRow) -> None:
    assert load_settings(FieldRow("F", field.kind), dump_settings(field)) == field


def test_record(things: DataTypeRow) -> None:
    (file,) = attach("a.txt")
    row: dict[str, Any] = {
        "Text": "Äpfel", "Long": "a\nb", "Integer": -(2**63), "Decimal": Decimal("1.230"),
        "Money": Decimal("0.10"), "Boolean": False, "Date": datetime.date(1, 1, 1),
        "Time": datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC), "Choice": "New",
        "Choices": ("New", ","), "Email": "A@b.de", "Phone": "+1", "URL": "http://x", "Link": 1,
        "Links": (1, 2), "File": file,
    }  # fmt: skip
    made = fill(things, [row, {}])
    assert records.record(things, 1) == made[0]
    assert records.record(things, 2) == made[1]
    assert records.record(things, 3) is None
    page = records.read_page(things, Query(), limit=9)
    assert page.rows == tuple(made)
    assert page.titles == {(things.id, 1): "Äpfel", (things.id, 2): "#2"}
    assert {key: each.name for key, each in page.files.items()} == {file: "a.txt"}


def test_titles(user: User, project: Project) -> None:
    for field, value, title in (
        (FieldRow("Price", FieldKind.MONEY, currency="EUR"), Decimal("12.50"), "12.50"),
        (FieldRow("Day", FieldKind.DATE), datetime.date(2024, 5, 6), "2024-05-06"),
        (FieldRow("Stage", FieldKind.CHOICE, options=("New",)), "New", "New"),
        (FieldRow("Done", FieldKind.BOOLEAN), True, "#1"),
        (FieldRow("Links", FieldKind.LINKS, target=SELF), (1,), "#1"),
    ):
        of = make_type(user, project, field, name=field.name)
        fill(of, [{field.name: value}, {}])
        assert records.titles(of.id, [1, 2, 3]) == {1: title, 2: "#2"}
        assert records.titles(of.id, []) == {}
        assert records.find_titles(of.id, title, 1) in ([], [(1, title)])
    delete(user.id, Kind.DATA_TYPE, of.id)
    assert records.titles(of.id, [1]) == {1: "#1"}
    assert records.titles(of.id + 99, [1]) == {}


def test_groups(things: DataTypeRow) -> None:
    new, open_, _, _, comma = named(things, "Choice").options
    fill(things, [
        {"Choice": comma, "Choices": (new, comma), "Boolean": True, "Links": (1, 2), "Link": 1},
        {"Choice": new, "Choices": (comma,), "Boolean": True, "Links": (2,)},
        {"Choice": open_, "Link": 1},
        {"Choice": new},
        {},
    ])  # fmt: skip

    def groups(name: str, query: Query = Query()) -> list[tuple[Any, int]]:  # noqa: B008
        return records.groups(things, query, named(things, name))

    assert groups("Choice") == [(new, 2), (open_, 1), (comma, 1), (None, 1)]
    assert groups("Choices") == [(new, 1), (comma, 2), (None, 3)]
    assert groups("Boolean") == [(True, 2), (None, 3)]
    assert groups("Link") == [(1, 2), (None, 3)]
    assert groups("Links") == [(2, 2), (1, 1), (None, 3)]
    asked = Condition(named(things, "Choice").id, Operator.IS, new)
    assert groups("Boolean", Query(Filter((asked,)))) == [(True, 1), (None, 1)]


def test_chart(things: DataTypeRow) -> None:
    large = 2**62
    fill(things, [
        {"Text": "b", "Money": Decimal("0.10"), "Integer": large, "Decimal": Decimal("-0.001")},
        {"Text": "b", "Money": Decimal("0.20"), "Integer": large, "Decimal": Decimal("0.003")},
        {"Text": "b", "Money": Decimal("9999999999999.99"), "Integer": large},
        {"Text": "a", "Integer": -5},
        {"Money": Decimal("-1.00")},
    ])  # fmt: skip
    text = named(things, "Text")

    def sums(name: str) -> list[tuple[Any, Any]]:
        return records.chart(things, Query(), text, named(things, name))

    assert records.chart(things, Query(), text, None) == [("b", 3), ("a", 1), (None, 1)]
    assert sums("Integer") == [("b", 3 * large), ("a", -5), (None, 0)]
    assert sums("Money") == [("b", Decimal("10000000000000.29")), ("a", 0), (None, -1)]
    assert sums("Decimal") == [("b", Decimal("0.002")), ("a", 0), (None, 0)]


def test_chart_of_days(things: DataTypeRow) -> None:
    day, moment = named(things, "Date"), named(things, "Time")
    first = datetime.datetime(2024, 1, 2).astimezone()
    hours = datetime.timedelta(hours=1)
    fill(things, [
        {"Date": datetime.date(2024, 1, 3), "Time": first + 23 * hours, "Integer": 1},
        {"Date": datetime.date(2024, 1, 2), "Time": first, "Integer": 2},
        {"Date": datetime.date(2024, 1, 2), "Time": first - hours / 4, "Integer": 4},
        {"Integer": 8},
    ])  # fmt: skip
    assert records.chart(things, Query(), day, None) == [
        (datetime.date(2024, 1, 2), 2), (datetime.date(2024, 1, 3), 1), (None, 1),
    ]  # fmt: skip
    assert records.chart(things, Query(), moment, named(things, "Integer")) == [
        (first.astimezone(UTC) - 24 * hours, 4), (first.astimezone(UTC), 3), (None, 8),
    ]  # fmt: skip


def test_in_period(things: DataTypeRow) -> None:
    day, moment = named(things, "Date"), named(things, "Time")
    start = datetime.datetime(2024, 1, 2).astimezone()
    times = [start + datetime.timedelta(days=n) for n in (2, 1, 0, -1)]
    fill(things, [{"Date": time.date(), "Time": time} for time in times] + [{}])
    period = datetime.date(2024, 1, 2), datetime.date(2024, 1, 4)
    for field in (day, moment):
        page = records.in_period(things, Query(sort=(Sort(day.id, True),)), field, *period)
        assert [row.id for row in page.rows] == [3, 2]
    page = records.in_period(things, Query(), moment, times[2], times[0])
    assert [row.id for row in page.rows] == [3, 2]
    assert len(records.in_period(things, Query(), day, *period, limit=1).rows) == 1


def test_back_links(user: User, project: Project, things: DataTypeRow) -> None:
    other = make_type(
        user,
        project,
        FieldRow("Name", FieldKind.TEXT),
        FieldRow("One", FieldKind.LINK, target=things.id),
        FieldRow("Many", FieldKind.LINKS, target=things.id),
        name="Other",
    )
    fill(things, [{"Text": "a"}, {"Link": 1}])
    fill(other, [{"Name": f"n{n}", "One": 1, "Many": (1, 2)} for n in range(7)])
    link, one, many = named(things, "Link"), named(other, "One"), named(other, "Many")
    first = tuple((n + 1, f"n{n}") for n in range(5))
    assert records.back_links(things, 1) == [
        BackLinks(things.id, "Things", link.id, "Link", 1, ((2, "#2"),)),
        BackLinks(other.id, "Other", one.id, "One", 7, first),
        BackLinks(other.id, "Other", many.id, "Many", 7, first),
    ]
    assert [links.field_name for links in records.back_links(things, 2)] == ["Many"]
    delete(user.id, Kind.DATA_TYPE, other.id)
    assert records.back_links(things, 2) == []


def write_change(of: DataTypeRow, user: User, kind: ChangeKind, **values: Any) -> int:
    row = {"data_type": of.id, "user": user.id, "record_id": 1, "revision": 1, "change_set": 7}
    return int(RecordChange.create(**(row | {"kind": kind.value, "at": now()} | values)).id)


def test_history(user: User, things: DataTypeRow) -> None:
    money, links, integer = (named(things, name) for name in ("Money", "Links", "Integer"))
    first = dump({money.id: Decimal("1.50"), links.id: (1, 2), integer.id: 3})
    write_change(things, user, ChangeKind.CREATE, after=first)
    last = json.dumps({str(money.id): "a", str(integer.id): None, "9999": "b", "columns": {}})
    write_change(things, user, ChangeKind.DELETE, before=last, revision=2)
    write_change(things, user, ChangeKind.CREATE, record_id=2)
    DataField.update(deleted_at=1).where(DataField.id == links.id).execute()
    deleted, created = records.history(things.id, 1)
    assert created.after == {money.id: Decimal("1.50"), links.id: (1, 2), integer.id: 3}
    assert (created.kind, created.before, created.user) == (ChangeKind.CREATE, {}, "Ada")
    assert deleted.before == {money.id: "a", integer.id: None, 9999: "b"}
    assert (deleted.kind, deleted.revision, deleted.change_set) == (ChangeKind.DELETE, 2, 7)


def test_trash(user: User, project: Project, things: DataTypeRow) -> None:
    text = named(things, "Text").id
    at = now()
    gone = write_change(things, user, ChangeKind.DELETE, before=dump({text: "A"}), at=at)
    untitled = write_change(things, user, ChangeKind.DELETE, record_id=2, at=at + 1)
    write_change(things, user, ChangeKind.DELETE, record_id=3)
    write_change(things, user, ChangeKind.CREATE, record_id=3)  # restored
    write_change(things, user, ChangeKind.DELETE, record_id=4, at=1)  # long ago
    elsewhere = make_type(user, create_project(user.id, "Elsewhere"))
    write_change(elsewhere, user, ChangeKind.DELETE)
    found = records.trash(project.id)
    assert [(row.change_id, row.title) for row in found] == [(untitled, "#2"), (gone, "A")]
    row = found[1]
    assert (row.type_id, row.type_name, row.record_id) == (things.id, "Things", 1)
    assert (row.deleted_by, row.deleted_at) == ("Ada", at)
    delete(user.id, Kind.DATA_TYPE, things.id)
    assert records.trash(project.id) == []


VALUES: tuple[Any, ...] = (
    None, "a", 3, True, Decimal("1.50"), datetime.date(2024, 1, 2), ("a", "b"), (1, 2),
    datetime.datetime(2024, 1, 2, 3, tzinfo=UTC),
)  # fmt: skip


def test_queries_are_written_and_read() -> None:
    conditions = tuple(Condition(n, Operator.IS, value) for n, value in enumerate(VALUES))
    query = Query(Filter((Filter(conditions, True), conditions[0])), (Sort(3), Sort(4, True)), "x")
    assert load_query(dump_query(query)) == query
    assert load_query("{}") == load_query("") == load_query("[]") == Query()
    newer = '{"filter": {"all": [{"field": 1, "operator": "soundsLike", "value": "x"}]}}'
    assert load_query(newer) == Query()
    layout: dict[str, object] = {"group": 3, "columns": [{"field": 1, "width": 80}]}
    assert load_layout(dump_layout(layout)) == layout


def test_views(user: User, things: DataTypeRow) -> None:
    query = Query(text="x")
    row = {"data_type": things.id, "created_by": user.id, "kind": "board"}
    made = SavedView.create(
        name="Mine", name_key="mine", query=dump_query(query), layout='{"group": 1}', **row
    )
    SavedView.create(name="Gone", name_key="gone", deleted_at=1, **row)
    assert records.views(things.id) == [
        ViewRow(made.id, "Mine", ViewKind.BOARD, query, {"group": 1})
    ]


def test_type_changes(user: User, things: DataTypeRow) -> None:
    row = {"data_type": things.id, "user": user.id, "before": "[]", "after": "[]"}
    keys = [TypeChange.create(at=at, **row).id for at in (1, 2)]
    assert records.type_changes(things.id) == [
        TypeChangeRow(keys[1], "Ada", 2), TypeChangeRow(keys[0], "Ada", 1),
    ]  # fmt: skip


def test_module_keys(user: User, project: Project) -> None:
    of = make_type(
        user,
        project,
        FieldRow("A", FieldKind.TEXT, module_key="a"),
        FieldRow("B", FieldKind.TEXT, module_key="b"),
        FieldRow("C", FieldKind.TEXT),
    )
    DataField.update(deleted_at=1).where(DataField.module_key == "b").execute()
    assert records.module_keys(of.id) == {"a", "b"}


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Types are large from the third record on."""
    monkeypatch.setattr(indexes, "LARGE", 2)


def sort_names(of: DataTypeRow) -> list[str]:
    return [i.name for i in opened.get_indexes(of.table) if i.name.startswith(indexes.PREFIX)]


def test_index_to_sort_by(things: DataTypeRow, small: None) -> None:
    fill(things, [{}, {}])
    text, choice = named(things, "Text"), named(things, "Choice")
    assert not records.ensure_index(things, text)
    assert sort_names(things) == []
    fill(things, [{}, {}, {}])
    for field in things.fields:
        expected = field.kind not in (FieldKind.LINK, FieldKind.LINKS, FieldKind.ATTACHMENT)
        assert records.ensure_index(things, field) is expected
        assert records.ensure_index(things, field) is expected
    names = sort_names(things)
    assert len(names) == len(FIELDS) - 3
    assert all(len(name.encode()) <= 63 for name in names)
    other = FieldRow(**(vars(choice) | {"options": ("100 %", "b")}))
    assert records.ensure_index(things, other)
    assert len(sort_names(things)) == len(names)
    assert set(sort_names(things)) != set(names)
    fill(things, [{"Text": "\ufdfa" * 200, "Long": "\ufdfa" * 9_000, "URL": "ß" * 2_000}] * 2)


def test_no_index_in_a_file_that_can_only_be_read(sqlite: SqliteDatabase, small: None) -> None:
    user = create_user("Ada", "ada@example.com")
    of = make_type(user, create_project(user.id, "Shop"))
    fill(of, [{}, {}, {}])
    sqlite.execute_sql("PRAGMA query_only = 1")
    assert not records.ensure_index(of, of.fields[0])
    assert len(records.read_page(of, Query(sort=(Sort(of.fields[0].id),)), limit=9).rows) == 3


def test_queries_connect_by_themselves(things: DataTypeRow, database: Database) -> None:
    close_database()
    assert records.count(things, Query()) == 0


def test_reopened(tmp_path: Path) -> None:
    """What finds records is in the file, not in the connection."""
    open_database(tmp_path / "a.db")
    user = create_user("Ada", "ada@example.com")
    of = make_type(user, create_project(user.id, "Shop"))
    close_database()
    open_database(tmp_path / "a.db")
    fill(of, [{"Text": "Straße"}])
    assert records.count(of, Query(text="strasse")) == 1
    assert DataType.select().count() == 1
    close_database()
