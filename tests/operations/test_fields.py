"""Fields change while there are records: what fits is kept, and undoing brings back the rest."""

import datetime
import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from decimal import Decimal
from threading import Event
from typing import Any

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st
from peewee import Database, SqliteDatabase
from playhouse.migrate import SchemaMigrator

from desktop_app.models import DataType, Project, User, close_database, full_text, open_database
from desktop_app.models import records as query_records
from desktop_app.models.database import session
from desktop_app.models.field_rows import fields_of, type_row
from desktop_app.models.fields import FieldKind, FieldRow, Value
from desktop_app.models.record_store import RecordTable, fetch
from desktop_app.models.rows import Kind
from desktop_app.models.tables import DataField, RecordChange, TypeChange
from desktop_app.models.tables import database as opened
from desktop_app.operations import (
    EditedRecord,
    InvalidInput,
    NewRecord,
    change_fields,
    create_data_type,
    create_project,
    create_user,
    delete,
    delete_records,
    preview_fields,
    restore_field,
    restore_records,
    revert_fields,
    write_records,
)
from desktop_app.operations.converting import convert
from desktop_app.operations.field_changes import FIELD_GONE, NO_CHANGE, STALE, TYPE_GONE
from desktop_app.operations.field_steps import DOUBLES, MISFITS, NO_VALUE
from desktop_app.operations.fields import NO_TARGET, SELF
from tests.operations.field_strategies import changed, field_lists, records

K = FieldKind
Content = dict[int, dict[int, Value]]


class Shape:
    """A data type whose fields are to change."""

    def __init__(self, user_id: int, project_id: int, *fields: FieldRow) -> None:
        self.user_id = user_id
        name = f"T{DataType.select().count()}"
        self.id = create_data_type(user_id, project_id, name, fields=fields).id

    @property
    def fields(self) -> tuple[FieldRow, ...]:
        return fields_of(self.id)

    def field(self, name: str) -> FieldRow:
        return next(field for field in self.fields if field.name == name)

    @property
    def revision(self) -> int:
        return int(DataType.get_by_id(self.id).revision)

    def add(self, *rows: dict[str, Value]) -> list[int]:
        """Create records of values by name."""
        ids = {field.name: field.id for field in self.fields}
        new = [NewRecord({ids[name]: value for name, value in row.items()}) for row in rows]
        return [row.id for row in write_records(self.user_id, self.id, new).rows]

    def edit(self, record: int, **values: Value) -> None:
        row = self.table.load([record])[record]
        edited = {self.field(name).id: value for name, value in values.items()}
        write_records(self.user_id, self.id, [EditedRecord(record, row.revision, edited)])

    @property
    def table(self) -> RecordTable:
        return RecordTable(type_row(DataType.get_by_id(self.id), self.fields))

    @property
    def content(self) -> Content:
        """Every record's values, by field."""
        table = self.table
        ids = [key for (key,) in fetch(f'SELECT "id" FROM "{table.type.table}"')]
        return {key: row.values for key, row in table.load(ids).items()}

    def column(self, name: str) -> list[Value]:
        """What the records have of one field, in order."""
        key = self.field(name).id
        return [values[key] for _, values in sorted(self.content.items())]

    def change(self, *fields: FieldRow, empty_misfits: bool = False) -> int:
        return change_fields(
            self.user_id, self.id, fields, self.revision, empty_misfits=empty_misfits
        )

    def revert(self, change: int) -> int:
        return revert_fields(self.user_id, change)


@pytest.fixture
def shape(user: User, project: Project) -> Shape:
    """A type with a name, an age as text, and two records."""
    made = Shape(
        user.id, project.id, FieldRow("Name", K.TEXT, required=True), FieldRow("Age", K.TEXT)
    )
    made.add({"Name": "Ada", "Age": "36"}, {"Name": "Bob", "Age": "old"})
    return made


