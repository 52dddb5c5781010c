"""The model of a table's records: pages, what comes late, what moves and what must not."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop_app import models
from desktop_app.models.fields import DataTypeRow, FieldKind, FieldRow
from desktop_app.models.record_rows import (
    Condition,
    Filter,
    Operator,
    Page,
    Query,
    RecordRow,
    Sort,
)
from desktop_app.operations import (
    EditedRecord,
    NewRecord,
    create_data_type,
    create_project,
    delete_records,
    write_records,
)
from desktop_app.ui.item_models import ROW_ROLE
from desktop_app.ui.records.model import NEW, VALUE_ROLE, PagedModel
from desktop_app.ui.records.pages import KEPT, SIZE, Pages
from desktop_app.ui.workspace import Workspace
from tests.ui.support import NASTY_NAMES, Person, WatchedTasks, busy, tip

ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


@dataclass
class Things:
    """A data type with a name and a number, and what can be done with its records."""

    user_id: int
    type: DataTypeRow
    ada: Person
    ids: list[int] = field(default_factory=list)

    @property
    def name(self) -> int:
        return self.type.fields[0].id

    @property
    def size(self) -> int:
        return self.type.fields[1].id

    def add(self, *names: str, size: int | None = None) -> list[int]:
        """Store records with these names, behind the model's back."""
        new = [NewRecord({self.name: name, self.size: size}) for name in names]
        made = self.ada.store(lambda: write_records(self.user_id, self.type.id, new)).rows
        self.ids += [row.id for row in made]
        return [row.id for row in made]

    def change(self, record_id: int, name: str) -> None:
        def write() -> object:
            row = models.records.record(self.type, record_id)
            assert row is not None
            edited = EditedRecord(record_id, row.revision, {self.name: name})
            return write_records(self.user_id, self.type.id, [edited])

        self.ada.store(write)

    def delete(self, *ids: int) -> None:
        self.ada.store(lambda: delete_records(self.user_id, self.type.id, ids))


@pytest.fixture
def things(workspace: Workspace, ada: Person) -> Things:
    """The type, without records."""
    user_id = workspace.user.id

    def make() -> DataTypeRow:
        project_id = create_project(user_id, "Shop").id
        fields = [
            FieldRow("Name", FieldKind.TEXT, required=True, description="What it is called"),
            FieldRow("Size", FieldKind.INTEGER),
            FieldRow("New", FieldKind.BOOLEAN),
        ]
        made = models.records.data_type(
            create_data_type(user_id, project_id, "Things", fields=fields).id
        )
        assert made is not None
        return made

    return Things(user_id, ada.store(make), ada)


@pytest.fixture
def model(things: Things, workspace: Workspace, tasks: WatchedTasks) -> PagedModel:
    """The model, which hears of commits; it shows nothing yet."""
    made = PagedModel(tasks, things.type, workspace)
    tasks.changed.connect(made.reload)
    return made


@pytest.fixture
def show(model: PagedModel, ada: Person) -> Callable[..., None]:
    """Shows a query, and waits until it has been read."""

    def look(query: Query | None = None) -> None:
        model.show(query or Query())
        ada.wait()

    return look


Show = Callable[..., None]


def names(model: PagedModel) -> list[str]:
    return [model.index(at, 0).data() for at in range(model.row_total)]


def numbered(count: int) -> list[str]:
    return [f"Thing {at:05}" for at in range(count)]


def read_all(model: PagedModel, ada: Person) -> list[str]:
    """Every name, page after page, as when one scrolls through it all."""
    found = []
    for first in range(0, model.row_total, SIZE):
        model.look_at(first, first + SIZE - 1)
        ada.wait()
        rows = range(first, min(first + SIZE, model.row_total))
        found += [model.index(at, 0).data() for at in rows]
    return found


def test_model_keeps_qts_rules(
    qtmodeltester: ModelTester, model: PagedModel, things: Things, ada: Person, show: Show
) -> None:
    qtmodeltester.check(model, force_py=True)
    made = things.add(*numbered(250))
    show()
    model.look_at(200, 249)
    ada.wait()
    things.delete(*made[100:])
    things.add(*numbered(120))
    model.retranslate()
    show(Query(sort=(Sort(things.name, True),)))
    things.delete(*things.ids[250:], *made[:100])
    assert model.row_total == 0