def refusal(template: str, place: str, operation: Any, *arguments: Any) -> InvalidInput:
    """The error that says so, there."""
    with pytest.raises(InvalidInput) as caught:
        operation(*arguments)
    assert caught.value.template == template
    assert caught.value.field == place
    return caught.value


def test_add(shape: Shape) -> None:
    shape.change(*shape.fields, FieldRow("Born", K.DATE))
    assert [field.name for field in shape.fields] == ["Name", "Age", "Born"]
    assert shape.column("Born") == [None, None]
    assert shape.revision == 2


def test_add_required(shape: Shape) -> None:
    """Records that are there get the default; without one, nothing can be required of them."""
    field = FieldRow("Stars", K.INTEGER, required=True)
    error = refusal(NO_VALUE, "fields[2].required", shape.change, *shape.fields, field)
    assert error.values == {"count": 2, "name": "Stars"}
    shape.change(*shape.fields, replace(field, default=3))
    assert shape.column("Stars") == [3, 3]


def test_rename(shape: Shape) -> None:
    """The column is called so, too."""
    name, age = shape.fields
    shape.change(replace(name, name="Age"), replace(age, name="Name"))
    assert [(field.name, field.column) for field in shape.fields] == [
        ("Age", "age"),
        ("Name", "name"),
    ]
    assert shape.column("Age") == ["Ada", "Bob"]


def test_rename_case_keeps_the_column(shape: Shape) -> None:
    name, age = shape.fields
    shape.change(replace(name, name="NAME"), age)
    assert shape.fields[0].column == "name"


def test_reorder(shape: Shape) -> None:
    before, content = shape.fields, shape.content
    change = shape.change(*reversed(before))
    assert shape.fields == before[::-1]
    assert shape.content == content
    shape.revert(change)
    assert shape.fields == before


def test_change_kind(shape: Shape) -> None:
    name, age = shape.fields
    number = replace(age, kind=K.INTEGER)
    (preview,) = preview_fields(shape.id, [name, number])
    assert (preview.action, preview.converts, preview.misfits) == ("changed", 1, 1)
    assert preview.examples == ("old",)
    error = refusal(MISFITS, "fields[1].kind", shape.change, name, number)
    assert error.values == {"count": 1, "name": "Age"}
    assert shape.column("Age") == ["36", "old"]
    change = shape.change(name, number, empty_misfits=True)
    assert shape.column("Age") == [36, None]
    shape.revert(change)
    assert shape.column("Age") == ["36", "old"]


def test_edited_since(shape: Shape) -> None:
    """Undoing brings back what was, and of what was edited since what it is now."""
    name, age = shape.fields
    ada, _bob = sorted(shape.content)
    change = shape.change(name, replace(age, kind=K.INTEGER), empty_misfits=True)
    shape.edit(ada, Age=37)
    shape.add({"Name": "Cy", "Age": 1})
    shape.revert(change)
    assert shape.column("Age") == ["37", "old", "1"]


def test_emptied_since(shape: Shape) -> None:
    name, age = shape.fields
    change = shape.change(name, replace(age, kind=K.INTEGER), empty_misfits=True)
    shape.edit(min(shape.content), Age=None)
    shape.revert(change)
    assert shape.column("Age") == [None, "old"]


def test_delete_and_undo(shape: Shape) -> None:
    before, content = shape.fields, shape.content
    (preview,) = preview_fields(shape.id, before[:1])
    assert (preview.field.name, preview.action, preview.converts) == ("Age", "deleted", 2)
    change = shape.change(before[0])
    assert [field.name for field in shape.fields] == ["Name"]
    redo = shape.revert(change)
    assert (shape.fields, shape.content) == (before, content)
    shape.revert(redo)
    assert [field.name for field in shape.fields] == ["Name"]


def test_delete_required(shape: Shape) -> None:
    """Who deletes a required field can go on creating records."""
    change = shape.change(shape.field("Age"))
    shape.add({"Age": "5"})
    shape.revert(change)
    assert shape.column("Name") == ["Ada", "Bob", None]
    assert not shape.field("Name").required


def test_deleted_name_is_free(shape: Shape) -> None:
    """A new field gets the column's name; what it held is kept under another."""
    name, age = shape.fields
    gone = shape.change(name)
    shape.change(name, FieldRow("Age", K.INTEGER))
    assert shape.field("Age").column == "age"
    kept = DataField.get_by_id(age.id).column_name
    assert kept.startswith("age__old")
    shape.change(name)
    shape.revert(gone)
    assert shape.column("Age") == ["36", "old"]


def test_trash_while_a_field_is_gone(user: User, project: Project) -> None:
    """A record goes to the trash and comes back; what it had of a deleted field does so, too."""
    moment = datetime.datetime(2024, 2, 29, 12, tzinfo=datetime.UTC)
    shape = Shape(user.id, project.id, FieldRow("At", K.DATE_TIME), FieldRow("Name", K.TEXT))
    first, second = shape.add({"At": moment, "Name": "Ada"}, {"At": moment, "Name": "Ada"})
    before, content = shape.fields, shape.content
    delete_records(user.id, shape.id, [first])
    change = shape.change()
    delete_records(user.id, shape.id, [second])
    deletions = RecordChange.select().where(RecordChange.kind == "delete")
    restore_records(user.id, [row.id for row in deletions])
    shape.revert(change)
    assert (shape.fields, shape.content) == (before, content)
    keys = fetch(f'SELECT "name__key" FROM "{shape.table.type.table}"')
    assert keys == [("ada",), ("ada",)]


def test_undo_out_of_order(shape: Shape) -> None:
    """An older change is undone; what came later stays."""
    name, age = shape.fields
    first = shape.change(name, replace(age, name="Years"))
    shape.change(*shape.fields, FieldRow("Born", K.DATE))
    shape.revert(first)
    assert [field.name for field in shape.fields] == ["Name", "Age", "Born"]


def test_require_and_unique(shape: Shape) -> None:
    name, age = shape.fields
    shape.add({"Name": "Ada"})
    strict = replace(age, required=True)
    error = refusal(NO_VALUE, "fields[1].required", preview_fields, shape.id, [name, strict])
    assert error.values["count"] == 1
    single = replace(name, unique=True)
    error = refusal(DOUBLES, "fields[0].unique", shape.change, single, age)
    assert error.values["count"] == 1
    change = shape.change(name, replace(strict, default="?"))
    assert shape.column("Age") == ["36", "old", "?"]
    shape.add({"Name": "Cy", "Age": "?"})
    shape.revert(change)
    assert shape.column("Age") == ["36", "old", None, "?"]
    assert not shape.field("Age").required


def test_stale(shape: Shape) -> None:
    """Two people change the same type: the second hears of it, and nothing is lost."""
    before, revision = shape.fields, shape.revision
    shape.change(*before, FieldRow("Born", K.DATE))
    operation = lambda: change_fields(shape.user_id, shape.id, before, revision)  # noqa: E731
    refusal(STALE, "revision", operation)
    assert len(shape.fields) == 3


def test_others_go_on(shape: Shape) -> None:
    """Who has read a type often can read it after somebody else has changed a field's kind."""
    waiting, ready = Event(), Event()
    sql = f'SELECT "age" FROM "{shape.table.type.table}" WHERE "id" = 1'

    def look() -> list[Any]:
        try:
            for _ in range(10):
                with session():
                    fetch(sql)
            ready.set()
            waiting.wait()
            with session():
                return fetch(sql)
        finally:
            ready.set()
            close_database()

    with ThreadPoolExecutor(1) as pool:
        found = pool.submit(look)
        ready.wait()
        name, age = shape.fields
        shape.change(name, replace(age, kind=K.INTEGER), empty_misfits=True)
        waiting.set()
        assert found.result() == [(36,)]