def test_nothing_is_shown_until_it_is_asked_for(model: PagedModel) -> None:
    assert (model.rowCount(), model.columnCount(), model.total) == (0, 3, None)


def test_few_records_and_the_row_for_a_new_one(
    model: PagedModel, things: Things, show: Show
) -> None:
    things.add("a", "b")
    show()
    assert names(model) == ["a", "b"]
    assert (model.total, model.row_total, model.rowCount()) == (2, 2, 3)
    new = model.record(2)
    assert new is not None
    assert new.id == NEW
    assert model.headerData(2, DOWN) == "+"


def test_without_the_right_to_write_there_is_no_new_row(
    things: Things, workspace: Workspace, tasks: WatchedTasks, ada: Person
) -> None:
    things.add("a")
    model = PagedModel(tasks, things.type, workspace, new_row=False)
    model.show(Query())
    ada.wait()
    assert model.rowCount() == 1
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable


def test_first_page_comes_before_the_count(
    qtbot: QtBot, model: PagedModel, things: Things, ada: Person
) -> None:
    things.add(*numbered(250))
    with qtbot.waitSignal(model.loaded):
        model.show(Query())
    assert (model.row_total, model.total) == (SIZE, None)
    assert not model.has_new_row
    with qtbot.waitSignal(model.counted):
        pass
    assert (model.row_total, model.total) == (250, 250)
    ada.wait()


def test_row_that_is_not_there_yet_is_blank_and_comes_when_looked_at(
    model: PagedModel, things: Things, ada: Person, show: Show
) -> None:
    things.add(*numbered(450))
    show()
    index = model.index(380, 0)
    assert index.data() == ""
    assert index.data(ROW_ROLE) is None
    assert not model.flags(index) & Qt.ItemFlag.ItemIsEditable
    ada.wait()
    assert index.data() == "Thing 00380"


def test_all_of_a_long_list(model: PagedModel, things: Things, ada: Person, show: Show) -> None:
    things.add(*numbered(1_234))
    show()
    assert read_all(model, ada) == numbered(1_234)
    show(Query(sort=(Sort(things.name, True),)))
    assert read_all(model, ada) == numbered(1_234)[::-1]


def test_memory_stays_constant(model: PagedModel, things: Things, ada: Person, show: Show) -> None:
    things.add(*numbered(SIZE * (KEPT + 5)))
    show()
    read_all(model, ada)
    assert len(list(model._pages)) <= KEPT


def test_from_anywhere_to_anywhere(
    model: PagedModel, things: Things, ada: Person, show: Show
) -> None:
    things.add(*numbered(3_050))
    show(Query(sort=(Sort(things.name),)))
    chance = random.Random(4)
    for _ in range(60):
        at = chance.choice((0, 3_049, chance.randrange(3_050)))
        model.look_at(at, at + 30)
        ada.wait()
        shown = [model.index(row, 0).data() for row in range(at, min(at + 30, 3_050))]
        assert shown == numbered(3_050)[at : at + 30]


def test_old_answer_is_dropped(
    tasks: WatchedTasks, model: PagedModel, things: Things, ada: Person
) -> None:
    things.add("a", "b")
    with busy(tasks):
        model.show(Query())
        model.show(Query(sort=(Sort(things.name, True),)))
    ada.wait()
    assert names(model) == ["b", "a"]


def test_filter_leaves_what_matches(model: PagedModel, things: Things, show: Show) -> None:
    things.add("apple", "pear", "pineapple")
    show(Query(Filter((Condition(things.name, Operator.CONTAINS, "apple"),))))
    assert names(model) == ["apple", "pineapple"]


def test_commit_is_seen_without_a_reset(
    qtbot: QtBot, model: PagedModel, things: Things, show: Show
) -> None:
    first, _ = things.add("a", "b")
    show()
    kept = QPersistentModelIndex(model.index(1, 0))
    with qtbot.assertNotEmitted(model.modelReset):
        things.change(first, "z")
        things.add("c")
    assert names(model) == ["z", "b", "c"]
    assert kept.data() == "b"