def test_unknown(shape: Shape) -> None:
    ghost = replace(shape.fields[0], id=10**6)
    refusal(FIELD_GONE, "fields[0].name", shape.change, ghost)
    refusal(TYPE_GONE, "type_id", preview_fields, 10**6, [])
    refusal(NO_CHANGE, "change_id", shape.revert, 10**6)
    delete(shape.user_id, Kind.DATA_TYPE, shape.id)
    refusal(TYPE_GONE, "type_id", shape.change, *shape.fields)


def test_not_within_a_transaction(sqlite: SqliteDatabase) -> None:
    """SQLite would look at links while their table is built anew."""
    user = create_user("Ada", "ada@example.com")
    shape = Shape(user.id, create_project(user.id, "Shop").id)
    with sqlite.atomic(), pytest.raises(RuntimeError):
        shape.change(FieldRow("Name", K.TEXT))


def test_ids_are_not_used_again(sqlite: SqliteDatabase) -> None:
    """Though the table was built anew, and the last record is gone."""
    user = create_user("Ada", "ada@example.com")
    shape = Shape(user.id, create_project(user.id, "Shop").id, FieldRow("Name", K.TEXT))
    _first, last = shape.add({"Name": "a"}, {"Name": "b"})
    sqlite.execute_sql(f'DELETE FROM "{shape.table.type.table}" WHERE id = {last}')
    shape.change(replace(shape.fields[0], required=True))
    assert shape.add({"Name": "c"}) == [last + 1]


@pytest.fixture
def links(user: User, project: Project) -> Shape:
    """A type with a link and links, of two records to each other."""
    made = Shape(
        user.id,
        project.id,
        FieldRow("One", K.LINK, target=SELF),
        FieldRow("Many", K.LINKS, target=SELF),
    )
    first, second = made.add({}, {})
    made.edit(first, One=second, Many=(first, second))
    return made


def test_links_come_back(links: Shape) -> None:
    before, content = links.fields, links.content
    change = links.change(FieldRow("Note", K.TEXT))
    assert [field.name for field in links.fields] == ["Note"]
    links.revert(change)
    assert (links.fields, links.content) == (before, content)


def test_links_to_what_was_deleted_since(links: Shape) -> None:
    """A deleted field holds nobody back, and does not come back leading nowhere."""
    change = links.change(FieldRow("Note", K.TEXT))
    first, second = sorted(links.content)
    opened.execute_sql(f'DELETE FROM "{links.table.type.table}" WHERE "id" = {second}')
    links.revert(change)
    assert links.column("One") == [None]
    assert links.column("Many") == [(first,)]


def test_one_link_becomes_many(links: Shape) -> None:
    one, many = links.fields
    first, second = sorted(links.content)
    change = links.change(replace(one, kind=K.LINKS), many)
    assert links.column("One") == [(second,), None]
    links.revert(change)
    assert links.column("One") == [second, None]
    swapped = links.change(one, replace(many, kind=K.LINK), empty_misfits=True)
    assert links.column("Many") == [None, None]
    links.revert(swapped)
    assert links.column("Many") == [(first, second), None]


def test_link_elsewhere(links: Shape, project: Project) -> None:
    """Records of another type are others, and those of another project nobody's business."""
    other = Shape(links.user_id, project.id)
    one, many = links.fields
    refusal(MISFITS, "fields[0].kind", links.change, replace(one, target=other.id), many)
    away = Shape(links.user_id, create_project(links.user_id, "Away").id)
    refusal(NO_TARGET, "fields[0].target", links.change, replace(one, target=away.id), many)


def test_link_to_a_deleted_type_stays(links: Shape, project: Project) -> None:
    other = Shape(links.user_id, project.id)
    links.change(*links.fields, FieldRow("Else", K.LINK, target=other.id))
    delete(links.user_id, Kind.DATA_TYPE, other.id, linked=True)
    change = links.change(*links.fields[:2])
    links.revert(change)
    assert links.field("Else").target == other.id


def test_options(user: User, project: Project) -> None:
    """An option more changes no value; one less concerns those that chose it."""
    shape = Shape(user.id, project.id, FieldRow("Tags", K.CHOICES, options=("a", "b")))
    shape.add({"Tags": ("a", "b")}, {"Tags": ("b",)})
    (tags,) = shape.fields
    shape.change(replace(tags, options=("b", "a", "c")))
    assert shape.column("Tags") == [("b", "a"), ("b",)]
    refusal(MISFITS, "fields[0].kind", shape.change, replace(tags, options=("a",)))


def test_places(user: User, project: Project) -> None:
    """Digits are not rounded away."""
    shape = Shape(user.id, project.id, FieldRow("Price", K.DECIMAL))
    shape.add({"Price": Decimal("1.50")}, {"Price": Decimal("1.55")})
    (price,) = shape.fields
    shape.change(replace(price, places=1), empty_misfits=True)
    assert shape.column("Price") == [Decimal("1.5"), None]


def test_viewer_may_not(shape: Shape, project: Project) -> None:
    from desktop_app.models import Member
    from desktop_app.operations import PermissionDenied

    viewer = create_user("Eve", "eve@example.com")
    Member.create(project=project, user=viewer, role="viewer")
    with pytest.raises(PermissionDenied):
        change_fields(viewer.id, shape.id, [], shape.revision)


# --- whatever fields, whatever records, whatever change


def kept(before: Content, old: Sequence[FieldRow], new: Sequence[FieldRow]) -> Content:
    """What must be there after a change: everything that fits, and defaults where required."""
    was = {field.id: field for field in old}
    return {
        key: {field.id: _kept(values, was.get(field.id), field) for field in new}
        for key, values in before.items()
    }


def _kept(values: dict[int, Value], old: FieldRow | None, new: FieldRow) -> Value:
    value = None
    if old is not None:
        try:
            value = convert(values[old.id], old, new)
        except ValueError:
            value = None
    return new.default if value is None and new.required else value


def try_a_change(data: st.DataObject, user_id: int, project_id: int) -> None:
    start = data.draw(field_lists(), "fields")
    shape = Shape(user_id, project_id, *start)
    ids = shape.add(*data.draw(records(start), "records"))
    for field in shape.fields:
        if field.kind in (K.LINK, K.LINKS) and ids:
            value = ids[0] if field.kind is K.LINK else tuple(ids)
            shape.edit(ids[-1], **{field.name: value})
    before, content = shape.fields, shape.content
    wanted = data.draw(changed(before), "change")
    change = attempted(shape, wanted)
    if change is None:
        assert (shape.fields, shape.content, shape.revision) == (before, content, 1)
        return
    after, then = shape.fields, shape.content
    assert [field.name for field in after] == [field.name for field in wanted]
    assert then == kept(content, before, after)
    undone = shape.revert(change)
    assert (shape.fields, shape.content) == (before, content)
    redone = shape.revert(undone)
    assert (shape.fields, shape.content) == (after, then)
    shape.revert(redone)
    assert (shape.fields, shape.content) == (before, content)


def attempted(shape: Shape, wanted: list[FieldRow]) -> int | None:
    """The change; None where the records do not allow it, which the preview said already."""
    said = refused(lambda: preview_fields(shape.id, wanted))
    changes: list[int] = []
    answer = refused(lambda: changes.append(shape.change(*wanted, empty_misfits=True)))
    # Values may become the same only by converting.
    assert answer in (said, DOUBLES)
    return changes[0] if changes else None


def refused(operation: Callable[[], object]) -> str | None:
    """With which words an operation refuses what the records do not allow."""
    try:
        operation()
    except InvalidInput as error:
        if error.template in (NO_VALUE, DOUBLES):
            return error.template
        raise
    return None