def test_rows_that_come_and_go_above_are_found_out(
    model: PagedModel, things: Things, ada: Person, show: Show
) -> None:
    made = things.add(*numbered(1_000))
    show(Query(sort=(Sort(things.name),)))
    model.look_at(500, 530)
    ada.wait()
    things.delete(*made[:7])
    things.add("Thing 00100b", "Thing 00100c")
    expected = sorted([*numbered(1_000)[7:], "Thing 00100b", "Thing 00100c"])
    model.look_at(470, 520)
    ada.wait()
    for first in range(500, -1, -SIZE):  # up to the top, where it is known what is first
        model.look_at(first, first + 20)
        ada.wait()
    assert names(model)[:200] == expected[:200]
    assert read_all(model, ada) == expected


def test_end_that_has_moved_is_found_out(
    model: PagedModel, things: Things, ada: Person, show: Show
) -> None:
    made = things.add(*numbered(900))
    show()
    model.look_at(880, 899)
    ada.wait()
    things.delete(*made[300:640])
    assert model.row_total == 560
    model.look_at(540, 559)
    ada.wait()
    assert model.index(559, 0).data() == "Thing 00899"
    assert read_all(model, ada) == [*numbered(300), *numbered(900)[640:]]


def test_held_row_stays_though_it_no_longer_matches(
    model: PagedModel, things: Things, ada: Person, show: Show
) -> None:
    first, second, _ = things.add("apple", "pineapple", "apples")
    show(Query(Filter((Condition(things.name, Operator.CONTAINS, "apple"),))))
    model.hold(first)
    things.change(first, "pear")
    things.change(second, "apple pie")
    assert names(model) == ["pear", "apple pie", "apples"]
    model.release()
    ada.wait()
    assert names(model) == ["apple pie", "apples"]
    assert model.held is None


def test_held_row_stays_though_it_belongs_elsewhere(
    model: PagedModel, things: Things, ada: Person, show: Show
) -> None:
    first, _, _ = things.add("a", "b", "c")
    show(Query(sort=(Sort(things.name),)))
    model.hold(first)
    things.change(first, "z")
    assert names(model) == ["z", "b", "c"]
    model.release()
    ada.wait()
    assert names(model) == ["b", "c", "z"]


def test_pending_value_is_shown_until_it_is_stored(
    model: PagedModel, things: Things, show: Show
) -> None:
    (first,) = things.add("a")
    show()
    model.set_pending(first, {things.name: "b"})
    assert names(model) == ["b"]
    assert model.index(0, 0).data(VALUE_ROLE) == "b"
    model.forget_pending({first: {things.name: "b"}})
    assert names(model) == ["a"]


def test_refused_text_stays_until_given_up(model: PagedModel, things: Things, show: Show) -> None:
    (first,) = things.add("a")
    show()
    model.refuse(first, things.size, "many", "Not a number.")
    index = model.index(0, 1)
    assert index.data() == "many"
    assert tip(index.data(Qt.ItemDataRole.ToolTipRole)) == "Not a number."
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "Not a number."
    assert model.any_refused
    model.give_up(first, things.size)
    assert index.data() == ""
    assert not model.any_refused


def test_draft_is_the_last_row(model: PagedModel, things: Things, show: Show) -> None:
    show()
    model.set_draft(things.name, "new")
    model.refuse(NEW, things.size, "x", "No.")
    assert (model.index(0, 0).data(), model.index(0, 1).data()) == ("new", "x")
    assert model.any_refused_in_draft
    model.clear_draft()
    assert (model.index(0, 0).data(), model.index(0, 1).data()) == ("", "")


def test_changed_fields_are_other_columns(
    qtbot: QtBot, model: PagedModel, things: Things, ada: Person, show: Show
) -> None:
    things.add("a")
    show()
    model.set_draft(things.size, 3)
    smaller = DataTypeRow(
        things.type.id,
        things.type.project_id,
        things.type.name,
        "",
        things.type.table,
        things.type.revision + 1,
        things.type.fields[:1],
    )
    with qtbot.waitSignal(model.modelReset):
        model.set_type(smaller)
    ada.wait()
    assert model.columnCount() == 1
    assert names(model) == ["a"]
    assert model.draft == {}