@pytest.fixture
def forgetful() -> Callable[[], None]:
    """Drops the tables of records: a thousand of them make each further change slow."""

    def forget() -> None:
        database: Database = opened.obj
        names = [name for name in database.get_tables() if "__fts" not in name]
        with SchemaMigrator.from_database(database).migration_context():
            for (type_id,) in fetch("SELECT id FROM data_type"):
                for name in names:
                    if re.fullmatch(rf".+_{type_id}(__.+)?", name):
                        full_text.drop_index(database, name)
                        cascade = "" if isinstance(database, SqliteDatabase) else " CASCADE"
                        database.execute_sql(f'DROP TABLE "{name}"{cascade}')
            for table in (DataField, TypeChange, RecordChange, DataType):
                table.delete().execute()

    return forget


@pytest.fixture
def file(sqlite: SqliteDatabase) -> tuple[int, int]:
    """A user and their project, in a file that need not survive a power cut."""
    sqlite.pragma("synchronous", "off")
    user = create_user("Ada", "ada@example.com")
    return user.id, create_project(user.id, "Shop").id


@pytest.fixture
def server(postgresql_url: str) -> tuple[int, int]:
    """A user and their project, on a server."""
    open_database(postgresql_url)
    user = create_user("Ada", "ada@example.com")
    return user.id, create_project(user.id, "Shop").id


@hypothesis.settings(max_examples=hypothesis.settings().max_examples // 2)
@given(data=st.data())
def test_any_change_of_sqlite(
    file: tuple[int, int], forgetful: Callable[[], None], data: st.DataObject
) -> None:
    forgetful()
    try_a_change(data, *file)
    assert opened.execute_sql("PRAGMA foreign_key_check").fetchall() == []


@hypothesis.settings(max_examples=20)
@given(data=st.data())
def test_any_change_of_postgresql(
    server: tuple[int, int], forgetful: Callable[[], None], data: st.DataObject
) -> None:
    forgetful()
    try_a_change(data, *server)


@pytest.mark.parametrize("kind", [K.TEXT, K.INTEGER, K.DATE])
def test_a_deleted_field_is_restored_from_the_trash(
    kind: FieldKind, user: User, project: Project
) -> None:
    examples: dict[FieldKind, Value] = {
        K.TEXT: "Ärmel",
        K.INTEGER: 7,
        K.DATE: datetime.date(2026, 11, 22),
    }
    value = examples[kind]
    shape = Shape(user.id, project.id, FieldRow("Name", K.TEXT), FieldRow("Lost", kind))
    shape.add({"Name": "a", "Lost": value}, {"Name": "b"})
    lost, before = shape.field("Lost"), shape.content
    change_fields(user.id, shape.id, [shape.field("Name")], shape.revision)
    shape.add({"Name": "c"})
    (trashed,) = query_records.trashed_fields(project.id)
    assert (trashed.id, trashed.name, trashed.deleted_by) == (lost.id, "Lost", "Ada")

    change = restore_field(user.id, lost.id)

    assert query_records.trashed_fields(project.id) == []
    assert [field.name for field in shape.fields] == ["Name", "Lost"]
    assert {key: shape.content[key] for key in before} == before
    assert shape.column("Lost") == [value, None, None]
    revert_fields(user.id, change)
    assert [field.name for field in query_records.trashed_fields(project.id)] == ["Lost"]


def test_a_name_that_is_taken_keeps_a_field_in_the_trash(user: User, project: Project) -> None:
    shape = Shape(user.id, project.id, FieldRow("Name", K.TEXT), FieldRow("Lost", K.TEXT))
    lost = shape.field("Lost")
    change_fields(
        user.id, shape.id, [shape.field("Name"), FieldRow("lost", K.INTEGER)], shape.revision
    )
    with pytest.raises(InvalidInput):
        restore_field(user.id, lost.id)
    assert [field.kind for field in shape.fields] == [K.TEXT, K.INTEGER]


@pytest.mark.parametrize("field_id", [0, -1, 10**9])
def test_what_is_not_in_the_trash_is_not_restored(field_id: int, user: User) -> None:
    with pytest.raises(InvalidInput) as caught:
        restore_field(user.id, field_id)
    assert caught.value.template == NO_CHANGE