def test_header_says_what_fields_are_called(model: PagedModel, things: Things) -> None:
    assert [model.headerData(at, ACROSS) for at in range(3)] == ["Name", "Size", "New"]
    described = model.headerData(0, ACROSS, Qt.ItemDataRole.ToolTipRole)
    assert tip(described) == "Name\nWhat it is called"
    right = model.headerData(1, ACROSS, Qt.ItemDataRole.TextAlignmentRole)
    assert right & Qt.AlignmentFlag.AlignRight
    assert model.headerData(9, ACROSS) is None
    assert model.headerData(0, DOWN) == "1" if model.row_total else "+"


@pytest.mark.parametrize("name", NASTY_NAMES)
def test_name_is_data_not_markup(model: PagedModel, things: Things, show: Show, name: str) -> None:
    things.add(name)
    show()
    index = model.index(0, 0)
    assert index.data() == name
    assert tip(index.data(Qt.ItemDataRole.ToolTipRole)) == name


def test_what_nobody_knows_is_nothing(model: PagedModel, show: Show) -> None:
    show()
    assert model.data(QModelIndex()) is None
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags
    assert model.row_of(17) == -1
    assert model.record(55) is None


# Pages by themselves, against a list that others change


class Listed:
    """A list of ids in order, read as models.records.read_page does."""

    def __init__(self, count: int) -> None:
        self.ids = [at * 10 for at in range(1, count + 1)]

    def read(self, read: object) -> Page:
        asked: dict[str, object] = dict(vars(read))
        limit, offset = int(str(asked["limit"])), int(str(asked["offset"]))
        after, before = asked["after"], asked["before"]
        if isinstance(after, RecordRow):
            found = [at for at in self.ids if at > after.id][offset : offset + limit]
        elif isinstance(before, RecordRow):
            found = [at for at in self.ids if at < before.id][::-1][offset : offset + limit][::-1]
        elif asked["at_end"]:
            found = self.ids[::-1][offset : offset + limit][::-1]
        else:
            found = self.ids[offset : offset + limit]
        return Page(tuple(RecordRow(at, 1, 0, 0, {}) for at in found))


@given(st.lists(st.integers(0, 14), min_size=1, max_size=40))
@settings(max_examples=200)
def test_pages_that_nobody_changes_are_what_the_list_holds(wanted: list[int]) -> None:
    listed, pages = Listed(1_437), Pages()
    for number in wanted:
        missing = pages.missing(number, min(number + 1, 14))
        if missing:
            read = pages.plan(missing, 1_437)
            assert not pages.put(read, listed.read(read))
        found = pages.get(number)
        assert found is not None
        rows = [row.id for row in found.rows]
        assert rows == listed.ids[number * SIZE : (number + 1) * SIZE]


@given(st.data())
@settings(max_examples=200)
def test_pages_beside_each_other_never_contradict(data: st.DataObject) -> None:
    listed, pages = Listed(900), Pages()
    for _ in range(25):
        if data.draw(st.booleans()):
            at = data.draw(st.integers(0, len(listed.ids) - 60))
            del listed.ids[at : at + data.draw(st.integers(1, 50))]
            new = data.draw(st.lists(st.integers(1, 9_999), max_size=30))
            listed.ids = sorted({*listed.ids, *new})
            pages.outdate()
        end = (len(listed.ids) - 1) // SIZE
        number = data.draw(st.integers(0, end))
        missing = pages.missing(number, number)
        if missing:
            read = pages.plan(missing, len(listed.ids))
            pages.put(read, listed.read(read))
        fresh = sorted((at, page) for at, page in pages if page.fresh and page.rows)
        for (one, page), (other, following) in pairwise(fresh):
            if other == one + 1 and len(page.rows) == SIZE:
                next_id = next((at for at in listed.ids if at > page.rows[-1].id), None)
                assert following.rows[0].id == next_id
